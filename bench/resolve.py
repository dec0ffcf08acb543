"""Four public lists resolved from nothing, then a hundred listings more, then a large dossier: seconds and counts.

    python -m bench resolve

`wall` is the clock, `cpu` processor time of the process: on a loaded machine only the second is fair.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ostrakon.exchange import read_ftm
from ostrakon.exchange.dossier_page import render_dossier
from ostrakon.flow.entities import read_entities
from ostrakon.flow.read_reports import read_text
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.shelf import make_run
from ostrakon.flow.workspace import Workspace
from ostrakon.intake import make_capture, read_file
from ostrakon.ledger import load_edition
from ostrakon.ledger.readings import add_reading
from ostrakon.lists import read_edition
from ostrakon.model import EditionReading, Listing

AT = datetime(2025, 5, 1, tzinfo=UTC)
DAY, NEXT_DAY = date(2025, 4, 10), date(2025, 4, 11)
SDN = "us_ofac/sdn_sets/2023-12-28"
FILES = {
    "un_sc": (["un/un_consolidated_2025-03-20.xml"], date(2025, 3, 20)),
    "uk_sanctions": (["uk/ConList_2025-04-10.xlsx"], date(2025, 4, 10)),
    "us_ofac_sdn": ([f"{SDN}/{each}.csv" for each in ("sdn", "alt", "add", "sdn_comments")], date(2023, 12, 28)),
    "us_ofac_cons": (["us_ofac/enhanced/CONS_ENHANCED_2025-01-14.XML"], date(2025, 1, 14)),
}
EU = "eu/eu_fsf_entities.ftm_2022-01-24.json"
DELTA = "uk_sanctions"
LATER = 100  # listings that come with the second edition
LISTS, REPORTS = 12, 20
PERSON = "42618"  # Sadio Camara, of whom the reports speak
REPORT = """{number}. On July 24, 2023, the U.S. Treasury sanctioned Sadio Camara, Mali's defense minister.
The Treasury accused Sadio Camara of corruption. Sadio Camara denied it. The European Union accused Sadio Camara
of human rights abuses. "We will go on," Sadio Camara said. Sadio Camara is a member of the Wagner Group.
Britain sanctioned Sadio Camara on July 20, 2023. Sadio Camara works for the Wagner Group. The United Nations
accused Sadio Camara of murder. Sadio Camara rejected the accusations.
"""


Spans = dict[str, dict[str, float]]


def read_lists(data: Path) -> dict[str, tuple[Listing, ...]]:
    """The newest listings of the real data, by list."""
    found = {}
    for list_id, (files, day) in FILES.items():
        captures = [read_file(data / "lists" / file, at=AT) for file in files]
        found[list_id] = read_edition(captures, list_id=list_id, published=day, bounded=False).listings
    found["eu_fsf"] = tuple(read_ftm(read_file(data / "lists" / EU, at=AT), "eu_fsf").listings)
    return found


def load(workspace: Workspace, list_id: str, listings: Sequence[Listing], day: date) -> None:
    """Put listings into the ledger as an edition of a day."""
    capture = make_capture(f"{list_id} {day} {len(listings)}".encode(), address=f"{list_id}.txt", at=AT)
    ordered = tuple(sorted(listings, key=lambda listing: listing.native_id))
    reading = EditionReading(list_id, "bench", day, len(ordered), ordered, (), (capture.digest,))
    run = make_run("load", list_id, started_at=AT, finished_at=AT)
    load_edition(workspace.shelf.ledger, reading, published=day, captures=[capture], run=run)


@contextmanager
def clocked(label: str, spans: Spans) -> Iterator[None]:
    """Keep the seconds of a span under its label."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    spans[label] = {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}
    print(f"{label:42} {spans[label]['wall_s']:8.2f} s wall {spans[label]['cpu_s']:8.2f} s cpu", flush=True)


def partition(workspace: Workspace) -> list[tuple[str, ...]]:
    """The members of every entity."""
    return [entity.members for entity in read_entities(workspace.shelf).entities]


def resolve_anew_and_on(
    workspace: Workspace, lists: dict[str, tuple[Listing, ...]], spans: Spans
) -> dict[str, Any]:
    """Everything but a hundred listings from nothing, then these, then everything anew to compare the outcome."""
    later = lists[DELTA][:: max(1, len(lists[DELTA]) // LATER)][:LATER]
    with clocked("load the lists", spans):
        for list_id, listings in lists.items():
            load(workspace, list_id, [each for each in listings if each not in later], DAY)
    with clocked("resolve from nothing", spans):
        first = resolve_lists(workspace.shelf)
    load(workspace, DELTA, lists[DELTA], NEXT_DAY)
    with clocked(f"resolve {len(later)} listings more", spans):
        second = resolve_lists(workspace.shelf)
    stepwise = partition(workspace)
    with clocked("resolve anew, all kept", spans):
        resolve_lists(workspace.shelf, anew=True)
    return {
        "listings": sum(map(len, lists.values())),
        "judged": first.judged,
        "entities": second.entities,
        "same_as_anew": stepwise == partition(workspace),
    }


def tell_dossier(workspace: Workspace, person: Listing, spans: Spans) -> dict[str, Any]:
    """The dossier of one person on twelve lists and in twenty reports."""
    for number in range(LISTS):
        list_id = f"list_{number:02}"
        load(workspace, list_id, [replace(person, list_id=list_id, native_id=f"{number}")], DAY)
    for number in range(REPORTS):
        reading = read_text(REPORT.format(number=number), published=DAY)
        add_reading(workspace.shelf.ledger, reading, at=AT)
    resolve_lists(workspace.shelf)
    workspace.dossier("list_00:0", as_of=DAY)
    with clocked("dossier", spans):
        found = workspace.dossier("list_00:0", as_of=DAY)
    with clocked("dossier as a page", spans):
        page = render_dossier(found)
    told = [*found.claims, *found.accusations, *found.denials]
    return {
        "dossier_listings": len(found.listings),
        "dossier_claims": sum(each.reports for each in told),
        "dossier_events": len(told),
        "page_kb": len(page) // 1000,
    }


def run_resolve(data: Path) -> dict[str, Any]:
    """All of it, each in a workspace of its own."""
    spans: Spans = {}
    lists = read_lists(data)
    with tempfile.TemporaryDirectory() as folder:
        with Workspace(Path(folder) / "lists") as workspace:
            told = resolve_anew_and_on(workspace, lists, spans)
        person = next(each for each in lists["us_ofac_sdn"] if each.native_id == PERSON)
        with Workspace(Path(folder) / "dossier") as workspace:
            told |= tell_dossier(workspace, person, spans)
    return told | {"seconds": spans}
