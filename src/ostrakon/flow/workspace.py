"""The workspace: a folder with a ledger and captures, and everything that can be asked of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from ostrakon.flow.compare import compare_days
from ostrakon.flow.days import parse_day
from ostrakon.flow.dossier import find_keys, make_dossier, was_listed
from ostrakon.flow.dossier_entity import find_entity_of, make_entity_dossier
from ostrakon.flow.entities import find_entity_by_id, find_in_reports
from ostrakon.flow.list_overview import ListOverview, read_overview
from ostrakon.flow.load import LoadTerms, load_captures
from ostrakon.flow.queries import QueryFacts, make_query
from ostrakon.flow.refresh import FetchTerms, Refreshed, refresh_lists
from ostrakon.flow.scope import Scope
from ostrakon.flow.shelf import CAPTURES_FOLDER, LEDGER_FILE, Shelf
from ostrakon.intake import CaptureStore, read_file
from ostrakon.ledger import Loaded, open_ledger
from ostrakon.ledger.editions import find_edition, read_editions
from ostrakon.ledger.listings import read_listings
from ostrakon.ledger.readings import read_newest
from ostrakon.lists import CATALOG, find_source
from ostrakon.model import (
    BadRequest,
    Capture,
    Delta,
    Dossier,
    Edition,
    Hit,
    Listing,
    NetworkView,
    NotThere,
    Query,
    Reading,
    Screening,
)
from ostrakon.settings import read_clock

if TYPE_CHECKING:
    from ostrakon.flow.ownership import OwnAnswer
    from ostrakon.flow.read_reports import ReadOutcome
    from ostrakon.screen import Miss

_FAINT = 0.01  # probability from which a name that hits nothing is looked up all the same, for a dossier

Day = str | date | None
"""A day as a date or `YYYY-MM-DD`; None for today, or for "not stated"."""


class Workspace:
    """An open workspace.

    Args:
        path: its folder; made if absent.
        ledger: the address of a PostgreSQL database; "" for the SQLite file in the folder.
        clock: gives the time in UTC.
    """

    def __init__(self, path: str | Path, *, ledger: str = "", clock: Callable[[], datetime] = read_clock) -> None:
        folder = Path(path)
        opened = open_ledger(ledger or folder / LEDGER_FILE)
        self.shelf = Shelf(folder, opened, CaptureStore(folder / CAPTURES_FOLDER), clock)

    def close(self) -> None:
        """Close the ledger."""
        self.shelf.ledger.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(
        self,
        *files: str | Path | Capture,
        list: str | None = None,
        published: Day = None,
        force_older: bool = False,
        bounded: bool = True,
    ) -> Loaded:
        """Load one edition from its files, or from captures in hand; `flow.load.LoadTerms` tells the options.

        Raises:
            BadRequest, NotThere, SourceChanged: refused; the previous edition stays in force.
        """
        day = parse_day(published, what="the day of publication")
        terms = LoadTerms(list, day, force_older=force_older, bounded=bounded)
        started_at = self.shelf.clock()
        captures = [file if isinstance(file, Capture) else read_file(Path(file), at=started_at) for file in files]
        return load_captures(self.shelf, captures, terms, started_at=started_at)

    def refresh(self, *lists: str, terms: FetchTerms | None = None) -> tuple[Refreshed, ...]:
        """Fetch lists from their official addresses: those named, else all of the catalog."""
        sources = [find_source(list_id) for list_id in lists] or CATALOG
        return refresh_lists(self.shelf, sources, terms or FetchTerms())

    def lists(self) -> tuple[ListOverview, ...]:
        """What is held of each list, how old it is, when it is due."""
        return read_overview(self.shelf)

    def editions(self, list: str | None = None) -> tuple[Edition, ...]:
        """The editions held, oldest first within each list."""
        return read_editions(self.shelf.ledger, list)

    def listings(self, list: str, *, as_of: Day = None) -> tuple[Listing, ...]:
        """All listings of a list as of a day.

        Raises:
            NotThere: no edition of the list on or before that day is held.
        """
        day = parse_day(as_of, what="as of")
        edition = find_edition(self.shelf.ledger, list, day)
        if edition is None:
            raise NotThere(f"no edition of {list} published on or before {day or 'today'} is held")
        return read_listings(self.shelf.ledger, edition)

    def delta(self, list: str, from_day: Day, to_day: Day = None) -> Delta:
        """What differs between the editions of a list in force on two days.

        Raises:
            BadRequest: the first day is after the second.
            NotThere: no edition is held for one of the days.
        """
        return compare_days(self.shelf, list, from_day, to_day)

    def read(self, source: str | Path, *, published: Day = None, again: bool = False) -> Reading:
        """The reading of one report: a file, or an address of the web. Kept in the ledger with its bytes.

        Raises:
            BadRequest: no text, page or PDF; not a day.
            SourceUnavailable, SourceChanged: the address gave nothing that could be read.
        """
        outcome = next(self.read_many([source], published=published, again=again))
        if outcome.error is not None:
            raise outcome.error
        assert outcome.reading is not None
        return outcome.reading

    def read_many(
        self, sources: Iterable[str | Path], *, published: Day = None, again: bool = False
    ) -> "Iterator[ReadOutcome]":
        """The outcome of each report in files, folders and addresses, in order; bad ones do not stop the others.

        A report that this version of the reader has read before is not read again, unless `again`.
        """
        from ostrakon.flow.read_reports import ReadTerms, read_sources
        from ostrakon.flow.report_sources import gather_sources

        day = parse_day(published, what="the day of publication")
        return read_sources(self.shelf, gather_sources(sources), ReadTerms(day, again=again))

    def readings(self) -> tuple[Reading, ...]:
        """The newest reading of each report, by day of publication."""
        return read_newest(self.shelf.ledger)

    def screen(
        self, name: str, *, as_of: Day = None, scope: Scope | None = None, **facts: Unpack[QueryFacts]
    ) -> list[Hit]:
        """The listings that a name may mean, likeliest first. See `QueryFacts` for what else may be said.

        Raises:
            BadRequest: a name, fact or limit that cannot be taken.
            NotThere: no list is held.
        """
        return self.screen_many([make_query(name, facts)], as_of=as_of, scope=scope)[0]

    def screen_many(
        self, queries: Sequence[Query], *, as_of: Day = None, scope: Scope | None = None
    ) -> list[list[Hit]]:
        """The hits of each query, in order: the fast path for many."""
        day = parse_day(as_of, what="as of")
        within = scope or Scope()
        within = replace(within, as_of=day) if day else within
        return [[*screening.hits] for screening in self.screenings(queries, within)]

    def screenings(self, queries: Sequence[Query], scope: Scope | None = None) -> tuple[Screening, ...]:
        """Each query answered whole: hits, editions searched, and whether anything was missing or stale."""
        from ostrakon.flow.screening import screen_subjects

        return screen_subjects(self.shelf, queries, scope or Scope())

    def why_not(
        self, name: str, words: str, *, as_of: Day = None, scope: Scope | None = None, **facts: Unpack[QueryFacts]
    ) -> tuple["Miss", ...]:
        """Why the listings that `words` mean (`LIST:ID`, id, entity or name) are, or are no, hits for a name.

        Raises:
            BadRequest: a name or fact that cannot be taken.
            NotThere: none of them was listed in what is searched.
        """
        from ostrakon.flow.why_not import explain_why_not

        day = parse_day(as_of, what="as of")
        within = scope or Scope()
        within = replace(within, as_of=day) if day else within
        return explain_why_not(self.shelf, make_query(name, facts), words, within)

    def dossier(self, words: str, *, as_of: Day = None) -> Dossier:
        """All that is held of the party that a native id, `LIST:ID`, an entity's id or a name means.

        Raises:
            NotThere: nothing that the words may mean was listed on or before that day.
        """
        day = parse_day(as_of, what="as of") or self.shelf.clock().date()
        if not words.strip():
            raise BadRequest("an empty name; say of whom the dossier is to be")
        if words.strip().startswith("ent-"):
            return make_entity_dossier(self.shelf, find_entity_by_id(self.shelf, words.strip(), ever=True), day)
        keys = find_keys(self.shelf, words)
        if keys:
            return self._dossier_of(keys, day)
        hits = self.screen(words, as_of=day) or self.screen(words, as_of=day, scope=Scope(threshold=_FAINT))
        if not hits:
            return self._dossier_in_reports(words, day)
        best, *others = hits
        see_also = [f"{hit.list}:{hit.native_id} {hit.name} ({hit.probability:.2f})" for hit in others]
        return self._dossier_of([(best.list, best.native_id)], day, see_also=see_also)

    def _dossier_in_reports(self, words: str, day: date) -> Dossier:
        """The dossier of a party that no list has, but reports name; parties of other reports in `see_also`."""
        found = find_in_reports(self.shelf, words, day)
        if not found:
            raise NotThere(f"nothing in the record as of {day} is called, or has the id, {words[:80]!r}")
        see_also = [f"{each.name} in another report ({each.id})" for each in found[1:]]
        return make_entity_dossier(self.shelf, found[0], day, see_also=see_also)

    def _dossier_of(self, keys: Sequence[tuple[str, str]], day: date, *, see_also: Sequence[str] = ()) -> Dossier:
        """The dossier of the entity of the first listing; listings of others are told in `see_also`."""
        listed = [key for key in keys if was_listed(self.shelf, key, day)]
        entity = find_entity_of(self.shelf, listed or keys)
        if entity is None or not listed:
            return make_dossier(self.shelf, keys, day, see_also=see_also)
        others = [f"{list_id}:{native_id}" for list_id, native_id in listed]
        members = {member.partition(":")[2] for member in entity.members}
        more = [each for each in others if each not in members]
        kept = [each for each in see_also if each.partition(" ")[0] not in members]
        return make_entity_dossier(self.shelf, entity, day, first=listed[0], see_also=(*more, *kept))

    def own(
        self,
        words: str,
        *,
        rules: Sequence[str] = (),
        as_of: Day = None,
        registers: Sequence[str | Path] = (),
        listed: Sequence[str] = (),
    ) -> "OwnAnswer":
        """What ownership rules make of a party of the registers given, else of those kept: each with its proof.

        `rules` empty means all; `listed` are parties to take as blocked beside those that lists name.

        Raises:
            BadRequest: no register, no such rule, a name of several parties.
            NotThere: no register names the party.
        """
        from ostrakon.flow.ownership import OwnTerms, ask_ownership
        from ostrakon.network.rules import RULE_IDS

        day = parse_day(as_of, what="as of") or self.shelf.clock().date()
        files = tuple(Path(file) for file in registers)
        return ask_ownership(self.shelf, words, OwnTerms(day, tuple(rules) or RULE_IDS, files, tuple(listed)))

    def network(
        self, words: str, *, depth: int = 1, as_of: Day = None, only_asserted: bool = False
    ) -> NetworkView:
        """The parties around a party, and every relation among them with its source, placed for a drawing.

        Raises:
            NotThere: nobody in the record is called that, or has that id.
        """
        from ostrakon.flow.network import find_node, read_network, show_neighborhood
        from ostrakon.network.graph import Lens
        from ostrakon.network.neighborhood import Reach

        day = parse_day(as_of, what="as of") or self.shelf.clock().date()
        record = read_network(self.shelf, day)
        lens = Lens.on(day, only_asserted=only_asserted)
        return show_neighborhood(record, find_node(self.shelf, record, words), reach=Reach(depth), lens=lens)
