"""Many pairs of subjects weighed at once: the best pair of names and every fact, by the scorer of `weigh`."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import Weights
from ostrakon.names.compiling import clocked, entry, inner, prepare, run
from ostrakon.names.trace import N_PICKS, Trace
from ostrakon.resolve.facts import FactTerm, weigh_facts
from ostrakon.resolve.policy import Policy
from ostrakon.resolve.subject import Subject
from ostrakon.resolve.weigh import Room, Side, compile_subjects, make_room, weigh_names

_THREADS = 2  # the weighing lets go of the interpreter
_FEW = 500  # pairs that one thread weighs sooner than two are started
_MOST_NAMES = 256  # names of one party counted one by one for breadth; the most on the lists known here is 108


class PairBits(NamedTuple):
    """Per pair, in hundredths of a bit: `name` is the worth of the best pair of names, `facts` one a FactTerm.

    `left` and `right` say which names agreed best, by their place in each subject; -1 where one has none.
    `agreed` is the part of `name` that words which agree gave; `conflict` the part that words which contradict
    each other took (0 or less). `breadth` is the mean, over all names of both, of the best partner's worth;
    `primary` the worth of the two primary names.
    """

    name: npt.NDArray[np.int64]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    agreed: npt.NDArray[np.int64]
    conflict: npt.NDArray[np.int64]
    breadth: npt.NDArray[np.int64]
    primary: npt.NDArray[np.int64]
    facts: npt.NDArray[np.int64]


def weigh_pairs(
    subjects: Sequence[Subject], pairs: npt.NDArray[np.int64], *, policy: Policy, cap: int = 10**6
) -> PairBits:
    """Weigh pairs (rows of two places in `subjects`). The same sums as `weigh_pair` without the prior.

    Words that agree count for at most `cap` hundredths of a bit where the best pair of names is chosen.
    """
    side = compile_subjects(tuple(subjects))
    first = np.zeros(len(subjects) + 1, dtype=np.int64)
    np.cumsum([len(subject.names) for subject in subjects], out=first[1:])
    bounds = np.linspace(0, len(pairs), _THREADS + 1).astype(int) if len(pairs) > _FEW else [0, len(pairs)]
    parts = [pairs[start:end] for start, end in pairwise(bounds)]

    def weigh(part: npt.NDArray[np.int64]) -> PairBits:
        found = _no_bits(len(part))
        out = (found, cap, np.zeros(_MOST_NAMES, dtype=np.int64))
        run(_weigh_rows, side, (first, part), policy.weights, policy.facts, make_room(), out)
        return found

    prepare("pair", len(pairs))
    with clocked("pair", len(pairs)), ThreadPoolExecutor(_THREADS) as pool:
        done = list(pool.map(weigh, parts))
    return PairBits(*(np.concatenate(columns) for columns in zip(*done, strict=True)))


def _no_bits(count: int) -> PairBits:
    name, left, right, agreed, conflict, breadth, primary = np.zeros((7, count), dtype=np.int64)
    return PairBits(
        name, left, right, agreed, conflict, breadth, primary, np.zeros((count, len(FactTerm)), dtype=np.int64)
    )


@entry
def _weigh_rows(
    side: Side,
    rows: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    weights: Weights,
    facts: npt.NDArray[np.int64],
    room: Room,
    out: tuple[PairBits, int, npt.NDArray[np.int64]],
) -> None:
    first, pairs = rows
    found, cap, reached = out
    for row in range(len(pairs)):
        one, two = pairs[row, 0], pairs[row, 1]
        found.left[row], found.right[row] = -1, -1
        most = min(first[two + 1] - first[two], _MOST_NAMES)
        for place in range(most):
            reached[place] = 0
        best, sum_best = -1_000_000, 0
        for i in range(first[one], first[one + 1]):
            mine = 0
            for j in range(first[two], first[two + 1]):
                bits = weigh_names(side, i, side, j, weights, room)
                conflict = _contradiction(room[1], side.names.start[i + 1] - side.names.start[i])
                # a shorter name that agrees goes before a longer one with another word
                agreed = _agreement(room[1])
                worth = bits + conflict - max(agreed - cap, 0)
                mine = max(mine, worth)
                place = min(j - first[two], _MOST_NAMES - 1)
                reached[place] = max(reached[place], worth)
                if i == first[one] and j == first[two]:
                    found.primary[row] = worth
                if worth > best:
                    best = worth
                    found.name[row], found.conflict[row] = bits, conflict
                    found.agreed[row] = agreed
                    found.left[row], found.right[row] = i - first[one], j - first[two]
            sum_best += mine
        names = first[one + 1] - first[one] + first[two + 1] - first[two]
        for place in range(most):
            sum_best += reached[place]
        found.breadth[row] = sum_best // max(names, 1)
        weigh_facts(side.facts, one, side.facts, two, facts, room[2])
        for term in range(len(room[2])):
            found.facts[row, term] = room[2][term]


@inner
def _contradiction(trace: Trace, length: int) -> int:
    """What the words of the left name that stand against another word are worth together (0 or less)."""
    total = 0
    for place in range(length):
        if trace.used[0, place] < 0:
            total += trace.left_over[0, place]
    return total


@inner
def _agreement(trace: Trace) -> int:
    """What the words that agree are worth together."""
    total = 0
    for pick in range(trace.counts[N_PICKS]):
        total += trace.options[trace.picks[pick], 5]
    return total
