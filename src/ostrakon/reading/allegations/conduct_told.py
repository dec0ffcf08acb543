"""Conduct of one party told by another: `X said Y had killed`, `Y is believed to have`, `Y allegedly did`.

Takes: English trees, and who tells a stretch of text. Gives: findings. French conduct is told in `french_told.py`;
of a French page only `is_neutral` and `has_means` are asked.
"""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.allegations.deeds import Deeds
from ostrakon.reading.allegations.sources import Sources
from ostrakon.reading.allegations.tellers import Tellers
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_SUFFERED = frozenset(("torture", "coercion", "atrocity", "repression"))
_THINGS = ("it", "they", "this", "that", "these", "those")
_ASIDE = ("after", "before", "since", "following", "until", "during", "despite", "amid", "as")
_ERRANDS = ("work", "act", "conspire", "move", "travel", "go", "come", "fly", "enter", "meet", "collude", "plot")
_INVOLVED = ("involve", "engage", "implicate")
_APART = ("off", "apart")
_HOLDINGS = (
    "stake",
    "stakes",
    "share",
    "shares",
    "shareholding",
    "holding",
    "holdings",
    "business",
    "villa",
    "house",
)
_RELATIVES = ("who", "which", "that")


class ConductTold:
    """Finds the accusations made by telling what somebody did."""

    def __init__(self, parts: Accusations, sources: Sources) -> None:
        self.parts, self.sources = parts, sources
        self.page, self.references = parts.page, parts.references
        self.hearsay = frozenset(parts.rows["hearsay"])
        self.tellers, self.deeds = Tellers(parts), Deeds(parts)
        self.adverbs = frozenset(parts.rows["hearsay_adverbs"])

    def find(self, tree: Tree, verb: Token) -> list[Finding]:
        """The claims that the verb tells of."""
        act = self.act_of(tree, verb)
        if act is None and self._by_hearsay(tree, verb) and self.deeds.is_deed(tree, verb):
            act = verb
        if act is None:
            return self._deed(tree, verb)
        heard = self._heard(tree, verb)
        if heard is None and self.is_to_do(tree, verb):
            return []
        stance = stance_of(tree, verb, self.references)
        if stance.modality is Modality.NEGATED:
            return []
        accuser = heard if heard is not None else self.tellers.of(tree, verb, stance)
        if accuser is None:
            return self._deed(tree, verb) if tree.unit.quote is not None else self._goes_on(tree, verb, act)
        if accuser and self._is_suffered(tree, verb):
            return [self._suffered(tree, verb, accuser)]
        doers = self.doers(tree, verb)
        accused = self.parts.sides.accused(tree, doers, accuser) or self.deeds.only_target(tree, doers, accuser)
        if not accused or not self._surely_named(tree, verb, accused) or self._own_side(accuser, accused):
            return []
        if self._announces(tree, verb, accuser, accused):
            return []
        return [self.parts.made(tree, verb, act, (accuser, accused), "said")]

    def _deed(self, tree: Tree, verb: Token) -> list[Finding]:
        """`the Treasury said he opened accounts for Wagner`: any deed of whom the teller has listed."""
        head = tree.parent(verb)
        joined = verb.dep == "conj" and head is not None and self.act_of(tree, head) is not None
        if joined or not self.deeds.is_deed(tree, verb) or self.is_to_do(tree, verb):
            return []
        accuser = self.tellers.of(tree, verb, stance_of(tree, verb, self.references))
        accuser = accuser or self.parts.sides.quoted_by(tree)
        if not accuser:
            return self._goes_on(tree, verb, verb)
        doers = self.doers(tree, verb)
        accused = self.parts.sides.accused(tree, doers, accuser) or self.deeds.only_target(tree, doers, accuser)
        if not self.deeds.is_enemy(accuser, accused):
            return []
        return [self.parts.made(tree, verb, verb, (accuser, accused), "deed")]

    def _goes_on(self, tree: Tree, verb: Token, act: Token) -> list[Finding]:
        """`According to X, Y taxed miners. It also trained children`: X goes on telling of Y."""
        running = self.sources.running(tree, verb)
        if running is None or verb.dep not in ("ROOT", "conj") or tree.passive(verb):
            return []
        accused = self.parts.sides.accused(tree, self.parts.sides.doers(tree, verb), running.accuser)
        plainly = self.parts.is_conduct(act) and not self.parts.is_weak(act)
        enemy = self.deeds.is_enemy(running.accuser, accused)
        if not accused or not (enemy or plainly) or not (set(accused) <= running.accused or (enemy and plainly)):
            return []
        return [self.parts.made(tree, verb, act, (list(running.accuser), accused), "running")]

    def doers(self, tree: Tree, verb: Token) -> list[Token]:
        """Who does it; whoever "is involved in" it does it too."""
        if tree.passive(verb) and verb.lemma in _INVOLVED:
            return tree.subjects(verb)
        return self._same_as_before(tree, verb) or self.parts.sides.doers(tree, verb)

    def _same_as_before(self, tree: Tree, verb: Token) -> list[Token]:
        """`says that X used his office and that he took bribes`: the pronoun of a joined clause is its subject."""
        own, first = tree.kids(verb, "nsubj"), verb
        if len(own) != 1 or own[0].low not in ("he", "she", "they"):
            return []
        while first.dep == "conj" and first.head != first.index:
            first = tree.tokens[first.head]
        named = [t for t in tree.kids(first, "nsubj") if t.item.spans] if first is not verb else []
        people = [self.references.kind(p) is PartyKind.PERSON for t in named for p in self.references.named(t)]
        several = own[0].low == "they"
        return named if people and all(people) and several == (len(people) > 1) else []

    def act_of(self, tree: Tree, verb: Token) -> Token | None:
        """The verb itself where it tells conduct; what one is responsible for where it says so."""
        if verb.dep == "amod":
            return None
        if tree.kids(verb, "cop") and verb.low in self.parts.rows["liable"]:
            return self._first_act(tree, [t for _, t in tree.preps(verb)])
        if verb.lemma in ("be", "remain", "become"):
            broken = [t for p, t in tree.preps(verb) if p == "in" and t.low in self.parts.rows["breaching"]]
            if broken:
                return broken[0]
            for word in tree.kids(verb, "acomp", "attr", "prep", "xcomp"):
                if word.low in self.parts.rows["liable"]:
                    inner = [t for _, t in tree.preps(word)] + tree.kids(word, "pobj")
                    return self._first_act(tree, inner)
            return None
        if verb.lemma in ("have", "play"):
            return self._part_played(tree, verb)
        if self._takes_share(tree, verb):
            return verb
        alleged = self._is_alleged(tree, verb)
        clear = self.parts.is_told(verb) and self.has_means(tree, verb)  # "flew weapons to"
        clear = clear or self.deeds.is_wicked(tree, verb)
        tells = clear or (self.parts.is_conduct(verb) and not self.is_neutral(tree, verb))
        if not alleged and not tells:
            return None
        if verb.lemma in ("fight", "combat") and self.has_means(tree, verb):
            return None  # "fought corruption"
        apart = verb.lemma == "break" and any(t.low in _APART for t in tree.kids(verb, "prt"))
        if apart or self._let(tree, verb):
            return None  # "had broken off talks"
        own = tree.kids(verb, "nsubj", "nsubjpass", "agent")
        while_doing = verb.gerund and self.parts.is_strong(verb) and bool(tree.kids(verb, "mark"))
        works = (
            verb.dep == "advcl"
            and not self.is_to_do(tree, verb)
            and any(t.low == "to" for t in tree.kids(verb, "aux"))
        )
        beside = verb.dep == "advcl" and any(t.low in ("while", "whereas") for t in tree.kids(verb, "mark"))
        if works or (beside and own):
            return verb
        if verb.dep == "advcl" and not while_doing:
            return None
        return verb if own or verb.dep in ("conj", "relcl", "ccomp", "xcomp", "ROOT", "parataxis") else None

    def _part_played(self, tree: Tree, verb: Token) -> Token | None:
        """`played a role in the evasion`: the role."""
        parts = [t for t in tree.kids(verb, "obj") if t.low in self.parts.rows["shares"]]
        behind = [p for holder in (verb, *parts) for p, _ in tree.preps(holder)]
        return parts[0] if parts and "in" in behind else None

    def _takes_share(self, tree: Tree, verb: Token) -> bool:
        """`took a share of the taxes`."""
        things = tree.kids(verb, "obj") if verb.lemma == "take" else []
        return any(t.low in ("share", "cut") for t in things)

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
        light = set(self.parts.rows["light"]) - {"be"}  # "were Iran to transfer"
        goes_on = head is not None and verb.dep == "xcomp" and head.lemma in light
        works = head is not None and verb.dep == "advcl" and head.lemma in _ERRANDS
        meant = (
            head is not None
            and (works or head.lemma in self.parts.rows["intending"])
            and (works or verb.dep == "xcomp")
        )
        meant = meant and self.parts.is_conduct(verb) and not self.parts.is_weak(verb)
        return any(t.low == "to" for t in tree.kids(verb, "aux")) and not goes_on and not meant

    def _is_alleged(self, tree: Tree, verb: Token) -> bool:
        """`alleged that Y had hired a firm`: whatever is alleged is conduct, but for states."""
        head = tree.parent(verb)
        alleges = head is not None and verb.dep == "ccomp" and head.lemma == "allege"
        if head is not None and verb.dep == "xcomp" and head.lemma == "allege" and tree.passive(head):
            alleges = True  # "is alleged to have processed"
        return alleges and verb.pos == "VERB" and verb.lemma not in self.parts.rows["status"]

    def is_neutral(self, tree: Tree, verb: Token) -> bool:
        """`held back`, `took steps`: conduct only with a noun of conduct beside it."""
        if verb.lemma == "sell" and any(t.low in _HOLDINGS for t in tree.kids(verb, "obj")):
            return True  # "sold his stake in the bank"
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

    def _heard(self, tree: Tree, verb: Token) -> list[int] | None:
        """`is believed to have`, `allegedly`: whoever is said to believe it, mostly nobody; None where not so."""
        head = tree.parent(verb)
        if head is not None and verb.dep == "conj" and head.dep in ("xcomp", "ccomp"):
            head = tree.parent(head)
        sure = head is not None and head.lemma in self.parts.rows["hearsay_accusing"]
        wicked = any(t.low in self.parts.nouns for t in tree.kids(verb, "obj"))
        if self._by_hearsay(tree, verb) and self.deeds.is_deed(tree, verb):
            return list(stance_of(tree, verb, self.references).said_by[:1])
        if (self.parts.is_weak(verb) or not self.parts.is_told(verb)) and not sure and not wicked:
            return None
        if head is not None and head.lemma in self.hearsay and tree.passive(head) and not tree.negated(head):
            return self.parts.sides.accusers(tree, tree.agents(head))
        if self._by_hearsay(tree, verb):
            return list(stance_of(tree, verb, self.references).said_by[:1])
        return None

    def _by_hearsay(self, tree: Tree, verb: Token) -> bool:
        return any(t.low in self.adverbs for t in tree.kids(verb, "advmod"))

    def _surely_named(self, tree: Tree, verb: Token, accused: list[int]) -> bool:
        """Whether whom the clause names is told by more than a pronoun or an unsure name."""
        parties = [self.page.parties.parties[p] for p in accused]
        strong = self.parts.is_strong(verb)
        wicked = any(t.low in self.parts.nouns for t in tree.kids(verb, "obj"))  # "had taken bribes"
        plainly = strong or wicked or not (self.parts.is_weak(verb) or self.is_neutral(tree, verb))
        unnamed = any(d.key.startswith("crowd:") for d in parties)
        if unnamed and (not plainly or verb.lemma in self.parts.rows["policing"]):
            return False  # "the party said police arrested its leader"
        known = plainly or all(
            d.sure or d.key or d.kind is PartyKind.PERSON or " " in d.name or len(d.mentions) > 1 for d in parties
        )
        doers = self.doers(tree, verb)
        plain = [t for t in doers if t.pos == "PRON" and t.low not in _RELATIVES]
        if any(t.low in _THINGS for t in plain) and not strong:
            return False  # "X said it supported": as likely X itself
        return known

    def _announces(self, tree: Tree, verb: Token, accuser: list[int], accused: list[int]) -> bool:
        """`the minister announced that Canada has seized`: what her own country did, no accusation."""
        told = any(t.lemma == "announce" for t in tree.above(verb))
        served = {
            p for f in self.parts.sides.offices if set(accuser) & set(f.of("holder")) for p in f.of("organization")
        }
        return told and set(accused) <= served

    def _own_side(self, accuser: list[int], accused: list[int]) -> bool:
        """A government does not accuse its own army or ministers by telling what they did."""
        if not accuser:
            return False
        one = self.page.parties.parties[accuser[0]]
        others = [self.page.parties.parties[p] for p in accused]
        return bool(one.country) and all(
            d.country == one.country and not d.key.startswith("desc::") for d in others
        )
