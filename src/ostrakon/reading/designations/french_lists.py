"""Lists of parties in French sentences, read by the order of words: members, and what opens or closes a list.

A name is a member where a comma, "et", "dont" or a verb leads it, with nothing but articles, titles and other
common nouns between; behind "de", "à", "pour" or in a relative clause it says of a member.
"""

import re
from collections.abc import Callable

from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_JOINS = frozenset((",", ";", ":", "et", "dont", "notamment", "que", "(", "-", "parmi", "ou"))
_CARRIED = frozenset(("de", "du", "des", "d'"))
_RELATIVE = frozenset(
    ("qui", "qu'", "dont", "où", "lorsqu'", "lorsque", "auquel", "laquelle", "lequel", "lesquels")
)
_WALK = ("DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV", "X")
_FINITE = frozenset(("est", "sont", "a", "ont", "était", "étaient", "avait", "avaient"))
_LEAD = 14  # words before the first name of a list that closes with "complètent la liste"
_STEPS = 7  # words of a title between the join and the name

_ONE = r"\b(?:figure|est|trouve|s' ?ajoute|vient s'ajouter)\b(?!.*\b(?:sont|figurent)\b)"

Keep = Callable[[Token], bool]
Carried = Callable[[Tree, int], list[Token]]


def list_members(tree: Tree, first: int, keep: Keep, *, carried: bool = False) -> list[Token]:
    """The members from token `first` on; `carried` where each stands behind "de" ("il s'agit de A et de B")."""
    out: list[Token] = []
    aside = False
    for token in tree.tokens[first:]:
        if token.text in (".", ";"):
            aside = False
            continue
        if token.text == ",":
            aside = False
            continue
        if token.low in _RELATIVE and not (token.low == "dont" and _opens_list(tree, token)):
            aside = True
        if token.low in _FINITE and not aside and out and _ends_list(tree, token):
            break
        if token.item.spans and keep(token) and not aside and _leads(tree, token, first, carried=carried):
            out.append(token)
    return out


def _opens_list(tree: Tree, token: Token) -> bool:
    """`neuf personnes, dont A et B`: no verb follows before the next comma."""
    for later in tree.tokens[token.index + 1 :]:
        if later.text in (",", ".", ";"):
            return True
        if later.pos in ("VERB", "AUX") and not later.past:
            return False
    return True


def _ends_list(tree: Tree, token: Token) -> bool:
    """Whether a finite verb that follows a member is the main verb: the list stood before it."""
    before = tree.tokens[token.index - 1]
    return bool(before.item.spans) or before.text == ","


def _leads(tree: Tree, token: Token, first: int, *, carried: bool) -> bool:
    nouns: list[str] = []
    for step in range(token.index - 1, max(-1, token.index - _STEPS), -1):
        one = tree.tokens[step]
        if step < first:
            return not _of_office(nouns)
        if one.low in _JOINS or (one.pos in ("VERB", "AUX", "CCONJ", "PUNCT") and one.text != "'"):
            return not _of_office(nouns)
        if one.low in _CARRIED and carried:
            before = tree.tokens[step - 1].low if step else ""
            if before in (*_JOINS, "agit", "agissait", "que", "celui", "ceux", ""):
                return True
        if one.low in _CARRIED and nouns and not one.item.spans:
            continue  # "la plateforme de cryptomonnaies Garantex"
        if one.pos == "NOUN" and not one.item.spans:
            nouns.append(one.low)
        if one.item.spans or one.low in _CARRIED or (one.pos == "ADP" and one.low not in ("m.", "mm.")):
            return False
        if one.pos not in _WALK:
            return False
    return token.index - first < _STEPS and not _of_office(nouns)


def _of_office(nouns: list[str]) -> bool:
    """`chef du groupe X`: the name is of what somebody heads, and no member itself."""
    return len(nouns) > 1 and any((noun,) in lexicon("fr").heads for noun in nouns[1:])


def listed_names(tree: Tree, keep: Keep, carried: Carried) -> list[Token]:
    """The members where the sentence goes on with a list: `Y figurent A et B`, `A et B complètent la liste`."""
    rows = load_rules("designations_fr")
    names = [t for t in tree.tokens if t.item.spans and keep(t)]
    if not names or not tree.tokens:
        return []
    start = names[0].index
    before = _text(tree.tokens[:start])
    if re.search(rows["list_opens"], before) and not re.search(rows["list_stops"], before):
        start = _after_opening(tree, start)
        found = carried(tree, start) if "agi" in before else list_members(tree, start, keep)
        return found[:1] if re.search(_ONE, before) else found
    verb = next(
        (
            t.index
            for t in tree.tokens
            if t.index > start and re.match(rows["list_closes"], _text(tree.tokens[t.index :]))
        ),
        0,
    )
    if verb and start < _LEAD and not re.search(rows["list_stops"], _text(tree.tokens)):
        found = [t for t in list_members(tree, 0, keep) if t.index < verb]
        between = tree.tokens[found[-1].index + 1 : verb] if found else []
        return [] if any(t.low in _FINITE or t.text in (";", ":") for t in between) else found
    return []


def _after_opening(tree: Tree, start: int) -> int:
    """Where the list begins: behind the last verb or colon before its first name."""
    marks = [t.index for t in tree.tokens[:start] if t.pos in ("VERB", "AUX") or t.text == ":" or t.low == "agit"]
    return (marks[-1] + 1) if marks else start


def _text(tokens: list[Token]) -> str:
    return " ".join(t.low for t in tokens).replace("' ", "'")


def named_after_count(tree: Tree, head: Token, keep: Keep) -> list[Token]:
    """`neuf personnes et une entité, dont A et B`, `trois hommes : A, B et C`: the names of those counted."""
    tokens = tree.tokens
    for step in range(head.index + 1, len(tokens)):
        one = tokens[step]
        after = tokens[step + 1].low if step + 1 < len(tokens) else ""
        infinitive = one.low.endswith(("er", "ir", "re", "oir")) or one.past or one.gerund
        if one.pos in ("VERB", "AUX") and not infinitive:
            return []
        if one.text == ":" or (one.low in ("dont", "notamment") and _opens_list(tree, one)):
            start = step + 2 if after in ("celui", "ceux", "celle", "celles") else step + 1
            return list_members(tree, start, keep, carried=True)
        if one.low == "parmi" and after in ("lesquels", "lesquelles", "eux", "elles"):
            return list_members(tree, step + 2, keep)
        if one.text == "," and _apposed(tree, step, keep):
            return list_members(tree, step + 1, keep)
    return []


def _apposed(tree: Tree, comma: int, keep: Keep) -> bool:
    """Whether a name follows the comma directly, but for articles and titles."""
    for one in tree.tokens[comma + 1 : comma + _STEPS]:
        if one.item.spans:
            return keep(one)
        if one.pos not in _WALK or one.low in _RELATIVE or one.low in ("un", "une"):
            return False
    return False
