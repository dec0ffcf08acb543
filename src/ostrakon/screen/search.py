"""The compiled search: candidates by their nearest tokens, then the exact score of the best of them.

A candidate's bound is the sum, over the query's tokens, of the best agreement that any of its tokens shows. A name
is missed only where no token agrees in any way, or where `CANDIDATES` names have better bounds. Weights are
hundredths of a bit.
"""

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import (
    CONSONANTS,
    JOINED,
    LONGEST,
    NONE,
    ONE_LETTER,
    PREFIX,
    Weights,
    head_kind,
    worth_of,
)
from ostrakon.names.alignment import align
from ostrakon.names.compiled import load_name
from ostrakon.names.compiling import entry, inner, inner_for
from ostrakon.names.costs import OMIT_OF, Cost
from ostrakon.names.lexicon import HEAD
from ostrakon.names.neighbors import Neighbors, find_first
from ostrakon.names.trace import LEFT, LONGEST_NAME, RIGHT
from ostrakon.resolve.facts import FactWeight, weigh_facts
from ostrakon.resolve.weigh import Side
from ostrakon.screen.heap import bound_of, name_of, pack_name, sift_down, sift_up, sort_heap
from ostrakon.screen.plain import find_plainly
from ostrakon.screen.scratch import (
    BOUND,
    CANDIDATES,
    MOST_TURNS,
    OMITTED,
    SLOTS,
    SLOTS_SEEN,
    STAMP,
    Asked,
    Found,
    Rules,
    Scratch,
)
from ostrakon.screen.segment import Segment

OMITTED_LEAST = 30  # no omission costs less
MOST_RARITY = 2_000  # hundredths of a bit; no token is rarer
MOST_BOUND = 1_000_000  # hundredths of a bit; more than any name is worth
_WEAK, _COMPLETE, _COMPLETE_SINGLE = int(Cost.WEAK), int(Cost.COMPLETE), int(Cost.COMPLETE_SINGLE)
_IDENTICAL, _CORE_COMPLETE = int(Cost.IDENTICAL), int(Cost.CORE_COMPLETE)
_LEGAL_SAME, _ALSO_CONSONANTS = int(Cost.LEGAL_SAME), int(Cost.ALSO_CONSONANTS)
_BIRTH_DAY, _COUNTRY_SAME = int(FactWeight.BIRTH_DAY), int(FactWeight.COUNTRY_SAME)
_PLACE_SAME, _IDENTIFIER_STRONG = int(FactWeight.PLACE_SAME), int(FactWeight.IDENTIFIER_STRONG)
_GENDER_SAME = int(FactWeight.GENDER_SAME)


@inner
def _raise_names(segment: Segment, token: int, bits: int, slot: int, scratch: Scratch, count: int) -> int:
    """Add the worth of a token to every name that has it, once a slot; gives the count of names touched."""
    base = scratch.turn[0] * SLOTS
    for place in range(segment.post_start[token], segment.post_start[token + 1]):
        name = segment.post[place]
        count = _raise_name(name, bits, base, slot, scratch, count)
    return count


@inner
def _raise_name(name: int, bits: int, base: int, slot: int, scratch: Scratch, count: int) -> int:
    seen = scratch.state[name, STAMP]
    if seen == base + slot:
        return count
    bit = 1 << min(slot, LONGEST_NAME)
    if seen < base:
        scratch.touched[count] = name
        count += 1
        scratch.state[name, BOUND], scratch.state[name, SLOTS_SEEN] = bits, bit
    else:
        scratch.state[name, BOUND] += bits
        scratch.state[name, SLOTS_SEEN] |= bit
    scratch.state[name, STAMP] = base + slot
    return count


@inner
def _raise_joined(segment: Segment, value: int, bits: int, slot: int, scratch: Scratch, count: int) -> int:
    """Add the worth of a join to every name in which two words, a word and its particle, or all words, join so."""
    if value == 0:
        return count
    base = scratch.turn[0] * SLOTS
    place = find_first(segment.joins, value)
    while place < len(segment.joins.hashes) and segment.joins.hashes[place] == np.uint64(value):
        count = _raise_name(segment.joins.token[place], bits, base, slot, scratch, count)
        place += 1
    return count


