"""Datelines: the place, day and agency before the first sentence of a report name no party of it."""

import re
from collections.abc import Sequence

from ostrakon.reading.naming.gazetteer import find_known, known_parties
from ostrakon.reading.prose.words import Word

_DATELINE = re.compile(
    r"\s*(?P<city>[A-ZÀ-Ý][\w.']+(?:[ -][A-ZÀ-Ý][\w.']+){0,3})"
    r"(?P<more>(?:,|/| \(|, le | le )[^\n-]{0,45}|)\)? ?--? "
)
# "BOGOTÁ. While ...": a city in capitals with a full stop
_SHOUTED = re.compile(r"\s*(?P<city>[A-ZÀ-Ý'-]{4,}(?:[ -][A-ZÀ-Ý'-]{2,}){0,2})(?P<more>)\. (?=[A-ZÀ-Ý«\"])")
_LINES = 4  # a title and a line of metadata may stand before the paragraph with the dateline


def dateline_words(text: str, words: Sequence[Word], *, language: str) -> frozenset[int]:
    """The indices of the words of a dateline at the head of one of the first lines."""
    found: set[int] = set()
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        if number >= _LINES:
            break
        match = _DATELINE.match(line.group()) or _SHOUTED.match(line.group())
        if not match or not _is_place(match["city"], match["more"], words, line.start(), language):
            continue
        end = line.start() + match.end()
        found |= {i for i, word in enumerate(words) if line.start() <= word.start < end}
        break
    return frozenset(found)


def _is_place(city: str, more: str, words: Sequence[Word], start: int, language: str) -> bool:
    if city.isupper():
        return True
    if re.search(r"\d", more):
        return True
    first = next((i for i, word in enumerate(words) if word.start >= start), None)
    if first is None:
        return False
    known = find_known(words[first : first + 4], known_parties(language))
    return bool(known) and known[0].first == 0 and known[0].entry.form in ("seat", "place")
