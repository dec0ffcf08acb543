"""The days on which a status changes: stakes begin and end, parties are listed and delisted, rules change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ostrakon.network.listed import ListedParty, blocked_on
from ostrakon.network.ownership import ORDER, Ownership, Status
from ostrakon.network.rules import Rule, find_rule, load_rule
from ostrakon.network.table import ALWAYS, NEVER, StakeTable, keep_rows

Causes = dict[date, list[str]]


@dataclass(frozen=True, slots=True)
class Flip:
    """A day from which the status differs from the day before. None: no version of the rule was in force.

    `causes` are what began or ended that day in the party's chain of owners; `note` what else to know.
    """

    day: date
    before: Status | None
    after: Status | None
    causes: tuple[str, ...]
    note: str = ""


def find_flips(
    table: StakeTable, listed: Sequence[ListedParty], node: str, *, rule_id: str, until: date | None = None
) -> tuple[Flip, ...]:
    """Every change of a party's status under a rule, oldest first, up to and with `until`.

    Only the party and those that own it, at any remove and time, are looked at. A party whose owners were the
    same all along has a flip where the rule came into force, if it was blocked from then on.
    """
    chain = owners_above(table, node)
    mine = [party for party in listed if party.node in chain or party.node == node]
    small = keep_rows(table, np.flatnonzero(np.isin(table.owned, _positions(table, chain))))
    causes = _causes(small, mine, rule_id)
    days = sorted(day for day in causes if until is None or day <= until)
    flips: list[Flip] = []
    before: Status | None = None
    for day in days:
        rule = find_rule(rule_id, day)
        after = _status(small, mine, node, rule, day)
        if after is not before and not (before is None and after is Status.CLEAR):
            told = tuple(causes[day])
            flips.append(Flip(day, before, after, told, _note(before, after, rule, told)))
        before = after
    return tuple(flips)


def owners_above(table: StakeTable, node: str) -> frozenset[str]:
    """The party and every party that owns it at any remove, at any time.

    Raises:
        NotThere: no register names the party.
    """
    start = Ownership.place_of(table, node)
    order = np.argsort(table.owned, kind="stable")
    ends = np.searchsorted(table.owned[order], np.arange(len(table.parties) + 1))
    found, seen = [start], {start}
    for party in found:
        for owner in table.owner[order[ends[party] : ends[party + 1]]].tolist():
            if owner not in seen:
                seen.add(owner)
                found.append(owner)
    return frozenset(table.parties[party] for party in found)


def _positions(table: StakeTable, parties: frozenset[str]) -> list[int]:
    return [place for place, party in enumerate(table.parties) if party in parties]


def _causes(table: StakeTable, listed: Sequence[ListedParty], rule_id: str) -> Causes:
    found: Causes = defaultdict(list)
    for day, words in (*_rule_changes(rule_id), *_listing_changes(listed), *_stake_changes(table)):
        if words not in found[day]:
            found[day].append(words)
    return found


def _rule_changes(rule_id: str) -> Iterator[tuple[date, str]]:
    for rule in load_rule(rule_id):
        yield rule.valid_from, f"{rule.title} in its version {rule.version} came into force"
        if rule.valid_to:
            yield rule.valid_to + timedelta(1), f"{rule.title} in its version {rule.version} ceased to apply"


def _listing_changes(listed: Sequence[ListedParty]) -> Iterator[tuple[date, str]]:
    for party in listed:
        on = f" on {party.list_id}" if party.list_id else ""
        if party.start:
            yield party.start, f"{party.name or party.node} was listed{on}"
        if party.end:
            yield party.end + timedelta(1), f"{party.name or party.node} was no longer listed{on}"


def _stake_changes(table: StakeTable) -> Iterator[tuple[date, str]]:
    for row in np.flatnonzero(table.usable & ((table.start > ALWAYS) | (table.end < NEVER))).tolist():
        stake = table.stake(row)
        told = f"{stake.owner}'s stake of {stake.band} in {stake.owned}"
        if stake.start:
            yield stake.start, f"{told} began"
        if stake.end:
            yield stake.end + timedelta(1), f"{told} ended"


def _status(
    table: StakeTable, listed: Sequence[ListedParty], node: str, rule: Rule | None, day: date
) -> Status | None:
    if rule is None:
        return None
    return Ownership(table, blocked_on(listed, rule, day), rule=rule, as_of=day).status(node)


def _note(before: Status | None, after: Status | None, rule: Rule | None, causes: Sequence[str]) -> str:
    """What the rule says of property blocked before, where a blocked party's owners let go of it."""
    if before is not Status.BLOCKED or after is None or rule is None:
        return ""
    sold = any(words.endswith(" ended") for words in causes)
    return rule.after_sale if sold and ORDER.index(after) > ORDER.index(before) else ""
