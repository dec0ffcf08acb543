"""The compiled search: candidates by their nearest tokens, then the exact score of the best of them.

A candidate's bound is the sum, over the query's tokens, of the best agreement that any of its tokens shows. A name
is missed only where no token agrees in any way, or where `CANDIDATES` names have better bounds. Weights are
hundredths of a bit.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from ostrakon.names.agreement import JOINED, LONGEST, NONE, Weights, head_kind, worth_of
from ostrakon.names.alignment import LONGEST_NAME, Cost, Trace, align, make_trace
from ostrakon.names.compiled import view_name
from ostrakon.names.lexicon import HEAD
from ostrakon.names.neighbors import Neighbors, find_first
from ostrakon.resolve.facts import FactTerm, weigh_facts
from ostrakon.resolve.weigh import Side
from ostrakon.screen.segment import Segment

CANDIDATES = 96  # names scored exactly for a query; candidate recall at this depth is measured in bench/
_WEAK = int(Cost.WEAK)
_SLOTS = 64  # stamps a query may use: a slot a token, and one a way of joining them


class Rules(NamedTuple):
    """The numbers of a policy: weights of names and facts, the prior, and the least sum that counts."""

    weights: Weights
    facts: npt.NDArray[np.int64]
    prior: int
    least: int


class Scratch(NamedTuple):
    """Working room of one thread, sized for one segment. `turn` counts the queries it has served."""

    bound: npt.NDArray[np.int32]
    stamp: npt.NDArray[np.int64]
    touched: npt.NDArray[np.int32]
    best: npt.NDArray[np.int64]
    owner: npt.NDArray[np.int64]
    cell_kind: npt.NDArray[np.int8]
    cell_bits: npt.NDArray[np.int16]
    matrix: npt.NDArray[np.int64]
    terms: npt.NDArray[np.int64]
    trace: Trace
    turn: npt.NDArray[np.int64]


def make_scratch(segment: Segment) -> Scratch:
    """Room for one thread."""
    names, tokens = segment.listing_of.size, segment.side.lexicon.rows.size
    return Scratch(
        np.zeros(names, dtype=np.int32),
        np.zeros(names, dtype=np.int64),
        np.zeros(names + 1, dtype=np.int32),
        np.zeros((2, CANDIDATES), dtype=np.int64),
        np.zeros(segment.listings + 1, dtype=np.int64),
        np.zeros((LONGEST_NAME, tokens), dtype=np.int8),
        np.zeros((LONGEST_NAME, tokens), dtype=np.int16),
        np.zeros((2, LONGEST_NAME, LONGEST_NAME), dtype=np.int64),
        np.zeros(len(FactTerm), dtype=np.int64),
        make_trace(),
        np.zeros(1, dtype=np.int64),
    )


class Found(NamedTuple):
    """For each query, up to `limit` listings, best first: the name that agreed best, and the sum. -1 fills."""

    name: npt.NDArray[np.int64]
    total: npt.NDArray[np.int64]


@njit(cache=True)
def _raise_names(segment: Segment, token: int, bits: int, slot: int, scratch: Scratch, count: int) -> int:
    """Add the worth of a token to every name that has it, once a slot; gives the count of names touched."""
    base = scratch.turn[0] * _SLOTS
    for place in range(segment.post_start[token], segment.post_start[token + 1]):
        name = segment.post[place]
        count = _raise_name(name, bits, base, slot, scratch, count)
    return count


@njit(cache=True)
def _raise_name(name: int, bits: int, base: int, slot: int, scratch: Scratch, count: int) -> int:
    seen = scratch.stamp[name]
    if seen == base + slot:
        return count
    if seen < base:
        scratch.touched[count] = name
        count += 1
        scratch.bound[name] = bits
    else:
        scratch.bound[name] += bits
    scratch.stamp[name] = base + slot
    return count


@njit(cache=True)
def _raise_joins(segment: Segment, value: int, bits: int, slot: int, scratch: Scratch, count: int) -> int:
    """Add the worth of a join to every name that has it, as a join or as one token."""
    if value == 0:
        return count
    base = scratch.turn[0] * _SLOTS
    place = find_first(segment.joins, value)
    while place < segment.joins.hashes.size and segment.joins.hashes[place] == value:
        count = _raise_name(segment.joins.token[place], bits, base, slot, scratch, count)
        place += 1
    place = find_first(segment.filed, value)
    while place < segment.filed.hashes.size and segment.filed.hashes[place] == value:
        count = _raise_names(segment, segment.filed.token[place], bits, slot, scratch, count)
        place += 1
    return count


@njit(cache=True)
def _bound_names(
    query: Side, i: int, near: Neighbors, segment: Segment, weights: Weights, scratch: Scratch
) -> int:
    """Bound every name that shares anything with query name `i`; gives how many there are."""
    scratch.turn[0] += 1
    first, last = query.names.start[i], query.names.start[i + 1]
    count = 0
    for place in range(first, last):
        token = query.names.token[place]
        for row in range(near.start[token], near.start[token + 1]):
            if near.bits[row] > 0:
                count = _raise_names(segment, near.token[row], near.bits[row], place - first, scratch, count)
    for place in range(first, last):
        bits = worth_of(weights, JOINED, LONGEST, query.names.rarity[place] + 400)
        slot = LONGEST_NAME + 2 * (place - first)
        count = _raise_joins(segment, query.names.fine[place], bits, slot, scratch, count)
        count = _raise_joins(segment, query.names.lead[place], bits, slot, scratch, count)
        count = _raise_joins(segment, query.names.join[place], bits + 400, slot + 1, scratch, count)
    if last - first > 2:
        count = _raise_joins(
            segment, query.names.whole[i], weights.cap[JOINED, LONGEST], 3 * LONGEST_NAME, scratch, count
        )
    return count


@njit(cache=True)
def _keep_best(
    segment: Segment, query: Side, i: int, count: int, scratch: Scratch, alive: npt.NDArray[np.uint8]
) -> int:
    """Of the names touched, keep those with the greatest bounds in `best[0]`; gives how many.

    `best` is a heap with the least bound on top while it fills.
    """
    names = segment.side.names.start
    size, own = 0, query.names.start[i + 1] - query.names.start[i]
    for place in range(count):
        name = scratch.touched[place]
        if alive[segment.listing_of[name]] == 0:
            continue
        more = names[name + 1] - names[name] - own
        bound = scratch.bound[name] - (100 * more if more > 0 else 0)
        if size < CANDIDATES:
            _sift_up(scratch.best, size, name, bound)
            size += 1
        elif bound > scratch.best[1, 0]:
            _sift_down(scratch.best, size, name, bound)
    return size


@njit(cache=True)
def _sift_up(heap: npt.NDArray[np.int64], place: int, name: int, bound: int) -> None:
    while place > 0:
        above = (place - 1) >> 1
        if heap[1, above] <= bound:
            break
        heap[0, place], heap[1, place] = heap[0, above], heap[1, above]
        place = above
    heap[0, place], heap[1, place] = name, bound


@njit(cache=True)
def _sift_down(heap: npt.NDArray[np.int64], size: int, name: int, bound: int) -> None:
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and heap[1, below + 1] < heap[1, below]:
            below += 1
        if heap[1, below] >= bound:
            break
        heap[0, place], heap[1, place] = heap[0, below], heap[1, below]
        place = below
    heap[0, place], heap[1, place] = name, bound


@njit(cache=True)
def _write_cells(query: Side, i: int, near: Neighbors, scratch: Scratch, clear: bool) -> None:
    first, last = query.names.start[i], query.names.start[i + 1]
    for place in range(first, last):
        token = query.names.token[place]
        for row in range(near.start[token], near.start[token + 1]):
            scratch.cell_kind[place - first, near.token[row]] = NONE if clear else near.kind[row]
            scratch.cell_bits[place - first, near.token[row]] = near.bits[row]


@njit(cache=True)
def score_name(query: Side, i: int, segment: Segment, name: int, weights: Weights, scratch: Scratch) -> int:
    """The exact worth of query name `i` against a name of the segment, from the cells written for the query."""
    side = segment.side
    first, start = query.names.start[i], side.names.start[name]
    kinds, bits = scratch.matrix[0], scratch.matrix[1]
    for row in range(query.names.start[i + 1] - first):
        mine = query.lexicon.rows[query.names.token[first + row]]
        for column in range(side.names.start[name + 1] - start):
            token = side.names.token[start + column]
            kinds[row, column] = scratch.cell_kind[row, token]
            bits[row, column] = scratch.cell_bits[row, token]
            theirs = side.lexicon.rows[token]
            if min(mine.length, theirs.length) <= HEAD:
                kind, worth = head_kind(mine, theirs, weights)
                if kind != NONE and (kinds[row, column] == NONE or worth > bits[row, column]):
                    kinds[row, column], bits[row, column] = kind, worth
    total = align(kinds, bits, (view_name(query.names, i), view_name(side.names, name)), weights, scratch.trace)
    return total + (weights.cost[_WEAK] if query.weak[i] != 0 or side.weak[name] != 0 else 0)


@njit(cache=True)
def _place_result(found: Found, row: int, name: int, total: int, listing_of: npt.NDArray[np.int32]) -> None:
    """Insert a listing's best name into the row, which stays in order: more bits first, then order of listings."""
    limit = found.name.shape[1]
    place = limit
    while place > 0:
        other = found.name[row, place - 1]
        if other >= 0 and (
            found.total[row, place - 1] > total
            or (found.total[row, place - 1] == total and listing_of[other] < listing_of[name])
        ):
            break
        if place < limit:
            found.name[row, place], found.total[row, place] = other, found.total[row, place - 1]
        place -= 1
    if place < limit:
        found.name[row, place], found.total[row, place] = name, total


