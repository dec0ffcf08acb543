"""Candidates for a few names, in numpy: the same names with the same bounds as the compiled search finds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import CONSONANTS, JOINED, LONGEST, Weights, worth_of
from ostrakon.names.costs import OMIT_OF, Cost
from ostrakon.names.neighbors import Neighborhood, find_first
from ostrakon.names.trace import LONGEST_NAME
from ostrakon.resolve.weigh import Side
from ostrakon.screen.heap import pack_name
from ostrakon.screen.scratch import BOUND, CANDIDATES, OMITTED, SLOTS_SEEN, Asked, Scratch
from ostrakon.screen.segment import Segment

_ALSO_CONSONANTS = int(Cost.ALSO_CONSONANTS)
_Raised = tuple[npt.NDArray[np.int32], int]  # names, and the bits that each gains


def find_plainly(
    asked: Asked, segment: Segment, alive: npt.NDArray[np.uint8], weights: Weights, scratch: Scratch
) -> int:
    """Write the names with the greatest bounds into `scratch.best`, the best first; gives how many."""
    side, i, _ = asked
    state = np.asarray(scratch.state)
    bound, slots = state[:, BOUND], state[:, SLOTS_SEEN]
    bound.fill(0)
    slots.fill(0)
    for slot, raised in (*_raise_tokens(asked, segment, weights), *_raise_joins(side, i, segment, weights)):
        _raise(bound, slots, slot, raised)
    names = np.flatnonzero(slots)
    names = names[np.asarray(alive)[np.asarray(segment.listing_of)[names]] != 0]
    starts = np.asarray(segment.side.names.start)
    more = starts[names + 1] - starts[names] - (side.names.start[i + 1] - side.names.start[i])
    bounds = bound[names] + _price_unmatched(side, i, slots[names], weights) - OMITTED * np.maximum(more, 0)
    packed = np.sort(_pack(names, bounds))[::-1][:CANDIDATES]
    np.asarray(scratch.best)[: packed.size] = packed
    return int(packed.size)


def _pack(names: npt.NDArray[np.int64], bounds: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    packed: Any = pack_name  # its arithmetic serves arrays as well
    found: npt.NDArray[np.int64] = packed(names, bounds)
    return found


def _raise(bound: npt.NDArray[np.int32], slots: npt.NDArray[np.int32], slot: int, raised: list[_Raised]) -> None:
    """Add to each name what the first that raises it in this slot gives."""
    if not raised:
        return
    every = np.concatenate([names for names, _ in raised])
    bits = np.repeat([bits for _, bits in raised], [len(names) for names, _ in raised])
    names, first = np.unique(every, return_index=True)
    bound[names] += bits[first].astype(np.int32)
    slots[names] |= 1 << min(slot, LONGEST_NAME)


def _names_with(segment: Segment, token: int) -> npt.NDArray[np.int32]:
    return np.asarray(segment.post)[segment.post_start[token] : segment.post_start[token + 1]]


def _raise_tokens(asked: Asked, segment: Segment, weights: Weights) -> list[tuple[int, list[_Raised]]]:
    side, i, near = asked
    found = []
    for place in range(side.names.start[i], side.names.start[i + 1]):
        token, raised = side.names.token[place], []
        for row in range(near.start[token], near.start[token + 1]):
            bits = max(0, near.bits[row])
            if near.kind[row] == CONSONANTS:
                bits += max(0, weights.cost[_ALSO_CONSONANTS])
            raised.append((_names_with(segment, near.token[row]), bits))
        found.append((place - side.names.start[i], raised))
    return found


def _raise_joins(side: Side, i: int, segment: Segment, weights: Weights) -> list[tuple[int, list[_Raised]]]:
    """What joins of the query's words, and words of its that others join, give; in the order of their slots."""
    names, found = side.names, []
    first, last = names.start[i], names.start[i + 1]
    for place in range(first, last):
        bits = worth_of(weights, JOINED, LONGEST, names.rarity[place] + 400)
        slot = LONGEST_NAME + 2 * (place - first)
        raised = _joined(segment.joins, names.fine[place], bits)
        found.append((slot, raised + _whole(segment, names.lead[place], bits)))
        found.append((slot + 1, _whole(segment, names.join[place], bits + 400)))
    if last - first > 2:
        found.append((3 * LONGEST_NAME, _whole(segment, names.whole[i], weights.cap[JOINED, LONGEST])))
    return found


def _filed(filed: Neighborhood, value: int) -> list[int]:
    """What is filed under a hash."""
    if value == 0:
        return []
    first = last = find_first(filed, value)
    while last < len(filed.hashes) and filed.hashes[last] == filed.hashes[first]:
        last += 1
    same = first < len(filed.hashes) and filed.hashes[first] == value % (1 << 64)
    return list(filed.token[first:last]) if same else []


def _joined(joins: Neighborhood, value: int, bits: int) -> list[_Raised]:
    return [(np.array(_filed(joins, value), dtype=np.int32), bits)]


def _whole(segment: Segment, value: int, bits: int) -> list[_Raised]:
    raised = _joined(segment.joins, value, bits)
    return raised + [(_names_with(segment, token), bits) for token in _filed(segment.filed, value)]


def _price_unmatched(side: Side, i: int, slots: npt.NDArray[np.int32], weights: Weights) -> npt.NDArray[np.int64]:
    """The least that the query's words without any agreement cost; 0 where words may be joined otherwise."""
    first, price = side.names.start[i], np.zeros(slots.size, dtype=np.int64)
    for place in range(side.names.start[i + 1] - first):
        price += (slots >> place & 1 == 0) * weights.cost[OMIT_OF[side.names.role[first + place]]]
    price[slots >> LONGEST_NAME != 0] = 0
    return price
