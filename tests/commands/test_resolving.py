"""resolve, entities, why, dossier, timeline and network at the terminal, as one meets them first."""

import json

import pytest
from typer.testing import CliRunner

from ostrakon.cases import MALI_2023
from ostrakon.cli import app
from ostrakon.flow.workspace import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("case") / "w"
    with Workspace(made) as opened:
        for edition in MALI_2023.editions:
            opened.load(*edition.files, list=edition.list_id, published=edition.published, bounded=False)
    assert ask(made, "resolve").exit_code == 0
    return made


def ask(folder, *words):
    return CliRunner().invoke(app, [*words, "--format", "table", "-w", str(folder)])


def test_a_second_run_says_that_nothing_came(folder):
    done = ask(folder, "resolve")
    assert "Nothing came, changed or went" in done.output


def test_entities_are_printed_with_listings_and_mentions(folder):
    done = CliRunner().invoke(app, ["entities", "--format", "jsonl", "-w", str(folder)])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    maslov = next(each for each in lines if {"list": "us_ofac_sdn", "native_id": "40969"} in each["listings"])
    assert set(maslov) >= {"id", "name", "kind", "listings", "mentions"}
    assert len(maslov["listings"]) == 3


def test_why_takes_names_and_tells_who_else_may_be_meant(folder):
    done = ask(folder, "why", "Mikhail Potepkin", "Yevgeniy Prigozhin")
    assert done.exit_code == 0, done.output
    assert "two entities" in " ".join(done.output.split())
    done = ask(folder, "why", "Camara", "40969")
    assert done.exit_code == 3
    assert "Ibraima Papa CAMARA" in done.output


def test_what_never_compared_is_said_in_words(folder):
    assert "too far apart" in " ".join(ask(folder, "why", "42618", "11972").output.split())


def test_a_dossier_of_a_name_of_several_says_who_else_it_may_be(folder):
    assert "may also mean" in ask(folder, "dossier", "Ivanov").output


def test_a_timeline_can_be_cut_to_a_period(folder):
    done = ask(folder, "timeline", "uk_sanctions:16024", "--from", "2023-07-20", "--to", "2023-07-20")
    assert "listed as" in " ".join(done.output.split())
    assert ask(folder, "timeline", "uk_sanctions:16024", "--from", "soon").exit_code == 2
    assert "nothing in that period" in ask(folder, "timeline", "uk_sanctions:16024", "--to", "2001-01-01").output


def test_a_party_without_ties_is_said_to_have_none(folder):
    assert "No tie of it" in ask(folder, "network", "36799").output


def test_contradictions_of_people_are_shown_and_undone(folder):
    for pair, outcome in ((("16688", "36799"), "same"), (("14679", "36799"), "different")):
        done = ask(folder, "judge", *pair, outcome, "--by", "Test Analyst", "--why", "to see them contradict")
        assert done.exit_code == 0, done.output
    shown = " ".join(ask(folder, "entities", "--contradictions").output.split())
    assert "36799" in shown
    ask(folder, "judge", "16688", "36799", "different", "--by", "Test Analyst", "--why", "I was wrong")
    assert "36799" not in ask(folder, "entities", "--contradictions").output
