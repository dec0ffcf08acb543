"""Proofs, flips, rules side by side, control and the economic share."""

import json
from datetime import date
from fractions import Fraction

import pytest

from network.building import TODAY, a_stake, an_ownership
from ostrakon.model import Evidence, NotThere, Predicate, Relation
from ostrakon.network.comparison import compare_rules
from ostrakon.network.control import find_control
from ostrakon.network.economic import effective_share
from ostrakon.network.flips import find_flips
from ostrakon.network.listed import ListedParty
from ostrakon.network.ownership import Status
from ostrakon.network.proof import ABOVE, IN_RING, nest, prove
from ostrakon.network.rules import Holding, find_rule
from ostrakon.network.stakes import ALL, Stake
from ostrakon.network.table import tabulate


def shape(proof):
    return [(line.depth, line.conclusion.node, str(line.conclusion.status), line.note) for line in proof.lines]


def test_a_proof_goes_down_to_the_listed_parties():
    made = an_ownership([a_stake("X", "A", 50), a_stake("A", "B", 40), a_stake("X", "B", 10)])
    assert shape(prove(made, "B")) == [
        (0, "B", "blocked", ""),
        (1, "A", "blocked", ""),
        (2, "X", "listed", ""),
        (1, "X", "listed", ""),
    ]


def test_every_stake_of_a_proof_carries_its_evidence():
    seen = Evidence("sha", "row 3", "X,A,60 %")
    made = an_ownership([Stake("X", "A", a_stake("X", "A", 60).band, evidence=(seen,), source="a register")])
    assert prove(made, "A").evidence == (seen,)
    assert nest(prove(made, "A"))["held_by"][0]["stake"]["evidence"][0]["place"] == "row 3"


def test_a_proof_of_a_ring_does_not_stand_on_itself():
    made = an_ownership([a_stake("X", "A", 50), a_stake("B", "A", 30), a_stake("A", "B", 60)])
    assert shape(prove(made, "A")) == [
        (0, "A", "blocked", ""),
        (1, "X", "listed", ""),
        (1, "B", "blocked", IN_RING),
    ]


def test_a_party_that_holds_by_two_ways_is_carried_further_once():
    stakes = [a_stake("X", "T", 50), a_stake("T", "A", 50), a_stake("T", "B", 50)]
    stakes += [a_stake("A", "C", 30), a_stake("B", "C", 25)]
    notes = [line.note for line in prove(an_ownership(stakes), "C").lines if line.conclusion.node == "T"]
    assert notes == ["", ABOVE]


def test_the_proof_of_a_chain_of_three_thousand_is_cut_and_counted():
    chain = [a_stake("X", "N0", 50), *(a_stake(f"N{i}", f"N{i + 1}", 60) for i in range(3000))]
    proof = prove(an_ownership(chain), "N3000")
    assert len(proof.lines) == 1000
    assert proof.hidden > 0
    json.dumps(nest(proof))


def test_a_party_that_no_register_names_is_not_called_clear():
    with pytest.raises(NotThere):
        an_ownership([a_stake("X", "A", 50)]).find("Somebody else")


def test_a_sale_flips_the_status_on_its_day_and_says_what_stays_blocked():
    stakes = [
        a_stake("X", "A", 60, end=date(2024, 3, 31)),
        a_stake("X", "A", 40, start=date(2024, 4, 1)),
        a_stake("Z", "A", 60, start=date(2024, 4, 1)),
    ]
    flips = find_flips(tabulate(stakes), [ListedParty("X", start=date(2020, 1, 1))], "A", rule_id="us_ofac_50")
    assert [(flip.day, flip.after) for flip in flips] == [
        (date(2020, 1, 1), Status.BLOCKED),
        (date(2024, 4, 1), Status.CLEAR),
    ]
    assert "FAQ 402" in flips[1].note
    assert "X's stake of 60 % in A ended" in flips[1].causes


def test_a_change_of_the_rule_flips_the_status():
    flips = find_flips(
        tabulate([a_stake("X", "A", 25), a_stake("Y", "A", 25), a_stake("Z", "A", 50)]),
        [ListedParty("X"), ListedParty("Y")],
        "A",
        rule_id="eu_best_practices",
    )
    assert [(flip.day, flip.before, flip.after) for flip in flips] == [
        (date(2024, 7, 3), Status.CLEAR, Status.BLOCKED)
    ]


