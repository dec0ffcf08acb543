"""Who calls whom what: the one that is called so is what it is said to be, and the caller is only the speaker."""

import pytest

import ostrakon


@pytest.mark.parametrize(
    "text",
    [
        "Wagner was founded by Yevgeny Prigozhin. Washington has called the group a proxy of the Kremlin.",
        "Washington has called the Wagner Group a proxy military force of the Kremlin.",
        "The United States has described the Wagner Group as a proxy military force of the Kremlin.",
    ],
)
def test_whoever_is_called_a_proxy_is_the_subject(text):
    reading = ostrakon.read_text(text, published="2023-07-25")
    names = {party.id: party.name for party in reading.parties}
    (claim,) = [each for each in reading.claims if each.predicate == "acts_for"]
    roles = {each.role: names[each.party] for each in claim.parties}
    assert roles["subject"].startswith("Wagner")
    assert roles["object"] == "Kremlin"
    assert claim.modality.value == "alleged"
    assert [names[each.party] for each in claim.said_by] in (["Washington"], ["United States"])


def test_nobody_owns_the_authority_that_stands_nearby():
    text = "The U.S. Treasury designated NIS, majority-owned by Gazprom Neft, on 10 January."
    reading = ostrakon.read_text(text, published="2025-09-30")
    names = {party.id: party.name for party in reading.parties}
    owned = [names[each.party] for claim in reading.claims if claim.predicate == "owns" for each in claim.parties]
    assert "U.S. Treasury" not in owned


def test_what_a_state_does_by_the_way_in_a_report_is_no_accusation_of_it():
    text = (
        "Human Rights Watch said today that soldiers burned homes in the village of Ekonje. "
        "France, which trains the army, said it was concerned."
    )
    reading = ostrakon.read_text(text, published="2025-01-10")
    names = {party.id: party.name for party in reading.parties}
    accused = [
        names[each.party]
        for claim in reading.claims
        if claim.type.value == "allegation"
        for each in claim.parties
        if each.role == "accused"
    ]
    assert "France" not in accused
