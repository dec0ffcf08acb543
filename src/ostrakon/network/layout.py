"""Where nodes stand in a drawing: computed here, the same each time, so that a page only draws.

Columns by distance from the center, each column ordered so that links cross little (the barycenter method of
Sugiyama, Tagawa and Toda, 1981); large parts of the network by springs, from a fixed seed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import rustworkx as rx

from ostrakon.model import NetworkNode, NetworkView, Relation
from ostrakon.network.graph import to_rustworkx

UNIT = 1000  # thousandths
COLUMN = 4 * UNIT  # between two columns: room for a link's words
ROW = UNIT
COLUMNS_UP_TO = 60  # nodes that columns show well; beyond it springs
SWEEPS = 4  # of the barycenter method; more change nothing in practice
SPRING_SEED = 7
SPRING_STEPS = 120
SPRING_SCALE = 20 * UNIT  # half the width of a drawing of a thousand nodes


def place_nodes(view: NetworkView) -> NetworkView:
    """The view with a place for every node."""
    if len(view.nodes) <= COLUMNS_UP_TO:
        return replace(view, nodes=_place_in_columns(view.nodes, view.relations))
    return replace(view, nodes=_place_by_springs(view.nodes, view.relations))


def _place_in_columns(nodes: Sequence[NetworkNode], relations: Sequence[Relation]) -> tuple[NetworkNode, ...]:
    columns: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        columns[node.depth].append(node.id)
    around: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        around[relation.subject].add(relation.object)
        around[relation.object].add(relation.subject)
    beside = {node: first for column in columns.values() for node, first in _groups(column, around)}
    for sweep in range(SWEEPS):
        for depth in sorted(columns, reverse=bool(sweep % 2)):
            row = {node: place for column in columns.values() for node, place in _rows(column).items()}
            means = {node: _mean([row[other] for other in around[node]], row[node]) for node in columns[depth]}
            columns[depth] = _order(columns[depth], means, beside)
    at = {
        node: (depth * COLUMN, place * ROW // 2)
        for depth, column in columns.items()
        for node, place in _rows(column).items()
    }
    return tuple(replace(node, x=at[node.id][0], y=at[node.id][1]) for node in nodes)


def _rows(column: Sequence[str]) -> dict[str, int]:
    """Each node's row in half rows, the column centered on 0."""
    return {node: 2 * place - (len(column) - 1) for place, node in enumerate(column)}


def _groups(column: Sequence[str], around: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each node of a column with the first node of those that it is tied to within the column."""
    inside, seen = set(column), set[str]()
    for first in sorted(column):
        if first in seen:
            continue
        seen.add(first)
        group = [first]
        for node in group:
            yield node, first
            fresh = sorted((around[node] & inside) - seen)
            seen.update(fresh)
            group += fresh


def _order(column: Sequence[str], means: Mapping[str, Fraction], beside: Mapping[str, str]) -> list[str]:
    """By mean row, those tied to one another next to one another."""
    groups: dict[str, list[str]] = defaultdict(list)
    for node in column:
        groups[beside[node]].append(node)
    heart = {
        first: sum((means[node] for node in group), Fraction(0)) / len(group) for first, group in groups.items()
    }
    return sorted(column, key=lambda node: (heart[beside[node]], beside[node], means[node], node))


def _mean(rows: Sequence[int], own: int) -> Fraction:
    return Fraction(sum(rows), len(rows)) if rows else Fraction(own)


def _place_by_springs(nodes: Sequence[NetworkNode], relations: Sequence[Relation]) -> tuple[NetworkNode, ...]:
    graph = to_rustworkx(nodes, relations).to_undirected(multigraph=False)
    found = rx.spring_layout(graph, num_iter=SPRING_STEPS, seed=SPRING_SEED, scale=SPRING_SCALE)
    return tuple(
        replace(node, x=round(found[place][0]), y=round(found[place][1])) for place, node in enumerate(nodes)
    )
