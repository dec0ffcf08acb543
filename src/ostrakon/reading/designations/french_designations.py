"""Designations told in ways that only French has: "fait l'objet de sanctions", "s'est vu infliger", "sont gelés".

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from collections.abc import Callable, Iterable

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.french_lists import list_members
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords, join
from ostrakon.reading.page import Finding, with_measure
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
Marker = Callable[[list[Token]], None]
_SEEN = frozenset(("vu", "vue", "vus", "vues", "voit", "voient", "voir", "verra"))
_ASSETS = frozenset(("avoirs", "fonds", "biens", "comptes", "ressources", "actifs"))
_ENTRY = frozenset(("entrée", "séjour", "voyage", "entrer", "territoire", "visa"))
_NAMED = frozenset(("nom", "noms", "celui", "ceux", "cas"))
_OWN = ("lift", "suspend")
_TELLING = frozenset(
    ("sanctions", "sanction", "liste", "terroriste", "terroristes", "ofac", "trésor", "gel", "avoirs")
)
_REACH = 7  # tokens after "objet" in which the measure stands


class FrenchForms:
    """The French forms of one page; `made` makes a finding of the sentence in hand, `mark` closes a noun."""

    def __init__(self, references: References, words: SanctionWords, made: Maker, mark: Marker) -> None:
        self.references, self.words, self.made, self.mark = references, words, made, mark
        self.rows = words.rows

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first French form that the verb has."""
        routes = (
            self._object_of,
            self._ended,
            self._targeted,
            self._seen_imposed,
            self._frozen,
            self._their_assets,
            self._entry,
            self._named,
            self._among_those,
        )
        return next((found for route in routes if (found := route(tree, verb))), None)

    def _object_of(self, tree: Tree, verb: Token) -> Finding | None:
        """`X fait l'objet de sanctions du Royaume-Uni`, `tombe sous le coup de sanctions`."""
        index = next((t.index for t in tree.tokens[verb.index + 1 : verb.index + _REACH] if t.low == "objet"), 0)
        index = index or next(
            (t.index for t in tree.tokens[verb.index + 1 : verb.index + 4] if t.low == "coup"), 0
        )
        if verb.lemma not in ("faire", "tomber", "être") or not index:
            return None
        noun = self._noun_after(tree, index)
        if noun is None:
            return None
        self.mark([noun])
        issuer = self._issuer(tree, noun)
        target = self._owned(tree, tree.subjects(verb))
        return self.made(verb, Action.IMPOSE, issuer, target, "object_of") if target else None

    def _ended(self, tree: Tree, verb: Token) -> Finding | None:
        """`met fin à l'embargo contre X`, `mis un terme aux sanctions`: lifted."""
        ends = [t for t in tree.tokens[verb.index + 1 : verb.index + 5] if t.low in ("fin", "terme")]
        if verb.lemma != "mettre" or not ends:
            return None
        noun = self._noun_after(tree, ends[0].index)
        issuer = self.words.issuer_of(tree, verb)
        if noun is None or not issuer.parties:
            return None
        self.mark([noun])
        return self.made(verb, Action.LIFT, issuer, self.words.noun_targets(tree, [noun]), "ended")

    def _targeted(self, tree: Tree, verb: Token) -> Finding | None:
        """`X est visée pour avoir promu`: in a text on sanctions, one more of those that are listed."""
        if verb.lemma not in ("viser", "cibler", "inscrire", "frapper") or not tree.passive(verb):
            return None
        after = tree.tokens[verb.index + 1 : verb.index + 3]
        told = [t.low for t in after][:2]
        why = (
            told[:1] == ["pour"] and told[1:] and told[1] in ("avoir", "son", "sa", "ses", "leur", "leurs", "des")
        )
        if not self.words.speaks or not why or verb.dep in ("acl", "amod", "advcl"):
            return None
        target = self.references.of_all(tree, tree.subjects(verb))
        if not target.parties:
            return None
        return self.made(verb, Action.IMPOSE, self.words.issuer_of(tree, verb), target, "targeted")

    def _noun_after(self, tree: Tree, index: int) -> Token | None:
        for token in tree.tokens[index + 1 : index + _REACH]:
            if token.low in ("qui", "que", ",", "."):
                return None
            if token.low in self.rows["nouns"]:
                loose = token.low in self.rows["loose_nouns"]
                near = {t.low for t in tree.tokens[token.index + 1 : token.index + 5]}
                return token if not loose or near & set(self.rows["loose_modifiers"]) else None
        return None

    def _issuer(self, tree: Tree, noun: Token) -> Reference:
        """Whose measures they are: by adjective, "de", "par", or "de la part de"."""
        out = self.words.noun_issuer(tree, noun)
        if not out.parties:
            for token in tree.tokens[noun.index + 1 : noun.index + _REACH]:
                if token.text in (",", ";") or token.low in ("qui", "contre") or token.pos == "VERB":
                    break
                out.parties += [p for p in self.references.named(token) if self.references.kind(p) in AUTHORITIES]
        return out

    def _seen_imposed(self, tree: Tree, verb: Token) -> Finding | None:
        """`X s'est vu infliger des sanctions par Y`: done to the subject."""
        seen = next((t for t in tree.tokens[max(0, verb.index - 3) : verb.index] if t.low in _SEEN), None)
        verbs = {**self.rows["noun_verbs"], **self.rows["ban_verbs"], **self.rows["freeze_verbs"]}
        if seen is None or verb.lemma not in verbs or verb.past:
            return None
        after = tree.tokens[verb.index + 1 : verb.index + _REACH]
        nouns = [t for t in after if t.low in self.rows["nouns"]]
        things = _ENTRY if verb.lemma in self.rows["ban_verbs"] else _ASSETS
        if not nouns and not {t.low for t in after} & things:
            return None
        self.mark(nouns)
        target = self.references.of_all(tree, tree.subjects(seen))
        issuer = self.references.of_all(tree, tree.agents(verb) or tree.kids(verb, "agent"))
        if not issuer.parties and nouns:
            issuer = self._issuer(tree, nouns[0])
        if not target:
            return None
        return self.made(seen, Action(verbs[verb.lemma]), issuer, target, "seen_imposed")

    def _their_assets(self, tree: Tree, verb: Token) -> Finding | None:
        """`Les Vingt-Sept avaient gelé ses avoirs`: whom the pronoun means, but not who freezes them."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        things = [t for t in done_to(tree, verb) if t.low in _ASSETS]
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
        if action is None or not tree.passive(verb) or verb.dep in ("acl", "amod", "relcl"):
            return None
        things = [t for t in tree.subjects(verb) if t.low in _ASSETS]
        if not things:
            return None
        target = Reference()
        for thing in things:
            join(target, self._holders(tree, thing))
        issuer = self.words.issuer_of(tree, verb)
        if not issuer.parties:
            issuer.parties = self._announcer(tree, verb)
        target.parties = [p for p in target.parties if p not in issuer.parties]
        if not target:
            return None
        found = self.made(verb, Action(action), issuer, target, "assets_frozen")
        return with_measure(found, "asset_freeze")

    def _holders(self, tree: Tree, thing: Token) -> Reference:
        """Whose the assets are: "de X et de la société Y", "qui appartiennent à X"."""
        out = Reference()
        for token in tree.conjuncts(thing):
            for prep, inner in tree.preps(token):
                if prep in ("de", "d'"):
                    join(out, self.references.of(tree, inner))
            for part in tree.kids(token, "acl", "relcl"):
                if part.lemma in ("appartenir", "détenir", "posséder", "contrôler"):
                    join(out, self.references.of_all(tree, [t for _, t in tree.preps(part)]))
            if token is not thing:
                join(out, self.references.of(tree, token))
        return out

    def _announcer(self, tree: Tree, verb: Token) -> list[int]:
        """`..., a annoncé le gouvernement canadien`: an authority that announces the act is its issuer."""
        out = list(stance_of(tree, verb, self.references).said_by)
        for token in tree.kids(verb, "conj", "parataxis"):
            if token.lemma in speech_verbs("fr"):
                out += self.references.of_all(tree, tree.subjects(token)).parties
        return [p for p in dict.fromkeys(out) if self.references.kind(p) in AUTHORITIES]

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
            target = self.references.of_all(tree, list_members(tree, entry.index + 1, self._is_person))
            issuer = self.words.issuer_of(tree, verb)
        if not target.parties or not issuer.parties:
            return None
        found = self.made(verb, Action(action), issuer, target, "entry")
        return with_measure(found, "travel_ban")

    def _after(self, tree: Tree, index: int, kinds: Iterable[PartyKind]) -> list[int]:
        near = tree.tokens[index + 1 : index + 4]
        return [p for t in near for p in self.references.named(t) if self.references.kind(p) in kinds]

    def _is_person(self, token: Token) -> bool:
        return any(self.references.kind(p) is PartyKind.PERSON for p in self.references.named(token))

    def _named(self, tree: Tree, verb: Token) -> Finding | None:
        """`le nom de X a été retiré de la liste`: whose name it is."""
        action = self.rows["list_verbs"].get(verb.lemma)
        names = [t for t in done_to(tree, verb) if t.low in _NAMED]
        lists = [t for t in tree.tokens[verb.index + 1 :] if self.words.is_list(tree, t)]
        if action is None or not names or not (lists or (verb.lemma in ("radier", "rayer") and self.words.speaks)):
            return None
        target = self._owned(tree, names)
        issuer = self.words.issuer_of(tree, verb)
        issuer = issuer if issuer.parties or not lists else self._issuer(tree, lists[0])
        self.mark([t for t in lists if t.low in self.rows["nouns"]])
        return self.made(verb, Action(action), issuer, target, "named") if target.parties else None

    def maker_of_old(self, tree: Tree, verb: Token) -> Reference:
        """`la Cédéao a levé les sanctions prises contre X`: whoever lifts or keeps measures has taken them."""
        noun = tree.parent(verb)
        above = tree.parent(noun) if noun is not None else None
        if noun is None or above is None or self.rows["noun_verbs"].get(above.lemma) not in _OWN:
            return Reference()
        out = self.words.noun_issuer(tree, noun)
        return out if out.parties or noun not in done_to(tree, above) else self.words.issuer_of(tree, above)

    def topic(self, action: Action) -> list[int]:
        """`Zimbabwe : le Conseil proroge l'embargo`: the country that the headline opens with."""
        trees = self.references.page.trees
        tokens = trees[0].tokens if trees else []
        if action is Action.IMPOSE or len(tokens) < 3 or tokens[1].text != ":":
            return []
        return [p for p in self.references.named(tokens[0]) if self.references.kind(p) is PartyKind.COUNTRY]

    def is_disposal(self, tree: Tree, verb: Token) -> bool:
        """`mettre des fonds à la disposition des personnes inscrites`: nobody is listed."""
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + _REACH]]
        return tree.language == "fr" and verb.lemma == "mettre" and "disposition" in after

    def is_other_penalty(self, tree: Tree, verb: Token) -> bool:
        """Whether a French "sanctionner", "désigner" speaks of sport, a fine, or a choice for a task."""
        if tree.language != "fr":
            return False
        words = {t.low for t in tree.tokens}
        if verb.lemma == "sanctionner":
            named = self.words.issuer_of(tree, verb).parties
            keys = [self.references.page.parties.parties[p].key for p in named]
            known = any(key.startswith(("country:", "body:")) for key in keys)
            return bool(words & set(self.rows["sport_words"])) and not known
        if verb.lemma != "désigner":
            return False
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + 3]]
        return (
            "pour" in after
            or "comme" in after
            or not (words & _TELLING or self.words.issuer_of(tree, verb).parties)
        )

    def _owned(self, tree: Tree, tokens: list[Token]) -> Reference:
        """What the tokens mean; a name's or assets' owner where they are of somebody."""
        out = Reference()
        for token in (part for one in tokens for part in tree.conjuncts(one)):
            if token.low in _NAMED or token.low in _ASSETS:
                for prep, inner in tree.preps(token):
                    if prep in ("de", "d'"):
                        join(out, self.references.of(tree, inner))
            elif token in tokens:
                join(out, self.references.of(tree, token))
        return out

    def _among_those(self, tree: Tree, verb: Token) -> Finding | None:
        """`X figure parmi les quatre responsables que Y a inscrits sur sa liste`: X is one of them."""
        verbs = {**self.rows["direct"], **self.rows["list_verbs"]}
        mark = next((t for t in tree.tokens[: verb.index] if t.low in ("que", "qu'")), None)
        lead = [t.low for t in tree.tokens[: mark.index]] if mark is not None else []
        if mark is None or verb.lemma not in verbs or not verb.past or not ({"parmi", "un", "une"} & set(lead)):
            return None
        main = next((t for t in tree.tokens[: mark.index] if t.lemma in ("figurer", "être", "compter")), None)
        subjects = [t for t in tree.tokens[: main.index] if t.dep == "nsubj"] if main is not None else []
        issuer = self.references.of_all(tree, [t for t in tree.kids(verb, "nsubj") if t.index > mark.index])
        if not subjects or not issuer.parties:
            return None
        counted = [t for t in tree.tokens[: mark.index] if t.pos == "NOUN" and not t.item.spans]
        target = self.references.of_all(tree, subjects[:1])
        for noun in counted:
            if target.counted is None:
                join(target, Reference([], *self._count(noun)))
        return (
            self.made(verb, Action(verbs[verb.lemma]), issuer, target, "among_those") if target.parties else None
        )

    def _count(self, noun: Token) -> tuple[int | None, tuple[int, int] | None]:
        found = count_phrase(self.references.page, noun.item.first, "fr")
        return found if found else (None, None)


def is_old_measure(tree: Tree, verb: Token) -> bool:
    """`a levé les sanctions imposées à X`: what is lifted or kept was imposed before, nobody says by whom."""
    noun = tree.parent(verb)
    return (
        tree.language == "fr"
        and verb.dep == "acl"
        and noun is not None
        and not verb.item.spans
        and not tree.agents(verb)
    )
