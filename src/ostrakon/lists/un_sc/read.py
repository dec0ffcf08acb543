"""The UN's XML, entry by entry: identity, program, designation, comments; names and papers in their own files."""

import re
from collections.abc import Sequence
from datetime import date

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Fields, Said, report_unread, sort_children
from ostrakon.lists.recipe import EntriesRead, IssueLog, source_changed
from ostrakon.lists.remarks import add_links, add_set_phrases
from ostrakon.lists.source import ListSource
from ostrakon.lists.un_sc.names import add_aliases, add_names
from ostrakon.lists.un_sc.person import add_addresses, add_births, add_countries, add_documents
from ostrakon.lists.xml import Element, raw_of, read_elements
from ostrakon.model import (
    Capture,
    Designation,
    Gender,
    Identifier,
    Listing,
    Measure,
    MeasureKind,
    PartyKind,
    Program,
)

_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANIZATION}
_GENERATED = re.compile(rb'dateGenerated\s*=\s*["\'](\d{4}-\d{2}-\d{2})')
_ZONE = re.compile(r"(?<=\d\d-\d\d)(?:Z|[+-]\d{2}:\d{2})\Z")
_LEGAL = re.compile(
    r"\b[Ll]isted pursuant to (paragraphs? .{0,80}? of (?:Security Council )?resolution \d{4}(?: \(\d{4}\))?)"
)
_STATED = re.compile(r"\(([^()]*(?:[Tt]ravel [Bb]an|[Aa]ssets? [Ff]reeze)[^()]*)\)")
_HEAD_BYTES = 4096  # the root element with its dateGenerated stands in the first few hundred


def read_un_xml(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every individual and entity of the file.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    if len(captures) > 1:
        raise source_changed(
            captures[0].address, "two editions at once", expected="one file", found=str(len(captures))
        )
    log = IssueLog()
    listings: list[Listing] = []
    entries = 0
    for element in read_elements(captures[0], *_KINDS):
        entries += 1
        listing = read_entry(element, source, log)
        if listing:
            listings.append(listing)
    return EntriesRead(entries, listings, log.issues, _read_generated(captures[0], log))


def read_entry(element: Element, source: ListSource, log: IssueLog) -> Listing | None:
    """One entry; None, with an issue of severity `entry`, where it has no reference number."""
    sort_children(element)
    entry = Fields(element)
    reference = entry.one("REFERENCE_NUMBER")
    if not reference:
        name = " ".join(said.text for said in entry.says("FIRST_NAME") + entry.says("SECOND_NAME"))
        log.entry("id.missing", f"{source.id} {element.tag}", value=name, message="no REFERENCE_NUMBER")
        return None
    draft = Draft(source.id, reference.text, _KINDS[str(element.tag)], log)
    add_names(draft, entry)
    add_aliases(draft, entry, source)
    _add_gender(draft, entry)
    add_births(draft, entry)
    add_countries(draft, entry)
    add_addresses(draft, entry)
    add_documents(draft, entry, source)
    _add_references(draft, entry, reference)
    _add_program(draft, entry, source)
    _add_facts(draft, entry)
    report_unread(entry, source, log, place=draft.place("").rstrip(" /"))
    return draft.finish(raw_of(element))


def _read_generated(capture: Capture, log: IssueLog) -> date | None:
    found = _GENERATED.search(capture.data[:_HEAD_BYTES])
    return day_or_loss(found[1].decode(), f"{capture.address} dateGenerated", log=log) if found else None


def _add_gender(draft: Draft, entry: Fields) -> None:
    for said in entry.says("GENDER"):
        word = said.text.lower()
        if word in (Gender.MALE, Gender.FEMALE):
            draft.add_gender(Gender(word))
        elif word != "unknown":
            draft.loss("gender.unknown", said, "expected Male or Female")


def _add_references(draft: Draft, entry: Fields, reference: Said) -> None:
    draft.add(Identifier("un_ref", reference.text, reference.at))
    data_id = entry.one("DATAID")
    if data_id:
        draft.add(Identifier("un_data_id", data_id.text, data_id.at))


def _add_program(draft: Draft, entry: Fields, source: ListSource) -> None:
    committee = entry.one("UN_LIST_TYPE")
    comments = entry.one("COMMENTS1")
    key = source.program_key(committee.text) if committee else ""
    if committee:
        draft.add(Program(key, committee.text, committee.at))
        if committee.text.lower() not in source.programs:
            draft.note("program.unknown", committee, "a committee that source.toml does not know")
    legal = _LEGAL.search(comments.text)
    updated = [day for said in entry.says("LAST_DAY_UPDATED", "VALUE") if (day := _read_day(draft, said))]
    listed_on = entry.one("LISTED_ON")
    draft.add(
        Designation(
            authority=source.authority,
            program=key,
            listed=_read_day(draft, listed_on),
            amended=max(updated, default=None),
            legal_act=legal[1] if legal else "",
            at=listed_on.at,
        )
    )
    _add_measures(draft, source, program=Said(key, committee.at), comments=comments)


def _add_measures(draft: Draft, source: ListSource, *, program: Said, comments: Said) -> None:
    """Measures that the comments state; where they state none, those that the committee's resolutions imply."""
    stated = [words.strip() for found in _STATED.finditer(comments.text) for words in found[1].split(",")]
    kinds = [(kind, words, comments.at) for words in stated if (kind := source.look_up("measures", words))]
    if not kinds:
        kinds = [
            (kind, f"implied by {program.text}", program.at) for kind in source.implied_measures(program.text)
        ]
    for kind, words, at in kinds:
        if kind != MeasureKind.TRAVEL_BAN or draft.kind is PartyKind.PERSON:
            draft.add(Measure(MeasureKind(kind), words, at))


def _add_facts(draft: Draft, entry: Fields) -> None:
    for tags, key in (
        (("TITLE", "VALUE"), "title"),
        (("DESIGNATION", "VALUE"), "position"),
        (("SUBMITTED_BY",), "submitted_by"),
        (("SUBMITTED_ON",), "submitted_on"),
        (("DELISTED_ON",), "delisted_on"),
        (("LIST_TYPE", "VALUE"), "list_type"),
        (("LAST_DAY_UPDATED", "VALUE"), "amended_on"),
    ):
        for said in entry.says(*tags):
            draft.add_fact(key, said)
    comments = entry.one("COMMENTS1")
    draft.add_fact("remark", comments)
    add_set_phrases(draft, comments)
    add_links(draft, comments, own=draft.native_id)


def _read_day(draft: Draft, said: Said) -> date | None:
    """The UN writes `2010-06-09`, and sometimes a time zone after it: `1960-01-01-05:00`."""
    return day_or_loss(_ZONE.sub("", said.text), draft.place(said.at), log=draft.log)
