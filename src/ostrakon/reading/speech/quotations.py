"""Quotation marks and what stands between them: pairs, quotations that run on over paragraphs, scare quotes.

Source: the Chicago Manual of Style, 13.32 (a quotation of several paragraphs opens each and closes the last).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ostrakon.reading.naming.name_kinds import is_capital

_SCARE_WORDS = 3  # fewer words between the marks make a scare quote (03-claims.md)
_SINGLE = re.compile(r"(?<![\w'])'(?=[\w(])([^\n']*(?:\w'\w[^\n']*)*[\w.,!?)])'(?![\w'])")
_WORK = re.compile(
    r"(?:book|film|novel|song|article|entitled|titled|Operation|operation|program|project|"
    r"intitulée?|opération|livre|album|report|rapport|vessel|tanker|ship|navire)\s*\Z"
)
_NICKNAME = re.compile(
    r"\b(?:surnommée?|nicknamed|dubbed|alias|known as|a\.?k\.?a\.?|sous le (?:nom|surnom|sobriquet) de)\s*\Z"
)
_NICKNAME_MOST = 6  # words of a nickname; more are somebody's words


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks, marks left out. `clausal`: a whole clause, to be parsed by itself; `open_end`: the
    quotation runs on in the next paragraph; `goes_on`: it continues the one of the paragraph before.
    """

    start: int
    end: int
    scare: bool
    clausal: bool
    open_end: bool = False
    goes_on: bool = False


def find_quotations(text: str) -> tuple[Quoted, ...]:
    """The quotations of normalized `text`, in order; names in marks are none."""
    found: list[Quoted] = []
    runs_on = False
    for paragraph in re.finditer(r"[^\n]+", text):
        line, offset = paragraph.group(), paragraph.start()
        spans = list(_spans(line))
        for start, end, closed in spans:
            quoted = _quoted(text, start + offset, end + offset, open_end=not closed, goes_on=runs_on)
            runs_on = not closed
            if quoted:
                found.append(quoted)
    return tuple(sorted(found, key=lambda q: q.start))


def _spans(line: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether closed of what stands between marks on one line."""
    taken = [False] * len(line)
    marks = [i for i, sign in enumerate(line) if sign == '"']
    for left, right in zip(marks[::2], marks[1::2], strict=False):
        yield left + 1, right, True
        taken[left : right + 1] = [True] * (right + 1 - left)
    if len(marks) % 2 and _opens(line, marks[-1]):
        yield marks[-1] + 1, len(line.rstrip()), False
        taken[marks[-1] :] = [True] * (len(line) - marks[-1])
    for match in re.finditer(r"«\s*([^»«]*?)\s*(»|\Z)", line):
        yield match.start(1), match.end(1), bool(match[2])
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    for match in _SINGLE.finditer(line):
        if not any(taken[match.start() : match.end()]):
            yield match.start(1), match.end(1), True


def _opens(line: str, mark: int) -> bool:
    return (mark == 0 or line[mark - 1] in " (") and mark + 1 < len(line) and line[mark + 1] != " "


def _quoted(text: str, start: int, end: int, *, open_end: bool, goes_on: bool) -> Quoted | None:
    words = re.findall(r"[^\W_][\w'-]*", text[start:end])
    if not words or _is_name(text, start, words):
        return None
    before = text[max(0, start - 3) : start - 1].rstrip(" «\"'")
    opens = text[start].isupper()
    ends = text[start:end].rstrip()[-1] in ".,!?" or text[end : end + 3].lstrip("\"'» ")[:1] in (",", ".")
    leads = before.endswith((":", ",")) or not text[max(0, start - 2) : start - 1].strip() or before == ""
    clausal = len(words) > 3 and ((opens and (ends or leads)) or goes_on or open_end or before.endswith(":"))
    return Quoted(start, end, len(words) < _SCARE_WORDS, clausal, open_end, goes_on)


def _is_name(text: str, start: int, words: list[str]) -> bool:
    """Whether the marks hold a name, a title of a work or an operation and no words of a speaker."""
    if len(words) > 8:
        return False
    if len(words) <= _NICKNAME_MOST and _NICKNAME.search(text[max(0, start - 24) : start - 1]):
        return True
    small = {"of", "the", "and", "de", "la", "le", "du", "des", "et", "for", "in", "d", "l"}
    all_capital = all(is_capital(word) or word.lower() in small or word.isdigit() for word in words)
    if all_capital and is_capital(words[0]) and (len(words) > 1 or not words[0].islower()):
        return True
    return text[start].isupper() and bool(_WORK.search(text[max(0, start - 16) : start - 1]))
