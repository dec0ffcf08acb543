"""One answer a construction: who denies, and which accusation."""

import tomllib
from pathlib import Path

import pytest

from ostrakon.flow.read_reports import read_text

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "denials.toml").read_text("utf-8"))


@pytest.mark.parametrize(("denier", "act", "text"), CASES["en"] + CASES["fr"])
def test_each_denial_has_its_denier_and_what_it_denies(denier: str, act: str, text: str) -> None:
    reading = read_text(text, published="2024-05-15")
    names = {party.id: set(party.names) for party in reading.parties}
    acts = {claim.id: claim.act.text for claim in reading.claims if claim.act}
    found = [
        ({name for party in claim.party("denier") for name in names[party]}, acts.get(claim.about or "", ""))
        for claim in reading.claims
        if claim.type == "denial"
    ]
    if denier:
        assert len(found) == 1
        assert denier in found[0][0]
        assert found[0][1] == act
    else:
        assert found == []
