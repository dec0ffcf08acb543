"""own: who owns a party, and what the ownership rules of the US, the EU and the UK make of it, with the proof."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ostrakon.commands.output import (
    Format,
    FormatOption,
    WorkspaceOption,
    make_words,
    open_workspace,
    say,
    show,
)
from ostrakon.commands.screening import AsOfOption
from ostrakon.flow.days import parse_day
from ostrakon.flow.ownership import OwnAnswer, OwnTerms, RuleAnswer, ask_ownership, conclude_all
from ostrakon.flow.registers import keep_registers
from ostrakon.flow.shelf import Shelf
from ostrakon.model import BadRequest
from ostrakon.network.flips import Flip
from ostrakon.network.ownership import Conclusion, Status
from ostrakon.network.proof import Proof, ProofLine, nest, say_conclusion
from ostrakon.network.rules import RULE_IDS
from ostrakon.network.stakes import percent
from ostrakon.settings import read_clock

ISSUES_SHOWN = 10

RegisterOption = Annotated[
    list[Path] | None,
    typer.Option("--register", help="A register's file (BODS, GLEIF, UK PSC, FollowTheMoney, CSV); repeatable."),
]


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(own)


def own(
    party: Annotated[
        str | None, typer.Argument(metavar="NAME|ID", help="A party of the registers; leave out with --all.")
    ] = None,
    rule: Annotated[str, typer.Option(help=f"Rules, by comma: {', '.join(RULE_IDS)}. Default: all.")] = "",
    as_of: AsOfOption = None,
    register: RegisterOption = None,
    listed: Annotated[
        list[str] | None, typer.Option("--listed", help="A party to take as blocked, by name or id; repeatable.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every party that is not clear.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the registers in the workspace.")] = False,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Conclude under ownership rules, and print the proof as a tree."""
    if every == (party is not None):
        raise BadRequest("name one party, or ask for --all of them")
    rules = tuple(each.strip() for each in rule.split(",") if each.strip()) or RULE_IDS
    day = parse_day(as_of, what="--as-of") or read_clock().date()
    files, declared = tuple(register or ()), tuple(listed or ())
    terms = OwnTerms(day, rules, files, declared, say)
    alone = bool(declared and files and workspace is None and not keep)  # all that is asked is at hand
    if alone:
        _answer(None, party, terms, output)
        return
    with open_workspace(workspace, new=keep) as opened:
        if keep:
            for reading in keep_registers(opened.shelf, files):
                say(f"kept {reading.name}: {reading.format}, {reading.entries:,} entries")
        _answer(opened.shelf, party, terms, output)


def _answer(shelf: Shelf | None, party: str | None, terms: OwnTerms, output: Format | None) -> None:
    if party is None:
        _show_all(shelf, terms, output)
        return
    found = ask_ownership(shelf, party, terms)
    document = own_document(found)
    show(document, output, lines=document["rules"], table=lambda: [make_words(line) for line in _tell(found)])


def _show_all(shelf: Shelf | None, terms: OwnTerms, output: Format | None) -> None:
    found = list(conclude_all(shelf, terms))
    rows = [_row(*each) for each in found]
    words = (
        f"{rule_id}: {name} is {one.status}"
        + ("" if one.status is Status.LISTED else f" ({percent(one.least)} to {percent(one.most)})")
        for rule_id, name, one in found
    )
    show({"as_of": terms.as_of, "conclusions": rows}, output, lines=rows, table=lambda: [*map(make_words, words)])


def _row(rule_id: str, name: str, found: Conclusion) -> dict[str, Any]:
    return {
        "rule": rule_id,
        "version": found.version,
        "party": found.node,
        "name": name,
        "status": str(found.status),
        "least": found.least,
        "most": found.most,
        "unnamed": found.unnamed,
        "for_party": found.for_party,
    }


def _tell(found: OwnAnswer) -> Iterator[str]:
    """The answer as lines of text."""
    yield f"{found.name}, as of {found.as_of}"
    for answer in found.rules:
        yield ""
        yield from _tell_rule(found, answer)
    yield ""
    for note in found.notes:
        yield f"note on {found.registers.name(note.party)}: {note.words} [{note.evidence[0].place}]"
    for check in found.checks:
        yield f"cross-check: {found.registers.name(check.claim.owner)} {check.words}"
    for party in found.listed:
        entry = f"{party.list_id}:{party.native_id}" if party.list_id else "blocked"
        yield f"{found.registers.name(party.node)} is taken for {entry} ({party.how})"
    yield from found.missing
    for issue in found.issues[:ISSUES_SHOWN]:
        yield f"issue {issue.code}: {issue.place}: {issue.value}: {issue.message}"
    if len(found.issues) > ISSUES_SHOWN:
        yield f"and {len(found.issues) - ISSUES_SHOWN} more issues"


