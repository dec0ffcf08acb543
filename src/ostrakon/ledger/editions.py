"""Editions: what each list published, when, and when it came to be known."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import edition as editions
from ostrakon.ledger.schema import edition_capture, issue
from ostrakon.model import Edition, Issue, NotThere, Severity

_ORDER = (editions.c.published, editions.c.id)  # two editions of one day: the one loaded later is the later


def read_editions(ledger: Ledger, list_id: str | None = None) -> tuple[Edition, ...]:
    """All editions, of one list or of every list, by list id and then oldest first."""
    with ledger.read() as connection:
        chosen = sa.select(editions).order_by(editions.c.list_id, *_ORDER)
        if list_id is not None:
            chosen = chosen.where(editions.c.list_id == list_id)
        return make_editions(connection, connection.execute(chosen).all())


def find_edition(
    ledger: Ledger, list_id: str, as_of: date | None = None, *, known_at: datetime | None = None
) -> Edition | None:
    """The edition in force at the end of a day: the newest published on or before it; None if there is none.

    Args:
        as_of: compared with `published`; None for the newest edition.
        known_at: only editions that were retrieved by this time (UTC) count; None for all.
    """
    with ledger.read() as connection:
        row = edition_row(connection, list_id, as_of, known_at=known_at)
        return None if row is None else make_editions(connection, [row])[0]


def read_list_ids(ledger: Ledger) -> tuple[str, ...]:
    """The ids of the lists that have an edition, sorted."""
    with ledger.read() as connection:
        return tuple(sorted(connection.execute(sa.select(editions.c.list_id).distinct()).scalars()))


def read_issues(ledger: Ledger, edition: Edition) -> tuple[Issue, ...]:
    """The issues met when the edition was read, in the order of reading."""
    with ledger.read() as connection:
        rows = connection.execute(
            sa.select(issue).where(issue.c.edition_id == edition_id(connection, edition)).order_by(issue.c.ordinal)
        )
        return tuple(Issue(row.code, row.place, row.value, row.message, Severity(row.severity)) for row in rows)


def edition_row(
    connection: sa.Connection, list_id: str, as_of: date | None, *, known_at: datetime | None = None
) -> sa.Row[tuple[object, ...]] | None:
    """The row of the edition in force, None if there is none."""
    chosen = sa.select(editions).where(editions.c.list_id == list_id)
    if as_of is not None:
        chosen = chosen.where(editions.c.published <= as_of)
    if known_at is not None:
        chosen = chosen.where(editions.c.retrieved_at <= known_at)
    newest_first = [column.desc() for column in _ORDER]
    return connection.execute(chosen.order_by(*newest_first).limit(1)).one_or_none()


def edition_id(connection: sa.Connection, edition: Edition) -> int:
    """The row id of an edition.

    Raises:
        NotThere: the ledger does not hold it.
    """
    same = (editions.c.list_id == edition.list_id, editions.c.published == edition.published)
    known = (editions.c.digest == edition.digest, editions.c.retrieved_at == edition.retrieved_at)
    chosen = sa.select(editions.c.id).where(*same, *known)
    found = connection.execute(chosen).scalar_one_or_none()
    if found is None:
        raise NotThere(f"the ledger does not hold {edition.list_id}@{edition.published} ({edition.digest[:12]})")
    return int(found)


def make_editions(connection: sa.Connection, rows: Sequence[sa.Row[tuple[object, ...]]]) -> tuple[Edition, ...]:
    """The editions of rows, with their captures."""
    held = captures_of(connection, (row.id for row in rows) if len(rows) == 1 else None)
    return tuple(
        Edition(
            row.list_id,
            row.digest,
            row.published,
            row.retrieved_at,
            row.format,
            row.listings,
            row.issues,
            held.get(row.id, ()),
        )
        for row in rows
    )


def captures_of(connection: sa.Connection, ids: Iterable[int] | None) -> dict[int, tuple[str, ...]]:
    """The capture digests of editions by row id, in order of address; of all editions where `ids` is None."""
    chosen = sa.select(edition_capture).order_by(edition_capture.c.edition_id, edition_capture.c.ordinal)
    if ids is not None:
        chosen = chosen.where(edition_capture.c.edition_id.in_(list(ids)))
    found: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(chosen):
        found[row.edition_id] = (*found.get(row.edition_id, ()), row.digest)
    return found
