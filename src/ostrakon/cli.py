"""DOOR: the command line. Errors become one clear message and their exit code; bugs keep their traceback."""

import gc
import logging
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from ostrakon import __version__
from ostrakon.commands.late import LateCommand
from ostrakon.commands.table import COMMANDS
from ostrakon.model import OstrakonError

BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class ClearErrors(TyperGroup):
    """A group of commands whose known errors end in one message on standard error and their exit code."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "commands": {row.name: LateCommand(row) for row in COMMANDS}})

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except OstrakonError as error:
            from ostrakon.commands.output import clean

            typer.echo(f"ostrakon: {clean(str(error))}", err=True)
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    cls=ClearErrors,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A sourced, dated record of sanctions.",
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"ostrakon {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """A sourced, dated record of sanctions."""
    logging.getLogger("stamina").setLevel(logging.ERROR)  # a second attempt at an address is no news; failure is


def main() -> None:
    """Run the command line. What it leaves in memory is given back with the process, and not looked through first.

    Without `gc.freeze` Python walks over every word and rule of the language models once more as it ends, which
    takes a third of the time of reading one report.
    """
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        traceback.print_exc()
        sys.exit(BUG)
    finally:
        gc.freeze()
