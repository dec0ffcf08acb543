"""Alerts: each finding opens one, once."""

from collections.abc import Sequence

import sqlalchemy as sa

from ostrakon.ledger.content import encode, pack, unpack
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import alert as alerts
from ostrakon.model import Alert


def add_alerts(ledger: Ledger, opened: Sequence[Alert]) -> tuple[Alert, ...]:
    """Keep alerts; the ones that were not open already come back."""
    with ledger.write() as connection:
        fresh = [each for each in {alert.id: alert for alert in opened}.values() if not _is_held(connection, each)]
        rows = [
            {
                "id": alert.id,
                "list_id": alert.hit.list,
                "native_id": alert.hit.native_id,
                "opened_at": alert.opened_at,
                "content": pack(encode(alert)),
            }
            for alert in fresh
        ]
        if rows:
            connection.execute(alerts.insert(), rows)
    return tuple(fresh)


def read_alerts(ledger: Ledger) -> tuple[Alert, ...]:
    """All alerts, oldest first, then by id."""
    with ledger.read() as connection:
        chosen = sa.select(alerts.c.content).order_by(alerts.c.opened_at, alerts.c.id)
        return tuple(unpack(content, Alert) for content in connection.execute(chosen).scalars())


def find_alert(ledger: Ledger, alert_id: str) -> Alert | None:
    """The alert of that id, None if there is none."""
    with ledger.read() as connection:
        chosen = sa.select(alerts.c.content).where(alerts.c.id == alert_id)
        content = connection.execute(chosen).scalar_one_or_none()
    return None if content is None else unpack(content, Alert)


def _is_held(connection: sa.Connection, alert: Alert) -> bool:
    return connection.execute(sa.select(alerts.c.id).where(alerts.c.id == alert.id)).first() is not None
