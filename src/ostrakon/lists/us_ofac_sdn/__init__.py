"""OFAC's SDN list. Takes: captures of an edition, or files of changes. Gives: its recipe.

Why: the SDN list introduces all of OFAC's formats (`us_ofac`), which the consolidated list shares.
Sources: `source.toml` beside this file.
"""

from pathlib import Path

from ostrakon.lists.recipe import Recipe
from ostrakon.lists.source import load_source
from ostrakon.lists.us_ofac.advanced_xml import ADVANCED_XML
from ostrakon.lists.us_ofac.csv_set import CSV_SET
from ostrakon.lists.us_ofac.delta_xml import DELTA_XML
from ostrakon.lists.us_ofac.enhanced_xml import ENHANCED_XML
from ostrakon.lists.us_ofac.sdnlist_xml import SDNLIST_XML

RECIPE = Recipe(load_source(Path(__file__).parent), (CSV_SET, SDNLIST_XML, ENHANCED_XML, DELTA_XML, ADVANCED_XML))
