"""The middle of the demo: listings and reports become parties, with a dossier, a timeline and ties."""

from collections.abc import Iterator

from ostrakon.cases import Case
from ostrakon.cases.mali_2023 import AFTER
from ostrakon.flow.demo_step import Shown
from ostrakon.flow.entities import LISTING, REPORT, find_entity, read_entities, report_key, split_member
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.readings import find_reading, read_newest
from ostrakon.model import Evidence, MetDesignation, PartyKind
from ostrakon.names.clean import fold_latin

CAMARA = "us_ofac_sdn:42618"
MASLOV = "us_ofac_sdn:40969"
MANY = 3  # listings and parties of reports from which an entity is shown as one of many
TOPICS = frozenset(("birth date", "nationality", "passport", "program", "designation", "linked to"))


def show_resolve(workspace: Workspace, case: Case) -> Iterator[Shown]:
    """Listings and parties of reports compared; those that are many of one."""
    done = resolve_lists(workspace.shelf)
    rows = []
    for entity in read_entities(workspace.shelf).entities:
        listed = [split_member(each) for each in entity.members if each.startswith(LISTING)]
        mentions = [split_member(each) for each in entity.members if each.startswith(REPORT)]
        if listed and mentions and len(entity.members) >= MANY:
            spelled = sorted({*_listed_spellings(workspace, listed), *_reported_spellings(workspace, mentions)})
            reports = len({document for document, _ in mentions})
            lists = ", ".join(f"{list_id}:{native_id}" for list_id, native_id in listed)
            rows.append((f"{entity.name} ({entity.id})", lists, f"{reports}", "; ".join(spelled)))
    yield Shown(
        "One party, many lists and reports",
        "Listings and parties of reports are compared with the evidence of screening; a judgement can be undone.",
        ("entity", "listings", "reports", "spelled"),
        tuple(rows),
        f"{done.compared} listings compared, {done.judged} pairs judged, {done.mentions} parties of reports tied",
    )


def _listed_spellings(workspace: Workspace, keys: list[tuple[str, str]]) -> Iterator[str]:
    for list_id, native_id in keys:
        listing = next(each for each in workspace.listings(list_id) if each.native_id == native_id)
        yield listing.name


def _reported_spellings(workspace: Workspace, keys: list[tuple[str, str]]) -> Iterator[str]:
    for document, party in keys:
        reading = find_reading(workspace.shelf.ledger, document)
        yield from (each.name for each in (reading.parties if reading else ()) if each.id == party)


def show_namesakes(workspace: Workspace, case: Case) -> Iterator[Shown]:
    """Persons of reports beside the listed persons of their family name."""
    entities = read_entities(workspace.shelf).entities
    listed = {entity.name for entity in entities if any(each.startswith(LISTING) for each in entity.members)}
    rows = []
    for reading in read_newest(workspace.shelf.ledger):
        for party in reading.parties:
            tied = find_entity(workspace.shelf, report_key(reading.document.id, party.id))
            stands = tied.name if tied and tied.name in listed else "no listing"
            rivals = sorted(name for name in listed if _family(name) == _family(party.name) and name != stands)
            if party.kind is PartyKind.PERSON and rivals:
                rows.append((party.name, f"{reading.document.published}", "; ".join(rivals), stands))
    yield Shown(
        "Namesakes are kept apart",
        "Mali's spokesman Maiga shares his family name with two listed politicians, and is neither.",
        ("in a report", "of", "other listed persons of that family name", "tied to"),
        tuple(rows),
    )


def _family(name: str) -> str:
    return fold_latin(name.split()[-1]).casefold()


def show_dossier(workspace: Workspace, case: Case) -> Iterator[Shown]:
    """Sadio Camara over the list and the reports."""
    found = workspace.dossier(CAMARA, as_of=AFTER)
    rows = [("standing", f"{each.authority}: {each.status.value}", f"{each.edition}") for each in found.standings]
    rows += [("reported, and on the list", _say_meeting(each), each.edition) for each in found.designations]
    rows += [(f"{each.kind}, {each.modality}", each.text, _source(each.evidence)) for each in found.accusations]
    rows += [(line.topic, line.text, _source(line.evidence)) for line in (*found.names, *found.roles)]
    (listing,) = found.listings
    rows += [(line.topic, line.text, _source(line.evidence)) for line in listing.lines if line.topic in TOPICS]
    yield Shown(
        f"The dossier of {found.name}",
        f"By {listing.authority}, {listing.status.value} since {listing.since}; each line with its evidence.",
        ("topic", "words", "evidence"),
        tuple(rows),
        f"As a page: ostrakon dossier {CAMARA} --format html",
    )


def _say_meeting(met: MetDesignation) -> str:
    later = "the same day" if met.days_later == 0 else f"{met.days_later} days later"
    told = f"reported for {met.latest}, {met.meeting.value}"
    return f"{told}, {later}" if met.days_later is not None else told


def _source(evidence: tuple[Evidence, ...]) -> str:
    return f"{evidence[0].place} sha256:{evidence[0].capture.removeprefix('sha256:')[:8]}" if evidence else ""


def show_timeline(workspace: Workspace, case: Case) -> Iterator[Shown]:
    """What happened to Ivan Maslov, in order of time."""
    found = workspace.dossier(MASLOV, as_of=AFTER)
    yield Shown(
        f"The timeline of {found.name}",
        "What lists did and reports said, in order of time.",
        ("when", "what", "words", "evidence"),
        tuple((each.when, each.topic, each.text, _source(each.evidence)) for each in found.timeline),
    )


def show_network(workspace: Workspace, case: Case) -> Iterator[Shown]:
    """Who stands around Sadio Camara."""
    found = workspace.network(CAMARA, as_of=AFTER)
    names = {node.id: node.label for node in found.nodes}
    rows = [
        (names[each.subject], each.predicate.replace("_", " "), names[each.object], each.modality.value)
        for each in found.relations
    ]
    yield Shown(
        "Who stands around Sadio CAMARA",
        "Ties of lists and of reports; an alleged tie says so.",
        ("who", "is", "of whom", "how firmly"),
        tuple(rows),
    )
