"""The text cut where marks begin and end, in paragraphs, each with the claims that begin in it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ostrakon.model import Reading

_SHOWN = frozenset("\n\t")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with one set of marks: a party's id and kind, a time's EDTF ("" where none), the claims they carry.

    `badges` are the claims whose evidence begins here.
    """

    text: str
    party: str
    kind: str
    time: str
    claims: tuple[str, ...]
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its segments, and the ids of the claims whose evidence begins in it."""

    segments: tuple[Segment, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    what: str
    id: str
    kind: str = ""


@dataclass(slots=True)
class _Piece:
    """A paragraph in the making, with the marks that touch it."""

    start: int
    end: int
    marks: list[_Mark] = field(default_factory=list)


def cut_paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """The paragraphs of the document, in order."""
    text = reading.document.text
    pieces = [_Piece(start, end) for start, end in _bounds(text)]
    starts = [piece.start for piece in pieces]
    for mark in _marks_of(reading):
        first = max(0, bisect_right(starts, mark.start) - 1)
        for piece in pieces[first : bisect_right(starts, max(mark.start, mark.end - 1))]:
            if mark.start < piece.end and mark.end > piece.start:
                piece.marks.append(mark)
    return tuple(_paragraph(text, piece) for piece in pieces)


def show(words: str) -> str:
    """Words as a page may show them: control and direction characters are shown as U+FFFD."""
    return "".join("\ufffd" if _is_unsafe(each) else each for each in words.replace("\r", ""))


def _is_unsafe(character: str) -> bool:
    hidden = unicodedata.category(character) in ("Cc", "Cs") and character not in _SHOWN
    return hidden or character in _DIRECTIONS


def _marks_of(reading: Reading) -> Iterator[_Mark]:
    for party in reading.parties:
        for mention in party.mentions:
            yield _Mark(mention.start, mention.end, "party", party.id, party.kind.value)
    for time in reading.times:
        yield _Mark(time.start, time.end, "time", time.edtf or "relative")
    for claim in reading.claims:
        for span in claim.evidence[:1]:
            yield _Mark(span.start, span.end, "claim", claim.id)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: at blank lines, or at every line of a text without any."""
    edge = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    start = 0
    for match in edge.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _paragraph(text: str, piece: _Piece) -> Paragraph:
    edges = {piece.start, piece.end}
    for mark in piece.marks:
        edges |= {edge for edge in (mark.start, mark.end) if piece.start < edge < piece.end}
    segments = tuple(_segment(text, left, right, piece.marks) for left, right in pairwise(sorted(edges)))
    return Paragraph(segments, tuple(claim for segment in segments for claim in segment.badges))


def _segment(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Segment:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    parties = sorted((mark for mark in over if mark.what == "party"), key=lambda mark: mark.end - mark.start)
    times = [mark for mark in over if mark.what == "time"]
    claims = [mark for mark in over if mark.what == "claim"]
    return Segment(
        text=show(text[start:end]),
        party=parties[0].id if parties else "",
        kind=parties[0].kind if parties else "",
        time=times[0].id if times else "",
        claims=tuple(mark.id for mark in claims),
        badges=tuple(mark.id for mark in claims if mark.start == start),
    )
