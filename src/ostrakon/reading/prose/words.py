"""Text cut into words and sentences by plain rules, the same for both languages but for clitics.

Sources: the Penn Treebank's conventions for English clitics, Universal Dependencies' for French, since the
parsers were trained on them; an abbreviation guard keeps "Brig. Gen." in its sentence.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from ostrakon.reading.rules import load_rules

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?"  # U.S., E.O., a.k.a.
    r"|M/[VT](?!\w)"
    r"|[^\W\d_][\w-]*\.(?:io|com|org|net|ru|info|biz|online|cash|news)(?![\w.])"  # Blender.io
    r"|\d+[A-Z][a-z]{2,}\w*"  # 2Rivers
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|er|e|ème)?(?:-[^\W\d_]+)*"
    r"|[^\W\d_]+(?:\d+)?(?:[-'][^\W_]+)*'?"
    r"|\.\.\.|\S",
)
_ENGLISH_CLITIC = re.compile(r"(?i)\A(.+?)(n't|'s|'re|'ve|'ll|'d|'m|')\Z")
_FRENCH_LEAD = re.compile(r"(?i)\A(l'|d'|qu'|n'|s'|j'|m'|t'|c'|jusqu'|lorsqu'|puisqu'|quoiqu')(.+)\Z")
_FRENCH_TAIL = re.compile(r"(?i)\A(.+?)(-t-(?:il|elle|ils|elles|on)|-(?:il|elle|ils|elles|on|ci|là|je|nous))\Z")
_SUFFIXED = re.compile(
    r"\A(.+?)-(based|linked|owned|backed|led|wide|sanctioned|controlled|born|registered|run|trained|allied|aligned|"
    r"affiliated|funded|flagged|installed|made|supported|brokered|listed|designated|held|mediated|occupied)\Z"
)
_CLOSERS = "\"»)]'"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its place in the text, its form (`low` in lower case), and whether it opens a sentence."""

    start: int
    end: int
    text: str
    opens: bool
    paragraph: int
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # kept, not made on demand: the rules ask for it fifty times a word
        object.__setattr__(self, "low", self.text.lower())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_rules("name_forms")["abbreviations"])


def split_words(text: str, *, language: str) -> tuple[Word, ...]:
    """The words of normalized `text`, in order; a line break ends a paragraph and its sentence."""
    words: list[Word] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text)):
        pieces = _pieces(line.group(), line.start(), language)
        opens = _sentence_openers(text, pieces)
        words += [
            Word(start, end, text[start:end], index in opens, paragraph)
            for index, (start, end) in enumerate(pieces)
        ]
    return tuple(words)


def _pieces(line: str, offset: int, language: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(line):
        spans += _clitics(line, match.start(), match.end(), language)
    spans = _with_dots(line, spans)
    return [(start + offset, end + offset) for start, end in spans]


def _clitics(line: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    form = line[start:end]
    suffixed = _SUFFIXED.match(form) if "-" in form and form[0].isupper() else None
    if form.lower().startswith("ex-") and len(form) > 4:
        return [(start, start + 2), (start + 2, start + 3), *_clitics(line, start + 3, end, language)]
    if suffixed:
        cut = start + len(suffixed[1])
        return [(start, cut), (cut, cut + 1), (cut + 1, end)]
    if language == "en":
        found = _ENGLISH_CLITIC.match(form) if "'" in form and len(form) > 1 else None
        if not found:
            return [(start, end)]
        cut = start + len(found[1])
        return [(start, cut), (cut, end)]
    lead = _FRENCH_LEAD.match(form) if form.lower() not in ("aujourd'hui", "d'abord") else None
    if lead:
        cut = start + len(lead[1])
        return [(start, cut), *_clitics(line, cut, end, language)]
    tail = _FRENCH_TAIL.match(form)
    if tail:
        cut = start + len(tail[1])
        return [(start, cut), (cut, end)]
    if form.endswith("'") and len(form) > 2 and form.lower() not in ("l'", "d'", "qu'", "n'", "s'"):
        return [(start, end - 1), (end - 1, end)] if not form.lower().endswith("qu'") else [(start, end)]
    return [(start, end)]


def _with_dots(line: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Abbreviations take their dot; so do initials ("Brian E. Nelson")."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and line[start:end] == "." and out[-1][1] == start:
            form = line[out[-1][0] : end]
            initial = len(form) == 2 and form[0].isupper() and re.match(r" [A-ZÀ-Ý]", line[end : end + 2])
            if form in _abbreviations() or initial:
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


_COMPANY_ENDS = ("Ltd.", "Inc.", "Co.", "Corp.", "Jr.", "Sr.")  # a word that opens sentences may follow their dot
_STARTERS = frozenset(
    ["In", "On", "The", "It", "He", "She", "They", "We", "This", "These", "That", "Those", "Its", "His", "Her",
     "Their", "But", "Under", "After", "Before", "Since", "When", "While", "According", "Also", "Both", "Last",
     "Separately", "Earlier", "Among", "As", "At", "By", "For", "A", "An", "Another", "Other", "Neither", "Il",
     "Elle", "Ils", "Elles", "Le", "La", "Les", "En", "Cette", "Ces", "Ce", "Selon"]
)  # fmt: skip


def _sentence_openers(text: str, spans: list[tuple[int, int]]) -> set[int]:
    openers = {0} if spans else set()
    for index in range(1, len(spans)):
        start = spans[index][0]
        before = index - 1
        while before > 0 and text[spans[before][0]] in _CLOSERS and spans[before][1] - spans[before][0] == 1:
            before -= 1
        end_mark = text[spans[before][0] : spans[before][1]]
        closed = end_mark in _COMPANY_ENDS and text[start : spans[index][1]] in _STARTERS
        if (end_mark not in (".", "!", "?", "...") and not closed) or (
            text[start] in _CLOSERS and text[start] != '"'
        ):
            continue
        gap = text[spans[index - 1][1] : start]
        first = text[start]
        if gap and (first.isupper() or first in "\"«'(" or first.isdigit()):
            openers.add(index)
    return openers
