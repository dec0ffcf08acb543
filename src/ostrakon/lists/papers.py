"""When a paper was issued and when it expires, as the words about it say.

Sources: the phrases in the UN's notes, the UK's passport details and the EU's attributes: `issued on 10 Jun.
2018`, `(expires 7 August 2034)`, `Expired: 22/07/2014`, `Date of delivery: 30/03/2016 Expiration date: ...`.
"""

import re
from dataclasses import dataclass

from ostrakon.lists.dates import read_date
from ostrakon.model import PartialDate

_DAY = r"(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9}\.? ?\d{4}|[A-Za-z]{3,9}\.? ?\d{4}|\d{4})"
_ISSUED = re.compile(
    rf"\b(?:issued|issue date|date of (?:issue|delivery))\s*(?:on|in)?\s*:?\s*{_DAY}\b", re.IGNORECASE
)
_EXPIRES = re.compile(
    rf"\b(?:expires|expired|expiry(?: date)?|expiration date|date of expiration|valid (?:until|to))"
    rf"\s*(?:on|in)?\s*:?\s*{_DAY}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PaperDates:
    """Issue and expiry, None where the words state none."""

    issued: PartialDate | None
    expires: PartialDate | None


def read_paper_dates(words: str, *, issued: str = "", expires: str = "") -> PaperDates:
    """The dates in the words about a paper; `issued` and `expires` are fields of their own, if any."""
    return PaperDates(
        _read(issued) or _find(_ISSUED, words),
        _read(expires) or _find(_EXPIRES, words),
    )


def _find(pattern: re.Pattern[str], words: str) -> PartialDate | None:
    found = pattern.search(words)
    return _read(found[1]) if found else None


def _read(words: str) -> PartialDate | None:
    """The date, or None: the words themselves are kept in the identifier's text, so nothing is lost."""
    try:
        return read_date(words) if words.strip() else None
    except ValueError:
        return None
