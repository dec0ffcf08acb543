"""Who denies: what the words of a denial name, the speaker of a quotation, those accused before."""

from typing import Any

from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.allegations.french_denials import FrenchDenials
from ostrakon.reading.allegations.kinfolk import Kinfolk
from ostrakon.reading.allegations.sides import Sides
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_SEVERAL = 6  # sentences in which those accused together may be "both men"
_OPENS = 4  # words in which a sentence names its speaker


class Deniers:
    """Finds who denies, for one page."""

    def __init__(self, page: Page, references: References, kinfolk: Kinfolk, french: FrenchDenials | None) -> None:
        self.page, self.references, self.kinfolk, self.french = page, references, kinfolk, french
        self.findings = findings = kinfolk.findings
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.sides = Sides(page, references, [f for f in findings if f.type is ClaimType.QUOTATION])

    def tokens(self, tree: Tree, verb: Token) -> list[Token]:
        """The words that say who does what the verb says."""
        tokens = done_by(tree, verb)
        if (
            not tokens
            and tree.language == "en"
            and verb.low.endswith("ing")
            and verb.dep in ("advcl", "acl", "xcomp")
        ):
            above = tree.main_verb(verb)  # "told reporters ..., adding that"
            tokens = done_by(tree, above) if above is not None else []
        head = tree.parent(verb)
        if verb.dep == "relcl" and head is not None and head.low in self.rows["writings"]:
            above = tree.main_verb(head)  # "said in a statement that denied all claims"
            tokens = done_by(tree, above) if above is not None else tokens
        if not tokens and verb.low in self.rows["deny_forms"]:
            tokens = [t for t in tree.tokens[: verb.index] if t.item.spans][-1:]
        return tokens

    def find(self, tree: Tree, verb: Token, tokens: list[Token]) -> list[int]:
        """The parties that deny; none where the words leave it open."""
        found = self._acting(self._all_accused(tree, tokens) or self._speakers(tree, tokens))
        return found or self._opening(tree, verb)

    def _speakers(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """Whom the words name; the speaker where a quotation says "I" or "we"; an unnamed lawyer."""
        if tokens and all(t.low in ("i", "we", "je", "nous") for t in tokens):
            return self.sides.quoted_by(tree)
        meant = self.french.who.meant(tokens, self._place(tokens)) if self.french is not None and tokens else []
        found = meant or self._relative(tree, tokens) or self.references.of_all(tree, tokens).parties
        return found or self._management(tree, tokens) or self._unnamed(tree, tokens)

    def _management(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`the bank's management`: the one body accused before that is called so."""
        if not tokens or tokens[0].low not in self.rows["bodies_of"]:
            return []
        owners = [t for t in tree.kids(tokens[0], "poss") if not t.item.spans]
        return [p for t in owners for p in self._accused_named(t.low, tree)]

    def _relative(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`His brother also denies wrongdoing`: the one relative of that word that the text has named."""
        if len(tokens) != 1 or tokens[0].item.spans or not tree.kids(tokens[0], "poss", "det"):
            return []
        noun = tokens[0].low
        found = {
            p
            for f in self.findings
            if f.predicate is Predicate.FAMILY_OF and noun in self.page.plain[slice(*f.evidence)].lower().split()
            for p in f.of("subject")
        }
        return list(found) if len(found) == 1 else []

    def _pleader(self, tree: Tree, token: Token) -> int:
        """`a lawyer for X`, `his lawyers`: a party named by its whole phrase."""
        words = [token, *tree.kids(token, "det", "poss", "amod", "compound", "nummod")]
        words += [t for prep, inner in tree.preps(token) if prep == "for" for t in tree.subtree(inner)]
        start = self.page.words[min(t.item.first for t in words)].start
        end = self.page.words[max(t.item.last for t in words) - 1].end
        several = token.low.endswith("s") or token.low in ("family", "office", "embassy")
        kind = PartyKind.GROUP if several else PartyKind.PERSON
        return self.page.parties.described(start, end, kind=kind, sort="speaker")

    def _note_owner(self, tree: Tree, token: Token, party: int) -> None:
        """`his ministry`: whose it is, for who answers for whom."""
        for owner in tree.kids(token, "poss"):
            if not owner.item.spans and party not in self.kinfolk.owners:
                self.kinfolk.owners[party] = self.references.pronoun(tree, owner)

    def _unnamed(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`a lawyer for X`, `the umpires' union`, `his ministry`: whoever speaks without a name."""
        for token in tokens[:1]:
            crowds = self.sides.crowds
            pleads = token.low in self.rows["pleaders"] and tree.language == "en"
            speaks = pleads or (tree.language == "en" and crowds.is_crowd(token))
            if speaks or token.low in self.rows["pleaders"] or crowds.is_new(tree, token):
                party = self._pleader(tree, token) if pleads else crowds.party(tree, token)
                self._note_owner(tree, token, party)
                return [party]
            owners = [t for t in tree.kids(token, "poss") if t.item.spans]
            return self.references.of_all(tree, owners).parties
        return []

    def _all_accused(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`All three plead`, `both men denied`: the several persons whom a sentence before accuses."""
        words = {t.low for one in tokens for t in tree.subtree(one)}
        if not words & set(self.rows["several_of"]) or any(t.item.spans for t in tokens):
            return []
        told = [
            f for f in self.findings if f.type is ClaimType.ALLEGATION and 0 < tree.number - f.unit <= _SEVERAL
        ]
        return next((list(f.of("accused")) for f in reversed(told) if len(f.of("accused")) > 1), []) or [
            p for f in told[-1:] if f.unit >= tree.number - 2 for p in f.of("accused")
        ]

    def _opening(self, tree: Tree, verb: Token) -> list[int]:
        """`A lawyer for X, who is on trial, denied`: the unnamed speaker that the sentence opens with."""
        if verb.lemma not in self.rows["deny"] or tree.language != "en":
            return []
        first = next((t for t in tree.tokens if t.item.spans), None)
        found = self.references.named(first) if first is not None and first.index < min(verb.index, _OPENS) else []
        return [p for p in found if self.page.parties.parties[p].key.startswith("speaker:")]

    def _accused_named(self, noun: str, tree: Tree) -> list[int]:
        """The one body accused before that has the noun in its name ("the bank", "the ministry")."""
        here = self.page.words[tree.tokens[0].item.first].start
        accused = {
            p for f in self.findings if f.type is ClaimType.ALLEGATION and f.place < here for p in f.of("accused")
        }
        found = [
            p
            for p in sorted(accused)
            if any(noun in name.lower().split() for name in self.page.parties.parties[p].names)
        ]
        return found if len(found) == 1 else []

    def _place(self, tokens: list[Token]) -> int:
        return self.page.words[tokens[0].item.first].start

    def judges(self, denier: list[int]) -> bool:
        """Whether a court rejects a claim, which is no denial."""
        names = " ".join(n for p in denier for n in self.page.parties.parties[p].names).lower()
        return any(word in names.split() for word in ("court", "tribunal", "judge", "judges", "cour", "juge"))

    def speaks_for(self, denial: Finding) -> bool:
        """Whether the denier is a spokesman or lawyer by office."""
        return any(
            set(f.of("holder")) & set(denial.of("denier"))
            and f.title is not None
            and set(self.page.plain[f.title[0] : f.title[1]].lower().split()) & set(self.rows["pleaders"])
            for f in self.findings
            if f.type is ClaimType.ROLE
        )

    def _acting(self, parties: list[int]) -> list[int]:
        return [p for p in parties if self.references.kind(p) is not PartyKind.PLACE]
