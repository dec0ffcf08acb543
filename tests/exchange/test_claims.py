from datetime import date

import pytest

from ostrakon.exchange import claim_entities
from ostrakon.model import (
    Act,
    Action,
    Claim,
    ClaimParty,
    ClaimType,
    Counted,
    Mention,
    MentionBy,
    Modality,
    PartyKind,
    Reading,
    Report,
    ReportParty,
    Span,
    TimeKind,
    TimeSpan,
)

TEXT = "Test words of a report."
PARTIES = (
    ("p1", "Test Treasury", PartyKind.PUBLIC_BODY),
    ("p2", "Test Minister", PartyKind.PERSON),
    ("p3", "Test Company 4", PartyKind.COMPANY),
    ("p4", "Test Town", PartyKind.PLACE),
    ("p5", "Test Forces", PartyKind.ORGANIZATION),
)


def a_claim(kind, modality=Modality.ASSERTED, *, claim_id="c1", roles=(), **fields):
    return Claim(
        claim_id,
        kind,
        modality,
        tuple(ClaimParty(role, party) for role, party in roles),
        (Span(0, 10, TEXT[:10]),),
        0.9,
        "test.rule",
        **fields,
    )


def a_reading(*claims):
    parties = tuple(
        ReportParty(key, name, kind, (name,), (Mention(0, 4, TEXT[:4], MentionBy.NAME),))
        for key, name, kind in PARTIES
    )
    report = Report("sha256:test", TEXT, title="A test report", published=date(2023, 7, 25))
    return Reading(report, parties, claims, (), (), "test-reader 1")


def entities(*claims):
    found = list(claim_entities(a_reading(*claims)))
    return {
        schema: [each["properties"] for each in found if each["schema"] == schema]
        for schema in {each["schema"] for each in found}
    }


MONDAY = TimeSpan(0, 6, "Monday", TimeKind.POINT, date(2023, 7, 24), date(2023, 7, 24), "2023-07-24")
LAST_WEEK = TimeSpan(
    0, 6, "Last week", TimeKind.INTERVAL, date(2023, 7, 17), date(2023, 7, 23), "2023-07-17/2023-07-23"
)
IMPOSED = a_claim(
    ClaimType.DESIGNATION, roles=(("issuer", "p1"), ("target", "p2")), action=Action.IMPOSE, when=MONDAY
)


def test_a_designation_that_happened_is_a_sanction_with_its_day_and_its_article():
    found = entities(IMPOSED)
    (sanction,) = found["Sanction"]
    assert (sanction["authority"], sanction["startDate"]) == (["Test Treasury"], ["2023-07-24"])
    assert sanction["proof"]
    assert found["Article"][0]["publishedAt"] == ["2023-07-25"]


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.THREATENED, Modality.URGED, Modality.NEGATED])
def test_a_designation_that_did_not_happen_is_never_a_sanction(modality):
    found = entities(a_claim(ClaimType.DESIGNATION, modality, roles=(("target", "p2"),), action=Action.IMPOSE))
    assert "Sanction" not in found
    assert f"Modality: {modality.value}" in found["Event"][0]["notes"]


def test_a_counted_group_never_becomes_a_party():
    claim = a_claim(
        ClaimType.DESIGNATION,
        roles=(("issuer", "p1"),),
        action=Action.IMPOSE,
        counted=Counted(13, 0, 4, "13 individuals and businesses"),
    )
    found = entities(claim)
    names = [name for group in found.values() for each in group for name in each.get("name", [])]
    assert not any(name == "13 individuals and businesses" for name in names)
    assert "Counted, unnamed: 13 individuals and businesses" in found["Event"][0]["notes"]


def test_an_allegation_is_an_event_that_says_who_accuses_and_who_is_accused():
    claim = a_claim(
        ClaimType.ALLEGATION,
        Modality.ALLEGED,
        roles=(("accuser", "p1"), ("accused", "p5")),
        act=Act(0, 4, "executing dozens", "execute"),
        when=LAST_WEEK,
    )
    (event,) = entities(claim)["Event"]
    assert {"Accuser: Test Treasury", "Accused: Test Forces", "Act: executing dozens", "PLOVER: ACCUSE"} <= set(
        event["notes"]
    )
    assert (event["startDate"], event["endDate"]) == (["2023-07-17"], ["2023-07-23"])


def test_a_denial_says_what_it_denies():
    accused = a_claim(ClaimType.ALLEGATION, Modality.ALLEGED, roles=(("accuser", "p1"), ("accused", "p5")))
    denial = a_claim(ClaimType.DENIAL, Modality.DENIED, claim_id="c2", roles=(("denier", "p5"),), about="c1")
    notes = [note for event in entities(accused, denial)["Event"] for note in event["notes"]]
    assert any(note.startswith("Denies: allegation (alleged): Test Treasury > Test Forces") for note in notes)


def test_an_alleged_relation_is_a_link_with_status_alleged():
    claim = a_claim(
        ClaimType.RELATION, Modality.ALLEGED, roles=(("subject", "p2"), ("object", "p3")), predicate="owns"
    )
    (link,) = entities(claim)["Ownership"]
    assert link["status"] == ["alleged"]


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.NEGATED, Modality.POSSIBLE, Modality.HYPOTHETICAL])
def test_a_relation_that_is_denied_or_doubtful_is_no_link(modality):
    claim = a_claim(ClaimType.RELATION, modality, roles=(("subject", "p2"), ("object", "p3")), predicate="owns")
    assert not entities(claim).keys() & {"Ownership", "UnknownLink"}


def test_a_role_is_an_occupancy_of_a_position():
    claim = a_claim(ClaimType.ROLE, roles=(("holder", "p2"), ("organization", "p5")), title="Minister of Tests")
    found = entities(claim)
    assert found["Position"][0]["name"] == ["Minister of Tests, Test Forces"]
    assert found["Occupancy"][0]["holder"]


def test_a_relation_to_a_place_leads_to_the_place():
    claim = a_claim(ClaimType.RELATION, roles=(("subject", "p2"), ("object", "p4")), predicate="exiled_in")
    found = entities(claim)
    assert found["UnknownLink"][0]["role"] == ["exiled in"]
    assert found["Address"][0]["full"] == ["Test Town"]


def test_each_entity_names_the_reader():
    assert {tuple(each["origin"]) for each in claim_entities(a_reading(IMPOSED))} == {("test-reader 1",)}


def every_kind_of_claim():
    return a_reading(
        IMPOSED,
        a_claim(
            ClaimType.ALLEGATION,
            Modality.ALLEGED,
            claim_id="c2",
            roles=(("accuser", "p1"), ("accused", "p5")),
            when=LAST_WEEK,
        ),
        a_claim(ClaimType.DENIAL, Modality.DENIED, claim_id="c3", roles=(("denier", "p5"),), about="c2"),
        a_claim(
            ClaimType.ROLE,
            claim_id="c4",
            roles=(("holder", "p2"), ("organization", "p5")),
            title="Minister of Tests",
        ),
        a_claim(
            ClaimType.RELATION,
            Modality.ALLEGED,
            claim_id="c5",
            roles=(("subject", "p2"), ("object", "p3")),
            predicate="owns",
        ),
        a_claim(ClaimType.QUOTATION, claim_id="c6", roles=(("speaker", "p2"),), quote=Span(0, 4, "Test")),
        a_claim(ClaimType.EVENT, claim_id="c7", roles=(("agent", "p5"), ("place", "p4")), where=("p4",)),
    )
