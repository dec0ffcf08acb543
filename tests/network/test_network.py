"""The network: neighborhoods, paths, shared traits, facilitators, layout; and what relations it is made of."""

from datetime import UTC, date, datetime

import pytest

from ostrakon.intake import read_file
from ostrakon.lists import read_edition
from ostrakon.model import (
    Attribution,
    Claim,
    ClaimParty,
    ClaimType,
    Evidence,
    Judgement,
    Modality,
    NetworkNode,
    NotThere,
    PartialDate,
    PartyKind,
    Predicate,
    Reading,
    Relation,
    Report,
    ReportParty,
    Sameness,
    Span,
)
from ostrakon.network.facilitators import rank_facilitators
from ostrakon.network.graph import Lens, Network
from ostrakon.network.layout import place_nodes
from ostrakon.network.neighborhood import Reach, count_neighbors, find_neighborhood
from ostrakon.network.paths import find_exposures, find_paths
from ostrakon.network.shared import SharedKind, find_shared, listing_traits, officer_traits
from ostrakon.network.sources import (
    join_pieces,
    listing_key,
    read_list_relations,
    read_report_relations,
    resolve_judgements,
)

AT = datetime(2026, 11, 24, tzinfo=UTC)


def a_tie(subject, target, predicate=Predicate.LINKED_TO, **more):
    return Relation(subject, predicate, target, (Evidence("sha", "row 1", f"{subject} {target}"),), **more)


def a_network(*relations, listed=()):
    return Network([NetworkNode(each, each, lists=("us_ofac_sdn",)) for each in listed], relations)


def ids(view):
    return [node.id for node in view.nodes]


def test_a_neighborhood_goes_as_many_steps_as_asked_and_tells_what_lies_beyond():
    network = a_network(a_tie("a", "b"), a_tie("b", "c"), a_tie("c", "d"), a_tie("b", "e"))
    view = find_neighborhood(network, "a", reach=Reach(1))
    assert ids(view) == ["a", "b"]
    assert [(node.degree, node.expanded) for node in view.nodes] == [(1, True), (3, False)]
    assert ids(find_neighborhood(network, "a", reach=Reach(2))) == ["a", "b", "c", "e"]
    assert count_neighbors(network, "b") == 3


def test_a_hub_is_shown_with_its_count_and_not_followed():
    ties = [a_tie("a", "hub"), *(a_tie("hub", f"n{number:03}") for number in range(150))]
    view = find_neighborhood(a_network(*ties), "a", reach=Reach(2, hub_cap=100))
    assert ids(view) == ["a", "hub"]
    assert view.nodes[1].degree == 151
    assert "151 neighbors" in view.notes[0]
    around = find_neighborhood(a_network(*ties, listed=["n149"]), "hub", reach=Reach(1, hub_cap=100))
    assert len(around.nodes) == 101
    assert around.nodes[1].id == "n149"


def test_all_relations_of_two_parties_are_kept_each_with_its_modality():
    network = a_network(
        a_tie("a", "b"), a_tie("b", "a", Predicate.OWNS), a_tie("a", "b", modality=Modality.DENIED)
    )
    view = find_neighborhood(network, "a")
    assert sorted(relation.modality for relation in view.relations) == ["asserted", "asserted", "denied"]
    only = find_neighborhood(network, "a", lens=Lens.on(None, only_asserted=True))
    assert len(only.relations) == 2


def test_the_network_is_as_of_a_day():
    tie = a_tie("a", "b", valid=PartialDate(date(2020, 1, 1), date(2021, 12, 31)))
    network = a_network(tie, a_tie("a", "c"))
    assert ids(find_neighborhood(network, "a", lens=Lens.on(date(2021, 6, 1)))) == ["a", "b", "c"]
    assert ids(find_neighborhood(network, "a", lens=Lens.on(date(2022, 1, 1)))) == ["a", "c"]
    period = Lens(date(2021, 12, 1), date(2023, 1, 1))
    assert ids(find_neighborhood(network, "a", lens=period)) == ["a", "b", "c"]


