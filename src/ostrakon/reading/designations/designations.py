"""Designations: who imposes, lifts, extends ... sanctions on whom, by frames kept as data.

Takes: trees and references. Gives: findings of type designation, one per verb or noun that says one; merging
them into legal acts is a later stage.
"""

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED, ActMemory
from ostrakon.reading.designations.designation_details import Detailer
from ostrakon.reading.designations.enumerations import LISTABLE, Members
from ostrakon.reading.designations.french_designations import FrenchForms
from ostrakon.reading.designations.gaps import Gaps
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.list_acts import ListActs
from ostrakon.reading.designations.listed_states import StateFinder
from ostrakon.reading.designations.loose_acts import LooseActs
from ostrakon.reading.designations.measure_verbs import MeasureVerbs
from ostrakon.reading.designations.noun_acts import NounActs
from ostrakon.reading.designations.open_acts import OpenActs
from ostrakon.reading.designations.sanction_objects import SanctionObjects
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.designations.totals import Totals
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by, done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_of
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import stance_of

_FOLLOWING = ("following", "suivants", "suivantes")
_INCLUDING = ("including", "notably", "among", "namely", "naming")
_COMPANY = ("along", "together")
_NAMING = frozenset(("list", "target", "viser", "designate", "désigner", "inscrire", "lister", "add", "ajouter"))


