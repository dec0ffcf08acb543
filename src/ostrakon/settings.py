"""Settings, read once, at a door: where the workspace and its ledger are, and what time it is."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

DEFAULT_WORKSPACE = "ostrakon-data"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    `workspace` is a folder, created if absent. `ledger` is the address of a PostgreSQL database, or "" for the
    SQLite file in the workspace.
    """

    workspace: Path
    ledger: str = ""


def read_settings(workspace: str | None = None) -> Settings:
    """The settings of this process.

    The workspace is the option given, else `OSTRAKON_WORKSPACE`, else `./ostrakon-data`; the ledger's address is
    `OSTRAKON_LEDGER`, else "".
    """
    folder = workspace or os.environ.get("OSTRAKON_WORKSPACE") or DEFAULT_WORKSPACE
    return Settings(Path(folder), os.environ.get("OSTRAKON_LEDGER", ""))


def read_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)
