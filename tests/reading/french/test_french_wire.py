"""What the reader makes of French wire prose: who accuses, denies, speaks and is tied to whom, text by text."""

from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.french.case_files import is_named, read_cases

END = "\n\nLa réunion s'est tenue dans un hôtel de la capitale, et les débats ont été suivis par la presse."
CASES = read_cases("wire.txt")
Json = dict[str, Any]


def bears(wanted: str, party: Json) -> bool:
    forms = {*party["names"], *(m["text"] for m in party["mentions"])}
    bare = {form.removeprefix("Le ").removeprefix("le ").removeprefix("un ") for form in forms}
    return is_named(wanted, forms | bare)


class Read:
    """One text's reading, and whether it holds a row."""

    def __init__(self, text: str) -> None:
        reading = reading_to_json(read_text(text + END, published="2025-06-20"))
        self.parties: dict[str, Json] = {p["id"]: p for p in reading["parties"]}
        self.claims: list[Json] = reading["claims"]
        self.acts = {c["id"]: c["act"]["text"] for c in self.claims if c.get("act")}

    def fills(self, claim: Json, role: str, wanted: str) -> bool:
        given = [self.parties[b["party"]] for b in claim["parties"] if b["role"] == role]
        names = [name.strip() for name in wanted.split(",") if name.strip()]
        named = all(any(bears(name, p) for p in given) for name in names)
        return named and all(any(bears(name, p) for name in names) for p in given)

    def holds(self, row: list[str]) -> bool:
        return any(self.is_row(claim, [*row, "", ""]) for claim in self.claims)

    def is_row(self, claim: Json, row: list[str]) -> bool:
        kind, one, other, third = row[:4]
        if kind == "A" and claim["type"] == "allegation":
            sides = self.fills(claim, "accuser", one) and self.fills(claim, "accused", other)
            return sides and self.acts[claim["id"]] == third
        if kind == "D" and claim["type"] == "denial":
            return self.fills(claim, "denier", one) and self.acts.get(claim["about"] or "", "") == other
        if kind == "Q" and claim["type"] == "quotation":
            return self.fills(claim, "speaker", one) and claim["text"].startswith(other)
        if kind == "R" and claim["type"] == "relation":
            ends = self.fills(claim, "subject", one) and self.fills(claim, "object", third)
            return ends and claim["predicate"] == other
        return False


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text[:60] for text, _ in CASES])
def test_reads_each_row_of_a_french_text_and_accuses_nobody_else(text: str, rows: list[list[str]]) -> None:
    read = Read(text)
    closed = [row for row in rows if row[0] != "?"]
    open_rows = [row[1:] for row in rows if row[0] == "?"]
    assert [row for row in closed if not read.holds(row)] == []
    allowed = [row[2] for row in [*closed, *open_rows] if row[0] == "A"]
    for claim in read.claims:
        accused = [b for b in claim["parties"] if b["role"] == "accused" and claim["type"] == "allegation"]
        assert all(
            any(bears(n, read.parties[b["party"]]) for a in allowed for n in a.split(", ")) for b in accused
        )
