"""The list of commands that `ostrakon --help` shows without importing them says what the commands say."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from ostrakon import commands
from ostrakon.commands.late import LateCommand
from ostrakon.commands.table import COMMANDS, CommandRow

HEAVY = {"sqlalchemy", "spacy", "numpy", "pyarrow", "lxml", "httpx2", "xlsxwriter", "babel", "trafilatura"}


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_a_summary_is_the_first_paragraph_of_the_command(row: CommandRow) -> None:
    said = inspect.cleandoc(LateCommand(row).real.help).split("\n\n")[0]
    assert " ".join(said.split()) == row.summary


def test_every_command_of_every_file_is_in_the_table() -> None:
    added = set()
    for file in Path(commands.__path__[0]).glob("*.py"):
        module = __import__(f"ostrakon.commands.{file.stem}", fromlist=["add_commands"])
        if hasattr(module, "add_commands"):
            app = typer.Typer()
            module.add_commands(app)
            added |= {(each.name or each.callback.__name__, file.stem) for each in app.registered_commands}
    assert added == {(row.name, row.module) for row in COMMANDS}


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("from ostrakon.cli import app", set()),
        ("from ostrakon.flow.texts import read_text", set()),
        ("import ostrakon; ostrakon.read_text('Britain sanctioned Ivan Petrov.')", {"numpy", "spacy"}),
    ],
)
def test_nothing_heavy_is_imported_that_is_not_used(asked: str, allowed: set[str]) -> None:
    tell = f"{asked}\nimport sys\nprint(*sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == allowed
