"""network and path: who stands around a party, and what leads from one party to another."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from ostrakon.commands.output import (
    FormatOption,
    WorkspaceOption,
    clean,
    make_table,
    make_words,
    open_workspace,
    say,
    show,
)
from ostrakon.commands.own import RegisterOption
from ostrakon.commands.screening import AsOfOption
from ostrakon.exchange.graphs import (
    network_document,
    say_relation,
    write_csv,
    write_cypher,
    write_gexf,
    write_graphml,
    write_json,
    write_svg,
)
from ostrakon.flow.days import parse_day
from ostrakon.flow.network import (
    Record,
    find_node,
    rank_around,
    read_network,
    show_neighborhood,
    show_paths,
)
from ostrakon.flow.shelf import Shelf
from ostrakon.model import BadRequest, NetworkView, Predicate, Relation
from ostrakon.network.facilitators import Facilitator
from ostrakon.network.graph import ASSERTED, Lens
from ostrakon.network.neighborhood import HUB_CAP, Reach
from ostrakon.network.paths import Path as NetworkPath

TIES_SHOWN = 20
ID_LETTERS = 28  # letters of an id in a table; JSON has it whole


class NetworkFormat(StrEnum):
    """How to hand on a neighborhood."""

    TABLE = "table"
    JSON = "json"
    GEXF = "gexf"
    GRAPHML = "graphml"
    CYPHER = "cypher"
    CSV = "csv"
    SVG = "svg"


WRITERS: dict[NetworkFormat, Callable[[NetworkView], str]] = {
    NetworkFormat.JSON: write_json,
    NetworkFormat.GEXF: write_gexf,
    NetworkFormat.GRAPHML: write_graphml,
    NetworkFormat.CYPHER: write_cypher,
    NetworkFormat.CSV: write_csv,
    NetworkFormat.SVG: write_svg,
}

PartyArgument = Annotated[str, typer.Argument(metavar="NAME|ID", help="A name, a native id, or LIST:ID.")]
OnlyOption = Annotated[str, typer.Option("--only", help="asserted: leave out what is merely alleged.")]
PredicateOption = Annotated[
    list[str] | None, typer.Option("--tie", help="Only this kind of tie (owns, linked_to ...); repeatable.")
]


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(network)
    app.command()(path)


def network(
    party: PartyArgument,
    depth: Annotated[int, typer.Option(min=0, max=6, help="Steps to go.")] = 1,
    as_of: AsOfOption = None,
    only: OnlyOption = "",
    tie: PredicateOption = None,
    hub: Annotated[int, typer.Option(min=1, help="Neighbors from which on a party is not followed.")] = HUB_CAP,
    rank: Annotated[
        bool, typer.Option("--rank", help="Rank who may be working for the party, with reasons.")
    ] = False,
    register: RegisterOption = None,
    output: Annotated[
        NetworkFormat | None, typer.Option("--format", help="Default: table on a terminal, json when piped.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the parties around a party, and every relation among them with its source."""
    with open_workspace(workspace) as opened:
        record, lens = _record(opened.shelf, as_of, register, only, tie)
        node = find_node(opened.shelf, record, party)
    view = show_neighborhood(record, node, reach=Reach(depth, hub), lens=lens)
    _say_ties(record)
    if output in WRITERS:
        typer.echo(WRITERS[output](view), nl=False)
        return
    ranked = rank_around(record, view) if rank else ()
    document = network_document(view) | ({"facilitators": [_facilitator(one) for one in ranked]} if rank else {})
    asked = None if output is None else _plain_format(output)
    show(document, asked, lines=document["relations"], table=lambda: [*_tables(view, ranked)])


