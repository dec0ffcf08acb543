"""What a property cannot carry, as a line of `notes` that a person can read and that `read` takes back.

`Secondary sanctions: words` is a fact; `Birth date as listed: 1955~` a value that the schema would blur or drop.
"""

import re

from ostrakon.model import Fact, Identifier, IdentifierStrength, ListedRelation, PartialDate

LISTED = " as listed"
_LABEL = re.compile(r"([A-Z][a-z0-9]*(?: [a-z0-9]+){0,4}?)( as listed)?: (.+)\Z", re.DOTALL)
_CODED = re.compile(r"(.*?)(?: \[([A-Z]{2})\])?\Z", re.DOTALL)
_PARTS = 7  # of an identifier in a note: scheme, value, issuer, issued, expires, strength, words


def label_of(key: str) -> str:
    """`birth_place` as a label: `Birth place`."""
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]


def note_fact(fact: Fact) -> str:
    """A fact as a note; a plain remark stays as it is unless it would read as something else."""
    if fact.key == "remark" and not _LABEL.match(fact.text):
        return fact.text
    return f"{label_of(fact.key)}: {fact.text}"


def note_listed(key: str, text: str, country: str = "") -> str:
    """A value as listed as a note, with its country in brackets where known."""
    return f"{label_of(key)}{LISTED}: {text}" + (f" [{country}]" if country else "")


def note_identifier(identifier: Identifier) -> str:
    """An identifier as a note: scheme, value, issuer, issued, expires, strength, words; empty ends left out."""
    issued, expires = (date.edtf() if date else "" for date in (identifier.issued, identifier.expires))
    parts = [identifier.scheme, identifier.value, identifier.issuer, issued, expires, identifier.strength.value]
    line = " | ".join((*parts, identifier.text.replace(" | ", " / ")))
    return f"Identifier{LISTED}: {line.rstrip(' |')}"


def note_relation(relation: ListedRelation) -> str:
    """A relation as a note: predicate, native id, name, words."""
    parts = (relation.predicate, relation.target_id, relation.target_name, relation.text)
    return f"Relation{LISTED}: {' | '.join(part.replace(' | ', ' / ') for part in parts)}"


def relation_of_note(text: str, at: str) -> ListedRelation | None:
    """The relation that a note says; None where it says none."""
    parts = text.split(" | ")
    if len(parts) != 4:  # predicate, native id, name, words
        return None
    predicate, target_id, name, words = parts
    return ListedRelation(predicate, name, words, at, target_id=target_id)


def split_note(note: str) -> tuple[str, str, bool]:
    """The key, the words and whether they are a value as listed; the key is "remark" where there is no label."""
    found = _LABEL.match(note)
    if not found:
        return "remark", note, False
    return found[1].lower().replace(" ", "_"), found[3], bool(found[2])


def split_country(text: str) -> tuple[str, str]:
    """`words [ML]` as words and code."""
    found = _CODED.match(text)
    assert found
    return found[1], found[2] or ""


def identifier_of_note(text: str, at: str) -> Identifier | None:
    """The identifier that a note says; None where it says none."""
    parts = [part.strip() for part in text.split(" | ")]
    if len(parts) < 2 or not parts[0] or not parts[1]:  # a scheme and a value
        return None
    scheme, value, issuer, issued, expires, strength, words = (parts + [""] * _PARTS)[:_PARTS]
    try:
        return Identifier(
            scheme,
            value,
            at,
            issuer=issuer,
            strength=IdentifierStrength(strength or IdentifierStrength.STRONG),
            text=words,
            issued=PartialDate.parse(issued) if issued else None,
            expires=PartialDate.parse(expires) if expires else None,
        )
    except ValueError:
        return None
