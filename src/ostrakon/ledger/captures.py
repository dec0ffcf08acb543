"""What is noted of captures; their bytes are kept by intake."""

from collections.abc import Sequence

import sqlalchemy as sa

from ostrakon.ledger.open import Ledger
from ostrakon.ledger.schema import capture as captures
from ostrakon.model import Capture, CaptureNote


def add_captures(ledger: Ledger, kept: Sequence[Capture]) -> None:
    """Note captures that belong to no edition (reports)."""
    with ledger.write() as connection:
        note_captures(connection, kept)


def find_capture(ledger: Ledger, digest: str) -> CaptureNote | None:
    """What is noted of a capture when it first came, None if it never did."""
    return _first(ledger, sa.select(captures).where(captures.c.digest == digest).order_by(captures.c.retrieved_at))


def find_newest_capture(ledger: Ledger, address: str) -> CaptureNote | None:
    """What is noted of the newest capture from an address, None if there is none."""
    newest_first = captures.c.retrieved_at.desc()
    return _first(ledger, sa.select(captures).where(captures.c.address == address).order_by(newest_first))


def note_captures(connection: sa.Connection, kept: Sequence[Capture]) -> None:
    """Note captures within a transaction; what is noted already is left as it is."""
    for capture in kept:
        key = (captures.c.digest == capture.digest, captures.c.address == capture.address)
        same = sa.select(captures.c.digest).where(*key, captures.c.retrieved_at == capture.retrieved_at)
        if connection.execute(same).first() is None:
            connection.execute(captures.insert(), _row(capture))


def _row(capture: Capture) -> dict[str, object]:
    return {
        "digest": capture.digest,
        "address": capture.address,
        "retrieved_at": capture.retrieved_at,
        "size": len(capture.data),
        "media_type": capture.media_type,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
    }


def _first(ledger: Ledger, chosen: sa.Select[tuple[object, ...]]) -> CaptureNote | None:
    with ledger.read() as connection:
        row = connection.execute(chosen.limit(1)).one_or_none()
    return None if row is None else CaptureNote(**row._mapping)
