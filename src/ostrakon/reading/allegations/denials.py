"""Denials, and what they deny: the nearest accusation before that is against the denier or its kin.

Kinship: a government answers for its army, ministries and ministers, a group for its members and its head.
"""

from typing import Any

from ostrakon.model import ClaimType
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.denial_links import DenialLinks
from ostrakon.reading.allegations.deniers import Deniers
from ostrakon.reading.allegations.french_denials import FrenchDenials
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.allegations.quoted_denials import QuotedDenials
from ostrakon.reading.allegations.spokesmen import Spokesmen
from ostrakon.reading.allegations.versions import Versions
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs
from ostrakon.reading.times.timing import time_of

_POINTING = frozenset(["that", "this", "it", "them", "cela", "ça", "les"])
_REACH = 4  # words before a verb in which "neither ... nor" stands
_LATER = 12  # words behind "rejected as" in which the charge is named
_NEXT = 300  # letters from a quotation to a sentence that goes on about it
_CHARGES = ("claim", "accusation", "allegation", "charge")


def _is_verb(rows: dict[str, Any], token: Token) -> bool:
    return (token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")) or token.low in rows[
        "deny_forms"
    ]


class DenialFinder:
    """Finds the denials of one page; takes all other findings, among which is what they deny."""

    def __init__(self, page: Page, references: References, findings: list[Finding]) -> None:
        self.page, self.references = page, references
        self.findings = findings
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.links = DenialLinks(page, findings)
        self.spokesmen = Spokesmen(page, references, findings)
        self.quoted = QuotedDenials(page, self.links, findings, self._add_bodies)
        self.versions = Versions(page.language)
        self.speech = speech_verbs(page.language)
        self.french: FrenchDenials | None = None
        if page.language == "fr":
            self.french = FrenchDenials(FrenchSides(Accusations(page, references, findings)), findings)
        self.deniers = Deniers(page, references, self.links, self.french)

    def find(self) -> list[Finding]:
        """One finding a denial and denier, linked."""
        out: list[Finding] = []
        for tree in self.page.trees:
            for verb in tree.tokens:
                found = self._by_order(tree, verb)
                found = found or (self._of_verb(tree, verb) if _is_verb(self.rows, verb) else None)
                found = found or self._by_noun(tree, verb)
                if found and not self._repeats(found, out):
                    out.append(found)
        out += self.quoted.find(out)
        for denial in out:
            self._not_the_accuser(denial)
            self._add_bodies(denial)
            denial.about = self.links.denied(denial)
            self.spokesmen.add_client(denial)
        return sorted(out, key=lambda f: f.place)

    def _add_bodies(self, denial: Finding) -> None:
        """Whom the deniers speak for."""
        self.spokesmen.add_bodies(denial)
        if self.french is not None:
            self.french.who.add_client(denial)

    def _repeats(self, denial: Finding, others: list[Finding]) -> bool:
        """`rejected the claims as baseless`, `denied it, calling it a lie`: one denial a sentence and denier."""
        for other in others:
            if other.unit != denial.unit:
                continue
            if other.of("denier") == denial.of("denier"):
                return True
            if denial.act is not None and self._goes_on(denial):
                return True
            told = denial.act_lemma in self.speech and denial.evidence[0] <= other.place < denial.evidence[1]
            if told and self.links.kin(denial.of("denier"), other.of("denier")):
                other.roles["denier"] += [p for p in denial.of("denier") if p not in other.of("denier")]
                return True  # "India rejects the claims, its foreign ministry said"
        return False

    def _goes_on(self, denial: Finding) -> bool:
        """`rejected claims that troops shot them, calling them staged`: a participle that goes on denying."""
        return self.page.language == "en" and self.page.plain[slice(*(denial.act or (0, 0)))].endswith("ing")

    def _not_the_accuser(self, denial: Finding) -> None:
        """Whoever has just accused does not deny: where a pronoun seems to say so, the accused does."""
        if not denial.relative:
            return
        near = [
            f
            for f in self.findings
            if f.type is ClaimType.ALLEGATION and 0 <= denial.unit - f.unit <= 1 and f.place < denial.place
        ]
        for finding in reversed(near):
            if (
                denial.of("denier")
                and set(denial.of("denier")) <= set(finding.of("accuser"))
                and finding.of("accused")
            ):
                denial.roles["denier"] = finding.of("accused")[:1]
                return

    def _by_order(self, tree: Tree, verb: Token) -> Finding | None:
        """What the order of words tells of a French denial where the parse tells none."""
        told = self.french.find(tree, verb) if self.french is not None else None
        if told is None or self.deniers.judges(told[1]):
            return None
        rule, deniers, answers = told
        made = self._made(tree, verb, deniers, f"{rule}.{verb.lemma}")
        return made if not answers or self.links.answers(made.of("denier"), made.place) else None

    def _of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        if verb.dep == "amod":
            return None
        if verb.lemma in self.rows["deny_call"]:
            return self._called(tree, verb) or self._innocent(tree, verb) or self._said_not(tree, verb)
        if verb.lemma in self.rows["deny_at"] and tree.language == "en":
            return self._waved_off(tree, verb)
        if verb.lemma in self.rows["admit"]:
            return self._never_admitted(tree, verb)
        denies = verb.lemma in self.rows["deny"] or verb.low in self.rows["deny_forms"]
        if not denies:
            return self._innocent(tree, verb) or (
                self._said_not(tree, verb)
                if verb.lemma in self.speech or verb.lemma in self.rows["firm"]
                else None
            )
        if tree.negated(verb) or self._neither(tree, verb):
            return None
        objects = tree.objects(verb) if not tree.passive(verb) else tree.subjects(verb)
        if not objects and verb.lemma in self.rows["deny"]:
            objects = [
                t for t in tree.kids(verb, "dep", "npadvmod", "prep", "advcl", "ccomp") if t.index > verb.index
            ]
        if not self._is_denial(tree, verb, objects) and not self._charge_follows(tree, verb):
            return self._as_false(tree, verb, objects)
        return self._by(tree, verb, f"verb.{verb.lemma}")

    def _as_false(self, tree: Tree, verb: Token, objects: list[Token]) -> Finding | None:
        """`dismissed their testimony as a fairy tale`: whatever is rejected so, where it answers an accusation."""
        below = [t for t in tree.subtree(verb) if t.index > verb.index]
        at = next((n for n, t in enumerate(below) if t.low == "as"), len(below))
        words = [t.low for t in below[at + 1 : at + _LATER]]
        false = any(f" {cue} " in f" {' '.join(words)} " for cue in self.rows["deny_words"])
        if not false or {t.low for o in objects for t in tree.conjuncts(o)} & set(self.rows["not_deny_objects"]):
            return None
        found = self._by(tree, verb, f"as_false.{verb.lemma}")
        return found if found and self.links.answers(found.of("denier"), found.place) else None

    def _by_noun(self, tree: Tree, noun: Token) -> Finding | None:
        """`issued a denial`, `despite its denials`, `denials by Kigali`: who denies owns or issues it."""
        if noun.low not in self.rows["denial_nouns"] or noun.item.spans or noun.item.quote is not None:
            return None
        verb = tree.parent(noun)
        near = [*tree.kids(noun, "poss"), *(t for p, t in tree.preps(noun) if p in ("by", "from", "of"))]
        if not near and verb is not None and noun.dep == "obj" and verb.lemma in self.rows["issuing"]:
            near = self.deniers.tokens(tree, verb)
        denier = self.deniers.find(tree, noun, near) if near else []
        found = self._made(tree, noun, denier, f"noun.{noun.lemma}") if denier else None
        return found if found and self.links.answers(found.of("denier"), found.place) else None

    def _charge_follows(self, tree: Tree, verb: Token) -> bool:
        """`rejected as false and fabricated a complaint that`: what is rejected as false is a charge."""
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + _LATER]]
        told = set(self.rows["deny_objects"]) - set(self.rows["not_called"])
        return tree.language == "en" and after[:1] == ["as"] and bool(told & set(after))

    def _by(self, tree: Tree, verb: Token, rule: str) -> Finding | None:
        tokens = self.deniers.tokens(tree, verb)
        denier = self.deniers.find(tree, verb, tokens)
        if not denier or (verb.lemma in self.rows["deny"] and self.deniers.judges(denier)):
            return None
        made = self._made(tree, verb, denier, rule)
        made.relative = all(t.pos in ("PRON", "DET") for t in tokens)
        return made

    def _neither(self, tree: Tree, verb: Token) -> bool:
        """`neither confirmed nor denied`, `ni confirmé ni démenti`."""
        before = [t.low for t in tree.tokens[max(0, verb.index - _REACH) : verb.index]]
        return bool(set(before) & {"nor", "ni"}) or ("or" in before and "declined" in before)

    def _waved_off(self, tree: Tree, verb: Token) -> Finding | None:
        """`brushed off the allegations`, `scoffed at the claims`, `hit back at the charge`."""
        below = [t for t in tree.subtree(verb) if t.index > verb.index]
        told = {t.low for t in below} & (set(self.rows["deny_objects"]) - set(self.rows["not_called"]))
        away = {t.low for t in below[:3]} & {"off", "aside", "at", "back", "against"}
        return self._by(tree, verb, f"waved.{verb.lemma}") if told and away else None

    def _never_admitted(self, tree: Tree, verb: Token) -> Finding | None:
        """`has never admitted`, `ce que X n'a jamais reconnu`."""
        words = {t.low for t in tree.kids(verb)}
        if not words & {"never", "jamais"}:
            return None
        found = self._by(tree, verb, f"admit.{verb.lemma}")
        return found if found and self.links.answers(found.of("denier"), found.place) else None

    def _said_not(self, tree: Tree, verb: Token) -> Finding | None:
        """`said he knew nothing about it`, `insisted that the dead were bandits`: answers an accusation."""
        for clause in self.versions.clauses(tree, verb):
            how = self.versions.how(tree, clause)
            found = self._by(tree, verb, f"said_not.{verb.lemma}") if how else None
            if found is not None and self._answers_so(tree, verb, clause, how, found):
                return found
        return None

    def _answers_so(self, tree: Tree, verb: Token, clause: Token, how: str, found: Finding) -> bool:
        """Whether what is said so answers what the speaker or its side is accused of."""
        firm = self.versions.is_firm(tree, verb)
        denier = found.of("denier")
        if how == "version":
            always = firm and verb.lemma in self.rows["firm"] and bool(tree.kids(verb, "advmod"))
            return firm and self.links.answers(denier, found.place, unit=None if always else tree.number)
        if how in ("false", "only"):
            near = self.links.answers(denier, found.place, unit=tree.number)
            obeys = how == "only" and self.versions.obeys(tree, clause)
            return near or (obeys and self.links.concerns(denier, found.place, told=()))
        pleads = {t.low for t in done_by(tree, verb)} & set(self.rows["pleaders"])
        sure = firm or bool(pleads) or self.deniers.speaks_for(found)
        if how == "conduct" and sure and self.versions.is_strong(tree, clause):
            return True
        if self.links.answers(denier, found.place):
            return True
        return how == "conduct" and self.links.concerns(denier, found.place)

    def _innocent(self, tree: Tree, verb: Token) -> Finding | None:
        """`pleaded not guilty`, `maintains his innocence`, `said he was innocent`."""
        words = [t.low for t in tree.subtree(verb) if t.item.quote is None]
        text = f" {' '.join(words)} "
        if not any(f" {cue} " in text for cue in self.rows["innocence"]) or tree.negated(verb):
            return None
        if verb.lemma not in self.rows["innocence_verbs"] and verb.lemma not in self.speech:
            return None
        found = self._by(tree, verb, f"innocent.{verb.lemma}")
        if found and (
            verb.lemma in self.rows["innocence_verbs"] or self.links.answers(found.of("denier"), found.place)
        ):
            return found
        return None

    def _is_denial(self, tree: Tree, verb: Token, objects: list[Token]) -> bool:
        heads = {w for o in objects for t in tree.conjuncts(o) if t.pos != "VERB" for w in (t.lemma, t.low)}
        if heads & set(self.rows["not_deny_objects"]):
            return False
        charge = tree.parent(verb)
        if verb.dep == "relcl" and charge is not None and charge.low in self.rows["deny_objects"]:
            return True
        if verb.lemma in self.rows["deny_all"] or verb.low in self.rows["deny_forms"]:
            return not any(tree.kids(o, "dative") for o in objects)
        near = {t.lemma for o in objects for t in tree.subtree(o)} | {
            t.low for o in objects for t in tree.subtree(o)
        }
        return bool(near & set(self.rows["deny_objects"]))

    def _called(self, tree: Tree, verb: Token) -> Finding | None:
        """`called the accusations baseless`, `a qualifié ces accusations de mensongères`."""
        tokens = tree.subtree(verb)
        words = [t.low for t in tokens]
        about = set(words) & (set(self.rows["deny_objects"]) - set(self.rows["not_called"]))
        text = " ".join(words)
        says_no = [
            cue
            for cue in self.rows["deny_words"]
            if f" {cue} " in f" {text} " and cue not in ("never", "jamais", "did not", "had no", "have no")
        ]
        if not says_no:
            return None
        if not about:
            pointing = _POINTING | (set(self.rows["not_called"]) - {"it", "any"})
            found = self._by(tree, verb, f"called.{verb.lemma}") if pointing & set(words) else None
            if found is None or not (self.links.answers(found.of("denier"), found.place) or self._again(found)):
                return None
            return found
        return self._by(tree, verb, f"called.{verb.lemma}")

    def _again(self, denial: Finding) -> bool:
        """`described them as absurd`, right after a quotation of the same side that speaks of the claims."""
        return any(
            f.type is ClaimType.QUOTATION
            and 0 < denial.place - (f.quote or (0, 0))[1] < _NEXT
            and any(noun in self.page.plain[slice(*(f.quote or (0, 0)))].lower() for noun in _CHARGES)
            and self.links.kin(denial.of("denier"), f.of("speaker"))
            for f in self.findings
        )

    def _made(self, tree: Tree, verb: Token, denier: list[int], rule: str) -> Finding:
        tokens = tree.subtree(verb)
        found = Finding(
            ClaimType.DENIAL,
            f"{self.page.language}.denial.{rule}",
            self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens)),
            tree.number,
            roles={"denier": denier},
        )
        found.place = self.page.words[verb.item.first].start
        found.act = self.page.span_of(verb.item.first, verb.item.last)
        found.act_lemma = verb.lemma
        found.when = time_of(self.page, tree, verb)
        found.denied = self._denied(tree, verb)
        self._add_bodies(found)
        return found

    def _denied(self, tree: Tree, verb: Token) -> tuple[str, ...]:
        """The words of what is denied: those below the verb, without who denies and what else is done."""
        others = tree.kids(verb, "nsubj", "conj", "advcl")
        out = {t.index for one in others for t in tree.subtree(one)} | {verb.index}
        words = [t.low for t in tree.subtree(verb) if t.index not in out and t.low.replace("-", "").isalpha()]
        head = tree.parent(verb)
        return tuple(words + ([head.low] if verb.dep == "relcl" and head is not None else []))
