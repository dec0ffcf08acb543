"""The entries of an XML list that comes in one file, each read by its list's own function."""

from collections.abc import Callable, Sequence

from ostrakon.lists.recipe import IssueLog, source_changed
from ostrakon.lists.source import ListSource
from ostrakon.lists.xml import Element, read_elements
from ostrakon.model import Capture, Listing

ReadEntry = Callable[[Element, ListSource, IssueLog], Listing | None]


def read_entries(
    captures: Sequence[Capture], tag: str, read: ReadEntry, *, source: ListSource, log: IssueLog
) -> tuple[int, list[Listing]]:
    """How many elements of that tag the one file has, and the listings read of them, in file order.

    An element that gives no listing must have left an issue of severity `entry` in the log.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    if len(captures) > 1:
        raise source_changed(
            captures[0].address, "two editions at once", expected="one file", found=str(len(captures))
        )
    listings: list[Listing] = []
    entries = 0
    for element in read_elements(captures[0], tag):
        entries += 1
        listing = read(element, source, log)
        if listing:
            listings.append(listing)
    return entries, listings
