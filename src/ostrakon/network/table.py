"""Stakes in columns: a million of them fit in memory and are checked, dated and summed as arrays.

A share is one integer: basis points times `UNIT`, plus one where the band excludes its lower end (minus one
where it excludes its upper end). Sums of such integers compare exactly with a threshold: no float.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ostrakon.model import Evidence, Issue, Severity, cut_quote
from ostrakon.network.stakes import SHARES, WHOLE, Band, Manner, Stake, percent

UNIT = 1 << 20  # more than the stakes that one entity can have; 10,000 * UNIT * 10^8 stays below 2^63
ALWAYS = date.min.toordinal()  # an open start
NEVER = date.max.toordinal()  # an open end
_PACK = 65_536  # rows kept as tuples before they go into an array
_COLUMNS = 8  # owner, owned, least, most, start, end, manner, source

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that stakes were read from: its capture's digest, and its name for people."""

    capture: str
    name: str


class Witness(Sequence[tuple[Evidence, ...]]):
    """The evidence of each row, made when asked for: a row of a file, or the given evidence."""

    def __init__(self, origin: Origin, places: Sequence[Any], quotes: Sequence[str]) -> None:
        self._origin, self._places, self._quotes = origin, places, quotes

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, row: Any) -> Any:
        place = self._places[row]
        if isinstance(place, tuple):
            return place
        told = f"row {place}" if isinstance(place, int) else place
        return (Evidence(self._origin.capture, told, cut_quote(self._quotes[row])),)


class Witnesses(Sequence[tuple[Evidence, ...]]):
    """The evidence of several tables, one after the other."""

    def __init__(self, parts: Sequence[Sequence[tuple[Evidence, ...]]]) -> None:
        self._parts = parts
        self._ends = np.cumsum([len(part) for part in parts])

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    def __getitem__(self, row: Any) -> Any:
        part = int(np.searchsorted(self._ends, row, side="right"))
        return self._parts[part][row - (int(self._ends[part - 1]) if part else 0)]


@dataclass(frozen=True, slots=True, eq=False)
class StakeTable:
    """Stakes as columns over `parties`, which are sorted; row `i` is one statement of a stake.

    `manner[i]` points into `manners`. `usable` is False for rows that cannot be (out of range, in itself,
    dates reversed); each of them has its issue in `issues`.
    """

    parties: tuple[str, ...]
    owner: Ints
    owned: Ints
    least: Ints
    most: Ints
    start: Ints
    end: Ints
    manner: Ints
    manners: tuple[Manner, ...]
    sources: tuple[str, ...]
    source: Ints
    evidence: Sequence[tuple[Evidence, ...]]
    usable: NDArray[np.bool_]
    issues: tuple[Issue, ...]

    def __len__(self) -> int:
        return len(self.owner)

    def stake(self, row: int) -> Stake:
        """One row as a stake."""
        manner = self.manners[self.manner[row]]
        start, end = int(self.start[row]), int(self.end[row])
        return Stake(
            owner=self.parties[self.owner[row]],
            owned=self.parties[self.owned[row]],
            band=band_of(int(self.least[row]), int(self.most[row])),
            holding=manner.holding,
            start=None if start <= ALWAYS else date.fromordinal(start),
            end=None if end >= NEVER else date.fromordinal(end),
            evidence=self.evidence[row],
            source=self.sources[self.source[row]],
            direct=manner.direct,
            joint=manner.joint,
        )

    def on_day(self, day: date) -> NDArray[np.bool_]:
        """Which rows are usable and valid on a day."""
        at = day.toordinal()
        return self.usable & (self.start <= at) & (at <= self.end)


def units_of(band: Band) -> tuple[int, int]:
    """Both ends of a band as integers that carry whether the end itself is excluded."""
    return band.least * UNIT + band.above, band.most * UNIT - band.below


