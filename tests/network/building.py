"""Small makers of stakes for the tests of the network room."""

from datetime import date

from ostrakon.network.ownership import conclude
from ostrakon.network.rules import find_rule
from ostrakon.network.stakes import Band, Stake

TODAY = date(2026, 11, 24)


def a_stake(owner, owned, least, most=None, **more):
    above = more.pop("above", False)
    return Stake(owner, owned, Band(least * 100, (least if most is None else most) * 100, above), **more)


def an_ownership(stakes, listed=("X",), rule="us_ofac_50", as_of=TODAY):
    return conclude(stakes, listed, rule=find_rule(rule, as_of), as_of=as_of)
