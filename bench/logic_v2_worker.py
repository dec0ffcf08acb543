"""nomenklatura's own process, run by the oracle environment's Python: its blocker, then logic-v2 on candidates.

Standard library and nomenklatura only: nothing of Ostrakon can be imported here.
"""

import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import get_algorithm
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore

_SCHEMATA = {"person": "Person", "unknown": "LegalEntity"}
_LIMIT, _SINGLE = 5, 12
DATASET = Dataset.make({"name": "bench", "title": "bench"})
logging.disable(logging.WARNING)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _dates(texts: list[str]) -> list[str]:
    return [text.rstrip("~") for text in texts if text and "/" not in text]


def _entity(key: str, kind: str, names: list[tuple[str, str]], births: list[str], countries: list[str]) -> Any:
    schema = _SCHEMATA.get(kind, "Organization")
    properties: dict[str, list[str]] = {"name": [], "alias": [], "weakAlias": []}
    for name, role in names:
        properties[{"primary": "name", "weak_alias": "weakAlias"}.get(role, "alias")].append(name)
    if schema == "Person":
        properties |= {"birthDate": _dates(births), "nationality": [code.lower() for code in countries]}
    data = {"id": key, "schema": schema, "properties": properties, "datasets": ["bench"]}
    return StatementEntity.from_data(DATASET, data)


def _load(folder: Path) -> Any:
    store = MemoryStore(DATASET, Linker({}))
    with store.writer() as writer:
        for row in _rows(folder / "entries.jsonl"):
            names = [(name, role) for name, role, _ in row["names"]]
            writer.add_entity(_entity(f"e-{row['id']}", row["kind"], names, row["births"], row["countries"]))
    return store.view(DATASET)


def _queries(folder: Path, facts: str) -> list[Any]:
    return [
        _entity(
            f"q-{place}",
            row["kind"],
            [(row["name"], "primary")],
            [row["born"]] if facts != "name" and row["born"] else [],
            row["countries"] if facts == "all" else [],
        )
        for place, row in enumerate(_rows(folder / "asks.jsonl"))
    ]


class Asker:
    """The blocker over the entries, and logic-v2 with its defaults."""

    def __init__(self, view: Any, folder: str) -> None:
        self.view = view
        self.index = Index(view, Path(folder))
        self.index.build()
        self.algorithm = get_algorithm("logic-v2")
        self.config = self.algorithm.default_config()
        self.entities = {entity.id: entity for entity in view.entities()}

    def ask(self, queries: list[Any]) -> tuple[list[Any], list[list[str]]]:
        found = {query.id: [] for query in queries}
        candidates = {query.id: [] for query in queries}
        by_id = {query.id: query for query in queries}
        for key, matches in self.index.match_entities(queries):
            query = by_id[str(key)]
            scored = []
            for other, _ in matches:
                result = self.algorithm.compare(query, self.entities[str(other)], self.config)
                scored.append((str(other)[2:], result.score))
            candidates[query.id] = [other for other, _ in scored]
            found[query.id] = sorted(scored, key=lambda row: (-row[1], row[0]))[:_LIMIT]
        return [found[query.id] for query in queries], [candidates[query.id] for query in queries]


def _memory() -> dict[str, float]:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"memory_mb": pages * resource.getpagesize() / 1e6, "peak_mb": peak / 1e6}


def run(folder: Path, kinds: list[str]) -> dict[str, Any]:
    """Answers by name alone and with facts, the candidates of the blocker, and speed."""
    with tempfile.TemporaryDirectory() as room:
        start = time.perf_counter()
        asker = Asker(_load(folder), room)
        ready = time.perf_counter() - start
        answers, candidates, batch, per_cpu = {}, [], 0.0, 0.0
        for facts in kinds:
            queries = _queries(folder, facts)
            start, used = time.perf_counter(), time.process_time()
            answers[facts], near = asker.ask(queries)
            if facts == "name":
                candidates, batch = near, len(queries) / (time.perf_counter() - start)
                per_cpu = len(queries) / (time.process_time() - used)
        taken = []
        for query in _queries(folder, "name")[:: max(1, len(candidates) // _SINGLE)]:
            start = time.perf_counter()
            asker.ask([query])
            taken.append(time.perf_counter() - start)
        taken.sort()
        speed = {
            "build_s": ready,
            "batch_per_s": batch,
            "batch_per_cpu_s": per_cpu,
            "p50_ms": taken[len(taken) // 2] * 1000,
        }
        speed |= {"p99_ms": taken[-1] * 1000, **_memory()}
        return {"answers": answers, "candidates": candidates, "speed": speed}


def score_pairs(file: Path) -> list[float]:
    """The score of each pair of a file of pairs."""
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    scores = []
    for place, pair in enumerate(_rows(file)):
        one, two = (
            _entity(f"{side}-{place}", row["kind"], [(row["name"], "primary")], row["births"], row["countries"])
            for side, row in (("a", pair["left"]), ("b", pair["right"]))
        )
        scores.append(algorithm.compare(one, two, config).score)
    return scores


if __name__ == "__main__":
    where = Path(sys.argv[1])
    if sys.argv[2] == "pairs":
        outcome: dict[str, Any] = {"scores": score_pairs(where / "pairs.jsonl")}
    else:
        outcome = run(where, sys.argv[2].split(","))
    (where / "logic_v2.json").write_text(json.dumps(outcome), encoding="utf-8")
