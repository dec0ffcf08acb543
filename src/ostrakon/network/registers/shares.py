"""Shares as registers write them, as bands of basis points: exact, never through a float."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from ostrakon.network.stakes import NOT_STATED, WHOLE, Band

_NUMBER = r"(-?\d+(?:[.,]\d+)?)(?:\s*/\s*(\d+))?"
_ONE = re.compile(rf"{_NUMBER}\Z")
_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to|a|à)\s*(<?\s*\d+(?:[.,]\d+)?)\Z")
_ABOVE = re.compile(r"(?:>|over|more than|above|plus de)\s*(\d+(?:[.,]\d+)?)\Z")
_FROM = re.compile(r"(?:>=|≥|=>|at least|from|min\.?)\s*(\d+(?:[.,]\d+)?)\Z|(\d+(?:[.,]\d+)?)\s*(?:\+|or more)\Z")
_BELOW = re.compile(r"(?:<|under|less than|below)\s*(\d+(?:[.,]\d+)?)\Z")
_UP_TO = re.compile(r"(?:<=|≤|up to|at most|max\.?)\s*(\d+(?:[.,]\d+)?)\Z")
_NOT_SAID = {"", "-", "?", "n/a", "na", "unknown", "not stated", "not known", "none", "null"}


@lru_cache(maxsize=65_536)
def read_share(text: str) -> Band:
    """A share in percent as a register writes it: `60`, `33.3 %`, `1/3`, `25-50`, `>25%`, `75 or more`, "".

    A share finer than a basis point is the open band around it. "" is a share that is not stated.

    Raises:
        ValueError: not a share.
    """
    told = text.strip().lower().replace("%", "").replace("percent", "").strip()
    if told in _NOT_SAID:
        return NOT_STATED
    if found := _ONE.match(told):
        return _one(found[1], found[2])
    if found := _RANGE.match(told):
        below = found[2].startswith("<")
        return between(_decimal(found[1]), _decimal(found[2].lstrip("< ")), below=below)
    if found := _ABOVE.match(told):
        return between(_decimal(found[1]), Decimal(100), above=True)
    if found := _FROM.match(told):
        return between(_decimal(found[1] or found[2]), Decimal(100))
    if found := _BELOW.match(told):
        return between(Decimal(0), _decimal(found[1]), below=True)
    if found := _UP_TO.match(told):
        return between(Decimal(0), _decimal(found[1]))
    raise ValueError(f"not a share: {text[:60]!r}; expected a number of percent, or a band such as 25-50 or >25%")


def exactly(share: Decimal) -> Band:
    """The band of one share in percent: the share itself, or the open band of one basis point around it."""
    return between(share, share)


def between(least: Decimal, most: Decimal, *, above: bool = False, below: bool = False) -> Band:
    """The band between two shares in percent; ends finer than a basis point move outward and open."""
    low, low_rest = _points(least)
    high, high_rest = _points(most)
    return Band(low, high + high_rest, above or low_rest, below or high_rest)


def _one(number: str, divisor: str | None) -> Band:
    value = _decimal(number)
    if divisor is None:
        return exactly(value)
    if int(divisor) == 0:
        raise ValueError("not a share: divided by nothing")
    points = value * WHOLE
    low = int(points // int(divisor))
    return Band(low, low) if low * int(divisor) == points else Band(low, low + 1, True, True)


def _points(share: Decimal) -> tuple[int, bool]:
    """Whole basis points (rounded down), and whether something is left."""
    points = share * 100
    low = int(points.to_integral_value(rounding="ROUND_FLOOR"))
    return low, points != low


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text[:40]!r}") from error
