"""own, network and path over the bundled case of Mali in 2023, through the command line."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from lxml import etree
from typer.testing import CliRunner

from ostrakon.cases import MALI_2023
from ostrakon.cli import app
from ostrakon.flow.read_reports import read_text
from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.readings import add_reading

DAY = "2023-07-26"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("case")
    with Workspace(path) as workspace:
        for edition in MALI_2023.editions:
            workspace.load(*edition.files, list=edition.list_id, published=edition.published, bounded=False)
        for report in MALI_2023.reports:
            reading = read_text(report.file.read_text(encoding="utf-8"), published=report.published)
            add_reading(workspace.shelf.ledger, reading, at=datetime(2023, 7, 26, tzinfo=UTC))
    return path


def run(*arguments, code=0):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done


def test_the_customer_is_blocked_in_the_us_and_not_in_the_uk_with_the_proof(folder):
    register = MALI_2023.register
    done = run("own", "Test Customer 17", "--register", register, "--as-of", "2023-07-24", "-w", folder)
    rules = {rule["rule"]: rule for rule in json.loads(done.stdout)["rules"]}
    assert rules["us_ofac_50"]["status"] == "blocked"
    assert rules["uk_reg7"]["status"] == "clear"
    assert rules["us_bis_affiliates"]["status"] is None
    held_by = rules["us_ofac_50"]["proof"]["held_by"]
    assert [entry["party"] for entry in held_by] == ["Test Holding 4", "MIDAS RESSOURCES SARLU"]
    assert held_by[0]["held_by"][0]["stake"]["evidence"][0]["place"] == "row 2"


def test_the_proof_prints_as_a_tree_with_rows_and_digests(folder):
    register = MALI_2023.register
    arguments = (
        "own",
        "Test Customer 17",
        "--register",
        register,
        "--as-of",
        "2023-07-24",
        "--rule",
        "us_ofac_50",
    )
    text = " ".join(run(*arguments, "--format", "table", "-w", folder).stdout.split())
    assert "├─ 30 %" in text
    assert "row 4 sha256:" in text
    assert "blocked owners hold 55 %" in text


def test_a_register_can_be_asked_alone_with_parties_declared_blocked(tmp_path):
    register = tmp_path / "r.csv"
    register.write_text("owner,owned,share\nTest Owner 1,Test Company 2,60\nTest Company 2,Test Company 3,50\n")
    asked = ("--register", register, "--listed", "Test Owner 1", "--as-of", "2024-01-01")
    done = run("own", "--all", "--rule", "us_ofac_50,uk_reg7", "--format", "jsonl", *asked)
    found = {(row["rule"], row["party"]): row["status"] for row in map(json.loads, done.stdout.splitlines())}
    assert found["us_ofac_50", "Test Company 3"] == "blocked"
    assert ("uk_reg7", "Test Company 3") not in found
    assert found["uk_reg7", "Test Company 2"] == "blocked"


def test_registers_can_be_kept_and_count_from_then_on(folder, tmp_path):
    with Workspace(tmp_path / "kept") as workspace:
        assert workspace.editions() == ()
    arguments = ("--as-of", "2023-07-24", "--listed", "M INVEST, OOO", "-w", tmp_path / "kept", "--format", "json")
    run("own", "Test Holding 4", "--register", MALI_2023.register, "--keep", *arguments)
    again = json.loads(run("own", "Test Holding 4", *arguments).stdout)
    assert again["rules"][0]["status"] == "blocked"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("own", "Nobody at all", "--register", MALI_2023.register), 3, "no register given names"),
        (("own", "Test Customer 17", "--register", MALI_2023.register, "--rule", "x"), 2, "no ownership rule"),
        (("own",), 2, "name one party"),
        (("network", "Nobody at all"), 3, "nobody in the network"),
        (("network", "42618", "--tie", "knows"), 2, "no kind of tie"),
        (("network", "42618", "--only", "maybe"), 2, "expected asserted"),
    ],
)
def test_what_cannot_be_answered_is_said_with_its_exit_code(folder, arguments, code, words):
    done = run(*arguments, "-w", folder, "--as-of", DAY, code=code)
    assert words in done.stderr


def test_midas_leads_over_prigozhin_and_wagner_to_the_minister_with_every_source(folder):
    done = run("path", "us_ofac_sdn:42016", "us_ofac_sdn:42618", "--as-of", DAY, "-w", folder)
    first = json.loads(done.stdout)["paths"][0]
    labels = [node["label"] for node in first["nodes"]]
    assert labels[0] == "MIDAS RESSOURCES SARLU"
    assert "PRIGOZHIN" in labels[1]
    assert "agner" in labels[2]
    assert "CAMARA" in labels[3]
    assert all(one["evidence"][0]["quote"] for step in first["steps"] for one in step)


def test_only_asserted_leaves_out_what_is_alleged(folder):
    whole = json.loads(run("network", "42618", "--as-of", DAY, "-w", folder).stdout)
    only = json.loads(run("network", "42618", "--as-of", DAY, "--only", "asserted", "-w", folder).stdout)
    assert "alleged" in {relation["modality"] for relation in whole["relations"]}
    assert {relation["modality"] for relation in only["relations"]} == {"asserted"}


def test_before_the_day_of_the_action_the_minister_is_tied_to_nobody_by_a_list(folder):
    before = json.loads(run("network", "22543", "--as-of", "2023-07-23", "-w", folder).stdout)
    after = json.loads(run("network", "22543", "--as-of", "2023-07-24", "-w", folder).stdout)
    assert not any("CAMARA" in node["label"] for node in before["nodes"])
    assert any("CAMARA" in node["label"] for node in after["nodes"])


@pytest.mark.parametrize("form", ["gexf", "graphml", "svg", "csv", "cypher"])
def test_a_neighborhood_leaves_in_every_format(folder, form):
    text = run(
        "network", "us_ofac_sdn:21171", "--depth", "2", "--as-of", DAY, "-w", folder, "--format", form
    ).stdout
    if form == "csv":
        assert all(row["quote"] for row in csv.DictReader(io.StringIO(text)))
    elif form == "cypher":
        assert "MERGE" in text
    else:
        etree.fromstring(text.encode())


def test_facilitators_are_ranked_with_reasons(folder):
    done = run("network", "us_ofac_sdn:21171", "--depth", "2", "--rank", "--as-of", DAY, "-w", folder)
    ranked = json.loads(done.stdout)["facilitators"]
    assert ranked[0]["points"] >= ranked[-1]["points"] > 0
    assert all(one["reasons"] for one in ranked)
