"""What courts make of sanctions in French: "a rejeté le recours de X" maintains, "a donné raison à X" annuls.

Takes: trees, references and the finders of doers and lists. Gives: findings of designations, made by their finder.
"""

from ostrakon.model import Action
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import Maker
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference

_PLEAS = frozenset(("recours", "pourvoi", "requête", "demande", "appel", "plainte", "action"))
_COURTS = frozenset(("tribunal", "cour", "justice", "juges"))
_REFUSING = ("rejeter", "débouter", "repousser")
_RIGHT = frozenset(("raison", "gain"))


class FrenchCourts:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, doers: Doers, runs: Runs, made: Maker) -> None:
        self.doers, self.runs, self.made = doers, runs, made
        self.references, self.words = doers.references, doers.words

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first ruling that the verb tells, in a text on sanctions."""
        if not self.words.speaks:
            return None
        return self.turned_down(tree, verb) or self.proved_right(tree, verb)

    def turned_down(self, tree: Tree, verb: Token) -> Finding | None:
        """`a rejeté le recours de X`, `X a été débouté par le Tribunal`: the measures stay."""
        if verb.lemma not in _REFUSING:
            return None
        things = done_to(tree, verb)
        target = self.references.of_all(tree, things) if verb.lemma == "débouter" else Reference()
        for plea in (t for t in things if t.low in _PLEAS):
            own = [t for p, t in tree.preps(plea) if p in ("de", "d'") and t.item.spans]
            target.parties += self.references.of_all(tree, own).parties or self.runs.after(tree, plea.index + 1)
        court = self._court(tree, verb)
        target.parties = [p for p in target.parties if self.runs.can_stand(p)]
        if not target.parties or not court:
            return None
        return self.made(verb, Action.MAINTAIN, Reference(court), target, "turned_down")

    def proved_right(self, tree: Tree, verb: Token) -> Finding | None:
        """`Le Tribunal a donné raison à X`: what was taken against X is annulled."""
        after = {t.low for t in tree.tokens[verb.index + 1 : verb.index + 4]}
        if verb.lemma != "donner" or not after & _RIGHT:
            return None
        court = self._court(tree, verb)
        to = next((t.index for t in tree.tokens[verb.index :] if t.low in ("à", "au", "aux")), None)
        target = Reference(self.runs.after(tree, to + 1) if to is not None else [])
        if not target.parties or not court:
            return None
        return self.made(verb, Action.ANNUL, Reference(court), target, "proved_right")

    def _court(self, tree: Tree, verb: Token) -> list[int]:
        drafts = self.references.page.parties.parties
        found = self.doers.of(tree, verb).parties
        return [p for p in found if _COURTS & {w.lower() for name in drafts[p].names for w in name.split()}]
