"""Resolvers of time expressions: each takes the match, the language's tables and the clock.

An answer is an interval, a kind without one (duration, repeat), or None where the day of publication is
needed and unknown.
"""

import re
from datetime import date
from typing import Any, Protocol

from ostrakon.model import TimeKind
from ostrakon.reading.times.calendar_terms import (
    Interval,
    date_in,
    month_of,
    nearest_weekday,
    part_of_month,
    part_of_year,
    step_day,
    unit_around,
    year_of,
)

Answer = Interval | TimeKind | None
# days after which a day without a year is likelier the coming one: reports name the year of what is
# nine months old
_LONG_PAST = 270
_MONTH_DAYS = 31
AHEAD_WORDS = ("next", "prochain", "prochaine", "coming", "this coming")
BACK_WORDS = ("last", "dernier", "dernière", "de l'an dernier", "de l'année dernière", "past", "this past")


class ClockLike(Protocol):
    """The day of publication, the direction of tense, and the interval last spoken of."""

    published: date | None
    future: bool
    spoken: list[Interval]

    def last_spoken(self) -> Interval | None:
        """The interval last spoken of."""


def group_of(match: re.Match[str], *names: str) -> str | None:
    """The first of the named groups that matched."""
    groups = match.groupdict()
    for name in names:
        if groups.get(name):
            return str(groups[name]).strip()
    return None


def look_up(table: dict[str, Any], word: str) -> Any:
    """The row of a table for a word, whatever its case."""
    if word in table:
        return table[word]
    return next(value for key, value in table.items() if key.lower() == word.lower())


def number_of(tables: dict[str, Any], word: str | None) -> int | None:
    """The number that a word or digits tell; None where it is vague."""
    if word is None:
        return None
    if word.isdigit():
        return int(word)
    table = {key.lower(): int(value) for key, value in tables["numbers"].items()}
    if word.lower() in table:
        return table[word.lower()]
    parts = [table.get(part) for part in re.split(r"-et-| et |[- ]", word.lower())]
    return sum(n for n in parts if n) if len(parts) > 1 and all(parts) else None  # "trente-deux"


def _year_for(month: int, day: int | None, clock: ClockLike, rel: str | None) -> int | None:
    """The year of a month (and day) that names none: the last such, or the next where the tense is future."""
    now = clock.published
    if now is None:
        return None
    if rel in AHEAD_WORDS:
        return now.year if (month, day or 31) > (now.month, now.day) else now.year + 1
    if rel in BACK_WORDS:
        return now.year if (month, day or 1) < (now.month, now.day) and month != now.month else now.year - 1
    if clock.future:
        return now.year if (month, day or 31) >= (now.month, now.day) else now.year + 1
    return now.year if (month, day or 1) <= (now.month, now.day) else now.year - 1


