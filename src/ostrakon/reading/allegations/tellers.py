"""Who tells what somebody did: `X said Y had killed`, `..., the report says`, `according to X`, `who, it says`.

English only; who tells a French clause is found in `french_sources.py`.
"""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.speech.attribution import Stance, speech_verbs

_SOURCE = 6  # tokens after "according" in which the report or group stands


class Tellers:
    """Answers who tells what a verb tells, for one page."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        self.page, self.references = parts.page, parts.references
        self.verbs = speech_verbs(parts.page.language)
        if parts.page.language == "en":
            self.verbs |= frozenset(parts.rows["speech"])

    def of(self, tree: Tree, verb: Token, stance: Stance) -> list[int] | None:
        """Who tells it; an empty list where nobody does but the verb itself is unsure; None where nobody does."""
        nearest, speaks = self._nearest(tree, verb)
        if speaks and not nearest:
            return None
        said_by = nearest or list(stance.said_by[:1]) or self.parts.sides.quoted_by(tree)
        said_by = said_by or self._written(tree, verb) or self._spoken_above(tree, verb)
        quoted = tree.unit.quote is not None
        told = stance.modality in (Modality.REPORTED, Modality.ALLEGED) or (
            stance.modality is Modality.ASSERTED and said_by
        )
        if not said_by and stance.modality is Modality.ALLEGED and self._is_filed(tree, verb):
            return []
        if not said_by or not told or (quoted and not self._is_plain(tree, verb)):
            return None
        accuser = [p for p in said_by if self.references.kind(p) not in (PartyKind.PLACE, PartyKind.VESSEL)]
        if not accuser or is_media(self.page.parties.parties[accuser[0]].key):
            return None
        return accuser

    def _is_plain(self, tree: Tree, verb: Token) -> bool:
        """Whether words in quotation marks tell conduct plainly: by a strong verb, or of somebody they name."""
        named = any(t.item.spans for t in tree.subjects(verb))
        loose = self.parts.is_weak(verb) or verb.lemma in self.parts.rows["neutral"]
        return self.parts.is_strong(verb) or (named and self.parts.is_conduct(verb) and not loose)

    def _nearest(self, tree: Tree, verb: Token) -> tuple[list[int], bool]:
        """Whoever says the clause by the next verb of saying above it, and whether somebody there does."""
        aside = self._aside(tree, verb)
        if aside is not None:
            return self._of_aside(tree, verb, aside), True
        step = verb
        for head in tree.above(verb):
            beside = step.dep == "advcl" and any(t.low in ("while", "whereas") for t in tree.kids(step, "mark"))
            told = step.dep == "ccomp" or (beside and tree.kids(head, "ccomp"))
            if told and head.lemma in self.verbs and not tree.passive(head):
                tokens = tree.subjects(head)
                written = any(t.low in self.parts.sides.writings or t.pos == "PROPN" for t in tokens)
                found = self.parts.sides.accusers(tree, tokens)
                if not found and any(t.low in self.parts.rows["proofs"] for t in tokens):
                    step = head  # "said satellite pictures showed that": whoever says so
                    continue
                return found, bool(tokens) and not written
            if head.pos in ("VERB", "AUX") and step.dep not in ("conj", "xcomp", "ccomp", "dep"):
                return [], False
            step = head
        return [], False

    def _aside(self, tree: Tree, verb: Token) -> Token | None:
        """`who, it says, executed and burned`: the verb of saying in between."""
        while verb.dep == "conj":
            verb = tree.tokens[verb.head]
        asides = [t for t in tree.kids(verb, "parataxis") if t.lemma in self.verbs and tree.kids(t, "nsubj")]
        return asides[0] if asides else None

    def _of_aside(self, tree: Tree, verb: Token, aside: Token) -> list[int]:
        """Who says it in between; a pronoun there is not who does it but whoever spoke before."""
        tokens = tree.kids(aside, "nsubj")
        doers = {p for t in self.parts.sides.doers(tree, verb) for p in self.references.named(t)}
        found = [p for p in self.parts.sides.accusers(tree, tokens) if p not in doers]
        if found or tree.number == 0 or tokens[0].low not in ("he", "she"):
            return found
        before = self.page.trees[tree.number - 1]
        spoke = {
            p
            for teller in before.verbs()
            if teller.lemma in self.verbs
            for t in before.subjects(teller)
            for p in self.references.named(t)
            if self.references.kind(p) is PartyKind.PERSON
        }
        return list(spoke) if len(spoke) == 1 else []

    def _written(self, tree: Tree, verb: Token) -> list[int]:
        """`..., the report says`: the author of what says it."""
        for token in tree.tokens:
            if token.low == "according":
                governed = [t for to in tree.kids(token, "prep") for t in tree.kids(to, "pobj")]
                found = self.parts.sides.accusers(tree, governed)
                if found:
                    return found
                near = tree.tokens[token.index + 1 : token.index + _SOURCE]
                named = [
                    t for t in near if t.low in self.parts.sides.writings or self.parts.sides.crowds.is_crowd(t)
                ]
                return self.parts.sides.accusers(tree, named[:1])
        report, marked = tree.parent(verb), tree.kids(verb, "mark")
        if report is not None and verb.dep == "acl" and marked and report.low in self.parts.sides.writings:
            main = tree.main_verb(report)  # "said in a report published on Tuesday that"
            if main is not None and main.lemma in speech_verbs(tree.language):
                return self.parts.sides.accusers(tree, tree.subjects(main))
        step = verb
        for head in tree.above(verb):
            goes_on = head.lemma == "continue" and step.dep == "xcomp"
            said = head.lemma in speech_verbs(tree.language) and not goes_on
            if said and step.dep in ("ccomp", "parataxis", "xcomp", "advcl"):
                tokens = tree.kids(head, "nsubj") or (tree.subjects(head) if head.dep == "conj" else [])
                above = tree.main_verb(head)
                if not tokens and head.dep in ("acl", "relcl") and above is not None:
                    tokens = tree.subjects(above)  # "has reason to believe that"
                return self.parts.sides.accusers(tree, tokens)
            if head.pos in ("VERB", "AUX") and step.dep not in ("conj", "xcomp", "ccomp"):
                break
            step = head
        return []

    def _spoken_above(self, tree: Tree, verb: Token) -> list[int]:
        """`The listing names X, who helped Y, the ministry said`: a clause on a name in what an authority says."""
        if verb.dep not in ("relcl", "acl"):
            return []
        step = verb
        for head in tree.above(verb):
            if step.dep in ("ccomp", "parataxis") and head.lemma in speech_verbs(tree.language):
                found = self.parts.sides.accusers(tree, tree.kids(head, "nsubj"))
                bodies = (*BODIES, PartyKind.COUNTRY)
                named = [
                    p for p in found if not self.page.parties.parties[p].key.startswith(("crowd:", "speaker:"))
                ]
                return [p for p in named if self.references.kind(p) in bodies]
            step = head
        return []

    def _is_filed(self, tree: Tree, verb: Token) -> bool:
        """`The lawsuit alleges that`: whoever brought it."""
        head = tree.parent(verb)
        if head is None or verb.dep != "ccomp":
            return False
        return any(t.low in self.parts.sides.writings for t in tree.kids(head, "nsubj"))
