"""What one label with its words states: an identifier, a birth, a tie, a wallet, a fact, a measure."""

import re

from ostrakon.lists.dates import read_date
from ostrakon.lists.us_ofac.draft import Value
from ostrakon.lists.us_ofac.labels import Label
from ostrakon.model import (
    BirthDate,
    CountryLink,
    Fact,
    Gender,
    Identifier,
    IdentifierStrength,
    Issue,
    Measure,
    PartialDate,
    Place,
    Severity,
)
from ostrakon.names.countries import find_country

_DATED = re.compile(
    r"[,;]?\s*\(?\b(issued|expires|expired|exp\.?|issue date|expiration date|date of issue)(?: on)?:?\s+"
    r"((?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}(?: to (?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})?)\)?\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_IMO = re.compile(r"(?:IMO\s*)?\(?(\d{7})\)?\Z")
_ISSUED_BY = re.compile(r",?\s*issued (?:in|by|at|under)\b.*\Z", re.IGNORECASE | re.DOTALL)
_NUMBER_SIGN = re.compile(r"\A\s*(?:#|No\.:|No\.|Cedula:)\s*")
_WHOLE_FACTS = {"listing_date", "effective_date", "divestment_date", "more_information", "scope"}
_TWO_WORD_COUNTRIES = 2


def read_labelled(label: Label, words: str, *, clause: str, at: str) -> tuple[Value, ...]:
    """The values that a label with its words states; `clause` is the whole as published."""
    if label.tie is not None:
        country = words.rstrip(".")
        return (CountryLink(label.tie, find_country(country), country, at),)
    if label.scheme:
        return read_identifier(label, words, clause=clause, at=at)
    text = clause if label.fact in _WHOLE_FACTS or not words else words
    fact = Fact(label.fact, text, at)
    return (fact, Measure(label.measure, clause, at)) if label.measure else (fact,)


def read_identifier(label: Label, words: str, *, clause: str, at: str) -> tuple[Value, ...]:
    """`DA0004031 (Mali) expires 15 Oct 2015` under a label, with issuer and dates; no number is an issue."""
    rest, dates = _peel_dates(words.strip().rstrip("."))
    rest, issuer = _peel_country(rest)
    rest, more = _peel_dates(rest)
    rest = _ISSUED_BY.sub("", rest)
    value = _NUMBER_SIGN.sub("", rest).strip(" ,.")
    if not value or value.lower().startswith(("issued", "expires")):
        message = "a document without a number"
        return (Issue("identifier.no_value", at, clause, message, Severity.LOSS), Fact("remark", clause, at))
    dates = dates | more
    return (
        _settle_scheme(
            Identifier(
                label.scheme,
                value,
                at,
                issuer=issuer,
                strength=label.strength,
                text=clause,
                issued=dates.get("issued"),
                expires=dates.get("expires"),
            )
        ),
    )


def read_wallet(words: str, *, clause: str, at: str) -> tuple[Value, ...]:
    """`XBT 12QtD5…` (after "Digital Currency Address") as an identifier of scheme `wallet_xbt`."""
    currency, _, address = words.lstrip("-: ").partition(" ")
    address = address.strip().rstrip(".")
    if not address:
        issue = Issue("wallet.no_address", at, clause, "a wallet without an address", Severity.LOSS)
        return (issue, Fact("remark", clause, at))
    return (Identifier(f"wallet_{currency.lower()}", address, at, text=clause),)


def read_birth(words: str, *, at: str) -> tuple[Value, ...]:
    """A date of birth; an impossible or unknown one is an issue, and its words stay as a fact."""
    try:
        return (BirthDate(read_date(words), at),)
    except ValueError as error:
        code = "date.unknown" if str(error).startswith("not a date") else "date.impossible"
        return (Issue(code, at, words, str(error), Severity.LOSS), Fact("birth_text", words, at))


def read_place(words: str, *, at: str) -> Place:
    """`Kati, Koulikoro, Mali` with city, region and country; `Pyongyang, Korea, North` is understood."""
    text = words.strip().rstrip(".")
    pieces = [piece.strip() for piece in text.split(",")]
    for size in (_TWO_WORD_COUNTRIES, 1):
        country = find_country(", ".join(pieces[-size:])) if len(pieces) >= size else ""
        if country:
            pieces = pieces[:-size]
            break
    city = pieces[0] if pieces else ""
    return Place(text, at, city=city, region=", ".join(pieces[1:]), country=country)


def read_gender(words: str, *, at: str) -> tuple[Value, ...]:
    """Gender as stated; other words are an issue."""
    try:
        return (Gender(words.strip().rstrip(".").lower()),)
    except ValueError:
        return (Issue("gender.unknown", at, words, "expected Male or Female", Severity.LOSS),)


def _settle_scheme(read: Identifier) -> Identifier:
    """IMO numbers stand under several labels: of a ship under its registration, of a company elsewhere."""
    found = _IMO.match(read.value)
    if read.scheme == "vessel_registration":
        return _as_imo(read, "imo", found[1]) if found else read
    if found and (read.scheme == "imo_company" or read.value.startswith("IMO")):
        return _as_imo(read, "imo_company", found[1])
    return read


def _as_imo(read: Identifier, scheme: str, number: str) -> Identifier:
    return Identifier(
        scheme, number, read.at, issuer=read.issuer, strength=IdentifierStrength.STRONG, text=read.text
    )


def _peel_dates(words: str) -> tuple[str, dict[str, PartialDate]]:
    dates: dict[str, PartialDate] = {}
    while found := _DATED.search(words):
        try:
            dates["issued" if "issue" in found[1].lower() else "expires"] = read_date(found[2])
        except ValueError:
            break
        words = words[: found.start()].rstrip(" ,.")
    return words, dates


def _peel_country(words: str) -> tuple[str, str]:
    issuer = ""
    while (found := _BRACKETS.search(words)) and found.start() > 0:
        issuer = issuer or find_country(found[1])
        words = words[: found.start()].rstrip()
    return words, issuer
