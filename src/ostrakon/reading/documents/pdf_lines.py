"""Lines of PDF pages become paragraphs: broken words joined, running heads and page numbers left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = 1.35  # of the usual distance of lines: more begins a paragraph
_SHORT = 0.6  # of the widest line: a shorter one ends its paragraph
_EDGE = 2  # lines at the head and foot of a page that may be running heads
_REPEATS = 3  # pages on which a line at the edge must stand to be a running head
_BROKEN = re.compile(r"[\x02\ufffe\u00ad]\s*$")  # PDFium's marks for a hyphen at a line's end
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐]$")
_NUMBER = re.compile(r"^(?:page\s+)?[-–— ]*\d{1,4}[-–— ]*(?:\s*(?:/|of|sur)\s*\d{1,4})?$", re.I)
_ITEM = re.compile(r"^(?:[•▪●·*–—-]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)]|[IVX]{1,5}\.)\s")
_ENDS = (".", "!", "?", ":", ";", "”", '"', "»", ")")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `top` is its height in points from the page's foot, None where unknown."""

    text: str
    top: float | None


def join_lines(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: paragraphs a blank line apart."""
    heads = _running_heads(pages)
    paragraphs: list[str] = []
    for page in pages:
        kept = [line for place, line in enumerate(page) if not _is_edge(page, place, heads)]
        for place, paragraph in enumerate(_paragraphs(kept)):
            if paragraphs and place == 0 and _goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = _join(paragraphs[-1], paragraph)
            else:
                paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)


def _plain(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).lower()


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        shown = [line.text for line in page if line.text.strip()]
        counts.update({_plain(text) for text in (*shown[:_EDGE], *shown[-_EDGE:])})
    return frozenset(text for text, count in counts.items() if count >= _REPEATS and 2 * count >= len(pages))


def _is_edge(page: Sequence[Line], place: int, heads: frozenset[str]) -> bool:
    shown = [index for index, line in enumerate(page) if line.text.strip()]
    if place not in (*shown[:_EDGE], *shown[-_EDGE:]):
        return False
    text = " ".join(page[place].text.split())
    return bool(_NUMBER.match(text)) or _plain(text) in heads


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    usual = _usual_distance(lines)
    paragraph = ""
    before: Line | None = None
    widest = max((len(line.text) for line in lines), default=0)
    for line in lines:
        if not line.text.strip():
            before = None
            continue
        if paragraph and _begins(before, line, usual, widest):
            yield paragraph
            paragraph = ""
        paragraph = _join(paragraph, line.text) if paragraph else _squeezed(line.text)
        before = line
    if paragraph:
        yield paragraph


def _usual_distance(lines: Sequence[Line]) -> float:
    """The commonest step from line to line, to half a point; the smallest of equals; 0 where there is none."""
    tops = [line.top for line in lines if line.top is not None]
    steps = Counter(round(2 * (above - below)) / 2 for above, below in pairwise(tops) if above > below)
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 0.0


def _begins(before: Line | None, line: Line, usual: float, widest: int) -> bool:
    """Whether a line begins a paragraph: after a blank line, a wider step, an item's sign, a short full stop."""
    if before is None or _ITEM.match(line.text.strip()):
        return True
    large = not line.text.strip()[:1].islower()
    if before.top is not None and line.top is not None and usual:
        step = before.top - line.top
        if step > _GAP * usual:
            return True
        if step < -usual:  # a step upwards is the next column, or a running head drawn last
            return large
    return large and len(before.text.rstrip()) < _SHORT * widest


def _goes_on(before: str, paragraph: str) -> bool:
    """Whether a paragraph goes on after a page's end: it stopped in a sentence, and the next begins small."""
    return not before.endswith(_ENDS) and paragraph[:1].islower()


def _squeezed(text: str) -> str:
    """On one line, words that PDFium shows as broken at a line's end (U+FFFE for the hyphen) made whole."""
    return " ".join(re.sub(r"[\ufffe\x02](?=\w)", "", text).split())


def _join(paragraph: str, text: str) -> str:
    following = _squeezed(text)
    if _BROKEN.search(paragraph):
        return _BROKEN.sub("", paragraph) + following
    if _HYPHEN.search(paragraph) and following[:1].islower():
        return paragraph[:-1] + following
    return f"{paragraph} {following}"
