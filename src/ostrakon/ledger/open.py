"""Opening a ledger by address: SQLite in a file, or PostgreSQL, with the same tables and the same reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from ostrakon.ledger import schema
from ostrakon.model import BadRequest, LedgerConflict, OstrakonError, SourceUnavailable

BUSY_SECONDS = 60.0  # how long a writer waits for another before it gives up; a large load takes some 6 s

_WRITES = "ostrakon_writes"
_CACHE_KIB = 64 * 1024
_LOCK = 0x0573  # any fixed number: the advisory lock under which PostgreSQL writers take turns


class Ledger:
    """An open ledger. `read` and `write` are transactions: a read sees one state, a write is whole or not."""

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.url = url
        self._engine = _make_engine(url, busy_seconds)
        with _clear_errors(self):
            self._check_schema()

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees the ledger as it is now, whatever is written meanwhile."""
        with _clear_errors(self), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that is kept whole at its end, or leaves no trace. Writers take turns."""
        with _clear_errors(self), self._engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                yield connection

    def _check_schema(self) -> None:
        with self.read() as connection:
            found = _schema_version(connection)
        if found is None:
            self._create_schema()
        elif found != schema.SCHEMA_VERSION:
            raise LedgerConflict(
                f"the ledger {self.name} has schema version {found}; this program knows {schema.SCHEMA_VERSION}; "
                "use the program that wrote it, or load into a new workspace"
            )

    def _create_schema(self) -> None:
        with self.write() as connection:
            if _schema_version(connection) is None:
                schema.METADATA.create_all(connection, checkfirst=True)
                connection.execute(schema.meta.insert(), {"key": "schema_version", "value": schema.SCHEMA_VERSION})

    @property
    def name(self) -> str:
        """The ledger's address without a password, for messages."""
        return self._engine.url.render_as_string(hide_password=True)


def open_ledger(where: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> Ledger:
    """The ledger in a SQLite file (a path), or at a database address (text with `://`); made if absent.

    Raises:
        LedgerConflict: another schema version, a damaged file, or a writer that holds it too long.
        SourceUnavailable: the database cannot be reached or the disk is full.
    """
    if isinstance(where, str) and "://" in where:
        return Ledger(where, busy_seconds=busy_seconds)
    path = Path(where)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadRequest(f"cannot make the workspace folder {path.parent}: {error.strerror}") from error
    return Ledger(sa.URL.create("sqlite", database=str(path)).render_as_string(), busy_seconds=busy_seconds)


def _make_engine(url: str, busy_seconds: float) -> sa.Engine:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise BadRequest("the ledger's address is not a database address (postgresql://USER@HOST/NAME)") from error
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, busy_seconds)
    if parsed.get_backend_name() != "postgresql":
        raise BadRequest(f"a ledger is kept in SQLite or PostgreSQL, not in {parsed.get_backend_name()}")
    return sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        connect_args={"options": f"-c lock_timeout={int(busy_seconds * 1000)}"},
    )


def _sqlite_engine(url: sa.URL, busy_seconds: float) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin or end transactions on its own
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{_CACHE_KIB}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _schema_version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(schema.meta.name):
        return None
    found = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema_version"))
    return found.scalar_one_or_none()


@contextmanager
def _clear_errors(ledger: Ledger) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        clear = _clear_error(ledger.name, error)
        if clear is None:
            raise
        raise clear from error


def _clear_error(name: str, error: DBAPIError) -> OstrakonError | None:
    """What a database's trouble means to whoever must act; None where it is a bug."""
    words = str(error.orig).lower()
    if "disk is full" in words or "no space left" in words or "disk i/o error" in words:
        return SourceUnavailable(
            f"the disk of the ledger {name} is full; nothing was changed; free space, then run this again"
        )
    if "locked" in words or "lock timeout" in words:
        return LedgerConflict(f"another program is writing to the ledger {name}; try again when it is done")
    if "malformed" in words or "not a database" in words:
        return LedgerConflict(f"the ledger {name} is damaged or is no ledger ({words}); restore it from a backup")
    if "readonly" in words or "unable to open" in words or "connection" in words:
        return SourceUnavailable(f"cannot reach or write the ledger {name}: {str(error.orig).strip()}")
    if "append-only" in words:
        return LedgerConflict(f"the ledger {name} is append-only: {str(error.orig).strip()}")
    return None
