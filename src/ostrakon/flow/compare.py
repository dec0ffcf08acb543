"""What differs between the editions of a list in force on two days."""

from datetime import date

from ostrakon.flow.days import parse_day
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_editions
from ostrakon.ledger.listings import read_listings
from ostrakon.lists import find_source
from ostrakon.lists.compare import compare_editions
from ostrakon.model import BadRequest, Delta, Edition, NotThere


def compare_days(shelf: Shelf, list_id: str, first: str | date | None, last: str | date | None) -> Delta:
    """The delta from the edition in force on the first day to that on the last (None: the newest held).

    Raises:
        BadRequest: not days, or the first is after the last.
        NotThere: no such list, or no edition held for one of the days.
    """
    begin, end = parse_day(first, what="the first day"), parse_day(last, what="the last day")
    if begin and end and begin > end:
        raise BadRequest(f"the first day ({begin}) is after the last ({end})")
    before, after = _edition_of(shelf, list_id, begin), _edition_of(shelf, list_id, end)
    if before.published > after.published:
        raise BadRequest(
            f"the newest edition of {list_id} held is of {after.published}, before {before.published}"
        )
    same = before == after
    old = () if same else read_listings(shelf.ledger, before)
    new = () if same else read_listings(shelf.ledger, after)
    added, removed, changed = compare_editions(old, new)
    return Delta(list_id, before, after, added, removed, changed)


def _edition_of(shelf: Shelf, list_id: str, day: date | None) -> Edition:
    edition = find_edition(shelf.ledger, list_id, day)
    if edition is not None:
        return edition
    held = read_editions(shelf.ledger, list_id)
    if not held:
        find_source(list_id)
        raise NotThere(f"no edition of {list_id} is held; load one: ostrakon load FILE --list {list_id}")
    raise NotThere(
        f"no edition of {list_id} published on or before {day} is held; the first is of {held[0].published}"
    )
