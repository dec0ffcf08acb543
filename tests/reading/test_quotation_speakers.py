"""Every quotation is tied to who speaks it, in both orders of speaker and verb, in English and French."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.model import ClaimType

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "quotations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_each_quotation_has_its_speaker(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], published="2024-05-15", language=case["language"])
    names = {p.id: {case["text"][m.start : m.end] for m in p.mentions} for p in reading.parties}
    claims = [claim for claim in reading.claims if claim.type is ClaimType.QUOTATION]
    given = [[names[b.party] for b in claim.parties if b.role == "speaker"] for claim in claims]
    assert len(given) == len(case["speakers"])
    for speakers, forms in zip(given, case["speakers"], strict=True):
        assert len(speakers) == 1, (speakers, forms)
        assert speakers[0] & set(forms), (speakers, forms)
