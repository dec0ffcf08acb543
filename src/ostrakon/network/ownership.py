"""What ownership rules conclude: blocked, possible, not to be excluded, or clear; each with its proof.

Algorithm: a least fixpoint over direct stakes. B := listed; add each entity whose direct stakes held by
members of B reach the threshold; repeat (OFAC FAQ 401; percentages are never multiplied). Where the rule does
not aggregate, one fixpoint per listed party. Minima give `blocked`, maxima `possible`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from ostrakon.model import Issue
from ostrakon.network.holdings import UNIT, Holdings, Ints, build_holdings, spread
from ostrakon.network.rules import Rule
from ostrakon.network.stakes import WHOLE, Stake, check_stake, merge_stakes, stakes_on


class Status(StrEnum):
    """The conclusion on one party under one rule, as of a day."""

    LISTED = "listed"
    BLOCKED = "blocked"
    POSSIBLE = "possible"
    CANNOT_BE_EXCLUDED = "cannot be excluded"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the rule says of `node`.

    `least` and `most` bound, in basis points, what blocked (or possibly blocked) owners hold directly;
    `unnamed` is what no named owner holds. `stakes` are the contributing stakes. `for_party` names the listed
    party, where the rule looks at each one for itself.
    """

    node: str
    status: Status
    rule: str
    version: str
    as_of: date
    least: int = 0
    most: int = 0
    unnamed: int = 0
    stakes: tuple[Stake, ...] = ()
    for_party: str = ""


@dataclass(frozen=True, slots=True)
class Ownership:
    """A register as of a day, under one rule: conclusions by node, for every node that is not clear.

    A node that is not in `conclusions` and is in `nodes` is clear; `find` says so.
    """

    rule: Rule
    as_of: date
    nodes: frozenset[str]
    conclusions: Mapping[str, Conclusion]
    issues: tuple[Issue, ...]
    stakes: tuple[Stake, ...]

    def find(self, node: str) -> Conclusion:
        """The conclusion on one node, `clear` where nothing speaks against it."""
        found = self.conclusions.get(node)
        return found or Conclusion(node, Status.CLEAR, self.rule.id, self.rule.version, self.as_of)


def conclude(stakes: Iterable[Stake], listed: Collection[str], *, rule: Rule, as_of: date) -> Ownership:
    """The rule applied to all stakes valid on a day; unusable stakes become issues and are left out."""
    usable, issues = _usable(stakes, as_of)
    merged, contradictions = merge_stakes(usable)
    nodes = sorted({stake.owner for stake in merged} | {stake.owned for stake in merged} | set(listed))
    holdings = [build_holdings(merged, holding, nodes=nodes) for holding in rule.measures]
    seeds = np.fromiter((holdings[0].index[node] for node in sorted(listed)), np.int64, len(set(listed)))
    if rule.aggregate:
        found = _conclude_together(holdings, seeds, merged, rule=rule, as_of=as_of)
    else:
        found = _conclude_each(holdings, seeds, merged, rule=rule, as_of=as_of)
    for node in listed:
        found[node] = Conclusion(node, Status.LISTED, rule.id, rule.version, as_of)
    whole = _over_whole(holdings[0], merged) if merged else ()
    return Ownership(rule, as_of, frozenset(nodes), found, (*issues, *contradictions, *whole), merged)


def _usable(stakes: Iterable[Stake], as_of: date) -> tuple[list[Stake], list[Issue]]:
    usable, issues = [], []
    for stake in stakes:
        issue = check_stake(stake)
        if issue:
            issues.append(issue)
        else:
            usable.append(stake)
    return list(stakes_on(usable, as_of)), issues


