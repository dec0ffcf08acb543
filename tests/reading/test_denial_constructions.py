"""One answer a construction: who denies, and which accusation."""

import tomllib
from pathlib import Path
from typing import Any

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


VOICES = tomllib.loads((Path(__file__).parent / "denials.toml").read_text("utf-8"))["case"]


def voice(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["open"], strict=False)] if "open" in case else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


@pytest.mark.parametrize("case", [voice(case) for case in VOICES])
def test_denials_in_many_voices_are_tied_to_what_they_deny(case: dict[str, Any]) -> None:
    reading = read_text(case["text"], published="2024-05-15")
    names = {p.id: {n.lower() for n in p.names} | {m.text.lower() for m in p.mentions} for p in reading.parties}
    claims = {claim.id: claim for claim in reading.claims}
    found = [claim for claim in reading.claims if claim.type == "denial"]
    assert len(found) == bool(case["deniers"])
    for claim in found:
        fits = {name.lower() for name in case["deniers"]}
        assert any(fits & names[party] for party in claim.party("denier"))
        assert claim.about
        assert any(case["about"] in evidence.text for evidence in claims[claim.about].evidence)
