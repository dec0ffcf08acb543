"""What is weighed: a party's names and facts, whether from a listing, a query or a report."""

import unicodedata
from dataclasses import dataclass

from ostrakon.model import (
    BadRequest,
    Gender,
    Identifier,
    IdentifierStrength,
    Listing,
    NamePartRole,
    NameRole,
    PartialDate,
    PartyKind,
    Query,
)
from ostrakon.names.name import Name
from ostrakon.names.parse import parse_name

_GENDERLESS: tuple[Gender, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectName:
    """One name of a subject, as written and taken apart. `weak`: the source calls it weak."""

    written: str
    name: Name
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A party as evidence sees it. Empty means not known. Countries are ISO alpha-2."""

    names: tuple[SubjectName, ...]
    kind: PartyKind = PartyKind.UNKNOWN
    births: tuple[PartialDate, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    genders: tuple[Gender, ...] = _GENDERLESS
    places: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def subject_of(listing: Listing) -> Subject:
    """The listing as a subject; names that hold nothing readable are left out."""
    names = []
    for listed in listing.names:
        family = next((part.text for part in listed.parts if part.role is NamePartRole.FAMILY), "")
        name = parse_name(listed.full, listing.kind, family=family)
        if name.tokens:
            names.append(SubjectName(listed.full, name, weak=listed.role is NameRole.WEAK_ALIAS))
    places = [place.text for place in listing.birth_places] + [
        where.city for where in listing.addresses if where.city
    ]
    countries = dict.fromkeys(link.country for link in listing.countries if link.country)
    return Subject(
        names=tuple(names),
        kind=listing.kind,
        births=tuple(dict.fromkeys(birth.date for birth in listing.births)),
        countries=tuple(countries),
        identifiers=listing.identifiers,
        genders=listing.genders,
        places=tuple(dict.fromkeys(places)),
        roles=tuple(fact.text for fact in listing.facts if fact.key in ("title", "position")),
    )


def subject_of_query(query: Query) -> Subject:
    """The query as a subject.

    Raises:
        BadRequest: the name has no letter or digit in any script, and no identifier stands in for it.
    """
    names = []
    for text in (query.name, *query.aliases):
        name = parse_name(text, query.kind)
        if name.tokens:
            names.append(SubjectName(text[:400], name))
    if not names and not query.identifiers:
        shown = ascii(unicodedata.normalize("NFC", query.name[:40]))
        raise BadRequest(f"the name to screen holds no letter or digit: {shown}; give at least one word of it")
    return Subject(
        names=tuple(names),
        kind=query.kind,
        births=(query.born,) if query.born else (),
        countries=query.countries,
        identifiers=query.identifiers,
        genders=(query.gender,) if query.gender else (),
        places=query.places,
    )


def is_strong(identifier: Identifier) -> bool:
    """Whether the identifier is issued to one party only."""
    return identifier.strength is IdentifierStrength.STRONG
