"""A party with what resolution weighs beside names and facts: concerns, numbers of other lists, kin, days."""

import re
from dataclasses import dataclass

from ostrakon.model import Listing
from ostrakon.names.parse import split_words
from ostrakon.resolve.resolution import Resolution
from ostrakon.resolve.subject import Subject, subject_of

_STATED = frozenset({"un_ref", "uk_ref", "ofsi_group", "eu_ref"})  # schemes that number parties of a list
_NUMBER = re.compile(r"[^A-Z0-9]")
_FOLLOWS_UN = frozenset({"un_data_id", "un_ref", "uk_ref", "ofsi_group", "au_ref", "eu_ref"})


@dataclass(frozen=True, slots=True)
class Profile:
    """One member to be judged. `key` is its member key; `source` the list it is of, "" for a party of a report.

    `numbers` are (scheme, number) pairs that name it on a list; `kin` are words of its parents' names;
    `listed` are days of designation, ISO; `topics` and `is_open` follow from its programs.
    """

    key: str
    source: str
    subject: Subject
    topics: frozenset[str] = frozenset()
    is_open: bool = False
    numbers: frozenset[tuple[str, str]] = frozenset()
    kin: tuple[frozenset[str], ...] = ()
    listed: frozenset[str] = frozenset()


def member_key(list_id: str, native_id: str) -> str:
    """The key of a listing in judgements."""
    return f"list:{list_id}:{native_id}"


def profile_of(listing: Listing, policy: Resolution) -> Profile:
    """The listing as it is judged."""
    subject = subject_of(listing)
    numbers = frozenset(
        (each.scheme, _NUMBER.sub("", each.value.upper()))
        for each in subject.identifiers
        if each.scheme in _STATED
    )
    programs = [program.key.rpartition(".")[2].lower() for program in listing.programs]
    days = {day.isoformat() for act in listing.designations for day in (act.started, act.listed) if day}
    return Profile(
        key=member_key(listing.list_id, listing.native_id),
        source=listing.list_id,
        subject=_without_list_numbers(subject),
        topics=frozenset(topic for program in programs for topic in policy.topics.get(program, ())),
        is_open=any(program in policy.open_programs for program in programs) or not programs,
        numbers=numbers,
        kin=tuple(_kin(listing, key) for key in ("father", "mother")),
        listed=frozenset(days),
    )


def _without_list_numbers(subject: Subject) -> Subject:
    kept = tuple(each for each in subject.identifiers if each.scheme not in _FOLLOWS_UN)
    return Subject(
        subject.names,
        subject.kind,
        subject.births,
        subject.countries,
        kept,
        subject.genders,
        subject.places,
        subject.roles,
    )


def _kin(listing: Listing, key: str) -> frozenset[str]:
    return frozenset(word for fact in listing.facts if fact.key == key for word in split_words(fact.text))
