"""What a workspace is made of: the folder, its ledger, its captures, and the clock it was given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import overload
from uuid import uuid4

from ostrakon.intake import CaptureStore
from ostrakon.ledger import Ledger
from ostrakon.ledger.editions import find_edition
from ostrakon.ledger.listings import read_listings
from ostrakon.model import BadRequest, Edition, Listing, Run, RunOutcome

LEDGER_FILE = "ledger.sqlite"
CAPTURES_FOLDER = "captures"
INDEX_FOLDER = "index"


@dataclass(frozen=True, slots=True)
class Shelf:
    """An open workspace, as the flows use it. `clock` gives the time in UTC."""

    folder: Path
    ledger: Ledger
    captures: CaptureStore
    clock: Callable[[], datetime]


class HeldListings(Sequence[Listing]):
    """The listings of a list's newest edition, read from the ledger only if someone looks at them."""

    def __init__(self, ledger: Ledger, edition: Edition) -> None:
        self._ledger = ledger
        self._edition = edition
        self._read: tuple[Listing, ...] | None = None

    def _all(self) -> tuple[Listing, ...]:
        if self._read is None:
            self._read = read_listings(self._ledger, self._edition)
        return self._read

    def __bool__(self) -> bool:
        return self._edition.listings > 0

    def __len__(self) -> int:
        return self._edition.listings

    def __iter__(self) -> Iterator[Listing]:
        return iter(self._all())

    @overload
    def __getitem__(self, place: int) -> Listing: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Listing, ...]: ...

    def __getitem__(self, place: int | slice) -> Listing | tuple[Listing, ...]:
        return self._all()[place]


def newest_listings(shelf: Shelf, list_id: str | None) -> HeldListings | None:
    """The newest edition's listings, None where there is no such edition."""
    edition = find_edition(shelf.ledger, list_id) if list_id else None
    return None if edition is None else HeldListings(shelf.ledger, edition)


def make_run(kind: str, list_id: str, *, started_at: datetime, finished_at: datetime, detail: str = "") -> Run:
    """A run that was done; change its outcome where it was not."""
    return Run(uuid4().hex, kind, list_id, started_at, finished_at, RunOutcome.DONE, detail)


def parse_day(words: str | date | None, *, what: str) -> date | None:
    """The day meant by `YYYY-MM-DD`; None stays None.

    Raises:
        BadRequest: not a day of the calendar.
    """
    if words is None or isinstance(words, date):
        return words
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise BadRequest(f"{what} is {words[:40]!r}; expected a day as YYYY-MM-DD") from error


def parse_time(words: str | datetime | None, *, what: str) -> datetime | None:
    """The time meant by ISO 8601 with a zone; a day alone means its end in UTC.

    Raises:
        BadRequest: not a time, or a time without its zone.
    """
    if words is None or isinstance(words, datetime):
        return words
    try:
        time = datetime.fromisoformat(words if "T" in words else f"{words}T23:59:59.999999+00:00")
    except ValueError as error:
        raise BadRequest(f"{what} is {words[:40]!r}; expected YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ") from error
    if time.tzinfo is None:
        raise BadRequest(f"{what} is {words!r}, which has no zone; add Z for UTC")
    return time
