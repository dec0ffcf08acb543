"""What was done and when: each load, refresh or other step leaves a run behind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RunOutcome(StrEnum):
    """How a step ended."""

    DONE = "done"
    UNCHANGED = "unchanged"  # the source still publishes what the record holds
    REFUSED = "refused"  # what came was not taken; the previous state stays in force
    FAILED = "failed"  # nothing came


@dataclass(frozen=True, slots=True)
class Run:
    """One step, as recorded. `kind` is load or refresh; `list_id` is "" where no list is meant.

    `confirms` is true where the list was asked for at its official address and answered whole, so that the
    record is known to be up to date at `finished_at` (UTC).
    """

    id: str
    kind: str
    list_id: str
    started_at: datetime
    finished_at: datetime
    outcome: RunOutcome
    detail: str = ""
    confirms: bool = False
