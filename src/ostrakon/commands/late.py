"""Commands that are known by name and summary at once, and imported when they are run.

A command brings what it works with: a database, spreadsheets, the language models. `ostrakon --help`, a misspelled
command and each command alone should not wait for what the others need.
"""

from functools import cached_property
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand
from typer.main import get_group

from ostrakon.commands.table import CommandRow


class LateCommand(TyperCommand):
    """A command in the list of commands; whatever is asked of it itself is answered by the real one."""

    def __init__(self, row: CommandRow) -> None:
        super().__init__(row.name, help=row.summary)
        self._row = row

    @cached_property
    def real(self) -> Any:
        """The command, its module imported."""
        app = typer.Typer(add_completion=False)
        import_module(f"ostrakon.commands.{self._row.module}").add_commands(app)
        return get_group(app).commands[self._row.name]

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the real command: its options are read, and it is what runs."""
        return self.real.make_context(info_name, args, parent=parent, **extra)
