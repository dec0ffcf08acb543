"""Which list and format some bytes are of, told from the bytes alone."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from ostrakon.lists.recipe import Head, ListFormat, source_changed
from ostrakon.lists.xml import looks_like_xml, read_root
from ostrakon.model import BadRequest, Capture

_LINE = 65_536  # bytes in which the first line must end


@dataclass(frozen=True, slots=True)
class Detected:
    """A format and the ids of the lists that such bytes may be of (several where the bytes do not tell)."""

    format: ListFormat
    lists: tuple[str, ...]


def read_head(capture: Capture) -> Head:
    """What a format is told by.

    Raises:
        SourceChanged: empty, or XML that is malformed or hostile before its root.
    """
    data = capture.data
    if not data.strip(b"\x1a \t\r\n\x00"):
        raise source_changed(capture.address, "the file is empty", expected="a list", found=f"{len(data)} bytes")
    if looks_like_xml(data):
        root, namespace = read_root(data, capture.address)
        return Head(data, capture.address, root=root, namespace=namespace)
    return Head(data, capture.address, first_row=_first_row(data))


def detect(capture: Capture, formats: Sequence[ListFormat]) -> Detected:
    """The format of a capture and the lists that it may be of.

    Raises:
        BadRequest: no format of the catalog looks like this.
        SourceChanged: as `read_head`.
    """
    head = read_head(capture)
    for known in formats:
        lists = known.recognize(head)
        if lists:
            return Detected(known, lists)
    names = ", ".join(known.name for known in formats)
    raise BadRequest(
        f"{capture.address}: not a list that is known here. Expected one of the formats {names}; found "
        f"{_describe(head)}. Check that the file is whole and is the list itself, not a page about it."
    )


def _first_row(data: bytes) -> tuple[str, ...]:
    line = data[:_LINE].replace(b"\r", b"\n").split(b"\n", 1)[0]
    if b"\x00" in line:
        return ()
    text = line.decode("utf-8-sig", errors="replace").rstrip("\x1a")
    try:
        return tuple(next(csv.reader(io.StringIO(text)), []))
    except csv.Error:
        return ()


def _describe(head: Head) -> str:
    if head.root:
        return f"XML with root <{head.root}> in namespace {head.namespace or '(none)'}"
    if head.first_row:
        return f"text whose first line is {','.join(head.first_row)[:80]!r}"
    return f"bytes that begin {head.data[:12]!r}"
