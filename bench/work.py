"""The work that every tool is given: entries to search, names to ask for, and which entry each name means."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from bench.altered import CLASSES, FOR_PEOPLE_ONLY, Altered, alter_name
from bench.asks import Ask, Work
from bench.real_lists import Listed, fold, grow_people, pick_entries, read_list, read_tokens
from ostrakon.model import ListedName, Listing, NameRole, PartyKind

SEED = "ostrakon-bench-1"
ALTERED, UNLISTED = 600, 400
W2_MORE, W3_NAMES = 97_000, 1_000_000
_WEAK = (NameRole.WEAK_ALIAS, NameRole.ORIGINAL_SCRIPT)
_MOST_OTHERS = 3  # an altered name that fits more other entries than this cannot be answered by anyone


class Fits:
    """How many other entries a shortened name would fit as well as the one that is meant."""

    def __init__(self, entries: Iterable[Listing]) -> None:
        self._named: dict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
        for entry in entries:
            for name in entry.names:
                words = frozenset(fold(name.full).split())
                for word in words:
                    self._named[word].add((entry.native_id, words))
        self._vocabulary: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._named):
            self._vocabulary[word[0]].append(word)

    def count_others(self, ask: Altered, native_id: str) -> int:
        words = fold(ask.asked).split()
        longest = max(words, key=lambda word: (len(word), word))
        found = set()
        for word in [w for w in self._vocabulary[longest[0]] if _word_fits(longest, w)]:
            for other, names in self._named[word]:
                if other != native_id and all(any(_word_fits(mine, theirs) for theirs in names) for mine in words):
                    found.add(other)
        return len(found)


def _skeleton(word: str) -> str:
    return word[:1] + "".join(ch for ch in word[1:] if ch not in "aeiou")


def _word_fits(mine: str, theirs: str) -> bool:
    return theirs.startswith(mine) or mine == _skeleton(theirs)


def alter_entries(
    entries: Sequence[Listing], *, count: int = ALTERED, seed: str = SEED, fits: Fits | None = None
) -> tuple[Ask, ...]:
    """`count` altered names, the classes in equal shares, each of a different entry."""
    rng = random.Random(seed)
    order = list(entries)
    rng.shuffle(order)
    asks: list[Ask] = []
    fits = fits or Fits(entries)
    per_class = -(-count // len(CLASSES))
    used: set[str] = set()
    for change in CLASSES:
        taken = 0
        for entry in order:
            if taken == per_class or len(asks) == count:
                break
            if entry.native_id in used or (change in FOR_PEOPLE_ONLY and entry.kind is not PartyKind.PERSON):
                continue
            ask = _alter_entry(entry, change, rng, seed, fits)
            if ask:
                asks.append(ask)
                used.add(entry.native_id)
                taken += 1
    return tuple(asks)


def _alter_entry(entry: Listing, change: str, rng: random.Random, seed: str, fits: Fits) -> Ask | None:
    strong = [name for name in entry.names if name.role not in _WEAK and " " in name.full]
    if not strong:
        return None
    name: ListedName = strong[0] if rng.random() < 0.7 else rng.choice(strong)
    changed = alter_name(name.full, change, seed=seed)
    if changed is None or fits.count_others(changed, entry.native_id) > _MOST_OTHERS:
        return None
    born = entry.births[0].date if entry.births else None
    countries = tuple(dict.fromkeys(link.country for link in entry.countries if link.country))
    return Ask(changed.asked, entry.kind, entry.native_id, change, name.full, born, countries)


def ask_people(people: Iterable[Listing]) -> tuple[Ask, ...]:
    """Grown people asked for by their own names."""
    return tuple(
        Ask(one.name, one.kind, born=one.births[0].date, countries=(one.countries[0].country,)) for one in people
    )


def unlisted_people(data: Path, *, count: int, near: float, seed: int = 7) -> tuple[Ask, ...]:
    """People made of real tokens, none with the name of someone on any list; see `grow_people`."""
    return ask_people(grow_people(read_tokens(data), count=count, seed=seed, avoid=whole_lists(data), near=near))


@lru_cache(maxsize=2)
def whole_lists(data: Path) -> Listed:
    """The names of three whole lists."""
    listings = (one for name in ("ofac", "un", "uk") for one in read_list(data, name))
    return Listed(name.full for one in listings for name in one.names)


@lru_cache(maxsize=4)
def make_work(data: Path, size: str) -> Work:
    """`W1`: one list. `W2`: the same and 97,000 grown people. `W3`: 1,000,000 names in all."""
    entries = pick_entries(read_list(data, "ofac"))
    altered = alter_entries(entries)
    unlisted = unlisted_people(data, count=UNLISTED, near=0.0)
    near = unlisted_people(data, count=UNLISTED, near=1.0)
    more = {"W1": 0, "W2": W2_MORE, "W3": W3_NAMES - sum(len(entry.names) for entry in entries)}[size]
    if more:
        asked = Listed(ask.name for ask in unlisted + near)
        entries += tuple(grow_people(read_tokens(data), count=more, seed=11, near=0.3, avoid=asked))
    return Work(size, entries, altered, unlisted, near)
