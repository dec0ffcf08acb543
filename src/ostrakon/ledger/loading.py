"""Loading an edition: one transaction, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ostrakon.ledger.captures import note_captures
from ostrakon.ledger.content import digest_content, digest_edition, digest_listing, encode, pack
from ostrakon.ledger.editions import edition_row, make_editions
from ostrakon.ledger.open import Ledger
from ostrakon.ledger.runs import insert_run
from ostrakon.ledger.schema import change, edition, edition_capture, issue, listing_version
from ostrakon.ledger.state import SNAPSHOT_EVERY, state_of
from ostrakon.model import BadRequest, Capture, Edition, EditionReading, Run, Severity, SourceChanged

_Row = sa.Row[tuple[object, ...]]

_ASK_AT_ONCE = 500  # values in one IN (...): under SQLite's limit of 999 in old builds


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did. The counts compare with the edition published before; `already` where it was there."""

    edition: Edition
    already: bool
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """One listing ready to be stored: its native id, digests and encoded content."""

    native_id: str
    digest: bytes
    content_digest: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class _Held:
    """What the base holds of an entry."""

    version: int
    digest: bytes
    content_digest: bytes


def load_edition(
    ledger: Ledger,
    reading: EditionReading,
    *,
    published: date,
    captures: Sequence[Capture],
    run: Run,
    force_older: bool = False,
) -> Loaded:
    """The edition as stored, with what it changed.

    Args:
        reading: the listings and issues of the edition.
        published: the day its authority published it.
        captures: the files it was read from, kept already; the newest retrieval is the edition's known time.
        run: the run to record with it, in the same transaction.
        force_older: accept an edition older than the newest one.

    Raises:
        BadRequest: older than the newest edition of the list.
        SourceChanged: two listings with one native id.
        LedgerConflict, SourceUnavailable: the ledger cannot be written; nothing was changed.
    """
    entries = _prepare_entries(reading)
    with ledger.write() as connection:
        before = edition_row(connection, reading.list_id, published)
        same = _same_edition(connection, reading, published=published, before=before, run=run)
        insert_run(connection, run)
        note_captures(connection, captures)
        if same is not None:
            return Loaded(make_editions(connection, [same])[0], already=True)
        newest = edition_row(connection, reading.list_id, None)
        if newest is not None and newest.published > published and not force_older:
            raise BadRequest(
                f"this edition of {reading.list_id} was published on {published}, the newest held on "
                f"{newest.published}; nothing was loaded; to load history, say --force-older"
            )
        base = before if before is not None else newest  # with nothing older, what comes after serves as base
        held = _read_held(connection, base.id) if base is not None else {}
        row = _edition_row(connection, reading, published=published, base=base)
        row["retrieved_at"] = max(capture.retrieved_at for capture in captures)
        stored = connection.execute(edition.insert().values(row).returning(edition)).one()
        _store_changes(connection, stored, entries, held)
        _store_companions(connection, stored.id, reading)
        counts = _count(entries, held if before is not None else {})
        return Loaded(make_editions(connection, [stored])[0], False, *counts)


def _edition_row(
    connection: sa.Connection, reading: EditionReading, *, published: date, base: _Row | None
) -> dict[str, object]:
    newest_id = connection.execute(sa.select(sa.func.max(edition.c.id))).scalar_one()
    whole = base is None or base.depth + 1 >= SNAPSHOT_EVERY
    return {
        "id": 1 + (newest_id or 0),
        "list_id": reading.list_id,
        "digest": digest_edition(reading.list_id, reading.captures),
        "published": published,
        "format": reading.format,
        "listings": len(reading.listings),
        "issues": len(reading.issues),
        "base_id": None if whole or base is None else base.id,
        "depth": 0 if whole or base is None else base.depth + 1,
    }


def _prepare_entries(reading: EditionReading) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for listing in reading.listings:
        if listing.native_id in entries:
            raise SourceChanged(
                f"two listings of {reading.list_id} have the native id {listing.native_id!r}; "
                "nothing was loaded; the previous edition stays in force"
            )
        text = encode(listing)
        digests = digest_listing(listing), digest_content(text)
        entries[listing.native_id] = _Entry(listing.native_id, *digests, text)
    return entries