@njit(cache=True)
def _score_best(
    query: tuple[Side, int, int], segment: Segment, rules: Rules, scratch: Scratch, found: Found, size: int
) -> None:
    """Score the kept names exactly and write the best name of each listing into the row of the query."""
    side, i, subject = query
    for place in range(size):
        name = scratch.best[0, place]
        scratch.best[1, place] = score_name(side, i, segment, name, rules.weights, scratch)
    for place in range(size):
        listing = segment.listing_of[scratch.best[0, place]]
        known = scratch.owner[listing]
        if known == 0 or _is_better(scratch.best, place, known - 1):
            scratch.owner[listing] = place + 1
    for place in range(size):
        listing = segment.listing_of[scratch.best[0, place]]
        if scratch.owner[listing] != place + 1:
            continue
        total = scratch.best[1, place] + rules.prior
        total += weigh_facts(side.facts, subject, segment.side.facts, listing, rules.facts, scratch.terms)
        if total >= rules.least:
            _place_result(found, i, scratch.best[0, place], total, segment.listing_of)
    for place in range(size):
        scratch.owner[segment.listing_of[scratch.best[0, place]]] = 0


@njit(cache=True)
def _is_better(best: npt.NDArray[np.int64], place: int, known: int) -> bool:
    return bool(
        best[1, place] > best[1, known] or (best[1, place] == best[1, known] and best[0, place] < best[0, known])
    )


