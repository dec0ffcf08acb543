"""What a report tells of a party, and what a listing tells of its own, side by side: the two ends of a tie."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ostrakon.model import (
    Action,
    Claim,
    ClaimType,
    Listing,
    MentionBy,
    Modality,
    PartyKind,
    Reading,
    ReportParty,
)
from ostrakon.names.countries import find_country
from ostrakon.names.parse import parse_name, split_words
from ostrakon.resolve.mention_policy import MentionPolicy
from ostrakon.resolve.profile import member_key
from ostrakon.resolve.subject import Subject, SubjectName, subject_of

NEVER_LISTED = frozenset({PartyKind.COUNTRY, PartyKind.PLACE})
_IN_FORCE = frozenset({Action.IMPOSE, Action.MAINTAIN, Action.EXTEND, None})
_HAPPENED = frozenset({Modality.ASSERTED, Modality.REPORTED})
TELLING = 400  # hundredths of a bit: a name that says less could be any group's
SHORT = 3  # letters; EU and UN are also the ends of company names
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ROLE_STOP = frozenset(
    split_words(
        "the and for former current acting senior his her its who was with from this that "
        "des les member head chief director leader president minister general deputy colonel commander official "
        "officer spokesman spokesperson founder owner chairman politician businessman ministre chef directeur"
    )
)


@dataclass(frozen=True, slots=True)
class Context:
    """A party of a report with what the text says around it.

    `titles` are words of its titles; `countries` those of its titles and its own, `setting`
    all countries of the text; `beside` the other parties' names
    as sets of words; `designated` the lists whose authority is said to have designated it, each with the days.
    """

    key: str
    subject: Subject
    whole_name: bool
    titles: frozenset[str]
    title_text: str
    countries: frozenset[str]
    setting: frozenset[str]
    beside: tuple[frozenset[str], ...]
    designated: Mapping[str, tuple[tuple[date, date], ...]]
    published: date | None


@dataclass(frozen=True, slots=True)
class Target:
    """A listing with what a text may say of it.

    `concerns` are countries that its programs name; `since` is the first day that it is known to have been listed.
    """

    key: str
    list_id: str
    subject: Subject
    positions: frozenset[str]
    position_text: str
    countries: frozenset[str]
    concerns: frozenset[str]
    linked: tuple[frozenset[str], ...]
    days: tuple[date, ...]
    since: date | None


def read_contexts(reading: Reading, policy: MentionPolicy) -> list[Context]:
    """The parties of a reading that may be listed, in their order."""
    names = {party.id: party.names for party in reading.parties}
    issuers = {party.id: policy.lists_of(party.names) for party in reading.parties}
    return [
        _read_context(reading, party, names, issuers)
        for party in reading.parties
        if party.kind not in NEVER_LISTED
    ]


def _read_context(
    reading: Reading,
    party: ReportParty,
    names: Mapping[str, tuple[str, ...]],
    issuers: Mapping[str, tuple[str, ...]],
) -> Context:
    roles = [
        claim for claim in reading.claims if claim.type is ClaimType.ROLE and party.id in claim.party("holder")
    ]
    titles = [claim.title for claim in roles if claim.title]
    around = [
        name
        for claim in roles
        for role in ("organization", "place")
        for other in claim.party(role)
        for name in names.get(other, ())
    ]
    text = "; ".join(titles)
    subject = _subject_of_party(party)
    countries = {find_country(each) for each in around} | set(find_countries(text)) | {party.country}
    return Context(
        key=f"report:{reading.document.id}:{party.id}",
        subject=subject,
        whole_name=any(len(name.name.tokens) > 1 for name in subject.names),
        titles=_role_words([text, *around]),
        title_text=text,
        countries=frozenset(countries - {""}),
        setting=frozenset(_setting(reading)),
        beside=tuple(
            _word_set(each) for other, told in sorted(names.items()) if other != party.id for each in told
        ),
        designated=_designations(reading, party.id, issuers),
        published=reading.document.published,
    )


def _setting(reading: Reading) -> set[str]:
    """The countries that the text speaks of, whoever they are in it."""
    named = {find_country(name) for party in reading.parties if party.kind in NEVER_LISTED for name in party.names}
    told = find_countries(reading.document.text)
    return (named | {party.country for party in reading.parties} | set(told)) - {""}


def _subject_of_party(party: ReportParty) -> Subject:
    """Names as written; short names only where the text never has the whole one, descriptions never."""
    described = {mention.text for mention in party.mentions if mention.by is MentionBy.DESCRIPTION}
    written = [name for name in dict.fromkeys((party.name, *party.names)) if name not in described]
    parsed = [SubjectName(name, parse_name(name, party.kind)) for name in written]
    named = [name for name in parsed if name.name.tokens]
    longest = max((len(name.name.tokens) for name in named), default=0)
    if party.kind is PartyKind.PERSON and longest > 1:
        named = [name for name in named if len(name.name.tokens) > 1]
    if party.kind is not PartyKind.PERSON:
        named = [name for name in named if not any(_cuts_short(name, other) for other in named)]
    return Subject(tuple(named), party.kind, countries=(party.country,) if party.country else ())


def _cuts_short(name: SubjectName, other: SubjectName) -> bool:
    """Whether a name is another one with words left out: `Forum` for a rights forum; an acronym is not."""
    mine, theirs = ({token.text for token in each.name.tokens} for each in (name, other))
    return mine < theirs


def _designations(
    reading: Reading, party: str, issuers: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[tuple[date, date], ...]]:
    """The lists whose authority is said to have designated the party, with the intervals in which it did."""
    found: dict[str, list[tuple[date, date]]] = {}
    for claim in reading.claims:
        if claim.type is not ClaimType.DESIGNATION or party not in claim.party("target"):
            continue
        if claim.modality not in _HAPPENED or claim.action not in (
            Action.IMPOSE,
            Action.MAINTAIN,
            Action.EXTEND,
            None,
        ):
            continue
        for issuer in claim.party("issuer"):
            for list_id in issuers.get(issuer, ()):
                found.setdefault(list_id, []).extend(_interval(claim, reading.document.published))
    return {list_id: tuple(days) for list_id, days in sorted(found.items())}


def _interval(claim: Claim, published: date | None) -> list[tuple[date, date]]:
    if claim.when and claim.when.earliest and claim.when.latest:
        return [(claim.when.earliest, claim.when.latest)]
    return [(published, published)] if published and claim.action is Action.IMPOSE else []


def read_target(listing: Listing, *, since: date | None = None) -> Target:
    """The listing as a text may speak of it."""
    subject = _latin_only(subject_of(listing))
    positions = [fact.text for fact in listing.facts if fact.key in ("position", "title")]
    tied = {link.country for link in listing.countries} | {where.country for where in listing.addresses}
    tied |= {place.country for place in listing.birth_places}
    text = "; ".join(positions)
    reasons = " ".join(fact.text for fact in listing.facts if fact.key in ("reason", "remark"))
    concerns = find_countries(" ".join(program.text for program in listing.programs))
    days = {day for act in listing.designations for day in (act.started, act.listed) if day}
    return Target(
        key=member_key(listing.list_id, listing.native_id),
        list_id=listing.list_id,
        subject=subject,
        positions=_role_words([text, reasons] if text else []),
        position_text=text,
        countries=frozenset((tied | set(find_countries(text)) | set(find_countries(reasons))) - {""}),
        concerns=frozenset(concerns),
        linked=tuple(_word_set(relation.target_name) for relation in listing.relations),
        days=tuple(sorted(days)),
        since=min([*days, since]) if since and days else since,
    )


def _latin_only(subject: Subject) -> Subject:
    """Without names in other scripts where there are Latin ones: texts are read in English and French."""
    latin = tuple(name for name in subject.names if name.written[:1].isascii())
    return replace(subject, names=latin or subject.names)


def find_countries(text: str) -> list[str]:
    """Countries named by one, two or three words within a text, by code."""
    words = _WORD.findall(text.replace("'s", "").replace("’s", ""))[:400]
    found = [
        find_country(" ".join(words[place : place + width]))
        for place in range(len(words))
        for width in (1, 2, 3)
        if words[place][:1].isupper()
    ]
    return sorted(set(found) - {""})


def _word_set(text: str) -> frozenset[str]:
    return frozenset(split_words(text))


def _role_words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        _stem(word) for text in texts for word in split_words(text) if len(word) > 3 and word not in _ROLE_STOP
    )


def _stem(word: str) -> str:
    """The first six letters: defence and defense, Mali and Malian, ministry and minister are alike enough."""
    return word[:5]
