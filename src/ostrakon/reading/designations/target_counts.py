"""How many targets a phrase counts: "eight agents", "four gang leaders: A, B, C and D", two counts that add up.

Takes: trees and the page. Gives: the count and its words, set on the reference of the phrase.
"""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.prose.words import Word
from ostrakon.reading.references.counting import count_of, count_phrase
from ostrakon.reading.references.references import Reference
from ostrakon.reading.rules import load_rules

_DESCRIBED = 3  # words between a number and the noun that it counts


class TargetCounts:
    """Counts targets for one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.plural = frozenset(load_rules("references")[page.language]["plural"])
        self.vague = frozenset(load_rules("references")[page.language]["vague"])

    def add_up(self, heads: Sequence[Token], out: Reference) -> None:
        """`two persons responsible for it and three firms that helped`: the sum of what is counted apart."""
        for token in heads:
            more = None if token.item.spans else count_phrase(self.page, token.item.first, self.page.language)
            if more is None or out.counted is None or out.count is None or more[0] is None:
                continue
            if more[1][0] >= out.counted[1]:
                out.count, out.counted = out.count + more[0], (out.counted[0], more[1][1])

    def count(self, tree: Tree, heads: Sequence[Token], out: Reference) -> None:
        """`eight agents`: a number with any plural noun counts targets."""
        for token in heads:
            of_many = [t for p, t in tree.preps(token) if p in ("of", "de")] if token.low in self.vague else []
            if of_many:
                out.counted = self.page.span_of(token.item.first, of_many[0].item.last)
                return
            of_few = [t for p, t in tree.preps(token) if p == "of"] if token.pos == "NUM" else []
            if of_few and of_few[0].low in self.plural:
                out.count = count_of(token.low, self.page.language)
                out.counted = self.page.span_of(token.item.first, of_few[0].item.last)
                return
            number = next((t for t in tree.kids(token, "nummod") if t.index < token.index), None)
            if number is not None and token.item.spans:
                self._count_titled(token, number, out)
                return
            if (
                number is None
                or token.item.spans
                or token.item.time is not None
                or token.pos not in ("NOUN", "PROPN")
            ):
                continue
            size = count_of(number.low, self.page.language)
            if size is not None and size > 0 and token.low.endswith(("s", "en", "e")):
                out.count, out.counted = size, self.page.span_of(number.item.first, token.item.last)
                return

    def _count_titled(self, token: Token, number: Token, out: Reference) -> None:
        """`four gang leaders: A, B, C and D`, where office and names are one item of the tree."""
        names = [self.page.names[span] for span in token.item.spans]
        after = range(number.item.last, min(number.item.last + _DESCRIBED, names[0].first))
        told = next((c for w in after if (c := count_phrase(self.page, w, self.page.language))), None)
        if told is not None:
            out.count, out.counted = told
            return
        size, end = count_of(number.low, self.page.language), min(name.first for name in names)
        if is_nationals(token, names):
            out.count, out.counted = size, self.page.span_of(number.item.first, token.item.last)
            return
        nouns = self.page.words[number.item.last : end]
        if size is not None and size > 1 and _is_heading(nouns):
            out.count, out.counted = size, self.page.span_of(number.item.first, number.item.last + 1)
            return
        if size == len(names) and end > number.item.last:
            while end > number.item.last + 1 and not self.page.words[end - 1].text[0].isalnum():
                end -= 1
            out.count, out.counted = size, self.page.span_of(number.item.first, end)


def is_nationals(token: Token, names: Sequence[NameSpan]) -> bool:
    """`14 Salvadorans`: people counted by their nation, no party."""
    one = len(names) == 1 and token.item.last - token.item.first == 1
    plural = token.text.endswith(("ans", "ians", "ese", "is", "ers", "os", "ards"))
    return one and plural and names[0].kind is not PartyKind.PERSON


def _is_heading(nouns: Sequence[Word]) -> bool:
    """`bankers: `, `judges - `: a noun in the plural that a mark sets before the names."""
    if len(nouns) < 2:
        return False
    return nouns[0].text.islower() and nouns[0].low.endswith(("s", "men")) and nouns[1].text in (":", "-", ",")
