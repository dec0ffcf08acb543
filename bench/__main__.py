"""`python -m bench NAME|all`: quality and speed beside other tools, on one machine, in one run.

Names: W1, W2, W3 (one list; 106,000 entries; 1,000,000 names), gate, scripts, own-names, people, pairs;
resolve (four lists, a delta, a dossier); network (ownership and paths over a million stakes);
reading (a new process to its first claim, words per second).
`--ours` leaves the other tools out. Needs the real data beside the project (`../shared/data` or $OSTRAKON_DATA).
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import network, reading, report, resolve, runs

ROOT = Path(__file__).resolve().parents[1]
RUNS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "W1": lambda data: runs.run_yardstick(data, "W1"),
    "gate": runs.run_gate,
    "own-names": runs.run_own_names,
    "scripts": runs.run_original_scripts,
    "pairs": runs.run_pairs,
    "people": runs.run_many_people,
    "W2": lambda data: runs.run_yardstick(data, "W2"),
    "W3": lambda data: runs.run_yardstick(
        data, "W3", tools=("ours",)
    ),  # hours for the others: they score every name
    "resolve": resolve.run_resolve,
    "network": lambda data: network.run(),
    "reading": lambda data: reading.run_reading(),
}


def main() -> int:
    """Run what is asked for; results are printed and kept in `bench/results/`."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", default=["all"], help="which: " + ", ".join((*RUNS, "all")))
    parser.add_argument("--ours", action="store_true", help="leave the other tools out, and keep nothing")
    parser.add_argument(
        "--details", type=Path, help="also write everything, missed names included, to this JSON file"
    )
    asked = parser.parse_args()
    data = Path(os.environ.get("OSTRAKON_DATA") or ROOT.parent / "shared" / "data")
    if not data.is_dir():
        print(f"real data not here: {data} (set OSTRAKON_DATA)", file=sys.stderr)
        return 3
    names = list(RUNS) if "all" in asked.names else asked.names
    if unknown := [name for name in names if name not in RUNS]:
        parser.error(f"no bench called {', '.join(unknown)}; there are {', '.join((*RUNS, 'all'))}")
    if not runs.has_oracle():
        print("nomenklatura is not here (make oracle): its columns stay empty", file=sys.stderr)
    for name in names:
        _run(name, data, asked)
    return 0


def _run(name: str, data: Path, asked: argparse.Namespace) -> None:
    if asked.ours and name in ("W1", "W2", "W3"):
        figures = runs.run_yardstick(data, name, tools=("ours",))
    else:
        figures = RUNS[name](data)
    report.show(name, figures)
    if asked.details:
        file = asked.details.with_stem(f"{asked.details.stem}-{name}")
        file.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")
    if not asked.ours:
        print(f"kept in {report.keep(name, figures).relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
