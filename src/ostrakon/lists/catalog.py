"""The lists that Ostrakon reads: an explicit tuple. Adding a list = one folder and one line in RECIPES."""

from ostrakon.lists import (
    au_dfat,
    ca_sema,
    ch_seco,
    eu_fsf,
    fr_dgt,
    uk_sanctions,
    un_sc,
    us_ofac_cons,
    us_ofac_sdn,
)
from ostrakon.lists.recipe import ListFormat, Recipe
from ostrakon.lists.source import ListSource
from ostrakon.model import NotThere

RECIPES: tuple[Recipe, ...] = (
    us_ofac_sdn.RECIPE,
    us_ofac_cons.RECIPE,
    un_sc.RECIPE,
    uk_sanctions.RECIPE,
    eu_fsf.RECIPE,
    ca_sema.RECIPE,
    au_dfat.RECIPE,
    ch_seco.RECIPE,
    fr_dgt.RECIPE,
)

CATALOG: tuple[ListSource, ...] = tuple(recipe.source for recipe in RECIPES)

FORMATS: tuple[ListFormat, ...] = tuple(known for recipe in RECIPES for known in recipe.formats)


def find_source(list_id: str) -> ListSource:
    """The list of that id.

    Raises:
        NotThere: no such list in the catalog.
    """
    for source in CATALOG:
        if source.id == list_id:
            return source
    known = ", ".join(source.id for source in CATALOG)
    raise NotThere(f"no list {list_id!r} in the catalog. Known lists: {known}.")
