"""What the reader makes of each French way of accusing and denying; the file of cases tells their form."""

from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.french.case_files import is_named, read_cases

END = "\n\nLa réunion s'est tenue dans un hôtel de la capitale, et les débats ont été suivis par la presse."


CASES = read_cases("accusations.txt")


def names_one(wanted: str, given: list[set[str]]) -> bool:
    """Whether one of the parties given bears the name; where none is wanted, whether there is none."""
    if not wanted:
        return not given
    return any(is_named(wanted, forms) for forms in given)


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text[:60] for text, _ in CASES])
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
