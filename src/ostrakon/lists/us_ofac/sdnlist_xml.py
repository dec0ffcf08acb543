"""OFAC's sdnList XML (SDN.XML, CONSOLIDATED.XML), under the namespace of 2018 and that of 2024 alike.

Source: OFAC's XML.xsd (element `publshInformation` is spelled so there). Dates are MM/DD/YYYY.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.links import NameIndex
from ostrakon.lists.recipe import EntriesRead, Head, IssueLog, ListFormat, source_changed
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.clauses import read_clause, split_remarks
from ostrakon.lists.us_ofac.draft import Draft, Value
from ostrakon.lists.us_ofac.labels import Label, find_label
from ostrakon.lists.us_ofac.names import KINDS, ROLES, read_divided_name
from ostrakon.lists.us_ofac.programs import read_programs, tell_lists
from ostrakon.lists.us_ofac.values import read_birth, read_gender, read_labelled, read_place, read_wallet
from ostrakon.lists.xml import Element, raw_of, read_elements, text_at
from ostrakon.model import (
    Address,
    Capture,
    CountryLink,
    CountryTie,
    Fact,
    Identifier,
    IdentifierStrength,
    Issue,
    Listing,
    NameRole,
    PartyKind,
)
from ostrakon.names.countries import find_country

_FIRST_PROGRAM = re.compile(rb"<program>([^<]+)")
_SEARCHED = 65_536  # bytes in which the first entry's program stands
_KNOWN = frozenset(
    [
        "uid",
        "firstName",
        "lastName",
        "title",
        "sdnType",
        "remarks",
        "programList",
        "idList",
        "akaList",
        "addressList",
        "nationalityList",
        "citizenshipList",
        "dateOfBirthList",
        "placeOfBirthList",
        "vesselInfo",
    ]
)
_VESSEL_FACTS = {
    "vesselType": "vessel_type",
    "vesselOwner": "vessel_owner",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross_tonnage",
}
_TIES = (("nationality", CountryTie.NATIONALITY), ("citizenship", CountryTie.CITIZENSHIP))


def recognize_sdnlist(head: Head) -> tuple[str, ...]:
    """The lists that an sdnList may be of; empty where the root is another."""
    if head.root != "sdnList":
        return ()
    found = _FIRST_PROGRAM.search(head.data[:_SEARCHED])
    return tell_lists(found[1].decode("ascii", "replace") if found else "", head.address)


def read_sdnlist(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """All entries of an sdnList.

    Raises:
        SourceChanged: truncated, or fewer or more entries than its own Record_Count.
    """
    log = IssueLog()
    published: date | None = None
    entries, stated, drafts = 0, "", []
    for element in read_elements(captures[0], "publshInformation", "publishInformation", "sdnEntry"):
        if element.tag != "sdnEntry":
            words = text_at(element, "Publish_Date")
            published = day_or_loss(words, "Publish_Date", log=log, month_first=True)
            stated = text_at(element, "Record_Count")
            continue
        entries += 1
        drafts.append(_read_entry(element, source))
    _check_count(captures[0], entries, stated)
    index = NameIndex(
        (uid, draft.fields["names"][0].published) for uid, _, _, draft in drafts if "names" in draft.fields
    )
    listings = []
    for uid, kind, raw, draft in drafts:
        if "relations" in draft.fields:
            draft.fields["relations"] = [index.tie(relation) for relation in draft.fields["relations"]]
        log.issues.extend(draft.place_issues(f"sdnEntry {uid}"))
        listings.append(draft.build(source.id, uid, kind=kind, raw=raw))
    return EntriesRead(entries, listings, log.issues, published)


def _check_count(capture: Capture, entries: int, stated: str) -> None:
    if stated and stated != str(entries):
        raise source_changed(
            capture.address, "entries are missing", expected=f"Record_Count {stated}", found=str(entries)
        )


def _read_entry(element: Element, source: ListSource) -> tuple[str, PartyKind, str, Draft]:
    kind = KINDS.get(text_at(element, "sdnType").lower(), PartyKind.UNKNOWN)
    draft = Draft()
    for child in element:
        if child.tag not in _KNOWN:
            draft.add(
                Issue("field.unknown", str(child.tag), (child.text or "")[:300], "a field that no rule reads")
            )
    if kind is PartyKind.UNKNOWN:
        draft.add(Issue("kind.unknown", "sdnType", text_at(element, "sdnType"), "not a type that OFAC documents"))
    given, family = text_at(element, "firstName"), text_at(element, "lastName")
    if given or family:
        draft.add(read_divided_name(given, family, kind, role=NameRole.PRIMARY, at="lastName"))
    programs = tuple(program.text or "" for program in element.iterfind("programList/program"))
    draft.add(*read_programs(programs, source, at="programList"))
    for piece in split_remarks(text_at(element, "title")):
        draft.add(Fact("position", piece, "title"))
    draft.add(*(_read_aka(aka, kind) for aka in element.iterfind("akaList/aka")))
    draft.add(*(_read_address(address) for address in element.iterfind("addressList/address")))
    draft.add(*_read_people_values(element), *_read_vessel(element))
    for identifier in element.iterfind("idList/id"):
        draft.add(*_read_id(identifier))
    for clause in split_remarks(text_at(element, "remarks")):
        draft.add(*read_clause(clause, kind, at="remarks"))
    return text_at(element, "uid"), kind, raw_of(element), draft


def _at(path: str, element: Element) -> str:
    return f"{path}[uid='{text_at(element, 'uid')}']"


def _read_aka(aka: Element, kind: PartyKind) -> Value:
    role = ROLES.get(text_at(aka, "type").lower().replace(".", ""), NameRole.ALIAS)
    if role is NameRole.ALIAS and text_at(aka, "category").lower() == "weak":
        role = NameRole.WEAK_ALIAS
    at = _at("akaList/aka", aka)
    return read_divided_name(text_at(aka, "firstName"), text_at(aka, "lastName"), kind, role=role, at=at)


def _read_address(address: Element) -> Value:
    at = _at("addressList/address", address)
    street = ", ".join(text for n in "123" if (text := text_at(address, f"address{n}")))
    city, region = text_at(address, "city"), text_at(address, "stateOrProvince")
    postal_code, country = text_at(address, "postalCode"), text_at(address, "country")
    text = ", ".join(part for part in (street, city, region, postal_code, country) if part)
    if not text:
        return Fact("address_unknown", "no address published", at)
    return Address(text, at, street, city, region, postal_code, find_country(country))


def _read_people_values(element: Element) -> Iterator[Value]:
    for item in element.iterfind("dateOfBirthList/dateOfBirthItem"):
        yield from read_birth(text_at(item, "dateOfBirth"), at=_at("dateOfBirthList/dateOfBirthItem", item))
    for item in element.iterfind("placeOfBirthList/placeOfBirthItem"):
        yield read_place(text_at(item, "placeOfBirth"), at=_at("placeOfBirthList/placeOfBirthItem", item))
    for name, tie in _TIES:
        for item in element.iterfind(f"{name}List/{name}"):
            country = text_at(item, "country")
            yield CountryLink(tie, find_country(country), country, _at(f"{name}List/{name}", item))


def _read_vessel(element: Element) -> Iterator[Value]:
    for item in element.iterfind("vesselInfo/*"):
        name, text = str(item.tag), (item.text or "").strip()
        at = f"vesselInfo/{name}"
        if not text:
            continue
        if name == "callSign":
            yield Identifier("call_sign", text, at, strength=IdentifierStrength.WEAK)
        elif name == "vesselFlag":
            yield CountryLink(CountryTie.FLAG, find_country(text), text, at)
        elif name in _VESSEL_FACTS:
            yield Fact(_VESSEL_FACTS[name], text, at)
        else:
            yield Issue("field.unknown", at, text, "a field that no rule reads")


def _read_id(element: Element) -> tuple[Value, ...]:
    words, number = text_at(element, "idType"), text_at(element, "idNumber")
    at = _at("idList/id", element)
    country, issued, expires = (text_at(element, name) for name in ("idCountry", "issueDate", "expirationDate"))
    tail = (f" ({country})" if country else "") + (f" issued {issued}" if issued else "")
    return read_labelled_words(words, number, at=at, tail=tail + (f" expires {expires}" if expires else ""))


def read_labelled_words(words: str, value: str, *, at: str, tail: str = "") -> tuple[Value, ...]:
    """The values of a label and its words where the source gives them apart (id lists, features)."""
    clause = f"{words} {value}{tail}"
    if words == "Gender":
        return read_gender(value, at=at)
    if words.startswith("Digital Currency Address"):
        return read_wallet(f"{words.rpartition('-')[2]} {value}", clause=clause, at=at)
    label = find_label(words)
    if label is None:
        issue = Issue(
            "label.unknown", at, clause, "a label that no rule knows; kept as an identifier of scheme other"
        )
        return (issue, *read_labelled(Label(words, scheme="other"), value + tail, clause=clause, at=at))
    return read_labelled(label, value + (tail if label.scheme else ""), clause=clause, at=at)


SDNLIST_XML = ListFormat("ofac_sdnlist_xml", recognize_sdnlist, read_sdnlist)
