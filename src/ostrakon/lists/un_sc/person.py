"""Births, countries, addresses and papers in the UN's XML."""

import re

from ostrakon.lists.dates import date_or_loss, read_dates
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Fields, Said
from ostrakon.lists.papers import read_paper_dates
from ostrakon.lists.source import ListSource
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    CountryTie,
    Identifier,
    PartialDate,
    Place,
)
from ostrakon.names.countries import find_country

_APPROXIMATE = re.compile(r"approximately", re.IGNORECASE)
_CALENDAR = re.compile(r"hijri|shamsi|solar|lunar", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?:between \w+\.? and )?\w+\.? \d{4}\s*\Z", re.IGNORECASE)
_MONTHS_BETWEEN = re.compile(r"between (\w+\.?) and (\w+\.?) (\d{4})\Z", re.IGNORECASE)
_NOTE_BORN = re.compile(
    r"(?:\bborn(?: in| on)?|\bDOB\s*:|\bDPOB\s*[-:])\s*((?:a\) )?\d[\w. ]*?\d{4}|\d{4})", re.IGNORECASE
)
_PAPER_NUMBER = re.compile(
    r"(?:number|no\.?|code|ssn|card)\s*:?\s+((?:[A-Z]{1,3}[- ]{0,2})?\d[\w./-]*|[A-Z]{3,}\w*\d\w*)", re.I
)
_BARE_NUMBER = re.compile(r"\A(\d{4,})\b")
_ZONE = re.compile(r"(?<=\d\d-\d\d)(?:Z|[+-]\d{2}:\d{2})\Z")
_NONE = "na"  # the schema's word for "not available"
_PLACE_TAGS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")


def add_births(draft: Draft, entry: Fields) -> None:
    """Dates of birth, one element each, and places of birth."""
    for birth in entry.each("INDIVIDUAL_DATE_OF_BIRTH"):
        found = _read_birth(draft, birth)
        if found:
            draft.add(BirthDate(found, birth.at))
    for place in entry.each("INDIVIDUAL_PLACE_OF_BIRTH"):
        said = {tag: place.one(tag) for tag in _PLACE_TAGS}
        text = _join(said)
        if text:
            city, region = said["CITY"].text, said["STATE_PROVINCE"].text
            draft.add(Place(text, place.at, city, region, find_country(said["COUNTRY"].text)))


def _read_birth(draft: Draft, birth: Fields) -> PartialDate | None:
    kind, note = birth.one("TYPE_OF_DATE"), birth.one("NOTE")
    first, last = birth.one("FROM_YEAR"), birth.one("TO_YEAR")
    stated = birth.one("DATE") or birth.one("YEAR")
    circa = kind.text == "APPROXIMATELY" or bool(_APPROXIMATE.search(note.text))
    if kind and kind.text not in ("EXACT", "APPROXIMATELY", "BETWEEN"):
        draft.note("date.type", kind, "expected EXACT, APPROXIMATELY or BETWEEN")
    if note and not _APPROXIMATE.fullmatch(note.text):
        draft.add_fact("birth_note", note)
    if first or last:
        return _read_span(draft, first, last, circa=circa)
    if note and (not stated or not _is_full(stated)) and (noted := _read_note(draft, note, stated)):
        return noted
    if not stated:
        return None
    found = date_or_loss(_ZONE.sub("", stated.text), draft.place(stated.at), log=draft.log)
    return PartialDate(found.earliest, found.latest, circa, stated.text) if found else None


def _is_full(stated: Said) -> bool:
    return "-" in stated.text


def _read_span(draft: Draft, first: Said, last: Said, *, circa: bool) -> PartialDate | None:
    ends = [date_or_loss(said.text, draft.place(said.at), log=draft.log) for said in (first, last) if said]
    if not all(ends) or not ends:
        return None
    earliest = ends[0].earliest if first and ends[0] else None
    latest = ends[-1].latest if last and ends[-1] else None
    if earliest and latest and earliest > latest:
        draft.loss("date.impossible", Said(f"{first.text} to {last.text}", first.at), "ends before it begins")
        return None
    return PartialDate(earliest, latest, circa, f"{first.text} to {last.text}")


