"""Countries, seats of government, authorities and armed groups that a text names without introduction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ostrakon.model import PartyKind
from ostrakon.reading.prose.words import Word, split_words
from ostrakon.reading.rules import load_rules


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one known party. `form` is name, adjective, seat, weak, place or listed."""

    key: str
    kind: PartyKind
    form: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found at words `first` to `last` (exclusive)."""

    first: int
    last: int
    entry: Entry


Trie = dict[str, Any]
_LEAF = ""


def _add(trie: Trie, form: str, entry: Entry, language: str) -> None:
    node = trie
    for word in split_words(form.replace("’", "'"), language=language):
        node = node.setdefault(word.text, {})
    node.setdefault(_LEAF, entry)


def _adjective_forms(stem: str, language: str) -> Sequence[str]:
    if language == "en":
        return (stem, stem + "s") if not stem.endswith(("sh", "ch", "ese", "ss", "s", ".")) else (stem,)
    forms = [stem, stem if stem.endswith(("s", "x")) else stem + "s"]
    return [*forms, *(form[0].upper() + form[1:] for form in forms)]


def _add_countries(trie: Trie, language: str) -> None:
    for code, row in load_rules("countries").items():
        if code == "version":
            continue
        other = "fr" if language == "en" else "en"
        key = f"country:{code}"
        for form in row[language]:
            _add(trie, form, Entry(key, PartyKind.COUNTRY, "name", code), language)
        for form in row.get(f"adjective_{language}", ()):
            for shape in _adjective_forms(form, language):
                _add(trie, shape, Entry(key, PartyKind.COUNTRY, "adjective", code), language)
        for form in row.get(f"seat_{language}", ()):
            words = form.removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l'")
            shape = "palace" if words != form or "Street" in form or "hall" in form else "seat"
            _add(trie, words, Entry(key, PartyKind.COUNTRY, shape, code), language)
        for form in row[other] if language == "en" else ():
            if form in ("Côte d'Ivoire",):
                _add(trie, form, Entry(key, PartyKind.COUNTRY, "name", code), language)


def _add_bodies(trie: Trie, language: str) -> None:
    for name, row in load_rules("bodies")["body"].items():
        country = row.get("country", "")
        key = f"country:{country}" if row.get("same_as_country") else f"body:{name}"
        for form in row["names"]:
            _add(trie, form, Entry(key, PartyKind(row["kind"]), "name", country), language)
        for form in row.get(f"adjective_{language}", ()):
            for shape in _adjective_forms(form, language)[:2]:
                _add(trie, shape, Entry(key, PartyKind(row["kind"]), "adjective"), language)
        for form in row.get("weak", ()):
            words = form.removeprefix("the ")
            _add(trie, words, Entry(key, PartyKind(row["kind"]), "weak", country), language)


def _add_well_known(trie: Trie, language: str) -> None:
    for group, kind in _GROUPS.items():
        for row in _known_rows(group):
            for form in row[1:]:
                _add(trie, form, Entry(f"body:{row[1]}", kind, "name", row[0]), language)


def _known_rows(group: str) -> list[list[str]]:
    return [row for name in ("well_known", "known_bodies") for row in load_rules(name).get(group, ())]


_GROUPS = {
    "public_bodies": PartyKind.PUBLIC_BODY, "targets": PartyKind.ORGANIZATION,
    "organizations": PartyKind.ORGANIZATION,
    "media": PartyKind.ORGANIZATION, "groups": PartyKind.GROUP, "companies": PartyKind.COMPANY,
}  # fmt: skip


@cache
def known_parties(language: str) -> Trie:
    """The trie of all data files, keyed by word form."""
    trie: Trie = {}
    _add_bodies(trie, language)
    _add_well_known(trie, language)
    _add_countries(trie, language)
    for place in load_rules("name_forms")["place_names"]:
        _add(trie, place, Entry(f"place:{place}", PartyKind.PLACE, "place"), language)
    return trie


def listed_parties(listed: Mapping[str, PartyKind], language: str) -> Trie:
    """A trie of listed names, each as written, in capitals and in title case."""
    trie: Trie = {}
    for name in sorted(listed):
        if len(name) < 4:  # shorter forms are weak aliases that match chance words
            continue
        family, comma, given = name.partition(", ")
        shapes = {name, name.title(), f"{given} {family}", f"{given.title()} {family.title()}"}
        for shape in sorted(shapes if comma else {name, name.title()}):
            _add(trie, shape, Entry(f"listed:{name}", listed[name], "listed"), language)
    return trie


def find_known(words: Sequence[Word], trie: Trie) -> list[Match]:
    """The longest match at each word, left to right, no two overlapping."""
    found: list[Match] = []
    index = 0
    while index < len(words):
        best = _longest(words, index, trie)
        if best:
            found.append(best)
            index = best.last
        else:
            index += 1
    return found


def _longest(words: Sequence[Word], first: int, trie: Trie) -> Match | None:
    node: Trie | None = trie
    best: Match | None = None
    for index in range(first, min(len(words), first + 14)):  # no form in the files is longer
        assert node is not None
        node = node.get(words[index].text)
        if node is None:
            break
        if _LEAF in node:
            best = Match(first, index + 1, node[_LEAF])
    return best


def is_media(key: str) -> bool:
    """Whether a known body is a news agency or broadcaster."""
    row = load_rules("bodies")["body"].get(key.removeprefix("body:"), {})
    return bool(row.get("media")) or key in _well_known_media()


def is_bystander(key: str) -> bool:
    """Whether a known body stands beside what is told (a union, a paper, a watchdog) and is no target."""
    return key.startswith("body:") and key not in _targets()


@cache
def _targets() -> frozenset[str]:
    return frozenset(f"body:{row[1]}" for row in load_rules("known_bodies")["targets"])


@cache
def _well_known_media() -> frozenset[str]:
    return frozenset(f"body:{row[1]}" for row in _known_rows("media"))


def parent_of(key: str) -> str:
    """The key of the body that a body belongs to, or ""."""
    row = load_rules("bodies")["body"].get(key.removeprefix("body:"), {})
    return f"body:{row['parent']}" if row.get("parent") else ""
