"""Which parties count as blocked under a rule on a day: those on the rule's lists, while they are on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ostrakon.network.rules import Rule


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party of the registers that is on a list, from `start` to `end` (days included; None is open).

    `list_id` "" is a party that the caller declares blocked: it counts under every rule. `how` says what ties
    the register's party to the list's entry.
    """

    node: str
    list_id: str = ""
    native_id: str = ""
    name: str = ""
    start: date | None = None
    end: date | None = None
    how: str = ""

    def listed_on(self, day: date) -> bool:
        """Whether it was on the list on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def blocked_on(listed: Iterable[ListedParty], rule: Rule, day: date) -> frozenset[str]:
    """The parties that count as blocked under a rule on a day."""
    return frozenset(
        party.node for party in listed if party.listed_on(day) and (party.list_id in ("", *rule.lists))
    )
