"""Which register format some bytes are, and the reader for it."""

from collections.abc import Callable

from ostrakon.lists.xml import looks_like_xml, read_root
from ostrakon.model import BadRequest, Capture
from ostrakon.network.registers.bods import read_bods
from ostrakon.network.registers.ftm import read_ftm
from ostrakon.network.registers.gleif import READERS as GLEIF
from ostrakon.network.registers.json_entries import first_entry
from ostrakon.network.registers.reading import Progress, RegisterReading
from ostrakon.network.registers.rows import find_columns, read_rows
from ostrakon.network.registers.uk_psc import read_uk_psc

Reader = Callable[[Capture, Progress | None], RegisterReading]

_LINE = 65_536  # bytes in which the first line of a table must end
_EXPECTED = (
    "BODS 0.4 (JSON or JSON lines), GLEIF (LEI, relationship or exception XML), the UK PSC snapshot, "
    "FollowTheMoney JSON lines, or a CSV with the columns owner, owned, share"
)


def read_register(capture: Capture, *, progress: Progress | None = None) -> RegisterReading:
    """A register's file, read in the format that its bytes are. `progress` is told of entries read so far.

    Raises:
        BadRequest: no format that is known here.
        SourceChanged: the file is truncated, malformed or hostile.
    """
    return _reader_of(capture)(capture, progress)


def _reader_of(capture: Capture) -> Reader:
    data = capture.data
    if looks_like_xml(data):
        root, _ = read_root(data, capture.address)
        if root in GLEIF:
            return GLEIF[root]
        raise _not_known(capture, f"XML with the root element {root}")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _json_reader(capture)
    line = data[:_LINE].decode("utf-8-sig", errors="replace").partition("\n")[0].rstrip("\r")
    if find_columns(line):
        return read_rows
    raise _not_known(capture, repr(line[:80]))


def _json_reader(capture: Capture) -> Reader:
    entry = first_entry(capture.data) or {}
    if "company_number" in entry and "data" in entry:
        return read_uk_psc
    if "schema" in entry and "properties" in entry:
        return read_ftm
    if "statementId" in entry or "recordType" in entry or capture.data.lstrip()[:1] == b"[":
        return read_bods
    raise _not_known(capture, f"JSON with the keys {', '.join(sorted(entry)[:8]) or 'none'}")


def _not_known(capture: Capture, found: str) -> BadRequest:
    return BadRequest(
        f"{capture.address}: not a register that is known here. Expected {_EXPECTED}; found {found}."
    )
