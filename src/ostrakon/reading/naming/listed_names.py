"""Names of the lists, looked for in a text in one pass: an index made once, asked for each report.

A name is found whatever its case, marks and hyphens; what is given back is how the text writes it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ostrakon.model import ListedName, Listing, NameRole, PartyKind
from ostrakon.reading.naming.gazetteer import find_known, known_parties
from ostrakon.reading.prose.words import split_words

_TOKEN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ \u00a0\u202f'’.\-‐‑]{1,2}\Z")  # what may stand between two tokens of one name
_TOKENS_MOST = 8  # longer names are descriptions; none was found in a report
_LETTERS_LEAST = 6  # of a name of several tokens: "ED DO" and the like meet chance words
_SINGLE_LEAST = 5  # letters of a name of one token
# Persons and ships of one word (SADIQ, HOPE) are words and common given names; bodies of one word are looked for.
_SINGLE_KINDS = frozenset({PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.PUBLIC_BODY})
_KINDS = _SINGLE_KINDS | {PartyKind.PERSON, PartyKind.VESSEL, PartyKind.AIRCRAFT}
_ROLES = frozenset({NameRole.PRIMARY, NameRole.ALIAS, NameRole.FORMER, NameRole.ORIGINAL_SCRIPT})
_GIVEN_AND_FAMILY = 3  # tokens from which the first and the last alone are a form too
_LAST_MARK = re.compile(r"[.!?:;\"“”«»\n]\s*\Z")


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int
    end: int


class ListedNames:
    """An index of listed names. `forms` are folded names and their kinds, as `make_forms` gives them."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms
        self._longest: dict[str, int] = {}
        for form in forms:
            first, *others = form.split(" ")
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(others))

    def __len__(self) -> int:
        return len(self._forms)

    def found_in(self, text: str, *, language: str) -> dict[str, PartyKind]:
        """The listed names that stand in a text, as it writes them, in order of place.

        Names that the reader's own gazetteer knows (authorities, countries, armed groups) are left to it, and a
        given name with a family name where the text has the whole name too.
        """
        found: dict[str, PartyKind] = {}
        for start, end, kind in self._matches(text):
            surface = text[start:end]
            if surface not in found and not _is_known(surface, language):
                found[surface] = kind
        return {surface: kind for surface, kind in found.items() if not _has_fuller(surface, found)}

    def _matches(self, text: str) -> Iterator[tuple[int, int, PartyKind]]:
        tokens = [_Token(fold(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        place = 0
        while place < len(tokens):
            size = self._size_at(text, tokens, place)
            if size:
                first, last = tokens[place], tokens[place + size - 1]
                form = " ".join(token.folded for token in tokens[place : place + size])
                yield first.start, last.end, PartyKind(self._forms[form])
            place += size or 1

    def _size_at(self, text: str, tokens: list[_Token], place: int) -> int:
        """How many tokens the longest listed name at a place has, 0 where none stands there."""
        longest = min(self._longest.get(tokens[place].folded, 0), len(tokens) - place)
        for size in range(longest, 0, -1):
            run = tokens[place : place + size]
            kind = self._forms.get(" ".join(token.folded for token in run))
            if kind and _is_name(text, run) and not (kind == PartyKind.PERSON and _goes_on(text, run[-1])):
                return size
        return 0


def fold(token: str) -> str:
    """A token without case and marks: letters of every script stay what they are."""
    plain = unicodedata.normalize("NFKD", token).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each))


def make_forms(listings: Iterable[Listing]) -> dict[str, str]:
    """The folded forms of the names of listings with the kind of each; a form of two kinds is a person's first."""
    forms: dict[str, str] = {}
    for listing in listings:
        if listing.kind not in _KINDS:
            continue
        for name in listing.names:
            for form in _forms_of(name, listing.kind):
                if form not in forms or listing.kind is PartyKind.PERSON:
                    forms[form] = listing.kind.value
    return forms


def _forms_of(name: ListedName, kind: PartyKind) -> Iterator[str]:
    tokens = [fold(token) for token in _TOKEN.findall(name.full)]
    if name.role not in _ROLES or not 0 < len(tokens) <= _TOKENS_MOST:
        return
    letters = sum(map(len, tokens))
    if len(tokens) == 1:
        if kind in _SINGLE_KINDS and letters >= _SINGLE_LEAST and tokens[0].isalpha():
            yield tokens[0]
        return
    if letters < _LETTERS_LEAST or all(token.isdigit() for token in tokens):
        return
    yield " ".join(tokens)
    if kind is PartyKind.PERSON and len(tokens) >= _GIVEN_AND_FAMILY and min(len(tokens[0]), len(tokens[-1])) > 2:
        yield f"{tokens[0]} {tokens[-1]}"


def _is_name(text: str, run: list[_Token]) -> bool:
    """Whether tokens stand together and are written as a name: capitals at both ends if there are any."""
    if not all(_joins(text, left, right) for left, right in pairwise(run)):
        return False
    first, last = text[run[0].start], text[run[-1].start]
    if first.islower() or last.islower():
        return False
    if len(run) > 1:
        return True
    word = text[run[0].start : run[0].end]
    opens = run[0].start == 0 or bool(_LAST_MARK.search(text, max(0, run[0].start - 4), run[0].start))
    return not opens and word.lower() not in text


def _joins(text: str, left: _Token, right: _Token) -> bool:
    """Whether two tokens stand as parts of one name; a full stop joins only after an initial."""
    between = text[left.end : right.start]
    return bool(_BETWEEN.match(between)) and ("." not in between or left.end - left.start == 1)


def _goes_on(text: str, last: _Token) -> bool:
    """Whether another capitalized word follows at once: "Htun Aung Kyaw" is not "Htun Aung"."""
    following = text[last.end : last.end + 2]
    return following[:1] in (" ", "-") and following[1:].isupper()


def _is_known(surface: str, language: str) -> bool:
    words = split_words(surface, language=language)
    return any(match.last - match.first == len(words) for match in find_known(words, known_parties(language)))


def _has_fuller(surface: str, found: Mapping[str, PartyKind]) -> bool:
    """Whether the text has the same name in full: "Ivan Maslov" beside "Ivan Aleksandrovich Maslov"."""
    mine = [fold(token) for token in _TOKEN.findall(surface)]
    for other in found:
        full = [fold(token) for token in _TOKEN.findall(other)]
        if len(full) > len(mine) > 1 and (full[0], full[-1]) == (mine[0], mine[-1]):
            return True
    return False
