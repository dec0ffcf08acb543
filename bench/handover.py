"""What is handed to each tool's own process, and what comes back: JSON lines, the same for all."""

import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.asks import Ask, Work
from ostrakon.model import (
    BirthDate,
    CountryLink,
    CountryTie,
    ListedName,
    Listing,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
)

Answer = list[tuple[str, float]]  # up to five (native id, score), best first


def write_work(work: Work, folder: Path) -> None:
    """The entries and the asks of a work, for workers to read."""
    with (folder / "entries.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_tell_entry(entry), ensure_ascii=True) + "\n" for entry in work.entries)
    write_asks(work.asks, folder)


def write_asks(asks: Sequence[Ask], folder: Path) -> None:
    """The asks alone."""
    with (folder / "asks.jsonl").open("w", encoding="utf-8") as out:
        for ask in asks:
            born = ask.born.edtf() if ask.born else ""
            row = {"name": ask.name, "kind": ask.kind.value, "born": born, "countries": ask.countries}
            out.write(json.dumps(row, ensure_ascii=True) + "\n")


def _tell_entry(entry: Listing) -> dict[str, Any]:
    names = []
    for name in entry.names:
        family = next((part.text for part in name.parts if part.role is NamePartRole.FAMILY), "")
        names.append([name.full, name.role.value, family])
    return {
        "list": entry.list_id,
        "id": entry.native_id,
        "kind": entry.kind.value,
        "names": names,
        "births": [birth.date.edtf() for birth in entry.births],
        "countries": sorted({link.country for link in entry.countries if link.country}),
    }


def read_rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_entries(folder: Path) -> Iterator[Listing]:
    """The entries as listings."""
    for row in read_rows(folder / "entries.jsonl"):
        yield Listing(
            row["list"],
            row["id"],
            PartyKind(row["kind"]),
            tuple(_tell_name(*name) for name in row["names"]),
            raw="",
            births=tuple(BirthDate(PartialDate.parse(text), "") for text in row["births"]),
            countries=tuple(CountryLink(CountryTie.NATIONALITY, code, code, "") for code in row["countries"]),
        )


def _tell_name(full: str, role: str, family: str) -> ListedName:
    parts = (NamePart(NamePartRole.FAMILY, family),) if family else ()
    return ListedName(full, NameRole(role), full, "", parts)


def read_asks(folder: Path) -> list[Ask]:
    """The asks; what they mean is not handed over."""
    return [
        Ask(
            row["name"],
            PartyKind(row["kind"]),
            born=PartialDate.parse(row["born"]) if row["born"] else None,
            countries=tuple(row["countries"]),
        )
        for row in read_rows(folder / "asks.jsonl")
    ]


def time_each(run: Callable[[Any], object], items: Iterable[Any]) -> dict[str, float]:
    """Median and 99th percentile of single calls, in milliseconds: by the clock, and of this process's CPU.

    On a machine that others use too, the CPU figures are the ones to compare.
    """
    clock, cpu = [], []
    for item in items:
        start, used = time.perf_counter(), time.process_time()
        run(item)
        clock.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - used) * 1000)
    return {
        "p50_ms": _at(clock, 0.5),
        "p99_ms": _at(clock, 0.99),
        "p50_cpu_ms": _at(cpu, 0.5),
        "p99_cpu_ms": _at(cpu, 0.99),
    }


def _at(taken: list[float], share: float) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Batch:
    """A stretch of work, timed: `rate` items a second by the clock and of this process's CPU."""

    def __enter__(self) -> "Batch":
        self._start, self._used = time.perf_counter(), time.process_time()
        self.seconds = self.cpu = 0.0
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds, self.cpu = time.perf_counter() - self._start, time.process_time() - self._used

    def rate(self, count: int) -> dict[str, float]:
        """Items a second."""
        return {"batch_per_s": count / self.seconds, "batch_per_cpu_s": count / max(1e-9, self.cpu)}


def memory_mb() -> dict[str, float]:
    """Resident memory now and at its peak, in MB (1,000,000 bytes)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"memory_mb": pages * resource.getpagesize() / 1e6, "peak_mb": peak / 1e6}


def write_answer(folder: Path, tool: str, answer: dict[str, Any]) -> None:
    """A worker's answer."""
    (folder / f"{tool}.json").write_text(json.dumps(answer), encoding="utf-8")
