"""screen: the JSON that other programs rely on, the table, and what is refused."""

import json

import pytest


def test_screen_prints_the_promised_json(mali) -> None:
    told = json.loads(mali("screen", "CAMARA, Sadio", "--as-of", "2023-07-24").stdout)
    assert {"query", "as_of", "editions", "status", "hits"} <= told.keys()
    assert (told["as_of"], told["status"]) == ("2023-07-24", "complete")
    assert told["editions"] == ["us_ofac_sdn@2023-07-24"]
    first = told["hits"][0]
    assert {"list", "native_id", "name", "probability", "bits", "parts"} <= first.keys()
    assert (first["list"], first["native_id"]) == ("us_ofac_sdn", "42618")
    assert {"feature", "query", "candidate", "verdict", "bits"} <= first["parts"][0].keys()


def test_the_day_before_nothing_is_found_and_that_is_no_error(mali) -> None:
    found = mali("screen", "CAMARA, Sadio", "--as-of", "2023-07-23")
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert (told["status"], told["hits"]) == ("complete", [])


def test_json_lines_are_one_line_a_query(mali) -> None:
    lines = mali("screen", "Camara Sadio", "--as-of", "2023-07-24", "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["hits"][0]["native_id"] == "42618"


def test_the_table_says_why(mali) -> None:
    shown = mali("screen", "Sadio Kamara", "--born", "1979", "--as-of", "2023-07-24", "--format", "table").stdout
    assert "42618" in shown
    assert "birth date" in shown
    assert "us_ofac_sdn@2023-07-24" in shown


def test_an_incomplete_answer_says_so_on_stderr_and_in_the_result(mali) -> None:
    found = mali("screen", "Sadio Camara", "--as-of", "2019-01-01")
    assert json.loads(found.stdout)["status"] == "incomplete"
    assert "us_ofac_sdn" in found.stderr


def test_known_time_is_asked_for_on_its_own(mali) -> None:
    found = mali("screen", "Sadio Camara", "--as-of", "2023-07-24", "--known-at", "2023-07-24")
    told = json.loads(found.stdout)
    assert (told["status"], told["hits"]) == ("incomplete", [])


def test_a_screening_may_be_held_to_some_lists(mali) -> None:
    told = json.loads(mali("screen", "Sadio Camara", "--as-of", "2023-07-24", "--list", "un_sc").stdout)
    assert (told["status"], told["editions"], told["hits"]) == ("incomplete", [], [])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("",), 2),
        (("x" * 5000,), 2),
        (("Camara", "--born", "soon"), 2),
        (("Camara", "--kind", "alien"), 2),
        (("Camara", "--country", "Atlantis"), 2),
        (("Camara", "--as-of", "2023-02-30"), 2),
        (("Camara", "--known-at", "2023-07-24T10:00:00"), 2),
        (("Camara", "--limit", "0"), 2),
        (("Camara", "--limit", "many"), 2),
        (("Camara", "--threshold", "7"), 2),
        (("Camara", "--format", "xml"), 2),
        (("Camara", "--list", "nowhere"), 3),
    ],
)
def test_a_screening_that_makes_no_sense_says_why(mali, words, code) -> None:
    refused = mali("screen", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert "Traceback" not in refused.stderr


def test_without_a_workspace_nothing_is_made(run, folder) -> None:
    refused = run("screen", "Camara")
    assert refused.exit_code == 3
    assert not (folder / "workspace").exists()
