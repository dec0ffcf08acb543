"""demo: the bundled case, from lists to conclusions, in a workspace of its own."""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from ostrakon.commands.output import clean, make_table, make_words
from ostrakon.model import BadRequest

_WIDTH = 100  # columns where the output is no terminal


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(demo)


def demo(
    keep: Annotated[
        Path | None, typer.Option(help="Keep the workspace in this new folder; else it is removed.")
    ] = None,
) -> None:
    """Load the bundled case, and show a delta, screenings, a dossier, claims and an ownership proof."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    started = time.monotonic()
    with _folder(keep) as folder:
        _show(console, folder)
    console.print(make_words(f"Done in {time.monotonic() - started:.0f} s."))
    if keep:
        console.print(make_words(f'Go on with it: ostrakon screen "Ivan Maslov" -w {keep}'))


def _show(console: object, folder: Path) -> None:
    from rich.console import Console

    assert isinstance(console, Console)
    with console.status("waking up") if console.is_terminal else _silence():
        from ostrakon.cases import MALI_2023
        from ostrakon.flow.demo import run_demo
        from ostrakon.flow.workspace import Workspace
    console.print(make_words(f"{MALI_2023.title}: real facts, a sample in official formats"))
    with Workspace(folder) as workspace:
        steps = run_demo(workspace)
        number = 0
        while True:
            with console.status("working") if console.is_terminal else _silence():
                step = next(steps, None)
            if step is None:
                return
            number += 1
            console.print()
            console.rule(f"[bold]{number}. [/bold]{clean(step.title)}", align="left")
            console.print(make_words(step.tells))
            console.print(make_table("", step.columns, step.rows))
            if step.after:
                console.print(make_words(step.after))


@contextmanager
def _silence() -> Iterator[None]:
    yield


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="ostrakon-demo-") as made:
            yield Path(made)
        return
    if keep.exists():
        raise BadRequest(f"{keep} is there already; name a folder that is not, or remove it first")
    yield keep
