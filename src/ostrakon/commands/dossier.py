"""dossier and timeline: all that the record holds of a party, and what happened to it in order of time."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from ostrakon.commands.output import (
    Format,
    FormatOption,
    WorkspaceOption,
    make_table,
    make_words,
    open_workspace,
    show,
)
from ostrakon.flow.days import parse_day
from ostrakon.model import Designated, Dossier, DossierLine, Evidence, MetDesignation, ToldClaim


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(dossier)
    app.command()(timeline)


class DossierFormat(StrEnum):
    """How to show a dossier."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


_NOTHING = "nothing in that period"

WordsArgument = Annotated[
    str, typer.Argument(metavar="NAME|ID", help="A name, a native id, LIST:ID, or an entity's id.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="A day, YYYY-MM-DD: the record as published then. Default: today.")
]


def dossier(
    words: WordsArgument,
    as_of: AsOfOption = None,
    form: Annotated[
        DossierFormat | None, typer.Option("--format", help="Default: table on a terminal, json when piped.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show all that the record holds of one party, each line with its evidence; html is a page of its own."""
    with open_workspace(workspace) as opened:
        found = opened.dossier(words, as_of=as_of)
    if form is DossierFormat.HTML:
        from ostrakon.exchange.dossier_page import render_dossier

        sys.stdout.write(render_dossier(found))
        return
    output = Format(form.value) if form else None
    show(found, output, lines=found.listings, table=lambda: dossier_tables(found))


def timeline(
    words: WordsArgument,
    as_of: AsOfOption = None,
    first: Annotated[str | None, typer.Option("--from", help="Only from this day on, YYYY-MM-DD.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Only up to this day, YYYY-MM-DD.")] = None,
    output: FormatOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what happened to a party, and was said of it, in order of time."""
    from ostrakon.flow.timeline import between

    days = parse_day(first, what="--from"), parse_day(last, what="--to")
    with open_workspace(workspace) as opened:
        found = opened.dossier(words, as_of=as_of)
    entries = between(found, *days)
    rows = [(each.when, each.topic, each.text, _places(each.evidence)) for each in entries]
    title = f"{found.name} as of {found.as_of}"
    columns = ("when", "what", "words", "evidence")
    show(
        entries,
        output,
        lines=entries,
        table=lambda: [
            make_table(title, columns, rows) if rows else make_words(f"{title}: nothing in that period")
        ],
    )


def dossier_tables(found: Dossier) -> Sequence[object]:
    """The dossier as Rich shows it."""
    shown: list[object] = [
        make_words(f"{found.name} ({found.kind.value}) as of {found.as_of} {found.entity}".strip())
    ]
    if found.see_also:
        shown.append(make_words("The words may also mean: " + "; ".join(found.see_also)))
    shown += _summary_tables(found)
    for each in found.listings:
        period = f"since {each.since}" + (f" until {each.until}" if each.until else "")
        title = f"{each.list}:{each.native_id} {each.status.value} {period}, by {each.authority} [{each.edition}]"
        shown.append(make_table(title, ("topic", "words", "evidence"), map(_line_row, each.lines)))
        shown.append(make_table("History", ("step", "words", "evidence"), map(_line_row, each.history)))
    return shown


def _summary_tables(found: Dossier) -> Sequence[object]:
    shown: list[object] = []
    if found.standings:
        rows = [
            (each.authority, each.status.value, each.program, f"{each.since or ''}") for each in found.standings
        ]
        shown.append(make_table("Standing", ("authority", "status", "program", "since"), rows))
        if any(each.status is Designated.NOT_COMPARED for each in found.standings):
            shown.append(make_words("Not compared with every list held: first run `ostrakon resolve`."))
    for title, lines in (("Names", found.names), ("Roles", found.roles), ("Relations", found.relations)):
        if lines and found.entity:
            shown.append(make_table(title, ("topic", "words", "evidence"), map(_line_row, lines)))
    if found.designations:
        columns = ("list", "meets", "reported for", "edition", "differences")
        shown.append(make_table("Reports and lists", columns, map(_met_row, found.designations)))
    for title, told in (("Accusations", found.accusations), ("Denials", found.denials), ("Claims", found.claims)):
        if told:
            shown.append(make_table(title, ("claim", "words", "how firmly", "evidence"), map(_claim_row, told)))
    return shown


def _met_row(met: MetDesignation) -> Sequence[str]:
    days = f"{met.earliest or ''}/{met.latest or ''}" if met.earliest != met.latest else f"{met.earliest or ''}"
    later = "" if met.days_later is None else f" ({met.days_later} days later)"
    return f"{met.list} {met.native_id}", met.meeting.value, days, met.edition + later, "; ".join(met.differences)


def _claim_row(told: ToldClaim) -> Sequence[str]:
    more = "".join(f"\nreports differ: {words}" for words in told.differs)
    more += "".join(f"\nagainst it: {denial.text}" for denial in told.denials)
    firmly = told.modality + (f", {told.reports} reports" if told.reports > 1 else "")
    return f"{told.kind} ({told.part})", told.text + more, firmly, _places(told.evidence)


def _line_row(line: DossierLine) -> Sequence[str]:
    return line.topic, line.text, _places(line.evidence)


def _places(evidence: Sequence[Evidence]) -> str:
    return "\n".join(f"{each.place} (sha256:{each.capture.removeprefix('sha256:')[:12]})" for each in evidence[:3])
