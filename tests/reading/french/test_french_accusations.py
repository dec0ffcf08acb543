"""What the reader makes of each French way of accusing and denying; the file of cases tells their form."""

from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json

END = "\n\nLa réunion s'est tenue dans un hôtel de la capitale, et les débats ont été suivis par la presse."


def cases() -> list[tuple[str, list[list[str]]]]:
    out: list[tuple[str, list[list[str]]]] = []
    for line in (Path(__file__).parent / "accusations.txt").read_text("utf-8").splitlines():
        if line.startswith("> "):
            out[-1][1].append([part.strip() for part in line[2:].split(";")])
        elif line and not line.startswith("#"):
            out.append((line, []))
    return out


def names_one(wanted: str, given: list[set[str]]) -> bool:
    """Whether one of the parties given bears the name; where none is wanted, whether there is none."""
    if not wanted:
        return not given
    return any(
        wanted == form or (len(wanted) > 4 and wanted in form) or (len(form) > 5 and form in wanted)
        for forms in given
        for form in forms
    )


@pytest.mark.parametrize(("text", "rows"), cases(), ids=[text[:60] for text, _ in cases()])
def test_reads_each_french_accusation_and_denial_and_no_other(text: str, rows: list[list[str]]) -> None:
    reading = reading_to_json(read_text(text + END, published="2024-03-14"))
    names = {p["id"]: set(p["names"]) | {m["text"] for m in p["mentions"]} for p in reading["parties"]}
    acts = {c["id"]: c["act"]["text"] for c in reading["claims"] if c.get("act")}
    claims = {kind: [c for c in reading["claims"] if c["type"] == kind] for kind in ("allegation", "denial")}

    def who(claim: dict[str, Any], role: str) -> list[set[str]]:
        return [names[b["party"]] for b in claim["parties"] if b["role"] == role]

    for one, other, act in rows:
        if one == "nie":
            assert any(
                names_one(other, who(c, "denier")) and acts.get(c["about"] or "", "") == act
                for c in claims["denial"]
            )
        else:
            assert any(
                names_one(one, who(c, "accuser")) and names_one(other, who(c, "accused")) and acts[c["id"]] == act
                for c in claims["allegation"]
            )
    assert len(claims["denial"]) == sum(row[0] == "nie" for row in rows)
    assert len(claims["allegation"]) == sum(row[0] != "nie" for row in rows)