class DesignationFinder:
    """Finds the designations of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.words = SanctionWords(page, references)
        self.details = Detailer(page, references, self.words)
        self.rows = self.words.rows
        self.states = StateFinder(references, self.words, self.details, self._made)
        self.memory = ActMemory(page, references)
        self.states.list_owner = self.memory.list_owner
        self.words.target_of = lambda tree, token: self.memory.targets(tree, [token])
        self.issuers = Issuers(references, self.words, self.memory)
        self.measures = MeasureVerbs(references, self.words, self.issuers, self._made)
        self.loose = LooseActs(references, self.words, self.issuers, self._made)
        self.open = OpenActs(references, self.words, self.issuers, self._made)
        self.nouns = NounActs(references, self.words, self.memory, self._made)
        self.french = FrenchForms(references, self.words, self.memory, made=self._made, mark=self._mark)
        self.lists = ListActs(self.words, self.issuers, self._made)
        self.objects = SanctionObjects(references, self.words, self.lists, french=self.french, made=self._made)
        self.members = Members(page, references)
        self.gaps = Gaps(page, references)
        self.totals = Totals(self.words, self.memory, self._made)
        self.found = self.memory.found
        self.tree: Tree
        self.speaks = self.words.speaks

    def find(self) -> list[Finding]:
        """The findings in order of their words."""
        out = self.found
        for tree in self.page.trees:
            self.tree = tree
            for verb in tree.verbs():
                out += self._of_verb(verb, out)
            summed = self.totals.of_tree(tree)
            self.nouns.mark(tree, [t for t in tree.tokens if summed and self.words.is_sanction(tree, t)])
            out += summed
            out += self.objects.annulled(tree)
            for token in tree.tokens:
                free = tree.language == "fr" and (tree.number, token.index) not in self.nouns.used
                told = self.french.nouns.of_noun(tree, token) if free else []
                out += told or self.nouns.of_noun(tree, token)
        return sorted(out, key=lambda f: f.place)

    def _of_verb(self, verb: Token, before: list[Finding]) -> list[Finding]:
        routes = [self._sanction_object, self._onto_list, self._measure, self._direct]
        if self.tree.language == "fr":
            routes.insert(0, self._french)
        if (self.tree.number, verb.index) in self.nouns.used:
            return []
        if self.french.senses.is_disposal(self.tree, verb) or self.french.senses.is_sport(self.tree):
            return []
        for route in routes:
            found = route(verb)
            if found:
                return self._split(verb, found)
        found, nouns = self.states.standing(self.tree, verb)
        if found is not None:
            self.nouns.mark(self.tree, nouns + [p for n in nouns for p in self.tree.kids(n, "acl")])
            return self._shared(verb, found)
        found = self.objects.of_them(self.tree, verb, before) or self.states.likewise(self.tree, verb, before)
        found = found or self.open.of_verb(self.tree, verb)
        if found is None:
            found = self.loose.of_verb(self.tree, verb)
            self.nouns.mark(self.tree, self.loose.used)
        if found is None and self.tree.language == "fr":
            found = self.french.filling.last(self.tree, verb)
        return self._shared(verb, found) if found else []

    def _split(self, verb: Token, found: Finding) -> list[Finding]:
        """The acts that share the verb; one that counts all there ever were is a total."""
        if self.totals.is_total(self.tree, verb) and found.counted is not None:
            found.total, found.past = True, True
            return [found]
        return self._shared(verb, found)

    def _shared(self, verb: Token, found: Finding) -> list[Finding]:
        gaps = self.french.gaps if self.tree.language == "fr" else self.gaps
        return gaps.split(self.tree, verb, found)

    def _mark(self, nouns: list[Token]) -> None:
        """These nouns of the sentence in hand have their claim."""
        self.nouns.mark(self.tree, nouns)

    def _sanction_object(self, verb: Token) -> Finding | None:
        """`imposed sanctions on X`: what sanction_objects.py knows."""
        found = self.objects.of_verb(self.tree, verb)
        self.nouns.mark(self.tree, self.objects.used)
        return found

    def _onto_list(self, verb: Token) -> Finding | None:
        """`added X to its list`: what list_acts.py knows."""
        found, nouns = self.lists.of_verb(self.tree, verb)
        self.nouns.mark(self.tree, nouns)
        return found

    def _french(self, verb: Token) -> Finding | None:
        """`X fait l'objet de sanctions`: what french_designations.py knows."""
        return self.french.of_verb(self.tree, verb)

    def _measure(self, verb: Token) -> Finding | None:
        """`barred X from entering`, `froze the assets of X`: what measure_verbs.py knows."""
        return self.measures.of_verb(self.tree, verb)

    def _direct(self, verb: Token) -> Finding | None:
        """`sanctioned X`, `X was blacklisted by Y`."""
        action = self.rows["direct"].get(verb.lemma)
        tree = self.tree
        if action is None or verb.dep == "amod":
            return None
        affected = done_to(tree, verb) or self._inverted(verb)
        if any(p in ("with", "by") and t.lemma in ("fine", "amende") for p, t in tree.preps(verb)):
            return None
        if any(t.lemma in self.rows["not_targets"] for t in affected) or self.french.senses.is_other_penalty(
            tree, verb
        ):
            return None
        doers = [t.lemma for t in done_by(tree, verb) if not t.item.spans]
        if set(doers) & {*self.rows["not_issuer_heads"], *self.rows.get("not_sanctioning", ())}:
            return None
        target = self.memory.targets(tree, affected)
        issuer = self.issuers.of(tree, verb, target)
        if not issuer.parties:
            issuer.parties = self.issuers.keeper(self.tree, affected)
        follows = any(t.low in _FOLLOWING for h in affected for t in (h, *self.tree.kids(h, "amod")))
        if verb.lemma in _NAMING and not self._sanctioning(verb, target) and not (follows and self.speaks):
            return None
        if verb.lemma in _NAMING:
            target.parties = [p for p in target.parties if self.references.kind(p) is not PartyKind.COUNTRY]
        known = (
            target
            or follows
            or self._is_open(verb, issuer)
            or self._vague(verb, affected)
            or self._of_many(verb, affected, issuer, target)
        )
        if not known:
            return None
        if self._of_sports(tree):
            return None
        nameless = tree.kids(verb, "nsubj") and not issuer.parties and not set(doers) & set(self.rows["officials"])
        if verb.lemma in _NAMING and nameless:
            return None
        if tree.passive(verb) and tree.negated(verb) and not issuer.parties and not self.speaks_of_lists():
            return None  # "has never been sanctioned for anything"
        above = tree.parent(verb)
        if (
            above is not None
            and above.lemma in self.rows["lasting_verbs"]
            and verb.dep in ("oprd", "acomp", "xcomp")
        ):
            action = Action.MAINTAIN.value
        return self._made(verb, Action(action), issuer, target, "direct", lone=follows)

    def speaks_of_lists(self) -> bool:
        """Whether the text tells an act so far, or names an authority that could do one."""
        bodies = (d.key.removeprefix("body:") for d in self.page.parties.parties)
        return bool(self.found) or any(key in self.rows.get("never_targets", ()) for key in bodies)

    def _inverted(self, verb: Token) -> list[Token]:
        """`Also sanctioned were A and B`."""
        tree = self.tree
        auxes = [a for a in tree.kids(verb, "auxpass") if a.index > verb.index]
        found = [t for a in auxes for t in tree.kids(a, "attr", "nsubjpass", "nsubj", "dep", "acomp")]
        return found or (tree.kids(verb, "attr", "oprd") if auxes else [])

    def _is_open(self, verb: Token, issuer: Reference) -> bool:
        """`threatened to penalize them`: an act that has not happened may leave open on whom."""
        telling = verb.lemma in ("sanction", "blacklist", "penalize", "penalise") and bool(issuer.parties)
        return telling and stance_of(self.tree, verb, self.references).modality not in HAPPENED

    def _of_many(self, verb: Token, affected: list[Token], issuer: Reference, target: Reference) -> bool:
        """`told to cut ties with three firms after it sanctioned them`: those that were counted just before."""
        if verb.lemma not in ("sanction", "blacklist") or not issuer.parties:
            return False
        if not any(t.low in ("them", "both", "they") for t in affected):
            return False
        for token in reversed(self.tree.tokens[: affected[0].index]):
            self.memory.counts.count(self.tree, [token], target)
            if target.counted is not None:
                return True
        return False

    def _vague(self, verb: Token, affected: list[Token]) -> bool:
        """`sanctioned Xinjiang officials`: whom is said, but not who they are."""
        if verb.lemma not in ("sanction", "sanctionner", "blacklist") or not affected:
            return False
        plain = [t for t in affected if t.pos in ("NOUN", "PROPN") and not t.item.spans]
        people = self.rows["vague_targets"]
        return any(t.lemma in people or (t.low.endswith("s") and self.speaks) for t in plain)

    def _of_sports(self, tree: Tree) -> bool:
        """`sanctioned for doping`: a sports penalty."""
        words = self.page.words[tree.unit.items[0].first : tree.unit.items[-1].last]
        return bool({w.low for w in words} & set(self.rows.get("sports", ())))

    def _sanctioning(self, verb: Token, target: Reference) -> bool:
        """Whether "listed", "targeted", "designated", "added" speak of sanctions here."""
        tree = self.tree
        good = [p for p in target.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)]
        if (not good and target.counted is None) or not self.speaks:
            return False
        sentence = {t.low for t in tree.tokens}
        named_as = any(t.low in ("as", "comme") for t in tree.kids(verb) if not tree.kids(t, "advmod"))
        named_as = named_as and "well as" not in " ".join(t.low for t in tree.tokens)
        if verb.lemma in ("add", "ajouter"):
            return bool(tree.kids(verb, "auxpass")) and not any(p == "to" for p, _ in tree.preps(verb))
        if verb.lemma in ("target", "viser"):
            near = bool(sentence & {"sanctions", "sanction", "measures", "mesures", "designations", "action"})
            also = bool(sentence & {"also", "également", "aussi"})
            if tree.passive(verb):
                return also or near
            return (near and tree.language == "en") or (also and bool(self.words.issuer_of(tree, verb).parties))
        return not named_as or bool(
            sentence & {"terrorist", "terroriste", "global", "terroristes", "ineligible", "specially", "blocked"}
        )

    def _made(
        self, head: Token, action: Action, issuer: Reference, target: Reference, rule: str, *, lone: bool = False
    ) -> Finding | None:
        target.parties = self.memory.sure(self.tree, target.parties, issuer.parties)
        french = self.tree.language == "fr"
        if french:
            self.french.filling.complete(self.tree, head, issuer, target)
        elif target and head.pos == "VERB":
            self._company_of(head, target)
            target.parties += [p for p in self._companions(head) if p not in target.parties]
            target.parties += self._more(head, issuer, target)
        elif head.pos == "NOUN" and target and not french:
            target.parties += self._more(head, issuer, target)
        if french and not target and issuer.parties:
            target.parties = self.french.topic(self.tree, head, action)
        found = self.details.finding(self.tree, head, action, (issuer, target), rule=rule, lone=lone)
        return self.french.filling.settle(self.tree, head, found) if french and found is not None else found

    def _more(self, head: Token, issuer: Reference, target: Reference) -> list[int]:
        """`blacklisted X, his wife Y and nine other people`: further members of the list that the act opens."""
        good = [p for p in target.parties if self.references.kind(p) in (*LISTABLE, PartyKind.PUBLIC_BODY)]
        after = self._after_colon(head) if target.counted is not None else []
        if not good and not after and target.counted is not None:
            after = self._included(head) or self._told_after(head, target)
        if not good or after:
            return [p for p in after if p not in target.parties and p not in issuer.parties]
        room = target.counted is not None and (target.count or 0) > len(good)
        found = self.members.completing(self.tree, head, good, open_count=room)
        return [p for p in found if p not in target.parties and p not in issuer.parties]

    def _told_after(self, head: Token, target: Reference) -> list[int]:
        """`on two firms that feed the war, the lender X and the trader Y`: names after a clause, just as many."""
        tokens, counted = self.tree.tokens, target.counted
        if counted is None or not target.count or target.count < 2:
            return []
        words = self.page.words
        after = [t for t in tokens[head.index + 1 :] if words[t.item.first].start >= counted[1]]
        comma = next((n for n, t in enumerate(after) if t.text in (",", ":", "-")), None)
        found = self.members.of(self.tree, after[comma + 1 :]) if comma is not None else []
        return found if len(found) == target.count else []

    def _included(self, head: Token) -> list[int]:
        """`Fifteen people joined the list on Monday, including X`: members far from their noun."""
        tokens = self.tree.tokens
        for token in tokens[head.index + 1 :]:
            if token.low in _INCLUDING and (tokens[token.index - 1].text == "," or token.low == "including"):
                told = next((t.index for t in tokens[token.index + 1 :] if _is_finite(t)), len(tokens))
                between = tokens[head.index + 1 : token.index]
                if any(_is_finite(t) and t.dep in ("conj", "ccomp", "parataxis", "ROOT") for t in between):
                    return []  # of another act: "extended X, but struck four from the list, among them Y"
                return self.members.of(self.tree, tokens[token.index + 1 : told])
        return []

    def _after_colon(self, head: Token) -> list[int]:
        """`designating eight groups as terrorist: A, B and C`: the members after the colon."""
        tokens = self.tree.tokens
        colon = next((t.index for t in tokens[head.index + 1 :] if t.text == ":"), None)
        return self.members.of(self.tree, tokens[colon + 1 :]) if colon is not None else []

    def _company_of(self, verb: Token, target: Reference) -> None:
        """`together with 13 other vessels`: how many went with a named target."""
        tokens = self.tree.tokens
        for token in tokens[verb.index + 2 :] if target.counted is None else ():
            if token.low == "with" and tokens[token.index - 1].low in _COMPANY:
                self.memory.counts.count(self.tree, self.tree.kids(token, "pobj"), target)
            if token.low in ("others", "other") and tokens[token.index - 2].low == "and" and target.parties:
                size = count_of(tokens[token.index - 1].low, self.tree.language)
                after = token.low == "other" and token.item.last < len(self.page.words)
                first, last = tokens[token.index - 1].item.first, token.item.last + after
                if size and target.counted is None:
                    target.count, target.counted = size, self.page.span_of(first, last)

    def _companions(self, verb: Token) -> list[int]:
        """`struck X off its list along with his son Y, his daughter Z`: persons and bodies after "along with"."""
        tokens = self.tree.tokens
        for token in tokens[verb.index + 2 :]:
            along = token.low == "with" and tokens[token.index - 1].low in _COMPANY
            if not along and token.low != "alongside":
                continue
            stop = next(
                (t.index for t in tokens[token.index :] if t.pos == "VERB" and not t.item.spans), len(tokens)
            )
            return self.members.of(self.tree, tokens[token.index + 1 : stop])
        return []


def _is_finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and not token.item.spans and not token.gerund
