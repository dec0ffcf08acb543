"""Resolving a workspace: entities over lists, whatever the order of loading; judgements, ids, changes."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from factories import a_capture, a_listing, a_person, a_reading
from ostrakon.flow.entities import find_entity, find_entity_by_id, read_entities
from ostrakon.flow.judging import explain_pair, find_member_key, judge
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.shelf import make_run
from ostrakon.flow.workspace import Workspace
from ostrakon.ledger import load_edition
from ostrakon.model import BadRequest, NotThere, PartyKind, Sameness

US = [
    a_person("101", "Orlo Vantresky Quillmont", born="1961-04-03", country="ML"),
    a_person("102", "Perpetua Zanzibriel", born="1970"),
    a_person("103", "Bastian Kormelius Draven", born="1955-01-01"),
    a_listing("104", "Halvorsen Mirmak Trading LLC", aliases=("HMT",)),
]
UK = [
    a_person("11", "Orlo Vantreskiy QUILLMONT", born="1961-04-03", country="ML", list_id="uk_sanctions"),
    a_person("12", "Perpetua Zanzibriel", born="1991", list_id="uk_sanctions"),
    a_listing("13", "Halvorsen Mirmak Trading L.L.C.", list_id="uk_sanctions"),
]
UN = [
    a_person(
        "Q1", "Orlo QUILLMONT", born="1961", country="ML", list_id="un_sc", aliases=("Orlo Vantresky Quillmont",)
    ),
    a_person("Q2", "Bastian Kormelius Draven", born="1955-01-01", list_id="un_sc"),
]
EDITIONS = {"us_ofac_sdn": US, "uk_sanctions": UK, "un_sc": UN}
DAY = date(2023, 7, 24)


def load(workspace, list_id, listings, day=DAY):
    name = f"{list_id} {day} {[listing.raw for listing in listings]}"
    capture = a_capture(name.encode(), address=f"{list_id}.csv")
    reading = a_reading(listings, list_id=list_id, captures=[capture])
    at = workspace.shelf.clock()
    run = make_run("load", list_id, started_at=at, finished_at=at)
    load_edition(workspace.shelf.ledger, reading, published=day, captures=[capture], run=run)


@pytest.fixture
def make(tmp_path):
    opened = []

    def start(name="w", order=tuple(EDITIONS)):
        workspace = Workspace(tmp_path / name)
        opened.append(workspace)
        for list_id in order:
            load(workspace, list_id, EDITIONS[list_id])
        return workspace

    yield start
    for workspace in opened:
        workspace.close()


def partition(workspace):
    return sorted(entity.members for entity in read_entities(workspace.shelf).entities)


def together(workspace):
    return [members for members in partition(workspace) if len(members) > 1]


ALIKE = [
    ("list:uk_sanctions:11", "list:un_sc:Q1", "list:us_ofac_sdn:101"),
    ("list:uk_sanctions:13", "list:us_ofac_sdn:104"),
    ("list:un_sc:Q2", "list:us_ofac_sdn:103"),
]


def test_one_party_on_three_lists_is_one_entity_and_namesakes_are_two(make):
    workspace = make()
    done = resolve_lists(workspace.shelf)
    assert done.anew
    assert together(workspace) == ALIKE


def test_the_order_of_loading_changes_nothing(make):
    one, two = make("one"), make("two", order=tuple(reversed(EDITIONS)))
    resolve_lists(one.shelf)
    resolve_lists(two.shelf)
    first, second = read_entities(one.shelf), read_entities(two.shelf)
    assert [(e.id, e.members) for e in first.entities] == [(e.id, e.members) for e in second.entities]


@pytest.mark.parametrize("order", list(permutations(EDITIONS)), ids=" ".join)
def test_lists_resolved_one_after_the_other_in_any_order_come_to_the_same(make, order):
    whole, stepwise = make("whole"), make("step", order=())
    resolve_lists(whole.shelf)
    for list_id in order:
        load(stepwise, list_id, EDITIONS[list_id])
        resolve_lists(stepwise.shelf)
    assert partition(stepwise) == partition(whole)


def test_a_second_run_without_news_records_nothing(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    again = resolve_lists(workspace.shelf)
    assert (again.recorded, again.compared, again.anew) == (0, 0, False)
    assert resolve_lists(workspace.shelf, anew=True).recorded == 0


def test_what_changed_since_comes_to_the_same_as_everything_anew(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    newer = [a_person("12", "Bastian Kormelius DRAVEN", born="1955-01-01", list_id="uk_sanctions"), *UK[2:]]
    load(workspace, "uk_sanctions", newer, DAY + timedelta(days=1))
    assert resolve_lists(workspace.shelf).recorded > 0
    after = partition(workspace)
    assert ("list:uk_sanctions:12", "list:un_sc:Q2", "list:us_ofac_sdn:103") in after
    assert ("list:un_sc:Q1", "list:us_ofac_sdn:101") in after
    resolve_lists(workspace.shelf, anew=True)
    assert partition(workspace) == after


def test_a_person_parts_what_the_policy_joined_and_joins_what_it_parted(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    parted = ("us_ofac_sdn:103", "un_sc:Q2")
    judge(workspace.shelf, *parted, Sameness.DIFFERENT, by="Test Analyst", why="two officers of one name")
    judge(
        workspace.shelf,
        "us_ofac_sdn:102",
        "uk_sanctions:12",
        Sameness.SAME,
        by="Test Analyst",
        why="same passport",
    )
    assert ("list:un_sc:Q2", "list:us_ofac_sdn:103") not in together(workspace)
    assert ("list:uk_sanctions:12", "list:us_ofac_sdn:102") in together(workspace)
    resolve_lists(workspace.shelf, anew=True)
    assert ("list:un_sc:Q2", "list:us_ofac_sdn:103") not in together(workspace)
    judge(workspace.shelf, *parted, Sameness.SAME, by="Test Analyst", why="I was wrong")
    assert ("list:un_sc:Q2", "list:us_ofac_sdn:103") in together(workspace)


def test_ids_stay_when_entities_grow_and_old_ones_lead_on(make):
    workspace = make("grow", order=("us_ofac_sdn", "un_sc"))
    resolve_lists(workspace.shelf)
    before = find_entity(workspace.shelf, "list:us_ofac_sdn:101")
    load(workspace, "uk_sanctions", UK)
    resolve_lists(workspace.shelf)
    after = find_entity(workspace.shelf, "list:uk_sanctions:11")
    assert before is not None
    assert after is not None
    assert after.id == before.id
    assert len(after.members) == 3
    judge(workspace.shelf, "103", "104", Sameness.SAME, by="Test Analyst", why="to see ids follow")
    judge(workspace.shelf, "Q2", "13", Sameness.SAME, by="Test Analyst", why="to see ids follow")
    other = find_entity(workspace.shelf, "list:us_ofac_sdn:103")
    assert other is not None
    for former in other.former_ids:
        assert find_entity_by_id(workspace.shelf, former) == other
    assert other.former_ids


def test_why_tells_every_term_and_they_add_up(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    told = explain_pair(workspace.shelf, "us_ofac_sdn:101", "uk_sanctions:11")
    assert told.standing is Sameness.SAME
    assert told.left_entity == told.right_entity
    (judgement,) = told.judgements
    assert sum(part.bits for part in judgement.parts) == pytest.approx(judgement.bits)
    assert {"name", "birth date"} <= {part.feature for part in judgement.parts}


def test_a_judgement_needs_a_person_a_reason_and_two_members(make):
    workspace = make()
    with pytest.raises(BadRequest, match="person who judges"):
        judge(workspace.shelf, "101", "103", Sameness.SAME, by="policy:x", why="because")
    with pytest.raises(BadRequest, match="reason"):
        judge(workspace.shelf, "101", "103", Sameness.SAME, by="Test Analyst", why=" ")
    with pytest.raises(NotThere, match="nothing on any list"):
        judge(workspace.shelf, "101", "999", Sameness.SAME, by="Test Analyst", why="because")
    with pytest.raises(BadRequest, match="are both"):
        judge(workspace.shelf, "101", "us_ofac_sdn:101", Sameness.SAME, by="Test Analyst", why="because")


def test_a_name_means_a_member_only_where_one_entity_is_called_so(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    assert find_member_key(workspace.shelf, "Orlo Vantresky Quillmont") == "list:uk_sanctions:11"
    with pytest.raises(NotThere, match="several parties"):
        find_member_key(workspace.shelf, "Perpetua Zanzibriel")
    with pytest.raises(BadRequest, match="empty"):
        find_member_key(workspace.shelf, " ")


def test_companies_of_two_lists_with_the_same_words_are_one_whatever_their_form(make):
    workspace = make("forms", order=())
    load(workspace, "us_ofac_sdn", [a_listing("1", "LIMITED LIABILITY COMPANY VORTANKAR")])
    load(workspace, "uk_sanctions", [a_listing("2", "VORTANKAR", list_id="uk_sanctions")])
    resolve_lists(workspace.shelf)
    assert together(workspace) == [("list:uk_sanctions:2", "list:us_ofac_sdn:1")]


def test_an_entity_found_alone_is_the_one_among_all(make):
    workspace = make()
    resolve_lists(workspace.shelf)
    for entity in read_entities(workspace.shelf).entities:
        assert find_entity(workspace.shelf, entity.members[-1]) == entity


def test_kinds_keep_a_vessel_from_its_owner(make, tmp_path):
    workspace = make("ships", order=())
    load(workspace, "us_ofac_sdn", [a_listing("1", "Corvantis Meridian", kind=PartyKind.VESSEL)])
    load(workspace, "uk_sanctions", [a_listing("2", "Corvantis Meridian", list_id="uk_sanctions")])
    resolve_lists(workspace.shelf)
    assert together(workspace) == []
