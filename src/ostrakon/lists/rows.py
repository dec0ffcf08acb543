"""Hardened CSV: bytes to rows, with every doubt said as an issue and every break refused."""

import csv
import io
from collections.abc import Mapping, Sequence

import msgspec

from ostrakon.lists.recipe import IssueLog, source_changed
from ostrakon.model import Capture

DOS_END = b"\x1a"  # the end-of-file mark of CP/M and DOS, which OFAC still writes
_FIELD_LIMIT = 1_000_000  # characters; the longest real field is some 10,000


def decode_text(capture: Capture, log: IssueLog) -> str:
    """The file as text: UTF-8, or Windows-1252 with a note saying so; the DOS end mark is taken off.

    Raises:
        SourceChanged: empty, NUL bytes, or in neither encoding.
    """
    data = capture.data.rstrip(b"\r\n").removesuffix(DOS_END) if DOS_END in capture.data[-8:] else capture.data
    if not data.strip():
        raise source_changed(capture.address, "the file is empty", expected="a list", found="nothing")
    if b"\x00" in data:
        place = data.index(b"\x00")
        raise source_changed(
            capture.address, "NUL bytes in the text", expected="text", found=f"NUL at byte {place}"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_windows(capture, data, place=error.start, log=log)


def _decode_windows(capture: Capture, data: bytes, *, place: int, log: IssueLog) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        found = f"byte {data[error.start]:#04x} at {error.start}"
        raise source_changed(
            capture.address, "unknown encoding", expected="UTF-8 or Windows-1252", found=found
        ) from None
    message = "not UTF-8: read as Windows-1252"
    log.note("encoding.fallback", f"{capture.address} byte {place}", value=f"{data[place]:#04x}", message=message)
    return text


def read_rows(capture: Capture, log: IssueLog, *, columns: int, delimiter: str = ",") -> list[list[str]]:
    """The rows of a CSV file, blank lines left out; rows of another width are left to the caller, save the last.

    Raises:
        SourceChanged: as `decode_text`; a quote that never closes; a last row with fewer than `columns` fields.
    """
    text = decode_text(capture, log)
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise source_changed(
            f"{capture.address} line {reader.line_num}",
            "the CSV is truncated or malformed",
            expected="quoted fields that close",
            found=str(error),
        ) from None
    _check_last(capture, rows, columns)
    return rows


def _check_last(capture: Capture, rows: Sequence[Sequence[str]], columns: int) -> None:
    if rows and len(rows[-1]) < columns:
        raise source_changed(
            f"{capture.address} row {len(rows)}",
            "the file is truncated: its last row is cut",
            expected=f"{columns} fields",
            found=f"{len(rows[-1])}: {','.join(rows[-1])[:80]!r}",
        )


def raw_of_rows(rows: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Published rows as JSON for `Listing.raw`: `{"SDN": [[...]], "ALT": [[...], ...]}`, in the given order."""
    return msgspec.json.encode(rows).decode("utf-8")
