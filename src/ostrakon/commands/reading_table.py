"""A reading on a terminal: each claim as a sentence with its day and its quote below; then the issues."""

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
from ostrakon.model import Reading, Severity, cut_quote
from ostrakon.reading import reading_to_json

_ID, _WHEN = 4, 12  # columns of a claim's id and of its day; the rest of the line is its words
_QUOTE = 220  # characters of a quote: two lines and a bit at 100 columns
_FIRM = {
    "asserted": "not bold dim",
    "reported": "not bold dim",
    "alleged": "not bold yellow",
    "denied": "not bold red",
    "negated": "not bold red",
}
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
        table = Table.grid(padding=(0, 1, 0, 0), expand=True)
        table.add_column(width=_ID, no_wrap=True)
        table.add_column(width=_WHEN, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for each in told:
            table.add_row(Text(each.id, style="dim"), Text(clean(each.when)), _claim(each))
        yield table
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


def _claim(told: ClaimWords) -> RenderableType:
    """Who does what to whom, how firmly and by whom it is said; below it the words of the text."""
    sentence = Text(clean(told.who or "?"), style="bold")
    sentence.append(f" {clean(told.what)}", style="not bold").append(f" {clean(told.whom)}" if told.whom else "")
    sentence.append(f" · {told.firmness}", style=_FIRM.get(told.firmness, "not bold cyan"))
    if told.said_by:
        sentence.append(f" · says {clean(told.said_by)}", style="not bold")
    quote = told.quote if len(told.quote) <= _QUOTE else told.quote[: _QUOTE - 1] + "…"
    return Group(sentence, Text(f"“{clean(quote)}”", style="dim italic"))


def _issues(reading: Reading) -> Iterator[RenderableType]:
    if not reading.issues:
        return
    yield Text(f"\nIssues ({len(reading.issues)})", style="bold")
    for issue in reading.issues[:_ISSUES]:
        yield Text(issue.code, style="yellow" if issue.severity is Severity.LOSS else "dim").append(
            f"  {clean(issue.message)}", style="default"
        )
        if issue.value and issue.place.startswith("characters"):
            yield Padding(Text(f"“{clean(cut_quote(issue.value))}”", style="dim italic"), (0, 0, 0, _ID + 1))
    if len(reading.issues) > _ISSUES:
        yield Text(f"and {len(reading.issues) - _ISSUES} more: --format json has all", style="dim")
