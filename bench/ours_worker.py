"""Ostrakon's own processes, one that builds and one that searches: `python -m bench.ours_worker FOLDER STEP`."""

import sys
import time
from pathlib import Path
from typing import Any

from bench.handover import Batch, memory_mb, read_asks, read_entries, time_each, write_answer
from ostrakon.model import Listing, Query
from ostrakon.names.compiling import use_compiled
from ostrakon.resolve import load_policy
from ostrakon.screen import build_index, open_index, screen_queries

LIMIT = 5
_SINGLE = 400


def build(folder: Path) -> dict[str, Any]:
    """The index built and saved."""
    entries = list(read_entries(folder))
    build_index(entries[:50], as_of="2025-11-18")  # what is loaded once is no part of a build
    with Batch() as built:
        index = build_index(entries, as_of="2025-11-18")
    index.save(folder / "index")
    size = sum(file.stat().st_size for file in (folder / "index").iterdir())
    return {
        "build_s": built.seconds,
        "build_cpu_s": built.cpu,
        "size_mb": size / 1e6,
        "digest": index.digest,
        "build": memory_mb(),
    }


def search(folder: Path) -> dict[str, Any]:
    """The saved index opened and asked, in batch and one by one; a delta of 100 taken in."""
    asks, policy = read_asks(folder), load_policy()
    start = time.perf_counter()
    index = open_index(folder / "index")
    opened = time.perf_counter() - start
    start = time.perf_counter()
    screen_queries([asks[0].query()], index, policy=policy, limit=LIMIT, threshold=0.0)
    first = time.perf_counter() - start
    queries = [ask.query() for ask in asks]
    use_compiled()
    screen_queries(queries[:1], index, policy=policy, limit=LIMIT)  # what is loaded or compiled once is no part
    with Batch() as batch:
        screen_queries(queries, index, policy=policy, limit=LIMIT)
    memory = memory_mb()
    singles = queries[:: max(1, len(queries) // _SINGLE)]
    each = time_each(lambda query: screen_queries([query], index, policy=policy, limit=LIMIT), singles)
    answers = {
        facts or "name": _ask(index, [ask.query(facts=facts) for ask in asks], policy)
        for facts in ("", "born", "all")
    }
    speed = {"open_s": opened, "first_s": first, **batch.rate(len(queries)), **each, **memory}
    return {"answers": answers, "speed": speed | {"update_100_ms": _time_update(index, folder) * 1000}}


def _ask(index: Any, queries: list[Query], policy: Any) -> list[Any]:
    hits = screen_queries(queries, index, policy=policy, limit=LIMIT, threshold=0.0)
    return [[(hit.native_id, hit.bits, hit.probability) for hit in best] for best in hits]


def _time_update(index: Any, folder: Path) -> float:
    some: list[Listing] = []
    for entry in read_entries(folder):
        some.append(entry)
        if len(some) == 100:
            break
    index.updated(some)
    start = time.perf_counter()
    index.updated(some, [(one.list_id, one.native_id) for one in some[:50]])
    return time.perf_counter() - start


if __name__ == "__main__":
    where, step = Path(sys.argv[1]), sys.argv[2]
    write_answer(where, f"ours_{step}", {"build": build, "search": search}[step](where))
