"""Refreshing from a server on this host: what is new is loaded; what fails leaves the record as it was."""

from dataclasses import replace

import pytest

from flow.conftest import Clock
from intake.serving import Source, answer, serve
from ostrakon.flow.refresh import FetchTerms, Refreshed, refresh_lists
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import AddressPolicy, FetchLimits
from ostrakon.ledger.runs import find_last_confirmed, read_runs
from ostrakon.lists import find_source
from ostrakon.lists.source import Address
from ostrakon.model import RunOutcome, SourceChanged, SourceUnavailable
from sdn_rows import consolidated_csv

LIST = "us_ofac_cons"
HERE = AddressPolicy(frozenset({"http"}), lambda address: True, lambda host, port: ["127.0.0.1"])
TERMS = FetchTerms(HERE, FetchLimits(seconds=5, attempts=2, wait=0.001))
MONDAY = "Mon, 24 Jul 2023 14:00:00 GMT"
TUESDAY = "Tue, 25 Jul 2023 09:00:00 GMT"


def refresh(workspace: Workspace, source: Source) -> Refreshed:
    addresses = (Address(source.address("/CONS_PRIM.CSV"), "ofac_csv"),)
    here = replace(find_source(LIST), addresses=addresses, allowed_hosts=("lists.example",))
    return refresh_lists(workspace.shelf, [here], TERMS)[0]


@pytest.fixture
def held(workspace: Workspace) -> Workspace:
    with serve(answer(200, consolidated_csv(), ETag='"1"', Last_Modified=MONDAY)) as source:
        assert refresh(workspace, source).outcome is RunOutcome.DONE
    return workspace


def test_what_comes_is_loaded_with_the_servers_day(held: Workspace) -> None:
    (edition,) = held.editions(LIST)
    assert (str(edition.published), edition.listings) == ("2023-07-24", 360)


def test_a_source_that_has_not_changed_confirms_the_record(workspace: Workspace, clock: Clock) -> None:
    with serve(answer(200, consolidated_csv(), ETag='"1"', Last_Modified=MONDAY), answer(304)) as source:
        refresh(workspace, source)
        clock.time = clock.time.replace(day=30)
        assert refresh(workspace, source).outcome is RunOutcome.UNCHANGED
        assert source.asked[1][1]["If-None-Match"] == '"1"'
    confirmed = find_last_confirmed(workspace.shelf.ledger, LIST)
    assert confirmed is not None
    assert confirmed.day == 30
    assert len(workspace.editions(LIST)) == 1


def test_the_same_bytes_sent_again_confirm_the_record_too(held: Workspace) -> None:
    with serve(answer(200, consolidated_csv(), Last_Modified=TUESDAY)) as source:
        assert refresh(held, source).outcome is RunOutcome.UNCHANGED
    assert read_runs(held.shelf.ledger, LIST)[-1].confirms


def test_a_new_edition_is_loaded_beside_the_old(held: Workspace) -> None:
    with serve(answer(200, consolidated_csv(last=" CHANGED"), Last_Modified=TUESDAY)) as source:
        done = refresh(held, source)
    assert done.loaded is not None
    assert (done.loaded.added, done.loaded.changed) == (0, 1)
    assert len(held.editions(LIST)) == 2


def test_an_edition_cut_short_is_refused_and_the_one_before_stays(held: Workspace) -> None:
    before = held.editions(LIST)
    with serve(answer(200, consolidated_csv(100), Last_Modified=TUESDAY)) as source:
        done = refresh(held, source)
    assert done.outcome is RunOutcome.REFUSED
    assert isinstance(done.error, SourceChanged)
    assert held.editions(LIST) == before
    run = read_runs(held.shelf.ledger, LIST)[-1]
    assert (run.outcome, run.confirms) == (RunOutcome.REFUSED, False)


def test_a_refused_edition_is_never_taken_for_unchanged(held: Workspace) -> None:
    with serve(answer(200, consolidated_csv(100), ETag='"2"', Last_Modified=TUESDAY)) as source:
        refresh(held, source)
        refresh(held, source)
        assert "If-None-Match" not in source.asked[1][1]


def test_an_older_edition_from_the_source_is_for_a_maintainer(held: Workspace) -> None:
    older = "Mon, 03 Jul 2023 09:00:00 GMT"
    with serve(answer(200, consolidated_csv(last=" OLD"), Last_Modified=older)) as source:
        done = refresh(held, source)
    assert isinstance(done.error, SourceChanged)
    assert len(held.editions(LIST)) == 1


def test_a_source_that_is_away_leaves_the_record_as_it_was(held: Workspace) -> None:
    before = held.editions(LIST)
    with serve(answer(503)) as source:
        done = refresh(held, source)
    assert isinstance(done.error, SourceUnavailable)
    assert held.editions(LIST) == before
    assert read_runs(held.shelf.ledger, LIST)[-1].outcome is RunOutcome.FAILED


def test_one_list_that_fails_does_not_keep_the_next(workspace: Workspace) -> None:
    with serve(answer(404), answer(200, consolidated_csv(), Last_Modified=MONDAY)) as source:
        addresses = (Address(source.address("/CONS_PRIM.CSV"), "ofac_csv"),)
        here = replace(find_source(LIST), addresses=addresses, allowed_hosts=("lists.example",))
        first, second = refresh_lists(workspace.shelf, [here, here], TERMS)
    assert (first.outcome, second.outcome) == (RunOutcome.FAILED, RunOutcome.DONE)


def test_a_file_of_a_set_that_has_not_changed_is_taken_from_the_shelf(workspace: Workspace) -> None:
    alt = b'1,1,"aka","TEST ALIAS",-0- \r\n\x1a'
    told = (
        answer(200, consolidated_csv(), ETag='"p1"', Last_Modified=MONDAY),
        answer(200, alt, ETag='"a1"', Last_Modified=MONDAY),
        answer(200, consolidated_csv(last=" CHANGED"), ETag='"p2"', Last_Modified=TUESDAY),
        answer(304),
    )
    with serve(*told) as source:
        addresses = tuple(
            Address(source.address(f"/{name}.CSV"), "ofac_csv", "csv") for name in ("CONS_PRIM", "CONS_ALT")
        )
        here = replace(find_source(LIST), addresses=addresses, allowed_hosts=("lists.example",))
        refresh_lists(workspace.shelf, [here], TERMS)
        (done,) = refresh_lists(workspace.shelf, [here], TERMS)
    assert done.error is None
    assert done.loaded is not None
    assert (done.loaded.added, done.loaded.changed) == (0, 1)
    first = next(listing for listing in workspace.listings(LIST) if listing.native_id == "1")
    assert "TEST ALIAS" in [name.published for name in first.names]