def band_of(least: int, most: int) -> Band:
    """The band that two such integers stand for (at least a lower, at most an upper end)."""
    return Band(least // UNIT, -(-most // UNIT), bool(least % UNIT), bool(-most % UNIT))


class StakeColumns:
    """Gathers stakes row by row, then becomes a `StakeTable`."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._index: dict[str, int] = {}
        self._manners: dict[Manner, int] = {}
        self._manner: Manner | None = None
        self._manner_at = 0
        self._sources: dict[str, int] = {}
        self._pending: list[tuple[int, ...]] = []
        self._packed: list[Ints] = []
        self._places: list[Any] = []
        self._quotes: list[str] = []

    def name(self, party: str) -> None:
        """Makes a party known that may have no stake."""
        self._index.setdefault(party, len(self._index))

    def add(
        self,
        owner: str,
        owned: str,
        *,
        units: tuple[int, int],
        manner: Manner = SHARES,
        days: tuple[int, int] = (ALWAYS, NEVER),
        at: tuple[Any, str, str] = ("", "", ""),
    ) -> None:
        """One stake. `units` as of `units_of`; `days` are ordinals; `at` is place (a number is a row), quote
        and the source's own name ("" for the origin's). A place may also be the evidence itself.
        """
        index = self._index
        place, quote, source = at
        if manner is not self._manner:  # hashing it for each of a million rows would take a second
            self._manner = manner
            self._manner_at = self._manners.setdefault(manner, len(self._manners))
        row = (
            index.setdefault(owner, len(index)),
            index.setdefault(owned, len(index)),
            *units,
            *days,
            self._manner_at,
            self._sources.setdefault(source or self._origin.name, len(self._sources)),
        )
        self._pending.append(row)
        self._places.append(place)
        self._quotes.append(quote)
        if len(self._pending) == _PACK:
            self._pack()

    def _pack(self) -> None:
        self._packed.append(np.array(self._pending, np.int64).reshape(-1, _COLUMNS))
        self._pending.clear()

    def finish(self) -> StakeTable:
        """The table, with parties sorted (so that no input order shows) and every row checked."""
        parties = tuple(sorted(self._index))
        rank = np.empty(len(parties), np.int64)
        for position, party in enumerate(parties):
            rank[self._index[party]] = position
        self._pack()
        columns = np.concatenate(self._packed)
        owner, owned, least, most, start, end, manner, source = np.ascontiguousarray(columns.T)
        owner, owned = rank[owner], rank[owned]
        bad = (least < 0) | (most > WHOLE * UNIT) | (least > most) | (owner == owned) | (start > end)
        table = StakeTable(
            parties=parties,
            owner=owner,
            owned=owned,
            least=least,
            most=most,
            start=start,
            end=end,
            manner=manner,
            manners=tuple(self._manners) or (SHARES,),
            sources=tuple(self._sources),
            source=source,
            evidence=Witness(self._origin, self._places, self._quotes),
            usable=~bad,
            issues=(),
        )
        return _with_issues(table, tuple(_check_row(table, int(row)) for row in np.flatnonzero(bad)))


def _with_issues(table: StakeTable, issues: tuple[Issue, ...]) -> StakeTable:
    values = {name: getattr(table, name) for name in StakeTable.__slots__}
    return StakeTable(**{**values, "issues": issues})


def _check_row(table: StakeTable, row: int) -> Issue:
    """What makes a row unusable: out of range, in itself, or with its dates reversed."""
    stake = table.stake(row)
    seen = stake.evidence[0].place if stake.evidence else ""
    place = ", ".join(part for part in (stake.source, seen) if part) or f"{stake.owner} -> {stake.owned}"
    if stake.owner == stake.owned:
        return Issue("stake.in_itself", place, stake.owner, "a party owning itself; left out", Severity.ENTRY)
    if stake.start and stake.end and stake.start > stake.end:
        told = f"{stake.start} to {stake.end}"
        return Issue(
            "stake.dates_reversed", place, told, "the stake ends before it begins; left out", Severity.ENTRY
        )
    told = f"{percent(stake.band.least)} to {percent(stake.band.most)}"
    message = f"a share of {stake.owned} must lie between 0 and 100 %; left out"
    return Issue("stake.out_of_range", place, told, message, Severity.ENTRY)


def tabulate(stakes: Iterable[Stake]) -> StakeTable:
    """Stakes as a table."""
    columns = StakeColumns(Origin("", ""))
    for stake in stakes:
        days = (
            stake.start.toordinal() if stake.start else ALWAYS,
            stake.end.toordinal() if stake.end else NEVER,
        )
        columns.add(
            stake.owner,
            stake.owned,
            units=units_of(stake.band),
            manner=Manner(stake.holding, stake.direct, stake.joint),
            days=days,
            at=(stake.evidence, "", stake.source),
        )
    return columns.finish()


def join_tables(tables: Sequence[StakeTable], *, same: dict[str, str] | None = None) -> StakeTable:
    """Several tables as one. `same` renames parties (a register's id to the party it was judged to be)."""
    same = same or {}
    parties = tuple(sorted({same.get(party, party) for table in tables for party in table.parties}))
    index = {party: position for position, party in enumerate(parties)}
    moved = [
        np.fromiter((index[same.get(party, party)] for party in table.parties), np.int64, len(table.parties))
        for table in tables
    ]
    manners = tuple(dict.fromkeys(manner for table in tables for manner in table.manners)) or (SHARES,)
    sources = tuple(dict.fromkeys(source for table in tables for source in table.sources))
    owner = _chain([where[table.owner] for where, table in zip(moved, tables, strict=True)])
    owned = _chain([where[table.owned] for where, table in zip(moved, tables, strict=True)])
    manner_at = [np.array([manners.index(m) for m in table.manners], np.int64) for table in tables]
    source_at = [np.array([sources.index(s) for s in table.sources], np.int64) for table in tables]
    usable = np.concatenate([table.usable for table in tables]) if tables else np.empty(0, bool)
    return StakeTable(
        parties=parties,
        owner=owner,
        owned=owned,
        least=_chain([table.least for table in tables]),
        most=_chain([table.most for table in tables]),
        start=_chain([table.start for table in tables]),
        end=_chain([table.end for table in tables]),
        manner=_chain([at[table.manner] for at, table in zip(manner_at, tables, strict=True)]),
        manners=manners,
        sources=sources,
        source=_chain([at[table.source] for at, table in zip(source_at, tables, strict=True)]),
        evidence=Witnesses([table.evidence for table in tables]),
        usable=usable & (owner != owned),
        issues=tuple(issue for table in tables for issue in table.issues),
    )


def _chain(columns: Sequence[Ints]) -> Ints:
    return np.concatenate(columns) if columns else np.empty(0, np.int64)


def keep_rows(table: StakeTable, rows: Ints) -> StakeTable:
    """The table with these rows only; every party stays."""
    values = {name: getattr(table, name) for name in StakeTable.__slots__}
    for name in ("owner", "owned", "least", "most", "start", "end", "manner", "source", "usable"):
        values[name] = values[name][rows]
    values["evidence"] = _Picked(table.evidence, rows)
    return StakeTable(**values)


class _Picked(Sequence[tuple[Evidence, ...]]):
    def __init__(self, whole: Sequence[tuple[Evidence, ...]], rows: Ints) -> None:
        self._whole, self._rows = whole, rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: Any) -> Any:
        return self._whole[int(self._rows[row])]
