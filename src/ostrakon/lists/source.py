"""A list's recipe as data: what `source.toml` in the list's folder says.

Bounds are inclusive counts; fill rates are shares (0 to 1) of the listings that state the field at all.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Address:
    """An official address of the list, and the format that it gives; `set` names files that go together."""

    url: str
    format: str
    set: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A published field that the reader leaves out on purpose, with the reason."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Range:
    """An inclusive range of counts."""

    least: int
    most: int

    def holds(self, count: int) -> bool:
        """Whether the count lies in the range, ends included."""
        return self.least <= count <= self.most


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an edition must look like: entries, listings per kind, fill rates, share of entries lost."""

    entries: Range
    kinds: tuple[tuple[str, Range], ...]
    fill: tuple[tuple[str, float], ...]
    lost: float


@dataclass(frozen=True, slots=True)
class ListSource:
    """One list: who publishes it, where, in which formats, how often, and what an edition must look like.

    `programs` looks up the stable key of a program by the source's own words, lower case; `cadence_days` is
    the number of days after which the newest edition counts as stale. `words` holds the list's other look-ups
    by table, lower case; `measures` the measures that a program implies, by program key (`*`: every program).
    """

    id: str
    title: str
    authority: str
    addresses: tuple[Address, ...]
    allowed_hosts: tuple[str, ...]
    formats: tuple[str, ...]
    licence: str
    cadence_days: int
    programs: dict[str, str]
    ignored: tuple[Ignored, ...]
    bounds: Bounds
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    measures: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def look_up(self, table: str, words: str) -> str:
        """The stable key for the source's own words in one of the list's tables; "" where it has none."""
        return self.words.get(table, {}).get(words.strip().lower(), "")

    def implied_measures(self, program: str) -> tuple[str, ...]:
        """The measures that the program implies, as `MeasureKind` values."""
        return self.measures.get(program, self.measures.get("*", ()))

    def program_key(self, words: str) -> str:
        """The stable key of a program; words that the recipe does not know become a key of their own."""
        known = self.programs.get(words.strip().lower())
        return known or f"{self.id}.{'_'.join(words.lower().split())}"

    def ignores(self, field: str) -> bool:
        """Whether the recipe names the field as left out on purpose; `*/@ssid` names it at every depth."""
        return any(
            field == ignored.field or (ignored.field.startswith("*/") and field.endswith(ignored.field[1:]))
            for ignored in self.ignored
        )


def load_source(folder: Path) -> ListSource:
    """The recipe in `folder/source.toml`; a field missing there is a bug and falls with its traceback."""
    table = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    return ListSource(
        id=table["id"],
        title=table["title"],
        authority=table["authority"],
        addresses=tuple(Address(**address) for address in table["addresses"]),
        allowed_hosts=tuple(table["allowed_hosts"]),
        formats=tuple(table["formats"]),
        licence=table["licence"],
        cadence_days=table["cadence_days"],
        programs={words.lower(): key for words, key in table.get("programs", {}).items()},
        ignored=tuple(Ignored(**ignored) for ignored in table.get("ignored", [])),
        bounds=_load_bounds(table["bounds"]),
        words={name: _lower(words) for name, words in table.get("words", {}).items()},
        measures={program: tuple(kinds) for program, kinds in table.get("measures", {}).items()},
    )


def _lower(words: dict[str, str]) -> dict[str, str]:
    return {said.lower(): key for said, key in words.items()}


def _load_bounds(table: dict[str, Any]) -> Bounds:
    kinds = tuple((kind, Range(*ends)) for kind, ends in sorted(table.get("kinds", {}).items()))
    fill = tuple(sorted((field, float(share)) for field, share in table.get("fill", {}).items()))
    return Bounds(Range(*table["entries"]), kinds, fill, float(table["lost"]))
