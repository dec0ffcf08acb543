"""What a French act has besides its parties where the parse does not tell: program, reason, who decrees it."""

import re

from ostrakon.reading.offices.decrees import is_decreeing
from ostrakon.reading.page import Page, Span
from ostrakon.reading.prose.tree import Token, Tree

_PROGRAM = re.compile(
    r"articles? L\. ?\d+-\d+(?: et suivants)?(?: du code monétaire et financier)?"
    r"|résolutions? \d{3,4}(?: \(\d{4}\))?"
    r"|loi (?:Global )?Magnitski?y?(?: mondiale)?"
    r"|décret (?:présidentiel |exécutif )?\d{5}"
    r"|règlement(?: d'exécution)? (?:\((?:UE|CE)\) )?(?:n° ?)?\d+/\d+"
    r"|[Rr]èglement sur les mesures économiques spéciales(?: (?:visant|concernant) (?:la |le |l'|les )?"
    r"[A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)*)?"
)
_WHY = frozenset(
    ("avoir", "être", "son", "sa", "ses", "leur", "leurs", "des", "complicité", "trafic", "corruption")
)
_GUILT = frozenset(("coupable", "coupables", "responsable", "responsables", "complice", "complices"))


def program_of(page: Page, tree: Tree) -> Span | None:
    """The first program that the sentence names, by article, number or name of law."""
    start, end = page.span_of(tree.unit.items[0].first, tree.unit.items[-1].last)
    found = _PROGRAM.search(page.plain, start, end)
    return (found.start(), found.end()) if found else None


def reason_of(page: Page, tree: Tree, head: Token) -> Span | None:
    """The words behind "pour avoir", "pour son rôle", "jugés responsables de", up to the end of the clause."""
    for token in tree.tokens[head.index + 1 : -1]:
        after = tree.tokens[token.index + 1]
        why = token.low == "pour" and after.low in _WHY
        guilty = token.low in _GUILT and after.low in ("de", "d'", "des")
        if not (why or guilty):
            continue
        first = token.index + 1 if why else token.index
        last = next((t.index for t in tree.tokens[first + 1 :] if _closes(tree, t)), len(tree.tokens))
        return page.span_of(tree.tokens[first].item.first, tree.tokens[last - 1].item.last)
    return None


def _closes(tree: Tree, token: Token) -> bool:
    """Whether a reason ends here: at the full stop, or before ", a annoncé"."""
    if token.text in (".", ";"):
        return True
    after = tree.tokens[token.index + 1 : token.index + 2]
    return token.text == "," and bool(after) and after[0].low in ("a", "ont", "selon", "et")


def decreers_of(page: Page) -> list[int]:
    """The ministers without a name who decree the text, as parties."""
    found = [b for b in page.bindings if b.how == "unnamed" and is_decreeing(page.words, b.title)]
    return list(dict.fromkeys(page.parties.of_span[h] for b in found for h in b.holders))
