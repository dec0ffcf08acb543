"""Bundled cases: small editions in official formats with real facts, reports in our own words, one customer.

Takes: nothing. Gives: `MALI_2023`, a `Case` with the paths and days of its editions, reports and register.
Why: everything can be tried, tested and shown without fetching anything. Each case's README names its sources.
"""

from ostrakon.cases.case import Case, CaseEdition, CaseReport
from ostrakon.cases.mali_2023 import MALI_2023

__all__ = ["MALI_2023", "Case", "CaseEdition", "CaseReport"]
