"""What English pronouns and descriptions cannot mean: "she" no man, "the charity" no union of states.

Gender is told by titles, articles and nouns beside the names; where nothing tells it, nothing is excluded.
"""

from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.register import Draft
from ostrakon.reading.page import Page
from ostrakon.reading.rules import load_rules

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# unions of states and what else "the bloc" may mean, and "the charity" may not
_UNIONS = frozenset(
    f"body:{name}" for name in ("eu", "eu_council", "un", "unsc", "au", "nato", "ecowas", "g7", "osce")
)
_CIVIL = frozenset(["ngo", "ong", "charity", "watchdog", "association", "foundation", "fondation", "organisation"])
_BLOCS = frozenset(["bloc", "union"])


@cache
def _words(language: str) -> dict[str, str]:
    rows = load_rules("references")[language].get("genders", {})
    return {word: gender for gender in ("m", "f") for word in rows.get(gender, ())}


class Fitting:
    """The genders of the people of one English page, as its words tell them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: dict[int, str] = {}
        told = _words(page.language)
        for number, span in enumerate(page.names):
            party = page.parties.of_span[number]
            gender = self._told_before(span.first, told)
            if gender and page.parties.parties[party].kind is PartyKind.PERSON:
                self.known.setdefault(party, gender)

    def _told_before(self, first: int, told: dict[str, str]) -> str:
        """The gender that an article, honorific or kinship word up to three words before the name tells."""
        words = self.page.words
        given = words[first].text
        if given in told:
            return told[given]
        for step in range(first - 1, max(first - 4, -1), -1):
            word = words[step]
            if not word.text[0].isalpha() or word.low in ("de", "du", "of"):
                return ""
            gender = told.get(word.low, "")
            if gender:
                return gender
        return ""

    def clashing(self, pronoun: str) -> tuple[int, ...]:
        """The parties that the pronoun cannot mean."""
        wanted = _PRONOUNS.get(pronoun)
        if wanted is None:
            return ()
        return tuple(party for party, gender in sorted(self.known.items()) if gender != wanted)


def may_mean(noun: str, draft: Draft) -> bool:
    """Whether "the NOUN" may mean the party: a charity is no union of states, a bloc is one."""
    if noun in _CIVIL and noun != "organisation":
        return draft.key not in _UNIONS and draft.kind is not PartyKind.PUBLIC_BODY
    if noun in _BLOCS:
        return draft.key in _UNIONS or not draft.key
    return True
