"""The EU's list: every entry read whole, on a small edition and on the Commission's own sample."""

from datetime import date
from pathlib import Path

import pytest

from lists.reading import GOLDEN, codes_of, listing_of, lost_places, read_bytes, read_file, read_golden
from ostrakon.model import MeasureKind, NamePartRole, NameRole, PartyKind, Severity, SourceChanged

FILE = "eu_fsf/export.xml"
ENTRY = """<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2022-01-24T00:00:00Z"
 globalFileId="1"><sanctionEntity {} euReferenceNumber="EU.0.17" logicalId="17">{}
<regulation regulationType="amendment" organisationType="council" publicationDate="2020-01-14"
 entryIntoForceDate="2020-01-15" numberTitle="2020/19 (OJ L8I)" programme="TERR" logicalId="1"/>
<subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Test Customer 17" strong="true" regulationLanguage="en" logicalId="2"/>{}
</sanctionEntity></export>"""


def an_entry(inside: str = "", *, remark: str = "", attributes: str = "") -> bytes:
    return ENTRY.format(attributes, f"<remark>{remark}</remark>" if remark else "", inside).encode()


def a_birth(attributes: str) -> bytes:
    calendar = "" if "calendarType" in attributes else 'calendarType="GREGORIAN"'
    return an_entry(f'<birthdate {calendar} {attributes} countryIso2Code="00" countryDescription="UNKNOWN"/>')


def test_every_entry_of_the_sample_is_a_listing_or_an_issue(data: Path) -> None:
    reading = read_file(data / "lists/eu/sample_eu_fsf_1_1.xml", bounded=False)
    assert (reading.entries, len(reading.listings), codes_of(reading)) == (7, 6, ["id.duplicate"])
    assert reading.published == date(2020, 4, 15)
    assert not [place for each in reading.listings for place in lost_places(each)]
    manzi = listing_of(reading, "EU.3734.6")
    assert sorted({birth.date.edtf() for birth in manzi.births}) == ["1953", "1954"]
    assert (
        manzi.addresses[0].text
        == "Kikoma forest, Bogoyi, Walikale, North Kivu, CONGO, Democratic Republic of (was Zaire)"
    )
    assert manzi.addresses[0].country == "CD"


def test_names_keep_the_order_of_the_file_with_strength_language_script_and_parts() -> None:
    reading = read_golden(FILE)
    houka = listing_of(reading, "EU.5262.50")
    assert [(name.full, name.role) for name in houka.names] == [
        ("HOUKA HOUKA AG ALHOUSSEINI", NameRole.PRIMARY),
        ("Houka Houka", NameRole.WEAK_ALIAS),
    ]
    assert [part.role for part in houka.names[0].parts] == [
        NamePartRole.GIVEN,
        NamePartRole.MIDDLE,
        NamePartRole.FAMILY,
    ]
    prigozhin = listing_of(reading, "EU.6111.88")
    assert [(name.full, name.script, name.language) for name in prigozhin.names] == [
        ("Yevgeniy Viktorovich PRIGOZHIN", "Latn", ""),
        ("Евгений Викторович Пригожин", "Cyrl", "ru"),
    ]
    assert listing_of(reading, "EU.6778.46").kind is PartyKind.ORGANIZATION


def test_the_designation_date_is_the_listing_date_and_a_regulation_only_the_last_change() -> None:
    (act,) = listing_of(read_golden(FILE), "EU.6778.46").designations
    assert (act.program, act.started, act.listed) == ("eu.human_rights", None, date(2021, 12, 13))
    (undated,) = read_bytes(an_entry()).listings
    assert (undated.designations[0].listed, undated.designations[0].amended) == (None, date(2020, 1, 14))


@pytest.mark.parametrize(
    "remark", ["Date of listing: 23.1.2012", "(Date of listing: 2012-01-23)", "Date of UN designation: 23.1.2012"]
)
def test_a_listing_date_may_stand_in_a_remark(remark: str) -> None:
    (listing,) = read_bytes(an_entry(remark=remark)).listings
    assert listing.designations[0].listed == date(2012, 1, 23)


@pytest.mark.parametrize(
    ("remark", "births"),
    [
        ("Date of birth: 2.12.1979. Malian.", ["1979-12-02"]),
        ("Date of birth: Between 1955 and 1958.", ["1955-01-01/1958-12-31"]),
        ("Date of birth: 11.7.1982 or 3.1.1980", ["1982-07-11", "1980-01-03"]),
        ("DOB: circa 1965", ["1965~"]),
        ("Date of birth: unknown", []),
    ],
)
def test_births_in_free_text_are_read(remark: str, births: list[str]) -> None:
    (listing,) = read_bytes(an_entry(remark=remark)).listings
    assert [birth.date.edtf() for birth in listing.births] == births
    assert [fact.text for fact in listing.facts if fact.key == "remark"] == [remark]


