"""Offices, ties, denials, quotations and events in reports of many hands; the files of cases tell their form.

Only what a row asks for is tested, and that no office, tie or denial is read that no row asks for; a line that
begins with "! " says why the text above it is still read wrong.
"""

from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json

Json = dict[str, Any]
TYPES = ("role", "relation", "denial", "quotation", "event")
PUBLISHED = "2024-05-15"


def read_cases() -> list[Any]:
    """One parameter for each text of the files beside this one, marked where it is open."""
    out = []
    for file in sorted(Path(__file__).parent.glob("*.txt")):
        texts: list[tuple[str, list[list[str]], list[str]]] = []
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("> "):
                texts[-1][1].append([part.strip() for part in line[2:].split(";")])
            elif line.startswith("! "):
                texts[-1][2].append(line[2:])
            elif line and not line.startswith("#"):
                texts.append((line, [], []))
        for text, rows, why in texts:
            marks = [pytest.mark.xfail(reason=why[0], strict=False)] if why else []
            out.append(pytest.param(text, rows, id=f"{file.stem}: {text[:50]}", marks=marks))
    return out


class Told:
    """The claims of one reading, and whether one of them says what a row says."""

    def __init__(self, text: str) -> None:
        reading = reading_to_json(read_text(text, published=PUBLISHED))
        self.names = {
            p["id"]: {p["name"], *p["names"]} | {m["text"] for m in p["mentions"] if m["by"] != "pronoun"}
            for p in reading["parties"]
        }
        self.by_id = {c["id"]: c for c in reading["claims"]}
        self.claims = [c for c in reading["claims"] if c["type"] in TYPES]

    def has(self, claim: Json, wanted: str, *roles: str) -> bool:
        """Whether a party in the roles bears the name wanted; where none is wanted, whether there is none."""
        given = [self.names[b["party"]] for b in claim["parties"] if b["role"] in roles]
        return any(self._is(wanted, form) for forms in given for form in forms) if wanted else not given

    def _is(self, wanted: str, form: str) -> bool:
        return wanted == form or (len(wanted) > 3 and wanted in form) or (len(form) > 4 and form in wanted)

    def says(self, claim: Json, row: list[str]) -> bool:
        """Whether the claim is what the row tells."""
        kind, one, *rest = row
        if claim["type"] != kind:
            return False
        if kind == "role":
            alike = rest[0] in claim["title"] or claim["title"] in rest[0]
            return alike and self.has(claim, one, "holder") and self.has(claim, rest[1], "organization", "place")
        if kind == "relation":
            ends = self.has(claim, rest[0], "subject") and self.has(claim, rest[1], "object")
            return bool(claim["predicate"] == one) and ends
        if kind == "denial":
            about = self.by_id.get(claim["about"] or "")
            act = (about["act"]["text"] if about.get("act") else about["type"]) if about else ""
            return self.has(claim, one, "denier") and act == rest[0]
        if kind == "quotation":
            return self.has(claim, one, "speaker") and rest[0] in claim["text"]
        agent = not rest[0] or self.has(claim, rest[0], "agent")
        return (
            bool(claim["kind"] == one) and agent and (not rest[1] or self.has(claim, rest[1], "patient", "place"))
        )


@pytest.mark.parametrize(("text", "rows"), read_cases())
def test_reads_who_holds_what_is_tied_to_whom_and_who_speaks(text: str, rows: list[list[str]]) -> None:
    told = Told(text)
    for row in rows:
        assert any(told.says(claim, row) for claim in told.claims), row
    strict = [c for c in told.claims if c["type"] in ("role", "denial")]
    unasked = [c for c in strict if not any(told.says(c, row) for row in rows)]
    assert not unasked, [(c["type"], c.get("title"), c["rule"]) for c in unasked]
