"""Clauses on whom an authority lists: `firms that pay for X`, `officials responsible for`, `saying it had`."""

from ostrakon.model import Modality
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_MEASURES = ("sanction", "measure", "restriction", "ban", "freeze", "embargo", "package", "designation", "listing")


class TargetClauses:
    """Finds the accusations that clauses on the targets of designations make, for one page."""

    def __init__(self, parts: Accusations, told: ConductTold) -> None:
        self.parts, self.told = parts, told
        self.page, self.references = parts.page, parts.references

    def find(self, designation: Finding) -> list[Finding]:
        """The claims by whoever imposed it."""
        return self._described_targets(designation) + self._explained(designation)

    def _described_targets(self, designation: Finding) -> list[Finding]:
        """`sanctioned four companies that pay for X`: the clause on the targets is the issuer's accusation."""
        tree = self.page.trees[designation.unit]
        liable = self._liable_targets(tree, designation)
        if liable:
            return liable
        suspected = self._accused_targets(tree, designation)
        if suspected:
            return suspected
        for verb in tree.verbs():
            head = tree.parent(verb)
            if verb.dep not in ("relcl", "acl") or head is None or not self._tells(tree, verb):
                continue
            if tree.language == "en" and self.told.is_to_do(tree, verb):
                continue  # "an attempt to murder them"
            if head.lemma in _MEASURES:
                continue  # "sanctions targeting oil revenues"
            if head.pos == "PRON":
                continue  # "those who enable the war": whoever they are
            targets = self.meant(tree, designation, head)
            inside = {p for t in tree.subtree(verb) for p in self.references.named(t)}
            if targets is not None and (not inside or set(targets) - inside == set(targets) or len(targets) > 1):
                targets = [p for p in targets if p not in inside]
                sides = (self.parts.sides.listed.issuers(designation), targets)
                return [self.parts.made(tree, verb, verb, sides, "targets")]
        return []

    def _accused_targets(self, tree: Tree, designation: Finding) -> list[Finding]:
        """`placed six men accused of leading networks under sanctions`: the issuer accuses them."""
        for verb in tree.verbs() if tree.language == "en" else ():
            head = tree.parent(verb)
            if verb.lemma not in ("accuse", "suspect") or verb.dep != "acl" or head is None or tree.agents(verb):
                continue
            several = head.low.endswith("s") or head.low in ("men", "women", "people")
            targets = None if head.item.spans or not several else self.meant(tree, designation, head)
            acts = [t for p, t in tree.preps(verb) if p == "of" and t.item.time is None]
            if targets and acts:
                sides = (self.parts.sides.listed.issuers(designation), targets)
                return [self.parts.made(tree, verb, acts[0], sides, "targets")]
        return []

    def _liable_targets(self, tree: Tree, designation: Finding) -> list[Finding]:
        """`sanctioned six officials responsible for repression`."""
        for word in tree.tokens:
            noun = tree.parent(word)
            if (
                word.low not in self.parts.rows["liable"]
                or word.dep not in ("amod", "acl", "relcl")
                or noun is None
            ):
                continue
            if noun.index > word.index or noun.pos not in ("NOUN", "PROPN"):
                continue
            targets = self.meant(tree, designation, noun)
            inner = [self.parts.behind(tree, t) for p, t in tree.preps(word) if p in ("for", "in", "de", "dans")]
            act = next((t for t in inner if self.parts.is_act(t)), None)
            if targets and act is not None:
                return [
                    self.parts.made(
                        tree, word, act, (self.parts.sides.listed.issuers(designation), targets), "targets"
                    )
                ]
        return []

    def _explained(self, designation: Finding) -> list[Finding]:
        """`froze the assets of X, saying it had exported`: what the issuer says of the targets in passing."""
        tree = self.page.trees[designation.unit]
        out: list[Finding] = []
        for saying in tree.verbs():
            start = self.page.words[saying.item.first].start
            if not saying.gerund or saying.dep != "advcl" or start < designation.place or tree.language != "en":
                continue
            for verb in tree.kids(saying, "ccomp") if saying.lemma in speech_verbs(tree.language) else ():
                issuers, act = self.parts.sides.listed.issuers(designation), self.told.act_of(tree, verb)
                subject = tree.kids(verb, "nsubj")
                if act is None or not subject or subject[0].pos != "PRON":
                    continue
                accused = self.parts.sides.accused(tree, subject, issuers)
                counted = not designation.of("target") and designation.counted and subject[0].low == "they"
                if counted or (accused and set(accused) <= set(designation.of("target"))):
                    out.append(self.parts.made(tree, verb, act, (issuers, accused), "explained"))
        return out + self._said_of_targets(tree, designation)

    def _said_of_targets(self, tree: Tree, designation: Finding) -> list[Finding]:
        """`listed eight agents who it said raised revenue and procured missiles`."""
        out: list[Finding] = []
        for saying in tree.verbs() if tree.language == "en" else ():
            head = tree.parent(saying)
            if saying.dep != "relcl" or head is None or saying.lemma not in self.told.tellers.verbs:
                continue
            issuers = self.parts.sides.listed.issuers(designation)
            targets = self.meant(tree, designation, head)
            says = self.parts.sides.accusers(tree, tree.kids(saying, "nsubj"))
            if targets is None or not set(says) & set(issuers):
                continue
            for verb in (v for t in tree.kids(saying, "ccomp", "xcomp") for v in tree.conjuncts(t)):
                if (
                    verb.pos == "VERB"
                    and not tree.passive(verb)
                    and (self.parts.is_told(verb) or self.told.has_means(tree, verb))
                ):
                    out.append(self.parts.made(tree, verb, verb, (says, targets), "explained"))
        return out

    def _tells(self, tree: Tree, verb: Token) -> bool:
        involved = verb.lemma in ("involve", "impliquer")
        measures = ("sanctions", "mesures", "embargo", "gel", "restrictions", "interdiction")
        if tree.language == "fr" and any(t.low in measures for t in tree.subjects(verb)):
            return False
        told = self.parts.is_conduct(verb) or (self.parts.is_told(verb) and self.told.has_means(tree, verb))
        if not told or (tree.passive(verb) and not involved):
            return False
        if involved and tree.language == "fr" and not any(self.parts.is_act(t) for _, t in tree.preps(verb)):
            return False  # "impliqués dans l'affaire"
        if self.told.is_neutral(tree, verb):
            return False
        if verb.dep == "relcl" and tree.language == "en" and not self._is_on_head(tree, verb):
            return False  # "when Britain banned it"
        return stance_of(tree, verb, self.references).modality is not Modality.NEGATED

    def _is_on_head(self, tree: Tree, verb: Token) -> bool:
        """Whether what the clause hangs on does what it tells: "firms that pay", not "firms it banned"."""
        subjects = tree.kids(verb, "nsubj", "nsubjpass")
        return not subjects or any(t.low in ("who", "which", "that") for t in subjects)

    def meant(self, tree: Tree, designation: Finding, head: Token) -> list[int] | None:
        """The targets that a clause on `head` tells of; None where it tells of others."""
        tokens = [head, *tree.kids(head, "appos", "flat")]
        named = [p for t in tokens for p in self.references.named(t) if p in designation.of("target")]
        if head.item.spans or named:
            return named or None
        apart = head.dep == "conj" and not any(t.low in ("other", "autres") for t in tree.kids(head))
        if apart and any(t.item.spans for t in tree.above(head) if t.pos in ("NOUN", "PROPN")):
            return None  # "X and one company involved in": the clause is on the company alone
        if self._is_object(tree, head, designation):
            return list(designation.of("target"))
        start = self.page.words[head.item.first].start
        counted = designation.counted
        inside = counted is not None and counted[0] <= start < counted[1]
        return list(designation.of("target")) if inside else None

    def _is_object(self, tree: Tree, head: Token, designation: Finding) -> bool:
        """Whether the noun is what the designating verb is done to."""
        top = head
        while top.dep == "conj":
            top = tree.tokens[top.head]
        verb = tree.parent(top)
        if top is not head and top.item.spans:
            return False  # "X and a network accused of": the clause is on the network alone
        if verb is None or top.dep not in ("obj", "pobj", "obl"):
            return False
        verb = verb if verb.pos in ("VERB", "AUX") else tree.main_verb(verb)
        return verb is not None and self.page.words[verb.item.first].start == designation.place
