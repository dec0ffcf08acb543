"""Networks in the formats of others, read back by a parser of the format, and hostile names in each."""

import csv
import io
import json
import re

import networkx as nx
import pytest
from lxml import etree

from ostrakon.exchange.graphs import write_csv, write_cypher, write_gexf, write_graphml, write_json, write_svg
from ostrakon.exchange.graphs.cypher import quote
from ostrakon.model import (
    BadRequest,
    Evidence,
    Modality,
    NetworkNode,
    NetworkView,
    PartialDate,
    Predicate,
    Relation,
    Share,
)

HOSTILE = "=cmd|' /C calc'!A1 </title><script>alert(1)</script> \\' }) DETACH DELETE n // \x00 \u2028 & \""


def a_view(label="Test Company 2"):
    nodes = (
        NetworkNode("a", "Test Company 1", lists=("us_ofac_sdn",), expanded=True),
        NetworkNode("b", label, depth=1, x=4000, y=-500),
        NetworkNode("c", "Test Company 3", depth=1, x=4000, y=500),
    )
    owns = Relation(
        "a",
        Predicate.OWNS,
        "b",
        (Evidence("sha", "row 2", "a;b;60"),),
        valid=PartialDate.parse("2020-01-01/.."),
        share=Share(6000, 6000),
        source="register.csv",
    )
    said = Relation("c", Predicate.SUPPORTS, "a", (), Modality.ALLEGED, ("Test Authority",))
    return NetworkView("a", nodes, (owns, said), notes=("a note",))


def test_gexf_reads_back():
    graph = nx.read_gexf(
        io.BytesIO(write_gexf(a_view()).replace("//gexf.net/1.3", "//www.gexf.net/1.2draft").encode())
    )
    assert set(graph.nodes) == {"a", "b", "c"}
    assert graph.number_of_edges() == 2
    root = etree.fromstring(write_gexf(a_view()).encode())
    position = root.find(".//{*}node[@id='b']/{http://gexf.net/1.3/viz}position")
    assert (position.get("x"), position.get("y")) == ("4.000", "0.500")


def test_graphml_reads_back_with_every_field():
    graph = nx.parse_graphml(write_graphml(a_view()))
    (edge,) = (data for _, _, data in graph.edges(data=True) if data["predicate"] == "owns")
    assert edge["words"] == "owns 60 %, 2020-01-01/.."
    assert (edge["share_least"], edge["place"], edge["source"]) == ("6000", "row 2", "register.csv")


def test_csv_has_a_line_for_each_relation_with_its_source():
    rows = list(csv.DictReader(io.StringIO(write_csv(a_view()))))
    assert [row["predicate"] for row in rows] == ["owns", "supports"]
    assert rows[0]["quote"] == "a;b;60"
    assert rows[1]["words"] == "supports (alleged by Test Authority)"


def test_json_has_places_and_all_evidence():
    document = json.loads(write_json(a_view()))
    assert document["nodes"][1]["x"] == 4000
    assert document["relations"][0]["evidence"] == [{"capture": "sha", "place": "row 2", "quote": "a;b;60"}]


def test_hostile_names_stay_text_in_every_format():
    view = a_view(HOSTILE)
    for text in (write_gexf(view), write_graphml(view), write_svg(view)):
        root = etree.fromstring(text.encode())
        assert root.find(".//{*}script") is None
        assert "\x00" not in text
    labels = [row["object_label"] for row in csv.DictReader(io.StringIO(write_csv(view)))]
    assert not labels[0].startswith("=")
    lines = write_cypher(view).splitlines()
    assert len(lines) == 1 + len(view.nodes) + len(view.relations)
    without_literals = re.sub(r"'(?:[^'\\]|\\.)*'", "''", "\n".join(lines))
    assert "DELETE" not in without_literals
    assert "'" not in without_literals.replace("''", "")


@pytest.mark.parametrize(
    ("text", "literal"), [("O'Brien", r"'O\'Brien'"), ("a\\' b", r"'a\\\' b'"), ("\x07", r"'\u0007'")]
)
def test_a_cypher_literal_is_escaped(text, literal):
    assert quote(text) == literal


def test_a_drawing_shows_the_words_of_every_relation():
    svg = etree.fromstring(write_svg(a_view()).encode())
    words = {text.text for text in svg.iterfind(".//{*}text[@class='words']")}
    words |= {text.text for text in svg.iterfind(".//{*}text[@class='words alleged']")}
    assert words == {"owns 60 %, 2020-01-01/.. →", "← supports (alleged by Test Authority)"}
    assert any("a;b;60" in title.text for title in svg.iterfind(".//{*}path/{*}title"))


def test_a_drawing_of_too_many_is_refused_with_advice():
    nodes = tuple(NetworkNode(f"n{number}", "n") for number in range(200))
    with pytest.raises(BadRequest, match="gexf"):
        write_svg(NetworkView("n0", nodes, ()))
