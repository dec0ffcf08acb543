"""An edition is read whole or refused: bad input, wrong lists, bounds."""

from datetime import date
from pathlib import Path

import pytest

from factories import a_capture
from ostrakon.lists import CATALOG, find_source, read_edition
from ostrakon.lists.catalog import RECIPES
from ostrakon.model import BadRequest, EditionReading, NotThere, Severity, SourceChanged

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "us_ofac_sdn"
BANK = '{},"{}",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{}\r\n'


def read_rows(*rows: str) -> EditionReading:
    data = "".join(rows).encode() + b"\x1a"
    return read_edition([a_capture(data, address="sdn.csv")], list_id="us_ofac_sdn", bounded=False)


def read_bytes(data: bytes, list_id: str | None = None) -> EditionReading:
    return read_edition([a_capture(data)], list_id=list_id, bounded=False)


def test_a_duplicate_id_is_an_entry_issue_and_the_first_stays() -> None:
    reading = read_rows(BANK.format(1, "FIRST", "-0- "), BANK.format(1, "SECOND", "-0- "))
    assert [listing.name for listing in reading.listings] == ["FIRST"]
    assert [(issue.code, issue.severity) for issue in reading.issues] == [("id.duplicate", Severity.ENTRY)]
    assert reading.entries == 2


def test_an_entry_without_a_name_is_an_entry_issue() -> None:
    reading = read_rows(BANK.format(1, "-0- ", "-0- "), BANK.format(2, "SECOND", "-0- "))
    assert [listing.native_id for listing in reading.listings] == ["2"]
    assert [issue.code for issue in reading.issues] == ["name.missing"]


def test_a_row_of_another_width_is_an_entry_issue() -> None:
    reading = read_rows(BANK.format(1, "FIRST", "-0- "), "2,x\r\n", BANK.format(3, "THIRD", "-0- "))
    assert [issue.code for issue in reading.issues] == ["row.malformed"]
    assert reading.entries == len(reading.listings) + 1 == 3


def test_an_impossible_date_loses_the_date_and_keeps_the_entry() -> None:
    reading = read_rows(BANK.format(1, "FIRST", '"DOB 31 Feb 1960; Gender Male."'))
    assert reading.listings[0].births == ()
    assert reading.listings[0].facts[0].text == "31 Feb 1960"
    assert [(issue.code, issue.severity) for issue in reading.issues] == [("date.impossible", Severity.LOSS)]


def test_listings_come_sorted_by_id_as_text() -> None:
    reading = read_rows(*(BANK.format(number, "BANK", "-0- ") for number in (9, 10, 1)))
    assert [listing.native_id for listing in reading.listings] == ["1", "10", "9"]


def test_windows_1252_is_read_with_a_note() -> None:
    data = BANK.format(1, "CÔTE D'OR", "-0- ").encode("cp1252") + b"\x1a"
    reading = read_bytes(data)
    assert reading.listings[0].name == "CÔTE D'OR"
    assert [issue.code for issue in reading.issues] == ["encoding.fallback"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\r\n\x1a", "empty"),
        ((GOLDEN / "sdn.csv").read_bytes()[:-400], "truncated"),
        ((GOLDEN / "sdn.xml").read_bytes()[:-400], "truncated"),
        (BANK.format(1, "A\x00B", "-0- ").encode(), "xpected"),
        (BANK.format(1, "A", "-0- ").encode("utf-16"), "xpected"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><sdnList/>',
            "document type",
        ),
        (b"<html><body>Access denied</body></html>", "not a list that is known"),
        (b"name,country\nx,y\n", "not a list that is known"),
    ],
)
def test_bad_bytes_are_refused_with_a_clear_error(data: bytes, message: str) -> None:
    with pytest.raises((SourceChanged, BadRequest), match=message):
        read_bytes(data, "us_ofac_sdn")


def test_a_file_of_another_list_is_refused() -> None:
    with pytest.raises(SourceChanged, match="of another list"):
        read_bytes((GOLDEN / "sdn.csv").read_bytes(), "us_ofac_cons")


def test_files_of_different_formats_are_refused() -> None:
    captures = [a_capture((GOLDEN / name).read_bytes(), address=name) for name in ("sdn.csv", "sdn.xml")]
    with pytest.raises(BadRequest, match="different formats"):
        read_edition(captures)


def test_an_edition_below_its_bounds_is_refused() -> None:
    with pytest.raises(SourceChanged, match=r"out of its bounds in number of entries\. Expected 8000"):
        read_edition([a_capture((GOLDEN / "sdn.csv").read_bytes(), address="sdn.csv")])


def test_a_day_of_publication_that_differs_from_the_file_is_noted_and_wins() -> None:
    capture = a_capture((GOLDEN / "sdn.xml").read_bytes(), address="sdn.xml")
    reading = read_edition([capture], published=date(2023, 7, 25), bounded=False)
    assert reading.published == date(2023, 7, 25)
    assert [issue.code for issue in reading.issues] == ["published.differs"]


def test_an_unknown_list_is_not_there() -> None:
    with pytest.raises(NotThere, match="us_ofac_sdn"):
        find_source("us_nothing")


def test_every_list_of_the_catalog_states_its_recipe_whole() -> None:
    assert len({source.id for source in CATALOG}) == len(CATALOG)
    introduced = {known.name for recipe in RECIPES for known in recipe.formats}
    for source in CATALOG:
        assert source.addresses
        assert set(source.formats) <= introduced
        assert all(any(host in address.url for host in source.allowed_hosts) for address in source.addresses)
        assert all(ignored.reason for ignored in source.ignored)
        assert source.cadence_days > 0
