"""Time expressions and the intervals they mean, against the day of publication and the times spoken of before.

Direction follows tense: the cue words of times_*.toml turn an expression to the future. Intervals are closed;
an expression that gives none (a duration, a repeat) or has no day of publication to stand on keeps None.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from ostrakon.model import PartialDate, TimeKind, TimeSpan
from ostrakon.reading.rules import load_rules
from ostrakon.reading.times import time_families, time_terms
from ostrakon.reading.times.calendar_terms import Interval, step_day, unit_around
from ostrakon.reading.times.time_senses import is_time

_SENTENCE_END = re.compile(r"(?<! [ap]\.m)[.!?;:]\s|\n")
# "since the coup of", "depuis le coup d'État du": the event between the word and its date is part of
# the expression
_EVENT_SINCE = re.compile(r"(?i)(?:since|depuis) (?:the|le|la|l') ?(?:[\w'-]+ ){1,3}(?:of|in|on|de|du|d'|en) ?\Z")
_FUTURE_FRENCH = re.compile(r"(?<![\w-])[a-zéèêç]+(?:era|eront|ira|iront|dra|dront|aura|auront)(?!\w)")
_CUE_REACH = 70  # characters left of an expression in which a tense cue counts: about one clause


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    pattern: re.Pattern[str]
    make: Callable[..., Interval | TimeKind | None]
    constants: dict[str, Any]


@dataclass
class Clock:
    """What expressions are resolved against: the day of publication, and the interval last spoken of."""

    published: date | None
    spoken: list[Interval] = field(default_factory=list)
    future: bool = False

    def last_spoken(self) -> Interval | None:
        """The interval last spoken of, else the day of publication."""
        if self.spoken:
            return self.spoken[-1]
        return Interval(self.published, self.published) if self.published else None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: _Rule
    match: re.Match[str]


def _alternatives(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _compounds(numbers: dict[str, int]) -> str:
    """Tens with units behind them: `thirty-two`, `vingt et un`."""
    tens = [word for word, value in numbers.items() if value in range(20, 100, 10) and "vingts" not in word]
    units = [word for word, value in numbers.items() if 0 < value < 20 and word not in ("a", "an")]
    return f"{_alternatives(tens)}(?:-et-|-| et )(?!dix ){_alternatives(units)}"


def _maker(name: str) -> Callable[..., Interval | TimeKind | None]:
    """The resolver that a rule names."""
    room = time_terms if hasattr(time_terms, f"make_{name}") else time_families
    maker: Callable[..., Interval | TimeKind | None] = getattr(room, f"make_{name}")
    return maker


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    tables = load_rules(f"times_{language}")
    slots = {
        "{month}": _alternatives(tables["months"]),
        "{weekday}": _alternatives(tables["weekdays"]),
        "{number}": f"(?:{_compounds(tables['numbers'])}|{_alternatives(tables['numbers'])}" + r"|\d{1,3})",
        "{unit}": _alternatives(tables["units"]),
        "{season}": _alternatives(tables["seasons"]),
        "{part}": _alternatives(tables["parts"]),
        "{year}": r"(?:19|20)\d\d",
        "{thismonth}": r"(?P<this>this|last|next|the) month",
    }
    rules = []
    for row in tables["rule"]:
        pattern = row["pattern"]
        for slot, words in slots.items():
            pattern = pattern.replace(slot, words)
        constants = {key: value for key, value in row.items() if key not in ("id", "pattern", "make")}
        compiled = re.compile(
            rf"(?<![\w'$€£.,/-])(?:{pattern})(?![\w/])"
            if language == "en"
            else rf"(?<![\w$€£.,/-])(?:{pattern})(?![\w/])",
            re.IGNORECASE,
        )
        rules.append(_Rule(row["id"], compiled, _maker(row["make"]), constants))
    return tuple(rules)


def find_times(text: str, *, published: date | None, language: str) -> tuple[TimeSpan, ...]:
    """Every time expression of normalized `text`, in order."""
    tables = load_rules(f"times_{language}")
    clock = Clock(published)
    spans: list[TimeSpan] = []
    found = _found(text, language, tables)
    index = 0
    while index < len(found):
        here = found[index]
        partner = found[index + 1] if index + 1 < len(found) else None
        if partner and _is_range(text, here, partner, tables):
            spans.append(_range_span(text, here, partner, tables, clock))
            index += 2
            continue
        spans.append(_single_span(text, here, tables, clock))
        index += 1
    return tuple(spans)


def _found(text: str, language: str, tables: dict[str, Any]) -> list[_Found]:
    candidates: list[_Found] = []
    for rule in _rules(language):
        for match in rule.pattern.finditer(text):
            if is_time(text, match, tables):
                candidates.append(_Found(match.start(), match.end(), rule, match))
    candidates.sort(key=lambda item: (item.start, -(item.end - item.start)))
    kept: list[_Found] = []
    for item in candidates:
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return kept


def _is_range(text: str, first: _Found, second: _Found, tables: dict[str, Any]) -> bool:
    cues = tables["cues"]
    between = text[first.end : second.start].strip().lower()
    if between not in cues["to"]:
        return False
    lead = _word_before(text, first.start, cues["from"])
    return lead is not None


def _word_before(text: str, start: int, words: list[str]) -> int | None:
    """Where one of `words` stands directly before `start`, else None; the longest wins."""
    event = (
        _EVENT_SINCE.search(text[max(0, start - 60) : start]) if "since" in words or "depuis" in words else None
    )
    if event and "from" not in words:
        return max(0, start - 60) + event.start()
    head = text[max(0, start - 24) : start]
    for word in sorted(words, key=lambda w: (-len(w), w)):
        tail = re.search(
            rf"(?:\A|(?<=[^\w])){re.escape(word)}\s?(?:at least |about |around |au moins )?(?:the |le |la )?\Z",
            head,
            re.IGNORECASE,
        )
        if tail:
            return max(0, start - 24) + tail.start()
    return None


def _points_ahead(text: str, start: int, end: int, tables: dict[str, Any]) -> bool:
    """Whether a tense cue left of the expression, or right of it where it opens its clause, says future."""
    left = _SENTENCE_END.split(text[max(0, start - _CUE_REACH) : start])[-1]
    if _has_cue(left, tables["cues"]["past"]):
        return False
    if _has_cue(left, tables["cues"]["future"]) or (
        not tables["cues"]["month_case"] and _FUTURE_FRENCH.search(left)
    ):
        return True
    opens = not left.strip() or re.fullmatch(r"\W*(?:On|In|From|En|Le|À partir du|By|Dès)?\s*", left)
    right = _SENTENCE_END.split(text[end : end + _CUE_REACH])[0]
    return (
        bool(opens) and _has_cue(right, tables["cues"]["future"]) and not _has_cue(right, ["would", "said", "by"])
    )


def _has_cue(words: str, cues: list[str]) -> bool:
    low = words.lower()
    return any(cue in low and re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", low) for cue in cues)


def _resolve(text: str, item: _Found, tables: dict[str, Any], clock: Clock) -> Interval | TimeKind | None:
    clock.future = _points_ahead(text, item.start, item.end, tables)
    try:
        return item.rule.make(item.match, tables, clock, **item.rule.constants)
    except (ValueError, OverflowError):
        return None


def _single_span(text: str, item: _Found, tables: dict[str, Any], clock: Clock) -> TimeSpan:
    value = _resolve(text, item, tables, clock)
    cues = tables["cues"]
    start = item.start
    if value is TimeKind.DURATION:
        return _since_duration(text, item, tables, clock) or _span(text, start, item.end, value)
    if not isinstance(value, TimeKind):
        since = _word_before(text, item.start, cues["since_included"])
        until = _word_before(text, item.start, cues["until"])
        if since is not None:
            if isinstance(value, Interval) and value.first == value.last:
                clock.spoken.append(value)  # "listed since Tuesday ... arrested the same day"
            return _open_span(text, since, item.end, value, clock, forward=False)
        if until is not None:
            value = _coming(item, value, clock)
            return _open_span(text, until, item.end, value, clock, forward=True)
        if isinstance(value, Interval) and not _is_birth(text, item.start):
            clock.spoken.append(value)
    return _span(text, start, item.end, value)


def _coming(item: _Found, value: Interval | None, clock: Clock) -> Interval | None:
    """`until 31 July` names the coming one where no year stands there."""
    groups = item.match.groupdict()
    dated = groups.get("year") or not groups.get("month")
    if value is None or clock.published is None or dated or value.last >= clock.published:
        return value
    return Interval(_on_a_year(value.first), _on_a_year(value.last))


def _on_a_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _is_birth(text: str, start: int) -> bool:
    """Whether the expression is a date of birth, to which nothing later refers back."""
    return bool(
        re.search(
            r"(?i)(?<!\w)(?:born|née?s?|dob|birth|naissance)\W*(?:on |le |:)?\s*\Z",
            text[max(0, start - 16) : start],
        )
    )


def _since_duration(text: str, item: _Found, tables: dict[str, Any], clock: Clock) -> TimeSpan | None:
    """`depuis sept mois`: from the month seven before the day of publication."""
    lead = _word_before(text, item.start, ["depuis"])
    count = next(
        (n for word, n in tables["numbers"].items() if item.match.group().lower().startswith(word + " ")), None
    )
    digits = re.match(r"\d+", item.match.group())
    count = int(digits.group()) if digits else count
    unit_word = item.match.groupdict().get("unit")
    if lead is None or count is None or unit_word is None or clock.published is None:
        return None
    unit = next(u for word, u in tables["units"].items() if word == unit_word.lower())
    if unit == "hour":
        return None
    first = unit_around(step_day(clock.published, unit, -count), unit).first
    return _span(text, lead, item.end, Interval(first, clock.published), kind=TimeKind.INTERVAL)


def _open_span(
    text: str, start: int, end: int, value: Interval | None, clock: Clock, *, forward: bool
) -> TimeSpan:
    """`since X` ends on the day of publication, `until X` begins on it (of X alone where that is turned round)."""
    if value is None or clock.published is None:
        return _span(text, start, end, None, kind=TimeKind.INTERVAL)
    if forward and value.last < clock.published:
        reach = value
    elif forward:
        reach = Interval(min(clock.published, value.last), value.last)
    else:
        reach = Interval(value.first, max(clock.published, value.first))
    return _span(text, start, end, reach, kind=TimeKind.INTERVAL)


def _range_span(text: str, first: _Found, second: _Found, tables: dict[str, Any], clock: Clock) -> TimeSpan:
    last = _resolve(text, second, tables, clock)
    head = _head(text, first, second, tables, clock, last)
    lead = _word_before(text, first.start, tables["cues"]["from"])
    assert lead is not None
    if not isinstance(head, Interval) or not isinstance(last, Interval):
        return _span(text, lead, second.end, None, kind=TimeKind.INTERVAL)
    if head.first > last.last:  # "from November to March 2020": the year belongs to both ends
        head = Interval(_back_a_year(head.first), _back_a_year(head.last))
    whole = Interval(min(head.first, last.first), max(head.last, last.last))
    clock.spoken.append(whole)
    return _span(text, lead, second.end, whole, kind=TimeKind.INTERVAL)


def _head(
    text: str, first: _Found, second: _Found, tables: dict[str, Any], clock: Clock, last: object
) -> Interval | TimeKind | None:
    """The beginning of a range: where only its end names a year ("from March to May 2021"), the one before."""
    dated = second.match.groupdict().get("year") and not first.match.groupdict().get("year")
    if dated and first.match.groupdict().get("month") and isinstance(last, Interval):
        return _resolve(text, first, tables, Clock(last.last))
    return _resolve(text, first, tables, clock)


def _back_a_year(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def _span(
    text: str, start: int, end: int, value: Interval | TimeKind | None, *, kind: TimeKind | None = None
) -> TimeSpan:
    words = text[start:end]
    if isinstance(value, TimeKind):
        return TimeSpan(start, end, words, value)
    if value is None:
        return TimeSpan(start, end, words, kind or TimeKind.INTERVAL)
    kind = kind or (TimeKind.POINT if value.first == value.last else TimeKind.INTERVAL)
    return TimeSpan(start, end, words, kind, value.first, value.last, PartialDate(value.first, value.last).edtf())
