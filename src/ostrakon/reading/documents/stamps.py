"""Stamp lines: when a report was published and updated, and where; they date it and make no claims.

` date 2023-07-25 July 25, 2023 11:25 pm | Updated 11:25 pm IST - Washington` is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ostrakon.reading.documents.day_words import find_days

_LINES = 12  # lines from the top that may be stamps
_LENGTH = 160  # characters of the longest stamp line
_LEFT_OVER = 4  # words that may stand beside a stamp: a place, a by-line
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}\s?(?=[ap]\.?m\b)", re.I)
_MARKER = re.compile(
    r"\b(?:date|published|publié|publiée|posted|updated|modified|last\s+(?:updated|modified)|mis(?:e)?\s+à\s+jour|modifié|"
    r"issued|released|release\s+date|publication)\b",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:[ap]\.?m\.?|on|at|the|le|à|by|par|of|and|"
    r"gmt|utc|ist|est|edt|cet|cest|bst|pst|pdt|cst|cdt|msk|wat|cat|eat|sast|jst|"
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b\.?",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_UPDATED = re.compile(r"\b(?:updated|modified|mise?\s+à\s+jour|modifié)", re.I)
_DATELINE_LINES = 8


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp line at `start` to `end`; `updated` where it begins with that word; `day` is None where unclear."""

    start: int
    end: int
    day: date | None
    updated: bool


def find_stamps(text: str) -> tuple[Stamp, ...]:
    """The stamp lines among the first lines of a text."""
    return tuple(stamp for start, line in _top_lines(text, _LINES) if (stamp := _read_stamp(start, line)))


def blank_stamps(text: str) -> str:
    """The text with its stamp lines as spaces: same length, so every offset stays."""
    for stamp in find_stamps(text):
        text = text[: stamp.start] + " " * (stamp.end - stamp.start) + text[stamp.end :]
    return text


def stamped_day(text: str) -> date | None:
    """The day that the stamp lines or the dateline state; one of updating only where nothing else is stated."""
    stamps = [stamp for stamp in find_stamps(text) if stamp.day]
    published = [stamp.day for stamp in stamps if not stamp.updated]
    return next(iter(published), None) or dateline_day(text) or next((stamp.day for stamp in stamps), None)


def dateline_day(text: str) -> date | None:
    """The whole date in a dateline: `WASHINGTON, March 21, 2025 - ...`. A day without its year is not taken."""
    for _, line in _top_lines(text, _DATELINE_LINES):
        head = re.split(r"\s(?:-+|—|–)\s|:\s", line, maxsplit=1)
        if len(head) < 2 or len(head[0]) > 80:  # a dateline is a place, a day and an agency
            continue
        days = [day for _, _, day in find_days(head[0]) if day]
        rest = head[0]
        for start, end, _ in reversed(find_days(head[0])):
            rest = rest[:start] + rest[end:]
        words = _WORD.findall(rest)
        if (
            days
            and len(words) <= 6
            and words
            and words[0][:1].isupper()
            and not re.search(r"\b(?:on|in|le|au)\s*$", rest, re.I)
        ):
            return days[0]
    return None


def _top_lines(text: str, count: int) -> Iterator[tuple[int, str]]:
    """The first lines that are not blank, each with its offset."""
    start = 0
    while count and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            yield start, line
            count -= 1
        start = end + 1


def _read_stamp(start: int, line: str) -> Stamp | None:
    days = find_days(line)
    if not days or len(line) > _LENGTH:
        return None
    rest = line
    for first, last, _ in reversed(days):
        rest = rest[:first] + " " + rest[last:]
    marked = bool(_MARKER.search(rest) or _TIME.search(rest) or "|" in rest)
    rest = _FILLER.sub(" ", _TIME.sub(" ", _MARKER.sub(" ", rest)))
    words = _WORD.findall(rest)
    if re.search(r"[.!?;]\s*$", line) and words:
        return None
    if words and not _may_stand_beside(words, marked=marked):
        return None
    day, updated = _day_said(line, days)
    return Stamp(start, start + len(line), day, updated)


def _day_said(line: str, days: list[tuple[int, int, date | None]]) -> tuple[date | None, bool]:
    """The first day that is not one of updating, else the first; whether it is one of updating."""
    last = 0
    updates: list[date] = []
    for start, end, day in days:
        if day and not _UPDATED.search(line, last, start):
            return day, False
        updates += [day] if day else []
        last = end
    return next(iter(updates), None), bool(updates)


def _may_stand_beside(words: list[str], *, marked: bool) -> bool:
    if marked:
        return len(words) <= _LEFT_OVER
    return len(words) <= 2 and all(word[:1].isupper() for word in words)
