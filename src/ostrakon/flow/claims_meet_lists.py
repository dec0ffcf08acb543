"""Designations that reports tell of, held against the lists: confirmed, announced, differing, or never reported.

One event told in several reports is one: the same target and list, on days that touch or are near. Contradictions
are not settled: what a list has otherwise, or another report tells otherwise, stands beside what was said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ostrakon.flow.coverage import label_edition
from ostrakon.flow.entities import Entities, report_key, split_member
from ostrakon.flow.shelf import Shelf
from ostrakon.flow.told_events import NEAR
from ostrakon.ledger.editions import read_editions
from ostrakon.ledger.listings import Step, read_digests, read_history, read_listings
from ostrakon.model import (
    Action,
    Claim,
    ClaimType,
    Edition,
    Evidence,
    Listing,
    Meeting,
    MetDesignation,
    Modality,
    Reading,
    cut_quote,
)
from ostrakon.resolve.mention_policy import MentionPolicy, load_mention_policy

HAPPENED = frozenset({Modality.ASSERTED, Modality.REPORTED})
_PROGRAM_LETTERS = str.maketrans("", "", " .-_")


@dataclass(frozen=True, slots=True)
class _Told:
    """One report's word of one designation."""

    member: str
    target: str
    lists: tuple[str, ...]
    earliest: date | None
    latest: date | None
    program: str
    evidence: Evidence


def evidence_of(reading: Reading, claim: Claim) -> tuple[Evidence, ...]:
    """The places of a claim in its report."""
    return tuple(
        Evidence(
            reading.document.id, f"characters {span.start}-{span.end}", cut_quote(span.text), span.start, span.end
        )
        for span in claim.evidence
    )


def meet_lists(
    shelf: Shelf,
    readings: Sequence[Reading],
    entities: Entities,
    *,
    as_of: date,
    only: frozenset[str] | None = None,
) -> tuple[MetDesignation, ...]:
    """Reported designations and what the lists have of them, as of a day; by target, list and day.

    With them every listing that came while editions were held and that no report told of; with `only`, none of
    these, and of the reported ones those whose target is among these members.
    """
    policy = load_mention_policy()
    told = [
        each
        for reading in readings
        for each in _read_told(reading, policy, as_of)
        if only is None or each.member in only
    ]
    home = {member: place for place, entity in enumerate(entities.entities) for member in entity.members}
    met: list[MetDesignation] = []
    reported: set[str] = set()
    for list_id, events in _group(told, home).items():
        for event in events:
            members = entities.entities[home[event[0].member]].members if event[0].member in home else ()
            keys = [each for each in members if each.startswith(f"list:{list_id}:")]
            reported |= set(keys)
            met.append(_meet(shelf, event, list_id, keys, as_of))
    if only is None:
        met += _find_unreported(shelf, reported, as_of)
    return tuple(sorted(met, key=lambda each: (each.target, each.list, str(each.earliest or ""), each.native_id)))


def _read_told(reading: Reading, policy: MentionPolicy, as_of: date) -> Iterable[_Told]:
    published = reading.document.published
    if published is not None and published > as_of:
        return
    names = {party.id: party for party in reading.parties}
    for claim in reading.claims:
        if claim.type is not ClaimType.DESIGNATION or claim.action is not Action.IMPOSE:
            continue
        if claim.modality not in HAPPENED:
            continue
        issuers = [names[issuer].names for issuer in claim.party("issuer") if issuer in names]
        lists = {list_id for each in issuers for list_id in policy.lists_of(each)}
        first, last = _days_of(claim, published)
        for target in claim.party("target"):
            if target in names and lists:
                yield _Told(
                    report_key(reading.document.id, target),
                    names[target].name,
                    tuple(sorted(lists)),
                    first,
                    last,
                    claim.program or "",
                    evidence_of(reading, claim)[0],
                )


def _days_of(claim: Claim, published: date | None) -> tuple[date | None, date | None]:
    if claim.when and claim.when.earliest:
        return claim.when.earliest, claim.when.latest
    return None, published


def _group(told: Iterable[_Told], home: Mapping[str, int]) -> dict[str, list[list[_Told]]]:
    """By list, the events: what reports tell of one target in intervals that touch."""
    found: dict[str, list[list[_Told]]] = {}
    for each in sorted(told, key=lambda one: (one.target, str(one.earliest or ""), one.member)):
        for list_id in _home_lists(each, home):
            events = found.setdefault(list_id, [])
            for event in events:
                if _is_same_target(event[0], each, home) and _touch(event[0], each):
                    event.append(each)
                    break
            else:
                events.append([each])
    return found


def _home_lists(told: _Told, home: Mapping[str, int]) -> tuple[str, ...]:
    """The issuer's list; of two lists of one authority the first, which is its main one."""
    return told.lists[-1:] if told.lists == ("us_ofac_cons", "us_ofac_sdn") else told.lists


def _is_same_target(one: _Told, two: _Told, home: Mapping[str, int]) -> bool:
    if one.member in home and two.member in home:
        return home[one.member] == home[two.member]
    return one.target == two.target


