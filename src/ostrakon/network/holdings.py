"""Stakes as of a day, one per owner, owned and kind of holding, ready to be followed from owner to owned.

Several statements of one stake are made one: statements that agree are narrowed to what all of them allow;
statements that contradict are widened to what any of them allows, with an issue. Order never matters.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from ostrakon.model import Issue, Severity
from ostrakon.network.joint import is_part
from ostrakon.network.rules import Holding, Rule
from ostrakon.network.stakes import WHOLE, Stake
from ostrakon.network.table import UNIT, Ints, StakeTable, band_of

SEARCH_LIMIT = 10_000  # owners looked through for an overlap; beyond it, an overlap is assumed (the safe side)


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """Stakes of one kind of holding as of a day. Edges are sorted by owner, then owned.

    `starts[i]:starts[i + 1]` are the edges that party `i` owns; `owned`, `least`, `most` run along the edges.
    `rest[i]` is what no named owner of party `i` is known to hold, in units. `rows[first[e]:first[e + 1]]`
    are the table's rows of edge `e`; `into[in_starts[i]:in_starts[i + 1]]` the edges into party `i`.
    """

    holding: Holding
    starts: "array[int]"
    owner: "array[int]"
    owned: "array[int]"
    least: "array[int]"
    most: "array[int]"
    rest: "array[int]"
    rows: Ints
    first: Ints
    into: "array[int]"
    in_starts: "array[int]"
    issues: tuple[Issue, ...]

    def edges_into(self, party: int) -> Iterator[int]:
        """The edges of a party's owners."""
        return (self.into[at] for at in range(self.in_starts[party], self.in_starts[party + 1]))

    def stakes_of(self, edge: int, table: StakeTable) -> Stake:
        """The stake of an edge, with the evidence of every statement of it."""
        rows = [int(row) for row in self.rows[self.first[edge] : self.first[edge + 1]]]
        stakes = sorted((table.stake(row) for row in rows), key=_by_statement)
        head = stakes[0]
        starts = [stake.start for stake in stakes if stake.start]
        ends = [stake.end for stake in stakes if stake.end]
        return Stake(
            owner=head.owner,
            owned=head.owned,
            band=band_of(self.least[edge], self.most[edge]),
            holding=head.holding,
            start=max(starts, default=None),
            end=min(ends, default=None),
            evidence=tuple(dict.fromkeys(item for stake in stakes for item in stake.evidence)),
            source="; ".join(dict.fromkeys(stake.source for stake in stakes if stake.source)),
            direct=all(stake.direct for stake in stakes),
            joint=head.joint,
        )


def hold(table: StakeTable, rule: Rule, as_of: date) -> tuple[Holdings, ...]:
    """The table as of a day: one `Holdings` for each kind of holding that the rule measures."""
    valid = table.on_day(as_of)
    kinds = np.array([manner.holding for manner in table.manners], dtype=object)
    return tuple(
        _hold_one(table, np.flatnonzero(valid & (kinds == holding)[table.manner]), holding)
        for holding in rule.measures
    )


