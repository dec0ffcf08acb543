"""Denials, and what they deny: the nearest accusation before that is against the denier or its kin.

Kinship: a government answers for its army, ministries and ministers, a group for its members and its head.
"""

import re
from typing import Any

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.allegations.denial_links import DenialLinks
from ostrakon.reading.allegations.french_denials import FrenchDenials
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.allegations.sides import Sides
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs
from ostrakon.reading.times.timing import time_of

_POINTING = frozenset(["that", "this", "it", "them", "cela", "ça", "les"])
_REACH = 4  # words before a verb in which "neither ... nor" stands
_PHRASE = 40  # characters beside a name in which the office stands that speaks for another
_AFTER = 24  # characters after a speaker in which "for X" names whom it speaks for


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
        self.lexicon = conduct_words(page.language)
        self.sides = Sides(page, references, [f for f in findings if f.type is ClaimType.QUOTATION])
        self.speech = speech_verbs(page.language)

        french = page.language == "fr"
        self.french = FrenchDenials(FrenchSides(Accusations(page, references, findings))) if french else None

    def find(self) -> list[Finding]:
        """One finding a denial and denier, linked."""
        out: list[Finding] = []
        for tree in self.page.trees:
            for verb in tree.tokens:
                found = self._of_verb(tree, verb) if _is_verb(self.rows, verb) else None
                found = found or self._by_order(tree, verb)
                if found and not self._repeats(found, out):
                    out.append(found)
        out += self._of_quotations(out)
        for denial in out:
            self._not_the_accuser(denial)
            self._add_bodies(denial)
            denial.about = self.links.denied(denial)
        return sorted(out, key=lambda f: f.place)

    def _repeats(self, denial: Finding, others: list[Finding]) -> bool:
        """`rejected the claims as baseless`, `denied it, calling it a lie`: one denial a sentence and denier."""
        return any(o.unit == denial.unit and o.of("denier") == denial.of("denier") for o in others)

    def _add_bodies(self, denial: Finding) -> None:
        """A spokesman, lawyer or official speaks for the body or person that its phrase names."""
        for denier in list(denial.of("denier")):
            draft = self.page.parties.parties[denier]
            for start, end, _ in draft.mentions:
                words = self.page.plain[start:end].lower().split()
                if (words + self._beside(start, end)) and set(words + self._beside(start, end)) & set(
                    self.rows["mouthpieces"]
                ):
                    denial.roles["denier"] += [
                        p for p in self._spoken_for(denier, (start, end)) if p not in denial.of("denier")
                    ]
                    return

    def _beside(self, start: int, end: int) -> list[str]:
        """The words of the phrase that a name stands in, before it and behind its comma."""
        before = self.page.plain[max(0, start - _PHRASE) : start].lower()
        if re.search(r"\b(?:for|of) (?:the |mr\.? |mrs\.? |ms\.? )?$", before):
            return []  # "a lawyer for X": X is spoken for
        after = self.page.plain[end : end + _PHRASE].lower()
        before = re.split(r"[.;:\"]|, (?=who|which)", before)[-1]
        after = after.split(",")[1] if after.startswith(",") else ""
        return re.findall(r"[\w-]+", before + " " + after)

    def _spoken_for(self, denier: int, span: tuple[int, int]) -> list[int]:
        out = [
            p
            for f in self.findings
            if f.type is ClaimType.ROLE and denier in f.of("holder")
            for p in f.of("organization")
        ]
        start, end = span
        for number, name in enumerate(self.page.names):
            place = self.page.words[name.first].start
            party = self.page.parties.of_span[number]
            follows = end <= place < end + _AFTER and self._joined(end, place)
            leads = 0 <= start - self.page.words[name.last - 1].end <= 1
            if party != denier and (start <= place < end or follows or leads):
                out.append(party)
        kinds = (PartyKind.PLACE, PartyKind.VESSEL)
        return list(dict.fromkeys(p for p in out if self.references.kind(p) not in kinds))

    def _joined(self, end: int, place: int) -> bool:
        """`a lawyer for X`, `a spokesman in Pyongyang`, `un conseiller des X`."""
        between = self.page.plain[end:place].lower().split()
        return bool(between) and set(between) <= set(self.rows["joins"])

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
        if told is None or self._judges(told[1]):
            return None
        rule, deniers, answers = told
        made = self._made(tree, verb, deniers, f"{rule}.{verb.lemma}")
        return made if not answers or self.links.answers(deniers, made.place) else None

    def _of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        if verb.dep == "amod":
            return None
        if verb.lemma in self.rows["deny_call"]:
            return self._called(tree, verb) or self._innocent(tree, verb) or self._said_not(tree, verb)
        if verb.lemma in self.rows["admit"]:
            return self._never_admitted(tree, verb)
        denies = verb.lemma in self.rows["deny"] or verb.low in self.rows["deny_forms"]
        if not denies:
            return self._innocent(tree, verb) or (
                self._said_not(tree, verb) if verb.lemma in self.speech else None
            )
        if tree.negated(verb) or self._neither(tree, verb):
            return None
        objects = tree.objects(verb) if not tree.passive(verb) else tree.subjects(verb)
        if not self._is_denial(tree, verb, objects):
            return None
        return self._by(tree, verb, f"verb.{verb.lemma}")

    def _by(self, tree: Tree, verb: Token, rule: str) -> Finding | None:
        tokens = done_by(tree, verb)
        if not tokens and verb.low in self.rows["deny_forms"]:
            tokens = [t for t in tree.tokens[: verb.index] if t.item.spans][-1:]
        denier = self._deniers(self._speakers(tree, tokens))
        if not denier or (verb.lemma in self.rows["deny"] and self._judges(denier)):
            return None
        made = self._made(tree, verb, denier, rule)
        made.relative = all(t.pos in ("PRON", "DET") for t in tokens)
        return made

    def _speakers(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """Whom the words name; the speaker where a quotation says "I" or "we"; an unnamed lawyer."""
        if tokens and all(t.low in ("i", "we", "je", "nous") for t in tokens):
            return self.sides.quoted_by(tree)
        found = self.references.of_all(tree, tokens).parties
        if not found:
            owners = [t for one in tokens for t in tree.kids(one, "poss") if not one.item.spans]
            owners += [
                t for one in tokens for p, t in tree.preps(one) if p == "for" and one.low in self.rows["pleaders"]
            ]
            found = self.references.of_all(tree, [t for t in owners if t.item.spans]).parties
        if not found:
            found = [self.sides.crowds.party(tree, t) for t in tokens[:1] if t.low in self.rows["pleaders"]]
        return found

    def _judges(self, denier: list[int]) -> bool:
        """Whether a court rejects a claim, which is no denial."""
        names = " ".join(n for p in denier for n in self.page.parties.parties[p].names).lower()
        return any(word in names.split() for word in ("court", "tribunal", "judge", "judges", "cour", "juge"))

    def _neither(self, tree: Tree, verb: Token) -> bool:
        """`neither confirmed nor denied`, `ni confirmé ni démenti`."""
        before = [t.low for t in tree.tokens[max(0, verb.index - _REACH) : verb.index]]
        return bool(set(before) & {"nor", "ni"}) or ("or" in before and "declined" in before)

    def _never_admitted(self, tree: Tree, verb: Token) -> Finding | None:
        """`has never admitted`, `ce que X n'a jamais reconnu`."""
        words = {t.low for t in tree.kids(verb)}
        if not words & {"never", "jamais"}:
            return None
        found = self._by(tree, verb, f"admit.{verb.lemma}")
        return found if found and self.links.answers(found.of("denier"), found.place) else None

    def _said_not(self, tree: Tree, verb: Token) -> Finding | None:
        """`said he knew nothing about it`, `insisted that it had never armed them`: answers an accusation."""
        for clause in tree.kids(verb, "ccomp", "xcomp", "parataxis"):
            words = {t.low for t in tree.subtree(clause) if t is clause or tree.main_verb(t) is clause}
            nothing = tree.negated(clause) or words & set(self.rows["nothing"])
            aux = {t.low for t in tree.kids(clause, "aux")}
            conduct = clause.lemma in self.lexicon.verbs or words & set(self.rows["denied_states"])
            perfect = tree.language == "fr" and "avoir" in aux  # "assure n'avoir jamais investi"
            if nothing and (conduct or perfect) and not aux & set(self.rows["future"]):
                found = self._by(tree, verb, f"said_not.{verb.lemma}")
                firm = verb.lemma in ("insist", "maintain") and clause.lemma in self.lexicon.strong
                if found and (firm or self.links.concerns(found.of("denier"), found.place)):
                    return found
        return None

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
        heads = {t.lemma for o in objects for t in tree.conjuncts(o)} | {
            t.low for o in objects for t in tree.conjuncts(o)
        }
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
            return found if found and self.links.answers(found.of("denier"), found.place) else None
        return self._by(tree, verb, f"called.{verb.lemma}")

    def _deniers(self, parties: list[int]) -> list[int]:
        return [p for p in parties if self.references.kind(p) is not PartyKind.PLACE]

    def _of_quotations(self, found: list[Finding]) -> list[Finding]:
        """A quotation that calls an accusation false denies it in its speaker's name."""
        out: list[Finding] = []
        for finding in self.findings:
            if finding.type is not ClaimType.QUOTATION or not finding.of("speaker") or finding.scare:
                continue
            start, end = finding.quote or (0, 0)
            words = self.page.plain[start:end].lower()
            about = any(noun in words for noun in ("accusation", "allegation", "charge", "claims", "allégation"))
            says_no = any(cue in words for cue in self.rows["deny_words"])
            near = any(
                abs(d.place - start) < 200 and set(d.of("denier")) & set(finding.of("speaker")) for d in found
            )
            if not about and self._of_measures(finding):
                continue
            if says_no and not near and (about or self.links.answers(finding.of("speaker"), start)):
                denial = Finding(
                    ClaimType.DENIAL,
                    f"{self.page.language}.denial.quotation",
                    (start, end),
                    finding.unit,
                    roles={"denier": list(finding.of("speaker"))},
                )
                denial.place, denial.act = start, (start, end)
                out.append(denial)
        return out

    def _of_measures(self, quotation: Finding) -> bool:
        """`called the sanctions "baseless"`: rejects a measure, not an accusation."""
        if quotation.unit < 0:
            return False
        words = {t.low for t in self.page.trees[quotation.unit].tokens}
        told = set(self.rows["deny_objects"]) - set(self.rows["not_called"])
        return bool(words & {*self.rows["not_deny_objects"], "decision", "move", "step"}) and not words & told

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
        return found
