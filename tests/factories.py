"""Nouns for tests, made from what a test cares about; all names are synthetic unless a test says otherwise."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime

from ostrakon.model import (
    BirthDate,
    Capture,
    CountryLink,
    CountryTie,
    EditionReading,
    Identifier,
    Issue,
    ListedName,
    Listing,
    NameRole,
    PartialDate,
    PartyKind,
    Program,
    Severity,
)

AT = datetime(2023, 7, 24, 15, 0, tzinfo=UTC)


def a_listing(
    native_id: str = "1",
    name: str = "Test Party",
    *,
    list_id: str = "us_ofac_sdn",
    kind: PartyKind = PartyKind.ORGANIZATION,
    aliases: Sequence[str] = (),
    raw: str | None = None,
    **fields: object,
) -> Listing:
    """A listing whose raw entry follows from its names, unless given."""
    names = (
        ListedName(name, NameRole.PRIMARY, name, "name"),
        *(ListedName(alias, NameRole.ALIAS, alias, f"alias/{place}") for place, alias in enumerate(aliases)),
    )
    text = raw if raw is not None else "|".join((native_id, kind, name, *aliases))
    return Listing(list_id, native_id, kind, names, text, **fields)  # type: ignore[arg-type]


def a_person(
    native_id: str = "1",
    name: str = "Test Person",
    *,
    born: str | None = None,
    country: str | None = None,
    passport: str | None = None,
    **fields: object,
) -> Listing:
    """A person's listing. `born` is EDTF, `country` ISO alpha-2."""
    if born:
        fields["births"] = (BirthDate(PartialDate.parse(born), "birth"),)
    if country:
        fields["countries"] = (CountryLink(CountryTie.NATIONALITY, country, country, "nationality"),)
    if passport:
        fields["identifiers"] = (Identifier("passport", passport, "passport", issuer=country or ""),)
    fields.setdefault("programs", (Program("test.program", "TEST", "program"),))
    return a_listing(native_id, name, kind=PartyKind.PERSON, **fields)  # type: ignore[arg-type]


def a_capture(data: bytes = b"test", *, address: str = "test.csv", at: datetime = AT) -> Capture:
    """Bytes as a capture."""
    return Capture(data, hashlib.sha256(data).hexdigest(), address, at)


def a_reading(
    listings: Sequence[Listing],
    *,
    published: date | None = None,
    issues: Sequence[Issue] = (),
    captures: Sequence[Capture] = (),
    list_id: str = "us_ofac_sdn",
) -> EditionReading:
    """What a list's reader would give for these listings."""
    lost = sum(1 for issue in issues if issue.severity is Severity.ENTRY)
    return EditionReading(
        list_id=list_id,
        format="test",
        published=published,
        entries=len(listings) + lost,
        listings=tuple(sorted(listings, key=lambda listing: listing.native_id)),
        issues=tuple(issues),
        captures=tuple(capture.digest for capture in captures),
    )


def some_listings(count: int, *, change: str = "", first: int = 0) -> list[Listing]:
    """Many people with numbered names; `change` is added to the names."""
    return [
        a_person(str(number), f"Test Person {number}{change}", born=f"{1940 + number % 60}")
        for number in range(first, first + count)
    ]
