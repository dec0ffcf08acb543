"""Lists of people and bodies in the words of releases: every one of them is a target."""

import pytest

import ostrakon
from ostrakon.model import ClaimType


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "OFAC is designating STB, Ali Ansari and Omid Karimi pursuant to E.O. 13382 for supporting the IRGC.",
            {"STB", "Ali Ansari", "Omid Karimi"},
        ),
        (
            "OFAC is designating Ali Ansari, Omid Karimi and Tejarat Barman LLC in accordance with E.O. 13382.",
            {"Ali Ansari", "Omid Karimi", "Tejarat Barman LLC"},
        ),
        (
            "OFAC sanctioned Mahdi Ansari Ravesh on Monday. On Tuesday, Ansari was designated by the EU.",
            {"Mahdi Ansari Ravesh"},
        ),
    ],
)
def test_every_one_of_a_list_is_a_target(text: str, targets: set[str]) -> None:
    reading = ostrakon.read_text(text, published="2025-05-01")
    names = {party.id: party.name for party in reading.parties}
    claims = [claim for claim in reading.claims if claim.type is ClaimType.DESIGNATION]
    assert claims
    for claim in claims:
        assert {names[party] for party in claim.party("target")} == targets
