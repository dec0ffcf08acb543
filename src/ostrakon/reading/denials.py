"""Denials, and what they deny: the nearest accusation before that is against the denier or its kin.

Kinship: a government answers for its army, ministries and ministers, a group for its members and its head.
"""

from typing import Any

from ostrakon.model import ClaimType, Modality, PartyKind
from ostrakon.reading.frames import done_by
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.timing import time_of
from ostrakon.reading.tree import Token, Tree


class DenialFinder:
    """Finds the denials of one page; takes all other findings, among which is what they deny."""

    def __init__(self, page: Page, references: References, findings: list[Finding]) -> None:
        self.page, self.references = page, references
        self.findings = findings
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]

    def find(self) -> list[Finding]:
        """One finding a denial and denier, linked."""
        out: list[Finding] = []
        for tree in self.page.trees:
            for verb in list(tree.verbs()):
                found = self._of_verb(tree, verb)
                if found:
                    out.append(found)
        out += self._of_quotations(out)
        for denial in out:
            self._not_the_accuser(denial)
            denial.about = self._denied(denial)
        return sorted(out, key=lambda f: f.place)

    def _not_the_accuser(self, denial: Finding) -> None:
        """Whoever has just accused does not deny: where it seems so, the accused does."""
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

    def _of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        if verb.lemma in self.rows["deny_call"]:
            return self._called(tree, verb)
        if verb.lemma not in self.rows["deny"] or verb.dep == "amod":
            return None
        if tree.negated(verb):
            return None
        objects = tree.objects(verb) if not tree.passive(verb) else tree.subjects(verb)
        if not self._is_denial(tree, verb, objects):
            return None
        denier = self._deniers(self.references.of_all(tree, done_by(tree, verb)).parties)
        if not denier:
            return None
        return self._made(tree, verb, denier, f"verb.{verb.lemma}")

    def _is_denial(self, tree: Tree, verb: Token, objects: list[Token]) -> bool:
        heads = {t.lemma for o in objects for t in tree.conjuncts(o)} | {
            t.low for o in objects for t in tree.conjuncts(o)
        }
        if heads & set(self.rows["not_deny_objects"]):
            return False
        if verb.lemma in ("deny", "nier", "démentir", "refute", "réfuter"):
            return not any(tree.kids(o, "dative") for o in objects)
        near = {t.lemma for o in objects for t in tree.subtree(o)} | {
            t.low for o in objects for t in tree.subtree(o)
        }
        return bool(near & set(self.rows["deny_objects"]))

    def _called(self, tree: Tree, verb: Token) -> Finding | None:
        """`called the accusations baseless`, `a qualifié ces accusations de mensongères`."""
        tokens = tree.subtree(verb)
        words = [t.low for t in tokens]
        about = set(words) & (
            set(self.rows["deny_objects"])
            - {"it", "any", "this", "them", "le", "les", "toute", "tout", "fait", "link", "links", "lien"}
        )
        text = " ".join(words)
        says_no = [
            cue
            for cue in self.rows["deny_words"]
            if f" {cue} " in f" {text} " and cue not in ("never", "jamais", "did not", "had no", "have no")
        ]
        if not about or not says_no:
            return None
        denier = self._deniers(self.references.of_all(tree, done_by(tree, verb)).parties)
        return self._made(tree, verb, denier, f"called.{verb.lemma}") if denier else None

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
            if says_no and not near and (about or self._answers(finding)):
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

    def _answers(self, quotation: Finding) -> bool:
        """Whether somebody has accused the speaker's side before it spoke."""
        return any(
            f.type is ClaimType.ALLEGATION
            and f.place < quotation.place
            and self._kin(quotation.of("speaker"), f.of("accused"))
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
        return found

    def _denied(self, denial: Finding) -> Finding | None:
        """The claim it answers: against the denier's kin, nearest before, else in the same or next sentence."""
        candidates = [
            f
            for f in self.findings
            if f.type in (ClaimType.ALLEGATION, ClaimType.DESIGNATION, ClaimType.RELATION)
            and f.modality in (Modality.ALLEGED, Modality.ASSERTED, Modality.REPORTED)
        ]
        kin = [
            f
            for f in candidates
            if f.type is ClaimType.ALLEGATION and self._kin(denial.of("denier"), f.of("accused"))
        ]
        before = [f for f in kin if f.place <= denial.place]
        if before:
            near = max(before, key=lambda f: (f.unit, f.place))
            same = [f for f in before if f.unit == near.unit]
            return min(same, key=lambda f: f.place)
        any_before = [
            f
            for f in candidates
            if f.type is ClaimType.ALLEGATION
            and f.place <= denial.place
            and not set(f.of("accuser")) & set(denial.of("denier"))
            and denial.unit - f.unit <= 3
        ]
        if any_before:
            return max(any_before, key=lambda f: f.place)
        after = [f for f in kin if f.unit - denial.unit <= 2]
        if after:
            return min(after, key=lambda f: f.place)
        linked = [
            f
            for f in candidates
            if f.type is ClaimType.RELATION
            and f.modality is Modality.ALLEGED
            and set(f.of("subject")) & set(denial.of("denier"))
            and f.place <= denial.place
        ]
        return max(linked, key=lambda f: f.place) if linked else None

    def _kin(self, deniers: list[int], accused: list[int]) -> bool:
        return any(self._related(d, a) for d in deniers for a in accused)

    def _related(self, one: int, other: int) -> bool:
        if one == other:
            return True
        left, right = self.page.parties.parties[one], self.page.parties.parties[other]
        if left.country and left.country == right.country:
            return True
        for finding in self.findings:
            if finding.type is ClaimType.ROLE:
                holders, bodies = finding.of("holder"), finding.of("organization")
                countries = {self.page.parties.parties[b].country for b in bodies} - {""}
                for holder, side in ((one, other), (other, one)):
                    if holder in holders and (
                        side in bodies or self.page.parties.parties[side].country in countries
                    ):
                        return True
            if finding.type is ClaimType.RELATION and {one, other} <= {
                *finding.of("subject"),
                *finding.of("object"),
            }:
                return True
        return False
