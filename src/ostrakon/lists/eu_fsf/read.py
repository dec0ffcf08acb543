"""The EU's XML, entry by entry: identity, act and designation, remarks; the details in their own file.

Names keep the order of the file, in which the first is the one of the annex; `strong` says whether a name is
good enough to screen on (schema 1.1 calls a strong name "the main one", and most entries have several).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ostrakon.lists.dates import day_or_loss, read_date, read_dates
from ostrakon.lists.draft import Draft
from ostrakon.lists.entries import read_entries
from ostrakon.lists.eu_fsf.details import (
    add_addresses,
    add_births,
    add_citizenships,
    add_identifications,
    add_names,
)
from ostrakon.lists.fields import Fields, Said, report_unread
from ostrakon.lists.recipe import EntriesRead, IssueLog
from ostrakon.lists.remarks import add_links, add_set_phrases, tie_relations
from ostrakon.lists.source import ListSource
from ostrakon.lists.xml import Element, raw_of
from ostrakon.model import (
    BirthDate,
    Capture,
    Designation,
    Identifier,
    ListedRelation,
    Listing,
    Measure,
    MeasureKind,
    PartyKind,
    Predicate,
    Program,
)

_GENERATED = re.compile(rb'generationDate\s*=\s*["\'](\d{4}-\d{2}-\d{2})')
_HEAD_BYTES = 4096  # the root element with its generationDate stands in the first few hundred
_LISTED = re.compile(
    r"\bDate of (?:listing|UN designation|designation)(?: referred to in [^:]*)?\s*:?\s*"
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} \w+\.? \d{4})",
    re.IGNORECASE,
)
_DATE = r"(?:(?:between|approximately|circa)\s+)?\d[\d./-]*(?: \w+\.? \d{4})?(?: and \d{4})?"
_BORN = re.compile(rf"\b(?:Date of birth|DOB|D\.O\.B\.)\s*:?\s*({_DATE}(?: or {_DATE})*)", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:Owned or controlled|Owned|Controlled) by (?:the )?([A-Z][^.;()]+)")


def read_eu_xml(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every sanctionEntity of the file.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    log = IssueLog()
    entries, listings = read_entries(captures, "sanctionEntity", read_entry, source=source, log=log)
    found = _GENERATED.search(captures[0].data[:_HEAD_BYTES])
    where = f"{captures[0].address} generationDate"
    published = day_or_loss(found[1].decode(), where, log=log) if found else None
    return EntriesRead(entries, tie_relations(listings), log.issues, published)


def read_entry(element: Element, source: ListSource, log: IssueLog) -> Listing | None:
    """One entry; None, with an issue of severity `entry`, where it has no number at all."""
    entry = Fields(element)
    reference, logical = entry.attribute("euReferenceNumber"), entry.attribute("logicalId")
    if not reference and not logical:
        log.entry("id.missing", f"{source.id} sanctionEntity", message="neither euReferenceNumber nor logicalId")
        return None
    draft = Draft(source.id, reference.text or logical.text, PartyKind.UNKNOWN, log)
    draft.kind = _read_kind(draft, entry, source)
    un_reference = entry.attribute("unitedNationId")
    for scheme, said in (("eu_ref", reference), ("eu_logical_id", logical), ("un_ref", un_reference)):
        if said:
            draft.add(Identifier(scheme, said.text, said.at))
    add_names(draft, entry, source)
    add_births(draft, entry)
    add_citizenships(draft, entry)
    add_addresses(draft, entry, source)
    add_identifications(draft, entry, source)
    remarks = _read_remarks(draft, entry)
    _add_remarks(draft, remarks, own=un_reference.text)
    for alias in entry.each("nameAlias"):
        add_links(draft, alias.attribute("function"), own=un_reference.text)
    _add_designation(draft, entry, source, remarks)
    report_unread(entry, source, log, place=draft.place("").rstrip(" /"))
    return draft.finish(raw_of(element))


def _read_kind(draft: Draft, entry: Fields, source: ListSource) -> PartyKind:
    for subject in entry.each("subjectType"):
        code, classification = subject.attribute("code"), subject.attribute("classificationCode")
        kind = source.look_up("kinds", code.text)
        if not kind:
            draft.note("kind.unknown", code, "a subject type that source.toml does not know")
            kind = "person" if classification.text == "P" else "organization"
        return PartyKind(kind)
    return PartyKind.UNKNOWN


def _add_designation(draft: Draft, entry: Fields, source: ListSource, remarks: Sequence[Said]) -> None:
    """designationDate is the listing date; a regulation's publicationDate only that of its last change."""
    designated = entry.attribute("designationDate")
    listed = _read_day(draft, designated) or _find_listed(remarks)
    for act in entry.each("regulation"):
        programme, title = act.attribute("programme"), act.attribute("numberTitle")
        kind, body = act.attribute("regulationType"), act.attribute("organisationType")
        published, force = act.attribute("publicationDate"), act.attribute("entryIntoForceDate")
        key = source.program_key(programme.text) if programme else ""
        if programme:
            draft.add(Program(key, programme.text, programme.at))
            if programme.text.lower() not in source.programs:
                draft.note("program.unknown", programme, "a programme that source.toml does not know")
        amended = _read_day(draft, published)
        text = " ".join(said.text for said in (body, kind, title) if said)
        draft.add(Designation(source.authority, key, listed=listed, amended=amended, legal_act=text, at=title.at))
        draft.add_fact("act_in_force", force)
        for url in act.says("publicationUrl"):
            draft.add_fact("act_url", url)
        for summary in act.each("corrigendum"):
            draft.add_fact("act_corrigendum", _read_summary(summary))
        for kind_implied in source.implied_measures(key):
            draft.add(Measure(MeasureKind(kind_implied), f"implied by {programme.text}", programme.at))
    draft.add_fact("delisted_on", entry.attribute("delistingDate"))
    draft.add_fact("designation_details", entry.attribute("designationDetails"))


