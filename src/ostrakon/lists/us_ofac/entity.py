"""One `entity` element of OFAC's ENHANCED XML and of its files of changes."""

from collections.abc import Iterator

from ostrakon.lists.dates import date_or_loss, day_or_loss
from ostrakon.lists.recipe import IssueLog
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.clauses import read_clause, split_remarks
from ostrakon.lists.us_ofac.draft import Draft, Value
from ostrakon.lists.us_ofac.entity_names import read_names
from ostrakon.lists.us_ofac.labels import Label, find_label, read_table
from ostrakon.lists.us_ofac.names import KINDS
from ostrakon.lists.us_ofac.sdnlist_xml import read_labelled_words
from ostrakon.lists.us_ofac.values import read_birth, read_identifier, read_place
from ostrakon.lists.xml import Element, raw_of, text_at
from ostrakon.model import (
    Address,
    Designation,
    Fact,
    Identifier,
    Issue,
    ListedRelation,
    Listing,
    Measure,
    MeasureKind,
    PartialDate,
    PartyKind,
    Predicate,
    Program,
    Severity,
)
from ostrakon.names.countries import find_country

_SECTIONS = frozenset(
    [
        "generalInfo",
        "sanctionsLists",
        "sanctionsPrograms",
        "sanctionsTypes",
        "legalAuthorities",
        "names",
        "addresses",
        "features",
        "identityDocuments",
        "relationships",
    ]
)
_GENERAL = frozenset(["identityId", "entityType", "remarks", "title"])
_UMBRELLA = (
    "Consolidated List"  # the file that gathers the non-SDN lists; its date is when it was first filed there
)


def read_entity(element: Element, source: ListSource, log: IssueLog) -> Listing:
    """The listing of an entity; names stay empty where it has none."""
    native_id = element.get("id", "")
    kind = KINDS.get(text_at(element, "generalInfo/entityType").lower(), PartyKind.UNKNOWN)
    draft = Draft()
    draft.add(*_note_unknown(element, kind))
    draft.add(*read_names(element, kind))
    draft.add(*_read_legal(element, source, log))
    for feature in element.iterfind("features/feature"):
        draft.add(*_read_feature(feature))
    for document in element.iterfind("identityDocuments/identityDocument"):
        draft.add(*_read_document(document, log))
    for address in element.iterfind("addresses/address"):
        draft.add(*_read_addresses(address))
    draft.add(
        *(_read_relationship(relationship) for relationship in element.iterfind("relationships/relationship"))
    )
    for piece in split_remarks(text_at(element, "generalInfo/title")):
        draft.add(Fact("position", piece, "generalInfo/title"))
    for clause in split_remarks(text_at(element, "generalInfo/remarks")):
        draft.add(*read_clause(clause, kind, at="generalInfo/remarks"))
    log.issues.extend(draft.place_issues(f"entity {native_id}"))
    return draft.build(source.id, native_id, kind=kind, raw=raw_of(element))


def _note_unknown(element: Element, kind: PartyKind) -> Iterator[Value]:
    if kind is PartyKind.UNKNOWN:
        words = text_at(element, "generalInfo/entityType")
        yield Issue("kind.unknown", "generalInfo/entityType", words, "not a type that OFAC documents")
    for parent, known in ((element, _SECTIONS), (element.find("generalInfo"), _GENERAL)):
        for child in parent if parent is not None else ():
            if child.tag not in known:
                yield Issue(
                    "field.unknown", str(child.tag), (child.text or "")[:300], "a field that no rule reads"
                )


def _read_legal(element: Element, source: ListSource, log: IssueLog) -> Iterator[Value]:
    programs = [program.text or "" for program in element.iterfind("sanctionsPrograms/sanctionsProgram")]
    acts = [act.text or "" for act in element.iterfind("legalAuthorities/legalAuthority")]
    listed = None
    for item in element.iterfind("sanctionsLists/sanctionsList"):
        published = day_or_loss(item.get("datePublished", ""), "sanctionsLists/@datePublished", log=log)
        words = f"{item.text}, published {published}" if published else item.text or ""
        yield Fact("list", words, f"sanctionsLists/sanctionsList[@id='{item.get('id')}']")
        if published and item.text != _UMBRELLA:
            listed = min(listed or published, published)
    for position, words in enumerate(programs):
        act = acts[position] if len(acts) == len(programs) else "; ".join(acts)
        key = source.program_key(words)
        yield Program(key, words, "sanctionsPrograms")
        yield Designation(source.authority, key, listed=listed, legal_act=act, at="legalAuthorities")
    if not programs:
        yield Issue("program.missing", "sanctionsPrograms", "", "the entry states no program", Severity.LOSS)
    for sanction in element.iterfind("sanctionsTypes/sanctionsType"):
        yield _read_measure(sanction)