def _tell_rule(found: OwnAnswer, answer: RuleAnswer) -> Iterator[str]:
    rule = answer.view.rule
    if rule is None or answer.proof is None:
        yield f"{answer.view.title}: {answer.view.why}"
    else:
        test = f"{rule.reach}{', added up' if rule.aggregate else ', each owner for itself'}"
        yield f"{rule.title} ({test}; version {rule.version})"
        yield from _tree(answer.proof, found)
        if answer.share is not None:
            yield f"  for context, the effective economic share of listed parties: {answer.share} (never the test)"
        for flag in answer.control:
            where = f" [{flag.evidence[0].place}]" if flag.evidence else ""
            who = f"{found.registers.name(flag.controller)} ({flag.status})"
            yield f"  control: {who} {flag.words}{where}: {flag.treatment}"
        if rule.note:
            yield f"  {rule.note}"
    for flip in answer.flips:
        yield f"  {_flip_words(flip)}"


def _flip_words(flip: Flip) -> str:
    before, after = flip.before or "no rule in force", flip.after or "no rule in force"
    note = f"; {flip.note}" if flip.note else ""
    return f"{flip.day}: from {before} to {after}: {'; '.join(flip.causes)}{note}"


def _tree(proof: Proof, found: OwnAnswer) -> Iterator[str]:
    lines = proof.lines
    children: dict[int, int] = {}
    for place, line in enumerate(lines):
        children[line.parent] = place  # the last child of each line
    rails: list[bool] = []
    for place, line in enumerate(lines):
        last = children.get(line.parent) == place
        del rails[max(0, line.depth - 1) :]
        lead = "".join("   " if ended else "│  " for ended in rails)
        branch = "" if not line.depth else ("└─ " if last else "├─ ")
        yield f"  {lead}{branch}{_line_words(line, proof, found)}"
        if line.depth:
            rails.append(last)
    if proof.hidden:
        yield f"  and {proof.hidden} more stakes"


def _line_words(line: ProofLine, proof: Proof, found: OwnAnswer) -> str:
    said = say_conclusion(line.conclusion, proof.rule)
    note = f" ({line.note})" if line.note else ""
    name = found.registers.name(line.conclusion.node)
    if line.stake is None:
        return f"{name}: {said}{note}"
    seen = line.stake.evidence[0] if line.stake.evidence else None
    place = ", ".join(part for part in (line.stake.source, seen.place if seen else "") if part)
    where = f" [{place}{f' sha256:{seen.capture[:8]}' if seen else ''}]" if place else ""
    return f"{line.stake.words}: held by {name}{where}: {said}{note}"


def own_document(found: OwnAnswer) -> dict[str, Any]:
    """The answer as plain values: under each rule the proof as nested `held_by`, shares in basis points."""
    return {
        "party": found.node,
        "name": found.name,
        "as_of": found.as_of,
        "rules": [_rule_document(answer) for answer in found.rules],
        "listed": [
            {"party": one.node, "list": one.list_id, "native_id": one.native_id, "name": one.name, "how": one.how}
            for one in found.listed
        ],
        "notes": [{"party": note.party, "words": note.words, "evidence": note.evidence} for note in found.notes],
        "cross_checks": [{"owner": each.claim.owner, "words": each.words} for each in found.checks],
        "missing": found.missing,
        "issues": found.issues,
    }


def _rule_document(answer: RuleAnswer) -> dict[str, Any]:
    rule, proof = answer.view.rule, answer.proof
    share = answer.share
    return {
        "rule": answer.view.rule_id,
        "title": answer.view.title,
        "version": rule.version if rule else None,
        "source": rule.source if rule else None,
        "status": str(proof.conclusion.status) if proof else None,
        "why": answer.view.why,
        "proof": nest(proof) if proof else None,
        "flips": [
            {"day": flip.day, "from": flip.before, "to": flip.after, "causes": flip.causes, "note": flip.note}
            for flip in answer.flips
        ],
        "control": _control(answer),
        "effective_economic_share": [str(share.least), str(share.most)] if share else None,
    }


def _control(answer: RuleAnswer) -> Sequence[dict[str, Any]]:
    return [
        {
            "controller": flag.controller,
            "status": flag.status,
            "words": flag.words,
            "treatment": flag.treatment,
            "modality": flag.modality,
            "evidence": flag.evidence,
        }
        for flag in answer.control
    ]
