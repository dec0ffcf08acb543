"""The body of an answer, decompressed under a cap: no piece may grow beyond what is left of it."""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator

_GZIP_WINDOW = 16 + zlib.MAX_WBITS  # zlib: 16 added to the window size asks for the gzip format


class BodyTooLarge(Exception):
    """The body is larger than the cap."""


def read_body(
    pieces: Iterable[bytes],
    *,
    encoding: str,
    announced: int | None,
    limit: int,
    deadline: float,
    progress: Callable[[int, int | None], None] | None = None,
) -> bytes:
    """The whole body.

    Args:
        pieces: the bytes as they come from the wire.
        encoding: the Content-Encoding: "", identity or gzip.
        announced: the Content-Length, None where not stated.
        limit: bytes allowed, on the wire and after decompression.
        deadline: in seconds of `time.monotonic`.
        progress: told of the bytes received and announced.

    Raises:
        BodyTooLarge: more than `limit` bytes, before or after decompression.
        TimeoutError: the deadline passed.
        EOFError: the compressed body ends early.
        ValueError: an encoding that was not asked for, or damaged compression.
    """
    if announced is not None and announced > limit:
        raise BodyTooLarge(_too_large(announced, limit))
    received = _watched(pieces, announced=announced, limit=limit, deadline=deadline, progress=progress)
    if encoding in ("", "identity"):
        return b"".join(received)
    if encoding not in ("gzip", "x-gzip"):
        raise ValueError(f"the answer is encoded as {encoding[:40]!r}; gzip or nothing was asked for")
    return _unzipped(received, limit)


def _too_large(size: int, limit: int) -> str:
    return f"the answer has {size:,} bytes or more; the cap is {limit:,}"


def _watched(
    pieces: Iterable[bytes],
    *,
    announced: int | None,
    limit: int,
    deadline: float,
    progress: Callable[[int, int | None], None] | None,
) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise BodyTooLarge(_too_large(size, limit))
        if time.monotonic() > deadline:
            raise TimeoutError(f"the answer did not end in time; {size:,} bytes had come")
        if progress:
            progress(size, announced)
        yield piece


def _unzipped(pieces: Iterable[bytes], limit: int) -> bytes:
    out = bytearray()
    reader = zlib.decompressobj(_GZIP_WINDOW)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if reader.eof:
                    reader = zlib.decompressobj(_GZIP_WINDOW)
                out += reader.decompress(rest, limit - len(out) + 1)
                if len(out) > limit:
                    raise BodyTooLarge(_too_large(len(out), limit) + " after decompression")
                rest = reader.unconsumed_tail or reader.unused_data
    except zlib.error as error:
        raise ValueError(f"the compressed answer is damaged: {error}") from error
    if not reader.eof:
        raise EOFError("the compressed answer ends early")
    return bytes(out)
