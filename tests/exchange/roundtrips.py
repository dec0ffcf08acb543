"""What of a listing FollowTheMoney can carry, as sets to compare before and after."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from ostrakon.exchange import ftm_entities, ftm_lines, read_ftm
from ostrakon.exchange.ftm.values import clean_text
from ostrakon.model import Capture, EditionReading, Listing, NameRole


def a_file(data: bytes) -> Capture:
    return Capture(data, sha256(data).hexdigest(), "test.ftm.json", datetime(2023, 7, 24, tzinfo=UTC))


def there_and_back(listings: Iterable[Listing], list_id: str) -> EditionReading:
    return read_ftm(a_file(b"".join(ftm_lines(ftm_entities([*listings])))), list_id)


def carried(listing: Listing) -> dict[str, set[str]]:
    """By field, each value in words; white space, invisible characters and the case of measures aside.

    Not carried: places in the source, the published order of a name's parts, words of countries that are known.
    """
    rows: dict[str, list[tuple[object, ...]]] = {
        "kind": [(listing.kind,)],
        "names": [(name.full, _role(name.role)) for name in listing.names],
        "births": [(birth.date.edtf(),) for birth in listing.births],
        "birth_places": [(place.text, place.country) for place in listing.birth_places],
        "countries": [(link.tie, link.country or link.text) for link in listing.countries],
        "genders": [(gender,) for gender in listing.genders],
        "identifiers": [
            (each.scheme, each.value, each.issuer, each.strength, each.text, each.issued, each.expires)
            for each in listing.identifiers
        ],
        "addresses": [
            (each.text, each.street, each.city, each.region, each.postal_code, each.country)
            for each in listing.addresses
        ],
        "programs": [(program.key, program.text) for program in listing.programs],
        "measures": [(measure.kind, measure.text.lower()) for measure in listing.measures],
        "designations": [
            (act.authority, act.program, act.started, act.listed, act.amended, act.legal_act)
            for act in listing.designations
        ],
        "relations": [(link.predicate, link.target_name, link.text, link.target_id) for link in listing.relations],
        "facts": [(fact.key, fact.text) for fact in listing.facts],
    }
    return {field: {_words(row) for row in values} for field, values in rows.items()}


def _role(role: NameRole) -> str:
    return "alias" if role is NameRole.ORIGINAL_SCRIPT else role.value


def _words(row: tuple[object, ...]) -> str:
    return " | ".join(" ".join(clean_text(str(cell)).split()) for cell in row)


def losses(before: Iterable[Listing], after: Iterable[Listing]) -> list[str]:
    """What stands in a listing before and not after, one line a value."""
    found = {listing.native_id: carried(listing) for listing in after}
    lost = []
    for listing in before:
        came = found.get(listing.native_id)
        if came is None:
            lost.append(f"{listing.native_id}: the whole listing")
            continue
        lost += [
            f"{listing.native_id} {field}: {value}"
            for field, values in carried(listing).items()
            for value in sorted(values - came[field])
        ]
    return lost
