"""Accusations in what one is called: `named X as the instigator of`, `calls X a sponsor of terrorism`.

The labels are nouns for whoever does an act (`labels` of allegations.toml); the label is the act.
"""

from ostrakon.model import Modality
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_by, done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_COMPLEMENT = ("oprd", "attr", "obj", "acomp")


class AccusingLabels:
    """Finds the accusations that a label makes."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        rows = parts.rows
        self.labels, self.callers = frozenset(rows["labels"]), frozenset(rows["callers"])

    def find(self, tree: Tree, noun: Token) -> list[Finding]:
        """The claims of the noun."""
        if noun.item.spans or tree.language != "en" or noun.pos != "NOUN" or not self._is_label(noun.low):
            return []
        return self._called(tree, noun) or self._said_to_be(tree, noun)

    def _is_label(self, noun: str) -> bool:
        """Whether the noun is for whoever does an act: one of the list, or "poisoner" of a verb of conduct."""
        stem = noun.removesuffix("s").removesuffix("er").removesuffix("or")
        verbs = self.parts.lexicon.strong
        doer = stem != noun.removesuffix("s") and bool({stem, f"{stem}e", stem[:-1]} & verbs)
        return noun in self.labels or doer

    def _called(self, tree: Tree, noun: Token) -> list[Finding]:
        """`denounced X as a sponsor of`, `pointed to X as the source of`, `branded X an accomplice`."""
        head = tree.parent(noun)
        led = head is not None and head.low == "as" and noun.dep == "pobj"
        verb = tree.parent(head) if led and head is not None else head
        if verb is None or verb.lemma not in self.callers or tree.negated(verb):
            return []
        if not led and noun.dep not in _COMPLEMENT:
            return []
        named = [t for t in done_to(tree, verb) if t.index != noun.index]
        named += [t for p, t in tree.preps(verb) if p in ("to", "at") and t.item.spans]
        return self._claim(tree, verb, noun, done_by(tree, verb), named)

    def _said_to_be(self, tree: Tree, noun: Token) -> list[Finding]:
        """`said X was the mastermind of`."""
        verb = tree.parent(noun)
        if verb is None or verb.lemma not in ("be", "become") or noun.dep not in ("attr", "acomp"):
            return []
        stance = stance_of(tree, verb, self.parts.references)
        head = tree.parent(verb)
        if head is None or verb.dep != "ccomp" or head.lemma not in speech_verbs(tree.language):
            return []
        if stance.modality not in (Modality.REPORTED, Modality.ALLEGED, Modality.ASSERTED):
            return []
        if noun.low == "work":
            acts = [t for t in tree.kids(verb, "nsubj") if t.low in self.parts.nouns]
            named = [t for p, t in tree.preps(noun) if p == "of"]
            return self._claim(tree, verb, acts[0], tree.subjects(head), named) if acts else []
        return self._claim(tree, verb, noun, tree.subjects(head), tree.kids(verb, "nsubj"))

    def _claim(
        self, tree: Tree, verb: Token, act: Token, accusers: list[Token], named: list[Token]
    ) -> list[Finding]:
        accuser = self.parts.sides.accusers(tree, accusers)
        accused = self.parts.sides.accused(tree, named, accuser)
        if not accuser or not accused:
            return []
        return [self.parts.made(tree, verb, act, (accuser, accused), "label")]
