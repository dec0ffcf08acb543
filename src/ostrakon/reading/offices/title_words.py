"""The words of titles.toml and portfolios.toml for one language, in lower case."""

from dataclasses import dataclass
from functools import cache

from ostrakon.reading.rules import load_rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of titles.toml for one language, in lower case."""

    heads: frozenset[tuple[str, ...]]
    modifiers: frozenset[str]
    after: frozenset[str]
    ranks: frozenset[str]
    leads: frozenset[str]
    not_leads: frozenset[str]
    state: frozenset[str]
    founders: frozenset[str]
    owners: frozenset[str]
    not_offices: frozenset[str]
    former: frozenset[str]
    current: frozenset[str]
    speakers: frozenset[str]
    portfolio: frozenset[str]
    ranking: frozenset[str]
    copulas: frozenset[tuple[str, ...]]
    helpers: frozenset[str]
    copulas_former: frozenset[tuple[str, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of the language."""
    rows = load_rules("titles")[language]

    def get(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in rows.get(key, ()))

    heads = {tuple(head.replace("d'", "d' ").replace("l'", "l' ").split()) for head in get("heads")}
    plurals = {(*head[:-1], head[-1] + "s") for head in heads if not head[-1].endswith("s")}
    return Lexicon(
        frozenset(heads | plurals), get("modifiers"), get("after_modifiers"), get("ranks"), get("leads"),
        get("not_leads"), get("state"), get("founders"), get("owners"), get("not_offices"), get("former"),
        get("current"), get("speakers"), frozenset(load_rules("portfolios")[language]),
        get("ranking") | get("former") | get("current"),
        frozenset(tuple(c.split()) for c in get("copulas")), get("copula_helpers"),
        frozenset(tuple(c.split()) for c in get("copulas_former")),
    )  # fmt: skip


@cache
def first_words(language: str) -> frozenset[str]:
    """The words that the heads of titles begin with."""
    return frozenset(head[0] for head in lexicon(language).heads)


@cache
def title_heads(language: str) -> frozenset[str]:
    """Single words of the heads and ranks of titles, in lower case."""
    titles = load_rules("titles")[language]
    return frozenset(
        {part for head in titles["heads"] for part in head.split()} | {rank.lower() for rank in titles["ranks"]}
    )
