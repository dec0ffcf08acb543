"""Direct stakes: who holds how much of what, when; several statements of one stake made one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ostrakon.model import Evidence, Issue, Severity
from ostrakon.network.rules import Holding

WHOLE = 10_000  # basis points


@dataclass(frozen=True, slots=True)
class Band:
    """A share in basis points, known to lie between `least` and `most`.

    `above` excludes `least` itself ("more than 25 %"), `below` excludes `most` ("less than 75 %"). Nothing
    known at all is the band 0 to 10,000.
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
        if (self.least, self.most) == (0, WHOLE):
            return "share not stated"
        if self.most == WHOLE and self.above:
            return f"more than {percent(self.least)}"
        opening, closing = "(" if self.above else "[", ")" if self.below else "]"
        return f"{opening}{percent(self.least)}, {percent(self.most)}{closing}"


NOT_STATED = Band(0, WHOLE)


def percent(points: int) -> str:
    """Basis points as a percentage: 5000 is `50 %`, 3333 is `33.33 %`. Exact: no float."""
    whole, rest = divmod(points, 100)
    return f"{whole} %" if not rest else f"{whole}.{rest:02d}".rstrip("0") + " %"


@dataclass(frozen=True, slots=True)
class Stake:
    """A direct stake, valid from `start` to `end` (days included; None is open)."""

    owner: str
    owned: str
    band: Band
    holding: Holding = Holding.SHARES
    start: date | None = None
    end: date | None = None
    evidence: tuple[Evidence, ...] = ()
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the stake is valid on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def stakes_on(stakes: Iterable[Stake], day: date) -> Iterator[Stake]:
    """The stakes valid on a day."""
    return (stake for stake in stakes if stake.holds_on(day))


def check_stake(stake: Stake) -> Issue | None:
    """What makes a stake unusable, if anything: out of range, in itself, or with its dates reversed."""
    place = stake.source or f"{stake.owner} -> {stake.owned}"
    if not 0 <= stake.band.least <= stake.band.most <= WHOLE:
        told = f"{stake.band.least}/{stake.band.most}"
        return Issue(
            "stake.out_of_range", place, told, "a share must lie between 0 and 100 %; left out", Severity.ENTRY
        )
    if stake.owner == stake.owned:
        return Issue("stake.in_itself", place, stake.owner, "a party owning itself; left out", Severity.ENTRY)
    if stake.start and stake.end and stake.start > stake.end:
        told = f"{stake.start} to {stake.end}"
        return Issue(
            "stake.dates_reversed", place, told, "the stake ends before it begins; left out", Severity.ENTRY
        )
    return None


def merge_stakes(stakes: Iterable[Stake]) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
    """One stake per owner, owned and holding, as of one day; each statement kept as evidence.

    Statements that agree are narrowed to what all of them allow; statements that contradict are widened to
    what any of them allows, with an issue. Order of the input never matters.
    """
    groups: dict[tuple[str, str, Holding], list[Stake]] = defaultdict(list)
    for stake in stakes:
        groups[stake.owner, stake.owned, stake.holding].append(stake)
    merged, issues = [], []
    for key in sorted(groups):
        stake, issue = _merge_group(groups[key])
        merged.append(stake)
        if issue:
            issues.append(issue)
    return tuple(merged), tuple(issues)


def _merge_group(group: list[Stake]) -> tuple[Stake, Issue | None]:
    if len(group) == 1:
        return group[0], None
    group = sorted(group, key=lambda stake: (stake.band.least, stake.band.most, stake.source, str(stake.start)))
    bands = [stake.band for stake in group]
    least = max(bands, key=lambda band: (band.least, band.above))
    most = min(bands, key=lambda band: (band.most, not band.below))
    issue = None
    if least.least > most.most:
        least = min(bands, key=lambda band: (band.least, band.above))
        most = max(bands, key=lambda band: (band.most, not band.below))
        told = ", ".join(sorted({str(band) for band in bands}))
        place = f"{group[0].owner} -> {group[0].owned}"
        issue = Issue(
            "stake.contradicted", place, told, "sources state different shares; all of them are allowed for"
        )
    evidence = tuple(item for stake in group for item in stake.evidence)
    band = Band(least.least, most.most, least.above, most.below)
    source = "; ".join(dict.fromkeys(stake.source for stake in group if stake.source))
    return replace(group[0], band=band, evidence=evidence, source=source), issue
