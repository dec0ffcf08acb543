"""Captures of one edition become an EditionReading: detected, read, checked, held against the list's bounds."""

from collections.abc import Sequence
from datetime import date

from ostrakon.lists.bounds import check_bounds
from ostrakon.lists.catalog import FORMATS, find_source
from ostrakon.lists.detect import Detected, detect
from ostrakon.lists.recipe import EntriesRead, IssueLog, ListFormat, source_changed
from ostrakon.model import BadRequest, Capture, EditionReading, Issue, Listing, Severity


def read_edition(
    captures: Sequence[Capture],
    *,
    list_id: str | None = None,
    published: date | None = None,
    base: Sequence[Listing] | None = None,
    bounded: bool = True,
) -> EditionReading:
    """Every entry of one edition as a listing or an issue of severity `entry`.

    `list_id` None lets the bytes tell; `published` is the day of publication where the caller knows it (it wins
    over a day that the files state, and a difference is noted); `base` is the edition that a file of changes
    is applied to. `bounded` False leaves out the list's bounds: only for small sample editions.

    Raises:
        BadRequest: no files; files of different formats; a list that cannot be told; changes without base.
        SourceChanged: malformed, of another list, below its bounds, or entries unaccounted for.
        NotThere: no such list.
    """
    ordered = sorted(captures, key=lambda capture: (capture.address, capture.digest))
    known, list_id = _choose(ordered, list_id)
    source = find_source(list_id)
    if known.on_base and base is None:
        raise BadRequest(f"{known.name} holds changes only: give the edition of {list_id} that they apply to.")
    read = known.read(ordered, source, base or ())
    log = IssueLog(list(read.issues))
    listings = _keep_listings(read.listings, log)
    _check_sum(ordered, read, listings=listings, issues=log.issues)
    reading = EditionReading(
        list_id=list_id,
        format=known.name,
        published=_settle_date(read.published, published, log),
        entries=read.entries,
        listings=listings,
        issues=tuple(log.issues),
        captures=tuple(capture.digest for capture in ordered),
    )
    if bounded:
        check_bounds(reading, source)
    return reading


def _choose(captures: Sequence[Capture], list_id: str | None) -> tuple[ListFormat, str]:
    if not captures:
        raise BadRequest("no file given: an edition needs at least one.")
    if list_id is not None:
        find_source(list_id)
    found = [detect(capture, FORMATS) for capture in captures]
    names = sorted({detected.format.name for detected in found})
    if len(names) > 1:
        raise BadRequest(f"these files are of different formats ({', '.join(names)}): load them one by one.")
    lists = _common_lists(found)
    if list_id is None:
        if len(lists) != 1:
            raise BadRequest(f"{captures[0].address} may be of {' or '.join(lists) or 'no list'}: name the list.")
        return found[0].format, lists[0]
    if list_id not in lists:
        raise source_changed(
            captures[0].address,
            "the file is of another list",
            expected=list_id,
            found=f"{found[0].format.name} of {' or '.join(lists)}",
            remedy="Load it under its own list, or check the address it came from.",
        )
    return found[0].format, list_id


def _common_lists(found: Sequence[Detected]) -> tuple[str, ...]:
    return tuple(each for each in found[0].lists if all(each in other.lists for other in found))


def _keep_listings(listings: Sequence[Listing], log: IssueLog) -> tuple[Listing, ...]:
    """Listings with a name, one per native id (the first in the file), sorted by native id as text."""
    kept: dict[str, Listing] = {}
    for listing in listings:
        place = f"{listing.list_id} {listing.native_id}"
        if not any(name.full.strip() for name in listing.names[:1]):
            log.entry("name.missing", place, message="the entry has no name")
        elif listing.native_id in kept:
            log.entry(
                "id.duplicate", place, value=listing.name, message="an earlier entry has this id; it was kept"
            )
        else:
            kept[listing.native_id] = listing
    return tuple(kept[native_id] for native_id in sorted(kept))


def _check_sum(
    captures: Sequence[Capture], read: EntriesRead, *, listings: Sequence[Listing], issues: Sequence[Issue]
) -> None:
    lost = sum(issue.severity is Severity.ENTRY for issue in issues)
    if len(listings) + lost != read.entries:
        raise source_changed(
            captures[0].address,
            "entries are unaccounted for",
            expected=f"{read.entries} entries",
            found=f"{len(listings)} listings and {lost} entry issues",
            remedy="This is a gap in the reader: report it with the file.",
        )


def _settle_date(stated: date | None, given: date | None, log: IssueLog) -> date | None:
    if stated and given and stated != given:
        message = f"the files state {stated}; loaded as published on {given}"
        log.note("published.differs", "publication date", value=stated.isoformat(), message=message)
    return given or stated
