"""DOOR: the command line. Errors become one clear message and their exit code; bugs keep their traceback."""

import importlib
import logging
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from ostrakon import __version__
from ostrakon.model import OstrakonError

BUG = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as shells report it

# One module per group of commands, in the order of `ostrakon --help`.
COMMANDS = (
    "ostrakon.commands.loading",
    "ostrakon.commands.comparing",
    "ostrakon.commands.screening",
    "ostrakon.commands.dossier",
    "ostrakon.commands.resolving",
    "ostrakon.commands.reading",
    "ostrakon.commands.exchange",
    "ostrakon.commands.demo",
    "ostrakon.commands.own",
    "ostrakon.commands.network",
)


class ClearErrors(TyperGroup):
    """A group of commands whose known errors end in one message on standard error and their exit code."""

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


def _add_commands() -> None:
    for name in COMMANDS:
        importlib.import_module(name).add_commands(app)


_add_commands()


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        traceback.print_exc()
        sys.exit(BUG)
