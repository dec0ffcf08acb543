"""FollowTheMoney JSON lines as entities, each with its place; a line that is none is an issue."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ostrakon.model import Issue, Severity

_SHOWN = 300  # characters of a bad line that its issue shows


@dataclass(frozen=True, slots=True)
class Read:
    """One entity as read. `target` is None where the file does not say whether it is listed itself."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    line: int
    raw: str
    datasets: tuple[str, ...] = ()
    target: bool | None = None
    caption: str = ""
    last_seen: str = ""

    def first(self, prop: str) -> str:
        """The first value of a property, "" where it has none."""
        return next(iter(self.properties.get(prop, ())), "")

    def at(self, prop: str) -> str:
        """The place of a property's values."""
        return f"{self.id}/{prop}"


def parse_entities(data: bytes) -> tuple[list[Read], list[Issue]]:
    """The entities of the lines, in order, and an issue of severity `entry` for each line that is none.

    A later entity with an id that was there already is an issue too.
    """
    entities: list[Read] = []
    issues: list[Issue] = []
    known: set[str] = set()
    for number, line in enumerate(_text_lines(data), start=1):
        if not line.strip():
            continue
        found = _parse_line(line, number)
        if isinstance(found, Read) and found.id in known:
            message = "an earlier entity has this id; it was kept"
            found = Issue("ftm.duplicate", f"line {number}", found.id, message, Severity.ENTRY)
        if isinstance(found, Issue):
            issues.append(found)
        else:
            known.add(found.id)
            entities.append(found)
    return entities, issues


def _text_lines(data: bytes) -> Iterable[str]:
    return data.decode("utf-8-sig", errors="replace").split("\n")


def _parse_line(line: str, number: int) -> Read | Issue:
    place = f"line {number}"
    try:
        table: Any = json.loads(line)
    except ValueError as error:
        return Issue("ftm.malformed", place, line[:_SHOWN], f"not JSON: {error}", Severity.ENTRY)
    if not isinstance(table, dict) or not all(isinstance(table.get(key), str) for key in ("id", "schema")):
        return Issue(
            "ftm.no_entity", place, line[:_SHOWN], "expected an object with id and schema", Severity.ENTRY
        )
    target = table.get("target")
    return Read(
        id=_whole(table["id"]),
        schema=_whole(table["schema"]),
        properties=_parse_properties(table.get("properties")),
        line=number,
        raw=line.strip(),
        datasets=tuple(str(name) for name in _as_list(table.get("datasets"))),
        target=target if isinstance(target, bool) else None,
        caption=_whole(str(table.get("caption") or "")),
        last_seen=str(table.get("last_seen") or ""),
    )


def _parse_properties(table: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        return {}
    return {
        _whole(str(prop)): tuple(_value_text(value) for value in _as_list(values))
        for prop, values in table.items()
    }


def _as_list(values: Any) -> list[Any]:
    items = values if isinstance(values, list) else [values]
    return [item for item in items if item is not None]


def _value_text(value: Any) -> str:
    """A value as text; an entity nested in place of its id gives the id."""
    if isinstance(value, dict):
        return _whole(str(value.get("id") or json.dumps(value, sort_keys=True)))
    return _whole(str(value))


def _whole(text: str) -> str:
    """The text with U+FFFD for halves of characters, which JSON can escape and nothing can store."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
