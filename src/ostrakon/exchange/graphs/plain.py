"""CSV of edges with their sources, and the JSON that a page draws."""

import csv
import io
from typing import Any

import msgspec

from ostrakon.exchange.graphs.words import FIELDS, relation_fields, say_relation
from ostrakon.exchange.sheets import neutralize
from ostrakon.model import NetworkView

COLUMNS = ("subject", "subject_label", "object", "object_label", *FIELDS)


def write_csv(view: NetworkView) -> str:
    """One line for each relation, with who states it and where; cells that a spreadsheet would run are guarded."""
    labels = {node.id: node.label for node in view.nodes}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(COLUMNS)
    for relation in view.relations:
        ends = (
            relation.subject,
            labels.get(relation.subject, ""),
            relation.object,
            labels.get(relation.object, ""),
        )
        fields = relation_fields(relation)
        writer.writerow([neutralize(cell) for cell in (*ends, *(fields[name] for name in FIELDS))])
    return out.getvalue()


def network_document(view: NetworkView) -> dict[str, Any]:
    """The view as plain values: nodes with places, relations with all their evidence."""
    return {
        "center": view.center,
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "notes": list(view.notes),
        "nodes": [
            {
                "id": node.id,
                "label": node.label,
                "kind": str(node.kind),
                "lists": list(node.lists),
                "depth": node.depth,
                "degree": node.degree,
                "expanded": node.expanded,
                "x": node.x,
                "y": node.y,
            }
            for node in view.nodes
        ],
        "relations": [
            {
                "subject": relation.subject,
                "predicate": str(relation.predicate),
                "object": relation.object,
                "words": say_relation(relation),
                "modality": str(relation.modality),
                "said_by": list(relation.said_by),
                "valid": relation.valid.edtf() if relation.valid else None,
                "share": [relation.share.least, relation.share.most] if relation.share else None,
                "votes": relation.votes,
                "source": relation.source,
                "evidence": [
                    {"capture": each.capture, "place": each.place, "quote": each.quote}
                    for each in relation.evidence
                ],
            }
            for relation in view.relations
        ],
    }


def write_json(view: NetworkView) -> str:
    """The document as JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(network_document(view)), indent=2).decode()
