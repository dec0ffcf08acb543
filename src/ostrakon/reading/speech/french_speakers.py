"""Who speaks a French quotation where no name stands beside it: `on`, `cet ancien ministre`, `Un habitant :`."""

from ostrakon.model import PartyKind
from ostrakon.reading.page import Page
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.quote_sides import QuoteSides

_THIS = frozenset(("ce", "cet", "cette"))
_ON = frozenset(("on", "-t-on", "-on", "l'on"))
_BODIES = (PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.COUNTRY)
_NEAR = 4  # words of a zone in which "on" or "cet" stands
_LABEL = 9  # words before a colon that may name a speaker


class FrenchSpeakers:
    """Answers for one page, quotation by quotation."""

    def __init__(self, page: Page, references: References, sides: QuoteSides) -> None:
        self.page, self.references, self.sides = page, references, sides
        self.humans = frozenset(load_rules("charges_fr")["humans"]) | frozenset(
            load_rules("charges_fr")["speakers"]
        )

    def first(self, number: int, last: list[int]) -> tuple[list[int], str] | None:
        """Before any other rule: nobody for `on`, whoever spoke last for `ajoute cet ancien ministre`."""
        zone = self.sides.zones.get(number)
        if zone is None:
            return None
        words = self.page.words
        near = [words[i].low for i in range(zone.first, min(zone.last, zone.first + _NEAR))]
        if set(near) & _ON:
            return self._bodies(zone.first, zone.last), "on"
        if last and len(near) > 1 and self.sides.inverted(zone) and set(near[1:3]) & _THIS:
            people = [s for s in self.page.names if zone.first <= s.first < zone.last and s.form != "description"]
            named = [s for s in people if s.kind is PartyKind.PERSON and words[s.first - 1].text == ","]
            return None if named else (list(last), "again")
        return None

    def _bodies(self, first: int, last: int) -> list[int]:
        """`rappelle-t-on au ministère`: the body that "on" stands for, where one is named."""
        words = [self.page.words[i].low for i in range(first, last)]
        if "entourage" in words:
            return []
        spans = [n for n, s in enumerate(self.page.names) if first <= s.first < last]
        parties = [self.page.parties.of_span[n] for n in spans]
        return [p for p in parties if self.references.kind(p) in _BODIES][:1]

    def later(self, number: int, tree: Tree | None, inside: list[Token]) -> tuple[list[int], str] | None:
        """After all other rules: a label before a colon, the subject of a quoted verb, people without a name."""
        found = self._labelled(number)
        if found:
            return found, "label"
        if tree is None:
            return None
        for token in inside:
            for subject in tree.kids(token, "nsubj", "nsubjpass"):
                parties = self.references.of(tree, subject).parties if subject not in inside else []
                if parties and self.references.kind(parties[0]) in _BODIES:
                    return parties[:1], "quoted_verb"
        return self._unnamed(tree, inside)

    def _labelled(self, number: int) -> list[int]:
        """`Un habitant : « ... »`: the phrase that opens the sentence and ends with a colon."""
        start = self.page.quotes[number].start
        words = self.page.words
        colon = max((i for i, w in enumerate(words) if w.end <= start and w.text not in ('"', "«")), default=-1)
        if colon < 1 or words[colon].text != ":":
            return []
        first = colon - 1
        while first > 0 and not words[first].opens and colon - first < _LABEL:
            first -= 1
        lows = [w.low for w in words[first:colon]]
        if not words[first].opens or not set(lows[:4]) & self.humans:
            return []
        head = next(i for i in range(first, colon) if words[i].low in self.humans)
        return [self._party(first, head + 1)]

    def _unnamed(self, tree: Tree, inside: list[Token]) -> tuple[list[int], str] | None:
        """`l'ambassadrice a salué « ... »`: the subject of the verb before the quotation."""
        outside = [t for t in tree.tokens if t not in inside]
        verbs = [t for t in outside if t.pos == "VERB" and inside and t.index < inside[0].index]
        if not verbs:
            return None
        line = Line(tree)
        for token in line.subject(line.group(verbs[-1])):
            if token.low in self.humans and not token.item.spans:
                first = token.item.first - (token.index > 0 and tree.tokens[token.index - 1].pos == "DET")
                return [self._party(first, token.item.last)], "unnamed"
        return None

    def _party(self, first: int, last: int) -> int:
        start, end = self.page.words[first].start, self.page.words[last - 1].end
        return self.page.parties.described(start, end, kind=PartyKind.PERSON, sort="speaker")
