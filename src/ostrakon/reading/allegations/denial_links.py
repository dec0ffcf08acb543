"""What a denial denies: by kinship of denier and accused, by the act it names, by nearness.

Kinship: a government answers for its army, ministries and ministers, a group for its members and its head.
"""

import re

from ostrakon.model import ClaimType, Modality, PartyKind, Predicate
from ostrakon.reading.allegations.conduct import classes_of, conduct_words
from ostrakon.reading.page import Finding, Page

_NEAR = 3  # sentences in which a denial answers an accusation that names no kin of its denier
_RUN = 4  # sentences between two claims of one report
_STEM = 5  # letters that two words share where they name one act
_WIDE = frozenset(("support", "means", "other_crime"))  # classes of words too wide to tell one act from another
_KIN = frozenset(
    [
        Predicate.HEAD_OF,
        Predicate.MEMBER_OF,
        Predicate.PART_OF,
        Predicate.OWNS,
        Predicate.CONTROLS,
        Predicate.FOUNDED,
        Predicate.ACTS_FOR,
        Predicate.FAMILY_OF,
    ]
)  # whose ends answer for one another
_ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
_ALLEGED = (Modality.ALLEGED, Modality.ASSERTED, Modality.REPORTED)


class DenialLinks:
    """Finds what is denied among the findings of one page."""

    def __init__(self, page: Page, findings: list[Finding]) -> None:
        self.page, self.findings = page, findings

    def denied(self, denial: Finding) -> Finding | None:
        """The claim that the denial answers, None where none is told."""
        told = [f for f in self.findings if f.type is ClaimType.ALLEGATION and f.modality in _ALLEGED]
        topics = self._topics(denial)
        alike = [f for f in told if not topics or self._topics_of(f) & topics]
        kin = [f for f in told if self.kin(denial.of("denier"), f.of("accused"))]
        kin = [f for f in kin if self._close(denial.of("denier"), f.of("accused"))] or kin
        return (
            self._echoed(denial, kin)
            or self._before(denial, [f for f in kin if topics and f in alike], topics)
            or self._before(denial, kin, topics)
            or self._after(denial, kin)
            or self._suffered(denial, alike if topics else [])
            or self._near(denial, alike)
            or self._linked(denial)
            or self._designated(denial)
        )

    def _topics(self, denial: Finding) -> frozenset[str]:
        """The classes of conduct that the words of a denial are of."""
        words = re.findall(r"[\w-]+", self._words(denial.evidence))
        lexicon = conduct_words(self.page.language)
        nouns = [w for w in words if w in lexicon.nouns]
        stems = [w[: -len(end)] + tail for w in words for end, tail in _ENDINGS if w.endswith(end)]
        verbs = [w for w in stems if w in lexicon.verbs]
        return classes_of(self.page.language, *nouns, *verbs) - _WIDE

    def _topics_of(self, finding: Finding) -> frozenset[str]:
        word = self._words(finding.act) if finding.act else ""
        return classes_of(self.page.language, finding.act_lemma, word)

    def answers(self, speakers: list[int], place: int) -> bool:
        """Whether somebody has accused the speakers' side before `place`."""
        return any(
            f.type is ClaimType.ALLEGATION and f.place < place and self.kin(speakers, f.of("accused"))
            for f in self.findings
        )

    def concerns(self, speakers: list[int], place: int) -> bool:
        """Whether the speakers' side has been accused, linked to others or listed before `place`."""
        told = (ClaimType.RELATION, ClaimType.DESIGNATION)
        return self.answers(speakers, place) or any(
            f.type in told
            and f.place < place
            and (f.type is ClaimType.DESIGNATION or f.modality is Modality.ALLEGED)
            and set(speakers) & {*f.of("target"), *f.of("subject")}
            for f in self.findings
        )

    def _words(self, span: tuple[int, int]) -> str:
        return self.page.plain[span[0] : span[1]].lower()

    def _echoed(self, denial: Finding, kin: list[Finding]) -> Finding | None:
        """The first accusation whose act the denial names again: `denies targeting civilians`."""
        words = self._words(denial.evidence)
        for finding in sorted(kin, key=lambda f: f.place):
            stem = self._words(finding.act)[:_STEM] if finding.act else ""
            inside = finding.unit == denial.unit and finding.place > denial.place
            if finding.place <= denial.place and not inside and len(stem) == _STEM and stem in words:
                return finding
        return None

    def _before(self, denial: Finding, kin: list[Finding], topics: frozenset[str]) -> Finding | None:
        before = [f for f in kin if f.place <= denial.place]
        if not before:
            return None
        near = max(before, key=lambda f: (f.unit, f.place))
        unit = near.unit
        for finding in sorted(before, key=lambda f: -f.unit):
            same = set(finding.of("accuser")) == set(near.of("accuser")) and finding.of("accuser")
            if not topics and same and unit - finding.unit <= _RUN:
                unit = finding.unit  # a report told over several sentences is denied from its first claim on
        return min((f for f in before if f.unit == unit), key=lambda f: f.place)

    def _after(self, denial: Finding, kin: list[Finding]) -> Finding | None:
        after = [f for f in kin if f.place > denial.place and f.unit - denial.unit <= _NEAR]
        return min(after, key=lambda f: f.place) if after else None

    def _suffered(self, denial: Finding, alike: list[Finding]) -> Finding | None:
        """`he said he had been tortured`: an act told without who did it, which the denial names again."""
        open_acts = [f for f in alike if not f.of("accused") and f.of("accuser") and f.place < denial.place]
        return max(open_acts, key=lambda f: f.place) if open_acts else None

    def _near(self, denial: Finding, told: list[Finding]) -> Finding | None:
        near = [
            f
            for f in told
            if f.place <= denial.place
            and not set(f.of("accuser")) & set(denial.of("denier"))
            and denial.unit - f.unit <= _NEAR
        ]
        return max(near, key=lambda f: f.place) if near else None

    def _linked(self, denial: Finding) -> Finding | None:
        """An alleged link of the denier: `denied any ties to the Kremlin`."""
        linked = [
            f
            for f in self.findings
            if f.type is ClaimType.RELATION
            and f.modality is Modality.ALLEGED
            and set(f.of("subject")) & set(denial.of("denier"))
            and f.place <= denial.place
        ]
        return max(linked, key=lambda f: f.place) if linked else None

    def _designated(self, denial: Finding) -> Finding | None:
        """The listing of the denier itself, where no accusation is told."""
        listed = [
            f
            for f in self.findings
            if f.type is ClaimType.DESIGNATION
            and f.modality in _ALLEGED
            and set(f.of("target")) & set(denial.of("denier"))
            and f.place <= denial.place
        ]
        return max(listed, key=lambda f: f.place) if listed else None

    def kin(self, deniers: list[int], accused: list[int]) -> bool:
        """Whether one of the deniers is one of the accused, or answers for it."""
        return any(self._related(d, a) for d in deniers for a in accused)

    def _close(self, deniers: list[int], accused: list[int]) -> bool:
        """Whether a denier answers for the accused today: not for those who only held an office once."""
        roles = [f for f in self.findings if f.type is ClaimType.ROLE]
        once = {p for f in roles if f.period == "former" for p in f.of("holder")}
        once -= {p for f in roles if f.period != "former" for p in f.of("holder")}
        return bool(set(deniers) & set(accused)) or self.kin(deniers, [p for p in accused if p not in once])

    def _related(self, one: int, other: int) -> bool:
        if one == other:
            return True
        if self._sides(one) & self._sides(other) or self._same_force(one, other):
            return True
        for finding in self.findings:
            if finding.type is ClaimType.ROLE and {one, other} <= {
                *finding.of("holder"),
                *finding.of("organization"),
            }:
                return True
            if finding.predicate in _KIN and {one, other} <= {
                *finding.of("subject"),
                *finding.of("object"),
            }:
                return True
        return False

    def _same_force(self, one: int, other: int) -> bool:
        """`M23 fighters` and `M23 rebels`: bodies whose names open with the same proper word."""
        left, right = self.page.parties.parties[one], self.page.parties.parties[other]
        if PartyKind.PERSON in (left.kind, right.kind) or left.kind is PartyKind.COUNTRY:
            return False
        first, second = left.name.split(), right.name.split()
        return bool(first and second) and first[0] == second[0] and first[0][:1].isupper() and len(first[0]) > 2

    def _sides(self, party: int) -> set[str]:
        """The countries that a party is of: its own, and those in whose name it holds an office."""
        bodies = [
            b
            for f in self.findings
            if f.type is ClaimType.ROLE and party in f.of("holder")
            for b in f.of("organization")
        ]
        return {self.page.parties.parties[p].country for p in (party, *bodies)} - {""}
