"""Canada, Australia, Switzerland and France: every entry of the real files, and small editions read whole."""

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from lists.reading import GOLDEN, codes_of, listing_of, lost_places, read_bytes, read_file, read_golden
from ostrakon.model import BadRequest, MeasureKind, NameRole, PartyKind, Severity, SourceChanged

CA, AU, CH, FR = "ca_sema/sema-lmes.xml", "au_dfat/regulation8.csv", "ch_seco/full.xml", "fr_dgt/registre.json"


def au_rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO((GOLDEN / AU).read_text(encoding="utf-8"))))


def as_workbook(rows: list[list[str]]) -> bytes:
    """Rows as DFAT types them: numbers and dates as such where they look like it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet("Sheet1"), book.add_format({"num_format": "dd/mm/yyyy"})
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell.isdigit():
                    sheet.write_number(place, column, int(cell))
                elif len(cell) == 10 and cell[2] == cell[5] == "/":
                    sheet.write_datetime(place, column, datetime.strptime(cell, "%d/%m/%Y"), day)
                else:
                    sheet.write_string(place, column, cell)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "entries", "codes"),
    [
        ("ca/sema-lmes_2025.xml", 4759, {"date.unknown"}),
        ("au/australia_2025-04.xlsx", 3214, {"date.unknown", "date.calendar"}),
        ("ch/seco_official_example_amendment_2024-01-17.xml", 3, set()),
        ("fr/gels_sample_2025-11-21.json", 4, set()),
    ],
)
def test_every_entry_of_the_real_files_is_read(data: Path, path: str, entries: int, codes: set[str]) -> None:
    reading = read_file(data / "lists" / path, bounded=entries > 1000, base=())
    assert (reading.entries, len(reading.listings)) == (entries, entries)
    assert set(codes_of(reading)) == codes
    if path.startswith("au"):
        assert sum(len(json.loads(listing.raw)) for listing in reading.listings) == 9983


def test_canada_names_an_entry_by_regulations_schedule_and_item() -> None:
    reading = read_golden(CA)
    assert [listing.native_id for listing in reading.listings] == [
        "belarus:1-part-1:100",
        "iran:1-part-2:30",
        "russia:1.1:1",
    ]
    karchevsky = reading.listings[0]
    assert [(name.full, name.script, name.language) for name in karchevsky.names] == [
        ("Sergey Vladimirovich KARCHEVSKY", "Latn", ""),
        ("Siarhei Uladzimiravich Karcheusky", "Latn", ""),
        ("Сяргей Уладзiмiравiч Карчэўскi", "Cyrl", "be"),
        ("Сергей Владимирович Карчевский", "Cyrl", "ru"),
    ]
    assert [birth.date.edtf() for birth in karchevsky.births] == ["1983-06-15"]
    assert karchevsky.designations[0].listed == date(2024, 4, 12)
    assert not [place for each in reading.listings for place in lost_places(each)]


def test_canada_lists_ships_with_their_number_and_bodies_in_two_languages() -> None:
    reading = read_golden(CA)
    ship = listing_of(reading, "russia:1.1:1")
    assert (ship.kind, [each.value for each in ship.identifiers], ship.measures) == (
        PartyKind.VESSEL,
        ["7612448"],
        (),
    )
    assert {fact.key: fact.text for fact in ship.facts} == {
        "vessel_type": "General Cargo / Multi Purpose",
        "build_year": "1980",
    }
    center = listing_of(reading, "iran:1-part-2:30")
    assert [(name.full, name.language) for name in center.names] == [
        ("Physics Research Center (PHRC)", ""),
        ("Centre de recherche en physique (PHRC)", "fr"),
    ]


def test_canada_is_read_with_the_tags_of_2020_too() -> None:
    data = (GOLDEN / CA).read_bytes()
    for new, old in ((b"EntityOrShip", b"Entity"), (b"DateOfBirthOrShipBuildDate", b"DateOfBirth")):
        data = data.replace(new, old)
    assert [each.name for each in read_bytes(data).listings] == [each.name for each in read_golden(CA).listings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"1983-06-15", b"1983-02-30", "date.impossible"),
        (b"<Item>100", b"<Shoe>43</Shoe><Item>100", "field.unknown"),
        (b"Belarus / ", b"Atlantis / ", "program.unknown"),
        (b"<Item>100</Item>", b"", "id.missing"),
        (b"<LastName>KARCHEVSKY</LastName>\n\t\t<GivenName>Sergey Vladimirovich</GivenName>", b"", "name.missing"),
        (b"7612448", b"761", "imo.form"),
    ],
)
def test_what_canada_writes_amiss_is_said(old: bytes, new: bytes, code: str) -> None:
    data = (GOLDEN / CA).read_bytes().replace(old, new)
    if code == "name.missing":
        data = data.replace(b"<Aliases>Siarhei", b"<!--").replace(b"</Aliases>", b"-->")
    reading = read_bytes(data)
    assert codes_of(reading) == [code]
    lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
    assert len(reading.listings) + lost == reading.entries == 3


def test_australia_joins_the_letters_of_a_number_whatever_the_case_and_spaces() -> None:
    reading = read_bytes(as_workbook(au_rows()))
    assert (reading.format, reading.entries, codes_of(reading)) == ("au_dfat_xlsx", 2, [])
    omar = listing_of(reading, "4")
    assert [(name.full, name.role) for name in omar.names] == [
        ("Mohammed Omar", NameRole.PRIMARY),
        ("محمد عمر غلام نبی", NameRole.ORIGINAL_SCRIPT),
    ]
    assert [birth.date.edtf() for birth in omar.births] == ["1966~", "1960", "1953"]
    assert [place.country for place in omar.birth_places] == ["AF", "AF"]
    (act,) = omar.designations
    assert (act.program, act.listed, act.amended) == ("au.un_taliban", date(2000, 4, 12), date(2018, 4, 10))
    facts = {fact.key: fact.text for fact in omar.facts}
    assert (facts["father"], facts["title"], facts["position"]) == (
        "Ghulam Nabi",
        "Mullah",
        "Leader of the Faithful, Afghanistan",
    )
    assert listing_of(reading, "1018").kind is PartyKind.ORGANIZATION


def test_australia_keeps_whole_names_of_countries_and_splits_lists_of_them() -> None:
    rows = au_rows()
    for written, codes in (
        ("Trinidad and Tobago", ["TT"]),
        ("Russian and Ukrainian", ["RU", "UA"]),
        ("a) French b) Tunisian", ["FR", "TN"]),
    ):
        rows[1][6] = rows[2][6] = written
        omar = listing_of(read_bytes(as_workbook(rows)), "4")
        assert [link.country for link in omar.countries] == codes


def test_what_australia_writes_amiss_is_said() -> None:
    rows = au_rows()
    rows[1][4] = rows[2][4] = "24/06/1402 (Hijri Calendar)"
    rows[3][2] = rows[4][2] = "Odd"
    rows.append(["", "Test Customer 17", *[""] * 10])
    reading = read_bytes(as_workbook(rows))
    assert sorted(codes_of(reading)) == ["date.calendar", "id.missing", "kind.unknown"]
    assert reading.entries == 3


def test_switzerland_is_read_whole() -> None:
    reading = read_golden(CH)
    assert (reading.format, reading.published, codes_of(reading)) == ("ch_seco_xml", date(2024, 1, 17), [])
    assert [listing.native_id for listing in reading.listings] == ["17", "28"]
    seventeen = reading.listings[0]
    assert [(name.full, name.role.value, name.script) for name in seventeen.names] == [
        ("Test Seventeen", "primary", "Latn"),
        ("Тест Семнадцать", "original_script", "Cyrl"),
        ("Seventeen", "weak_alias", "Latn"),
    ]
    assert [birth.date.edtf() for birth in seventeen.births] == ["1979-03~"]
    assert [(place.text, place.country) for place in seventeen.birth_places] == [("Bern, Bern, Switzerland", "CH")]
    assert [measure.kind for measure in seventeen.measures] == [MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN]
    assert {(act.listed, act.amended) for act in seventeen.designations} == {
        (date(2024, 1, 16), date(2024, 1, 17))
    }
    assert [(each.predicate, each.target_id) for each in seventeen.relations] == [("family_of", "28")]
    assert ("passport", "X1234567", "CH") in [(i.scheme, i.value, i.issuer) for i in seventeen.identifiers]
    assert not [place for each in reading.listings for place in lost_places(each)]


def test_swiss_changes_apply_to_an_edition_and_are_refused_without_one() -> None:
    base = read_golden(CH).listings
    data = (GOLDEN / CH).read_bytes().replace(b'"full"', b'"amendment"')
    changes = data.replace(b'ssid="40"', b'ssid="28"').replace(b'<target ssid="28">', b'<target ssid="50">', 1)
    reading = read_bytes(changes, base=base)
    assert [listing.native_id for listing in reading.listings] == ["17", "50"]
    with pytest.raises(BadRequest, match="changes only"):
        read_bytes(changes)


def test_a_swiss_field_that_nobody_reads_and_a_set_that_is_not_there_are_said() -> None:
    data = (
        (GOLDEN / CH).read_bytes().replace(b'<individual sex="male">', b'<individual sex="male"><shoe>43</shoe>')
    )
    data = data.replace(b"<sanctions-set-id>64392", b"<sanctions-set-id>1")
    assert codes_of(read_bytes(data)) == ["program.unknown", "field.unknown"]


def test_france_is_read_whole() -> None:
    reading = read_golden(FR)
    assert (reading.published, codes_of(reading)) == (date(2025, 11, 21), [])
    lapin = listing_of(reading, "6699")
    assert [(name.full, name.script) for name in lapin.names] == [
        ("Aleksandr Pavlovich LAPIN", "Latn"),
        ("Александр Павлович ЛАПИН", "Cyrl"),
    ]
    assert [birth.date.edtf() for birth in lapin.births] == ["1964-01-01"]
    assert [(each.scheme, each.value) for each in lapin.identifiers] == [
        ("fr_registre", "6699"),
        ("tax_id", "344407793386"),
        ("passport", "série 1808 n° 233282"),
        ("eu_ref", "EU.10283.92"),
    ]
    (act,) = lapin.designations
    assert (act.program, act.listed, act.amended) == (
        "fr.eu_ukraine_territorial_integrity",
        date(2023, 6, 23),
        date(2024, 9, 12),
    )
    kumsan = listing_of(reading, "2382")
    assert (kumsan.addresses[0].country, kumsan.designations[0].amended) == ("KP", None)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ('"Mois":"01"', '"Mois":"13"', ["date.impossible"]),
        ('"TITRE"', '"POINTURE"', ["field.unknown", "field.unknown"]),
        ('"Nom":"LAPIN"', '"Nom":"LAPIN","Pointure":43', ["field.unknown"]),
        ('"IdRegistre":6699,', "", ["id.missing"]),
        ('"Nom":"LAPIN"', '"Nom":""', []),
        ("Personne morale", "Chose", ["kind.unknown"]),
        ('"Masculin"', '"X"', ["gender.unknown"]),
    ],
)
def test_what_france_writes_amiss_is_said(old: str, new: str, codes: list[str]) -> None:
    data = (GOLDEN / FR).read_text(encoding="utf-8").replace(old, new)
    reading = read_bytes(data.encode())
    assert codes_of(reading) == codes
    lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
    assert len(reading.listings) + lost == reading.entries == 2


@pytest.mark.parametrize("cut", [0.5, 0.98])
def test_a_truncated_register_is_refused(cut: float) -> None:
    data = (GOLDEN / FR).read_bytes()
    with pytest.raises(SourceChanged, match="truncated or malformed"):
        read_bytes(data[: int(len(data) * cut)])


@pytest.mark.parametrize("depth", [100_000])
def test_a_register_nested_without_end_is_refused(depth: int) -> None:
    with pytest.raises(SourceChanged, match="truncated or malformed"):
        read_bytes(b'{"Publications":{"PublicationDetail":' + b"[" * depth + b"]" * depth + b"}}")
