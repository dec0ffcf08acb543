"""The commands, in the order of `ostrakon --help`: the list that is shown without importing any of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: its name, the module of `ostrakon.commands` that adds it, and the first paragraph of its help."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[CommandRow, ...] = (
    CommandRow("load", "loading", "Load one edition of a list from its files."),
    CommandRow("refresh", "loading", "Fetch lists from their official addresses, and load what is new."),
    CommandRow("lists", "loading", "Show the lists: editions held, counts, age, when next due."),
    CommandRow("delta", "comparing", "Show what was added, removed and changed between two days."),
    CommandRow("screen", "screening", "Screen a name against the record as of a day."),
    CommandRow(
        "dossier",
        "dossier",
        "Show all that the record holds of one party, each line with its evidence; html is a page of its own.",
    ),
    CommandRow("timeline", "dossier", "Show what happened to a party, and was said of it, in order of time."),
    CommandRow(
        "resolve", "resolving", "Find which listings of all lists, and which parties of reports, are one party."
    ),
    CommandRow(
        "judge", "resolving", "Record a person's judgement on two listings or parties; it beats every policy's."
    ),
    CommandRow("entities", "resolving", "Show the entities: each with its listings and its mentions in reports."),
    CommandRow(
        "why",
        "resolving",
        "Show why two listings or parties are, or are not, one party: every term of the sum, and who judged.",
    ),
    CommandRow(
        "read",
        "reading",
        "Read reports: who sanctioned, accused or denied, whom, when, and who says so, each with its words.",
    ),
    CommandRow("export", "exchange", "Export listings as FollowTheMoney, CSV, Parquet or XLSX."),
    CommandRow(
        "import", "exchange", "Import FollowTheMoney entities, ours or OpenSanctions', as an edition of a list."
    ),
    CommandRow(
        "demo",
        "demo",
        "Load the bundled case, and show a delta, screenings, a dossier, claims and an ownership proof.",
    ),
    CommandRow("own", "own", "Conclude under ownership rules, and print the proof as a tree."),
    CommandRow(
        "network", "network", "Show the parties around a party, and every relation among them with its source."
    ),
    CommandRow(
        "path", "network", "Show the shortest paths from one party to another, or to the nearest listed parties."
    ),
)
