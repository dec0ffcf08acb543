"""Conduct told of others in the genres of the field, and the lexicon of conduct itself."""

import tomllib
from pathlib import Path

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.model import Reading
from ostrakon.reading.allegations.conduct import classes_of, conduct_words

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "conduct.toml").read_text("utf-8"))


def told(reading: Reading) -> list[tuple[set[str], set[str], str]]:
    names = {party.id: set(party.names) for party in reading.parties}
    out = []
    for claim in reading.claims:
        if claim.type == "allegation":
            sides = [{n for p in claim.party(role) for n in names[p]} for role in ("accuser", "accused")]
            out.append((sides[0], sides[1], claim.act.text if claim.act else ""))
    return out


@pytest.mark.parametrize(("accuser", "accused", "act", "text"), CASES["rows"])
def test_the_genres_ways_of_accusing_are_read(accuser: str, accused: str, act: str, text: str) -> None:
    found = told(read_text(text, published="2024-11-22"))
    assert any(
        (accuser in left if accuser else not left) and (accused in right if accused else not right) and act == word
        for left, right, word in found
    ), found


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_asked_for_or_neutral_accuses_nobody(text: str) -> None:
    assert told(read_text(text, published="2024-11-22")) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_strong_word_is_a_word_of_conduct(language: str) -> None:
    words = conduct_words(language)
    assert words.strong <= words.verbs
    assert not words.verbs & words.clear


def test_words_of_one_class_may_tell_one_act() -> None:
    assert classes_of("en", "shell") & classes_of("en", "airstrike")
    assert not classes_of("en", "embezzle") & classes_of("en", "murder")


@pytest.mark.parametrize(
    ("text", "denier", "about"),
    [
        ("Prosecutors charged Reza Zarrab with laundering money. He has pleaded not guilty.", "Reza Zarrab", True),
        (
            "Prosecutors charged Reza Zarrab with laundering money. He maintains his innocence.",
            "Reza Zarrab",
            True,
        ),
        (
            "Human Rights Watch accused the Malian army of killing civilians. A spokesman for the army, "
            "Souleymane Dembele, called the report baseless.",
            "Malian army",
            True,
        ),
        (
            "Azerbaijan accused Armenia of shelling its positions, an allegation rejected by Yerevan.",
            "Yerevan",
            True,
        ),
        ('"I categorically reject these accusations", Milorad Dodik told reporters.', "Milorad Dodik", False),
    ],
)
def test_pleas_answers_and_first_persons_deny(text: str, denier: str, about: bool) -> None:
    reading = read_text(text, published="2024-11-22")
    names = {party.id: set(party.names) for party in reading.parties}
    found = [c for c in reading.claims if c.type == "denial"]
    assert len(found) == 1
    assert any(denier in names[p] for p in found[0].party("denier"))
    assert (found[0].about is not None) is about


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court rejected his claim that the measures were a disproportionate blow.",
        "France accused Iran of a plot. Iran neither confirmed nor denied the report.",
    ],
)
def test_courts_and_those_who_leave_it_open_deny_nothing(text: str) -> None:
    assert not [c for c in read_text(text, published="2024-11-22").claims if c.type == "denial"]


@pytest.mark.parametrize(
    ("text", "kind", "role", "name"),
    [
        ("The Russian invasion of Ukraine began in February 2022.", "attack", "patient", "Ukraine"),
        ("The Hamas attack on Israel shocked the region.", "attack", "agent", "Hamas"),
        ("An Israeli strike killed Hassan Nasrallah in Beirut.", "killing", "patient", "Hassan Nasrallah"),
        ("The UN mission in Mali ended in December 2023.", "mission_end", "place", "Mali"),
        ("France withdrew its last troops from Niger in December 2023.", "withdrawal", "agent", "France"),
    ],
)
def test_events_have_their_sides(text: str, kind: str, role: str, name: str) -> None:
    reading = read_text(text, published="2024-11-22")
    names = {party.id: set(party.names) for party in reading.parties}
    found = [c for c in reading.claims if c.type == "event" and c.event == kind]
    assert any(name in names[p] for c in found for p in c.party(role)), found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Treasury struck Milorad Dodik off its list on Wednesday.", "attack"),
        ("Washington withdrew the visas of 100 lawmakers.", "withdrawal"),
        ("Ibrahim Traore seized power in September 2022.", "arrest"),
    ],
)
def test_other_senses_are_no_events(text: str, kind: str) -> None:
    reading = read_text(text, published="2024-11-22")
    assert not [c for c in reading.claims if c.type == "event" and c.event == kind]


@pytest.mark.parametrize(
    ("text", "predicate", "subject", "other"),
    [
        ("Trafigura owns a majority stake in Puma Energy.", "owns", "Trafigura", "Puma Energy"),
        (
            "General Sergei Surovikin took command of the Wagner Group.",
            "head_of",
            "Sergei Surovikin",
            "Wagner Group",
        ),
        ("The Treasury described Al Jaber as a financier of Hamas.", "supports", "Al Jaber", "Hamas"),
        ("Igor Rotenberg is the son of Arkady Rotenberg.", "family_of", "Igor Rotenberg", "Arkady Rotenberg"),
        ("Russia has bought missiles from North Korea.", "supplies", "North Korea", "Russia"),
    ],
)
def test_relations_by_stake_command_description_and_purchase(
    text: str, predicate: str, subject: str, other: str
) -> None:
    reading = read_text(text, published="2024-11-22")
    names = {party.id: party.name for party in reading.parties}
    found = {
        (str(c.predicate), names[s], names[o])
        for c in reading.claims
        if c.type == "relation"
        for s in c.party("subject")
        for o in c.party("object")
    }
    assert (predicate, subject, other) in found, found
