"""Australia's workbook, number by number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ostrakon.lists.dates import date_or_loss, day_or_loss, read_date
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.numbered import split_lettered
from ostrakon.lists.recipe import EntriesRead, IssueLog, source_changed
from ostrakon.lists.remarks import add_links, add_set_phrases, tie_relations
from ostrakon.lists.script import script_of
from ostrakon.lists.sheet import read_sheet
from ostrakon.lists.source import ListSource
from ostrakon.lists.table import Columns, Group, group_rows, read_columns
from ostrakon.model import (
    Address,
    BirthDate,
    Capture,
    CountryLink,
    CountryTie,
    Designation,
    Identifier,
    ListedName,
    Listing,
    Measure,
    MeasureKind,
    NameRole,
    PartyKind,
    Place,
    Program,
)
from ostrakon.names.countries import find_country

_NEEDED = ("reference", "name", "kind", "name_type", "committee")
_NUMBER = re.compile(r"\s*(\d+)")
_ALTERNATIVE = re.compile(r"\s*(?:;|>>|\bor\b|,?\s*\balt\.? (?:DOB|POB):)\s*", re.IGNORECASE)
_PLACES = re.compile(r"\s*(?:;\s*(?:alt\.? POB:)?|>>)\s*", re.IGNORECASE)
_COUNTRIES = re.compile(r"\s*(?:;|,|/|\band\b)\s*")
_NEVER = re.compile(r"(?!)")
_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_CALENDAR = re.compile(r"hijri|shamsi", re.IGNORECASE)
_DATES = re.compile(r"\bon:?\s+(\d{1,2}\.?\s+\w+\.?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_TITLE = re.compile(r"\bTitle:\s*(.+?)(?=\s*(?:Designation:|\.\s|\.?\Z))", re.IGNORECASE)
_POSITION = re.compile(r"\bDesignation:\s*(.+?)(?=\.\s|\.?\Z)", re.IGNORECASE)
_PASSPORT = re.compile(r"\bpassport (?:no\.|number):?\s*:?\s*((?:[A-Z]{1,3}-?)?\d{5,})\b", re.IGNORECASE)
_NATIONAL = re.compile(
    r"\b(?:national )?identification (?:no\.?|number):?\s*((?=[\w-]*\d{4})[A-Z0-9][\w-]+)", re.I
)
_DECLARED = re.compile(r"\bdesignation\s+and\s+declaration\b", re.IGNORECASE)
_NOTHING = ("", "na", "n/a", "-", "unknown")


def read_au_xlsx(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every number of the workbook.

    Raises:
        SourceChanged: not a workbook, more than one file, or a needed column is not there.
    """
    where = captures[0].address
    if len(captures) > 1:
        raise source_changed(where, "two editions at once", expected="one file", found=str(len(captures)))
    rows = read_sheet(captures[0].data, where)
    columns = read_columns(rows[0], source, needed=_NEEDED, where=where)
    log = IssueLog()
    numbered, lost = _number_rows(rows[1:], columns, source, log)
    groups = group_rows(numbered, columns, by="reference", where=where)
    listings = [_read_group(key, group, source, log) for key, group in _join_letters(groups).items()]
    return EntriesRead(len(listings) + lost, tie_relations(listings), log.issues)


def _number_rows(
    rows: Sequence[Sequence[str]], columns: Columns, source: ListSource, log: IssueLog
) -> tuple[list[Sequence[str]], int]:
    """Rows with a number, and how many filled ones have none."""
    place, kept, lost = columns.places["reference"], [], 0
    for row in rows:
        if _NUMBER.match(row[place]):
            kept.append(row)
        elif any(cell.strip() for cell in row):
            lost += 1
            log.entry("id.missing", f"{source.id} table", value=" ".join(row)[:80].strip(), message="no Reference")
    return kept, lost


def _join_letters(groups: dict[str, Group]) -> dict[str, Group]:
    """Groups by number: 7209, 7209a and 7209b1 are one."""
    joined: dict[str, Group] = {}
    for key, group in groups.items():
        found = _NUMBER.match(key)
        number = found[1] if found else key
        if number in joined:
            joined[number].rows.extend(group.rows)
        else:
            joined[number] = group
    for group in joined.values():
        group.rows.sort()
    return dict(sorted(joined.items()))