def _read_measure(sanction: Element) -> Measure:
    words = (sanction.text or "").strip()
    kind = MeasureKind(read_table()["sanction_types"].get(words, "other"))
    return Measure(kind, words, f"sanctionsTypes/sanctionsType[@id='{sanction.get('id')}']")


def _read_feature(feature: Element) -> Iterator[Value]:
    words, value = text_at(feature, "type"), text_at(feature, "value")
    at = f"features/feature[@id='{feature.get('id')}']"
    if words == "Birthdate":
        yield from read_birth(value, at=at)
    elif words == "Place of Birth":
        yield read_place(value, at=at)
    else:
        yield from read_labelled_words(words, value, at=at)
    comments, reliability = text_at(feature, "comments"), text_at(feature, "reliability")
    if comments:
        yield Fact("remark", f"{words} {value}: {comments}", f"{at}/comments")
    if reliability == "False":
        yield Issue("feature.false", at, f"{words} {value}", "the source itself marks this feature as false")


def _read_document(document: Element, log: IssueLog) -> Iterator[Value]:
    words, number = text_at(document, "type"), text_at(document, "documentNumber")
    at = f"identityDocuments/identityDocument[@id='{document.get('id')}']"
    country = text_at(document, "issuingCountry")
    notes = [text_at(document, name) for name in ("issuingAuthority", "issuingLocation")]
    notes += ["not valid"] if text_at(document, "isValid") == "false" else []
    clause = f"{words} {number}" + "".join(f" ({note})" for note in (country, *notes) if note)
    label = find_label(words)
    if label is None:
        yield Issue(
            "label.unknown", at, clause, "a label that no rule knows; kept as an identifier of scheme other"
        )
    for value in read_identifier(label or Label(words, scheme="other"), number, clause=clause, at=at):
        yield _date_document(value, document, country=country, log=log)


def _date_document(value: Value, document: Element, *, country: str, log: IssueLog) -> Value:
    if not isinstance(value, Identifier):
        return value
    return Identifier(
        value.scheme,
        value.value,
        value.at,
        issuer=find_country(country) or value.issuer,
        strength=value.strength,
        text=value.text,
        issued=_read_interval(document.find("issueDate"), value.at, log),
        expires=_read_interval(document.find("expirationDate"), value.at, log),
    )


def _read_interval(dated: Element | None, at: str, log: IssueLog) -> PartialDate | None:
    """OFAC's date of four days, of which the first and the last span the interval."""
    if dated is None:
        return None
    first, last = text_at(dated, "fromDateBegin"), text_at(dated, "toDateEnd")
    if not first and not last:
        return date_or_loss((dated.text or "").strip(), at, log=log) if dated.text else None
    found = date_or_loss(f"{first} to {last}" if last and last != first else first, at, log=log)
    if found and text_at(dated, "isApproximate") == "true":
        return PartialDate(found.earliest, found.latest, True, found.text)
    return found


def _read_addresses(address: Element) -> Iterator[Value]:
    country = text_at(address, "country")
    for translation in address.iterfind("translations/translation"):
        at = (
            f"addresses/address[@id='{address.get('id')}']/translations/translation[@id='{translation.get('id')}']"
        )
        parts = {
            text_at(part, "type"): text_at(part, "value")
            for part in translation.iterfind("addressParts/addressPart")
        }
        street = ", ".join(text for n in "123" if (text := parts.get(f"ADDRESS{n}", "")))
        region = ", ".join(text for name in ("REGION", "STATE/PROVINCE") if (text := parts.get(name, "")))
        city, postal_code = parts.get("CITY", ""), parts.get("POSTAL CODE", "")
        text = ", ".join(part for part in (street, city, region, postal_code, country) if part)
        if text:
            yield Address(text, at, street, city, region, postal_code, find_country(country))
        else:
            yield Fact("address_unknown", "no address published", at)


def _read_relationship(relationship: Element) -> Value:
    words = text_at(relationship, "type")
    related = relationship.find("relatedEntity")
    name = (related.text or "").strip() if related is not None else ""
    predicate = read_table()["relations"].get(words, Predicate.LINKED_TO.value)
    at = f"relationships/relationship[@id='{relationship.get('id')}']"
    target = related.get("entityId", "") if related is not None else ""
    return ListedRelation(predicate, name, f"{words} {name}", at, target_id=target)
