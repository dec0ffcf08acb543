"""Registers of ownership: files given, or kept in the workspace; and who in them is on a list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import screen_subjects
from ostrakon.flow.shelf import Shelf, make_run
from ostrakon.intake import make_capture, read_file
from ostrakon.ledger.captures import add_captures, find_capture
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.listings import find_listing
from ostrakon.ledger.runs import add_run, read_runs
from ostrakon.model import Hit, Listing, PartialDate, PartyKind, Query
from ostrakon.network.listed import ListedParty
from ostrakon.network.registers import RegisterParty, RegisterReading, read_register
from ostrakon.network.table import StakeTable, join_tables
from ostrakon.resolve import load_policy

REGISTER_RUN = "register"
DECLARED = "declared by whoever asked"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Registers:
    """Several registers as one: all stakes, and every party by id."""

    readings: tuple[RegisterReading, ...]
    stakes: StakeTable
    parties: dict[str, RegisterParty]

    def name(self, node: str) -> str:
        """A party's name, its id where no register gives one."""
        party = self.parties.get(node)
        return party.name if party else node


def keep_registers(shelf: Shelf, files: Sequence[Path]) -> tuple[RegisterReading, ...]:
    """Read registers and keep their files in the workspace, so that later questions count them.

    Raises:
        BadRequest, SourceChanged: a file that is no register, or not whole. Nothing is kept then.
    """
    captures = [read_file(file, at=shelf.clock()) for file in files]
    readings = tuple(read_register(capture) for capture in captures)
    add_captures(shelf.ledger, captures)
    for capture in captures:
        shelf.captures.keep(capture)
        at = capture.retrieved_at
        add_run(shelf.ledger, make_run(REGISTER_RUN, "", started_at=at, finished_at=at, detail=capture.digest))
    return readings


def read_registers(shelf: Shelf | None, files: Sequence[Path] = (), *, progress: Say | None = None) -> Registers:
    """The registers of these files, or, where none is given, those that the workspace keeps."""
    readings = [_read(file, progress) for file in files]
    if not files and shelf is not None:
        digests = dict.fromkeys(run.detail for run in read_runs(shelf.ledger) if run.kind == REGISTER_RUN)
        readings = [_read_kept(shelf, digest) for digest in digests]
    parties: dict[str, RegisterParty] = {}
    for reading in readings:
        parties |= {key: party for key, party in reading.parties.items() if key not in parties or party.names}
    return Registers(tuple(readings), join_tables([reading.stakes for reading in readings]), parties)


def _read(file: Path, progress: Say | None) -> RegisterReading:
    from ostrakon.settings import read_clock

    capture = read_file(file, at=read_clock())
    tell = (lambda count: progress(f"{file.name}: {count:,} entries read")) if progress else None
    return read_register(capture, progress=tell)


def _read_kept(shelf: Shelf, digest: str) -> RegisterReading:
    note = find_capture(shelf.ledger, digest)
    data = shelf.captures.read(digest)
    address, at = (note.address, note.retrieved_at) if note else (digest, shelf.clock())
    return read_register(make_capture(data, address=address, at=at))


def find_listed(
    shelf: Shelf | None,
    registers: Registers,
    *,
    as_of: date,
    declared: Iterable[str] = (),
    nodes: Iterable[str] = (),
) -> tuple[ListedParty, ...]:
    """Which of a register's parties are on lists: those declared, those whose id names a listing, and those that
    screening takes for a listed party from the policy's alert threshold on. `nodes` limits whom to screen.
    """
    found = [ListedParty(node, how=DECLARED) for node in declared]
    if shelf is None or not read_list_ids(shelf.ledger):
        return tuple(found)
    chosen = sorted(set(nodes) or set(registers.stakes.parties))
    by_id = {node: listing for node in chosen if (listing := _by_id(shelf, node, as_of))}
    found += [_listed(node, listing, "its id names the listing") for node, listing in sorted(by_id.items())]
    queries = [(node, make_register_query(registers, node)) for node in chosen if node not in by_id]
    policy = load_policy()
    screened = screen_subjects(
        shelf, [query for _, query in queries], Scope(as_of=as_of, threshold=policy.alert_at)
    )
    for (node, _), screening in zip(queries, screened, strict=True):
        found += [_from_hit(shelf, node, hit, as_of) for hit in screening.hits]
    return tuple(found)


def make_register_query(registers: Registers, node: str) -> Query:
    """What a register tells of a party, as a query: name, kind, birth, countries, identifiers."""
    party = registers.parties.get(node) or RegisterParty(node)
    name = (party.name if party.names else node).strip()
    return Query(
        name=name[:1000] or node,
        kind=party.kind if party.kind in (PartyKind.PERSON, PartyKind.COMPANY) else PartyKind.UNKNOWN,
        born=_born(party.born),
        countries=tuple(country for country in party.countries if len(country) == 2),
        identifiers=party.identifiers,
        aliases=party.names[1:10],
    )


def _born(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None


def _by_id(shelf: Shelf, node: str, as_of: date) -> Listing | None:
    list_id, _, native_id = node.removeprefix("list:").partition(":")
    return _listing(shelf, list_id, native_id.strip(), as_of) if native_id else None


def _listing(shelf: Shelf, list_id: str, native_id: str, as_of: date) -> Listing | None:
    edition = find_edition(shelf.ledger, list_id, as_of) if list_id in read_list_ids(shelf.ledger) else None
    version = find_listing(shelf.ledger, edition, native_id) if edition else None
    return version.listing if version else None


def _from_hit(shelf: Shelf, node: str, hit: Hit, as_of: date) -> ListedParty:
    how = f"screened: {hit.name}, probability {hit.probability:.3f}, {hit.bits:+.1f} bits"
    listing = _listing(shelf, hit.list, hit.native_id, as_of)
    return (
        _listed(node, listing, how) if listing else ListedParty(node, hit.list, hit.native_id, hit.name, how=how)
    )


def _listed(node: str, listing: Listing, how: str) -> ListedParty:
    """With the day of designation or listing where the entry states one; else listed at any time."""
    starts = [each.started or each.listed for each in listing.designations]
    start = min((day for day in starts if day), default=None)
    return ListedParty(node, listing.list_id, listing.native_id, listing.name, start, how=how)
