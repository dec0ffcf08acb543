"""Acts whose object is the noun of a sanction: "imposed sanctions on X", "the sanctions on X were lifted".

Takes: trees, references and the memory of acts. Gives: findings of designations, made by their finder.
"""

import re
from collections.abc import Callable

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.bearers import Bearers
from ostrakon.reading.designations.french_designations import FrenchForms, is_old_measure
from ostrakon.reading.designations.list_acts import ListActs
from ostrakon.reading.designations.sanction_words import SanctionWords, join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References

Maker = Callable[..., Finding | None]
_DECIDING = ("decide", "agree", "vote", "settle", "move", "opt")
_UNTOUCHED = frozenset(("place", "force", "untouched", "unchanged", "intact"))
_FOLLOWING = ("align", "implement", "transpose", "mirror", "match", "replicate", "copy", "join")
_SOON = 5  # tokens from a verb of deciding to its infinitive
_CLOSE = 2  # sentences that "the measures" point back


class SanctionObjects:
    """Finds such acts in the sentence in hand."""

    def __init__(
        self, references: References, words: SanctionWords, lists: ListActs, *, french: FrenchForms, made: Maker
    ) -> None:
        issuers = lists.issuers
        self.references, self.words, self.issuers, self.made = references, words, issuers, made
        self.lists, self.french = lists, french
        self.page, self.memory, self.rows = references.page, issuers.memory, words.rows
        self.bearers = Bearers(references, words)
        self.used: list[Token] = []

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """`imposed sanctions on X`, `sanctions on X were lifted`."""
        self.used = []
        action = self.rows["noun_verbs"].get(verb.lemma)
        if action is None or self._is_of_another(tree, verb):
            return None
        if verb.lemma in _DECIDING and self._governs(tree, verb):
            return None
        heads = done_to(tree, verb)
        if verb.lemma in ("decide", "agree", "vote", "settle", "sign"):
            heads += [t for p, t in tree.preps(verb) if p in ("on", "off", "to", "off on")]
        if verb.lemma == "align":  # "aligned itself with the EU's measures against X"
            heads = [t for p, t in tree.preps(verb) if p == "with"]
        affected = [part for token in heads for part in tree.conjuncts(token)]
        nouns = [part for part in affected if self._is_taken(tree, verb, part, action)]
        lone = not nouns and self._the_measures(tree, affected) and self.lists.below(tree, verb) is None
        nouns = affected if lone else nouns
        if not nouns and not affected:
            nouns = self._noun_after(tree, verb)
        if verb.lemma == "name" and any(p == "as" for p, _ in tree.preps(verb)):
            return None
        if verb.lemma in ("take", "join") and any(t.low in ("list", "lists", "blacklist") for t in nouns):
            return None
        if not nouns or (verb.lemma == "keep" and tree.kids(verb, "xcomp")):
            return None
        if verb.lemma == "make" and nouns[0].low not in self.rows["listing_nouns"]:
            return None
        if verb.lemma in _FOLLOWING and not self._of_others(tree, nouns):
            return None
        self.used = nouns
        issuer = self._issuer(tree, verb, nouns, lone=lone)
        if issuer is None:
            return None
        if action in ("lift", "annul"):
            issuer.parties = issuer.parties[:3]
        target = self._target(tree, verb, nouns, affected)
        if not target and lone and affected[0].pos == "PRON" and self.memory.near(tree, 1):
            target = Reference(list(self.memory.found[-1].of("target")))
        if not target and action not in ("impose", "expand"):
            target = Reference(self.memory.of_measures(tree, nouns[0], issuer.parties))
        if action == "impose" and self._further(tree, nouns[0], target):
            action = "expand"
        return self.made(verb, Action(action), issuer, target, "sanctions_object", lone=lone)

    def _is_of_another(self, tree: Tree, verb: Token) -> bool:
        """`la levée des sanctions contre X, décidée par Y`: the participle says of the lifting."""
        noun = tree.parent(verb)
        many = noun is not None and noun.low.endswith("s") and noun.low in self.rows["nouns"]
        return tree.language == "fr" and verb.dep == "acl" and verb.past and many and not verb.low.endswith("s")

    def _of_others(self, tree: Tree, nouns: list[Token]) -> bool:
        """`implemented the EU's measures against X`: whose they are or on whom they are is said."""
        return bool(self.words.noun_issuer(tree, nouns[0]).parties or self.words.noun_targets(tree, nouns).parties)

    def _issuer(self, tree: Tree, verb: Token, nouns: list[Token], *, lone: bool) -> Reference | None:
        """Who does it: of the verb, else of the noun; None where the words then tell no act."""
        issuer = self.issuers.of(tree, verb, Reference())
        if issuer.parties:
            return issuer
        timed = any(t.item.time is not None for t in tree.subtree(verb))
        if not lone and is_old_measure(tree, verb):
            issuer = self.french.maker_of_old(tree, verb)
            if not issuer.parties and not any(t.item.time is not None for t in tree.kids(verb)):
                return None
        if lone and verb.past and timed:
            issuer.parties = self.issuers.last()
        if lone and not issuer.parties:
            return None
        return issuer if issuer.parties else self.words.noun_issuer(tree, nouns[0])

    def _target(self, tree: Tree, verb: Token, nouns: list[Token], affected: list[Token]) -> Reference:
        """Whom the sanctions are on, by the nouns, the verb or what stands under them."""
        target = self.words.noun_targets(tree, nouns)
        if not target and nouns[0].low in (*self.rows["listing_nouns"], "sanctions"):
            self.memory.counts.count(tree, nouns, target)
        if target.parties or (affected and nouns[0].low != affected[-1].low):
            stray = [t for t in affected if t not in nouns and t.index > nouns[-1].index and t.pos != "VERB"]
            join(target, self._people_of(tree, stray))
        if self.rows["noun_verbs"][verb.lemma] in ("impose", "lift") or verb.lemma in ("étendre", "élargir"):
            join(target, self.words.prep_targets(tree, verb))
        if not target:
            target = self._target_after(tree, nouns[-1])
        return target if target else self.bearers.under(tree, nouns[0])

    def _target_after(self, tree: Tree, noun: Token) -> Reference:
        """`sanctions under the Regulations against X and Y`, with "against" hung on another word."""
        for token in tree.tokens[noun.index + 1 :] if tree.language == "en" else ():
            if (token.pos in ("VERB", "AUX") and not token.item.spans) or token.text in (";", ":"):
                break
            if token.low == "against":
                return self.memory.targets(tree, tree.kids(token, "pobj"))
        return Reference()

    def annulled(self, tree: Tree) -> list[Finding]:
        """`annulled the decisions by which the Council froze the assets of X`: on whom the act below is."""
        found: list[Finding] = []
        for verb in tree.verbs():
            action = self.rows["noun_verbs"].get(verb.lemma)
            deeds = [t for t in done_to(tree, verb) if t.lemma in ("decision", "act", "order", "regulation")]
            if action not in ("annul", "lift", "maintain") or not deeds:
                continue
            below = self.page.span_of(deeds[0].item.first, max(t.item.last for t in tree.subtree(deeds[0])))
            told = [f for f in self.memory.found if f.unit == tree.number and below[0] <= f.place < below[1]]
            issuer = self.issuers.of(tree, verb, Reference())
            if told and issuer.parties:
                made = self.made(verb, Action(action), issuer, Reference(list(told[0].of("target"))), "annulled")
                found += [made] if made else []
        return found

    def _is_taken(self, tree: Tree, verb: Token, noun: Token, action: str) -> bool:
        """A noun of sanctions; beside "lift" or "renew" the listing of somebody is one too."""
        if verb.lemma == "leave" and not _UNTOUCHED & {t.low for t in tree.tokens[noun.index :]}:
            return False
        if self.words.is_sanction(tree, noun):
            return True
        if action == "lift" and noun.low in self.rows["loose_nouns"] and self.words.speaks:
            return bool(self.words.noun_targets(tree, [noun]).parties)
        listing = noun.low in self.rows["listing_nouns"] and action in (
            "lift",
            "annul",
            "extend",
            "maintain",
            "suspend",
        )
        return listing and self.words.speaks and bool(self.words.noun_targets(tree, [noun]))

    def _noun_after(self, tree: Tree, verb: Token) -> list[Token]:
        """`extended for a year, until 31 May, the arms embargo on X`: an object that the parse has lost."""
        if tree.passive(verb) or tree.language != "en":
            return []
        for token in tree.tokens[verb.index + 1 :]:
            if (token.pos in ("VERB", "AUX") and not token.item.spans) or token.text in (";", ":"):
                return []
            lead = tree.parent(token)
            if self.words.is_sanction(tree, token) and not (lead is not None and lead.pos == "ADP"):
                nouns = [t for t in tree.conjuncts(token) if self.words.is_sanction(tree, t)]
                return nouns if token.dep not in ("compound", "amod", "poss") else []
        return []

    def _the_measures(self, tree: Tree, affected: list[Token]) -> bool:
        """`announced the measures`: those that the text speaks of just before or opens with."""
        bare = (*self.rows["bare_measures"], *(n for n in self.rows["listing_nouns"] if n.endswith("s")))
        if not self.words.speaks or len(affected) != 1 or affected[0].low not in bare:
            return False
        reach = _CLOSE if affected[0].pos == "PRON" else 2 * _CLOSE
        near = self.memory.found and tree.number - self.memory.found[-1].unit <= reach
        pointed = affected[0].pos == "PRON" or bool(tree.kids(affected[0], "det"))
        return pointed and bool(near or tree.number <= _CLOSE) and not self.memory.bound(tree, affected[0])

    def _governs(self, tree: Tree, verb: Token) -> bool:
        """`agreed to prolong by six months its sanctions`: the infinitive tells the act."""
        to = next((t for t in tree.tokens[verb.index + 1 : verb.index + _SOON] if t.low == "to"), None)
        deed = tree.tokens[to.index + 1] if to is not None and to.index + 1 < len(tree.tokens) else None
        tables = ("noun_verbs", "direct", "list_verbs", "ban_verbs", "freeze_verbs")
        return deed is not None and any(deed.lemma in self.rows.get(table, ()) for table in tables)

    def _people_of(self, tree: Tree, tokens: list[Token]) -> Reference:
        """`sanctions on A and two officers, B and C` with the officers joined to the sanctions."""
        out = self.references.of_all(tree, tokens)
        out.parties = [
            p for p in out.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)
        ]
        return out

    def _further(self, tree: Tree, noun: Token, target: Reference) -> bool:
        """`its 13th package of sanctions against Russia`: a further package against a country."""
        if noun.low not in self.rows["carriers"] or not target.parties:
            return False
        before = " ".join(t.low for t in tree.tokens[max(0, noun.index - 4) : noun.index + 1])
        return bool(re.search(self.rows["ordinal"], before)) and all(
            self.references.kind(p) is PartyKind.COUNTRY for p in target.parties
        )

    def of_them(self, tree: Tree, verb: Token, before: list[Finding]) -> Finding | None:
        """`They were introduced in 2012`: the measures spoken of in the sentence before."""
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
        found = self.made(verb, Action(action), issuer, Reference(), "measures_before", lone=True)
        if found is not None and found.action is before[-1].action:
            found.retells = before[-1]
        return found
