"""Accusations in the reasons that whoever imposes sanctions gives for them."""

from functools import cached_property

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.french_reasons import FrenchReasons
from ostrakon.reading.allegations.target_clauses import TargetClauses
from ostrakon.reading.page import Finding, Span
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES

_REACH = 7  # tokens after "for" or "over" in which the reason stands
_NAMING = 8  # tokens after "what" in which the naming of a reason ends
_DOERS = ("poss", "compound")
_NO_DOERS = (PartyKind.PLACE, PartyKind.VESSEL)
_FATES = ("death", "deaths", "murder", "assassination")
_EVENTS = ("coup", "putsch", "invasion", "guerre", "élection", "élections")


class IssuerReasons:
    """Finds the accusations that the designations of one page carry."""

    def __init__(self, parts: Accusations, designations: list[Finding], told: ConductTold) -> None:
        self.parts, self.designations, self.told = parts, designations, told
        self.page, self.references = parts.page, parts.references
        self.clauses = TargetClauses(parts, told)
        self.french = FrenchReasons(parts) if parts.page.language == "fr" else None

    def find(self) -> list[Finding]:
        """The claims by the issuers."""
        out: list[Finding] = []
        for designation in self.designations:
            if designation.modality is Modality.URGED and designation.said_by:
                out += self._reason(designation, by=designation.said_by)
            if designation.modality in HAPPENED and designation.of("issuer"):
                out += self._following(designation)
                reasons = self._reason(designation)
                told = {f.unit for f in reasons}
                out += reasons + [f for f in self._loose_reason(designation) if f.unit not in told]
                out += self.clauses.find(designation)
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
            if (tree.language == "fr" and token.low in _EVENTS) or _befell(tree, token):
                continue
            if (verbal and token.dep != "amod") or token.low in self.parts.nouns:
                own, others = ([p for t in tree.kids(token, d) for p in self.references.named(t)] for d in _DOERS)
                first = tokens.index(token)
                if any(t.low in self.parts.rows["status_nouns"] for t in tokens[:first]):
                    return []  # "over their links to organized crime"
                others += [p for t in tokens[:first] for p in self.references.named(t) if self._is_land(p)]
                others += self._lands_before(designation.reason[0], self.page.words[token.item.first].start)
                own = [p for p in own if not verbal and self.references.kind(p) not in _NO_DOERS]
                if others and not verbal and not set(others) & set(designation.of("target")):
                    return []  # "over U.S. arms sales": not what the targets did
                issuers = by or self.parts.sides.issuers(designation)
                if self.french is not None:
                    own = self.french.own_doers(tree, token, issuers) or own
                if own and self._is_answered_for(tree, token):
                    own = []
                sides = (issuers, own or self._of_noun(tree, token, designation))
                if self.french is not None and self.french.is_other(tree, token):
                    return []
                acts = [token] if self.french is None else self.french.all_acts(tree, token, designation.reason)
                return [self.parts.made(tree, t, t, sides, "reason", span=designation.reason) for t in acts]
        return []

    def _is_answered_for(self, tree: Tree, act: Token) -> bool:
        """`responsible for Russia's actions abroad`: the targets answer for what another does."""
        lead = tree.parent(act)
        word = tree.parent(lead) if lead is not None and lead.pos == "ADP" else None
        rows = self.parts.rows
        return word is not None and (word.low in rows["liable"] or word.low in rows["shares"])

    def _of_noun(self, tree: Tree, act: Token, designation: Finding) -> list[int]:
        """`two persons responsible for abuses and three entities involved in`: the targets of that kind."""
        rows = self.parts.rows
        for step in tree.above(act):
            noun = tree.parent(step)
            if step.low in rows["liable"] and step.dep in ("amod", "acl", "relcl") and noun is not None:
                kinds = BODIES if noun.low in rows["firms"] else (PartyKind.PERSON,)
                if noun.low in (*rows["firms"], "persons", "individuals", "people", "men"):
                    return [p for p in designation.of("target") if self.references.kind(p) in kinds]
        return self._named_so(tree, act, designation)

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
                return (self.clauses.meant(tree, designation, head) or []) if several else []
        return self._told_here(tree, designation)

    @cached_property
    def _victims(self) -> set[int]:
        """Persons to whom the text tells violence was done: a slip made them targets."""
        return {
            p
            for tree in self.page.trees
            for verb in tree.verbs()
            if verb.lemma in ("target", "murder", "poison", "assassinate", "abduct", "kidnap")
            for t in done_to(tree, verb)
            for p in self.references.named(t)
            if self.references.kind(p) is PartyKind.PERSON
        }

    def _told_here(self, tree: Tree, designation: Finding) -> list[int]:
        """The targets that the sentence of the reason names; where it names none, all of one kind."""
        victims = self._victims
        targets = [p for p in designation.of("target") if p not in victims]
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
            if (
                act is not None
                and not _befell(tree, act)
                and not (self.french is not None and self.french.is_other(tree, act))
            ):
                own = [p for t in tree.kids(act, "poss") for p in self.references.named(t)]
                own = [] if self._is_answered_for(tree, act) else own
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
        start = self._past_naming(tree, prep.index + 1)
        named = start > prep.index + 1
        tokens = tree.tokens[start : start + _REACH - 1]
        if tree.language == "fr" and tokens and tokens[0].low in ("avoir", "s'", "s'être"):
            return next((t for t in tokens[1:] if t.past and t.low not in ("été", "eu")), None)
        for after in tokens:
            if after.low in self.parts.rows["doubts"] or (named and after.dep == "amod"):
                continue
            if after.gerund or (after.pos == "VERB" and self.parts.is_conduct(after)):
                return after if after.lemma not in self.parts.rows["status"] else None
            if after.low in self.parts.nouns and after.dep != "compound":
                return after
            if after.pos in ("VERB", "ADP", "PUNCT", "SCONJ") and after.low not in ("'s", '"', "to"):
                return None
        return None

    def _past_naming(self, tree: Tree, start: int) -> int:
        """`for what it called corruption`, `over what the ministry described as crimes`: where the naming ends."""
        tokens = tree.tokens
        if tree.language != "en" or start >= len(tokens) or tokens[start].low != "what":
            return start
        for token in tokens[start : start + _NAMING]:
            if token.lemma in ("call", "describe", "say", "term", "label", "consider"):
                after = token.index + 1
                return after + 1 if after < len(tokens) and tokens[after].low in ("as", "was", "were") else after
        return start

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


def _befell(tree: Tree, noun: Token) -> bool:
    """`removed X from the list following his death`: what befell him, no deed of his."""
    of_others = any(p == "of" for p, _ in tree.preps(noun))
    return noun.low in _FATES and bool(tree.kids(noun, "poss")) and not of_others
