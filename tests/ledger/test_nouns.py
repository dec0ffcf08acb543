"""Captures, runs, readings, judgements, alerts and decisions: kept in order, never overwritten."""

from dataclasses import replace
from datetime import timedelta

from factories import AT, a_capture
from ledger.loads import a_run
from ostrakon.ledger import Ledger
from ostrakon.ledger.alerts import add_alerts, find_alert, read_alerts
from ostrakon.ledger.captures import add_captures, find_capture, find_newest_capture
from ostrakon.ledger.decisions import add_decision, read_decisions
from ostrakon.ledger.judgements import add_judgements, read_judgements
from ostrakon.ledger.readings import add_reading, find_reading, read_document, read_newest
from ostrakon.ledger.runs import add_run, find_last_confirmed, read_runs
from ostrakon.model import (
    Alert,
    Decision,
    Hit,
    Judgement,
    Outcome,
    Part,
    Query,
    Reading,
    Report,
    RunOutcome,
    Sameness,
    Verdict,
)

PART = Part("name", "Test One", "Test One", Verdict.AGREES, 12.5)
READING = Reading(Report("sha256:1", "A text."), (), (), (), (), "reader@1")


def test_the_newest_capture_of_an_address_gives_its_validators(ledger: Ledger) -> None:
    old = replace(a_capture(b"old", address="https://lists.example/a"), etag='"1"')
    new = replace(a_capture(b"new", address="https://lists.example/a", at=AT + timedelta(1)), etag='"2"')
    add_captures(ledger, [new, old])
    add_captures(ledger, [old])
    found = find_newest_capture(ledger, "https://lists.example/a")
    assert found is not None
    assert (found.digest, found.etag, found.size) == (new.digest, '"2"', 3)
    assert find_capture(ledger, "0" * 64) is None


def test_a_list_is_confirmed_by_runs_that_reached_its_address(ledger: Ledger) -> None:
    assert find_last_confirmed(ledger, "us_ofac_sdn") is None
    add_run(ledger, a_run())
    assert find_last_confirmed(ledger, "us_ofac_sdn") is None
    unchanged = replace(a_run(confirms=True), outcome=RunOutcome.UNCHANGED, finished_at=AT + timedelta(hours=1))
    add_run(ledger, unchanged)
    assert find_last_confirmed(ledger, "us_ofac_sdn") == AT + timedelta(hours=1)
    assert read_runs(ledger, "us_ofac_sdn")[-1] == unchanged
    assert read_runs(ledger, "un_sc") == ()


def test_each_readers_reading_is_kept_and_the_newest_is_given(ledger: Ledger) -> None:
    better = replace(READING, reader="reader@2")
    assert add_reading(ledger, READING, at=AT)
    assert not add_reading(ledger, READING, at=AT + timedelta(1))
    assert add_reading(ledger, better, at=AT)
    assert read_document(ledger, "sha256:1") == (READING, better)
    assert find_reading(ledger, "sha256:1") == better
    assert read_newest(ledger) == (better,)
    assert find_reading(ledger, "sha256:2") is None


def test_judgements_keep_their_order_and_are_found_by_member(ledger: Ledger) -> None:
    first = Judgement("list:a:1", "list:b:1", Sameness.SAME, "policy:default@1", AT, "name", 20.0, 0.99, (PART,))
    later = replace(first, outcome=Sameness.DIFFERENT, by="analyst", at=AT + timedelta(1))
    other = replace(first, left="list:a:2", right="list:b:2")
    add_judgements(ledger, [first, other])
    add_judgements(ledger, [later])
    add_judgements(ledger, [])
    assert read_judgements(ledger) == (first, other, later)
    assert read_judgements(ledger, member="list:b:1") == (first, later)
    assert read_judgements(ledger, member="list:b:1", known_at=AT) == (first,)


def test_a_finding_opens_one_alert(ledger: Ledger) -> None:
    hit = Hit("us_ofac_sdn", "1", "Test One", 0.99, 20.0, (PART,))
    alert = Alert("a1", Query("Test One"), hit, "2023-07-24", ("us_ofac_sdn@2023-07-24",), "default@1", AT)
    assert add_alerts(ledger, [alert, alert]) == (alert,)
    assert add_alerts(ledger, [replace(alert, opened_at=AT + timedelta(1))]) == ()
    assert read_alerts(ledger) == (alert,)
    assert find_alert(ledger, "a1") == alert
    assert find_alert(ledger, "a2") is None


def test_decisions_stay_in_the_order_made(ledger: Ledger) -> None:
    first = Decision("q1", "us_ofac_sdn", "1", Outcome.UNSURE, "analyst", AT, "to be asked")
    second = replace(first, outcome=Outcome.FALSE_MATCH, why="another birth date")
    add_decision(ledger, first)
    add_decision(ledger, second)
    assert read_decisions(ledger) == (first, second)
