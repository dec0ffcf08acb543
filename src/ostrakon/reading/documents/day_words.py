"""Whole dates in the words of a stamp, a dateline or an address, in English and French."""

import re
from datetime import date

_MONTH_NAMES = (
    "january jan janvier janv",
    "february feb février fevrier févr",
    "march mar mars",
    "april apr avril avr",
    "may mai",
    "june jun juin",
    "july jul juillet juil",
    "august aug août aout",
    "september sept sep septembre",
    "october oct octobre",
    "november nov novembre",
    "december dec décembre déc",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_FORMS = (
    r"(?P<year>(?:19|20)\d{2})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}\s+(?:of\s+|de\s+)?{_MONTH},?\s+{_YEAR}",
    rf"(?P<day>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{_YEAR}",
    rf"(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})/{_YEAR}",
)
DATES = tuple(re.compile(rf"(?<![\w.-]){form}(?![\w-])", re.I) for form in _FORMS)
_SLASHED = DATES[-1]
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_/]?)(\d{2})\2(\d{2})(?!\d)")


def find_days(words: str) -> list[tuple[int, int, date | None]]:
    """Each whole date in the words with its place, in order; None for a day that is not of the calendar.

    `04/05/2023` is read in neither order (None): only one of its numbers above 12 tells which is the day.
    """
    found: dict[int, tuple[int, int, date | None]] = {}
    for form in DATES:
        for match in form.finditer(words):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found.values()):
                found[match.start()] = (match.start(), match.end(), _day_of(match, slashed=form is _SLASHED))
    return [found[start] for start in sorted(found)]


def _day_of(match: re.Match[str], *, slashed: bool) -> date | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    day, year = int(parts["day"]), int(parts["year"])
    if slashed:
        if day <= 12 and month <= 12 and day != month:
            return None
        day, month = (day, month) if month <= 12 else (month, day)
    return _day(year, month, day)


def day_in_address(address: str) -> date | None:
    """The day that an address or file name carries: `/2023/07/25/`, `2023-07-25-mali.html`, `20230725.txt`."""
    for found in _IN_ADDRESS.finditer(address):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        if day:
            return day
    return None


def day_of_iso(words: str) -> date | None:
    """The day at the beginning of an ISO 8601 date or time, or of words that hold one whole date."""
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", words)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    days = [day for _, _, day in find_days(words) if day]
    return days[0] if days else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