@inner
def _raise_whole(segment: Segment, value: int, bits: int, slot: int, scratch: Scratch, count: int) -> int:
    """Add the worth of a join of the query's to every name that has it, as one word or joined from others."""
    if value == 0:
        return count
    count = _raise_joined(segment, value, bits, slot, scratch, count)
    place = find_first(segment.filed, value)
    while place < len(segment.filed.hashes) and segment.filed.hashes[place] == np.uint64(value):
        count = _raise_names(segment, segment.filed.token[place], bits, slot, scratch, count)
        place += 1
    return count


@inner
def _turn(scratch: Scratch) -> None:
    scratch.turn[0] += 1
    if scratch.turn[0] >= MOST_TURNS:
        for name in range(len(scratch.state)):
            scratch.state[name, STAMP] = 0
        scratch.turn[0] = 1


@inner
def _bound_names(
    query: Side, i: int, near: Neighbors, segment: Segment, weights: Weights, scratch: Scratch
) -> int:
    """Bound every name that shares anything with query name `i`; gives how many there are."""
    _turn(scratch)
    first, last = query.names.start[i], query.names.start[i + 1]
    count = 0
    for place in range(first, last):
        token = query.names.token[place]
        for row in range(near.start[token], near.start[token + 1]):
            bits = max(0, near.bits[row])
            if near.kind[row] == CONSONANTS:
                bits += max(0, weights.cost[_ALSO_CONSONANTS])
            count = _raise_names(segment, near.token[row], bits, place - first, scratch, count)
    for place in range(first, last):
        bits = worth_of(weights, JOINED, LONGEST, query.names.rarity[place] + 400)
        slot = LONGEST_NAME + 2 * (place - first)
        count = _raise_joined(segment, query.names.fine[place], bits, slot, scratch, count)
        count = _raise_whole(segment, query.names.lead[place], bits, slot, scratch, count)
        count = _raise_whole(segment, query.names.join[place], bits + 400, slot + 1, scratch, count)
    if last - first > 2:
        count = _raise_whole(
            segment, query.names.whole[i], weights.cap[JOINED, LONGEST], 3 * LONGEST_NAME, scratch, count
        )
    return count


@inner
def _price_unmatched(query: Side, i: int, slots: int, weights: Weights) -> int:
    """The least that the query's words without any agreement cost; 0 where words may be joined otherwise."""
    if slots >> LONGEST_NAME:
        return 0
    first, price = query.names.start[i], 0
    for place in range(query.names.start[i + 1] - first):
        if (slots >> place) & 1 == 0:
            price += weights.cost[OMIT_OF[query.names.role[first + place]]]
    return int(price)


@inner
def _keep_best(
    segment: Segment,
    query: tuple[Side, int],
    count: int,
    scratch: Scratch,
    alive: npt.NDArray[np.uint8],
    weights: Weights,
) -> int:
    """Of the names touched, keep those with the greatest bounds in `best`, a heap; gives how many."""
    names = segment.side.names.start
    side, i = query
    size, own, raised = 0, side.names.start[i + 1] - side.names.start[i], 0
    for place in range(side.names.start[i], side.names.start[i + 1]):
        raised += max(0, weights.cost[OMIT_OF[side.names.role[place]]])
    for place in range(count):
        name = scratch.touched[place]
        # the bound alone turns most names away, before anything else of them is read
        if size == CANDIDATES and pack_name(name, scratch.state[name, BOUND] + raised) <= scratch.best[0]:
            continue
        if alive[segment.listing_of[name]] == 0:
            continue
        more = names[name + 1] - names[name] - own
        bound = scratch.state[name, BOUND] + _price_unmatched(side, i, scratch.state[name, SLOTS_SEEN], weights)
        bound -= OMITTED * more if more > 0 else 0
        packed = pack_name(name, bound)
        if size < CANDIDATES:
            sift_up(scratch.best, size, packed)
            size += 1
        elif packed > scratch.best[0]:
            sift_down(scratch.best, size, packed)
    return size


