"""Runs: what was done, when, and how it ended."""

from datetime import datetime

import sqlalchemy as sa

from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import run as runs
from ostrakon.model import Run, RunOutcome


def add_run(ledger: Ledger, run: Run) -> None:
    """Record a run of its own, such as one that failed."""
    with ledger.write() as connection:
        insert_run(connection, run)


def read_runs(ledger: Ledger, list_id: str | None = None) -> tuple[Run, ...]:
    """All runs, of one list or of all, oldest first."""
    chosen = sa.select(runs).order_by(runs.c.finished_at, runs.c.id)
    if list_id is not None:
        chosen = chosen.where(runs.c.list_id == list_id)
    with ledger.read() as connection:
        return tuple(_make_run(row) for row in connection.execute(chosen))


def find_last_confirmed(ledger: Ledger, list_id: str) -> datetime | None:
    """When a list's official address last answered whole, changed or not; None if never."""
    newest = sa.select(sa.func.max(runs.c.finished_at, type_=runs.c.finished_at.type))
    with ledger.read() as connection:
        found: datetime | None = connection.execute(
            newest.where(runs.c.list_id == list_id, runs.c.confirms)
        ).scalar_one()
    return found


def insert_run(connection: sa.Connection, run: Run) -> None:
    """Record a run within a transaction."""
    connection.execute(
        runs.insert(),
        {
            "id": run.id,
            "kind": run.kind,
            "list_id": run.list_id,
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "outcome": run.outcome.value,
            "detail": run.detail,
            "confirms": run.confirms,
        },
    )


def _make_run(row: sa.Row[tuple[object, ...]]) -> Run:
    fields = dict(row._mapping)
    fields["outcome"] = RunOutcome(fields["outcome"])
    return Run(**fields)
