"""Names beside offices: "leader of Kraze Barye" names no person, "Senator Prince Johnson" no prince."""

from collections.abc import Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import is_capital, name_forms
from ostrakon.reading.offices.title_words import lexicon, title_heads
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

# heads of a title with what their "of" governs; verbs that say who leads
_LED_BY = {
    "leader": "group", "head": "group", "chief": "group", "commander": "group", "boss": "group", "chef": "group",
    "chairman": "company", "chairwoman": "company", "director": "company", "owner": "company",
    "founder": "company",
    "shareholder": "company", "shareholders": "company", "directeur": "company", "directrice": "company",
    "ceo": "company",
    "mayor": "place", "maire": "place", "governor": "place", "gouverneur": "place", "subsidiary": "company",
    "filiale": "company", "member": "group", "membre": "group",
}  # fmt: skip
_LEADING = frozenset(["heads", "leads", "runs", "commands", "chairs", "dirige", "commande"])


def led_kind(words: Sequence[Word], first: int) -> PartyKind | None:
    """The kind that the words before the name at `first` ask for, None where they ask for none."""
    before = [w.low for w in words[max(0, first - 4) : first]]
    while before and before[-1].isdigit():
        before.pop()
    if before[-1:] and before[-1] in ("the", "le", "la"):
        before.pop()
    if len(before) > 1 and before[-1] in ("of", "de", "du", "des") and before[-2] in _LED_BY:
        return PartyKind(_LED_BY[before[-2]])
    verbal = len(before) > 1 and before[-2] in ("who", "qui") and before[-1] in _LEADING
    return PartyKind.GROUP if verbal else None


def is_nationality(word: str) -> bool:
    """Whether the word is an adjective of a country."""
    return word.lower() in _nationalities()


def two_nations(run: list[str]) -> bool:
    """`Sudanese-Ukrainian`: two nationalities and no name."""
    parts = run[0].split("-") if len(run) == 1 else []
    return len(parts) == 2 and all(part.lower() in _nationalities() for part in parts)


@cache
def _nationalities() -> frozenset[str]:
    rows = [row for code, row in load_rules("countries").items() if code != "version"]
    keys = ("adjective_en", "adjective_fr")
    said = {form.lower() for row in rows for key in keys for form in row.get(key, ())}
    return frozenset(said | {"franco", "anglo", "russo", "sino", "turco", "greco", "serbo", "belgo", "italo"})


_GIVEN_TITLES = frozenset(["Prince", "King", "Major", "Sultan", "Emir", "Bishop"])


def titled_before(words: Sequence[Word], index: int, last: int, *, language: str) -> bool:
    """`Senator Prince Johnson`: a title that another stands before, and one name after, is a given name."""
    if not index or last - index != 2:
        return False
    before = words[index - 1]
    return before.low in title_heads(language) and is_capital(before.text) and words[index].text in _GIVEN_TITLES


def office_inside(words: Sequence[Word], first: int, last: int, *, language: str) -> int:
    """Where an office stands between a body and its holder ("Supreme Court Justice Alexandre"), else 0."""
    heads = lexicon(language).heads
    for index in range(first + 1, last - 1):
        if (words[index].low,) in heads and words[index + 1].text in name_forms().given:
            return index
    return 0
