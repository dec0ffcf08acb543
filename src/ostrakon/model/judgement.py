"""Same, different or unsure; and the entities that follow from such judgements."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ostrakon.model.party import PartyKind
from ostrakon.model.screening import Part


class Sameness(StrEnum):
    """The outcome of comparing two parties."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether `left` and `right` (member keys, left < right) are one party; by whom, when, why.

    `by` is `policy:NAME@VERSION` or a person. A member key is `list:LIST:NATIVE_ID` for a listing and
    `report:DOCUMENT:PARTY` for a party of a report.
    """

    left: str
    right: str
    outcome: Sameness
    by: str
    at: datetime
    why: str
    bits: float = 0.0
    probability: float = 0.0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of members judged to be one party; `former_ids` keep leading here."""

    id: str
    name: str
    kind: PartyKind
    members: tuple[str, ...]
    former_ids: tuple[str, ...] = ()
