"""A part of the network, ready to be drawn or handed on: nodes with places, relations with their evidence."""

from dataclasses import dataclass
from datetime import date

from ostrakon.model.party import PartyKind
from ostrakon.model.relation import Relation


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A node of the network.

    `lists` are the lists that it is on. `depth` is the number of steps from where the look began; `degree`
    how many neighbors it has in all, shown or not; `expanded` whether they were followed. `x` and `y` are
    its place in a drawing, in thousandths of the drawing's unit.
    """

    id: str
    label: str
    kind: PartyKind = PartyKind.UNKNOWN
    lists: tuple[str, ...] = ()
    depth: int = 0
    degree: int = 0
    expanded: bool = False
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A neighborhood or a set of paths. `notes` say what was left out and why."""

    center: str
    nodes: tuple[NetworkNode, ...]
    relations: tuple[Relation, ...]
    as_of: date | None = None
    notes: tuple[str, ...] = ()
