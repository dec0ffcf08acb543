"""Who else a pronoun or a description may mean: other parties near by, and people and bodies without a name.

"A court jailed Khilo, a former diplomat of the EU's delegation. It found him guilty": the union is the only party
named that "it" fits, but the court is meant. So the unnamed subjects near by are rivals like the parties.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.offices.title_words import title_heads
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES, kinds_of
from ostrakon.reading.references.references import References, Spoken
from ostrakon.reading.rules import load_rules

_NEAR = 1  # sentences before the phrase in which a rival counts
_PERSONAL = ("he", "him", "his", "she", "her", "il", "elle", "lui", "l'", "le", "la")
_SUBJECTS = ("nsubj", "nsubjpass")


@cache
def person_words(language: str) -> frozenset[str]:
    """Nouns for one person: offices, callings, kin."""
    rows = load_rules("titles")[language]
    words = set(title_heads(language)) | set(rows.get("people", ())) | set(rows.get("family", ()))
    return frozenset(words | set(load_rules("allegations")[language]["persons"]))


class Rivals:
    """Counts them, for one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.people = person_words(page.language)
        self.bodies = set(references.tables["nouns"]) | set(load_rules("allegations")[page.language]["crowds"])
        self.spoken = [said for tree in page.trees for said in self._named_in(tree)]

    def _named_in(self, tree: Tree) -> Iterator[Spoken]:
        """The parties named in a sentence; a name apposed to the subject is the subject."""
        for token in tree.tokens:
            if token.item.spans and token.item.quote is None:
                head = tree.parent(token)
                apposed = token.dep == "appos" and head is not None and head.dep in _SUBJECTS
                place = self.page.words[token.item.first].start
                yield Spoken(
                    place, tree.number, tuple(self.references.named(token)), token.dep in _SUBJECTS or apposed
                )

    def count(
        self, tree: Tree, token: Token, party: int, accuser: Sequence[int] = (), *, leading: bool = False
    ) -> int:
        """How many others than the party (and the accuser) the phrase may mean; `leading`: subjects only."""
        here = self.page.words[token.item.first].start
        since = self._since(tree, here, party)
        kinds = self._kinds(token, party)
        clashing = set(self.references.fitting.clashing(token.low))
        others: set[int] = set()
        for said in self.spoken:
            if said.place < here and since <= said.unit <= tree.number and (said.subject or not leading):
                for other in said.parties:
                    land = self.references.kind(other) is PartyKind.COUNTRY and not said.subject
                    if self.references.kind(other) in kinds and not land:
                        others.add(other)
        unnamed = [t for t in self._unnamed(tree, since, here) if self._may_be(t, token, party)]
        unnamed = [t for t in unnamed if t.dep in _SUBJECTS or not leading]
        return len(others - {party, *accuser} - clashing) + len(unnamed)

    def lands(self, token: Token, party: int) -> int:
        """How many other states "the government" may be of: those named as often as the party before it."""
        here = self.page.words[token.item.first].start
        named: dict[str, int] = {}
        for span in self.page.names:
            proper = self.page.words[span.first].text[0].isupper() and span.form != "adjective"
            if span.country and proper and self.page.words[span.first].start < here:
                named[span.country] = named.get(span.country, 0) + 1
        own = named.pop(self.page.parties.parties[party].country, 0)
        return sum(1 for count in named.values() if count >= own) + (own == 0)

    def sentences_back(self, tree: Tree, token: Token, party: int) -> int:
        """How many sentences before the phrase the party was last named."""
        here = self.page.words[token.item.first].start
        units = [s.unit for s in self.spoken if s.place < here and party in s.parties]
        return tree.number - max(units, default=-99)

    def called(self, noun: Token) -> set[int]:
        """The parties that the text before calls by the noun: "Tigris Air, a shipping company", "Neva Bank"."""
        here = self.page.words[noun.item.first].start
        out = {
            d.number
            for d in self.page.parties.parties
            if any(m[0] < here for m in d.mentions)
            and any(noun.low in name.lower().split() and " " in name for name in d.names)
        }
        for tree in self.page.trees:
            for token in tree.tokens:
                before = self.page.words[token.item.first].start < here
                if before and token.low == noun.low and not token.item.spans:
                    out |= {p for t in self._beside(tree, token) for p in self.references.named(t)}
        return out

    def only_of_kind(self, noun: Token, party: int) -> bool:
        """Whether the party is the only one named before that is what the noun says: the one company."""
        name = self.references.tables["nouns"].get(noun.low)
        if name not in ("company", "vessel", "public", "country"):
            return False
        here = self.page.words[noun.item.first].start
        named = [d for d in self.page.parties.parties if any(m[0] < here for m in d.mentions)]
        return [d.number for d in named if d.kind in kinds_of(name)] == [party]

    def leads(self, tree: Tree, token: Token, party: int) -> bool:
        """Whether the party was the subject where it was last named, and nobody else has been one since."""
        here = self.page.words[token.item.first].start
        own = [s for s in self.spoken if s.place < here and party in s.parties]
        last = max((s.unit for s in own), default=-99)
        subject = any(s.subject for s in own if s.unit == last)
        return subject and tree.number - last <= _NEAR + 1 and not self.count(tree, token, party, leading=True)

    def _since(self, tree: Tree, here: int, party: int) -> int:
        """The sentence from which rivals count: this one where the party is its subject."""
        last = -99
        for said in self.spoken:
            if said.place < here and party in said.parties:
                last = max(last, said.unit)
                if said.unit == tree.number and said.subject:
                    return tree.number
        return min(max(last, 0), tree.number - _NEAR)

    def _kinds(self, token: Token, party: int) -> frozenset[PartyKind]:
        own = self.references.kind(party)
        if own is PartyKind.PERSON or token.low in _PERSONAL[:5]:
            return frozenset({PartyKind.PERSON})
        lands = token.low in self.references.tables["pronouns"] or own is PartyKind.COUNTRY
        return BODIES | {PartyKind.COUNTRY} if lands else BODIES

    def _unnamed(self, tree: Tree, since: int, here: int) -> Iterator[Token]:
        """The nouns of the sentences that name nobody."""
        for other in self.page.trees[max(0, since) : tree.number + 1]:
            for token in other.tokens:
                before = self.page.words[token.item.first].start < here
                if before and token.pos == "NOUN" and not token.item.spans and not self._names(other, token):
                    yield token

    def _names(self, tree: Tree, token: Token) -> bool:
        """Whether the noun stands beside the name of whom it calls so: "the minister, X", "X, a banker"."""
        return bool(self._beside(tree, token))

    def _beside(self, tree: Tree, token: Token) -> list[Token]:
        """The names that the noun is apposed or prefixed to, or said to be."""
        head = tree.parent(token)
        beside = tree.kids(token, "appos", "flat")
        if head is not None and token.dep in ("appos", "compound", "nmod", "attr", "amod"):
            beside = [*beside, head, *tree.subjects(head)] if head.pos in ("VERB", "AUX") else [*beside, head]
        after = tree.tokens[token.index + 1 : token.index + 3]
        beside += [t for t in after if t.dep in ("appos", "flat", *_SUBJECTS)]
        return [t for t in beside if t.item.spans]

    def _may_be(self, noun: Token, phrase: Token, party: int) -> bool:
        """Whether an unnamed noun may be what the phrase means."""
        if phrase.low in _PERSONAL or self.references.kind(party) is PartyKind.PERSON:
            return noun.low in self.people and noun.low != phrase.low
        body = noun.low in self.bodies and noun.low not in self.people
        return noun.dep in (*_SUBJECTS, "ROOT") and body and noun.low != phrase.low
