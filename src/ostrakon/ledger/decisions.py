"""Decisions: what people made of alerts, in the order they decided."""

import sqlalchemy as sa

from ostrakon.ledger.content import encode, pack, unpack
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import decision as decisions
from ostrakon.model import Decision


def add_decision(ledger: Ledger, made: Decision) -> None:
    """Keep a decision."""
    with ledger.write() as connection:
        following = 1 + (connection.execute(sa.select(sa.func.max(decisions.c.id))).scalar_one() or 0)
        row = {
            "id": following,
            "query": made.query,
            "list_id": made.list,
            "native_id": made.native_id,
            "at": made.at,
            "content": pack(encode(made)),
        }
        connection.execute(decisions.insert(), row)


def read_decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """All decisions, in the order made."""
    with ledger.read() as connection:
        chosen = sa.select(decisions.c.content).order_by(decisions.c.id)
        return tuple(unpack(content, Decision) for content in connection.execute(chosen).scalars())
