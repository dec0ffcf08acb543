"""Whole passages in the voices of agencies, gazettes and the press: each designation and office, and no other."""

from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.french.case_files import is_named, open_reasons, read_cases
from reading.french.test_french_designations import is_row

# a neutral sentence, so that the shortest passages are known to be French
END = "\n\nLe texte a été publié dans la soirée sur le site du journal, où il peut être lu en entier."

CASES = read_cases("passages.txt")
OPEN = open_reasons("passages.txt")


def is_office(claim: dict[str, Any], names: dict[str, set[str]], row: list[str]) -> bool:
    """Whether a claim of type role is the row's: `role; holder; title; organization`."""
    _, holder, title, body = (row + [""] * 4)[:4]
    given = {role: [names[b["party"]] for b in claim["parties"] if b["role"] == role] for role in names_of(claim)}
    words = claim["title"].lower()
    return (
        any(is_named(holder, forms) for forms in given.get("holder", []))
        and (title.lower() in words or words in title.lower())
        and (not body or any(is_named(body, forms) for forms in given.get("organization", [])))
    )


def names_of(claim: dict[str, Any]) -> set[str]:
    return {b["role"] for b in claim["parties"]}


def unread(text: str, rows: list[list[str]]) -> list[str]:
    """The rows that the reading lacks, and the claims that no row asks for."""
    reading = reading_to_json(read_text(text + END, published="2024-03-14"))
    names = {p["id"]: set(p["names"]) | {m["text"] for m in p["mentions"]} for p in reading["parties"]}
    out = []
    for kind, fits in (("role", is_office), ("designation", is_row)):
        wanted = [row for row in rows if (row[0] == "role") == (kind == "role")]
        claims = [c for c in reading["claims"] if c["type"] == kind]
        out += [f"missing: {row}" for row in wanted if not any(fits(c, names, row) for c in claims)]
        out += [f"extra: {c}" for c in claims if not any(fits(c, names, row) for row in wanted)]
    return out


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            text, rows, marks=[pytest.mark.xfail(reason=OPEN[text])] if text in OPEN else [], id=text[:60]
        )
        for text, rows in CASES
    ],
)
def test_reads_each_designation_and_office_of_a_french_passage(text: str, rows: list[list[str]]) -> None:
    assert unread(text, rows) == []
