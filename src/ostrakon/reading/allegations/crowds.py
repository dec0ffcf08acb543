"""Unnamed groups on a side of an accusation: "critics", "rights groups", "UN experts", "gunmen"."""

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_LEADS = ("compound", "amod", "nmod", "punct", "npadvmod")


class Crowds:
    """Makes parties of unnamed groups, one for the same words, for one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        rows = load_rules("allegations")[page.language]
        self.nouns, self.many = frozenset(rows["crowds"]), frozenset(rows["several"])

    def is_crowd(self, token: Token) -> bool:
        """Whether the noun is one for people who speak together without a name."""
        return token.low in self.nouns and not token.item.spans

    def party(self, tree: Tree, token: Token) -> int:
        """The party of the group that the noun and the words before it describe."""
        first = token.index
        while first > 0:
            before = tree.tokens[first - 1]
            if before.low not in self.many and (before.dep not in _LEADS or before.text in (",", '"', "(")):
                break
            first -= 1
        start = self.page.words[tree.tokens[first].item.first].start
        end = self.page.words[token.item.last - 1].end
        form = self.page.text[start:end]
        register = self.page.parties
        known = register.by_key(f"crowd:{form.lower()}")
        party = register.add(PartyKind.GROUP, key=f"crowd:{form.lower()}") if known is None else known
        draft = register.parties[party]
        if form not in draft.names:
            draft.names.append(form)
        if all(mention[0] != start for mention in draft.mentions):
            draft.mentions.append((start, end, MentionBy.DESCRIPTION))
        return party
