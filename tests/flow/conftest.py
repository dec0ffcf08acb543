"""A workspace whose clock stands where the test puts it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ostrakon.flow.workspace import Workspace


class Clock:
    """A clock that a test may set; it moves on by a millisecond at each look."""

    def __init__(self) -> None:
        self.time = datetime(2023, 7, 25, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    with Workspace(tmp_path / "workspace", clock=clock) as opened:
        yield opened


@pytest.fixture
def mali(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with two small editions of the SDN, before and after 24 July 2023."""
    from sdn_rows import AFTER, BEFORE, sdn_csv

    for day, rows in (("2023-07-20", BEFORE), ("2023-07-24", AFTER)):
        path = tmp_path / f"sdn_{day}.csv"
        path.write_bytes(sdn_csv(rows))
        workspace.load(path, list="us_ofac_sdn", published=day, bounded=False)
    return workspace
