"""Why a listing is no hit, and what was nearest below the threshold."""

from dataclasses import dataclass

from ostrakon.model import Comparison, Hit, Query
from ostrakon.resolve.policy import Policy
from ostrakon.resolve.subject import SubjectName, subject_of_query
from ostrakon.resolve.weigh import weigh_pair
from ostrakon.screen.index import Index
from ostrakon.screen.queries import screen_queries
from ostrakon.screen.segment import read_record, read_subject

_DEPTH = 200  # how far down the ranking of a query the place of a listing is looked for


@dataclass(frozen=True, slots=True)
class Miss:
    """A query against one listing, hit or not.

    `name` is the listed name that agreed best. `rank` is the listing's place among all, 1 the best; None beyond
    the first 200. `needed` is the bits that the listing threshold asks for. `reason` says it in words.
    """

    list: str
    native_id: str
    name: str
    comparison: Comparison
    rank: int | None
    needed: float
    reason: str


def explain_miss(
    query: Query, index: Index, list_id: str, native_id: str, *, policy: Policy, least: float | None = None
) -> Miss:
    """The whole sum of a query against one listing, and what decided. `least` None is the listing threshold.

    Raises:
        NotThere: no such listing in the index.
        BadRequest: the name of the query holds nothing that can be read.
    """
    among = policy.among(index.listings)
    name, comparison = _weigh_best(query, index, list_id, native_id, policy=among)
    ranked = screen_queries([query], index, policy=policy, limit=_DEPTH, threshold=0.0)[0]
    places = [place for place, hit in enumerate(ranked, 1) if (hit.list, hit.native_id) == (list_id, native_id)]
    needed = among.least_bits(policy.list_at if least is None else least) / 100
    reason = _say_reason(comparison, needed)
    return Miss(list_id, native_id, name.written, comparison, places[0] if places else None, needed, reason)


def _weigh_best(
    query: Query, index: Index, list_id: str, native_id: str, *, policy: Policy
) -> tuple[SubjectName, Comparison]:
    number, place = index.find(list_id, native_id)
    record = read_record(index.segments[number], place)
    asked = subject_of_query(query)
    weighed = []
    for name in range(len(record["names"])):
        subject = read_subject(record, name=name)
        weighed.append((subject.names[0], weigh_pair(asked, subject, policy=policy)))
    return max(weighed, key=lambda pair: pair[1].bits)


def _say_reason(comparison: Comparison, needed: float) -> str:
    if comparison.bits >= needed:
        return f"a hit: {comparison.bits:+.1f} bits, and {needed:+.1f} are needed"
    against = sorted(
        (part for part in comparison.parts if part.bits < 0 and part.feature != "prior"), key=lambda p: p.bits
    )
    short = f"{needed - comparison.bits:.1f} bits short of the {needed:+.1f} that are needed"
    if not against:
        return f"{short}: what agrees is too common to tell people apart"
    told = "; ".join(
        f"{part.feature} {part.query or '-'} ~ {part.candidate or '-'} ({part.bits:+.1f})" for part in against[:3]
    )
    return f"{short}; most of all against it: {told}"


def find_nearest(
    query: Query, index: Index, *, policy: Policy, limit: int = 5, below: float | None = None
) -> list[Hit]:
    """The best listings below a probability (None: the listing threshold), best first: what it hid."""
    below = policy.list_at if below is None else below
    shown = screen_queries([query], index, policy=policy, limit=limit + _DEPTH, threshold=0.0)[0]
    return [hit for hit in shown if hit.probability < below][:limit]
