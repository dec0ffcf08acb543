import csv
import io

import duckdb
import pyarrow.parquet as pq
import pytest
import python_calamine

from exchange.full_listings import a_full_person, some_full_listings
from factories import a_listing
from ostrakon.exchange import csv_lines, parquet_bytes, xlsx_bytes
from ostrakon.exchange.sheets import neutralize


def rows_of(lines):
    return list(csv.DictReader(io.StringIO(b"".join(lines).decode())))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1"]
)
def test_a_cell_that_would_act_as_a_formula_is_neutralized(cell):
    assert neutralize(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Test", "1979-03-22", "a=b", "O'Brien"])
def test_any_other_cell_stays_as_it_is(cell):
    assert neutralize(cell) == cell


def test_csv_has_one_row_a_listing_and_no_live_formula():
    rows = rows_of(csv_lines(some_full_listings()))
    assert len(rows) == len(some_full_listings())
    assert rows[0]["name"] == "Test Customer Seventeen"
    assert rows[0]["birth_dates"].startswith("1979-03-22; 1979")
    assert rows[-1]["name"] == "'=HYPERLINK(1)"


def test_a_name_with_line_breaks_and_quotes_stays_in_its_cell():
    (row,) = rows_of(csv_lines([a_listing("1", 'Test "Party"\nsecond line, with comma')]))
    assert row["name"] == 'Test "Party"\nsecond line, with comma'


def test_the_simple_layout_has_the_columns_of_others():
    (row,) = rows_of(csv_lines([a_full_person()], simple=True))
    assert (row["id"], row["schema"], row["dataset"]) == ("us-ofac-sdn-101", "Person", "us_ofac_sdn")
    assert row["sanctions"].startswith("US Treasury (OFAC) - MALI-EO13882 - 2023-07-24")


def test_xlsx_holds_words_and_no_formulas():
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(some_full_listings())))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == len(some_full_listings()) + 1
    assert rows[-1][3] == "=HYPERLINK(1)"


def test_parquet_nests_every_field_and_can_be_asked(tmp_path):
    file = tmp_path / "listings.parquet"
    file.write_bytes(parquet_bytes(some_full_listings()))
    assert pq.read_table(file).num_rows == len(some_full_listings())
    found = duckdb.sql(
        f"select births[1].date.edtf, identifiers[1].expires.earliest::varchar from '{file}' limit 1"
    ).fetchall()
    assert found == [("1979-03-22", "2015-10-15")]


def test_parquet_of_no_listings_is_a_table_without_rows():
    assert pq.read_table(io.BytesIO(parquet_bytes([]))).num_rows == 0
