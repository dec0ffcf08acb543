"""OFAC's real files: every count of the data's README, exactly."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from factories import a_capture
from ostrakon.lists import compare_editions, read_edition
from ostrakon.model import EditionReading, Severity

FOLDER = Path("lists/us_ofac")


@pytest.fixture(scope="module")
def ofac(data: Path) -> Path:
    return data / FOLDER


def read_files(*paths: Path, **options: object) -> EditionReading:
    captures = [a_capture(path.read_bytes(), address=path.name) for path in paths]
    reading = read_edition(captures, **options)  # type: ignore[arg-type]
    lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
    assert len(reading.listings) + lost == reading.entries
    return reading


def test_four_days_of_july_2023_add_three_and_change_four_by_renaming(ofac: Path) -> None:
    before, after = (read_files(ofac / "sdn" / f"sdn_2023-07-{day}.csv") for day in (20, 24))
    assert (before.entries, after.entries) == (12_747, 12_750)
    added, removed, changed = compare_editions(before.listings, after.listings)
    assert [change.native_id for change in added] == ["42616", "42617", "42618"]
    assert removed == ()
    assert [change.native_id for change in changed] == ["18657", "18658", "22406", "23544"]
    assert all(change.by_renaming for change in changed)


def test_a_whole_set_is_read_and_hardly_a_clause_stays_uninterpreted(ofac: Path) -> None:
    folder = ofac / "sdn_sets" / "2023-12-28"
    reading = read_files(*(folder / name for name in ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")))
    assert (reading.entries, len(reading.listings)) == (13_821, 13_821)
    listed = [name for listing in reading.listings for name in listing.names]
    assert sum(name.at.startswith("ALT/") for name in listed) == 17_091
    places = [each for listing in reading.listings for each in listing.addresses]
    unknown = [fact for listing in reading.listings for fact in listing.facts if fact.key == "address_unknown"]
    assert len(places) + len(unknown) == 18_990
    codes = Counter(issue.code for issue in reading.issues)
    assert codes["remark.uninterpreted"] <= 5
    assert codes["date.impossible"] == codes["date.unknown"] == codes["label.unknown"] == 0
    links = [relation for listing in reading.listings for relation in listing.relations]
    assert sum(not relation.target_id for relation in links) <= 15


def test_the_consolidated_list_agrees_with_its_record_count(ofac: Path) -> None:
    for name in ("consolidated_2024-05-06.xml", "consolidated_2025-03-28.xml"):
        reading = read_files(ofac / "consolidated" / name)
        assert (reading.list_id, reading.entries, len(reading.listings)) == ("us_ofac_cons", 443, 443)
    assert str(reading.published) == "2025-03-28"


def test_enhanced_xml_gives_every_name_and_relationship(ofac: Path) -> None:
    path = ofac / "enhanced" / "CONS_ENHANCED_2025-01-14.XML"
    reading = read_files(path)
    assert (reading.list_id, reading.entries, len(reading.listings)) == ("us_ofac_cons", 443, 443)
    links = [relation for listing in reading.listings for relation in listing.relations]
    related = [link for link in links if link.at.startswith("relationships/")]
    assert len(related) == 283
    assert sum(link.text.startswith("Owned or Controlled By") for link in related) == 278
    assert all(link.target_id for link in related)
    # The README's 2,271 counts elements called `name`: the entities' 1,579 and the 692 that documents repeat.
    tree = etree.parse(path)
    assert len(tree.findall(".//{*}name")) == 2_271
    assert len(tree.findall(".//{*}translation/{*}formattedFullName")) == sum(
        len(each.names) for each in reading.listings
    )


def test_the_two_formats_of_the_consolidated_list_agree_on_primary_names(ofac: Path) -> None:
    enhanced = read_files(ofac / "enhanced" / "CONS_ENHANCED_2025-01-14.XML")
    plain = read_files(ofac / "consolidated" / "consolidated_2025-03-28.xml")
    names = {listing.native_id: listing.name for listing in plain.listings}
    both = [listing for listing in enhanced.listings if listing.native_id in names]
    assert len(both) > 400
    assert [listing.native_id for listing in both if listing.name != names[listing.native_id]] == []


def test_the_official_changes_apply_to_an_edition(ofac: Path) -> None:
    base = read_files(ofac / "sdn_sets" / "2023-12-28" / "sdn.csv")
    listings = base.listings
    for day, count in (("2025-02-11", 3), ("2025-02-13", 1)):
        path = ofac / "delta" / f"{day}_delta.xml"
        after = read_files(path, list_id="us_ofac_sdn", base=listings)
        added, removed, changed = compare_editions(listings, after.listings)
        assert (len(added), removed, changed) == (count, (), ())
        assert str(after.published) == day
        listings = after.listings
    assert {change.name for change in added} == {"Karim Asad Ahmad KHAN"}


@pytest.mark.slow
def test_every_edition_of_the_history_differs_as_its_index_says(data: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, data / "tools" / "sdn_day.py", "--all", tmp_path], check=True)
    with (data / FOLDER / "sdn" / "sdn_history_index.csv").open() as index:
        rows = list(csv.DictReader(index))
    editions = sorted(tmp_path.glob("sdn_*.csv"))
    assert len(editions) == len(rows) == 260
    before: dict[str, str] = {}
    for path, row in zip(editions, rows, strict=True):
        after = {each.native_id: each.raw for each in read_files(path).listings}
        found = (len(after.keys() - before.keys()), len(before.keys() - after.keys()))
        changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
        if row["patch"] != "base_sdn.csv":
            assert (*found, changed) == (int(row["added"]), int(row["removed"]), int(row["changed"])), path.name
        assert len(after) == int(row["records"])
        before = after
