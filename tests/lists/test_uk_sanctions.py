"""The UK's lists: the UK Sanctions List in XML and CSV, the former OFSI list in CSV and XLSX."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree

from lists.reading import GOLDEN, all_places, codes_of, listing_of, lost_places, read_bytes, read_file, read_golden
from ostrakon.lists import compare_editions
from ostrakon.model import BadRequest, CountryTie, MeasureKind, NameRole, PartyKind, Severity, SourceChanged

XML, CSV, CONLIST = (
    f"uk_sanctions/{name}" for name in ("UK-Sanctions-List.xml", "UK-Sanctions-List.csv", "ConList.csv")
)


def conlist_rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO((GOLDEN / CONLIST).read_text(encoding="utf-8"), newline="")))


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(rows: Sequence[Sequence[object]], sheets: Sequence[str] = ("Data",)) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


def with_cell(column: str, value: str, *, group: str = "16024") -> bytes:
    """The small OFSI list with one cell of every row of a group set."""
    rows = conlist_rows()
    place, by = rows[1].index(column), rows[1].index("Group ID")
    for row in rows[2:]:
        if row[by] == group:
            row[place] = value
    return as_csv(rows)


@pytest.mark.parametrize(
    ("day", "rows", "groups"),
    [("2023-06-05", 16823, 3993), ("2025-04-10", 18796, 4686), ("2025-04-14", 18798, 4688)],
)
def test_every_row_and_group_of_the_real_ofsi_lists_is_read(data: Path, day: str, rows: int, groups: int) -> None:
    reading = read_file(data / f"lists/uk/ConList_{day}.xlsx")
    assert (reading.format, reading.published) == ("uk_conlist_xlsx", date.fromisoformat(day))
    assert len(reading.listings) == reading.entries == groups
    assert sum(len(json.loads(listing.raw)) for listing in reading.listings) == rows
    assert set(codes_of(reading)) == {"reference.form"}


def test_four_days_of_april_2025_add_foxtrot_and_its_head(data: Path) -> None:
    before, after = (read_file(data / f"lists/uk/ConList_2025-04-{day}.xlsx").listings for day in (10, 14))
    added, removed, changed = compare_editions(before, after)
    assert [(change.native_id, change.name) for change in added] == [
        ("16856", "FOXTROT NETWORK"),
        ("16857", "Rawa MAJID"),
    ]
    assert (removed, len(changed)) == ((), 3)


def test_every_place_leads_to_a_cell_of_the_raw_rows() -> None:
    for listing in read_golden(CONLIST).listings:
        rows = json.loads(listing.raw)
        for place in all_places(listing):
            row, _, column = place.removeprefix("row ").partition("/")
            assert column in rows[int(row) - 1], place


def test_designations_and_their_parts_in_another_order_give_the_same_listings() -> None:
    tree = etree.parse(GOLDEN / XML)
    for parent in tree.iter("Designations", "Designation", "Names"):
        parent[:] = list(reversed(parent))
    assert read_bytes(etree.tostring(tree)).listings == read_golden(XML).listings


def test_the_real_extract_of_the_uk_sanctions_list_is_read_whole(data: Path) -> None:
    reading = read_file(data / "lists/uk/UK_Sanctions_List_extract_2026-09-10.xml", bounded=False)
    assert (reading.entries, len(reading.listings), reading.issues) == (5, 5, ())
    assert reading.published == date(2026, 9, 10)
    assert not [place for each in reading.listings for place in lost_places(each)]
    akhund = listing_of(reading, "AFG0006")
    assert sorted(birth.date.edtf() for birth in akhund.births) == ["1945", "1946", "1958-05-12"]
    assert {birth.date.text for birth in akhund.births} == {"12/05/1958", "dd/mm/1945", "1946"}
    assert [(each.scheme, each.value, each.issuer) for each in akhund.identifiers[:2]] == [
        ("passport", "P04581926", "AF"),
        ("national_id", "2132370", "AF"),
    ]
    bnk = listing_of(reading, "BEL0107")
    assert [(name.full, name.role) for name in bnk.names] == [
        ("BNK (UK) Ltd", NameRole.PRIMARY),
        ("BNK UK Limited", NameRole.ALIAS),
        ("BNK", NameRole.WEAK_ALIAS),
    ]
    assert sorted((each.predicate, each.target_name) for each in bnk.relations) == [
        ("owned_by", "Belneftekhim"),
        ("owned_by", "CJSC Belarusian Oil Company"),
        ("owns", "BNK (Deutschland) GmbH"),
    ]
    petrel = listing_of(reading, "DPR0075")
    assert [each.value for each in petrel.identifiers if each.scheme == "imo"] == ["9562233"]


def test_a_group_is_the_union_of_its_rows_without_duplicates() -> None:
    reading = read_golden(CONLIST)
    assert (reading.entries, len(reading.listings), codes_of(reading)) == (8, 8, [])
    maslov = listing_of(reading, "16024")
    assert [name.full for name in maslov.names] == ["Ivan Aleksandrovitch MASLOV"]
    assert [birth.date.edtf() for birth in maslov.births] == ["1982-07-11"]
    assert [(each.scheme, each.value) for each in maslov.identifiers] == [
        ("ofsi_group", "16024"),
        ("uk_ref", "MAL0011"),
    ]
    wagner = listing_of(reading, "15033")
    assert [(name.full, name.script, name.language) for name in wagner.names] == [
        ("WAGNER GROUP", "Latn", ""),
        ("PMC WAGNER", "Latn", ""),
        ("VAGNER GROUP", "Latn", ""),
        ("ЧВК Вагнера", "Cyrl", "ru"),
        ("Группа Вагнера", "Cyrl", "ru"),
    ]


def test_a_party_under_two_regimes_has_two_designations_and_all_references() -> None:
    aweys = listing_of(read_golden(CONLIST), "6995")
    assert [(act.program, act.started, act.listed) for act in aweys.designations] == [
        ("uk.isil_al_qaida", date(2001, 11, 9), date(2001, 11, 8)),
        ("uk.somalia", date(2010, 4, 12), date(2010, 4, 28)),
    ]
    assert [each.value for each in aweys.identifiers] == ["6995", "AQD0194", "SOM0003", "QDi.042", "SOi.002"]
    assert [address.country for address in aweys.addresses] == ["ER", "SO"]
    assert [name.role for name in aweys.names] == [NameRole.PRIMARY, NameRole.WEAK_ALIAS]
    assert [(each.predicate, each.target_name) for each in aweys.relations] == [
        ("member_of", "Al-Itihaad Al-Islamiya")
    ]


def test_wagner_stands_under_two_regimes_with_two_group_ids() -> None:
    reading = read_golden(CONLIST)
    found = {
        (each.native_id, each.programs[0].key)
        for each in reading.listings
        if "PMC WAGNER" in [name.full for name in each.names]
    }
    assert found == {("15033", "uk.russia"), ("16630", "uk.libya")}


def test_numbered_cells_are_split_and_labelled_information_read() -> None:
    prigozhin = listing_of(read_golden(CONLIST), "13968")
    assert [fact.text for fact in prigozhin.facts if fact.key == "position"] == [
        "Responsible for and support to the Wagner Group",
        "Funder and former director of Internet Research Agency",
    ]
    assert [gender.value for gender in prigozhin.genders] == ["male"]
    (reason,) = [fact.text for fact in prigozhin.facts if fact.key == "reason"]
    assert reason.startswith("Yevgeniy Viktorovich Prigozhin is or has been involved")
    measures = [(each.kind, each.text) for each in listing_of(read_golden(CONLIST), "15033").measures]
    assert (MeasureKind.OTHER, "Trust services") in measures
    assert MeasureKind.ASSET_FREEZE in [kind for kind, _ in measures]


@pytest.mark.parametrize("name", [XML, CSV, CONLIST])
def test_a_ship_is_read_the_same_in_every_format(name: str) -> None:
    reading = read_golden(name)
    ship = listing_of(reading, "13651" if name == CONLIST else "DPR0100")
    assert ship.kind is PartyKind.VESSEL
    assert [name.full for name in ship.names] == ["SAM JONG 2", "AKTIVA"]
    assert [(link.tie, link.country) for link in ship.countries] == [
        (CountryTie.FLAG, "KP"),
        (CountryTie.FORMER_FLAG, "RU"),
    ]
    facts = {fact.key: fact.text for fact in ship.facts}
    assert [facts[key] for key in ("vessel_type", "tonnage", "vessel_length", "build_year")] == [
        "Oil tanker",
        "1676",
        "80",
        "1975",
    ]
    assert ("owned_by", "Korea Samjong Shipping") in [
        (each.predicate, each.target_name) for each in ship.relations
    ]
    assert {(each.scheme, each.value) for each in ship.identifiers} == {
        ("imo", "7408873"),
        ("ofsi_group", "13651"),
        ("uk_ref", "DPR0100"),
    }
    assert codes_of(reading) == []


def test_xml_and_csv_of_the_uk_sanctions_list_say_the_same() -> None:
    first, second = read_golden(XML), read_golden(CSV)
    assert first.published == second.published == date(2025, 4, 14)
    for one, other in zip(first.listings, second.listings, strict=True):
        assert (one.native_id, one.kind, one.programs[0].key) == (
            other.native_id,
            other.kind,
            other.programs[0].key,
        )
        for field in ("names", "births", "countries", "measures", "designations", "facts"):
            left, right = ({replace(value, at="") for value in getattr(each, field)} for each in (one, other))
            assert left == right, field


def test_the_uk_sanctions_list_states_its_measures_and_its_law() -> None:
    maslov = listing_of(read_golden(XML), "MAL0011")
    assert [measure.kind for measure in maslov.measures] == [MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN]
    (act,) = maslov.designations
    assert (act.program, act.started, act.listed) == ("uk.mali", date(2023, 7, 20), None)
    assert act.legal_act == "The Mali (Sanctions) (EU Exit) Regulations 2020"


def test_rows_in_another_order_and_in_a_workbook_give_the_same_listings() -> None:
    rows = conlist_rows()
    mixed = rows[2:]
    random.Random(7).shuffle(mixed)
    whole = read_golden(CONLIST).listings
    assert read_bytes(as_csv(rows[:2] + mixed)).listings == whole
    reading = read_bytes(as_xlsx(rows[:2] + mixed))
    assert (reading.format, reading.listings) == ("uk_conlist_xlsx", whole)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("00/00/1980", "1980"),
        ("00/05/1980", "1980-05"),
        ("05/1955", "1955-05"),
        ("1955", "1955"),
        ("dd/mm/1945", "1945"),
    ],
)
def test_birth_dates_are_read_in_all_their_forms(written: str, edtf: str) -> None:
    maslov = listing_of(read_bytes(with_cell("DOB", written)), "16024")
    assert [(birth.date.edtf(), birth.date.text) for birth in maslov.births] == [(edtf, written)]


def test_an_impossible_date_is_a_loss_and_the_group_stays() -> None:
    reading = read_bytes(with_cell("DOB", "31/02/1980"))
    assert [(issue.code, issue.severity) for issue in reading.issues] == [("date.impossible", Severity.LOSS)]
    assert listing_of(reading, "16024").births == ()


def test_words_that_the_recipe_does_not_know_are_said() -> None:
    changes = (("Regime", "Atlantis"), ("Alias Type", "Odd"), ("Group Type", "Odd"))
    codes = [codes_of(read_bytes(with_cell(column, value))) for column, value in changes]
    assert codes == [["program.unknown"], ["name.type"], ["kind.unknown"]]


def test_a_column_that_nobody_reads_is_a_loss_where_it_is_filled() -> None:
    rows = conlist_rows()
    rows = [rows[0], [*rows[1], "Shoe Size"], *[[*row, "43" if row[-1] == "16024" else ""] for row in rows[2:]]]
    (issue,) = read_bytes(as_csv(rows)).issues
    assert (issue.code, issue.value, issue.place) == ("field.unknown", "43", "uk_sanctions 16024 / Shoe Size")


def test_an_element_that_nobody_reads_and_an_indicator_alone_are_said() -> None:
    data = (GOLDEN / XML).read_bytes()
    data = data.replace(b"<CharteringOfShips>false", b"<CharteringOfShips>true")
    data = data.replace(b"<DesignationSource>UK", b"<ShoeSize>43</ShoeSize><DesignationSource>UK", 1)
    reading = read_bytes(data)
    assert codes_of(reading) == ["measure.differs", "field.unknown"]
    maslov = listing_of(reading, "MAL0011")
    assert (MeasureKind.TRANSPORT_LIMIT, "Chartering of ships") in [
        (each.kind, each.text) for each in maslov.measures
    ]


@pytest.mark.parametrize(
    ("column", "code", "entries"), [("Group ID", "id.missing", 9), ("Name 6", "name.missing", 8)]
)
def test_a_group_without_identity_is_an_issue(column: str, code: str, entries: int) -> None:
    rows = list(csv.reader(io.StringIO(with_cell(column, "").decode(), newline="")))
    for row in rows[2:]:
        if row[0] == "" and column == "Name 6":
            row[1:3] = ["", ""]
    reading = read_bytes(as_csv(rows))
    lost = [issue.code for issue in reading.issues if issue.severity is Severity.ENTRY]
    assert set(lost) == {code}
    assert (reading.entries, len(reading.listings)) == (entries, 7)


def test_a_column_that_is_needed_and_gone_refuses_the_edition() -> None:
    rows = conlist_rows()
    rows[1][rows[1].index("Regime")] = "Odd"
    with pytest.raises(SourceChanged, match="no column for regime"):
        read_bytes(as_csv(rows))


def test_a_truncated_csv_and_one_with_nul_bytes_are_refused() -> None:
    data = (GOLDEN / CONLIST).read_bytes()
    with pytest.raises(SourceChanged, match="truncated"):
        read_bytes(data[: data.rindex(b'"(UK') + 40])
    with pytest.raises(SourceChanged, match="NUL"):
        read_bytes(data + b"x\x00y" * 8)


def a_bomb() -> bytes:
    """A workbook whose sheet unpacks to far more than any list, while its header says it is small."""
    rows = conlist_rows()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(rows))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        with packed.open("xl/media/big.bin", "w") as part:
            for _ in range(310):
                part.write(bytes(1_000_000))
    return out.getvalue()


def test_a_workbook_bomb_is_refused() -> None:
    with pytest.raises(SourceChanged, match="unpacks to far more"):
        read_bytes(a_bomb())


def test_a_cut_workbook_and_one_with_several_filled_sheets_are_refused() -> None:
    data = as_xlsx(conlist_rows())
    with pytest.raises(SourceChanged, match="truncated or malformed"):
        read_bytes(data[: len(data) // 2])
    with pytest.raises(SourceChanged, match="which sheet"):
        read_bytes(as_xlsx(conlist_rows(), sheets=("Data", "Other")))


def test_a_workbook_with_another_sheet_is_no_list() -> None:
    with pytest.raises(BadRequest, match="not a list that is known"):
        read_bytes(as_xlsx([["a", "b"], [1, 2]]))
