"""The network: one typed, dated multigraph over parties, each relation with its evidence and how it is said.

Relations stand in flat arrays, both ways, so that a search touches only what it passes: filtering by day,
kind or modality is a mask over the relations, not a copy of the graph. What needs whole-graph algorithms
(centrality, layout) goes to rustworkx, over the part that is looked at.
"""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import rustworkx as rx

from ostrakon.model import Modality, NetworkNode, NotThere, PartyKind, Predicate, Relation
from ostrakon.network.table import ALWAYS, NEVER, Ints

ASSERTED = frozenset({Modality.ASSERTED, Modality.REPORTED})

_PREDICATES = {predicate: place for place, predicate in enumerate(Predicate)}
_MODALITIES = {modality: place for place, modality in enumerate(Modality)}

Mask = bytes
"""One byte for each relation: 1 where it counts."""


@dataclass(frozen=True, slots=True)
class Lens:
    """What of the network is looked at. None, or the empty set, is everything.

    `first` and `last` are a period (days included): a relation counts if it may hold on some day of it; one
    without dates always may. As of a day: both are that day. Negated relations count only where `modalities`
    names them; denied ones are shown, and paths leave them out.
    """

    first: date | None = None
    last: date | None = None
    predicates: frozenset[Predicate] = frozenset()
    modalities: frozenset[Modality] = frozenset()

    @classmethod
    def on(cls, day: date | None, *, only_asserted: bool = False) -> "Lens":
        """The network as of a day; with `only_asserted`, without what is merely alleged."""
        return cls(day, day, modalities=ASSERTED if only_asserted else frozenset())


EVERYTHING = Lens()


class Network:
    """Nodes, relations among them, and both directions of each relation."""

    def __init__(self, nodes: Iterable[NetworkNode], relations: Iterable[Relation]) -> None:
        self.relations = tuple(relations)
        known = {node.id: node for node in nodes}
        for relation in self.relations:
            for end in (relation.subject, relation.object):
                if end not in known:
                    known[end] = NetworkNode(end, end)
        self.nodes = tuple(known[node_id] for node_id in sorted(known))
        self.index = {node.id: place for place, node in enumerate(self.nodes)}
        size = len(self.relations)
        subject = np.fromiter((self.index[one.subject] for one in self.relations), np.int64, size)
        target = np.fromiter((self.index[one.object] for one in self.relations), np.int64, size)
        self.subject, self.target = _flat(subject), _flat(target)
        self._fill_adjacency(subject, target)
        spans = [_span(relation) for relation in self.relations]
        self._starts = np.fromiter((span[0] for span in spans), np.int64, size)
        self._ends = np.fromiter((span[1] for span in spans), np.int64, size)
        self._predicate = np.fromiter((_PREDICATES[one.predicate] for one in self.relations), np.int8, size)
        self._modality = np.fromiter((_MODALITIES[one.modality] for one in self.relations), np.int8, size)
        self.listed = frozenset(place for place, node in enumerate(self.nodes) if node.lists)

    def _fill_adjacency(self, subject: Ints, target: Ints) -> None:
        """`neighbor[offset[i]:offset[i + 1]]` are the neighbors of node i, sorted; `via` the relations to them."""
        size = len(self.relations)
        ends = np.concatenate((subject, target))
        others = np.concatenate((target, subject))
        via = np.concatenate((np.arange(size), np.arange(size)))
        keep = np.concatenate((np.ones(size, bool), subject != target))  # a loop counts once
        ends, others, via = ends[keep], others[keep], via[keep]
        order = np.lexsort((via, others, ends))
        counts = np.bincount(ends, minlength=len(self.nodes)) if size else np.zeros(len(self.nodes), np.int64)
        self.offset = _flat(np.concatenate(([0], np.cumsum(counts))))
        self.neighbor, self.via = _flat(others[order]), _flat(via[order])

    def place(self, node: str) -> int:
        """The place of a node.

        Raises:
            NotThere: no such node.
        """
        if node not in self.index:
            raise NotThere(f"{node!r} is not in the network: nothing ties it to anyone")
        return self.index[node]

    def of_kinds(self, kinds: Collection[PartyKind]) -> frozenset[int]:
        """The places of all nodes of these kinds."""
        return frozenset(place for place, node in enumerate(self.nodes) if node.kind in kinds)

    def mask(self, lens: Lens) -> Mask:
        """Which relations count under a lens."""
        allowed = lens.modalities or frozenset(Modality) - {Modality.NEGATED}
        counts = np.isin(self._modality, [_MODALITIES[each] for each in allowed])
        if lens.predicates:
            counts &= np.isin(self._predicate, [_PREDICATES[each] for each in lens.predicates])
        if lens.last is not None:
            counts &= self._starts <= lens.last.toordinal()
        if lens.first is not None:
            counts &= self._ends >= lens.first.toordinal()
        return counts.astype(np.uint8).tobytes()

    def neighbors(self, place: int, mask: Mask) -> list[int]:
        """The neighbors of a node under a mask, each once, sorted; not the node itself."""
        found: list[int] = []
        last = place
        for at in range(self.offset[place], self.offset[place + 1]):
            other = self.neighbor[at]
            if other != last and other != place and mask[self.via[at]]:
                found.append(other)
                last = other
        return found

    def between(self, left: int, right: int, mask: Mask) -> tuple[Relation, ...]:
        """All relations between two nodes under a mask, in either direction."""
        if self.offset[left + 1] - self.offset[left] > self.offset[right + 1] - self.offset[right]:
            left, right = right, left
        return tuple(
            self.relations[self.via[at]]
            for at in range(self.offset[left], self.offset[left + 1])
            if self.neighbor[at] == right and mask[self.via[at]]
        )


def to_rustworkx(nodes: Sequence[NetworkNode], relations: Sequence[Relation]) -> "rx.PyDiGraph":
    """A part of the network as a directed multigraph of rustworkx; node and edge weights are the values given."""
    graph = rx.PyDiGraph(multigraph=True)
    places = dict(zip((node.id for node in nodes), graph.add_nodes_from(list(nodes)), strict=True))
    edges = [(places[one.subject], places[one.object], one) for one in relations]
    graph.add_edges_from(edges)
    return graph


def _span(relation: Relation) -> tuple[int, int]:
    valid = relation.valid
    if valid is None:
        return ALWAYS, NEVER
    first = valid.earliest.toordinal() if valid.earliest else ALWAYS
    return first, valid.latest.toordinal() if valid.latest else NEVER


def _flat(values: Ints) -> "array[int]":
    made = array("q")
    made.frombytes(np.ascontiguousarray(values, np.int64).tobytes())
    return made
