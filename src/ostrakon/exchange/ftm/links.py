"""Relations as links with both ends; a party that is not on the list gets a plain entity of its name."""

from collections.abc import Iterator, Mapping

from ostrakon.exchange.ftm.draft import Draft, digest_id, entity_id
from ostrakon.exchange.ftm.notes import note_relation
from ostrakon.exchange.ftm.vocabulary import LINK_RANGES, LINKS
from ostrakon.model import ListedRelation, Listing, Predicate


def write_links(listing: Listing, party: Draft, *, schemas: Mapping[str, str]) -> Iterator[Draft]:
    """The listing's links, each after the stand-in for its other end where that is not listed.

    `schemas` gives the schema of each listed entity by its id. A link of a party to itself, which the schema
    refuses, becomes a note of the party.
    """
    here = party.id
    for relation in listing.relations:
        there = _find_end(listing.list_id, relation)
        if there == here:
            party.add("notes", note_relation(relation))
            continue
        if there not in schemas:
            stub = Draft(there, "LegalEntity")
            stub.add(
                "name", relation.target_name[:300]
            )  # the schema's limit is 384; `namesMentioned` has it whole
            yield stub
        made_of = (listing.native_id, relation.predicate, relation.target_id, relation.target_name, relation.text)
        link = draw_link(
            digest_id(listing.list_id, "link", *made_of),
            relation.predicate,
            subject=(here, schemas[here]),
            target=(there, schemas.get(there, "LegalEntity")),
        )
        link.add("recordId", listing.native_id)
        link.add("summary", relation.text)
        if not link.add("namesMentioned", relation.target_name):
            link.add("description", relation.target_name)
        yield link


def _find_end(list_id: str, relation: ListedRelation) -> str:
    if relation.target_id:
        return entity_id(list_id, relation.target_id)
    return digest_id(list_id, "unlisted", relation.target_name)


def draw_link(new_id: str, predicate: str, *, subject: tuple[str, str], target: tuple[str, str]) -> Draft:
    """A link of the schema that the predicate asks for where both ends fit it, else an UnknownLink.

    An end is the entity's id and its schema; `role` is the predicate in words.
    """
    known = LINKS.get(Predicate(predicate)) if predicate in set(Predicate) else None
    source, end = (target, subject) if known and known[3] else (subject, target)
    if known and _fits(known[0], source[1], end[1]):
        link = Draft(new_id, known[0])
        link.add(known[1], source[0])
        link.add(known[2], end[0])
    else:
        link = Draft(new_id, "UnknownLink")
        link.add("subject", subject[0])
        link.add("object", target[0])
    link.add("role", predicate.replace("_", " "))
    return link


def _fits(schema: str, source: str, target: str) -> bool:
    sources, targets = LINK_RANGES[schema]
    return source in sources and target in targets
