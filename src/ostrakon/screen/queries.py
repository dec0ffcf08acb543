"""Queries answered from an index: hits, each with every term of its score."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.model import Hit, Query
from ostrakon.names.compiling import clocked, is_compiled, prepare, run
from ostrakon.names.neighbors import Neighbors, expand_tokens
from ostrakon.resolve.explain import Told, parts_of
from ostrakon.resolve.policy import CENTI, Policy
from ostrakon.resolve.subject import Subject, SubjectName, subject_of_query
from ostrakon.resolve.weigh import Side, compile_subjects, make_room, make_traces, tell_traces, trace_pairs
from ostrakon.screen.index import Index
from ostrakon.screen.scratch import Found, Rules
from ostrakon.screen.search import search
from ostrakon.screen.segment import Segment, read_record, read_subject
from ostrakon.screen.waterfall import count_facts

_BATCH = 500  # queries taken at a time; bounds memory, and tokens repeat enough within that many
_FEW = 25  # queries taken at a time in the plain way, before it is asked again whether compiling pays


def screen_queries(
    queries: Sequence[Query], index: Index, *, policy: Policy, limit: int = 10, threshold: float | None = None
) -> list[list[Hit]]:
    """For each query its hits, best first: at most `limit`, each of at least `threshold` probability.

    `threshold` None takes the policy's listing threshold; 0 gives the nearest listings however unlikely. Ties
    stand in the order of list and native id. The answer does not depend on the other queries or their order.

    Raises:
        BadRequest: a query's name holds nothing that can be read.
    """
    policy = policy.among(index.listings)
    least = policy.least_bits(policy.list_at if threshold is None else threshold)
    rules = Rules(policy.weights, policy.facts, policy.prior, least)
    hits: list[list[Hit]] = []
    while len(hits) < len(queries):
        prepare("name", len(queries) - len(hits))
        batch = queries[len(hits) : len(hits) + (_BATCH if is_compiled() else _FEW)]
        with clocked("name", len(batch)):
            subjects = tuple(subject_of_query(query) for query in batch)
            side = compile_subjects(subjects)
            rows = search_index(subjects, side, index, rules=rules, limit=limit)
            hits += tell_hits((subjects, side), index, rows, policy=policy)
    return hits


class Row(NamedTuple):
    """A listing found: the sum in hundredths of a bit, the segment, its name, and the query name that agreed."""

    total: int
    segment: int
    name: int
    asked: int


def find_rows(
    subjects: tuple[Subject, ...], index: Index, *, rules: Rules, limit: int
) -> list[list[tuple[int, int, int]]]:
    """For each subject the best listings as (sum in hundredths of a bit, segment, name), best first."""
    rows = search_index(subjects, compile_subjects(subjects), index, rules=rules, limit=limit)
    return [[(row.total, row.segment, row.name) for row in best] for best in rows]


def search_index(
    subjects: tuple[Subject, ...], side: Side, index: Index, *, rules: Rules, limit: int
) -> list[list[Row]]:
    """For each subject the best rows, best first."""
    owner = np.repeat(np.arange(len(subjects), dtype=np.int64), [len(subject.names) for subject in subjects])
    found = [_search_segment(side, owner, index, number, rules, limit) for number in range(len(index.segments))]
    first = np.zeros(len(subjects) + 1, dtype=np.int64)
    np.cumsum([len(subject.names) for subject in subjects], out=first[1:])
    simple = len(found) == 1 and owner.size == len(subjects)
    rows = []
    for place in range(len(subjects)):
        if simple and len(subjects[place].names) == 1:
            at = int(first[place])
            names, totals = found[0].name[at].tolist(), found[0].total[at].tolist()
            rows.append([Row(total, 0, name, at) for name, total in zip(names, totals, strict=True) if name >= 0])
        else:
            rows.append(_merge(found, range(first[place], first[place + 1]), index, limit))
    return rows


def _search_segment(
    side: Side, owner: npt.NDArray[np.int64], index: Index, number: int, rules: Rules, limit: int
) -> Found:
    segment = index.segments[number]
    names = side.names.start.size - 1
    found = Found(np.full((names, limit), -1, dtype=np.int64), np.zeros((names, limit), dtype=np.int64))
    near: Neighbors = expand_tokens(side.lexicon, segment.side.lexicon, segment.filed, rules.weights)
    run(search, (side, owner, near), segment, index.alive[number], rules, index.scratch(number), found)
    return found


def _merge(found: list[Found], rows: range, index: Index, limit: int) -> list[Row]:
    """The best name of each listing over all names of a subject and all segments."""
    best: dict[tuple[int, int], Row] = {}
    for number, result in enumerate(found):
        for row in rows:
            for name, total in zip(result.name[row].tolist(), result.total[row].tolist(), strict=True):
                if name < 0:
                    break
                listing = int(index.segments[number].listing_of[name])
                known = best.get((number, listing))
                if known is None or total > known.total:
                    best[number, listing] = Row(total, number, name, row)
    ordered = sorted(best.items(), key=lambda item: (-item[1].total, _order_of(index, *item[0])))
    return [row for _, row in ordered[:limit]]


def _order_of(index: Index, number: int, listing: int) -> tuple[str, str]:
    record = read_record(index.segments[number], listing)
    return record["list"], record["id"]


def tell_hits(
    asked: tuple[tuple[Subject, ...], Side], index: Index, rows: list[list[Row]], *, policy: Policy
) -> list[list[Hit]]:
    """The hits of each subject, told from the same alignments that scored."""
    subjects, side = asked
    owner = np.repeat(np.arange(len(subjects)), [len(subject.names) for subject in subjects])
    first = np.searchsorted(owner, np.arange(len(subjects)))
    hits: list[list[Hit | None]] = [[None] * len(best) for best in rows]
    for number, segment in enumerate(index.segments):
        places = [(p, q) for p, best in enumerate(rows) for q, row in enumerate(best) if row.segment == number]
        found = [rows[p][q] for p, q in places]
        listings = [int(segment.listing_of[row.name]) for row in found]
        pairs = np.array(
            [
                (row.asked, p, row.name, listing)
                for row, (p, _), listing in zip(found, places, listings, strict=True)
            ],
            dtype=np.int64,
        ).reshape(-1, 4)
        traces = make_traces(len(found))
        run(trace_pairs, side, segment.side, pairs, (policy.weights, policy.facts), make_room(), traces)
        for (p, q), row, told, listing in zip(
            places, found, tell_traces(traces), pairs[:, 3].tolist(), strict=True
        ):
            subject = subjects[p]
            name = subject.names[row.asked - int(first[p])]
            hits[p][q] = _tell_hit((subject, name), segment, (row, listing), told, policy)
    return [[hit for hit in best if hit is not None] for best in hits]


def _tell_hit(
    asked: tuple[Subject, SubjectName], segment: Segment, found: tuple[Row, int], told: Told, policy: Policy
) -> Hit:
    row, listing = found
    record = read_record(segment, listing)
    candidate = read_subject(record, name=row.name - int(segment.first_name[listing]))
    parts = parts_of(told, (asked[1], candidate.names[0]), subjects=(asked[0], candidate), policy=policy)
    return Hit(
        list=record["list"],
        native_id=record["id"],
        name=candidate.names[0].written,
        probability=policy.probability(row.total),
        bits=row.total / CENTI,
        parts=parts,
        facts=count_facts(parts),
    )