def _over_whole(shares: Holdings, merged: Sequence[Stake]) -> tuple[Issue, ...]:
    totals = np.zeros(len(shares.nodes), np.int64)
    np.add.at(totals, shares.owned, shares.least)
    over = np.flatnonzero(totals // UNIT > WHOLE)
    return tuple(
        Issue(
            "stake.over_whole",
            shares.nodes[node],
            str(int(totals[node] // UNIT)),
            "stated shares add to over 100 %",
        )
        for node in over
    )


def _conclude_together(
    holdings: Sequence[Holdings], seeds: Ints, merged: Sequence[Stake], *, rule: Rule, as_of: date
) -> dict[str, Conclusion]:
    certain = spread(holdings, seeds, rule=rule, maxima=False)
    possible = spread(holdings, certain, rule=rule, maxima=True)
    return _describe(holdings, certain, possible, merged, _Frame(rule, as_of, ""))


def _conclude_each(
    holdings: Sequence[Holdings], seeds: Ints, merged: Sequence[Stake], *, rule: Rule, as_of: date
) -> dict[str, Conclusion]:
    """One fixpoint per listed party; of several conclusions on one node the firmest stands, then the first."""
    order = list(Status)
    found: dict[str, Conclusion] = {}
    for seed in seeds:
        certain = spread(holdings, np.array([seed]), rule=rule, maxima=False)
        possible = spread(holdings, certain, rule=rule, maxima=True)
        frame = _Frame(rule, as_of, holdings[0].nodes[seed])
        for node, conclusion in _describe(holdings, certain, possible, merged, frame).items():
            held = found.get(node)
            if held is None or order.index(conclusion.status) < order.index(held.status):
                found[node] = conclusion
    return found


@dataclass(frozen=True, slots=True)
class _Frame:
    rule: Rule
    as_of: date
    for_party: str


def _describe(
    holdings: Sequence[Holdings], certain: Ints, possible: Ints, merged: Sequence[Stake], frame: _Frame
) -> dict[str, Conclusion]:
    """Conclusions on every node in which a possible member holds something."""
    sure, maybe = set(certain.tolist()), set(possible.tolist())
    touched: dict[int, list[tuple[int, Holdings, int]]] = {}
    for held in holdings:
        owners = np.repeat(possible, held.starts[possible + 1] - held.starts[possible])
        for owner, edge in zip(owners.tolist(), held.edges_of(possible).tolist(), strict=True):
            touched.setdefault(int(held.owned[edge]), []).append((owner, held, edge))
    named = {id(held): _named(held) for held in holdings}
    found = {}
    for node, parts in touched.items():
        best = max(
            (_weigh(node, held, parts, sure, named[id(held)]) for held in holdings),
            key=lambda item: (item[0], item[1]),
        )
        least, most, unnamed = best
        status = _status(node, sure, maybe, most=most, unnamed=unnamed, rule=frame.rule)
        if status is Status.CLEAR:
            continue
        used = tuple(merged[int(held.stake[edge])] for _, held, edge in parts)
        name = holdings[0].nodes[node]
        rule = frame.rule
        found[name] = Conclusion(
            name, status, rule.id, rule.version, frame.as_of, least, most, unnamed, used, frame.for_party
        )
    return found


def _named(held: Holdings) -> Ints:
    """Per node, the most that its named owners can hold together, in units."""
    totals = np.zeros(len(held.nodes), np.int64)
    np.add.at(totals, held.owned, held.most)
    return totals


def _weigh(
    node: int, held: Holdings, parts: list[tuple[int, Holdings, int]], sure: set[int], named: Ints
) -> tuple[int, int, int]:
    """What members hold of a node in one kind of holding: least, most, and what no named owner holds."""
    mine = [(owner, edge) for owner, other, edge in parts if other is held]
    least = sum(int(held.least[edge]) for owner, edge in mine if owner in sure) // UNIT
    most = min(WHOLE, -(-sum(int(held.most[edge]) for _, edge in mine) // UNIT))
    return least, most, max(0, WHOLE - int(named[node]) // UNIT) if mine else 0


def _status(node: int, sure: set[int], maybe: set[int], *, most: int, unnamed: int, rule: Rule) -> Status:
    """Blocked by minima, possible by maxima; not to be excluded where what is unnamed could tip it.

    Where holdings add up, the unnamed part counts with what blocked owners hold; where they do not, it must
    reach the threshold by itself.
    """
    if node in sure:
        return Status.BLOCKED
    if node in maybe:
        return Status.POSSIBLE
    could = unnamed + most if rule.aggregate else unnamed
    tips = could >= rule.threshold if rule.at_threshold else could > rule.threshold
    return Status.CANNOT_BE_EXCLUDED if tips and most else Status.CLEAR
