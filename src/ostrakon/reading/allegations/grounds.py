"""On what ground a party is taken for the accused, and which grounds are good enough to accuse anybody.

A wrong accused is worse than ten missed claims. So each party that a phrase may mean comes with the way it was
found and with its rivals, the other parties near by that the phrase may mean as well; one policy decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.rivals import Rivals
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.rules import load_rules

_LISTED = 1  # sentences before "they" in which another list may be meant
_FAR = 3  # sentences before the phrase beyond which nobody is surely meant
_POINTING = frozenset(["the", "this", "that", "these", "those", "both", "all", "its", "their", "his", "her"])
_OUTSIDE = ("in", "of", "from", "by", "with", "for", "at", "near", "on", "under", "against")
_SEVERAL = ("they", "them", "their", "both", "ils", "elles", "eux", "leur", "les")


class Ground(Enum):
    """How a party was found for a phrase."""

    NAMED = "named by the phrase"
    POINTED = "meant by a pronoun"
    DESCRIBED = "meant by a description"


@dataclass(frozen=True, slots=True)
class Meant:
    """A party that a phrase means; `rivals` counts the others near by that it may mean as well; the party `leads`
    where it alone was the subject of what was said before.
    """

    party: int
    ground: Ground
    rivals: int = 0
    sentences: int = 0
    leads: bool = False

    @property
    def surely(self) -> bool:
        """The policy: whether the ground is good enough for an accusation."""
        if self.ground is Ground.NAMED:
            return True
        return self.rivals == 0 and self.sentences <= _FAR

    @property
    def likely(self) -> bool:
        """The policy for whoever accuses: also whoever the sentences before were about."""
        return self.surely or self.leads


class Grounds:
    """Answers on what grounds phrases mean parties, for one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.rivals = Rivals(page, references)
        self.gangs = frozenset(load_rules("allegations")[page.language]["gangs"])

    def surely_meant(self, tree: Tree, tokens: list[Token], accuser: Sequence[int]) -> list[int]:
        """The parties that the phrases mean on grounds good enough for an accusation."""
        out: list[int] = []
        for token in tokens:
            for part in tree.conjuncts(token):
                out += [m.party for m in self.of(tree, part, accuser) if m.surely and m.party not in out]
        return out

    def likely_meant(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """The parties that the phrases mean on grounds good enough for the side that accuses."""
        out: list[int] = []
        for token in tokens:
            for part in tree.conjuncts(token):
                out += [m.party for m in self.of(tree, part, ()) if m.likely and m.party not in out]
        return out

    def of(self, tree: Tree, token: Token, accuser: Sequence[int]) -> list[Meant]:
        """What one phrase means, without what is joined to it."""
        meant = Reference()
        self.references.add(tree, token, meant)
        found = list(dict.fromkeys(meant.parties)) or self._called(tree, token)
        beside = self._named_beside(tree, token)
        if self._only_described(token):
            return [Meant(p, Ground.DESCRIBED, self.rivals.lands(token, p)) for p in found]
        if token.item.spans or set(found) <= beside:
            return [Meant(p, Ground.NAMED) for p in found]
        pronoun = token.pos in ("PRON", "DET") or token.low in self.references.tables["pronouns"]
        ground = Ground.POINTED if pronoun else Ground.DESCRIBED
        out = []
        for party in found:
            if party in beside:
                out.append(Meant(party, Ground.NAMED))
                continue
            rivals, sentences = self._weighed(tree, token, found, accuser)
            loose = not self._is_definite(tree, token) or (len(found) == 1 and self._is_plural(token))
            if ground is Ground.DESCRIBED and loose and self.page.language == "en":
                rivals += 1  # "said that Tanzanian officers", "the opposition forces": nobody named before
            if token.low in _SEVERAL[:3] and self.references.kind(party) is PartyKind.PERSON and len(found) == 1:
                rivals += 1  # "they" is not one man
            leads = self.rivals.leads(tree, token, party)
            if leads and any(t.low in ("this", "that") for t in tree.kids(token, "det")):
                rivals = 0  # "this gang": the one just spoken of
            out.append(Meant(party, ground, rivals, sentences, leads))
        return out

    def _called(self, tree: Tree, token: Token) -> list[int]:
        """`the gang` after "the Gran Grif gang": the one party that the text has called so."""
        if token.low not in self.gangs or not self._is_definite(tree, token) or token.item.spans:
            return []
        called = self.rivals.called(token)
        return list(called) if len(called) == 1 else []

    def _only_described(self, token: Token) -> bool:
        """Whether "the government" was taken for the state spoken of last."""
        parties, names = self.page.parties, self.page.names
        bare = [s for s in token.item.spans if names[s].key.startswith("desc::")]
        own = any(parties.parties[parties.of_span[s]].key.startswith("desc::") for s in bare)
        return bool(bare) and len(bare) == len(token.item.spans) and not own

    def _is_definite(self, tree: Tree, token: Token) -> bool:
        """Whether a word of the phrase itself points back: "the officers", "both men", "his company"."""
        leads = {t.low for t in tree.kids(token, "det", "predet", "poss", "nummod")}
        leads |= {tree.tokens[token.index - 1].low} & {"both", "the", "all"} if token.index else set()
        return bool(leads & _POINTING)

    def _is_plural(self, token: Token) -> bool:
        return token.low.endswith("s") and not token.low.endswith("ss")

    def _named_beside(self, tree: Tree, token: Token) -> set[int]:
        """Named in the phrase itself: "the company, Rosneft", "four men: A, B", "the Russians"."""
        named = self.references.named
        inside = {p for t in tree.subtree(token) if self._is_member(tree, t, token) for p in named(t)}
        head = tree.parent(token)
        if head is not None and token.dep in ("appos", "attr"):
            inside |= {p for t in (head, *tree.subjects(head)) for p in named(t)}
        return inside

    def _is_member(self, tree: Tree, name: Token, top: Token) -> bool:
        """Whether a name below the word is one it stands for, not one "in", "of" or "from" which it is."""
        for step in tree.above(name):
            if step.index == top.index:
                return True
            if step.low in _OUTSIDE and tree.language == "en":
                return False
        return True

    def _weighed(self, tree: Tree, token: Token, found: list[int], accuser: Sequence[int]) -> tuple[int, int]:
        """How many others near by the phrase may mean, and how many sentences back the party was last named."""
        back = min(self.rivals.sentences_back(tree, token, p) for p in found)
        if token.low in _SEVERAL or len(found) > 1:
            return self._other_lists(tree, token, found), back
        described = token.low not in self.references.tables["pronouns"]
        if described and (self.rivals.called(token) == {found[0]} or self.rivals.only_of_kind(token, found[0])):
            return 0, back
        return self.rivals.count(tree, token, found[0], accuser), back

    def _other_lists(self, tree: Tree, token: Token, found: list[int]) -> int:
        """Other lists and groups that "they" may mean."""
        here = self.page.words[token.item.first].start
        near = [s for s in self.references.spoken if s.place < here and tree.number - _LISTED <= s.unit]
        numbered = token.low not in self.references.tables["pronouns"] and len(found) > 1
        others = {
            s.parties
            for s in near
            if s.unit <= tree.number and (len(s.parties) == len(found) if numbered else self._several(s.parties))
        }
        gathered = numbered and not any(set(found) <= set(s.parties) for s in self.references.spoken)
        return len([one for one in others if not set(one) & set(found)]) + int(gathered)

    def _several(self, parties: tuple[int, ...]) -> bool:
        return len(parties) > 1 or any(self.references.kind(p) is PartyKind.GROUP for p in parties)
