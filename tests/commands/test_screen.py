"""screen: the JSON that other programs rely on, the table, and what is refused."""

import json
from xml.etree import ElementTree

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


def test_every_term_of_the_sum_is_drawn_on_demand(mali) -> None:
    shown = mali("screen", "Sadio Diarra", "--explain", "--nearest", "2", "--format", "table").stdout
    assert "prior" in shown
    assert "▒" in shown
    assert "█" in shown
    assert "The nearest below 0.14" in shown


def test_an_answer_names_its_policy_and_thresholds_and_counts_facts(mali) -> None:
    told = json.loads(mali("screen", "Sadio Camara", "--born", "1979", "--as-of", "2023-07-24").stdout)
    assert 0 < told["list_at"] <= told["alert_at"] < 1
    assert told["policy"].startswith("default@")
    assert told["hits"][0]["facts"]["agree"] == 1
    again = mali("screen", "Sadio Camara", "--as-of", "2023-07-24", "--policy", told["policy"])
    assert json.loads(again.stdout)["policy"] == told["policy"]


@pytest.mark.parametrize("policy", ["nobody", "default@1900.1", "../default"])
def test_a_policy_that_is_not_there_is_refused(mali, policy) -> None:
    refused = mali("screen", "Sadio Camara", "--policy", policy)
    assert (refused.exit_code, refused.stdout) == (3, "")


@pytest.mark.parametrize("words", ["42618", "us_ofac_sdn:42618", "Sadio Camara"])
def test_why_not_tells_the_sum_and_the_place_of_a_listing(mali, words) -> None:
    told = json.loads(mali("screen", "Moussa Traore", "--as-of", "2023-07-24", "--why-not", words).stdout)
    assert [(miss["list"], miss["native_id"]) for miss in told] == [("us_ofac_sdn", "42618")]
    assert told[0]["comparison"]["bits"] < told[0]["needed"]
    assert "short" in told[0]["reason"]
    asked = ("screen", "Moussa Traore", "--as-of", "2023-07-24", "--why-not", words)
    assert "prior" in mali(*asked, "--format", "table").stdout


def test_why_not_says_from_when_a_listing_was_on_the_list(mali) -> None:
    refused = mali("screen", "Sadio Camara", "--as-of", "2023-07-23", "--why-not", "42618")
    assert refused.exit_code == 3
    assert "first on the edition of 2023-07-24" in refused.stderr


def test_the_sums_are_written_as_one_svg(mali, tmp_path) -> None:
    out = tmp_path / "sums.svg"
    mali("screen", "Sadio Kamara", "--nearest", "2", "--svg", str(out))
    drawn = ElementTree.fromstring(out.read_text(encoding="utf-8"))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}g")) >= 1


@pytest.mark.parametrize("address", ["Lenina 4, Sevastopol", "Calle 23, Habana", "Krimea", "rue du Nil, Soudan"])
def test_an_address_in_an_embargoed_place_alerts(mali, address) -> None:
    told = json.loads(mali("screen", "Test Customer 17", "--as-of", "2023-07-24", "--address", address).stdout)
    assert len(told["places"]) == 1
    assert told["hits"] == []
