"""A part of the network in the formats of others: GEXF, GraphML, Cypher, CSV, JSON, SVG. Pure.

Takes: a `NetworkView`. Gives: text. Why: others draw and query graphs with tools of their own.
Units: places in thousandths of a drawing's unit. Sources: each writer names its format's specification.
"""

from ostrakon.exchange.graphs.cypher import write_cypher
from ostrakon.exchange.graphs.plain import network_document, write_csv, write_json
from ostrakon.exchange.graphs.svg import write_svg
from ostrakon.exchange.graphs.words import say_relation
from ostrakon.exchange.graphs.xml_formats import write_gexf, write_graphml

__all__ = [
    "network_document",
    "say_relation",
    "write_csv",
    "write_cypher",
    "write_gexf",
    "write_graphml",
    "write_json",
    "write_svg",
]
