"""6 SCREENING: a query against an index of the record becomes hits, alerts, decisions. Pure.

Takes: an index built from the record as of a day, queries, a policy. Gives: hits with every term of
their score. Why: to find who is listed, and to show why. Units: bits; probability 0 to 1.
"""

from ostrakon.screen.index import Index, build_index, open_index
from ostrakon.screen.queries import screen_queries

__all__ = ["Index", "build_index", "open_index", "screen_queries"]
