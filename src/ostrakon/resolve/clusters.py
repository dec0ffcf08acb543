"""Judgements become clusters: computed, never edited, the same whatever the order of the judgements.

Same-judgements join, the firmest first: people's before policies', then by bits. A join is refused where a
judgement of "different" stands between the two sides, or where the sides cannot be one party; what was refused is
told as a contradiction. Idea: Kruskal's spanning forest under cannot-link constraints.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ostrakon.model import Sameness


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands of the judgements on one pair. `firm`: a person's."""

    left: str
    right: str
    outcome: Sameness
    bits: float = 0.0
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Traits:
    """What members of one cluster must agree on: list, class of kind (0 unknown), genders, span of birth years."""

    source: str = ""
    kind: int = 0
    genders: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A pair judged the same that was not joined: `against` says which pair, or which trait, stands in the way."""

    left: str
    right: str
    against: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Clusters:
    """The partition of the members, each cluster sorted, in order of its first member; and what contradicts."""

    members: tuple[tuple[str, ...], ...]
    contradictions: tuple[Contradiction, ...]


BIRTH_YEARS_APART = 4  # members of one cluster may differ by so many years of birth: lists err by a few


def make_clusters(
    members: Iterable[str], edges: Iterable[Edge], traits: Mapping[str, Traits] | None = None
) -> Clusters:
    """The clusters of the members. Edges to what is no member are left out."""
    forest = _Forest(sorted(set(members)), traits or {})
    known = forest.parent
    standing = [edge for edge in edges if edge.left in known and edge.right in known]
    for edge in standing:
        if edge.outcome is Sameness.DIFFERENT:
            forest.keep_apart(edge)
    same = [edge for edge in standing if edge.outcome is Sameness.SAME]
    forest.allow_within_lists(same)
    refused = []
    for edge in sorted(same, key=lambda each: (not each.firm, -each.bits, each.left, each.right)):
        against = forest.join(edge)
        if against:
            refused.append(Contradiction(edge.left, edge.right, against, edge.firm))
    return Clusters(forest.clusters(), tuple(sorted(refused, key=lambda each: (each.left, each.right))))


class _Forest:
    """Members joined so far; each root knows its cluster's members."""

    def __init__(self, members: Sequence[str], traits: Mapping[str, Traits]) -> None:
        self.parent = {member: member for member in members}
        self.held: dict[str, list[str]] = {member: [member] for member in members}
        self.apart: dict[str, dict[str, bool]] = defaultdict(dict)
        self.twins: set[tuple[str, str]] = set()
        self.traits = traits
        self.vouched: set[str] = set()  # members that a person joined: what they are like stands in no one's way

    def keep_apart(self, edge: Edge) -> None:
        self.apart[edge.left][edge.right] = edge.firm
        self.apart[edge.right][edge.left] = edge.firm

    def allow_within_lists(self, same: Iterable[Edge]) -> None:
        for edge in same:
            one, two = self.traits.get(edge.left), self.traits.get(edge.right)
            if one and two and one.source == two.source:
                self.twins |= {(edge.left, edge.right), (edge.right, edge.left)}

    def root(self, member: str) -> str:
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def join(self, edge: Edge) -> str:
        """Join the sides of an edge; gives what stands against it, "" if they are one now."""
        one, two = self.root(edge.left), self.root(edge.right)
        if one == two:
            return ""
        against = self._objection(self.held[one], self.held[two], edge)
        if against:
            return against
        if edge.firm:
            self.vouched |= {edge.left, edge.right}
        root, other = min(one, two), max(one, two)
        self.parent[other] = root
        self.held[root] += self.held.pop(other)
        return ""

    def _objection(self, mine: Sequence[str], theirs: Sequence[str], edge: Edge) -> str:
        told = sorted(
            f"{left} is not {right}"
            for left in mine
            for right in self.apart.get(left, ())
            if right in theirs and (self.apart[left][right] or not edge.firm)
        )
        if told or edge.firm:
            return told[0] if told else ""
        ends = {edge.left, edge.right}
        for left in sorted(each for each in mine if each in ends or each not in self.vouched):
            for right in sorted(each for each in theirs if each in ends or each not in self.vouched):
                objection = self._clash(left, right)
                if objection:
                    return objection
        return ""

    def _clash(self, left: str, right: str) -> str:
        one, two = self.traits.get(left), self.traits.get(right)
        if one is None or two is None:
            return ""
        if one.source and one.source == two.source and (left, right) not in self.twins:
            return f"{left} and {right} are two entries of {one.source}"
        if one.kind and two.kind and one.kind != two.kind:
            return f"{left} and {right} are of other kinds"
        if one.genders and two.genders and not one.genders & two.genders:
            return f"{left} and {right} are of other genders"
        if one.years and two.years and _gap(one.years, two.years) > BIRTH_YEARS_APART:
            return f"{left} and {right} were born years apart"
        return ""

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(held)) for held in self.held.values()))


def _gap(one: frozenset[int], two: frozenset[int]) -> int:
    return min(abs(mine - theirs) for mine in one for theirs in two)
