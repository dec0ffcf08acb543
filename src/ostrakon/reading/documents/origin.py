"""Where a report comes from and when: what was said by the caller, found in the document, or not at all."""

from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.model import Issue, Severity


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day of publication found in a document, and where."""

    day: date
    where: str


def settle_day(
    given: date | None, found: tuple[FoundDay, ...], *, today: date | None
) -> tuple[date | None, tuple[Issue, ...]]:
    """The day of publication, and issues that say how it was come by.

    Args:
        given: what the caller says; it stands whatever the document says.
        found: days found in the document, the most trustworthy first.
        today: the day of retrieval (UTC), None where unknown. A found day later than the day after it is not
            taken: somewhere on earth it is tomorrow already, and nowhere the day after.
    """
    limit = today + timedelta(days=1) if today else date.max
    if given:
        return given, (*_future(given, limit), *_differs(given, found, limit))
    future = tuple(_to_come(each) for each in found if each.day > limit)
    for each in found:
        if each.day <= limit:
            message = f"no day of publication was given; {each.day} was found in {each.where}"
            return each.day, (*future, Issue("date.found", each.where, str(each.day), message))
    unknown = Issue(
        "date.unknown",
        "document",
        "",
        "no day of publication was given and none was found: relative times stay relative; "
        "say the day: --published YYYY-MM-DD",
        Severity.LOSS,
    )
    return None, (*future, unknown)


def _to_come(found: FoundDay) -> Issue:
    message = f"{found.where} says {found.day}, which is to come; it was not taken"
    return Issue("date.future", found.where, str(found.day), message, Severity.LOSS)


def _future(given: date, limit: date) -> tuple[Issue, ...]:
    if given <= limit:
        return ()
    message = f"the day of publication given, {given}, is to come; relative times are counted from it all the same"
    return (Issue("date.future", "document", str(given), message),)


def _differs(given: date, found: tuple[FoundDay, ...], limit: date) -> tuple[Issue, ...]:
    """One note where the document says another day: a day's difference is one of time zones."""
    for each in found:
        if abs((each.day - given).days) > 1 and each.day <= limit:
            message = (
                f"the day of publication given is {given}; {each.where} says {each.day}; the given one stands"
            )
            return (Issue("date.differs", each.where, str(each.day), message),)
    return ()
