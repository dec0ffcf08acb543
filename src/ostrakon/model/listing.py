"""One entry of one edition, exactly as published, in typed values that each say where they stand.

`at` on a value is its place inside the entry: `SDN/Remarks`, `ALT/8812/alt_name`, or an XPath relative to
the entry's element (`akaList/aka[@uid='9150']`). With the edition's captures it leads to the raw bytes.
Values are as published: never cleaned, never merged. Country codes are ISO 3166-1 alpha-2, upper case;
`country` is "" where the words name no single country, and the words are always kept beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ostrakon.model.partial_date import PartialDate
from ostrakon.model.party import Gender, PartyKind


class NameRole(StrEnum):
    """The role of a listed name."""

    PRIMARY = "primary"
    ALIAS = "alias"
    WEAK_ALIAS = "weak_alias"  # the source calls it weak or of low quality
    FORMER = "former"
    ORIGINAL_SCRIPT = "original_script"


class NamePartRole(StrEnum):
    """What the source says a part of a name is."""

    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    MAIDEN = "maiden"
    TITLE = "title"
    SUFFIX = "suffix"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name, as the source divides it."""

    role: NamePartRole
    text: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name in reading order (given names first for people), with its role.

    `published` is the text exactly as the source wrote it (`CAMARA, Sadio`); `script` is an ISO 15924 code
    (`Latn`, `Cyrl`, `Arab` ...); `language` an ISO 639-1 code or "".
    """

    full: str
    role: NameRole
    published: str
    at: str
    parts: tuple[NamePart, ...] = ()
    script: str = "Latn"
    language: str = ""


@dataclass(frozen=True, slots=True)
class BirthDate:
    """One stated date of birth; a listing may state several."""

    date: PartialDate
    at: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of birth (or of registration), whole in `text`, in parts where the source divides it."""

    text: str
    at: str
    city: str = ""
    region: str = ""
    country: str = ""


class CountryTie(StrEnum):
    """How a party is tied to a country."""

    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    FORMER_NATIONALITY = "former_nationality"
    RESIDENCE = "residence"
    REGISTRATION = "registration"
    FLAG = "flag"
    FORMER_FLAG = "former_flag"


@dataclass(frozen=True, slots=True)
class CountryLink:
    """A stated tie to a country."""

    tie: CountryTie
    country: str
    text: str
    at: str


class IdentifierStrength(StrEnum):
    """Strong: issued to one party (passport, tax number, IMO, LEI). Weak: shared or re-used (phone, call sign)."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as published.

    `scheme` is a stable key: passport, national_id, tax_id, registration, imo, mmsi, call_sign, lei, bic,
    duns, wallet_xbt ..., aircraft_tail, aircraft_serial, un_ref, ofsi_group, eu_ref, or `other`.
    `issuer` is the country code; `text` the source's whole words, where they say more than the value;
    `issued` and `expires` are None where the source states none.
    """

    scheme: str
    value: str
    at: str
    issuer: str = ""
    strength: IdentifierStrength = IdentifierStrength.STRONG
    text: str = ""
    issued: PartialDate | None = None
    expires: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An address, whole in `text`, in parts where the source divides it."""

    text: str
    at: str
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


class MeasureKind(StrEnum):
    """What is restricted."""

    ASSET_FREEZE = "asset_freeze"
    TRAVEL_BAN = "travel_ban"
    ARMS_EMBARGO = "arms_embargo"
    SECTORAL_LIMIT = "sectoral_limit"
    TRADE_LIMIT = "trade_limit"
    TRANSPORT_LIMIT = "transport_limit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that the entry states."""

    kind: MeasureKind
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Program:
    """The legal basis: the source's own words and a stable key (from the list's `source.toml`)."""

    key: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Designation:
    """The legal act as far as the entry tells it: who, under which program, from when.

    `started` is the date of designation that the source states, None where it states none;
    `listed` is the listing date, which is not the start date. `amended` is the last change it states.
    """

    authority: str
    program: str
    started: date | None = None
    listed: date | None = None
    amended: date | None = None
    legal_act: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ListedRelation:
    """A link that the entry states to another party: `Linked To`, `Owned or Controlled By`, `Acting for`.

    `predicate` is one of model.relation.Predicate's values; `target_id` the native id in the same list where
    the source gives one or the name is that of exactly one entry, else "".
    """

    predicate: str
    target_name: str
    text: str
    at: str
    target_id: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Any other stated particular, by a stable key.

    Keys: title, position, vessel_type, tonnage, gross_tonnage, deadweight, build_year, vessel_owner,
    aircraft_model, aircraft_operator, aircraft_made, founded, business_type, parent, subsidiary, email,
    website, phone, deceased, physical, ethnicity, religion, remark, reason, un_notice, mother, father ...
    """

    key: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of one edition, whole. The first name is the primary one.

    `raw` is the entry exactly as published (CSV rows as a JSON array, or the XML element): the digest of
    the listing is taken from it, so a better reader never changes an id.
    """

    list_id: str
    native_id: str
    kind: PartyKind
    names: tuple[ListedName, ...]
    raw: str
    births: tuple[BirthDate, ...] = ()
    birth_places: tuple[Place, ...] = ()
    countries: tuple[CountryLink, ...] = ()
    genders: tuple[Gender, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    programs: tuple[Program, ...] = ()
    measures: tuple[Measure, ...] = ()
    designations: tuple[Designation, ...] = ()
    relations: tuple[ListedRelation, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def name(self) -> str:
        """The primary name, in reading order."""
        return self.names[0].full
