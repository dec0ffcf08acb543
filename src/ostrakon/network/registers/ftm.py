"""FollowTheMoney: entities that are ownerships, directorships and other links, one JSON a line.

Source: followthemoney, the schemata Ownership, Directorship, Membership, Employment, Representation, Family,
Associate, Succession and UnknownLink.
"""

from datetime import date
from typing import Any

from ostrakon.exchange.ftm.vocabulary import ENDS, KIND_OF_SCHEMA
from ostrakon.model import Capture, Identifier, PartyKind, Severity
from ostrakon.network.registers.json_entries import read_entries
from ostrakon.network.registers.reading import (
    Progress,
    RegisterDraft,
    RegisterParty,
    RegisterReading,
    read_day,
)
from ostrakon.network.registers.shares import read_share
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import NOT_STATED, Band, Manner

LINKS = {schema: ends for schema, ends in ENDS.items() if schema not in ("Ownership", "Control")}
"""Schemata that are no stake: the properties at the ends, and what the first is to the second."""

KINDS = KIND_OF_SCHEMA | {"LegalEntity": PartyKind.ORGANIZATION}  # in a register of owners it is no person
NUMBERS = {
    "registrationNumber": "registration",
    "leiCode": "lei",
    "taxNumber": "tax_id",
    "imoNumber": "imo",
    "passportNumber": "passport",
}
# Edges with other schemata (payments, sanctions, addresses ...) say nothing of who owns or leads whom.


def read_ftm(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """The file's parties, stakes and links; entities of other schemata are counted and left."""
    draft = RegisterDraft(capture, progress)
    for place, entity in read_entries(draft):
        schema, found = str(entity.get("schema") or ""), entity.get("properties")
        properties = found if isinstance(found, dict) else {}
        where = f"{place}, entity {entity.get('id', '')}"
        if not entity.get("id") or not schema:
            draft.issue("ftm.entity", place, value=str(entity), message="no id or schema; left out")
        elif schema == "Ownership":
            _add_ownership(draft, where, properties)
        elif schema in LINKS:
            _add_link(draft, where, schema, properties)
        elif schema in KINDS:
            _add_party(draft, where, entity, properties)
    return draft.finish("ftm")


def _texts(properties: dict[str, Any], name: str) -> list[str]:
    values = properties.get(name)
    items = values if isinstance(values, list) else [values] if values else []
    return [str(item.get("id") if isinstance(item, dict) else item) for item in items if item]


def _add_ownership(draft: RegisterDraft, place: str, properties: dict[str, Any]) -> None:
    shares = _texts(properties, "percentage") or _texts(properties, "sharePercentage")
    quote = f"percentage {shares[0]}" if shares else "percentage not stated"
    role = " ".join(_texts(properties, "role") + _texts(properties, "ownershipType"))
    evidence = draft.evidence(place, f"{quote}, {role}" if role else quote)
    manner = Manner(Holding.SHARES, "indirect" not in role.lower())
    days = _days(draft, place, properties)
    for owner, owned in _pairs(draft, place, properties, ("owner", "asset")):
        band = _band(draft, place, shares)
        draft.stake(owner, owned, band=band, manner=manner, days=days, evidence=evidence)


def _band(draft: RegisterDraft, place: str, shares: list[str]) -> Band:
    try:
        return read_share(shares[0]) if shares else NOT_STATED
    except ValueError as error:
        message = f"{error}; read as not stated"
        draft.issue("ftm.percentage", place, value=shares[0], message=message, severity=Severity.LOSS)
        return NOT_STATED


def _add_link(draft: RegisterDraft, place: str, schema: str, properties: dict[str, Any]) -> None:
    first, second, predicate = LINKS[schema]
    role = " ".join(_texts(properties, "role") + _texts(properties, "relationship"))
    evidence = draft.evidence(place, f"{schema}: {role}" if role else schema)
    days = _days(draft, place, properties)
    for subject, target in _pairs(draft, place, properties, (first, second)):
        draft.link(subject, predicate, target, days=days, evidence=evidence)


def _pairs(
    draft: RegisterDraft, place: str, properties: dict[str, Any], names: tuple[str, str]
) -> list[tuple[str, str]]:
    first, second = (_texts(properties, name) for name in names)
    if not first or not second:
        message = f"no {names[0] if not first else names[1]} is named; left out"
        draft.issue("register.party_missing", place, value=str(properties), message=message)
    return [(one, other) for one in first for other in second]


def _days(draft: RegisterDraft, place: str, properties: dict[str, Any]) -> tuple[date | None, date | None]:
    starts, ends = _texts(properties, "startDate"), _texts(properties, "endDate")
    try:
        return read_day(min(starts, default="")), read_day(max(ends, default=""), last=True)
    except ValueError as error:
        message = f"{error}; kept without dates"
        draft.issue("ftm.date", place, value=f"{starts} {ends}", message=message, severity=Severity.LOSS)
        return None, None


def _add_party(draft: RegisterDraft, place: str, entity: dict[str, Any], properties: dict[str, Any]) -> None:
    names = _texts(properties, "name") + _texts(properties, "alias")
    numbers = [
        Identifier(scheme, value, place) for name, scheme in NUMBERS.items() for value in _texts(properties, name)
    ]
    countries = (
        _texts(properties, "jurisdiction") + _texts(properties, "country") + _texts(properties, "nationality")
    )
    node = str(entity["id"])
    caption = str(entity.get("caption") or "")
    draft.parties[node] = RegisterParty(
        id=node,
        names=tuple(dict.fromkeys(name for name in [caption, *names] if name)),
        kind=KINDS[str(entity["schema"])],
        identifiers=tuple(numbers),
        addresses=tuple(_texts(properties, "address")),
        countries=tuple(dict.fromkeys(country[:2].upper() for country in countries)),
        born=min(_texts(properties, "birthDate"), default=""),
        evidence=draft.evidence(place, names[0] if names else node),
    )
