"""Raw bytes as they came, and the pointers into them that every value carries."""

from dataclasses import dataclass
from datetime import datetime

QUOTE_LIMIT = 300  # characters; longer quotes are cut with an ellipsis (conventions, vocabulary: evidence)


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes with their digest, address and time of retrieval (UTC).

    `digest` is the lower-case hex SHA-256 of `data`. `address` is the URL or the file name it came from.
    """

    data: bytes
    digest: str
    address: str
    retrieved_at: datetime
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class CaptureNote:
    """What the ledger notes of a capture whose bytes are kept in the store; `size` in bytes."""

    digest: str
    address: str
    retrieved_at: datetime
    size: int
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a capture and the words there.

    `place` reads like `SDN.CSV ent_num 42618 / Remarks`, an XPath, or `characters 1690-1716`;
    `start` and `end` are code points of the report's text where the capture is a report, else None.
    """

    capture: str
    place: str
    quote: str
    start: int | None = None
    end: int | None = None


def cut_quote(text: str) -> str:
    """The text as a quote of at most `QUOTE_LIMIT` characters."""
    return text if len(text) <= QUOTE_LIMIT else text[: QUOTE_LIMIT - 1] + "…"
