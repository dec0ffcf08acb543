"""Captures for tests, and a small writer of PDF files."""

import hashlib
from datetime import UTC, datetime

from ostrakon.model import Capture, Report
from ostrakon.reading.documents import read_capture

AT = datetime(2024, 1, 1, 12, 0, tzinfo=UTC)


def a_capture(data: bytes | str, name: str = "report.txt", media_type: str = "") -> Capture:
    raw = data.encode() if isinstance(data, str) else data
    return Capture(raw, hashlib.sha256(raw).hexdigest(), name, AT, media_type)


def a_report(data: bytes | str, name: str = "report.txt", media_type: str = "", **more) -> Report:
    return read_capture(a_capture(data, name, media_type), **more)


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.issues]


def a_pdf(*pages: list[tuple[float, str]], more: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF with a page for each list of (height in points, line) in Helvetica 11."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        lines = b"".join(b"BT /F1 11 Tf 60 %.1f Td (%s) Tj ET\n" % (top, _escaped(text)) for top, text in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(lines), lines))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects += [more] if more else []
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    head = b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return out + end + head + b"startxref\n%d\n%%%%EOF\n" % len(out)


def _escaped(text: str) -> bytes:
    return text.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
