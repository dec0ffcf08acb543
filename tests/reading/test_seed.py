"""The yardstick: every row of the report of 25 July 2023 is read in the right party, time and modality."""

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.model import Claim, Reading


@pytest.fixture(scope="module")
def reading(seed_text: str) -> Reading:
    return read_text(seed_text, published="2023-07-25")


def names(reading: Reading, claim: Claim, role: str) -> set[str]:
    by_id = {party.id: party.name for party in reading.parties}
    return {by_id[party] for party in claim.party(role)}


def of_type(reading: Reading, kind: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.type == kind]


def interval(claim: Claim) -> tuple[str, str]:
    assert claim.when
    return str(claim.when.earliest), str(claim.when.latest)


def designation(reading: Reading, target: str, issuer: str) -> Claim:
    return next(
        c
        for c in of_type(reading, "designation")
        if target in names(reading, c, "target") and issuer in names(reading, c, "issuer")
    )


def test_the_treasury_sanctions_three_officials_on_monday_with_its_reason(reading: Reading) -> None:
    claim = designation(reading, "Sadio Camara", "U.S. Treasury")
    assert {"Sadio Camara", "Alou Boi Diarra", "Adama Bagayoko"} == names(reading, claim, "target")
    assert (claim.action, claim.modality) == ("impose", "asserted")
    assert interval(claim) == ("2023-07-24", "2023-07-24")
    assert claim.reason
    assert "facilitating" in claim.reason.text


def test_the_reason_is_an_allegation_by_the_united_states(reading: Reading) -> None:
    found = [
        c
        for c in of_type(reading, "allegation")
        if "Sadio Camara" in names(reading, c, "accused") and c.act and c.act.text == "facilitating"
    ]
    assert found
    assert all(c.modality == "alleged" for c in of_type(reading, "allegation"))


def test_britain_sanctions_thirteen_last_week_and_three_are_named(reading: Reading) -> None:
    claim = designation(reading, "Vitalii Viktorovitch Perfilev", "Britain")
    assert claim.counted
    assert claim.counted.count == 13
    assert {
        "Ivan Aleksandrovich Maslov",
        "Vitalii Viktorovitch Perfilev",
        "Konstantin Aleksandrovitch Pikalov",
    } == names(reading, claim, "target")
    assert interval(claim) == ("2023-07-17", "2023-07-23")


def test_the_united_states_sanctioned_maslov_that_same_month(reading: Reading) -> None:
    claim = designation(reading, "Ivan Aleksandrovich Maslov", "United States")
    assert interval(claim) == ("2023-05-01", "2023-05-31")


@pytest.mark.parametrize(("accuser", "act"), [("Human Rights Watch", "executing"), ("UN", "murdering")])
def test_an_accusation_has_accuser_accused_and_act(reading: Reading, accuser: str, act: str) -> None:
    claim = next(
        c
        for c in of_type(reading, "allegation")
        if accuser in names(reading, c, "accuser") and c.act and c.act.text == act
    )
    assert "Malian armed forces" in names(reading, claim, "accused")
    assert claim.modality == "alleged"
    assert claim.victims


def test_the_junta_denies_what_the_un_accused_its_army_of(reading: Reading) -> None:
    claim = next(c for c in of_type(reading, "denial"))
    assert names(reading, claim, "denier") == {"military junta"}
    about = next(c for c in reading.claims if c.id == claim.about)
    assert names(reading, about, "accuser") == {"UN"}


def test_wagner_acts_for_russia_says_the_united_states(reading: Reading) -> None:
    claim = next(c for c in of_type(reading, "relation") if c.predicate == "acts_for")
    assert names(reading, claim, "subject") == {"Wagner Group"}
    assert claim.modality == "alleged"
    by_id = {party.id: party.name for party in reading.parties}
    assert "United States" in {by_id[said.party] for said in claim.said_by}


@pytest.mark.parametrize(
    ("holder", "title", "organization"),
    [
        ("Sadio Camara", "Defence Minister", "Mali"),
        ("Ivan Aleksandrovich Maslov", "head", "Wagner Group"),
        ("Vitalii Viktorovitch Perfilev", "chief", "Wagner Group"),
        ("Konstantin Aleksandrovitch Pikalov", "operations head", "Wagner Group"),
        ("Yevgeny Prigozhin", "leader", "Wagner Group"),
        ("Brian E. Nelson", "under secretary for terrorism and financial intelligence", "U.S. Treasury"),
    ],
)
def test_a_stated_office_is_a_role(reading: Reading, holder: str, title: str, organization: str) -> None:
    found = [c for c in of_type(reading, "role") if holder in names(reading, c, "holder") and c.title == title]
    assert found
    assert any(organization in names(reading, c, "organization") for c in found)


def test_lavrov_is_foreign_minister_of_russia(reading: Reading) -> None:
    claim = next(c for c in of_type(reading, "role") if names(reading, c, "holder") == {"Sergei Lavrov"})
    party = next(p for p in reading.parties if p.id == claim.party("organization")[0])
    assert (claim.title, party.country) == ("Foreign Minister", "RU")


def test_prigozhin_is_exiled_in_belarus_after_an_insurrection(reading: Reading) -> None:
    exile = next(c for c in of_type(reading, "relation") if c.predicate == "exiled_in")
    assert names(reading, exile, "subject") == {"Yevgeny Prigozhin"}
    assert names(reading, exile, "object") == {"Belarus"}
    assert any(
        "Yevgeny Prigozhin" in names(reading, c, "agent") for c in of_type(reading, "event") if c.event == "coup"
    )


def test_the_junta_broke_with_france_and_grows_closer_to_russia(reading: Reading) -> None:
    links = {c.predicate: names(reading, c, "object") for c in of_type(reading, "relation")}
    assert links["broke_with"] == {"France"}
    assert "allied_with" in links


def test_the_security_council_voted_last_month(reading: Reading) -> None:
    claim = next(c for c in of_type(reading, "event") if c.event == "vote")
    assert names(reading, claim, "agent") == {"UN Security Council"}
    assert interval(claim) == ("2023-06-01", "2023-06-30")


def test_lavrov_and_nelson_are_quoted(reading: Reading) -> None:
    quoted = {c.quote.text[:12]: names(reading, c, "speaker") for c in of_type(reading, "quotation") if c.quote}
    assert quoted["instructors"] == {"Sergei Lavrov"}
    assert quoted["These offici"] == {"Brian E. Nelson"}


def test_wagner_is_to_stay_in_mali_says_russia(reading: Reading) -> None:
    claim = next(c for c in of_type(reading, "relation") if c.predicate == "operates_in")
    assert names(reading, claim, "object") == {"Mali", "Central African Republic"}
    assert claim.modality == "planned"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Monday", "2023-07-24", "2023-07-24"),
        ("since late 2022", "2022-10-01", "2023-07-25"),
        ("May", "2023-05-01", "2023-05-31"),
        ("That same month", "2023-05-01", "2023-05-31"),
        ("Last month", "2023-06-01", "2023-06-30"),
        ("Last week", "2023-07-17", "2023-07-23"),
    ],
)
def test_a_time_means_an_interval_against_the_day_of_publication(
    reading: Reading, words: str, first: str, last: str
) -> None:
    span = next(t for t in reading.times if t.text == words)
    assert (str(span.earliest), str(span.latest)) == (first, last)
