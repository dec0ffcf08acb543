"""French designations told by what they do: assets frozen, entry barred, "s'est vu infliger des sanctions".

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from collections.abc import Callable, Iterable

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.designations.sanction_words import SanctionWords, join
from ostrakon.reading.page import Finding, with_measure
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference, References

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
Marker = Callable[[list[Token]], None]
_SEEN = frozenset(("vu", "vue", "vus", "vues", "voit", "voient", "voir", "verra"))
ASSETS = frozenset(("avoirs", "fonds", "biens", "comptes", "ressources", "actifs"))
_ENTRY = frozenset(("entrée", "séjour", "voyage", "entrer", "territoire", "visa", "sol", "frontières"))
_OWNING = ("appartenir", "détenir", "posséder", "contrôler")
_SOIL = 5  # tokens from "interdit d'entrée" to "sur son territoire"
_REACH = 7  # tokens in which a measure stands behind its verb


class FrenchMeasures:
    """The verbs of single measures on one page; `made` and `mark` are those of the finder of designations."""

    def __init__(self, doers: Doers, runs: Runs, made: Maker, mark: Marker) -> None:
        self.references: References = doers.references
        self.words: SanctionWords = doers.words
        self.doers, self.runs, self.made, self.mark = doers, runs, made, mark
        self.rows = self.words.rows

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first measure that the verb tells."""
        routes = (
            self._seen_imposed,
            self._saw_frozen,
            self._frozen,
            self._their_assets,
            self._entry,
            self._froze,
        )
        return next((found for route in routes if (found := route(tree, verb))), None)

    def _seen_imposed(self, tree: Tree, verb: Token) -> Finding | None:
        """`X s'est vu infliger des sanctions par Y`: done to the subject."""
        seen = next((t for t in tree.tokens[max(0, verb.index - 3) : verb.index] if t.low in _SEEN), None)
        verbs = {**self.rows["noun_verbs"], **self.rows["ban_verbs"], **self.rows["freeze_verbs"]}
        if seen is None or verb.lemma not in verbs or verb.past:
            return None
        after = tree.tokens[verb.index + 1 : verb.index + _REACH]
        nouns = [t for t in after if t.low in self.rows["nouns"]]
        things = _ENTRY if verb.lemma in self.rows["ban_verbs"] else ASSETS
        if not nouns and not {t.low for t in after} & things:
            return None
        self.mark(nouns)
        target = self.references.of_all(tree, tree.subjects(seen))
        issuer = self.references.of_all(tree, tree.agents(verb) or tree.kids(verb, "agent"))
        if not issuer.parties and nouns:
            issuer = self.doers.of_noun(tree, nouns[0])
        if not target:
            return None
        return self.made(seen, Action(verbs[verb.lemma]), issuer, target, "seen_imposed")

    def _saw_frozen(self, tree: Tree, verb: Token) -> Finding | None:
        """`X a vu ses avoirs gelés par Y`, `son nom rayé de la liste de Z`: done to the subject."""
        if verb.lemma != "voir":
            return None
        after = tree.tokens[verb.index + 1 : verb.index + _REACH]
        thing = next((t for t in after if t.low in (*ASSETS, "nom", "noms", "patronyme")), None)
        named = thing is not None and thing.low not in ASSETS
        verbs = self.rows["list_verbs" if named else "freeze_verbs"]
        done = next((t for t in after if t.past and t.lemma in verbs), None)
        if thing is None or done is None or thing.index > done.index:
            return None
        target = self.references.of_all(tree, tree.subjects(verb))
        issuer = self.references.of_all(tree, tree.agents(done) or tree.agents(verb))
        lists = [t for t in tree.tokens[done.index :] if t.low in self.rows["list_words"]] if named else []
        if lists:
            issuer.parties = issuer.parties or self.doers.of_noun(tree, lists[0]).parties
        issuer.parties = issuer.parties or self._after(tree, done.index, (PartyKind.COUNTRY,))[:1]
        if not target.parties:
            target.parties = self.runs.before(tree, verb.index)[:1]
        if not target.parties:
            return None
        self.mark([done, *lists])
        found = self.made(verb, Action(verbs[done.lemma]), issuer, target, "saw_frozen")
        return found if named else with_measure(found, "asset_freeze")

    def _their_assets(self, tree: Tree, verb: Token) -> Finding | None:
        """`Les Vingt-Sept avaient gelé ses avoirs`: whom the pronoun means, but not who freezes them."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        things = [t for t in done_to(tree, verb) if t.low in ASSETS]
        owners = [d for t in things for d in tree.kids(t, "det") if d.low in ("ses", "leurs", "son", "leur")]
        issuer = self.words.issuer_of(tree, verb)
        if action is None or not owners or not issuer.parties:
            return None
        target = Reference()
        target.parties = [p for p in self.references.pronoun(tree, owners[0]) if p not in issuer.parties]
        self.references.guessed |= {(tree.number, p) for p in target.parties}
        found = self.made(verb, Action(action), issuer, target, "their_assets") if target.parties else None
        return with_measure(found, "asset_freeze")

    def _frozen(self, tree: Tree, verb: Token) -> Finding | None:
        """`les avoirs de X ont été gelés`, `sont gelés les fonds qui appartiennent à X`."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        lasting = tree.parent(verb)
        lasts = lasting is not None and lasting.lemma in ("rester", "demeurer")
        if (
            action is None
            or not (tree.passive(verb) or lasts)
            or (verb.dep in ("acl", "amod", "relcl") and not (lasts or tree.kids(verb, "auxpass")))
        ):
            return None
        things = [t for t in tree.subjects(verb) if t.low in ASSETS]
        if not things:
            return None
        target = Reference()
        for thing in things:
            join(target, self.holders(tree, thing))
        if not target and things[0].index > 1 and tree.tokens[things[0].index - 2].low == "dont":
            target.parties = self.runs.group_before(tree, things[0].index - 2)
        issuer = self.words.issuer_of(tree, verb)
        if not issuer.parties:
            issuer.parties = self._after(tree, verb.index, (PartyKind.COUNTRY,))[:1]
        issuer.parties = issuer.parties or self.doers.announcer(tree, verb)
        target.parties = [p for p in target.parties if p not in issuer.parties]
        if not target:
            return None
        found = self.made(verb, Action(action), issuer, target, "assets_frozen")
        return with_measure(found, "asset_freeze")

    def _froze(self, tree: Tree, verb: Token) -> Finding | None:
        """`a gelé les actifs de X`, `les avoirs des membres de la junte`: whose, or that of some unnamed."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        things = [t for t in tree.objects(verb) if t.low in ASSETS]
        if action is None or not things:
            return None
        target = self.holders(tree, things[0])
        owners = [t for thing in things for p, t in tree.preps(thing) if p in ("de", "d'")]
        vague = [t for t in owners if t.pos == "NOUN" and t.low.endswith("s") and not t.item.spans]
        issuer = Reference([p for p in self.doers.of(tree, verb).parties if self.doers.issues(p)])
        target.parties = [p for p in target.parties if p not in issuer.parties]
        if not issuer.parties or not (target or vague):
            return None
        return with_measure(self.made(verb, Action(action), issuer, target, "froze"), "asset_freeze")

    def holders(self, tree: Tree, thing: Token) -> Reference:
        """Whose the assets are: "de X et de la société Y", "qui appartiennent à X", "détenus par X"."""
        out = Reference()
        for token in tree.conjuncts(thing):
            for prep, inner in tree.preps(token):
                if prep in ("de", "d'"):
                    join(out, self.references.of(tree, inner))
            for part in tree.kids(token, "acl", "relcl"):
                if part.lemma in _OWNING:
                    owners = [t for _, t in tree.preps(part)] + tree.agents(part)
                    join(out, self.references.of_all(tree, owners))
            if token is not thing:
                join(out, self.references.of(tree, token))
        if not self._of_land(tree, thing):
            out.parties = [p for p in out.parties if self.references.kind(p) is not PartyKind.COUNTRY]
        if not out:
            out.parties = self._held(tree, thing)
        return out

    def _of_land(self, tree: Tree, thing: Token) -> bool:
        """`a gelé les avoirs du Mali`: those of the state itself."""
        after = tree.tokens[thing.index + 1 : thing.index + 4]
        near = [t for t in after if t.item.spans][:1]
        return bool(after) and after[0].low in ("de", "du", "des", "d'") and bool(near)

    def _held(self, tree: Tree, thing: Token) -> list[int]:
        """`les avoirs détenus sur le territoire par les personnes suivantes : A, B`: those behind the colon."""
        colon = next((t.index for t in tree.tokens[thing.index :] if t.text == ":"), None)
        if colon is not None:
            return self.runs.after(tree, colon + 1)
        owning = [t for t in tree.tokens[thing.index :] if t.lemma in _OWNING]
        return self.runs.after(tree, owning[0].index + 2) if owning else []

    def _entry(self, tree: Tree, verb: Token) -> Finding | None:
        """`a interdit d'entrée A et B`, `X est interdit d'entrée en Russie`: whose land is entered bars it."""
        action = self.rows["ban_verbs"].get(verb.lemma)
        after = tree.tokens[verb.index + 1 : verb.index + 4]
        entry = next((t for t in after if t.low in ("entrée", "séjour", "territoire")), None)
        if action is None or entry is None:
            return None
        lands = self._after(tree, entry.index, (PartyKind.COUNTRY,))
        if tree.passive(verb):
            target = self.references.of_all(tree, tree.subjects(verb))
            issuer = self.words.issuer_of(tree, verb)
            issuer.parties = issuer.parties or lands[:1]
        else:
            soil = [
                t.index for t in tree.tokens[entry.index : entry.index + _SOIL] if t.low in ("territoire", "sol")
            ]
            target = Reference(self.runs.after(tree, max([entry.index, *soil]) + 1))
            counts = (count_phrase(self.references.page, t.item.first, "fr") for t in tree.tokens[entry.index :])
            target.count, target.counted = next((c for c in counts if c is not None), (None, None))
            target.parties = [p for p in target.parties if self.references.kind(p) is PartyKind.PERSON]
            issuer = self.words.issuer_of(tree, verb)
        standing = tree.passive(verb) and self.words.speaks
        if not target or not (issuer.parties or standing):
            return None
        found = self.made(verb, Action(action), issuer, target, "entry")
        return with_measure(found, "travel_ban")

    def _after(self, tree: Tree, index: int, kinds: Iterable[PartyKind]) -> list[int]:
        near = tree.tokens[index + 1 : index + 4]
        return [p for t in near for p in self.references.named(t) if self.references.kind(p) in kinds]
