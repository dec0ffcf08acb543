"""One step of the demo, as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """One step as shown: what it tells in one line, a table, and a line after it ("" for none)."""

    title: str
    tells: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: str = ""
