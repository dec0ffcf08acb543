"""Parties that share an address, an identifier or an officer: what no link states and yet ties them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ostrakon.model import Evidence, Listing, Predicate, Relation, cut_quote
from ostrakon.network.registers.reading import RegisterParty
from ostrakon.network.sources import listing_key

LEAST_LETTERS = 12  # an address shorter than this ("Moscow, Russia" has 12) names a town, not a door
SHARED_BY_AT_MOST = 500  # a value that more parties share is a formation agent or a placeholder: told, not paired
_NOT_LETTERS = re.compile(r"[\W_]+")
_HAS_DIGIT = re.compile(r"\d")
OFFICES = frozenset({Predicate.HEAD_OF, Predicate.CONTROLS, Predicate.MEMBER_OF})


class SharedKind(StrEnum):
    """What is shared."""

    ADDRESS = "address"
    IDENTIFIER = "identifier"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Trait:
    """One value of one party: `value` is compared, `evidence` says where it stands."""

    kind: SharedKind
    value: str
    node: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A value that several parties share, with the evidence of each, in order of node id."""

    kind: SharedKind
    value: str
    nodes: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def find_shared(traits: Iterable[Trait]) -> tuple[Shared, ...]:
    """Each value that two or more parties share: fewest parties first, for they say most; then by value."""
    groups: dict[tuple[SharedKind, str], dict[str, Trait]] = defaultdict(dict)
    for trait in traits:
        groups[trait.kind, trait.value].setdefault(trait.node, trait)
    found = []
    for (kind, value), by_node in groups.items():
        if 1 < len(by_node) <= SHARED_BY_AT_MOST:
            nodes = tuple(sorted(by_node))
            evidence = tuple(item for node in nodes for item in by_node[node].evidence)
            found.append(Shared(kind, value, nodes, evidence))
    return tuple(sorted(found, key=lambda shared: (len(shared.nodes), shared.kind, shared.value)))


def listing_traits(listings: Iterable[Listing], *, capture: str = "") -> Iterable[Trait]:
    """Addresses and identifiers of listings."""
    for listing in listings:
        node = listing_key(listing.list_id, listing.native_id)
        where = f"{listing.list_id} {listing.native_id}"
        for address in listing.addresses:
            if key := address_key(address.text):
                yield Trait(
                    SharedKind.ADDRESS, key, node, _evidence(capture, f"{where} / {address.at}", address.text)
                )
        for number in listing.identifiers:
            if key := identifier_key(number.scheme, number.value):
                place = f"{where} / {number.at}"
                yield Trait(
                    SharedKind.IDENTIFIER, key, node, _evidence(capture, place, number.text or number.value)
                )


def party_traits(parties: Iterable[RegisterParty]) -> Iterable[Trait]:
    """Addresses and identifiers of a register's parties."""
    for party in parties:
        for address in party.addresses:
            if key := address_key(address):
                yield Trait(SharedKind.ADDRESS, key, party.id, party.evidence)
        for number in party.identifiers:
            if key := identifier_key(number.scheme, number.value):
                yield Trait(SharedKind.IDENTIFIER, key, party.id, party.evidence)


def officer_traits(relations: Iterable[Relation]) -> Iterable[Trait]:
    """Who heads, controls or sits on the board of whom: the officer is what the organizations share."""
    for relation in relations:
        if relation.predicate in OFFICES:
            yield Trait(SharedKind.OFFICER, relation.subject, relation.object, relation.evidence)


def address_key(text: str) -> str:
    """An address as it is compared: words in lower case; "" for one too coarse to name a door."""
    key = _NOT_LETTERS.sub(" ", text.casefold()).strip()
    return key if len(key.replace(" ", "")) >= LEAST_LETTERS and _HAS_DIGIT.search(key) else ""


def identifier_key(scheme: str, value: str) -> str:
    """An identifier as it is compared: scheme, letters and digits; "" for one without three digits."""
    key = _NOT_LETTERS.sub("", value).upper()
    return f"{scheme}:{key}" if sum(each.isdigit() for each in key) >= 3 else ""


def _evidence(capture: str, place: str, quote: str) -> tuple[Evidence, ...]:
    return (Evidence(capture, place, cut_quote(quote)),)
