"""What a UK entry says, piece by piece, whichever of the UK's formats says it.

Sources: the UK Sanctions List's format guide and the OFSI consolidated list's; Name 6 is the surname of a
person and the whole name of anything else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ostrakon.lists.dates import date_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.papers import read_paper_dates
from ostrakon.lists.script import script_of
from ostrakon.lists.source import ListSource
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    CountryTie,
    Gender,
    Identifier,
    ListedName,
    NamePart,
    NamePartRole,
    NameRole,
    PartyKind,
    Place,
)
from ostrakon.names.countries import find_country

NAME_FIELDS = ("name1", "name2", "name3", "name4", "name5", "name6")
ADDRESS_FIELDS = ("address1", "address2", "address3", "address4", "address5", "address6")
_FORMER = re.compile(r"\s*\((?:previously|formerly) (?:listed|known) as\)", re.IGNORECASE)
_NO_DAY = re.compile(r"\b(?:dd|mm)\b", re.IGNORECASE)
_LONGEST_COUNTRY = 6  # words of the longest country name before "passport number"


def add_name(draft: Draft, said: Mapping[str, Said], source: ListSource) -> None:
    """A name from its six parts, type and strength."""
    parts = [(field, said[field]) for field in NAME_FIELDS if said.get(field)]
    if not parts:
        return
    words = " ".join(part.text for _, part in parts)
    full = _FORMER.sub("", words)
    role = NameRole.FORMER if full != words else _read_role(draft, said, source)
    draft.add(ListedName(full, role, words, parts[0][1].at, _read_parts(draft, parts), script_of(full)))


def _read_parts(draft: Draft, parts: Sequence[tuple[str, Said]]) -> tuple[NamePart, ...]:
    if draft.kind is not PartyKind.PERSON:
        return ()
    texts = [(field, _FORMER.sub("", said.text)) for field, said in parts]
    if len(texts) == 1:
        return (NamePart(NamePartRole.WHOLE, texts[0][1]),)
    roles = {"name1": NamePartRole.GIVEN, "name6": NamePartRole.FAMILY}
    return tuple(NamePart(roles.get(field, NamePartRole.MIDDLE), text) for field, text in texts if text)


def _read_role(draft: Draft, said: Mapping[str, Said], source: ListSource) -> NameRole:
    kind, quality = said.get("name_type") or Said("", ""), said.get("name_quality") or Said("", "")
    role = source.look_up("name_types", kind.text)
    if kind and not role:
        draft.note("name.type", kind, "a name type that source.toml does not know: kept as alias")
    strength = source.look_up("name_quality", quality.text.rstrip("."))
    if quality and not strength:
        draft.note("quality.unknown", quality, "an alias strength that source.toml does not know: kept as alias")
    if role in (NameRole.PRIMARY, NameRole.FORMER):
        return NameRole(role)
    return NameRole(strength or role or NameRole.ALIAS)


def add_original(draft: Draft, name: Said, script: Said, language: Said, source: ListSource) -> None:
    """A name in its own script; the script is told from its letters, as the stated words are often wrong."""
    if not name:
        return
    code = source.look_up("languages", language.text) or source.look_up("languages", script.text)
    known = source.words["languages"]
    if language and language.text.lower() not in known:
        draft.note("language.unknown", language, "a language that source.toml does not know")
    draft.add(ListedName(name.text, NameRole.ORIGINAL_SCRIPT, name.text, name.at, (), script_of(name.text), code))


def add_birth(draft: Draft, said: Said) -> None:
    """A birth date: `12/05/1958`, `00/00/1980`, `dd/mm/1945`, `05/1955`, `1955`."""
    if not said:
        return
    found = date_or_loss(_NO_DAY.sub("00", said.text), draft.place(said.at), log=draft.log)
    if found:
        draft.add(BirthDate(replace(found, text=said.text), said.at))


def add_birth_place(draft: Draft, town: Said, country: Said) -> None:
    """A place of birth."""
    text = ", ".join(said.text for said in (town, country) if said)
    if text:
        draft.add(Place(text, (town or country).at, city=town.text, country=find_country(country.text)))


def add_country(draft: Draft, tie: CountryTie, said: Said) -> None:
    """A nationality or a flag."""
    if said:
        draft.add(CountryLink(tie, find_country(said.text), said.text.rstrip(". "), said.at))


def add_gender(draft: Draft, said: Said) -> None:
    """A gender."""
    word = said.text.strip(" .").lower()
    if word in (Gender.MALE, Gender.FEMALE):
        draft.add_gender(Gender(word))
    elif word:
        draft.loss("gender.unknown", said, "expected Male or Female")


def add_paper(draft: Draft, scheme: str, number: Said, details: Said) -> None:
    """A passport or an identity number; the issuer is told from the first words about it."""
    if number:
        issuer = find_leading_country(details.text)
        dates = read_paper_dates(details.text)
        draft.add(
            Identifier(
                scheme,
                number.text,
                number.at,
                issuer,
                text=details.text,
                issued=dates.issued,
                expires=dates.expires,
            )
        )
    elif details:
        draft.add_fact("document", details)


def find_leading_country(words: str) -> str:
    """The country that the first words name: `Syrian Arab Republic number`, `Indonesian`."""
    first = re.split(r"[.,;:(]", words)[0].split()[:_LONGEST_COUNTRY]
    for length in range(len(first), 0, -1):
        if code := find_country(" ".join(first[:length])):
            return code
    return ""


def add_address(draft: Draft, said: Mapping[str, Said]) -> None:
    """An address; its six lines have no fixed meaning, so only post code and country are told apart."""
    lines = [said[field] for field in ADDRESS_FIELDS if said.get(field)]
    postal, country = said.get("postal_code") or Said("", ""), said.get("country") or Said("", "")
    words = [line for line in (*lines, postal, country) if line]
    if words:
        text = ", ".join(word.text.rstrip(", ") for word in words)
        draft.add(Address(text, words[0].at, postal_code=postal.text, country=find_country(country.text)))
