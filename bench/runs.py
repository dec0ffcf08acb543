"""One work through every tool, each in a process of its own, and the figures that come out."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import measure, pairs, special
from bench.handover import write_work
from bench.work import Ask, Work, make_work
from ostrakon.resolve import load_policy

ROOT = Path(__file__).resolve().parents[1]
ORACLE = ROOT / ".venv-oracle" / "bin" / "python"
TOOLS = ("ours", "logic-v2", "token_set_ratio", "jaro_winkler")
FOUND_AT = {"logic-v2": 0.7, "token_set_ratio": 0.9, "jaro_winkler": 0.9}  # nomenklatura's default; usual cut-offs


def has_oracle() -> bool:
    """Whether `make oracle` has been run."""
    return ORACLE.is_file()


def _run(command: Sequence[str | Path], note: str) -> None:
    print(f"  {note} ...", file=sys.stderr, flush=True)
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def run_tools(work: Work, folder: Path, *, tools: Sequence[str] = TOOLS) -> dict[str, Any]:
    """Answers and speed of each tool on a work, by name of the tool."""
    write_work(work, folder)
    outcome: dict[str, Any] = {}
    if "ours" in tools:
        for step in ("build", "search"):
            _run([sys.executable, "-m", "bench.ours_worker", folder, step], f"{work.name}: ostrakon, {step}")
        found, built = _read(folder, "ours_search"), _read(folder, "ours_build")
        peak = {"build_peak_mb": built.pop("build")["peak_mb"]}
        outcome["ours"] = {"answers": found["answers"], "speed": found["speed"] | built | peak}
    if "jaro_winkler" in tools:
        _run([sys.executable, "-m", "bench.rapidfuzz_worker", folder], f"{work.name}: rapidfuzz")
        outcome |= {tool: found for tool, found in _read(folder, "rapidfuzz").items() if tool in tools}
    if "logic-v2" in tools and has_oracle():
        _run(
            [ORACLE, ROOT / "bench/logic_v2_worker.py", folder, "name,born"], f"{work.name}: nomenklatura logic-v2"
        )
        outcome["logic-v2"] = _read(folder, "logic_v2")
    return outcome


def judge(work: Work, outcome: dict[str, Any]) -> dict[str, Any]:
    """The figures of each tool."""
    figures: dict[str, Any] = {}
    plain, near = work.altered + work.unlisted, work.altered + work.near
    for tool, found in outcome.items():
        rows, hard = _without_near(work, found["answers"]["name"]), _without_plain(work, found["answers"]["name"])
        figures[tool] = {
            "recall": measure.recalls(plain, rows),
            "recall_near": measure.recalls(near, hard) if work.near else {},
            "by_class": measure.recall_by_class(plain, rows),
            "ties_at_top": measure.ties_at_top(plain, rows),
            "shared_first": measure.shared_first(plain, rows),
            "curve": measure.recalls(plain, rows, measure.CURVE),
            "speed": found["speed"],
        }
        if "born" in found["answers"]:
            born = _without_near(work, found["answers"]["born"])
            figures[tool]["recall_born"] = measure.recalls(plain, born)
        if "candidates" in found:
            figures[tool]["candidate_recall"] = _candidate_recall(work, found["candidates"])
    if "ours" in outcome:
        figures["ours"] |= judge_ours(work, outcome["ours"])
    return figures


def _without_near(work: Work, rows: list[Any]) -> list[Any]:
    return rows[: len(work.altered) + len(work.unlisted)]


def _without_plain(work: Work, rows: list[Any]) -> list[Any]:
    return rows[: len(work.altered)] + rows[len(work.altered) + len(work.unlisted) :]


def _candidate_recall(work: Work, candidates: list[list[str]]) -> float:
    hits = [ask.truth in near for ask, near in zip(work.asks, candidates, strict=True) if ask.truth]
    return sum(hits) / len(hits)


def judge_ours(work: Work, found: dict[str, Any]) -> dict[str, Any]:
    """What only a probability can be asked: calibration, and rates at the shipped thresholds."""
    policy, asks = load_policy(), work.altered + work.unlisted
    rows = _without_near(work, found["answers"]["name"])
    table = measure.reliability(asks, rows)
    names = {one.native_id: one.name for one in work.entries}
    at = {"alert": policy.alert_at, "list": policy.list_at}
    shipped = {
        name: {
            facts: {
                "recall": _share_found(work.altered, found["answers"][facts], least),
                "alerts": _alert_rate(work.unlisted, found["answers"][facts][len(work.altered) :], least),
                "alerts_near": _alert_rate(work.near, found["answers"][facts][len(asks) :], least),
            }
            for facts in ("name", "born", "all")
        }
        for name, least in at.items()
    }
    return {
        "policy": policy.label,
        "reliability": table,
        "ece": measure.calibration_error(table),
        "shipped": shipped,
        "missed": measure.missed(asks, rows),
        "wrong": [[*hit[:3], names[hit[3]], *hit[3:]] for hit in measure.confident_wrong(asks, rows)],
        "worst_alerts": measure.worst_alerts(asks, rows)
        + measure.worst_alerts(work.near, found["answers"]["name"][len(asks) :]),
    }


def _share_found(asks: Sequence[Ask], rows: measure.Rows, least: float) -> float:
    """The share of altered names whose entry has at least this probability."""
    hits = [
        any(hit[2] >= least and hit[0] == ask.truth for hit in row) for ask, row in zip(asks, rows, strict=False)
    ]
    return sum(hits) / len(hits) if hits else 0.0


def _alert_rate(asks: Sequence[Ask], rows: measure.Rows, least: float) -> float:
    """The share of asks, those of the first rows, with a hit of at least this probability."""
    hits = [any(hit[2] >= least for hit in row) for _, row in zip(asks, rows, strict=False)]
    return sum(hits) / len(hits) if hits else 0.0


def run_yardstick(data: Path, size: str, *, tools: Sequence[str] = TOOLS) -> dict[str, Any]:
    """W1, W2 or W3: quality and speed of each tool; candidates against exhaustive scoring on W1."""
    work = make_work(data, size)
    with tempfile.TemporaryDirectory() as room:
        outcome = run_tools(work, Path(room), tools=tools)
        figures: dict[str, Any] = {
            "entries": len(work.entries),
            "names": work.names,
            "tools": judge(work, outcome),
        }
        if size == "W1":
            _run([sys.executable, "-m", "bench.exhaustive", room], "W1: ostrakon against exhaustive scoring")
            figures["exhaustive"] = _read(Path(room), "exhaustive")
    return figures | {"equal_recall": _equal_recall(work, outcome)}


def _equal_recall(work: Work, outcome: dict[str, Any]) -> dict[str, Any]:
    """Alert rates at the recall that logic-v2 has at 1 % and at its own threshold."""
    if "logic-v2" not in outcome:
        return {}
    asks = work.altered + work.unlisted
    rows = {tool: _without_near(work, found["answers"]["name"]) for tool, found in outcome.items()}
    theirs = rows["logic-v2"]
    table = {}
    for threshold in (0.7, measure.threshold_at(asks, theirs, 0.01)):
        recall = measure.recall_above(asks, theirs, threshold - 1e-9)
        rates = {tool: measure.rate_at_recall(asks, found, recall) for tool, found in rows.items()}
        table[f"{threshold:.3f}"] = {"recall": recall, "alert_rate": rates}
    return table


def run_original_scripts(data: Path) -> dict[str, Any]:
    """UN entries asked by their own script: the share first, and the share among five above the threshold."""
    work = special.original_scripts(data)
    with tempfile.TemporaryDirectory() as room:
        outcome = run_tools(work, Path(room))
    least = FOUND_AT | {"ours": load_policy().alert_at}
    table = {}
    for tool, found in outcome.items():
        score = 2 if tool == "ours" else 1
        pairs_ = [(a, r) for a, r in zip(work.asks, found["answers"]["name"], strict=True) if a.truth]
        first = [bool(row) and row[0][0] == ask.truth for ask, row in pairs_]
        seen = [any(hit[0] == ask.truth and hit[score] >= least[tool] for hit in row) for ask, row in pairs_]
        by_script = {
            script: sum(f for f, (a, _) in zip(first, pairs_, strict=True) if a.change == script)
            / sum(a.change == script for a, _ in pairs_)
            for script in sorted({a.change for a, _ in pairs_})
        }
        table[tool] = {"first": sum(first) / len(first), "found": sum(seen) / len(seen), "by_script": by_script}
        if tool == "ours":
            table[tool]["missed"] = [
                [ask.change, ask.name, ask.listed, list(row[0]) if row else []]
                for ask, row in pairs_
                if not row or row[0][0] != ask.truth
            ]
    return {"asks": len(work.altered), "entries": len(work.entries), "tools": table}


def run_gate(data: Path) -> dict[str, Any]:
    """The corpus of the quality gate, ours alone: small enough to be run after each change of the policy."""
    work = special.gate_work(data)
    with tempfile.TemporaryDirectory() as room:
        outcome = run_tools(work, Path(room), tools=("ours",))
        return {"entries": len(work.entries), "names": work.names, "tools": judge(work, outcome)}


def run_own_names(data: Path) -> dict[str, Any]:
    """Every listed name asked for: its own entry first, or tied with one that carries the same name."""
    work = special.every_name(data)
    with tempfile.TemporaryDirectory() as room:
        outcome = run_tools(work, Path(room), tools=("ours",))
    rows = outcome["ours"]["answers"]["name"]
    lost = [
        [ask.change, ask.name, ask.truth, list(row[0]) if row else []]
        for ask, row in zip(work.asks, rows, strict=True)
        if _is_lost(ask, row)
    ]
    return {"names": len(work.asks), "own_first": 1 - len(lost) / len(work.asks), "lost": lost[:60]}


def _is_lost(ask: Ask, row: Sequence[Any]) -> bool:
    """Whether another entry stands before the one whose name was asked; entries with one name may tie."""
    if not row:
        return True
    own = next((hit[1] for hit in row if hit[0] == ask.truth), row[-1][1])
    return bool(own < row[0][1])


def run_many_people(data: Path) -> dict[str, Any]:
    """Alerts at the shipped threshold on 10,000 people who are on no list, and on 2,000 with near names."""
    policy, work = load_policy(), special.many_people(data)
    with tempfile.TemporaryDirectory() as room:
        found = run_tools(work, Path(room), tools=("ours",))["ours"]
    names = {one.native_id: one.name for one in work.entries}
    rates, worst = {}, {}
    for group, asks, start in (("ordinary", work.unlisted, 0), ("near", work.near, len(work.unlisted))):
        rows = {facts: found["answers"][facts][start : start + len(asks)] for facts in ("name", "born", "all")}
        rates[group] = {facts: _alert_rate(asks, rows[facts], policy.alert_at) for facts in rows}
        tops = measure.worst_alerts(asks, rows["name"], 60) + measure.worst_alerts(asks, rows["all"], 15)
        worst[group] = [row | {"listed": names[row["hit"]]} for row in tops]
    return {"people": len(work.asks), "entries": len(work.entries), "alert_rate": rates, "worst": worst}


def run_pairs(data: Path) -> dict[str, Any]:
    """F1 on labelled pairs of two lists, at each tool's own threshold and at its best."""
    made = pairs.make_pairs(data)
    truths = [pair["same"] for pair in made]
    scores = pairs.score_ours(made)
    table = {"ours": measure.best_f1(truths, scores, load_policy().same_at)}
    if has_oracle():
        with tempfile.TemporaryDirectory() as room:
            pairs.write_pairs(made, Path(room))
            _run([ORACLE, ROOT / "bench/logic_v2_worker.py", room, "pairs"], "pairs: nomenklatura logic-v2")
            table["logic-v2"] = measure.best_f1(
                truths, _read(Path(room), "logic_v2")["scores"], FOUND_AT["logic-v2"]
            )
    wrong = [
        [pair["same"], pair["left"]["name"], pair["right"]["name"], round(score, 3)]
        for pair, score in zip(made, scores, strict=True)
        if pair["same"] != (score >= load_policy().same_at)
    ]
    return {"pairs": len(made), "same": sum(truths), "tools": table, "wrong": wrong}
