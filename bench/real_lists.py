"""Real lists, read by the project's own readers, and people made of real name tokens who are on none of them."""

import hashlib
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
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
    """`count` entries, the same ones each time."""
    rng = random.Random(seed)
    chosen = sorted(rng.sample(range(len(listings)), min(count, len(listings))))
    return tuple(listings[place] for place in chosen)


def fold(text: str) -> str:
    """Letters and digits of a text in lower case, without marks; words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(ch if ch.isalnum() else "" if unicodedata.combining(ch) else " " for ch in plain)
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """Name tokens with how often they occur: given and family names by country, and family names of anywhere."""

    countries: tuple[str, ...]
    given: dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
    family: dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
    anywhere: tuple[str, ...]


@lru_cache(maxsize=2)
def read_tokens(data: Path) -> Tokens:
    """Tokens of the people on three lists by nationality, and of the Wikidata token files (see the data's README)."""
    given: dict[str, Counter[str]] = defaultdict(Counter)
    family: dict[str, Counter[str]] = defaultdict(Counter)
    for listing in (one for name in _FILES for one in read_list(data, name)):
        country = next((link.country for link in listing.countries if link.country), "")
        if listing.kind is not PartyKind.PERSON or not country:
            continue
        for role, words in _parted(listing.names[0]):
            (family if role is NamePartRole.FAMILY else given)[country].update(words)
    countries = tuple(sorted(c for c in family if len(family[c]) >= 15 and len(given[c]) >= 15))
    files = sorted((data / "names").glob("wd_*_16.tsv"))
    seen = Counter(
        token
        for file in files
        for token in {line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()}
    )
    anywhere = tuple(sorted(t for t, n in seen.items() if t.isalpha() and len(t) >= 3 and n >= 1))
    return Tokens(countries, _weighted(given, countries), _weighted(family, countries), anywhere)


def _parted(name: ListedName) -> Iterator[tuple[NamePartRole, list[str]]]:
    parts = [(part.role, part.text) for part in name.parts]
    if not parts:
        *first, last = name.full.split()
        parts = [(NamePartRole.GIVEN, " ".join(first)), (NamePartRole.FAMILY, last)]
    for role, text in parts:
        yield role, [word for word in text.title().split() if len(word) > 1]


def _weighted(
    counts: dict[str, Counter[str]], countries: Iterable[str]
) -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    table = {}
    for country in countries:
        words = sorted(counts[country])
        sums, total = [], 0
        for word in words:
            total += counts[country][word]
            sums.append(total)
        table[country] = (tuple(words), tuple(sums))
    return table


def grow_people(
    tokens: Tokens, *, count: int, seed: int, avoid: frozenset[frozenset[str]] = frozenset(), list_id: str = "grown"
) -> list[Listing]:
    """`count` people made of real tokens, each with a birth date and a nationality, none with a listed name.

    `avoid` holds the words of listed names: who has all words of one is not made.
    """
    rng = random.Random(seed)
    made: list[Listing] = []
    seen: set[frozenset[str]] = set()
    while len(made) < count:
        country = rng.choice(tokens.countries)
        given, family = _grow_name(tokens, country, rng)
        words = frozenset(fold(f"{given} {family}").split())
        if words in seen or words in avoid:
            continue
        seen.add(words)
        made.append(_person(f"{len(made):07d}", given, family, country, rng, list_id))
    return made


def _grow_name(tokens: Tokens, country: str, rng: random.Random) -> tuple[str, str]:
    words, sums = tokens.given[country]
    firsts = rng.choices(words, cum_weights=sums, k=1 if rng.random() < 0.55 else 2)
    if rng.random() < 0.5:
        last = rng.choice(tokens.anywhere).title()
    else:
        names, totals = tokens.family[country]
        last = rng.choices(names, cum_weights=totals)[0]
    firsts.sort(key=lambda word: word.endswith(_PATRONYMIC))
    return " ".join(dict.fromkeys(firsts)), last


def _person(native_id: str, given: str, family: str, country: str, rng: random.Random, list_id: str) -> Listing:
    full = f"{given} {family}"
    parts = (NamePart(NamePartRole.GIVEN, given), NamePart(NamePartRole.FAMILY, family))
    born = PartialDate.of(rng.randint(1940, 2002), rng.randint(1, 12), rng.randint(1, 28))
    return Listing(
        list_id,
        native_id,
        PartyKind.PERSON,
        (ListedName(full, NameRole.PRIMARY, full, "name", parts),),
        raw=full,
        births=(BirthDate(born, "birth"),),
        countries=(CountryLink(CountryTie.NATIONALITY, country, country, "country"),),
    )


def listed_words(listings: Iterable[Listing]) -> frozenset[frozenset[str]]:
    """The words of each listed name."""
    return frozenset(frozenset(fold(name.full).split()) for one in listings for name in one.names)