def test_a_delisting_flips_the_status_without_a_note_on_a_sale():
    listed = [ListedParty("X", start=date(2020, 1, 1), end=date(2022, 5, 4))]
    flips = find_flips(tabulate([a_stake("X", "A", 60)]), listed, "A", rule_id="uk_reg7")
    assert [(flip.day, flip.note) for flip in flips] == [(date(2020, 12, 31), ""), (date(2022, 5, 5), "")]


def test_the_rules_stand_side_by_side_each_with_its_own_lists():
    table = tabulate([a_stake("X", "A", 50), a_stake("Y", "A", 10), a_stake("Z", "A", 40)])
    listed = [ListedParty("X", "us_ofac_sdn"), ListedParty("Y", "uk_sanctions")]
    views = {view.rule_id: view for view in compare_rules(table, listed, "A", as_of=TODAY)}
    assert views["us_ofac_50"].conclusion.status is Status.BLOCKED
    assert views["uk_reg7"].conclusion.status is Status.CLEAR
    assert views["eu_best_practices"].conclusion.status is Status.CLEAR
    early = compare_rules(table, listed, "A", as_of=date(2026, 1, 5), rule_ids=["us_bis_affiliates"])
    assert early[0].conclusion is None
    assert "no version in force" in early[0].why


def test_control_is_flagged_in_the_us_and_left_to_a_person_in_the_uk():
    link = Relation("X", Predicate.CONTROLS, "A", (Evidence("sha", "row 1", "right to appoint"),))
    for rule, treatment in (("us_ofac_50", "flagged"), ("uk_reg7", "a person decides")):
        made = an_ownership([a_stake("X", "A", 10), a_stake("Z", "A", 90)], rule=rule)
        (flag,) = find_control(made, "A", [link])
        assert made.find("A").status is Status.CLEAR
        assert treatment in flag.treatment
        assert flag.evidence == link.evidence


def test_a_majority_of_votes_is_flagged_where_the_rule_measures_shares_alone():
    stakes = [a_stake("X", "A", 80, holding=Holding.VOTES), a_stake("X", "A", 10), a_stake("Z", "A", 90)]
    (flag,) = find_control(an_ownership(stakes), "A", [])
    assert "80 % of the votes" in flag.words


def test_a_right_to_appoint_most_of_the_board_owns_under_the_uk_rule():
    stakes = [Stake("X", "A", ALL, Holding.BOARD_MAJORITY), a_stake("Z", "A", 100)]
    assert an_ownership(stakes, rule="uk_reg7").find("A").status is Status.BLOCKED
    assert an_ownership(stakes).find("A").status is Status.CLEAR


def test_a_joint_arrangement_gives_each_of_its_owners_the_whole_under_the_uk_rule():
    stakes = [a_stake("X", "A", 30, joint="J"), a_stake("Z", "A", 25, joint="J"), a_stake("W", "A", 45)]
    made = an_ownership(stakes, rule="uk_reg7")
    assert made.find("A").status is Status.BLOCKED
    assert not made.issues
    assert any("joint arrangement J" in line.conclusion.node for line in prove(made, "A").lines)
    assert an_ownership(stakes).find("A").status is Status.CLEAR


def test_the_economic_share_is_exact_and_never_the_test():
    stakes = [a_stake("X", "A", 50), a_stake("Z", "A", 50), a_stake("A", "B", 50), a_stake("W", "B", 50)]
    made = an_ownership(stakes)
    assert made.find("B").status is Status.BLOCKED
    share = effective_share(made, "B")
    assert (share.least, share.most) == (Fraction(1, 4), Fraction(1, 4))


def test_cross_holdings_are_solved_exactly():
    made = an_ownership([a_stake("X", "A", 50), a_stake("B", "A", 50), a_stake("A", "B", 100)])
    assert effective_share(made, "A").least == 1


def test_a_stake_held_directly_or_indirectly_is_not_counted_beside_the_chain_it_runs_through():
    chain = [a_stake("X", "A", 60), a_stake("A", "B", 30), a_stake("Z", "B", 50)]
    both = [*chain, a_stake("X", "B", 20, direct=False)]
    made = an_ownership(both)
    assert made.find("B").status is Status.POSSIBLE
    assert "stake.may_overlap" in [issue.code for issue in made.issues]
    assert an_ownership([*chain, a_stake("X", "B", 20)]).find("B").status is Status.BLOCKED


def test_a_company_that_may_be_blocked_passes_the_doubt_on():
    made = an_ownership([a_stake("X", "A", 30), a_stake("A", "B", 100)])
    assert made.find("B").status is Status.CANNOT_BE_EXCLUDED


def test_a_rule_has_words_for_its_reach():
    assert find_rule("uk_reg7", TODAY).reach == "more than 50 %"
