"""The network of the record: lists, reports and registers in one graph, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ostrakon.flow.dossier import find_keys
from ostrakon.flow.network_ties import ShortNames, Untied, tie_parties
from ostrakon.flow.registers import read_registers
from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import screen_subjects
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.judgements import read_judgements
from ostrakon.ledger.listings import read_listings
from ostrakon.ledger.readings import read_newest
from ostrakon.model import Listing, NetworkView, NotThere, Query
from ostrakon.network.facilitators import Facilitator, rank_facilitators
from ostrakon.network.graph import Lens, Network
from ostrakon.network.layout import place_nodes
from ostrakon.network.neighborhood import Reach, find_neighborhood
from ostrakon.network.paths import Path as NetworkPath
from ostrakon.network.paths import find_exposures, find_paths
from ostrakon.network.shared import Shared, Trait, find_shared, listing_traits, officer_traits, party_traits
from ostrakon.network.sources import (
    Resolution,
    join_pieces,
    listing_key,
    read_list_relations,
    read_register_relations,
    read_report_relations,
    resolve_judgements,
)

NEAR = 6  # names offered where several may be meant


@dataclass(frozen=True, slots=True)
class Record:
    """The network as of a day, with what else can be compared: traits that parties may share.

    `ties` say which party of a report was taken for which listing by screening, where nobody judged it.
    """

    network: Network
    traits: tuple[Trait, ...]
    as_of: date
    ties: tuple[str, ...]
    resolution: Resolution

    def node(self, member: str) -> str:
        """The node that stands for a member, "" where the network has none."""
        node = self.resolution.node(member)
        return node if node in self.network.index else ""

    def shared(self, nodes: Iterable[str]) -> tuple[Shared, ...]:
        """What these nodes share with one another."""
        wanted = set(nodes)
        return find_shared(trait for trait in self.traits if trait.node in wanted)


def read_network(shelf: Shelf, as_of: date, *, files: Sequence[Path] = ()) -> Record:
    """All that ties anyone to anyone in the record, as published on or before a day.

    Raises:
        NotThere: the workspace holds no list, report or register.
    """
    registers = read_registers(shelf, files)
    pieces, traits, shorts = [], list[Trait](), ShortNames()
    for list_id in read_list_ids(shelf.ledger):
        edition = find_edition(shelf.ledger, list_id, as_of)
        if edition is None:
            continue
        listings: tuple[Listing, ...] = read_listings(shelf.ledger, edition)
        pieces.append(read_list_relations(listings, edition=edition))
        shorts.add(listings)
        traits += listing_traits(listings, capture=edition.captures[0] if edition.captures else "")
    readings = [
        each
        for each in read_newest(shelf.ledger)
        if not each.document.published or each.document.published <= as_of
    ]
    pieces.append(read_report_relations(readings))
    pieces += [read_register_relations(register) for register in registers.readings]
    traits += party_traits(registers.parties.values())
    judged = read_judgements(shelf.ledger)
    tied, ties = tie_parties(shelf, Untied(readings, registers, judged, shorts), as_of)
    resolution = resolve_judgements([*judged, *tied])
    nodes, relations = join_pieces(pieces, resolution)
    if not nodes:
        raise NotThere(f"the record holds no list, report or register of {as_of} or before; load one first")
    network = Network(nodes, relations)
    led = [replace(trait, node=resolution.node(trait.node)) for trait in traits]
    return Record(network, (*led, *officer_traits(relations)), as_of, ties, resolution)


def find_node(shelf: Shelf, record: Record, words: str) -> str:
    """The node that an id (`us_ofac_sdn:42618`), a node's own id, or a name means.

    Raises:
        NotThere: none; the nearest names are told.
    """
    if known := record.node(words):
        return known
    for key in find_keys(shelf, words):
        if known := record.node(listing_key(*key)):
            return known
    label = words.strip().casefold()
    exact = [node.id for node in record.network.nodes if node.label.casefold() == label]
    if exact:
        return min(exact, key=lambda node: (not node.startswith("list:"), node))
    if read_list_ids(shelf.ledger):
        (screening,) = screen_subjects(shelf, [Query(words)], Scope(as_of=record.as_of))
        for hit in screening.hits:
            if known := record.node(listing_key(hit.list, hit.native_id)):
                return known
    return _by_words(record, words)


def _by_words(record: Record, words: str) -> str:
    """The one node whose label has all of these words."""
    wanted = set(words.casefold().replace(",", " ").split())
    found = [node for node in record.network.nodes if wanted and wanted <= set(node.label.casefold().split())]
    if len(found) == 1:
        return found[0].id
    near = ", ".join(f"{node.label} ({node.id})" for node in found[:NEAR])
    hint = f"; {len(found)} have that in their name: {near}" if near else ""
    raise NotThere(f"nobody in the network as of {record.as_of} is called {words[:80]!r}{hint}")


def show_neighborhood(record: Record, node: str, *, reach: Reach, lens: Lens) -> NetworkView:
    """The neighborhood of a node, with places for a drawing."""
    return place_nodes(find_neighborhood(record.network, node, reach=reach, lens=lens))


def rank_around(record: Record, view: NetworkView) -> tuple[Facilitator, ...]:
    """Who around a party may be working for it, by points, with the reasons."""
    return rank_facilitators(view, shared=record.shared(node.id for node in view.nodes))


def show_paths(record: Record, start: str, end: str | None, *, k: int, lens: Lens) -> tuple[NetworkPath, ...]:
    """The k shortest paths to a party, or, without one, to the k nearest listed parties."""
    if end is None:
        return find_exposures(record.network, start, k=k, lens=lens)
    return find_paths(record.network, start, end, k=k, lens=lens)
