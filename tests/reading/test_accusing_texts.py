"""Who accuses whom of what in short texts of many kinds, and that nobody else is accused.

The files of accusing/ hold one text a line and below it its rows: accuser; accused; act (a word of the text). `|`
sets several names apart, any of which will do; `~` before the names of the accused: nobody may be named instead.
A row that begins with `?` is not found yet.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.accusation_files import Row, read_accusations

CASES = list(read_accusations(Path(__file__).parent / "accusing"))
OPEN = [(text, row) for text, _, rows in CASES for row in rows]


@cache
def accusations_of(text: str) -> list[tuple[list[set[str]], list[set[str]], str]]:
    """Accusers, accused (each by its names) and act of each accusation."""
    reading = reading_to_json(read_text(text, published="2025-11-10"))
    names = {
        p["id"]: set(p["names"]) | {m["text"] for m in p["mentions"] if m["by"] != "pronoun"}
        for p in reading["parties"]
    }

    def side(claim: dict[str, Any], role: str) -> list[set[str]]:
        return [names[b["party"]] for b in claim["parties"] if b["role"] == role]

    found = [c for c in reading["claims"] if c["type"] == "allegation"]
    assert all(c["modality"] in ("alleged", "denied", "negated") for c in found)
    return [(side(c, "accuser"), side(c, "accused"), c["act"]["text"] if c["act"] else "") for c in found]


def is_one_of(forms: set[str], cell: str) -> bool:
    wanted = [name.strip().lower() for name in cell.lstrip("~").split("|") if name.strip()]
    return any(w == f.lower() or (min(len(w), len(f)) > 3 and (w in f.lower() or f.lower() in w))
               for w in wanted for f in forms)  # fmt: skip


def fills(side: list[set[str]], cell: str) -> bool:
    if not side:
        return not cell or cell.startswith("~")
    return all(is_one_of(forms, cell) for forms in side)


def tells(text: str, row: Row) -> bool:
    return any(
        fills(accuser, row[0]) and fills(accused, row[1]) and row[2].lower() in act.lower()
        for accuser, accused, act in accusations_of(text)
    )


@pytest.mark.parametrize(("text", "rows", "missing"), CASES, ids=[text[:60] for text, _, _ in CASES])
def test_each_accusation_of_a_text_is_read_and_nobody_else_is_accused(
    text: str, rows: list[Row], missing: list[Row]
) -> None:
    for row in rows:
        assert tells(text, row), (row, accusations_of(text))
    for _, accused, act in accusations_of(text):
        for forms in accused:
            assert any(is_one_of(forms, row[1]) for row in (*rows, *missing)), (forms, act)


@pytest.mark.xfail(reason="a way of accusing that is not read yet, or one whose sides stay unsure", strict=False)
@pytest.mark.parametrize(("text", "row"), OPEN, ids=[f"{text[:40]} {row[2]}" for text, row in OPEN])
def test_an_accusation_that_is_still_missed(text: str, row: Row) -> None:
    assert tells(text, row)
