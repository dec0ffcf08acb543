"""Room for one alignment of two names: what is aligned, what was picked, and every term of its worth.

All weights are hundredths of a bit. The trace that explains a score is written by the code that scores.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.costs import Cost

LONGEST_NAME = 16  # tokens; names.parse keeps no more
MOST_OPTIONS = 96  # pairs considered; a name of 16 tokens rarely has more than 40 that agree


class Trace(NamedTuple):
    """Room for one alignment: the two names that are aligned, and what came of it.

    `words[side, place]` has a core token's columns ROLE, RARITY, FINE, JOIN, LEAD (hashes of fine keys, 0 for
    none: of the token, with the next one, with its particle); `name[side]` has SIZE, WHOLE (all tokens in one),
    SONS (a bit for each token that stands after `bin` or the like), LEGAL. `cells[0]` is the kind in which each
    token of the left agrees with each of the right, `cells[1]` its worth. `options` rows are i, j, tokens taken on
    the left, on the right, kind, bits; `order` their rows, best first; `picks` the rows chosen; `used` is 1 for a
    token taken, 0 for one left out, and `-1 - k` for one that stands against token k of the other side;
    `left_over` and `terms[Cost]` are the bits of all else.
    """

    words: npt.NDArray[np.int64]
    name: npt.NDArray[np.int64]
    cells: npt.NDArray[np.int64]
    options: npt.NDArray[np.int64]
    order: npt.NDArray[np.int64]
    picks: npt.NDArray[np.int64]
    used: npt.NDArray[np.int64]
    terms: npt.NDArray[np.int64]
    left_over: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]


N_OPTIONS, N_PICKS, TOTAL = 0, 1, 2
ROLE, RARITY, FINE, JOIN, LEAD = range(5)
SIZE, WHOLE, SONS, LEGAL = range(4)
LEFT, RIGHT = 0, 1


def make_trace() -> Trace:
    """Room for one alignment, to be used again and again by one thread."""
    return Trace(
        np.zeros((2, LONGEST_NAME, 5), dtype=np.int64),
        np.zeros((2, 4), dtype=np.int64),
        np.zeros((2, LONGEST_NAME, LONGEST_NAME), dtype=np.int64),
        np.zeros((MOST_OPTIONS, 6), dtype=np.int64),
        np.zeros(MOST_OPTIONS, dtype=np.int64),
        np.zeros(LONGEST_NAME, dtype=np.int64),
        np.zeros((2, LONGEST_NAME), dtype=np.int64),
        np.zeros(len(Cost), dtype=np.int64),
        np.zeros((2, LONGEST_NAME), dtype=np.int64),
        np.zeros(8, dtype=np.int64),
    )
