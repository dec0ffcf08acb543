"""A throw-away PostgreSQL server for tests, where its program is here."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest


def _find_program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(installed[-1]) if installed else shutil.which(name)


def _as_ordinary_user(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`, who owns the folder."""
    if os.geteuid() != 0:
        return {}
    for user in ("postgres", "nobody"):
        try:
            shutil.chown(folder, user)
        except LookupError:
            continue
        return {"user": user, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is no other user here")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a throw-away server on a socket in a temporary folder, without the database's name."""
    initdb, postgres = _find_program("initdb"), _find_program("postgres")
    if not initdb or not postgres:
        pytest.skip("no PostgreSQL server program here")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _as_ordinary_user(folder)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    made = subprocess.run(
        [initdb, "-D", folder / "data", "-U", "test", "-A", "trust", "-E", "UTF8", "-N"], **quiet, **user
    )
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip("PostgreSQL could not prepare its folder here")
    server = subprocess.Popen([postgres, "-D", folder / "data", "-k", folder, "-h", "", "-F"], **quiet, **user)
    try:
        _wait_for(folder)
        yield f"postgresql://test@/%s?host={folder}"
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(folder: Path) -> None:
    import psycopg
    import stamina

    for attempt in stamina.retry_context(on=psycopg.OperationalError, attempts=100, wait_max=0.2, timeout=30):
        with attempt:
            psycopg.connect(f"host={folder} user=test dbname=postgres").close()


def make_database(server: str) -> str:
    """The address of a new, empty database of the server."""
    import psycopg

    name = f"test_{uuid4().hex[:12]}"
    folder = server.rpartition("=")[2]
    with psycopg.connect(f"host={folder} user=test dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(server % name)
