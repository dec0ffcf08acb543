"""Results on the terminal, and kept as JSON and curves with date and machine."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.draw import draw_lines

RESULTS = Path(__file__).resolve().parent / "results"
_NOT_KEPT = {"worst", "worst_all", "missed", "worst_alerts", "lost", "wrong"}  # names of people: shown, not kept


def describe_machine() -> dict[str, Any]:
    """Cores, processor and memory: what figures depend on, and nothing that names a machine."""
    model = ""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "cores": os.cpu_count(),
        "processor": model or platform.machine(),
        "memory_gb": round(memory, 1),
        "python": platform.python_version(),
    }


def keep(name: str, figures: dict[str, Any]) -> Path:
    """Write the figures, without people's names, to `results/` with date and machine, and the curves they hold."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    head = {
        "bench": name,
        "date": now.strftime("%Y-%m-%d"),
        "machine": describe_machine(),
        "load": os.getloadavg()[0],
    }
    file = RESULTS / f"{now:%Y-%m-%d}-{name}.json"
    file.write_text(json.dumps(head | {"figures": _without_names(figures)}, indent=1) + "\n", encoding="utf-8")
    for kind, drawing in _draw(name, figures).items():
        (RESULTS / f"{now:%Y-%m-%d}-{name}-{kind}.svg").write_text(drawing, encoding="utf-8")
    return file


def _without_names(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_names(inner) for key, inner in value.items() if key not in _NOT_KEPT}
    if isinstance(value, float):
        return round(value, 4)
    return value


def _draw(name: str, figures: dict[str, Any]) -> dict[str, str]:
    tools = figures.get("tools", {})
    curves = {
        tool: [(float(rate), recall) for rate, recall in found["curve"].items()]
        for tool, found in tools.items()
        if "curve" in found
    }
    drawings = {}
    if curves:
        drawings["recall"] = draw_lines(
            f"{name}: altered names found, by alert rate on people not listed", curves,
            across="alert rate on people not listed", up="recall among the first five", x_most=0.1, y_least=0.5,
        )  # fmt: skip
    table = tools.get("ours", {}).get("reliability")
    if table:
        points = [(row["stated"], row["true"]) for row in table if row["hits"]]
        drawings["reliability"] = draw_lines(
            f"{name}: what a stated probability is worth", {"ours": points, "ideal": [(0.0, 0.0), (1.0, 1.0)]},
            across="stated probability", up="share that is true",
        )  # fmt: skip
    return drawings


def show(name: str, figures: dict[str, Any]) -> None:
    """The figures as tables; lists of names go after them."""
    console = Console(width=170)
    tools = figures.get("tools", {})
    if any("by_class" in found for found in tools.values()):
        console.print(_quality(name, figures, tools))
        console.print(_classes(tools))
        console.print(_speed(tools))
    elif tools:
        table = Table("tool", *next(iter(tools.values())), title=name)
        for tool, found in tools.items():
            table.add_row(tool, *(_short(value) for value in found.values()))
        console.print(table)
    rest = {key: value for key, value in figures.items() if key not in {"tools", *_NOT_KEPT}}
    console.print_json(json.dumps(_without_names(rest), default=str))
    ours = tools.get("ours", {})
    console.print({key: _short(ours[key]) for key in ("ece", "candidate_recall", "policy") if key in ours})
    if "shipped" in ours:
        console.print_json(json.dumps(_without_names(ours["shipped"])))


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, dict):
        return " ".join(f"{key} {_short(inner)}" for key, inner in value.items())
    return f"{len(value)} rows" if isinstance(value, list) else str(value)


def _quality(name: str, figures: dict[str, Any], tools: dict[str, Any]) -> Table:
    rates = list(next(iter(tools.values()))["recall"])
    table = Table("recall@5 at alert rate", *(f"{float(rate):.1%}" for rate in rates), title=_title(name, figures))
    for rate in rates:
        table.add_column(f"born {float(rate):.1%}")
    for rate in rates:
        table.add_column(f"near {float(rate):.1%}")
    table.add_column("ties at top")
    table.add_column("candidates")
    for tool, found in tools.items():
        born = found.get("recall_born", {})
        cells = [f"{found['recall'][rate]:.3f}" for rate in rates]
        for more in (born, found.get("recall_near", {})):
            cells += [f"{more[rate]:.3f}" if more else "" for rate in rates]
        near = f"{found['candidate_recall']:.3f}" if "candidate_recall" in found else ""
        table.add_row(tool, *cells, f"{found['ties_at_top']:.3f}", near)
    return table


def _title(name: str, figures: dict[str, Any]) -> str:
    return f"{name}: {figures.get('entries', 0):,} entries, {figures.get('names', 0):,} names"


def _classes(tools: dict[str, Any]) -> Table:
    table = Table("class, recall@5 at 1 %", *tools, title="")
    for change in next(iter(tools.values()))["by_class"]:
        table.add_row(change, *(f"{found['by_class'][change]:.3f}" for found in tools.values()))
    return table


def _speed(tools: dict[str, Any]) -> Table:
    keys = (
        "build_s", "build_peak_mb", "size_mb", "open_s", "first_s", "batch_per_s", "batch_per_cpu_s", "p50_ms",
        "p99_ms", "p99_cpu_ms", "memory_mb", "update_100_ms",
    )  # fmt: skip
    table = Table("speed", *keys)
    for tool, found in tools.items():
        table.add_row(tool, *(f"{found['speed'][key]:,.2f}" if key in found["speed"] else "" for key in keys))
    return table
