"""Accusations in the reasons that whoever imposes sanctions gives for them."""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.french_reasons import FrenchReasons
from ostrakon.reading.page import Finding, Span
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_REACH = 7  # tokens after "for" or "over" in which the reason stands
_DOERS = ("poss", "compound")
_NO_DOERS = (PartyKind.PLACE, PartyKind.VESSEL)
_EVENTS = ("coup", "putsch", "invasion", "guerre", "élection", "élections")


class IssuerReasons:
    """Finds the accusations that the designations of one page carry."""

    def __init__(self, parts: Accusations, designations: list[Finding], told: ConductTold) -> None:
        self.parts, self.designations, self.told = parts, designations, told
        self.page, self.references = parts.page, parts.references
        self.french = FrenchReasons(parts) if parts.page.language == "fr" else None

    def find(self) -> list[Finding]:
        """The claims by the issuers."""
        out: list[Finding] = []
        for designation in self.designations:
            if designation.modality is Modality.URGED and designation.said_by:
                out += self._reason(designation, by=designation.said_by)
            if designation.modality in HAPPENED and designation.of("issuer"):
                out += self._following(designation)
                out += self._reason(designation) or self._loose_reason(designation)
                out += self._described_targets(designation)
                out += self._explained(designation)
        return out

    def _reason(self, designation: Finding, *, by: list[int] | None = None) -> list[Finding]:
        """The reason of a designation, where it tells conduct, accuses in the issuer's or the caller's name."""
        if designation.reason is None or not (designation.of("target") or designation.counted):
            return []
        start, end = designation.reason
        tree = self._tree_at(start) or self.page.trees[designation.unit]
        tokens = [t for t in tree.tokens if start <= self.page.words[t.item.first].start < end]
        status = self.parts.rows["status"]
        for token in tokens:
            verbal = token.pos == "VERB" and (
                self.parts.is_conduct(token) or (token.gerund and token.lemma not in status)
            )
            if tree.language == "fr" and token.low in _EVENTS:
                continue
            if (verbal and token.dep != "amod") or token.low in self.parts.nouns:
                own, others = ([p for t in tree.kids(token, d) for p in self.references.named(t)] for d in _DOERS)
                first = tokens.index(token)
                others += [p for t in tokens[:first] for p in self.references.named(t) if self._is_land(p)]
                others += self._lands_before(designation.reason[0], self.page.words[token.item.first].start)
                own = [p for p in own if not verbal and self.references.kind(p) not in _NO_DOERS]
                if others and not verbal and not set(others) & set(designation.of("target")):
                    return []  # "over U.S. arms sales": not what the targets did
                issuers = by or self.parts.sides.issuers(designation)
                if self.french is not None:
                    own = self.french.own_doers(tree, token, issuers) or own
                sides = (issuers, own or self._named_so(tree, token, designation))
                if self.french is not None and self.french.is_other(tree, token):
                    return []
                acts = [token] if self.french is None else self.french.all_acts(tree, token, designation.reason)
                return [self.parts.made(tree, t, t, sides, "reason", span=designation.reason) for t in acts]
        return []

    def _named_so(self, tree: Tree, act: Token, designation: Finding) -> list[int]:
        """The targets; nobody where the reason is what another, "a network accused of", is accused of."""
        for verb in tree.above(act):
            head = tree.parent(verb)
            if (
                verb.dep in ("acl", "relcl")
                and verb.lemma in ("accuse", "suspect", "accuser")
                and head is not None
            ):
                several = head.item.spans or head.low.endswith("s")  # not "a network accused of"
                return (self._described(tree, designation, head) or []) if several else []
        return self._told_here(tree, designation)

    def _told_here(self, tree: Tree, designation: Finding) -> list[int]:
        """The targets that the sentence of the reason names; where it names none, all of one kind."""
        targets = designation.of("target")
        named = {p for t in tree.tokens for p in self.references.named(t)}
        here = [p for p in targets if p in named]
        if here or tree.language != "en":
            return here or targets
        people = {self.references.kind(p) is PartyKind.PERSON for p in targets}
        return targets if len(people) == 1 else []  # "two persons and three companies for abuses and breaches"

    def _following(self, designation: Finding) -> list[Finding]:
        """`sanctioned A and B following X's missile transfer to Y`: what X did, in the issuer's words."""
        tree = self.page.trees[designation.unit]
        for noun in tree.tokens:
            lead = tree.parent(noun)
            if lead is None or lead.low not in ("following", "after", "over") or noun.low not in self.parts.nouns:
                continue
            doers = [p for t in tree.kids(noun, "poss") for p in self.references.named(t)]
            if doers and classes_of(tree.language, noun.low) & {"arms", "support", "finance", "evasion"}:
                sides = (self.parts.sides.listed.issuers(designation), doers)
                return [self.parts.made(tree, noun, noun, sides, "following")]
        return []

    def _lands_before(self, start: int, end: int) -> list[int]:
        """Countries that an adjective between the places names: "U.S. arms sales"."""
        words, register = self.page.words, self.page.parties
        near = [n for n in self.page.names if start <= words[n.first].start < end and n.form == "adjective"]
        return [p for n in near for p in [register.country(n.country)] if p is not None]

    def _is_land(self, party: int) -> bool:
        return self.references.kind(party) is PartyKind.COUNTRY

    def _loose_reason(self, designation: Finding) -> list[Finding]:
        """`against three officials over attacks on journalists`: a reason hung on another word."""
        out: list[Finding] = []
        for tree, span, place in self._tellings(designation):
            out += self._loose_in(tree, span, place, designation)
        return out

    def _loose_in(self, tree: Tree, span: Span, place: int, designation: Finding) -> list[Finding]:
        for prep in tree.tokens:
            start = self.page.words[prep.item.first].start
            inside = place < start < span[1] and prep.low in self.parts.rows["reasons"]
            if not inside or self._of_another(tree, prep, place):
                continue
            act = self._act_after(tree, prep)
            if act is not None and not (self.french is not None and self.french.is_other(tree, act)):
                own = [p for t in tree.kids(act, "poss") for p in self.references.named(t)]
                sides = (self.parts.sides.listed.issuers(designation), own or self._told_here(tree, designation))
                return [self.parts.made(tree, act, act, sides, "reason")] if sides[1] else []
        return []

    def _tellings(self, designation: Finding) -> list[tuple[Tree, Span, int]]:
        """Each sentence that tells the act, with the words that tell it and where its verb stands."""
        out = [(self.page.trees[designation.unit], designation.evidence, designation.place)]
        for span in designation.retold:
            tree = self._tree_at(span[0])
            out += [(tree, span, span[0])] if tree is not None else []
        return out

    def _tree_at(self, place: int) -> Tree | None:
        for tree in self.page.trees:
            items = tree.unit.items
            if self.page.words[items[0].first].start <= place < self.page.words[items[-1].last - 1].end:
                return tree
        return None

    def _act_after(self, tree: Tree, prep: Token) -> Token | None:
        tokens = tree.tokens[prep.index + 1 : prep.index + _REACH]
        if tree.language == "fr" and tokens and tokens[0].low in ("avoir", "s'", "s'être"):
            return next((t for t in tokens[1:] if t.past and t.low not in ("été", "eu")), None)
        for after in tokens:
            if after.low in self.parts.rows["doubts"]:
                continue
            if after.gerund or (after.pos == "VERB" and self.parts.is_conduct(after)):
                return after if after.lemma not in self.parts.rows["status"] else None
            if after.low in self.parts.nouns and after.dep != "compound":
                return after
            if after.pos in ("VERB", "ADP", "PUNCT", "SCONJ") and after.low not in ("'s", '"', "to"):
                return None
        return None

    def _of_another(self, tree: Tree, prep: Token, place: int) -> bool:
        """Whether the preposition stands in a clause of its own below the act."""
        heads = list(tree.above(prep))
        if tree.language == "fr" and prep.dep in ("case", "mark"):
            heads = heads[1:]  # "pour" hangs on the reason itself
        for head in heads:
            start = self.page.words[head.item.first].start
            if start <= place:
                return False
            if head.pos in ("VERB", "AUX") and head.dep in ("relcl", "acl", "advcl", "conj", "ccomp"):
                return True
        return False

    def _described_targets(self, designation: Finding) -> list[Finding]:
        """`sanctioned four companies that pay for X`: the clause on the targets is the issuer's accusation."""
        tree = self.page.trees[designation.unit]
        liable = self._liable_targets(tree, designation)
        if liable:
            return liable
        for verb in tree.verbs():
            head = tree.parent(verb)
            if verb.dep not in ("relcl", "acl") or head is None or not self._tells(tree, verb):
                continue
            if head.pos == "PRON":
                continue  # "those who enable the war": whoever they are
            targets = self._described(tree, designation, head)
            inside = {p for t in tree.subtree(verb) for p in self.references.named(t)}
            if targets is not None and (not inside or set(targets) - inside == set(targets) or len(targets) > 1):
                targets = [p for p in targets if p not in inside]
                sides = (self.parts.sides.listed.issuers(designation), targets)
                return [self.parts.made(tree, verb, verb, sides, "targets")]
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
            targets = self._described(tree, designation, head)
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
            targets = self._described(tree, designation, noun)
            inner = [self.parts.behind(tree, t) for p, t in tree.preps(word) if p in ("for", "in", "de", "dans")]
            act = next((t for t in inner if self.parts.is_act(t)), None)
            if targets and act is not None:
                return [
                    self.parts.made(
                        tree, word, act, (self.parts.sides.listed.issuers(designation), targets), "targets"
                    )
                ]
        return []

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

    def _described(self, tree: Tree, designation: Finding, head: Token) -> list[int] | None:
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
