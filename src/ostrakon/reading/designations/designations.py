"""Designations: who imposes, lifts, extends ... sanctions on whom, by frames kept as data.

Takes: trees and references. Gives: findings of type designation, one per verb or noun that says one; merging
them into legal acts is a later stage.
"""

import re

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.act_memory import ActMemory
from ostrakon.reading.designations.designation_details import Detailer
from ostrakon.reading.designations.enumerations import LISTABLE, Members
from ostrakon.reading.designations.french_designations import FrenchForms, is_old_measure
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.listed_states import StateFinder
from ostrakon.reading.designations.loose_acts import LooseActs
from ostrakon.reading.designations.measure_verbs import MeasureVerbs
from ostrakon.reading.designations.noun_acts import NounActs
from ostrakon.reading.designations.open_acts import OpenActs
from ostrakon.reading.designations.sanction_words import SanctionWords, join
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by, done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References

_ONTO = frozenset(
    ("to", "on", "onto", "under", "from", "off", "with", "in", "sur", "sous", "à", "de", "dans", "par", "out of")
)
_CLOSE = 2  # sentences that "the measures" point back
_COMPANY = ("along", "together")
_NAMING = frozenset(("list", "target", "viser", "designate", "désigner", "inscrire", "lister", "add", "ajouter"))


