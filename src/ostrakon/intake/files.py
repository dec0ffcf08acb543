"""Files and streams as captures, never larger than a cap."""

from datetime import datetime
from pathlib import Path
from typing import IO

from ostrakon.intake.captures import make_capture
from ostrakon.model import BadRequest, Capture

FILE_LIMIT = 512 * 1024 * 1024  # bytes; the largest list file known (OFAC SDN_ADVANCED.XML) has some 120 MB
_PIECE = 1024 * 1024  # bytes read at a time


def read_file(path: Path, *, at: datetime, limit: int = FILE_LIMIT) -> Capture:
    """A file's bytes as a capture; its address is the file's name.

    Raises:
        BadRequest: no such file, not readable, a folder, empty, or larger than `limit` bytes.
    """
    try:
        if path.is_dir():
            raise BadRequest(f"{path} is a folder; name the files to read")
        with path.open("rb") as file:
            return read_stream(file, address=path.name, at=at, limit=limit)
    except OSError as error:
        raise BadRequest(f"cannot read {path}: {error.strerror}") from error


def read_stream(stream: IO[bytes], *, address: str, at: datetime, limit: int = FILE_LIMIT) -> Capture:
    """A stream's bytes to its end as a capture.

    Raises:
        BadRequest: the stream is empty or longer than `limit` bytes.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise BadRequest(f"{address} is larger than the cap of {limit:,} bytes; nothing was loaded")
    if not size:
        raise BadRequest(f"{address} is empty (0 bytes); nothing was loaded")
    return make_capture(b"".join(pieces), address=address, at=at)
