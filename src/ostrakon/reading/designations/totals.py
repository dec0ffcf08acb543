"""How many are sanctioned in all: "restrictive measures now apply to 204 individuals", "the list comprises seven".

Takes: trees and references. Gives: findings of designations that name no target and count them; no later stage may
take such a total for the number of an act.
"""

import re
from collections.abc import Callable

from ostrakon.model import Action
from ostrakon.reading.designations.act_memory import ActMemory
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.references.counting import count_of, count_phrase
from ostrakon.reading.references.references import Reference

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_REACH = 4  # sentences from an act to the sum that it brings about
_SUMMING = ("bring", "take", "raise", "brought")
_LEAST = 2  # a total counts several


class Totals:
    """Finds totals in the sentence in hand; `made` makes a finding."""

    def __init__(self, words: SanctionWords, memory: ActMemory, made: Maker) -> None:
        self.words, self.memory, self.made = words, memory, made
        self.patterns = [re.compile(row) for row in words.rows.get("totals", ())]
        self.reckoning = [re.compile(row) for row in words.rows.get("reckonings", ())]

    def is_total(self, tree: Tree, verb: Token) -> bool:
        """`has sanctioned more than 140 officials over the years`: a verb that counts all there were."""
        if not any(t.lemma == "have" for t in tree.kids(verb, "aux")):
            return False
        words = _words(tree)
        return any(pattern.search(words) for pattern in self.reckoning)

    def of_tree(self, tree: Tree) -> list[Finding]:
        """The total that the sentence tells."""
        if not self.words.speaks or not self.patterns:
            return []
        words = _words(tree)
        match = next((m for p in self.patterns if (m := p.search(words))), None)
        if match is None or (match.group().startswith(_SUMMING) and not self.memory.near(tree, _REACH)):
            return []
        summed = self._summed(tree, len(words[: match.start()].split()))
        start = len(words[: match.start()].split()) if summed is None else summed.index
        for token in tree.tokens[start:]:
            counted = None if token.item.spans else count_phrase(self.words.page, token.item.first, tree.language)
            if counted is None and token is summed:
                counted = (
                    count_of(token.low, tree.language),
                    self.words.page.span_of(token.item.first, token.item.last),
                )
            if counted is None or (counted[0] or 0) < _LEAST:
                continue
            head = tree.main_verb(token)
            if head is None:
                return []
            found = self.made(head, Action.IMPOSE, self._issuer(tree), Reference([], *counted), "total")
            if found is None:
                return []
            found.total, found.past, found.when, found.generic = True, True, None, True
            found.roles["target"] = []
            return [found]
        return []

    def _summed(self, tree: Tree, start: int) -> Token | None:
        """`bringing the number of people targeted to 59`: the number after "to"."""
        if start >= len(tree.tokens) or tree.tokens[start].lemma not in ("bring", "take", "raise"):
            return None
        for token in tree.tokens[start + 1 :]:
            if tree.tokens[token.index - 1].low == "to" and count_of(token.low, tree.language):
                return token
        return None

    def _issuer(self, tree: Tree) -> Reference:
        """Whose sanctions they are: of the noun, of the verb, or of the act told last."""
        for token in tree.tokens:
            if token.low in ("sanctions", "measures", "list", "lists", "regime", "restrictions", "blacklist"):
                found = self.words.noun_issuer(tree, token)
                named = [p for t in tree.subtree(token) if t.dep == "poss" for p in self.words.references.named(t)]
                if found.parties or named:
                    return found if found.parties else Reference(named)
        for verb in tree.verbs():
            found = self.words.issuer_of(tree, verb)
            if found.parties and not tree.passive(verb) and verb.lemma in ("sanction", "list", "designate"):
                return found
        told = [a.of("issuer") for a in self.memory.found if a.of("issuer")]
        one_voice = told and all(are_kin(self.words.page, told[0], other) for other in told[1:])
        return Reference(list(told[-1]) if one_voice else [])


def _words(tree: Tree) -> str:
    return " ".join(t.low for t in tree.tokens)
