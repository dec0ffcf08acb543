"""Cypher statements (Neo4j, Memgraph) that make the view: parties once each, a relationship for each relation.

Source: Neo4j Cypher Manual, "Parsing", string literals and escaped identifiers.
"""

from ostrakon.exchange.graphs.words import relation_fields
from ostrakon.model import NetworkView

_ESCAPES = {
    "\\": "\\\\",
    "'": "\\'",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}


def write_cypher(view: NetworkView) -> str:
    """One statement a line; every value from outside stands in an escaped string literal."""
    lines = ["CREATE CONSTRAINT party_id IF NOT EXISTS FOR (p:Party) REQUIRE p.id IS UNIQUE;"]
    for node in view.nodes:
        values = {"label": node.label, "kind": str(node.kind), "lists": "; ".join(node.lists)}
        lines.append(f"MERGE (p:Party {{id: {quote(node.id)}}}) SET {_set('p', values)};")
    for relation in view.relations:
        fields = relation_fields(relation)
        kind = str(relation.predicate).upper()  # a member of a closed vocabulary: letters and _
        key = "{" + ", ".join(f"{name}: {quote(fields[name])}" for name in ("source", "place", "valid")) + "}"
        others = {
            name: value for name, value in fields.items() if name not in ("source", "place", "valid") and value
        }
        lines.append(
            f"MATCH (a:Party {{id: {quote(relation.subject)}}}), (b:Party {{id: {quote(relation.object)}}}) "
            f"MERGE (a)-[r:{kind} {key}]->(b) SET {_set('r', others)};"
        )
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """The text as a string literal of Cypher; control characters as \\uXXXX."""
    made = []
    for character in text:
        if character in _ESCAPES:
            made.append(_ESCAPES[character])
        elif ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 or character in "\u2028\u2029":
            made.append(f"\\u{ord(character):04x}")
        else:
            made.append(character)
    return "'" + "".join(made) + "'"


def _set(variable: str, values: dict[str, str]) -> str:
    return ", ".join(f"{variable}.{name} = {quote(value)}" for name, value in values.items())
