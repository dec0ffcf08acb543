"""Days, weeks, months and years as closed intervals, and steps between them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

# days that a counted unit stands for where it is stepped as days
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def month_of(year: int, month: int) -> Interval:
    """The whole month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """The whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def step_day(day: date, unit: str, count: int) -> date:
    """The day `count` units on (negative: back); a month's missing days fall on its last."""
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> Interval:
    """The day, week (Monday to Sunday, ISO 8601), month, quarter, year or decade that `day` lies in."""
    if unit in ("day", "hour"):
        return Interval(day, day)
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        start = 3 * ((day.month - 1) // 3) + 1
        return Interval(date(day.year, start, 1), month_of(day.year, start + 2).last)
    if unit == "decade":
        start = day.year // 10 * 10
        return Interval(date(start, 1, 1), date(start + 9, 12, 31))
    return year_of(day.year)


def part_of_month(month: Interval, part: str) -> Interval:
    """Its first ten days (early), the next ten (mid), or the rest (late)."""
    first = month.first
    if part == "early":
        return Interval(first, first.replace(day=10))
    if part == "mid":
        return Interval(first.replace(day=11), first.replace(day=20))
    return Interval(first.replace(day=21), month.last)


def part_of_year(year: int, part: str) -> Interval:
    """The first quarter (early), the two middle quarters (mid), or the last (late)."""
    if part == "early":
        return Interval(date(year, 1, 1), date(year, 3, 31))
    if part == "mid":
        return Interval(date(year, 4, 1), date(year, 9, 30))
    return Interval(date(year, 10, 1), date(year, 12, 31))


def nearest_weekday(day: date, iso_weekday: int, *, future: bool) -> date:
    """That weekday on or before `day`, or on or after it."""
    if future:
        return day + timedelta(days=(iso_weekday - day.isoweekday()) % 7)
    return day - timedelta(days=(day.isoweekday() - iso_weekday) % 7)


def date_in(words: str, months: dict[str, int]) -> date | None:
    """The first full date in the words up to the end of their clause; `months` has names and numbers."""
    names = "|".join(re.escape(month) for month in months)
    clause = re.split(r"[,;:.]\s", words)[0]
    for pattern in (
        rf"(?P<day>\d\d?)(?:er)? (?P<month>{names}) (?P<year>\d{{4}})",
        rf"(?P<month>{names}) (?P<day>\d\d?),? (?P<year>\d{{4}})",
    ):
        found = re.search(pattern, clause, re.IGNORECASE)
        if found:
            month = next(n for name, n in months.items() if name.lower() == found["month"].lower())
            return date(int(found["year"]), month, int(found["day"]))
    return None
