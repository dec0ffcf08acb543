"""The reader's name and version: a digest of its rules and code, so that no change of them goes unnamed."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@cache
def reader_version() -> str:
    """`ostrakon.rules/` and twelve hex digits of a SHA-256 over every rule and source file of the room."""
    total = hashlib.sha256()
    for path, file in sorted(_files(resources.files("ostrakon.reading"), "").items()):
        total.update(path.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"ostrakon.rules/{total.hexdigest()[:12]}"


def _files(folder: Traversable, path: str) -> dict[str, Traversable]:
    found: dict[str, Traversable] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".toml")):
            found[path + entry.name] = entry
    return found
