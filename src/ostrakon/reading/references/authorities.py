"""Which authorities act as one: a treasury and its country, a council and its union."""

from collections.abc import Iterable

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import parent_of
from ostrakon.reading.page import Page

_HEADS = ("Committee", "Council", "Department", "Ministry", "Office", "Treasury", "Commission")
_COURTS = frozenset(("tribunal", "cour", "court", "cjue", "cjeu"))


def is_court(page: Page, parties: Iterable[int]) -> bool:
    """Whether one of the parties is a court, which annuls or keeps measures and imposes none."""
    names = (name.lower().split() for p in parties for name in page.parties.parties[p].names)
    return any(_COURTS & set(words) for words in names)


def are_kin(page: Page, left: Iterable[int], right: Iterable[int]) -> bool:
    """Whether a party of one side is the other's, or part of it, or its country."""
    parties = page.parties.parties
    rights = list(right)
    for one in left:
        for two in rights:
            a, b = parties[one], parties[two]
            if one == two:
                return True
            if _one_name(a.names, b.names) and (not a.country or not b.country):
                return True
            if a.country and a.country == b.country and PartyKind.COUNTRY in (a.kind, b.kind):
                return True
            if (a.key and parent_of(b.key) == a.key) or (b.key and parent_of(a.key) == b.key):
                return True
    return False


def _one_name(left: list[str], right: list[str]) -> bool:
    """`Security Council 2653 Committee` and `Committee`: the words of one name are in the other."""
    for one in left:
        for two in right:
            a, b = one.split(), two.split()
            same = a and b and a[-1] == b[-1] and a[-1] in _HEADS
            if same and (set(a) <= set(b) or set(b) <= set(a)):
                return True
    return False
