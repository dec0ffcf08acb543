"""Shared fixtures: where the real data is, and a clear reason where it is not."""

import os
from pathlib import Path

import pytest

from postgresql_server import postgresql  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real list files; the test is skipped where it is absent."""
    folder = Path(os.environ.get("OSTRAKON_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"real data not here: {folder} (set OSTRAKON_DATA)")
    return folder


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The yardstick report."""
    folder = ROOT.parent / "shared" / "seed"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        pytest.skip(f"the yardstick report is not here: {folder}")
    return files[0].read_text(encoding="utf-8")
