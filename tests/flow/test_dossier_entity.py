"""The dossier of an entity: every list and report in one, each line with its evidence; and its page."""

import re
import time
from datetime import date, timedelta

import pytest

from factories import a_person
from flow.test_resolve_lists import load
from ostrakon.exchange.dossier_page import render_dossier
from ostrakon.flow.claims_meet_lists import meet_lists
from ostrakon.flow.entities import read_entities
from ostrakon.flow.judging import judge
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.timeline import between
from ostrakon.ledger.readings import add_reading, read_newest
from ostrakon.model import (
    Act,
    Action,
    BadRequest,
    Claim,
    ClaimParty,
    ClaimType,
    Counted,
    Designated,
    EventKind,
    Meeting,
    Mention,
    MentionBy,
    Modality,
    NotThere,
    PartyKind,
    Reading,
    Report,
    ReportParty,
    Sameness,
    Span,
    TimeKind,
    TimeSpan,
)

DAY = date(2023, 7, 24)
NAME = "Orlo Vantresky Quillmont"


def a_report(
    number=1,
    *,
    published=DAY,
    when=None,
    program=None,
    issuer="U.S. Treasury",
    claims=1,
    target=NAME,
):
    """A report that says: the issuer sanctions the target, accuses it, and it denies."""
    text = f"{issuer} sanctioned {target} {number}. {target} denied it."
    parties = (
        ReportParty(
            "p1", issuer, PartyKind.PUBLIC_BODY, (issuer,), (Mention(0, len(issuer), issuer, MentionBy.NAME),)
        ),
        ReportParty("p2", target, PartyKind.PERSON, (target,), (Mention(0, len(target), target, MentionBy.NAME),)),
    )
    span = TimeSpan(0, 3, "day", TimeKind.POINT, *when, edtf=when[0].isoformat()) if when else None
    words = (Span(0, 10, text[:10]),)
    common = {"evidence": words, "confidence": 1.0, "rule": "test"}
    made = [
        Claim(
            "c1", ClaimType.DESIGNATION, Modality.ASSERTED, bound("issuer", "target"),
            action=Action.IMPOSE, when=span, program=program, **common,
        ),
        Claim(
            "c2", ClaimType.ALLEGATION, Modality.ALLEGED, bound("accuser", "accused"),
            act=Act(0, 3, "theft", "theft"), **common,
        ),
        Claim("c3", ClaimType.DENIAL, Modality.DENIED, (ClaimParty("denier", "p2"),), about="c2", **common),
    ]  # fmt: skip
    made += [
        Claim(
            f"d{n}",
            ClaimType.RELATION,
            Modality.ASSERTED,
            (ClaimParty("subject", "p2"),),
            predicate="acts_for",
            **common,
        )
        for n in range(claims - 1)
    ]
    return Reading(Report(f"sha256:{number:064}", text, published=published), parties, tuple(made), (), (), "test")


def an_event(number, *, count, day, accused=NAME, denied=False, lemma="kill"):
    """A report that says how many were killed by somebody on a day, and accuses him, or has him deny it."""
    text = f"{count} people were killed {number}."
    party = ReportParty("p2", accused, PartyKind.PERSON, (accused,), (Mention(0, 3, accused, MentionBy.NAME),))
    words = (Span(0, 10, text[:10]),)
    common = {"evidence": words, "confidence": 1.0, "rule": "test"}
    span = TimeSpan(0, 3, "day", TimeKind.POINT, day, day, edtf=day.isoformat())
    made = [
        Claim(
            "e1", ClaimType.EVENT, Modality.REPORTED, (ClaimParty("agent", "p2"),), event=EventKind.KILLING,
            when=span, victims=Counted(count, 0, 3, f"{count} people"), **common,
        ),
        Claim(
            "e2", ClaimType.DENIAL if denied else ClaimType.ALLEGATION,
            Modality.DENIED if denied else Modality.ALLEGED,
            (ClaimParty("denier" if denied else "accused", "p2"),), act=Act(0, 3, "killing", lemma), **common,
        ),
    ]  # fmt: skip
    return Reading(Report(f"sha256:{number:064}", text, published=DAY), (party,), tuple(made), (), (), "test")


def bound(first, second):
    return (ClaimParty(first, "p1"), ClaimParty(second, "p2"))


@pytest.fixture
def world(workspace):
    """Quillmont comes onto the US list on the 24th; the UK and the UN list others, the UK him before."""
    him = {"born": "1961-04-03", "country": "ML"}
    load(workspace, "us_ofac_sdn", [a_person("1", "Other Person")], DAY - timedelta(days=4))
    load(workspace, "us_ofac_sdn", [a_person("1", "Other Person"), a_person("101", NAME, **him)], DAY)
    load(workspace, "uk_sanctions", [a_person("11", NAME, list_id="uk_sanctions", **him)], DAY - timedelta(days=9))
    load(
        workspace,
        "uk_sanctions",
        [a_person("12", "Someone Else", list_id="uk_sanctions")],
        DAY - timedelta(days=2),
    )
    load(workspace, "un_sc", [a_person("Q1", "A Third Person", list_id="un_sc")], DAY)
    return workspace


