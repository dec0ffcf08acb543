"""The reviewed data files of this room, read once each."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_rules(name: str) -> dict[str, Any]:
    """The rules in `data/NAME.toml`, as TOML gives them. Callers do not change what they get."""
    return tomllib.loads((files("ostrakon.reading") / "data" / f"{name}.toml").read_text("utf-8"))
