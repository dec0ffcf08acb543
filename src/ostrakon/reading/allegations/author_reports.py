"""Accusations in a body's own report: what it tells as fact of others, it accuses them of."""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.sources import Sources
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_FREE = ("ROOT", "conj", "relcl")


class AuthorReports:
    """Finds what one text accuses others of in its author's name."""

    def __init__(self, parts: Accusations, told: ConductTold, sources: Sources) -> None:
        self.parts, self.told, self.sources = parts, told, sources
        self.page, self.references = parts.page, parts.references

    def find(self) -> list[Finding]:
        """The claims, one an act; none where the text is not its author's own report."""
        author = self.sources.author(frozenset(self.parts.rows["welcomes"]))
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
        doers = [t for t in self.parts.sides.doers(tree, verb) if self._is_named(tree, t)]
        accused = self.parts.sides.accused(tree, doers, [author])
        strong = self.parts.is_strong(verb)
        spared = (PartyKind.VESSEL,) if strong else (PartyKind.VESSEL, PartyKind.COUNTRY)
        return [p for p in accused if self.references.kind(p) not in spared]

    def _is_named(self, tree: Tree, token: Token) -> bool:
        """Whether the doer has a name, beside it too, or is the fighters of somebody."""
        beside = any(t.item.spans for t in tree.kids(token, "appos", "flat"))
        return bool(token.item.spans) or beside or token.low in self.parts.sides.ranks
