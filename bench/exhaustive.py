"""Candidates against exhaustive scoring: does the index find what scoring every listed name would find?

`python -m bench.exhaustive FOLDER`: for a sample of the asks, every name of the index that the worker built is
scored with the project's one scorer, and the best listings are compared with the answer of the index.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.handover import read_asks, write_answer
from ostrakon.names.agreement import Weights
from ostrakon.names.compiling import entry, run, use_compiled
from ostrakon.resolve import load_policy, subject_of_query
from ostrakon.resolve.facts import FactTerm, weigh_facts
from ostrakon.resolve.policy import CENTI
from ostrakon.resolve.weigh import Side, compile_subjects, make_room, weigh_names
from ostrakon.screen import open_index, screen_queries

SAMPLE = 200
_DEPTH = 100  # listings that the index is asked for, so that what it holds above the threshold is all seen


@entry
def _weigh_all(
    query: Side, side: Side, listing_of: npt.NDArray[np.int32], weights: Weights, facts: npt.NDArray[np.int64],
    room: Any, terms: npt.NDArray[np.int64], best: npt.NDArray[np.int64],
) -> None:  # fmt: skip
    for name in range(listing_of.size):
        listing = 0 + listing_of[name]
        total = weigh_names(query, 0, side, name, weights, room)
        total += weigh_facts(query.facts, 0, side.facts, listing, facts, terms)
        best[listing] = max(best[listing], total)


def compare(folder: Path, *, sample: int = SAMPLE) -> dict[str, Any]:
    """Shares of asks and of pairs above the listing threshold that the index finds, and examples it misses."""
    use_compiled()
    policy, index = load_policy(), open_index(folder / "index")
    prior = policy.among(index.listings).prior
    segment = index.segments[0]
    least = policy.least_bits(policy.list_at)
    asks = read_asks(folder)
    asks = asks[:: max(1, len(asks) // sample)]
    same_first, pairs, found_pairs, missed = 0, 0, 0, []
    for ask in asks:
        best = np.full(segment.listings, -(10**9), dtype=np.int64)
        query = compile_subjects((subject_of_query(ask.query()),))
        terms = np.zeros(len(FactTerm), dtype=np.int64)
        run(
            _weigh_all, query, segment.side, segment.listing_of, policy.weights, policy.facts,
            make_room(), terms, best,
        )  # fmt: skip
        best += prior
        hits = screen_queries([ask.query()], index, policy=policy, limit=_DEPTH, threshold=0.0)[0]
        first = round(hits[0].bits * CENTI) if hits else -(10**9)
        same_first += first >= best.max() or best.max() < least
        above = int((best >= least).sum())
        hit = min(sum(round(one.bits * CENTI) >= least for one in hits), above)
        pairs, found_pairs = pairs + min(above, _DEPTH), found_pairs + hit
        if hit < min(above, _DEPTH):
            missed.append([ask.name, above, hit])
    return {
        "asks": len(asks),
        "first_equal": same_first / len(asks),
        "pairs_above": pairs,
        "pairs_found": found_pairs / max(1, pairs),
        "missed": missed[:40],
    }


if __name__ == "__main__":
    where = Path(sys.argv[1])
    write_answer(where, "exhaustive", compare(where))
