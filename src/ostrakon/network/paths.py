"""Paths between parties: the shortest, then the next, each step with every relation that makes it.

Source: J. Y. Yen, Finding the K Shortest Loopless Paths in a Network, Management Science 17 (1971), over a
breadth-first search from both ends.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from ostrakon.model import Modality, PartyKind, Relation
from ostrakon.network.graph import EVERYTHING, Lens, Mask, Network

LONGEST = 8  # steps; beyond it a path says nothing
PASSED_BY = frozenset({PartyKind.COUNTRY, PartyKind.PLACE})  # everyone of a country is tied to it
NO_TIE = frozenset({Modality.DENIED, Modality.NEGATED, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Path:
    """A path: node ids, and for each step all relations between its two nodes."""

    nodes: tuple[str, ...]
    steps: tuple[tuple[Relation, ...], ...]

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self.steps)


def find_paths(
    network: Network, start: str, end: str, *, k: int = 5, lens: Lens = EVERYTHING, longest: int = LONGEST
) -> tuple[Path, ...]:
    """The k shortest paths without loops between two parties, shortest first, then by node ids.

    No path leads through a country or place.

    Raises:
        NotThere: one of them is not in the network.
    """
    first, last = network.place(start), network.place(end)
    mask = network.mask(_ties(lens))
    if first == last:
        return ()
    return tuple(_path(network, places, mask) for places in _yen(network, (first, last), mask, k, longest))


def find_exposures(
    network: Network, start: str, *, k: int = 5, lens: Lens = EVERYTHING, longest: int = LONGEST
) -> tuple[Path, ...]:
    """A shortest path to each of the k nearest listed parties, nearest first, then by node id.

    Raises:
        NotThere: the party is not in the network.
    """
    center, mask = network.place(start), network.mask(_ties(lens))
    parents = {center: -1}
    found: list[int] = []
    frontier = [center]
    for _ in range(longest):
        fresh = []
        for place in frontier:
            for other in network.neighbors(place, mask):
                if other not in parents:
                    parents[other] = place
                    fresh.append(other)
        frontier = sorted(place for place in fresh if network.nodes[place].kind not in PASSED_BY)
        found += [place for place in frontier if place in network.listed]
        if len(found) >= k or not frontier:
            break
    return tuple(_path(network, _trace(parents, place)[::-1], mask) for place in found[:k])


def _ties(lens: Lens) -> Lens:
    """The lens, without what is denied, negated or supposed where it names no modalities: a path is of ties."""
    return lens if lens.modalities else replace(lens, modalities=frozenset(Modality) - NO_TIE)


def _path(network: Network, places: Iterable[int], mask: Mask) -> Path:
    chain = list(places)
    steps = tuple(network.between(left, right, mask) for left, right in pairwise(chain))
    return Path(tuple(network.nodes[place].id for place in chain), steps)


def _trace(parents: dict[int, int], place: int) -> list[int]:
    chain = [place]
    while parents[chain[-1]] >= 0:
        chain.append(parents[chain[-1]])
    return chain


def _yen(network: Network, ends: tuple[int, int], mask: Mask, k: int, longest: int) -> list[list[int]]:
    """The k shortest loopless paths, as places."""
    first, last = ends
    search = _Search(network, mask, last)
    shortest = search.find(first, banned=frozenset(), not_next=frozenset(), longest=longest)
    found = [shortest] if shortest else []
    waiting: set[tuple[int, ...]] = set()
    while found and len(found) < k:
        known = found[-1]
        for at in range(len(known) - 1):
            root = known[: at + 1]
            taken = {path[at + 1] for path in found if path[: at + 1] == root and len(path) > at + 1}
            rest = search.find(
                root[-1], banned=frozenset(root[:-1]), not_next=frozenset(taken), longest=longest - at
            )
            if rest:
                waiting.add((*root[:-1], *rest))
        waiting.difference_update(tuple(path) for path in found)
        if not waiting:
            break
        best = min(waiting, key=lambda path: (len(path), path))
        waiting.discard(best)
        found.append(list(best))
    return found


class _Search:
    """Breadth first from both ends at once, the smaller side first."""

    def __init__(self, network: Network, mask: Mask, last: int) -> None:
        self._network, self._mask, self._last = network, mask, last
        self._passed_by = network.of_kinds(PASSED_BY)

    def find(
        self, start: int, *, banned: Collection[int], not_next: Collection[int], longest: int
    ) -> list[int] | None:
        """A shortest path to the end that avoids nodes, and avoids some as the first step."""
        banned = {*banned, *(self._passed_by - {start, self._last})}
        ahead, back = {start: -1}, {self._last: -1}
        near, far = [start], [self._last]
        for _ in range(longest):
            if len(near) <= len(far):
                near = self._widen(near, ahead, banned=banned, edge=(start, not_next))
                met = [place for place in near if place in back]
            else:
                far = self._widen(far, back, banned=banned, edge=(start, not_next))
                met = [place for place in far if place in ahead]
            if met:
                middle = min(met)
                return [*_trace(ahead, middle)[::-1], *_trace(back, middle)[1:]]
            if not near or not far:
                return None
        return None

    def _widen(
        self,
        front: list[int],
        parents: dict[int, int],
        *,
        banned: Collection[int],
        edge: tuple[int, Collection[int]],
    ) -> list[int]:
        start, not_next = edge
        network, mask = self._network, self._mask
        offset, neighbor, via = network.offset, network.neighbor, network.via
        fresh = []
        for place in front:
            for at in range(offset[place], offset[place + 1]):
                other = neighbor[at]
                if other in parents or other in banned or not mask[via[at]]:
                    continue
                if (place == start and other in not_next) or (other == start and place in not_next):
                    continue
                parents[other] = place
                fresh.append(other)
        return fresh
