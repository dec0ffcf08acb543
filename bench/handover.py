"""What is handed to each tool's own process, and what comes back: JSON lines, the same for all."""

import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.work import Ask, Work
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


def time_each(run: Callable[[Any], object], items: Iterable[Any]) -> list[float]:
    """Seconds that each call takes, one at a time."""
    taken = []
    for item in items:
        start = time.perf_counter()
        run(item)
        taken.append(time.perf_counter() - start)
    return taken


def spread_of(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile, in milliseconds."""
    ordered = sorted(seconds)
    at = [ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99)]
    return {"p50_ms": at[0] * 1000, "p99_ms": at[1] * 1000}


def memory_mb() -> dict[str, float]:
    """Resident memory now and at its peak, in MB (1,000,000 bytes)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"memory_mb": pages * resource.getpagesize() / 1e6, "peak_mb": peak / 1e6}


def write_answer(folder: Path, tool: str, answer: dict[str, Any]) -> None:
    """A worker's answer."""
    (folder / f"{tool}.json").write_text(json.dumps(answer), encoding="utf-8")