def make_date(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """A day or month, with or without year, perhaps early, mid or late in it."""
    groups = match.groupdict()
    part = group_of(match, "part")
    if group_of(match, "this"):
        return _part_of_this_month(match, tables, clock)
    month = int(groups["mon"]) if groups.get("mon") else int(look_up(tables["months"], groups["month"]))
    digits = re.match(r"\d+", groups.get("day") or "")
    day = int(digits.group()) if digits else None
    year_word, rel = group_of(match, "year"), group_of(match, "rel")
    if year_word:
        year: int | None = int(year_word)
    elif rel and clock.published and match.group().lower().endswith((" year", "an dernier", "année dernière")):
        year = clock.published.year + {"last": -1, "this": 0, "next": 1}.get(rel.lower(), -1)
    else:
        year = _year_for(month, day, clock, rel.lower() if rel else None)
    if year is None:
        return None
    if day and not year_word and not rel:
        year = _year_by_weekday(match, tables, (year, month, day), clock)
    if day:
        return Interval(date(year, month, day), date(year, month, day))
    whole = month_of(year, month)
    return part_of_month(whole, look_up(tables["parts"], part)) if part else whole


def _year_by_weekday(
    match: re.Match[str], tables: dict[str, Any], day: tuple[int, int, int], clock: ClockLike
) -> int:
    """The year in which a named weekday falls on the day; else the next where the last is long past."""
    year = day[0]
    named = [
        number for word, number in tables["weekdays"].items() if match.group().lower().startswith(word.lower())
    ]
    if named:
        for step in (0, 1, -1):
            if date(year + step, *day[1:]).isoweekday() == named[0]:
                return year + step
    assert clock.published is not None
    ago = (clock.published - date(*day)).days
    return year + 1 if ago > _LONG_PAST and not clock.future else year


def _part_of_this_month(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    if clock.published is None:
        return None
    step = {"last": -1, "next": 1}.get(match["this"].lower(), 0)
    around = unit_around(step_day(clock.published.replace(day=1), "month", step), "month")
    return part_of_month(around, look_up(tables["parts"], match["part"]))


def make_part_year(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`late 2022`, `early this year`."""
    year_word, rel = group_of(match, "year", "year2"), group_of(match, "rel")
    if not year_word and clock.published is None:
        return None
    assert year_word or clock.published
    year = int(year_word) if year_word else clock.published.year  # type: ignore[union-attr]
    year += {"last": -1, "next": 1}.get((rel or "").lower(), 0)
    return part_of_year(year, look_up(tables["parts"], match["part"]))


def make_day_range(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`between 11 and 14 April`."""
    month = int(look_up(tables["months"], match["month"]))
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("day", "day2"))
    year_word = group_of(match, "year")
    year = int(year_word) if year_word else _year_for(month, last, clock, None)
    return None if year is None else Interval(date(year, month, first), date(year, month, last))


def make_half(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the first half of 2023`, `the third quarter of this year`."""
    word = match["year"]
    if word.isdigit():
        year = int(word)
    elif clock.published:
        year = clock.published.year - (1 if word.startswith("last") else 0)
    else:
        return None
    months = 6 if match["share"] in ("half", "semestre") else 3
    start = (int(look_up(tables["ordinals"], match["ord"])) - 1) * months + 1
    return Interval(date(year, start, 1), month_of(year, start + months - 1).last)


def make_repeat(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`every Monday`."""
    return TimeKind.REPEAT


def make_duration(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`two years`, `a decade-old`."""
    return TimeKind.DURATION


def make_weekday(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """A weekday: the last one, or the next where tense or `next` says so."""
    if clock.published is None:
        return None
    rel = (group_of(match, "rel") or "").lower()
    weekday = int(look_up(tables["weekdays"], match["weekday"]))
    future = rel in AHEAD_WORDS or (clock.future and rel not in BACK_WORDS)
    start = clock.published
    if rel in AHEAD_WORDS:
        start = step_day(start, "day", 1)
    elif rel in BACK_WORDS:
        start = step_day(start, "day", -1)
    day = nearest_weekday(start, weekday, future=future)
    return Interval(day, day)


def make_weekday_week(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`Thursday last week`."""
    if clock.published is None:
        return None
    step = -1 if match["rel"].lower() == "last" else 1
    week = unit_around(step_day(clock.published, "week", step), "week")
    day = step_day(week.first, "day", int(look_up(tables["weekdays"], match["weekday"])) - 1)
    return Interval(day, day)


def make_day(match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, offset: int) -> Answer:
    """`today`, `yesterday`, `tomorrow`."""
    if clock.published is None:
        return None
    day = step_day(clock.published, "day", offset)
    return Interval(day, day)


def make_within(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`earlier this month`: from its first day to the day of publication; `later`: from then to its end."""
    if clock.published is None:
        return None
    whole = unit_around(clock.published, look_up(tables["units"], match["unit"]))
    if match["shift"].lower() in ("earlier", "tôt"):
        return Interval(whole.first, clock.published)
    return Interval(clock.published, whole.last)


def make_within_part(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`début de semaine`, `fin de l'année`."""
    if clock.published is None:
        return None
    part = look_up(tables["parts"], match["shift"])
    word = match["unit"].removeprefix("l'")
    whole = unit_around(clock.published, look_up(tables["units"], word))
    if word == "année":
        return part_of_year(clock.published.year, part)
    if word == "mois":
        return part_of_month(whole, part)
    middle = step_day(whole.first, "day", 2)
    return Interval(whole.first, middle) if part == "early" else Interval(step_day(middle, "day", 2), whole.last)


def make_same(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`that same month`: the one last spoken of."""
    unit = look_up(tables["units"], group_of(match, "unit", "unit2") or "")
    spoken = clock.last_spoken()
    if spoken and unit == "day" and spoken.first != spoken.last:  # the day of what was dated to its month or year
        return spoken if (spoken.last - spoken.first).days <= 30 else last_day(clock)
    return unit_around(spoken.first, unit) if spoken else None


def make_next_spoken(
    match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, offset: int, unit: str = ""
) -> Answer:
    """`the following day`, `the previous month`: from the one last spoken of."""
    spoken = clock.last_spoken()
    if spoken is None:
        return None
    step = unit or look_up(tables["units"], group_of(match, "unit", "unit2") or "")
    if step == "day":
        spoken = last_day(clock) or spoken
    base = spoken.last if offset > 0 else spoken.first
    if step in ("month", "year"):
        base = spoken.first.replace(day=1)
    return unit_around(step_day(base, step, offset), step)


def last_day(clock: ClockLike) -> Interval | None:
    """The single day last spoken of, else the day of publication."""
    for spoken in reversed(clock.spoken):
        if spoken.first == spoken.last:
            return spoken
    return Interval(clock.published, clock.published) if clock.published else None


def make_relative(match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, offset: int) -> Answer:
    """`last week`, `next month`, `this year`: against the day of publication."""
    if clock.published is None:
        return None
    unit = look_up(tables["units"], match["unit"])
    base = clock.published.replace(day=1) if unit in ("month", "year", "quarter") else clock.published
    return unit_around(step_day(base, unit, offset), unit)


def make_past_units(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the past two years`: back from the day of publication; a vague count is a duration."""
    groups = match.groupdict()
    count = number_of(tables, groups.get("number")) if "number" in groups else 1
    if count is None:
        return TimeKind.DURATION
    if clock.published is None:
        return None
    unit = look_up(tables["units"], match["unit"])
    if unit == "hour":
        return Interval(step_day(clock.published, "day", -max(1, count // 24)), clock.published)
    return Interval(step_day(clock.published, unit, -count), clock.published)


def _precise(day: date, unit: str) -> Interval:
    """A count of days or weeks points at a day; of months or years at the month or year."""
    return unit_around(day, "day" if unit == "week" else unit)


def make_ago(match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, offset: int) -> Answer:
    """`three years ago`: the year three before the day of publication."""
    count = number_of(tables, match["number"])
    if count is None:
        return TimeKind.DURATION
    if clock.published is None:
        return None
    unit = look_up(tables["units"], match["unit"])
    if unit == "hour":
        return Interval(clock.published, clock.published)
    return _precise(step_day(clock.published, unit, offset * count), unit)


DATED = 60  # letters after "three years after" in which the event's own date is looked for


def make_after(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`three years after the coup of 1 February 2021`: from the date given there; else the day of what is after,
    counted back from the date of its clause (the decision of tests/corpus/README.md).
    """
    count = number_of(tables, match["number"])
    if count is None:
        return TimeKind.DURATION
    unit = look_up(tables["units"], match["unit"])
    day = date_in(match.string[match.end() : match.end() + DATED], tables["months"])
    if day is not None:
        there = step_day(day, unit, count)
        return Interval(there, there)
    spoken = clock.last_spoken()
    if spoken is None:
        return None
    if unit in ("day", "week") and spoken.first != spoken.last:
        return TimeKind.DURATION  # days counted from no day
    return spoken if unit == "hour" else _precise(step_day(spoken.first, unit, -count), unit)


def make_same_day(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`hours later`: the day last spoken of."""
    return clock.last_spoken()


def make_weekend(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`this weekend`: Saturday and Sunday of the week of publication, or of the one beside it."""
    if clock.published is None:
        return None
    step = {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
    week = unit_around(step_day(clock.published, "week", step), "week")
    return Interval(step_day(week.last, "day", -1), week.last)


def make_from_spoken(match: re.Match[str], tables: dict[str, Any], clock: ClockLike, *, offset: int) -> Answer:
    """`four days earlier`: counted from the interval last spoken of."""
    count = number_of(tables, match["number"])
    spoken = clock.last_spoken()
    if count is None:
        return TimeKind.DURATION
    if spoken is None:
        return None
    unit = look_up(tables["units"], match["unit"])
    if unit == "hour":
        return spoken
    before = match.string[max(0, match.start() - 2) : match.start()]
    if offset < 0 and before.endswith("\n") and not match.group().endswith("that") and clock.spoken:
        spoken = clock.spoken[0]  # a paragraph that opens so goes back from the day the report is about
    if unit in ("day", "week") and clock.spoken and _is_long(spoken, clock):
        spoken = last_day(clock) or spoken  # "bans imports from 2027. Britain had listed both a week earlier"
    if unit == "week":
        return Interval(step_day(spoken.first, unit, offset * count), step_day(spoken.last, unit, offset * count))
    return _precise(step_day(spoken.first, unit, offset * count), unit)


def _is_long(spoken: Interval, clock: ClockLike) -> bool:
    """Whether what was last spoken of is a year, or lies ahead: no day from which days are counted."""
    ahead = clock.published is not None and spoken.first > clock.published
    return ahead or (spoken.last - spoken.first).days > _MONTH_DAYS


def make_decade(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`the 1990s`."""
    start = int(match["decade"])
    return Interval(date(start, 1, 1), date(start + 9, 12, 31))


def make_years(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`2014-2016`, `2014-16`."""
    head = group_of(match, "year", "year3", "year4") or ""
    first = int(head)
    tail = match["year2"]
    last = int(tail) if len(tail) == len(head) else first // 100 * 100 + int(tail)
    return Interval(date(first, 1, 1), date(last, 12, 31)) if last >= first else None


def make_year(match: re.Match[str], tables: dict[str, Any], clock: ClockLike) -> Answer:
    """`2012`."""
    return year_of(int(match["year"]))