def _read_group(native_id: str, group: Group, source: ListSource, log: IssueLog) -> Listing:
    draft = Draft(source.id, native_id, PartyKind.UNKNOWN, log)
    kind = group.one("kind")
    draft.kind = PartyKind(source.look_up("kinds", kind.text) or PartyKind.UNKNOWN)
    if draft.kind is PartyKind.UNKNOWN:
        draft.note("kind.unknown", kind, "a type that source.toml does not know")
    for cells in group.each("name", "name_type"):
        _add_name(draft, cells["name"], cells["name_type"], source)
    draft.add(Identifier("au_ref", native_id, group.one("reference").at))
    _add_person(draft, group)
    for said in _each(group, "address", _PLACES):
        country = re.sub(r"\s*\([^)]*\)\s*\Z", "", said.text).rsplit(",", 1)[-1]
        draft.add(Address(said.text, said.at, country=find_country(country)))
    for said in group.says("information"):
        _add_information(draft, said)
    _add_designations(draft, group, source)
    group.report_unread(source, log, place=f"{source.id} {native_id}")
    return draft.finish(group.raw())


def _add_name(draft: Draft, name: Said, kind: Said, source: ListSource) -> None:
    if not name:
        return
    role = source.look_up("name_types", kind.text)
    if not role:
        draft.note("name.type", kind, "a name type that source.toml does not know: kept as alias")
    draft.add(
        ListedName(name.text, NameRole(role or NameRole.ALIAS), name.text, name.at, (), script_of(name.text))
    )


def _each(group: Group, field: str, parted: re.Pattern[str]) -> Iterator[Said]:
    """The values in a field's cells: lettered, and each part again where `parted` parts it."""
    for said in group.says(field):
        for lettered in split_lettered(said.text):
            for value in parted.split(lettered):
                words = value.strip(" ,.;")
                if words.lower() not in _NOTHING:
                    yield Said(words, said.at)


def _add_person(draft: Draft, group: Group) -> None:
    for said in _each(group, "born", _ALTERNATIVE):
        _add_birth(draft, said)
    for said in _each(group, "birth_place", _PLACES):
        city, _, country = said.text.rpartition(",")
        draft.add(Place(said.text, said.at, city=city.strip(), country=find_country(country)))
    for said in _each(group, "citizenship", _NEVER):
        whole = find_country(said.text)
        for words in [said.text] if whole else _COUNTRIES.split(said.text):
            draft.add(CountryLink(CountryTie.CITIZENSHIP, find_country(_NOTE.sub("", words)), words, said.at))


def _add_birth(draft: Draft, said: Said) -> None:
    """One date; a note in brackets after it (`(from false passport)`) is left to the cell's own words."""
    if _CALENDAR.search(said.text):
        draft.loss("date.calendar", said, "a date of another calendar: not converted")
        return
    bare = _NOTE.sub("", said.text).strip(" ,") or said.text.strip("()")
    found = date_or_loss(bare, draft.place(said.at), log=draft.log)
    if found:
        draft.add(BirthDate(replace(found, text=said.text), said.at))


def _add_information(draft: Draft, said: Said) -> None:
    draft.add_fact("remark", said)
    add_set_phrases(draft, said)
    add_links(draft, said, own="")
    for key, pattern in (("title", _TITLE), ("position", _POSITION)):
        for found in pattern.finditer(said.text):
            for value in split_lettered(found[1]):
                draft.add_fact(key, Said(value, said.at))
    for scheme, pattern in (("passport", _PASSPORT), ("national_id", _NATIONAL)):
        for found in pattern.finditer(said.text):
            draft.add(Identifier(scheme, found[1], said.at))


def _add_designations(draft: Draft, group: Group, source: ListSource) -> None:
    for cells in group.each("committee", "listing", "amended"):
        committee, listing, amended = cells["committee"], cells["listing"], cells["amended"]
        key = source.program_key(committee.text) if committee else ""
        if committee:
            draft.add(Program(key, committee.text, committee.at))
            if committee.text.lower() not in source.programs:
                draft.note("program.unknown", committee, "a committee that source.toml does not know")
        draft.add(
            Designation(
                source.authority,
                key,
                listed=_find_listed(listing.text),
                amended=day_or_loss(amended.text, draft.place(amended.at), log=draft.log),
                legal_act=listing.text,
                at=listing.at,
            )
        )
        for kind in source.implied_measures(key):
            draft.add(Measure(MeasureKind(kind), f"implied by {committee.text}", committee.at))
        if draft.kind is PartyKind.PERSON and _DECLARED.search(listing.text):
            draft.add(Measure(MeasureKind.TRAVEL_BAN, "declared", listing.at))


def _find_listed(text: str) -> date | None:
    """The first day that the listing information gives (`Listed on 25 January 2001 (amended on ...)`), or None."""
    for words in [text, *(found[1] for found in _DATES.finditer(text))]:
        try:
            found = read_date(words)
        except ValueError:
            continue
        if found.earliest == found.latest:
            return found.earliest
    return None
