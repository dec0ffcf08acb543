"""Who may be working for a listed party: its surroundings ranked by points, each with the reasons."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import rustworkx as rx

from ostrakon.model import Evidence, NetworkNode, NetworkView, Relation
from ostrakon.network.graph import ASSERTED, to_rustworkx
from ostrakon.network.shared import Shared

BRIDGE_SHARE = 20  # one in twenty of the parties looked at may be called a bridge


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a party is ranked: words, points, and the evidence."""

    words: str
    points: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Facilitator:
    """A party around a listed one, with the sum of its points and their reasons, heaviest first."""

    node: NetworkNode
    points: int
    reasons: tuple[Reason, ...]


def rank_facilitators(view: NetworkView, *, shared: Sequence[Shared] = ()) -> tuple[Facilitator, ...]:
    """The parties of a listed party's neighborhood, by points, then by label.

    The party in the center is left out; listed parties are ranked as well, for a list often names them for it.
    """
    table = _load_points()
    by_id = {node.id: node for node in view.nodes}
    bridges = _find_bridges(view)
    found = []
    for node in view.nodes:
        if node.id == view.center:
            continue
        reasons = [*_tie_reasons(node, view, by_id, table), *_shared_reasons(node, by_id, shared, table)]
        if node.id in bridges:
            words = "stands on many of the shortest paths between others here"
            reasons.append(Reason(words, table["more"]["bridge"]))
        if reasons:
            ordered = tuple(sorted(reasons, key=lambda reason: (-reason.points, reason.words)))
            found.append(Facilitator(node, sum(reason.points for reason in ordered), ordered))
    return tuple(sorted(found, key=lambda one: (-one.points, one.node.label, one.node.id)))


@cache
def _load_points() -> dict[str, Any]:
    file = resources.files("ostrakon.network").joinpath("facilitators.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _tie_reasons(
    node: NetworkNode, view: NetworkView, by_id: dict[str, NetworkNode], table: dict[str, Any]
) -> Iterable[Reason]:
    most = table["more"]["most_counted"]
    ties = [(relation, by_id[_other(relation, node.id)]) for relation in view.relations if _has(relation, node.id)]
    to_listed = [(relation, other) for relation, other in ties if other.lists or other.id == view.center]
    counted: Counter[str] = Counter()
    for relation, other in to_listed:
        points = table["ties"].get(relation.predicate, 0)
        counted[relation.predicate] += 1
        if not points or counted[relation.predicate] > most:
            continue
        alleged = relation.modality not in ASSERTED
        told = f" ({relation.modality})" if alleged else ""
        words = _words(relation, node, other) + told
        yield Reason(words, max(0, points + (table["more"]["alleged"] if alleged else 0)), relation.evidence)
    others = sorted({other.label for _, other in to_listed if other.id != view.center})
    if len(others) > 1:
        words = f"is directly tied to {len(others)} other listed parties: {', '.join(others[:most])}"
        yield Reason(words, table["more"]["other_listed"] * min(len(others), most))


def _shared_reasons(
    node: NetworkNode, by_id: dict[str, NetworkNode], shared: Sequence[Shared], table: dict[str, Any]
) -> Iterable[Reason]:
    for one in shared:
        if node.id not in one.nodes:
            continue
        others = [by_id[other].label for other in one.nodes if other != node.id and other in by_id]
        listed = [other for other in one.nodes if other != node.id and other in by_id and by_id[other].lists]
        if listed:
            words = f"shares the {one.kind} {one.value} with {', '.join(others[:5])}"
            yield Reason(words, table["more"]["shared"], one.evidence)


def _find_bridges(view: NetworkView) -> set[str]:
    """The parties on most shortest paths here (betweenness), if any are on some."""
    graph = to_rustworkx(view.nodes, view.relations).to_undirected(multigraph=False)
    central = rx.betweenness_centrality(graph, normalized=False)
    scores = sorted(
        ((central[place], node.id) for place, node in enumerate(view.nodes) if node.id != view.center),
        reverse=True,
    )
    room = max(1, len(view.nodes) // BRIDGE_SHARE)
    return {node_id for score, node_id in scores[:room] if score > 1}


def _has(relation: Relation, node: str) -> bool:
    return node in (relation.subject, relation.object)


def _other(relation: Relation, node: str) -> str:
    return relation.object if relation.subject == node else relation.subject


def _words(relation: Relation, node: NetworkNode, other: NetworkNode) -> str:
    verb = str(relation.predicate).replace("_", " ")
    if relation.subject == node.id:
        return f"{verb} {other.label}"
    return f"{other.label} {verb} it"
