"""A capture becomes a report by its kind."""

from datetime import date

from ostrakon.model import Capture, Report
from ostrakon.reading.documents.encoding import declared_charset, decode_bytes
from ostrakon.reading.documents.plain import Origin, make_report
from ostrakon.reading.documents.sniffing import DocumentKind, sniff_kind


def read_capture(capture: Capture, *, published: date | None = None) -> Report:
    """The report in a capture.

    Args:
        capture: the bytes of a text, a page or a PDF.
        published: the day of publication where the caller knows it; None has it looked for in the document.

    Raises:
        BadRequest: no text, page or PDF; a PDF that is locked or damaged.
    """
    match sniff_kind(capture):
        case DocumentKind.HTML:
            from ostrakon.reading.documents.page import read_page

            return read_page(capture, published=published)
        case DocumentKind.PDF:
            from ostrakon.reading.documents.pdf import read_pdf

            return read_pdf(capture, published=published)
        case DocumentKind.TEXT:
            return _read_plain(capture, published)


def _read_plain(capture: Capture, published: date | None) -> Report:
    decoded = decode_bytes(capture.data, declared=declared_charset(capture.media_type))
    return make_report(
        decoded.text,
        published=published,
        today=capture.retrieved_at.date(),
        digest=capture.digest,
        origin=Origin(url=web_address(capture), address=capture.address),
        issues=decoded.issues,
    )


def web_address(capture: Capture) -> str | None:
    """The capture's address where it is one of the web."""
    return capture.address if capture.address.startswith(("https://", "http://")) else None
