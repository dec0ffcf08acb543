"""A problem met while reading, as a value: never an exception, never a skip."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters to whoever relies on the record."""

    NOTE = "note"  # read in full; something about it is unusual
    LOSS = "loss"  # a value could not be read; the rest of the entry was
    ENTRY = "entry"  # the entry gave no listing (counts towards listings + issues = entries)


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem: a stable `code` such as `date.impossible`, where it stands, the value, what it means."""

    code: str
    place: str
    value: str
    message: str
    severity: Severity = Severity.NOTE
