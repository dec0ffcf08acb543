"""The fixpoint: from listed parties along direct stakes, each stake once, to all that they reach.

B := listed; add each party whose direct stakes held by members of B reach the threshold; repeat (OFAC FAQ
401). Percentages are never multiplied. Each edge is counted once, when its owner becomes a member, so cycles
end and order cannot matter.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from ostrakon.network.holdings import Holdings
from ostrakon.network.rules import Holding, Rule
from ostrakon.network.table import UNIT


class Firmness(Enum):
    """How much is granted: minima only; maxima too; what no named owner holds, too."""

    CERTAIN = 1
    POSSIBLE = 2
    OPEN = 3


Joined = dict[int, int]  # a member, and its place in the order in which members joined


def bar_of(rule: Rule) -> int:
    """The threshold in units: a sum reaches it where it is at least this."""
    return rule.threshold * UNIT + (not rule.at_threshold)


def top_of(held: Holdings, party: int, least: int, most: int) -> int:
    """The most that members can hold: their maxima, bounded by what the others' minima leave of the whole."""
    if held.holding is Holding.BOARD_MAJORITY:
        return most
    return min(most, held.rest[party] + least)


def spread(holdings: Sequence[Holdings], seeds: Iterable[int], *, bar: int, firmness: Firmness) -> Joined:
    """The least fixpoint over the seeds.

    `OPEN` counts what no named owner holds on the members' side: only for rules that add holdings up.
    """
    queue = sorted(set(seeds))
    joined = {party: place for place, party in enumerate(queue)}
    work: list[Any] = [(held, *_parts(held), {}, {}) for held in holdings]
    for owner in queue:
        for held, least_of, most_of, rest, least, most in work:
            starts, owned = held.starts, held.owned
            for edge in range(starts[owner], starts[owner + 1]):
                party = owned[edge]
                if party in joined:
                    continue
                value = low = least[party] = least.get(party, 0) + least_of[edge]
                if firmness is not Firmness.CERTAIN:
                    value = high = most[party] = most.get(party, 0) + most_of[edge]
                    if rest is not None:
                        top = rest[party] + low
                        value = top if firmness is Firmness.OPEN else min(high, top)
                if value >= bar:
                    joined[party] = len(queue)
                    queue.append(party)
    return joined


def _parts(held: Holdings) -> "tuple[array[int], array[int], array[int] | None]":
    """The columns that a spread reads; without `rest` where the holding is a right, not a part of a whole."""
    return held.least, held.most, None if held.holding is Holding.BOARD_MAJORITY else held.rest


def spread_unnamed(holdings: Sequence[Holdings], members: Mapping[int, int], *, bar: int) -> dict[int, int]:
    """Where holdings do not add up: parties that what no named owner holds could tip, each with its seed.

    `members` are the parties that may be reached, each with the listed party that reaches it. A party is added
    where a member holds something in it and either the unnamed part alone reaches the bar, or that member's
    one stake does. One pass for all listed parties, so it stays linear; two stakes of two such additions are
    not added to one another.
    """
    queue = sorted(members, key=lambda party: (members[party], party))
    found = dict(members)
    for owner in queue:
        for held in holdings:
            for edge in range(held.starts[owner], held.starts[owner + 1]):
                party = held.owned[edge]
                if party in found:
                    continue
                top = top_of(held, party, held.least[edge], held.most[edge])
                unnamed = 0 if held.holding is Holding.BOARD_MAJORITY else held.rest[party]
                if max(top, unnamed) >= bar:
                    found[party] = found[owner]
                    queue.append(party)
    return found
