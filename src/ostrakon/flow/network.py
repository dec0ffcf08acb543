"""The network of the record: lists, reports and registers in one graph, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ostrakon.flow.dossier import find_keys
from ostrakon.flow.registers import Registers, read_registers
from ostrakon.flow.scope import Scope
from ostrakon.flow.screening import screen_subjects
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.judgements import read_judgements
from ostrakon.ledger.listings import read_listings
from ostrakon.ledger.readings import read_newest
from ostrakon.model import Judgement, Listing, NetworkView, NotThere, Query, Reading, Sameness
from ostrakon.network.facilitators import Facilitator, rank_facilitators
from ostrakon.network.graph import Lens, Network
from ostrakon.network.layout import place_nodes
from ostrakon.network.neighborhood import Reach, find_neighborhood
from ostrakon.network.paths import Path as NetworkPath
from ostrakon.network.paths import find_exposures, find_paths
from ostrakon.network.shared import Shared, Trait, find_shared, listing_traits, officer_traits, party_traits
from ostrakon.network.sources import (
    join_pieces,
    listing_key,
    party_key,
    read_list_relations,
    read_register_relations,
    read_report_relations,
    resolve_judgements,
)
from ostrakon.resolve import load_policy

BY_SCREENING = "screening"
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
    pieces, traits = [], list[Trait]()
    for list_id in read_list_ids(shelf.ledger):
        edition = find_edition(shelf.ledger, list_id, as_of)
        if edition is None:
            continue
        listings: tuple[Listing, ...] = read_listings(shelf.ledger, edition)
        pieces.append(read_list_relations(listings, edition=edition))
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
    tied, ties = _tie_parties(shelf, readings, registers, judged, as_of)
    nodes, relations = join_pieces(pieces, resolve_judgements([*judged, *tied]))
    if not nodes:
        raise NotThere(f"the record holds no list, report or register of {as_of} or before; load one first")
    network = Network(nodes, relations)
    return Record(network, (*traits, *officer_traits(relations)), as_of, ties)


def _tie_parties(
    shelf: Shelf, readings: Sequence[Reading], registers: Registers, judged: Sequence[Judgement], as_of: date
) -> tuple[list[Judgement], tuple[str, ...]]:
    """Parties that nobody judged yet, taken for the listing that screening finds from the alert threshold on."""
    known = {judgement.left for judgement in judged} | {judgement.right for judgement in judged}
    waiting = [
        (party_key(reading.document.id, party.id), Query(party.name, party.kind, aliases=party.names[:10]))
        for reading in readings
        for party in reading.parties
        if party.name and party_key(reading.document.id, party.id) not in known
    ]
    waiting += [
        (node, Query(registers.name(node)[:1000])) for node in registers.stakes.parties if node not in known
    ]
    if not waiting or not read_list_ids(shelf.ledger):
        return [], ()
    scope = Scope(as_of=as_of, threshold=load_policy().alert_at, limit=20)
    found, told = [], []
    for (key, query), screening in zip(
        waiting, screen_subjects(shelf, [q for _, q in waiting], scope), strict=True
    ):
        best = {hit.list: hit for hit in reversed(screening.hits)}  # one entry a list, the likeliest
        for list_id in sorted(best):
            hit = best[list_id]
            left, right = sorted((key, listing_key(hit.list, hit.native_id)))
            found.append(Judgement(left, right, Sameness.SAME, BY_SCREENING, shelf.clock(), hit.name, hit.bits))
            told.append(
                f"{query.name} was taken for {hit.list}:{hit.native_id} {hit.name} ({hit.probability:.3f})"
            )
    return found, tuple(dict.fromkeys(told))


def find_node(shelf: Shelf, record: Record, words: str) -> str:
    """The node that an id (`us_ofac_sdn:42618`), a node's own id, or a name means.

    Raises:
        NotThere: none; the nearest names are told.
    """
    network = record.network
    if words in network.index:
        return words
    keys = [listing_key(*key) for key in find_keys(shelf, words)]
    for key in keys:
        if key in network.index:
            return key
    exact = [node.id for node in network.nodes if node.label.casefold() == words.strip().casefold()]
    if exact:
        return min(exact, key=lambda node: (not node.startswith("list:"), node))
    if read_list_ids(shelf.ledger):
        (screening,) = screen_subjects(shelf, [Query(words)], Scope(as_of=record.as_of))
        for hit in screening.hits:
            key = listing_key(hit.list, hit.native_id)
            if key in network.index:
                return key
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
