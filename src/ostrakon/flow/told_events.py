"""What several reports tell of one event is one, with all its sources; what they tell otherwise stands beside it.

Two claims are of one event where type and detail (act, predicate, title, kind) are the same, the parties in each
role that both fill may be the same, and their days touch; designations and events also where the days are near.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.model import Claim, ClaimType, Counted, Reading

Who = frozenset[str]
"""All that identifies a party across reports: listings it is tied to, its names folded, lists it publishes."""

NEAR = timedelta(days=10)  # reports of one act that give days nearer than this contradict each other on the day
_DATED = frozenset({ClaimType.DESIGNATION, ClaimType.EVENT})


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim in its reading, the party's part in it, and who fills the other roles."""

    reading: Reading
    claim: Claim
    part: str
    who: Mapping[str, Who]

    @property
    def published(self) -> date | None:
        """The day of its report."""
        return self.reading.document.published


def join_events(placed: Iterable[Placed]) -> list[list[Placed]]:
    """Claims of one event together, in order of the first report that tells of it."""
    ordered = sorted(placed, key=_order)
    found: dict[tuple[str, ...], list[list[Placed]]] = {}
    events: list[list[Placed]] = []
    for each in ordered:
        among = found.setdefault(_detail(each), [])
        for event in among:
            if all(_is_same(each, other) for other in event):
                event.append(each)
                break
        else:
            among.append([each])
            events.append(among[-1])
    return events


def _order(placed: Placed) -> tuple[str, str, int, str]:
    spans = placed.claim.evidence
    return (
        str(placed.published or ""),
        placed.reading.document.id,
        spans[0].start if spans else 0,
        placed.claim.id,
    )


def _detail(placed: Placed) -> tuple[str, ...]:
    """What two claims must have the same to be of one event."""
    claim = placed.claim
    match claim.type:
        case ClaimType.DESIGNATION:
            detail = claim.action.value if claim.action else ""
        case ClaimType.ALLEGATION | ClaimType.DENIAL:
            detail = claim.act.lemma if claim.act else ""
        case ClaimType.ROLE:
            detail = f"{(claim.title or '').casefold()} {claim.period or ''}"
        case ClaimType.RELATION:
            detail = claim.predicate or ""
        case ClaimType.EVENT:
            detail = claim.event.value if claim.event else ""
        case ClaimType.QUOTATION:
            detail = claim.quote.text if claim.quote else claim.id
    return claim.type.value, placed.part, detail


def _is_same(one: Placed, two: Placed) -> bool:
    shared = one.who.keys() & two.who.keys()
    if any(not one.who[role] & two.who[role] for role in shared):
        return False
    first, second = _days_of(one), _days_of(two)
    if first is None or second is None:
        return True
    slack = NEAR if one.claim.type in _DATED else timedelta(0)
    return first[0] <= second[1] + slack and second[0] <= first[1] + slack


def _days_of(placed: Placed) -> tuple[date, date] | None:
    when = placed.claim.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest, when.latest


def find_differences(event: Sequence[Placed]) -> tuple[str, ...]:
    """What the reports of one event tell otherwise than each other: the day, a count, how firmly."""
    told = []
    days = [(each, span) for each in event if (span := _days_of(each))]
    if any(first[1] < second[0] for _, first in days for _, second in days):
        told.append("when: " + _side_by_side(event, _when_words))
    if len({count for each in event if (count := _count_of(each))}) > 1:
        told.append("how many: " + _side_by_side(event, _count_words))
    if len({each.claim.modality for each in event}) > 1:
        told.append("how firmly: " + _side_by_side(event, lambda each: each.claim.modality.value))
    return tuple(told)


def _counted(placed: Placed) -> Counted | None:
    return placed.claim.victims or placed.claim.counted


def _count_of(placed: Placed) -> int | None:
    counted = _counted(placed)
    return counted.count if counted else None


def _count_words(placed: Placed) -> str:
    counted = _counted(placed)
    return counted.text if counted else ""


def _when_words(placed: Placed) -> str:
    when = placed.claim.when
    return (when.edtf or when.text) if when else ""


def _side_by_side(event: Sequence[Placed], tell: Callable[[Placed], str]) -> str:
    """Each value once, with the days of the reports that give it."""
    found: dict[str, list[str]] = {}
    for each in event:
        words = tell(each)
        if words:
            found.setdefault(words, []).append(f"{each.published or 'undated'}")
    return "; ".join(f"{words} (report of {', '.join(dict.fromkeys(days))})" for words, days in found.items())
