"""Screening on the record as of any day, through the index that the workspace keeps."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

import ostrakon
from ostrakon.flow.queries import NAME_LIMIT, make_query
from ostrakon.flow.scope import Scope
from ostrakon.flow.shelf import INDEX_FOLDER
from ostrakon.flow.workspace import Workspace
from ostrakon.model import BadRequest, NotThere, PartyKind, Screening
from postgresql_server import make_database
from sdn_rows import AFTER, BEFORE, CAMARA, sdn_csv


def screening(workspace: Workspace, name: str, scope: Scope) -> Screening:
    return workspace.screenings([make_query(name, {})], scope)[0]


def test_nobody_is_found_before_the_listing_and_he_is_first_after_it(mali: Workspace) -> None:
    assert mali.screen("CAMARA, Sadio", as_of="2023-07-23") == []
    hit = mali.screen("CAMARA, Sadio", as_of="2023-07-24")[0]
    assert (hit.list, hit.native_id, hit.name) == ("us_ofac_sdn", "42618", "Sadio CAMARA")


def test_a_screening_names_what_was_searched(mali: Workspace) -> None:
    found = screening(mali, "Sadio Camara", Scope(date(2023, 7, 23)))
    assert (found.status, found.editions, found.as_of) == ("complete", ("us_ofac_sdn@2023-07-20",), "2023-07-23")
    assert found.policy.startswith("default@")


def test_before_every_edition_the_answer_is_incomplete_and_empty(mali: Workspace) -> None:
    found = screening(mali, "Sadio Camara", Scope(date(2020, 1, 1)))
    assert (found.status, found.hits, found.editions) == ("incomplete", (), ())
    assert "us_ofac_sdn" in found.issues[0]


def test_a_hit_is_shown_even_where_the_record_is_stale(mali: Workspace) -> None:
    found = screening(mali, "Sadio Camara", Scope(date(2024, 1, 1)))
    assert found.status == "incomplete"
    assert found.hits[0].native_id == "42618"


def test_parts_add_up_to_the_bits_and_go_into_json(mali: Workspace) -> None:
    found = mali.screen("Sadio Modibo Camara", as_of="2023-07-24", born="1979", countries=["Mali"], kind="person")
    msgspec.json.encode(found)
    assert found[0].native_id == "42618"
    assert found[0].parts


def test_the_index_is_built_once_and_used_again(mali: Workspace) -> None:
    first = mali.screen("Sadio Camara", as_of="2023-07-24")
    (kept,) = (mali.shelf.folder / INDEX_FOLDER).iterdir()
    written = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert mali.screen("Sadio Camara", as_of="2023-07-25") == first
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == written
    mali.screen("Sadio Camara", as_of="2023-07-20")
    assert len([*(mali.shelf.folder / INDEX_FOLDER).iterdir()]) == 2


def test_a_damaged_index_is_built_anew(mali: Workspace) -> None:
    first = mali.screen("Sadio Camara", as_of="2023-07-24")
    (kept,) = (mali.shelf.folder / INDEX_FOLDER).iterdir()
    for path in kept.rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    assert mali.screen("Sadio Camara", as_of="2023-07-24") == first


def test_an_index_of_other_knowledge_of_names_is_built_anew_and_that_is_said(mali: Workspace, caplog) -> None:
    before = mali.screen("Sadio Camara", as_of="2023-07-24")
    head_file = next((mali.shelf.folder / INDEX_FOLDER).glob("*/index.json"))
    head = json.loads(head_file.read_text())
    head_file.write_text(json.dumps(head | {"names_version": "other"}))
    assert mali.screen("Sadio Camara", as_of="2023-07-24") == before
    assert "other knowledge of names" in caplog.text
    assert json.loads(head_file.read_text()) == head


def test_many_queries_answer_in_their_order(mali: Workspace) -> None:
    queries = [make_query(name, {}) for name in ("Alou Boi Diarra", "Nobody Atall", "Yevgeniy Prigozhin")]
    found = mali.screen_many(queries, as_of="2023-07-24")
    assert [[hit.native_id for hit in hits[:1]] for hits in found] == [["42617"], [], ["21171"]]
    assert mali.screen_many([], as_of="2023-07-24") == []


def test_the_limit_caps_what_is_shown(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(sdn_csv([CAMARA, ("2", *CAMARA[1:]), ("3", *CAMARA[1:])]))
    workspace.load(path, list="us_ofac_sdn", published="2023-07-24", bounded=False)
    for limit in (1, 2, 3):
        assert len(screening(workspace, "Sadio Camara", Scope(limit=limit)).hits) == limit


@pytest.mark.parametrize(
    "scope", [Scope(limit=0), Scope(limit=10**9), Scope(threshold=1.5), Scope(threshold=float("nan"))]
)
def test_limits_and_thresholds_out_of_range_are_refused(mali: Workspace, scope: Scope) -> None:
    with pytest.raises(BadRequest, match="expected"):
        screening(mali, "Sadio Camara", scope)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("", {}),
        ("   ", {}),
        ("x" * (NAME_LIMIT + 1), {}),
        ("x" * 10_000_000, {}),
        ("Camara", {"kind": "alien"}),
        ("Camara", {"born": "31 Feb"}),
        ("Camara", {"born": "2023-02-31"}),
        ("Camara", {"countries": ["Atlantis"]}),
        ("Camara", {"gender": "x"}),
        ("Camara", {"identifiers": [" "]}),
        ("Camara", {"aliases": [""]}),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(name, facts) -> None:
    with pytest.raises(BadRequest):
        make_query(name, facts)


def test_a_query_takes_countries_by_name_and_identifiers_by_scheme() -> None:
    query = make_query(
        "Camara", {"kind": "Person", "countries": ["Mali", "fr"], "identifiers": ["passport:AA1", "B2"]}
    )
    assert (query.kind, query.countries) == (PartyKind.PERSON, ("ML", "FR"))
    assert [(each.scheme, each.value) for each in query.identifiers] == [("passport", "AA1"), ("other", "B2")]


def test_a_dossier_by_name_is_that_of_the_likeliest(mali: Workspace) -> None:
    assert mali.dossier("Sadio Kamara", as_of="2023-07-25").listings[0].native_id == "42618"
    with pytest.raises(NotThere, match="Nobody Atall"):
        mali.dossier("Nobody Atall", as_of="2023-07-25")


def test_two_names_are_compared_without_a_workspace() -> None:
    same = ostrakon.compare("Sadio CAMARA", "Kamara Sadiou", kind="person")
    other = ostrakon.compare("Sadio CAMARA", "Yevgeniy PRIGOZHIN", kind="person")
    assert same.bits > other.bits
    assert 0 <= other.probability < same.probability <= 1


def test_facts_beside_the_names_count_in_a_comparison() -> None:
    bare = ostrakon.compare("Sadio CAMARA", "Kamara Sadiou", kind="person")
    camara = {"name": "Sadio CAMARA", "born": "1979-03-22", "countries": ["ML"]}
    same = ostrakon.compare(
        camara, {"name": "Kamara Sadiou", "born": "1979", "countries": ["Mali"]}, kind="person"
    )
    other = ostrakon.compare(camara, {"name": "Kamara Sadiou", "born": "1962"}, kind="person")
    assert other.bits < bare.bits < same.bits


@pytest.mark.parametrize("side", [{"born": "1979"}, {"name": "A", "shoe": "4"}, {"name": "A", "born": "soon"}, ""])
def test_a_side_that_makes_no_sense_is_refused(side: object) -> None:
    with pytest.raises(BadRequest):
        ostrakon.compare(side, "Sadio CAMARA", kind="person")  # type: ignore[arg-type]


def test_a_workspace_on_postgresql_answers_the_same(postgresql: str, mali: Workspace, tmp_path: Path) -> None:
    with Workspace(tmp_path / "other", ledger=make_database(postgresql), clock=mali.shelf.clock) as other:
        for day, rows in (("2023-07-20", BEFORE), ("2023-07-24", AFTER)):
            path = tmp_path / f"sdn_{day}.csv"
            path.write_bytes(sdn_csv(rows))
            other.load(path, list="us_ofac_sdn", published=day, bounded=False)
        for day in ("2023-07-23", "2023-07-24"):
            assert other.screen("Sadio Kamara", as_of=day) == mali.screen("Sadio Kamara", as_of=day)
        assert other.dossier("42618").listings == mali.dossier("42618").listings
        assert not (other.shelf.folder / "ledger.sqlite").exists()
