"""Shared fixtures: where the real data is, and a clear reason where it is not."""

import os
from pathlib import Path

import pytest

from postgresql_server import postgresql  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parent.parent


def forget_stale_code() -> None:
    """Throw away compiled code older than a source of compiled code.

    numba looks only at the file of the function it calls: what that calls in other files may have changed.
    """
    sources = [
        file for room in ("names", "resolve", "screen") for file in (ROOT / "src/ostrakon" / room).glob("*.py")
    ]
    kept = [file for source in sources for file in source.parent.glob("__pycache__/*.nb[ic]")]
    newest = max(source.stat().st_mtime for source in sources)
    if any(file.stat().st_mtime < newest for file in kept):
        for file in sorted(set(kept)):
            file.unlink(missing_ok=True)


if not os.environ.get("PYTEST_XDIST_WORKER"):
    forget_stale_code()


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
