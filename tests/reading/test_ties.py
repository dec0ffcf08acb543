"""Relations, offices and speakers in small sentences, one for each class of construction."""

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.model import Reading


def read(text: str) -> tuple[Reading, dict[str, str]]:
    reading = read_text(text, published="2024-05-15")
    return reading, {party.id: party.name for party in reading.parties}


def relations(text: str) -> set[tuple[str, str, str]]:
    reading, names = read(text)
    return {
        (str(c.predicate), names[s], names[o])
        for c in reading.claims
        if c.type == "relation"
        for s in c.party("subject")
        for o in c.party("object")
    }


@pytest.mark.parametrize(
    ("text", "predicate", "subject", "other"),
    [
        ("Puma Energy, a subsidiary of Trafigura Group, left.", "part_of", "Puma Energy", "Trafigura Group"),
        ("Midas Ressources SARL, owned by Yevgeny Prigozhin, sold gold.", "owns", "Yevgeny Prigozhin", "Midas"),
        ("Neva Shipping LLC, which belongs to Viktor Petrov, sank it.", "owns", "Viktor Petrov", "Neva Shipping"),
        ("Neva Shipping LLC, registered in Hong Kong, was listed.", "located_in", "Neva Shipping", "Hong Kong"),
        ("Viktor Petrov, 54, in charge of Neva Shipping LLC, fled.", "head_of", "Viktor Petrov", "Neva Shipping"),
        ("Lobaye Invest, founded by Viktor Petrov, mines gold.", "founded", "Viktor Petrov", "Lobaye Invest"),
        ("Donald Trump went into exile in Belarus.", "exiled_in", "Donald Trump", "Belarus"),
        (
            "Donald Trump signed it. His successor Joe Biden lifted it.",
            "successor_of",
            "Joe Biden",
            "Donald Trump",
        ),
        ("Puma Energy left. Its successor, Swan Energy, came.", "successor_of", "Swan Energy", "Puma Energy"),
        ("A lawyer for Viktor Petrov rejects that.", "acts_for", "A lawyer for Viktor Petrov", "Viktor Petrov"),
        ("Donald Trump spoke. His son Igor signed.", "family_of", "Igor", "Donald Trump"),
        (
            "La société Gasabo Gold SARL, établie à Kigali, exporte de l'or que le groupe a vendu dans le pays.",
            "located_in",
            "Gasabo Gold",
            "Kigali",
        ),
        (
            "Pierre Durand, coordinateur de l'Alliance Fleuve Congo, a rejeté les sanctions de l'Union.",
            "head_of",
            "Pierre Durand",
            "Alliance",
        ),
    ],
)
def test_words_between_two_names_say_their_relation(text: str, predicate: str, subject: str, other: str) -> None:
    found = relations(text)
    assert any(p == predicate and s.startswith(subject) and o.startswith(other) for p, s, o in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Petrov, the former owner of Neva Shipping LLC, fled.",
        "Neva Shipping LLC took part in a scheme to sell gold for the benefit of Puma Energy.",
    ],
)
def test_what_ended_or_merely_sounds_alike_is_no_relation(text: str) -> None:
    assert not {r for r in relations(text) if r[0] in ("owns", "part_of")}


def speaker(text: str) -> set[str]:
    reading, names = read(text)
    return {names[p] for c in reading.claims if c.type == "quotation" for p in c.party("speaker")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            'A lawyer for Viktor Petrov rejects that. "He did nothing wrong," he wrote.',
            "A lawyer for Viktor Petrov",
        ),
        ('The General Court annulled it. "The reasons are weak," the judges wrote.', "General Court"),
        ('A junta spokesman, who gave no name, said the bloc "had simply run out of road".', "A junta spokesman"),
        ("« Nous étudions l'arrêt », s'est borné à dire un porte-parole.", "un porte-parole"),
    ],
)
def test_the_speaker_is_who_spoke_before_or_the_office_that_speaks(text: str, who: str) -> None:
    assert speaker(text) == {who}


def test_the_office_of_a_notice_is_the_listed_persons() -> None:
    reading, names = read("1. Isabel Santos\nPosition: former director of Sonangol Group.")
    roles = [(names[c.party("holder")[0]], c.title) for c in reading.claims if c.type == "role"]
    assert [name for name, _ in roles] == ["Isabel Santos"]
