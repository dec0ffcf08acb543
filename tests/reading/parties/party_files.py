"""Passages whose parties are marked in place: `{p=key Sadio Camara}`.

Kinds: p person, b body (company, group, organization, public body), c country, l place, v vessel. Two marks with
one key are one party; a mark without a key has its own words as the key. A block that opens with `! reason` is
known not to be read rightly yet. A description ("the company") may be left open, but may mean no other party.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ostrakon.model import PartyKind, Reading

_MARK = re.compile(r"\{([pbclv])(?:=(\w+))? ([^{}]*)\}")
_BODY = {PartyKind.COMPANY, PartyKind.GROUP, PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY}
_KINDS = {
    "p": {PartyKind.PERSON},
    "b": _BODY,
    "c": {PartyKind.COUNTRY},
    "l": {PartyKind.PLACE},
    "v": {PartyKind.VESSEL},
}
_DESCRIPTION = re.compile(r"(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ss]on) |[Ll]')(?:[a-zé]|ONG)")
_EDGES = " \"'«»“”"


@dataclass(frozen=True)
class Marked:
    """One marked name: its place in the plain text, kind and key."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True)
class Passage:
    """A plain text, the names marked in it, and why it is open ("" where it is not)."""

    text: str
    marks: tuple[Marked, ...]
    reason: str = ""


def read_passages(path: Path) -> list[Passage]:
    """The passages of a file, in order; lines that begin with # are notes."""
    blocks = re.split(r"\n\s*\n", path.read_text("utf-8").strip())
    return [_passage(block) for block in blocks if not block.startswith("#")]


def _passage(block: str) -> Passage:
    first, _, rest = block.partition("\n")
    reason = first.removeprefix("!").strip() if first.startswith("!") else ""
    line = rest if reason else block
    text, marks, place = "", [], 0
    for match in _MARK.finditer(line):
        text += line[place : match.start()]
        words = match[3]
        marks.append(Marked(len(text), len(text) + len(words), match[1], match[2] or words))
        text, place = text + words, match.end()
    return Passage(text + line[place:], tuple(marks), reason)


def wrong_marks(passage: Passage, reading: Reading) -> list[str]:
    """What the reading has otherwise than the marks: names missed or mistyped, parties split or run together."""
    wrong, of_key = [], {}
    for mark in passage.marks:
        words = _bare(passage.text[mark.start : mark.end])
        found = [
            party
            for party in reading.parties
            for mention in party.mentions
            if mention.start < mark.end and mention.end > mark.start and _bare(mention.text) == words
        ]
        if not found and _DESCRIPTION.match(passage.text[mark.start : mark.end]):
            continue  # a description may be left open; it may not mean another party
        if not any(party.kind in _KINDS[mark.kind] for party in found):
            wrong.append(f"{words}: {[party.kind.value for party in found] or 'missed'}")
            continue
        of_key.setdefault(mark.key, set()).add(found[0].id)
    wrong += [f"{key}: split" for key, ids in of_key.items() if len(ids) > 1]
    single = [next(iter(ids)) for ids in of_key.values() if len(ids) == 1]
    wrong += ["two parties run together"] if len(set(single)) < len(single) else []
    return wrong


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|le|la|les|l')\s*", "", words.strip(_EDGES), flags=re.IGNORECASE).strip(_EDGES)
