"""OFAC's formats, read from small files in the official formats with real facts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import a_capture
from ostrakon.lists import read_edition
from ostrakon.lists.us_ofac.clauses import read_clause, split_remarks
from ostrakon.model import (
    BadRequest,
    BirthDate,
    Capture,
    CountryLink,
    CountryTie,
    EditionReading,
    Fact,
    Gender,
    Identifier,
    Issue,
    ListedName,
    ListedRelation,
    Listing,
    MeasureKind,
    NamePartRole,
    NameRole,
    PartyKind,
    Place,
    Severity,
    SourceChanged,
)

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "us_ofac_sdn"


def golden(name: str) -> Capture:
    return a_capture((GOLDEN / name).read_bytes(), address=name)


def read_golden(*names: str, **options: object) -> EditionReading:
    return read_edition([golden(name) for name in names], bounded=False, **options)  # type: ignore[arg-type]


def entry(reading: EditionReading, native_id: str) -> Listing:
    return next(listing for listing in reading.listings if listing.native_id == native_id)


def issues(reading: EditionReading, severity: Severity) -> list[str]:
    return [issue.code for issue in reading.issues if issue.severity is severity]


def test_the_sdn_file_alone_gives_camara_whole() -> None:
    camara = entry(read_golden("sdn.csv"), "42618")
    assert (camara.name, camara.kind) == ("Sadio CAMARA", PartyKind.PERSON)
    assert [(part.role, part.text) for part in camara.names[0].parts] == [
        (NamePartRole.GIVEN, "Sadio"),
        (NamePartRole.FAMILY, "CAMARA"),
    ]
    assert [birth.date.edtf() for birth in camara.births] == ["1979-03-22"]
    place = camara.birth_places[0]
    assert (place.city, place.region, place.country) == ("Kati", "Koulikoro", "ML")
    ties = [(link.tie, link.country) for link in camara.countries]
    assert ties == [
        (CountryTie.NATIONALITY, "ML"),
        (CountryTie.CITIZENSHIP, "ML"),
        (CountryTie.CITIZENSHIP, "FR"),
    ]
    assert camara.genders == (Gender.MALE,)
    passport = camara.identifiers[0]
    assert (passport.scheme, passport.value, passport.issuer) == ("passport", "DA0004031", "ML")
    assert passport.expires is not None
    assert passport.expires.edtf() == "2015-10-15"
    assert [program.key for program in camara.programs] == ["us.eo14024"]
    assert [measure.kind for measure in camara.measures] == [MeasureKind.ASSET_FREEZE]
    link = camara.relations[0]
    assert (link.predicate, link.target_name, link.target_id) == (
        "linked_to",
        "PRIVATE MILITARY COMPANY 'WAGNER'",
        "22543",
    )
    assert camara.facts == ()


def test_the_set_adds_aliases_and_addresses_with_their_roles() -> None:
    reading = read_golden("sdn.csv", "alt.csv", "add.csv")
    wagner = entry(reading, "22543")
    assert [(name.full, name.role) for name in wagner.names] == [
        ("PRIVATE MILITARY COMPANY 'WAGNER'", NameRole.PRIMARY),
        ("PMC WAGNER", NameRole.ALIAS),
        ("CHASTNAYA VOENNAYA KOMPANIYA 'VAGNER'", NameRole.ALIAS),
        ("WAGNER GROUP", NameRole.FORMER),
    ]
    assert wagner.kind is PartyKind.ORGANIZATION
    assert len(wagner.programs) == 4
    addresses = entry(reading, "42618").addresses
    assert [(each.street, each.city, each.region, each.country) for each in addresses] == [
        ("", "Bamako", "", "ML"),
        ("Malibougou", "Kati", "Koulikoro", "ML"),
    ]
    assert reading.issues == ()


def test_vessels_aircraft_and_wallets_keep_their_particulars() -> None:
    reading = read_golden("sdn.csv")
    yoraco, m_saan, afric = (entry(reading, number) for number in ("26649", "27293", "31164"))
    assert (yoraco.kind, yoraco.identifiers[0].scheme, yoraco.identifiers[0].value) == (
        PartyKind.VESSEL,
        "imo",
        "9688790",
    )
    assert [(link.tie, link.country) for link in yoraco.countries] == [(CountryTie.FLAG, "VE")]
    assert yoraco.relations[0].target_name == "PETROLEOS DE VENEZUELA, S.A."
    assert m_saan.kind is PartyKind.AIRCRAFT
    assert {fact.key: fact.text for fact in m_saan.facts} == {
        "aircraft_made": "Sep 2007",
        "aircraft_model": "EMB135",
        "aircraft_operator": "Autolex Transport LTD.",
    }
    assert [(each.scheme, each.value) for each in m_saan.identifiers] == [
        ("aircraft_transponder", "424B32"),
        ("aircraft_serial", "14501008"),
    ]
    assert [(link.tie, link.country) for link in m_saan.countries] == [(CountryTie.REGISTRATION, "IM")]
    assert [each.scheme for each in afric.identifiers] == ["wallet_zec", "wallet_dash"]
    assert [name.role for name in afric.names] == [NameRole.PRIMARY, NameRole.WEAK_ALIAS]


def test_the_raw_entry_depends_on_its_own_row_alone() -> None:
    whole = (GOLDEN / "sdn.csv").read_bytes()
    rows = whole.split(b"\r\n")
    alone = read_edition([a_capture(rows[8] + b"\r\n\x1a")], bounded=False)
    assert alone.listings[0].raw == entry(read_golden("sdn.csv"), "42618").raw


def test_remarks_carry_on_in_the_comments_file() -> None:
    long = "; ".join(f"Linked To: TEST PARTY {n:03}" for n in range(60))
    row = f'1,"TEST BANK",-0- ,"SDGT",{"-0- ," * 7}"{long[:1000]}"\r\n\x1a'
    sdn = a_capture(row.encode(), address="sdn.csv")
    comments = a_capture(f'1,"{long[1000:]}."\r\n\x1a'.encode(), address="sdn_comments.csv")
    joined = read_edition([sdn, comments], bounded=False)
    assert [link.target_name for link in joined.listings[0].relations] == [f"TEST PARTY {n:03}" for n in range(60)]
    cut = read_edition([sdn], bounded=False)
    assert issues(cut, Severity.LOSS) == ["remarks.cut"]


@pytest.mark.parametrize(
    "namespace", ["http://tempuri.org/sdnList.xsd", "https://sanctionslistservice.ofac.treas.gov/x"]
)
def test_sdnlist_xml_reads_alike_under_both_namespaces(namespace: str) -> None:
    text = (GOLDEN / "sdn.xml").read_text(encoding="utf-8")
    capture = a_capture(text.replace("http://tempuri.org/sdnList.xsd", namespace).encode(), address="sdn.xml")
    reading = read_edition([capture], bounded=False)
    camara = entry(reading, "42618")
    assert (reading.format, reading.published, reading.entries) == ("ofac_sdnlist_xml", date(2023, 7, 24), 3)
    assert reading.issues == ()
    assert camara.raw == entry(read_golden("sdn.xml"), "42618").raw
    assert (camara.name, camara.names[0].published) == ("Sadio CAMARA", "CAMARA, Sadio")
    assert camara.identifiers[0].value == "DA0004031"
    assert camara.relations[0].target_id == "22543"


def test_csv_and_xml_say_the_same_of_camara() -> None:
    left, right = (entry(read_golden(name), "42618") for name in ("sdn.csv", "sdn.xml"))
    assert left.births[0].date == right.births[0].date
    assert [link.country for link in left.countries] == [link.country for link in right.countries]
    assert left.birth_places[0].text == right.birth_places[0].text
    assert left.identifiers[0].expires == right.identifiers[0].expires
    assert left.genders == right.genders


def test_enhanced_xml_gives_scripts_relations_and_listing_dates() -> None:
    reading = read_golden("sdn_enhanced.xml")
    wagner, camara = entry(reading, "22543"), entry(reading, "42618")
    assert [(name.full, name.role, name.script) for name in wagner.names] == [
        ("PRIVATE MILITARY COMPANY 'WAGNER'", NameRole.PRIMARY, "Latn"),
        ("PMC WAGNER", NameRole.WEAK_ALIAS, "Latn"),
        ("ЧАСТНАЯ ВОЕННАЯ КОМПАНИЯ 'ВАГНЕР'", NameRole.ORIGINAL_SCRIPT, "Cyrl"),
    ]
    assert (camara.designations[0].listed, camara.designations[0].legal_act) == (
        date(2023, 7, 24),
        "Executive Order 14024 (Russia)",
    )
    assert (camara.relations[0].predicate, camara.relations[0].target_id) == ("acts_for", "22543")
    assert camara.addresses[0].city == "Bamako"
    assert camara.identifiers[0].expires is not None
    assert reading.issues == ()


def test_a_file_of_changes_adds_modifies_and_removes() -> None:
    base = read_golden("sdn_enhanced.xml").listings
    after = read_golden("delta.xml", list_id="us_ofac_sdn", base=base)
    assert [listing.native_id for listing in after.listings] == ["42617", "42618"]
    camara = entry(after, "42618")
    assert camara.genders == ()
    assert camara.birth_places[0].country == "ML"
    assert (after.published, after.entries) == (date(2023, 7, 27), 2)


def test_a_change_of_parts_is_not_applied_to_another_format_and_says_so() -> None:
    base = read_golden("sdn.csv").listings
    after = read_golden("delta.xml", list_id="us_ofac_sdn", base=base)
    assert issues(after, Severity.LOSS) == ["delta.not_applied"]
    assert entry(after, "42618").genders == (Gender.MALE,)


def test_changes_without_a_base_are_refused() -> None:
    with pytest.raises(BadRequest, match="changes only"):
        read_golden("delta.xml", list_id="us_ofac_sdn")


def test_advanced_xml_is_refused_with_the_file_to_load_instead() -> None:
    with pytest.raises(BadRequest, match="ENHANCED"):
        read_edition([a_capture(b'<Sanctions xmlns="urn:x"/>')], list_id="us_ofac_sdn")


CLAUSES: list[tuple[str, PartyKind, Callable[[tuple[object, ...]], bool]]] = [
    ("DOB circa 10 Mar 1960", PartyKind.PERSON, lambda v: v[0].date.edtf() == "1960-03-10~"),
    ("alt. DOB 1951 to 1953", PartyKind.PERSON, lambda v: v[0].date.edtf() == "1951-01-01/1953-12-31"),
    ("POB Pyongyang, Korea, North.", PartyKind.PERSON, lambda v: (v[0].city, v[0].country) == ("Pyongyang", "KP")),
    ("POB Mali", PartyKind.PERSON, lambda v: (v[0].city, v[0].country) == ("", "ML")),
    ("a.k.a. 'BNC'.", PartyKind.ORGANIZATION, lambda v: (v[0].full, v[0].role) == ("BNC", NameRole.WEAK_ALIAS)),
    ("f.k.a. 'SAM 5'", PartyKind.VESSEL, lambda v: v[0].role is NameRole.FORMER),
    (
        "R.F.C. # PMA-910805 (Mexico).",
        PartyKind.ORGANIZATION,
        lambda v: (v[0].value, v[0].issuer) == ("PMA-910805", "MX"),
    ),
    (
        "Passport D10003923 (Iran) expires 15 Aug 2023 to 15 Aug 2024",
        PartyKind.PERSON,
        lambda v: (v[0].value, v[0].expires.edtf()) == ("D10003923", "2023-08-15/2024-08-15"),
    ),
    (
        "Diplomatic Passport A00000271 (Nicaragua) issued 12 Sep 2012 expires 12 Sep 2022.",
        PartyKind.PERSON,
        lambda v: (
            (v[0].value, v[0].issued.edtf(), v[0].expires.edtf()) == ("A00000271", "2012-09-12", "2022-09-12")
        ),
    ),
    (
        "Registration Number HRA 738077 (Stuttgart) (Germany)",
        PartyKind.ORGANIZATION,
        lambda v: v[0].value == "HRA 738077",
    ),
    ("Identification Number IMO 5342883.", PartyKind.ORGANIZATION, lambda v: v[0].scheme == "imo_company"),
    (
        "International Maritime Organization No. (5777731)",
        PartyKind.ORGANIZATION,
        lambda v: v[0].value == "5777731",
    ),
    ("Linked To: HAMAS.", PartyKind.PERSON, lambda v: v[0].target_name == "HAMAS"),
    ("(Linked To: HAMAS)", PartyKind.PERSON, lambda v: v[0].target_name == "HAMAS"),
    ("Member ETA.", PartyKind.PERSON, lambda v: v[0].key == "position"),
    ("wife of Slobodan Milosevic", PartyKind.PERSON, lambda v: v[0].key == "family"),
    ("ICTY indictee in custody", PartyKind.PERSON, lambda v: v[0].key == "legal_status"),
    ("www.alnakshabndia-army.com", PartyKind.ORGANIZATION, lambda v: v[0].key == "website"),
    (
        "Executive Order 13662 Directive Determination - Subject to Directive 1",
        PartyKind.ORGANIZATION,
        lambda v: v[1].kind is MeasureKind.SECTORAL_LIMIT,
    ),
    ("DOB 31 Feb 1960", PartyKind.PERSON, lambda v: v[0].code == "date.impossible"),
    ("something nobody foresaw", PartyKind.ORGANIZATION, lambda v: v[1].code == "remark.uninterpreted"),
]


@pytest.mark.parametrize(("clause", "kind", "holds"), CLAUSES, ids=[clause for clause, _, _ in CLAUSES])
def test_a_clause_says_what_it_says(
    clause: str, kind: PartyKind, holds: Callable[[tuple[object, ...]], bool]
) -> None:
    assert holds(read_clause(clause, kind, at="SDN/Remarks"))


VALUES = (BirthDate, CountryLink, Fact, Gender, Identifier, Issue, ListedName, ListedRelation, Place)


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip(" .;")))
def test_no_clause_vanishes(remarks: str) -> None:
    for clause in split_remarks(remarks):
        values = read_clause(clause, PartyKind.PERSON, at="SDN/Remarks")
        assert values
        assert all(isinstance(value, VALUES) for value in values)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_clear_error(data: bytes) -> None:
    refusal = "Expected"
    try:
        read_edition([a_capture(data)], list_id="us_ofac_sdn", bounded=False)
    except (BadRequest, SourceChanged) as error:
        refusal = str(error)
    assert "xpected" in refusal


@given(st.integers(min_value=1, max_value=2400))
def test_a_cut_set_is_refused_or_loses_whole_rows_only(size: int) -> None:
    whole = read_golden("sdn.csv").listings
    data = (GOLDEN / "sdn.csv").read_bytes()[:size]
    try:
        reading = read_edition([a_capture(data)], list_id="us_ofac_sdn", bounded=False)
    except (BadRequest, SourceChanged):
        return
    published = {listing.raw for listing in whole}
    assert all(listing.raw in published for listing in reading.listings)
