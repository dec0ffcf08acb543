"""Relations from lists, reports and registers, as nodes and relations of one network."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ostrakon.model import (
    Claim,
    ClaimType,
    Edition,
    Entity,
    Evidence,
    Judgement,
    Listing,
    NetworkNode,
    PartialDate,
    PartyKind,
    Predicate,
    Reading,
    Relation,
    ReportParty,
    Sameness,
    Share,
    Span,
    cut_quote,
)
from ostrakon.network.registers.reading import RegisterReading

_HEADS = re.compile(
    r"\b(head|heads|leader|chief|chair\w*|president|director|minister|commander|founder|ceo|boss|king|premier|"
    r"governor|chef|dirigeant|patron|ministre|commandant|directeur|président)\b",
    re.IGNORECASE,
)
_HEADS_OF_STATE = re.compile(
    r"\b(president|king|emir|sultan|prime minister|premier|head of state|junta leader|président)\b",
    re.IGNORECASE,
)
_NOT_THE_HEAD = re.compile(r"\b(deputy|vice|assistant|adjoint|vice-président|former|spokes\w+)\b", re.IGNORECASE)

Piece = tuple[list[NetworkNode], list[Relation]]


def listing_key(list_id: str, native_id: str) -> str:
    """The node of a listing, as judgements call it."""
    return f"list:{list_id}:{native_id}"


def party_key(document: str, party: str) -> str:
    """The node of a party of a report, as judgements call it."""
    return f"report:{document}:{party}"


def read_list_relations(listings: Iterable[Listing], *, edition: Edition | None = None) -> Piece:
    """Every listing as a node, and every link that it states; a target without an entry is a node by its name."""
    capture = edition.captures[0] if edition and edition.captures else ""
    nodes: list[NetworkNode] = []
    relations: list[Relation] = []
    for listing in listings:
        key = listing_key(listing.list_id, listing.native_id)
        nodes.append(NetworkNode(key, listing.name, listing.kind, (listing.list_id,)))
        for stated in listing.relations:
            target = stated.target_id
            other = listing_key(listing.list_id, target) if target else f"name:{stated.target_name}"
            if not target:
                nodes.append(NetworkNode(other, stated.target_name))
            place = f"{listing.list_id} {listing.native_id} / {stated.at}"
            evidence = (Evidence(capture, place, cut_quote(stated.text)),)
            relations.append(Relation(key, Predicate(stated.predicate), other, evidence, source=listing.list_id))
    return nodes, relations


def read_report_relations(readings: Iterable[Reading]) -> Piece:
    """Parties of reports, and what relation and role claims say of them, with who says it and how firmly."""
    nodes: list[NetworkNode] = []
    relations: list[Relation] = []
    for reading in readings:
        document = reading.document.id
        parties = {party.id: party for party in reading.parties}
        nodes += [NetworkNode(party_key(document, party.id), party.name, party.kind) for party in reading.parties]
        for claim in reading.claims:
            relations += _claim_relations(claim, document, parties)
    return nodes, relations


def _claim_relations(claim: Claim, document: str, parties: Mapping[str, ReportParty]) -> Iterator[Relation]:
    if claim.type is ClaimType.RELATION and claim.predicate in set(Predicate):
        ends, stated = (claim.party("subject"), claim.party("object")), Predicate(claim.predicate)
    elif claim.type is ClaimType.ROLE:
        ends = claim.party("holder"), claim.party("organization")
        stated = None
    else:
        return
    said_by = tuple(parties[each.party].name if each.party in parties else each.party for each in claim.said_by)
    evidence = tuple(_span_evidence(span, document) for span in claim.evidence)
    for subject in ends[0]:
        for target in ends[1]:
            yield Relation(
                subject=party_key(document, subject),
                predicate=stated or _role_in(claim.title or "", parties.get(target)),
                object=party_key(document, target),
                evidence=evidence,
                modality=claim.modality,
                said_by=said_by,
                valid=_period(claim),
                source=document,
            )


def _role_in(title: str, organization: ReportParty | None) -> Predicate:
    """What a title is in an organization: its head, or a member; a country is headed by its leader alone."""
    heads = _HEADS_OF_STATE if organization and organization.kind is PartyKind.COUNTRY else _HEADS
    is_head = heads.search(title) and not _NOT_THE_HEAD.search(title)
    return Predicate.HEAD_OF if is_head else Predicate.MEMBER_OF


def _period(claim: Claim) -> PartialDate | None:
    """When it holds: until a former role's time, from a current one's; None where the text gives no time."""
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None):
        return None
    if claim.period == "former":
        return PartialDate(None, when.latest or when.earliest)
    return PartialDate(when.earliest, None) if when.earliest else None


def _span_evidence(span: Span, document: str) -> Evidence:
    digest = document.removeprefix("sha256:")
    return Evidence(digest, f"characters {span.start}-{span.end}", cut_quote(span.text), span.start, span.end)


def read_register_relations(register: RegisterReading) -> Piece:
    """A register's parties, its stakes as `owns` relations with their shares, and its other links."""
    nodes = [NetworkNode(party.id, party.name, party.kind) for party in register.parties.values()]
    relations = list(register.links)
    for row in register.stakes.usable.nonzero()[0].tolist():
        stake = register.stakes.stake(row)
        relations.append(
            Relation(
                subject=stake.owner,
                predicate=Predicate.OWNS,
                object=stake.owned,
                evidence=stake.evidence,
                valid=PartialDate(stake.start, stake.end) if stake.start or stake.end else None,
                share=Share(stake.band.least, stake.band.most),
                votes=stake.holding != "shares",
                source=register.name,
            )
        )
    return nodes, relations


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which nodes are one party: `same` leads from each member to the node that stands for all of them."""

    same: Mapping[str, str]

    def node(self, member: str) -> str:
        """The node that stands for a member; itself where it stands alone."""
        return self.same.get(member, member)


def resolve_judgements(judgements: Iterable[Judgement]) -> Resolution:
    """Nodes joined by standing judgements of `same`; of the members, a listing stands for all, then the first."""
    standing: dict[tuple[str, str], Sameness] = {}
    for judgement in judgements:
        standing[judgement.left, judgement.right] = judgement.outcome
    leaders: dict[str, str] = {}

    def find(member: str) -> str:
        while leaders.setdefault(member, member) != member:
            leaders[member] = leaders[leaders[member]]
            member = leaders[member]
        return member

    for (left, right), outcome in sorted(standing.items()):
        if outcome is Sameness.SAME:
            first, second = sorted((find(left), find(right)), key=_standing)
            leaders[second] = first
    return Resolution({member: find(member) for member in sorted(leaders) if find(member) != member})


def resolve_entities(entities: Iterable[Entity]) -> Resolution:
    """Nodes joined as members of one entity."""
    return Resolution({member: entity.id for entity in entities for member in entity.members})


def _standing(node: str) -> tuple[bool, str]:
    return not node.startswith("list:"), node


def join_pieces(pieces: Iterable[Piece], resolution: Resolution) -> tuple[list[NetworkNode], list[Relation]]:
    """All nodes and relations with members led to the node that stands for them; lists add up.

    A relation of a party to itself, as resolved, is left out: it says that two members are one. So is one that
    says the same as another from the same words.
    """
    nodes: dict[str, NetworkNode] = {}
    relations: list[Relation] = []
    for some, others in pieces:
        for node in some:
            key = resolution.node(node.id)
            nodes[key] = _join(nodes.get(key), node, key)
        for relation in others:
            subject, target = resolution.node(relation.subject), resolution.node(relation.object)
            if subject != target:
                relations.append(replace(relation, subject=subject, object=target))
    return list(nodes.values()), list(dict.fromkeys(relations))


def _join(known: NetworkNode | None, new: NetworkNode, key: str) -> NetworkNode:
    """The node that stands for all keeps its own label; else the first label that is no id."""
    if known is None:
        return replace(new, id=key)
    own = new if new.id == key else known
    kind = own.kind if own.kind != "unknown" else new.kind
    return replace(own, id=key, kind=kind, lists=tuple(sorted({*known.lists, *new.lists})))