def test_paths_come_shortest_first_each_once_and_without_loops():
    network = a_network(
        a_tie("a", "b"),
        a_tie("b", "z"),
        a_tie("a", "c"),
        a_tie("c", "d"),
        a_tie("d", "z"),
        a_tie("z", "a"),
        a_tie("b", "c"),
    )
    found = [path.nodes for path in find_paths(network, "a", "z", k=9)]
    assert found == [
        ("a", "z"),
        ("a", "b", "z"),
        ("a", "c", "b", "z"),
        ("a", "c", "d", "z"),
        ("a", "b", "c", "d", "z"),
    ]


def test_paths_agree_with_networkx():
    import random
    from itertools import islice

    import networkx as nx

    for seed in range(30):
        rnd = random.Random(seed)
        ends = [(f"n{rnd.randrange(12)}", f"n{rnd.randrange(12)}") for _ in range(24)]
        graph = nx.Graph(ends)
        network = a_network(*(a_tie(left, right) for left, right in ends))
        names = sorted(graph.nodes)
        left, right = names[0], names[-1]
        ours = [path.length for path in find_paths(network, left, right, k=6, longest=12)]
        theirs = []
        if nx.has_path(graph, left, right):
            theirs = [len(path) - 1 for path in islice(nx.shortest_simple_paths(graph, left, right), 6)]
        assert ours == theirs, seed


def test_a_path_may_be_asked_by_kind_of_tie_and_never_runs_over_a_denial():
    network = a_network(
        a_tie("a", "b", Predicate.OWNS), a_tie("a", "c", modality=Modality.DENIED), a_tie("c", "b")
    )
    assert [path.nodes for path in find_paths(network, "a", "b")] == [("a", "b")]
    assert find_paths(network, "a", "b", lens=Lens(predicates=frozenset({Predicate.LINKED_TO}))) == ()
    denied = Lens(modalities=frozenset(Modality))
    assert len(find_paths(network, "a", "b", lens=denied)) == 2


def test_exposures_lead_to_the_nearest_listed_parties():
    network = a_network(a_tie("a", "b"), a_tie("b", "x"), a_tie("b", "y"), a_tie("y", "w"), listed=["x", "w"])
    paths = find_exposures(network, "a", k=5)
    assert [path.nodes for path in paths] == [("a", "b", "x"), ("a", "b", "y", "w")]
    assert paths[0].steps[1][0].evidence[0].place == "row 1"


def test_a_party_that_nobody_ties_is_said_not_to_be_there():
    with pytest.raises(NotThere):
        find_neighborhood(a_network(a_tie("a", "b")), "nobody")


def test_a_cycle_of_a_thousand_has_its_two_paths():
    ring = [a_tie(f"n{number}", f"n{(number + 1) % 1000}") for number in range(1000)]
    assert [path.length for path in find_paths(a_network(*ring), "n0", "n4", k=5)] == [4]


def test_a_facilitator_is_ranked_with_its_reasons():
    network = a_network(
        a_tie("helper", "x", Predicate.FACILITATES),
        a_tie("other", "x"),
        a_tie("said", "x", Predicate.FACILITATES, modality=Modality.ALLEGED),
        listed=["x"],
    )
    ranked = rank_facilitators(find_neighborhood(network, "x"))
    assert [one.node.id for one in ranked] == ["helper", "said", "other"]
    assert ranked[0].reasons[0].words == "facilitates x"
    assert "(alleged)" in ranked[1].reasons[0].words


def test_shared_officers_are_found():
    shared = find_shared(officer_traits([a_tie("p", "a", Predicate.HEAD_OF), a_tie("p", "b", Predicate.CONTROLS)]))
    assert [(one.kind, one.value, one.nodes) for one in shared] == [(SharedKind.OFFICER, "p", ("a", "b"))]


def test_places_are_the_same_each_time_and_apart():
    network = a_network(*(a_tie("a", f"n{number}") for number in range(80)))
    for depth, count in ((1, 81), (0, 1)):
        view = place_nodes(find_neighborhood(network, "a", reach=Reach(depth)))
        again = place_nodes(find_neighborhood(network, "a", reach=Reach(depth)))
        assert view == again
        assert len({(node.x, node.y) for node in view.nodes}) == count


