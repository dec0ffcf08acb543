"""What a listing or a text speaks of."""

from enum import StrEnum


class PartyKind(StrEnum):
    """Kinds of party. `organization` is also the answer where a source says only "entity"."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    WALLET = "wallet"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Gender as a source states it."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
