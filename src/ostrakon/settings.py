"""Settings, read once, at a door: where the workspace and its ledger are, and what time it is."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

DEFAULT_WORKSPACE = "ostrakon-data"


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """Another reader behind an OpenAI-compatible endpoint: its address (`https://HOST/v1`), model and key."""

    url: str
    model: str
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    `workspace` is a folder, created if absent. `ledger` is the address of a PostgreSQL database, or "" for the
    SQLite file in the workspace. `reader` is another reader of reports, None unless one is named.
    """

    workspace: Path
    ledger: str = ""
    reader: ReaderSettings | None = None


def read_settings(workspace: str | None = None) -> Settings:
    """The settings of this process.

    The workspace is the option given, else `OSTRAKON_WORKSPACE`, else `./ostrakon-data`; the ledger's address is
    `OSTRAKON_LEDGER`, else "". Another reader is asked only where both `OSTRAKON_READER_URL` and
    `OSTRAKON_READER_MODEL` are set; `OSTRAKON_READER_KEY` is its key, if it needs one.
    """
    folder = workspace or os.environ.get("OSTRAKON_WORKSPACE") or DEFAULT_WORKSPACE
    url, model = os.environ.get("OSTRAKON_READER_URL", ""), os.environ.get("OSTRAKON_READER_MODEL", "")
    reader = ReaderSettings(url, model, os.environ.get("OSTRAKON_READER_KEY", "")) if url and model else None
    return Settings(Path(folder), os.environ.get("OSTRAKON_LEDGER", ""), reader)


def read_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)