def a_reading():
    said = Span(0, 5, "words")
    parties = [ReportParty(f"p{number}", f"Party {number}", PartyKind.PERSON, (), ()) for number in range(3)]
    relation = Claim(
        "c1",
        ClaimType.RELATION,
        Modality.ALLEGED,
        (ClaimParty("subject", "p0"), ClaimParty("object", "p1")),
        (said,),
        0.9,
        "rule",
        said_by=(Attribution("p2"),),
        predicate="supports",
    )
    role = Claim(
        "c2",
        ClaimType.ROLE,
        Modality.ASSERTED,
        (ClaimParty("holder", "p0"), ClaimParty("organization", "p1")),
        (said,),
        0.9,
        "rule",
        title="Defence Minister",
    )
    report = Report("sha256:ab", "words", published=date(2023, 7, 25))
    return Reading(report, tuple(parties), (relation, role), (), (), "reader")


def test_relations_of_reports_keep_who_says_them_and_how_firmly():
    _, (alleged, role) = read_report_relations([a_reading()])
    assert (alleged.predicate, alleged.modality, alleged.said_by) == (
        Predicate.SUPPORTS,
        Modality.ALLEGED,
        ("Party 2",),
    )
    assert alleged.evidence[0].place == "characters 0-5"
    assert role.predicate is Predicate.HEAD_OF


def test_judgements_make_one_node_of_a_report_party_and_its_listing():
    pieces = [read_report_relations([a_reading()]), ([NetworkNode("list:us:7", "SEVEN", lists=("us",))], [])]
    same = Judgement("list:us:7", "report:sha256:ab:p0", Sameness.SAME, "analyst", AT, "")
    network = Network(*join_pieces(pieces, resolve_judgements([same])))
    assert "report:sha256:ab:p0" not in network.index
    view = find_neighborhood(network, "list:us:7")
    assert (view.nodes[0].label, view.nodes[0].lists) == ("SEVEN", ("us",))
    assert len(view.relations) == 2
    undone = Judgement(same.left, same.right, Sameness.DIFFERENT, "analyst", AT, "")
    assert resolve_judgements([same, undone]).same == {}


def test_all_owned_or_controlled_by_edges_of_the_enhanced_list_are_read_and_traced(data):
    path = data / "lists" / "us_ofac" / "enhanced" / "CONS_ENHANCED_2025-01-14.XML"
    listings = read_edition([read_file(path, at=AT)]).listings
    nodes, relations = read_list_relations(listings)
    owned = [relation for relation in relations if relation.predicate is Predicate.OWNED_BY]
    assert len(owned) == 278
    places = {relation.evidence[0].place for relation in owned}
    assert len(places) == 278
    assert all("relationships/relationship[@id='" in place for place in places)
    network = Network(nodes, relations)
    assert all(network.index[relation.object] in network.listed for relation in owned)


def test_the_gold_companies_lead_to_prigozhin_in_the_list_of_july_2023(data):
    path = data / "lists" / "us_ofac" / "sdn" / "sdn_2023-07-24.csv"
    listings = read_edition([read_file(path, at=AT)]).listings
    network = Network(*read_list_relations(listings))
    midas, diamville = listing_key("us_ofac_sdn", "42016"), listing_key("us_ofac_sdn", "42020")
    (path,) = find_paths(network, midas, diamville, k=1)
    assert network.nodes[network.index[path.nodes[1]]].label == "Yevgeniy Viktorovich PRIGOZHIN"
    assert "Linked To" in path.steps[0][0].evidence[0].quote
    wagner = find_neighborhood(network, listing_key("us_ofac_sdn", "22543"))
    labels = " ".join(node.label for node in wagner.nodes)
    assert all(name in labels for name in ("CAMARA", "DIARRA", "BAGAYOKO", "MASLOV"))
    shared = find_shared(listing_traits(listings))
    assert all(len(one.nodes) > 1 for one in shared)
    assert any(one.kind is SharedKind.IDENTIFIER for one in shared)
