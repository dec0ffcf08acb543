"""Names of people, bodies, places and vessels are found whole and typed, in English and French."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_each_name_is_found_whole_and_with_its_kind(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], published="2024-05-15", language=case["language"])
    given = [
        (case["text"][mention.start : mention.end], party.kind.value)
        for party in reading.parties
        for mention in party.mentions
    ]
    for name in case["names"]:
        assert any(text in name["forms"] and kind in name["kinds"] for text, kind in given), (name, given)