class DesignationFinder:
    """Finds the designations of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.words = SanctionWords(page, references)
        self.details = Detailer(page, references, self.words)
        self.rows = self.words.rows
        self.states = StateFinder(references, self.words, self.details)
        self.memory = ActMemory(page, references)
        self.words.target_of = lambda tree, token: self.memory.targets(tree, [token])
        self.issuers = Issuers(references, self.words, self.memory)
        self.measures = MeasureVerbs(references, self.words, self.issuers, self._made)
        self.loose = LooseActs(references, self.words, self.issuers, self._made)
        self.open = OpenActs(references, self.words, self.issuers, self._made)
        self.nouns = NounActs(references, self.words, self.memory, self._made)
        self.french = FrenchForms(references, self.words, self._made, self._mark)
        self.members = Members(page, references)
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
            out += self._annulled(tree)
            for token in tree.tokens:
                out += self.nouns.of_noun(tree, token)
        return sorted(out, key=lambda f: f.place)

    def _of_verb(self, verb: Token, before: list[Finding]) -> list[Finding]:
        routes = [self._sanction_object, self._onto_list, self._measure, self._direct]
        if self.tree.language == "fr":
            routes.insert(0, self._french)
        if (self.tree.number, verb.index) in self.nouns.used:
            return []
        if self.french.is_disposal(self.tree, verb):
            return []
        for route in routes:
            found = route(verb)
            if found:
                return [found]
        found, nouns = self.states.standing(self.tree, verb)
        nouns += [part for noun in nouns for part in self.tree.kids(noun, "acl")] if found else []
        self.nouns.mark(self.tree, nouns)
        found = found or self._of_them(verb, before) or self.states.likewise(self.tree, verb, before)
        found = found or self.open.of_verb(self.tree, verb)
        if found is None:
            found = self.loose.of_verb(self.tree, verb)
            self.nouns.mark(self.tree, self.loose.used)
        return [found] if found else []

    def _sanction_object(self, verb: Token) -> Finding | None:
        """`imposed sanctions on X`, `sanctions on X were lifted`."""
        action = self.rows["noun_verbs"].get(verb.lemma)
        if action is None:
            return None
        tree = self.tree
        heads = done_to(tree, verb)
        if verb.lemma in ("decide", "agree", "vote", "settle", "sign"):
            heads += [t for p, t in tree.preps(verb) if p in ("on", "off", "to", "off on")]
        affected = [part for token in heads for part in tree.conjuncts(token)]
        nouns = [part for part in affected if self.words.is_sanction(tree, part)]
        lone = not nouns and self._the_measures(affected) and self._list_below(verb) is None
        nouns = affected if lone else nouns
        if not nouns and not affected:
            nouns = self._noun_after(verb)
        if verb.lemma == "name" and any(p == "as" for p, _ in tree.preps(verb)):
            return None
        if verb.lemma == "take" and any(t.low in ("list", "lists", "blacklist") for t in nouns):
            return None
        if not nouns or (verb.lemma == "keep" and tree.kids(verb, "xcomp")):
            return None
        self.nouns.mark(self.tree, nouns)
        issuer = self.issuers.of(tree, verb, Reference())
        if not lone and not issuer.parties and is_old_measure(tree, verb):
            issuer = self.french.maker_of_old(tree, verb)
            if not issuer.parties and not any(t.item.time is not None for t in tree.subtree(verb)):
                return None
        if lone and not issuer.parties and verb.past and any(t.item.time is not None for t in tree.subtree(verb)):
            issuer.parties = self.issuers.last()
        if lone and not issuer.parties:
            return None
        if not issuer.parties:
            issuer = self.words.noun_issuer(tree, nouns[0])
        elif action in ("lift", "annul"):
            issuer.parties = issuer.parties[:3]
        target = self.words.noun_targets(tree, nouns)
        if not target and nouns[0].low in (*self.rows["listing_nouns"], "sanctions"):
            self.memory.count(tree, nouns, target)
        if target.parties:
            stray = [t for t in affected if t not in nouns and t.index > nouns[-1].index and t.pos != "VERB"]
            join(target, self._people_of(stray))
        if action in ("impose", "lift"):
            join(target, self.words.prep_targets(tree, verb))
        if not target:
            target = self.words.under(tree, nouns[0])
        if not target and action not in ("impose", "expand"):
            target = Reference(self.memory.of_measures(tree, nouns[0], issuer.parties))
        if action == "impose" and self._further(nouns[0], target):
            action = "expand"
        return self._made(verb, Action(action), issuer, target, "sanctions_object", lone=lone)

    def _annulled(self, tree: Tree) -> list[Finding]:
        """`annulled the decisions by which the Council froze the assets of X`: on whom the act below is."""
        found: list[Finding] = []
        for verb in tree.verbs():
            action = self.rows["noun_verbs"].get(verb.lemma)
            deeds = [t for t in done_to(tree, verb) if t.lemma in ("decision", "act", "order", "regulation")]
            if action not in ("annul", "lift", "maintain") or not deeds:
                continue
            below = self.page.span_of(deeds[0].item.first, max(t.item.last for t in tree.subtree(deeds[0])))
            told = [f for f in self.found if f.unit == tree.number and below[0] <= f.place < below[1]]
            issuer = self.issuers.of(tree, verb, Reference())
            if told and issuer.parties:
                made = self._made(verb, Action(action), issuer, Reference(list(told[0].of("target"))), "annulled")
                found += [made] if made else []
        return found

    def _noun_after(self, verb: Token) -> list[Token]:
        """`extended for a year, until 31 May, the arms embargo on X`: an object that the parse has lost."""
        tree = self.tree
        if tree.passive(verb) or tree.language != "en":
            return []
        for token in tree.tokens[verb.index + 1 :]:
            if (token.pos in ("VERB", "AUX") and not token.item.spans) or token.text in (";", ":"):
                return []
            lead = tree.parent(token)
            if self.words.is_sanction(tree, token) and not (lead is not None and lead.pos == "ADP"):
                return [token] if token.dep not in ("compound", "amod", "poss") else []
        return []

    def _the_measures(self, affected: list[Token]) -> bool:
        """`announced the measures`: those that the text speaks of just before or opens with."""
        tree = self.tree
        if not self.speaks or len(affected) != 1 or affected[0].low not in self.rows["bare_measures"]:
            return False
        reach = _CLOSE if affected[0].pos == "PRON" else 2 * _CLOSE
        near = self.found and tree.number - self.found[-1].unit <= reach
        pointed = affected[0].pos == "PRON" or bool(tree.kids(affected[0], "det"))
        return pointed and bool(near or tree.number <= _CLOSE) and not self.memory.bound(tree, affected[0])

    def _people_of(self, tokens: list[Token]) -> Reference:
        """`sanctions on A and two officers, B and C` with the officers joined to the sanctions."""
        out = self.references.of_all(self.tree, tokens)
        out.parties = [
            p for p in out.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)
        ]
        return out

    def _further(self, noun: Token, target: Reference) -> bool:
        """`its 13th package of sanctions against Russia`: a further package against a country."""
        tree = self.tree
        if noun.low not in self.rows["carriers"] or not target.parties:
            return False
        before = " ".join(t.low for t in tree.tokens[max(0, noun.index - 4) : noun.index + 1])
        return bool(re.search(self.rows["ordinal"], before)) and all(
            self.references.kind(p) is PartyKind.COUNTRY for p in target.parties
        )

    def _mark(self, nouns: list[Token]) -> None:
        """These nouns of the sentence in hand have their claim."""
        self.nouns.mark(self.tree, nouns)

    def _of_them(self, verb: Token, before: list[Finding]) -> Finding | None:
        """`They were introduced in 2012`: the measures spoken of in the sentence before."""
        tree = self.tree
        action = self.rows["noun_verbs"].get(verb.lemma)
        subjects = tree.kids(verb, "nsubjpass")
        if action is None or not subjects or not before or verb.lemma in ("take", "order", "end", "put", "place"):
            return None
        if (
            subjects[0].low not in ("they", "it", "ils", "elles", "these", "celles-ci")
            or tree.number - before[-1].unit > 1
        ):
            return None
        if self.references.of(tree, subjects[0]).parties and subjects[0].low == "it":
            return None
        issuer = self.references.of_all(tree, tree.agents(verb))
        return self._made(verb, Action(action), issuer, Reference(), "measures_before", lone=True)

    def _onto_list(self, verb: Token) -> Finding | None:
        """`added X to its list`, `placed X under sanctions`, `removed X from the list`."""
        action = self.rows["list_verbs"].get(verb.lemma)
        if action is None or verb.lemma == "faire":
            return None
        tree = self.tree
        holders = [verb, *(o for o in done_to(tree, verb) if not o.item.spans)]
        wanted = ("with", "by") if verb.lemma in ("hit", "slap") else _ONTO
        place = next(
            (
                t
                for holder in holders
                for p, t in tree.preps(holder)
                if p in wanted and self.words.is_list(tree, t)
            ),
            None,
        )
        if place is None:
            place = self._list_below(verb)
        if place is None:
            return None
        self.nouns.mark(tree, [place])
        stands = verb.lemma in ("figurer", "appear", "remain")
        target = self.memory.targets(tree, tree.subjects(verb) if stands else done_to(tree, verb))
        issuer = Reference() if stands else self.issuers.of(tree, verb, target)
        if not issuer.parties:
            issuer = self.words.noun_issuer(tree, place)
        if not issuer.parties:
            issuer.parties = self.memory.list_owner(tree, place)
        return self._made(verb, Action(action), issuer, target, "onto_list")

    def _list_below(self, verb: Token) -> Token | None:
        """A list named after the verb, hung by the parser on some other word of the clause."""
        tree = self.tree
        for token in tree.tokens[verb.index + 1 :]:
            head = tree.parent(token)
            leads = (
                {head.low} if head is not None and head.pos == "ADP" else {c.low for c in tree.kids(token, "case")}
            )
            if leads & _ONTO and verb in list(tree.above(token)) and self.words.is_list(tree, token):
                between = [
                    t for t in tree.above(token) if t.index > verb.index and t.pos == "VERB" and t.dep != "acl"
                ]
                return None if between else token
        return None

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
        if any(t.lemma in self.rows["not_targets"] for t in affected) or self.french.is_other_penalty(tree, verb):
            return None
        doers = [t.lemma for t in done_by(tree, verb) if not t.item.spans]
        if set(doers) & {*self.rows["not_issuer_heads"], *self.rows.get("not_sanctioning", ())}:
            return None
        target = self.memory.targets(tree, affected)
        issuer = self.issuers.of(tree, verb, target)
        follows = any(t.low in ("following", "suivants", "suivantes") for t in affected)
        if verb.lemma in _NAMING and not self._sanctioning(verb, target) and not (follows and self.speaks):
            return None
        if verb.lemma in _NAMING:
            target.parties = [p for p in target.parties if self.references.kind(p) is not PartyKind.COUNTRY]
        if not target and not self._vague(verb, affected) and not follows:
            return None
        if self._of_sports(tree):
            return None
        if verb.lemma in _NAMING and tree.kids(verb, "nsubj") and not issuer.parties:
            return None
        return self._made(verb, Action(action), issuer, target, "direct", lone=follows)

    def _inverted(self, verb: Token) -> list[Token]:
        """`Also sanctioned were A and B`."""
        tree = self.tree
        auxes = [a for a in tree.kids(verb, "auxpass") if a.index > verb.index]
        found = [t for a in auxes for t in tree.kids(a, "attr", "nsubjpass", "nsubj", "dep", "acomp")]
        return found or (tree.kids(verb, "attr", "oprd") if auxes else [])

    def _vague(self, verb: Token, affected: list[Token]) -> bool:
        """`sanctioned Xinjiang officials`: whom is said, but not who they are."""
        if verb.lemma not in ("sanction", "sanctionner", "blacklist") or not affected:
            return False
        plain = [t for t in affected if t.pos in ("NOUN", "PROPN") and not t.item.spans]
        people = self.rows["vague_targets"]
        return any(t.lemma in people or (t.low.endswith("s") and self.speaks) for t in plain)

    def _of_sports(self, tree: Tree) -> bool:
        """`sanctioned for doping`: a sports penalty."""
        return bool({t.low for t in tree.tokens} & set(self.rows.get("sports", ())))

    def _sanctioning(self, verb: Token, target: Reference) -> bool:
        """Whether "listed", "targeted", "designated", "added" speak of sanctions here."""
        tree = self.tree
        good = [p for p in target.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)]
        if (not good and target.counted is None) or not self.speaks:
            return False
        sentence = {t.low for t in tree.tokens}
        named_as = any(t.low in ("as", "comme") for t in tree.kids(verb))
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
        target.parties = self.memory.sure(self.tree, target.parties)
        if target and head.pos == "VERB":
            target.parties += [p for p in self._companions(head) if p not in target.parties]
            target.parties += self._more(head, issuer, target)
        if self.tree.language == "fr" and not target and issuer.parties:
            target.parties = self.french.topic(action)
        return self.details.finding(self.tree, head, action, (issuer, target), rule=rule, lone=lone)

    def _more(self, head: Token, issuer: Reference, target: Reference) -> list[int]:
        """`blacklisted X, his wife Y and nine other people`: further members of the list that the act opens."""
        good = [p for p in target.parties if self.references.kind(p) in LISTABLE]
        after = self._after_colon(head) if target.counted is not None else []
        if not good or after:
            return [p for p in after if p not in target.parties and p not in issuer.parties]
        room = target.counted is not None and (target.count or 0) > len(good)
        found = self.members.completing(self.tree, head, good, open_count=room)
        return [p for p in found if p not in target.parties and p not in issuer.parties]

    def _after_colon(self, head: Token) -> list[int]:
        """`designating eight groups as terrorist: A, B and C`: the members after the colon."""
        tokens = self.tree.tokens
        colon = next((t.index for t in tokens[head.index + 1 :] if t.text == ":"), None)
        return self.members.of(self.tree, tokens[colon + 1 :]) if colon is not None else []

    def _companions(self, verb: Token) -> list[int]:
        """`struck X off its list along with his son Y, his daughter Z`: persons and bodies after "along with"."""
        tokens = self.tree.tokens
        for token in tokens[verb.index + 2 :]:
            if token.low != "with" or tokens[token.index - 1].low not in _COMPANY:
                continue
            stop = next(
                (t.index for t in tokens[token.index :] if t.pos == "VERB" and not t.item.spans), len(tokens)
            )
            return self.members.of(self.tree, tokens[token.index + 1 : stop])
        return []
