"""260 editions of the SDN loaded: time, size, counts held against the publisher's history, and dated reads.

    python -m bench.history [FOLDER_OF_EDITIONS]

The folder is made by `tools/sdn_day.py --all` of the real data; without one it is made in a temporary folder.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.editions import find_edition, read_editions
from ostrakon.ledger.listings import find_listing, read_listings

LIST = "us_ofac_sdn"
ROOT = Path(__file__).resolve().parent.parent


def find_data() -> Path:
    return Path(os.environ.get("OSTRAKON_DATA") or ROOT.parent / "shared" / "data")


def make_editions(folder: Path, data: Path) -> None:
    subprocess.run([sys.executable, str(data / "tools" / "sdn_day.py"), "--all", str(folder)], check=True)


def read_index(data: Path) -> list[dict[str, str]]:
    path = data / "lists" / "us_ofac" / "sdn" / "sdn_history_index.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_history(workspace: Workspace, folder: Path, index: list[dict[str, str]]) -> Iterator[str]:
    """Load every edition in order; give a line for each whose counts differ from the index."""
    for place, row in enumerate(index):
        fetched = datetime.fromisoformat(row["fetched_at"])
        name = f"sdn_{fetched.astimezone(UTC):%Y-%m-%dT%H%M%S}Z.csv"
        loaded = workspace.load(folder / name, list=LIST, published=fetched.date())
        found = (loaded.edition.listings, loaded.added, loaded.removed, loaded.changed)
        wanted = tuple(int(row[key]) for key in ("records", "added", "removed", "changed"))
        if place == 0:
            wanted = (wanted[0], wanted[0], 0, 0)
        if found != wanted or loaded.already:
            yield f"{name}: expected {wanted}, found {found}"


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def time_reads(workspace: Workspace) -> tuple[float, float]:
    """Seconds for one listing as of a day (mean over many days and listings) and for all listings as of a day."""
    ledger = workspace.shelf.ledger
    days = [edition.published for edition in read_editions(ledger, LIST)][::13]
    begun = time.perf_counter()
    turns = 0
    for day in days:
        for native_id in ("36", "32952", "42618", "306", "0"):
            edition = find_edition(ledger, LIST, day)
            assert edition is not None
            find_listing(ledger, edition, native_id)
            turns += 1
    one = (time.perf_counter() - begun) / turns
    edition = find_edition(ledger, LIST, date(2023, 7, 24))
    assert edition is not None
    begun = time.perf_counter()
    read_listings(ledger, edition)
    return one, time.perf_counter() - begun


def main() -> None:
    data = find_data()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary) / "editions"
        if len(sys.argv) < 2:
            make_editions(folder, data)
        with Workspace(Path(temporary) / "workspace") as workspace:
            begun, cpu_begun = time.perf_counter(), time.process_time()
            wrong = list(load_history(workspace, folder, read_index(data)))
            seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu_begun
            one, everything = time_reads(workspace)
        home = Path(temporary) / "workspace"
        captures = size_of(home / "captures")
        print(f"editions loaded in {seconds:.1f} s ({cpu:.1f} s of CPU)")
        print(f"{len(wrong)} editions differ from the index", *wrong, sep="\n  ")
        print(f"ledger {(size_of(home) - captures) / 1e6:.1f} MB, captures {captures / 1e6:.1f} MB")
        print(f"one listing as of a day {one * 1000:.2f} ms; all listings as of a day {everything:.2f} s")


if __name__ == "__main__":
    main()
