"""What single words of names are: given names, family names, towns and provinces, of all regions.

Sources: given_names.toml (our own lists by language) and name_parts.toml (words of the published sanctions lists).
"""

from collections.abc import Iterable, Sequence
from functools import cache

from ostrakon.reading.rules import load_rules

# endings of family names and patronymics that few other words have
_FAMILY_ENDS = (
    "ovich", "evich", "ovych", "avich", "ovna", "evna", "ivna", "auna", "enko", "anka", "shvili", "adze", "idze",
    "odze", "oglu", "oğlu", "zadeh", "zade", "nejad", "pour", "ković", "ović", "ević", "skiy", "sky", "skaya",
    "ovitch", "evitch", "itch", "ullah", "uddin", "yants", "iani", "awi", "iyev", "ayev", "poulos", "uev", "aev",
    "ulu", "aliyev", "baev", "bayev", "murat", "opoulos", "ssian", "nian", "sson", "chuk", "shchuk", "iuk", "yuk",
)  # fmt: skip
_SHORTEST = 6  # letters of a word whose ending tells


@cache
def given_names() -> frozenset[str]:
    """The given names of all regions."""
    return usual_given_names() | _words("given")


@cache
def usual_given_names() -> frozenset[str]:
    """The given names that mean a person even alone."""
    return frozenset(name for names in load_rules("given_names")["names"].values() for name in names.split())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.strip() for word in load_rules("name_parts")[key].replace("\n", " ").split(","))


def is_family_name(word: str) -> bool:
    """Whether the word is a family name of the lists, or has the ending of one."""
    return word in _words("family") or (len(word) >= _SHORTEST and word.lower().endswith(_FAMILY_ENDS))


def is_place_name(run: Sequence[str]) -> bool:
    """Whether the words are the name of a town or province."""
    return " ".join(run) in _words("places")


def personal_words(run: Iterable[str]) -> int:
    """How many words of a name are given or family names."""
    return sum(word in given_names() or is_family_name(word) for word in run)
