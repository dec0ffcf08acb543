"""What the reader makes of each way of telling a designation: who imposes or lifts what on whom, and when.

The texts of designations.toml and designations_wire.toml are small and made up; each row gives the action, the
modality, the issuers, the targets and the words of the date of every designation that its text tells.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json

HAPPENED = {"asserted", "reported"}
Row = tuple[str, str, list[str], list[str], str]

CASES = [
    case
    for name in ("designations", "designations_wire")
    for case in tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))["text"]
]
TOLD = Path(__file__).parent / "designations_told.txt"
FRENCH_END = "\n\nLes autorités ont confirmé cette information dans un communiqué publié sur leur site."


def designations_of(text: str) -> tuple[list[dict[str, Any]], dict[str, set[str]]]:
    reading = reading_to_json(read_text(text, published="2024-03-14"))
    names = {p["id"]: set(p["names"]) | {m["text"] for m in p["mentions"]} for p in reading["parties"]}
    return [c for c in reading["claims"] if c["type"] == "designation"], names


def fills(claim: dict[str, Any], names: dict[str, set[str]], role: str, wanted: list[str]) -> bool:
    """Whether the parties of the role are those wanted, none missing and none besides."""
    given = [names[b["party"]] for b in claim["parties"] if b["role"] == role]

    def same(name: str, forms: set[str]) -> bool:
        return any(name == form or (len(form) > 5 and name in form) for form in forms)

    return all(any(same(w, forms) for forms in given) for w in wanted) and all(
        any(same(w, forms) for w in wanted) for forms in given
    )


def is_row(claim: dict[str, Any], names: dict[str, set[str]], row: Row) -> bool:
    action, modality, issuers, targets, when = row
    said = claim["modality"]
    return (
        claim["action"] == action
        and (said == modality or {said, modality} <= HAPPENED)
        and fills(claim, names, "issuer", issuers)
        and fills(claim, names, "target", targets)
        and (not when or (claim["when"] is not None and claim["when"]["text"].lower() == when.lower()))
    )


@pytest.mark.parametrize("case", CASES, ids=[c["words"][:60] for c in CASES])
def test_reads_each_designation_of_a_text_and_no_other(case: dict[str, Any]) -> None:
    text = case["words"] + (FRENCH_END if case["language"] == "fr" else "")
    claims, names = designations_of(text)
    for row in case["rows"]:
        assert any(is_row(claim, names, row) for claim in claims), (row, claims)
    assert len(claims) == len(case["rows"]), claims


def told_cases() -> list[Any]:
    """The cases of designations_told.txt; one whose text is followed by "open:" is not read yet."""
    cases: list[tuple[str, list[str], str]] = []
    for line in TOLD.read_text("utf-8").splitlines():
        if line.startswith(">"):
            cases[-1][1].append(line[1:].strip())
        elif line.startswith("open:"):
            cases[-1] = (*cases[-1][:2], line[5:].strip())
        elif line and not line.startswith("#"):
            cases.append((line.replace("\\n", "\n"), [], ""))
    return [
        pytest.param(text, rows, id=text[:60], marks=[pytest.mark.xfail(reason=why)] if why else [])
        for text, rows, why in cases
    ]


def parts_of(row: str) -> tuple[Row, str]:
    action, modality, issuers, targets, when, count = (part.strip() for part in row.split(";"))
    named = [[name.strip() for name in names.split("|") if name.strip()] for names in (issuers, targets)]
    return (action, modality, named[0], named[1], when), count


@pytest.mark.parametrize(("text", "rows"), told_cases())
def test_reads_what_agencies_releases_and_notices_tell(text: str, rows: list[str]) -> None:
    claims, names = designations_of(text)
    wanted = [parts_of(row) for row in rows if row != "none"]
    for row, count in wanted:
        fit = [claim for claim in claims if is_row(claim, names, row)]
        assert fit, (row, claims)
        assert not count or any((c["counted"] or {}).get("count") == int(count) for c in fit), (count, fit)
    assert len(claims) == len(wanted), claims
