"""What a screening searches, and how much of it is shown."""

from dataclasses import dataclass
from datetime import date, datetime

LIMIT = 10  # hits shown per query unless asked otherwise
LIMIT_MOST = 1000  # a larger page than anyone reads; keeps one request from asking for the whole list


@dataclass(frozen=True, slots=True)
class Scope:
    """What is searched, and how much is shown.

    `as_of` None is today; it compares with the day of publication, `known_at` with the time of retrieval.
    `lists` empty means every list held. `threshold` is a probability (0 to 1), None the policy's own.
    `policy` is `NAME` or `NAME@VERSION`. `nearest` is how many listings below the threshold are told, too.
    """

    as_of: date | None = None
    lists: tuple[str, ...] = ()
    known_at: datetime | None = None
    limit: int = LIMIT
    threshold: float | None = None
    policy: str = "default"
    nearest: int = 0
