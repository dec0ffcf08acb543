"""Real lists, read by the project's own readers, and people made of real name tokens who are on none of them."""

import hashlib
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from ostrakon.lists import read_edition
from ostrakon.model import (
    BirthDate,
    Capture,
    CountryLink,
    CountryTie,
    ListedName,
    Listing,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
)

W1_ENTRIES = 8_976  # entries of one list in the yardstick that the design page records
_FILES = {
    "ofac": tuple(f"us_ofac/sdn_sets/2023-12-28/{name}.csv" for name in ("sdn", "alt", "add", "sdn_comments")),
    "un": ("un/un_consolidated_2025-11-18.xml",),
    "uk": ("uk/ConList_2025-04-14.xlsx",),
}
_PATRONYMIC = ("ovich", "evich", "ovna", "evna", "ovych", "yevich")
_SWAPPED = str.maketrans("qckzsdtvfbpgjieou", "kkkssttffbbjjeeoo")
_AT = datetime(2025, 11, 18, tzinfo=UTC)


def _capture(path: Path) -> Capture:
    data = path.read_bytes()
    return Capture(data, hashlib.sha256(data).hexdigest(), path.name, _AT)


@lru_cache(maxsize=8)
def read_list(data: Path, name: str) -> tuple[Listing, ...]:
    """People and organizations of a list (`ofac`, `un`, `uk`), in the order of their ids."""
    captures = [_capture(data / "lists" / file) for file in _FILES[name]]
    reading = read_edition(captures, published=date(2025, 11, 18), bounded=False)
    kept = (one for one in reading.listings if one.kind in (PartyKind.PERSON, PartyKind.ORGANIZATION))
    return tuple(sorted(kept, key=lambda one: one.native_id))


def pick_entries(listings: Sequence[Listing], *, count: int = W1_ENTRIES, seed: int = 1) -> tuple[Listing, ...]:
    """`count` entries, the same ones each time, without their weak aliases (most of them are single words)."""
    rng = random.Random(seed)
    chosen = sorted(rng.sample(range(len(listings)), min(count, len(listings))))
    return tuple(_without_weak(listings[place]) for place in chosen)


def _without_weak(one: Listing) -> Listing:
    first, *others = one.names
    return replace(one, names=(first, *(name for name in others if name.role is not NameRole.WEAK_ALIAS)))


