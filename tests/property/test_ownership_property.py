"""What holds for the ownership fixpoint whatever the stakes are."""

import ast
from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import ostrakon.network
from ostrakon.network.economic import effective_share
from ostrakon.network.ownership import ORDER, Status, conclude
from ostrakon.network.proof import prove
from ostrakon.network.rules import RULE_IDS, Holding, find_rule
from ostrakon.network.stakes import Band, Stake

DAY = date(2026, 11, 24)
PARTIES = [f"P{number}" for number in range(8)]


@st.composite
def a_stake(draw):
    owner, owned = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(PARTIES))
    least = draw(st.integers(0, 10_000))
    most = draw(st.integers(least, 10_000))
    open_ends = (draw(st.booleans()), draw(st.booleans())) if most > least else (False, False)
    return Stake(owner, owned, Band(least, most, *open_ends), draw(st.sampled_from(list(Holding))))


stakes_of = st.lists(a_stake(), max_size=20, unique_by=lambda one: (one.owner, one.owned, one.holding))
listed_of = st.sets(st.sampled_from(PARTIES), min_size=1, max_size=3)
rules = st.sampled_from(RULE_IDS)


def statuses(stakes, listed, rule_id):
    return dict(conclude(stakes, listed, rule=find_rule(rule_id, DAY), as_of=DAY).statuses())


@given(stakes_of, listed_of, rules, st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_stakes_never_matters(stakes, listed, rule_id, random):
    shuffled = list(stakes)
    random.shuffle(shuffled)
    assert statuses(stakes, listed, rule_id) == statuses(shuffled, listed, rule_id)


@given(stakes_of, listed_of, st.sampled_from(PARTIES), rules)
@settings(max_examples=150, deadline=None)
def test_listing_one_more_party_never_unblocks(stakes, listed, more, rule_id):
    before, after = statuses(stakes, listed, rule_id), statuses(stakes, listed | {more}, rule_id)
    for party, status in before.items():
        if status in (Status.BLOCKED, Status.POSSIBLE):
            assert ORDER.index(after[party]) <= ORDER.index(status)


@given(stakes_of, listed_of, st.sampled_from(PARTIES), st.integers(0, 10_000), rules)
@settings(max_examples=150, deadline=None)
def test_a_blocked_owner_that_comes_in_never_unblocks(stakes, listed, owned, share, rule_id):
    before = statuses(stakes, listed, rule_id)
    newcomer = Stake("newcomer", owned, Band(share, share))
    after = statuses([*stakes, newcomer], listed | {"newcomer"}, rule_id)
    assert {party for party, status in before.items() if status is Status.BLOCKED} <= {
        party for party, status in after.items() if status in (Status.BLOCKED, Status.LISTED)
    }


@given(stakes_of, listed_of, rules)
@settings(max_examples=100, deadline=None)
def test_every_blocked_party_has_a_proof_that_ends_at_listed_parties(stakes, listed, rule_id):
    made = conclude(stakes, listed, rule=find_rule(rule_id, DAY), as_of=DAY)
    for party, status in made.statuses():
        lines = prove(made, party).lines
        if status is Status.BLOCKED:
            assert any(line.conclusion.status is Status.LISTED for line in lines)
            assert made.find(party).least * 10 >= 49_999  # a sum just above 50 % is told as 50 %


@given(stakes_of, listed_of)
@settings(max_examples=100, deadline=None)
def test_shares_are_integers_and_fractions(stakes, listed):
    made = conclude(stakes, listed, rule=find_rule("us_ofac_50", DAY), as_of=DAY)
    for party, _ in made.statuses():
        found = made.find(party)
        assert {type(found.least), type(found.most), type(found.unnamed)} == {int}
        share = effective_share(made, party) if made.names(party) else None
        assert share is None or type(share.least) is Fraction


def test_no_float_stands_in_the_code_of_ownership():
    folder = Path(ostrakon.network.__file__).parent
    names = [
        "stakes",
        "table",
        "holdings",
        "spread",
        "ownership",
        "joint",
        "proof",
        "economic",
        "flips",
        "control",
        "listed",
        "rules",
        "comparison",
    ]
    for path in [*(folder / f"{name}.py" for name in names), *sorted((folder / "registers").glob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and type(node.value) is float), path.name
            assert not (isinstance(node, ast.Name) and node.id == "float"), path.name
