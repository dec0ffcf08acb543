"""The dossier of an entity: its listings on every list, what reports say by and about it, and how both meet."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ostrakon.flow.claims_meet_lists import meet_lists
from ostrakon.flow.dossier import Key, make_dossier
from ostrakon.flow.dossier_claims import tell_claims, tell_relations, tell_roles
from ostrakon.flow.dossier_lines import IDENTIFIER_TOPICS
from ostrakon.flow.entities import LISTING, REPORT, Entities, find_entity, report_key, split_member
from ostrakon.flow.resolve_runs import lists_compared, reading_mark, readings_compared
from ostrakon.flow.shelf import Shelf
from ostrakon.flow.timeline import make_timeline
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.judgements import read_judgements_of
from ostrakon.ledger.readings import find_reading
from ostrakon.lists import CATALOG
from ostrakon.model import (
    Designated,
    Dossier,
    DossierLine,
    Entity,
    Evidence,
    ListingDossier,
    ListingStatus,
    Mention,
    NotThere,
    Reading,
    Sameness,
    Standing,
    TimelineEntry,
)
from ostrakon.resolve.profile import member_key
from ostrakon.resolve.standing import find_standing

_TIES = frozenset(
    (
        "head of", "member of", "part of", "owns", "controls", "owned by", "founded", "acts for", "supports",
        "facilitates", "supplies", "linked to", "family of", "alias of", "located in", "operates in", "exiled in",
        "allied with", "broke with", "successor of",
    )
)  # fmt: skip
_FROM = re.compile(r", from (\d{4}-\d{2}-\d{2})")
_OFFICES = frozenset({"position", "title"})


def find_entity_of(shelf: Shelf, keys: Sequence[Key]) -> Entity | None:
    """The entity of the first listing that has one."""
    for key in keys:
        entity = find_entity(shelf, member_key(*key), ever=True)
        if entity is not None:
            return entity
    return None


def make_entity_dossier(
    shelf: Shelf, entity: Entity, as_of: date, *, first: Key | None = None, see_also: Sequence[str] = ()
) -> Dossier:
    """The dossier of an entity as of a day; `first` is the listing to stand first.

    Raises:
        NotThere: none of its listings was on a list, and no report on it was published, by that day.
    """
    keys = [split_member(each) for each in entity.members if each.startswith(LISTING)]
    keys.sort(key=lambda key: (key != first, key))
    base = _base_dossier(shelf, entity, keys, as_of)
    parties: dict[str, set[str]] = {}
    for member in entity.members:
        if member.startswith(REPORT):
            document, party = split_member(member)
            parties.setdefault(document, set()).add(party)
    readings = _readings(shelf, parties, as_of)
    if not base.listings and not readings:
        raise NotThere(f"nothing in the record as of {as_of} is of {entity.name} ({entity.id})")
    told = tell_claims(readings, parties, _find_tied(shelf, readings))
    accusations = tuple(each for each in told if each.kind == "allegation" and each.part != "speaker")
    denials = tuple(each for each in told if each.kind == "denial")
    met = meet_lists(shelf, readings, Entities((entity,), ()), as_of=as_of, only=frozenset(entity.members))
    return replace(
        base,
        see_also=tuple(see_also),
        entity=entity.id,
        former_ids=entity.former_ids,
        standings=tuple(_standings(shelf, base.listings, readings, as_of)),
        names=_grouped(_name_lines(base.listings, readings, parties)),
        identifiers=_grouped(_identifier_lines(base.listings)),
        roles=(*_grouped(_listed_lines(base.listings, _OFFICES)), *tell_roles(told)),
        relations=(*_grouped(_listed_lines(base.listings, _TIES)), *tell_relations(told)),
        designations=met,
        accusations=accusations,
        denials=denials,
        claims=tuple(each for each in told if each not in accusations and each not in denials),
        timeline=make_timeline(base.listings, told, _designation_days(base.listings)),
        sources=tuple(_sources(base.listings, readings)),
    )


def _base_dossier(shelf: Shelf, entity: Entity, keys: Sequence[Key], as_of: date) -> Dossier:
    try:
        return make_dossier(shelf, keys, as_of)
    except NotThere:
        return Dossier(entity.name, entity.kind, as_of, ())


def _readings(shelf: Shelf, parties: dict[str, set[str]], as_of: date) -> list[Reading]:
    found = [find_reading(shelf.ledger, document) for document in sorted(parties)]
    held = [
        each for each in found if each and (each.document.published is None or each.document.published <= as_of)
    ]
    return sorted(held, key=lambda each: (str(each.document.published or ""), each.document.id))


def _find_tied(shelf: Shelf, readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """The listings that each party of the readings is tied to, by member key."""
    members = [report_key(each.document.id, party.id) for each in readings for party in each.parties]
    tied: dict[str, frozenset[str]] = {}
    for (listing, member), judgement in find_standing(read_judgements_of(shelf.ledger, members)).items():
        if judgement.outcome is Sameness.SAME:
            tied[member] = tied.get(member, frozenset()) | {listing}
    return tied


def _standings(
    shelf: Shelf, listings: Sequence[ListingDossier], readings: Sequence[Reading], as_of: date
) -> Iterable[Standing]:
    """Each list held: where the party stands, also where it never stood, as far as it was compared."""
    compared = lists_compared(shelf)
    known = compared.issuperset(each.list for each in listings)
    if not listings:
        known = readings_compared(shelf).issuperset(reading_mark(each) for each in readings)
    for list_id in read_list_ids(shelf.ledger):
        edition = find_edition(shelf.ledger, list_id, as_of)
        if edition is None:
            continue
        authority = next((source.authority for source in CATALOG if source.id == list_id), list_id)
        mine = [each for each in listings if each.list == list_id]
        if not mine:
            label = f"{list_id}@{edition.published}"
            status = Designated.NEVER if known and list_id in compared else Designated.NOT_COMPARED
            yield Standing(authority, list_id, status, edition=label)
        for each in mine:
            status = Designated.LISTED if each.status is ListingStatus.LISTED else Designated.DELISTED
            program = "; ".join(dict.fromkeys(line.text for line in each.lines if line.topic == "program"))
            yield Standing(
                authority, list_id, status, each.native_id, program, each.since, each.until, each.edition
            )


def script_of(text: str) -> str:
    """The script of the first letter, as Unicode names it (`latin`, `cyrillic`, `arabic` ...), "" for none."""
    for letter in text:
        if letter.isalpha():
            return unicodedata.name(letter, "").partition(" ")[0].lower()
    return ""


def _name_lines(
    listings: Sequence[ListingDossier], readings: Sequence[Reading], parties: dict[str, set[str]]
) -> Iterable[DossierLine]:
    for listing in listings:
        for line in listing.lines:
            if line.topic.startswith("name ("):
                role = line.topic.removeprefix("name (").removesuffix(")")
                topic = f"{role}, {script_of(line.text)}"
                yield DossierLine(topic, line.text, _from(listing, line.evidence))
    for reading in readings:
        for party in reading.parties:
            if party.id in parties.get(reading.document.id, ()):
                for mention in party.mentions:
                    if mention.by.value in ("name", "short_name"):
                        topic = f"in reports, {script_of(mention.text)}"
                        yield DossierLine(topic, mention.text, (_mention_evidence(reading, mention),))


def _mention_evidence(reading: Reading, mention: Mention) -> Evidence:
    place = f"characters {mention.start}-{mention.end}"
    return Evidence(reading.document.id, place, mention.text, mention.start, mention.end)


def _from(listing: ListingDossier, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(each, place=f"{listing.list}: {each.place}") for each in evidence)


def _identifier_lines(listings: Sequence[ListingDossier]) -> Iterable[DossierLine]:
    for listing in listings:
        for line in listing.lines:
            if line.topic in IDENTIFIER_TOPICS or line.topic.startswith("wallet"):
                yield DossierLine(line.topic, line.text, _from(listing, line.evidence))


def _listed_lines(listings: Sequence[ListingDossier], topics: frozenset[str]) -> Iterable[DossierLine]:
    for listing in listings:
        for line in listing.lines:
            if line.topic in topics:
                yield DossierLine(line.topic, line.text, _from(listing, line.evidence))


def _grouped(lines: Iterable[DossierLine]) -> tuple[DossierLine, ...]:
    """One line for each topic and text, with every place that states it; in order of first appearance."""
    found: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    for line in lines:
        key = line.topic, line.text
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *line.evidence)))
    return tuple(DossierLine(topic, text, evidence) for (topic, text), evidence in found.items())


def _designation_days(listings: Sequence[ListingDossier]) -> Iterable[TimelineEntry]:
    """The days of designation that lists state: `by X under Y, from 2023-07-20, listed ...`."""
    for listing in listings:
        for line in listing.lines:
            stated = _FROM.search(line.text) if line.topic == "designation" else None
            if stated:
                day = date.fromisoformat(stated[1])
                words = f"{listing.list}: {line.text[: stated.start()]}"
                yield TimelineEntry(day, stated[1], "designated", words, _from(listing, line.evidence))


def _sources(listings: Sequence[ListingDossier], readings: Sequence[Reading]) -> Iterable[DossierLine]:
    for listing in listings:
        evidence = next((line.evidence for line in listing.lines if line.evidence), ())
        yield DossierLine("list", f"{listing.edition}, entry {listing.native_id}", evidence[:1])
    for reading in readings:
        document = reading.document
        words = [
            document.title or reading.document.text.strip()[:80],
            document.publisher or "",
            document.url or "",
        ]
        day = f"{document.published}" if document.published else "undated"
        text = ", ".join([*(word for word in words if word), day, f"read by {reading.reader}"])
        yield DossierLine("report", text, (Evidence(document.id, "the whole text", ""),))
