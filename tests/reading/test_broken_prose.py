"""Sentences that are cut off, turned around or put together from halves: the reader answers and ends."""

import random
import re
import tomllib
from pathlib import Path

import pytest

import ostrakon

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = 150  # broken texts a language


def sentences(language: str) -> list[str]:
    texts = [tomllib.loads(file.read_text("utf-8")) for file in sorted(CORPUS.glob("write/*.toml"))]
    told = " ".join(text["text"] for text in texts if text["language"] == language)
    return [one for one in re.split(r'(?<=[.!?»"])\s+', told) if len(one) > 20]


def broken(sentence: str, other: str, chance: random.Random) -> str:
    """The sentence without a word, turned around, cut off, shuffled, or ending like another."""
    words, kind = sentence.split(" "), chance.randrange(5)
    place = chance.randrange(len(words))
    if kind == 0:
        del words[place]
    elif kind == 1:
        words = words[place:] + words[:place]
    elif kind == 2:
        words = words[: place + 1]
    elif kind == 3:
        chance.shuffle(words)
    else:
        ends = other.split(" ")
        words = words[: len(words) // 2] + ends[len(ends) // 2 :]
    return " ".join(words)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_broken_prose_is_read_to_its_end(language: str) -> None:
    chance, known = random.Random(f"broken {language}"), sentences(language)
    for _ in range(TEXTS):
        picked = chance.sample(known, 4)
        text = " ".join(broken(one, chance.choice(known), chance) for one in picked)
        reading = ostrakon.read_text(text, published="2024-05-05")
        assert all(text[m.start : m.end] == m.text for party in reading.parties for m in party.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Le porte-parole a été entendu. Aubry. « Nous demanderons réparation », a dit son avocate, Me Claire",
        "La coalition, elle, estime que cet accord, qu'elle a (LDH), prend acte de la décision du Conseil de "
        "l'Union européenne, qui a sanctionné lundi cinq personnes responsables d'atteintes graves aux droits.",
        "Plus aucune personne ni entité ne figure Arrêtés du 2 octobre 2018 portant Aux Etats-Unis, un procureur "
        "fédéral l'a inculpé pour la stabilité",
        "The Kremlin said so. Yevgeny Prigozhin, who leads a",
        "In March Britain lifted the freeze on the Syrian central bank and 23 other",
    ],
)
def test_texts_that_once_broke_the_reader_are_read(text: str) -> None:
    assert ostrakon.read_text(text, published="2024-05-05").parties
