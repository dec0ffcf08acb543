"""OFAC's remarks: clauses parted by semicolons, each read into values, kept by name, or made an issue.

Source: the remarks of SDN.CSV 2021 to 2023 (all clauses counted); OFAC data specification, field Remarks:
cut at 1,000 characters there, and carried on in the COMMENTS file.
"""

import re
from functools import lru_cache

from ostrakon.lists.us_ofac.draft import Value
from ostrakon.lists.us_ofac.labels import split_label
from ostrakon.lists.us_ofac.names import ROLES, read_name
from ostrakon.lists.us_ofac.positions import find_fact
from ostrakon.lists.us_ofac.values import read_birth, read_gender, read_labelled, read_place, read_wallet
from ostrakon.model import Fact, Issue, ListedRelation, NameRole, PartyKind, Predicate

REMARKS_LIMIT = 1000  # characters (OFAC data specification, SDN table, Remarks)

_PARTING = re.compile(r";+\s*")
_ALIAS = re.compile(r"\(?([afn]\.?k|d\.?b)\.?a\.?,?:?\s+['‘’\"](.*?)['‘’\"]*\.?\)?\Z", re.IGNORECASE | re.DOTALL)
_NO_FINAL_DOT = re.compile(
    r"(?:\b[A-Za-z]|\b(?:co|ltd|inc|corp|cia|ltda|jr|sr|pvt|dr|bhd|dept|est|bros|no))\.\Z", re.I
)
_BIRTH = re.compile(r"(?:DOB|D\.O\.B\.|Date of Birth|Birthdate):?\s+", re.IGNORECASE)
_BORN_AT = re.compile(r"(?:POB|P\.O\.B\.|Place of Birth):?\s+", re.IGNORECASE)
_LINK = re.compile(r"\(?Linked To:?\s*(.+)\Z", re.IGNORECASE | re.DOTALL)


def split_remarks(remarks: str) -> list[str]:
    """The clauses of a remark, in order, as published."""
    return [clause.strip() for clause in _PARTING.split(remarks) if clause.strip(" .")]


@lru_cache(maxsize=131_072)
def read_clause(clause: str, kind: PartyKind, *, at: str) -> tuple[Value, ...]:
    """The values of one clause: never empty. What no rule knows is kept as a fact and an issue."""
    bare = clause.removeprefix("alt. ").removeprefix("Alt. ")
    return _read_known(bare, kind, at) or _read_other(clause, kind, at)


def strip_final_dot(words: str) -> str:
    """The words without the full stop that ends a remark, but with that of an abbreviation (`S.A.`, `LTD.`)."""
    if words.endswith(".") and not _NO_FINAL_DOT.search(words):
        return words[:-1]
    return words


def _read_known(bare: str, kind: PartyKind, at: str) -> tuple[Value, ...]:
    if bare.startswith("Digital Currency Address"):
        return read_wallet(bare.removeprefix("Digital Currency Address"), clause=strip_final_dot(bare), at=at)
    if found := _BIRTH.match(bare):
        return read_birth(bare[found.end() :].rstrip("."), at=at)
    if found := _BORN_AT.match(bare):
        return (read_place(bare[found.end() :], at=at),)
    if bare.startswith("Gender "):
        return read_gender(bare.removeprefix("Gender "), at=at)
    if found := _LINK.match(bare):
        return (_read_link(found[1], strip_final_dot(bare), at),)
    if found := _ALIAS.match(bare):
        return (_read_alias(found[1], found[2], kind, at),)
    labelled = split_label(bare)
    if labelled:
        label, words = labelled
        return read_labelled(label, strip_final_dot(words), clause=strip_final_dot(bare), at=at)
    return ()


def _read_link(name: str, clause: str, at: str) -> ListedRelation:
    target = strip_final_dot(name.strip())
    if clause.startswith("("):
        target = target.removesuffix(")")
    return ListedRelation(Predicate.LINKED_TO.value, target, clause, at)


def _read_alias(letters: str, name: str, kind: PartyKind, at: str) -> Value:
    role = ROLES.get(f"{letters.lower().replace('.', '')}a", NameRole.ALIAS)
    return read_name(name, kind, NameRole.WEAK_ALIAS if role is NameRole.ALIAS else role, at=at)


def _read_other(clause: str, kind: PartyKind, at: str) -> tuple[Value, ...]:
    text = strip_final_dot(clause)
    fact = find_fact(text, kind)
    if fact:
        return (Fact(fact, text, at),)
    return (Fact("remark", text, at), Issue("remark.uninterpreted", at, text, "kept as a remark"))
