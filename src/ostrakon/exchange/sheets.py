"""Listings as CSV and XLSX, safe to open: no cell of a published list can act as a formula.

A spreadsheet takes a cell that begins with one of `= + - @`, a tab or a carriage return as a formula, and some
take the full-width forms too; such a cell gets an apostrophe before it in CSV. Source: OWASP, CSV Injection.
XLSX needs none: its cells are written as text.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from ostrakon.exchange.rows import LISTING_COLUMNS, SIMPLE_COLUMNS, head_row, listing_row
from ostrakon.model import Listing

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CELL_LIMIT = 32_767  # characters in a cell (Excel specifications and limits)
_CUT = " … (cut)"


def neutralize(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it as a formula."""
    return f"'{cell}" if cell.startswith(_ACTIVE) or cell.lstrip().startswith(_ACTIVE) else cell


def csv_lines(listings: Iterable[Listing], *, simple: bool = False) -> Iterator[bytes]:
    """One row a listing, after a row of names (UTF-8, CRLF); `simple` gives the columns of targets.simple.csv."""
    columns = SIMPLE_COLUMNS if simple else LISTING_COLUMNS
    yield _csv_line(head_row(columns))
    for listing in listings:
        yield _csv_line(neutralize(cell) for cell in listing_row(listing, columns))


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")


def xlsx_bytes(listings: Iterable[Listing]) -> bytes:
    """A workbook of one sheet, one row a listing; a cell beyond the format's limit ends with a mark."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options | {"in_memory": True}) as book:
        sheet = book.add_worksheet("listings")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, head_row(LISTING_COLUMNS), book.add_format({"bold": True}))
        for row, listing in enumerate(listings, start=1):
            for column, cell in enumerate(listing_row(listing, LISTING_COLUMNS)):
                if cell:
                    sheet.write_string(row, column, _cut(cell))
    return made.getvalue()


def _cut(cell: str) -> str:
    return cell if len(cell) <= _CELL_LIMIT else cell[: _CELL_LIMIT - len(_CUT)] + _CUT
