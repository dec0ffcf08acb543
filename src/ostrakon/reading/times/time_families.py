"""Resolvers of further families of time expressions: quarters, weeks of a date, first months, holidays."""

import re
from datetime import date
from typing import Any

from ostrakon.model import TimeKind
from ostrakon.reading.times.calendar_terms import Interval, date_in, month_of, step_day, unit_around
from ostrakon.reading.times.time_terms import (
    AHEAD_WORDS,
    BACK_WORDS,
    DATED,
    Answer,
    ClockLike,
    group_of,
    last_day,
    look_up,
    number_of,
)

_TO_WEEKEND = 5  # days from a Monday to its Saturday


def make_quarter(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`Q3 2022`, `T2 2021`: the quarter of a year; the last such where no year stands there."""
    number = int(match["quarter"])
    start = 3 * (number - 1) + 1
    if match["year"]:
        year = int(match["year"])
    elif clock.published is None:
        return None
    else:
        year = clock.published.year - (clock.published.month < start)
    return Interval(date(year, start, 1), month_of(year, start + 2).last)


def make_end_of(match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, unit: str) -> Answer:
    """`by year-end`: from the day of publication to the last day of its year or month."""
    if clock.published is None:
        return None
    return Interval(clock.published, unit_around(clock.published, unit).last)


def make_the_weekend(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`over the weekend`: the last one, or the coming one where the tense is future."""
    if clock.published is None:
        return None
    monday = unit_around(clock.published, "week").first
    saturday = step_day(monday, "day", _TO_WEEKEND)
    if not clock.future and saturday > clock.published:
        saturday = step_day(saturday, "week", -1)
    return Interval(saturday, step_day(saturday, "day", 1))


def make_holiday(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`New Year's Day`, `Noël 2023`: a fixed day; of the year named, else the last, or the coming where future."""
    name = match["holiday"].lower()
    month, day = (int(part) for part in tables["holidays"][name].split("-"))
    if match["year"]:
        return _day(date(int(match["year"]), month, day))
    if clock.published is None:
        return None
    found = date(clock.published.year, month, day)
    if clock.future and found < clock.published:
        found = found.replace(year=found.year + 1)
    elif not clock.future and found > clock.published:
        found = found.replace(year=found.year - 1)
    return _day(found)


def _day(day: date) -> Interval:
    return Interval(day, day)


def _month(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Interval | None:
    number = next(n for name, n in tables["months"].items() if name.lower() == match["month"].lower())
    if match["year"]:
        return month_of(int(match["year"]), number)
    if clock.published is None:
        return None
    now = clock.published
    year = now.year
    if clock.future and number < now.month:
        year += 1
    elif not clock.future and number > now.month:
        year -= 1
    return month_of(year, number)


def make_week_of(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the week of 6 May`: Monday to Sunday around that day."""
    month = _month(match, tables, clock)
    if month is None or not match["day"]:
        return month
    return unit_around(month.first.replace(day=int(match["day"])), "week")


def make_nth_week(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the second week of April`: the seven days of that number from the first of the month."""
    month = _month(match, tables, clock)
    if month is None:
        return None
    word = match["ord"].lower()
    if word in ("last", "dernière"):
        return Interval(step_day(month.last, "day", -6), month.last)
    first = step_day(month.first, "week", int(tables["ordinals"][word]) - 1)
    return Interval(first, min(step_day(first, "day", 6), month.last))


def make_first_months(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the first five months of 2024`."""
    word = match["number"].lower()
    count = int(word) if word.isdigit() else next(n for name, n in tables["numbers"].items() if name == word)
    if match["year"]:
        year = int(match["year"])
    elif clock.published is None:
        return None
    else:
        year = clock.published.year
    return Interval(date(year, 1, 1), month_of(year, count).last) if 0 < count <= 12 else TimeKind.DURATION


def make_before(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`two years before the coup of 1 February 2021`: from the date given there; a count of days gives the day of
    what has none, on from the day of the clause; else as long as that.
    """
    day = date_in(match.string[match.end() : match.end() + DATED], tables["months"])
    count, unit = number_of(tables, match["number"]), tables["units"][match["unit"].lower()]
    spoken = clock.last_spoken()
    if count is None:
        return TimeKind.DURATION
    if day is not None:
        there = step_day(day, unit, -count)
        return Interval(there, there)
    if unit in ("day", "week") and spoken is not None and spoken.first == spoken.last:
        return _day(step_day(spoken.first, unit, count))
    return TimeKind.DURATION


def make_same_date(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`par arrêté de la même date`: the day last spoken of."""
    return last_day(clock)


def make_month_spoken(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`that August`, `December of the same year`: the month in the year last spoken of."""
    spoken = clock.last_spoken()
    if spoken is None:
        return None
    number = next(n for name, n in tables["months"].items() if name.lower() == match["month"].lower())
    month = month_of(spoken.first.year, number)
    day = match.groupdict().get("day") or match.groupdict().get("day2")
    return _day(month.first.replace(day=int(day))) if day else month


def make_season(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`spring 2022`, `last summer`: three whole months, the winter of a year beginning in its December."""
    start = int(look_up(tables["seasons"], group_of(match, "season", "season2") or ""))
    year_word, rel = group_of(match, "year"), (group_of(match, "rel") or "").lower()
    if year_word:
        year = int(year_word)
    elif clock.published is None:
        return None
    else:
        now = clock.published
        year = now.year - (1 if rel in BACK_WORDS and now.month < start + 2 else 0)
        year += 1 if rel in AHEAD_WORDS and now.month >= start else 0
    first = date(year, start, 1)
    return Interval(first, month_of(*_month_on(year, start, 2)).last)


def _month_on(year: int, month: int, count: int) -> tuple[int, int]:
    extra, index = divmod(month - 1 + count, 12)
    return year + extra, index + 1
