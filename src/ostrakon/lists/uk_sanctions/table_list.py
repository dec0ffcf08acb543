"""The UK's tables: the UK Sanctions List in CSV, and the former OFSI list ("ConList") in CSV and XLSX.

In both, one row stands for one name x birth date x address, and rows of one party share an id: Unique ID in
the UK Sanctions List, Group ID in the OFSI list, which ended on 2026-01-28 and has no other.
"""

import re
from collections.abc import Sequence
from datetime import date

from ostrakon.lists.dates import date_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.numbered import split_numbered
from ostrakon.lists.recipe import EntriesRead, IssueLog, source_changed
from ostrakon.lists.remarks import tie_relations
from ostrakon.lists.rows import read_rows
from ostrakon.lists.sheet import read_sheet
from ostrakon.lists.source import ListSource
from ostrakon.lists.table import Group, group_rows, read_columns
from ostrakon.lists.uk_sanctions.bodies import add_value
from ostrakon.lists.uk_sanctions.labels import read_labels
from ostrakon.lists.uk_sanctions.legal import (
    add_implied_measures,
    add_information,
    add_measures,
    add_reasons,
    add_references,
    add_regime,
    read_kind,
)
from ostrakon.lists.uk_sanctions.pieces import (
    ADDRESS_FIELDS,
    NAME_FIELDS,
    add_address,
    add_birth,
    add_birth_place,
    add_country,
    add_name,
    add_original,
    add_paper,
)
from ostrakon.model import Capture, CountryTie, Listing, PartyKind

_NEEDED = ("name6", "name_type", "regime", "kind")
_VALUES = (
    "title",
    "position",
    "gender",
    "phone",
    "email",
    "website",
    "entity_type",
    "registration",
    "parent",
    "subsidiary",
    "imo",
    "owner",
    "former_owner",
    "flag",
    "former_flag",
    "vessel_type",
    "tonnage",
    "length",
    "build_year",
    "hull_id",
)
_REPORT_DATE = re.compile(r"Report Date:\s*(.+)", re.IGNORECASE)
_NOT_APPLICABLE = ("n/a", "unknown")  # how early UK Sanctions List files wrote an empty cell


