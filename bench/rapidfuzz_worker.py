"""rapidfuzz's own process: every listed name scored, the best name of each entry kept."""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import distance, fuzz, process
from rapidfuzz import utils as folding

from bench.handover import Batch, memory_mb, read_asks, read_rows, time_each, write_answer

_SCORERS: dict[str, Any] = {
    "token_set_ratio": (fuzz.token_set_ratio, 0.01),
    "jaro_winkler": (distance.JaroWinkler.normalized_similarity, 1.0),
}
_LIMIT, _CHUNK, _SINGLE = 5, 50, 60


def run(folder: Path) -> dict[str, Any]:
    """Answers and speed of both scorers."""
    start = time.perf_counter()
    ids, names, owner = [], [], []
    for place, row in enumerate(read_rows(folder / "entries.jsonl")):
        ids.append(row["id"])
        for name in row["names"]:
            names.append(folding.default_process(name[0]))
            owner.append(place)
    first = np.flatnonzero(np.diff(np.array([-1, *owner]))).astype(np.int64)
    ready = time.perf_counter() - start
    asks = [folding.default_process(ask.name) for ask in read_asks(folder)]
    answer: dict[str, Any] = {}
    for tool, (scorer, scale) in _SCORERS.items():

        def ask(texts: list[str], scorer: Any = scorer, scale: float = scale) -> list[Any]:
            return _best(process.cdist(texts, names, scorer=scorer, dtype=np.float32), first, ids, scale)

        with Batch() as batch:
            found = [row for at in range(0, len(asks), _CHUNK) for row in ask(asks[at : at + _CHUNK])]
        each = time_each(lambda text, ask=ask: ask([text]), asks[:: max(1, len(asks) // _SINGLE)])
        speed = {"build_s": ready, **batch.rate(len(asks)), **each, **memory_mb()}
        answer[tool] = {"answers": {"name": found}, "speed": speed}
    return answer


def _best(
    scores: npt.NDArray[np.float32], first: npt.NDArray[np.int64], ids: list[str], scale: float
) -> list[Any]:
    best = np.maximum.reduceat(scores, first, axis=1)
    top = np.argsort(-best, axis=1, kind="stable")[:, :_LIMIT]
    return [
        [(ids[place], float(best[row, place]) * scale) for place in places]
        for row, places in enumerate(top.tolist())
    ]


if __name__ == "__main__":
    where = Path(sys.argv[1])
    write_answer(where, "rapidfuzz", run(where))
