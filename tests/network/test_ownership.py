"""The ownership rules on the cases that their authorities publish, and on the edges between them."""

from datetime import date

import pytest

from ostrakon.network.ownership import Status, conclude
from ostrakon.network.rules import Holding, find_rule
from ostrakon.network.stakes import Band, Stake

TODAY = date(2026, 11, 24)


def stake(owner, owned, least, most=None, **more):
    above = more.pop("above", False)
    return Stake(owner, owned, Band(least * 100, (least if most is None else most) * 100, above), **more)


def blocked(stakes, listed=("X",), rule="us_ofac_50", as_of=TODAY):
    made = conclude(stakes, listed, rule=find_rule(rule, as_of), as_of=as_of)
    return {node for node, found in made.conclusions.items() if found.status is Status.BLOCKED}


@pytest.mark.parametrize(
    ("case", "stakes", "expected"),
    [
        ("401-1", [("X", "A", 50), ("A", "B", 50)], {"A", "B"}),
        ("401-2", [("X", "A", 50), ("X", "B", 50), ("A", "C", 25), ("B", "C", 25)], {"A", "B", "C"}),
        ("401-3", [("X", "A", 50), ("X", "B", 10), ("A", "B", 40)], {"A", "B"}),
        ("401-4", [("X", "A", 50), ("X", "B", 10), ("A", "B", 25)], {"A"}),
        ("401-5", [("X", "A", 25), ("X", "B", 25), ("A", "C", 50), ("B", "C", 50)], set()),
        ("401-6", [("X", "A", 50), ("X", "B", 25), ("A", "C", 25), ("B", "C", 25)], {"A"}),
        ("cycle below", [("X", "A", 30), ("B", "A", 30), ("A", "B", 60)], set()),
        ("cycle reached", [("X", "A", 50), ("B", "A", 30), ("A", "B", 60)], {"A", "B"}),
    ],
)
def test_the_us_rule_decides_the_published_cases(case, stakes, expected):
    assert blocked([stake(*one) for one in stakes]) == expected, case


def test_two_blocked_owners_add_up_in_the_us_not_in_the_uk_and_in_the_eu_since_july_2024():
    stakes = [stake("X", "A", 25), stake("Y", "A", 25)]
    assert blocked(stakes, ("X", "Y")) == {"A"}
    assert blocked(stakes, ("X", "Y"), "uk_reg7") == set()
    assert blocked(stakes, ("X", "Y"), "eu_best_practices") == {"A"}
    assert blocked(stakes, ("X", "Y"), "eu_best_practices", date(2024, 7, 2)) == set()


def test_exactly_fifty_percent_blocks_in_the_us_and_the_eu_and_not_in_the_uk():
    stakes = [stake("X", "A", 50)]
    assert blocked(stakes) == {"A"}
    assert blocked(stakes, rule="eu_best_practices") == {"A"}
    assert blocked(stakes, rule="uk_reg7") == set()


def test_before_august_2014_one_owner_alone_had_to_reach_the_us_threshold():
    stakes = [stake("X", "A", 25), stake("Y", "A", 25), stake("X", "B", 50)]
    assert blocked(stakes, ("X", "Y"), as_of=date(2014, 8, 12)) == {"B"}
    assert blocked(stakes, ("X", "Y"), as_of=date(2014, 8, 13)) == {"A", "B"}


def test_the_minimum_of_a_band_can_block():
    assert blocked([stake("X", "A", 25, 50), stake("Y", "A", 25)], ("X", "Y")) == {"A"}


def test_the_maximum_of_a_band_makes_it_possible():
    stakes = [stake("X", "A", 25, 50, above=True), stake("Y", "A", 20)]
    made = conclude(stakes, ["X", "Y"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    assert made.find("A").status is Status.POSSIBLE


def test_more_than_twenty_five_and_twenty_five_make_more_than_fifty():
    stakes = [stake("X", "A", 25, 50, above=True), stake("X", "B", 60), stake("B", "A", 25)]
    assert blocked(stakes, rule="uk_reg7") == {"A", "B"}


def test_a_voting_majority_owns_under_the_uk_rule_only():
    stakes = [stake("X", "A", 51, holding=Holding.VOTES), stake("X", "A", 10)]
    assert blocked(stakes, rule="uk_reg7") == {"A"}
    assert blocked(stakes) == set()


def test_shares_and_votes_of_one_owner_never_add_up():
    stakes = [stake("X", "A", 30, holding=Holding.VOTES), stake("X", "A", 30)]
    assert blocked(stakes, rule="uk_reg7") == set()


def test_a_maximum_is_bounded_by_what_others_hold():
    stakes = [stake("X", "A", 0, 100), stake("Z", "A", 80)]
    made = conclude(stakes, ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    assert made.find("A").status is Status.CLEAR


def test_what_nobody_is_named_for_is_named_where_it_could_tip_the_result():
    made = conclude([stake("X", "A", 30)], ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    found = made.find("A")
    assert (found.status, found.least, found.unnamed) == (Status.CANNOT_BE_EXCLUDED, 3000, 7000)


def test_a_fully_named_minority_is_clear():
    stakes = [stake("X", "A", 30), stake("Z", "A", 70)]
    made = conclude(stakes, ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    assert made.find("A").status is Status.CLEAR


def test_two_statements_of_one_stake_are_counted_once():
    stakes = [stake("X", "A", 30, source="one"), stake("X", "A", 30, source="two")]
    assert blocked(stakes) == set()


def test_statements_that_contradict_allow_for_both_and_say_so():
    stakes = [stake("X", "A", 30), stake("X", "A", 60)]
    made = conclude(stakes, ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    assert made.find("A").status is Status.POSSIBLE
    assert [issue.code for issue in made.issues] == ["stake.contradicted"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (Stake("X", "A", Band(12000, 12000)), "stake.out_of_range"),
        (Stake("X", "A", Band(-100, 100)), "stake.out_of_range"),
        (Stake("X", "X", Band(6000, 6000)), "stake.in_itself"),
        (Stake("X", "A", Band(6000, 6000), start=date(2024, 1, 2), end=date(2024, 1, 1)), "stake.dates_reversed"),
    ],
)
def test_an_unusable_stake_becomes_an_issue(bad, code):
    made = conclude([bad], ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY)
    assert [issue.code for issue in made.issues] == [code]
    assert made.find(bad.owned).status in (Status.CLEAR, Status.LISTED)


def test_shares_of_over_a_hundred_percent_are_told():
    made = conclude(
        [stake("X", "A", 60), stake("Y", "A", 60)], ["X"], rule=find_rule("us_ofac_50", TODAY), as_of=TODAY
    )
    assert "stake.over_whole" in [issue.code for issue in made.issues]


def test_a_cycle_of_a_thousand_ends():
    ring = [stake(f"N{i}", f"N{(i + 1) % 1000}", 60) for i in range(1000)]
    assert blocked([*ring, stake("X", "N0", 50)]) == {f"N{i}" for i in range(1000)}


def test_the_affiliates_rule_is_not_in_force_while_suspended():
    assert find_rule("us_bis_affiliates", date(2025, 10, 15)) is not None
    assert find_rule("us_bis_affiliates", date(2025, 12, 1)) is None
    assert find_rule("us_bis_affiliates", date(2025, 9, 28)) is None
