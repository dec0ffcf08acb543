"""The FCDO's UK Sanctions List in XML, designation by designation."""

import re
from collections.abc import Sequence
from datetime import date

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.entries import read_entries
from ostrakon.lists.fields import Fields, Said, report_unread, sort_children
from ostrakon.lists.recipe import EntriesRead, IssueLog
from ostrakon.lists.remarks import tie_relations
from ostrakon.lists.source import ListSource
from ostrakon.lists.uk_sanctions.bodies import add_value
from ostrakon.lists.uk_sanctions.legal import (
    add_information,
    add_measure,
    add_measures,
    add_reasons,
    add_references,
    add_regime,
    read_kind,
)
from ostrakon.lists.uk_sanctions.pieces import (
    add_address,
    add_birth,
    add_birth_place,
    add_country,
    add_name,
    add_original,
    add_paper,
)
from ostrakon.lists.xml import Element, raw_of
from ostrakon.model import Capture, CountryTie, Listing, PartyKind

_GENERATED = re.compile(rb"<DateGenerated>\s*(\d{1,2}/\d{1,2}/\d{4})")
_HEAD_BYTES = 4096  # DateGenerated is the first element
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PERSON = ("IndividualDetails", "Individual")
_BODY = ("EntityDetails", "Entity")
_SHIP = ("ShipDetails", "Ship")
_VALUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("Titles", "Title")),
    ("phone", ("PhoneNumbers", "PhoneNumber")),
    ("email", ("EmailAddresses", "EmailAddress")),
    ("website", ("Websites", "Website")),
    ("gender", (*_PERSON, "Genders", "Gender")),
    ("position", (*_PERSON, "Positions", "Position")),
    ("entity_type", (*_BODY, "TypeOfEntities", "TypeOfEntity")),
    ("registration", (*_BODY, "BusinessRegistrationNumbers", "BusinessRegistrationNumber")),
    ("parent", (*_BODY, "ParentCompanies", "ParentCompany")),
    ("subsidiary", (*_BODY, "Subsidiaries", "Subsidiary")),
    ("imo", (*_SHIP, "IMONumbers", "IMONumber")),
    ("owner", (*_SHIP, "CurrentOwnerOperators", "CurrentOwnerOperator")),
    ("former_owner", (*_SHIP, "PreviousOwnerOperators", "PreviousOwnerOperator")),
    ("flag", (*_SHIP, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")),
    ("former_flag", (*_SHIP, "PreviousFlags", "PreviousFlag")),
    ("vessel_type", (*_SHIP, "TypeOfShipDetails", "TypeOfShip")),
    ("tonnage", (*_SHIP, "TonnageOfShipDetails", "TonnageOfShip")),
    ("length", (*_SHIP, "LengthOfShipDetails", "LengthOfShip")),
    ("build_year", (*_SHIP, "YearsBuilt", "YearBuilt")),
    ("hull_id", (*_SHIP, "HullIdentificationNumbers", "HullIdentificationNumber")),
)


def read_uk_xml(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every Designation of the file.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    log = IssueLog()
    entries, listings = read_entries(captures, "Designation", read_designation, source=source, log=log)
    return EntriesRead(entries, tie_relations(listings), log.issues, _read_generated(captures[0], log))


def read_designation(element: Element, source: ListSource, log: IssueLog) -> Listing | None:
    """One designation; None, with an issue of severity `entry`, where it has no UniqueID."""
    sort_children(element)
    entry = Fields(element)
    reference = entry.one("UniqueID")
    if not reference:
        names = " ".join(said.text for said in entry.says("Names", "Name", "Name6"))
        log.entry("id.missing", f"{source.id} Designation", value=names, message="no UniqueID")
        return None
    draft = Draft(source.id, reference.text, PartyKind.UNKNOWN, log)
    draft.kind = read_kind(draft, entry.one("IndividualEntityShip"), source)
    _add_names(draft, entry, source)
    _add_person(draft, entry)
    for address in entry.each("Addresses", "Address"):
        _add_address(draft, address)
    for field, tags in _VALUES:
        for said in entry.says(*tags):
            add_value(draft, field, said)
    _add_legal(draft, entry, source, reference)
    report_unread(entry, source, log, place=draft.place("").rstrip(" /"))
    return draft.finish(raw_of(element))


def _read_generated(capture: Capture, log: IssueLog) -> date | None:
    found = _GENERATED.search(capture.data[:_HEAD_BYTES])
    return day_or_loss(found[1].decode(), f"{capture.address} DateGenerated", log=log) if found else None


def _add_names(draft: Draft, entry: Fields, source: ListSource) -> None:
    for name in entry.each("Names", "Name"):
        said = {f"name{place}": name.one(f"Name{place}") for place in range(1, 7)}
        said |= {"name_type": name.one("NameType"), "name_quality": name.one("AliasStrength")}
        add_name(draft, said, source)
    for name in entry.each("NonLatinNames", "NonLatinName"):
        script, language = name.one("NonLatinScriptType"), name.one("NonLatinScriptLanguage")
        add_original(draft, name.one("NameNonLatinScript"), script, language, source)


def _add_person(draft: Draft, entry: Fields) -> None:
    for person in entry.each(*_PERSON):
        for said in person.says("DOBs", "DOB"):
            add_birth(draft, said)
        for said in person.says("Nationalities", "Nationality"):
            add_country(draft, CountryTie.NATIONALITY, said)
        for place in person.each("BirthDetails", "Location"):
            add_birth_place(draft, place.one("TownOfBirth"), place.one("CountryOfBirth"))
        for paper in person.each("PassportDetails", "Passport"):
            add_paper(draft, "passport", paper.one("PassportNumber"), paper.one("PassportAdditionalInformation"))
        for paper in person.each("NationalIdentifierDetails", "NationalIdentifier"):
            number = paper.one("NationalIdentifierNumber")
            add_paper(draft, "national_id", number, paper.one("NationalIdentifierAdditionalInformation"))


def _add_address(draft: Draft, address: Fields) -> None:
    said = {f"address{place}": address.one(f"AddressLine{place}") for place in range(1, 7)}
    said |= {"postal_code": address.one("AddressPostalCode"), "country": address.one("AddressCountry")}
    add_address(draft, said)


def _add_legal(draft: Draft, entry: Fields, source: ListSource, reference: Said) -> None:
    add_references(draft, "uk_ref", reference)
    group = entry.one("OFSIGroupID")
    if group:
        draft.add_identifier("ofsi_group", group)
    united = entry.one("UNReferenceNumber")
    add_references(draft, "un_ref", united)
    days = {"started": entry.one("DateDesignated"), "amended": entry.one("LastUpdated")}
    for regime in entry.says("RegimeName") or [entry.one("RegimeName")]:
        add_regime(draft, regime, days, source)
    add_measures(draft, entry.one("SanctionsImposed"), source)
    _check_indicators(draft, entry, source)
    draft.add_fact("designation_source", entry.one("DesignationSource"))
    add_information(draft, entry.one("OtherInformation"), source, united.text.split())
    add_reasons(draft, entry.one("UKStatementofReasons"))


def _check_indicators(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Indicators repeat SanctionsImposed; one that stands there alone is a measure too, with a note."""
    stated = {_fold(words) for words in entry.one("SanctionsImposed").text.split("|")}
    for indicators in entry.each("SanctionsImposedIndicators"):
        for tag in indicators.tags():
            said = indicators.one(tag)
            if said.text.lower() == "true" and _fold(tag) not in stated:
                words = _CAMEL.sub(" ", tag)
                draft.note("measure.differs", Said(words, said.at), "an indicator that Sanctions Imposed lacks")
                add_measure(draft, Said(words.capitalize(), said.at), source)


def _fold(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum()).replace("chartering", "charter")
