"""French acts told by nouns alone: "son inscription par l'OFAC", "le gel par Paris des avoirs de X".

Takes: trees, references and the finders of doers and lists. Gives: findings of designations, made by their finder.
"""

from ostrakon.model import Action
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_listings import FrenchListings
from ostrakon.reading.designations.french_measures import Maker
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.page import Finding, with_measure
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference

_LISTINGS = {"inscription": "impose", "désignation": "impose", "radiation": "lift", "ajout": "impose"}
_OWNING = frozenset(("son", "sa", "leur", "leurs", "ses"))
_UNDER = 6  # tokens from "sous" to "sanctions"
_BOTH = frozenset(("tous", "toutes", "deux", "trois", "lui-même", "elle-même", "eux-mêmes", "elles-mêmes"))
_OPENING = 6  # tokens of "Sous le coup de sanctions" that open a sentence


class FrenchNouns:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, doers: Doers, runs: Runs, made: Maker) -> None:
        self.doers, self.runs, self.made = doers, runs, made
        self.references, self.words = doers.references, doers.words
        self.listings = FrenchListings(doers, runs, made)

    def of_noun(self, tree: Tree, token: Token) -> list[Finding]:
        """What the noun tells of, where no other finder has read it."""
        if token.pos != "NOUN" or token.item.spans or not self.words.speaks:
            return []
        found = self.own_listing(tree, token) or self.listings.of_noun(tree, token) or self.visas(tree, token)
        found = found or self.opening(tree, token) or self.apposed(tree, token)
        return [found] if found is not None else []

    def own_listing(self, tree: Tree, token: Token) -> Finding | None:
        """`depuis son inscription par l'OFAC en 2019`: whose listing it is."""
        action = _LISTINGS.get(token.low)
        owner = next((d for d in tree.kids(token, "det") if d.low in _OWNING), None)
        if action is None or owner is None:
            return None
        issuer = Reference(self._agent(tree, token) or self.doers.of_noun(tree, token).parties)
        target = Reference([p for p in self.references.pronoun(tree, owner) if p not in issuer.parties])
        self.references.guessed |= {(tree.number, p) for p in target.parties}
        if not target.parties or not issuer.parties:
            return None
        return self.made(token, Action(action), issuer, target, "own_listing")

    def opening(self, tree: Tree, token: Token) -> Finding | None:
        """`Sous le coup de sanctions de l'ONU depuis 2018, X a été abattu`: who stands under them."""
        if token.index > _OPENING or tree.tokens[0].low != "sous" or not self.words.is_sanction(tree, token):
            return None
        comma = next((t.index for t in tree.tokens[token.index :] if t.text == ","), None)
        after = tree.tokens[comma + 1 :] if comma is not None else []
        verb = next((t.index for t in after if t.pos in ("VERB", "AUX") and not t.past), None)
        found = self.runs.before(tree, verb) if verb is not None else []
        issuer = self.doers.of_noun(tree, token)
        if not found or not issuer.parties:
            return None
        return self.made(token, Action.IMPOSE, issuer, Reference(found[:1]), "opening")

    def apposed(self, tree: Tree, token: Token) -> Finding | None:
        """`A et B, tous deux sous le coup de sanctions de Y, ont ...`: who stands before the comma."""
        if not self.words.is_sanction(tree, token) and token.low not in self.words.rows["nouns"]:
            return None
        lead = tree.tokens[max(0, token.index - _UNDER) : token.index]
        under = next((t for t in lead if t.low == "sous"), None)
        start = under.index if under is not None else 0
        while start > 1 and (tree.tokens[start - 1].low in _BOTH or tree.tokens[start - 1].pos == "ADV"):
            start -= 1
        if under is None or start < 2 or tree.tokens[start - 1].text != ",":
            return None
        found = self.runs.group_before(tree, start)
        alone = {t.low for t in tree.tokens[start : under.index]} & {"lui-même", "elle-même"}
        issuer = self.doers.of_noun(tree, token)
        if not found or not issuer.parties:
            return None
        return self.made(token, Action.IMPOSE, issuer, Reference(found[-1:] if alone else found), "apposed")

    def visas(self, tree: Tree, token: Token) -> Finding | None:
        """`a ordonné la révocation des visas de quatre juges, dont X`: who may not enter any more."""
        visa = next(
            (t for t in tree.tokens[token.index + 1 : token.index + 4] if t.low in ("visa", "visas")), None
        )
        if token.low not in ("révocation", "annulation", "retrait", "refus") or visa is None:
            return None
        target = self.references.of_all(tree, [t for p, t in tree.preps(visa) if p in ("de", "d'", "à")])
        target.parties += [p for p in self.runs.after(tree, visa.index + 1) if p not in target.parties]
        verb = tree.main_verb(token)
        issuer = Reference(
            self._agent(tree, token) or (self.doers.of(tree, verb).parties if verb is not None else [])
        )
        if not target or not issuer.parties:
            return None
        return with_measure(self.made(token, Action.IMPOSE, issuer, target, "visas"), "travel_ban")

    def _agent(self, tree: Tree, token: Token) -> list[int]:
        """Whom "par" names behind the noun, before the next comma."""
        seen = False
        for later in tree.tokens[token.index + 1 :]:
            if later.text in (",", ";", ".") or later.low in ("sur", "après", "dans", "depuis", "pour"):
                return []
            seen = seen or later.low == "par"
            if seen and self.doers.named_at(later):
                return self.doers.named_at(later)
        return []
