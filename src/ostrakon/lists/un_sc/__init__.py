"""`un_sc`: the UN Security Council's consolidated list, from its XML.

Takes: the file `consolidated.xml`. Gives: one listing per INDIVIDUAL and ENTITY.
Why: the committees' own words; most states' lists copy them. Sources: sc-sanctions.xsd of the UN.

The native id is REFERENCE_NUMBER without its stray white space (`KPi.025 `), not DATAID: over the editions of
2023-03-27, 2025-03-20, 2025-04-19 and 2025-11-18, eight parties that stayed (HTi.001, KPe.068, HTi.002 ...)
got a new DATAID and none a new reference number, and both are unique in each edition.
"""

from pathlib import Path

from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.source import load_source
from ostrakon.lists.un_sc.read import read_un_xml

__all__ = ["RECIPE"]


def _recognize(head: Head) -> tuple[str, ...]:
    return ("un_sc",) if head.root == "CONSOLIDATED_LIST" else ()


RECIPE = Recipe(load_source(Path(__file__).parent), (ListFormat("un_xml", _recognize, read_un_xml),))