def _same_edition(
    connection: sa.Connection, reading: EditionReading, *, published: date, before: _Row | None, run: Run
) -> _Row | None:
    """The edition already held, None if this one is new.

    It is the one in force that day, if of the same bytes. A file loaded by hand is also the one of that day
    with the same bytes; what an official address gives now is newer than anything else of that day.
    """
    digest = digest_edition(reading.list_id, reading.captures)
    if before is not None and before.digest == digest:
        return before
    if run.confirms:
        return None
    same = (edition.c.list_id == reading.list_id, edition.c.digest == digest, edition.c.published == published)
    return connection.execute(sa.select(edition).where(*same).order_by(edition.c.id).limit(1)).one_or_none()


def _read_held(connection: sa.Connection, base_id: int) -> dict[str, _Held]:
    state = state_of(base_id)
    columns = (state.c.native_id, state.c.version_id, listing_version.c.digest, listing_version.c.content_digest)
    rows = connection.execute(
        sa.select(*columns).join(listing_version, state.c.version_id == listing_version.c.id)
    )
    return {native_id: _Held(version, digest, content) for native_id, version, digest, content in rows}


def _store_changes(
    connection: sa.Connection, stored: _Row, entries: dict[str, _Entry], held: dict[str, _Held]
) -> None:
    """The difference from the base, or the whole state where the edition has no base."""
    fresh = [entry for entry in entries.values() if not _is_same(entry, held.get(entry.native_id))]
    versions: dict[str, int | None] = {**_store_versions(connection, stored, fresh)}
    if stored.base_id is None:
        versions |= {each: held[each].version for each in entries.keys() - versions.keys()}
    else:
        versions |= dict.fromkeys(held.keys() - entries.keys())
    rows = [
        {"edition_id": stored.id, "native_id": each, "version_id": versions[each]} for each in sorted(versions)
    ]
    if rows:
        connection.execute(change.insert(), rows)


def _is_same(entry: _Entry, held: _Held | None) -> bool:
    if held is None:
        return False
    return (entry.digest, entry.content_digest) == (held.digest, held.content_digest)


def _store_versions(connection: sa.Connection, stored: _Row, fresh: Sequence[_Entry]) -> dict[str, int]:
    """The version ids of entries by native id; contents never seen before are stored."""
    known = _known_versions(connection, stored.list_id, [entry.native_id for entry in fresh])
    following = 1 + (connection.execute(sa.select(sa.func.max(listing_version.c.id))).scalar_one() or 0)
    versions: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for entry in fresh:
        version = known.get((entry.native_id, entry.digest, entry.content_digest))
        if version is None:
            version = following + len(rows)
            rows.append(_version_row(entry, stored, version))
        versions[entry.native_id] = version
    if rows:
        connection.execute(listing_version.insert(), rows)
    return versions


def _version_row(entry: _Entry, stored: _Row, version: int) -> dict[str, object]:
    return {
        "id": version,
        "list_id": stored.list_id,
        "native_id": entry.native_id,
        "digest": entry.digest,
        "content_digest": entry.content_digest,
        "first_edition_id": stored.id,
        "content": pack(entry.content),
    }


def _known_versions(
    connection: sa.Connection, list_id: str, native_ids: Sequence[str]
) -> dict[tuple[str, bytes, bytes], int]:
    table = listing_version.c
    known: dict[tuple[str, bytes, bytes], int] = {}
    for start in range(0, len(native_ids), _ASK_AT_ONCE):
        some = native_ids[start : start + _ASK_AT_ONCE]
        chosen = sa.select(table.native_id, table.digest, table.content_digest, table.id)
        rows = connection.execute(chosen.where(table.list_id == list_id, table.native_id.in_(some)))
        known.update({(native_id, digest, content): version for native_id, digest, content, version in rows})
    return known


def _store_companions(connection: sa.Connection, edition_id: int, reading: EditionReading) -> None:
    """The edition's captures and issues."""
    captures = [
        {"edition_id": edition_id, "ordinal": ordinal, "digest": digest}
        for ordinal, digest in enumerate(reading.captures)
    ]
    if captures:
        connection.execute(edition_capture.insert(), captures)
    issues = [
        {
            "edition_id": edition_id,
            "ordinal": ordinal,
            "code": one.code,
            "place": one.place,
            "value": one.value,
            "message": one.message,
            "severity": Severity(one.severity).value,
        }
        for ordinal, one in enumerate(reading.issues)
    ]
    if issues:
        connection.execute(issue.insert(), issues)


def _count(entries: dict[str, _Entry], held: dict[str, _Held]) -> tuple[int, int, int]:
    changed = sum(
        1 for native_id, entry in entries.items() if native_id in held and held[native_id].digest != entry.digest
    )
    return len(entries.keys() - held.keys()), len(held.keys() - entries.keys()), changed
