"""Accusations in a body's own report: what it tells as fact of others, it accuses them of.

Whose report the text is, its first sentences say: an organization speaks there, "today" or as "we", without a
dateline.
"""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_LEAD = 3  # sentences in which the author speaks for the first time
_OURS = ("we", "our", "us", "nous", "notre", "nos")
_FREE = ("ROOT", "conj", "relcl")


class AuthorReports:
    """Finds what one text accuses others of in its author's name."""

    def __init__(self, parts: Accusations, told: ConductTold) -> None:
        self.parts, self.told = parts, told
        self.page, self.references = parts.page, parts.references

    def find(self) -> list[Finding]:
        """The claims, one an act; none where the text is not its author's own report."""
        author = self.author()
        if author is None:
            return []
        out: list[Finding] = []
        for tree in self.page.trees:
            for verb in tree.verbs() if tree.unit.quote is None else ():
                accused = self._accused(tree, verb, author)
                act = self.told.act_of(tree, verb) if accused else None
                if act is not None:
                    out.append(self.parts.made(tree, verb, act, ([author], accused), "author"))
        return out

    def author(self) -> int | None:
        """Whose own report the text is."""
        if self.page.dateline:
            return None
        ours = self._speaks_of_itself()
        for tree in self.page.trees[:_LEAD]:
            today = any(self._form(t) in ("today", "aujourd'hui") for t in tree.tokens)
            for verb in tree.verbs():
                if verb.lemma not in speech_verbs(tree.language) and verb.lemma not in self.parts.rows["welcomes"]:
                    continue
                named = [p for t in tree.subjects(verb) for p in self.references.named(t)]
                bodies = [p for p in named if self.references.kind(p) is PartyKind.ORGANIZATION]
                if len(bodies) == 1 and (today or ours):
                    return bodies[0]
        return None

    def _form(self, token: Token) -> str:
        return self.page.words[token.item.first].low

    def _speaks_of_itself(self) -> bool:
        return any(
            token.low in _OURS for tree in self.page.trees if tree.unit.quote is None for token in tree.tokens
        )

    def _accused(self, tree: Tree, verb: Token, author: int) -> list[int]:
        """Whom the clause tells of as a fact, by name; in passing, and of a state, only plain misdeeds."""
        if verb.dep not in _FREE or not self.parts.is_conduct(verb):
            return []
        if any(t.low in self.parts.rows["accounts"] and tree.kids(t, "poss") for t in tree.tokens):
            return []  # "in their accounts": others tell it
        stance = stance_of(tree, verb, self.references)
        if stance.modality is not Modality.ASSERTED or stance.said_by:
            return []
        if verb.dep == "relcl" and not self.parts.is_strong(verb):
            return []
        doers = [t for t in self.parts.sides.doers(tree, verb) if t.item.spans or t.low in self.parts.sides.ranks]
        accused = self.parts.sides.accused(tree, doers, [author])
        strong = self.parts.is_strong(verb)
        spared = (PartyKind.VESSEL,) if strong else (PartyKind.VESSEL, PartyKind.COUNTRY)
        return [p for p in accused if self.references.kind(p) not in spared]
