"""Loading editions of made listings, in one line."""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

from factories import AT, a_capture, a_reading
from ostrakon.ledger import Ledger, Loaded, load_edition
from ostrakon.model import Issue, Listing, Run, RunOutcome

_NUMBERS = itertools.count()


def a_run(list_id: str = "us_ofac_sdn", *, confirms: bool = False) -> Run:
    return Run(f"run-{next(_NUMBERS)}", "load", list_id, AT, AT, RunOutcome.DONE, confirms=confirms)


def load(
    ledger: Ledger,
    listings: Sequence[Listing],
    published: str,
    *,
    force_older: bool = False,
    issues: Sequence[Issue] = (),
    days_later: int = 0,
    confirms: bool = False,
) -> Loaded:
    """Load an edition whose one file says what its listings say."""
    list_id = listings[0].list_id
    text = "\n".join(listing.raw for listing in listings)
    capture = a_capture(text.encode(), at=AT + timedelta(days=days_later))
    return load_edition(
        ledger,
        a_reading(listings, captures=[capture], list_id=list_id, issues=issues),
        published=date.fromisoformat(published),
        captures=[capture],
        run=a_run(list_id, confirms=confirms),
        force_older=force_older,
    )
