"""What a report says: parties, claims, quotations and times, each pointing at its words.

Offsets are code points into `Report.text`; `text[start:end]` always equals the `text` beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.issue import Issue
from ostrakon.model.party import PartyKind


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text, with their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A text with what is known of its origin; `id` is `sha256:` and the digest of the source bytes.

    `language` is a BCP 47 tag. `issues` say what was lost or guessed between the source and the text.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "en"
    issues: tuple[Issue, ...] = ()


class MentionBy(StrEnum):
    """By what words a party is mentioned."""

    NAME = "name"
    SHORT_NAME = "short_name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a party."""

    start: int
    end: int
    text: str
    by: MentionBy


@dataclass(frozen=True, slots=True)
class ReportParty:
    """One real-world party of one report, its mentions clustered and in order of place."""

    id: str
    name: str
    kind: PartyKind
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str = ""


class ClaimType(StrEnum):
    """Types of claim."""

    DESIGNATION = "designation"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ROLE = "role"
    RELATION = "relation"
    EVENT = "event"
    QUOTATION = "quotation"


class Action(StrEnum):
    """What a designation does."""

    IMPOSE = "impose"
    LIFT = "lift"
    ANNUL = "annul"
    EXTEND = "extend"
    MAINTAIN = "maintain"
    SUSPEND = "suspend"
    EXPAND = "expand"


class Modality(StrEnum):
    """How firmly a claim is said. Only asserted and reported designations happened."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    URGED = "urged"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class EventKind(StrEnum):
    """Kinds of event."""

    ATTACK = "attack"
    KILLING = "killing"
    COUP = "coup"
    ELECTION = "election"
    VOTE = "vote"
    MISSION_END = "mission_end"
    WITHDRAWAL = "withdrawal"
    AGREEMENT = "agreement"
    TRIAL = "trial"
    ARREST = "arrest"
    DEATH = "death"


class TimeKind(StrEnum):
    """What a time expression is; durations and repeats have no interval."""

    POINT = "point"
    INTERVAL = "interval"
    DURATION = "duration"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression and the interval it means.

    `earliest` and `latest` are None where the day of publication is unknown or the expression is a duration
    or repeat; `edtf` is "" then.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    earliest: date | None = None
    latest: date | None = None
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class ClaimParty:
    """A party in a role of a claim: issuer, target, beneficiary, accuser, accused, victim, denier, holder,
    organization, place, subject, object, agent, patient, speaker.
    """

    role: str
    party: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, and through whom."""

    party: str
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted, unnamed group: `13 individuals and businesses`; `count` is None for "dozens"."""

    count: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """The act that someone is accused of, or denies."""

    start: int
    end: int
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says of parties: attributed and unverified. Fields a type does not have stay empty.

    `confidence` is a probability (0 to 1); `rule` the id of the rule that made the claim. `about` is the id
    of the claim that a denial denies, None where it is not in the text. `period` of a role is former,
    current or since.
    """

    id: str
    type: ClaimType
    modality: Modality
    parties: tuple[ClaimParty, ...]
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    action: Action | None = None
    said_by: tuple[Attribution, ...] = ()
    counted: Counted | None = None
    program: str | None = None
    measures: tuple[str, ...] = ()
    reason: Span | None = None
    when: TimeSpan | None = None
    where: tuple[str, ...] = ()
    about: str | None = None
    act: Act | None = None
    victims: Counted | None = None
    title: str | None = None
    period: str | None = None
    predicate: str | None = None
    event: EventKind | None = None
    quote: Span | None = None
    scare: bool = False

    def party(self, role: str) -> tuple[str, ...]:
        """The ids of the parties in a role, in order."""
        return tuple(bound.party for bound in self.parties if bound.role == role)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader made of one report. `reader` names the reader and its version."""

    document: Report
    parties: tuple[ReportParty, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeSpan, ...]
    issues: tuple[Issue, ...]
    reader: str

    @property
    def quotations(self) -> tuple[str, ...]:
        """The ids of the quotation claims, in order."""
        return tuple(claim.id for claim in self.claims if claim.type is ClaimType.QUOTATION)
