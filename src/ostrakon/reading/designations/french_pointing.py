"""French acts that point back: "les a levées", "ses propres mesures", "l'a déjà fait", "y songe à son tour".

Takes: trees, references and the memory of acts. Gives: findings of designations, made by their finder. What the
words point at must have been told shortly before, in the sentence itself or in the last ones.
"""

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.act_memory import HAPPENED, ActMemory
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import Maker
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.references.references import Reference

_MANY = frozenset(("les", "elles", "celles", "ceux", "celles-ci", "ceux-ci"))
_ONE = frozenset(("l'", "le", "la", "il", "elle", "celui-ci", "celle-ci"))
_CHANGES = ("lift", "extend", "suspend", "expand", "maintain", "annul")
_BACK = 3  # sentences that a pronoun points back over
_NEAR = 4  # tokens in which "y" or "l'" stand before the verb
_LONG = 6  # sentences that "ses propres mesures" point back over


class Pointing:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, doers: Doers, memory: ActMemory, made: Maker) -> None:
        self.doers, self.memory, self.made = doers, memory, made
        self.references, self.words = doers.references, doers.words
        self.rows = self.words.rows

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first act that the verb points back to."""
        return self.changed(tree, verb) or self.done_so(tree, verb) or self.been_so(tree, verb)

    def been_so(self, tree: Tree, verb: Token) -> Finding | None:
        """`La société X l'a été également`: the act told last, on one more."""
        near = [t.low for t in tree.tokens[max(0, verb.index - 2) : verb.index]]
        if (
            verb.low != "été"
            or verb.dep in ("aux", "auxpass")
            or near[:1] != ["l'"]
            or not self.memory.near(tree, 1)
        ):
            return None
        model = self.memory.found[-1]
        target = self.references.of_all(tree, tree.subjects(verb))
        target.parties = [p for p in target.parties if p not in model.of("issuer")]
        if model.action is None or model.modality not in HAPPENED or not target.parties:
            return None
        found = self.made(verb, model.action, Reference(list(model.of("issuer"))), target, "been_so")
        if found is not None and found.when is None:
            found.when = model.when
        return found

    def changed(self, tree: Tree, verb: Token) -> Finding | None:
        """`l'a levé`, `vient de les prolonger`, `n'a pas levé ses propres mesures`."""
        after = " ".join(t.low for t in tree.tokens[verb.index + 1 : verb.index + 4])
        kept = verb.lemma == "laisser" and after.startswith(("en place", "en vigueur", "en l' état"))
        action = "maintain" if kept else self.rows["noun_verbs"].get(verb.lemma)
        if action not in _CHANGES:
            return None
        objects = [*done_to(tree, verb), *self._clitics(tree, verb)]
        noun = next((n for t in objects if (n := self._antecedent(tree, t))), None)
        own = any(self._is_bare(tree, t) for t in objects)
        if noun is None and not own:
            return None
        issuer = self.doers.of(tree, verb)
        issuer.parties = [p for p in issuer.parties if self.doers.issues(p)]
        target = Reference()
        if noun is not None:
            target.parties = list(self.words.noun_targets(*noun).parties)
        if not target.parties:
            target.parties = self._last_targets(tree, issuer.parties)
        if not target.parties and not issuer.parties:
            return None
        return self.made(verb, Action(action), issuer, target, "pointing")

    def done_so(self, tree: Tree, verb: Token) -> Finding | None:
        """`Washington l'a déjà fait`, `Zagreb y songe`: the act told last, by another."""
        near = [t.low for t in tree.tokens[max(0, verb.index - _NEAR) : verb.index]]
        does = verb.lemma == "faire" and {"l'", "le"} & set(near) and not done_to_noun(tree, verb)
        weighs = verb.lemma in ("réfléchir", "songer", "penser") and "y" in near
        follows = verb.lemma == "suivre" and not tree.passive(verb) and not done_to(tree, verb)
        if not (does or weighs or follows) or not self.memory.near(tree, 2):
            return None
        issuer = self.doers.of(tree, verb)
        issuer.parties = [p for p in issuer.parties if self.doers.issues(p)]
        model = self.memory.found[-1]
        undone = does and tree.negated(verb) and model.modality not in HAPPENED
        other = issuer.parties and (undone or not set(issuer.parties) & set(model.of("issuer")))
        if not other or model.action is None or not model.of("target"):
            return None
        found = self.made(verb, model.action, issuer, Reference(list(model.of("target"))), "done_so")
        if found is not None and weighs and found.modality in HAPPENED:
            found.modality = Modality.POSSIBLE
        return found

    def same_target(self, tree: Tree, found: Finding) -> list[int]:
        """`La Slovénie envisage à son tour une interdiction d'entrée`: on whom the act told last was."""
        words = " ".join(t.low for t in tree.tokens).replace("' ", "'")
        if not any(cue in words for cue in self.rows["in_turn"]) or not self.memory.near(tree, 2):
            return []
        act = next((a for a in reversed(self.memory.found) if a.modality in HAPPENED and a.of("target")), None)
        if act is None or set(act.of("issuer")) & set(found.of("issuer")):
            return []
        return list(act.of("target"))

    def _clitics(self, tree: Tree, verb: Token) -> list[Token]:
        before = tree.tokens[max(0, verb.index - _NEAR) : verb.index]
        return [t for t in before if t.low in ("les", "l'", "la", "le") and t.head == verb.index]

    def _antecedent(self, tree: Tree, token: Token) -> tuple[Tree, list[Token]] | None:
        """The measures that a pronoun stands for: the nearest noun of sanctions before it that it agrees with."""
        many = token.low in _MANY
        if token.pos not in ("PRON", "DET") or not (many or token.low in _ONE):
            return None
        for back in range(_BACK):
            number = tree.number - back
            if number < 0:
                return None
            other = self.references.page.trees[number]
            end = token.index if not back else len(other.tokens)
            for noun in reversed(other.tokens[:end]):
                told = noun.pos == "NOUN" and self.words.is_sanction(other, noun)
                if told and many == noun.low.endswith("s"):
                    return other, [noun]
        return None

    def _is_bare(self, tree: Tree, token: Token) -> bool:
        """`ses propres mesures`, `ce dispositif`: measures that only a determiner says anything of."""
        if (
            token.lemma not in self.rows["pointing_nouns"]
            or not self.words.speaks
            or self.memory.bound(tree, token)
        ):
            return False
        leads = {t.low for t in tree.kids(token, "det", "amod")}
        return bool(leads & {"ses", "leurs", "ces", "cette", "ce", "son", "leur", "propres", "sa", "les", "le"})

    def _last_targets(self, tree: Tree, issuers: list[int]) -> list[int]:
        page = self.references.page
        for act in reversed(self.memory.found):
            if tree.number - act.unit > _LONG or act.modality not in HAPPENED or not act.of("target"):
                continue
            if not issuers or are_kin(page, act.of("issuer"), issuers):
                return list(act.of("target"))
        return []


def done_to_noun(tree: Tree, verb: Token) -> bool:
    """Whether the verb has a noun or name as its object: "l'a fait chevalier"."""
    return any(t.pos in ("NOUN", "PROPN") for t in done_to(tree, verb))
