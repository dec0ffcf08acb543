"""Editions: what each list published, when, and when it came to be known."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

import sqlalchemy as sa

from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import edition as editions
from ostrakon.ledger.schema import edition_capture, issue
from ostrakon.model import Edition, Issue, NotThere, Severity

_KEY = ("list_id", "published", "digest", "retrieved_at")
_ID_BY_KEY = sa.select(editions.c.id).where(*(editions.c[name] == sa.bindparam(name) for name in _KEY))
_ALL_CAPTURES = sa.select(edition_capture).order_by(edition_capture.c.edition_id, edition_capture.c.ordinal)
_CAPTURES_OF = _ALL_CAPTURES.where(edition_capture.c.edition_id == sa.bindparam("edition"))
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
    wanted: dict[str, object] = {"list_id": list_id}
    if as_of is not None:
        wanted["as_of"] = as_of
    if known_at is not None:
        wanted["known_at"] = known_at
    statement = _in_force(as_of is not None, known_at is not None)
    return connection.execute(statement, wanted).one_or_none()


@cache
def _in_force(dated: bool, known: bool) -> sa.Select[tuple[object, ...]]:
    """The edition in force; built once for each form of the question, which takes longer than running it."""
    chosen = sa.select(editions).where(editions.c.list_id == sa.bindparam("list_id"))
    if dated:
        chosen = chosen.where(editions.c.published <= sa.bindparam("as_of"))
    if known:
        chosen = chosen.where(editions.c.retrieved_at <= sa.bindparam("known_at"))
    return chosen.order_by(*(column.desc() for column in _ORDER)).limit(1)


def edition_id(connection: sa.Connection, edition: Edition) -> int:
    """The row id of an edition.

    Raises:
        NotThere: the ledger does not hold it.
    """
    key = {name: getattr(edition, name) for name in _KEY}
    found = connection.execute(_ID_BY_KEY, key).scalar_one_or_none()
    if found is None:
        raise NotThere(f"the ledger does not hold {edition.list_id}@{edition.published} ({edition.digest[:12]})")
    return int(found)


def make_editions(connection: sa.Connection, rows: Sequence[sa.Row[tuple[object, ...]]]) -> tuple[Edition, ...]:
    """The editions of rows, with their captures."""
    held = captures_of(connection, rows[0].id if len(rows) == 1 else None)
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


def captures_of(connection: sa.Connection, edition: int | None) -> dict[int, tuple[str, ...]]:
    """The capture digests, in order of address, of one edition or (None) of all, by the edition's row id."""
    rows = (
        connection.execute(_ALL_CAPTURES)
        if edition is None
        else connection.execute(_CAPTURES_OF, {"edition": edition})
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row.edition_id] = (*found.get(row.edition_id, ()), row.digest)
    return found
