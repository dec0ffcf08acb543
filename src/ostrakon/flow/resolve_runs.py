"""What earlier runs of `resolve` compared: a listing that was never compared is not known to be alone."""

import json
from typing import Any

from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.runs import read_runs
from ostrakon.model import Edition, Reading

RUN_KIND = "resolve"


def read_last_run(shelf: Shelf) -> dict[str, Any] | None:
    """What the newest run wrote down: `policy`, `editions` (as `mark_edition` marks them), `readings`."""
    details = [run.detail for run in read_runs(shelf.ledger, "") if run.kind == RUN_KIND and run.detail]
    found: dict[str, Any] | None = json.loads(details[-1]) if details else None
    return found


def mark_edition(edition: Edition) -> str:
    """What tells an edition from any other in the notes of a run."""
    return f"{edition.list_id} {edition.published} {edition.digest} {edition.retrieved_at.isoformat()}"


def lists_compared(shelf: Shelf) -> frozenset[str]:
    """The lists whose newest edition the newest run compared; one that was loaded since is not among them."""
    run = read_last_run(shelf)
    marks = frozenset(run["editions"]) if run else frozenset()
    newest = {list_id: find_edition(shelf.ledger, list_id) for list_id in read_list_ids(shelf.ledger)}
    return frozenset(list_id for list_id, held in newest.items() if held and mark_edition(held) in marks)


def reading_mark(reading: Reading) -> str:
    """What identifies a reading among those of its document."""
    return f"{reading.document.id} {reading.reader}"


def readings_compared(shelf: Shelf) -> frozenset[str]:
    """The marks of the readings whose parties the newest run compared with the lists."""
    run = read_last_run(shelf)
    return frozenset(run.get("readings", ())) if run else frozenset()
