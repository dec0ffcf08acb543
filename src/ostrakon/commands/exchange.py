"""export, import: the record in formats of others, and FollowTheMoney files as lists."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from ostrakon.commands.loading import loaded_row
from ostrakon.commands.output import FormatOption, WorkspaceOption, make_table, open_workspace, say, show
from ostrakon.flow.days import parse_day
from ostrakon.flow.exchange import ExportFormat, ExportTerms, export_record, import_ftm
from ostrakon.model import BadRequest

_BINARY = (ExportFormat.PARQUET, ExportFormat.XLSX)


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(export)
    app.command(name="import")(import_file)


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The format that goes out.")],
    lists: Annotated[list[str] | None, typer.Option("--list", help="Only this list; repeatable.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The record as published by the end of a day.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--output", "-o", help="A file; else standard output.")] = None,
    reports: Annotated[bool, typer.Option("--reports", help="With the claims of reports (ftm).")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Export listings as FollowTheMoney, CSV, Parquet or XLSX."""
    if file is None and form in _BINARY and sys.stdout.isatty():
        raise BadRequest(f"{form.value} is not for a terminal; name a file: -o listings.{form.value}")
    terms = ExportTerms(form, tuple(lists or ()), parse_day(as_of, what="--as-of"), reports)
    with open_workspace(workspace) as opened:
        parts = export_record(opened.shelf, terms)
        size = _write_file(file, parts) if file else _write_out(parts)
    if file:
        say(f"wrote {file} ({size:,} bytes)")


def _write_out(parts: Iterable[bytes]) -> int:
    return sum(sys.stdout.buffer.write(part) for part in parts)


def _write_file(file: Path, parts: Iterable[bytes]) -> int:
    """Writes beside the file and then puts it in its place, so that a half-written one never stands there."""
    try:
        handle, name = tempfile.mkstemp(dir=file.parent or Path(), prefix=f".{file.name}.")
    except OSError as error:
        raise BadRequest(f"{file}: cannot be written: {error.strerror}") from error
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            size = sum(out.write(part) for part in parts)
        written.chmod(0o644)
        written.replace(file)
    except OSError as error:
        raise BadRequest(f"{file}: cannot be written: {error.strerror}") from error
    finally:
        written.unlink(missing_ok=True)
    return size


def import_file(
    file: Annotated[Path, typer.Argument(help="A file of FollowTheMoney JSON lines.")],
    list_id: Annotated[str, typer.Option("--list", help="The list that it becomes an edition of.")],
    published: Annotated[str | None, typer.Option(help="Its day, YYYY-MM-DD; else the file tells.")] = None,
    force_older: Annotated[
        bool, typer.Option("--force-older", help="Accept an edition older than the newest.")
    ] = False,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Import FollowTheMoney entities, ours or OpenSanctions', as an edition of a list."""
    day = parse_day(published, what="--published")
    with open_workspace(workspace, new=True) as opened:
        loaded = import_ftm(opened.shelf, file, list_id, published=day, force_older=force_older)
    if loaded.already:
        say(f"already loaded: {loaded.edition.list_id} of {loaded.edition.published}")
    row = loaded_row(loaded)
    columns = list(row)
    cells = [[str(row[each]) for each in columns]]
    show(row, output, lines=[row], table=lambda: [make_table("Imported", columns, cells)])
