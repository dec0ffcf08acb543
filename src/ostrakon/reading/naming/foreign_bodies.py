"""Names of bodies in the other of the two languages: "Société d'Ingénierie Civile" in an English text."""

from collections.abc import Mapping, Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.body_names import BodyNames
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import is_capital
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_KINDS = ("public_body", "organization", "group", "company")
_MOST = 12  # words of a name
_ARTICLES = frozenset(["le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "ce", "ces", "cette"])
_BY_HEAD = 3  # adjectives that may follow a French head at once


@cache
def _heads(language: str) -> dict[str, PartyKind]:
    rows = load_rules("body_names")["foreign"][language]
    return {word: PartyKind(kind) for kind in _KINDS for word in rows.get(kind, ())}


@cache
def _french_heads() -> frozenset[str]:
    rows = load_rules("body_names")["fr"]
    return frozenset(word for kind in _KINDS for word in rows[kind])


class ForeignBodies:
    """Finds the names of bodies of one text that are written in the other language."""

    def __init__(
        self, words: Sequence[Word], known: Mapping[int, Match], tags: Mapping[int, str], *, language: str
    ) -> None:
        self.words, self.known, self.language = words, known, language
        self.heads = _heads(language)
        self.english = BodyNames(words, known, tags) if language == "fr" else None

    def at(self, index: int) -> tuple[int, PartyKind] | None:
        """Where the name that opens at the word ends, and its kind; None where none opens."""
        if self.english is None:
            return self._french(index)
        word = self.words[index]
        french = word.low in _ARTICLES or word.text.endswith("'")
        if french or not is_capital(word.text) or not self._english_ahead(index):
            return None
        return self.english.at(index)

    def _english_ahead(self, index: int) -> bool:
        """Whether the run of capitals that opens here has an English head, and "of", "for" or "on" after it."""
        for step in range(index, min(index + _MOST, len(self.words) - 1)):
            if not is_capital(self.words[step].text):
                return False
            word = self.words[step]
            if word.text in self.heads and word.low not in _french_heads():
                return True
            if word.text in self.heads:
                return self.words[step + 1].text in ("of", "for", "on")
        return False

    def _french(self, index: int) -> tuple[int, PartyKind] | None:
        kind = self.heads.get(self.words[index].text)
        if kind is None or index in self.known:
            return None
        joins = frozenset(load_rules("body_names")["foreign"]["joins"])
        last = step = index + 1
        while step < min(index + _MOST, len(self.words)) and not self.words[step].opens:
            text = self.words[step].text
            lead = self.words[step - 1].text in joins
            lower = text.islower() and text.isalpha() and (lead or step - index <= _BY_HEAD)
            if text in joins:
                step += 1
                continue
            if not (is_capital(text) or text.startswith(("d'", "l'", "D'")) or (lower and self._is_french(text))):
                break
            step += 1
            last = step
        return (last, kind) if last > index + 1 else None

    def _is_french(self, word: str) -> bool:
        return word.endswith(_FRENCH_ENDS) or any(ord(letter) > ord("z") for letter in word)


_FRENCH_ENDS = (
    "ale", "ales", "elle", "elles", "aire", "aires", "ique", "iques", "ées", "isse", "tion", "ments", "ie", "ies",
    "ines", "ures", "iers", "ière", "ières", "aux", "eurs", "eur", "euse",
)  # fmt: skip
