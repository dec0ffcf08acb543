"""Direct stakes: who holds how much of what, when, and how that is stated."""

from dataclasses import dataclass
from datetime import date

from ostrakon.model import Evidence
from ostrakon.network.rules import Holding

WHOLE = 10_000  # basis points


@dataclass(frozen=True, slots=True)
class Band:
    """A share in basis points, known to lie between `least` and `most`.

    `above` excludes `least` itself ("more than 25 %"), `below` excludes `most` ("less than 75 %"). Nothing
    known at all is the band 0 to 10,000. A share finer than a basis point is the open band around it.
    """

    least: int
    most: int
    above: bool = False
    below: bool = False

    @property
    def exact(self) -> bool:
        """Whether the share is one number."""
        return self.least == self.most

    def __str__(self) -> str:
        if self.exact:
            return percent(self.least)
        if (self.least, self.most) == (0, WHOLE) and not self.above:
            return "share not stated"
        if self.most - self.least == 1 and self.above and self.below:
            return f"between {percent(self.least)} and {percent(self.most)}"
        if self.most == WHOLE and self.above and not self.below:
            return f"more than {percent(self.least)}"
        opening, closing = "more than " if self.above else "", "less than " if self.below else ""
        return f"{opening}{percent(self.least)} to {closing}{percent(self.most)}"


NOT_STATED = Band(0, WHOLE)
ALL = Band(WHOLE, WHOLE)


def percent(points: int) -> str:
    """Basis points as a percentage: 5000 is `50 %`, 3333 is `33.33 %`. Exact: no float."""
    sign, points = ("-", -points) if points < 0 else ("", points)
    whole, rest = divmod(points, 100)
    return f"{sign}{whole} %" if not rest else f"{sign}{whole}.{rest:02d}".rstrip("0") + " %"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a stake is held.

    `direct` is False where the source does not say that it is held directly ("directly or indirectly", as in
    the UK PSC register): such a stake may contain one that is stated further down the chain. `joint` names
    the joint arrangement that the stake is held under, "" where none is stated.
    """

    holding: Holding = Holding.SHARES
    direct: bool = True
    joint: str = ""


SHARES = Manner()


@dataclass(frozen=True, slots=True)
class Stake:
    """A stake, valid from `start` to `end` (days included; None is open)."""

    owner: str
    owned: str
    band: Band
    holding: Holding = Holding.SHARES
    start: date | None = None
    end: date | None = None
    evidence: tuple[Evidence, ...] = ()
    source: str = ""
    direct: bool = True
    joint: str = ""

    @property
    def words(self) -> str:
        """The stake in words: `60 % of the votes, from 2024-01-01`."""
        what = {Holding.SHARES: "", Holding.VOTES: " of the votes"}.get(self.holding)
        told = f"{self.band}{what}" if what is not None else "the right to appoint most of the board"
        if self.holding is Holding.BOARD_MAJORITY and self.band.least < WHOLE:
            told = "a right to appoint to the board"
        span = "".join(
            f", {word} {day}" for word, day in (("from", self.start), ("until", self.end)) if day is not None
        )
        return told + ("" if self.direct else ", directly or indirectly") + span