def _read_note(draft: Draft, note: Said, stated: Said) -> PartialDate | None:
    """A date that stands in the note: `Nov. 1973`, `Sep.` beside the year 1958, `Between Aug. and Sep. 1977`."""
    words = note.text.strip(" .")
    if _CALENDAR.search(words):
        draft.loss("date.calendar", note, "a date of another calendar: not converted")
        return None
    if stated:
        words = f"{words} {stated.text}"
    if between := _MONTHS_BETWEEN.match(words):
        words = f"between {between[1].rstrip('.')} {between[3]} and {between[2].rstrip('.')} {between[3]}"
    elif not _MONTH_YEAR.match(words):
        if not stated:
            draft.loss("date.unknown", note, "the note gives no date")
        return None
    return date_or_loss(words, draft.place(note.at), log=draft.log)


def add_alias_births(draft: Draft, alias: Fields, note: Said) -> None:
    """What an alias states of its bearer's birth: in its own fields, or as `born ...` in its note."""
    for said in alias.says("DATE_OF_BIRTH"):
        found = date_or_loss(_ZONE.sub("", said.text), draft.place(said.at), log=draft.log)
        if found:
            draft.add(BirthDate(found, said.at))
    city, country = alias.one("CITY_OF_BIRTH"), alias.one("COUNTRY_OF_BIRTH")
    if city or country:
        text = ", ".join(said.text for said in (city, country) if said)
        draft.add(Place(text, (city or country).at, city.text, country=find_country(country.text)))
    for born in _NOTE_BORN.finditer(note.text):
        try:
            dates = read_dates(born[1].removeprefix("a) "))
        except ValueError:
            continue  # the note is kept whole as a fact: nothing is lost
        for date in dates:
            draft.add(BirthDate(date, note.at))


def add_countries(draft: Draft, entry: Fields) -> None:
    """Nationalities."""
    for said in entry.says("NATIONALITY", "VALUE") + entry.says("NATIONALITY2"):
        if said.text.lower() != _NONE:
            draft.add(CountryLink(CountryTie.NATIONALITY, find_country(said.text), said.text, said.at))


def add_addresses(draft: Draft, entry: Fields) -> None:
    """Addresses, with their note (`previous`, `as of June 2016`) at the end of the text."""
    for address in entry.each("INDIVIDUAL_ADDRESS") + entry.each("ENTITY_ADDRESS"):
        said = {tag: address.one(tag) for tag in _PLACE_TAGS}
        text = _join(said)
        if text:
            draft.add(
                Address(
                    text,
                    address.at,
                    street=said["STREET"].text,
                    city=said["CITY"].text,
                    region=said["STATE_PROVINCE"].text,
                    postal_code=said["ZIP_CODE"].text,
                    country=find_country(said["COUNTRY"].text),
                )
            )


def _join(said: dict[str, Said]) -> str:
    text = ", ".join(said[tag].text for tag in _PLACE_TAGS if tag != "NOTE" and said[tag])
    note = said["NOTE"].text
    return f"{text} ({note.strip('()')})" if text and note else text or note


def add_documents(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Papers: number, issuer, and all the words about them; without a number anywhere, a fact."""
    for paper in entry.each("INDIVIDUAL_DOCUMENT"):
        kind, detail = paper.one("TYPE_OF_DOCUMENT"), paper.one("TYPE_OF_DOCUMENT2")
        number, note = paper.one("NUMBER"), paper.one("NOTE")
        issuer, country = paper.one("ISSUING_COUNTRY"), paper.one("COUNTRY_OF_ISSUE")
        issued = [paper.one("CITY_OF_ISSUE"), paper.one("DATE_OF_ISSUE")]
        words = "; ".join(said.text for said in (kind, detail, number, issuer, country, *issued, note) if said)
        if not words:
            continue
        value = number.text or _find_number(f"{detail.text} {note.text}".strip())
        if not value:
            draft.add_fact("document", Said(words, paper.at))
            continue
        told = (detail.text, "" if number else note.text, kind.text)
        scheme = _find_scheme(source, told)
        code = find_country(issuer.text) or find_country(country.text)
        dates = read_paper_dates(note.text, issued=_ZONE.sub("", paper.one("DATE_OF_ISSUE").text))
        place = number.at if number else paper.at
        draft.add(Identifier(scheme, value, place, code, text=words, issued=dates.issued, expires=dates.expires))


def _find_scheme(source: ListSource, texts: tuple[str, ...]) -> str:
    known = source.words["documents"]
    for text in texts:
        for words, scheme in known.items():
            if re.search(rf"\b{re.escape(words)}", text, re.IGNORECASE):
                return scheme
    return "other"


def _find_number(text: str) -> str:
    found = _PAPER_NUMBER.search(text) or _BARE_NUMBER.search(text)
    return found[1].rstrip(".,") if found else ""
