"""6 SCREENING: a query against an index of the record becomes hits, alerts, decisions. Pure.

Takes: an index built from the record as of a day, queries, a policy. Gives: hits with every term of
their score. Why: to find who is listed, and to show why. Units: bits; probability 0 to 1.
"""

from ostrakon.screen.index import Index, build_index, open_index
from ostrakon.screen.misses import Miss, explain_miss, find_nearest
from ostrakon.screen.places import screen_places
from ostrakon.screen.queries import screen_queries
from ostrakon.screen.waterfall import count_facts, draw_waterfall, draw_waterfalls, waterfall_rows

__all__ = [
    "Index",
    "Miss",
    "build_index",
    "count_facts",
    "draw_waterfall",
    "draw_waterfalls",
    "explain_miss",
    "find_nearest",
    "open_index",
    "screen_places",
    "screen_queries",
    "waterfall_rows",
]