@inner_for(find_plainly)
def _find_candidates(
    asked: Asked, segment: Segment, alive: npt.NDArray[np.uint8], weights: Weights, scratch: Scratch
) -> int:
    """Write the names with the greatest bounds into `scratch.best`, the best first; gives how many."""
    side, i, near = asked
    count = _bound_names(side, i, near, segment, weights, scratch)
    size = _keep_best(segment, (side, i), count, scratch, alive, weights)
    sort_heap(scratch.best, size)
    return size


@inner
def _write_cells(query: Side, i: int, near: Neighbors, scratch: Scratch, clear: bool) -> None:
    first, last = query.names.start[i], query.names.start[i + 1]
    for place in range(first, last):
        token = query.names.token[place]
        for row in range(near.start[token], near.start[token + 1]):
            scratch.cell_kind[place - first, near.token[row]] = NONE if clear else near.kind[row]
            scratch.cell_bits[place - first, near.token[row]] = near.bits[row]


@inner
def score_name(query: Side, i: int, segment: Segment, name: int, weights: Weights, scratch: Scratch) -> int:
    """The exact worth of query name `i` against a name of the segment, from the cells written for the query."""
    side = segment.side
    first, start = query.names.start[i], side.names.start[name]
    cells = scratch.trace.cells
    for row in range(query.names.start[i + 1] - first):
        mine = query.lexicon.rows[query.names.token[first + row]]
        for column in range(side.names.start[name + 1] - start):
            token = side.names.token[start + column]
            cells[0, row, column] = scratch.cell_kind[row, token]
            cells[1, row, column] = scratch.cell_bits[row, token]
            theirs = side.lexicon.rows[token]
            if min(mine.length, theirs.length) <= HEAD:
                kind, worth = head_kind(mine, theirs, weights)
                if kind != NONE and (cells[0, row, column] == NONE or worth > cells[1, row, column]):
                    cells[0, row, column], cells[1, row, column] = kind, worth
    load_name(side.names, name, scratch.trace, RIGHT)
    total = align(weights, scratch.trace)
    return total + (weights.cost[_WEAK] if query.weak[i] != 0 or side.weak[name] != 0 else 0)


@inner
def _place_result(found: Found, row: int, name: int, total: int, listing_of: npt.NDArray[np.int32]) -> None:
    """Put a name into the row, which stays in order: more bits, then order of listings; one name a listing."""
    limit = found.name.shape[1]
    place = limit
    for other in range(limit):
        if found.name[row, other] >= 0 and listing_of[found.name[row, other]] == listing_of[name]:
            if found.total[row, other] > total or (
                found.total[row, other] == total and found.name[row, other] < name
            ):
                return
            place = other
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


@inner
def _score_best(
    query: tuple[Side, int, int], segment: Segment, rules: Rules, scratch: Scratch, found: Found, size: int
) -> None:
    """Score the kept names exactly and write the best name of each listing into the row of the query."""
    side, i, subject = query
    load_name(side.names, i, scratch.trace, LEFT)
    slack = _slack_of(side, i, subject, rules) + rules.prior
    limit = found.name.shape[1]
    for place in range(size):
        name = name_of(scratch.best[place])
        floor = rules.least
        if found.name[i, limit - 1] >= 0:
            floor = max(floor, found.total[i, limit - 1])
        if (
            bound_of(scratch.best[place]) < MOST_BOUND
            and _most_of(side, i, segment, name, rules.weights, scratch) + slack < floor
        ):
            continue
        total = rules.prior + score_name(side, i, segment, name, rules.weights, scratch)
        listing = 0 + segment.listing_of[name]  # one integer type, one compiled version
        total += weigh_facts(side.facts, subject, segment.side.facts, listing, rules.facts, scratch.terms)
        if total >= rules.least:
            _place_result(found, i, name, total, segment.listing_of)


