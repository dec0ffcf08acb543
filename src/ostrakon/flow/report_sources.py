"""What is to be read, as the caller names it: files, folders, addresses and the standard input become captures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from ostrakon.intake import PUBLIC_ONLY, AddressPolicy, FetchLimits, fetch_capture, read_file, read_stream
from ostrakon.model import BadRequest, Capture

STANDARD_INPUT = "-"
REPORT_BYTES = 64 * 1024 * 1024  # a guard: a PDF may carry many pictures beside its words
_FETCH_SECONDS = 60.0  # for a page that one person waits for
# What files in a folder are read; a file named by itself is read whatever its ending.
_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents that the caller means, in order, and how many files of folders were left out, by ending."""

    sources: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]


def is_address(source: str) -> bool:
    """Whether a source is an address of the web."""
    return source.lower().startswith(("https://", "http://"))


def gather_sources(named: Iterable[str | Path]) -> Gathered:
    """Folders become their files (text, HTML, PDF; subfolders too; by name); all else stays as named.

    Raises:
        BadRequest: nothing was named, or a folder holds nothing to read.
    """
    sources: list[str] = []
    left: Counter[str] = Counter()
    for each in map(str, named):
        if is_address(each) or each == STANDARD_INPUT or not Path(each).is_dir():
            sources.append(each)
            continue
        files = [path for path in sorted(Path(each).rglob("*")) if _is_seen(path, Path(each)) and path.is_file()]
        chosen = [path for path in files if path.suffix.lower() in _ENDINGS]
        if not chosen:
            raise BadRequest(f"the folder {each} holds no text, HTML or PDF file ({', '.join(sorted(_ENDINGS))})")
        sources += map(str, chosen)
        left.update(path.suffix.lower() or "no ending" for path in files if path not in set(chosen))
    if not sources:
        raise BadRequest("nothing to read: name files, folders or addresses, or - for the standard input")
    return Gathered(tuple(dict.fromkeys(sources)), tuple(sorted(left.items())))


def _is_seen(path: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)


def capture_source(
    source: str, *, at: datetime, standard_input: IO[bytes] | None = None, policy: AddressPolicy = PUBLIC_ONLY
) -> Capture:
    """The bytes of one source.

    An address that a person names may be of any host, as long as the host is of the public internet; redirects
    may lead to the same host with or without `www.`, and to no other.

    Raises:
        BadRequest, SourceUnavailable, SourceChanged: nothing to read came, and why.
    """
    if source == STANDARD_INPUT:
        if standard_input is None:
            raise BadRequest("there is no standard input to read")
        return read_stream(standard_input, address="standard input", at=at, limit=REPORT_BYTES)
    if not is_address(source):
        return read_file(Path(source), at=at, limit=REPORT_BYTES)
    limits = FetchLimits(size=REPORT_BYTES, seconds=_FETCH_SECONDS)
    found = fetch_capture(source, at=at, hosts=frozenset(_hosts(source)), settings=(policy, limits))
    assert found is not None, "only a conditional request may be answered with nothing"
    return found


def _hosts(address: str) -> Sequence[str]:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError as error:
        raise BadRequest(f"{address[:200]!r} is not an address: {error}") from error
    return (host, host.removeprefix("www.")) if host.startswith("www.") else (host, f"www.{host}")
