"""Designations told in ways that only French has: "fait l'objet de sanctions", "s'est vu infliger", "sont gelés".

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED, ActMemory
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.designations.french_details import decreers_of, program_of, reason_of
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import ASSETS, FrenchMeasures, Maker, Marker
from ostrakon.reading.designations.french_nouns import FrenchNouns
from ostrakon.reading.designations.french_pointing import Pointing
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.designations.french_states import day_of_meeting, is_further, settle_state
from ostrakon.reading.designations.sanction_words import SanctionWords, join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference, References

_NAMED = frozenset(("nom", "noms", "celui", "ceux", "cas"))
_OWN = ("lift", "suspend")
_TELLING = frozenset(
    ("sanctions", "sanction", "liste", "terroriste", "terroristes", "ofac", "trésor", "gel", "avoirs")
)
_PLAIN = ("sanctionner", "blacklister", "black-lister", "radier", "lister")
_ONTO = ("inscrire", "ajouter", "placer", "mettre", "inclure", "retirer", "rayer", "radier", "figurer")
_OPEN = (Modality.URGED, Modality.THREATENED, Modality.POSSIBLE, Modality.PLANNED, Modality.NEGATED)
_ONE_OF = frozenset(("parmi", "un", "une", "partie", "nombre"))
_BEING = ("figurer", "être", "compter", "faire")
_FAR = 30  # tokens behind the verb in which the list stands
_REACH = 7  # tokens after "objet" in which the measure stands


class FrenchForms:
    """The French forms of one page; `made` makes a finding of the sentence in hand, `mark` closes a noun."""

    def __init__(
        self, references: References, words: SanctionWords, memory: ActMemory, *, made: Maker, mark: Marker
    ) -> None:
        self.references, self.words, self.made, self.mark = references, words, made, mark
        self.rows = words.rows
        self.runs, self.doers = Runs(references), Doers(references, words)
        self.single = FrenchMeasures(self.doers, self.runs, made, mark)
        self.decreers = decreers_of(references.page)
        self.counting = frozenset(("inscriptions", "liste", "listes", "sanctions", "restrictives"))
        self.nouns = FrenchNouns(self.doers, self.runs, made)
        self.pointing = Pointing(self.doers, memory, made)

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first French form that the verb has."""
        routes = (
            self._object_of,
            self._ended,
            self._targeted,
            self.single.of_verb,
            self._named,
            self._among_those,
            self._escaped,
            self._risks,
            self._joined,
            self._aimed,
        )
        return next((found for route in routes if (found := route(tree, verb))), None)

    def last(self, tree: Tree, verb: Token) -> Finding | None:
        """An act that points back, or one whose parties the parse has lost: those before and behind the verb."""
        pointing = self.pointing.of_verb(tree, verb)
        if pointing is not None:
            return pointing
        action = self.rows["direct"].get(verb.lemma) if verb.lemma in _PLAIN else None
        if action is None:
            listed = any(self._is_list(tree, t) for t in tree.tokens[verb.index + 1 : verb.index + _FAR])
            listed = listed or self._entered(tree, verb)
            onto = verb.lemma in (*_ONTO, "verser", "intégrer", "joindre")
            action = self.rows["list_verbs"].get(verb.lemma, "impose") if listed and onto else None
        if verb.lemma == "ajouter" and self.words.speaks and self.counting & {t.low for t in tree.tokens}:
            action = "impose"
        if action is None or verb.dep == "amod" or self.is_other_penalty(tree, verb):
            return None
        doing = tree.parent(verb) if verb.lemma == "figurer" and verb.dep == "xcomp" else None
        issuer = Reference(self.doers.of(tree, doing or verb).parties)
        target = self.references.of_all(tree, done_to(tree, verb))
        target.parties = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        if not target:
            self._complete(tree, verb, issuer, target)
        if not target or not (issuer.parties or self.words.speaks):
            return None
        return self.made(verb, Action(action), issuer, target, "by_order")

    def _is_list(self, tree: Tree, token: Token) -> bool:
        """Whether a list of sanctions is named, whatever the parse hangs on it: "de sa liste SDN"."""
        near = {t.low for t in tree.tokens[max(0, token.index - 2) : token.index + 5]}
        worded = token.low in self.rows["list_words"] and near & set(self.rows["list_modifiers"])
        if token.low == "index":
            return "à" in near
        return bool(worded) or (not token.item.spans and self.words.is_list(tree, token))

    def _entered(self, tree: Tree, verb: Token) -> bool:
        """`a adapté l'annexe et y a fait figurer X`: put on the list that "y" means."""
        before = tree.tokens[: verb.index]
        made = verb.lemma == "figurer" and any(t.lemma == "faire" for t in before[-2:])
        onto = verb.lemma in (*_ONTO, "verser", "intégrer", "joindre") and any(t.low == "y" for t in before[-4:])
        return (made or onto) and any(self._is_list(tree, t) for t in before)

    def complete(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        """Fill in who imposes and on whom where the order of words tells more than the parse."""
        if not issuer.parties:
            near = tree.tokens[head.index : head.index + _REACH]
            issuer.parties = next((p for t in near if (p := self.doers.kept_out_of(tree, t))), [])
        if head.pos == "VERB" and not issuer.parties:
            issuer.parties = [p for p in self.doers.by_order(tree, head) if p not in target.parties]
        good = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        found = self.runs.along(tree, head, good) if good else []
        if not target:
            self._complete(tree, head, issuer, target)
        target.parties += [p for p in found if p not in target.parties and p not in issuer.parties]

    def _complete(self, tree: Tree, head: Token, issuer: Reference, target: Reference) -> None:
        if head.pos != "VERB" or head.lemma not in (*_PLAIN, *_ONTO):
            return
        done = tree.passive(head) and head.dep not in ("acl", "amod", "relcl", "advcl")
        found = self.runs.before(tree, head.index) if done else self.runs.after(tree, head.index + 1)
        target.parties = [p for p in found if p not in issuer.parties]

    def settle(self, tree: Tree, head: Token, found: Finding) -> Finding:
        """The finding with what French says around it: "n'est plus", "reste", "à son tour"."""
        since = found.when is not None and self.references.page.times[found.when].text.lower().startswith("depuis")
        settle_state(tree, head, found, since=since)
        if (
            head.pos == "NOUN"
            and ".visas." not in found.rule
            and all(self.references.kind(p) is PartyKind.PERSON for p in found.of("issuer"))
        ):
            found.roles["issuer"] = []  # a minister who announces sanctions is not who imposes them
        lands = [self.references.kind(p) is PartyKind.COUNTRY for p in found.of("target")]
        if lands and all(lands) and is_further(tree, self.rows["ordinal"]):
            found.action = Action.EXPAND if found.action is Action.IMPOSE else found.action
        page = self.references.page
        if not found.of("issuer") and found.modality in HAPPENED:
            found.roles["issuer"] = list(self.decreers)
        if found.reason is None and head.pos == "VERB":
            found.reason = reason_of(page, tree, head)
        program = program_of(page, tree) if found.program is None else None
        found.program = page.text[slice(*program)] if program is not None else found.program
        if found.when is None and head.pos == "VERB" and not found.relative:
            found.when = day_of_meeting(tree, head)
        if not found.of("target") and found.counted is None and found.modality in _OPEN:
            found.roles["target"] = self.pointing.same_target(tree, found)
        return found

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
        if not target.parties and not (done or target.counted is None):
            return None
        return self.made(verb, Action.IMPOSE, issuer, target, "aimed") if target else None

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
            if token.low in self.rows["nouns"]:
                loose = token.low in self.rows["loose_nouns"] and token.low != "gel"
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

    def maker_of_old(self, tree: Tree, verb: Token) -> Reference:
        """`la Cédéao a levé les sanctions prises contre X`: whoever lifts or keeps measures has taken them."""
        noun = tree.parent(verb)
        above = tree.parent(noun) if noun is not None else None
        while above is not None and above.low in self.rows["carriers"]:
            above = tree.parent(above)
        ends = self.rows["nominal_acts"].get(above.low) if above is not None else None
        main = tree.main_verb(above) if above is not None and ends in _OWN else None
        if main is not None and main.lemma in self.rows["deciding_verbs"]:
            return self.doers.of(tree, main)
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

    def is_sport(self, tree: Tree) -> bool:
        """Whether a sentence speaks of penalties in sport or school, with no state or authority in it."""
        told = {t.low for t in tree.tokens} & set(self.rows.get("sport_words", ()))
        kinds = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY)
        named = any(self.references.kind(p) in kinds for t in tree.tokens for p in self.references.named(t))
        return tree.language == "fr" and bool(told) and not named

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
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + 5]]
        return (
            "pour" in after
            or "comme" in after
            or not (words & _TELLING or self.words.issuer_of(tree, verb).parties)
        )

    def _owned(self, tree: Tree, tokens: list[Token]) -> Reference:
        """What the tokens mean; a name's or assets' owner where they are of somebody."""
        out = Reference()
        for token in (part for one in tokens for part in tree.conjuncts(one)):
            if token.low in _NAMED or token.low in ASSETS:
                join(out, self.single.holders(tree, token))
            elif token in tokens:
                join(out, self.references.of(tree, token))
        return out

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
