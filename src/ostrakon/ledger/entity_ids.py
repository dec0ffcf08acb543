"""Ids of entities, in the order they were given; none is ever taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import entity_id as ids

_ASK_AT_ONCE = 800  # values in one statement


def add_ids(ledger: Ledger, members: Mapping[str, str], *, names: bool, at: datetime) -> int:
    """Keep ids with the member that each is the digest of; gives how many were new.

    Args:
        members: members by id, in the order to keep.
        names: True where a cluster is named by the id, False where it is only to be found again.
    """
    with ledger.write() as connection:
        known = set(connection.execute(sa.select(ids.c.id).where(ids.c.names == names)).scalars())
        following = 1 + (connection.execute(sa.select(sa.func.max(ids.c.seq))).scalar_one() or 0)
        fresh = [each for each in members if each not in known]
        rows = [
            {"seq": following + place, "id": each, "member": members[each], "names": names, "at": at}
            for place, each in enumerate(fresh)
        ]
        if rows:
            connection.execute(ids.insert(), rows)
    return len(rows)


def read_given(ledger: Ledger, among: Sequence[str] | None = None) -> dict[str, int]:
    """Ids that name a cluster, or did, with their order of giving; all, or those among some."""
    chosen = sa.select(ids.c.id, ids.c.seq).where(ids.c.names).order_by(ids.c.seq)
    found: dict[str, int] = {}
    with ledger.read() as connection:
        if among is None:
            return {row.id: row.seq for row in connection.execute(chosen)}
        for start in range(0, len(among), _ASK_AT_ONCE):
            rows = connection.execute(chosen.where(ids.c.id.in_(among[start : start + _ASK_AT_ONCE])))
            found.update({row.id: row.seq for row in rows})
    return found


def find_member(ledger: Ledger, entity: str) -> str | None:
    """The member whose digest an id is, None where the id was never given."""
    with ledger.read() as connection:
        return connection.execute(sa.select(ids.c.member).where(ids.c.id == entity).limit(1)).scalar_one_or_none()
