"""What a case holds: editions to load, reports to read, a register of a synthetic customer."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CaseEdition:
    """One edition's files; samples, so the list's bounds do not apply (`bounded=False`)."""

    list_id: str
    published: date
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A report with its day of publication."""

    title: str
    published: date
    file: Path


@dataclass(frozen=True, slots=True)
class Case:
    """A case. `editions` are in the order to load them; `twins` are the same editions in another format."""

    name: str
    title: str
    editions: tuple[CaseEdition, ...]
    twins: tuple[CaseEdition, ...]
    reports: tuple[CaseReport, ...]
    register: Path
