"""A listing's values as lines of a dossier, in the source's own words, each with its place in the capture."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ostrakon.lists.compare import compare_editions
from ostrakon.model import (
    Designation,
    DossierLine,
    Evidence,
    Listing,
    ListingChange,
    ListingVersion,
    cut_quote,
)

IDENTIFIER_TOPICS = frozenset(
    {
        "passport",
        "national id",
        "tax id",
        "registration",
        "imo",
        "imo company",
        "mmsi",
        "call sign",
        "lei",
        "bic",
        "duns",
        "isin",
        "ticker",
        "un ref",
        "uk ref",
        "ofsi group",
        "eu ref",
        "au ref",
        "aircraft tail",
        "aircraft serial",
        "other",
        "driving license",
        "birth certificate",
        "social security",
        "military id",
        "ration card",
        "voter id",
        "trade license",
        "bik",
        "government gazette",
    }
)
"""Topics of lines that are identifiers; those of wallets begin with `wallet`."""


def describe_listing(version: ListingVersion, addresses: dict[str, str]) -> Iterator[DossierLine]:
    """A line for each value of the listing. `addresses` gives each capture's address by digest."""
    for topic, text, at in _values(version.listing):
        yield DossierLine(topic, text, (_evidence(version, addresses, at=at, quote=text),))


def describe_change(
    edition: str, before: ListingVersion | None, now: ListingVersion | None, addresses: dict[str, str]
) -> DossierLine:
    """A line for what an edition did to a listing."""
    if now is None:
        return DossierLine("removed", f"{edition}: no longer listed", ())
    evidence = (_evidence(now, addresses, at="", quote=now.listing.raw),)
    if before is None:
        return DossierLine("added", f"{edition}: listed as {now.listing.name}", evidence)
    _, _, changed = compare_editions([before.listing], [now.listing])
    return DossierLine("changed", f"{edition}: {'; '.join(map(_field_words, changed)) or 'read anew'}", evidence)


def _field_words(change: ListingChange) -> str:
    words = [
        f"{field.field}: {', '.join(field.gone) or 'nothing'} became {', '.join(field.came) or 'nothing'}"
        for field in change.fields
    ]
    return "; ".join(words) or "the entry's wording changed"


def _values(listing: Listing) -> Iterator[tuple[str, str, str]]:
    """Topic, words and place of each value, in the order a reader asks for them."""
    yield "kind", listing.kind.value, ""
    for name in listing.names:
        yield f"name ({name.role.value.replace('_', ' ')})", name.published, name.at
    for gender in listing.genders:
        yield "gender", gender.value, ""
    for birth in listing.births:
        yield "birth date", birth.date.text or birth.date.edtf(), birth.at
    for place in listing.birth_places:
        yield "birth place", place.text, place.at
    for tie in listing.countries:
        yield tie.tie.value.replace("_", " "), tie.text, tie.at
    for identifier in listing.identifiers:
        scheme = identifier.scheme.replace("_", " ")
        yield scheme, identifier.text or identifier.value, identifier.at
    for address in listing.addresses:
        yield "address", address.text, address.at
    yield from _legal_values(listing)
    for relation in listing.relations:
        target = f" ({listing.list_id}:{relation.target_id})" if relation.target_id else ""
        yield relation.predicate.replace("_", " "), f"{relation.target_name}{target}", relation.at
    for fact in listing.facts:
        yield fact.key.replace("_", " "), fact.text, fact.at


def _legal_values(listing: Listing) -> Iterator[tuple[str, str, str]]:
    for program in listing.programs:
        yield "program", program.text, program.at
    for measure in listing.measures:
        yield "measure", measure.text, measure.at
    for designation in listing.designations:
        yield "designation", _designation_words(designation), designation.at


def _designation_words(designation: Designation) -> str:
    words = [f"by {designation.authority} under {designation.program}"]
    for label, day in (
        ("from", designation.started),
        ("listed", designation.listed),
        ("amended", designation.amended),
    ):
        if day is not None:
            words.append(f"{label} {day}")
    if designation.legal_act:
        words.append(designation.legal_act)
    return ", ".join(words)


def _evidence(version: ListingVersion, addresses: dict[str, str], *, at: str, quote: str) -> Evidence:
    listing = version.listing
    digest = _capture_of(version, addresses, at)
    file = PurePosixPath(addresses.get(digest, "")).name
    place = " / ".join(part for part in (f"{file} entry {listing.native_id}".strip(), at) if part)
    return Evidence(digest, place, cut_quote(quote))


def _capture_of(version: ListingVersion, addresses: dict[str, str], at: str) -> str:
    """The capture that a place is in: places in a set of files begin with the file's stem (`ALT/8812`)."""
    stem = at.partition("/")[0].lower()
    named = [digest for digest in version.captures if stem and stem in addresses.get(digest, "").lower()]
    return (named or list(version.captures) or [""])[0]
