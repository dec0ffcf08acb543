"""Accusations in nouns: `France's allegation that`, `documented killings by X`, `the alleged role of X in`."""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree

_GATHERING = ("receive", "obtain", "gather", "see", "find", "collect", "uncover", "document", "review")
_SOURCE = 6  # tokens after "according" in which the source stands
_FACES, _COUNTS = ("face", "fend", "affronter"), ("charge", "charges")
_BY = ("by", "par")


class AccusingNouns:
    """Finds the accusations that a noun makes."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        rows = parts.rows
        self.charges = frozenset(rows["charge_nouns"])
        self.doubts = frozenset(rows["doubts"])
        self.denounce = frozenset(rows["denounce"])
        self.agentive = frozenset(rows["agentive"])
        self.attributed = frozenset(rows["attributed"])
        self.answers = frozenset([*rows["deny"], *rows["faces"]])
        self.voices = frozenset(rows["voices"])
        self.bland, self.wicked = frozenset(rows["bland"]), frozenset(rows["wicked"])

    def find(self, tree: Tree, noun: Token) -> list[Finding]:
        """The claims of the noun: one an act."""
        if noun.item.spans or noun.pos not in ("NOUN", "PROPN"):
            return []
        if noun.low in self.charges and noun.low != "statement":
            return self._of_clause(tree, noun) or self._of_charge(tree, noun)
        if noun.low in self.parts.nouns:
            return self._of_conduct(tree, noun)
        return []

    def _of_clause(self, tree: Tree, noun: Token) -> list[Finding]:
        """`accusations that Y did Z`, whoever makes them."""
        for verb in tree.kids(noun, "acl", "ccomp", "relcl"):
            own = tree.kids(verb, "nsubj", "nsubjpass")
            if not own or own[0].low in ("which", "who", "that", "qui", "que") or verb.pos not in ("VERB", "AUX"):
                continue
            if tree.negated(verb) or not self.parts.is_conduct(verb):
                continue
            if verb.dep == "relcl" and any(t.low == "which" for t in tree.subtree(verb)):
                continue  # "a charge of which a court is hearing evidence"
            accuser = self._accuser(tree, noun)
            accused = self.parts.sides.accused(tree, done_by(tree, verb), accuser)
            accused = accused or ([] if tree.kids(own[0], "poss") else self._answering(tree, noun))
            if accused:
                return [self.parts.made(tree, noun, verb, (accuser, accused), "noun")]
        return []

    def _answering(self, tree: Tree, noun: Token) -> list[int]:
        """`X rejected accusations that its launch breached`: whoever answers for an act without a named doer."""
        verb = tree.parent(noun)
        if verb is None or verb.lemma not in self.answers or noun.dep != "obj":
            return []
        sides = self.parts.sides
        bodies = map(sides.listed.authority, sides.accused(tree, done_by(tree, verb)))
        kinds = (PartyKind.COUNTRY, PartyKind.GROUP, PartyKind.COMPANY)
        return list(dict.fromkeys(p for p in bodies if self.parts.references.kind(p) in kinds))

    def _accuser(self, tree: Tree, noun: Token, *, before: int = 10**6) -> list[int]:
        """Whose accusation it is: a possessive, "by X" before the act, or the subject of a verb that voices it."""
        by = [t for p, t in tree.preps(noun) if p in (*_BY, "from") and t.index < before]
        tokens = tree.kids(noun, "poss") + by
        verb = tree.parent(noun)
        if not tokens and verb is not None and verb.lemma in self.voices and noun.dep == "obj":
            tokens = done_by(tree, verb)
        if not tokens and verb is not None and noun.low == "evidence" and verb.lemma in _GATHERING:
            tokens = [t for t in tree.kids(verb, "nsubj") if t.item.spans]
        if not tokens and tree.language == "fr":
            tokens = [t for p, t in tree.preps(noun) if p == "de" and t.item.spans]
        if not tokens:
            tokens = [t for t in tree.kids(noun, "compound", "nmod") if t.item.spans and t.index < noun.index]
        mine = tree.kids(noun, "poss")
        if mine and mine[0].low in ("its", "his", "her", "their") and verb is not None:
            tokens = done_by(tree, verb)
        return self.parts.sides.accusers(tree, tokens) or (self._of_nation(tree, noun) if not tokens else [])

    def _of_nation(self, tree: Tree, noun: Token) -> list[int]:
        """`French accusations`: the state that the adjective names."""
        register, own = (
            self.parts.page.parties,
            {t.item.first for t in tree.kids(noun, "amod", "compound", "nmod")},
        )
        named = [n for n in self.parts.page.names if n.form == "adjective" and n.first in own]
        return [p for n in named for p in [register.country(n.country)] if p is not None]

    def _of_charge(self, tree: Tree, noun: Token) -> list[Finding]:
        """`allegations of abuses by X`, `accusations against X of`, `faces allegations of`."""
        acts = [t for p, t in tree.preps(noun) if p in ("of", "over", "de", "d'") and self.parts.is_act(t)]
        if not acts:
            return []
        tokens = [t for p, t in tree.preps(noun) if p in ("against", "contre", "à l'encontre de", "visant")]
        by = [t for p, t in tree.preps(noun) if p in _BY and t.index > acts[0].index and t.item.time is None]
        tokens = tokens or self._doers(tree, acts[0]) or by  # "claims of rigging by X"
        verb = tree.parent(noun)
        answered = verb is not None and verb.lemma in self.answers and noun.dep == "obj"
        if not tokens and answered and verb is not None and (verb.lemma in _FACES or noun.low not in _COUNTS):
            tokens = done_by(tree, verb)
        accuser = self._accuser(tree, noun, before=acts[0].index)
        accused = self.parts.sides.accused(tree, tokens, accuser)
        return [self.parts.made(tree, noun, acts[0], (accuser, accused), "noun")] if accused else []

    def _of_conduct(self, tree: Tree, noun: Token) -> list[Finding]:
        """`denounced killings by X`, `massacres attributed to X`, `X's alleged support for Y`."""
        accuser: list[int] = []
        verb = tree.main_verb(noun)
        head = tree.parent(noun)
        above = {t.low for t in tree.kids(noun, "amod", "compound")}
        called = (
            verb is not None and verb.lemma in self.parts.rows["calls"] and noun.dep in ("oprd", "attr", "obj")
        )
        denounced = verb is not None and verb.lemma in self.denounce and noun.dep in ("obj", "nsubjpass")
        spoken = verb is not None and verb.lemma in self.parts.rows["speaking_of"] and noun.dep == "pobj"
        if spoken and verb is not None and head is not None and head.low in ("of", "about", "over", "against"):
            head = tree.parent(head)
            denounced = bool(tree.kids(noun, "poss")) or bool(self._doers(tree, noun))
        if verb is not None and head is verb and (called or denounced):
            if tree.negated(verb) or (noun.low in self.bland and not self._is_harmful(tree, noun)):
                return []
            accuser = self.parts.sides.accusers(tree, done_by(tree, verb))
            tokens = self._doers(tree, noun) + [
                t for p, t in tree.preps(verb) if p in _BY and noun.dep != "nsubjpass"
            ]
            if not accuser:
                return []
        elif above & self.doubts:
            tokens = self._doers(tree, noun)
        else:
            tokens = self._attributed(tree, noun)
            by = [t for p, t in tree.preps(noun) if p in _BY and t.item.time is None]
            source = self._source(tree) if by and not tokens else []
            if source and noun.dep in ("nsubj", "obj", "pobj"):
                accuser, tokens = source, by
        accused = self.parts.sides.accused(tree, tokens, accuser)
        return [self.parts.made(tree, noun, noun, (accuser, accused), "noun")] if accused else []

    def _is_harmful(self, tree: Tree, noun: Token) -> bool:
        """`malicious behavior`, `delivery of missiles`: a bland noun with a word that tells of wrong."""
        beside = {t.low for t in tree.kids(noun, "amod", "compound")}
        of = {t.low for p, t in tree.preps(noun) if p in ("of", "in", "for")}
        things = self.parts.nouns | frozenset(self.parts.rows["means"])
        return bool(beside & (self.wicked | self.doubts) or (beside | of) & things)

    def _source(self, tree: Tree) -> list[int]:
        """Whom a sentence names as its source: "according to the Panel's last report"."""
        for token in tree.tokens:
            if token.low in ("according", "selon"):
                near = tree.tokens[token.index + 1 : token.index + _SOURCE]
                named = [t for t in near if t.item.spans or t.low in self.parts.sides.writings][:1]
                return self.parts.sides.accusers(tree, named)
        return []

    def _doers(self, tree: Tree, act: Token) -> list[Token]:
        """Who does it: `by X`, `X's`, `committed by X`, and `of X` where the noun is a part played."""
        preps = (*_BY, "of", "de", "d'") if act.low in self.agentive else _BY
        tokens = [t for p, t in tree.preps(act) if p in preps] + tree.kids(act, "poss")
        for clause in tree.kids(act, "acl", "relcl"):
            tokens += tree.agents(clause)
        return [t for t in tokens if t.item.time is None] + self._attributed(tree, act)

    def _attributed(self, tree: Tree, act: Token) -> list[Token]:
        """`attributed to X`, `blamed on X`, `imputé à X`."""
        out: list[Token] = []
        for clause in tree.kids(act, "acl", "relcl", "amod"):
            if clause.lemma in self.attributed and clause.past:
                out += [t for p, t in tree.preps(clause) if p in ("to", "on", "à", "aux", "au")]
        return out
