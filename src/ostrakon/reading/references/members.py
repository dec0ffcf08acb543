"""Named members of a group that a phrase names: appositions, lists after a colon, "including", "among them"."""

from collections.abc import Callable

from ostrakon.model import PartyKind
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

# what opens another clause, whose names are no members: "including X, as Y hosted Z"
_CLAUSE_OPENERS = frozenset(
    ["as", "while", "when", "after", "before", "because", "since", "although", "tandis", "alors", "lorsque",
     "quand", "après", "avant", "puisque", "pendant", "que", "qu'"]
)  # fmt: skip
_BODY_NOUNS = ("company", "group", "organization", "public", "body", "vessel")
_OF_FRENCH = ("de", "du", "des", "d'")


class Members:
    """Finds the members of groups for one page; `named` gives the parties that a token names."""

    def __init__(self, page: Page, named: Callable[[Token], list[int]]) -> None:
        self.page, self.named = page, named
        self.tables = load_rules("references")[page.language]

    def below(self, tree: Tree, token: Token) -> list[int]:
        """Named members of a group: appositions, lists after a colon, "including", "among them"."""
        out: list[int] = []
        for child in tree.kids(
            token, "appos", "acl", "relcl", "dep", "prep", "nmod", "parataxis", "flat", "compound"
        ):
            if child.low in self.tables["including"] or child.lemma in self.tables["including"]:
                inner = [t for t in tree.subtree(child) if t.item.spans and is_member(tree, t, child)]
                out += [p for t in inner for p in self.named(t) if self._memberly(p)]
            elif (
                child.dep in ("nmod", "compound")
                and child.index < token.index
                and self._before(tree, child, token)
            ):
                out += [p for p in self.named(child) if self._memberly(p)]
            elif child.dep in ("appos", "flat", "parataxis") or (
                child.dep == "nmod"
                and child.index > token.index
                and not tree.kids(child, "case")
                and tree.language == "fr"
            ):
                for part in tree.conjuncts(child):
                    out += [p for p in self.named(part) if self._memberly(p) and not belongs(tree, part, child)]
        out += self._after_colon(tree, token)
        return list(dict.fromkeys(out))

    def beside(self, tree: Tree, token: Token) -> list[int]:
        """`the G9 alliance`, `the Alrosa diamond giant`: the noun that says what the name before it is."""
        if token.pos != "NOUN" or token.item.spans or not self._says_kind(token):
            return []
        names = [t for t in tree.kids(token, "compound", "nmod") if t.index < token.index and t.item.spans]
        between = tree.tokens[names[-1].index + 1 : token.index] if names else []
        if len(names) != 1 or any(t.pos not in ("NOUN", "ADJ", "PROPN") or t.item.spans for t in between):
            return []
        return [p for p in self.named(names[0]) if self._memberly(p)]

    def _says_kind(self, token: Token) -> bool:
        nouns = self.tables["nouns"]
        kind = nouns.get(token.low) or nouns.get(token.lemma)
        people = token.lemma in ("judge", "juge")  # "ICC judges" are no court
        return kind in _BODY_NOUNS and token.low not in self.tables["plural"] and not people

    def _before(self, tree: Tree, child: Token, token: Token) -> bool:
        """`Dodik, four associates and ...` with the name taken for a modifier of the noun after the comma."""
        between = [t.low for t in tree.tokens[child.index + 1 : token.index]]
        named = bool(child.item.spans) and self.page.names[child.item.spans[0]].form != "description"
        return named and bool(between) and (between[0] in (",", "and", "et") or between[0].isdigit())

    def _memberly(self, party: int) -> bool:
        return self.page.parties.parties[party].kind not in (PartyKind.COUNTRY, PartyKind.PLACE)

    def _after_colon(self, tree: Tree, token: Token) -> list[int]:
        subtree_end = max(t.index for t in tree.subtree(token))
        out: list[int] = self._after_comma(tree, subtree_end)
        marks = ("including", "notably", "namely", "dont", "notamment", "parmi", "among", ":", "-")
        for index in range(token.index + 1, len(tree.tokens)):
            step = tree.tokens[index]
            if step.low in marks and index <= subtree_end + 2 and (step.low != "-" or index > token.index + 1):
                for later in tree.tokens[index + 1 :]:
                    if later.pos == "VERB" and (later.past or later.dep in ("ROOT", "ccomp", "advcl", "conj")):
                        break
                    if later.low in _CLAUSE_OPENERS:
                        break
                    out += [p for p in self.named(later) if self._memberly(p) and self._direct(tree, later)]
                break
        return out

    def _after_comma(self, tree: Tree, end: int) -> list[int]:
        """`two of his companies, A and B` with the names hung on the verb."""
        if end + 2 >= len(tree.tokens) or tree.tokens[end + 1].text != ",":
            return []
        step = tree.tokens[end + 2]
        if not step.item.spans or step.dep not in ("npadvmod", "dep"):
            return []
        return [p for t in tree.conjuncts(step) for p in self.named(t) if self._memberly(p)]

    def _direct(self, tree: Tree, token: Token) -> bool:
        """Whether the name stands for itself, not behind "the head of"."""
        if tree.language == "fr":
            return not any(one.low in (*_OF_FRENCH, "à", "au", "par") for one in tree.kids(token, "case"))
        head = tree.parent(token)
        return not (
            head is not None and head.pos == "ADP" and head.low in ("of", "in", "at", "from", "by", "with", "for")
        )


def belongs(tree: Tree, part: Token, first: Token) -> bool:
    """`X, et Y, du courant Marada`: a French joined part with "de" after a comma is what Y belongs to."""
    if tree.language != "fr" or part is first:
        return False
    cases = [case for case in tree.kids(part, "case") if case.low in _OF_FRENCH and case.index]
    return any(tree.tokens[case.index - 1].text == "," for case in cases) and not tree.kids(first, "case")


def is_member(tree: Tree, token: Token, anchor: Token) -> bool:
    """Whether a name under "including" is itself a member, not part of what is said of one."""
    deps: list[str] = []
    for step in [token, *tree.above(token)]:
        if step.index == anchor.index:
            break
        deps.append(step.dep)
    return deps.count("pobj") < 2 and set(deps) <= {"pobj", "conj", "appos", "obj", "obl", "dep", "flat", "xcomp"}
