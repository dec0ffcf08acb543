"""What a list's folder gives to the catalog: its source and, per format, how to know it and how to read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ostrakon.lists.source import ListSource
from ostrakon.model import Capture, Issue, Listing, Severity, SourceChanged


@dataclass(frozen=True, slots=True)
class Head:
    """What a format is told by. For XML `root` and `namespace` are the root element's, else "".

    `first_row` is the first line's fields where the bytes are text and not XML, else empty; `data` is whole.
    """

    data: bytes
    address: str
    root: str = ""
    namespace: str = ""
    first_row: tuple[str, ...] = ()


@dataclass(slots=True)
class IssueLog:
    """Collects the issues of one reading, in order."""

    issues: list[Issue] = field(default_factory=list)

    def note(self, code: str, place: str, *, value: str = "", message: str = "") -> None:
        """Something unusual that was read in full."""
        self.issues.append(Issue(code, place, value, message, Severity.NOTE))

    def loss(self, code: str, place: str, *, value: str = "", message: str = "") -> None:
        """A value that could not be read; the rest of the entry was."""
        self.issues.append(Issue(code, place, value, message, Severity.LOSS))

    def entry(self, code: str, place: str, *, value: str = "", message: str = "") -> None:
        """An entry that gives no listing: counts towards listings + issues = entries."""
        self.issues.append(Issue(code, place, value, message, Severity.ENTRY))


@dataclass(frozen=True, slots=True)
class EntriesRead:
    """What a format's reader gives: `entries` is counted in the source, apart from the listings.

    The frame (`edition.read_edition`) removes duplicates and nameless listings, sorts, and applies bounds.
    `published` is the date that the files state, None where they state none.
    """

    entries: int
    listings: Sequence[Listing]
    issues: Sequence[Issue]
    published: date | None = None


@dataclass(frozen=True, slots=True)
class ListFormat:
    """One format: `recognize` gives the ids of the lists that such bytes may be of, empty if it is not this.

    `read` takes all captures of the edition (in order of address), the list's source, and the base edition
    (empty unless `on_base`: then the format holds changes only and the frame insists on a base).
    """

    name: str
    recognize: Callable[[Head], tuple[str, ...]]
    read: Callable[[Sequence[Capture], ListSource, Sequence[Listing]], EntriesRead]
    on_base: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """One list: its source and the formats that it introduces (a format may serve several lists)."""

    source: ListSource
    formats: tuple[ListFormat, ...]


def source_changed(where: str, what: str, *, expected: str, found: str, remedy: str = "") -> SourceChanged:
    """The error for a source that is not what its recipe expects, in the one form that all readers use."""
    advice = remedy or "Check the file at its source and load it again; the previous edition stays in force."
    return SourceChanged(f"{where}: {what}. Expected {expected}; found {found}. {advice}")
