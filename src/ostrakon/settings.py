"""Settings, read once, at a door: where the workspace is."""

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_WORKSPACE = "ostrakon-data"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. `workspace` is a folder, created when first written to."""

    workspace: Path


def read_settings(workspace: str | None = None) -> Settings:
    """The settings of this process: the option given, else `OSTRAKON_WORKSPACE`, else `./ostrakon-data`."""
    return Settings(Path(workspace or os.environ.get("OSTRAKON_WORKSPACE") or DEFAULT_WORKSPACE))
