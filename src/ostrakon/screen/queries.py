"""Queries answered from an index: hits, each with every term of its score."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ostrakon.model import Hit, Query
from ostrakon.names.neighbors import Neighbors, expand_tokens
from ostrakon.resolve.policy import CENTI, Policy
from ostrakon.resolve.subject import Subject, subject_of_query
from ostrakon.resolve.weigh import Side, compile_subjects, weigh_pair
from ostrakon.screen.index import Index
from ostrakon.screen.search import Found, Rules, search
from ostrakon.screen.segment import read_record, read_subject

_BATCH = 2_000  # queries compiled at a time; bounds memory, and tokens repeat enough within that many


def screen_queries(
    queries: Sequence[Query], index: Index, *, policy: Policy, limit: int = 10, threshold: float | None = None
) -> list[list[Hit]]:
    """For each query its hits, best first: at most `limit`, each of at least `threshold` probability.

    `threshold` None takes the policy's listing threshold; 0 gives the nearest listings however unlikely. Ties
    stand in the order of list and native id. The answer does not depend on the other queries or their order.

    Raises:
        BadRequest: a query's name holds nothing that can be read.
    """
    least = policy.least_bits(policy.list_at if threshold is None else threshold)
    rules = Rules(policy.weights, policy.facts, policy.prior, least)
    hits: list[list[Hit]] = []
    for start in range(0, len(queries), _BATCH):
        subjects = tuple(subject_of_query(query) for query in queries[start : start + _BATCH])
        rows = find_rows(subjects, index, rules=rules, limit=limit)
        hits += [
            [_tell_hit(subject, index, row, policy) for row in best]
            for subject, best in zip(subjects, rows, strict=True)
        ]
    return hits


def find_rows(
    subjects: tuple[Subject, ...], index: Index, *, rules: Rules, limit: int
) -> list[list[tuple[int, int, int]]]:
    """For each subject the best listings as (sum in hundredths of a bit, segment, name), best first."""
    side = compile_subjects(subjects)
    owner = np.repeat(np.arange(len(subjects), dtype=np.int32), [len(subject.names) for subject in subjects])
    found = [_search_segment(side, owner, index, number, rules, limit) for number in range(len(index.segments))]
    first = np.zeros(len(subjects) + 1, dtype=np.int64)
    np.cumsum([len(subject.names) for subject in subjects], out=first[1:])
    simple = len(found) == 1 and owner.size == len(subjects)
    rows = []
    for place in range(len(subjects)):
        if simple and len(subjects[place].names) == 1:
            names, totals = found[0].name[place].tolist(), found[0].total[place].tolist()
            rows.append([(total, 0, name) for name, total in zip(names, totals, strict=True) if name >= 0])
        else:
            rows.append(_merge(found, range(first[place], first[place + 1]), index, limit))
    return rows


def _search_segment(
    side: Side, owner: npt.NDArray[np.int32], index: Index, number: int, rules: Rules, limit: int
) -> Found:
    segment = index.segments[number]
    names = side.names.start.size - 1
    found = Found(np.full((names, limit), -1, dtype=np.int64), np.zeros((names, limit), dtype=np.int64))
    near: Neighbors = expand_tokens(side.lexicon, segment.side.lexicon, segment.filed, rules.weights)
    search((side, owner, near), segment, index.alive[number], rules, index.scratch(number), found)
    return found


def _merge(found: list[Found], rows: range, index: Index, limit: int) -> list[tuple[int, int, int]]:
    """The best name of each listing over all names of a subject and all segments."""
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for number, result in enumerate(found):
        for row in rows:
            for name, total in zip(result.name[row].tolist(), result.total[row].tolist(), strict=True):
                if name < 0:
                    break
                listing = int(index.segments[number].listing_of[name])
                known = best.get((number, listing))
                if known is None or total > known[0]:
                    best[number, listing] = (total, number, name)
    ordered = sorted(best.items(), key=lambda item: (-item[1][0], _order_of(index, *item[0])))
    return [row for _, row in ordered[:limit]]


def _order_of(index: Index, number: int, listing: int) -> tuple[str, str]:
    record = read_record(index.segments[number], listing)
    return record["list"], record["id"]


def _tell_hit(subject: Subject, index: Index, row: tuple[int, int, int], policy: Policy) -> Hit:
    total, number, name = row
    segment = index.segments[number]
    listing = int(segment.listing_of[name])
    record = read_record(segment, listing)
    candidate = read_subject(segment, listing, name=name)
    comparison = weigh_pair(subject, candidate, policy=policy)
    return Hit(
        list=record["list"],
        native_id=record["id"],
        name=candidate.names[0].written,
        probability=policy.probability(total),
        bits=total / CENTI,
        parts=comparison.parts,
    )
