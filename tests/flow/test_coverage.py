"""A screening says whether what it searched was whole: missing and stale lists are named."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from factories import AT
from flow.conftest import Clock
from ledger.loads import a_run
from ostrakon.flow.coverage import find_coverage
from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.runs import add_run
from ostrakon.model import NotThere

SDN = "us_ofac_sdn"


def test_a_day_with_an_edition_in_force_is_complete(mali: Workspace) -> None:
    coverage = find_coverage(mali.shelf, date(2023, 7, 23))
    assert (coverage.status, coverage.labels) == ("complete", ("us_ofac_sdn@2023-07-20",))


def test_a_day_before_the_first_edition_is_incomplete_and_says_which_list(mali: Workspace) -> None:
    coverage = find_coverage(mali.shelf, date(2023, 7, 19))
    assert (coverage.status, coverage.editions) == ("incomplete", ())
    assert coverage.issues == ("us_ofac_sdn: no edition published on or before 2023-07-19 is held",)


def test_a_list_asked_for_that_is_not_held_is_incomplete(mali: Workspace) -> None:
    coverage = find_coverage(mali.shelf, date(2023, 7, 24), lists=[SDN, "us_ofac_cons"])
    assert coverage.status == "incomplete"
    assert "us_ofac_cons" in coverage.issues[0]


def test_a_list_that_nobody_knows_is_not_there(mali: Workspace) -> None:
    with pytest.raises(NotThere, match="no_such"):
        find_coverage(mali.shelf, date(2023, 7, 24), lists=["no_such"])


def test_an_empty_workspace_has_nothing_to_search(workspace: Workspace) -> None:
    with pytest.raises(NotThere, match="load one first"):
        find_coverage(workspace.shelf, date(2023, 7, 24))


def test_a_newest_edition_past_its_cadence_is_stale(mali: Workspace) -> None:
    assert find_coverage(mali.shelf, date(2023, 7, 31)).status == "complete"
    late = find_coverage(mali.shelf, date(2023, 8, 1))
    assert late.status == "incomplete"
    assert "stale" in late.issues[0]


def test_a_source_that_confirmed_the_edition_keeps_it_fresh(mali: Workspace) -> None:
    at = datetime(2023, 8, 20, tzinfo=UTC)
    from dataclasses import replace

    add_run(mali.shelf.ledger, replace(a_run(SDN, confirms=True), finished_at=at))
    assert find_coverage(mali.shelf, date(2023, 8, 25)).status == "complete"


def test_known_time_leaves_out_what_came_later(mali: Workspace, clock: Clock) -> None:
    before = find_coverage(mali.shelf, date(2023, 7, 24), known_at=AT - timedelta(days=9))
    assert before.status == "incomplete"
    after = find_coverage(mali.shelf, date(2023, 7, 24), known_at=clock.time)
    assert after.labels == ("us_ofac_sdn@2023-07-24",)


def test_the_workspace_opened_again_covers_the_same(mali: Workspace, clock: Clock, tmp_path: Path) -> None:
    with Workspace(mali.shelf.folder, clock=clock) as again:
        assert find_coverage(again.shelf, date(2023, 7, 24)) == find_coverage(mali.shelf, date(2023, 7, 24))
