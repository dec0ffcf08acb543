"""Readings of reports: each reader's version keeps its own; none is overwritten."""

from datetime import datetime

import sqlalchemy as sa

from ostrakon.ledger.content import digest_content, encode, pack, unpack
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import reading as readings
from ostrakon.model import Reading

EXTERNAL = "external:"  # readers whose names begin so are asked beside the program's own, and never replace it


def add_reading(ledger: Ledger, reading: Reading, *, at: datetime) -> bool:
    """Keep a reading; False where the same reader made the same of the same report before."""
    text = encode(reading)
    digest = digest_content(text).hex()
    key = {"document": reading.document.id, "reader": reading.reader, "digest": digest}
    with ledger.write() as connection:
        same = sa.select(readings.c.id).filter_by(**key)
        if connection.execute(same).first() is not None:
            return False
        following = 1 + (connection.execute(sa.select(sa.func.max(readings.c.id))).scalar_one() or 0)
        row = {"id": following, "published": reading.document.published, "read_at": at, "content": pack(text)}
        connection.execute(readings.insert(), {**key, **row})
    return True


def find_reading(ledger: Ledger, document: str) -> Reading | None:
    """The newest reading of a report by the program's own reader, None if it was never read."""
    found = [each for each in read_document(ledger, document) if not each.reader.startswith(EXTERNAL)]
    return found[-1] if found else None


def read_document(ledger: Ledger, document: str) -> tuple[Reading, ...]:
    """All readings of a report, oldest first."""
    with ledger.read() as connection:
        chosen = sa.select(readings.c.content).where(readings.c.document == document).order_by(readings.c.id)
        return tuple(unpack(content, Reading) for content in connection.execute(chosen).scalars())


def read_newest(ledger: Ledger) -> tuple[Reading, ...]:
    """The newest own reading of each report, by day of publication (unknown first) and document id."""
    own = sa.not_(readings.c.reader.startswith(EXTERNAL))
    newest = sa.select(sa.func.max(readings.c.id)).where(own).group_by(readings.c.document)
    with ledger.read() as connection:
        rows = connection.execute(sa.select(readings).where(readings.c.id.in_(newest))).all()
    ordered = sorted(rows, key=lambda row: (str(row.published or ""), row.document))
    return tuple(unpack(row.content, Reading) for row in ordered)
