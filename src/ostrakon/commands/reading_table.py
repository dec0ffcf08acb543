"""A reading on a terminal: claims in aligned columns, each with its quote below; then the issues."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ostrakon.commands.output import clean
from ostrakon.exchange.report_page import ClaimWords, tell_claims
from ostrakon.flow.read_reports import ReadOutcome
from ostrakon.flow.second_reader import SecondReading
from ostrakon.model import Reading, Severity
from ostrakon.reading import reading_to_json

# Shares of the width, in columns of 100: who, what, whom, when, how firmly, said by.
_COLUMNS = (("", 4), ("who", 19), ("what", 18), ("whom", 25), ("when", 12), ("how firmly", 11), ("said by", 11))
_QUOTE = 220  # characters of a quote: two lines and a bit at 100 columns
_FIRM = {"asserted": "bold", "reported": "bold", "alleged": "yellow", "denied": "red", "negated": "red"}
_ISSUES = 12  # issues shown; JSON has all


def second_to_json(second: SecondReading) -> dict[str, Any]:
    """Another reader's reading as JSON, with where it differs from the built-in one."""
    told = reading_to_json(second.reading)
    differences = [
        {"what": each.what, "ours": each.ours, "theirs": each.theirs, "message": each.message}
        for each in second.disagreements
    ]
    return {key: told[key] for key in ("reader", "parties", "claims", "issues")} | {"disagreements": differences}


def reading_tables(outcome: ReadOutcome) -> Iterator[RenderableType]:
    """What Rich prints of a reading."""
    reading, source = outcome.reading, outcome.source
    assert reading is not None
    told = tell_claims(reading)
    yield _head(reading, source)
    if told:
        yield _row(Text(name, style="bold") for name, _ in _COLUMNS)
        yield Group(*(_claim(each) for each in told))
    else:
        yield Text("no claim was found", style="italic")
    if outcome.second:
        yield from _second(outcome.second)
    yield from _issues(reading)


def _second(second: SecondReading) -> Iterator[RenderableType]:
    count = len(second.reading.claims)
    yield Text(
        "\n" + clean(f"{second.reading.reader}: {count} claims that stand in the text; it differs:"), style="bold"
    )
    for each in second.disagreements:
        yield Text(clean(f"{each.what}: {each.message}"))
    if not second.disagreements:
        yield Text("nowhere", style="dim")


def _head(reading: Reading, source: str) -> RenderableType:
    document = reading.document
    title = clean(document.title or source)
    day = f"published {document.published}" if document.published else "day of publication unknown"
    counts = f"{len(reading.claims)} claims, {len(reading.parties)} parties, {len(reading.times)} times"
    facts = [clean(each) for each in (document.publisher, day, document.language, counts, reading.reader) if each]
    return Group(Text(""), Text(title, style="bold underline"), Text(" · ".join(facts), style="dim"), Text(""))


def _row(cells: Iterator[Text]) -> Table:
    """A row of its own table, so that a quote can run over all columns; equal shares keep rows aligned."""
    row = Table.grid(expand=True, padding=(0, 1, 0, 0))
    for _, share in _COLUMNS:
        row.add_column(ratio=share, overflow="fold")
    row.add_row(*cells)
    return row


def _claim(told: ClaimWords) -> RenderableType:
    firmness = Text(told.firmness, style=_FIRM.get(told.firmness, "cyan"))
    words = (told.id, told.who or "?", told.what, told.whom, told.when)
    cells = [*(Text(clean(each)) for each in words), firmness, Text(clean(told.said_by))]
    quote = told.quote if len(told.quote) <= _QUOTE else told.quote[: _QUOTE - 1] + "…"
    return Group(_row(iter(cells)), Padding(Text(f"“{clean(quote)}”", style="dim italic"), (0, 0, 0, 4)))


def _issues(reading: Reading) -> Iterator[RenderableType]:
    if not reading.issues:
        return
    yield Text(f"\nIssues ({len(reading.issues)})", style="bold")
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    for share in (30, 70):
        table.add_column(ratio=share, overflow="fold")
    for issue in reading.issues[:_ISSUES]:
        style = "yellow" if issue.severity is Severity.LOSS else "dim"
        value = f" “{issue.value[:120]}”" if issue.value and issue.place.startswith("characters") else ""
        table.add_row(Text(issue.code, style=style), Text(clean(f"{issue.message}{value}")))
    yield table
    if len(reading.issues) > _ISSUES:
        yield Text(f"and {len(reading.issues) - _ISSUES} more: --format json has all", style="dim")
