"""The command line as a user meets it: through Typer's runner, and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ostrakon.cli import app
from sdn_rows import AFTER, BEFORE, sdn_csv

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small editions on disk: before.csv and after.csv."""
    (tmp_path / "before.csv").write_bytes(sdn_csv(BEFORE))
    (tmp_path / "after.csv").write_bytes(sdn_csv(AFTER))
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a workspace of its own."""
    monkeypatch.setenv("OSTRAKON_WORKSPACE", str(folder / "workspace"))
    monkeypatch.delenv("OSTRAKON_LEDGER", raising=False)
    monkeypatch.chdir(folder)
    return lambda *words, **more: CliRunner().invoke(app, list(words), **more)


@pytest.fixture
def mali(run: Run) -> Run:
    """The same, with both editions loaded."""
    for file, day in (("before.csv", "2023-07-20"), ("after.csv", "2023-07-24")):
        loaded = run("load", file, "--list", "us_ofac_sdn", "--published", day, "--sample")
        assert loaded.exit_code == 0, loaded.output
    return run


@pytest.fixture
def shell(folder: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run a command as a process."""
    environment = {**os.environ, "OSTRAKON_WORKSPACE": str(folder / "workspace")}

    def start(*words: str, **more: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "ostrakon", *words]
        options = {"capture_output": True, "text": True, "cwd": folder, "env": environment, **more}
        return subprocess.run(command, check=False, **options)

    return start
