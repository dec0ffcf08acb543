"""What cannot be is not claimed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import ostrakon
from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.plausibility import _tables

CORPUS = Path(__file__).parents[1] / "corpus"
SEEN = sorted([*(CORPUS / "write").glob("*.toml"), *(CORPUS / "check").glob("*.toml")])


def test_the_table_names_predicates_that_there_are() -> None:
    assert set(_tables()[1]) <= {predicate.value for predicate in Predicate}


@pytest.mark.parametrize("part", ["write", "check"])
def test_no_gold_claim_is_implausible(part: str) -> None:
    roles, relations = _tables()
    wrong = []
    for file in (file for file in SEEN if file.parent.name == part):
        gold = tomllib.loads(file.read_text("utf-8"))
        kinds = {party["id"]: PartyKind(party["kind"]) for party in gold.get("parties", [])}
        for claim in gold.get("claims", []):
            allowed = _allowed(claim, roles, relations)
            wrong += [
                (file.stem, claim["id"], role, kinds[party].value)
                for role, fits in allowed.items()
                for party in claim.get(role, [])
                if kinds[party] not in fits
            ]
    assert wrong == []


def _allowed(claim: dict[str, Any], roles: Any, relations: Any) -> dict[str, frozenset[PartyKind]]:
    if claim["type"] == "relation":
        return dict(zip(("subject", "object"), relations.get(claim["predicate"], ()), strict=False))
    return roles if claim["type"] != "event" else {}


def test_what_nobody_is_named_to_allege_is_not_of_the_issuer() -> None:
    text = (
        "Last year, the Treasury designated Al-Qatirji Company, a Syrian conglomerate, over its alleged role in "
        "generating revenue for the Quds Force."
    )
    reading = ostrakon.read_text(text, published="2025-09-17")
    names = {party.id: party.name for party in reading.parties}
    accused = [
        [names[bound.party] for bound in claim.parties if bound.role == "accused"]
        for claim in reading.claims
        if claim.type is ClaimType.ALLEGATION
    ]
    assert ["Treasury"] not in accused
    assert "Treasury Department" not in {name for row in accused for name in row}
    assert len(accused) == 1
