"""Judgements, in the order they were made; a later one on a pair stands, the earlier ones stay on record."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ostrakon.ledger.content import encode, pack, unpack
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import judgement as judgements
from ostrakon.model import Judgement

_ASK_AT_ONCE = 400  # SQLite takes at most 32,766 values in one statement, and twice these are given


def add_judgements(ledger: Ledger, made: Sequence[Judgement]) -> None:
    """Keep judgements, in the order given."""
    with ledger.write() as connection:
        following = 1 + (connection.execute(sa.select(sa.func.max(judgements.c.id))).scalar_one() or 0)
        rows = [
            {
                "id": following + place,
                "left": judgement.left,
                "right": judgement.right,
                "outcome": judgement.outcome.value,
                "by": judgement.by,
                "at": judgement.at,
                "content": pack(encode(judgement)),
            }
            for place, judgement in enumerate(made)
        ]
        if rows:
            connection.execute(judgements.insert(), rows)


def read_judgements(
    ledger: Ledger, *, member: str | None = None, known_at: datetime | None = None
) -> tuple[Judgement, ...]:
    """Judgements in the order made: of all pairs or of those with a member, made by a time or until now."""
    chosen = sa.select(judgements.c.content).order_by(judgements.c.id)
    if member is not None:
        chosen = chosen.where(sa.or_(judgements.c.left == member, judgements.c.right == member))
    if known_at is not None:
        chosen = chosen.where(judgements.c.at <= known_at)
    with ledger.read() as connection:
        return tuple(unpack(content, Judgement) for content in connection.execute(chosen).scalars())


def read_judgements_of(ledger: Ledger, members: Sequence[str]) -> tuple[Judgement, ...]:
    """Judgements on pairs of which either side is one of the members, in the order made."""
    found: dict[int, bytes] = {}
    with ledger.read() as connection:
        for start in range(0, len(members), _ASK_AT_ONCE):
            some = members[start : start + _ASK_AT_ONCE]
            chosen = sa.select(judgements.c.id, judgements.c.content)
            rows = connection.execute(
                chosen.where(sa.or_(judgements.c.left.in_(some), judgements.c.right.in_(some)))
            )
            found.update({row.id: row.content for row in rows})
    return tuple(unpack(found[each], Judgement) for each in sorted(found))