def tell(workspace, *readings):
    for reading in readings:
        add_reading(workspace.shelf.ledger, reading, at=workspace.shelf.clock())
    resolve_lists(workspace.shelf)


def met(workspace, as_of=DAY + timedelta(days=60)):
    found = meet_lists(
        workspace.shelf, read_newest(workspace.shelf.ledger), read_entities(workspace.shelf), as_of=as_of
    )
    return {(each.native_id or each.target, each.list): each for each in found}


def test_standing_is_told_for_each_authority(world):
    tell(world)
    judge(world.shelf, "us_ofac_sdn:101", "us_ofac_sdn:1", Sameness.DIFFERENT, by="Test Analyst", why="no")
    found = world.dossier("us_ofac_sdn:101", as_of=DAY)
    assert {(each.list, each.status) for each in found.standings} == {
        ("us_ofac_sdn", Designated.LISTED),
        ("uk_sanctions", Designated.NEVER),
        ("un_sc", Designated.NEVER),
    }


def test_a_delisting_by_one_authority_is_no_delisting_by_another(workspace):
    him = {"born": "1961-04-03", "country": "ML"}
    load(workspace, "us_ofac_sdn", [a_person("101", NAME, **him)], DAY)
    load(workspace, "uk_sanctions", [a_person("11", NAME, list_id="uk_sanctions", **him)], DAY)
    resolve_lists(workspace.shelf)
    load(workspace, "uk_sanctions", [a_person("12", "Else", list_id="uk_sanctions")], DAY + timedelta(days=5))
    resolve_lists(workspace.shelf)
    found = workspace.dossier("101", as_of=DAY + timedelta(days=6))
    status = {each.list: each.status for each in found.standings}
    assert status == {"us_ofac_sdn": Designated.LISTED, "uk_sanctions": Designated.DELISTED}
    before = workspace.dossier("101", as_of=DAY + timedelta(days=1))
    assert {each.status for each in before.standings} == {Designated.LISTED}


def test_a_reported_designation_is_confirmed_by_the_edition_of_the_day(world):
    tell(world, a_report(when=(DAY, DAY)))
    found = met(world)["101", "us_ofac_sdn"]
    assert (found.meeting, found.edition, found.days_later) == (Meeting.CONFIRMED, "us_ofac_sdn@2023-07-24", 0)


def test_days_between_report_and_edition_are_counted(world):
    day = DAY - timedelta(days=2)
    tell(world, a_report(published=day, when=(day, day)))
    assert met(world)["101", "us_ofac_sdn"].days_later == 2


def test_one_event_in_two_reports_is_one_with_two_sources(world):
    tell(world, a_report(1, when=(DAY, DAY)), a_report(2, published=DAY + timedelta(days=1), when=(DAY, DAY)))
    assert len(met(world)["101", "us_ofac_sdn"].sources) == 2


def test_reports_that_give_other_days_of_one_designation_stand_side_by_side(world):
    before = DAY - timedelta(days=1)
    tell(world, a_report(1, when=(DAY, DAY)), a_report(2, when=(before, before)))
    found = met(world)["101", "us_ofac_sdn"]
    assert len(found.sources) == 2
    assert "reports give other days: 2023-07-23, 2023-07-24" in found.differences
    (claim,) = [each for each in world.dossier("101", as_of=DAY).claims if each.kind == "designation"]
    assert claim.reports == 2
    assert [each.partition(":")[0] for each in claim.differs] == ["when"]


def test_one_event_with_two_counts_is_one_and_both_counts_are_told(world):
    other = DAY - timedelta(days=2)
    tell(world, a_report(3), an_event(1, count=500, day=other), an_event(2, count=20, day=other))
    (event,) = [each for each in world.dossier("101", as_of=DAY).claims if each.kind == "event"]
    assert event.reports == 2
    assert "500 people" in event.differs[0]
    assert "20 people" in event.differs[0]


def test_events_weeks_apart_are_two(world):
    tell(world, an_event(1, count=5, day=DAY), an_event(2, count=5, day=DAY - timedelta(days=40)))
    found = world.dossier("101", as_of=DAY)
    assert len([each for each in found.claims if each.kind == "event"]) == 2


def test_a_denial_in_another_report_stands_beside_the_accusation(world):
    tell(world, an_event(1, count=5, day=DAY), an_event(2, count=5, day=DAY, denied=True))
    (accusation,) = world.dossier("101", as_of=DAY).accusations
    assert [each.kind for each in accusation.denials] == ["denial"]


