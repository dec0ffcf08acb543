"""`au_dfat`: Australia's consolidated list, from the XLSX of the Department of Foreign Affairs and Trade.

Takes: `regulation8_consolidated.xlsx`. Gives: one listing per number: rows 7209, 7209a, 7209b are one party.
Why: those listed under UN resolutions and Australia's autonomous sanctions. Sources: DFAT's page on the list.

The file is typed by hand: enumerations differ in case and spaces (`Entity `, `individual`), numbers and text
are mixed, and lists inside a cell are lettered, parted by `;` or by `>>`. It states no date of publication.
"""

from pathlib import Path

from ostrakon.lists.au_dfat.read import read_au_xlsx
from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.sheet import looks_like_workbook, read_sheet
from ostrakon.lists.source import load_source

__all__ = ["RECIPE"]


def _recognize(head: Head) -> tuple[str, ...]:
    if not looks_like_workbook(head.data):
        return ()
    cells = {" ".join(cell.split()) for row in read_sheet(head.data, head.address, rows=1) for cell in row}
    return ("au_dfat",) if {"Name of Individual or Entity", "Control Date"} <= cells else ()


RECIPE = Recipe(load_source(Path(__file__).parent), (ListFormat("au_dfat_xlsx", _recognize, read_au_xlsx),))
