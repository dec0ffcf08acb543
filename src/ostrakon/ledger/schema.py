"""The ledger's tables. Rows are added, never changed or removed: triggers refuse it.

A listing is stored once per distinct content (`listing_version`); an edition is stored as what differs from
a base edition (`change`), so editions may be loaded in any order and nothing is ever rewritten.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

SCHEMA_VERSION = "2"

_TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%f"  # sorts as text as it does as time


class UtcTime(sa.types.UserDefinedType[datetime]):
    """A time in UTC, kept as text of fixed width, the same in every database."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The column's type in SQL."""
        return "VARCHAR(26)"

    def bind_processor(self, dialect: Any) -> Any:
        """From a time to text."""
        return _time_text

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        """From text to a time."""
        return _text_time


def _time_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a time without its zone: {value}")
    return value.astimezone(UTC).strftime(_TIME_FORMAT)


def _text_time(value: str | None) -> datetime | None:
    return None if value is None else datetime.strptime(value, _TIME_FORMAT).replace(tzinfo=UTC)


METADATA = sa.MetaData()

meta = sa.Table(
    "meta",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)

run = sa.Table(
    "run",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("list_id", sa.String, nullable=False, index=True),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("finished_at", UtcTime, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("detail", sa.String, nullable=False),
    sa.Column("confirms", sa.Boolean, nullable=False),
)

capture = sa.Table(
    "capture",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("address", sa.String, primary_key=True),
    sa.Column("retrieved_at", UtcTime, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("etag", sa.String, nullable=False),
    sa.Column("last_modified", sa.String, nullable=False),
    sa.Index("capture_by_address", "address", "retrieved_at"),
)

edition = sa.Table(
    "edition",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("list_id", sa.String, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("published", sa.Date, nullable=False),
    sa.Column("retrieved_at", UtcTime, nullable=False),
    sa.Column("format", sa.String, nullable=False),
    sa.Column("listings", sa.Integer, nullable=False),
    sa.Column("issues", sa.Integer, nullable=False),
    sa.Column("base_id", sa.Integer, sa.ForeignKey("edition.id")),
    sa.Column("depth", sa.Integer, nullable=False),
    sa.UniqueConstraint("list_id", "published", "digest", "retrieved_at"),
)

edition_capture = sa.Table(
    "edition_capture",
    METADATA,
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
)

issue = sa.Table(
    "issue",
    METADATA,
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("code", sa.String, nullable=False),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sa.Column("severity", sa.String, nullable=False),
)

listing_version = sa.Table(
    "listing_version",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("list_id", sa.String, nullable=False),
    sa.Column("native_id", sa.String, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("content_digest", sa.LargeBinary, nullable=False),
    sa.Column("first_edition_id", sa.Integer, sa.ForeignKey("edition.id"), nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("list_id", "native_id", "digest", "content_digest"),
)

change = sa.Table(
    "change",
    METADATA,
    sa.Column("edition_id", sa.Integer, sa.ForeignKey("edition.id"), primary_key=True),
    sa.Column("native_id", sa.String, primary_key=True),
    sa.Column("version_id", sa.Integer, sa.ForeignKey("listing_version.id")),
    sa.Index("change_by_native_id", "native_id", "edition_id"),
    sqlite_with_rowid=False,
)

reading = sa.Table(
    "reading",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document", sa.String, nullable=False, index=True),
    sa.Column("reader", sa.String, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("published", sa.Date),
    sa.Column("read_at", UtcTime, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("document", "reader", "digest"),
)

judgement = sa.Table(
    "judgement",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("left", sa.String, nullable=False, index=True),
    sa.Column("right", sa.String, nullable=False, index=True),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

entity_id = sa.Table(
    "entity_id",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String, nullable=False, index=True),
    sa.Column("member", sa.String, nullable=False),
    sa.Column("names", sa.Boolean, nullable=False),  # whether a cluster is named by it, or it is only reserved
    sa.Column("at", UtcTime, nullable=False),
)

alert = sa.Table(
    "alert",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("list_id", sa.String, nullable=False),
    sa.Column("native_id", sa.String, nullable=False),
    sa.Column("opened_at", UtcTime, nullable=False, index=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

decision = sa.Table(
    "decision",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("query", sa.String, nullable=False),
    sa.Column("list_id", sa.String, nullable=False),
    sa.Column("native_id", sa.String, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Index("decision_by_pair", "query", "list_id", "native_id"),
)

_SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, 'append-only: rows of {table} are never changed or removed'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ostrakon_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only: rows of this table are never changed or removed'; END
$$ LANGUAGE plpgsql
"""
_POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION ostrakon_append_only()
"""


def _guard(table: sa.Table) -> None:
    for verb in ("UPDATE", "DELETE"):
        _run_after_creation(table, _SQLITE_TRIGGER.format(table=table.name, verb=verb), dialect="sqlite")
    for text in (_POSTGRESQL_FUNCTION, _POSTGRESQL_TRIGGER.format(table=table.name)):
        _run_after_creation(table, text, dialect="postgresql")


def _run_after_creation(table: sa.Table, statement: str, *, dialect: str) -> None:
    ddl = sa.DDL(statement)  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


for _table in METADATA.sorted_tables:
    _guard(_table)
