"""Dates as lists write them, as partial dates.

Sources: the forms found in OFAC's remarks and XML, the UN's, the UK's and the EU's files (data quirks in
each list's `source.toml`). A day-first list writes 22/03/1979, a month-first one (OFAC) 03/22/1979.
"""

import re
from datetime import date
from functools import lru_cache

from ostrakon.lists.recipe import IssueLog
from ostrakon.model import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_CIRCA = re.compile(r"(?:circa|c\.|ca\.|approximately|approx\.?|about|around|probably)\s+(.+)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)\Z", re.IGNORECASE)
_TO = re.compile(r"(.+?)\s+(?:to|through)\s+(.+)\Z|(\d{4})\s*[-–]\s*(\d{4})\Z", re.IGNORECASE)
_DECADE = re.compile(r"(?:(early|mid|late)[ -]+)?(\d{3}0)'?s\Z", re.IGNORECASE)
_YEAR_PART = re.compile(r"(early|mid|late)[ -]+(\d{4})\Z", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})\Z")
_WORDS = re.compile(r"(?:(\d{1,2})\.?[ -])?([A-Za-z]+)\.?,?[ -](\d{4})\Z")
_AMERICAN = re.compile(r"([A-Za-z]+)\.? (\d{1,2}), (\d{4})\Z")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ][\d:.+Z-]*)?\Z")
_NUMBERS = re.compile(r"(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})\Z")
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}  # years of the decade, ends included
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}  # months of the year, ends included


@lru_cache(maxsize=65_536)
def read_date(text: str, *, month_first: bool = False) -> PartialDate:
    """The date that a list's words say: `22 Mar 1979`, `circa 1976`, `1955 to 1958`, `00/05/1980` ...

    Zeros for day or month mean that it is not known.

    Raises:
        ValueError: the words are no date in any known form, or no date of the calendar.
    """
    words = " ".join(text.split()).strip(" .;,")
    found = _read_range(words, month_first) or _read_single(words, month_first)
    if found is None:
        raise ValueError(f"not a date in a known form: {text!r}")
    return PartialDate(found.earliest, found.latest, found.circa, text.strip())


def read_dates(text: str, *, month_first: bool = False) -> tuple[PartialDate, ...]:
    """All dates of words that give alternatives (`11.7.1982 or 3.1.1980`), in order.

    Raises:
        ValueError: as `read_date`, for any of them.
    """
    return tuple(read_date(part, month_first=month_first) for part in re.split(r"\s+or\s+|\s*;\s*", text.strip()))


def date_or_loss(text: str, place: str, *, log: IssueLog, month_first: bool = False) -> PartialDate | None:
    """The date, or None with an issue: `date.impossible` where the calendar lacks it, else `date.unknown`."""
    try:
        return read_date(text, month_first=month_first)
    except ValueError as error:
        code = "date.unknown" if str(error).startswith("not a date") else "date.impossible"
        log.loss(code, place, value=text, message=str(error))
        return None


def day_or_loss(text: str, place: str, *, log: IssueLog, month_first: bool = False) -> date | None:
    """The exact day, or None (with an issue) where the words say none; None without issue where empty."""
    if not text.strip():
        return None
    found = date_or_loss(text, place, log=log, month_first=month_first)
    if found and found.earliest != found.latest:
        log.loss("date.imprecise", place, value=text, message="expected a day")
        return None
    return found.earliest if found else None


def _read_range(words: str, month_first: bool) -> PartialDate | None:
    found = _BETWEEN.match(words) or _TO.match(words)
    if not found:
        return None
    first, last = (part for part in found.groups() if part)
    head, tail = _read_single(first, month_first), _read_single(last, month_first)
    return PartialDate.between(head, tail) if head and tail else None


def _read_single(words: str, month_first: bool) -> PartialDate | None:
    about = _CIRCA.match(words)
    if about:
        inner = _read_range(about[1], month_first) or _read_single(about[1], month_first)
        return PartialDate(inner.earliest, inner.latest, True) if inner else None
    return _read_words(words) or _read_numbers(words, month_first) or _read_loose(words)


def _read_words(words: str) -> PartialDate | None:
    if found := _YEAR.match(words):
        return PartialDate.of(int(found[1]))
    if found := _WORDS.match(words):
        day, month, year = found.groups()
    elif found := _AMERICAN.match(words):
        month, day, year = found.groups()
    else:
        return None
    if month.lower() not in _MONTHS:
        return None
    return PartialDate.of(int(year), _MONTHS[month.lower()], int(day) or None if day else None)


def _read_numbers(words: str, month_first: bool) -> PartialDate | None:
    if found := _ISO.match(words):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _NUMBERS.match(words):
        day, month, year = (int(part or 0) for part in found.groups())
        if month_first and found[1]:
            day, month = month, day
    else:
        return None
    return PartialDate.of(year, month or None, (day or None) if month else None)


def _read_loose(words: str) -> PartialDate | None:
    if found := _DECADE.match(words):
        first, last = _DECADE_PARTS[found[1].lower()] if found[1] else (0, 9)
        decade = int(found[2])
        return PartialDate(date(decade + first, 1, 1), date(decade + last, 12, 31), bool(found[1]))
    if found := _YEAR_PART.match(words):
        first, last = _YEAR_PARTS[found[1].lower()]
        months = PartialDate.between(PartialDate.of(int(found[2]), first), PartialDate.of(int(found[2]), last))
        return PartialDate(months.earliest, months.latest, True)
    return None
