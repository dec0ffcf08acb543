"""The members of a French list of targets by the order of words: after the verb, before it, along a name.

A name is a member where a comma, "et", "ainsi que", "de même que" or the verb leads it, with only titles and other
common nouns between. What stands behind "qui", a participle or a preposition says something of a member. A finite
verb and words that open a reason end the list.
"""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.naming.register import Draft
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_OF = frozenset(("de", "du", "des", "d'"))
_WHO = frozenset(("qui", "que", "qu'", "où", "auquel", "auxquels", "laquelle", "lequel", "lesquels", "lesquelles"))
_SOFT = ("PUNCT", "CCONJ", "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON", "X", "SYM")
_STEPS = 10  # words between a join and the name that it leads


class Runs:
    """Reads such lists for one page."""

    def __init__(self, references: References) -> None:
        self.references = references
        rows = load_rules("designations_fr")
        self.ends = frozenset(rows["run_ends"])
        self.joins = [tuple(join.split()) for join in rows["run_joins"]]
        self.beside = {tuple(join.split()) for join in rows["run_beside"]}
        self.list_nouns = frozenset((*rows["list_words"], *rows["list_nouns"], *rows["nouns"]))
        self.never = frozenset(rows.get("never_targets", ()))
        self.heads = lexicon("fr").heads

    def after(self, tree: Tree, index: int) -> list[int]:
        """The members from token `index` on."""
        return self._parties(self._members(tree, index, len(tree.tokens)))

    def members(self, tree: Tree, index: int) -> list[Token]:
        """The tokens of the members from token `index` on, each behind "de" or not."""
        return self._members(tree, index, len(tree.tokens))

    def before(self, tree: Tree, index: int) -> list[int]:
        """The members of the subject that the verb at `index` has before it in its clause."""
        first = clause_start(tree, index)
        return self._parties(self._members(tree, first, index, subject=True))

    def group_before(self, tree: Tree, index: int) -> list[int]:
        """The names joined right before a place: of whom `, sanctionnés en 2021` or `, dont les avoirs` tells."""
        start = index - 1 if index and tree.tokens[index - 1].text == "," else index
        first = start
        while first > 0 and self._goes_on(tree.tokens[first - 1]):
            first -= 1
        return self._parties(self._members(tree, first, start, subject=True))

    def _goes_on(self, token: Token) -> bool:
        """Whether a group of names can go on over a token, read from its end."""
        if token.item.spans or token.text in (",", "(", ")") or token.item.time is not None:
            return True
        joins = token.low in ("et", "ou", "ainsi", "même", "que", "qu'", "dont", "comme", "tout")
        return joins or (token.pos in _SOFT and token.text not in (";", ":")) or token.low in _OF

    def along(self, tree: Tree, head: Token, have: Sequence[int]) -> list[int]:
        """The list that the first name of those at hand opens behind the head, or stands in before it."""
        named = [t for t in tree.tokens if set(self.references.named(t)) & set(have)]
        behind = [t for t in named if t.index > head.index]
        if behind:
            return self.after(tree, behind[0].index)
        found = self.before(tree, head.index) if named else []
        found = found if set(found) & set(have) else []
        return [*found, *self._beside(tree, head)]

    def _beside(self, tree: Tree, head: Token) -> list[int]:
        """`X a été placé sur la liste, de même que Y`: who is named behind the act as one more."""
        for token in tree.tokens[head.index + 1 :]:
            join = self._join_at(tree, token.index)
            words = tuple(t.low for t in tree.tokens[token.index : token.index + join])
            if join and words in self.beside and tree.tokens[token.index - 1].text == ",":
                return self.after(tree, token.index + join)
        return []

    def keeps(self, token: Token) -> bool:
        """Whether the token names what can stand on a list."""
        return bool(self._parties([token]))

    def can_stand(self, party: int) -> bool:
        """Whether the party can stand on a list."""
        draft = self.references.page.parties.parties[party]
        return draft.kind in LISTABLE or _is_plain_body(draft)

    def _parties(self, tokens: Sequence[Token]) -> list[int]:
        drafts = self.references.page.parties.parties
        named = dict.fromkeys(p for t in tokens for p in self.references.named(t))
        return [
            p
            for p in named
            if (drafts[p].kind in LISTABLE or _is_plain_body(drafts[p]))
            and not drafts[p].key.startswith(("speaker:", "crowd:"))
            and not set(drafts[p].names) & self.never
            and not (drafts[p].key.startswith("body:") and drafts[p].kind is PartyKind.ORGANIZATION)
        ]

    def _members(self, tree: Tree, first: int, last: int, *, subject: bool = False) -> list[Token]:
        out: list[Token] = []
        lead, aside, told = first, False, False
        for token in tree.tokens[first:last]:
            if token.index < lead:
                continue
            if token.index > first and self._skips(tree, token):
                lead, aside = token.index, False
            if token.text == "(" and self._is_short_name(tree, token.index, last):
                lead = token.index + 3  # "les Forces alliées (ADF)": a short name
                continue
            joined = self._join_at(tree, token.index)
            if joined or token.text in (",", ";", ":", "(", ")", "-") or token.low in ("et", "ou"):
                resumes = bool(joined) or token.text in (",", ";", ":", "-", ")")
                aside = aside and not resumes
                told = told and not joined
                lead = token.index + max(1, joined)
            elif token.text == "." or (self._ends(tree, token) and not subject):
                break
            elif token.item.spans or token.item.time is not None:
                if self.keeps(token) and not (aside or told):
                    out += self._led(tree, lead, token)
            elif token.low in _WHO or token.low == "dont":
                aside = True
            elif token.pos in ("VERB", "AUX"):
                if not aside and not (token.past or token.gerund) and not subject:
                    break
                aside = True
                told = told or (token.past and token.lemma in ("accuser", "soupçonner", "impliquer", "condamner"))
        return out

    def _skips(self, tree: Tree, token: Token) -> bool:
        """`A, commissaire à la défense, le général B`: an office behind A is read apart, with its commas."""
        before = tree.tokens[token.index - 1]
        between = self.references.page.words[before.item.first : token.item.first]
        return bool(before.item.spans) and bool(between) and between[-1].text == ","

    def _is_short_name(self, tree: Tree, index: int, last: int) -> bool:
        """Whether a bracket holds one name and no more."""
        inside, closing = tree.tokens[min(index + 1, last - 1)], tree.tokens[min(index + 2, last - 1)]
        return closing.text == ")" and len(inside.item.spans) == 1

    def _join_at(self, tree: Tree, index: int) -> int:
        """How many words the join at a place has: "ainsi que", "de même que", "dont" before a list."""
        for join in self.joins:
            words = tuple(t.low for t in tree.tokens[index : index + len(join)])
            if words == join:
                after = tree.tokens[index + len(join) : index + len(join) + 2]
                clausal = any(t.pos in ("VERB", "AUX") or t.low in ("l'", "se", "s'") for t in after[:1])
                return 0 if clausal or (join == ("dont",) and not opens_list(tree, index)) else len(join)
        return 0

    def _ends(self, tree: Tree, token: Token) -> bool:
        """Whether a word opens what is no list any more; "sur sa liste" and "sous sanctions" do not."""
        if token.low not in self.ends:
            return False
        after = [t.low for t in tree.tokens[token.index + 1 : token.index + 4]]
        return not set(after) & self.list_nouns

    def _led(self, tree: Tree, lead: int, token: Token) -> list[Token]:
        """The token where a join leads it; of "X, sœur de Y, Z" with Y and Z in one token only Z."""
        if self._leads(tree, lead, token):
            return [token]
        spans = token.item.spans[1:]
        return [replace(token, item=replace(token.item, spans=spans))] if spans else []

    def _leads(self, tree: Tree, lead: int, name: Token) -> bool:
        """Whether only a title or kind of thing stands between the join and the name."""
        between = tree.tokens[lead : name.index]
        if len(between) > _STEPS or any(t.item.spans and self.keeps(t) for t in between):
            return False
        words = [t for t in between if t.item.time is None]
        while words and (
            words[0].pos in ("ADP", "DET", "ADV") or words[0].low in ("ceux", "celui", "celle", "celles")
        ):
            words = words[1:]  # "à A, à B", "ceux de C"
        if any(t.pos not in _SOFT and t.low not in _OF for t in words):
            return False
        nouns = [t.low for t in words if t.pos in ("NOUN", "PROPN")]
        of = [n for n, t in enumerate(words) if t.low in _OF]
        if not of:
            return True
        person = any(self.references.kind(p) is PartyKind.PERSON for p in self.references.named(name))
        direct = of[-1] == len(words) - 1 or all(t.pos == "DET" for t in words[of[-1] + 1 :])
        office = any((noun,) in self.heads for noun in nouns)
        return not direct and (office if person else not office)


