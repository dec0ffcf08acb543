"""One sentence a construction: who accuses whom of what, with an empty accuser where none is named."""

import tomllib
from pathlib import Path

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.model import Reading

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "accusations.toml").read_text("utf-8"))


def told(reading: Reading) -> list[tuple[set[str], set[str], str]]:
    """Accusers, accused and act of each allegation."""
    names = {party.id: set(party.names) for party in reading.parties}
    out = []
    for claim in reading.claims:
        if claim.type == "allegation":
            sides: dict[str, set[str]] = {"accuser": set(), "accused": set()}
            for bound in claim.parties:
                if bound.role in sides:
                    sides[bound.role] |= names[bound.party]
            out.append((sides["accuser"], sides["accused"], claim.act.text if claim.act else ""))
    return out


@pytest.mark.parametrize(("accuser", "accused", "act", "sentence"), CASES["en"] + CASES["fr"])
def test_each_construction_gives_accuser_accused_and_act(
    accuser: str, accused: str, act: str, sentence: str
) -> None:
    found = told(read_text(sentence, published="2024-05-15"))
    assert any(
        (accuser in left if accuser else not left) and accused in right and act == word
        for left, right, word in found
    ), found
