"""A PDF becomes a report: the text of its pages, put back into paragraphs. PDFium does the reading."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pypdfium2

from ostrakon.model import BadRequest, Capture, Issue, Report, Severity
from ostrakon.reading.documents.capture import web_address
from ostrakon.reading.documents.day_words import day_of_iso
from ostrakon.reading.documents.limits import PAGE_LIMIT, PAGE_POINTS, TEXT_LIMIT
from ostrakon.reading.documents.origin import FoundDay
from ostrakon.reading.documents.pdf_lines import Line, join_lines
from ostrakon.reading.documents.plain import Origin, make_report

_FEW = 20  # characters: a page with fewer is a picture with a page number
_SHOWN = 12  # page numbers named in an issue


@dataclass(slots=True)
class _Pages:
    """What the pages gave."""

    lines: list[list[Line]] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    left_out: int = 0


def read_pdf(capture: Capture, *, published: date | None = None) -> Report:
    """The report in a PDF; `text` is the extracted text.

    Raises:
        BadRequest: locked with a password, damaged, or without pages.
    """
    document = _open(capture)
    try:
        pages = _read_pages(document)
        told = document.get_metadata_dict()
    finally:
        document.close()
    made = day_of_iso((told.get("CreationDate") or "").removeprefix("D:"))
    return make_report(
        join_lines(pages.lines),
        published=published,
        today=capture.retrieved_at.date(),
        digest=capture.digest,
        origin=Origin(
            title=_title(told),
            url=web_address(capture),
            days=_after_text(join_lines(pages.lines[:1]), made),
            address=capture.address,
        ),
        issues=tuple(_issues(pages)),
    )


def _after_text(first_page: str, made: date | None) -> tuple[FoundDay, ...]:
    """The day on the first page before the day the file was made: files are often made anew."""
    from ostrakon.reading.documents.stamps import stamped_day

    stamped = stamped_day(first_page)
    found = ((stamped, "its stamp line"), (made, "the PDF's day of creation"))
    return tuple(FoundDay(day, where) for day, where in found if day)


def _open(capture: Capture) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(capture.data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        what = (
            "is locked with a password; unlock it first" if locked else f"is a damaged PDF ({error}); get it again"
        )
        raise BadRequest(f"{capture.address} {what}") from error
    if not count:
        document.close()
        raise BadRequest(f"{capture.address} is a PDF without pages")
    return document


def _read_pages(document: pypdfium2.PdfDocument) -> _Pages:
    pages = _Pages()
    characters = 0
    count = len(document)
    for number in range(count):
        if number >= PAGE_LIMIT or characters > TEXT_LIMIT:
            pages.left_out = count - number
            break
        lines = _read_page(document, number, pages)
        characters += sum(len(line.text) for line in lines)
        pages.lines.append(lines)
    return pages


def _read_page(document: pypdfium2.PdfDocument, number: int, pages: _Pages) -> list[Line]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        pages.failed.append(number + 1)
        return []
    try:
        if max(page.get_size()) > PAGE_POINTS:
            pages.failed.append(number + 1)
            return []
        text_page = page.get_textpage()
        try:
            lines = list(_lines(text_page))
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        pages.failed.append(number + 1)
        return []
    finally:
        page.close()
    if sum(len(line.text.strip()) for line in lines) < _FEW:
        pages.empty.append(number + 1)
    return lines


def _lines(text_page: Any) -> Iterator[Line]:
    """The lines of a page with the height of each on the page, in points from its foot."""
    text = text_page.get_text_range(errors="replace")
    count = text_page.count_chars()
    place = 0
    for line in text.split("\n"):
        first = place + len(line) - len(line.lstrip())
        top: float | None = None
        if line.strip() and first < count:
            with suppress(pypdfium2.PdfiumError, ValueError):
                top = float(text_page.get_charbox(first, loose=True)[3])
        yield Line(re.sub(r"[\x00-\x01\x03-\x08\x0b-\x1f]", "", line), top)
        place += len(line) + 1


def _title(told: dict[str, str]) -> str | None:
    title = " ".join((told.get("Title") or "").split())
    named_by_machine = re.search(r"\.(?:docx?|pdf|indd|qxd|wpd)$|^(?:microsoft word|untitled)", title, re.I)
    return None if named_by_machine else title or None


def _issues(pages: _Pages) -> Iterator[Issue]:
    read = len(pages.lines)
    if pages.empty and len(pages.empty) + len(pages.failed) == read:
        message = (
            f"none of its {read:,} pages holds text: it is a scan or pictures; recognize its text (OCR) first"
        )
        yield Issue("pdf.no_text", "document", "", message, Severity.LOSS)
    elif pages.empty:
        message = "these pages hold no text, and were not read: pictures, or scans that need OCR"
        yield Issue("pdf.empty_pages", "document", _numbers(pages.empty), message, Severity.LOSS)
    if pages.failed:
        yield Issue(
            "pdf.failed_pages", "document", _numbers(pages.failed), "these pages could not be read", Severity.LOSS
        )
    if pages.left_out:
        cap = f"{PAGE_LIMIT:,} pages or {TEXT_LIMIT:,} characters"
        message = f"the last {pages.left_out:,} pages were not read: the cap is {cap}"
        yield Issue("pdf.cut", "document", f"{pages.left_out:,}", message, Severity.LOSS)


def _numbers(pages: list[int]) -> str:
    more = f" and {len(pages) - _SHOWN:,} more" if len(pages) > _SHOWN else ""
    return ", ".join(map(str, pages[:_SHOWN])) + more
