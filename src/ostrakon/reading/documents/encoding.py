"""Bytes become text: by byte-order mark, by what the source declares, as UTF-8, or as detection says.

Sources: WHATWG Encoding Standard 4.2 (Latin-1 and ASCII labels mean Windows-1252) and 6 (a byte-order mark wins).
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ostrakon.model import Issue, Severity
from ostrakon.reading.documents.sniffing import is_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1", "iso-8859-1", "us-ascii"})
# Encodings that documents outside Unicode are in: Windows code pages of each script, and East Asia's own.
_OF_DOCUMENTS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DETECTED_ON = 64 * 1024  # bytes that detection looks at; more takes seconds and changes nothing
_FEW = 0.02  # share of damaged places up to which text counts as UTF-8 with damage, not as another encoding
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that gave it, and what was lost or guessed."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def declared_charset(words: str) -> str:
    """The charset that a Content-Type or the head of a page declares, or ""."""
    found = _CHARSET.search(words)
    return found[1].lower() if found else ""


def decode_bytes(data: bytes, *, declared: str = "") -> Decoded:
    """The text of some bytes; characters that cannot be read become U+FFFD and an issue counts them."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding, "its byte-order mark")
    if wide := is_wide(data[:_DETECTED_ON]):
        return _replaced(data, wide, "its zero bytes")
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", _contradiction(declared, text))
    encoding = _known(declared)
    if encoding and encoding != "utf-8":
        return _replaced(data, encoding, "what it declares")
    return _detected(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    if name in ("utf-7", "rot13", "punycode", "idna", "unicode_escape", "raw_unicode_escape"):
        return ""  # no encodings of documents
    return "cp1252" if name in _LATIN else name


def _contradiction(declared: str, text: str) -> tuple[Issue, ...]:
    encoding = _known(declared)
    if not declared or encoding == "utf-8" or text.isascii():
        return ()
    what = f"it declares {declared} and its bytes are valid UTF-8, as which it was read"
    return (Issue("encoding.contradiction", "document", declared, what),)


def _detected(data: bytes) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    good = sum(1 for each in damaged if each > "\x7f" and each != "\ufffd")
    if good > 2 * bad or (bad <= _FEW * len(damaged) and good >= bad):
        return _counted(damaged, "utf-8", ())
    best = from_bytes(data[:_DETECTED_ON], cp_isolation=[*_OF_DOCUMENTS]).best()
    encoding = _known(best.encoding if best else "cp1252") or "cp1252"
    guessed = Issue(
        "encoding.detected",
        "document",
        encoding,
        f"it is not UTF-8 and declares no encoding; it was read as {encoding}, the likeliest by its bytes",
    )
    found = _replaced(data, encoding, "its bytes")
    return Decoded(found.text, encoding, (guessed, *found.issues))


def _replaced(data: bytes, encoding: str, by: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    return _counted(data.decode(encoding, "replace"), encoding, (), by=by)


def _counted(text: str, encoding: str, issues: tuple[Issue, ...], *, by: str = "most of its bytes") -> Decoded:
    count = text.count("\ufffd")
    if not count:
        return Decoded(text, encoding, issues)
    first = text.index("\ufffd")
    lost = Issue(
        "encoding.broken",
        f"characters {first}-{first + 1}",
        text[max(0, first - 20) : first + 20],
        f"read as {encoding} by {by}; {count:,} characters could not be read and stand as U+FFFD",
        Severity.LOSS,
    )
    return Decoded(text, encoding, (*issues, lost))


def mend_surrogates(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text with lone surrogates, which no encoding can carry, as U+FFFD; the length stays."""
    if not _SURROGATES.search(text):
        return text, ()
    mended, count = _SURROGATES.subn("\ufffd", text)
    message = f"{count:,} lone surrogates are no characters and stand as U+FFFD"
    return mended, (Issue("text.surrogates", "document", "", message, Severity.LOSS),)
