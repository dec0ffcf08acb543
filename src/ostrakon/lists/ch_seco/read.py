"""SECO's XML: programs and places first, then target by target."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from ostrakon.lists.ch_seco.identity import add_identity
from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Fields, Said, report_unread
from ostrakon.lists.recipe import EntriesRead, IssueLog, source_changed
from ostrakon.lists.remarks import add_links, add_set_phrases, tie_relations
from ostrakon.lists.source import ListSource
from ostrakon.lists.xml import Element, raw_of, read_elements
from ostrakon.model import (
    Capture,
    Designation,
    Gender,
    Identifier,
    ListedRelation,
    Listing,
    Measure,
    MeasureKind,
    PartyKind,
    Predicate,
    Program,
)

_DATE = re.compile(rb'<swiss-sanctions-list[^>]*?\sdate\s*=\s*["\'](\d{4}-\d{2}-\d{2})')
_REMOVED = "de-listed"
_SUBJECTS = ("individual", "entity", "object")
_FAMILY = ("brother", "sister", "son", "daughter", "father", "mother", "spouse", "wife", "husband", "family")


@dataclass(slots=True)
class Context:
    """What targets refer to: sets of sanctions with program key and words, and places by number."""

    source: ListSource
    log: IssueLog
    sets: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    places: dict[str, Fields] = field(default_factory=dict)


def read_full(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Every target of the whole list; those marked `de-listed` are no longer on it.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    targets, log, published = _read_targets(captures, source)
    kept = [listing for _, removed, listing in targets if listing and not removed]
    lost = sum(listing is None for _, _, listing in targets)
    return EntriesRead(len(kept) + lost, tie_relations(kept), log.issues, published)


def read_amendment(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """The base edition with the changes of the list applied: listed and amended targets in, de-listed ones out.

    Raises:
        SourceChanged: malformed, or more than one file.
    """
    targets, log, published = _read_targets(captures, source)
    state = {listing.native_id: listing for listing in base}
    lost = 0
    for native_id, removed, listing in targets:
        if listing is None:
            lost += 1
        elif not removed:
            state[native_id] = listing
        elif state.pop(native_id, None) is None:
            log.note("change.absent", f"{source.id} {native_id}", message="de-listed, but not in the base edition")
    return EntriesRead(len(state) + lost, tie_relations(list(state.values())), log.issues, published)


def _read_targets(
    captures: Sequence[Capture], source: ListSource
) -> tuple[list[tuple[str, bool, Listing | None]], IssueLog, date | None]:
    where = captures[0].address
    if len(captures) > 1:
        raise source_changed(where, "two editions at once", expected="one file", found=str(len(captures)))
    context = Context(source, IssueLog())
    for element in read_elements(captures[0], "sanctions-program", "place"):
        _keep_reference(deepcopy(element), context)
    targets = [_read_target(element, context) for element in read_elements(captures[0], "target")]
    found = _DATE.search(captures[0].data[:4096])
    published = day_or_loss(found[1].decode(), f"{where} date", log=context.log) if found else None
    return targets, context.log, published


def _keep_reference(element: Element, context: Context) -> None:
    fields = Fields(element)
    if element.tag == "place":
        context.places[fields.attribute("ssid").text] = fields
        return
    key = _in_english(fields, "program-key")
    name = _in_english(fields, "program-name")
    for each in fields.each("sanctions-set"):
        if each.attribute("lang").text == "eng":
            context.sets[each.attribute("ssid").text] = (key.text, name.text, each.own().text)


def _in_english(fields: Fields, tag: str) -> Said:
    said = [each.own() for each in fields.each(tag) if each.attribute("lang").text == "eng"]
    return said[0] if said else fields.one(tag)


def _read_target(element: Element, context: Context) -> tuple[str, bool, Listing | None]:
    target = Fields(element)
    number = target.attribute("ssid")
    removed = any(each.attribute("modification-type").text == _REMOVED for each in target.each("modification"))
    if not number:
        context.log.entry("id.missing", f"{context.source.id} target", message="no ssid")
        return "", removed, None
    draft = Draft(context.source.id, number.text, PartyKind.UNKNOWN, context.log)
    for tag in _SUBJECTS:
        for subject in target.each(tag):
            _add_subject(draft, subject, tag, context)
    draft.add(Identifier("seco_ssid", number.text, number.at))
    _add_designations(draft, target, context)
    report_unread(target, context.source, context.log, place=draft.place("").rstrip(" /"))
    return number.text, removed, draft.finish(raw_of(element))


def _add_subject(draft: Draft, subject: Fields, tag: str, context: Context) -> None:
    kind = subject.attribute("object-type")
    draft.kind = PartyKind(context.source.look_up("kinds", kind.text or tag) or PartyKind.UNKNOWN)
    sex = subject.attribute("sex").text
    if sex in (Gender.MALE, Gender.FEMALE):
        draft.add_gender(Gender(sex))
    for identity in subject.each("identity"):
        add_identity(draft, identity, context.source, context.places)
    for key in ("justification", "other-information"):
        for said in subject.says(key):
            draft.add_fact("reason" if key == "justification" else "remark", said)
            add_set_phrases(draft, said)
            add_links(draft, said, own="")
    for attribute in subject.each("generic-attribute"):
        draft.add_fact(attribute.attribute("name").text or "attribute", attribute.own())
    for relation in subject.each("relation"):
        _add_relation(draft, relation)


def _add_relation(draft: Draft, relation: Fields) -> None:
    words, target = relation.attribute("relation-type"), relation.attribute("target-id")
    remark = relation.one("remark")
    family = any(word in words.text for word in _FAMILY)
    predicate = Predicate.FAMILY_OF if family else Predicate.LINKED_TO
    text = "; ".join(said.text for said in (words, remark) if said)
    draft.add(ListedRelation(predicate.value, remark.text, text, relation.at, target.text))


def _add_designations(draft: Draft, target: Fields, context: Context) -> None:
    days = _read_days(draft, target)
    for said in target.says("sanctions-set-id"):
        known = context.sets.get(said.text)
        if not known:
            draft.loss("program.unknown", said, "no set of sanctions of this number in the file")
            continue
        short, name, words = known
        key = context.source.programs.get(short.lower(), f"ch.{short.lower()}")
        draft.add(Program(key, name or short, said.at))
        kinds = [kind for part, kind in context.source.words["measures"].items() if part in words.lower()]
        draft.add(Measure(MeasureKind(kinds[0] if kinds else MeasureKind.OTHER), words, said.at))
        draft.add(
            Designation(
                context.source.authority,
                key,
                listed=days.get("listed"),
                amended=days.get("amended"),
                legal_act=words,
                at=said.at,
            )
        )


def _read_days(draft: Draft, target: Fields) -> Mapping[str, date]:
    """The last day of each kind of modification: the day it took effect, else that of publication."""
    days: dict[str, date] = {}
    for each in target.each("modification"):
        kind = each.attribute("modification-type").text
        stated = [each.attribute(f"{name}-date") for name in ("effective", "publication", "enactment")]
        for said in [said for said in stated if said][:1]:
            day = day_or_loss(said.text, draft.place(said.at), log=draft.log)
            if day:
                days[kind] = max(day, days.get(kind, day))
        for remark in each.says("remark"):
            draft.add_fact("modification_remark", remark)
    return days
