"""What kind of document some bytes are: told by the bytes first, then by the source's word, then by the name."""

import re
from enum import StrEnum

from ostrakon.model import BadRequest, Capture


class DocumentKind(StrEnum):
    """Kinds that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"


# First bytes of formats that are often handed over by mistake (each format's own specification).
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (a Word, Excel or OpenDocument file is one too)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "a Rich Text file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3\x00", "a database"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|meta|title)[\s>]", re.I)
_HEAD = 4096  # bytes looked at for markup
_PDF_HEAD = 1024  # PDF readers accept the header within the first 1,024 bytes (ISO 32000-1, Annex H.3.4.1)
_JUNK_SHARE = 0.02  # of control characters: text has tabs and line ends, and next to no others
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\r\f\x1a\x1b\x00")


def sniff_kind(capture: Capture) -> DocumentKind:
    """The kind of a capture.

    Raises:
        BadRequest: bytes that are no text, page or PDF; the message says what they look like.
    """
    data = capture.data
    if b"%PDF-" in data[:_PDF_HEAD]:
        return DocumentKind.PDF
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BadRequest(f"{capture.address} is {what}; expected text, HTML or PDF: save or export it as one")
    _refuse_junk(capture)
    if _HTML.search(_without_zeros(data[:_HEAD])):
        return DocumentKind.HTML
    named = capture.address.lower().partition("?")[0].endswith((".html", ".htm", ".xhtml"))
    return DocumentKind.HTML if "html" in capture.media_type.lower() or named else DocumentKind.TEXT


def _without_zeros(head: bytes) -> bytes:
    """UTF-16's ASCII as ASCII."""
    return head.replace(b"\x00", b"")


def _refuse_junk(capture: Capture) -> None:
    sample = capture.data[: 256 * 1024]
    zeros = sample.count(0)
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide(sample)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if (zeros and not wide) or (not wide and controls > _JUNK_SHARE * len(sample)):
        raise BadRequest(
            f"{capture.address} is binary data ({zeros:,} zero bytes and {controls:,} control characters "
            f"in the first {len(sample):,}); expected text, HTML or PDF"
        )


def is_wide(sample: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where every second byte of text without a mark is mostly zero, else ""."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 2:
        return ""
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.6 and low < 0.1:  # Latin text in UTF-16 has a zero in nearly every unit
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 and high < 0.1 else ""
