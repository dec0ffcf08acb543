"""Claims of reports by and about a party, in words: accusations with their denials, and all others."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ostrakon.flow.claims_meet_lists import evidence_of
from ostrakon.flow.entities import report_key
from ostrakon.flow.told_events import Placed, find_differences, join_events
from ostrakon.model import Action, Claim, ClaimType, DossierLine, Reading, ReportParty, ToldClaim
from ostrakon.names.parse import split_words
from ostrakon.resolve.mention_policy import load_mention_policy

_ACTS = {
    Action.IMPOSE: "sanctions",
    Action.LIFT: "lifts its sanctions on",
    Action.ANNUL: "annuls the sanctions on",
    Action.EXTEND: "extends its sanctions on",
    Action.MAINTAIN: "keeps its sanctions on",
    Action.SUSPEND: "suspends its sanctions on",
    Action.EXPAND: "widens its sanctions on",
}


def tell_claims(
    readings: Sequence[Reading], parties: Mapping[str, set[str]], tied: Mapping[str, frozenset[str]]
) -> list[ToldClaim]:
    """The claims that name one of the parties (ids by document), by day and place, each with its denials.

    What several reports tell of one event is one claim. `tied` gives the listings of parties by member key.
    """
    placed = [each for reading in readings for each in _place(reading, parties, tied)]
    answered = _find_denials(readings, placed)
    told = [_tell_event(event, answered) for event in join_events(placed)]
    return sorted(told, key=_order)


def _order(told: ToldClaim) -> tuple[str, str, str]:
    first = told.evidence[0]
    return str(told.published or ""), first.capture, first.place


def _place(
    reading: Reading, parties: Mapping[str, set[str]], tied: Mapping[str, frozenset[str]]
) -> Iterable[Placed]:
    mine = parties.get(reading.document.id, set())
    whose = {party.id: _identify(reading, party, tied) for party in reading.parties}
    for claim in reading.claims:
        part = _part_of(claim, mine)
        if part:
            who: dict[str, frozenset[str]] = {}
            for bound in claim.parties:
                if bound.party not in mine and bound.role != part:  # others beside it are no other event
                    who[bound.role] = who.get(bound.role, frozenset()) | whose.get(bound.party, frozenset())
            for place in claim.where:
                known = whose.get(place) or frozenset({" ".join(sorted(split_words(place)))})
                who["where"] = who.get("where", frozenset()) | known
            yield Placed(reading, claim, part, {role: each for role, each in who.items() if each})


def _identify(reading: Reading, party: ReportParty, tied: Mapping[str, frozenset[str]]) -> frozenset[str]:
    lists = load_mention_policy().lists_of(party.names)
    names = {" ".join(sorted(split_words(name))) for name in (party.name, *party.names)}
    return frozenset({*lists, *names}) | tied.get(report_key(reading.document.id, party.id), frozenset())


def _part_of(claim: Claim, mine: set[str]) -> str:
    """The party's role in the claim, the speaker's last; "" where it has none."""
    roles = [bound.role for bound in claim.parties if bound.party in mine]
    if roles:
        return roles[0]
    return "speaker" if any(each.party in mine for each in claim.said_by) else ""


Answers = Mapping[tuple[str, str], Sequence[Placed]]
"""Denials by document and id of the claim that they deny."""


def _find_denials(readings: Sequence[Reading], placed: Sequence[Placed]) -> Answers:
    """What is said against each accusation: in its own text, or by the party of the same act in another report."""
    found: dict[tuple[str, str], list[Placed]] = {}
    for reading in readings:
        for claim in reading.claims:
            if claim.type is ClaimType.DENIAL and claim.about:
                denial = Placed(reading, claim, "denier", {})
                found.setdefault((reading.document.id, claim.about), []).append(denial)
    elsewhere = [each for each in placed if each.claim.type is ClaimType.DENIAL and not each.claim.about]
    for each in placed:
        act = each.claim.act
        if each.claim.type is ClaimType.ALLEGATION and act:
            key = each.reading.document.id, each.claim.id
            same = [denial for denial in elsewhere if denial.claim.act and denial.claim.act.lemma == act.lemma]
            found.setdefault(key, []).extend(same)
    return found


def _tell_event(event: Sequence[Placed], answered: Answers) -> ToldClaim:
    against = [denial for each in event for denial in answered.get((each.reading.document.id, each.claim.id), ())]
    unique = list({(each.reading.document.id, each.claim.id): each for each in against}.values())
    denials = [_tell_group(group, ()) for group in join_events(unique)]
    return _tell_group(event, tuple(sorted(denials, key=_order)))


def _tell_group(event: Sequence[Placed], denials: tuple[ToldClaim, ...]) -> ToldClaim:
    first = event[0]
    claim = first.claim
    said = [_names_of(each.reading).get(who.party, who.party) for each in event for who in each.claim.said_by]
    when = next((each.claim.when for each in event if each.claim.when), None)
    return ToldClaim(
        kind=claim.type.value,
        part=first.part,
        text=_words(claim, _names_of(first.reading)),
        modality=claim.modality.value,
        said_by=", ".join(dict.fromkeys(said)),
        when=(when.edtf or when.text) if when else "",
        published=first.published,
        evidence=tuple(dict.fromkeys(each for one in event for each in evidence_of(one.reading, one.claim))),
        denials=denials,
        reports=len({each.reading.document.id for each in event}),
        differs=find_differences(event),
    )


def _names_of(reading: Reading) -> dict[str, str]:
    return {party.id: party.name for party in reading.parties}


def _words(claim: Claim, names: dict[str, str]) -> str:
    who = {role: ", ".join(names.get(party, party) for party in claim.party(role)) for role in _roles(claim)}
    match claim.type:
        case ClaimType.DESIGNATION:
            verb = _ACTS[claim.action] if claim.action else "designates"
            counted = f", {claim.counted.text}" if claim.counted else ""
            return f"{who.get('issuer') or 'somebody'} {verb} {who.get('target', 'nobody named')}{counted}"
        case ClaimType.ALLEGATION:
            act = claim.act.text if claim.act else "something"
            return f"{who.get('accuser') or 'somebody'} accuses {who.get('accused') or 'somebody'} of {act}"
        case ClaimType.DENIAL:
            denied = claim.act.text if claim.act and not claim.act.lemma.startswith("den") else "it"
            return f"{who.get('denier') or 'somebody'} denies {denied}"
        case ClaimType.ROLE:
            place = ", ".join(each for each in (who.get("organization"), who.get("place")) if each)
            return f"{who.get('holder', '')}: {claim.title or 'holds office'}{f' ({place})' if place else ''}"
        case ClaimType.RELATION:
            predicate = (claim.predicate or "linked_to").replace("_", " ")
            return f"{who.get('subject', '')} {predicate} {who.get('object', '')}"
        case ClaimType.EVENT:
            rest = "; ".join(f"{role} {told}" for role, told in who.items())
            return f"{claim.event.value.replace('_', ' ') if claim.event else 'event'}: {rest}"
        case ClaimType.QUOTATION:
            return f"{who.get('speaker') or 'somebody'}: “{claim.quote.text if claim.quote else ''}”"


def _roles(claim: Claim) -> list[str]:
    return list(dict.fromkeys(bound.role for bound in claim.parties))


def tell_roles(told: Sequence[ToldClaim]) -> list[DossierLine]:
    """The party's roles as reports give them."""
    return [
        DossierLine("role", _dated(each), each.evidence)
        for each in told
        if each.kind == "role" and each.part == "holder"
    ]


def tell_relations(told: Sequence[ToldClaim]) -> list[DossierLine]:
    """The party's relations as reports give them, with how firmly and by whom they are said."""
    lines = []
    for each in told:
        if each.kind == "relation":
            said = f"{each.modality}{f', said by {each.said_by}' if each.said_by else ''}"
            lines.append(DossierLine("relation", f"{_dated(each)} [{said}]", each.evidence))
    return lines


def _dated(told: ToldClaim) -> str:
    if told.when:
        return f"{told.text} ({told.when})"
    return f"{told.text} (reported {told.published})" if told.published else told.text


def day_of(told: ToldClaim) -> date | None:
    """The first day that the claim speaks of, or the day of its report."""
    head = told.when.partition("/")[0].rstrip("~?")
    try:
        parts = [int(part) for part in head.split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return told.published
