"""GEXF 1.3 (Gephi) and GraphML (yEd, igraph, networkx).

Sources: gexf.net, GEXF 1.3 schema with the viz module; graphml.graphdrawing.org, GraphML 1.0 schema.
"""

import re
from typing import Any

from lxml import etree

from ostrakon.exchange.graphs.words import FIELDS, relation_fields
from ostrakon.model import NetworkNode, NetworkView

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NODE_FIELDS = ("kind", "lists", "depth", "degree")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def write_gexf(view: NetworkView) -> str:
    """The view as GEXF, with places, and every field of nodes and relations as an attribute."""
    root = etree.Element(f"{{{GEXF}}}gexf", nsmap=namespaces(GEXF, viz=VIZ), version="1.3")
    graph = etree.SubElement(root, f"{{{GEXF}}}graph", defaultedgetype="directed", mode="static")
    for kind, names in (("node", NODE_FIELDS), ("edge", FIELDS)):
        block = etree.SubElement(graph, f"{{{GEXF}}}attributes", {"class": kind})
        for name in names:
            etree.SubElement(block, f"{{{GEXF}}}attribute", id=f"{kind}_{name}", title=name, type="string")
    nodes = etree.SubElement(graph, f"{{{GEXF}}}nodes")
    for node in view.nodes:
        made = etree.SubElement(nodes, f"{{{GEXF}}}node", id=safe_text(node.id), label=safe_text(node.label))
        _gexf_values(made, "node", _node_fields(node))
        place = {"x": _thousandths(node.x), "y": _thousandths(-node.y), "z": "0"}  # GEXF counts y upward
        etree.SubElement(made, f"{{{VIZ}}}position", place)
    edges = etree.SubElement(graph, f"{{{GEXF}}}edges")
    for number, relation in enumerate(view.relations):
        fields = relation_fields(relation)
        ends = {"source": safe_text(relation.subject), "target": safe_text(relation.object)}
        made = etree.SubElement(
            edges, f"{{{GEXF}}}edge", {"id": str(number), **ends, "label": safe_text(fields["words"])}
        )
        _gexf_values(made, "edge", fields)
    return _text(root)


def write_graphml(view: NetworkView) -> str:
    """The view as GraphML, with places, and every field of nodes and relations as data."""
    root = etree.Element(f"{{{GRAPHML}}}graphml", nsmap=namespaces(GRAPHML))
    for kind, names in (("node", ("label", *NODE_FIELDS, "x", "y")), ("edge", FIELDS)):
        for name in names:
            key = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": "string"}
            etree.SubElement(root, f"{{{GRAPHML}}}key", key)
    graph = etree.SubElement(root, f"{{{GRAPHML}}}graph", id="network", edgedefault="directed")
    for node in view.nodes:
        made = etree.SubElement(graph, f"{{{GRAPHML}}}node", id=safe_text(node.id))
        places = {"x": _thousandths(node.x), "y": _thousandths(node.y)}
        _graphml_values(made, "node", {"label": node.label, **_node_fields(node), **places})
    for number, relation in enumerate(view.relations):
        ends = {"source": safe_text(relation.subject), "target": safe_text(relation.object)}
        made = etree.SubElement(graph, f"{{{GRAPHML}}}edge", {"id": f"e{number}", **ends})
        _graphml_values(made, "edge", relation_fields(relation))
    return _text(root)


def namespaces(default: str, **named: str) -> Any:
    """Namespaces as lxml takes them: None is the default one, which its stubs do not know."""
    return {None: default, **named}


def _node_fields(node: NetworkNode) -> dict[str, str]:
    return {
        "kind": str(node.kind),
        "lists": "; ".join(node.lists),
        "depth": str(node.depth),
        "degree": str(node.degree),
    }


def _gexf_values(element: etree._Element, kind: str, fields: dict[str, str]) -> None:
    block = etree.SubElement(element, f"{{{GEXF}}}attvalues")
    for name, value in fields.items():
        if value:
            etree.SubElement(block, f"{{{GEXF}}}attvalue", {"for": f"{kind}_{name}", "value": safe_text(value)})


def _graphml_values(element: etree._Element, kind: str, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        if value:
            etree.SubElement(element, f"{{{GRAPHML}}}data", key=f"{kind}_{name}").text = safe_text(value)


def _thousandths(value: int) -> str:
    sign, value = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{value // 1000}.{value % 1000:03d}"


def safe_text(text: str) -> str:
    """The text without the characters that XML cannot carry."""
    return _NOT_XML.sub("\ufffd", text)


def _text(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode", pretty_print=True)