@inner
def _most_of(side: Side, i: int, segment: Segment, name: int, weights: Weights, scratch: Scratch) -> int:
    """The most that a name can be worth: no agreement beats the bound, no word is left out for less."""
    mine, theirs = side.names, segment.side.names
    own, others = mine.start[i + 1] - mine.start[i], theirs.start[name + 1] - theirs.start[name]
    short = 0
    for place in range(mine.start[i], mine.start[i + 1]):
        short += side.lexicon.rows[mine.token[place]].length <= HEAD
    for place in range(theirs.start[name], theirs.start[name + 1]):
        short += segment.side.lexicon.rows[theirs.token[place]].length <= HEAD
    bound = scratch.state[name, BOUND] - OMITTED_LEAST * max(0, others - own)
    if short > 0:
        head = max(worth_of(weights, ONE_LETTER, 1, MOST_RARITY), worth_of(weights, PREFIX, HEAD, MOST_RARITY))
        return int(bound + short * max(0, head) + _most_complete(weights))
    price = _price_unmatched(side, i, scratch.state[name, SLOTS_SEEN], weights)
    return int(bound + (price + max(0, weights.cost[_CORE_COMPLETE]) if price < 0 else _most_complete(weights)))


@inner
def _most_complete(weights: Weights) -> int:
    whole = max(0, weights.cost[_COMPLETE], weights.cost[_COMPLETE_SINGLE]) + max(0, weights.cost[_IDENTICAL])
    return int(max(whole, weights.cost[_CORE_COMPLETE]))


@inner
def _slack_of(side: Side, i: int, subject: int, rules: Rules) -> int:
    """The most that legal form and facts can add to a sum."""
    slack = max(0, rules.weights.cost[_LEGAL_SAME]) if side.names.legal[i] != 0 else 0
    facts = side.facts
    if facts.birth_start[subject + 1] > facts.birth_start[subject]:
        slack += max(0, rules.facts[_BIRTH_DAY])
    if facts.country_start[subject + 1] > facts.country_start[subject]:
        slack += max(0, rules.facts[_COUNTRY_SAME])
    if facts.place_start[subject + 1] > facts.place_start[subject]:
        slack += max(0, rules.facts[_PLACE_SAME])
    if facts.identifier_start[subject + 1] > facts.identifier_start[subject]:
        slack += max(0, rules.facts[_IDENTIFIER_STRONG])
    return int(slack + (max(0, rules.facts[_GENDER_SAME]) if facts.gender[subject] != 0 else 0))


@inner
def _add_extra(
    segment: Segment, query: Side, subject: int, size: int, scratch: Scratch, alive: npt.NDArray[np.uint8]
) -> int:
    """Listings that share an identifier with the query join the candidates, whatever their names."""
    extra = 0  # they stand last
    for place in range(query.facts.identifier_start[subject], query.facts.identifier_start[subject + 1]):
        value = query.facts.identifier[place]
        row = find_first(segment.identifiers, value)
        while row < len(segment.identifiers.hashes) and segment.identifiers.hashes[row] == value:
            listing = segment.identifiers.token[row]
            name = segment.first_name[listing]
            if alive[listing] != 0 and name < segment.first_name[listing + 1]:
                at = size if size < CANDIDATES else max(0, size - 1 - extra)
                scratch.best[at] = pack_name(name, MOST_BOUND)
                size, extra = min(size + 1, CANDIDATES), extra + 1
            row += 1
    return size


@entry
def search(
    query: tuple[Side, npt.NDArray[np.int64], Neighbors],
    segment: Segment,
    alive: npt.NDArray[np.uint8],
    rules: Rules,
    scratch: Scratch,
    found: Found,
) -> None:
    """Search a segment with every name of the query side; `query[1]` says whose name each is."""
    side, owner, near = query
    for i in range(len(side.names.start) - 1):
        size = _find_candidates((side, i, near), segment, alive, rules.weights, scratch)
        size = _add_extra(segment, side, owner[i], size, scratch, alive)
        _write_cells(side, i, near, scratch, False)
        _score_best((side, i, owner[i]), segment, rules, scratch, found, size)
        _write_cells(side, i, near, scratch, True)
