"""What a screening as of a day covers: the editions in force, and which lists are missing or stale.

Sources: R4 (no "clear" on stale or partial data); docs/adr/0002 states the rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.runs import find_last_confirmed
from ostrakon.lists import CATALOG, find_source
from ostrakon.model import Edition, NotThere

UNKNOWN_CADENCE_DAYS = 7  # for a list held that the catalog no longer names: the shortest wait of any authority


@dataclass(frozen=True, slots=True)
class Coverage:
    """The editions searched, by list id, and a sentence for each list that is missing or stale."""

    editions: tuple[Edition, ...]
    issues: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The editions as `list@published`."""
        return tuple(label_edition(edition) for edition in self.editions)

    @property
    def status(self) -> str:
        """`complete`, or `incomplete` where any list is missing or stale."""
        return "incomplete" if self.issues else "complete"


def label_edition(edition: Edition) -> str:
    """The edition as `list@published`."""
    return f"{edition.list_id}@{edition.published}"


def find_coverage(
    shelf: Shelf, as_of: date, *, lists: Sequence[str] = (), known_at: datetime | None = None
) -> Coverage:
    """The editions in force on a day: of the lists named, else of every list that the workspace holds.

    Raises:
        NotThere: a list that neither the catalog nor the workspace knows; a workspace without any list.
    """
    held = read_list_ids(shelf.ledger)
    wanted = tuple(dict.fromkeys(lists)) or held
    for list_id in wanted:
        if list_id not in held:
            find_source(list_id)
    if not wanted:
        raise NotThere("the workspace holds no list yet; load one first: ostrakon load FILE --list ID")
    editions: list[Edition] = []
    issues: list[str] = []
    for list_id in sorted(wanted):
        edition = find_edition(shelf.ledger, list_id, as_of, known_at=known_at)
        if edition is None:
            issues.append(f"{list_id}: no edition published on or before {as_of} is held")
            continue
        editions.append(edition)
        issues += _staleness(shelf, edition, as_of, known_at=known_at)
    return Coverage(tuple(editions), tuple(issues))


def confirmed_until(shelf: Shelf, newest: Edition) -> date:
    """The last day on which the list is known to have been as held: published, or asked for and answered."""
    confirmed = find_last_confirmed(shelf.ledger, newest.list_id)
    return max(newest.published, confirmed.date()) if confirmed else newest.published


def cadence_of(list_id: str) -> int:
    """The days after which a list that was not confirmed counts as stale."""
    found = [source.cadence_days for source in CATALOG if source.id == list_id]
    return found[0] if found else UNKNOWN_CADENCE_DAYS


def _staleness(shelf: Shelf, edition: Edition, as_of: date, *, known_at: datetime | None) -> list[str]:
    newest = find_edition(shelf.ledger, edition.list_id, known_at=known_at)
    if newest is not None and newest.published > as_of:
        return []
    until = edition.published if known_at else confirmed_until(shelf, edition)
    if as_of <= until + timedelta(days=cadence_of(edition.list_id)):
        return []
    return [f"{edition.list_id}: last known to be up to date on {until}, which is stale on {as_of}"]
