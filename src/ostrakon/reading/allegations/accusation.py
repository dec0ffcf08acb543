"""What all ways of accusing share: the words of conduct, the sides, and the making of a claim with its victims."""

from collections.abc import Sequence
from typing import Any

from ostrakon.model import ClaimType, Modality, PartyKind
from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.allegations.sides import Sides
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import stance_of
from ostrakon.reading.times.timing import time_of

HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_NEAR = 6  # tokens after an act in which a counted group is its victims, where the parser hung it elsewhere
_NO_VICTIMS = ("companies", "entities", "vessels", "ships", "banks")


class Accusations:
    """Tells acts from other words and makes the claims of one page."""

    def __init__(self, page: Page, references: References, quotations: Sequence[Finding]) -> None:
        self.page, self.references = page, references
        self.sides = Sides(page, references, quotations)
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.lexicon = conduct_words(page.language)
        self.nouns = self.lexicon.nouns

    def is_conduct(self, token: Token) -> bool:
        """Whether a verb tells conduct that one is accused of."""
        return token.lemma in self.lexicon.verbs or token.low in self.rows["conduct_forms"]

    def is_strong(self, token: Token) -> bool:
        """Whether a verb is an accusation by itself."""
        return token.lemma in self.lexicon.strong or token.low in self.rows["conduct_forms"]

    def is_act(self, token: Token) -> bool:
        """Whether a word can be what one is accused of: a noun of conduct, or a verb."""
        return token.low in self.nouns or token.gerund or (token.pos == "VERB" and self.is_told(token))

    def is_told(self, token: Token) -> bool:
        """Whether a verb tells conduct where it is clear that somebody is accused, as in an issuer's reasons."""
        return self.is_conduct(token) or token.lemma in self.lexicon.clear

    def is_boilerplate(self, tree: Tree) -> bool:
        """`is being designated pursuant to E.O. 13224, as amended, for having`: the law's words, not conduct."""
        return any(self.page.words[item.first].low == "pursuant" for item in tree.unit.items) and any(
            t.lemma in self.rows["listing"] and tree.passive(t) for t in tree.tokens
        )

    def behind(self, tree: Tree, token: Token) -> Token:
        """The act behind a noun that only measures it: "a series of attacks", "acts of violence"."""
        if token.low in self.rows["measuring"]:
            inner = [t for p, t in tree.preps(token) if p in ("of", "de", "d'")]
            return next((t for t in inner if self.is_act(t)), token)
        return token

    def names_people(self, token: Token) -> bool:
        """Whether the token names persons."""
        return any(self.references.kind(p) is PartyKind.PERSON for p in self.references.named(token))

    def is_weak(self, token: Token) -> bool:
        """Whether a verb tells conduct only where somebody is clearly accused of it."""
        return token.lemma in self.rows["weak"]

    def made(
        self,
        tree: Tree,
        verb: Token,
        act: Token,
        sides: tuple[list[int], list[int]],
        rule: str,
        *,
        span: tuple[int, int] | None = None,
    ) -> Finding:
        """The claim; `verb` carries the accusation, `sides` are accusers and accused."""
        page = self.page
        tokens = tree.subtree(verb)
        evidence = span or page.span_of(tokens[0].item.first, max(t.item.last for t in tokens))
        accuser, accused = sides
        found = Finding(
            ClaimType.ALLEGATION,
            f"{page.language}.allegation.{rule}.{verb.lemma}",
            evidence,
            tree.number,
            Modality.ALLEGED,
            {"accuser": list(accuser), "accused": list(accused)},
        )
        found.place = page.words[verb.item.first].start
        found.act = page.span_of(act.item.first, act.item.last)
        found.act_lemma = act.lemma
        found.when = time_of(page, tree, verb)
        if found.when is None and act is not verb:
            found.when = time_of(page, tree, act)
        if rule != "said":
            said_by = stance_of(tree, verb, self.references).said_by
            found.said_by = [p for p in said_by if p not in accuser]
        self._add_victims(found, tree, act)
        return found

    def _add_victims(self, found: Finding, tree: Tree, act: Token) -> None:
        table = load_rules("references")[self.page.language]
        tokens = list(done_to(tree, act)) if act.pos == "VERB" else []
        tokens += [
            inner for prep, inner in tree.preps(act) if prep in ("of", "de", "against", "contre", "on", "d'")
        ]
        tokens += [
            t for o in tokens if o.low in table["vague"] for p, t in tree.preps(o) if p in ("of", "de", "d'")
        ]
        tokens += [t for t in tree.tokens[act.index + 1 : act.index + _NEAR] if t.pos == "NOUN"]
        for token in tokens:
            counted = count_phrase(self.page, token.item.first, self.page.language)
            if counted and token.low in table["counted"] and token.low not in _NO_VICTIMS:
                found.victim_count, found.victims = counted
                return
            named = [
                p
                for p in self.references.named(token)
                if self.references.kind(p) in (PartyKind.PERSON, PartyKind.GROUP)
            ]
            if named and act.lemma in self.rows["bodily"]:
                found.roles["victim"] = named
