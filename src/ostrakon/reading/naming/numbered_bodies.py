"""Bodies whose name is a number: "Unit 29155", "the 33rd Light Infantry Division", "the 1267 Committee"."""

import re
from collections.abc import Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import is_capital
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|e|ème)\Z")
_NUMBER = re.compile(r"\d{2,5}(?:-\d)?\Z")
_SHORT = re.compile(r"\d{2,3}\Z")
_REACH = 7  # words of a unit's name after its number ("14th Special Purpose Separate Motor Rifle Brigade")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_rules("name_forms")["numbered"][key])


class NumberedBodies:
    """Finds the numbered units and committees of one text."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        self.words, self.language = words, language

    def at(self, index: int) -> tuple[int, PartyKind] | None:
        """Where the name that opens at the word ends, and its kind; None where none opens."""
        word = self.words[index].text
        following = self.words[index + 1].text if index + 1 < len(self.words) else ""
        if _ORDINAL.match(word):
            end = self._unit(index + 1)
            return (end, PartyKind.ORGANIZATION) if end else None
        if _SHORT.match(word) and is_capital(following) and following not in _words("leads"):
            end = self._unit(index + 1)
            if end and self.words[end - 1].text in ("Bureau", "Institute", "Factory", "Center", "Centre"):
                return end, PartyKind.ORGANIZATION  # "the 313 General Bureau"
        if _NUMBER.match(word) and following in ("Committee", "Commission"):
            return index + 2, PartyKind.PUBLIC_BODY
        if word in _words("leads") and _NUMBER.match(following):
            kind = PartyKind.PUBLIC_BODY if word.startswith("Comm") or word == "Comité" else PartyKind.ORGANIZATION
            return index + 2, kind
        return None

    def _unit(self, first: int) -> int:
        """Past the words of a unit after its ordinal, 0 where they name none."""
        if self.language == "fr" and first < len(self.words) and self.words[first].low in _words("french"):
            return self._french(first + 1)
        end = 0
        for step in range(first, min(first + _REACH, len(self.words))):
            word = self.words[step]
            if not is_capital(word.text) and word.text not in ("for", "of", "and", "-"):
                break
            if word.text in _words("units"):
                end = step + 1
        return end

    def _french(self, index: int) -> int:
        last = index
        while index < len(self.words) and self.words[index].text in _words("qualifies"):
            index += 1
            if self.words[index - 1].text not in ("d'", "de", "des", "du", "la"):
                last = index
        return last
