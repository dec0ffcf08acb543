"""Who owns a party, and what the ownership rules make of it: each rule's conclusion with its proof."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ostrakon.flow.registers import Registers, Say, find_listed, read_registers
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import read_list_ids
from ostrakon.model import BadRequest, Issue, NotThere
from ostrakon.network.checks import IndirectCheck, check_indirect
from ostrakon.network.comparison import RuleView, compare_rules
from ostrakon.network.control import ControlFlag, find_control
from ostrakon.network.economic import EconomicShare, effective_share
from ostrakon.network.flips import Flip, find_flips, owners_above
from ostrakon.network.listed import ListedParty, blocked_on
from ostrakon.network.ownership import Conclusion, conclude
from ostrakon.network.proof import Proof, prove
from ostrakon.network.registers import PartyNote
from ostrakon.network.rules import RULE_IDS, Rule, find_rule, load_rule

NEAR = 5  # names offered where one is not found


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """What is asked: rules, day, register files ("" for those kept), parties declared blocked."""

    as_of: date
    rules: tuple[str, ...] = RULE_IDS
    files: tuple[Path, ...] = ()
    declared: tuple[str, ...] = ()
    progress: Say | None = None


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """One rule's answer; `proof` and `share` are None where no version of the rule is in force."""

    view: RuleView
    proof: Proof | None
    flips: tuple[Flip, ...]
    control: tuple[ControlFlag, ...]
    share: EconomicShare | None


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The whole answer on one party. `missing` says which lists a rule looks to are not held."""

    node: str
    name: str
    as_of: date
    rules: tuple[RuleAnswer, ...]
    listed: tuple[ListedParty, ...]
    notes: tuple[PartyNote, ...]
    checks: tuple[IndirectCheck, ...]
    issues: tuple[Issue, ...]
    missing: tuple[str, ...]
    registers: Registers


def ask_ownership(shelf: Shelf | None, words: str, terms: OwnTerms) -> OwnAnswer:
    """What each rule says of the party that an id or a name of the registers means.

    Raises:
        BadRequest: no register; no such rule; a name of several parties.
        NotThere: no register names the party.
    """
    registers = _registers(shelf, terms)
    node = find_party(registers, words)
    chain = owners_above(registers.stakes, node)
    declared = [find_party(registers, each) for each in terms.declared]
    listed = find_listed(shelf, registers, as_of=terms.as_of, declared=declared, nodes={node, *chain})
    links = [
        link for reading in registers.readings for link in reading.links if node in (link.subject, link.object)
    ]
    views = compare_rules(registers.stakes, listed, node, as_of=terms.as_of, rule_ids=terms.rules)
    answers = []
    for view in views:
        flips = find_flips(registers.stakes, listed, node, rule_id=view.rule_id)
        if view.ownership is None:
            answers.append(RuleAnswer(view, None, flips, (), None))
            continue
        control = find_control(view.ownership, node, links)
        share = effective_share(view.ownership, node)
        answers.append(RuleAnswer(view, prove(view.ownership, node), flips, control, share))
    claims = [claim for reading in registers.readings for claim in reading.indirect if claim.owned == node]
    return OwnAnswer(
        node=node,
        name=registers.name(node),
        as_of=terms.as_of,
        rules=tuple(answers),
        listed=tuple(party for party in listed if party.node in {node, *chain}),
        notes=tuple(note for reading in registers.readings for note in reading.notes if note.party in chain),
        checks=tuple(check_indirect(registers.stakes, claim, as_of=terms.as_of) for claim in claims),
        issues=_issues(registers, views, chain),
        missing=_missing(shelf, terms.rules),
        registers=registers,
    )


def conclude_all(shelf: Shelf | None, terms: OwnTerms) -> Iterator[tuple[str, str, Conclusion]]:
    """Every party of the registers that is listed or not clear, under each rule: rule id, name, conclusion."""
    registers = _registers(shelf, terms)
    declared = [find_party(registers, each) for each in terms.declared]
    listed = find_listed(shelf, registers, as_of=terms.as_of, declared=declared)
    for rule_id in terms.rules:
        rule = find_rule(rule_id, terms.as_of)
        if rule is None:
            if terms.progress:
                terms.progress(f"{rule_id}: no version in force on {terms.as_of}")
            continue
        yield from _all_under(registers, listed, rule, terms.as_of)


def _all_under(
    registers: Registers, listed: Sequence[ListedParty], rule: Rule, as_of: date
) -> Iterator[tuple[str, str, Conclusion]]:
    made = conclude(registers.stakes, blocked_on(listed, rule, as_of), rule=rule, as_of=as_of)
    for node, _ in made.statuses():
        yield rule.id, registers.name(node), made.find(node)


def _registers(shelf: Shelf | None, terms: OwnTerms) -> Registers:
    for rule_id in terms.rules:
        load_rule(rule_id)
    registers = read_registers(shelf, terms.files, progress=terms.progress)
    if not registers.readings:
        raise BadRequest("no register of ownership: give one with --register FILE, or keep one in the workspace")
    return registers


def find_party(registers: Registers, words: str) -> str:
    """The id of the party that an id or a name means.

    Raises:
        BadRequest: several parties have that name.
        NotThere: none has; the nearest names are told.
    """
    wanted = words.strip()
    nodes = registers.stakes.parties
    if wanted in registers.parties or wanted in set(nodes):
        return wanted
    key = _key(wanted)
    named = {node: registers.name(node) for node in (*registers.parties, *nodes)}
    found = sorted(node for node, name in named.items() if _key(name) == key)
    if len(found) > 1:
        raise BadRequest(f"{len(found)} parties are called {wanted!r}; give the id: {', '.join(found[:NEAR])}")
    if found:
        return found[0]
    near = sorted(name for name in set(named.values()) if key and key in _key(name))[:NEAR]
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise NotThere(f"no register given names {wanted[:80]!r}{hint}")


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").replace(".", " ").split())


def _issues(registers: Registers, views: Sequence[RuleView], chain: frozenset[str]) -> tuple[Issue, ...]:
    """Issues of the files, and of the stakes above the party, each once."""
    found = [issue for reading in registers.readings for issue in reading.issues]
    for view in views:
        if view.ownership:
            found += [
                issue
                for issue in view.ownership.issues
                if issue.place.rpartition(" -> ")[2] in chain and issue not in found
            ]
    return tuple(dict.fromkeys(found))


def _missing(shelf: Shelf | None, rules: Sequence[str]) -> tuple[str, ...]:
    held = set(read_list_ids(shelf.ledger)) if shelf is not None else set()
    wanted = {name: rule.title for rule_id in rules for rule in load_rule(rule_id)[:1] for name in rule.lists}
    return tuple(
        f"{title} looks to the list {name}, which is not held here: its parties count only where declared"
        for name, title in wanted.items()
        if name not in held
    )