def _hold_one(table: StakeTable, chosen: Ints, holding: Holding) -> Holdings:
    size = len(table.parties)
    key = table.owner[chosen] * size + table.owned[chosen]
    order = np.argsort(key, kind="stable")
    rows, key = chosen[order], key[order]
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.empty(0, np.int64)
    least, most, torn = _merge(table.least[rows], table.most[rows], first)
    owner, owned = table.owner[rows[first]], table.owned[rows[first]]
    into = np.argsort(owned, kind="stable")
    ends = np.concatenate((first, [len(rows)]))
    held = Holdings(
        holding=holding,
        starts=_offsets(owner, size),
        owner=_flat(owner),
        owned=_flat(owned),
        least=_flat(least),
        most=_flat(most),
        rest=array("q"),
        rows=rows,
        first=ends,
        into=_flat(into),
        in_starts=_offsets(owned, size),
        issues=(),
    )
    issues = [_contradiction(table, rows[ends[edge] : ends[edge + 1]]) for edge in torn]
    issues += _part_overlaps(held, table)
    least = np.frombuffer(held.least, np.int64) if len(held.least) else least
    total = np.zeros(size, np.int64)
    np.add.at(total, owned, least)
    if holding is not Holding.BOARD_MAJORITY:
        issues += [
            _over_whole(table, party, int(total[party]))
            for party in np.flatnonzero(total // UNIT > WHOLE).tolist()
            if not is_part(table.parties[party])
        ]
    values = {name: getattr(held, name) for name in Holdings.__slots__}
    values |= {"rest": _flat(np.maximum(0, WHOLE * UNIT - total)), "issues": tuple(issues)}
    return Holdings(**values)


def _merge(least: Ints, most: Ints, first: Ints) -> tuple[Ints, Ints, list[int]]:
    """Per group of statements: what all allow, or, where they contradict, what any allows; and which do."""
    if not len(first):
        return least, most, []
    narrow_least, narrow_most = np.maximum.reduceat(least, first), np.minimum.reduceat(most, first)
    torn = narrow_least > narrow_most
    wide_least, wide_most = np.minimum.reduceat(least, first), np.maximum.reduceat(most, first)
    return (
        np.where(torn, wide_least, narrow_least),
        np.where(torn, wide_most, narrow_most),
        np.flatnonzero(torn).tolist(),
    )


def _by_statement(stake: Stake) -> tuple[int, int, str, str]:
    return stake.band.least, stake.band.most, stake.source, str(stake.evidence)


def _flat(values: Ints) -> "array[int]":
    made = array("q")
    made.frombytes(np.ascontiguousarray(values, np.int64).tobytes())
    return made


def _offsets(parties: Ints, size: int) -> "array[int]":
    return _flat(np.concatenate(([0], np.cumsum(np.bincount(parties, minlength=size)))))


def _over_whole(table: StakeTable, party: int, total: int) -> Issue:
    message = "stated shares add to over 100 %"
    return Issue("stake.over_whole", table.parties[party], f"{total // UNIT} basis points", message)


def _contradiction(table: StakeTable, rows: Ints) -> Issue:
    stakes = [table.stake(int(row)) for row in rows]
    told = ", ".join(sorted({str(stake.band) for stake in stakes}))
    place = f"{stakes[0].owner} -> {stakes[0].owned}"
    return Issue("stake.contradicted", place, told, "sources state different shares; all of them are allowed for")


def _part_overlaps(held: Holdings, table: StakeTable) -> list[Issue]:
    """Lowers the minimum of stakes that may be indirect by what may run through another owner of the same party.

    A stake held "directly or indirectly" may contain the stake of a company in between; counting both would
    count one holding twice.
    """
    doubtful = [position for position, manner in enumerate(table.manners) if not manner.direct]
    if not doubtful or not len(held.rows):
        return []
    loose = np.isin(table.manner[held.rows], doubtful)
    edges = np.flatnonzero(np.logical_or.reduceat(loose, held.first[:-1]))
    stated = array("q", held.least)  # lowering one must not hide another
    issues = []
    for edge in edges.tolist():
        through = _through(held, edge)
        if through:
            held.least[edge] = max(0, stated[edge] - sum(held.most[other] for other in through))
            issues.append(_overlap(held, table, edge))
    return issues


def _through(held: Holdings, edge: int) -> list[int]:
    """The other edges into the same party through which this edge's owner may hold."""
    owner, owned = held.owner[edge], held.owned[edge]
    if held.starts[owner + 1] - held.starts[owner] < 2:  # it owns nothing else to hold through
        return []
    others = [other for other in held.edges_into(owned) if other != edge]
    return [other for other in others if _reaches_up(held, held.owner[other], owner)]


def _reaches_up(held: Holdings, start: int, wanted: int) -> bool:
    seen, queue = {start}, [start]
    for party in queue:
        for edge in held.edges_into(party):
            above = held.owner[edge]
            if above == wanted or len(seen) > SEARCH_LIMIT:
                return True
            if above not in seen:
                seen.add(above)
                queue.append(above)
    return False


def _overlap(held: Holdings, table: StakeTable, edge: int) -> Issue:
    place = f"{table.parties[held.owner[edge]]} -> {table.parties[held.owned[edge]]}"
    message = "may be held through another owner that is named as well; its minimum was lowered, to count once"
    told = str(band_of(held.least[edge], held.most[edge]))
    return Issue("stake.may_overlap", place, told, message, Severity.NOTE)
