"""The effective economic share of listed parties in a party: context for a reader, never the test.

Shares multiplied along every path and added up, as exact fractions; cross-holdings are solved exactly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ostrakon.network.holdings import Holdings
from ostrakon.network.ownership import Ownership
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import WHOLE
from ostrakon.network.table import UNIT

PARTY_LIMIT = 400  # owners above a party; exact elimination over more would take seconds

Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class EconomicShare:
    """Bounds of the effective share of all listed parties together, as fractions of the whole."""

    least: Fraction
    most: Fraction

    def __str__(self) -> str:
        if self.least == self.most:
            return _say(self.least)
        return f"{_say(self.least)} to {_say(self.most)}"


def effective_share(ownership: Ownership, node: str) -> EconomicShare | None:
    """The effective share of listed parties in a party; None where it cannot be computed exactly.

    It cannot where too many owners stand above it, or where a closed ring owns itself whole.
    """
    shares = [held for held in ownership.holdings if held.holding is Holding.SHARES]
    if not shares or node not in ownership.nodes:
        return None
    held, parties = shares[0], ownership.table.parties
    position = parties.index(node)
    listed = {place for place, party in enumerate(parties) if party in ownership.listed}
    above = _owners_above(held, position, listed)
    if above is None:
        return None
    least = _solve(held, above, listed, position, held.least)
    most = _solve(held, above, listed, position, held.most)
    if least is None or most is None:
        return None
    return EconomicShare(min(least, Fraction(1)), min(most, Fraction(1)))


def _say(share: Fraction) -> str:
    whole = share * 100
    if whole.denominator == 1:
        return f"{whole.numerator} %"
    hundredths = round(whole * 100)
    return f"about {hundredths // 100}.{hundredths % 100:02d} % ({share.numerator}/{share.denominator})"


def _owners_above(held: Holdings, start: int, listed: set[int]) -> list[int] | None:
    """The party and all that own it, through parties that are not listed; None where they are too many."""
    found, seen = [start], {start}
    for party in found:
        for edge in held.edges_into(party):
            owner = held.owner[edge]
            if owner not in seen and owner not in listed:
                seen.add(owner)
                found.append(owner)
                if len(found) > PARTY_LIMIT:
                    return None
    return found


def _solve(
    held: Holdings, parties: Sequence[int], listed: set[int], wanted: int, share: Sequence[int]
) -> Fraction | None:
    """Solves share(p) = sum over owners o of stake(o, p) * share(o), where a listed party's share is 1."""
    known = -1  # the column of what listed parties hold directly
    rows: dict[int, Row] = {}
    for party in parties:
        row: Row = {party: Fraction(1)}
        for edge in held.edges_into(party):
            owner = held.owner[edge]
            column = known if owner in listed else owner
            sign = 1 if owner in listed else -1
            row[column] = row.get(column, Fraction(0)) + sign * Fraction(-(-share[edge] // UNIT), WHOLE)
        rows[party] = row
    return _eliminate(rows, wanted, known)


def _eliminate(rows: dict[int, Row], wanted: int, known: int) -> Fraction | None:
    """Gaussian elimination from the far end; the wanted party last. None where the system is singular."""
    for party in [each for each in reversed(list(rows)) if each != wanted]:
        row = rows.pop(party)
        pivot = row.pop(party, Fraction(0))
        if pivot == 0:
            return None
        for other in rows.values():
            factor = other.pop(party, Fraction(0))
            if factor:
                _subtract(other, row.items(), factor / pivot)
    last = rows[wanted]
    return last.get(known, Fraction(0)) / last[wanted] if last.get(wanted) else None


def _subtract(row: Row, terms: Iterable[tuple[int, Fraction]], factor: Fraction) -> None:
    for column, value in terms:
        row[column] = row.get(column, Fraction(0)) - factor * value
