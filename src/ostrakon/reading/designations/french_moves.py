"""French acts told by what happens to lists or what measures do: "rejoint la liste", "les sanctions visent".

Takes: trees, references and the finders of doers and lists. Gives: findings of designations, made by their finder.
"""

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.act_memory import HAPPENED
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import Maker, Marker
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.designations.sanction_words import join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference

_JOINING = ("rejoindre", "intégrer", "entrer", "grossir", "apparaître")
_LEAVING = ("sortir", "quitter", "disparaître")
_HITTING = ("viser", "frapper", "cibler", "toucher", "concerner", "affecter", "atteindre", "épingler", "appliquer")
_AMONG = ("figurer", "compter", "être", "trouver", "faire")
_ENTRANCE = frozenset(("entrée", "apparition", "partie"))
_LIST = 9  # tokens from a verb to the list that it speaks of
_AIM = 5  # tokens from "prendre" to "pour cible"
_GROUP = 6  # tokens from "figure" to "parmi les personnes sanctionnées"


class FrenchMoves:
    """Finds such acts in the sentence in hand; `made` makes a finding, `mark` closes a noun."""

    def __init__(self, doers: Doers, runs: Runs, made: Maker, mark: Marker) -> None:
        self.references, self.words, self.rows = doers.references, doers.words, doers.words.rows
        self.doers, self.runs, self.made, self.mark = doers, runs, made, mark

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first of these acts that the verb tells."""
        if not self.words.speaks:
            return None
        routes = (self.among, self.moved, self.hit, self.aimed, self.threatened)
        return next((found for route in routes if (found := route(tree, verb))), None)

    def moved(self, tree: Tree, verb: Token) -> Finding | None:
        """`X a rejoint la liste noire de Y`, `fait son entrée sur la liste`, `est sorti de la liste`."""
        near = tree.tokens[verb.index + 1 : verb.index + _LIST]
        entering = verb.lemma == "faire" and bool({t.low for t in near[:4]} & _ENTRANCE)
        if not (verb.lemma in (*_JOINING, *_LEAVING) or entering):
            return None
        place = next((t for t in near if self.words.is_list(tree, t) and t.low in self.rows["list_words"]), None)
        target = self._subjects(tree, verb)
        if place is None or not target.parties:
            return None
        self.mark([place])
        action = Action.LIFT if verb.lemma in _LEAVING else Action.IMPOSE
        return self.made(verb, action, self.doers.of_noun(tree, place), target, "moved")

    def hit(self, tree: Tree, verb: Token) -> Finding | None:
        """`Les sanctions de X visent Y`, `les mesures adoptées par X concernent Y`."""
        if verb.lemma not in _HITTING or verb.dep in ("relcl", "acl") or tree.passive(verb):
            return None
        nouns = [t for t in tree.kids(verb, "nsubj") if t.low in self.rows["nouns"] and not t.item.spans]
        if not nouns or (verb.lemma == "appliquer" and tree.tokens[verb.index - 1].low != "s'"):
            return None
        first = next((t.index for t in tree.tokens[verb.index + 1 :] if t.low not in ("à", "au", "aux")), 0)
        target = self.references.of_all(tree, tree.objects(verb))
        target.parties = [p for p in target.parties if self.runs.can_stand(p)] or self.runs.after(tree, first)
        if not target:
            return None
        self.mark(nouns)
        return self.made(verb, Action.IMPOSE, self.doers.of_noun(tree, nouns[0]), target, "hit")

    def aimed(self, tree: Tree, verb: Token) -> Finding | None:
        """`a pris pour cible X dans un nouveau train de sanctions`."""
        near = tree.tokens[verb.index + 1 : verb.index + _AIM]
        aims = [t for t in near if t.low in ("cible", "cibles") and tree.tokens[t.index - 1].low == "pour"]
        told = any(t.low in ("sanctions", "mesures", "liste") for t in tree.tokens)
        if verb.lemma != "prendre" or not aims or not told:
            return None
        issuer = Reference([p for p in self.doers.of(tree, verb).parties if self.doers.issues(p)])
        target = Reference(self.runs.after(tree, aims[0].index + 1))
        if not target.parties or not issuer.parties:
            return None
        self.mark([t for t in tree.tokens[aims[0].index :] if t.low in self.rows["nouns"]])
        return self.made(verb, Action.IMPOSE, issuer, target, "aimed_at")

    def threatened(self, tree: Tree, verb: Token) -> Finding | None:
        """`Washington a menacé X de sanctions`: what may come."""
        after = tree.tokens[verb.index + 2 :]
        nouns = [t for t in after if self.words.is_sanction(tree, t) and tree.tokens[t.index - 1].low == "de"]
        if verb.lemma != "menacer" or not nouns or tree.passive(verb):
            return None
        issuer = self.doers.of(tree, verb)
        target = self.references.of_all(tree, done_to(tree, verb))
        if not target or not issuer.parties:
            return None
        self.mark(nouns)
        found = self.made(verb, Action.IMPOSE, issuer, target, "threatened")
        if found is not None and found.modality in HAPPENED:
            found.modality = Modality.THREATENED
        return found

    def among(self, tree: Tree, verb: Token) -> Finding | None:
        """`X figure parmi les personnes sanctionnées par Y`, `fait partie des sociétés inscrites sur la liste`."""
        near = tree.tokens[verb.index + 1 : verb.index + _GROUP]
        group = next((t for t in near if t.low in ("parmi", "partie", "nombre", "un", "une", "deux")), None)
        if verb.lemma not in _AMONG or group is None:
            return None
        verbs = {**self.rows["direct"], **self.rows["list_verbs"]}
        part = next(
            (t for t in tree.tokens[group.index : group.index + _LIST] if t.lemma in verbs and t.past), None
        )
        if part is None or any(t.low in ("que", "qu'", ",") for t in tree.tokens[group.index : part.index]):
            return None
        target = self._subjects(tree, verb)
        issuer = self.references.of_all(tree, tree.agents(part))
        issuer.parties = [p for p in issuer.parties if self.doers.issues(p)]
        if not target.parties or not issuer.parties:
            return None
        self.mark([part])
        return self.made(verb, Action(verbs[part.lemma]), issuer, target, "among")

    def _subjects(self, tree: Tree, verb: Token) -> Reference:
        """Who stands before the verb: the list that the order of words gives, else what the tree has."""
        own = Reference()
        for subject in tree.subjects(verb):
            join(own, self.words.target_of(tree, subject))
        own.parties = [p for p in own.parties if self.runs.can_stand(p)]
        return own
