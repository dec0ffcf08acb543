"""Control without ownership: what points to it, and what the rule makes of it. It never decides by itself.

Sources: OFAC FAQ 398 (control does not block, caution is urged); regulation 7(4) of S.I. 2019/855 and the EU
Best Practices (criteria that a person weighs); the affiliates rule's red flag 29.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ostrakon.model import Evidence, Modality, Predicate, Relation
from ostrakon.network.ownership import Ownership, Status
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import WHOLE
from ostrakon.network.table import UNIT

FROM_SUBJECT = {Predicate.CONTROLS: "controls", Predicate.HEAD_OF: "heads"}
FROM_OBJECT = {
    Predicate.OWNED_BY: "is owned or controlled by",
    Predicate.ACTS_FOR: "acts for",
}
SAYS = {"flag": "flagged: control alone does not block", "person_decides": "a person decides"}


@dataclass(frozen=True, slots=True)
class ControlFlag:
    """Something that points to control of `controlled` by a party that is blocked, or may be.

    `treatment` says what the rule makes of it.
    """

    controller: str
    controlled: str
    status: Status
    words: str
    treatment: str
    evidence: tuple[Evidence, ...]
    modality: Modality = Modality.ASSERTED


def find_control(ownership: Ownership, node: str, links: Iterable[Relation]) -> tuple[ControlFlag, ...]:
    """What points to control of a party by blocked parties: links of control, and holdings that the rule does
    not measure (a majority of votes, a right to appoint the board).
    """
    flags = [*_from_links(ownership, node, links), *_from_holdings(ownership, node)]
    return tuple(sorted(flags, key=lambda flag: (list(Status).index(flag.status), flag.controller, flag.words)))


def _from_links(ownership: Ownership, node: str, links: Iterable[Relation]) -> Iterable[ControlFlag]:
    for link in links:
        if link.predicate in FROM_SUBJECT and link.object == node:
            controller, words = link.subject, FROM_SUBJECT[link.predicate]
        elif link.predicate in FROM_OBJECT and link.subject == node:
            controller, words = link.object, FROM_OBJECT[link.predicate]
        else:
            continue
        status = _status(ownership, controller)
        if status is Status.CLEAR or not _valid(link, ownership) or link.modality is Modality.NEGATED:
            continue
        quote = link.evidence[0].quote if link.evidence else ""
        told = f"{words} ({quote})" if quote else words
        treatment = SAYS[ownership.rule.control]
        yield ControlFlag(controller, node, status, told, treatment, link.evidence, link.modality)


def _valid(link: Relation, ownership: Ownership) -> bool:
    if link.valid is None:
        return True
    first, last, day = link.valid.earliest, link.valid.latest, ownership.as_of
    return (first is None or first <= day) and (last is None or day <= last)


def _from_holdings(ownership: Ownership, node: str) -> Iterable[ControlFlag]:
    table = ownership.table
    party = table.parties.index(node) if node in ownership.nodes else -1
    valid = table.on_day(ownership.as_of) & (table.owned == party)
    for row in valid.nonzero()[0].tolist():
        holding = table.manners[table.manner[row]].holding
        majority = holding is Holding.BOARD_MAJORITY or table.most[row] > WHOLE * UNIT // 2
        if holding in ownership.rule.measures or not majority:
            continue
        stake = table.stake(row)
        status = _status(ownership, stake.owner)
        if status is not Status.CLEAR:
            treatment = SAYS[ownership.rule.control]
            yield ControlFlag(stake.owner, node, status, f"holds {stake.words}", treatment, stake.evidence)


def _status(ownership: Ownership, node: str) -> Status:
    known = node in ownership.listed or ownership.names(node)
    return ownership.status(node) if known else Status.CLEAR
