"""Comparing a subject with the record: what is asked, what is found, and why.

Weights are bits: log2 of how much likelier an observation is if the two are the same than if they are not.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ostrakon.model.listing import Identifier
from ostrakon.model.partial_date import PartialDate
from ostrakon.model.party import Gender, PartyKind


@dataclass(frozen=True, slots=True)
class Query:
    """The subject of a screening. Countries are ISO alpha-2 codes; empty means not known, never "none".

    `places` are compared with the places of a listing; `addresses` are searched for places under embargo.
    """

    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    born: PartialDate | None = None
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    gender: Gender | None = None
    places: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What one piece of evidence says."""

    AGREES = "agrees"
    NEAR = "near"
    CONFLICTS = "conflicts"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """One term of the sum: a feature, the two values compared, what they say, and its bits."""

    feature: str
    query: str
    candidate: str
    verdict: Verdict
    bits: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two subjects compared: bits add up to a probability (0 to 1); `parts` are the terms, name parts first."""

    probability: float
    bits: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FactCount:
    """How many independent facts beside the name agree, conflict, or are missing on one side."""

    agree: int = 0
    conflict: int = 0
    missing: int = 0

    @property
    def words(self) -> str:
        """One line: "same name, nothing else to compare" looks different from a full match."""
        if not self.agree and not self.conflict:
            return "nothing but the name to compare"
        return f"beside the name, {self.agree} agree, {self.conflict} conflict, {self.missing} missing"


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place under embargo in an address: the words found, how it is known, the rule, and until when it held."""

    place: str
    words: str
    known_as: str
    rule: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A listing above the listing threshold. `name` is the listed name that agreed best.

    `facts` counts what beside the name could be compared.
    """

    list: str
    native_id: str
    name: str
    probability: float
    bits: float
    parts: tuple[Part, ...]
    entity: str = ""
    facts: FactCount = FactCount()


@dataclass(frozen=True, slots=True)
class Screening:
    """One query answered as of a day. `status` is `incomplete` where a list is missing, stale or partial.

    `editions` name what was searched, as `list@published`; `as_of` is EDTF. `list_at` and `alert_at` are the
    probabilities from which a listing is shown as a hit, and a hit is an alert. `places` are alerts on the
    addresses of the query. `nearest` are the best listings below `list_at`, where they were asked for.
    """

    query: Query
    as_of: str
    editions: tuple[str, ...]
    status: str
    hits: tuple[Hit, ...]
    policy: str
    issues: tuple[str, ...] = ()
    list_at: float = 0.0
    alert_at: float = 0.0
    places: tuple[PlaceHit, ...] = ()
    nearest: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """A hit above the alert threshold of a named policy, for a person to decide.

    `id` is a digest of query, list, native id and the listing's digest, so the same finding opens one alert.
    """

    id: str
    query: Query
    hit: Hit
    as_of: str
    editions: tuple[str, ...]
    policy: str
    opened_at: datetime


class Outcome(StrEnum):
    """What a person made of an alert."""

    TRUE_MATCH = "true_match"
    FALSE_MATCH = "false_match"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's outcome on a hit, with the reason."""

    query: str
    list: str
    native_id: str
    outcome: Outcome
    by: str
    at: datetime
    why: str
