"""resolve, judge, entities, why: which listings and parties of reports are one, and why."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

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
from ostrakon.model import Comparison, Entity, Judgement, Sameness

if TYPE_CHECKING:
    from ostrakon.flow.resolve_all import Resolved

_UNJUDGED = "never judged, for their names are too far apart"
_SHOWN = 200  # entities in a table; JSON lines has all


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(resolve)
    app.command()(judge)
    app.command()(entities)
    app.command()(why)


def resolve(
    anew: Annotated[
        bool, typer.Option("--all", help="Compare everything again, not only what changed since the last run.")
    ] = False,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Find which listings of all lists, and which parties of reports, are one party."""
    from ostrakon.flow.resolve_all import resolve_lists

    with open_workspace(workspace) as opened, _progress() as progress:
        done = resolve_lists(opened.shelf, anew=anew, progress=progress)
    show(done, output, lines=[done], table=lambda: [make_words(_tell(done))])


def _tell(done: "Resolved") -> str:
    """What a run did, in words."""
    if not done.compared and not done.mentions and not done.recorded:
        return (
            "Nothing came, changed or went since the last run; ostrakon resolve --all compares everything again."
        )
    which = "All" if done.anew else "New, changed and touched:"
    words = f"{which} {done.compared:,} listings compared, {done.judged:,} pairs judged, "
    words += f"{done.recorded:,} judgements new. "
    words += f"{done.entities:,} entities" + ("" if done.anew else " around them")
    words += f"; {done.mentions:,} parties of reports are tied to listings"
    again = "; judgements contradict each other: ostrakon entities --contradictions"
    return words + (f"; {done.contradictions} times{again}." if done.contradictions else ".")


def judge(
    first: Annotated[
        str, typer.Argument(metavar="A", help="LIST:ID, a native id, report:DOCUMENT:PARTY, or a name.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    outcome: Annotated[Sameness, typer.Argument(help="same, different or unsure.")],
    by: Annotated[str, typer.Option(help="Who judges.")],
    reason: Annotated[str, typer.Option("--why", help="The reason, in words.")],
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Record a person's judgement on two listings or parties; it beats every policy's."""
    from ostrakon.flow.judging import judge as record

    with open_workspace(workspace) as opened:
        made = record(opened.shelf, first, second, outcome, by=by, why=reason)
    words = f"{made.left} and {made.right}: {made.outcome.value}, by {made.by}: {made.why}"
    show(made, output, lines=[made], table=lambda: [make_words(words)])


def entities(
    several: Annotated[
        bool, typer.Option("--several", help="Only entities of several listings or mentions.")
    ] = False,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Show judgements that stand against each other instead.")
    ] = False,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the entities: each with its listings and its mentions in reports."""
    from ostrakon.flow.entities import read_entities
    from ostrakon.flow.resolve_runs import read_last_run

    with open_workspace(workspace) as opened:
        found = read_entities(opened.shelf)
        if read_last_run(opened.shelf) is None:
            say("nothing was resolved yet, so each listing stands alone; first run: ostrakon resolve")
    if contradictions:
        rows = [(each.left, each.right, each.against) for each in found.contradictions]
        columns = ("judged the same", "as", "but")
        lines = found.contradictions
        show(lines, output, lines=lines, table=lambda: [make_table("Contradictions", columns, rows)])
        return
    chosen = [each for each in found.entities if len(each.members) > 1 or not several]
    documents = [entity_document(each) for each in chosen]
    show(documents, output, lines=documents, table=lambda: _entity_tables(chosen, found.contradictions))


def entity_document(entity: Entity) -> dict[str, Any]:
    """An entity as it is printed: listings by `list` and `native_id`, mentions by `document` and `party`."""
    from ostrakon.flow.entities import LISTING, split_member

    pairs = [(member.startswith(LISTING), split_member(member)) for member in entity.members]
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "listings": [{"list": each[0], "native_id": each[1]} for listed, each in pairs if listed],
        "mentions": [{"document": each[0], "party": each[1]} for listed, each in pairs if not listed],
        "former_ids": list(entity.former_ids),
    }


def _entity_tables(chosen: Sequence[Entity], contradictions: Sequence[object]) -> Sequence[object]:
    rows = [
        (each.id, each.kind.value, each.name, "\n".join(member.partition(":")[2] for member in each.members))
        for each in chosen[:_SHOWN]
    ]
    shown = [make_table("Entities", ("id", "kind", "name", "members"), rows)]
    more = f"{len(chosen):,} entities" + (f", the first {_SHOWN} shown" if len(chosen) > _SHOWN else "")
    return [*shown, make_words(f"{more}; {len(contradictions)} contradictions (--contradictions shows them)")]


def why(
    first: Annotated[
        str, typer.Argument(metavar="A", help="LIST:ID, a native id, report:DOCUMENT:PARTY, or a name.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show why two listings or parties are, or are not, one party: every term of the sum, and who judged."""
    from ostrakon.flow.judging import explain_pair

    with open_workspace(workspace) as opened:
        found = explain_pair(opened.shelf, first, second)
    same = bool(found.left_entity) and found.left_entity == found.right_entity
    standing = found.standing.value if found.standing else _UNJUDGED
    head = f"{found.left} and {found.right}: {standing}"
    state = (
        f"one entity, {found.left_entity}" if same else f"two entities, {found.left_entity}, {found.right_entity}"
    )

    def tables() -> Sequence[object]:
        """The pair's standing, then a table for each judgement and weighing."""
        shown = [make_words(f"{head}; {state}")]
        shown += [_terms_table("Judged by " + each.by, each) for each in found.judgements]
        shown += (
            [_terms_table("The names and facts, as screening weighs them", found.names)] if found.names else []
        )
        return shown

    show(found, output, lines=[found], table=tables)


def _terms_table(title: str, told: Judgement | Comparison) -> object:
    rows = [
        (part.feature, part.query, part.candidate, f"{part.bits:+.1f}", part.note or part.verdict.value)
        for part in told.parts
    ]
    words = f"{told.outcome.value}, {told.at:%Y-%m-%d}: {told.why}" if isinstance(told, Judgement) else ""
    sum_up = (" in all", words[:80], "", f"{told.bits:+.1f}", f"probability {told.probability:.4f}")
    return make_table(title, ("feature", "left", "right", "bits", "note"), [*rows, sum_up])


@contextmanager
def _progress() -> Iterator[Any]:
    """Steps on standard error: a bar on a terminal, a line a step elsewhere."""
    if not sys.stderr.isatty():
        seen: set[str] = set()

        def tell(step: str, done: int, total: int) -> None:
            if step not in seen:
                seen.add(step)
                say(step + (f" ({total:,})" if total > 1 else ""))

        yield tell
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def draw(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield draw
