"""Details of an EU entry: names, births, citizenships, addresses, identifications."""

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
    Gender,
    Identifier,
    ListedName,
    NamePart,
    NamePartRole,
    NameRole,
    PartialDate,
    Place,
)
from ostrakon.names.countries import find_country

_PARTS = (
    ("firstName", NamePartRole.GIVEN),
    ("middleName", NamePartRole.MIDDLE),
    ("lastName", NamePartRole.FAMILY),
)
_UNKNOWN_COUNTRY = "00"  # countryIso2Code where the country is not known
_NOTHING = ("", "-")
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_PAPER_WORDS = (
    "identificationTypeDescription",
    "issuedBy",
    "issueDate",
    "validFrom",
    "validTo",
    "nameOnDocument",
    "region",
)


def add_names(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Names in the order of the file; the first strong one (or, without any, the first) is primary."""
    aliases = entry.each("nameAlias")
    strong = [alias.attribute("strong").text != "false" for alias in aliases]
    primary = strong.index(True) if True in strong else 0
    for place, alias in enumerate(aliases):
        role = NameRole.ALIAS if strong[place] else NameRole.WEAK_ALIAS
        _add_name(draft, alias, NameRole.PRIMARY if place == primary else role)
        draft.add_fact("position", alias.attribute("function"))
        draft.add_fact("title", alias.attribute("title"))
        gender = alias.attribute("gender")
        if gender.text in ("M", "F"):
            draft.add_gender(Gender(source.look_up("genders", gender.text)))
        elif gender.text not in ("", "?"):
            draft.loss("gender.unknown", gender, "expected M, F or ?")


def _add_name(draft: Draft, alias: Fields, role: NameRole) -> None:
    said = [(part, alias.attribute(name)) for name, part in _PARTS]
    whole = alias.attribute("wholeName")
    parts = tuple(NamePart(part, words.text) for part, words in said if words)
    full = whole.text or " ".join(part.text for part in parts)
    language = alias.attribute("nameLanguage").text.lower()
    if full:
        draft.add(ListedName(full, role, full, whole.at, parts, script_of(full), language))
    else:
        draft.note("name.empty", whole, "a nameAlias without a name")


def add_births(draft: Draft, entry: Fields) -> None:
    """Births: day, month, year or span of years, with `circa`; and places."""
    for birth in entry.each("birthdate"):
        found = _read_birth(draft, birth)
        if found:
            draft.add(BirthDate(found, birth.at))
        city, region = birth.attribute("city"), birth.attribute("region")
        words = [birth.attribute("place"), city, region, birth.attribute("zipCode")]
        code, country = _read_country(birth)
        text = ", ".join(said.text for said in (*words, country) if said.text not in _NOTHING)
        if text:
            draft.add(Place(text, birth.at, "" if city.text in _NOTHING else city.text, region.text, code))


def _read_birth(draft: Draft, birth: Fields) -> PartialDate | None:
    calendar, circa = birth.attribute("calendarType"), birth.attribute("circa").text == "true"
    whole = birth.attribute("birthdate")
    day, month, year = (birth.attribute(name) for name in ("dayOfMonth", "monthOfYear", "year"))
    first, last = birth.attribute("yearRangeFrom"), birth.attribute("yearRangeTo")
    parts = "-".join(said.text.zfill(2) for said in (year, month, day) if said)
    text = whole.text or parts or " to ".join(said.text for said in (first, last) if said)
    if not text:
        return None
    stated = Said(text, whole.at)
    if calendar.text not in ("", "GREGORIAN"):
        draft.loss("date.calendar", Said(f"{text} ({calendar.text})", birth.at), "not Gregorian: not converted")
        return None
    if whole or year:
        if day and not month and not whole:
            draft.loss(
                "date.unknown", Said(f"day {day.text}, year {year.text}", birth.at), "a day without its month"
            )
            stated = year
        elif whole and year and not whole.text.startswith(year.text.zfill(4)):
            draft.note("date.differs", Said(f"{whole.text}, year {year.text}", birth.at), "the date was kept")
        found = date_or_loss(stated.text, draft.place(stated.at), log=draft.log)
        return PartialDate(found.earliest, found.latest, circa, stated.text) if found else None
    return _read_years(draft, first, last, circa=circa)


def _read_years(draft: Draft, first: Said, last: Said, *, circa: bool) -> PartialDate | None:
    ends = [
        date_or_loss(said.text, draft.place(said.at), log=draft.log) if said else None for said in (first, last)
    ]
    earliest = ends[0].earliest if ends[0] else None
    latest = ends[1].latest if ends[1] else None
    if not earliest and not latest:
        return None
    text = f"{first.text} to {last.text}"
    if earliest and latest and earliest > latest:
        draft.loss("date.impossible", Said(text, first.at), "ends before it begins")
        return None
    return PartialDate(earliest, latest, circa, text)


def _read_country(detail: Fields) -> tuple[str, Said]:
    """The code, and the words; both empty where the country is not known."""
    code, words = detail.attribute("countryIso2Code"), detail.attribute("countryDescription")
    if code.text == _UNKNOWN_COUNTRY or words.text == "UNKNOWN":
        return "", Said("", words.at)
    return find_country(code.text) or find_country(words.text), words


def add_citizenships(draft: Draft, entry: Fields) -> None:
    """Citizenships; one that was lost is a former nationality."""
    for citizenship in entry.each("citizenship"):
        code, words = _read_country(citizenship)
        since, until = citizenship.attribute("acquisitionDate"), citizenship.attribute("disenfranchisementDate")
        region = citizenship.attribute("region")
        text = "; ".join(said.text for said in (words, region, since, until) if said.text not in _NOTHING)
        if text:
            tie = CountryTie.FORMER_NATIONALITY if until else CountryTie.CITIZENSHIP
            draft.add(CountryLink(tie, code, text, citizenship.at))


def add_addresses(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Addresses, and the contacts that stand in them."""
    for address in entry.each("address"):
        said = {
            name: address.attribute(name) for name in ("street", "place", "city", "region", "zipCode", "poBox")
        }
        code, country = _read_country(address)
        box = Said(f"P.O. Box {said['poBox'].text}", said["poBox"].at) if said["poBox"] else said["poBox"]
        words = [said["street"], said["place"], box, said["zipCode"], said["city"], said["region"], country]
        text = ", ".join(word.text for word in words if word.text not in _NOTHING)
        if address.attribute("asAtListingTime").text == "true":
            text = f"{text} (as at listing time)".strip()
        if text:
            draft.add(
                Address(
                    text,
                    address.at,
                    street=said["street"].text,
                    city=said["city"].text or said["place"].text,
                    region=said["region"].text,
                    postal_code=said["zipCode"].text,
                    country=code,
                )
            )
        _add_contacts(draft, address, source)


def _add_contacts(draft: Draft, address: Fields, source: ListSource) -> None:
    for contact in address.each("contactInfo"):
        key, value = contact.attribute("key"), contact.attribute("value")
        known = source.look_up("contacts", key.text)
        draft.add_fact(known or "contact", value if known else Said(f"{key.text}: {value.text}", value.at))


def add_identifications(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Papers and numbers, with all that is said of them; one without a number is a fact."""
    for paper in entry.each("identification"):
        number, latin = paper.attribute("number"), paper.attribute("latinNumber")
        type_code = paper.attribute("identificationTypeCode")
        scheme = source.look_up("identifications", type_code.text)
        if not scheme:
            draft.note("identification.unknown", type_code, "a type that source.toml does not know: kept as other")
        code, country = _read_country(paper)
        said = [paper.attribute(name) for name in _PAPER_WORDS]
        flags = [flag for flag in _FLAGS if paper.attribute(flag).text == "true"]
        words = [word.text for word in (number, latin, country, *said) if word.text not in _NOTHING] + flags
        text = "; ".join(words)
        values = [each for each in (number, latin) if each.text not in _NOTHING]
        if not values:
            draft.add_fact("document", Said(text, paper.at))
        stated = {name: paper.attribute(name).text for name in ("issueDate", "validTo")}
        dates = read_paper_dates("", issued=stated["issueDate"], expires=stated["validTo"])
        for each in values:
            draft.add(
                Identifier(
                    scheme or "other",
                    each.text,
                    each.at,
                    code,
                    text=text,
                    issued=dates.issued,
                    expires=dates.expires,
                )
            )
