"""`eu_fsf`: the EU's consolidated list of financial sanctions (Financial Sanctions Files, XML 1.1).

Takes: `xmlFullSanctionsList_1_1`. Gives: one listing per sanctionEntity.
Why: the Commission's consolidation of the annexes of all acts in force; it lags the Official Journal by up to
weeks. Sources: schema 1.1 of http://eu.europa.ec/fpi/fsd/export.

The native id is euReferenceNumber (`EU.4009.74`), the number that authorities and banks quote; where an entry
has none, logicalId.
"""

from pathlib import Path

from ostrakon.lists.eu_fsf.read import read_eu_xml
from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.source import load_source

__all__ = ["RECIPE"]

_NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"


def _recognize(head: Head) -> tuple[str, ...]:
    return ("eu_fsf",) if (head.root, head.namespace) == ("export", _NAMESPACE) else ()


RECIPE = Recipe(load_source(Path(__file__).parent), (ListFormat("eu_fsf_xml", _recognize, read_eu_xml),))