@njit(cache=True)
def _add_extra(
    segment: Segment, query: Side, subject: int, size: int, scratch: Scratch, alive: npt.NDArray[np.uint8]
) -> int:
    """Listings that share an identifier with the query join the candidates, whatever their names."""
    for place in range(query.facts.identifier_start[subject], query.facts.identifier_start[subject + 1]):
        value = query.facts.identifier[place]
        row = find_first(segment.identifiers, value)
        while row < segment.identifiers.hashes.size and segment.identifiers.hashes[row] == value:
            listing = segment.identifiers.token[row]
            name = segment.first_name[listing]
            if alive[listing] != 0 and name < segment.first_name[listing + 1]:
                if size < CANDIDATES:
                    scratch.best[0, size] = name
                    size += 1
                else:
                    scratch.best[0, row % CANDIDATES] = name
            row += 1
    return size


@njit(cache=True, nogil=True)
def search(
    query: tuple[Side, npt.NDArray[np.int32], Neighbors],
    segment: Segment,
    alive: npt.NDArray[np.uint8],
    rules: Rules,
    scratch: Scratch,
    found: Found,
) -> None:
    """Search a segment with every name of the query side; `query[1]` says whose name each is."""
    side, owner, near = query
    for i in range(side.names.start.size - 1):
        count = _bound_names(side, i, near, segment, rules.weights, scratch)
        size = _keep_best(segment, side, i, count, scratch, alive)
        size = _add_extra(segment, side, owner[i], size, scratch, alive)
        _write_cells(side, i, near, scratch, False)
        _score_best((side, i, owner[i]), segment, rules, scratch, found, size)
        _write_cells(side, i, near, scratch, True)
