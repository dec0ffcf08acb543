"""`fr_dgt`: France's national register of asset freezes, from the JSON of the Direction générale du Trésor.

Takes: the last publication of the register. Gives: one listing per PublicationDetail.
Why: EU, UN and national freezes that bind in France, in French. Sources: the register's own JSON.

The native id is IdRegistre.
"""

from pathlib import Path

from ostrakon.lists.fr_dgt.read import read_fr_json
from ostrakon.lists.recipe import Head, ListFormat, Recipe
from ostrakon.lists.source import load_source

__all__ = ["RECIPE"]

_LEAD = 512  # bytes in which the register's outer object must begin


def _recognize(head: Head) -> tuple[str, ...]:
    lead = head.data[:_LEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return ("fr_dgt",) if lead.startswith(b"{") and b'"Publications"' in lead else ()


RECIPE = Recipe(load_source(Path(__file__).parent), (ListFormat("fr_dgt_json", _recognize, read_fr_json),))
