"""screen: who is listed, and why it is thought so; why another is no hit, and what was nearest."""

from pathlib import Path
from typing import Annotated

import typer

from ostrakon.commands.output import FormatOption, WorkspaceOption, open_workspace, say, show
from ostrakon.commands.screening_table import miss_tables, screening_tables
from ostrakon.flow.days import parse_day, parse_time
from ostrakon.flow.queries import QueryFacts, make_query
from ostrakon.flow.scope import LIMIT, Scope
from ostrakon.flow.waterfalls import write_waterfalls


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(screen)


AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="A day, YYYY-MM-DD: the record as published then. Default: today.")
]
KnownAtOption = Annotated[
    str | None, typer.Option("--known-at", help="A day or time: only editions retrieved by then count.")
]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to look for, in any spelling or script.")]
_Kind = Annotated[str, typer.Option(help="person, organization, company, vessel, aircraft ...")]
_Born = Annotated[str, typer.Option(help="1979, 1979-03-22, 1976~ (about) or 1975/1979.")]
_Country = Annotated[list[str] | None, typer.Option(help="Code or name; repeatable.")]
_Identifier = Annotated[list[str] | None, typer.Option("--id", help="VALUE or SCHEME:VALUE; repeatable.")]
_Address = Annotated[list[str] | None, typer.Option(help="Searched for places under embargo; repeatable.")]
_Lists = Annotated[list[str] | None, typer.Option("--list", help="Only this list; repeatable.")]
_Limit = Annotated[int, typer.Option(help="Most hits to show.")]
_Threshold = Annotated[float | None, typer.Option(help="Least probability, 0 to 1. Default: the policy's.")]
_Policy = Annotated[str, typer.Option(help="NAME, or NAME@VERSION to insist on a version.")]
_Nearest = Annotated[int, typer.Option(help="Also tell so many of the best below the threshold.")]
_Explain = Annotated[bool, typer.Option("--explain", help="On a terminal: every term of each sum, drawn.")]
_WhyNot = Annotated[str | None, typer.Option("--why-not", help="LIST:ID, id, entity or name: why it is no hit.")]
_Svg = Annotated[Path | None, typer.Option(help="Write the sums, drawn, to this SVG file as well.")]


def screen(
    name: _Name,
    kind: _Kind = "",
    born: _Born = "",
    country: _Country = None,
    identifier: _Identifier = None,
    address: _Address = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    lists: _Lists = None,
    limit: _Limit = LIMIT,
    threshold: _Threshold = None,
    policy: _Policy = "default",
    nearest: _Nearest = 0,
    why_not: _WhyNot = None,
    explain: _Explain = False,
    svg: _Svg = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Screen a name against the record as of a day."""
    facts = QueryFacts(
        kind=kind, born=born, countries=country or (), identifiers=identifier or (), addresses=address or ()
    )
    scope = Scope(
        parse_day(as_of, what="--as-of"),
        tuple(lists or ()),
        parse_time(known_at, what="--known-at"),
        limit,
        threshold,
        policy,
        nearest,
    )
    if why_not is not None:
        with open_workspace(workspace) as opened:
            misses = opened.why_not(name, why_not, scope=scope, **facts)
        show(misses, output, lines=misses, table=lambda: miss_tables(name, misses))
        write_waterfalls(svg, [(f"{name} ~ {miss.name}", miss.comparison) for miss in misses])
        return
    with open_workspace(workspace) as opened:
        found = opened.screenings([make_query(name, facts)], scope)[0]
    for issue in found.issues:
        say(f"incomplete: {issue}")
    show(found, output, lines=[found], table=lambda: screening_tables(found, explain=explain))
    write_waterfalls(svg, [(f"{name} ~ {hit.name}", hit) for hit in (*found.hits, *found.nearest)])
