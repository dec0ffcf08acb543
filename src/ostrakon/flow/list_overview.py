"""The lists of a workspace: what is held, how old it is, when it is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.flow.coverage import cadence_of, confirmed_until
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import read_editions
from ostrakon.lists import CATALOG
from ostrakon.model import Edition


@dataclass(frozen=True, slots=True)
class ListOverview:
    """One list: editions held, the newest one, and freshness.

    `newest` is None for a list of the catalog that is not held. `age_days` counts from the day it was last known
    to be up to date (`confirmed`) to today; `due` is the day from which it counts as stale.
    """

    list: str
    title: str
    authority: str
    editions: int
    newest: Edition | None = None
    confirmed: date | None = None
    age_days: int | None = None
    due: date | None = None
    stale: bool = False


def read_overview(shelf: Shelf) -> tuple[ListOverview, ...]:
    """All lists of the catalog and of the workspace, by list id."""
    editions = read_editions(shelf.ledger)
    titles = {source.id: (source.title, source.authority) for source in CATALOG}
    held: dict[str, list[Edition]] = {}
    for edition in editions:
        held.setdefault(edition.list_id, []).append(edition)
    today = shelf.clock().date()
    return tuple(
        _overview(shelf, list_id, titles.get(list_id, (list_id, "")), held.get(list_id, []), today=today)
        for list_id in sorted(titles.keys() | held.keys())
    )


def _overview(
    shelf: Shelf, list_id: str, title: tuple[str, str], held: list[Edition], *, today: date
) -> ListOverview:
    if not held:
        return ListOverview(list_id, *title, editions=0)
    newest = held[-1]
    confirmed = confirmed_until(shelf, newest)
    due = confirmed + timedelta(days=cadence_of(list_id))
    return ListOverview(
        list_id,
        *title,
        editions=len(held),
        newest=newest,
        confirmed=confirmed,
        age_days=(today - confirmed).days,
        due=due,
        stale=today > due,
    )
