"""One party under several rules, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ostrakon.network.listed import ListedParty, blocked_on
from ostrakon.network.ownership import Conclusion, Ownership
from ostrakon.network.rules import RULE_IDS, Rule, find_rule, load_rule
from ostrakon.network.table import StakeTable


@dataclass(frozen=True, slots=True)
class RuleView:
    """What one rule says. `ownership` and `conclusion` are None where no version is in force; `why` says so."""

    rule_id: str
    title: str
    rule: Rule | None
    ownership: Ownership | None
    conclusion: Conclusion | None
    why: str = ""


def compare_rules(
    table: StakeTable,
    listed: Sequence[ListedParty],
    node: str,
    *,
    as_of: date,
    rule_ids: Sequence[str] = RULE_IDS,
) -> tuple[RuleView, ...]:
    """What each rule says of a party on a day, each with the parties of its own lists as blocked.

    Raises:
        NotThere: no register names the party.
        BadRequest: no rule of that id.
    """
    return tuple(_view(table, listed, node, rule_id, as_of) for rule_id in rule_ids)


def _view(table: StakeTable, listed: Sequence[ListedParty], node: str, rule_id: str, as_of: date) -> RuleView:
    title = load_rule(rule_id)[0].title
    rule = find_rule(rule_id, as_of)
    if rule is None:
        return RuleView(rule_id, title, None, None, None, f"no version in force on {as_of}")
    ownership = Ownership(table, blocked_on(listed, rule, as_of), rule=rule, as_of=as_of)
    return RuleView(rule_id, title, rule, ownership, ownership.find(node), rule.note)
