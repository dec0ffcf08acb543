"""An address field screened against places under embargo: Sevastopol, Habana, Kuba, Krimea, Soudan."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import OSA

from ostrakon.model import PlaceHit
from ostrakon.names.keys import keys_of
from ostrakon.names.parse import split_words

_NEAR_FROM = 7  # letters from which one slip is allowed: `sevastopil`; shorter place names have too many neighbors


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    rule: str
    since: date | None
    until: date | None
    words: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _places() -> tuple[_Place, ...]:
    text = files("ostrakon.screen").joinpath("embargoed_places.toml").read_text(encoding="utf-8")
    return tuple(
        _Place(
            row["name"],
            row["rule"],
            _day(row, "since"),
            _day(row, "until"),
            tuple(tuple(words.split()) for words in row["words"]),
        )
        for row in tomllib.loads(text)["place"]
    )


def _day(row: dict[str, Any], field: str) -> date | None:
    return date.fromisoformat(row[field]) if field in row else None


def screen_places(address: str, *, as_of: date) -> tuple[PlaceHit, ...]:
    """The places under embargo on a day that an address, or any text, names in whatever spelling or script.

    A place counts while its embargo held. Hits stand in the order of the rules; one a place.
    """
    words = split_words(address)
    hits = []
    for place in _places():
        if (place.until and as_of > place.until) or (place.since and as_of < place.since):
            continue
        found = next((hit for known in place.words if (hit := _find(known, words))), None)
        if found:
            hits.append(PlaceHit(place.name, found[0], found[1], place.rule, place.until))
    return tuple(hits)


def _find(known: tuple[str, ...], words: list[str]) -> tuple[str, str] | None:
    for place in range(len(words) - len(known) + 1):
        stretch = words[place : place + len(known)]
        if all(_is_spelling(word, other) for word, other in zip(stretch, known, strict=True)):
            return " ".join(stretch), " ".join(known)
    return None


def _is_spelling(word: str, known: str) -> bool:
    if word == known:
        return True
    if len(known) < 4:
        return False
    if keys_of(word).fine == keys_of(known).fine and word[0] == known[0]:
        return True
    return min(len(word), len(known)) >= _NEAR_FROM and OSA.distance(word, known, score_cutoff=1) <= 1
