"""Opening, refusing, surviving: other versions, damage, full disks, kill -9, readers beside a writer."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from factories import a_listing, some_listings
from ledger.loads import a_run, load
from ostrakon.ledger import Ledger, open_ledger
from ostrakon.ledger.editions import find_edition, read_editions
from ostrakon.ledger.listings import read_listings
from ostrakon.ledger.runs import add_run, read_runs
from ostrakon.model import BadRequest, LedgerConflict, SourceUnavailable

TESTS = Path(__file__).resolve().parent.parent
ONE = a_listing("1", "Test One")


def test_a_ledger_opened_again_holds_what_it_held(address: str) -> None:
    first = open_ledger(address)
    edition = load(first, [ONE], "2023-07-20").edition
    first.close()
    second = open_ledger(address)
    assert read_editions(second) == (edition,)
    second.close()


def test_rows_are_never_changed_or_removed(ledger: Ledger) -> None:
    load(ledger, [ONE], "2023-07-20")
    for statement in ("UPDATE edition SET listings = 0", "DELETE FROM change", "DELETE FROM run"):
        with pytest.raises(LedgerConflict, match="append-only"), ledger.write() as connection:
            connection.execute(sa.text(statement))
    edition = find_edition(ledger, "us_ofac_sdn")
    assert edition is not None
    assert read_listings(ledger, edition) == (ONE,)


def test_a_ledger_of_another_schema_version_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "ledger.sqlite"
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.executescript("DROP TRIGGER meta_no_UPDATE; UPDATE meta SET value = '99'")
    connection.close()
    with pytest.raises(LedgerConflict, match="schema version 99"):
        open_ledger(path)


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LedgerConflict, match="no ledger"):
        open_ledger(path)
    assert path.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("where", ["mysql://x/y", "://"])
def test_an_address_that_is_no_ledgers_is_the_callers_to_correct(where: str) -> None:
    with pytest.raises(BadRequest):
        open_ledger(where)


def test_a_server_that_is_away_is_unavailable_and_its_password_stays_secret() -> None:
    with pytest.raises(SourceUnavailable) as caught:
        open_ledger("postgresql://test:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_a_full_disk_is_said_clearly_and_the_previous_edition_stays_whole(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    edition = load(ledger, some_listings(50), "2023-07-20").edition
    with ledger.read() as connection:  # SQLite's own cap on the file stands in for the end of the disk
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 3}")
    with pytest.raises(SourceUnavailable, match=r"disk .* is full; nothing was changed"):
        load(ledger, some_listings(5000, change=" changed"), "2023-07-24")
    assert read_editions(ledger) == (edition,)
    assert len(read_listings(ledger, edition)) == 50
    ledger.close()


def test_a_writer_that_waits_too_long_for_another_says_so(tmp_path: Path) -> None:
    first = open_ledger(tmp_path / "ledger.sqlite")
    second = open_ledger(tmp_path / "ledger.sqlite", busy_seconds=0.05)
    with first.write(), pytest.raises(LedgerConflict, match="another program is writing"):
        add_run(second, a_run())
    first.close()
    second.close()


_LOADER = """
import sys
sys.path[:0] = [{tests!r}]
from factories import some_listings
from ledger.loads import load
from ostrakon.ledger import open_ledger
ledger = open_ledger({address!r})
listings = some_listings(4000, change=" changed")
print("ready", flush=True)
load(ledger, listings, "2023-07-24")
print("done", flush=True)
"""


def start_load(address: str) -> "subprocess.Popen[str]":
    script = _LOADER.format(tests=str(TESTS), address=address)
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("turn", range(4))
def test_killed_at_any_moment_the_previous_edition_is_whole(address: str, turn: int) -> None:
    ledger = open_ledger(address)
    before = load(ledger, some_listings(4000), "2023-07-20").edition
    with start_load(address) as loading:
        assert loading.stdout is not None
        assert loading.stdout.readline() == "ready\n"
        time.sleep(random.Random(turn).uniform(0.02, 0.6))
        os.kill(loading.pid, signal.SIGKILL)
        finished = "done" in loading.stdout.read()
    held = find_edition(ledger, "us_ofac_sdn", date(2023, 7, 20))
    assert held == before
    assert [listing.name for listing in read_listings(ledger, before)][:1] == ["Test Person 0"]
    newest = find_edition(ledger, "us_ofac_sdn")
    assert newest is not None
    assert newest != before or not finished
    assert len(read_listings(ledger, newest)) == 4000
    assert not load(ledger, some_listings(4001), "2023-07-25").already  # and the next load goes through
    ledger.close()


def test_two_processes_read_while_one_writes(address: str) -> None:
    ledger = open_ledger(address)
    load(ledger, some_listings(300), "2023-07-20")
    reader = _READER.format(address=address)
    readers = [
        subprocess.Popen([sys.executable, "-c", reader], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for each in readers:
        assert each.stdout is not None
        assert each.stdout.readline() == "reading\n"
    for turn in range(10):
        load(ledger, some_listings(300, change=f" {turn}"), f"2023-08-{turn + 1:02}")
    counts = [each.communicate(timeout=60)[0].split() for each in readers]
    assert all(set(seen) == {"300"} and len(seen) >= 10 for seen in counts)
    ledger.close()


_READER = """
from ostrakon.ledger import open_ledger
from ostrakon.ledger.editions import find_edition
from ostrakon.ledger.listings import read_listings
ledger = open_ledger({address!r})
print("reading", flush=True)
seen = 0
while seen < 200:
    edition = find_edition(ledger, "us_ofac_sdn")
    listings = read_listings(ledger, edition)
    assert len({{listing.name.rpartition(" ")[2] if seen and str(edition.published) > "2023-07-31" else 0
                for listing in listings}}) == 1
    print(len(listings), flush=True)
    seen += 1
    if str(edition.published) == "2023-08-10" and seen >= 10:
        break
"""


def test_writers_take_turns(address: str) -> None:
    ledgers = [open_ledger(address) for _ in range(3)]

    def write(ledger: Ledger) -> None:
        for _ in range(5):
            add_run(ledger, a_run())

    writers = [threading.Thread(target=write, args=(each,)) for each in ledgers]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(read_runs(ledgers[0])) == 15
    for each in ledgers:
        each.close()


def test_threads_share_one_ledger(ledger: Ledger) -> None:
    load(ledger, some_listings(50), "2023-07-20")
    seen: list[int] = []

    def read() -> None:
        for _ in range(10):
            edition = find_edition(ledger, "us_ofac_sdn")
            assert edition is not None
            seen.append(len(read_listings(ledger, edition)))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(5):
        load(ledger, some_listings(50, change=f" {turn}"), f"2023-07-2{turn + 1}")
    for reader in readers:
        reader.join()
    assert seen == [50] * 40
