"""Clusters follow from judgements alone, and what contradicts is told."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ostrakon.model import Sameness
from ostrakon.resolve.clusters import Edge, Traits, make_clusters

SAME, DIFFERENT = Sameness.SAME, Sameness.DIFFERENT


def test_what_is_judged_the_same_stands_together():
    found = make_clusters("abcd", [Edge("a", "b", SAME, 9), Edge("b", "c", SAME, 8)])
    assert found.members == (("a", "b", "c"), ("d",))


def test_a_contradiction_of_three_is_found_and_shown():
    found = make_clusters("abc", [Edge("a", "b", SAME, 9), Edge("b", "c", SAME, 8), Edge("a", "c", DIFFERENT, -9)])
    assert found.members == (("a", "b"), ("c",))
    assert [(each.left, each.right, each.against) for each in found.contradictions] == [("b", "c", "a is not c")]


def test_a_persons_same_goes_before_a_policys_different():
    edges = [Edge("a", "b", SAME, 9), Edge("a", "c", DIFFERENT, -9), Edge("b", "c", SAME, 0, firm=True)]
    assert make_clusters("abc", edges).members == (("a",), ("b", "c"))  # the person's join is made first
    assert make_clusters("abc", edges).contradictions[0].left == "a"


def test_two_entries_of_one_list_are_not_joined_through_a_third():
    traits = {"a": Traits("x"), "b": Traits("y"), "c": Traits("x")}
    found = make_clusters("abc", [Edge("a", "b", SAME, 9), Edge("b", "c", SAME, 8)], traits)
    assert found.members == (("a", "b"), ("c",))
    assert "two entries of x" in found.contradictions[0].against


def test_two_entries_of_one_list_judged_the_same_may_be_joined():
    traits = {"a": Traits("x"), "b": Traits("y"), "c": Traits("x")}
    edges = [Edge("a", "b", SAME, 9), Edge("b", "c", SAME, 8), Edge("a", "c", SAME, 7)]
    assert make_clusters("abc", edges, traits).members == (("a", "b", "c"),)


def test_births_kinds_and_genders_split_a_chain():
    for one, two in (
        (Traits("x", years=frozenset({1950})), Traits("z", years=frozenset({1980}))),
        (Traits("x", kind=1), Traits("z", kind=3)),
        (Traits("x", genders=frozenset({"male"})), Traits("z", genders=frozenset({"female"}))),
    ):
        traits = {"a": one, "b": Traits("y"), "c": two}
        found = make_clusters("abc", [Edge("a", "b", SAME, 9), Edge("b", "c", SAME, 8)], traits)
        assert found.members == (("a", "b"), ("c",))


EDGES = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 9), st.sampled_from(list(Sameness)), st.integers(-9, 20), st.booleans()
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(EDGES, st.integers(0, 2**32 - 1), st.lists(st.integers(0, 3), min_size=10, max_size=10))
def test_the_order_of_judgements_and_members_plays_no_part(rows, seed, lists):
    edges = {}
    for left, right, outcome, bits, firm in rows:
        if left != right:
            pair = f"m{min(left, right)}", f"m{max(left, right)}"
            edges[pair] = Edge(*pair, outcome, bits, firm)
    members = [f"m{place}" for place in range(10)]
    traits = {member: Traits(f"list{lists[place]}") for place, member in enumerate(members)}
    shuffled, turned = list(edges.values()), list(members)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(turned)
    assert make_clusters(members, edges.values(), traits) == make_clusters(turned, shuffled, traits)


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_a_firm_difference_is_never_within_a_cluster(rows):
    edges = {}
    for left, right, outcome, bits, firm in rows:
        if left != right:
            pair = f"m{min(left, right)}", f"m{max(left, right)}"
            edges[pair] = Edge(*pair, outcome, bits, firm)
    found = make_clusters([f"m{place}" for place in range(10)], edges.values())
    home = {member: place for place, members in enumerate(found.members) for member in members}
    for edge in edges.values():
        if edge.outcome is DIFFERENT and edge.firm:
            assert home[edge.left] != home[edge.right]
