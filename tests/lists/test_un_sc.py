"""The UN's list: every entry read whole, on a small edition and on the real ones."""

import random
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from lists.reading import GOLDEN, codes_of, listing_of, lost_places, read_bytes, read_file, read_golden
from ostrakon.lists import compare_editions
from ostrakon.model import MeasureKind, NameRole, PartyKind, Severity, SourceChanged

FILE = "un_sc/consolidated.xml"
ENTRY = """<CONSOLIDATED_LIST dateGenerated="2023-03-27T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>TEST</FIRST_NAME><SECOND_NAME>CUSTOMER 17</SECOND_NAME><UN_LIST_TYPE>Mali</UN_LIST_TYPE>
<REFERENCE_NUMBER>MLi.999</REFERENCE_NUMBER><LISTED_ON>2018-12-20</LISTED_ON>{}
</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


def an_entry(inside: str) -> bytes:
    return ENTRY.format(inside).encode()


def a_birth(inside: str) -> bytes:
    return an_entry(f"<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>")


@pytest.mark.parametrize(
    ("day", "people", "entities"),
    [("2023-03-27", 701, 254), ("2025-03-20", 684, 193), ("2025-04-19", 684, 193), ("2025-11-18", 727, 273)],
)
def test_every_entry_of_the_real_editions_is_read(data: Path, day: str, people: int, entities: int) -> None:
    reading = read_file(data / f"lists/un/un_consolidated_{day}.xml")
    kinds = [listing.kind for listing in reading.listings]
    assert (kinds.count(PartyKind.PERSON), kinds.count(PartyKind.ORGANIZATION)) == (people, entities)
    assert reading.entries == people + entities == len(reading.listings)
    assert reading.published == date.fromisoformat(day)
    assert sorted(set(codes_of(reading))) == ["date.calendar", "date.unknown"]
    assert not [place for listing in reading.listings for place in lost_places(listing)]


def test_two_real_editions_of_the_same_content_show_no_change(data: Path) -> None:
    first, second = (
        read_file(data / f"lists/un/un_consolidated_{day}.xml").listings for day in ("2025-03-20", "2025-04-19")
    )
    assert first == second
    assert compare_editions(first, second) == ((), (), ())


def test_seven_months_of_2025_add_iran_anew_and_remove_three(data: Path) -> None:
    before, after = (
        read_file(data / f"lists/un/un_consolidated_{day}.xml").listings for day in ("2025-04-19", "2025-11-18")
    )
    added, removed, changed = compare_editions(before, after)
    assert [change.native_id for change in removed] == ["QDi.317", "QDi.328", "QDi.336"]
    assert (len(added), len(changed)) == (126, 16)
    assert sum(change.native_id.startswith("IR") for change in added) == 121


def test_entries_and_their_parts_in_another_order_give_the_same_listings() -> None:
    tree = etree.parse(GOLDEN / FILE)
    shuffle = random.Random(7)
    for parent in tree.iter("INDIVIDUALS", "ENTITIES", "INDIVIDUAL", "ENTITY"):
        children = list(parent)
        shuffle.shuffle(children)
        parent[:] = children
    assert read_bytes(etree.tostring(tree)).listings == read_golden(FILE).listings


def test_names_have_roles_quality_and_script() -> None:
    asriw = listing_of(read_golden(FILE), "MLi.001")
    assert [(name.full, name.role) for name in asriw.names] == [
        ("Ahmoudou Ag Asriw", NameRole.PRIMARY),
        ("Amadou Ag Isriw", NameRole.ALIAS),
        ("Ahmedou", NameRole.WEAK_ALIAS),
        ("Isrew", NameRole.WEAK_ALIAS),
    ]
    ghali = listing_of(read_golden(FILE), "QDi.316")
    assert [(name.full, name.script) for name in ghali.names if name.role is NameRole.ORIGINAL_SCRIPT] == [
        ("اياد اغ غالي", "Arab")
    ]


def test_births_are_spans_years_days_and_those_of_aliases() -> None:
    reading = read_golden(FILE)
    births = {each.native_id: [birth.date.edtf() for birth in each.births] for each in reading.listings}
    assert births["TAi.002"] == ["1945-01-01~/1950-12-31~", "1955-01-01~/1958-12-31~"]
    assert sorted(births["QDi.316"]) == ["1958", "1958-01-01"]
    assert births["MLi.001"] == ["1982-01-01"]
    assert births["HTi.001"] == []
    places = {place.text: (place.city, place.country) for place in listing_of(reading, "QDi.316").birth_places}
    assert places == {
        "Abeibara, Kidal Region, Mali": ("Abeibara", "ML"),
        "Bouressa, Bourem Region, Mali": ("Bouressa, Bourem Region", "ML"),
    }


def test_references_lose_stray_spaces_and_documents_are_identifiers() -> None:
    ko = listing_of(read_golden(FILE), "KPi.025")
    assert [(each.scheme, each.value) for each in ko.identifiers] == [
        ("passport", "563120630"),
        ("un_ref", "KPi.025"),
        ("un_data_id", "6908512"),
    ]
    ghali = listing_of(read_golden(FILE), "QDi.316")
    assert [(each.scheme, each.value, each.issuer) for each in ghali.identifiers[:2]] == [
        ("passport", "A1037434", "ML"),
        ("birth_certificate", "012546", "ML"),
    ]
    bank = listing_of(read_golden(FILE), "KPe.023")
    assert ("bic", "DCBKKPPY") in [(each.scheme, each.value) for each in bank.identifiers]


def test_a_listing_date_is_not_a_start_and_the_last_change_is_kept() -> None:
    (act,) = listing_of(read_golden(FILE), "QDi.316").designations
    assert (act.program, act.started, act.listed, act.amended) == (
        "un.isil_al_qaida",
        None,
        date(2013, 2, 25),
        date(2019, 5, 1),
    )


def test_measures_are_those_stated_else_those_that_the_committee_implies() -> None:
    reading = read_golden(FILE)
    kinds = {each.native_id: [measure.kind for measure in each.measures] for each in reading.listings}
    assert kinds["MLi.001"] == [MeasureKind.TRAVEL_BAN]
    assert kinds["QDi.316"] == [MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN, MeasureKind.ARMS_EMBARGO]
    assert kinds["QDe.159"] == [MeasureKind.ASSET_FREEZE, MeasureKind.ARMS_EMBARGO]
    assert kinds["HTi.001"][:1] == [MeasureKind.ASSET_FREEZE]
    (act,) = listing_of(reading, "MLi.001").designations
    assert act.legal_act == "paragraphs 1 to 3 of Security Council resolution 2374 (2017)"


def test_comments_give_links_parents_gender_and_notices() -> None:
    reading = read_golden(FILE)
    ghali = listing_of(reading, "QDi.316")
    assert [(each.predicate, each.target_name, each.target_id) for each in ghali.relations] == [
        ("founded", "Ansar Eddine", "QDe.135"),
        ("linked_to", "Organization of Al-Qaida in the Islamic Maghreb", "QDe.014"),
        ("linked_to", "Mouvement pour l’Unification et le Jihad en Afrique de l’Ouest", "QDe.134"),
    ]
    facts = {fact.key: fact.text for fact in ghali.facts}
    assert (facts["father"], facts["mother"]) == ("Ag Bobacer Arhali", "Rhiachatou Wallet Sidi")
    assert [gender.value for gender in listing_of(reading, "MLi.001").genders] == ["male"]
    jnim = listing_of(reading, "QDe.159")
    assert [each.target_id for each in jnim.relations] == ["QDe.004", "QDe.014", "QDe.135", "QDe.141"]
    assert "un_notice" in [fact.key for fact in jnim.facts]


def test_every_place_leads_into_the_raw_element() -> None:
    assert not [place for each in read_golden(FILE).listings for place in lost_places(each)]
    assert codes_of(read_golden(FILE)) == []


@pytest.mark.parametrize(
    ("inside", "edtf"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-01-01-05:00</DATE>", "1960-01-01"),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR>", "1961~"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE>", "1973-11"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>", "1958-09"),
        (
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Between Aug. and Sep. 1977</NOTE>",
            "1977-08-01/1977-09-30",
        ),
    ],
)
def test_dates_are_read_in_all_their_forms(inside: str, edtf: str) -> None:
    (listing,) = read_bytes(a_birth(inside)).listings
    assert [birth.date.edtf() for birth in listing.births] == [edtf]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1979-02-30</DATE>", "date.impossible"),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1950</TO_YEAR>",
            "date.impossible",
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>", "date.calendar"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>30-35 years old</NOTE>", "date.unknown"),
    ],
)
def test_a_date_that_cannot_be_is_a_loss_and_the_entry_stays(inside: str, code: str) -> None:
    reading = read_bytes(a_birth(inside))
    assert [(issue.code, issue.severity) for issue in reading.issues] == [(code, Severity.LOSS)]
    assert reading.listings[0].births == ()


def test_a_former_name_and_a_name_in_its_script_stand_in_notes() -> None:
    aliases = """<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Test One</ALIAS_NAME>
    <NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY>
    <ALIAS_NAME>Abu Banat</ALIAS_NAME><NOTE>original script: Абу Банат</NOTE></INDIVIDUAL_ALIAS>"""
    (listing,) = read_bytes(an_entry(aliases)).listings
    assert [(name.full, name.role.value, name.script) for name in listing.names[1:]] == [
        ("Абу Банат", "original_script", "Cyrl"),
        ("Test One", "former", "Latn"),
        ("Abu Banat", "weak_alias", "Latn"),
    ]


def test_a_field_that_nobody_reads_is_a_loss_and_one_ignored_by_name_is_not() -> None:
    reading = read_bytes(an_entry("<SHOE_SIZE>43</SHOE_SIZE><VERSIONNUM>1</VERSIONNUM>"))
    (issue,) = reading.issues
    assert (issue.code, issue.value, issue.severity) == ("field.unknown", "43", Severity.LOSS)
    assert issue.place == "un_sc MLi.999 / SHOE_SIZE"


def test_an_unknown_committee_quality_and_gender_are_said() -> None:
    inside = """<GENDER>X</GENDER><INDIVIDUAL_ALIAS><QUALITY>Odd</QUALITY><ALIAS_NAME>Test</ALIAS_NAME>
    </INDIVIDUAL_ALIAS>"""
    data = an_entry(inside).replace(b">Mali<", b">Atlantis<")
    assert codes_of(read_bytes(data)) == ["quality.unknown", "gender.unknown", "program.unknown"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"<REFERENCE_NUMBER>MLi.001</REFERENCE_NUMBER>", b"", "id.missing"),
        (b"MLi.001", b"QDi.316", "id.duplicate"),
        (b"<FIRST_NAME>Jimmy</FIRST_NAME>\n      <SECOND_NAME>Cherizier</SECOND_NAME>", b"", "name.missing"),
    ],
)
def test_an_entry_without_identity_is_an_issue_and_nothing_is_lost(old: bytes, new: bytes, code: str) -> None:
    data = (GOLDEN / FILE).read_bytes()
    if code == "name.missing":
        data = data.replace(b"Barbeque", b"")
    reading = read_bytes(data.replace(old, new))
    lost = [issue.code for issue in reading.issues if issue.severity is Severity.ENTRY]
    assert (lost, len(reading.listings), reading.entries) == ([code], 6, 7)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data[: len(data) // 2], "truncated or malformed"),
        (lambda data: data.replace(b"Cherizier", b"Cheri\x00zier"), "truncated or malformed"),
        (lambda data: b"", "empty"),
        (lambda data: data.replace(b"<CONS", b'<!DOCTYPE C [<!ENTITY x "y">]><CONS', 1), "document type"),
        (
            lambda data: data.replace(b"<CONS", b'<!DOCTYPE C [<!ENTITY x SYSTEM "file:///etc/passwd">]><CONS', 1),
            "document type",
        ),
        (lambda data: data.replace(b"Cherizier", "Chérizier".encode("latin-1")), "truncated or malformed"),
    ],
)
def test_a_broken_or_hostile_file_is_refused(change, message: str) -> None:
    with pytest.raises(SourceChanged, match=message):
        read_bytes(change((GOLDEN / FILE).read_bytes()))


@pytest.mark.parametrize("other", ["eu_fsf", "uk_sanctions", "us_ofac_sdn"])
def test_a_un_file_loaded_as_another_list_is_refused(other: str) -> None:
    with pytest.raises(SourceChanged, match=f"another list.*{other}.*un_sc"):
        read_file(GOLDEN / FILE, list_id=other)


def test_an_edition_far_too_small_is_refused() -> None:
    with pytest.raises(SourceChanged, match="out of its bounds"):
        read_file(GOLDEN / FILE)
