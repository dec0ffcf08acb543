"""Who stands around a party: so many steps out, hubs not followed, and every count told before it is expanded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ostrakon.model import NetworkNode, NetworkView, Relation
from ostrakon.network.graph import EVERYTHING, Lens, Mask, Network

HUB_CAP = 100  # neighbors; a party with more is a hub, whose neighbors have it in common and little else
NODE_LIMIT = 1000  # what a page can draw (libraries: graphs up to 1,000 nodes)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look: steps, from how many neighbors on a node is a hub, and how many nodes to show at most."""

    depth: int = 1
    hub_cap: int = HUB_CAP
    node_limit: int = NODE_LIMIT


def find_neighborhood(
    network: Network, start: str, *, reach: Reach | None = None, lens: Lens = EVERYTHING
) -> NetworkView:
    """The party, those around it, and all relations among them, nearest and listed first.

    Raises:
        NotThere: the party is not in the network.
    """
    reach = reach or Reach()
    center, mask = network.place(start), network.mask(lens)
    depths, expanded, degrees = {center: 0}, set[int](), dict[int, int]()
    notes: list[str] = []
    frontier = [center]
    for depth in range(1, reach.depth + 1):
        fresh: list[int] = []
        for place in frontier:
            around = network.neighbors(place, mask)
            degrees[place] = len(around)
            if len(around) > reach.hub_cap:
                notes.append(_hub_note(network, place, len(around), start=place == center, cap=reach.hub_cap))
                if place != center:
                    continue
                around = sorted(around, key=lambda other: (other not in network.listed, other))[: reach.hub_cap]
            expanded.add(place)
            fresh += [other for other in around if other not in depths and not depths.update({other: depth})]
        frontier = _first(network, fresh, room=reach.node_limit - len(depths) + len(fresh))
        for left_out in set(fresh) - set(frontier):
            del depths[left_out]
        if len(frontier) < len(fresh):
            notes.append(
                f"{len(fresh) - len(frontier)} parties at {depth} steps are left out: over {reach.node_limit}"
            )
    return _view(network, start, depths, mask, _Told(degrees, expanded, tuple(notes), lens))


@dataclass(frozen=True, slots=True)
class _Told:
    degrees: dict[int, int]
    expanded: set[int]
    notes: tuple[str, ...]
    lens: Lens


def _hub_note(network: Network, place: int, count: int, *, start: bool, cap: int) -> str:
    label = network.nodes[place].label
    shown = f"{cap} of them are shown, listed ones first" if start else "they are not followed"
    return f"{label} has {count} neighbors: {shown}"


def _first(network: Network, fresh: Sequence[int], *, room: int) -> list[int]:
    if len(fresh) <= room:
        return list(fresh)
    return sorted(fresh, key=lambda place: (place not in network.listed, place))[: max(0, room)]


def _view(network: Network, start: str, depths: dict[int, int], mask: Mask, told: _Told) -> NetworkView:
    nodes = []
    for place, depth in depths.items():
        degree = told.degrees.get(place)
        degree = len(network.neighbors(place, mask)) if degree is None else degree
        nodes.append(replace(network.nodes[place], depth=depth, degree=degree, expanded=place in told.expanded))
    nodes.sort(key=lambda node: (node.depth, not node.lists, node.label, node.id))
    as_of = told.lens.last if told.lens.first == told.lens.last else None
    return NetworkView(start, tuple(nodes), relations_among(network, list(depths), mask), as_of, told.notes)


def relations_among(network: Network, places: Sequence[int], mask: Mask) -> tuple[Relation, ...]:
    """All relations under a mask whose two ends are both among these nodes, in order of their ends."""
    inside = set(places)
    found = set[int]()
    for place in places:
        for at in range(network.offset[place], network.offset[place + 1]):
            if network.neighbor[at] in inside and mask[network.via[at]]:
                found.add(network.via[at])
    order = sorted(found, key=lambda via: (network.subject[via], network.target[via], via))
    return tuple(network.relations[via] for via in order)


def view_of(
    network: Network, start: str, depths: dict[int, int], *, lens: Lens, notes: tuple[str, ...] = ()
) -> NetworkView:
    """A view of given nodes (place and depth) with all relations among them."""
    return _view(network, start, depths, network.mask(lens), _Told({}, set(), notes, lens))


def count_neighbors(network: Network, node: str, *, lens: Lens = EVERYTHING) -> int:
    """How many neighbors a party has, before anything is expanded.

    Raises:
        NotThere: the party is not in the network.
    """
    return len(network.neighbors(network.place(node), network.mask(lens)))


def listed_neighbors(network: Network, node: NetworkNode, mask: Mask) -> list[NetworkNode]:
    """The listed parties that a node is directly tied to."""
    around = network.neighbors(network.index[node.id], mask)
    return [network.nodes[place] for place in around if place in network.listed]
