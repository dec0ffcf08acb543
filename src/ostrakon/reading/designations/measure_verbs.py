"""Designations told by what they do: entry barred, assets frozen, visas revoked, "a terrorist organization".

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from collections.abc import Callable

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.sanction_words import SanctionWords, join
from ostrakon.reading.page import Finding, with_measure
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_ENTRY = frozenset(
    (
        "entering", "entry", "enter", "territory", "travel", "travelling", "traveling", "visas",
        "entrer", "entrée", "territoire", "visa",
    )
)  # fmt: skip
_ASSETS = frozenset(
    (
        "asset", "assets", "fund", "funds", "property", "account", "avoir", "avoirs", "fonds", "bien",
        "biens", "compte", "comptes",
    )
)  # fmt: skip
_FOR = ("to", "for", "of")
_SOIL = frozenset(("country", "territory", "soil", "bloc"))
_DEALING = ("deal", "do", "trade", "transact", "engage", "work", "invest")
_TRADE = ("export", "sale", "shipment", "trade", "import", "transaction")
_SEEN = ("ccomp", "xcomp", "oprd", "acl", "conj")
_OWNING = frozenset(("belong", "own", "hold", "control", "appartenir", "détenir"))
# what makes "action against X" something else than sanctions
_OTHER_ACTION = frozenset(("legal", "military", "disciplinary", "court", "class", "criminal", "police"))


class MeasureVerbs:
    """The verbs of single measures; `made` makes a finding of the sentence in hand."""

    def __init__(self, references: References, words: SanctionWords, issuers: Issuers, made: Maker) -> None:
        self.references, self.words, self.issuers, self.made = references, words, issuers, made
        self.memory = issuers.memory
        self.rows = words.rows

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first measure that the verb tells."""
        routes = (self.barred, self.frozen, self.acted, self.labeled, self.visa)
        return next((found for route in routes if (found := route(tree, verb))), None)

    def acted(self, tree: Tree, verb: Token) -> Finding | None:
        """`The Treasury took action against X`: in a text on sanctions an authority's action is one."""
        if verb.lemma not in ("take", "prendre"):
            return None
        nouns = [t for t in tree.objects(verb) if t.low in ("action", "actions")]
        if not nouns or {t.low for t in tree.kids(nouns[0], "amod", "compound")} & _OTHER_ACTION:
            return None
        target = Reference()
        for holder in (verb, nouns[0]):
            for prep, inner in tree.preps(holder):
                if prep in ("against", "contre"):
                    join(target, self.references.of(tree, inner))
        issuer = self.issuers.of(tree, verb, target)
        bodies = [p for p in issuer.parties if self.references.kind(p) is PartyKind.PUBLIC_BODY]
        if not bodies or not target.parties or not self.words.speaks:
            return None
        return self.made(verb, Action.IMPOSE, issuer, target, "acted")

    def barred(self, tree: Tree, verb: Token) -> Finding | None:
        """`barred X from entering`, `a interdit à X l'entrée`."""
        action = self.rows["ban_verbs"].get(verb.lemma)
        lands = self._out_of(tree, verb)
        out = self.words.speaks and any(t.low in _SOIL for p, t in tree.preps(verb) if p == "from")
        dealt = self._dealt_with(tree, verb) if action is not None else None
        if dealt is not None:
            return dealt
        told = {t.low for t in tree.subtree(verb)} & _ENTRY
        if action is not None and not (lands or out or told) and verb.lemma == "bar":
            bars = [p for p in self.issuers.of(tree, verb, Reference()).parties if self._keeps_out(p)]
            people = self.memory.targets(tree, done_to(tree, verb)).parties
            out = bool(bars) and any(self.references.kind(p) is PartyKind.PERSON for p in people)
        if action is None or not (lands or out or {t.low for t in tree.subtree(verb)} & _ENTRY):
            return None
        target = Reference()
        if tree.language == "fr":
            for holder in (verb, *tree.objects(verb)):
                for prep, inner in tree.preps(holder):
                    if prep == "à":
                        join(target, self.references.of(tree, inner))
                        if not target:
                            self.memory.counts.count(tree, [inner], target)
        if not target:
            target = self.memory.targets(tree, done_to(tree, verb))
        if target.counted is None:
            entries = [o for o in done_to(tree, verb) if o.lemma == "entry"]
            barred = [t for o in entries for p, t in tree.preps(o) if p in _FOR]
            self.memory.counts.count(tree, barred, target)
            if barred and not target.parties:
                join(target, self.memory.targets(tree, barred))
        if not target:
            for token in tree.subtree(verb):
                if token.pos == "NOUN" and token.index > verb.index and not target:
                    target = self.references.of(tree, token)
        issuer = self.issuers.of(tree, verb, target)
        target.parties = [p for p in target.parties if self.references.kind(p) is not PartyKind.COUNTRY]
        if not issuer.parties:
            issuer.parties = lands
        if not target:
            return None
        found = self.made(verb, Action(action), issuer, target, "barred")
        return with_measure(found, "travel_ban")

    def _dealt_with(self, tree: Tree, verb: Token) -> Finding | None:
        """`bars Americans from doing business with X`: X is under sanctions."""
        inner = [t for p, t in tree.preps(verb) if p == "from" and t.lemma in _DEALING]
        trade = [t for t in tree.objects(verb) if t.lemma in _TRADE]
        if not (inner or trade) or not self.words.speaks:
            return None
        target = self.memory.targets(
            tree, [t for h in trade for p, t in tree.preps(h) if p in ("to", "from", "with")]
        )
        for deal in inner:
            for holder in (deal, *tree.objects(deal)):
                join(target, self.memory.targets(tree, [t for p, t in tree.preps(holder) if p == "with"]))
        issuer = self.issuers.of(tree, verb, target)
        bodies = [p for p in target.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)]
        if not bodies or (trade and not issuer.parties):
            return None
        return self.made(verb, Action.IMPOSE, issuer, target, "dealing")

    def _keeps_out(self, party: int) -> bool:
        """Whether an authority that bars somebody bars him from the country."""
        return self.references.page.parties.parties[party].key.removeprefix("body:") in self.rows["border_bodies"]

    def _out_of(self, tree: Tree, verb: Token) -> list[int]:
        """`has been banned from Russia`: the country that one is kept out of."""
        inner = [t for p, t in tree.preps(verb) if p == "from" and t.item.spans]
        named = [p for t in inner for p in self.references.named(t)]
        drafts = self.references.page.parties.parties
        lands = [p for p in named if drafts[p].kind is PartyKind.COUNTRY or drafts[p].key == "body:eu"]
        return lands if self.words.speaks else []

    def frozen(self, tree: Tree, verb: Token) -> Finding | None:
        """`froze the assets of X`; a passive without an issuer only repeats a designation."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        seen = self._seen_frozen(tree, verb)
        if action is not None and seen is not None:
            return seen
        if action is None or (tree.passive(verb) and not tree.agents(verb)):
            return None
        target = Reference()
        for token in done_to(tree, verb):
            if token.lemma not in _ASSETS and token.low not in _ASSETS:
                continue
            for prep, inner in tree.preps(token):
                if prep in ("of", "belonging to", "de", "held by", "d'"):
                    join(target, self.memory.targets(tree, [inner]))
            for owning in tree.kids(token, "acl", "relcl"):
                if owning.lemma in _OWNING:
                    join(target, self.references.of_all(tree, [t for _, t in tree.preps(owning)]))
            join(target, self.memory.targets(tree, tree.kids(token, "poss")))
            for prep, inner in tree.preps(token):
                if prep == "belonging":
                    join(target, self.memory.targets(tree, [t for _, t in tree.preps(inner)] or [inner]))
            above = tree.parent(verb)
            if (
                verb.dep == "relcl"
                and above is not None
                and any(k.low == "whose" for k in tree.kids(token, "poss"))
            ):
                join(target, self.references.of(tree, above))
        issuer = self.issuers.of(tree, verb, target)
        by_them = any(self.words.is_sanction(tree, t) for t in tree.kids(verb, "nsubj"))
        told = target and (issuer.parties or by_them)
        found = self.made(verb, Action(action), issuer, target, "frozen") if told else None
        return with_measure(found, "asset_freeze")

    def _seen_frozen(self, tree: Tree, verb: Token) -> Finding | None:
        """`X has seen his assets frozen in Britain and the EU`, `X had her accounts blocked by Canada`."""
        above = tree.parent(verb)
        if above is None or above.lemma not in ("see", "have") or not verb.past or verb.dep not in _SEEN:
            return None
        owned = [t for t in (*tree.kids(verb, "nsubj", "nsubjpass"), *tree.objects(above)) if t.low in _ASSETS]
        if not any(tree.kids(t, "poss") for t in owned):
            return None
        target = self.memory.targets(tree, tree.subjects(above))
        inner = [t for p, t in tree.preps(verb) if p in ("in", "by")]
        issuer = Reference([p for p in self.references.of_all(tree, inner).parties if self._is_land(p)])
        if not target.parties or not issuer.parties:
            return None
        return with_measure(self.made(verb, Action.IMPOSE, issuer, target, "frozen"), "asset_freeze")

    def _is_land(self, party: int) -> bool:
        return self.references.kind(party) in (PartyKind.COUNTRY, PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY)

    def labeled(self, tree: Tree, verb: Token) -> Finding | None:
        """`labelled X a terrorist organization`, `proscribed X`."""
        if verb.lemma not in self.rows["label_verbs"]:
            return None
        labels = {t.low for t in tree.subtree(verb)}
        if verb.lemma not in ("proscribe", "proscrire") and not labels & set(self.rows["labels"]):
            return None
        target = self.memory.targets(tree, done_to(tree, verb))
        issuer = self.issuers.of(tree, verb, target)
        target.parties = [p for p in target.parties if self.references.kind(p) is not PartyKind.COUNTRY]
        if not target.parties:
            target = self.references.of_all(
                tree, [t for c in tree.kids(verb, "oprd", "ccomp", "xcomp") for t in tree.kids(c, "nsubj")]
            )
        if not target.parties:  # "declared X a terrorist organization" with X taken for a subject of the label
            target = self.references.of_all(tree, [t for o in tree.objects(verb) for t in tree.kids(o, "nsubj")])
        if not target.parties or not (issuer.parties or tree.passive(verb)):
            return None
        return self.made(verb, Action.IMPOSE, issuer, target, "labeled")

    def _seen_cancelled(self, tree: Tree, verb: Token) -> Finding | None:
        """`Nine judges saw their U.S. visas cancelled`, `X had his visa revoked by Washington`."""
        above = tree.parent(verb)
        if above is None or above.lemma not in ("see", "have") or not verb.past or verb.dep not in _SEEN:
            return None
        owned = [t for t in (*tree.kids(verb, "nsubj", "nsubjpass"), *tree.objects(above)) if t.lemma == "visa"]
        if not owned or not any(tree.kids(t, "poss") for t in owned):
            return None
        target = self.memory.targets(tree, tree.subjects(above))
        issuer = self.references.of_all(tree, tree.agents(verb))
        issuer.parties = [p for p in issuer.parties or self._of_visas(tree, owned) if self._is_land(p)]
        if not target or not issuer.parties:
            return None
        return with_measure(self.made(verb, Action.IMPOSE, issuer, target, "visa"), "travel_ban")

    def _of_visas(self, tree: Tree, owned: list[Token]) -> list[int]:
        """Whose visas they are: "U.S. visas", "Canadian visas"."""
        parts = [k for t in owned for k in tree.kids(t, "compound", "amod", "nmod")]
        lands = [self.words.adjective_country(t) for t in parts]
        return [*(p for t in parts for p in self.references.named(t)), *(p for p in lands if p is not None)]

    def visa(self, tree: Tree, verb: Token) -> Finding | None:
        """`revoked the visas of X`, `withdrew the visa of X`."""
        if verb.lemma not in ("revoke", "withdraw", "cancel", "deny", "révoquer", "retirer"):
            return None
        seen = self._seen_cancelled(tree, verb)
        if seen is not None:
            return seen
        target = Reference()
        for token in done_to(tree, verb):
            if token.lemma != "visa":
                continue
            for prep, inner in tree.preps(token):
                if prep in ("of", "for", "from", "de"):
                    join(target, self.memory.targets(tree, [inner]))
            join(target, self.references.of_all(tree, tree.kids(token, "poss")))
            for held in tree.kids(token, "acl"):
                held_by = tree.agents(held) if held.lemma in _OWNING else []
                join(target, self.references.of_all(tree, held_by))
        issuer = self.issuers.of(tree, verb, target)
        found = self.made(verb, Action.IMPOSE, issuer, target, "visa") if target and issuer.parties else None
        if found:
            found.measures = ["travel_ban"]
        return found
