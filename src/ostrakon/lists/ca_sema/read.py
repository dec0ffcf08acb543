"""Canada's XML, record by record."""

import re
from collections.abc import Sequence

from ostrakon.lists.dates import day_or_loss, read_dates
from ostrakon.lists.draft import Draft
from ostrakon.lists.entries import read_entries
from ostrakon.lists.fields import Fields, Said, report_unread
from ostrakon.lists.recipe import EntriesRead, IssueLog
from ostrakon.lists.script import script_of
from ostrakon.lists.source import ListSource
from ostrakon.lists.xml import Element, raw_of
from ostrakon.model import (
    BirthDate,
    Capture,
    Designation,
    Identifier,
    ListedName,
    Listing,
    Measure,
    MeasureKind,
    NamePart,
    NamePartRole,
    NameRole,
    PartyKind,
    Program,
)

# The tags of 2025, then those of 2020.
_ENTITY = ("EntityOrShip", "Entity")
_TITLE = ("TitleOrShip", "Title")
_BORN = ("DateOfBirthOrShipBuildDate", "DateOfBirth")
_IMO = re.compile(r"(?<!\d)\d{7}(?!\d)")
_NOT_SLUG = re.compile(r"[^a-z0-9.]+")
_BORN_IN = re.compile(r"\Aborn (?:in )?(?:the )?", re.IGNORECASE)
_ALIASES = re.compile(r"\s*[;,](?!\s*(?:Ltd|Limited|LLC|L\.L\.C|Inc|Co|JSC|S\.?A|Jr|Sr)\b)\s*")
_LANGUAGE = re.compile(r"\A([A-Za-z]+)\s*:\s*(.+)\Z")
_KNOWN_AS = re.compile(r"\A(?:also known as|a\.?k\.?a\.?)\s*:?\s*", re.IGNORECASE)
_FRENCH = re.compile(r"[àâçéèêëîïôùûœ]|\b(?:de|des|du|la|le|les|et|pour|société|compagnie)\b", re.IGNORECASE)


def read_ca_xml(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every record of the file.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    log = IssueLog()
    entries, listings = read_entries(captures, "record", read_record, source=source, log=log)
    return EntriesRead(entries, listings, log.issues)


def read_record(element: Element, source: ListSource, log: IssueLog) -> Listing | None:
    """One record; None, with an issue of severity `entry`, where it has no item number."""
    record = Fields(element)
    country, schedule, item = record.one("Country"), record.one("Schedule"), record.one("Item")
    if not item or not country:
        log.entry("id.missing", f"{source.id} record", value=record.one(*_ENTITY[:1]).text, message="no Item")
        return None
    regulations = country.text.partition(" / ")[0].strip()
    key = source.program_key(regulations)
    native_id = ":".join(_slug(words) for words in (key.partition(".")[2], schedule.text, item.text))
    draft = Draft(source.id, native_id, _read_kind(record), log)
    _add_names(draft, record)
    _add_aliases(draft, record.one("Aliases"), source)
    _add_details(draft, record)
    draft.add(Program(key, country.text, country.at))
    if regulations.lower() not in source.programs:
        draft.note("program.unknown", country, "regulations that source.toml does not know")
    _add_designation(draft, record, source, key=key, schedule=schedule, item=item)
    report_unread(record, source, log, place=draft.place("").rstrip(" /"))
    return draft.finish(raw_of(element))


def _slug(words: str) -> str:
    return _NOT_SLUG.sub("-", words.lower()).strip("-")


def _first(record: Fields, tags: Sequence[str]) -> Said:
    return next((said for tag in tags if (said := record.one(tag))), Said("", tags[0]))


def _read_kind(record: Fields) -> PartyKind:
    if not _first(record, _ENTITY):
        return PartyKind.PERSON
    return PartyKind.VESSEL if record.one("ShipIMONumber") else PartyKind.ORGANIZATION


def _add_names(draft: Draft, record: Fields) -> None:
    given, family, body = record.one("GivenName"), record.one("LastName"), _first(record, _ENTITY)
    if given or family:
        full = " ".join(said.text for said in (given, family) if said)
        roles = ((NamePartRole.GIVEN, given), (NamePartRole.FAMILY, family))
        parts = tuple(NamePart(role, said.text) for role, said in roles if said)
        published = ", ".join(said.text for said in (family, given) if said)
        draft.add(ListedName(full, NameRole.PRIMARY, published, (family or given).at, parts, script_of(full)))
    elif body:
        english, _, french = body.text.partition("/")
        if not french or not _FRENCH.search(french) or _FRENCH.search(english):
            english, french = body.text, ""
        draft.add(ListedName(english.strip(), NameRole.PRIMARY, body.text, body.at, (), script_of(english)))
        if french:
            draft.add(ListedName(french.strip(), NameRole.ALIAS, body.text, body.at, (), "Latn", "fr"))


def _add_aliases(draft: Draft, said: Said, source: ListSource) -> None:
    """`Siarhei Karcheusky, Belarusian: Сяргей Карчэўскi; Russian: Сергей Карчевский`."""
    for words in _ALIASES.split(said.text):
        labelled = _LANGUAGE.match(words)
        language = source.look_up("languages", labelled[1]) if labelled else ""
        name = labelled[2] if labelled and language else words
        for part in re.split(r"\s*/\s*", name) if script_of(name) != "Latn" else [name]:
            full = _KNOWN_AS.sub("", part).strip()
            if full:
                script = script_of(full)
                role = NameRole.ALIAS if script == "Latn" else NameRole.ORIGINAL_SCRIPT
                draft.add(ListedName(full, role, words, said.at, (), script, language))


def _add_details(draft: Draft, record: Fields) -> None:
    title, born, imo = _first(record, _TITLE), _first(record, _BORN), record.one("ShipIMONumber")
    if draft.kind is PartyKind.VESSEL:
        draft.add_fact("vessel_type", title)
        draft.add_fact("build_year", born)
        for value in _IMO.findall(imo.text):
            draft.add(Identifier("imo", value, imo.at))
        if not _IMO.search(imo.text):
            draft.loss("imo.form", imo, "an IMO number has seven digits")
        return
    draft.add_fact("title", title)
    if draft.kind is not PartyKind.PERSON:
        draft.add_fact("founded", born)
    elif born:
        _add_births(draft, born)


def _add_births(draft: Draft, born: Said) -> None:
    try:
        dates = read_dates(_BORN_IN.sub("", born.text).replace(" OR ", " or "))
    except ValueError as error:
        code = "date.unknown" if str(error).startswith("not a date") else "date.impossible"
        draft.loss(code, born, str(error))
        return
    for found in dates:
        draft.add(BirthDate(found, born.at))


def _add_designation(
    draft: Draft, record: Fields, source: ListSource, *, key: str, schedule: Said, item: Said
) -> None:
    listed = record.one("DateOfListing")
    place = f"Schedule {schedule.text}, item {item.text}" if schedule else f"item {item.text}"
    draft.add(
        Designation(
            source.authority,
            key,
            listed=day_or_loss(listed.text, draft.place(listed.at), log=draft.log),
            legal_act=place,
            at=item.at,
        )
    )
    if draft.kind is not PartyKind.VESSEL:
        for kind in source.implied_measures(key):
            draft.add(Measure(MeasureKind(kind), f"implied by {place}", item.at))