def read_uk_csv(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every Unique ID of the UK Sanctions List in CSV.

    Raises:
        SourceChanged: malformed, or a needed column is not there.
    """
    log = IssueLog()
    rows = read_rows(captures[0], log, columns=len(NAME_FIELDS))
    return _read_table(rows, source, log, by="uk_ref", where=captures[0].address)


def read_conlist_csv(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every Group ID of the OFSI list in CSV.

    Raises:
        SourceChanged: as `read_uk_csv`.
    """
    log = IssueLog()
    rows = read_rows(captures[0], log, columns=len(NAME_FIELDS))
    return _read_table(rows, source, log, by="ofsi_group", where=captures[0].address)


def read_conlist_xlsx(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every Group ID of the OFSI list in XLSX.

    Raises:
        SourceChanged: not a workbook, a bomb, or as `read_uk_csv`.
    """
    rows = read_sheet(captures[0].data, captures[0].address)
    return _read_table(rows, source, IssueLog(), by="ofsi_group", where=captures[0].address)


def _read_table(
    rows: Sequence[Sequence[str]], source: ListSource, log: IssueLog, *, by: str, where: str
) -> EntriesRead:
    start = _find_header(rows, where)
    columns = read_columns(rows[start], source, needed=(by, *_NEEDED), where=where)
    groups = group_rows(rows[start + 1 :], columns, by=by, where=where)
    lost = groups.pop("", None)
    for row in lost.rows if lost else ():
        log.entry("id.missing", f"{source.id} table", value=" ".join(row[:6]), message=f"no {by}")
    listings = [read_group(native_id, group, source, log, by=by) for native_id, group in groups.items()]
    published = _read_published(rows[:start], where, log)
    return EntriesRead(
        len(groups) + (len(lost.rows) if lost else 0), tie_relations(listings), log.issues, published
    )


def _find_header(rows: Sequence[Sequence[str]], where: str) -> int:
    for place, row in enumerate(rows[:2]):
        if "Name 6" in (cell.strip() for cell in row):
            return place
    first = ", ".join(rows[0])[:100] if rows else "nothing"
    raise source_changed(where, "no header in the first two lines", expected="a header with Name 6", found=first)


def _read_published(lead: Sequence[Sequence[str]], where: str, log: IssueLog) -> date | None:
    """The day in the line before the header: `Last Updated,05/06/2023` or `Report Date: 11-Sep-2026`."""
    cells = [cell.strip() for row in lead for cell in row if cell.strip()]
    found = _REPORT_DATE.match(cells[0]) if cells else None
    words = found[1] if found else (cells[1] if len(cells) > 1 else "")
    stated = date_or_loss(words.partition(" ")[0], f"{where} line 1", log=log) if words else None
    return stated.earliest if stated else None


def read_group(native_id: str, group: Group, source: ListSource, log: IssueLog, *, by: str) -> Listing:
    """One party: the union over its rows of names, births, addresses and the rest, without duplicates."""
    draft = Draft(source.id, native_id, PartyKind.UNKNOWN, log)
    draft.kind = read_kind(draft, group.one("kind"), source)
    _add_names(draft, group, source)
    _add_person(draft, group)
    for said in group.each(*ADDRESS_FIELDS, "postal_code", "country"):
        add_address(draft, said)
    for name in _VALUES:
        _add_values(draft, name, group.says(name))
    _add_legal(draft, group, source, by=by)
    group.report_unread(source, log, place=f"{source.id} {native_id}")
    return draft.finish(group.raw())


def _add_names(draft: Draft, group: Group, source: ListSource) -> None:
    for said in group.each(*NAME_FIELDS, "name_type", "name_quality"):
        add_name(draft, said, source)
    for said in group.each("original", "script", "language"):
        add_original(draft, said["original"], said["script"], said["language"], source)


def _add_person(draft: Draft, group: Group) -> None:
    for said in group.says("born"):
        for value in _split(said):
            add_birth(draft, value)
    for said in group.says("nationality"):
        for value in _split(said):
            add_country(draft, CountryTie.NATIONALITY, value)
    for cells in group.each("birth_town", "birth_country"):
        for town, country in _pair(cells["birth_town"], cells["birth_country"]):
            add_birth_place(draft, town, country)
    for scheme in ("passport", "national_id"):
        for cells in group.each(scheme, f"{scheme}_details"):
            for number, details in _pair(cells[scheme], cells[f"{scheme}_details"]):
                add_paper(draft, scheme, number, details)


def _add_values(draft: Draft, name: str, values: Sequence[Said]) -> None:
    for said in values:
        for value in _split(said):
            add_value(draft, name, value)


def _add_legal(draft: Draft, group: Group, source: ListSource, *, by: str) -> None:
    for said in group.says("uk_ref"):
        add_references(draft, "uk_ref", said)
    for said in group.says("ofsi_group"):
        draft.add_identifier("ofsi_group", said)
    united = group.says("un_ref")
    for said in united:
        add_references(draft, "un_ref", said)
    for cells in group.each("regime", "started", "listed", "amended"):
        add_regime(draft, cells.pop("regime"), cells, source)
    for said in group.says("measures"):
        add_measures(draft, said, source)
    for said in group.says("designation_source"):
        draft.add_fact("designation_source", said)
    for said in group.says("reasons"):
        add_reasons(draft, said)
    if by == "ofsi_group":
        add_implied_measures(draft, group.one("ofsi_group").at, source)
    for said in group.says("information"):
        if by == "ofsi_group":
            _add_labelled(draft, said, source)
        else:
            add_information(draft, said, source, [words.text for words in united])


def _add_labelled(draft: Draft, said: Said, source: ListSource) -> None:
    """The OFSI list's "Other Information": references, reasons, contacts and the rest under labels."""
    labels = read_labels(said, source)
    united = [value for name, value in labels if name == "un_ref"]
    for name, value in labels:
        if name == "information":
            add_information(draft, value, source, [words.text for words in united])
        elif name in ("uk_ref", "un_ref"):
            add_references(draft, name, value)
        elif name == "reasons":
            add_reasons(draft, value)
        else:
            _add_values(draft, name, [value])


def _split(said: Said) -> list[Said]:
    return [Said(value, said.at) for value in split_numbered(said.text) if value.lower() not in _NOT_APPLICABLE]


def _pair(first: Said, second: Said) -> list[tuple[Said, Said]]:
    """Numbered values of two cells side by side; where the counts differ, a lone second goes with each first."""
    left, right = split_numbered(first.text), split_numbered(second.text)
    if len(right) == 1:
        right = right * len(left)
    elif len(left) == 1 and not left[0]:
        left = [""] * len(right)
    longest = max(len(left), len(right))
    left += [""] * (longest - len(left))
    right += [""] * (longest - len(right))
    return [(Said(a, first.at), Said(b, second.at)) for a, b in zip(left, right, strict=True)]
