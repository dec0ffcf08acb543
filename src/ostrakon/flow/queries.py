"""What a caller asks, in plain words, becomes a Query; what makes no sense is refused with the reason."""

from collections.abc import Sequence
from typing import TypedDict

from ostrakon.model import BadRequest, Gender, Identifier, PartialDate, PartyKind, Query
from ostrakon.names.countries import find_country

NAME_LIMIT = 1000  # characters; the longest name on the lists known here has some 330
_CODE_LENGTH = 2  # ISO 3166-1 alpha-2


class QueryFacts(TypedDict, total=False):
    """What may be known of a subject beside the name.

    `born` is EDTF (`1979`, `1979-03-22`, `1976~`); `countries` are codes or names; `identifiers` are values or
    `SCHEME:VALUE` (`passport:AA0001`); `addresses` are searched for places under embargo.
    """

    kind: str
    born: str
    countries: Sequence[str]
    identifiers: Sequence[str]
    gender: str
    places: Sequence[str]
    aliases: Sequence[str]
    addresses: Sequence[str]


def make_query(name: str, facts: QueryFacts) -> Query:
    """The query.

    Raises:
        BadRequest: an empty or endless name, or a fact that cannot be understood.
    """
    return Query(
        name=_name(name),
        kind=_kind(facts.get("kind", "")),
        born=_born(facts.get("born", "")),
        countries=tuple(_country(words) for words in facts.get("countries", ())),
        identifiers=tuple(_identifier(words) for words in facts.get("identifiers", ())),
        gender=_gender(facts.get("gender", "")),
        places=tuple(facts.get("places", ())),
        aliases=tuple(_name(alias) for alias in facts.get("aliases", ())),
        addresses=tuple(_address(words) for words in facts.get("addresses", ())),
    )


def _name(words: str) -> str:
    if not words.strip():
        raise BadRequest("the name is empty; say whom to screen")
    if len(words) > NAME_LIMIT:
        raise BadRequest(f"the name has {len(words):,} characters; at most {NAME_LIMIT:,} are taken")
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").strip()


def _address(words: str) -> str:
    if len(words) > NAME_LIMIT:
        raise BadRequest(f"an address has {len(words):,} characters; at most {NAME_LIMIT:,} are taken")
    return words


def _kind(words: str) -> PartyKind:
    try:
        return PartyKind(words.lower()) if words else PartyKind.UNKNOWN
    except ValueError as error:
        known = ", ".join(kind.value for kind in PartyKind)
        raise BadRequest(f"no kind of party {words[:40]!r}; expected one of {known}") from error


def _gender(words: str) -> Gender | None:
    try:
        return Gender(words.lower()) if words else None
    except ValueError as error:
        raise BadRequest(f"no gender {words[:40]!r}; expected male, female or other") from error


def _born(words: str) -> PartialDate | None:
    try:
        return PartialDate.parse(words) if words else None
    except ValueError as error:
        raise BadRequest(
            f"the birth date {words[:40]!r} is not one; expected 1979, 1979-03, 1979-03-22, 1979~ or 1975/1979"
        ) from error


def _country(words: str) -> str:
    code = words.upper() if len(words) == _CODE_LENGTH and words.isascii() and words.isalpha() else ""
    found = code or find_country(words)
    if not found:
        raise BadRequest(f"no country {words[:60]!r}; give its ISO code, such as ML")
    return found


def _identifier(words: str) -> Identifier:
    scheme, colon, value = words.partition(":")
    known = bool(colon) and scheme.replace("_", "").isalnum() and bool(value.strip())
    if not words.strip():
        raise BadRequest("an identifier is empty")
    return (
        Identifier(scheme.lower(), value.strip(), "query")
        if known
        else Identifier("other", words.strip(), "query")
    )
