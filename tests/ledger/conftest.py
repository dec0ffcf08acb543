"""Ledgers to test on: SQLite always, PostgreSQL where a server can be started."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ostrakon.ledger import Ledger, open_ledger
from postgresql_server import make_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be opened."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    return make_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    opened = open_ledger(address)
    yield opened
    opened.close()
