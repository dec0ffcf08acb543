"""True pairs of names on the public lists, and people who are on none: what the policy is learned from.

Two kinds of true pairs: names of one listing (one is taken out of the index and asked for), and one party on the
OFAC and the UK list, told by a number that both state (passport, registration, tax). UK entries that state a UN
reference stay out: they are kept for measuring. Listings are divided by a hash of their id: six tenths to fit on,
two to check on, two never indexed, whose people are the strangers.
"""

import hashlib
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from altered_tasks import make_strangers
from bench.real_lists import fold, read_list
from rapidfuzz import fuzz

from ostrakon.model import Listing, NameRole, PartyKind, Query
from ostrakon.screen import Index, build_index

FIT, CHECK, OUTSIDE = range(3)
_ALIKE = 70  # percent of letters in common, in order
_NOT_KEY = re.compile(r"[^A-Z0-9]")
_UN = re.compile(r"UN Ref", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """Queries with the native id of the listing meant ("" for strangers), and the part of the division."""

    index: Index
    queries: list[Query]
    truth: list[str]
    part: list[int]


def data_folder() -> Path:
    return Path(os.environ.get("OSTRAKON_DATA", "../shared/data"))


def part_of(native_id: str) -> int:
    """Where a listing belongs, by its id alone."""
    tenth = hashlib.sha256(native_id.encode()).digest()[0] % 10
    return FIT if tenth < 6 else CHECK if tenth < 8 else OUTSIDE


def are_near(one: str, two: str) -> bool:
    """Whether half of the shorter name's words have a counterpart of much the same letters.

    Noms de guerre and translations are aliases, too, but no comparison of names can tell them.
    """
    mine, theirs = sorted((fold(one).split(), fold(two).split()), key=len)
    near = [any(fuzz.ratio(word, other) >= _ALIKE for other in theirs) for word in mine]
    return bool(mine) and 2 * sum(near) >= len(mine)


def _keys(one: Listing) -> set[str]:
    values = (_NOT_KEY.sub("", each.value.upper()) for each in one.identifiers)
    return {value for value in values if len(value) > 6 and sum(ch.isdigit() for ch in value) > 4}


def same_across_lists() -> Iterator[tuple[Listing, Listing]]:
    """An OFAC and a UK listing with a number in common that no third listing has."""
    owners: dict[str, list[Listing]] = defaultdict(list)
    for one in read_list(data_folder(), "ofac"):
        for key in _keys(one):
            owners[key].append(one)
    seen = set()
    for two in read_list(data_folder(), "uk"):
        if _UN.search(two.raw):
            continue
        for key in sorted(_keys(two)):
            found = owners.get(key, [])
            if len(found) == 1 and found[0].kind is two.kind and (found[0].native_id, two.native_id) not in seen:
                seen.add((found[0].native_id, two.native_id))
                yield found[0], two


def make_asked(*, seed: int = 7, strangers: int = 3000) -> Asked:
    """The material: an index that lacks the names asked for, and the queries."""
    rng = random.Random(seed)
    inside, outside, queries, truth, part = [], [], [], [], []
    for one in read_list(data_folder(), "ofac"):
        place = part_of(one.native_id)
        if place == OUTSIDE:
            outside.append(one)
            continue
        names = [name for name in one.names if name.role is not NameRole.WEAK_ALIAS]
        name = rng.choice(names)
        others = tuple(other for other in one.names if other is not name)
        near = [
            other for other in others if fold(other.full) != fold(name.full) and are_near(other.full, name.full)
        ]
        if near:
            one = replace(one, names=others)
            queries.append(_ask(name.full, one.kind, rng))
            truth.append(one.native_id)
            part.append(place)
        inside.append(one)
    held = {one.native_id for one in inside}
    for one, two in same_across_lists():
        if one.native_id in held:
            near = [n.full for n in two.names if any(are_near(n.full, other.full) for other in one.names)][:2]
            queries += [_ask(name, one.kind, rng) for name in near]
            truth += [one.native_id] * len(near)
            part += [part_of(one.native_id)] * len(near)
    for place, (name, _) in enumerate(make_strangers(inside, outside, rng, strangers)):
        queries.append(_ask(name, PartyKind.PERSON, rng))
        truth.append("")
        part.append(CHECK if place % 4 == 0 else FIT)
    for one in outside:
        if one.kind is not PartyKind.PERSON:
            queries.append(_ask(one.name, one.kind, rng))
            truth.append("")
            part.append(rng.choice((FIT, FIT, FIT, CHECK)))
    return Asked(build_index(inside, as_of="2023-12-28"), queries, truth, part)


def _ask(name: str, kind: PartyKind, rng: random.Random) -> Query:
    return Query(name, kind if rng.random() < 0.7 else PartyKind.UNKNOWN)


def count_facts(pairs: Sequence[tuple[Listing, Listing]]) -> dict[str, float]:
    """Shares of pairs, among those where both sides state the fact, by what the fact shows."""
    counts: dict[str, int] = defaultdict(int)
    for one, two in pairs:
        births = [(a.date, b.date) for a in one.births for b in two.births]
        if births:
            counts["birth"] += 1
            counts["birth " + min(_birth_sort(a.edtf(), b.edtf()) for a, b in births)] += 1
        mine = {link.country for link in one.countries if link.country}
        theirs = {link.country for link in two.countries if link.country}
        if mine and theirs:
            counts["country"] += 1
            counts["country 0 same" if mine & theirs else "country 1 other"] += 1
    return {
        key: round(count / counts[key.split(" ", maxsplit=1)[0]], 4) for key, count in sorted(counts.items())
    } | {"pairs": len(pairs)}


def _birth_sort(one: str, two: str) -> str:
    if not (one[:4].isdigit() and two[:4].isdigit()):
        return "6 span"
    years = abs(int(one[:4]) - int(two[:4]))
    if years == 0:
        short = min(len(one), len(two))
        if one[:short] == two[:short]:
            return {10: "0 day", 7: "1 month"}.get(short, "2 year")
        return "3 year, other day"
    return (
        "4 year apart" if years == 1 else "5 two or three" if years < 4 else "7 far" if years < 11 else "8 other"
    )