def _read_summary(summary: Fields) -> Said:
    words = [
        summary.attribute(name) for name in ("numberTitle", "regulationType", "publicationDate", "publicationUrl")
    ]
    return Said("; ".join(said.text for said in words if said), summary.at)


def _find_listed(remarks: Sequence[Said]) -> date | None:
    """The listing date as a remark states it (`Date of listing: 23.1.2012`); the earliest of several."""
    days = [
        read_date(found[1]).earliest
        for said in remarks
        for found in _LISTED.finditer(said.text)
        if _is_day(found[1])
    ]
    return min((day for day in days if day), default=None)


def _is_day(words: str) -> bool:
    try:
        found = read_date(words)
    except ValueError:
        return False
    return found.earliest == found.latest


def _read_remarks(draft: Draft, entry: Fields) -> list[Said]:
    """Every remark, with what stands in `additionalInformation`, and the acts that added each detail."""
    remarks = entry.says("remark") + entry.says("regulation", "remark")
    for detail in ("nameAlias", "citizenship", "birthdate", "address", "identification"):
        remarks += entry.says(detail, "remark")
        for more in entry.each(detail, "additionalInformation"):
            draft.add_fact("additional_information", _read_pair(more))
        for summary in entry.each(detail, "regulationSummary"):
            draft.add_fact("act", _read_summary(summary))
    for more in entry.each("additionalInformation") + entry.each("regulation", "additionalInformation"):
        draft.add_fact("additional_information", _read_pair(more))
    return remarks


def _read_pair(pair: Fields) -> Said:
    return Said(f"{pair.attribute('key').text}: {pair.attribute('value').text}", pair.at)


def _add_remarks(draft: Draft, remarks: Sequence[Said], *, own: str) -> None:
    for said in remarks:
        draft.add_fact("remark", said)
        add_set_phrases(draft, said)
        add_links(draft, said, own=own)
        for born in _read_born(said):
            draft.add(born)
        for found in _OWNED.finditer(said.text):
            draft.add(ListedRelation(Predicate.OWNED_BY.value, found[1].strip(" ,"), said.text, said.at))


def _read_born(said: Said) -> Iterator[BirthDate]:
    """Births in free text: `Date of birth: 2.12.1979`, `Between 1955 and 1958`, `11.7.1982 or 3.1.1980`."""
    for found in _BORN.finditer(said.text):
        try:
            dates = read_dates(found[1])
        except ValueError:
            continue  # the remark is kept whole: nothing is lost
        for born in dates:
            yield BirthDate(born, said.at)


def _read_day(draft: Draft, said: Said) -> date | None:
    return day_or_loss(said.text, draft.place(said.at), log=draft.log)