def test_a_party_that_only_reports_name_has_a_dossier(world):
    tell(world, a_report(target="Perpetua Zanzibriel Korm", published=DAY))
    found = world.dossier("perpetua zanzibriel korm", as_of=DAY)
    assert found.listings == ()
    assert len(found.accusations) == 1
    assert {each.status for each in found.standings} == {Designated.NEVER}
    with pytest.raises(NotThere):
        world.dossier("perpetua zanzibriel korm", as_of=DAY - timedelta(days=1))
    with pytest.raises(BadRequest, match="empty"):
        world.dossier(" ", as_of=DAY)


def test_what_no_list_has_is_announced(world):
    tell(world, a_report(target="Perpetua Zanzibriel Korm"))
    assert met(world)["Perpetua Zanzibriel Korm", "us_ofac_sdn"].meeting is Meeting.ANNOUNCED


def test_another_program_differs(world):
    tell(world, a_report(when=(DAY, DAY), program="E.O. 14024"))
    found = met(world)["101", "us_ofac_sdn"]
    assert found.meeting is Meeting.DIFFERS
    assert "14024" in found.differences[0]


def test_a_listing_that_came_and_no_report_told_of_is_shown(world):
    tell(world)
    assert met(world)["101", "us_ofac_sdn"].meeting is Meeting.UNREPORTED
    assert ("1", "us_ofac_sdn") not in met(world)  # it was there from the first edition held


def test_accusation_and_denial_stand_side_by_side_with_their_words(world):
    tell(world, a_report(when=(DAY, DAY)))
    found = world.dossier("us_ofac_sdn:101", as_of=DAY)
    (accusation,) = found.accusations
    assert accusation.modality == "alleged"
    assert [each.kind for each in accusation.denials] == ["denial"]
    for line in (*found.names, *found.roles, *found.relations):
        assert line.evidence
    assert [each.topic for each in between(found, DAY, DAY)].count("designation") == 1


def test_a_report_of_tomorrow_is_not_in_todays_dossier(world):
    tell(world, a_report(published=DAY + timedelta(days=3)))
    assert world.dossier("us_ofac_sdn:101", as_of=DAY).accusations == ()
    assert world.dossier("us_ofac_sdn:101", as_of=DAY + timedelta(days=3)).accusations


def test_an_entitys_id_opens_its_dossier(world):
    tell(world)
    found = world.dossier("us_ofac_sdn:101", as_of=DAY)
    assert world.dossier(found.entity, as_of=DAY).name == NAME


def test_the_page_stands_alone_and_escapes_what_it_is_given(world):
    tell(world, a_report(when=(DAY, DAY), issuer="U.S. Treasury"))
    from dataclasses import replace

    found = replace(world.dossier("us_ofac_sdn:101", as_of=DAY), name="<script>alert(1)</script>\u202e")
    page = render_dossier(found)
    assert "<script" not in page
    assert "\u202e" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "no denial on record" not in page
    for anchor in re.findall(r"href=\"#(s\d+)\"", page):
        assert f'id="{anchor}"' in page


def test_a_large_dossier_is_whole(workspace):
    him = {"born": "1961-04-03", "country": "ML"}
    for number in range(12):
        load(
            workspace, f"list_{number:02}", [a_person(str(number), NAME, list_id=f"list_{number:02}", **him)], DAY
        )
    tell(workspace, *(a_report(number, claims=8) for number in range(20)))
    started = time.perf_counter()
    found = workspace.dossier("list_00:0", as_of=DAY)
    print(f"{(time.perf_counter() - started) * 1000:.0f} ms")
    assert len(found.listings) == 12
    assert [each.reports for each in (*found.claims, *found.accusations, *found.denials)] == [20] * 4
    assert len(found.sources) == 32


def test_never_is_said_only_of_lists_that_were_compared(workspace):
    load(workspace, "us_ofac_sdn", [a_person("1", NAME, list_id="us_ofac_sdn")])
    load(workspace, "un_sc", [a_person("2", "Another Person Altogether", list_id="un_sc")])
    before = {each.list: each.status for each in workspace.dossier("us_ofac_sdn:1").standings}
    assert before == {} or before["un_sc"] is Designated.NOT_COMPARED
    resolve_lists(workspace.shelf)
    after = {each.list: each.status for each in workspace.dossier("us_ofac_sdn:1").standings}
    assert after == {"us_ofac_sdn": Designated.LISTED, "un_sc": Designated.NEVER}
    add_reading(workspace.shelf.ledger, a_report(target="Perpetua Korm"), at=workspace.shelf.clock())
    unknown = {each.status for each in workspace.dossier("Perpetua Korm", as_of=DAY).standings}
    assert unknown <= {Designated.NOT_COMPARED}
