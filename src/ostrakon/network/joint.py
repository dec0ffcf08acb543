"""Joint arrangements: under a rule that takes each owner for itself, each is treated as holding them whole.

Source: The Russia (Sanctions) (EU Exit) Regulations 2019, Schedule 1, paragraph 3 (joint arrangements); the
other regimes have the like.
"""

from collections import defaultdict

import numpy as np

from ostrakon.network.stakes import ALL, Stake
from ostrakon.network.table import StakeTable, join_tables, keep_rows, tabulate

MARK = " under the joint arrangement "


def join_arrangements(table: StakeTable) -> StakeTable:
    """The table with every jointly held stake held by a part of the arrangement, which each of its owners holds.

    Each part is a party of its own (`B's part under the joint arrangement J`), so that the proof shows it.
    Tables without joint arrangements come back as they are.
    """
    marked = [position for position, manner in enumerate(table.manners) if manner.joint]
    if not marked:
        return table
    in_joint = np.isin(table.manner, marked) & table.usable
    groups: dict[tuple[str, str, str], list[Stake]] = defaultdict(list)
    for row in np.flatnonzero(in_joint).tolist():
        stake = table.stake(row)
        groups[stake.joint, stake.owned, stake.holding].append(stake)
    made = [step for key in sorted(groups) for step in _steps(groups[key])]
    return join_tables([keep_rows(table, np.flatnonzero(~in_joint)), tabulate(made)])


def is_part(party: str) -> bool:
    """Whether a party is a part of a joint arrangement, as `join_arrangements` makes them."""
    return MARK in party


def _steps(stakes: list[Stake]) -> list[Stake]:
    steps = []
    for stake in stakes:
        part = f"{stake.owner}'s part{MARK}{stake.joint}"
        steps.append(Stake(part, stake.owned, stake.band, stake.holding, stake.start, stake.end, stake.evidence))
        for other in stakes:
            shared = Stake(other.owner, part, ALL, other.holding, other.start, other.end, other.evidence)
            steps.append(shared)
    return steps
