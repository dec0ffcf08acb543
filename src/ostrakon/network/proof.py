"""The proof of a conclusion: the stakes that led to it, each with its evidence, down to listed parties.

A blocked party's proof rests only on owners that were blocked before it, so no proof stands on itself: cycles
are cut where they close, and say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ostrakon.model import Evidence
from ostrakon.network.ownership import Conclusion, Ownership, Status
from ostrakon.network.rules import Holding, Rule
from ostrakon.network.stakes import Stake, percent

LINE_LIMIT = 1000  # lines of one proof; more are counted, not shown
NEST_LIMIT = 60  # levels of nested JSON; common readers give up at some hundred

IN_RING = "also blocked, but not before this one: it adds nothing that the proof needs"
ABOVE = "shown above"


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One party in the proof. `stake` is what it holds of the party of line `parent` (-1: the first line).

    `note` says why the line is not carried further, "" where it is, or ends at a listed party.
    """

    depth: int
    parent: int
    conclusion: Conclusion
    stake: Stake | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A conclusion with its stakes, as lines in reading order; `hidden` lines were left out beyond the limit."""

    rule: Rule
    lines: tuple[ProofLine, ...]
    hidden: int = 0

    @property
    def conclusion(self) -> Conclusion:
        """What is proved."""
        return self.lines[0].conclusion

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of every stake in the proof, each once, in reading order."""
        found = (item for line in self.lines if line.stake for item in line.stake.evidence)
        return tuple(dict.fromkeys(found))


def prove(ownership: Ownership, node: str, *, limit: int = LINE_LIMIT) -> Proof:
    """The proof of what the rule says of a party, owners that hold most first.

    Raises:
        NotThere: no register names the party.
    """
    lines: list[ProofLine] = []
    shown: set[str] = set()
    hidden = 0
    waiting = [ProofLine(0, -1, ownership.find(node))]
    rank = _ranks(ownership, node)
    while waiting:
        line = waiting.pop()
        if len(lines) >= limit:
            hidden += 1
            continue
        if not line.note and line.conclusion.node in shown:
            line = replace(line, note=ABOVE)
        lines.append(line)
        if line.note or line.conclusion.status is Status.LISTED:
            continue
        shown.add(line.conclusion.node)
        waiting += reversed(_owners(ownership, line, at=len(lines) - 1, rank=rank))
    return Proof(ownership.rule, tuple(lines), hidden)


def _ranks(ownership: Ownership, node: str) -> Callable[[str], int]:
    """The place in the order of joining; parties that did not join for certain come after all that did."""
    position = {party: place for place, party in enumerate(ownership.table.parties)}
    if ownership.status(node) is Status.LISTED:
        return lambda _: 0
    reaches = ownership.reaches(ownership.seed_of(node)) if ownership.decided(node) else None
    after = len(position)

    def rank(party: str) -> int:
        if reaches is None:
            return after
        at = position[party]
        possible = reaches.possible.get(at)
        return reaches.certain.get(at, after + possible if possible is not None else 2 * after)

    return rank


def _owners(ownership: Ownership, line: ProofLine, *, at: int, rank: Callable[[str], int]) -> list[ProofLine]:
    made = []
    own_rank = rank(line.conclusion.node)
    stakes = sorted(line.conclusion.stakes, key=lambda stake: (-stake.band.least, -stake.band.most, stake.owner))
    for stake in stakes:
        conclusion = ownership.find(stake.owner)
        later = conclusion.status is Status.BLOCKED and rank(stake.owner) >= own_rank
        note = IN_RING if later else ""
        made.append(ProofLine(line.depth + 1, at, conclusion, stake, note))
    return made


def say_conclusion(conclusion: Conclusion, rule: Rule) -> str:
    """The conclusion in words: the sum, the test, and what is not known."""
    holding = "" if conclusion.holding is Holding.SHARES else f" of {conclusion.holding.replace('_', ' ')}"
    least, most = percent(conclusion.least), percent(conclusion.most)
    held = least if conclusion.least == conclusion.most else f"{least} to {most}"
    unnamed = f"; no named owner is known to hold {percent(conclusion.unnamed)}" if conclusion.unnamed else ""
    whom = "blocked owners" if rule.aggregate else (conclusion.for_party or "no listed party")
    if conclusion.status is Status.LISTED:
        return "listed itself"
    if conclusion.status is Status.CLEAR and not conclusion.most:
        return f"clear: no blocked owner is known{unnamed}"
    return f"{conclusion.status}: {whom} hold{'' if rule.aggregate else 's'} {held}{holding}{unnamed}"


def nest(proof: Proof) -> dict[str, Any]:
    """The proof as nested plain values, ready for JSON: `held_by` holds the owners, shares in basis points."""
    made: list[dict[str, Any]] = []
    for line in proof.lines:
        entry = _plain(line, proof.rule)
        made.append(entry)
        if line.parent >= 0:
            parent = made[line.parent]
            if line.depth <= NEST_LIMIT:
                parent.setdefault("held_by", []).append(entry)
            else:
                parent["goes_on"] = f"deeper than {NEST_LIMIT} levels"
    return made[0] | ({"hidden_lines": proof.hidden} if proof.hidden else {})


def _plain(line: ProofLine, rule: Rule) -> dict[str, Any]:
    conclusion = line.conclusion
    entry: dict[str, Any] = {
        "party": conclusion.node,
        "status": str(conclusion.status),
        "says": say_conclusion(conclusion, rule),
        "least": conclusion.least,
        "most": conclusion.most,
        "unnamed": conclusion.unnamed,
    }
    if conclusion.for_party:
        entry["for_party"] = conclusion.for_party
    if line.stake:
        entry["stake"] = plain_stake(line.stake)
    return entry | ({"note": line.note} if line.note else {})


def plain_stake(stake: Stake) -> dict[str, Any]:
    """A stake as plain values, with its evidence."""
    return {
        "owner": stake.owner,
        "owned": stake.owned,
        "words": stake.words,
        "least": stake.band.least,
        "most": stake.band.most,
        "holding": str(stake.holding),
        "from": stake.start.isoformat() if stake.start else None,
        "to": stake.end.isoformat() if stake.end else None,
        "direct": stake.direct,
        "source": stake.source,
        "evidence": [
            {"capture": item.capture, "place": item.place, "quote": item.quote} for item in stake.evidence
        ],
    }
