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


class Meeting(StrEnum):
    """How a reported designation and the lists meet."""

    CONFIRMED = "confirmed"
    ANNOUNCED = "announced, not yet listed"
    UNREPORTED = "listed, never reported"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class MetDesignation:
    """One designation as reports tell it and as a list carries it; several reports of it are its `sources`.

    `earliest` and `latest` bound the day that the reports give, None where they give none. `edition` is the first
    one held that has the listing, as `list@published`, and `days_later` how many days after `latest` that was (0:
    the same day or before; None where the first edition held has it already, so that nothing is known).
    `differences` say what the list has otherwise.
    """

    target: str
    list: str
    meeting: Meeting
    native_id: str = ""
    earliest: date | None = None
    latest: date | None = None
    edition: str = ""
    days_later: int | None = None
    differences: tuple[str, ...] = ()
    sources: tuple[Evidence, ...] = ()


class Designated(StrEnum):
    """Where a party stands with an authority as of a day.

    `NEVER` is said only where the party was compared with that authority's list; else it is not known.
    """

    LISTED = "listed"
    DELISTED = "delisted"
    NEVER = "never"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the party stands with one authority; `since` and `until` are days of publication, as in a listing."""

    authority: str
    list: str
    status: Designated
    native_id: str = ""
    program: str = ""
    since: date | None = None
    until: date | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim by or about the party, in words. `part` is the party's role in it: accused, target, speaker ...

    `denials` are what is said against it, in the same report or another one that names the same accusation.
    One event told in several `reports` (their number) is one claim, its `evidence` the places in all of them and
    `published` the day of the first; `differs` says what they tell otherwise than each other: days, counts.
    """

    kind: str
    part: str
    text: str
    modality: str
    said_by: str
    when: str
    published: date | None
    evidence: tuple[Evidence, ...]
    denials: tuple["ToldClaim", ...] = ()
    reports: int = 1
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened, or was said, when: `day` is the first day of it, `when` EDTF."""

    day: date
    when: str
    topic: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one party. `see_also` names other listings that the words asked for may mean.

    `names` and `identifiers` are grouped over all sources: the text of a line is the value, its evidence every
    place that states it. `accusations` and `denials` are claims about and by the party; `claims` all others.
    """

    name: str
    kind: PartyKind
    as_of: date
    listings: tuple[ListingDossier, ...]
    see_also: tuple[str, ...] = ()
    entity: str = ""
    former_ids: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    names: tuple[DossierLine, ...] = ()
    identifiers: tuple[DossierLine, ...] = ()
    roles: tuple[DossierLine, ...] = ()
    relations: tuple[DossierLine, ...] = ()
    designations: tuple[MetDesignation, ...] = ()
    accusations: tuple[ToldClaim, ...] = ()
    denials: tuple[ToldClaim, ...] = ()
    claims: tuple[ToldClaim, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    sources: tuple[DossierLine, ...] = ()
