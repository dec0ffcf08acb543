"""What a search works with: the numbers of a policy, one thread's room, and what is found."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import Weights
from ostrakon.names.neighbors import Neighbors
from ostrakon.names.trace import LONGEST_NAME, Trace, make_trace
from ostrakon.resolve.facts import FactTerm
from ostrakon.resolve.weigh import Side
from ostrakon.screen.segment import Segment

OMITTED = 100  # hundredths of a bit taken off a bound for each word the query lacks: about what an omission costs
CANDIDATES = 128  # names scored exactly for a query; candidate recall at this depth is measured in bench/
STAMP, BOUND, SLOTS_SEEN = 0, 1, 2
MOST_TURNS = 1 << 24  # queries after which stamps begin anew: they have 31 bits
SLOTS = 64  # stamps a query may use: a slot a token, and one a way of joining them

Asked = tuple[
    Side, int, Neighbors
]  # queries, which of their names is asked, and the neighbors of all their tokens


class Rules(NamedTuple):
    """The numbers of a policy: weights of names and facts, the prior, and the least sum that counts."""

    weights: Weights
    facts: npt.NDArray[np.int64]
    prior: int
    least: int


class Scratch(NamedTuple):
    """Working room of one thread, sized for one segment. `turn` counts the queries it has served.

    A row of `state` is what is known of a name: STAMP, which query and slot raised it last; BOUND, hundredths of a
    bit; SLOTS_SEEN, a bit a slot. They stand together, since a name is looked at once and memory is slow.
    """

    state: npt.NDArray[np.int32]
    touched: npt.NDArray[np.int32]
    best: npt.NDArray[np.int64]
    cell_kind: npt.NDArray[np.int8]
    cell_bits: npt.NDArray[np.int16]
    terms: npt.NDArray[np.int64]
    trace: Trace
    turn: npt.NDArray[np.int64]


def make_scratch(segment: Segment) -> Scratch:
    """Room for one thread."""
    names, tokens = segment.listing_of.size, segment.side.lexicon.rows.size
    return Scratch(
        np.zeros((names, 4), dtype=np.int32),
        np.zeros(names + 1, dtype=np.int32),
        np.zeros(CANDIDATES, dtype=np.int64),
        np.zeros((LONGEST_NAME, tokens), dtype=np.int8),
        np.zeros((LONGEST_NAME, tokens), dtype=np.int16),
        np.zeros(len(FactTerm), dtype=np.int64),
        make_trace(),
        np.zeros(1, dtype=np.int64),
    )


class Found(NamedTuple):
    """For each query, up to `limit` listings, best first: the name that agreed best, and the sum. -1 fills."""

    name: npt.NDArray[np.int64]
    total: npt.NDArray[np.int64]
