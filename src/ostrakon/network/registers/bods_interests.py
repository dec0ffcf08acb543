"""The interests of one BODS relationship record over time, as stakes, links and cross-checks.

Types of interest: BODS 0.4 codelist interestType. Only shareholding and votingRights are shares of a whole; an
interest whose nature is unknown may be any of them, so it counts as a share that is not stated.
"""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ostrakon.model import Evidence, Predicate, Severity
from ostrakon.network.registers.reading import IndirectClaim, PartyNote, RegisterDraft, read_day
from ostrakon.network.registers.shares import between, exactly
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import NOT_STATED, Band, Manner

HOLDINGS = {
    "shareholding": Holding.SHARES,
    "votingRights": Holding.VOTES,
    "appointmentOfBoard": Holding.BOARD_MAJORITY,  # "the absolute right to appoint": of how many is not said
    "unknownInterest": Holding.SHARES,
    "unpublishedInterest": Holding.SHARES,
    "": Holding.SHARES,
}
LINKS = {
    "appointmentOfBoard": Predicate.CONTROLS,
    "otherInfluenceOrControl": Predicate.CONTROLS,
    "controlViaCompanyRulesOrArticles": Predicate.CONTROLS,
    "controlByLegalFramework": Predicate.CONTROLS,
    "seniorManagingOfficial": Predicate.HEAD_OF,
    "boardChair": Predicate.HEAD_OF,
    "boardMember": Predicate.MEMBER_OF,
    "trustee": Predicate.CONTROLS,
    "protector": Predicate.CONTROLS,
    "settlor": Predicate.FOUNDED,
    "nominee": Predicate.ACTS_FOR,
    "nominator": Predicate.CONTROLS,
}
CLOSED = "closed"


@dataclass(slots=True)
class _Stretch:
    """One interest unchanged from `start` to `end`, over the statements that say so."""

    interest: dict[str, Any]
    band: Band
    start: date | None
    end: date | None
    evidence: list[Evidence] = field(default_factory=list)
    through: tuple[str, ...] = ()


def add_relationship(draft: RegisterDraft, record: str, statements: list[tuple[str, dict[str, Any]]]) -> None:
    """All statements of one record, oldest first, into the draft."""
    place, last = statements[-1]
    details = last["recordDetails"]
    owner, owned = details.get("interestedParty"), details.get("subject")
    if not isinstance(owned, str) or not owned:
        _unspecified(draft, place, owned, owner, whose="subject")
    elif not isinstance(owner, str) or not owner:
        _unspecified(draft, place, owner, owned, whose="interested party")
    else:
        for key, stretches in _follow(draft, statements).items():
            for stretch in stretches:
                _add(draft, (owner, owned), key, stretch)


def _unspecified(draft: RegisterDraft, place: str, reason: object, party: object, *, whose: str) -> None:
    told = reason if isinstance(reason, dict) else {}
    words = f"{whose} not named: {told.get('reason') or 'no reason given'} {told.get('description') or ''}".strip()
    if isinstance(party, str):
        draft.notes.append(PartyNote(party, words, draft.evidence(place, words)))
    draft.issue(
        "bods.party_unspecified", place, value=words, message="no stake can be read", severity=Severity.NOTE
    )


Key = tuple[str, str]  # type of interest, direct or indirect


def _follow(draft: RegisterDraft, statements: list[tuple[str, dict[str, Any]]]) -> dict[Key, list[_Stretch]]:
    """Each interest of the record, as stretches of time in which it is the same."""
    found: dict[Key, list[_Stretch]] = {}
    for place, statement in statements:
        try:
            said = read_day(statement.get("statementDate"))
        except ValueError:
            said = None
        details = statement["recordDetails"]
        closed = statement.get("recordStatus") == CLOSED
        seen: set[Key] = set()
        for interest in _interests(details):
            key = str(interest.get("type") or ""), str(interest.get("directOrIndirect") or "unknown")
            stretch = _read_stretch(draft, place, interest, details)
            if stretch is None:
                continue
            seen.add(key)
            _extend(found.setdefault(key, []), stretch, said, closed=closed)
        for key, stretches in found.items():
            if stretches and (closed or key not in seen) and stretches[-1].end is None:
                stretches[-1].end = _day_before(said, stretches[-1].start)
    return found


