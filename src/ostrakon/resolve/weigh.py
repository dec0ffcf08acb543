"""Two subjects weighed: the one scorer, for screening, for lists among themselves, for mentions in reports."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.model import Comparison
from ostrakon.names.agreement import Weights, agree
from ostrakon.names.alignment import align
from ostrakon.names.compiled import NameTable, compile_names, load_name
from ostrakon.names.compiling import entry, inner, run
from ostrakon.names.costs import Cost
from ostrakon.names.lexicon import Lexicon
from ostrakon.names.trace import LEFT, LONGEST_NAME, N_PICKS, RIGHT, Trace, make_trace
from ostrakon.resolve.explain import Told, parts_of, tell_trace
from ostrakon.resolve.facts import FactTable, FactTerm, build_facts, weigh_facts
from ostrakon.resolve.policy import CENTI, Policy
from ostrakon.resolve.subject import Subject

_WEAK = int(Cost.WEAK)
Room = tuple[npt.NDArray[np.int64], Trace, npt.NDArray[np.int64]]  # cells of the trace, the trace, terms of facts


class Side(NamedTuple):
    """Many subjects compiled: their lexicon, names, facts, and which names are weak (one number a name)."""

    lexicon: Lexicon
    names: NameTable
    facts: FactTable
    weak: npt.NDArray[np.uint8]


def compile_subjects(subjects: tuple[Subject, ...]) -> Side:
    """Subjects in the form that is weighed; names run on in the order of the subjects."""
    named = [name for subject in subjects for name in subject.names]
    lexicon, table, _ = compile_names([name.name for name in named])
    weak = np.array([name.weak for name in named], dtype=np.uint8)
    weak.flags.writeable = False
    return Side(lexicon, table, build_facts(subjects), weak)


@inner
def fill_matrix(
    left: tuple[Lexicon, NameTable, int],
    right: tuple[Lexicon, NameTable, int],
    weights: Weights,
    room: npt.NDArray[np.int64],
) -> None:
    """How each token of one name agrees with each of the other: kinds into `room[0]`, worth into `room[1]`."""
    one, names, i = left
    two, others, j = right
    for mine in range(names.start[i], names.start[i + 1]):
        for theirs in range(others.start[j], others.start[j + 1]):
            kind, bits = agree(
                one, 0 + names.token[mine], two, 0 + others.token[theirs], weights
            )  # one integer type
            room[0, mine - names.start[i], theirs - others.start[j]] = kind
            room[1, mine - names.start[i], theirs - others.start[j]] = bits


@entry
def weigh_names(left: Side, i: int, right: Side, j: int, weights: Weights, room: Room) -> int:
    """The worth of name `i` of one side against name `j` of the other, in hundredths of a bit."""
    matrix, trace, _ = room
    fill_matrix((left.lexicon, left.names, i), (right.lexicon, right.names, j), weights, matrix)
    load_name(left.names, i, trace, LEFT)
    load_name(right.names, j, trace, RIGHT)
    total = align(weights, trace)
    if left.weak[i] != 0 or right.weak[j] != 0:
        trace.terms[_WEAK] = weights.cost[_WEAK]
        total += weights.cost[_WEAK]
    return total


class Traces(NamedTuple):
    """Many alignments, one row each, as `names.alignment.Trace` has them; `counts`: how many were picked."""

    picks: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    used: npt.NDArray[np.int64]
    left_over: npt.NDArray[np.int64]
    terms: npt.NDArray[np.int64]
    facts: npt.NDArray[np.int64]


def make_traces(rows: int) -> Traces:
    """Room for the alignments of `rows` pairs."""
    return Traces(
        np.zeros((rows, LONGEST_NAME, 6), dtype=np.int64),
        np.zeros(rows, dtype=np.int64),
        np.zeros((rows, 2, LONGEST_NAME), dtype=np.int64),
        np.zeros((rows, 2, LONGEST_NAME), dtype=np.int64),
        np.zeros((rows, len(Cost)), dtype=np.int64),
        np.zeros((rows, len(FactTerm)), dtype=np.int64),
    )


def tell_traces(traces: Traces) -> Iterator[Told]:
    """Each alignment in plain numbers, one at a time."""
    for row, count in enumerate(traces.counts.tolist()):
        yield Told(
            traces.picks[row, :count].tolist(),
            traces.used[row].tolist(),
            traces.left_over[row].tolist(),
            traces.terms[row].tolist(),
            traces.facts[row].tolist(),
        )


@entry
def trace_pairs(
    left: Side,
    right: Side,
    pairs: npt.NDArray[np.int64],
    weights: tuple[Weights, npt.NDArray[np.int64]],
    room: Room,
    out: Traces,
) -> None:
    """Weigh pairs and keep each alignment. A row of `pairs`: name and subject on the left, then on the right."""
    _, trace, terms = room
    for row in range(len(pairs)):
        weigh_names(left, pairs[row, 0], right, pairs[row, 2], weights[0], room)
        weigh_facts(left.facts, pairs[row, 1], right.facts, pairs[row, 3], weights[1], terms)
        _keep_trace(trace, terms, row, out)


@inner
def _keep_trace(trace: Trace, facts: npt.NDArray[np.int64], row: int, out: Traces) -> None:
    out.counts[row] = trace.counts[N_PICKS]
    for pick in range(trace.counts[N_PICKS]):
        for column in range(6):
            out.picks[row, pick, column] = trace.options[trace.picks[pick], column]
    for side in range(2):
        for place in range(LONGEST_NAME):
            out.used[row, side, place] = trace.used[side, place]
            out.left_over[row, side, place] = trace.left_over[side, place]
    for term in range(len(trace.terms)):
        out.terms[row, term] = trace.terms[term]
    for term in range(len(facts)):
        out.facts[row, term] = facts[term]


def make_room() -> Room:
    """Working room for `weigh_names`, to be used again and again by one thread."""
    trace = make_trace()
    return trace.cells, trace, np.zeros(len(FactTerm), dtype=np.int64)


def weigh_pair(left: Subject, right: Subject, *, policy: Policy) -> Comparison:
    """Two subjects compared by their best pair of names and all facts. Symmetric in bits and probability.

    Subjects without names are compared by facts alone.
    """
    return weigh_compiled(
        compile_subjects((left,)), compile_subjects((right,)), subjects=(left, right), policy=policy
    )


def weigh_compiled(left: Side, right: Side, *, subjects: tuple[Subject, Subject], policy: Policy) -> Comparison:
    """As `weigh_pair`, for sides compiled of one subject each."""
    room = make_room()
    best: tuple[int, int, int] | None = None
    for i in range(len(subjects[0].names)):
        for j in range(len(subjects[1].names)):
            found = int(run(weigh_names, left, i, right, j, policy.weights, room))
            if best is None or found > best[0]:
                best = (found, i, j)
    terms = np.zeros(len(FactTerm), dtype=np.int64)
    total = policy.prior + int(run(weigh_facts, left.facts, 0, right.facts, 0, policy.facts, terms))
    names = None
    if best is not None:
        total += int(run(weigh_names, left, best[1], right, best[2], policy.weights, room))
        names = (subjects[0].names[best[1]], subjects[1].names[best[2]])
    parts = parts_of(tell_trace(room[1], terms), names, subjects=subjects, policy=policy)
    return Comparison(policy.probability(total), total / CENTI, parts)
