"""Who answers for whom: a government for its army and ministers, a group for its members and its head."""

from functools import cached_property

from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.page import Finding, Page

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


class Kinfolk:
    """Answers which parties of one page are of one side, by the roles and relations found."""

    def __init__(self, page: Page, findings: list[Finding]) -> None:
        self.page, self.findings = page, findings
        self.owners: dict[int, list[int]] = {}  # of "his ministry", "its army": whose they are

    def kin(self, deniers: list[int], accused: list[int]) -> bool:
        """Whether one of the deniers is one of the accused, or answers for it."""
        return any(self._related(d, a) for d in deniers for a in accused)

    def close(self, deniers: list[int], accused: list[int]) -> bool:
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
        if any(self._related(o, other) for o in self.owners.get(one, ())):
            return True
        if self._commanded(one, other) or self._commanded(other, one):
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

    def _commanded(self, force: int, side: int) -> bool:
        """`Burhan's forces`: those of a person answer with the person's side."""
        owner, mark, _ = self.page.parties.parties[force].name.partition("'s ")
        if not mark:
            return False
        people = [p for p in self.page.parties.parties if p.kind is PartyKind.PERSON and owner in p.names]
        return any(p.number == side or self._related(p.number, side) for p in people if p.number != force)

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
        drafts = [self.page.parties.parties[p] for p in (party, *bodies)]
        own = {d.country for d in drafts if d.kind is not PartyKind.GROUP} - {""}
        return own | self._adjectives(party)

    def _adjectives(self, party: int) -> set[str]:
        """`Russian hackers`, `the Libyan coast guard`: countries whose adjectives a body is named with."""
        draft = self.page.parties.parties[party]
        if draft.kind is PartyKind.PERSON and not draft.key.startswith("speaker:"):
            return set()
        return {
            country
            for start, end, _ in draft.mentions
            for first, last, country in self._nationalities
            if (start <= first and last <= end) or 0 <= start - last <= 1
        }

    @cached_property
    def _nationalities(self) -> list[tuple[int, int, str]]:
        """Where adjectives of countries stand."""
        words = self.page.words
        return [
            (words[n.first].start, words[n.last - 1].end, n.country)
            for n in self.page.names
            if n.form == "adjective" and n.country
        ]
