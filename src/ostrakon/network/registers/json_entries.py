"""JSON arrays and JSON lines as a stream of entries, each with its place; one bad entry never loses the others."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from ostrakon.model import SourceChanged
from ostrakon.network.registers.reading import RegisterDraft

_BOM = b"\xef\xbb\xbf"


def read_entries(draft: RegisterDraft) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of the file with its place (`item 3`, `line 3`); numbers with a point come as `Decimal`.

    An entry that is no JSON object becomes an issue. Each entry is counted.

    Raises:
        SourceChanged: the file is an array and is truncated or malformed.
    """
    data = draft.capture.data.removeprefix(_BOM)
    for place, raw in _pieces(data, draft.capture.address):
        draft.count()
        try:
            entry = json.loads(raw, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            told = bytes(raw[:120]).decode("utf-8", "replace")
            draft.issue("register.json", place, value=told, message=f"not JSON: {error}; left out")
            continue
        if isinstance(entry, dict):
            yield place, entry
        else:
            told = bytes(raw[:120]).decode("utf-8", "replace")
            draft.issue("register.json", place, value=told, message="not a JSON object; left out")


def first_entry(data: bytes) -> dict[str, Any] | None:
    """The first object of an array or of lines, None where there is none: to tell the format by."""
    try:
        for _, raw in _pieces(data.removeprefix(_BOM), ""):
            entry = json.loads(raw, parse_float=Decimal)
            return entry if isinstance(entry, dict) else None
    except (ValueError, RecursionError, SourceChanged):
        return None
    return None


def _pieces(data: bytes, where: str) -> Iterator[tuple[str, bytes]]:
    start = data.lstrip()[:1]
    if start == b"[":
        try:
            items = msgspec.json.decode(data, type=list[msgspec.Raw])
        except msgspec.DecodeError as error:
            raise SourceChanged(
                f"{where}: the JSON is truncated or malformed. Expected an array of statements; found {error}. "
                "Fetch the file again from its publisher."
            ) from error
        for number, item in enumerate(items):
            yield f"item {number}", bytes(item)
        return
    begin, number = 0, 0
    while begin < len(data):
        end = data.find(b"\n", begin)
        end = len(data) if end < 0 else end
        line = data[begin:end].strip()
        number, begin = number + 1, end + 1
        if line:
            yield f"line {number}", line