def _interests(details: dict[str, Any]) -> list[dict[str, Any]]:
    interests = details.get("interests")
    listed = [item for item in interests if isinstance(item, dict)] if isinstance(interests, list) else []
    if listed:
        return listed
    return [{}]  # a relationship whose interest is not told is still one


def _read_stretch(
    draft: RegisterDraft, place: str, interest: dict[str, Any], details: dict[str, Any]
) -> _Stretch | None:
    quote = json.dumps(interest, ensure_ascii=False, default=str)
    try:
        band = read_band(interest.get("share"))
        start, end = read_day(interest.get("startDate")), read_day(interest.get("endDate"), last=True)
    except (ValueError, ArithmeticError) as error:
        draft.issue("bods.interest", place, value=quote, message=f"{error}; the interest is left out")
        return None
    parts = details.get("componentRecords")
    through = tuple(str(part) for part in parts) if isinstance(parts, list) else ()
    return _Stretch(interest, band, start, end, list(draft.evidence(place, quote)), through)


def _extend(stretches: list[_Stretch], new: _Stretch, said: date | None, *, closed: bool) -> None:
    """Adds what a later statement says: the same interest goes on, or another begins and ends the one before."""
    if not stretches:
        stretches.append(new)
        return
    last = stretches[-1]
    if closed or (last.band == new.band and new.start in (last.start, None)):
        last.evidence += new.evidence
        last.end = new.end or last.end
        return
    after = new.start if new.start and (last.start is None or new.start > last.start) else said
    last.end = _day_before(after, last.start)
    new.start = after
    stretches.append(new)


def _day_before(day: date | None, start: date | None) -> date | None:
    """The day before, never before the stretch itself began; None where no day is known."""
    if day is None:
        return None
    before = day - timedelta(1)
    return max(before, start) if start else before


def _add(draft: RegisterDraft, ends: tuple[str, str], key: Key, stretch: _Stretch) -> None:
    kind, direct = key
    owner, owned = ends
    evidence = tuple(stretch.evidence)
    days = stretch.start, stretch.end
    holding = HOLDINGS.get(kind)
    if holding is not None:
        if direct == "indirect" and stretch.through:
            claim = IndirectClaim(owner, owned, stretch.band, holding, stretch.through, evidence, *days)
            draft.indirect.append(claim)
            return
        manner = Manner(holding, direct == "direct")
        draft.stake(owner, owned, band=stretch.band, manner=manner, days=days, evidence=evidence)
    if kind in LINKS or holding is None:
        predicate = LINKS.get(kind, Predicate.LINKED_TO)
        draft.link(owner, predicate, owned, days=days, evidence=evidence)


def read_band(share: object) -> Band:
    """A BODS share: exact, or minimum and maximum, each inclusive or exclusive; None is not stated.

    Raises:
        ValueError: not numbers.
    """
    if not isinstance(share, dict) or not share:
        return NOT_STATED
    if share.get("exact") is not None:
        return exactly(_number(share["exact"]))
    least, above = _end(share, "minimum", "exclusiveMinimum", Decimal(0))
    most, below = _end(share, "maximum", "exclusiveMaximum", Decimal(100))
    return between(least, most, above=above, below=below)


def _end(share: dict[str, Any], inclusive: str, exclusive: str, default: Decimal) -> tuple[Decimal, bool]:
    """One end of a share. `exclusive` is a number since 0.4, and was a mark beside the number before."""
    marked = share.get(exclusive)
    if marked is not None and not isinstance(marked, bool):
        return _number(marked), True
    if share.get(inclusive) is None:
        return default, False
    return _number(share[inclusive]), bool(marked)


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise ValueError(f"not a share: {value!r}")
    return Decimal(value)