def _touch(one: _Told, two: _Told) -> bool:
    """Whether the days touch, or are so near that the reports contradict each other on one act."""
    if one.earliest is None or two.earliest is None or one.latest is None or two.latest is None:
        return True
    return one.earliest <= two.latest + NEAR and two.earliest <= one.latest + NEAR


def _meet(shelf: Shelf, event: Sequence[_Told], list_id: str, keys: Sequence[str], as_of: date) -> MetDesignation:
    earliest, latest = _bounds(event)
    sources = tuple(each.evidence for each in event)
    target = max((each.target for each in event), key=len)
    found = [(key, _first_step(shelf, key, as_of)) for key in sorted(keys)]
    listed = [(key, step) for key, step in found if step is not None]
    disputed = _disputed_days(event)
    if not listed:
        return MetDesignation(
            target, list_id, Meeting.ANNOUNCED, "", earliest, latest, differences=disputed, sources=sources
        )
    key, (edition, version) = listed[0]
    assert version is not None
    differences = _differences(version.listing, event, earliest, latest)
    return MetDesignation(
        target=version.listing.name,
        list=list_id,
        meeting=Meeting.DIFFERS if differences else Meeting.CONFIRMED,
        native_id=split_member(key)[1],
        earliest=earliest,
        latest=latest,
        edition=label_edition(edition),
        days_later=_days_later(shelf, edition, latest),
        differences=(*differences, *disputed),
        sources=sources,
    )


def _bounds(event: Sequence[_Told]) -> tuple[date | None, date | None]:
    """The days common to all reports; where they contradict each other, from the first to the last told."""
    firsts = [each.earliest for each in event if each.earliest]
    lasts = [each.latest for each in event if each.latest]
    if firsts and lasts and max(firsts) <= min(lasts):
        return max(firsts), min(lasts)
    return min(firsts, default=None), (max if firsts else min)(lasts, default=None)


def _disputed_days(event: Sequence[_Told]) -> tuple[str, ...]:
    """The days that reports give, side by side, where they cannot all be right."""
    days = [(each.earliest, each.latest) for each in event if each.earliest and each.latest]
    if not days or max(first for first, _ in days) <= min(last for _, last in days):
        return ()
    told = [f"{first}" if first == last else f"{first} to {last}" for first, last in sorted(set(days))]
    return (f"reports give other days: {', '.join(told)}",)


def _days_later(shelf: Shelf, edition: Edition, latest: date | None) -> int | None:
    """Days from a reported designation to the edition; None where it is the first one held and came later."""
    if latest is None:
        return None
    first = min(each.published for each in read_editions(shelf.ledger, edition.list_id))
    late = (edition.published - latest).days
    return None if late > 0 and edition.published == first else max(0, late)


def _first_step(shelf: Shelf, key: str, as_of: date) -> Step | None:
    """The first edition held, up to a day, that has the listing."""
    steps = read_history(shelf.ledger, *split_member(key))
    return next((step for step in steps if step[1] is not None and step[0].published <= as_of), None)


def _differences(
    listing: Listing, event: Sequence[_Told], earliest: date | None, latest: date | None
) -> tuple[str, ...]:
    """What the list states otherwise: another day of designation, another program."""
    policy = load_mention_policy()
    told = []
    started = sorted(act.started for act in listing.designations if act.started)
    if started and earliest and latest:
        near = timedelta(days=policy.near)
        if not any(earliest - near <= day <= latest + near for day in started):
            told.append(f"designated on {started[0]}, reported for {earliest}/{latest}")
    programs = {each.program for each in event if each.program}
    if programs and listing.programs and not any(_names_program(each, listing) for each in sorted(programs)):
        listed = ", ".join(program.text for program in listing.programs)
        told.append(f"program {listed}, reported {', '.join(sorted(programs))}")
    return tuple(told)


def _names_program(words: str, listing: Listing) -> bool:
    """Whether the words name one of the programs: an order's number, or the program's own words."""
    digits = "".join(letter for letter in words if letter.isdigit())
    plain = words.casefold().translate(_PROGRAM_LETTERS)
    for program in listing.programs:
        theirs = program.text.casefold().translate(_PROGRAM_LETTERS)
        if (digits and digits in theirs) or plain in theirs or theirs in plain:
            return True
    return not digits


def _find_unreported(shelf: Shelf, reported: set[str], as_of: date) -> list[MetDesignation]:
    """Listings that came after the first edition held of their list, and that no report told of."""
    found = []
    editions = [edition for edition in read_editions(shelf.ledger) if edition.published <= as_of]
    for list_id in sorted({edition.list_id for edition in editions}):
        mine = [edition for edition in editions if edition.list_id == list_id]
        seen = set(read_digests(shelf.ledger, mine[0]))
        for edition in mine[1:]:
            fresh = set(read_digests(shelf.ledger, edition)) - seen
            seen |= fresh
            names = {each.native_id: each.name for each in read_listings(shelf.ledger, edition)} if fresh else {}
            found += [
                MetDesignation(names[each], list_id, Meeting.UNREPORTED, each, edition=label_edition(edition))
                for each in sorted(fresh)
                if f"list:{list_id}:{each}" not in reported
            ]
    return found
