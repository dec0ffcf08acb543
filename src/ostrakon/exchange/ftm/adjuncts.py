"""What stands beside a listing's entity: its sanctions, addresses, documents and wallets."""

from collections.abc import Iterable, Iterator
from datetime import date

from ostrakon.exchange.ftm.draft import Draft, digest_id
from ostrakon.exchange.ftm.notes import note_identifier
from ostrakon.exchange.ftm.party import blur_date, is_exact
from ostrakon.exchange.ftm.vocabulary import AUTHORITY_COUNTRIES, LEGAL, MEASURE_WORDS, TYPE_WORDS
from ostrakon.model import (
    Address,
    Designation,
    Identifier,
    IdentifierStrength,
    Listing,
    Measure,
    MeasureKind,
    Program,
)

WEAK_SCHEMES = frozenset({"call_sign", "phone"})
SHORT_ADDRESS = 240  # characters of an address that is beyond the schema's limit (250)
WEAK_WORDS = "weak identifier"


def write_adjuncts(listing: Listing, party: Draft) -> Iterator[Draft]:
    """The entities beside the party's, each tied to it; addresses are also named in the party's own."""
    yield from _write_sanctions(listing, party)
    for address in listing.addresses:
        drawn = _write_address(listing.list_id, address)
        party.add("addressEntity", drawn.id)
        yield drawn
    if party.schema in LEGAL:
        for identifier in listing.identifiers:
            yield from _write_document(listing.list_id, identifier, party)


def _write_sanctions(listing: Listing, party: Draft) -> Iterator[Draft]:
    covered = {act.program for act in listing.designations}
    acts = [*listing.designations, *_bare_acts(listing.programs, covered)] or [Designation("", "")]
    reasons = [fact.text for fact in listing.facts if fact.key == "reason"]
    made: dict[str, Draft] = {}
    for act in acts:
        draft = _write_sanction(listing, act, party)
        if not made:
            for reason in reasons:
                if not draft.add("reason", reason):
                    party.add("notes", f"Reason: {reason}")
            for measure in listing.measures:
                if not draft.add("provisions", measure_words(measure)):
                    party.add("notes", f"Measure as listed: {measure_words(measure)}")
        made.setdefault(draft.id, draft)
    yield from made.values()


def _bare_acts(programs: Iterable[Program], covered: set[str]) -> list[Designation]:
    return [Designation("", program.key) for program in programs if program.key not in covered]


def _write_sanction(listing: Listing, act: Designation, party: Draft) -> Draft:
    dates = [str(each or "") for each in (act.started, act.listed, act.amended)]
    made_of = (listing.native_id, act.authority, act.program, *dates, act.legal_act)
    draft = Draft(digest_id(listing.list_id, "sanction", *made_of), "Sanction")
    draft.add("entity", party.id)
    draft.add("authority", act.authority)
    draft.add("authorityId", listing.native_id)
    draft.add("country", AUTHORITY_COUNTRIES.get(listing.list_id.partition("_")[0], ""))
    draft.add("programId", act.program)
    for program in listing.programs:
        if program.key == act.program and not draft.add("program", program.text):
            party.add("notes", f"Program as listed: {program.text}")
    for prop, day in (("startDate", act.started), ("listingDate", act.listed), ("modifiedAt", act.amended)):
        draft.add(prop, iso_day(day))
    draft.add("summary", act.legal_act)
    for identifier in listing.identifiers:
        if identifier.scheme == "un_ref":
            draft.add("unscId", identifier.value)
    return draft


def iso_day(day: date | None) -> str:
    """A day as text, "" for none."""
    return day.isoformat() if day else ""


def measure_words(measure: Measure) -> str:
    """`Asset freeze`, with the source's own words after it where they say more."""
    label = MEASURE_WORDS[measure.kind]
    return label if measure.text.lower() == label.lower() else f"{label}: {measure.text}"


def read_measure(words: str, at: str) -> Measure:
    """The measure that such words say; others' words are of kind other unless they begin with a label of ours."""
    head, _, rest = words.partition(": ")
    for kind, label in MEASURE_WORDS.items():
        if head.lower() == label.lower():
            return Measure(kind, rest or words, at)
    return Measure(MeasureKind.OTHER, words, at)


def _write_address(list_id: str, address: Address) -> Draft:
    made_of = (address.text, address.street, address.city, address.region, address.postal_code, address.country)
    draft = Draft(digest_id(list_id, "address", *made_of), "Address")
    if not draft.add("full", address.text):
        draft.add("full", address.text[:SHORT_ADDRESS])
        if not draft.add("remarks", address.text):
            draft.add("summary", address.text)
    draft.add("street", address.street)
    draft.add("city", address.city)
    draft.add("region", address.region)
    draft.add("country", address.country)
    if address.postal_code and not draft.add("postalCode", address.postal_code):
        draft.add("description", f"Postal code: {address.postal_code}")
    return draft


def _write_document(list_id: str, identifier: Identifier, party: Draft) -> Iterator[Draft]:
    issued, expires = (day.edtf() if day else "" for day in (identifier.issued, identifier.expires))
    made_of = (party.id, identifier.scheme, identifier.value, identifier.issuer, issued, expires, identifier.text)
    new_id = digest_id(list_id, "identification", *made_of)
    if identifier.scheme.startswith("wallet_"):
        yield _write_wallet(new_id, identifier, party)
        return
    draft = Draft(new_id, "Passport" if identifier.scheme == "passport" else "Identification")
    whole = draft.add("number", identifier.value)
    draft.add("holder", party.id)
    draft.add("type", TYPE_WORDS.get(identifier.scheme) or identifier.scheme.replace("_", " "))
    draft.add("country", identifier.issuer)
    draft.add("summary", identifier.text)
    for prop, day in (("startDate", identifier.issued), ("endDate", identifier.expires)):
        if day:
            taken = [draft.add(prop, text) for text in blur_date(day)]
            whole = whole and all(taken) and is_exact(day)
    if (identifier.strength is IdentifierStrength.WEAK) != (identifier.scheme in WEAK_SCHEMES):
        draft.add(
            "description", WEAK_WORDS if identifier.strength is IdentifierStrength.WEAK else "strong identifier"
        )
    if not whole:
        party.add("notes", note_identifier(identifier))
    if "number" in draft.properties:
        yield draft


def _write_wallet(new_id: str, identifier: Identifier, party: Draft) -> Draft:
    draft = Draft(new_id, "CryptoWallet")
    draft.add("publicKey", identifier.value)
    draft.add("name", identifier.value)
    draft.add("currencySymbol", identifier.scheme.removeprefix("wallet_").upper())
    draft.add("holder", party.id)
    draft.add("summary", identifier.text)
    return draft
