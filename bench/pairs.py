"""Labelled pairs of our own: one party on the UK and the UN list, told by the reference that the UK states."""

import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bench.real_lists import fold, read_list
from ostrakon.model import Listing, NameRole, PartyKind

_REFERENCE = re.compile(r"UN Ref[^A-Za-z]*((?:QD|TA|KP|IQ|LY|YE|CD|CF|SO|SS|SD|ML|GB|HT|IR)[ie]\.\d+)", re.I)
SAME, DIFFERENT = 450, 550
_ALIKE = 70  # percent of letters in common, in order


def make_pairs(data: Path, *, seed: int = 5) -> list[dict[str, Any]]:
    """Pairs with one name a side, and birth dates and nationalities in about half of them.

    Same: a UK and a UN entry with one reference, two names that are not written alike. Different: two entries
    with a word of their names in common.
    """
    rng = random.Random(seed)
    un = {one.native_id.strip().lower(): one for one in read_list(data, "un")}
    same, uk_of = [], {}
    for one in read_list(data, "uk"):
        found = _REFERENCE.search(one.raw)
        other = un.get(found[1].lower()) if found else None
        if other:
            uk_of[one.native_id] = other.native_id
            same += _turn_pairs(one, other, rng)
    rng.shuffle(same)
    return same[:SAME] + _different(data, uk_of, rng)


def _turn_pairs(one: Listing, other: Listing, rng: random.Random) -> list[dict[str, Any]]:
    names = [name.full for name in one.names if name.role in (NameRole.PRIMARY, NameRole.ALIAS)][:6]
    others = [name.full for name in other.names if name.role in (NameRole.PRIMARY, NameRole.ALIAS)][:6]
    near = [
        (a, b)
        for a in names
        for b in others
        if a.isascii() and b.isascii() and fold(a) != fold(b) and _share(a, b)
    ]
    if not near:
        return []
    mine, theirs = rng.choice(near)
    return [_pair(True, (one, mine), (other, theirs), facts=rng.random() < 0.5)]


def _share(one: str, two: str) -> bool:
    """Whether at least half of the shorter name's words have a counterpart of much the same letters.

    Without this a third of the pairs would be noms de guerre and translations, which no comparison can tell.
    """
    mine, theirs = sorted((fold(one).split(), fold(two).split()), key=len)
    near = [any(fuzz.ratio(word, other) >= _ALIKE for other in theirs) for word in mine]
    return 2 * sum(near) >= len(mine)


def _pair(same: bool, left: tuple[Listing, str], right: tuple[Listing, str], *, facts: bool) -> dict[str, Any]:
    def tell(side: tuple[Listing, str]) -> dict[str, Any]:
        listing, name = side
        births = [birth.date.edtf() for birth in listing.births] if facts else []
        countries = sorted({link.country for link in listing.countries if link.country}) if facts else []
        return {"name": name, "kind": listing.kind.value, "births": births, "countries": countries}

    return {"same": same, "left": tell(left), "right": tell(right)}


def _different(data: Path, uk_of: dict[str, str], rng: random.Random) -> list[dict[str, Any]]:
    by_word: dict[tuple[PartyKind, str], list[Listing]] = defaultdict(list)
    for one in read_list(data, "un"):
        for word in fold(one.name).split():
            by_word[one.kind, word].append(one)
    uk = list(read_list(data, "uk"))
    pairs: list[dict[str, Any]] = []
    while len(pairs) < DIFFERENT:
        one = rng.choice(uk)
        words = [word for word in fold(one.name).split() if len(word) > 2]
        near = by_word.get((one.kind, rng.choice(words)), []) if words else []
        near = [
            other
            for other in near
            if uk_of.get(one.native_id) != other.native_id and fold(other.name) != fold(one.name)
        ]
        if near and one.name.isascii():
            other = rng.choice(near)
            pairs.append(_pair(False, (one, one.name), (other, other.name), facts=rng.random() < 0.5))
    return pairs


def write_pairs(pairs: list[dict[str, Any]], folder: Path) -> None:
    """The pairs, for the other tool's process."""
    with (folder / "pairs.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(pair, ensure_ascii=True) + "\n" for pair in pairs)


def score_ours(pairs: list[dict[str, Any]]) -> list[float]:
    """Ostrakon's probability for each pair."""
    from ostrakon.model import PartialDate
    from ostrakon.names.parse import parse_name
    from ostrakon.resolve import Subject, SubjectName, load_policy, weigh_pair

    def subject(side: dict[str, Any]) -> Subject:
        kind = PartyKind(side["kind"])
        name = SubjectName(side["name"], parse_name(side["name"], kind))
        births = tuple(PartialDate.parse(text) for text in side["births"])
        return Subject((name,), kind, births=births, countries=tuple(side["countries"]))

    policy = load_policy().for_pair()
    return [weigh_pair(subject(pair["left"]), subject(pair["right"]), policy=policy).probability for pair in pairs]
