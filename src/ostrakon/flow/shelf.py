"""What a workspace is made of: the folder, its ledger, its captures, and the clock it was given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import overload
from uuid import uuid4

from ostrakon.intake import CaptureStore
from ostrakon.ledger import Ledger
from ostrakon.ledger.editions import find_edition
from ostrakon.ledger.listings import read_listings
from ostrakon.model import Edition, Listing, Run, RunOutcome

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
