"""Reports become readings: from a text in hand to what it says."""

import hashlib
from collections.abc import Mapping
from datetime import date

from ostrakon.model import BadRequest, PartyKind, Reading, Report
from ostrakon.reading import detect_language, read_report


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    listed_names: Mapping[str, PartyKind] | None = None,
) -> Reading:
    """What a text says, read against its day of publication; without one, relative times stay open.

    Raises:
        BadRequest: `published` is no day (YYYY-MM-DD), or `language` is neither `en` nor `fr`.
    """
    if language not in (None, "en", "fr"):
        raise BadRequest(f"language {language!r} is not read; expected en or fr")
    report = Report(
        id="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        published=_day(published),
        language=language or detect_language(text),
    )
    return read_report(report, listed_names=listed_names)


def _day(published: date | str | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError as error:
        raise BadRequest(f"published: {published!r} is no day; expected YYYY-MM-DD") from error
