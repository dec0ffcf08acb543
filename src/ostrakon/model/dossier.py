"""All that the record holds of one party as of a day, each line with its evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.evidence import Evidence
from ostrakon.model.party import PartyKind


class ListingStatus(StrEnum):
    """Where a listing stands as of a day."""

    LISTED = "listed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One statement, in the words of its source: `topic` is name, birth date, program, link, change ..."""

    topic: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ListingDossier:
    """What one list says of the party, and since when this record sees it there.

    `since` and `until` are days of publication: of the first edition held that has the listing, and of the first
    that has it no more (None while listed). `edition` is the one the lines are taken from, as `list@published`.
    `history` tells the changes between editions, oldest first.
    """

    list: str
    native_id: str
    name: str
    authority: str
    status: ListingStatus
    edition: str
    since: date
    until: date | None
    lines: tuple[DossierLine, ...]
    history: tuple[DossierLine, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one party. `see_also` names other listings that the words asked for may mean."""

    name: str
    kind: PartyKind
    as_of: date
    listings: tuple[ListingDossier, ...]
    see_also: tuple[str, ...] = ()
