"""A listing as an entity of FollowTheMoney: names, births, ties, identifiers, facts; notes for what is left."""

from ostrakon.exchange.ftm.draft import Draft, entity_id
from ostrakon.exchange.ftm.notes import note_fact, note_identifier, note_listed
from ostrakon.exchange.ftm.values import fit_country
from ostrakon.exchange.ftm.vocabulary import (
    FACT_PROPS,
    KIND_OF_SCHEMA,
    LEGAL,
    NAME_PROPS,
    PART_PROPS,
    SCHEMA_OF_KIND,
    SCHEME_PROPS,
    TIE_PROPS,
)
from ostrakon.model import CountryLink, Fact, Identifier, Listing, PartialDate, PartyKind, Precision
from ostrakon.names.countries import find_country

EXACT = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_SCHEMA_DATES = {Precision.DAY, Precision.MONTH, Precision.YEAR}
_ON_SANCTION = frozenset({"reason"})


def write_party(listing: Listing) -> Draft:
    """The listing's own entity, without what stands in entities of its own (sanctions, addresses, documents)."""
    draft = Draft(entity_id(listing.list_id, listing.native_id), SCHEMA_OF_KIND[listing.kind])
    if KIND_OF_SCHEMA.get(draft.schema) is not listing.kind:
        draft.add("notes", note_listed("kind", listing.kind.value))
    draft.add("topics", "sanction")
    _write_names(listing, draft)
    _write_births(listing, draft)
    for link in listing.countries:
        _write_country(link, draft)
    for gender in listing.genders:
        if not draft.add("gender", gender.value):
            draft.add("notes", note_listed("gender", gender.value))
    for identifier in listing.identifiers:
        write_identifier(identifier, draft)
    for fact in listing.facts:
        if fact.key not in _ON_SANCTION:
            write_fact(fact, draft)
    for address in listing.addresses:
        draft.add("address", address.text)
    return draft


def _write_names(listing: Listing, draft: Draft) -> None:
    for name in listing.names:
        if not draft.add(NAME_PROPS[name.role], name.full):
            draft.add("notes", note_listed(f"name_{name.role.value}", name.full))
        for part in name.parts:
            if draft.schema == "Person" and part.role in PART_PROPS:
                draft.add(PART_PROPS[part.role], part.text)
    if "name" not in draft.properties and listing.names:
        draft.add("name", listing.name[:300])  # a name beyond the schema's limit (384) stays whole in its note


def _write_births(listing: Listing, draft: Draft) -> None:
    blurred = {text for birth in listing.births if not is_exact(birth.date) for text in blur_date(birth.date)}
    for birth in listing.births:
        texts = blur_date(birth.date)
        taken = [draft.add("birthDate", text) for text in texts]
        if not taken or not all(taken) or not is_exact(birth.date) or blurred & set(texts):
            draft.add("notes", note_listed("birth_date", birth.date.edtf()))
    codes = {place.country for place in listing.birth_places if place.country}
    for place in listing.birth_places:
        draft.add("birthCountry", place.country)
        if not draft.add("birthPlace", place.text) or place_country(place.text, codes) != place.country:
            draft.add("notes", note_listed("birth_place", place.text, place.country))


def is_exact(date: PartialDate) -> bool:
    """Whether the schema's dates (a day, a month or a year, stated as exact) can say it."""
    return date.precision in _SCHEMA_DATES and not date.circa


def blur_date(date: PartialDate) -> tuple[str, ...]:
    """The date as the schema's dates come nearest to it: itself, or the years at its ends."""
    if date.precision in _SCHEMA_DATES:
        return (date.edtf().rstrip("~"),)
    ends = [end.isoformat()[:4] for end in (date.earliest, date.latest) if end]
    return tuple(dict.fromkeys(ends))


def place_country(text: str, codes: set[str]) -> str:
    """The country that a place's own words say, or the only one that is told beside it."""
    last = text.rpartition(",")[2].strip()
    return find_country(last) or (next(iter(codes)) if len(codes) == 1 else "")


def _write_country(link: CountryLink, draft: Draft) -> None:
    draft.add("country", link.country)
    prop = TIE_PROPS.get(link.tie)
    known = bool(prop and draft.takes(prop) and fit_country(link.country))
    if known and prop:
        draft.add(prop, link.country)
    if not known or find_country(link.text) != link.country:
        draft.add("notes", note_listed(link.tie.value, link.text, link.country))


def write_identifier(identifier: Identifier, draft: Draft) -> None:
    """Into the property of its scheme; into a note where that would not carry all of it.

    A party to whom documents can be issued has an `Identification` beside it that carries the rest.
    """
    prop = SCHEME_PROPS.get(identifier.scheme, "registrationNumber" if draft.schema in LEGAL else "")
    value = f"IMO{identifier.value}" if prop == "imoNumber" else identifier.value
    if identifier.scheme.startswith("wallet_"):
        prop = "publicKey"
    taken = bool(prop) and draft.add(prop, value)
    whole = identifier.scheme in SCHEME_PROPS and not any(
        (identifier.issuer, identifier.text, identifier.issued, identifier.expires)
    )
    if draft.schema not in LEGAL and not (taken and whole):
        draft.add("notes", note_identifier(identifier))


def write_fact(fact: Fact, draft: Draft) -> None:
    """Into its property, or into a note."""
    prop = FACT_PROPS.get(fact.key)
    if not (prop and draft.add(prop, fact.text)):
        draft.add("notes", note_fact(fact))


def is_listed_kind(kind: PartyKind) -> bool:
    """Whether a party of that kind becomes an entity that can be sanctioned."""
    return kind is not PartyKind.PLACE
