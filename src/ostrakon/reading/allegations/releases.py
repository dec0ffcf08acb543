"""Accusations in an authority's own release: what it tells of its targets, it accuses them of."""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.sources import Sources
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_LEADING = ("lead", "run", "manage", "head", "direct", "command", "own", "control", "operate")


class Releases:
    """Finds the accusations of one page that is a release."""

    def __init__(
        self, parts: Accusations, designations: list[Finding], told: ConductTold, sources: Sources
    ) -> None:
        self.sources = sources
        self.parts, self.designations, self.told = parts, designations, told
        self.page, self.references = parts.page, parts.references

    def find(self) -> list[Finding]:
        """In an issuer's own release, sentences telling what a listed party did accuse it in the issuer's name."""
        issuer = self.sources.issuer
        if issuer is None:
            return []
        acts = [
            d for d in self.designations if d.modality in HAPPENED and issuer in self.parts.sides.listed.issuers(d)
        ]
        targets = {p for d in acts if self.sources.is_news(d) for p in d.of("target")}
        out: list[Finding] = []
        for tree in self.page.trees:
            if tree.unit.quote is None and not self.parts.is_boilerplate(tree):
                for verb in tree.verbs():
                    out += self._told(tree, verb, issuer, targets)
        return out

    def _told(self, tree: Tree, verb: Token, issuer: int, targets: set[int]) -> list[Finding]:
        act = self._release_act(tree, verb)
        deed = act is None and self._is_deed(tree, verb)
        doers = self._release_doers(tree, verb, issuer) if act or deed else []
        if deed:
            accused = doers if set(doers) <= targets else []
        else:
            accused = [p for p in doers if p in targets or self._is_subject(tree, verb, p, issuer)]
        return [self.parts.made(tree, verb, act or verb, ([issuer], accused), "release")] if accused else []

    def _is_deed(self, tree: Tree, verb: Token) -> bool:
        """Whether the clause tells as a fact what a target did, with words of no conduct."""
        apart = verb.dep not in ("ROOT", "conj", "relcl", "parataxis") or self.told.is_to_do(tree, verb)
        if apart or not self.told.deeds.is_deed(tree, verb):
            return False
        return stance_of(tree, verb, self.references).modality is Modality.ASSERTED

    def _is_subject(self, tree: Tree, verb: Token, party: int, issuer: int) -> bool:
        """Whether a person or firm told of by name is one the release is about: neither its own nor quoted."""
        told = self.parts.is_conduct(verb) or (self.parts.is_told(verb) and self.told.has_means(tree, verb))
        if tree.passive(verb) or not told or verb.lemma in _LEADING:
            return False
        if verb.lemma in self.parts.rows["deny"]:
            return False
        draft, own = self.page.parties.parties[party], self.page.parties.parties[issuer]
        kinds = (PartyKind.PERSON, PartyKind.VESSEL, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.ORGANIZATION)
        if draft.kind not in kinds or draft.key or (draft.country and draft.country == own.country):
            return False
        named = {p for t in self.parts.sides.doers(tree, verb) for p in self.references.named(t)}
        spoken = {p for q in self.parts.sides.quotations for p in q.of("speaker")}
        long = " " in draft.name or draft.kind is not PartyKind.PERSON
        return party in named and party not in spoken and long

    def _release_act(self, tree: Tree, verb: Token) -> Token | None:
        """What the clause of the verb tells as conduct and as a fact: the verb, or "a role in"."""
        head = tree.parent(verb)
        if verb.lemma in self.parts.rows["deny"]:
            return None
        goes_on = head is not None and verb.dep == "xcomp" and head.lemma in self.parts.rows["light"]
        if head is not None and verb.dep == "ccomp" and head.lemma in self.told.tellers.verbs:
            return None  # "a panel reported that he had used gangs": the panel tells it
        if verb.dep not in ("ROOT", "conj", "relcl", "acl", "ccomp", "advcl", "parataxis") and not goes_on:
            return None
        wicked = any(
            t.low in self.parts.nouns or t.low in self.parts.rows["measuring"] for t in tree.kids(verb, "obj")
        )
        leads = verb.lemma in _LEADING and (tree.passive(verb) or not wicked)
        after = {t.low for t in tree.kids(verb, "mark")} & {"since", "after", "before", "until", "if", "when"}
        if leads or after or self.told.is_to_do(tree, verb):
            return None
        theirs = any(t.low in self.parts.rows["they"] for t in tree.kids(verb, "nsubj"))
        if theirs and verb.dep not in ("ROOT", "conj", "parataxis"):
            return None
        played = [t for t in tree.kids(verb, "obj") if t.low in self.parts.rows["agentive"]]
        if self.told.is_neutral(tree, verb) or (tree.passive(verb) and not self._involved(tree, verb)):
            return None
        act = self.told.act_of(tree, verb) if not self.parts.is_told(verb) else verb
        if act is verb and not self.parts.is_conduct(verb) and not self.told.has_means(tree, verb):
            return None
        act = played[0] if played and not verb.gerund else act
        if act is None or act.lemma in self.parts.rows["status"]:
            return None
        if act.lemma == "hold" and "behalf" not in {t.low for t in tree.subtree(verb)}:
            return None
        return act if stance_of(tree, verb, self.references).modality is Modality.ASSERTED else None

    def _release_doers(self, tree: Tree, verb: Token, issuer: int) -> list[int]:
        """Who does it; whoever "is involved in" it does it too."""
        tokens = tree.subjects(verb) if self._involved(tree, verb) else self.parts.sides.doers(tree, verb)
        return self.parts.sides.accused(tree, tokens, [issuer])

    def _involved(self, tree: Tree, verb: Token) -> bool:
        return tree.passive(verb) and verb.lemma in ("involve", "impliquer", "engage")
