"""Listings as they stood in an edition, and the history of one listing."""

from collections.abc import Sequence

import sqlalchemy as sa

from ostrakon.ledger.content import unpack
from ostrakon.ledger.editions import captures_of, edition_id, make_editions
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import change, edition, listing_version
from ostrakon.ledger.state import chain_of, state_of
from ostrakon.model import Edition, Listing, ListingVersion


def _nearest() -> sa.Select[tuple[object, ...]]:
    """The version of one entry that the nearest change in an edition's chain names; its id is NULL if it went."""
    chain = chain_of(sa.bindparam("edition", type_=sa.Integer))
    version = listing_version.c
    return (
        sa.select(version.id, version.digest, version.first_edition_id, version.content)
        .select_from(change)
        .join(chain, change.c.edition_id == chain.c.id)
        .join(listing_version, version.id == change.c.version_id, isouter=True)
        .where(change.c.native_id == sa.bindparam("native_id"))
        .order_by(chain.c.depth)
        .limit(1)
    )


_NEAREST = _nearest()  # built once: building it takes longer than running it


def read_listings(ledger: Ledger, held: Edition) -> tuple[Listing, ...]:
    """All listings of an edition, sorted by native id as text."""
    with ledger.read() as connection:
        state = state_of(edition_id(connection, held))
        chosen = sa.select(listing_version.c.content).join(state, state.c.version_id == listing_version.c.id)
        found = [unpack(content, Listing) for content in connection.execute(chosen).scalars()]
    return tuple(sorted(found, key=lambda listing: listing.native_id))


def find_listing(ledger: Ledger, held: Edition, native_id: str) -> ListingVersion | None:
    """One listing as it stood in an edition, None if the edition does not hold it."""
    with ledger.read() as connection:
        wanted = {"edition": edition_id(connection, held), "native_id": native_id}
        row = connection.execute(_NEAREST, wanted).one_or_none()
        return None if row is None or row.id is None else _make_version(connection, row)


Step = tuple[Edition, ListingVersion | None]
"""An edition, and the listing as that edition came to hold it; None where it went."""


def read_history(ledger: Ledger, list_id: str, native_id: str) -> tuple[Step, ...]:
    """Each edition in which a listing came, changed or went, oldest first; the others left it as it was."""
    with ledger.read() as connection:
        chosen = sa.select(edition).where(edition.c.list_id == list_id).order_by(edition.c.published, edition.c.id)
        rows = connection.execute(chosen).all()
        held = _versions_held(connection, rows, native_id)
        captures = captures_of(connection, None)
        steps: list[Step] = []
        before: int | None = None
        for row, made in zip(rows, make_editions(connection, rows), strict=True):
            now = held[row.id]
            if now != before:
                steps.append((made, None if now is None else _read_version(connection, now, captures)))
            before = now
    return tuple(steps)


def count_changes(ledger: Ledger, before: Edition, after: Edition) -> tuple[int, int, int]:
    """How many entries were added, removed and changed (as published) from one edition to another."""
    first, last = read_digests(ledger, before), read_digests(ledger, after)
    changed = sum(1 for native_id, digest in last.items() if first.get(native_id, digest) != digest)
    return len(last.keys() - first.keys()), len(first.keys() - last.keys()), changed


def read_digests(ledger: Ledger, held: Edition) -> dict[str, bytes]:
    """The digest of each listing of an edition by native id."""
    with ledger.read() as connection:
        state = state_of(edition_id(connection, held))
        columns = sa.select(state.c.native_id, listing_version.c.digest)
        rows = connection.execute(columns.join(listing_version, state.c.version_id == listing_version.c.id))
        return {row.native_id: row.digest for row in rows}


def _read_version(
    connection: sa.Connection, version: int, captures: dict[int, tuple[str, ...]] | None = None
) -> ListingVersion:
    row = connection.execute(sa.select(listing_version).where(listing_version.c.id == version)).one()
    return _make_version(connection, row, captures)


def _make_version(
    connection: sa.Connection, row: sa.Row[tuple[object, ...]], captures: dict[int, tuple[str, ...]] | None = None
) -> ListingVersion:
    first = row.first_edition_id
    held = captures if captures is not None else captures_of(connection, first)
    return ListingVersion(unpack(row.content, Listing), row.digest.hex(), held.get(first, ()))


def _versions_held(
    connection: sa.Connection, rows: Sequence[sa.Row[tuple[object, ...]]], native_id: str
) -> dict[int, int | None]:
    """The version that each edition of a list holds of one entry: its own change, else its base's."""
    ids = {row.id for row in rows}
    chosen = sa.select(change.c.edition_id, change.c.version_id).where(change.c.native_id == native_id)
    own = {row.edition_id: row.version_id for row in connection.execute(chosen) if row.edition_id in ids}
    held: dict[int, int | None] = {}
    for row in sorted(rows, key=lambda one: one.id):  # a base is loaded before what stands on it
        held[row.id] = own[row.id] if row.id in own else held.get(row.base_id)
    return held
