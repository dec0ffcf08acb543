"""What a register's reader gives: parties, stakes, links, and what could not be read; all with their place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ostrakon.model import (
    Capture,
    Evidence,
    Identifier,
    Issue,
    PartialDate,
    PartyKind,
    Predicate,
    Relation,
    Severity,
    cut_quote,
)
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import Band, Manner
from ostrakon.network.table import ALWAYS, NEVER, Origin, StakeColumns, StakeTable, units_of

Progress = Callable[[int], None]
STEP = 50_000  # entries between two calls of a progress function


@dataclass(frozen=True, slots=True)
class RegisterParty:
    """A party as a register describes it. `born` is EDTF, "" where not stated; the first name is the main one."""

    id: str
    names: tuple[str, ...] = ()
    kind: PartyKind = PartyKind.UNKNOWN
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    born: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """The main name, or the id where the register gives none."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True)
class IndirectClaim:
    """An indirect interest that the register states beside its chain: a cross-check, never added to a sum.

    `through` are the ids of the component records.
    """

    owner: str
    owned: str
    band: Band
    holding: Holding
    through: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PartyNote:
    """What a register says of a party's owners instead of naming them."""

    party: str
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """A register file, read. `entries` counts its statements, elements or rows."""

    format: str
    capture: str
    name: str
    entries: int
    parties: dict[str, RegisterParty]
    stakes: StakeTable
    links: tuple[Relation, ...]
    indirect: tuple[IndirectClaim, ...]
    notes: tuple[PartyNote, ...]
    issues: tuple[Issue, ...]


class RegisterDraft:
    """Gathers what a reader finds in one file."""

    def __init__(self, capture: Capture, progress: Progress | None = None) -> None:
        self.capture = capture
        self.stakes = StakeColumns(Origin(capture.digest, capture.address))
        self.parties: dict[str, RegisterParty] = {}
        self.links: list[Relation] = []
        self.indirect: list[IndirectClaim] = []
        self.notes: list[PartyNote] = []
        self.issues: list[Issue] = []
        self.entries = 0
        self._progress = progress

    def count(self) -> None:
        """One more entry of the file."""
        self.entries += 1
        if self._progress and self.entries % STEP == 0:
            self._progress(self.entries)

    def evidence(self, place: str, quote: str) -> tuple[Evidence, ...]:
        """A place of this file as evidence."""
        return (Evidence(self.capture.digest, place, cut_quote(quote)),)

    def issue(
        self, code: str, place: str, *, value: str, message: str, severity: Severity = Severity.ENTRY
    ) -> None:
        """Something that could not be read."""
        self.issues.append(Issue(code, f"{self.capture.address}, {place}", value[:200], message, severity))

    def stake(
        self,
        owner: str,
        owned: str,
        *,
        band: Band,
        manner: Manner,
        days: tuple[date | None, date | None],
        evidence: tuple[Evidence, ...],
    ) -> None:
        """One stake with its evidence."""
        start, end = days
        span = start.toordinal() if start else ALWAYS, end.toordinal() if end else NEVER
        self.stakes.add(owner, owned, units=units_of(band), manner=manner, days=span, at=(evidence, "", ""))

    def link(
        self,
        subject: str,
        predicate: Predicate,
        target: str,
        *,
        days: tuple[date | None, date | None],
        evidence: tuple[Evidence, ...],
    ) -> None:
        """One link that is not a stake. Reversed dates leave it undated, with an issue."""
        start, end = days
        if start and end and start > end:
            place = evidence[0].place if evidence else ""
            message = "the link ends before it begins; kept without dates"
            self.issue(
                "link.dates_reversed", place, value=f"{start} to {end}", message=message, severity=Severity.LOSS
            )
            start = end = None
        valid = PartialDate(start, end) if start or end else None
        relation = Relation(subject, predicate, target, evidence, valid=valid, source=self.capture.address)
        self.links.append(relation)

    def finish(self, name: str) -> RegisterReading:
        """The reading, with every stake checked."""
        for party in self.parties:
            self.stakes.name(party)
        stakes = self.stakes.finish()
        return RegisterReading(
            format=name,
            capture=self.capture.digest,
            name=self.capture.address,
            entries=self.entries,
            parties=self.parties,
            stakes=stakes,
            links=tuple(self.links),
            indirect=tuple(self.indirect),
            notes=tuple(self.notes),
            issues=(*self.issues, *stakes.issues),
        )


def read_day(text: object, *, last: bool = False) -> date | None:
    """A day from an ISO date or date-time, or the first (or last) day of a month or year; None for nothing.

    Raises:
        ValueError: not a date.
    """
    told = str(text or "").strip()
    if not told:
        return None
    when = PartialDate.parse(told[:10].rstrip("T"))
    return when.latest if last else when.earliest
