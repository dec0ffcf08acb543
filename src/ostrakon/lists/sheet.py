"""Hardened workbooks: the first sheet of an XLSX as rows of text, after its ZIP was held against bombs.

Sources: ECMA-376 part 2 (a workbook is a ZIP of XML parts); APPNOTE.TXT 6.3.10 section 4.3.7 (local headers).
"""

import io
import struct
import zipfile
import zlib
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from ostrakon.lists.recipe import source_changed

_ZIP = b"PK\x03\x04"
_MOST_PARTS = 500  # parts in the ZIP; real lists have some ten
_MOST_BYTES = 300_000_000  # bytes unpacked; the largest real list has 40 MB
_CHUNK = 1 << 20
_LOCAL_HEADER = 30  # bytes before the name in a local file header (APPNOTE 4.3.7)


def looks_like_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP does."""
    return data.startswith(_ZIP)


def read_sheet(data: bytes, where: str, *, rows: int | None = None) -> list[list[str]]:
    """The rows of the only sheet, cells as text: whole numbers without point, dates as dd/mm/yyyy, "" where empty.

    `rows` None gives all. Line breaks inside cells are kept.

    Raises:
        SourceChanged: not a workbook, a bomb, cut, or with several sheets that hold something.
    """
    _check_zip(data, where)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, OSError) as error:
        raise _not_whole(where, str(error)) from None
    filled = [sheet for sheet in sheets if sheet.total_height]
    if len(filled) != 1:
        names = ", ".join(sheet.name for sheet in filled) or "none"
        raise source_changed(where, "which sheet to read is not clear", expected="one filled sheet", found=names)
    table = filled[0].to_python(skip_empty_area=False, nrows=rows)
    return [[_cell_text(cell) for cell in row] for row in table]


def _cell_text(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%d/%m/%Y")
    return str(cell)


def _check_zip(data: bytes, where: str) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _not_whole(where, str(error)) from None
    if len(parts) > _MOST_PARTS:
        raise _bomb(where, f"{len(parts)} parts")
    left = _MOST_BYTES
    for part in parts:
        left -= _count_unpacked(data, part, left=left, where=where)


def _count_unpacked(data: bytes, part: zipfile.ZipInfo, *, left: int, where: str) -> int:
    """The bytes that a part truly unpacks to, whatever its header says; unpacking stops at `left`."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _not_whole(where, f"part {part.filename!r} is packed in an unusual way")
    header = data[part.header_offset : part.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(_ZIP):
        raise _not_whole(where, f"part {part.filename!r} has no header")
    name, extra = struct.unpack("<HH", header[26:30])
    start = part.header_offset + _LOCAL_HEADER + int(name) + int(extra)
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    return _inflate(data[start : start + part.compress_size], part.filename, left=left, where=where)


def _inflate(packed: bytes, name: str, *, left: int, where: str) -> int:
    unpacker, count = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while packed and not unpacker.eof:
            count += len(unpacker.decompress(packed, _CHUNK))
            packed = unpacker.unconsumed_tail
            if count > left:
                raise _bomb(where, f"part {name!r} unpacks to more than {_MOST_BYTES:,} bytes in all")
    except zlib.error as error:
        raise _not_whole(where, f"part {name!r}: {error}") from None
    return count


def _bomb(where: str, found: str) -> Exception:
    return source_changed(
        where,
        "the workbook unpacks to far more than a list needs",
        expected=f"at most {_MOST_PARTS} parts and {_MOST_BYTES:,} bytes",
        found=found,
        remedy="Do not trust this file: fetch it again from the authority.",
    )


def _not_whole(where: str, why: str) -> Exception:
    return source_changed(where, "the workbook is truncated or malformed", expected="a whole XLSX", found=why)
