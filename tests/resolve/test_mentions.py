"""A party of a text tied to a listing by its name and what the text says around it."""

from datetime import UTC, date, datetime

import pytest

from factories import a_listing, a_person
from ostrakon.model import (
    Action,
    Claim,
    ClaimParty,
    ClaimType,
    CountryLink,
    CountryTie,
    Fact,
    ListedRelation,
    Mention,
    MentionBy,
    Modality,
    PartyKind,
    Reading,
    Report,
    ReportParty,
    Sameness,
    Span,
)
from ostrakon.resolve.mention_context import read_contexts, read_target
from ostrakon.resolve.mention_policy import load_mention_policy
from ostrakon.resolve.mentions import tie_mentions

AT = datetime(2023, 7, 25, tzinfo=UTC)
POLICY = load_mention_policy()


def a_party(party_id, name, kind=PartyKind.PERSON, names=()):
    told = (name, *names)
    return ReportParty(party_id, name, kind, told, tuple(Mention(0, len(n), n, MentionBy.NAME) for n in told))


def a_claim(kind, parties, **fields):
    fields.setdefault("modality", Modality.ASSERTED)
    bound = tuple(ClaimParty(role, party) for role, party in parties)
    return Claim("c1", kind, parties=bound, evidence=(Span(0, 1, "x"),), confidence=1.0, rule="test", **fields)


def tie(parties, listings, *, claims=(), published=date(2023, 7, 25), since=None, entity_of=None):
    report = Report("sha256:test", "A text.", published=published)
    contexts = read_contexts(Reading(report, tuple(parties), tuple(claims), (), (), "test"), POLICY)
    targets = [read_target(each, since=since) for each in listings]
    pairs = [(i, j) for i in range(len(contexts)) for j in range(len(targets))]
    return tie_mentions(contexts, targets, pairs, entity_of=entity_of or {}, policy=POLICY, at=AT)


def outcomes(made):
    return {(each.left.rpartition(":")[2], each.right.rpartition(":")[2]): each.outcome for each in made}


MINISTER = a_person(
    "7",
    "Orlo Quillmont",
    facts=(Fact("position", "Minister of Defence of Mali", "p"),),
    countries=(CountryLink(CountryTie.NATIONALITY, "ML", "Mali", "n"),),
)


def test_a_whole_name_is_tied_and_a_short_name_goes_with_it():
    made = tie([a_party("p1", "Orlo Quillmont", names=("Quillmont",))], [MINISTER])
    assert outcomes(made) == {("7", "p1"): Sameness.SAME}


def test_one_word_alone_is_not_enough():
    made = tie([a_party("p1", "Quillmont")], [MINISTER])
    assert Sameness.SAME not in outcomes(made).values()


def test_a_namesake_with_another_role_in_another_country_is_not_tied():
    parties = [a_party("p1", "Orlo Quillmont"), a_party("p2", "Canada", PartyKind.COUNTRY)]
    role = a_claim(ClaimType.ROLE, [("holder", "p1"), ("place", "p2")], title="goalkeeper")
    assert Sameness.SAME not in outcomes(tie(parties, [MINISTER], claims=[role])).values()


def test_a_role_in_the_same_words_speaks_for_it():
    parties = [a_party("p1", "Orlo Quillmont"), a_party("p2", "Mali", PartyKind.COUNTRY)]
    role = a_claim(ClaimType.ROLE, [("holder", "p1"), ("place", "p2")], title="Defence Minister")
    (made,) = tie(parties, [MINISTER], claims=[role])
    assert {"role", "country"} <= {part.feature for part in made.parts if part.bits > 0}
    assert sum(part.bits for part in made.parts) == pytest.approx(made.bits)


def test_a_listing_that_came_after_the_text_is_a_prediction():
    (made,) = tie([a_party("p1", "Orlo Quillmont")], [MINISTER], since=date(2023, 9, 1))
    assert made.outcome is Sameness.UNSURE
    assert made.why.startswith("a prediction, not a link")


def test_an_announced_designation_may_come_onto_the_list_some_days_later():
    parties = [a_party("p1", "Orlo Quillmont"), a_party("p2", "U.S. Treasury", PartyKind.PUBLIC_BODY)]
    claim = a_claim(ClaimType.DESIGNATION, [("issuer", "p2"), ("target", "p1")], action=Action.IMPOSE)
    made = tie(parties, [MINISTER], claims=[claim], since=date(2023, 7, 28))
    assert outcomes(made) == {("7", "p1"): Sameness.SAME}


def test_of_two_entities_that_agree_alike_none_is_tied():
    twin = a_person("8", "Orlo Quillmont")
    other = a_person("9", "Orlo Quillmont")
    assert Sameness.SAME not in outcomes(tie([a_party("p1", "Orlo Quillmont")], [twin, other])).values()


def test_two_listings_of_one_entity_are_no_rivals():
    twin, other = a_person("8", "Orlo Quillmont"), a_person("9", "Orlo Quillmont", list_id="un_sc")
    entity = {"list:us_ofac_sdn:8": "e", "list:un_sc:9": "e"}
    made = tie([a_party("p1", "Orlo Quillmont")], [twin, other], entity_of=entity)
    assert set(outcomes(made).values()) == {Sameness.SAME}


def test_a_party_that_the_listing_names_beside_it_speaks_for_it():
    linked = a_listing(
        "5", "Mirmak Trading", relations=(ListedRelation("linked_to", "Halvorsen Group", "x", "r"),)
    )
    parties = [a_party("p1", "Mirmak Trading", PartyKind.COMPANY), a_party("p2", "Halvorsen", PartyKind.GROUP)]
    made = {each.right.rpartition(":")[2]: each for each in tie(parties, [linked])}
    assert "beside" in {part.feature for part in made["p1"].parts}


def test_a_child_of_a_namesake_is_another_person():
    junior = a_person("6", "Orlo Quillmont Jr.")
    (made,) = tie([a_party("p1", "Orlo Quillmont")], [junior])
    assert "suffix" in {part.feature for part in made.parts}


def test_countries_and_places_are_never_tied():
    assert tie([a_party("p1", "Mali", PartyKind.COUNTRY)], [a_listing("5", "Mali")]) == ()
