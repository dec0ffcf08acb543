"""Beneficial Ownership Data Standard 0.4: statements about entities, people and relationships.

Source: Open Ownership, Beneficial Ownership Data Standard 0.4 (schema and codelists). A record (`recordId`) has
one statement after another; the last says how things stand, and a `closed` one ends it.
"""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from ostrakon.model import Capture, Identifier, PartyKind
from ostrakon.network.registers.bods_interests import add_relationship
from ostrakon.network.registers.json_entries import read_entries
from ostrakon.network.registers.reading import (
    Progress,
    RegisterDraft,
    RegisterParty,
    RegisterReading,
)

KINDS = {
    "registeredEntity": PartyKind.COMPANY,
    "legalEntity": PartyKind.ORGANIZATION,
    "arrangement": PartyKind.ORGANIZATION,
    "state": PartyKind.COUNTRY,
    "stateBody": PartyKind.PUBLIC_BODY,
    "anonymousEntity": PartyKind.ORGANIZATION,
    "unknownEntity": PartyKind.ORGANIZATION,
}

Statement = tuple[str, dict[str, Any]]  # its place in the file, and itself


def read_bods(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """The file's statements: parties, direct stakes, links of control, and indirect interests as cross-checks.

    Raises:
        SourceChanged: the file is truncated or malformed.
    """
    draft = RegisterDraft(capture, progress)
    relationships: dict[str, list[Statement]] = defaultdict(list)
    for place, statement in read_entries(draft):
        kind = statement.get("recordType")
        details = statement.get("recordDetails")
        record = str(statement.get("recordId") or "")
        told = f"{place}, statement {statement.get('statementId', '')}".rstrip(", ")
        if kind not in ("entity", "person", "relationship") or not isinstance(details, dict) or not record:
            message = "expected recordType entity, person or relationship, a recordId and recordDetails; left out"
            draft.issue("bods.statement", told, value=str(kind), message=message)
        elif kind == "relationship":
            relationships[record].append((told, statement))
        else:
            _add_party(draft, told, record, details)
    for record in relationships:
        add_relationship(draft, record, sorted(relationships[record], key=_said_on))
    return draft.finish("bods-0.4")


def _said_on(statement: Statement) -> str:
    """The day on which it was said; statements of one day keep the file's order."""
    return str(statement[1].get("statementDate") or "")[:10]


def _add_party(draft: RegisterDraft, place: str, record: str, details: dict[str, Any]) -> None:
    if "personType" in details or "names" in details:
        kind = PartyKind.PERSON
        names = [str(name.get("fullName") or "") for name in _dicts(details.get("names"))]
        countries = [_code(nation) for nation in _dicts(details.get("nationalities"))]
    else:
        entity = details.get("entityType")
        kind = KINDS.get(str(entity.get("type") if isinstance(entity, dict) else entity), PartyKind.ORGANIZATION)
        alternates = details.get("alternateNames")
        others = alternates if isinstance(alternates, list) else []
        names = [str(details.get("name") or ""), *(str(other) for other in others)]
        jurisdiction = details.get("jurisdiction")
        countries = [_code(jurisdiction)] if isinstance(jurisdiction, dict) else []
    addresses = [str(address.get("address") or "") for address in _dicts(details.get("addresses"))]
    party = RegisterParty(
        id=record,
        names=tuple(name for name in names if name),
        kind=kind,
        identifiers=tuple(_identifier(item, place) for item in _dicts(details.get("identifiers"))),
        addresses=tuple(address for address in addresses if address),
        countries=tuple(country for country in countries if country),
        born=str(details.get("birthDate") or ""),
        evidence=draft.evidence(place, " / ".join(name for name in names if name) or record),
    )
    known = draft.parties.get(record)
    draft.parties[record] = replace(party, evidence=(*known.evidence, *party.evidence)) if known else party


def _identifier(item: dict[str, Any], place: str) -> Identifier:
    scheme = str(item.get("scheme") or item.get("schemeName") or "other").lower()
    return Identifier(scheme, str(item.get("id") or item.get("uri") or ""), place)


def _code(country: dict[str, Any]) -> str:
    return str(country.get("code") or "")[:2].upper()


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
