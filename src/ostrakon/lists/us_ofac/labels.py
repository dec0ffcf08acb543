"""The table of OFAC's labels (`labels.toml`), and what one label with its words means."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ostrakon.model import CountryTie, IdentifierStrength, MeasureKind

_TABLE = Path(__file__).parent / "labels.toml"
_JOINT = re.compile(r"\s*[-:]?\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says: exactly one of scheme, tie, fact; `measure` may stand beside a fact."""

    words: str
    scheme: str = ""
    strength: IdentifierStrength = IdentifierStrength.STRONG
    tie: CountryTie | None = None
    fact: str = ""
    measure: MeasureKind | None = None


@cache
def read_table() -> dict[str, Any]:
    """The tables of `labels.toml`, as they stand there."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def load_labels() -> dict[str, Label]:
    """Every label by its words, without a final colon or dash."""
    table = read_table()
    labels: dict[str, Label] = {}
    for words, value in table["identifiers"].items():
        scheme, _, weak = value.partition(" ")
        strength = IdentifierStrength.WEAK if weak else IdentifierStrength.STRONG
        labels[words] = Label(words, scheme=scheme, strength=strength)
    for words, value in table["ties"].items():
        labels[words] = Label(words, tie=CountryTie(value))
    for words, value in table["facts"].items():
        measure = table["measures"].get(words)
        labels[words] = Label(words, fact=value, measure=MeasureKind(measure) if measure else None)
    return labels


@cache
def _labels_by_first_word() -> dict[str, list[Label]]:
    by_word: dict[str, list[Label]] = {}
    for label in sorted(load_labels().values(), key=lambda label: (-len(label.words), label.words)):
        by_word.setdefault(label.words.split(" ", 1)[0], []).append(label)
    return by_word


def find_label(words: str) -> Label | None:
    """The label that is these words, a final colon or dash aside; None where the table has none."""
    bare = words.strip().rstrip(":-").rstrip()
    labels = load_labels()
    return labels.get(bare) or labels.get(bare.partition(" (")[0])


def split_label(clause: str) -> tuple[Label, str] | None:
    """The longest label that a clause begins with, and the words after it; None where it begins with none."""
    first = clause.split(" ", 1)[0].rstrip(":")
    for label in _labels_by_first_word().get(first, ()):
        size = len(label.words)
        if clause.startswith(label.words) and (len(clause) == size or not clause[size].isalnum()):
            joint = _JOINT.match(clause, size)
            return label, clause[joint.end() if joint else size :].strip()
    return None
