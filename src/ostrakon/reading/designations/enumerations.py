"""Lists of targets in running text: which names of a stretch are members of the list, and where such lists stand.

A member is the first name of a segment between commas, semicolons and "and"; what stands in a relative clause,
after a verb or after a preposition says something of a member and is none.
"""

import re
from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import is_bystander
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

LISTABLE = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL)
_BREAKS = frozenset((",", ";", "and", "et", ":", "-", "&", "(", ")", "."))
_WHO = frozenset(("who", "which", "whose", "whom", "that", "where", "qui", "dont", "que", "où"))
_LEADS = frozenset(("including", "as", "like", "along", "with", "notably", "namely", "plus", "ainsi", "avec",
                    "notamment", "chez", "alias"))  # fmt: skip
_LINKS = frozenset(("is", "are", "was", "were", "also", "include", "includes", "included"))
_KIN = frozenset(("its", "his", "her", "their"))  # "and its chief executive, X"
_SUBJECTS = ("nsubj", "nsubjpass")


class Members:
    """Finds the members of lists for one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        rows = load_rules(f"designations_{page.language}")
        self.after = [re.compile(row) for row in rows.get("listing_opens", ())]
        self.also = [re.compile(row) for row in rows.get("listing_also", ())]
        self.before = [re.compile(row) for row in rows.get("listing_closes", ())]

    def listed_in(self, tree: Tree) -> list[int]:
        """The members that a sentence of listing names: "Among them are A and B", "A is also listed"."""
        words = " ".join(t.low for t in tree.tokens)
        for start, pattern in [(n, p) for n in self._openings(tree) for p in self.after]:
            found = pattern.match(" ".join(t.low for t in tree.tokens[start:]))
            if found:
                start += len(found.group().split())
                while start < len(tree.tokens) and tree.tokens[start].low in _LINKS:
                    start += 1  # "The persons listed are X and Y"
                members = self.of(tree, tree.tokens[start:])
                if members:
                    return members
        more: list[int] = []
        for pattern in self.also:
            found = pattern.search(words)
            if found:
                more += self.of(tree, tree.tokens[len(words[: found.end()].split()) :], subject=True)
        for pattern in self.before:
            found = pattern.search(words)
            if found and found.start() and not _of_whose(words[: found.start()]):
                members = self.of(tree, tree.tokens[: len(words[: found.start()].split())], subject=True)
                if members:
                    return [*members, *(p for p in more if p not in members)]
        return []

    def _openings(self, tree: Tree) -> list[int]:
        """Where a sentence and what stands behind its semicolons open: "the companies are A and B"."""
        return [0, *(t.index + 1 for t in tree.tokens if t.text == ";")]

    def of(self, tree: Tree, tokens: Sequence[Token], *, subject: bool = False) -> list[int]:
        """The members among the tokens, which are a stretch of the sentence."""
        out: list[int] = []
        for segment in self._segments(tokens):
            named = self._first_named(tree, segment, subject=subject)
            if named is not None:
                out += self.references.named(named)
        return self.listable(out)

    def listable(self, parties: Sequence[int]) -> list[int]:
        """Those that can stand on a list, without unnamed speakers."""
        drafts = self.page.parties.parties
        return [
            p
            for p in dict.fromkeys(parties)
            if drafts[p].kind in LISTABLE
            and not drafts[p].key.startswith(("speaker:", "crowd:"))
            and not (is_bystander(drafts[p].key) and drafts[p].kind is PartyKind.ORGANIZATION)
        ]

    def _first_named(self, tree: Tree, segment: Sequence[Token], *, subject: bool) -> Token | None:
        for place, token in enumerate(segment):
            says = token.pos in ("VERB", "AUX") and not token.item.spans and token.dep != "amod"
            if token.low in _WHO or token.low in ("not", "except") or says:
                return None
            of_few = token.low == "of" and place and segment[place - 1].pos == "NUM"  # "two of its executives, X"
            if (
                token.pos == "ADP"
                and not token.item.spans
                and not of_few
                and not (place < 3 and token.low in _LEADS)
            ):
                return None
            if token.item.spans:
                after = self.page.words[token.item.last].low if token.item.last < len(self.page.words) else ""
                if (
                    (self._modifies(token) and not self._says_kind(tree, token))
                    or after in ("'s", "'")
                    or (place + 1 < len(segment) and segment[place + 1].low in ("'s", "'"))
                ):
                    continue
                if token.dep in _SUBJECTS and not subject and _finite_head(tree, token):
                    return None
                if _inside_clause(tree, token, segment[0]):
                    return None
                return token
        return None

    def _segments(self, tokens: Sequence[Token]) -> list[list[Token]]:
        out: list[list[Token]] = [[]]
        for token in tokens:
            if token.low in _BREAKS and not token.item.spans:
                out.append([])
                continue
            out[-1].append(token)
            if token.item.spans and self.page.words[token.item.last - 1].text == ",":
                out.append([])  # a comma that closes the name's apposition
        return [segment for segment in out if segment]

    def _says_kind(self, tree: Tree, token: Token) -> bool:
        """`the Black Cobra militia`: the noun right after the name says what it is."""
        head = tree.parent(token)
        return (
            head is not None and head.index == token.index + 1 and bool(self.references.members.beside(tree, head))
        )

    def _modifies(self, token: Token) -> bool:
        """Whether a name only says of what: "EU citizens"; not where it took in an office: "X, minister"."""
        if token.dep == "poss":
            return True
        names = [self.page.names[s] for s in token.item.spans]
        whole = token.item.last == names[-1].last
        return token.dep in ("compound", "amod", "nmod") and (whole or names[0].kind is not PartyKind.PERSON)

    def completing(self, tree: Tree, head: Token, have: Sequence[int], *, open_count: bool) -> list[int]:
        """More members of the list that the act's own words open: "X, his wife Y and nine other people"."""
        passive = tree.passive(head)
        named = [t for t in tree.tokens if t.item.spans and set(self.references.named(t)) & set(have)]
        named = [t for t in named if (t.index < head.index) is passive]
        base = min((_adpositions(tree, t, head) for t in named), default=-1)
        if base < 0:
            return []
        zone = tree.tokens[: head.index] if passive else tree.tokens[head.index + 1 :]
        out: list[int] = []
        kin = False
        for segment in self._segments(zone):
            token = self._first_named(tree, segment, subject=passive)
            follows, kin = kin, segment[0].low in _KIN and token is None and segment[-1].pos in ("NOUN", "PROPN")
            if token is None:
                continue
            if follows and segment[0] is token and tree.tokens[segment[0].index - 1].text == ",":
                out += self.references.named(token)
            depth = _adpositions(tree, token, head)
            if 0 <= depth <= base or (open_count and depth < 0 and token.dep in ("conj", "appos")):
                out += self.references.named(token)
        return self.listable(out)


def _of_whose(before: str) -> bool:
    """`X, whose phone was targeted too`: it is not X who was."""
    return "whose" in before.rpartition(",")[2].split()


def _inside_clause(tree: Tree, token: Token, first: Token) -> bool:
    """`X, which served a sanctioned lender, Y`: Y stands beside a noun of the clause on X."""
    head = tree.parent(token)
    if token.dep != "appos" or head is None or head.item.spans or head.index >= first.index:
        return False
    return any(t.dep == "relcl" and t.index < first.index for t in tree.above(head))


def _finite_head(tree: Tree, token: Token) -> bool:
    """Whether a subject has a verb of its own after it: "..., Reuters reported"."""
    head = tree.parent(token)
    return head is not None and head.pos in ("VERB", "AUX") and head.index > token.index


def _adpositions(tree: Tree, token: Token, head: Token) -> int:
    """Prepositions between a name and the act's head; -1 where another clause lies between or none leads there."""
    count = 0
    for step in tree.above(token):
        if step.index == head.index:
            return count
        if step.pos in ("VERB", "AUX"):
            return -1
        count += step.pos == "ADP"
    return -1
