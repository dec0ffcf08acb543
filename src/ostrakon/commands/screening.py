"""screen: who is listed, and why it is thought so."""

from collections.abc import Sequence
from typing import Annotated

import typer

from ostrakon.commands.output import (
    FormatOption,
    WorkspaceOption,
    make_table,
    make_words,
    open_workspace,
    say,
    show,
)
from ostrakon.flow.queries import QueryFacts, make_query
from ostrakon.flow.scope import LIMIT, Scope
from ostrakon.flow.shelf import parse_day, parse_time
from ostrakon.model import Hit, Part, Screening, Verdict

_PARTS_SHOWN = 4  # the weightiest terms of the sum; JSON has all


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(screen)


AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="A day, YYYY-MM-DD: the record as published then. Default: today.")
]
KnownAtOption = Annotated[
    str | None, typer.Option("--known-at", help="A day or time: only editions retrieved by then count.")
]


def screen(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to look for, in any spelling or script.")],
    kind: Annotated[str, typer.Option(help="person, organization, company, vessel, aircraft ...")] = "",
    born: Annotated[str, typer.Option(help="1979, 1979-03-22, 1976~ (about) or 1975/1979.")] = "",
    country: Annotated[list[str] | None, typer.Option(help="Code or name; repeatable.")] = None,
    identifier: Annotated[
        list[str] | None, typer.Option("--id", help="VALUE or SCHEME:VALUE; repeatable.")
    ] = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Only this list; repeatable.")] = None,
    limit: Annotated[int, typer.Option(help="Most hits to show.")] = LIMIT,
    threshold: Annotated[float | None, typer.Option(help="Least probability, 0 to 1.")] = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Screen a name against the record as of a day."""
    facts = QueryFacts(kind=kind, born=born, countries=country or (), identifiers=identifier or ())
    scope = Scope(
        parse_day(as_of, what="--as-of"),
        tuple(lists or ()),
        parse_time(known_at, what="--known-at"),
        limit,
        threshold,
    )
    query = make_query(name, facts)
    with open_workspace(workspace) as opened:
        found = opened.screenings([query], scope)[0]
    for issue in found.issues:
        say(f"incomplete: {issue}")
    show(found, output, lines=[found], table=lambda: _hit_table(found))


def _hit_table(found: Screening) -> Sequence[object]:
    title = f"{found.query.name} as of {found.as_of}"
    rows = [
        (f"{hit.probability:.3f}", f"{hit.bits:+.1f}", hit.list, hit.native_id, hit.name, _why(hit))
        for hit in found.hits
    ]
    searched = f"{found.status}; searched {', '.join(found.editions) or 'nothing'}; policy {found.policy}"
    if not rows:
        return [make_words(f"{title}: no hit"), make_words(searched)]
    return [make_table(title, ("probability", "bits", "list", "id", "name", "why"), rows), make_words(searched)]


def _why(hit: Hit) -> str:
    told = [part for part in hit.parts if part.verdict is not Verdict.MISSING]
    weightiest = sorted(told, key=lambda part: (-abs(part.bits), part.feature))[:_PARTS_SHOWN]
    return "\n".join(f"{part.bits:+.1f} {part.feature}{_compared(part)}" for part in weightiest)


def _compared(part: Part) -> str:
    if part.query or part.candidate:
        return f": {part.query} ~ {part.candidate}"
    return f" ({part.note})" if part.note else ""
