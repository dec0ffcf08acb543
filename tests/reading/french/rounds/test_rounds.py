"""What the reader makes of the French accusations of each round: who accuses whom of what, and nobody else."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.accusation_files import Row, read_accusations

Claim = tuple[list[set[str]], list[set[str]], str]


CASES = list(read_accusations(Path(__file__).parent))
OPEN = [(text, row) for text, _, rows in CASES for row in rows]


@cache
def accusations_of(text: str) -> list[Claim]:
    """Accusers, accused (each by its names) and act of each accusation."""
    reading = reading_to_json(read_text(text, published="2025-11-10"))
    names = {p["id"]: {n.lower() for n in (*p["names"], *_described(p))} for p in reading["parties"]}

    def side(claim: dict[str, Any], role: str) -> list[set[str]]:
        return [names[b["party"]] for b in claim["parties"] if b["role"] == role]

    found = [c for c in reading["claims"] if c["type"] == "allegation"]
    return [(side(c, "accuser"), side(c, "accused"), c["act"]["text"].lower() if c["act"] else "") for c in found]


def _described(party: dict[str, Any]) -> list[str]:
    return [m["text"] for m in party["mentions"] if m["by"] != "pronoun"]


def means(wanted: str, forms: set[str]) -> bool:
    """Whether a party of these forms is one of those wanted, by a name or a long part of it."""
    names = [name.strip().lower() for name in wanted.split("|") if name.strip()]
    return any(n == f or (min(len(n), len(f)) > 3 and (n in f or f in n)) for n in names for f in forms)


def are_sides(wanted: str, given: list[set[str]]) -> bool:
    """Whether each one wanted is given, and nobody else."""
    if not wanted.strip() or (not given and wanted.strip().endswith("|")):
        return not given
    parts = wanted.split("+")
    return all(any(means(p, forms) for forms in given) for p in parts) and all(
        any(means(p, forms) for p in parts) for forms in given
    )


def is_claim(row: Row, claim: Claim) -> bool:
    """Whether the claim is the one of the row."""
    acts = [a.strip().lower() for a in row[2].split("|")]
    return are_sides(row[0], claim[0]) and are_sides(row[1], claim[1]) and ("?" in acts or claim[2] in acts)


@pytest.mark.parametrize(("text", "rows", "still"), CASES, ids=[text[:50] for text, _, _ in CASES])
def test_the_accusations_of_a_text_are_found_and_nobody_else_is_accused(
    text: str, rows: list[Row], still: list[Row]
) -> None:
    found = accusations_of(text)
    missing = [row for row in rows if not any(is_claim(row, claim) for claim in found)]
    wrong = [claim for claim in found if not any(is_claim(row, claim) for row in (*rows, *still))]
    assert (missing, wrong) == ([], [])


@pytest.mark.parametrize(("text", "row"), OPEN, ids=[f"{text[:40]}:{row[2]}" for text, row in OPEN])
@pytest.mark.xfail(strict=True, reason="not found yet")
def test_what_is_not_found_yet(text: str, row: Row) -> None:
    assert any(is_claim(row, claim) for claim in accusations_of(text))
