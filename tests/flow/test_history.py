"""260 real editions of the SDN: every count equals the publisher's history, and any day can be read."""

from datetime import date
from pathlib import Path

import pytest
from bench.history import LIST, load_history, make_editions, read_index, size_of

from flow.conftest import Clock
from ostrakon.flow.workspace import Workspace

SIZE_LIMIT = 200_000_000  # bytes of ledger for 260 editions (issue: what it must show)


def test_two_real_editions_differ_as_published(workspace: Workspace, data: Path) -> None:
    folder = data / "lists" / "us_ofac" / "sdn"
    for day in ("2023-07-20", "2023-07-24"):
        workspace.load(folder / f"sdn_{day}.csv", list=LIST, published=day)
    delta = workspace.delta(LIST, "2023-07-20", "2023-07-24")
    assert [change.native_id for change in delta.added] == ["42616", "42617", "42618"]
    assert (len(delta.removed), len(delta.changed)) == (0, 4)
    assert [edition.listings for edition in workspace.editions(LIST)] == [12747, 12750]


@pytest.mark.slow
def test_every_edition_of_the_history_counts_as_published(data: Path, tmp_path: Path, clock: Clock) -> None:
    make_editions(tmp_path / "editions", data)
    with Workspace(tmp_path / "workspace", clock=clock) as workspace:
        assert list(load_history(workspace, tmp_path / "editions", read_index(data))) == []
        assert len(workspace.editions(LIST)) == 260
        assert len(workspace.listings(LIST, as_of=date(2021, 8, 18))) == 9083
        delta = workspace.delta(LIST, "2023-07-21", "2023-07-25")
        assert {"42616", "42617", "42618"} <= {change.native_id for change in delta.added}
    ledger = size_of(tmp_path / "workspace") - size_of(tmp_path / "workspace" / "captures")
    assert ledger <= SIZE_LIMIT
