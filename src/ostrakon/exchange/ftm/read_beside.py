"""What stands beside a party in FollowTheMoney, read into its listing."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from ostrakon.exchange.ftm.adjuncts import SHORT_ADDRESS, WEAK_SCHEMES, WEAK_WORDS, read_measure
from ostrakon.exchange.ftm.parse import Read
from ostrakon.exchange.ftm.read_party import Gathered, snake
from ostrakon.exchange.ftm.values import country_of, fit_value
from ostrakon.exchange.ftm.vocabulary import ENDS, SCHEME_OF_WORDS
from ostrakon.model import (
    Address,
    Designation,
    Fact,
    Identifier,
    IdentifierStrength,
    ListedRelation,
    PartialDate,
    Predicate,
    Program,
)

SIDES: dict[str, tuple[str, ...]] = {schema: ends[:2] for schema, ends in ENDS.items()}
BESIDE: dict[str, tuple[str, ...]] = {
    "Sanction": ("entity",),
    "Passport": ("holder",),
    "Identification": ("holder",),
}
_DIGEST = re.compile(r"[0-9a-f]{40}\Z")  # the length that draft.digest_id gives
_LINK_PROPS = frozenset({"role", "summary", "recordId", "namesMentioned", "description"})
_INVERSE = {
    Predicate.OWNS: Predicate.OWNED_BY,
    Predicate.OWNED_BY: Predicate.OWNS,
    Predicate.FAMILY_OF: Predicate.FAMILY_OF,
}


def read_beside(
    read: Read, party: Read, gathered: Gathered, *, entities: Mapping[str, Read], native_ids: Mapping[str, str]
) -> None:
    """Reads one entity into the values of the party that it stands beside.

    `entities` are all entities by id; `native_ids` those of the listed ones. An entity of an unknown schema
    becomes a fact with all its words.
    """
    reader = _READERS.get(read.schema)
    if reader:
        reader(read, gathered)
    elif read.schema in SIDES:
        _read_link(read, party, gathered, entities=entities, native_ids=native_ids)
    else:
        words = "; ".join(
            f"{prop}: {value}" for prop, values in sorted(read.properties.items()) for value in values
        )
        gathered.add("facts", Fact(snake(read.schema), words, read.id))


def _read_sanction(read: Read, gathered: Gathered) -> None:
    programs, keys = read.properties.get("program", ()), read.properties.get("programId", ())
    for place, text in enumerate(programs or keys):
        key = keys[place] if len(keys) == len(programs) else (keys[0] if keys else text)
        gathered.add("programs", Program(key, text, read.at("program")))
    gathered.add("designations", *_designations(read, keys or programs or ("",), gathered))
    for words in read.properties.get("provisions", ()):
        gathered.add("measures", read_measure(words, read.at("provisions")))
    for text in read.properties.get("reason", ()):
        gathered.add("facts", Fact("reason", text, read.at("reason")))
    for prop in ("sourceUrl", "status", "duration", "endDate", "description", "publisher", "programUrl"):
        for text in read.properties.get(prop, ()):
            gathered.add("facts", Fact(snake(prop), text, read.at(prop)))


def _designations(read: Read, programs: tuple[str, ...], gathered: Gathered) -> list[Designation]:
    """One per program; dates beyond the first of a kind give designations of their own."""
    dates = [
        [_read_day(text, read.at(prop), gathered) for text in read.properties.get(prop, ())]
        for prop in ("startDate", "listingDate", "modifiedAt")
    ]
    acts = read.properties.get("summary", ()) or ("",)
    count = max(1, *(len(each) for each in (*dates, acts, programs)))

    def pick(values: list[date | None], place: int) -> date | None:
        return values[place] if place < len(values) else (values[0] if len(values) == 1 else None)

    return [
        Designation(
            read.first("authority"),
            programs[min(place, len(programs) - 1)],
            started=pick(dates[0], place),
            listed=pick(dates[1], place),
            amended=pick(dates[2], place),
            legal_act=acts[min(place, len(acts) - 1)],
            at=read.id,
        )
        for place in range(count)
    ]


def _read_day(text: str, at: str, gathered: Gathered) -> date | None:
    try:
        return date.fromisoformat(text[:10])  # a time of day is left out
    except ValueError:
        gathered.loss("date.imprecise", at, text, "expected a day")
        gathered.add("facts", Fact(snake(at.rpartition("/")[2]), text, at))
        return None


def _read_address(read: Read, gathered: Gathered) -> None:
    full, remarks = read.first("full") or read.caption, read.first("remarks") or read.first("summary")
    cut = remarks[:SHORT_ADDRESS]
    whole = remarks if remarks and full in (fit_value("address", remarks), fit_value("address", cut)) else full
    code = next((code for text in read.properties.get("country", ()) if (code := country_of(text))), "")
    address = Address(
        whole,
        read.id,
        street=read.first("street"),
        city=read.first("city"),
        region=read.first("region"),
        postal_code=read.first("postalCode") or read.first("description").removeprefix("Postal code: "),
        country=code,
    )
    gathered.add("addresses", address)
    if remarks and remarks != whole:
        gathered.add("facts", Fact("address_remark", remarks, read.at("remarks")))
    others = [value for prop in ("full", "street", "city") for value in read.properties.get(prop, ())[1:]]
    others += [f"P.O. Box {value}" for value in read.properties.get("postOfficeBox", ())]
    for value in others:
        if value not in whole:
            gathered.add("facts", Fact("address_remark", value, read.id))


def _read_document(read: Read, gathered: Gathered) -> None:
    words = read.first("type")
    given = "passport" if read.schema == "Passport" else "other"
    scheme = SCHEME_OF_WORDS.get(words.lower()) or (_key(words) if words else given)
    weak = scheme in WEAK_SCHEMES or read.first("description") == WEAK_WORDS
    strong = read.first("description") == "strong identifier"
    for number in read.properties.get("number", ()):
        if any(
            each.value == number and each.scheme == scheme and each.at.endswith("/notes")
            for each in _held(gathered)
        ):
            continue
        made = Identifier(
            scheme,
            number,
            read.id,
            issuer=country_of(read.first("country")),
            strength=IdentifierStrength.WEAK if weak and not strong else IdentifierStrength.STRONG,
            text=read.first("summary"),
            issued=_read_date(read, "startDate", gathered),
            expires=_read_date(read, "endDate", gathered),
        )
        gathered.add("identifiers", made)
    for prop in ("authority",):
        for text in read.properties.get(prop, ()):
            gathered.add("facts", Fact("identification_authority", text, read.at(prop)))


def _held(gathered: Gathered) -> list[Identifier]:
    return gathered.held("identifiers")


def _key(words: str) -> str:
    return "_".join(words.lower().split())


def _read_date(read: Read, prop: str, gathered: Gathered) -> PartialDate | None:
    text = read.first(prop)
    try:
        return PartialDate.parse(text[:10]) if text else None  # a time of day is left out
    except ValueError as error:
        gathered.loss("date.unknown", read.at(prop), text, str(error))
        return None


def _read_wallet(read: Read, gathered: Gathered) -> None:
    currency = read.first("currencySymbol") or read.first("currency") or "unknown"
    for key in read.properties.get("publicKey", ()) or read.properties.get("cryptoAddress", ()):
        gathered.add(
            "identifiers", Identifier(f"wallet_{currency.lower()}", key, read.id, text=read.first("summary"))
        )


def _read_link(
    read: Read, party: Read, gathered: Gathered, *, entities: Mapping[str, Read], native_ids: Mapping[str, str]
) -> None:
    source, target, predicate = ENDS[read.schema]
    role = _key(read.first("role"))
    known = Predicate(role) if role in set(Predicate) else None
    outward = party.id in read.properties.get(source, ())
    for other in read.properties.get(target if outward else source, ()):
        end = entities.get(other)
        name = (
            read.first("description")
            or read.first("namesMentioned")
            or (end.first("name") or end.caption if end else other)
        )
        said = known or (predicate if outward else _INVERSE.get(predicate, Predicate.LINKED_TO))
        text = read.first("summary") or read.first("role") or read.schema
        relation = ListedRelation(said.value, name, text, read.id, target_id=_native_id(other, read, native_ids))
        gathered.add("relations", relation)
        if end is None:
            gathered.loss("ftm.missing", read.id, other, "the entity at the other end is not in the file")
    for prop, values in sorted(read.properties.items()):
        if prop not in _LINK_PROPS and prop not in (source, target):
            gathered.add("facts", *(Fact(snake(prop), value, read.at(prop)) for value in values))


def _native_id(other: str, read: Read, native_ids: Mapping[str, str]) -> str:
    """The native id of the other end; where it is not listed here, the one that an id of ours shows."""
    if other in native_ids:
        return native_ids[other]
    prefixes = [f"{name.replace('_', '-')}-" for name in read.datasets]
    shown = next((other.removeprefix(prefix) for prefix in prefixes if other.startswith(prefix)), "")
    return "" if _DIGEST.match(shown) else shown


_READERS: dict[str, Callable[[Read, Gathered], None]] = {
    "Sanction": _read_sanction,
    "Address": _read_address,
    "Passport": _read_document,
    "Identification": _read_document,
    "CryptoWallet": _read_wallet,
}
