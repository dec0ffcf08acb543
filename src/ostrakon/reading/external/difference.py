"""Where two readings of one report differ: claims that one has alone, and claims told differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from ostrakon.model import Claim, Reading


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One difference: `what` is only_ours, only_theirs, or the field that differs; ids are claims'."""

    what: str
    ours: str | None
    theirs: str | None
    message: str


@dataclass(frozen=True, slots=True)
class _Side:
    """One reading with the places of its parties' mentions."""

    reading: Reading
    places: dict[str, frozenset[int]]
    names: dict[str, str]


def compare_readings(ours: Reading, theirs: Reading) -> tuple[Disagreement, ...]:
    """The differences, ours in order of place, then what only the other has. Scare quotes are left out."""
    left, right = _side(ours), _side(theirs)
    free = [claim for claim in theirs.claims if not claim.scare]
    found: list[Disagreement] = []
    for claim in ours.claims:
        if claim.scare:
            continue
        twin = max(free, key=lambda other: _likeness(claim, other, left, right), default=None)
        if twin is None or not _likeness(claim, twin, left, right):
            message = f"only the built-in reader has: {_tell(claim, left)}"
            found.append(Disagreement("only_ours", claim.id, None, message))
            continue
        free.remove(twin)
        found += _differences(claim, twin, left, right)
    only = (
        Disagreement("only_theirs", None, each.id, f"only the other has: {_tell(each, right)}") for each in free
    )
    return (*found, *only)


def _side(reading: Reading) -> _Side:
    places = {
        party.id: frozenset(place for mention in party.mentions for place in range(mention.start, mention.end))
        for party in reading.parties
    }
    return _Side(reading, places, {party.id: party.name for party in reading.parties})


def _likeness(one: Claim, other: Claim, left: _Side, right: _Side) -> int:
    """How much two claims tell the same: 0 where the type differs or the words do not overlap."""
    if one.type is not other.type or not one.evidence or not other.evidence:
        return 0
    a, b = one.evidence[0], other.evidence[0]
    overlap = min(a.end, b.end) - max(a.start, b.start)
    return 1 + 10 * _shared(one, other, left, right) + overlap if overlap > 0 else 0


def _shared(one: Claim, other: Claim, left: _Side, right: _Side) -> int:
    """How many parties the two have in the same role."""
    return sum(
        mine.role == yours.role and bool(left.places[mine.party] & right.places[yours.party])
        for mine in one.parties
        for yours in other.parties
    )


def _differences(one: Claim, other: Claim, left: _Side, right: _Side) -> Iterator[Disagreement]:
    for name, mine, yours in (
        ("modality", one.modality.value, other.modality.value),
        ("action", one.action and one.action.value, other.action and other.action.value),
        ("predicate", one.predicate, other.predicate),
        ("event", one.event and one.event.value, other.event and other.event.value),
    ):
        if mine != yours:
            message = f"{_tell(one, left)}: {name} {mine or 'none'} here, {yours or 'none'} there"
            yield Disagreement(name, one.id, other.id, message)
    for role in dict.fromkeys(bound.role for bound in (*one.parties, *other.parties)):
        ours, theirs = one.party(role), other.party(role)
        met = all(any(left.places[a] & right.places[b] for b in theirs) for a in ours)
        back = all(any(left.places[a] & right.places[b] for a in ours) for b in theirs)
        if not (met and back):
            here, there = _names(ours, left), _names(theirs, right)
            yield Disagreement(role, one.id, other.id, f"{_tell(one, left)}: {role} {here} here, {there} there")


def _names(parties: tuple[str, ...], side: _Side) -> str:
    return ", ".join(side.names[party] for party in parties) or "none"


def _tell(claim: Claim, side: _Side) -> str:
    parties = "; ".join(f"{bound.role} {side.names[bound.party]}" for bound in claim.parties)
    return f"{claim.type.value} ({parties})"
