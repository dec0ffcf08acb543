"""French agreement: a participle after a comma is said of a noun of its own gender and number.

Source: agreement of the past participle used as an adjective (any school grammar of French).
"""

from collections.abc import Sequence

from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_ENDINGS = (("ées", "f", True), ("és", "m", True), ("ée", "f", False), ("é", "m", False))
_FEMININE = (
    "tés", "té", "tion", "tions", "sion", "sions", "ière", "ières", "trice", "trices", "euse", "euses", "ienne",
    "iennes", "ance", "ances", "ence", "ences", "ure", "ures", "esse", "esses", "ie", "ies", "ette", "ettes",
)  # fmt: skip
_COMPLEMENTS = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM")
_REACH = 12  # words back from the participle to its noun


def settle_participles(tree: Tree, words: Sequence[Word]) -> None:
    """Hang `contre des responsables des Forces, accusés de` on the noun that it agrees with."""
    for token in tree.tokens:
        head = tree.parent(token)
        if head is None or token.dep != "acl" or not token.past or token.index < 2:
            continue
        if tree.tokens[token.index - 1].text != "," or not head.item.spans or agrees(head, token, words):
            continue
        nouns = [t for t in tree.tokens[max(0, token.index - _REACH) : head.index] if t.pos == "NOUN"]
        behind = [t for t in nouns if _is_before(tree, t, head) and agrees(t, token, words)]
        if behind and not any(one is token for one in tree.above(behind[-1])):
            tree.hang(token, behind[-1], "acl")


def _is_before(tree: Tree, noun: Token, head: Token) -> bool:
    """Whether only complements stand between: "des responsables [de la police] [des] Forces"."""
    between = tree.tokens[noun.index + 1 : head.index]
    return noun.index < head.index and not noun.item.spans and all(t.pos in _COMPLEMENTS for t in between)


def agrees(token: Token, participle: Token, words: Sequence[Word]) -> bool:
    """Whether the noun or name may have the participle's gender and number; people's names may have any gender."""
    form = next((row for row in _ENDINGS if participle.low.endswith(row[0])), None)
    if form is None:
        return True
    _, gender, plural = form
    head, genders = words[token.item.first].low, load_rules("genders_fr")
    if len(token.item.spans) > 1:
        return plural
    told = "f" if head in genders["feminine"] else "m" if head in genders["masculine"] else ""
    if token.item.spans and not told:
        return not plural
    if not told and head.endswith(_FEMININE):
        told = "f"
    return told in ("", gender) and head.endswith(("s", "x")) == plural
