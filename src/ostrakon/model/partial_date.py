"""A date as sources give it: to the day, month or year, about then, or between two days.

Written and read as EDTF (Extended Date/Time Format, ISO 8601-2:2019 levels 0 and 1).
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)\Z")


class Precision(StrEnum):
    """The smallest unit that a date states."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class PartialDate:
    """An interval of days, ends included; `None` at an end means open. `circa`: stated as approximate.

    `text` is what the source wrote; it takes no part in equality.
    """

    earliest: date | None
    latest: date | None
    circa: bool = False
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date interval must not end ({self.latest}) before it begins ({self.earliest})")
        if self.earliest is None and self.latest is None:
            raise ValueError("a date needs at least one end")

    @classmethod
    def of(
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        *,
        circa: bool = False,
        text: str = "",
    ) -> "PartialDate":
        """The date with as many parts as given.

        Raises:
            ValueError: the parts name no day, month or year of the calendar.
        """
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31), circa, text)
        if day is None:
            return cls(date(year, month, 1), _month_end(year, month), circa, text)
        exact = date(year, month, day)
        return cls(exact, exact, circa, text)

    @classmethod
    def between(cls, first: "PartialDate", last: "PartialDate", *, text: str = "") -> "PartialDate":
        """From the first day of `first` to the last day of `last`; approximate if either is."""
        return cls(first.earliest, last.latest, first.circa or last.circa, text)

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """The date that an EDTF string says: `1979-03-22`, `1979-03`, `1979~`, `1955/1958`, `../1958`.

        Raises:
            ValueError: not EDTF of this form, or not a date of the calendar.
        """
        if "/" in edtf:
            first, _, last = edtf.partition("/")
            head = None if first in ("", "..") else cls.parse(first)
            tail = None if last in ("", "..") else cls.parse(last)
            circa = bool((head and head.circa) or (tail and tail.circa))
            return cls(head.earliest if head else None, tail.latest if tail else None, circa, edtf)
        found = _ISO.match(edtf)
        if not found:
            raise ValueError(f"not a date: {edtf!r}; expected YYYY, YYYY-MM, YYYY-MM-DD, with ~ for about, or A/B")
        year, month, day = (int(part) if part else None for part in found.groups()[:3])
        assert year is not None
        return cls.of(year, month, day, circa=bool(found[4]), text=edtf)

    @property
    def precision(self) -> Precision:
        """Day, month or year where the interval is exactly that, else range."""
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return Precision.RANGE
        if first == last:
            return Precision.DAY
        if (first.day, last) == (1, _month_end(first.year, first.month)):
            return Precision.MONTH
        if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
            return Precision.YEAR
        return Precision.RANGE

    def edtf(self) -> str:
        """The date in EDTF; `parse` gives an equal date back."""
        mark = "~" if self.circa else ""
        if self.precision is Precision.RANGE:
            return f"{_end_edtf(self.earliest, mark)}/{_end_edtf(self.latest, mark)}"
        assert self.earliest
        width = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.earliest.isoformat()[:width] + mark

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether some day lies in both intervals; open ends reach everywhere."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def __str__(self) -> str:
        return self.edtf()


def _end_edtf(end: date | None, mark: str) -> str:
    return ".." if end is None else end.isoformat() + mark


def _not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
