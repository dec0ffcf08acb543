"""delta: what differs between two editions of a list."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from ostrakon.commands.output import FormatOption, WorkspaceOption, make_table, make_words, open_workspace, show
from ostrakon.model import Delta, ListingChange


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(delta)


def delta(
    list_id: Annotated[str, typer.Argument(metavar="LIST", help="The list.")],
    first: Annotated[str, typer.Argument(metavar="FROM", help="A day: the edition in force then, YYYY-MM-DD.")],
    last: Annotated[str | None, typer.Argument(metavar="TO", help="A later day; default: the newest.")] = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what was added, removed and changed between two days."""
    with open_workspace(workspace) as opened:
        found = opened.delta(list_id, first, last)
    show(_document(found), output, lines=_changes(found), table=lambda: _table(found))


def _all(found: Delta) -> tuple[ListingChange, ...]:
    return (*found.added, *found.removed, *found.changed)


def _document(found: Delta) -> dict[str, Any]:
    """`added`, `removed` and `changed` are native ids; `changes` tells each one with its fields."""
    return {
        "list": found.list_id,
        "from": found.before.published,
        "to": found.after.published,
        "added": [change.native_id for change in found.added],
        "removed": [change.native_id for change in found.removed],
        "changed": [change.native_id for change in found.changed],
        "changed_by_renaming": [change.native_id for change in found.changed if change.by_renaming],
        "changes": _changes(found),
    }


def _changes(found: Delta) -> list[dict[str, Any]]:
    return [
        {
            "kind": change.kind,
            "native_id": change.native_id,
            "name": change.name,
            "by_renaming": change.by_renaming,
            "fields": [{"field": each.field, "gone": each.gone, "came": each.came} for each in change.fields],
        }
        for change in _all(found)
    ]


def _table(found: Delta) -> Sequence[object]:
    title = f"{found.list_id}: {found.before.published} to {found.after.published}"
    rows = [
        (
            change.kind.value + (" (another party's renaming)" if change.by_renaming else ""),
            change.native_id,
            change.name,
            "\n".join(_field_words(change)),
        )
        for change in _all(found)
    ]
    counts = f"{len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed"
    return [make_table(title, ("change", "id", "name", "fields"), rows), make_words(counts)]


def _field_words(change: ListingChange) -> list[str]:
    return [
        f"{each.field}: {' | '.join(each.gone) or '(nothing)'} -> {' | '.join(each.came) or '(nothing)'}"
        for each in change.fields
    ]
