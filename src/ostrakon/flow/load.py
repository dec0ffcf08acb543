"""Files become an edition: captured, read, checked, loaded in one transaction; refused whole where wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ostrakon.flow.shelf import Shelf, make_run, newest_listings
from ostrakon.ledger import Loaded, load_edition
from ostrakon.ledger.runs import add_run
from ostrakon.lists import read_edition
from ostrakon.model import (
    BadRequest,
    Capture,
    OstrakonError,
    RunOutcome,
)


@dataclass(frozen=True, slots=True)
class LoadTerms:
    """How an edition is to be loaded.

    `list_id` None lets the files tell. `published` None takes the day that the files state, and `otherwise` where
    they state none. `force_older` accepts
    an edition older than the newest one. `bounded` False leaves out the list's bounds: for small samples.
    `fetched` says that the captures come from the list's official address just now.
    """

    list_id: str | None = None
    published: date | None = None
    otherwise: date | None = None
    force_older: bool = False
    bounded: bool = True
    fetched: bool = False


def load_captures(shelf: Shelf, captures: Sequence[Capture], terms: LoadTerms, *, started_at: datetime) -> Loaded:
    """One edition from its captures, which are kept first. A refusal is recorded as a run of its own.

    Raises:
        BadRequest: a day of publication that is nowhere stated, an older edition.
        SourceChanged: malformed, of another list, below its bounds. The previous edition stays in force.
        NotThere: no such list in the catalog.
    """
    for capture in captures:
        shelf.captures.keep(capture)
    names = ", ".join(f"{capture.address} sha256:{capture.digest[:12]}" for capture in captures)
    try:
        return _load(shelf, captures, terms, started_at=started_at, names=names)
    except OstrakonError as error:
        ended = make_run(
            _kind(terms),
            terms.list_id or "",
            started_at=started_at,
            finished_at=shelf.clock(),
            detail=f"{names}: {error}",
        )
        add_run(shelf.ledger, replace(ended, outcome=RunOutcome.REFUSED))
        raise


def _load(
    shelf: Shelf, captures: Sequence[Capture], terms: LoadTerms, *, started_at: datetime, names: str
) -> Loaded:
    reading = read_edition(
        captures,
        list_id=terms.list_id,
        published=terms.published,
        base=newest_listings(shelf, terms.list_id),
        bounded=terms.bounded,
    )
    published = reading.published or terms.otherwise
    if published is None:
        raise BadRequest(
            f"the files of {reading.list_id} do not say when they were published; say it: --published YYYY-MM-DD"
        )
    run = make_run(_kind(terms), reading.list_id, started_at=started_at, finished_at=shelf.clock(), detail=names)
    return load_edition(
        shelf.ledger,
        reading,
        published=published,
        captures=captures,
        run=replace(run, confirms=terms.fetched),
        force_older=terms.force_older,
    )


def _kind(terms: LoadTerms) -> str:
    return "refresh" if terms.fetched else "load"
