"""Conduct of one party told by another: `X said Y had killed`, `Y is believed to have`, `Y allegedly did`."""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.speech.attribution import Stance, speech_verbs, stance_of

_DOING = frozenset(
    ("conduire", "diriger", "mener", "perpétrer", "commettre", "lancer", "orchestrer", "participer", "organiser",
     "planifier", "ordonner", "superviser", "contribuer")
)  # fmt: skip
_SOURCE = 6  # tokens after "according" in which the report or group stands
_SUFFERED = frozenset(("torture", "coercion", "atrocity", "repression"))
_THINGS = ("it", "they", "this", "that", "these", "those")
_ASIDE = ("after", "before", "since", "following", "until", "during", "despite", "amid", "as")
_RELATIVES = ("who", "which", "that", "qui")


class ConductTold:
    """Finds the accusations made by telling what somebody did."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        self.page, self.references = parts.page, parts.references
        self.hearsay = frozenset(parts.rows["hearsay"])
        self.tellers = speech_verbs(parts.page.language)
        if parts.page.language == "en":
            self.tellers |= frozenset(parts.rows["speech"])
        self.adverbs = frozenset(parts.rows["hearsay_adverbs"])

    def find(self, tree: Tree, verb: Token) -> list[Finding]:
        """The claims that the verb tells of."""
        act = self.act_of(tree, verb)
        if act is None or self._is_charge(tree, verb):
            return []
        heard = self._heard(tree, verb)
        if heard is None and self.is_to_do(tree, verb):
            return []
        stance = stance_of(tree, verb, self.references)
        if stance.modality is Modality.NEGATED:
            return []
        accuser = heard if heard is not None else self._accuser(tree, verb, stance)
        if accuser is None:
            return []
        if accuser and self._is_suffered(tree, verb):
            return [self._suffered(tree, verb, accuser)]
        accused = self.parts.sides.accused(tree, self.parts.sides.doers(tree, verb), accuser)
        if not accused or not self._surely_named(tree, verb, accused) or self._own_side(accuser, accused):
            return []
        return [self.parts.made(tree, verb, act, (accuser, accused), "said")]

    def _is_charge(self, tree: Tree, verb: Token) -> bool:
        """`reproche à X de saper`: the infinitive is what X is accused of, and told by the accusing verb."""
        head = tree.parent(verb)
        if tree.language != "fr" or head is None or verb.dep not in ("xcomp", "ccomp", "advcl", "obl"):
            return False
        return head.lemma in ("reprocher", "accuser", "soupçonner", "suspecter") and not tree.passive(head)

    def act_of(self, tree: Tree, verb: Token) -> Token | None:
        """The verb itself where it tells conduct; what one is responsible for where it says so."""
        if verb.dep == "amod":
            return None
        if tree.kids(verb, "cop") and verb.low in self.parts.rows["liable"]:
            return self._first_act(tree, [t for _, t in tree.preps(verb)])
        if verb.lemma in ("be", "être", "remain", "become", "rendre"):
            broken = [
                t for p, t in tree.preps(verb) if p in ("in", "en") and t.low in self.parts.rows["breaching"]
            ]
            if broken:
                return broken[0]
            for word in tree.kids(verb, "acomp", "attr", "prep", "xcomp"):
                if word.low in self.parts.rows["liable"]:
                    inner = [t for _, t in tree.preps(word)] + tree.kids(word, "pobj")
                    return self._first_act(tree, inner)
            return None
        if verb.lemma in ("have", "play") and tree.language == "en":
            parts = [t for t in tree.kids(verb, "obj") if t.low in self.parts.rows["shares"]]
            return parts[0] if parts and any(p == "in" for p, _ in tree.preps(parts[0])) else None
        alleged = self._is_alleged(tree, verb)
        does = self._carries_out(tree, verb)
        clear = self.parts.is_told(verb) and self.has_means(tree, verb)  # "flew weapons to"
        tells = clear or (self.parts.is_conduct(verb) and not self.is_neutral(tree, verb))
        if not alleged and not does and not tells:
            return None
        if self._let(tree, verb):
            return None
        own = tree.kids(verb, "nsubj", "nsubjpass", "agent")
        while_doing = verb.gerund and self.parts.is_strong(verb) and bool(tree.kids(verb, "mark"))
        if (
            verb.dep == "advcl"
            and not while_doing
            and not (tree.language == "fr" and self._told_after(tree, verb))
        ):
            return None
        return verb if own or verb.dep in ("conj", "relcl", "ccomp", "xcomp", "ROOT") else None

    def _carries_out(self, tree: Tree, verb: Token) -> bool:
        """`a conduit des massacres`, `a participé à la répression`: a verb of doing with a noun of conduct."""
        if tree.language != "fr" or verb.lemma not in _DOING or tree.passive(verb):
            return False
        things = [*tree.objects(verb), *(t for p, t in tree.preps(verb) if p == "à")]
        return any(t.low in self.parts.nouns and not t.item.spans for t in things)

    def _is_suffered(self, tree: Tree, verb: Token) -> bool:
        """`X says he was tortured`: conduct told without who did it."""
        if not tree.passive(verb) or tree.agents(verb) or not tree.kids(verb, "nsubjpass", "nsubj"):
            return False
        return self.parts.is_strong(verb) and bool(classes_of(tree.language, verb.lemma) & _SUFFERED)

    def _suffered(self, tree: Tree, verb: Token, accuser: list[int]) -> Finding:
        found = self.parts.made(tree, verb, verb, (accuser, []), "suffered")
        victims = self.references.of_all(tree, tree.subjects(verb))
        people = [p for p in victims.parties if self.references.kind(p) is not PartyKind.PLACE]
        if people:
            found.roles["victim"] = people
        if victims.counted:
            found.victims, found.victim_count = victims.counted, victims.count
        return found

    def is_to_do(self, tree: Tree, verb: Token) -> bool:
        """`called on X to deport`: nothing done; but "continued to arm" is."""
        head = tree.parent(verb)
        light = set(self.parts.rows["light"]) - {"be", "être"}  # "were Iran to transfer"
        goes_on = head is not None and verb.dep == "xcomp" and head.lemma in light
        meant = head is not None and verb.dep == "xcomp" and head.lemma in self.parts.rows["intending"]
        meant = meant and self.parts.is_conduct(verb) and not self.parts.is_weak(verb)
        return any(t.low == "to" for t in tree.kids(verb, "aux")) and not goes_on and not meant

    def _is_alleged(self, tree: Tree, verb: Token) -> bool:
        """`alleged that Y had hired a firm`: whatever is alleged is conduct, but for states."""
        head = tree.parent(verb)
        alleges = head is not None and verb.dep == "ccomp" and head.lemma in ("allege", "alléguer")
        if head is not None and verb.dep == "xcomp" and head.lemma == "allege" and tree.passive(head):
            alleges = True  # "is alleged to have processed"
        return alleges and verb.pos == "VERB" and verb.lemma not in self.parts.rows["status"]

    def is_neutral(self, tree: Tree, verb: Token) -> bool:
        """`held back`, `took steps`: conduct only with a noun of conduct beside it."""
        if verb.lemma not in self.parts.rows["neutral"]:
            return False
        return not self.has_means(tree, verb)

    def has_means(self, tree: Tree, verb: Token) -> bool:
        """Whether money, weapons or a noun of conduct stand beside the verb."""
        near = tree.kids(verb, "obj", "nsubjpass") + [t for p, t in tree.preps(verb) if p not in _ASIDE]
        return any(t.low in self.parts.nouns or t.low in self.parts.rows["means"] for t in near)

    def _first_act(self, tree: Tree, tokens: list[Token]) -> Token | None:
        inner = [self.parts.behind(tree, t) for t in tokens]
        return next((t for t in inner if self.parts.is_act(t)), None)

    def _let(self, tree: Tree, verb: Token) -> bool:
        """`let X buy`: the conduct is the letting."""
        head = tree.parent(verb)
        return head is not None and verb.dep in ("ccomp", "xcomp") and self.parts.is_conduct(head)

    def _told_after(self, tree: Tree, verb: Token) -> bool:
        """`Y a tué, a affirmé X`: what is said hangs on the saying as an adverbial clause."""
        head = tree.parent(verb)
        return head is not None and head.index > verb.index and head.lemma in speech_verbs(tree.language)

    def _heard(self, tree: Tree, verb: Token) -> list[int] | None:
        """`is believed to have`, `allegedly`: whoever is said to believe it, mostly nobody; None where not so."""
        head = tree.parent(verb)
        if head is not None and verb.dep == "conj" and head.dep in ("xcomp", "ccomp"):
            head = tree.parent(head)
        sure = head is not None and head.lemma in self.parts.rows["hearsay_accusing"]
        wicked = any(t.low in self.parts.nouns for t in tree.kids(verb, "obj"))
        if (self.parts.is_weak(verb) or not self.parts.is_told(verb)) and not sure and not wicked:
            return None
        if head is not None and head.lemma in self.hearsay and tree.passive(head) and not tree.negated(head):
            return self.parts.sides.accusers(tree, tree.agents(head))
        if any(t.low in self.adverbs for t in tree.kids(verb, "advmod")):
            return list(stance_of(tree, verb, self.references).said_by[:1])
        return None

    def _accuser(self, tree: Tree, verb: Token, stance: Stance) -> list[int] | None:
        """Who tells it; an empty list where nobody does but the verb itself is unsure; None where nobody does."""
        nearest, speaks = self._nearest(tree, verb)
        if speaks and not nearest and tree.language == "en":
            return None
        said_by = nearest or list(stance.said_by[:1]) or self.parts.sides.quoted_by(tree)
        said_by = said_by or self._written(tree, verb) or self._spoken_above(tree, verb)
        quoted = tree.unit.quote is not None
        if stance.modality is Modality.ALLEGED and not said_by and tree.language == "fr":
            return self._source_before(tree)
        told = stance.modality in (Modality.REPORTED, Modality.ALLEGED) or (
            stance.modality is Modality.ASSERTED and said_by
        )
        if not said_by and stance.modality is Modality.ALLEGED and self._is_filed(tree, verb):
            return []
        if not said_by or not told or (quoted and not self.parts.is_strong(verb)):
            return None
        accuser = [p for p in said_by if self.references.kind(p) not in (PartyKind.PLACE, PartyKind.VESSEL)]
        if not accuser or is_media(self.page.parties.parties[accuser[0]].key):
            return None
        return accuser

    def _nearest(self, tree: Tree, verb: Token) -> tuple[list[int], bool]:
        """Whoever says the clause by the next verb of saying above it, and whether somebody there does."""
        aside = self._aside(tree, verb)
        if aside is not None:
            return self._of_aside(tree, verb, aside), True
        step = verb
        for head in tree.above(verb):
            if step.dep == "ccomp" and head.lemma in self.tellers and not tree.passive(head):
                tokens = tree.subjects(head)
                written = any(t.low in self.parts.sides.writings or t.pos == "PROPN" for t in tokens)
                found = self.parts.sides.accusers(tree, tokens)
                if not found and any(t.low in self.parts.rows["proofs"] for t in tokens):
                    step = head  # "said satellite pictures showed that": whoever says so
                    continue
                return found, bool(tokens) and not written
            if head.pos in ("VERB", "AUX") and step.dep not in ("conj", "xcomp", "ccomp"):
                return [], False
            step = head
        return [], False

    def _aside(self, tree: Tree, verb: Token) -> Token | None:
        """`who, it says, executed and burned`: the verb of saying in between."""
        while verb.dep == "conj":
            verb = tree.tokens[verb.head]
        asides = [t for t in tree.kids(verb, "parataxis") if t.lemma in self.tellers and tree.kids(t, "nsubj")]
        return asides[0] if asides else None

    def _of_aside(self, tree: Tree, verb: Token, aside: Token) -> list[int]:
        """Who says it in between; a pronoun there is not who does it but whoever spoke before."""
        tokens = tree.kids(aside, "nsubj")
        doers = {p for t in self.parts.sides.doers(tree, verb) for p in self.references.named(t)}
        found = [p for p in self.parts.sides.accusers(tree, tokens) if p not in doers]
        if found or tree.number == 0 or tree.language != "en" or tokens[0].low not in ("he", "she"):
            return found
        before = self.page.trees[tree.number - 1]
        spoke = {
            p
            for teller in before.verbs()
            if teller.lemma in self.tellers
            for t in before.subjects(teller)
            for p in self.references.named(t)
            if self.references.kind(p) is PartyKind.PERSON
        }
        return list(spoke) if len(spoke) == 1 else []

    def _written(self, tree: Tree, verb: Token) -> list[int]:
        """`..., the report says`: the author of what says it."""
        for token in tree.tokens:
            if token.low in ("according", "selon"):
                governed = [t for to in tree.kids(token, "prep") for t in tree.kids(to, "pobj")]
                found = self.parts.sides.accusers(tree, governed)
                if found:
                    return found
                near = tree.tokens[token.index + 1 : token.index + _SOURCE]
                named = [
                    t for t in near if t.low in self.parts.sides.writings or self.parts.sides.crowds.is_crowd(t)
                ]
                return self.parts.sides.accusers(tree, named[:1])
        report, marked = tree.parent(verb), tree.kids(verb, "mark")
        if report is not None and verb.dep == "acl" and marked and report.low in self.parts.sides.writings:
            main = tree.main_verb(report)  # "said in a report published on Tuesday that"
            if main is not None and main.lemma in speech_verbs(tree.language):
                return self.parts.sides.accusers(tree, tree.subjects(main))
        step = verb
        for head in tree.above(verb):
            if head.lemma in speech_verbs(tree.language) and step.dep in ("ccomp", "parataxis", "xcomp", "advcl"):
                tokens = tree.kids(head, "nsubj") or (tree.subjects(head) if head.dep == "conj" else [])
                above = tree.main_verb(head)
                if not tokens and head.dep in ("acl", "relcl") and above is not None:
                    tokens = tree.subjects(above)  # "has reason to believe that"
                if not tokens and tree.language == "fr":
                    tokens = [t for t in tree.kids(head, "obj") if t.item.spans]  # "a dénoncé X"
                return self.parts.sides.accusers(tree, tokens)
            if head.pos in ("VERB", "AUX") and step.dep not in ("conj", "xcomp", "ccomp"):
                break
            step = head
        return []

    def _spoken_above(self, tree: Tree, verb: Token) -> list[int]:
        """`The listing names X, who helped Y, the ministry said`: a clause on a name in what an authority says."""
        if verb.dep not in ("relcl", "acl"):
            return []
        step = verb
        for head in tree.above(verb):
            if step.dep in ("ccomp", "parataxis") and head.lemma in speech_verbs(tree.language):
                found = self.parts.sides.accusers(tree, tree.kids(head, "nsubj"))
                bodies = (*BODIES, PartyKind.COUNTRY)
                named = [
                    p for p in found if not self.page.parties.parties[p].key.startswith(("crowd:", "speaker:"))
                ]
                return [p for p in named if self.references.kind(p) in bodies]
            step = head
        return []

    def _is_filed(self, tree: Tree, verb: Token) -> bool:
        """`The lawsuit alleges that`: whoever brought it."""
        head = tree.parent(verb)
        if head is None or verb.dep != "ccomp" or tree.language != "en":
            return False
        return any(t.low in self.parts.sides.writings for t in tree.kids(head, "nsubj"))

    def _source_before(self, tree: Tree) -> list[int]:
        """The French conditional goes on with the source of the sentence before, where one is named."""
        if tree.number == 0:
            return []
        before = self.page.trees[tree.number - 1]
        for token in before.tokens:
            stance = stance_of(before, token, self.references) if token.dep == "ROOT" else None
            if stance is not None and stance.said_by:
                return list(stance.said_by[:1])
        return []

    def _surely_named(self, tree: Tree, verb: Token, accused: list[int]) -> bool:
        """Whether whom the clause names is told by more than a pronoun or an unsure name."""
        parties = [self.page.parties.parties[p] for p in accused]
        strong = self.parts.is_strong(verb)
        plainly = strong or not (self.parts.is_weak(verb) or self.is_neutral(tree, verb))
        unnamed = any(d.key.startswith("crowd:") for d in parties)
        if unnamed and (not plainly or verb.lemma in self.parts.rows["policing"]):
            return False  # "the party said police arrested its leader"
        known = plainly or all(
            d.sure or d.key or d.kind is PartyKind.PERSON or " " in d.name or len(d.mentions) > 1 for d in parties
        )
        doers = self.parts.sides.doers(tree, verb)
        plain = [t for t in doers if t.pos == "PRON" and t.low not in _RELATIVES]
        if any(t.low in _THINGS for t in plain) and not strong:
            return False  # "X said it supported": as likely X itself
        return known

    def _own_side(self, accuser: list[int], accused: list[int]) -> bool:
        """A government does not accuse its own army or ministers by telling what they did."""
        if not accuser:
            return False
        one = self.page.parties.parties[accuser[0]]
        others = [self.page.parties.parties[p] for p in accused]
        return bool(one.country) and all(
            d.country == one.country and not d.key.startswith("desc::") for d in others
        )
