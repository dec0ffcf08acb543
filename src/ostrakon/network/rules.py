"""Ownership rules as dated data: which share of which measure makes an entity blocked, from when to when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from ostrakon.model import BadRequest

RULE_IDS = ("us_ofac_50", "eu_best_practices", "uk_reg7", "us_bis_affiliates")


class Holding(StrEnum):
    """What is held: a share of ownership, a share of votes, or the right to appoint most of a board."""

    SHARES = "shares"
    VOTES = "votes"
    BOARD_MAJORITY = "board_majority"


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule.

    `threshold` in basis points; `at_threshold` whether a holding of exactly that reaches it; `aggregate`
    whether the holdings of several blocked owners add up; `control` what control without ownership does:
    `flag`, or `person_decides`. `lists` are the lists whose parties count as blocked. `after_sale` says what
    becomes of property that was blocked before blocked owners sold out.
    """

    id: str
    title: str
    version: str
    source: str
    valid_from: date
    valid_to: date | None
    threshold: int
    at_threshold: bool
    aggregate: bool
    measures: tuple[Holding, ...]
    control: str
    lists: tuple[str, ...]
    note: str = ""
    after_sale: str = ""

    @property
    def reach(self) -> str:
        """The test in words: `50 % or more`, `more than 50 %`."""
        percent = f"{self.threshold // 100} %"
        return f"{percent} or more" if self.at_threshold else f"more than {percent}"


@cache
def load_rule(rule_id: str) -> tuple[Rule, ...]:
    """All versions of a rule, oldest first.

    Raises:
        BadRequest: there is no rule of that id.
    """
    if rule_id not in RULE_IDS:
        raise BadRequest(f"no ownership rule {rule_id!r}; there are {', '.join(RULE_IDS)}")
    file = resources.files("ostrakon.network").joinpath("rules", f"{rule_id}.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(_read_version(table, version) for version in table["versions"])


def find_rule(rule_id: str, as_of: date) -> Rule | None:
    """The version in force on a day; None where none was (before the first, or while suspended)."""
    for rule in load_rule(rule_id):
        if rule.valid_from <= as_of and (rule.valid_to is None or as_of <= rule.valid_to):
            return rule
    return None


def _read_version(table: dict[str, Any], version: dict[str, Any]) -> Rule:
    return Rule(
        id=table["id"],
        title=table["title"],
        version=version["version"],
        source=version["source"],
        valid_from=version["valid_from"],
        valid_to=version.get("valid_to"),
        threshold=version["threshold"],
        at_threshold=version["at_threshold"],
        aggregate=version["aggregate"],
        measures=tuple(Holding(name) for name in version["measures"]),
        control=version["control"],
        lists=tuple(table["lists"]),
        note=version.get("note", ""),
        after_sale=version.get("after_sale", table.get("after_sale", "")),
    )
