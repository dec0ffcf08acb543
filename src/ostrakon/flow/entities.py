"""Entities as they follow from the judgements on record: all of them, or the one around a member."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.entity_ids import find_member, read_given
from ostrakon.ledger.judgements import read_judgements, read_judgements_of
from ostrakon.ledger.listings import find_listing, read_history, read_listings
from ostrakon.ledger.readings import find_reading, read_newest
from ostrakon.model import Entity, Judgement, Listing, NotThere, PartyKind, Reading, Sameness
from ostrakon.names.parse import split_words
from ostrakon.resolve.clusters import Contradiction, Traits, make_clusters
from ostrakon.resolve.entity_ids import choose_id, id_of_member
from ostrakon.resolve.facts import kind_class
from ostrakon.resolve.profile import member_key
from ostrakon.resolve.standing import find_standing, make_edges

LISTING, REPORT = "list:", "report:"


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities, in order of their first member, and what the judgements say against each other."""

    entities: tuple[Entity, ...]
    contradictions: tuple[Contradiction, ...]


def split_member(member: str) -> tuple[str, str]:
    """List and native id, or document and party, of a member key."""
    head, _, rest = member.partition(":")
    if head == "list":
        list_id, _, native_id = rest.partition(":")
        return list_id, native_id
    document, _, party = rest.rpartition(":")
    return document, party


def report_key(document: str, party: str) -> str:
    """The member key of a party of a report."""
    return f"{REPORT}{document}:{party}"


def traits_of(listing: Listing) -> Traits:
    """What a cluster must agree on, of a listing."""
    years = set()
    for birth in listing.births:
        first, last = birth.date.earliest or birth.date.latest, birth.date.latest or birth.date.earliest
        if first and last:
            years |= set(range(first.year, last.year + 1))
    genders = frozenset(gender.value for gender in listing.genders)
    return Traits(listing.list_id, kind_class(listing.kind), genders, frozenset(years))


def read_all_listings(shelf: Shelf) -> list[Listing]:
    """The listings of the newest edition of every list."""
    held = [find_edition(shelf.ledger, list_id) for list_id in read_list_ids(shelf.ledger)]
    return [listing for edition in held if edition for listing in read_listings(shelf.ledger, edition)]


def read_entities(shelf: Shelf) -> Entities:
    """All entities of the record as it is now: listings of the newest editions, parties of the newest readings."""
    listings = {member_key(each.list_id, each.native_id): each for each in read_all_listings(shelf)}
    parties = _report_parties(read_newest(shelf.ledger))
    judgements = read_judgements(shelf.ledger)
    tied = {member for each in judgements if each.outcome is Sameness.SAME for member in (each.left, each.right)}
    members = [*listings, *(member for member in parties if member in tied)]
    traits = {member: traits_of(listing) for member, listing in listings.items()}
    clusters = make_clusters(members, make_edges(judgements), traits)
    given = read_given(shelf.ledger)
    entities = tuple(_make_entity(each, given, _namer(listings, parties)) for each in clusters.members)
    return Entities(entities, clusters.contradictions)


Namer = Callable[[str], tuple[str, PartyKind]]


def _report_parties(readings: Iterable[Reading]) -> dict[str, tuple[str, PartyKind]]:
    return {
        report_key(reading.document.id, party.id): (party.name, party.kind)
        for reading in readings
        for party in reading.parties
    }


def _namer(listings: dict[str, Listing], parties: dict[str, tuple[str, PartyKind]]) -> Namer:
    def name(member: str) -> tuple[str, PartyKind]:
        listing = listings.get(member)
        return (listing.name, listing.kind) if listing else parties[member]

    return name


def _make_entity(members: Sequence[str], given: dict[str, int], namer: Namer) -> Entity:
    """The cluster as an entity, called as the list that comes first in the alphabet calls it."""
    chosen, former = choose_id(members, given)
    name, kind = namer(sorted(members)[0])
    return Entity(chosen, name, kind, tuple(sorted(members)), former)


def find_entity(shelf: Shelf, member: str, *, ever: bool = False) -> Entity | None:
    """The entity that holds a member, found from the judgements around it; None where no member is alive.

    `ever`: listings that went from their lists count too, as they stood last.
    """
    around = read_entities_around(shelf, [member], ever=ever).entities
    return next((entity for entity in around if member in entity.members), None)


def read_entities_around(shelf: Shelf, members: Iterable[str], *, ever: bool = False) -> Entities:
    """The entities that same-judgements tie to any of the members: as `read_entities` has them."""
    around, judgements = _walk(shelf, members)
    held = {each: listing for each in around if (listing := _find_alive(shelf, each, ever=ever))}
    documents = sorted({split_member(each)[0] for each in around if each.startswith(REPORT)})
    readings = [reading for document in documents if (reading := find_reading(shelf.ledger, document))]
    parties = _report_parties(readings)
    alive = [*held, *(each for each in around if each in parties)]
    traits = {each: traits_of(listing) for each, listing in held.items()}
    clusters = make_clusters(alive, make_edges(judgements), traits)
    given = read_given(shelf.ledger, [id_of_member(each) for each in alive])
    entities = tuple(_make_entity(each, given, _namer(held, parties)) for each in clusters.members)
    return Entities(entities, clusters.contradictions)


def _walk(shelf: Shelf, members: Iterable[str]) -> tuple[list[str], list[Judgement]]:
    """All members that same-judgements reach from some, and every judgement that touches them."""
    reached = set(members)
    fresh = sorted(reached)
    judgements: dict[tuple[str, str], Judgement] = {}
    while fresh:
        standing = find_standing(read_judgements_of(shelf.ledger, fresh))
        judgements |= standing
        same = [pair for pair, judgement in standing.items() if judgement.outcome is Sameness.SAME]
        near = {member for pair in same for member in pair}
        fresh = sorted(near - reached)
        reached |= near
    return sorted(reached), list(judgements.values())


def _find_alive(shelf: Shelf, member: str, *, ever: bool = False) -> Listing | None:
    if not member.startswith(LISTING):
        return None
    list_id, native_id = split_member(member)
    edition = find_edition(shelf.ledger, list_id)
    version = find_listing(shelf.ledger, edition, native_id) if edition else None
    if version is None and ever:
        versions = [step[1] for step in read_history(shelf.ledger, list_id, native_id) if step[1] is not None]
        version = versions[-1] if versions else None
    return version.listing if version else None


def is_alive(shelf: Shelf, member: str) -> bool:
    """Whether a listing stands in the newest edition of its list."""
    return _find_alive(shelf, member) is not None


def find_entity_by_id(shelf: Shelf, entity: str, *, ever: bool = False) -> Entity:
    """The entity that an id leads to, whether it is the present one or a former one.

    Raises:
        NotThere: no such id was given.
    """
    member = find_member(shelf.ledger, entity)
    found = find_entity(shelf, member, ever=ever) if member else None
    if found is None:
        raise NotThere(f"no entity has, or had, the id {entity!r}; ids come from: ostrakon entities")
    return found


def find_in_reports(shelf: Shelf, words: str, as_of: date) -> list[Entity]:
    """The entities of parties that reports published by a day call so, in order of the reports."""
    wanted = split_words(words)
    keys = [
        report_key(reading.document.id, party.id)
        for reading in read_newest(shelf.ledger)
        if reading.document.published is None or reading.document.published <= as_of
        for party in reading.parties
        if wanted and any(sorted(split_words(name)) == sorted(wanted) for name in (party.name, *party.names))
    ]
    found = [entity for key in keys if (entity := find_entity(shelf, key))]
    return list({entity.id: entity for entity in found}.values())
