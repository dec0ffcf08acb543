"""A text becomes a reading, without a workspace: only what reading needs is imported here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ostrakon.flow.days import parse_day
from ostrakon.model import BadRequest, PartyKind, Reading, Report
from ostrakon.reading import READER, read_report
from ostrakon.reading.documents import READ, Origin, blank_stamps, make_report
from ostrakon.settings import read_clock


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    listed_names: Mapping[str, PartyKind] | None = None,
) -> Reading:
    """What a text says, read without a workspace.

    Args:
        text: the text; every offset of the answer counts its code points.
        published: the day of publication; None has it looked for in the first lines, and where none is found
            relative times stay open.
        language: `en` or `fr`; None has it told by the words.
        listed_names: names of the lists with their kinds, found even where the tagger misses them.

    Raises:
        BadRequest: `published` is no day (YYYY-MM-DD), or `language` is neither `en` nor `fr`.
    """
    if language not in (None, *READ):
        raise BadRequest(f"language {language!r} is not read; expected en or fr")
    if not isinstance(text, str):
        raise BadRequest(f"a text is expected, not {type(text).__name__}; decode bytes first")
    day = parse_day(published, what="the day of publication")
    report = make_report(
        text, published=day, today=read_clock().date(), origin=Origin(forced_language=language or "")
    )
    return finish_reading(report, listed_names or {})


def finish_reading(report: Report, listed: Mapping[str, PartyKind]) -> Reading:
    """A report read; what was lost between its source and its text comes first among the issues."""
    whole = replace(report, issues=())
    if report.language not in READ or not report.text.strip():
        return Reading(whole, (), (), (), report.issues, READER)
    reading = read_report(replace(whole, text=blank_stamps(report.text)), listed_names=listed)
    return replace(reading, document=whole, issues=(*report.issues, *reading.issues))
