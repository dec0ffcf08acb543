"""The words of conduct that one is accused of, by class: killing, corruption, evasion of sanctions, and so on.

The classes are those of `data/conduct_*.toml`; two words of one class may tell one act ("shelled", "the attack").
"""

from dataclasses import dataclass
from functools import cache

from ostrakon.reading.rules import load_rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; `classes` gives the classes that a lemma or noun is of."""

    strong: frozenset[str]
    verbs: frozenset[str]
    clear: frozenset[str]
    nouns: frozenset[str]
    classes: dict[str, frozenset[str]]


@cache
def conduct_words(language: str) -> Lexicon:
    """The lexicon of a language."""
    rows = {name: row for name, row in load_rules(f"conduct_{language}").items() if name != "version"}
    classes: dict[str, set[str]] = {}
    for name, row in rows.items():
        for word in (*row["strong"], *row["verbs"], *row["clear"], *row["nouns"]):
            classes.setdefault(word, set()).add(name)

    def joined(key: str) -> frozenset[str]:
        return frozenset(word for row in rows.values() for word in row[key])

    strong = joined("strong")
    verbs = strong | joined("verbs")
    return Lexicon(
        strong,
        verbs,
        joined("clear") - verbs,
        joined("nouns"),
        {word: frozenset(names) for word, names in classes.items()},
    )


def classes_of(language: str, *words: str) -> frozenset[str]:
    """The classes of conduct that the words are of."""
    table = conduct_words(language).classes
    return frozenset(name for word in words for name in table.get(word, ()))
