"""read: what reports say, as a table, JSON or a page of its own."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from ostrakon.commands.output import Format, FormatOption, WorkspaceOption, open_workspace, say, show
from ostrakon.flow.days import parse_day
from ostrakon.flow.read_reports import ReadOutcome, ReadTerms, read_sources
from ostrakon.flow.report_sources import Gathered, gather_sources
from ostrakon.model import BadRequest, OstrakonError
from ostrakon.settings import read_settings

_PAGE_ENDINGS = (".html", ".htm")


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(read)


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE|FOLDER|URL|-...", help="Text, HTML or PDF; - is the standard input."),
    ],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD; else it is looked for in each document.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="Write a page with the text and its claims; for several documents a folder of pages."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read anew what this version of the reader has read before.")
    ] = False,
    processes: Annotated[int | None, typer.Option(min=1, help="Default: all cores for many documents.")] = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Read reports: who sanctioned, accused or denied, whom, when, and who says so, each with its words."""
    gathered = gather_sources(sources)
    _check_page_place(html, gathered)
    for ending, count in gathered.left_out:
        say(f"left out {count:,} files of folders that are not text, HTML or PDF by their ending: {ending}")
    terms = ReadTerms(
        parse_day(published, what="--published"),
        again=again,
        processes=processes,
        second=read_settings(workspace).reader,
        standard_input=sys.stdin.buffer,
    )
    failed: list[tuple[str, OstrakonError]] = []
    with open_workspace(workspace, new=True) as opened, _progress(len(gathered.sources)) as progress:
        several = len(gathered.sources) > 1
        outcomes = _watched(read_sources(opened.shelf, gathered, terms), failed, progress, several=several)
        _show(_with_pages(outcomes, html, several=several), output, several=several)
    if failed:
        raise _sum_up(failed, len(gathered.sources))


class _Watch(Protocol):
    def __call__(self, outcome: ReadOutcome) -> None: ...


def _check_page_place(html: Path | None, gathered: Gathered) -> None:
    several = len(gathered.sources) > 1
    if html is not None and several and html.suffix.lower() in _PAGE_ENDINGS:
        raise BadRequest(f"--html {html} is one file for {len(gathered.sources):,} documents; name a folder")
    if html is not None and not several and html.is_dir():
        raise BadRequest(f"--html {html} is a folder; name the file to write")


def _watched(
    outcomes: Iterator[ReadOutcome],
    failed: list[tuple[str, OstrakonError]],
    progress: _Watch,
    *,
    several: bool,
) -> Iterator[ReadOutcome]:
    """The outcomes that have a reading; errors are said at once and kept."""
    for outcome in outcomes:
        progress(outcome)
        if outcome.error is not None:
            if several:
                say(f"not read: {outcome.source}: {outcome.error}")
            failed.append((outcome.source, outcome.error))
        else:
            yield outcome


def _sum_up(failed: list[tuple[str, OstrakonError]], total: int) -> OstrakonError:
    """The error to end with: of the first document's kind, so that the exit code says who must act."""
    first = failed[0][1]
    if total == 1:
        return first
    return type(first)(
        f"{len(failed):,} of {total:,} documents were not read; each is named above with its reason"
    )


def _with_pages(outcomes: Iterator[ReadOutcome], html: Path | None, *, several: bool) -> Iterator[ReadOutcome]:
    """The same outcomes, each with its page written where pages are wanted."""
    if html is None:
        yield from outcomes
        return
    from ostrakon.commands.report_pages import PageWriter

    writer = PageWriter(html, several=several)
    for outcome in outcomes:
        writer.write(outcome)
        yield outcome
    writer.close()


def _show(outcomes: Iterator[ReadOutcome], output: Format | None, *, several: bool) -> None:
    if output is Format.JSONL:
        show(None, output, lines=(_document(each, several=several) for each in outcomes), table=tuple)
        return
    shown = list(outcomes)
    documents = [_document(each, several=several) for each in shown]

    def tables() -> Sequence[object]:
        from ostrakon.commands.reading_table import reading_tables

        return [part for each in shown for part in reading_tables(each)]

    if several or documents:
        show(documents if several else documents[0], output, lines=documents, table=tables)


def _document(outcome: ReadOutcome, *, several: bool) -> dict[str, Any]:
    from ostrakon.reading import reading_to_json

    assert outcome.reading is not None
    document = reading_to_json(outcome.reading)
    if outcome.second:
        from ostrakon.commands.reading_table import second_to_json

        document["second"] = second_to_json(outcome.second)
    return {"source": outcome.source, **document} if several else document


@contextmanager
def _progress(total: int) -> Iterator[_Watch]:
    """Documents read so far, on standard error: a bar on a terminal, and at the end a line for several."""
    counts = {"read": 0, "known": 0, "failed": 0}

    def count(outcome: ReadOutcome) -> None:
        counts["failed" if outcome.error else "known" if outcome.known else "read"] += 1

    if total > 1 and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        # No thread that refreshes: processes are forked while the bar is shown.
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bars:
            task = bars.add_task("reading", total=total)

            def tell(outcome: ReadOutcome) -> None:
                count(outcome)
                bars.update(task, advance=1)
                bars.refresh()

            yield tell
    else:
        yield count
    if total > 1:
        say(f"{counts['read']:,} read, {counts['known']:,} read before, {counts['failed']:,} not read")
