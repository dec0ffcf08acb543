"""`ca_sema`: Canada's autonomous sanctions, from the XML of Global Affairs Canada.

Takes: `sema-lmes.xml`, with the tags of today (`EntityOrShip`) or those of 2020 (`Entity`). Gives: one listing
per record. Why: those listed under the Special Economic Measures Act and the Justice for Victims of Corrupt
Foreign Officials Act. Sources: the schedules of the regulations under both acts.

The file gives its records no number; the native id is regulations, schedule and item (`russia:1-part-1:1440`),
which is how the law itself names an entry. The file states no date of publication.
"""

from pathlib import Path

from ostrakon.lists.ca_sema.read import read_ca_xml
from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.source import load_source

__all__ = ["RECIPE"]

_LEAD = 4096  # bytes in which the first record must begin


def _recognize(head: Head) -> tuple[str, ...]:
    lead = head.data[:_LEAD]
    return ("ca_sema",) if head.root == "data-set" and b"<record>" in lead and b"<Country>" in lead else ()


RECIPE = Recipe(load_source(Path(__file__).parent), (ListFormat("ca_sema_xml", _recognize, read_ca_xml),))
