"""Lists are asked for at their official addresses; what is new is loaded, what fails leaves all as it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from ostrakon.flow.load import LoadTerms, load_captures
from ostrakon.flow.shelf import Shelf, make_run
from ostrakon.intake import PUBLIC_ONLY, AddressPolicy, FetchLimits, Validators, fetch_capture
from ostrakon.ledger import Loaded
from ostrakon.ledger.captures import find_newest_capture
from ostrakon.ledger.editions import find_edition
from ostrakon.ledger.runs import add_run
from ostrakon.lists import ListSource
from ostrakon.model import BadRequest, Capture, CaptureNote, Edition, OstrakonError, RunOutcome, SourceChanged

Progress = Callable[[str, int, int | None], None]
"""Called with an address, the bytes received and the bytes announced (None where not stated)."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did to one list: `loaded` where something came, `error` where it failed."""

    list_id: str
    outcome: RunOutcome
    loaded: Loaded | None = None
    error: OstrakonError | None = None


@dataclass(frozen=True, slots=True)
class FetchTerms:
    """Where fetching may go, its caps, and whom to tell of progress."""

    policy: AddressPolicy = PUBLIC_ONLY
    limits: FetchLimits = field(default_factory=FetchLimits)
    progress: Progress | None = None


def refresh_lists(shelf: Shelf, sources: Sequence[ListSource], terms: FetchTerms) -> tuple[Refreshed, ...]:
    """Each list in turn; one that fails does not keep the others from being refreshed."""
    return tuple(_refresh_list(shelf, source, terms) for source in sources)


def _refresh_list(shelf: Shelf, source: ListSource, terms: FetchTerms) -> Refreshed:
    started_at = shelf.clock()
    try:
        captures = _fetch_edition(shelf, source, terms, at=started_at)
    except OstrakonError as error:
        _record(shelf, source, started_at, RunOutcome.FAILED, str(error))
        return Refreshed(source.id, RunOutcome.FAILED, error=error)
    if captures is None:
        _record(shelf, source, started_at, RunOutcome.UNCHANGED, "the source says it has not changed")
        return Refreshed(source.id, RunOutcome.UNCHANGED)
    load = LoadTerms(list_id=source.id, otherwise=_changed_on(captures), fetched=True)
    try:
        loaded = load_captures(shelf, captures, load, started_at=started_at)
    except BadRequest as error:  # what an official address sends is not the caller's doing
        return Refreshed(source.id, RunOutcome.REFUSED, error=SourceChanged(str(error)))
    except OstrakonError as error:
        return Refreshed(source.id, RunOutcome.REFUSED, error=error)
    return Refreshed(source.id, RunOutcome.UNCHANGED if loaded.already else RunOutcome.DONE, loaded)


def _fetch_edition(
    shelf: Shelf, source: ListSource, terms: FetchTerms, *, at: datetime
) -> tuple[Capture, ...] | None:
    """The files of the list's first address and of those that go with it; None where none has changed."""
    first = source.addresses[0]
    urls = [each.url for each in source.addresses if each == first or (first.set and each.set == first.set)]
    newest = find_edition(shelf.ledger, source.id)
    captures: list[Capture] = []
    changed = False
    for url in urls:
        held = _held_capture(shelf, newest, url)
        fetched = fetch_capture(
            url,
            at=at,
            hosts=frozenset(source.allowed_hosts),
            known=Validators(held.etag, held.last_modified) if held else None,
            progress=_progress_of(terms, url),
            settings=(terms.policy, terms.limits),
        )
        changed = changed or fetched is not None
        captures.append(fetched or _reread(shelf, held, at=at))
    return tuple(captures) if changed else None


def _progress_of(terms: FetchTerms, url: str) -> Callable[[int, int | None], None] | None:
    progress = terms.progress
    if progress is None:
        return None
    return lambda received, announced: progress(url, received, announced)


def _held_capture(shelf: Shelf, newest: Edition | None, url: str) -> CaptureNote | None:
    """What the edition in force was read from at this address; only then may the source say "not changed"."""
    note = find_newest_capture(shelf.ledger, url)
    if note is None or newest is None or note.digest not in newest.captures or not shelf.captures.has(note.digest):
        return None
    return note


def _reread(shelf: Shelf, held: CaptureNote | None, *, at: datetime) -> Capture:
    if held is None:
        raise AssertionError("only a source that was sent validators answers that it has not changed")
    data = shelf.captures.read(held.digest)
    return Capture(data, held.digest, held.address, at, held.media_type, held.etag, held.last_modified)


def _changed_on(captures: Sequence[Capture]) -> date:
    """The newest day that the server says the files were changed on, else the day of retrieval."""
    days = [capture.retrieved_at.date() for capture in captures if not capture.last_modified]
    for capture in captures:
        try:
            days.append(parsedate_to_datetime(capture.last_modified).astimezone(UTC).date())
        except ValueError:
            days.append(capture.retrieved_at.date())
    return max(days)


def _record(shelf: Shelf, source: ListSource, started_at: datetime, outcome: RunOutcome, detail: str) -> None:
    run = make_run("refresh", source.id, started_at=started_at, finished_at=shelf.clock(), detail=detail)
    add_run(shelf.ledger, replace(run, outcome=outcome, confirms=outcome is RunOutcome.UNCHANGED))
