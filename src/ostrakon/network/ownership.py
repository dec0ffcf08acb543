"""What ownership rules conclude: blocked, possible, not to be excluded, or clear; each with its proof.

Where the rule adds up the holdings of several blocked owners, there is one fixpoint for all listed parties;
where it does not, one for each. Minima give `blocked`, maxima `possible`, and what no named owner holds
`cannot be excluded`.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model import Issue, NotThere
from ostrakon.network.holdings import Holdings, hold
from ostrakon.network.joint import join_arrangements
from ostrakon.network.rules import Holding, Rule
from ostrakon.network.spread import Firmness, Joined, bar_of, spread, spread_unnamed, top_of
from ostrakon.network.stakes import WHOLE, Stake
from ostrakon.network.table import UNIT, StakeTable, tabulate


class Status(StrEnum):
    """The conclusion on one party under one rule, as of a day; the firmest first."""

    LISTED = "listed"
    BLOCKED = "blocked"
    POSSIBLE = "possible"
    CANNOT_BE_EXCLUDED = "cannot be excluded"
    CLEAR = "clear"


ORDER = tuple(Status)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the rule says of `node`.

    `least` and `most` bound, in basis points, what blocked (or possibly blocked) owners hold directly in the
    kind of holding `holding`, which decided; `unnamed` is what no named owner is known to hold. `stakes` are
    the contributing stakes. `for_party` names the listed party, where the rule looks at each for itself.
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
    holding: Holding = Holding.SHARES


@dataclass(frozen=True, slots=True)
class Reaches:
    """Who is reached from some listed parties, in the order of joining: by minima, and by maxima."""

    certain: Joined
    possible: Joined


class Ownership:
    """Registers as of a day, under one rule. Conclusions are made when asked for."""

    def __init__(self, table: StakeTable, listed: Collection[str], *, rule: Rule, as_of: date) -> None:
        self.rule, self.as_of = rule, as_of
        self.table = table if rule.aggregate else join_arrangements(table)
        self.holdings = hold(self.table, rule, as_of)
        self.issues: tuple[Issue, ...] = (
            *self.table.issues,
            *(issue for held in self.holdings for issue in held.issues),
        )
        self._index = {party: position for position, party in enumerate(self.table.parties)}
        self.listed = frozenset(listed)
        self._seeds = tuple(sorted(self._index[party] for party in self.listed if party in self._index))
        self._reaches: dict[int, Reaches] = {}
        self._found = self._conclude_together() if rule.aggregate else self._conclude_each()

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every party that the registers name, sorted."""
        return self.table.parties

    @property
    def conclusions(self) -> Mapping[str, Conclusion]:
        """The conclusion on every party that is listed or not clear, by party."""
        return _Conclusions(self)

    def status(self, node: str) -> Status:
        """The status of one party, without its proof.

        Raises:
            NotThere: no register names the party, and it is not listed.
        """
        if node in self.listed:
            return Status.LISTED
        return self._found.get(self._position(node), (Status.CLEAR, -1))[0]

    def find(self, node: str) -> Conclusion:
        """The conclusion on one party, `clear` where nothing speaks against it.

        Raises:
            NotThere: no register names the party, and it is not listed.
        """
        rule = self.rule
        if node in self.listed:
            return Conclusion(node, Status.LISTED, rule.id, rule.version, self.as_of)
        party = self._position(node)
        status, seed = self._found.get(party, (Status.CLEAR, -1))
        held, least, most, unnamed = self._decide(party, seed)
        return Conclusion(
            node=node,
            status=status,
            rule=rule.id,
            version=rule.version,
            as_of=self.as_of,
            least=least,
            most=most,
            unnamed=unnamed,
            stakes=self._stakes(party, seed) if status is not Status.CLEAR else (),
            for_party=self.table.parties[seed] if seed >= 0 and not rule.aggregate else "",
            holding=held.holding,
        )

    def reaches(self, seed: int) -> Reaches:
        """The fixpoints of one listed party, or of all of them together (seed -1)."""
        if seed not in self._reaches:
            if len(self._reaches) > 1000:  # keep memory flat over a whole register
                self._reaches.clear()
            self._reaches[seed] = self._spread(self._seeds if seed < 0 else (seed,))
        return self._reaches[seed]

    def names(self, node: str) -> bool:
        """Whether some register names the party."""
        return node in self._index

    def decided(self, node: str) -> bool:
        """Whether some listed party reaches it, so that its stakes were weighed."""
        return self._position(node) in self._found

    def seed_of(self, node: str) -> int:
        """The listed party whose fixpoint decided on a party, -1 for that of all together."""
        return self._found.get(self._position(node), (Status.CLEAR, -1))[1]

    def is_member(self, party: int, seed: int) -> bool:
        """Whether a party's stakes count on the side of that seed: listed, blocked, or not to be excluded."""
        return party in self.reaches(seed).possible or self._found.get(party, (Status.CLEAR, -2))[1] == seed

    def statuses(self) -> Iterator[tuple[str, Status]]:
        """Every party that is listed or not clear, with its status, sorted by party."""
        parties = self.table.parties
        known = {parties[position]: status for position, (status, _) in self._found.items()}
        known |= dict.fromkeys(self.listed, Status.LISTED)
        return iter(sorted(known.items()))

    def _position(self, node: str) -> int:
        if node not in self._index:
            raise _unknown(node)
        return self._index[node]

    @staticmethod
    def place_of(table: StakeTable, node: str) -> int:
        """The party's place among a table's parties.

        Raises:
            NotThere: no register names the party.
        """
        place = bisect_left(table.parties, node)
        if place == len(table.parties) or table.parties[place] != node:
            raise _unknown(node)
        return place

    def _spread(self, seeds: Sequence[int]) -> Reaches:
        bar = bar_of(self.rule)
        certain = spread(self.holdings, seeds, bar=bar, firmness=Firmness.CERTAIN)
        return Reaches(certain, spread(self.holdings, seeds, bar=bar, firmness=Firmness.POSSIBLE))

    def _conclude_together(self) -> dict[int, tuple[Status, int]]:
        reaches = self._reaches[-1] = self._spread(self._seeds)
        unnamed = spread(self.holdings, self._seeds, bar=bar_of(self.rule), firmness=Firmness.OPEN)
        found = dict.fromkeys(unnamed, (Status.CANNOT_BE_EXCLUDED, -1))
        found |= dict.fromkeys(reaches.possible, (Status.POSSIBLE, -1))
        found |= dict.fromkeys(reaches.certain, (Status.BLOCKED, -1))
        return found

    def _conclude_each(self) -> dict[int, tuple[Status, int]]:
        """Of several conclusions on one party the firmest stands, then that for the first listed party."""
        certain: dict[int, int] = {}
        possible: dict[int, int] = {}
        for seed in self._seeds:
            if any(held.starts[seed] < held.starts[seed + 1] for held in self.holdings):
                reaches = self._spread((seed,))
                for kept, members in ((certain, reaches.certain), (possible, reaches.possible)):
                    for party in members:
                        kept.setdefault(party, seed)
        unnamed = spread_unnamed(self.holdings, possible, bar=bar_of(self.rule))
        found = {party: (Status.CANNOT_BE_EXCLUDED, seed) for party, seed in unnamed.items()}
        found |= {party: (Status.POSSIBLE, seed) for party, seed in possible.items()}
        found |= {party: (Status.BLOCKED, seed) for party, seed in certain.items()}
        return found

    def _decide(self, party: int, seed: int) -> tuple[Holdings, int, int, int]:
        """The holding in which members hold most, and what they hold of it in basis points."""
        sums = []
        for place, held in enumerate(self.holdings):
            least = most = granted = 0
            for edge in held.edges_into(party):
                if self._counts(held.owner[edge], seed):
                    granted += held.least[edge]
                    most += held.most[edge]
                    least += held.least[edge] if held.owner[edge] in self.reaches(seed).certain else 0
            sums.append((least, top_of(held, party, granted, most), -place, held))
        least, most, _, held = max(sums, key=lambda item: item[:3])
        unnamed = 0 if held.holding is Holding.BOARD_MAJORITY else -(-held.rest[party] // UNIT)
        return held, least // UNIT, min(WHOLE, -(-most // UNIT)), unnamed

    def _counts(self, owner: int, seed: int) -> bool:
        """As `is_member`; nobody's stakes count where no listed party reaches at all."""
        return (seed >= 0 or self.rule.aggregate) and self.is_member(owner, seed)

    def _stakes(self, party: int, seed: int) -> tuple[Stake, ...]:
        return tuple(
            held.stakes_of(edge, self.table)
            for held in self.holdings
            for edge in held.edges_into(party)
            if self._counts(held.owner[edge], seed)
        )


def _unknown(node: str) -> NotThere:
    return NotThere(f"no register names {node!r}, and it is not listed; give the id or name used there")


class _Conclusions(Mapping[str, Conclusion]):
    def __init__(self, ownership: Ownership) -> None:
        self._ownership = ownership
        self._nodes = dict(ownership.statuses())

    def __getitem__(self, node: str) -> Conclusion:
        if node not in self._nodes:
            raise KeyError(node)
        return self._ownership.find(node)

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)


def conclude(
    stakes: Iterable[Stake] | StakeTable, listed: Collection[str], *, rule: Rule, as_of: date
) -> Ownership:
    """The rule applied to all stakes valid on a day; unusable stakes become issues and are left out."""
    table = stakes if isinstance(stakes, StakeTable) else tabulate(stakes)
    return Ownership(table, listed, rule=rule, as_of=as_of)
