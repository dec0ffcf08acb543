"""Dated links between parties, from lists, reports and registers alike."""

from dataclasses import dataclass
from enum import StrEnum

from ostrakon.model.claim import Modality
from ostrakon.model.evidence import Evidence
from ostrakon.model.partial_date import PartialDate


class Predicate(StrEnum):
    """What a relation says of its subject towards its object."""

    HEAD_OF = "head_of"
    MEMBER_OF = "member_of"
    PART_OF = "part_of"
    OWNS = "owns"
    CONTROLS = "controls"
    OWNED_BY = "owned_by"  # "Owned or Controlled By": stated from the owned side, the two not told apart
    FOUNDED = "founded"
    ACTS_FOR = "acts_for"
    SUPPORTS = "supports"
    FACILITATES = "facilitates"
    SUPPLIES = "supplies"
    LINKED_TO = "linked_to"
    FAMILY_OF = "family_of"
    ALIAS_OF = "alias_of"
    LOCATED_IN = "located_in"
    OPERATES_IN = "operates_in"
    EXILED_IN = "exiled_in"
    ALLIED_WITH = "allied_with"
    BROKE_WITH = "broke_with"
    SUCCESSOR_OF = "successor_of"


@dataclass(frozen=True, slots=True)
class Share:
    """A stake in basis points (1/100 of a percent), known to lie in [least, most]; never a float."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two nodes (entity ids, or `list:native_id`, or a register's id).

    `valid` is None where no period is known. `said_by` is empty where the source states it itself.
    """

    subject: str
    predicate: Predicate
    object: str
    evidence: tuple[Evidence, ...]
    modality: Modality = Modality.ASSERTED
    said_by: tuple[str, ...] = ()
    valid: PartialDate | None = None
    share: Share | None = None
    votes: bool = False
    source: str = ""
