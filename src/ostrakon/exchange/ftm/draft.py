"""An entity in the making: each value is held against the schema before it is put in."""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ostrakon.exchange.ftm.values import clean_text, fit_value

SCHEMAS: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "schemas.toml").read_text(encoding="utf-8")
)
"""Per schema, its properties that are written here and their types (inherited ones included)."""

_SAFE_ID = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.\-]*[0-9A-Za-z])?\Z")
_ID_LENGTH = 40  # hexadecimal digits kept of a digest: 160 bits, as the schema's own tools use


@dataclass(slots=True)
class Draft:
    """One entity. `add` says whether the value went in whole and unchanged; whatever does not is for a note."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def takes(self, prop: str) -> bool:
        """Whether the schema has the property."""
        return prop in SCHEMAS[self.schema]

    def add(self, prop: str, text: str) -> bool:
        """Puts a value in, once; False where the schema lacks the property, refuses the value or alters it."""
        kind = SCHEMAS[self.schema].get(prop)
        fitted = fit_value(kind, text) if kind else None
        if fitted is None:
            return False
        held = self.properties.setdefault(prop, [])
        if fitted not in held:
            held.append(fitted)
        return fitted == clean_text(text)

    def entity(self, dataset: str, *, target: bool = False, origin: str = "") -> dict[str, Any]:
        """The entity as its JSON has it; properties in order of name."""
        props = {prop: self.properties[prop] for prop in sorted(self.properties)}
        caption = next(
            (props[prop][0] for prop in ("name", "full", "number", "program", "role") if prop in props), ""
        )
        made = {
            "id": self.id,
            "caption": caption or self.schema,
            "schema": self.schema,
            "properties": props,
            "datasets": [dataset],
            "referents": [],
            "target": target,
        }
        return made | ({"origin": [origin]} if origin else {})


def entity_id(dataset: str, native_id: str) -> str:
    """The id of a listing's entity: `us-ofac-sdn-42618`; a native id with other characters becomes its digest."""
    prefix = dataset.replace("_", "-")
    return f"{prefix}-{native_id}" if _SAFE_ID.match(native_id) else digest_id(dataset, "listing", native_id)


def digest_id(dataset: str, *parts: str) -> str:
    """The id of anything else: the list and a digest of what makes it that thing."""
    digest = hashlib.sha256("\x1f".join((dataset, *parts)).encode("utf-8")).hexdigest()
    return f"{dataset.replace('_', '-')}-{digest[:_ID_LENGTH]}"
