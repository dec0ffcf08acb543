"""How commands show what they found: a table on a terminal, JSON or JSON lines when piped or asked."""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from ostrakon.model import NotThere
from ostrakon.settings import read_settings

if TYPE_CHECKING:
    from ostrakon.flow.workspace import Workspace

_WHOLE = frozenset({"list", "id", "published", "due", "sum"})  # columns whose words are never broken over lines
_UNSAFE = frozenset({"Cc", "Cf", "Cs"})  # Unicode: control, format (direction, zero width), lone surrogates


class Format(StrEnum):
    """How to show a result."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


WorkspaceOption = Annotated[
    str | None,
    typer.Option(
        "--workspace", "-w", help="Folder of the workspace (default: $OSTRAKON_WORKSPACE, else ./ostrakon-data)."
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="Default: table on a terminal, json when piped.")
]


def open_workspace(path: str | None, *, new: bool = False) -> "Workspace":
    """The workspace that the option or the environment names; made where `new` and absent.

    Raises:
        NotThere: there is no workspace and none is to be made.
    """
    from ostrakon.flow.workspace import Workspace

    settings = read_settings(path)
    if not new and not settings.ledger and not settings.workspace.exists():
        raise NotThere(f"no workspace at {settings.workspace}; load a list first, or name another: -w FOLDER")
    return Workspace(settings.workspace, ledger=settings.ledger)


def show(
    document: Any, asked: Format | None, *, lines: Iterable[Any], table: Callable[[], Sequence[object]]
) -> None:
    """Print a result.

    Args:
        document: the whole result, for JSON.
        asked: the format asked for; None chooses by where the output goes.
        lines: the same result in parts, for JSON lines.
        table: makes what Rich prints on a terminal; called only then.
    """
    chosen = asked or (Format.TABLE if sys.stdout.isatty() else Format.JSON)
    if chosen is Format.TABLE:
        from rich.console import Console

        console = Console()
        for part in table():
            console.print(part)
    elif chosen is Format.JSON:
        typer.echo(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    else:
        for line in lines:
            typer.echo(msgspec.json.encode(line).decode())


def say(words: str) -> None:
    """A remark on standard error, beside the result."""
    typer.echo(clean(words), err=True)


def clean(words: str) -> str:
    """Words from outside, safe on a terminal: control and direction characters are shown as U+FFFD."""
    return "".join(
        each if each == "\n" or unicodedata.category(each) not in _UNSAFE else "\ufffd" for each in words
    )


def make_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> object:
    """A Rich table of plain words: nothing in them is taken for markup."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(clean(title)), title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    return table


def make_words(words: str) -> object:
    """A line of plain words for Rich."""
    from rich.text import Text

    return Text(clean(words))
