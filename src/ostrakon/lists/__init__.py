"""2 LISTS: a capture becomes listings and issues. One folder per list, one recipe each.

Takes: captures of one edition. Gives: an `EditionReading`: every entry as a listing or an issue.
Why: what an authority published, exactly, in typed values that say where they stand. Pure.
Units: dates with their precision; country codes ISO 3166-1 alpha-2; shares in bounds 0 to 1.
Sources: each list's `source.toml` names its authority, addresses and licence.

A list's folder holds `source.toml` and a `RECIPE` (see `recipe.py`); `catalog.py` names it in one line.
"""

from ostrakon.lists.catalog import CATALOG, find_source
from ostrakon.lists.compare import compare_editions, compare_listings
from ostrakon.lists.edition import read_edition
from ostrakon.lists.source import ListSource

__all__ = ["CATALOG", "ListSource", "compare_editions", "compare_listings", "find_source", "read_edition"]