def fold(text: str) -> str:
    """Letters and digits of a text in lower case, without marks; words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(ch if ch.isalnum() else "" if unicodedata.combining(ch) else " " for ch in plain)
    return " ".join(kept.split())


Pool = tuple[tuple[str, ...], tuple[int, ...]]  # words, and the running sums of how often each occurs


@dataclass(frozen=True, slots=True)
class Tokens:
    """Name tokens with how often they occur: of listed people by nationality, and of anyone on Wikidata."""

    countries: tuple[str, ...]
    given: dict[str, Pool]
    family: dict[str, Pool]
    anywhere: Pool


@lru_cache(maxsize=2)
def read_tokens(data: Path) -> Tokens:
    """Tokens of the people on three lists by nationality, and of the Wikidata token files (the data's README)."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    family: dict[str, Counter[str]] = defaultdict(Counter)
    for listing in (one for name in _FILES for one in read_list(data, name)):
        country = next((link.country for link in listing.countries if link.country), "")
        if listing.kind is not PartyKind.PERSON or not country:
            continue
        for role, words in _parted(listing.names[0]):
            (family if role is NamePartRole.FAMILY else given)[country].update(words)
    countries = tuple(sorted(c for c in family if len(family[c]) >= 15 and len(given[c]) >= 15))
    pools = [{c: _pool(counts[c]) for c in countries} for counts in (given, family)]
    return Tokens(countries, pools[0], pools[1], _pool(_anywhere(data)))


def _anywhere(data: Path) -> Counter[str]:
    """Each token with the most that any one file counts it."""
    most: Counter[str] = Counter()
    for file in sorted((data / "names").glob("wd_*_16.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            token, _, count = line.split("\t")
            if token.isalpha() and len(token) >= 3:
                most[token.title()] = max(most[token.title()], min(int(count), 200))
    return most


def _pool(counts: Counter[str]) -> Pool:
    words = sorted(counts)
    return tuple(words), tuple(accumulate(counts[word] for word in words))


def _parted(name: ListedName) -> Iterator[tuple[NamePartRole, list[str]]]:
    parts = [(part.role, part.text) for part in name.parts]
    if not parts:
        *first, last = name.full.split()
        parts = [(NamePartRole.GIVEN, " ".join(first)), (NamePartRole.FAMILY, last)]
    for role, text in parts:
        yield role, [word for word in text.title().split() if len(word) > 1]


def grow_people(
    tokens: Tokens,
    *,
    count: int,
    seed: int,
    avoid: "Listed | None" = None,
    near: float = 0.5,
) -> list[Listing]:
    """`count` people made of real tokens, each with a birth date and a nationality, none with a listed name.

    A share of `near` have given and family names of listed people of one nationality; the others have
    tokens of anyone. Who has all the words of a listed name, or only words of one, is not made.
    """
    rng = random.Random(seed)
    made: list[Listing] = []
    seen: set[frozenset[str]] = set()
    while len(made) < count:
        country = rng.choice(tokens.countries)
        given, family = _grow_name(tokens, country, rng, near=rng.random() < near)
        words = frozenset(fold(f"{given} {family}").split())
        if words in seen or len(words) < 2 or (avoid is not None and avoid.has(words)):
            continue
        seen.add(words)
        made.append(_person(f"g{len(made):07d}", given, family, country, rng))
    return made


def _grow_name(tokens: Tokens, country: str, rng: random.Random, *, near: bool) -> tuple[str, str]:
    most = 1 if rng.random() < 0.55 else 2
    firsts = _draw(tokens.given[country] if near or rng.random() < 0.3 else tokens.anywhere, rng, most)
    last = _draw(tokens.family[country] if near else tokens.anywhere, rng, 1)[0]
    firsts.sort(key=lambda word: word.endswith(_PATRONYMIC))
    return " ".join(dict.fromkeys(firsts)), last


def _draw(pool: Pool, rng: random.Random, count: int) -> list[str]:
    return rng.choices(pool[0], cum_weights=pool[1], k=count)


class Listed:
    """The words of listed names, told roughly, so that other spellings of one name count as that name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._with: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._exact: set[frozenset[str]] = set()
        for words in {frozenset(fold(name).split()) for name in names}:
            self._exact.add(words)
            rough = frozenset(map(_rough, words))
            for word in rough:
                self._with[word].append(rough)

    def has(self, words: frozenset[str]) -> bool:
        """Whether some listed name has all of these words, or is made of some two or more of them."""
        if words in self._exact:
            return True
        rough = frozenset(map(_rough, words))
        names = [name for word in rough for name in self._with.get(word, ())]
        return any(rough <= name or (len(name) > 1 and name <= rough) for name in names)


def _rough(word: str) -> str:
    """A word without vowels after the first letter, doubled letters and what spellings commonly swap."""
    word = word.translate(_SWAPPED)
    bare = word[:1] + "".join(ch for ch in word[1:] if ch not in "aeiouyhw'")
    return "".join(ch for at, ch in enumerate(bare) if at == 0 or ch != bare[at - 1])


def _person(native_id: str, given: str, family: str, country: str, rng: random.Random) -> Listing:
    full = f"{given} {family}"
    parts = (NamePart(NamePartRole.GIVEN, given), NamePart(NamePartRole.FAMILY, family))
    born = PartialDate.of(rng.randint(1940, 2002), rng.randint(1, 12), rng.randint(1, 28))
    return Listing(
        "grown",
        native_id,
        PartyKind.PERSON,
        (ListedName(full, NameRole.PRIMARY, full, "name", parts),),
        raw=full,
        births=(BirthDate(born, "birth"),),
        countries=(CountryLink(CountryTie.NATIONALITY, country, country, "country"),),
    )
