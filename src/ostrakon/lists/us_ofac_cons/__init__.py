"""OFAC's consolidated (non-SDN) list. Takes: captures of an edition. Gives: its recipe.

Why: its formats are the SDN list's, introduced there. Sources: `source.toml` beside this file.
"""

from pathlib import Path

from ostrakon.lists.recipe import Recipe
from ostrakon.lists.source import load_source

RECIPE = Recipe(load_source(Path(__file__).parent), ())
