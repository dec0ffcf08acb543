"""A published state of a list, what reading it gave, and what differs between two states."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ostrakon.model.issue import Issue
from ostrakon.model.listing import Listing


@dataclass(frozen=True, slots=True)
class EditionReading:
    """What a list's reader gives: every entry of the source as a listing or an issue of severity `entry`.

    `published` is the day given with the files, else the one they state, else None. `entries` counts the source's
    entries before reading: `len(listings) + entry issues == entries`, always. Listings are sorted by native id
    as text. `captures` are the digests of the files read, in order of address.
    """

    list_id: str
    format: str
    published: date | None
    entries: int
    listings: tuple[Listing, ...]
    issues: tuple[Issue, ...]
    captures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published state of a list, as the ledger holds it.

    Valid time: `published`, the day the authority published it. Known time: `retrieved_at`, when it was
    fetched or loaded (UTC). `digest` is taken from list id and captures.
    """

    list_id: str
    digest: str
    published: date
    retrieved_at: datetime
    format: str
    listings: int
    issues: int
    captures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListingVersion:
    """A listing as the ledger holds it: stored once for as long as it does not change.

    `digest` is the lower-case hex SHA-256 of list id, native id and raw entry. `captures` are the digests of
    the files of the first edition that said so: there the places (`at`) of its values lead to the raw bytes.
    """

    listing: Listing
    digest: str
    captures: tuple[str, ...]


class ChangeKind(StrEnum):
    """What happened to an entry between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a changed entry: values that went and values that came, as published."""

    field: str
    gone: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListingChange:
    """One entry's change. `by_renaming` is true where only other parties' names in its links changed."""

    kind: ChangeKind
    native_id: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    by_renaming: bool = False


@dataclass(frozen=True, slots=True)
class Delta:
    """What differs between two editions of one list, by native id."""

    list_id: str
    before: Edition
    after: Edition
    added: tuple[ListingChange, ...]
    removed: tuple[ListingChange, ...]
    changed: tuple[ListingChange, ...]
