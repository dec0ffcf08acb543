"""Acts asked for, threatened, weighed or refused in few words: "to reverse it", "may go further".

Takes: trees, references and the memory of acts. Gives: findings of designations, made by their finder.
Such words tell an act only near one that the text tells in full; what has happened is left to the other finders.
"""

from collections.abc import Callable
from typing import Any

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import Stance, stance_of

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_ISSUING = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)
_MEASURES = frozenset(("it", "them", "these", "those", "this"))
_HEEDING = ("act", "do", "comply", "respond", "budge", "heed")
_FAR = 12  # sentences after which "the measures" are still those of the act
_NEAR = 3  # sentences between an act and what is asked of it


class OpenActs:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, references: References, words: SanctionWords, issuers: Issuers, made: Maker) -> None:
        self.references, self.words, self.issuers, self.made = references, words, issuers, made
        self.memory = issuers.memory
        self.rows: dict[str, Any] = words.rows

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first open act that the verb tells."""
        if not self.words.speaks or not self.memory.near(tree, _FAR) or tree.language != "en":
            return None
        routes = (
            (self.followed, self.unheeded, self.further, self.reversed)
            if self.memory.near(tree, _NEAR)
            else (self.reversed,)
        )
        return next((found for route in routes if (found := route(tree, verb))), None)

    def followed(self, tree: Tree, verb: Token) -> Finding | None:
        """`The EU has not followed`, `had no plans to follow`; `followed in January` is an act of its own."""
        if verb.lemma != "follow" or tree.objects(verb):
            return None
        issuer = self._issuer(tree, verb)
        joined = self._joined(tree, verb)
        if joined is not None:
            return joined
        if not issuer.parties:
            return None
        if self._is_open(tree, verb):
            return self.made(verb, Action.IMPOSE, issuer, Reference(), "open")
        model = self.memory.found[-1]
        apart = not set(model.of("issuer")) & set(issuer.parties) and verb.dep in (
            "ROOT",
            "conj",
            "ccomp",
            "parataxis",
        )
        timed = any(t.item.time is not None for t in tree.tokens)
        if not apart or not timed or model.action is None or not tree.preps(verb):
            return None
        target = Reference()
        withs = [t for p, t in tree.preps(verb) if p == "with"]
        self.memory.counts.count(tree, withs, target)
        own = [t for w in withs for p, t in tree.preps(w) if p in ("on", "against")]
        if own:  # "followed with sanctions on X"
            target = self.memory.targets(tree, own)
        elif target.counted is None:  # "followed with 49 names" has names of its own
            target.parties = list(model.of("target"))
        return self.made(verb, model.action, issuer, target, "follows")

    def _joined(self, tree: Tree, verb: Token) -> Finding | None:
        """`The Treasury listed X in May. Its owner, Y, followed in June`: the next target of the same issuer."""
        timed = any(t.item.time is not None for _, t in tree.preps(verb)) or bool(tree.kids(verb, "npadvmod"))
        target = self.references.of_all(tree, tree.kids(verb, "nsubj"))
        good = [p for p in target.parties if self.references.kind(p) in LISTABLE and not self._issues(p)]
        model = next((a for a in reversed(self.memory.found) if a.of("issuer")), None)
        near = model is not None and tree.number - model.unit <= 1 and model.modality in HAPPENED
        if not timed or not near or model is None or model.action is None or not good or good != target.parties:
            return None
        if set(good) & {*model.of("target"), *model.of("issuer")} or self._is_open(tree, verb):
            return None
        return self.made(verb, model.action, Reference(list(model.of("issuer"))), target, "joined")

    def unheeded(self, tree: Tree, verb: Token) -> Finding | None:
        """`Neither has acted so far`, `The Council has yet to respond`: what was asked has not been done."""
        asked = next((a for a in reversed(self.memory.found) if tree.number - a.unit <= _NEAR), None)
        if verb.lemma not in _HEEDING or asked is None or asked.modality is not Modality.URGED:
            return None
        subjects = tree.subjects(verb)
        none = any(t.low in ("neither", "none") for t in subjects)
        named = [p for t in subjects for p in self.references.named(t)]
        issuers = asked.of("issuer")
        undone = none or tree.negated(verb) or any(t.low == "yet" for t in tree.tokens[: verb.index])
        if not undone or not issuers or not (none or (named and set(named) <= set(issuers))):
            return None
        target = Reference(list(asked.of("target")))
        found = self.made(verb, Action.IMPOSE, Reference(named or list(issuers)), target, "unheeded")
        if found is not None:
            found.modality, found.said_by = Modality.NEGATED, []
        return found

    def further(self, tree: Tree, verb: Token) -> Finding | None:
        """`threatened to go further`, `Canada may come next`, `might answer in kind`."""
        words = self.rows["furthering"].get(verb.lemma)
        if words is None or not self._is_open(tree, verb):
            return None
        after = " ".join(t.low for t in tree.tokens[verb.index + 1 : verb.index + 5])
        if not any(after.startswith(w) or f" {w}" in f" {after}" for w in words):
            return None
        issuer = self._issuer(tree, verb)
        return self.made(verb, Action.IMPOSE, issuer, Reference(), "open") if issuer.parties else None

    def reversed(self, tree: Tree, verb: Token) -> Finding | None:
        """`urged the five to reverse it`, `called for them to be withdrawn`, `want it extended`."""
        action = self.rows["noun_verbs"].get(verb.lemma)
        if action not in ("lift", "extend", "suspend", "expand"):
            return None
        objects = tree.subjects(verb) if tree.passive(verb) else tree.objects(verb)
        pointing = _MEASURES if self.memory.near(tree, _NEAR) else frozenset()
        named = [t for t in objects if t.low in pointing or t.low in self.rows["reversed_nouns"]]
        stance = stance_of(tree, verb, self.references)
        if not named or stance.modality in (*HAPPENED, Modality.PLANNED, Modality.HYPOTHETICAL):
            return None
        act = next((a for a in reversed(self.memory.found) if a.modality in HAPPENED and a.of("issuer")), None)
        if act is None:
            return None
        issuer = self._addressed(stance, tree, verb) or list(act.of("issuer"))
        return self.made(verb, Action(action), Reference(issuer), Reference(list(act.of("target"))), "open")

    def _addressed(self, stance: Stance, tree: Tree, verb: Token) -> list[int]:
        own = self._issuer(tree, verb).parties if not tree.passive(verb) else []
        asked = dict.fromkeys((*stance.addressee, *own))
        return [p for p in asked if self._issues(p) and p not in stance.caller]

    def _issuer(self, tree: Tree, verb: Token) -> Reference:
        issuer = self.issuers.of(tree, verb, Reference())
        issuer.parties = [p for p in issuer.parties if self._issues(p)]
        return issuer

    def _is_open(self, tree: Tree, verb: Token) -> bool:
        noun = tree.parent(verb)
        if verb.dep == "acl" and noun is not None and noun.lemma in self.rows["noun_stances"]:
            return True
        return stance_of(tree, verb, self.references).modality not in HAPPENED

    def _issues(self, party: int) -> bool:
        draft = self.references.page.parties.parties[party]
        return draft.kind in _ISSUING and not is_media(draft.key) and bool(draft.key)
