"""People and bodies without a name on a side of an accusation: "critics", "a guard", "a Turkish company"."""

from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.rivals import person_words
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_LEADS = ("compound", "amod", "nmod", "punct", "npadvmod", "nummod", "advmod")
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "our", "my"])


@cache
def _doers(language: str) -> dict[str, PartyKind]:
    """Nouns for those who act without a name, with their kind."""
    rows = load_rules("allegations")[language]
    out = dict.fromkeys((*rows["crowds"], *rows["armed"], *rows["doers"]), PartyKind.GROUP)
    out |= dict.fromkeys(rows["bodies"], PartyKind.ORGANIZATION)
    out |= dict.fromkeys(rows["businesses"], PartyKind.COMPANY)
    out |= dict.fromkeys(person_words(language), PartyKind.PERSON)
    out |= {f"{word}s": PartyKind.GROUP for word in person_words(language) if not word.endswith("s")}
    return out | {f"{word}s": PartyKind.GROUP for word in rows["businesses"]}


class Crowds:
    """Makes parties of those without a name, one for the same words, for one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        rows = load_rules("allegations")[page.language]
        self.nouns, self.many = frozenset(rows["crowds"]), frozenset(rows["several"])
        self.doers = _doers(page.language)

    def is_crowd(self, token: Token) -> bool:
        """Whether the noun is one for people who speak together without a name."""
        return token.low in self.nouns and not token.item.spans

    def is_unnamed(self, party: int) -> bool:
        """Whether the party is one of those made here."""
        return self.page.parties.parties[party].key.startswith("crowd:")

    def is_new(self, tree: Tree, token: Token) -> bool:
        """Whether the noun brings in somebody without a name: "a former guard", not "the guard"; but "the
        Secretary of State".
        """
        if self._is_office(tree, token):
            return True
        if tree.language != "en" or token.pos != "NOUN" or token.item.spans or token.low not in self.doers:
            return False
        if token.dep in ("attr", "oprd"):
            return False  # "this is a regime that murders"
        if any(t.low in _DEFINITE for t in tree.kids(token, "det", "poss")):
            return False
        if any(t.item.spans for t in tree.kids(token, "appos", "flat")):
            return False
        single = self.doers[token.low] is not PartyKind.GROUP
        return not single or bool(tree.kids(token, "det", "nummod", "poss"))

    def is_generic(self, tree: Tree, token: Token) -> bool:
        """`Criminals enslave people`: all of a kind, at all times; nobody in particular."""
        verbs = [tree.parent(token), *tree.kids(token, "relcl")]
        now = any(
            v is not None and v.pos == "VERB" and v.low == v.lemma and not tree.kids(v, "aux") for v in verbs
        )
        return (
            tree.language == "en"
            and now
            and not tree.kids(token, *_LEADS, "det", "poss")
            and token.low.endswith("s")
        )

    def is_body_of(self, tree: Tree, token: Token) -> bool:
        """`the Chinese embassy`, `the mayor's office`: a body known by whose it is, not spoken of before."""
        if self.doers.get(token.low) is not PartyKind.ORGANIZATION and token.low not in ("embassy", "government"):
            return False
        owned = [t for t in tree.kids(token, "amod", "compound", "poss") if t.pos in ("ADJ", "NOUN", "PROPN")]
        return bool(owned) and self.is_first(tree, token)

    def is_first(self, tree: Tree, token: Token) -> bool:
        """Whether "the brothers", "the ombudsman" has not been spoken of before and so means nobody named."""
        known = token.low in self.doers and token.pos in ("NOUN", "PROPN") and not token.item.spans
        if tree.language != "en" or not known or any(t.item.spans for t in tree.kids(token, "appos", "flat")):
            return False
        before = self.page.words[: token.item.first]
        return all(word.low != token.low for word in before)

    def _is_office(self, tree: Tree, token: Token) -> bool:
        """`the Secretary of State`, with capitals and without its holder's name."""
        if tree.language != "en" or token.pos != "PROPN" or token.item.spans or not token.text[0].isupper():
            return False
        office = self.doers.get(token.low) is PartyKind.PERSON
        return office and any(t.low == "the" for t in tree.kids(token, "det")) and bool(self._of(tree, token))

    def _of(self, tree: Tree, token: Token) -> list[Token]:
        return [t for p, t in tree.preps(token) if p == "of" and t.pos == "PROPN" and not t.item.spans]

    def party(self, tree: Tree, token: Token) -> int:
        """The party of the group that the noun and the words before it describe."""
        first = token.index
        while first > 0:
            before = tree.tokens[first - 1]
            if before.low not in self.many and (before.dep not in _LEADS or before.text in (",", '"', "(")):
                break
            first -= 1
        start = self.page.words[tree.tokens[first].item.first].start
        last = self._of(tree, token)[-1] if self._is_office(tree, token) else token
        end = self.page.words[last.item.last - 1].end
        kind = self.doers.get(token.low, PartyKind.GROUP)
        return self.page.parties.described(start, end, kind=kind, sort="crowd")
