"""Each family of time expressions is found whole and becomes its interval, in English and French."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "times.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_each_expression_becomes_its_interval(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], published="2024-05-15", language=case["language"])
    given = [
        [
            time.text,
            time.earliest.isoformat() if time.earliest else "",
            time.latest.isoformat() if time.latest else "",
        ]
        for time in reading.times
    ]
    assert given == case["times"]