def _is_plain_body(draft: Draft) -> bool:
    """A bureau, guard or central bank that is no authority known for its measures."""
    name = draft.key.removeprefix("body:")
    return draft.kind is PartyKind.PUBLIC_BODY and (not name or name != name.lower())


def opens_list(tree: Tree, index: int) -> bool:
    """`neuf personnes, dont A et B`: no finite verb follows before the next comma."""
    for later in tree.tokens[index + 1 :]:
        if later.text in (",", ".", ";"):
            return True
        if later.pos in ("VERB", "AUX") and not later.past:
            return False
    return True


def clause_start(tree: Tree, index: int) -> int:
    """Where the clause of the verb at `index` begins: behind "que", a colon, or at the sentence's first word."""
    for token in reversed(tree.tokens[:index]):
        clausal = token.low in ("que", "qu'") and token.dep in ("mark", "fixed", "advmod")
        if token.text in (";", ":") or (clausal and tree.tokens[token.index - 1].low not in ("ainsi", "même")):
            return token.index + 1
    return 0


def finite_verb(tree: Tree) -> Token | None:
    """The main verb of a sentence: the root, else the first finite verb that is in no relative clause."""
    root = next((t for t in tree.tokens if t.head == t.index), None)
    if root is not None and root.pos in ("VERB", "AUX"):
        return root
    aside = False
    for token in tree.tokens:
        aside = token.text != "," and (aside or token.low in ("qui", "que", "qu'", "dont"))
        if token.pos in ("VERB", "AUX") and not aside and not (token.past or token.gerund):
            return token
    return None