@pytest.mark.parametrize(
    ("attributes", "edtf"),
    [
        ('circa="true" year="1958"', "1958~"),
        ('circa="false" monthOfYear="3" year="1958"', "1958-03"),
        ('yearRangeFrom="1955" yearRangeTo="1958"', "1955-01-01/1958-12-31"),
        ('yearRangeTo="1958"', "../1958-12-31"),
    ],
)
def test_births_in_attributes_are_read(attributes: str, edtf: str) -> None:
    (listing,) = read_bytes(a_birth(attributes)).listings
    assert [birth.date.edtf() for birth in listing.births] == [edtf]


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('calendarType="ISLAMIC" year="1402" monthOfYear="6" dayOfMonth="24"', "date.calendar"),
        ('birthdate="1979-02-30"', "date.impossible"),
        ('yearRangeFrom="1958" yearRangeTo="1955"', "date.impossible"),
        ('dayOfMonth="7" year="1958"', "date.unknown"),
    ],
)
def test_a_birth_that_cannot_be_dated_is_a_loss(attributes: str, code: str) -> None:
    reading = read_bytes(a_birth(attributes))
    assert [(issue.code, issue.severity) for issue in reading.issues] == [(code, Severity.LOSS)]


def test_identifications_keep_type_issuer_flags_and_the_latin_number() -> None:
    paper = """<identification knownFalse="true" number="١٢٣" latinNumber="123" issuedBy="Kabul"
    countryIso2Code="AF" countryDescription="AFGHANISTAN" identificationTypeCode="passport"
    identificationTypeDescription="National passport"/>"""
    (listing,) = read_bytes(an_entry(paper)).listings
    papers = [each for each in listing.identifiers if each.scheme == "passport"]
    assert [(each.value, each.issuer) for each in papers] == [("١٢٣", "AF"), ("123", "AF")]
    assert papers[0].text == "١٢٣; 123; AFGHANISTAN; National passport; Kabul; knownFalse"


def test_addresses_contacts_and_additional_information_are_read() -> None:
    address = """<address street="Test Street 17" city="Test City" poBox="17" asAtListingTime="true"
    countryIso2Code="ML" countryDescription="MALI"><additionalInformation key="floor" value="3"/>
    <contactInfo key="EMAIL" value="test@example.org"/><contactInfo key="TELEX" value="17"/></address>"""
    (listing,) = read_bytes(an_entry(address)).listings
    assert listing.addresses[0].text == "Test Street 17, P.O. Box 17, Test City, MALI (as at listing time)"
    facts = [(fact.key, fact.text) for fact in listing.facts]
    assert ("email", "test@example.org") in facts
    assert ("contact", "TELEX: 17") in facts
    assert ("additional_information", "floor: 3") in facts


def test_links_are_read_from_remarks_and_functions_and_tied_to_entries() -> None:
    houka = listing_of(read_golden(FILE), "EU.5262.50")
    assert [(each.predicate, each.target_name, each.target_id) for each in houka.relations] == [
        ("linked_to", "Iyad Ag Ghaly", "")
    ]
    remark = "Associated with HOUKA HOUKA (MLi.005). Owned or controlled by Wagner Group."
    data = (GOLDEN / FILE).read_bytes()
    entry = data.index(b'logicalId="7">') + len(b'logicalId="7">')
    data = data[:entry] + f"<remark>{remark}</remark>".encode() + data[entry:]
    wagner = listing_of(read_bytes(data), "EU.6778.46")
    assert [(each.predicate, each.target_id) for each in wagner.relations] == [
        ("linked_to", "EU.5262.50"),
        ("owned_by", "EU.6778.46"),
    ]


def test_the_list_itself_means_an_asset_freeze_and_no_travel_ban() -> None:
    assert {measure.kind for each in read_golden(FILE).listings for measure in each.measures} == {
        MeasureKind.ASSET_FREEZE
    }


def test_every_place_leads_into_the_raw_element() -> None:
    reading = read_golden(FILE)
    assert not [place for each in reading.listings for place in lost_places(each)]
    assert codes_of(reading) == []


def test_fields_and_codes_that_are_not_known_are_said() -> None:
    inside = (
        '<identification number="1" identificationTypeCode="odd" countryIso2Code="ML" countryDescription="MALI"/>'
    )
    data = an_entry(inside, attributes='shoeSize="43"').replace(b'"TERR"', b'"ODD"').replace(b'"person"', b'"odd"')
    assert codes_of(read_bytes(data)) == [
        "kind.unknown",
        "identification.unknown",
        "program.unknown",
        "field.unknown",
    ]


def test_an_entry_without_reference_takes_its_logical_id() -> None:
    (listing,) = read_bytes(an_entry().replace(b'euReferenceNumber="EU.0.17"', b"")).listings
    assert listing.native_id == "17"


@pytest.mark.parametrize(
    ("old", "code"),
    [
        (b'euReferenceNumber="EU.0.17" logicalId="17"', "id.missing"),
        (b'wholeName="Test Customer 17"', "name.missing"),
    ],
)
def test_an_entry_without_identity_is_an_issue(old: bytes, code: str) -> None:
    reading = read_bytes(an_entry().replace(old, b""))
    lost = [issue.code for issue in reading.issues if issue.severity is Severity.ENTRY]
    assert (lost, reading.listings, reading.entries) == ([code], (), 1)


def test_a_truncated_file_and_one_of_another_list_are_refused() -> None:
    data = (GOLDEN / FILE).read_bytes()
    with pytest.raises(SourceChanged, match="truncated or malformed"):
        read_bytes(data[:-40])
    with pytest.raises(SourceChanged, match="another list"):
        read_bytes(data, list_id="un_sc")
