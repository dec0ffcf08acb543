"""Plain text becomes a report: the text as it came, dated by its stamp lines or its name."""

import hashlib
from dataclasses import dataclass
from datetime import date

from ostrakon.model import Issue, Report, Severity
from ostrakon.reading.documents.day_words import day_in_address
from ostrakon.reading.documents.encoding import mend_surrogates
from ostrakon.reading.documents.languages import find_language, language_issue
from ostrakon.reading.documents.limits import cut_text
from ostrakon.reading.documents.origin import FoundDay, settle_day
from ostrakon.reading.documents.stamps import find_stamps, stamped_day

_TITLE_LENGTH = 200  # characters; a longer first line is a paragraph
_BIDI = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u202c\u2069")


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a document beside its text.

    `language` is what the document declares, and decides where its words do not; `forced_language` is what the
    caller says, and stands. `days` are found days, the most trustworthy first.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = ""
    days: tuple[FoundDay, ...] = ()
    address: str = ""
    forced_language: str = ""


def make_report(
    text: str,
    *,
    published: date | None = None,
    today: date | None = None,
    digest: str = "",
    origin: Origin | None = None,
    issues: tuple[Issue, ...] = (),
) -> Report:
    """A report of a text.

    Args:
        text: the text; every offset counts its code points.
        published: the day of publication where the caller knows it.
        today: the day of retrieval: no found day may be later.
        digest: SHA-256 of the source's bytes in hex; "" takes it from the text in UTF-8.
        origin: what the source says of itself.
        issues: what was met on the way to the text.
    """
    known = origin or Origin()
    whole, surrogates = mend_surrogates(text)
    body, cut = cut_text(whole)
    day, dating = settle_day(published, (*known.days, *_days_in(body, known.address)), today=today)
    language = known.forced_language or find_language(body, declared=known.language)
    before = (*issues, *surrogates, *cut)
    after = (*_directions(body), *dating, *language_issue(language)) if body.strip() else _emptiness(issues)
    return Report(
        id=f"sha256:{digest or hashlib.sha256(whole.encode()).hexdigest()}",
        text=body,
        title=known.title or _first_line(body),
        publisher=known.publisher,
        url=known.url,
        published=day,
        language=language,
        issues=(*before, *after),
    )


def _days_in(text: str, address: str) -> tuple[FoundDay, ...]:
    stamped = stamped_day(text)
    named = day_in_address(address)
    return tuple(
        FoundDay(day, where) for day, where in ((stamped, "its stamp line"), (named, "its address")) if day
    )


def _emptiness(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    if any(each.code.endswith(".no_text") for each in issues):
        return ()
    return (Issue("text.no_text", "document", "", "the document holds no words: nothing to read", Severity.LOSS),)


def _directions(text: str) -> tuple[Issue, ...]:
    """Characters that turn the direction of writing can make a line show other words than it holds."""
    count = sum(each in _BIDI for each in text)
    if not count:
        return ()
    message = (
        f"{count:,} characters that turn the direction of writing: it may show in another order than it is read"
    )
    return (Issue("text.directions", "document", "", message),)


def _first_line(text: str) -> str | None:
    """The first line that is no stamp, where it reads like a title: short, no sentence, more below it."""
    stamps = {stamp.start for stamp in find_stamps(text)}
    start = 0
    for line in text.split("\n", 8)[:8]:
        words = line.strip()
        if words and start not in stamps:
            more = text[start + len(line) :].strip()
            sentence = words.endswith((".", ":", ";", ",", "!", '."', ".”"))
            return words if more and not sentence and len(words) <= _TITLE_LENGTH else None
        start += len(line) + 1
    return None
