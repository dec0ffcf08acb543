"""Days and times as people write them become values, or a message that says what was expected."""

from datetime import date, datetime

from ostrakon.model import BadRequest


def parse_day(words: str | date | None, *, what: str) -> date | None:
    """The day meant by `YYYY-MM-DD`; None stays None.

    Raises:
        BadRequest: not a day of the calendar.
    """
    if words is None or isinstance(words, date):
        return words
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise BadRequest(f"{what} is {words[:40]!r}; expected a day as YYYY-MM-DD") from error


def parse_time(words: str | datetime | None, *, what: str) -> datetime | None:
    """The time meant by ISO 8601 with a zone; a day alone means its end in UTC.

    Raises:
        BadRequest: not a time, or a time without its zone.
    """
    if words is None or isinstance(words, datetime):
        return words
    try:
        time = datetime.fromisoformat(words if "T" in words else f"{words}T23:59:59.999999+00:00")
    except ValueError as error:
        raise BadRequest(f"{what} is {words[:40]!r}; expected YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ") from error
    if time.tzinfo is None:
        raise BadRequest(f"{what} is {words!r}, which has no zone; add Z for UTC")
    return time
