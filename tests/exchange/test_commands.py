"""export and import at the door, on a workspace of their own."""

import json

import pytest
from typer.testing import CliRunner

from exchange.full_listings import some_full_listings
from ostrakon.cli import app
from ostrakon.exchange import ftm_entities, ftm_lines


@pytest.fixture
def run(tmp_path):
    def invoke(*words):
        return CliRunner().invoke(app, [*words, "-w", str(tmp_path / "work")])

    return invoke


@pytest.fixture
def imported(run, tmp_path):
    file = tmp_path / "given.ftm.json"
    file.write_bytes(b"".join(ftm_lines(ftm_entities(some_full_listings()))))
    done = run("import", str(file), "--list", "us_ofac_sdn", "--published", "2023-07-24")
    assert done.exit_code == 0, done.output
    return file


def test_what_was_imported_goes_out_with_the_same_ids(run, imported):
    out = run("export", "--format", "ftm")
    given = {json.loads(line)["id"] for line in imported.read_text().splitlines() if json.loads(line)["target"]}
    assert {each["id"] for each in map(json.loads, out.stdout.splitlines()) if each["target"]} == given


@pytest.mark.parametrize(
    ("form", "magic"), [("csv", b"list,"), ("simple", b"id,"), ("parquet", b"PAR1"), ("xlsx", b"PK")]
)
def test_a_file_is_written_in_each_format(run, imported, tmp_path, form, magic):
    file = tmp_path / f"out.{form}"
    assert run("export", "--format", form, "-o", str(file)).exit_code == 0
    assert file.read_bytes().startswith(magic)


def test_an_export_as_of_a_day_before_the_first_edition_says_so(run, imported):
    done = run("export", "--format", "csv", "--list", "us_ofac_sdn", "--as-of", "2023-07-23")
    assert done.exit_code == 3
    assert "on or before 2023-07-23" in done.output


def test_a_file_that_cannot_be_written_is_a_clear_error(run, imported):
    done = run("export", "--format", "csv", "-o", "/nowhere/at/all.csv")
    assert done.exit_code == 2
    assert "cannot be written" in done.output


def test_an_import_needs_a_day(run, tmp_path, imported):
    done = run("import", str(imported), "--list", "other_list")
    assert done.exit_code == 2
    assert "--published" in done.output


def test_an_import_refuses_a_list_id_of_another_form(run, imported):
    assert run("import", str(imported), "--list", "Not A List", "--published", "2023-07-24").exit_code == 2


def test_a_file_of_something_else_is_refused_and_nothing_is_loaded(run, tmp_path):
    file = tmp_path / "x.json"
    file.write_text("<html>")
    assert run("import", str(file), "--list", "a_list", "--published", "2023-07-24").exit_code == 2
    assert run("export", "--format", "csv").exit_code == 3
