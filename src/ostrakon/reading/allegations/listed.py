"""Whom an authority has listed, where "they", "the officials" or "the six" are accused afterwards."""

from collections.abc import Sequence
from typing import Any

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.crowds import Crowds
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_LISTED = 8  # sentences after a listing in which "they" are its targets


class Listed:
    """Answers which targets a phrase means, for one page; `acts` are the listings that the text tells of."""

    def __init__(self, page: Page, references: References, crowds: Crowds, offices: Sequence[Finding]) -> None:
        self.page, self.references, self.crowds, self.offices = page, references, crowds, offices
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.acts: list[Finding] = []

    def authority(self, issuer: int) -> int:
        """A minister who lists stands for the state of the office."""
        draft = self.page.parties.parties[issuer]
        if draft.kind is not PartyKind.PERSON:
            return issuer
        bodies = [p for f in self.offices if issuer in f.of("holder") for p in f.of("organization")]
        until = max((end for _, end, _ in draft.mentions[:1]), default=0)
        bodies = [p for p in bodies if any(m[0] < until for m in self.page.parties.parties[p].mentions)]
        country = self.page.parties.country(draft.country) if draft.country else None
        return (bodies or [issuer if country is None else country])[0]

    def issuers(self, designation: Finding) -> list[int]:
        """The authorities that impose it."""
        return list(dict.fromkeys(map(self.authority, designation.of("issuer"))))

    def before(self, tree: Tree, tokens: list[Token], accuser: Sequence[int]) -> list[int]:
        """`They took part`, `these officials abused`: all whom the accuser has listed a few sentences before."""
        token = tokens[0] if len(tokens) == 1 and not tokens[0].item.spans else None
        if token is None or not (self._opens(tree, token) or self._of_listing(tree, token)):
            return []
        for listing in sorted(self.acts, key=lambda d: -d.place):
            near = listing.unit < tree.number <= listing.unit + _LISTED
            if near and len(listing.of("target")) > 1:
                same = self._same_side(accuser, self.issuers(listing))
                lately = self._named_lately(tree, token, listing)
                if lately is not None:
                    return lately if same else []
                meant = self._of_kind(token, listing.of("target")) if same else []
                return meant if listing.count is None or len(meant) <= listing.count else []
        return []

    def _named_lately(self, tree: Tree, token: Token, listing: Finding) -> list[int] | None:
        """Whom "they" means where the paragraph has named targets since the listing: several; nobody where it has
        named one; None where none.
        """
        targets = {p for act in self.acts for p in act.of("target")}
        if token.low not in self.rows["they"] or tree.language != "en":
            return None
        begins = self.page.plain.rfind("\n", 0, self.page.words[tree.tokens[0].item.first].start)
        named: list[int] = []
        for other in self.page.trees[listing.unit + 1 : tree.number]:
            if self.page.words[other.tokens[0].item.first].start > begins:
                named += [p for t in other.tokens for p in self.references.named(t) if p in targets]
        several = list(dict.fromkeys(named))
        return (several if len(several) > 1 else []) if several else None

    def here(self, tree: Tree, tokens: list[Token], accuser: Sequence[int]) -> list[int]:
        """`sanctioned X, accusing the expert of`, `listed A and B, accusing them of`: whom the sentence lists."""
        token = tokens[0] if len(tokens) == 1 and not tokens[0].item.spans else None
        if token is None or tree.language != "en" or token.dep not in ("obj", "nsubj", "nsubjpass"):
            return []
        place = self.page.words[token.item.first].start
        for listing in sorted(self.acts, key=lambda d: -d.place):
            targets = listing.of("target")
            if listing.unit != tree.number or listing.place > place or not targets:
                continue
            if not set(accuser) & set(self.issuers(listing)):
                continue
            if token.low in self.rows["they"]:
                one = len(targets) == 1 and self.references.kind(targets[0]) is PartyKind.PERSON
                more = listing.count is not None and listing.count > len(targets)  # "they" are many more
                return [] if one or more else list(targets)
            return list(targets) if len(targets) == 1 and self._may_mean(tree, token, targets[0]) else []
        return []

    def _may_mean(self, tree: Tree, token: Token, target: int) -> bool:
        """Whether "it", "him" or "the expert" may be the one target."""
        person = self.references.kind(target) is PartyKind.PERSON
        if token.pos == "PRON":
            return token.low in (("he", "she", "him", "her") if person else ("it",))
        definite = any(t.low == "the" for t in tree.kids(token, "det"))
        meant = self.crowds.doers.get(token.low)
        return definite and meant is not None and (meant is PartyKind.PERSON) == person

    def _opens(self, tree: Tree, token: Token) -> bool:
        """Whether "they" is the subject of the sentence or what its main verb is done to."""
        verb = tree.parent(token)
        return (
            token.low in self.rows["they"] and verb is not None and verb.dep in ("ROOT", "ccomp", "advcl", "conj")
        ) or self._owns_subject(tree, token)

    def _owns_subject(self, tree: Tree, token: Token) -> bool:
        """`Their actions obstruct`: of those just listed."""
        noun = tree.parent(token)
        verb = tree.parent(noun) if noun is not None else None
        return (
            token.low == "their"
            and noun is not None
            and noun.dep == "nsubj"
            and noun.low in self.rows["doings"]
            and verb is not None
            and verb.dep == "ROOT"
        )

    def _of_kind(self, token: Token, targets: list[int]) -> list[int]:
        """Persons for "officials" and "they", companies for "airlines"; the targets of the kind that is meant."""
        people = [p for p in targets if self.references.kind(p) is PartyKind.PERSON]
        if token.low in self.rows["firms"]:
            others = [p for p in targets if self.references.kind(p) in BODIES]
            return others if len(others) > 1 else []
        return people if len(people) > 1 else ([] if token.low not in (*self.rows["they"], "their") else targets)

    def _of_listing(self, tree: Tree, token: Token) -> bool:
        """ "the officials", "these former ministers", "both companies"."""
        leads = {t.low for t in tree.kids(token, "det", "predet", "nummod")}
        if tree.kids(token, "relcl", "acl", "prep"):
            return False
        return token.low in self.rows["listed_nouns"] and bool(leads & set(self.rows["these"]))

    def _same_side(self, accuser: Sequence[int], issuers: list[int]) -> bool:
        parties = self.page.parties.parties
        lands = {parties[p].country for p in issuers} - {""}
        accuser = [*accuser, *map(self.authority, accuser)]
        return any(p in issuers or parties[p].country in lands for p in accuser)

    def numbered(self, tokens: list[Token]) -> list[int]:
        """`The six have used the law`: the targets of the listing of that size that was last told of."""
        token = tokens[0] if len(tokens) == 1 and not tokens[0].item.spans else None
        before = self.page.words[token.item.first - 1].low if token is not None and token.item.first else ""
        sizes = load_rules(f"times_{self.page.language}")["numbers"]
        if token is None or before not in ("the", "les", "all") or token.low not in sizes:
            return []
        size, place = int(sizes[token.low]), self.page.words[token.item.first].start
        for listing in sorted(self.acts, key=lambda d: -d.place):
            targets = listing.of("target")
            if listing.place < place and size > 1 and len(targets) == size:
                return list(targets)
        return []
