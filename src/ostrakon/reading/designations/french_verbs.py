"""French verbs that tell a designation: "fait l'objet de", "tombe sous le coup de", "met fin à", "risque", "vise".

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import ASSETS, FrenchMeasures, Maker, Marker
from ostrakon.reading.designations.sanction_words import join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference

_NAMED = frozenset(("nom", "noms", "celui", "ceux", "cas"))
_ONE_OF = frozenset(("parmi", "un", "une", "partie", "nombre"))
_BEING = ("figurer", "être", "compter", "faire")
_REACH = 7  # tokens after "objet" in which the measure stands


class FrenchVerbs:
    """Finds such acts in the sentence in hand; `made` makes a finding, `mark` closes a noun."""

    def __init__(self, doers: Doers, single: FrenchMeasures, made: Maker, mark: Marker) -> None:
        self.references, self.words, self.rows = doers.references, doers.words, doers.words.rows
        self.doers, self.single, self.made, self.mark = doers, single, made, mark

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first of these acts that the verb tells."""
        routes = (self._object_of, self._ended, self._targeted, self.single.of_verb, self._named)
        return next((found for route in routes if (found := route(tree, verb))), None)

    def loosely(self, tree: Tree, verb: Token) -> Finding | None:
        """The first act of looser words that the verb tells."""
        routes = (self._among_those, self._escaped, self._risks, self._joined, self._aimed)
        return next((found for route in routes if (found := route(tree, verb))), None)

    def _object_of(self, tree: Tree, verb: Token) -> Finding | None:
        """`X fait l'objet de sanctions du Royaume-Uni`, `tombe sous le coup de sanctions`."""
        index = next((t.index for t in tree.tokens[verb.index + 1 : verb.index + _REACH] if t.low == "objet"), 0)
        index = index or next(
            (t.index for t in tree.tokens[verb.index + 1 : verb.index + _REACH] if t.low == "coup"), 0
        )
        if verb.lemma not in ("faire", "tomber", "être") or not index:
            return None
        noun = self._noun_after(tree, index)
        if noun is None:
            return None
        self.mark([noun])
        issuer = self.doers.of_noun(tree, noun)
        issuer.parties = issuer.parties or self.doers.by_order(tree, tree.main_verb(verb) or noun)
        target = self._owned(tree, tree.subjects(verb) or tree.kids(tree.tokens[index], "nsubj"))
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
            own = tree.tokens[token.index - 1].low in ("propre", "propres") and self.words.speaks
            if own and token.lemma in self.rows["pointing_nouns"]:
                return token
            if token.low in self.rows["nouns"]:
                loose = token.low in self.rows["loose_nouns"] and token.low != "gel"
                loose = loose and tree.tokens[token.index - 1].low not in ("propre", "propres")
                near = {t.low for t in tree.tokens[token.index + 1 : token.index + 5]}
                return token if not loose or near & set(self.rows["loose_modifiers"]) else None
        return None

    def _named(self, tree: Tree, verb: Token) -> Finding | None:
        """`le nom de X a été retiré de la liste`: whose name it is."""
        action = self.rows["list_verbs"].get(verb.lemma)
        names = [t for t in done_to(tree, verb) if t.low in _NAMED]
        lists = [t for t in tree.tokens[verb.index + 1 :] if self.words.is_list(tree, t)]
        if action is None or not names or not (lists or (verb.lemma in ("radier", "rayer") and self.words.speaks)):
            return None
        target = self._owned(tree, names)
        issuer = self.words.issuer_of(tree, verb)
        issuer = issuer if issuer.parties or not lists else self.doers.of_noun(tree, lists[0])
        self.mark([t for t in lists if t.low in self.rows["nouns"]])
        return self.made(verb, Action(action), issuer, target, "named") if target.parties else None

    def _among_those(self, tree: Tree, verb: Token) -> Finding | None:
        """`X figure parmi les quatre responsables que Y a inscrits sur sa liste`: X is one of them."""
        verbs = {**self.rows["direct"], **self.rows["list_verbs"]}
        mark = next((t for t in tree.tokens[: verb.index] if t.low in ("que", "qu'")), None)
        lead = [t.low for t in tree.tokens[: mark.index]] if mark is not None else []
        ready = verb.past or verb.low == verb.lemma
        if mark is None or verb.lemma not in verbs or not ready or not (_ONE_OF & set(lead)):
            return None
        main = next((t for t in tree.tokens[: mark.index] if t.lemma in _BEING), None)
        subjects = [t for t in tree.tokens[: main.index] if t.dep == "nsubj"] if main is not None else []
        doers = [t for t in tree.subjects(verb) if t.index > mark.index]
        issuer = self.references.of_all(tree, doers)
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

    def _escaped(self, tree: Tree, verb: Token) -> Finding | None:
        """`X a échappé aux sanctions américaines`: what is not done."""
        if verb.lemma != "échapper":
            return None
        nouns = [t for p, t in tree.preps(verb) if p == "à" and self.words.is_sanction(tree, t)]
        target = self.references.of_all(tree, tree.subjects(verb))
        if not nouns or not target.parties:
            return None
        self.mark(nouns)
        found = self.made(verb, Action.IMPOSE, self.doers.of_noun(tree, nouns[0]), target, "escaped")
        if found is not None:
            found.modality = Modality.POSSIBLE if found.modality is Modality.NEGATED else Modality.NEGATED
        return found

    def _risks(self, tree: Tree, verb: Token) -> Finding | None:
        """`X risque des sanctions`, `s'expose à des sanctions de Y`, `est menacé de sanctions`: what may come."""
        threatened = verb.lemma == "menacer" and tree.passive(verb)
        if verb.lemma not in ("risquer", "encourir", "exposer") and not threatened:
            return None
        things = [*tree.objects(verb), *(t for p, t in tree.preps(verb) if p in ("à", "de", "d'"))]
        nouns = [t for t in things if self.words.is_sanction(tree, t)]
        target = self.references.of_all(tree, tree.subjects(verb))
        if not nouns or not target.parties:
            return None
        self.mark(nouns)
        issuer = self.references.of_all(tree, tree.agents(verb)) if threatened else Reference()
        issuer = issuer if issuer.parties else self.doers.of_noun(tree, nouns[0])
        found = self.made(verb, Action.IMPOSE, issuer, target, "risks")
        if found is not None and found.modality in (Modality.ASSERTED, Modality.REPORTED):
            found.modality = Modality.THREATENED if threatened else Modality.POSSIBLE
        return found

    def _joined(self, tree: Tree, verb: Token) -> Finding | None:
        """`Berne s'est ralliée aux sanctions de l'UE contre X`: another takes the measures too."""
        if verb.lemma not in ("rallier", "associer", "aligner", "joindre", "adhérer", "souscrire"):
            return None
        nouns = [t for p, t in tree.preps(verb) if p in ("à", "sur") and self.words.is_sanction(tree, t)]
        issuer = Reference([p for p in self.doers.of(tree, verb).parties if self.doers.issues(p)])
        target = self.words.noun_targets(tree, nouns)
        if not nouns or not issuer.parties or not target:
            return None
        return self.made(verb, Action.IMPOSE, issuer, target, "joined")

    def _is_since(self, token: Token) -> bool:
        """Whether the token is a time that begins with "depuis"."""
        when = token.item.time
        return when is not None and self.references.page.times[when].text.lower().startswith("depuis")

    def _aimed(self, tree: Tree, verb: Token) -> Finding | None:
        """`le Trésor avait visé X`, `X est visé par Londres`, `inscrit depuis 2023`, in a text on sanctions."""
        if verb.lemma not in ("viser", "cibler", "frapper", "inscrire", "désigner") or not self.words.speaks:
            return None
        above = tree.parent(verb)
        if verb.gerund or (verb.dep in ("acl", "relcl") and above is not None and above.low in self.rows["nouns"]):
            return None
        if any(t.low in self.rows["nouns"] for t in tree.agents(verb)):
            return None  # "visé par des sanctions de Kiev" is told by the list of verbs
        issuer = self.doers.of(tree, verb)
        issuer.parties = [p for p in issuer.parties if self.doers.issues(p)]
        done = tree.passive(verb)
        since = any(self._is_since(t) for t in tree.tokens[verb.index + 1 : verb.index + _REACH])
        if not (issuer.parties or (since and done)) or (done and not (tree.agents(verb) or since)):
            return None
        target = self.references.of_all(tree, done_to(tree, verb))
        target.parties = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        return self.made(verb, Action.IMPOSE, issuer, target, "aimed") if target else None

    def _owned(self, tree: Tree, tokens: list[Token]) -> Reference:
        """What the tokens mean; a name's or assets' owner where they are of somebody."""
        out = Reference()
        for token in (part for one in tokens for part in tree.conjuncts(one)):
            if token.low in _NAMED or token.low in ASSETS:
                join(out, self.single.holders(tree, token))
            elif token in tokens:
                join(out, self.references.of(tree, token))
        return out
