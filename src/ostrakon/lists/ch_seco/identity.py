"""An identity in SECO's XML: names in parts and spellings, births, nationalities, addresses, papers."""

from collections.abc import Mapping

from ostrakon.lists.dates import date_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Fields, Said
from ostrakon.lists.papers import read_paper_dates
from ostrakon.lists.script import script_of
from ostrakon.lists.source import ListSource
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    CountryTie,
    Identifier,
    ListedName,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    Place,
)
from ostrakon.names.countries import find_country

_GREGORIAN = ("", "Gregorian")


def add_identity(draft: Draft, identity: Fields, source: ListSource, places: Mapping[str, Fields]) -> None:
    """Everything that one identity of a target says; a target may have several, one of them `main`."""
    main = identity.attribute("main").text != "false"
    for name in identity.each("name"):
        _add_name(draft, name, source, main=main)
    for born in identity.each("day-month-year"):
        _add_birth(draft, born)
    for nationality in identity.each("nationality"):
        for country in nationality.each("country"):
            code, words = _read_country(country)
            draft.add(CountryLink(CountryTie.NATIONALITY, code, words.text, words.at))
    for place in identity.each("place-of-birth"):
        text, parts = _read_place(place, places)
        if text:
            draft.add(Place(text, place.at, parts["location"], parts["area"], parts["country"]))
    for address in identity.each("address"):
        _add_address(draft, address, places)
    for paper in identity.each("identification-document"):
        _add_paper(draft, paper, source)
    for key in ("remark", "other-information"):
        for said in identity.says(key):
            draft.add_fact("remark", said)


def _add_name(draft: Draft, name: Fields, source: ListSource, *, main: bool) -> None:
    kind, quality = name.attribute("name-type"), name.attribute("quality").text
    role = NameRole(source.look_up("name_types", kind.text) or NameRole.ALIAS)
    if role is NameRole.PRIMARY and not main:
        role = NameRole.ALIAS
    if role is NameRole.ALIAS and quality == "low":
        role = NameRole.WEAK_ALIAS
    language = source.look_up("languages", name.attribute("lang").text)
    parts: list[NamePart] = []
    variants: dict[tuple[str, str], list[str]] = {}
    for part in sorted(name.each("name-part"), key=lambda each: each.attribute("order").text.zfill(4)):
        part_role = source.look_up("parts", part.attribute("name-part-type").text)
        value = part.one("value")
        if value:
            parts.append(NamePart(NamePartRole(part_role or NamePartRole.WHOLE), value.text))
        for variant in part.each("spelling-variant"):
            marks = (variant.attribute("lang").text, variant.attribute("script").text)
            variants.setdefault(marks, []).append(variant.own().text)
    full = " ".join(part.text for part in parts)
    if full:
        draft.add(ListedName(full, role, full, name.at, tuple(parts), script_of(full), language))
    for (lang, _), words in variants.items():
        spelled = " ".join(words)
        script = script_of(spelled)
        other = NameRole.ALIAS if script == "Latn" else NameRole.ORIGINAL_SCRIPT
        draft.add(ListedName(spelled, other, spelled, name.at, (), script, source.look_up("languages", lang)))


def _add_birth(draft: Draft, born: Fields) -> None:
    year, month, day = (born.attribute(name).text for name in ("year", "month", "day"))
    calendar, quality = born.attribute("calendar").text, born.attribute("quality").text
    if not year:
        return
    text = "-".join(part.zfill(2) for part in (year.zfill(4), month, day) if part)
    if calendar not in _GREGORIAN:
        draft.loss("date.calendar", Said(f"{text} ({calendar})", born.at), "not Gregorian: not converted")
        return
    found = date_or_loss(text, draft.place(born.at), log=draft.log)
    if found:
        draft.add(BirthDate(PartialDate(found.earliest, found.latest, quality == "low", text), born.at))


def _read_country(country: Fields) -> tuple[str, Said]:
    code, words = country.attribute("iso-code"), country.own()
    return find_country(code.text) or find_country(words.text), words if words else code


def _read_place(detail: Fields, places: Mapping[str, Fields]) -> tuple[str, dict[str, str]]:
    number = detail.attribute("place-id").text
    parts = {"location": "", "area": "", "country": ""}
    place = places.get(number)
    if place is None:
        return "", parts
    words = [place.one("location").text, place.one("area").text]
    parts["location"], parts["area"] = words
    for country in place.each("country"):
        parts["country"], said = _read_country(country)
        words.append(said.text)
    return ", ".join(word for word in words if word), parts


def _add_address(draft: Draft, address: Fields, places: Mapping[str, Fields]) -> None:
    details, box, postal, care = (address.one(tag) for tag in ("address-details", "p-o-box", "zip-code", "c-o"))
    remark = address.one("remark")
    place, parts = _read_place(address, places)
    words = [said.text for said in (care, details, box, postal) if said] + ([place] if place else [])
    text = ", ".join(words) + (f" ({remark.text})" if remark else "")
    if text.strip():
        draft.add(
            Address(
                text.strip(),
                address.at,
                street=details.text,
                city=parts["location"],
                region=parts["area"],
                postal_code=postal.text,
                country=parts["country"],
            )
        )
    address.attribute("main")


def _add_paper(draft: Draft, paper: Fields, source: ListSource) -> None:
    kind, number = paper.attribute("document-type"), paper.one("number")
    issuers = [(each.attribute("code"), each.own()) for each in paper.each("issuer")]
    issuer, words = issuers[0] if issuers else (Said("", paper.at), Said("", paper.at))
    code = find_country(issuer.text) or find_country(words.text)
    rest = [paper.one(tag) for tag in ("date-of-issue", "expiry-date", "place-of-issue", "remark")]
    text = "; ".join(said.text for said in (kind, number, words, *rest) if said)
    scheme = source.look_up("documents", kind.text) or "other"
    if number:
        dates = read_paper_dates("", issued=rest[0].text, expires=rest[1].text)
        draft.add(
            Identifier(scheme, number.text, number.at, code, text=text, issued=dates.issued, expires=dates.expires)
        )
    else:
        draft.add_fact("document", Said(text, paper.at))
