"""load, refresh, lists: what comes into the workspace, and what it holds."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from ostrakon.commands.output import (
    FormatOption,
    WorkspaceOption,
    make_table,
    open_workspace,
    say,
    show,
)
from ostrakon.flow.refresh import FetchTerms, Progress, Refreshed
from ostrakon.intake import read_stream
from ostrakon.ledger import Loaded
from ostrakon.model import Capture
from ostrakon.settings import read_clock


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(load)
    app.command()(refresh)
    app.command(name="lists")(show_lists)


def load(
    files: Annotated[
        list[Path], typer.Argument(help="The files of one edition, in an official format; - is stdin.")
    ],
    list_id: Annotated[str | None, typer.Option("--list", help="The list; else the files tell.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    force_older: Annotated[
        bool, typer.Option("--force-older", help="Accept an edition older than the newest.")
    ] = False,
    sample: Annotated[bool, typer.Option("--sample", help="A small sample: leave out the list's bounds.")] = False,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Load one edition of a list from its files."""
    with open_workspace(workspace, new=True) as opened, _waiting("reading and loading"):
        loaded = opened.load(
            *_sources(files), list=list_id, published=published, force_older=force_older, bounded=not sample
        )
    if loaded.already:
        say(f"already loaded: {loaded.edition.list_id} of {loaded.edition.published}")
    row = loaded_row(loaded)
    columns = list(row)
    show(
        row,
        output,
        lines=[row],
        table=lambda: [make_table("Loaded", columns, [[str(row[each]) for each in columns]])],
    )


def refresh(
    lists: Annotated[list[str] | None, typer.Argument(help="The lists; all of the catalog if left out.")] = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Fetch lists from their official addresses, and load what is new."""
    with open_workspace(workspace, new=True) as opened, _progress() as progress:
        done = opened.refresh(*(lists or ()), terms=FetchTerms(progress=progress))
    rows = [_refreshed_row(each) for each in done]
    columns = ["list", "outcome", "published", "listings", "added", "removed", "changed"]
    show(
        rows,
        output,
        lines=rows,
        table=lambda: [
            make_table("Refreshed", columns, [[str(row.get(key, "")) for key in columns] for row in rows])
        ],
    )
    failed = [each.error for each in done if each.error is not None]
    for error in failed[1:]:
        say(f"ostrakon: {error}")
    if failed:
        raise failed[0]


def show_lists(output: FormatOption = None, workspace: WorkspaceOption = None) -> None:
    """Show the lists: editions held, counts, age, when next due."""
    with open_workspace(workspace, new=True) as opened:
        overviews = opened.lists()
    rows = [
        {
            "list": each.list,
            "title": each.title,
            "authority": each.authority,
            "editions": each.editions,
            "published": each.newest and each.newest.published,
            "retrieved_at": each.newest and each.newest.retrieved_at,
            "listings": each.newest.listings if each.newest else 0,
            "issues": each.newest.issues if each.newest else 0,
            "confirmed": each.confirmed,
            "age_days": each.age_days,
            "due": each.due,
            "stale": each.stale,
        }
        for each in overviews
    ]
    columns = ["list", "editions", "published", "listings", "issues", "due", "stale"]
    cells = [["" if row[key] is None else str(row[key]) for key in columns] for row in rows]
    show(rows, output, lines=rows, table=lambda: [make_table("Lists", columns, cells)])


def _sources(files: list[Path]) -> list[Path | Capture]:
    """The files, standard input read where `-` stands."""
    return [
        read_stream(sys.stdin.buffer, address="stdin", at=read_clock()) if file == Path("-") else file
        for file in files
    ]


def loaded_row(loaded: Loaded) -> dict[str, Any]:
    """What a load did, as a row to show."""
    edition = loaded.edition
    return {
        "list": edition.list_id,
        "published": edition.published,
        "retrieved_at": edition.retrieved_at,
        "format": edition.format,
        "listings": edition.listings,
        "issues": edition.issues,
        "added": loaded.added,
        "removed": loaded.removed,
        "changed": loaded.changed,
        "already": loaded.already,
        "digest": edition.digest,
    }


def _refreshed_row(done: Refreshed) -> dict[str, Any]:
    row: dict[str, Any] = {"list": done.list_id, "outcome": done.outcome.value}
    if done.loaded is not None:
        row |= loaded_row(done.loaded)
    if done.error is not None:
        row["error"] = str(done.error)
    return row


@contextmanager
def _waiting(words: str) -> Iterator[None]:
    """A sign of life on standard error while work goes on, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar of bytes received for each address, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TaskID, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=Console(stderr=True)) as bars:

        def tell(address: str, received: int, announced: int | None) -> None:
            if address not in tasks:
                tasks[address] = bars.add_task(address.rpartition("/")[2] or address, total=announced)
            bars.update(tasks[address], completed=received)

        yield tell
