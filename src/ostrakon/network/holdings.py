"""Stakes as flat arrays, so that a million of them can be followed in seconds.

A share is carried as one integer: basis points times `UNIT`, plus one where the band excludes its lower end
(minus one where it excludes its upper end). Sums of such integers compare exactly with a threshold: no float.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ostrakon.network.rules import Holding, Rule
from ostrakon.network.stakes import WHOLE, Stake

UNIT = 1 << 20  # more than the stakes that one entity can have, and 10,000 * UNIT * 10^6 stays below 2^63

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Stakes of one kind of holding. Node `i` is `nodes[i]`; edges are sorted by owner.

    `starts[i]:starts[i + 1]` are the edges of owner `i`; `owned`, `least`, `most` and `stake` (the index of
    the stake it came from) run along the edges.
    """

    nodes: tuple[str, ...]
    index: dict[str, int]
    starts: Ints
    owned: Ints
    least: Ints
    most: Ints
    stake: Ints

    def edges_of(self, owners: Ints) -> Ints:
        """The edges of these owners, as positions along the edge arrays."""
        first, count = self.starts[owners], self.starts[owners + 1] - self.starts[owners]
        total = int(count.sum())
        if not total:
            return np.empty(0, np.int64)
        offset = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
        return offset + np.arange(total, dtype=np.int64)


def build_holdings(stakes: Sequence[Stake], holding: Holding, *, nodes: Sequence[str]) -> Holdings:
    """The arrays of all stakes of one holding over the given nodes (every owner and owned must be among them).

    Maxima are first bounded by what the minima of the others leave of 100 %.
    """
    index = {node: position for position, node in enumerate(nodes)}
    chosen = [position for position, stake in enumerate(stakes) if stake.holding is holding]
    owner = np.fromiter((index[stakes[i].owner] for i in chosen), np.int64, len(chosen))
    owned = np.fromiter((index[stakes[i].owned] for i in chosen), np.int64, len(chosen))
    least = np.fromiter(
        (stakes[i].band.least * UNIT + stakes[i].band.above for i in chosen), np.int64, len(chosen)
    )
    most = np.fromiter((stakes[i].band.most * UNIT - stakes[i].band.below for i in chosen), np.int64, len(chosen))
    taken = np.zeros(len(nodes), np.int64)
    np.add.at(taken, owned, least)
    most = np.maximum(least, np.minimum(most, WHOLE * UNIT - (taken[owned] - least)))
    order = np.argsort(owner, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(nodes)))))
    stake_of = np.fromiter(chosen, np.int64, len(chosen))
    return Holdings(tuple(nodes), index, starts, owned[order], least[order], most[order], stake_of[order])


def spread(holdings: Sequence[Holdings], seeds: Ints, *, rule: Rule, maxima: bool) -> Ints:
    """The members of the least fixpoint: seeds, and each node in which members directly hold enough.

    Enough means that the sum over one kind of holding reaches the rule's threshold. Percentages are
    never multiplied. Each edge is counted once, when its owner becomes a member, so cycles end and the order
    of the stakes cannot matter.
    """
    size = len(holdings[0].nodes)
    member = np.zeros(size, bool)
    member[seeds] = True
    sums = [np.zeros(size, np.int64) for _ in holdings]
    bar = rule.threshold * UNIT + (not rule.at_threshold)
    frontier = np.unique(seeds)
    while frontier.size:
        reached = []
        for held, total in zip(holdings, sums, strict=True):
            edges = held.edges_of(frontier)
            owned = held.owned[edges]
            np.add.at(total, owned, (held.most if maxima else held.least)[edges])
            reached.append(owned[total[owned] >= bar])
        fresh = np.unique(np.concatenate(reached))
        frontier = fresh[~member[fresh]]
        member[frontier] = True
    return np.flatnonzero(member)
