"""Companies and ships in the UK's lists: registration, parents, subsidiaries; IMO number, flag, owner, size."""

import re

from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.uk_sanctions.pieces import add_country, add_gender
from ostrakon.model import CountryTie, Identifier, IdentifierStrength, ListedRelation, Predicate
from ostrakon.names.countries import find_country

_PIECE = re.compile(r"(?<=[\w)])[.;,]\s+")
_NUMBER = re.compile(r"(?<![\w-])([A-Z]{0,4}[-/]?\d[\w/-]{3,})(?![\w])")
_COUNTRY = re.compile(r"\(([^()]+)\)")
_TAX = re.compile(r"\b(?:tax|taxpayer|TIN|INN|VAT)\b|ИНН|УНН", re.IGNORECASE)
_IMO = re.compile(r"(?<!\d)(\d{7})(?!\d)")

_FACTS = {
    "phone": "phone",
    "email": "email",
    "website": "website",
    "entity_type": "business_type",
    "vessel_type": "vessel_type",
    "tonnage": "tonnage",
    "length": "vessel_length",
    "build_year": "build_year",
    "title": "title",
    "position": "position",
}
_RELATIONS = {
    "parent": (Predicate.OWNED_BY, "parent", "parent company"),
    "subsidiary": (Predicate.OWNS, "subsidiary", "subsidiary"),
    "owner": (Predicate.OWNED_BY, "vessel_owner", "current owner or operator"),
}


def add_value(draft: Draft, field: str, said: Said) -> None:
    """One value of a field that needs nothing but itself; fields not named here are a bug.

    Raises:
        KeyError: no such field.
    """
    if not said:
        return
    if field in _RELATIONS:
        predicate, key, words = _RELATIONS[field]
        draft.add_fact(key, said)
        draft.add(ListedRelation(predicate.value, said.text, f"{words}: {said.text}", said.at))
    elif field == "former_owner":
        draft.add_fact("vessel_former_owner", said)
    elif field in ("flag", "former_flag"):
        add_country(draft, CountryTie.FLAG if field == "flag" else CountryTie.FORMER_FLAG, said)
    elif field == "gender":
        add_gender(draft, said)
    elif field == "imo":
        _add_imo(draft, said)
    elif field == "hull_id":
        draft.add(Identifier("hull_id", said.text, said.at))
    elif field == "registration":
        _add_registrations(draft, said)
    else:
        draft.add_fact(_FACTS[field], said)


def _add_imo(draft: Draft, said: Said) -> None:
    found = _IMO.findall(said.text)
    if not found:
        draft.loss("imo.form", said, "an IMO number has seven digits")
        draft.add_fact("imo_as_published", said)
    for value in found:
        draft.add(Identifier("imo", value, said.at, text=said.text if said.text != value else ""))


def _add_registrations(draft: Draft, said: Said) -> None:
    """Numbers with what is said of each: `1167700052618 (Russia). Tax ID No. 7743141413 (Russia)`."""
    numbered = False
    for piece in _PIECE.split(said.text):
        country = _COUNTRY.search(piece)
        for value in _NUMBER.findall(_COUNTRY.sub("", piece)):
            scheme = "tax_id" if _TAX.search(piece) else "registration"
            issuer = find_country(country[1]) if country else ""
            draft.add(Identifier(scheme, value, said.at, issuer, IdentifierStrength.STRONG, said.text))
            numbered = True
    if not numbered:
        draft.add_fact("registration", said)
