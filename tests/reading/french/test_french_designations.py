"""What the reader makes of French ways and voices that tell a designation; the files of cases tell their form."""

from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json
from reading.french.case_files import is_named, open_reasons, read_cases

HAPPENED = {"asserted", "reported"}
END = "\n\nLes autorités ont confirmé cette information dans un communiqué publié sur leur site."


ROUNDS = ("designations_voices.txt", "designations_round.txt")
CASES = [case for name in ("designations.txt", *ROUNDS) for case in read_cases(name)]
OPEN = {text: why for name in ROUNDS for text, why in open_reasons(name).items()}


def split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def fills(claim: dict[str, Any], names: dict[str, set[str]], role: str, wanted: list[str]) -> bool:
    given = [names[b["party"]] for b in claim["parties"] if b["role"] == role]
    return all(any(is_named(one, forms) for forms in given) for one in wanted) and all(
        any(is_named(one, forms) for one in wanted) for forms in given
    )


def is_row(claim: dict[str, Any], names: dict[str, set[str]], row: list[str]) -> bool:
    action, issuers, targets, when, modality = (row + [""] * 5)[:5]
    said = claim["modality"]
    return (
        claim["action"] == action
        and (said == (modality or "asserted") or (not modality and said in HAPPENED))
        and fills(claim, names, "issuer", split(issuers))
        and fills(claim, names, "target", split(targets))
        and (not when or (claim["when"] is not None and claim["when"]["text"].lower() == when.lower()))
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            text, rows, marks=[pytest.mark.xfail(reason=OPEN[text])] if text in OPEN else [], id=text[:60]
        )
        for text, rows in CASES
    ],
)
def test_reads_each_french_designation_and_no_other(text: str, rows: list[list[str]]) -> None:
    reading = reading_to_json(read_text(text + END, published="2024-03-14"))
    names = {p["id"]: set(p["names"]) | {m["text"] for m in p["mentions"]} for p in reading["parties"]}
    claims = [c for c in reading["claims"] if c["type"] == "designation"]
    for row in rows:
        assert any(is_row(claim, names, row) for claim in claims), (row, claims)
    assert len(claims) == len(rows), claims