def path(
    start: Annotated[str, typer.Argument(metavar="A", help="A name, a native id, or LIST:ID.")],
    end: Annotated[str | None, typer.Argument(metavar="B", help="Default: the nearest listed parties.")] = None,
    count: Annotated[int, typer.Option("-k", min=1, max=100, help="How many paths.")] = 5,
    as_of: AsOfOption = None,
    since: Annotated[str | None, typer.Option("--since", help="With --as-of: ties of this period.")] = None,
    only: OnlyOption = "",
    tie: PredicateOption = None,
    register: RegisterOption = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the shortest paths from one party to another, or to the nearest listed parties."""
    with open_workspace(workspace) as opened:
        record, lens = _record(opened.shelf, as_of, register, only, tie)
        first = find_node(opened.shelf, record, start)
        last = find_node(opened.shelf, record, end) if end else None
    if since:
        lens = Lens(parse_day(since, what="--since"), lens.last, lens.predicates, lens.modalities)
    found = show_paths(record, first, last, k=count, lens=lens)
    _say_ties(record)
    if not found:
        say("no path: nothing in the record leads from the one to the other")
    lines = [_path_document(record, each) for each in found]
    document = {"from": first, "to": last, "as_of": record.as_of, "paths": lines}
    show(document, output, lines=lines, table=lambda: [make_words(line) for line in _path_lines(record, found)])


def _record(
    shelf: Shelf, as_of: str | None, register: Sequence[Path] | None, only: str, tie: Sequence[str] | None
) -> tuple[Record, Lens]:
    if only not in ("", "asserted"):
        raise BadRequest(f"--only {only!r}: expected asserted")
    known = {str(predicate): predicate for predicate in Predicate}
    unknown = [each for each in tie or () if each not in known]
    if unknown:
        raise BadRequest(f"no kind of tie {unknown[0]!r}; expected one of {', '.join(known)}")
    day = parse_day(as_of, what="--as-of") or shelf.clock().date()
    record = read_network(shelf, day, files=tuple(register or ()))
    predicates = frozenset(known[each] for each in tie or ())
    return record, Lens(day, day, predicates, ASSERTED if only else frozenset())


def _plain_format(output: NetworkFormat) -> Any:
    from ostrakon.commands.output import Format

    return Format(output.value)


def _say_ties(record: Record) -> None:
    for words in record.ties[:TIES_SHOWN]:
        say(words)
    if len(record.ties) > TIES_SHOWN:
        say(f"and {len(record.ties) - TIES_SHOWN} more ties by screening")


def _tables(view: NetworkView, ranked: Sequence[Facilitator]) -> Iterator[object]:
    labels = {node.id: node.label for node in view.nodes}
    rows = [
        (str(node.depth), node.label, node.kind, ", ".join(node.lists), f"{node.degree}", _short(node.id))
        for node in view.nodes
    ]
    yield make_table("parties", ("steps", "name", "kind", "listed on", "ties", "id"), rows)
    ties = [
        (labels[one.subject], say_relation(one), labels[one.object], _source_words(one)) for one in view.relations
    ]
    if ties:
        yield make_table("relations", ("who", "what", "whom", "its words and place"), ties)
    else:
        yield make_words(
            "No tie of it to another party is on record: no list and no report read so far states one."
        )
    if ranked:
        points = [
            (str(one.points), one.node.label, "\n".join(f"{each.points:+d} {each.words}" for each in one.reasons))
            for one in ranked
        ]
        yield make_table("who may be working for it", ("points", "name", "reasons"), points)
    for note in view.notes:
        yield make_words(note)


def _short(node: str) -> str:
    return node if len(node) <= ID_LETTERS else node[: ID_LETTERS - 1] + "…"


def _source_words(relation: Relation) -> str:
    return "\n".join(f"{each.quote} [{each.place}]" for each in relation.evidence[:2]) or relation.source


def _facilitator(one: Facilitator) -> dict[str, Any]:
    reasons = [{"words": each.words, "points": each.points, "evidence": each.evidence} for each in one.reasons]
    document = {"party": one.node.id, "label": one.node.label, "points": one.points, "reasons": reasons}
    return msgspec.json.decode(msgspec.json.encode(document), type=dict[str, Any])


def _path_document(record: Record, found: NetworkPath) -> dict[str, Any]:
    network = record.network
    return {
        "length": found.length,
        "nodes": [{"id": node, "label": network.nodes[network.index[node]].label} for node in found.nodes],
        "steps": [
            [
                {
                    "subject": one.subject,
                    "words": say_relation(one),
                    "object": one.object,
                    "modality": one.modality,
                    "said_by": one.said_by,
                    "evidence": one.evidence,
                }
                for one in step
            ]
            for step in found.steps
        ],
    }


def _path_lines(record: Record, paths: Sequence[NetworkPath]) -> Iterator[str]:
    network = record.network
    for number, found in enumerate(paths, 1):
        labels = [network.nodes[network.index[node]].label for node in found.nodes]
        yield f"{number}. {found.length} steps: {clean(labels[0])}"
        for left, label, step in zip(found.nodes, labels[1:], found.steps, strict=False):
            for one in step:
                arrow = f"{say_relation(one)} →" if one.subject == left else f"← {say_relation(one)}"
                yield f"   {arrow} {label}   {_source_words(one)}"
