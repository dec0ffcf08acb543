"""`uk_sanctions`: the UK's sanctions lists, present and former.

Takes: the FCDO's UK Sanctions List (XML or CSV), the UK's only list since 2026-01-28; for history the OFSI
consolidated list (CSV or XLSX). Gives: one listing per designation, or per OFSI group.
Why: who is designated under which regulations, with which measures, and why. Sources: the format guides that
the FCDO and OFSI published with their files.

The native id is the Unique ID (`AFG0001`) in the UK Sanctions List and the Group ID (`12703`) in the OFSI list,
which has no other; each is kept as an identifier (`uk_ref`, `ofsi_group`) too, so that the two lists can be
tied. A party under two regimes, as PMC Wagner, has two of each.
"""

from pathlib import Path

from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.sheet import looks_like_workbook, read_sheet
from ostrakon.lists.source import load_source
from ostrakon.lists.uk_sanctions.table_list import read_conlist_csv, read_conlist_xlsx, read_uk_csv
from ostrakon.lists.uk_sanctions.xml_list import read_uk_xml

__all__ = ["RECIPE"]

_ID = ("uk_sanctions",)
_LEAD = 8192  # bytes in which the header of a table must stand


def _recognize_xml(head: Head) -> tuple[str, ...]:
    return _ID if head.root == "Designations" else ()


def _recognize_csv(head: Head) -> tuple[str, ...]:
    lead = head.data[:_LEAD]
    return _ID if head.first_row and b"Name 6" in lead and b"Unique ID" in lead else ()


def _recognize_conlist_csv(head: Head) -> tuple[str, ...]:
    lead = head.data[:_LEAD]
    return _ID if head.first_row and b"Name 6" in lead and b"Group ID" in lead and b"Unique ID" not in lead else ()


def _recognize_conlist_xlsx(head: Head) -> tuple[str, ...]:
    if not looks_like_workbook(head.data):
        return ()
    cells = {cell for row in read_sheet(head.data, head.address, rows=2) for cell in row}
    return _ID if {"Name 6", "Group ID"} <= cells else ()


RECIPE = Recipe(
    load_source(Path(__file__).parent),
    (
        ListFormat("uk_xml", _recognize_xml, read_uk_xml),
        ListFormat("uk_csv", _recognize_csv, read_uk_csv),
        ListFormat("uk_conlist_csv", _recognize_conlist_csv, read_conlist_csv),
        ListFormat("uk_conlist_xlsx", _recognize_conlist_xlsx, read_conlist_xlsx),
    ),
)
