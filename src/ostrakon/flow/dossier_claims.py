"""Claims of reports by and about a party, in words: accusations with their denials, and all others."""

from collections.abc import Sequence
from datetime import date

from ostrakon.flow.claims_meet_lists import evidence_of
from ostrakon.model import Action, Claim, ClaimType, DossierLine, Reading, ToldClaim

_ACTS = {
    Action.IMPOSE: "sanctions",
    Action.LIFT: "lifts its sanctions on",
    Action.ANNUL: "annuls the sanctions on",
    Action.EXTEND: "extends its sanctions on",
    Action.MAINTAIN: "keeps its sanctions on",
    Action.SUSPEND: "suspends its sanctions on",
    Action.EXPAND: "widens its sanctions on",
}


def tell_claims(readings: Sequence[Reading], parties: dict[str, set[str]]) -> list[ToldClaim]:
    """The claims that name one of the parties (ids by document), by day and place, each with its denials."""
    told = []
    for reading in readings:
        mine = parties.get(reading.document.id, set())
        by_id = {claim.id: claim for claim in reading.claims}
        for claim in reading.claims:
            part = _part_of(claim, mine)
            if not part:
                continue
            denials = [each for each in by_id.values() if each.type is ClaimType.DENIAL and each.about == claim.id]
            told.append(_tell(reading, claim, part, tuple(_tell(reading, each, "denier", ()) for each in denials)))
    return sorted(
        told, key=lambda each: (str(each.published or ""), each.evidence[0].capture, each.evidence[0].place)
    )


def _order(told: ToldClaim) -> tuple[str, str, int]:
    first = told.evidence[0]
    return str(told.published or ""), first.capture, first.start or 0


def _part_of(claim: Claim, mine: set[str]) -> str:
    """The party's role in the claim, the speaker's last; "" where it has none."""
    roles = [bound.role for bound in claim.parties if bound.party in mine]
    if roles:
        return roles[0]
    return "speaker" if any(each.party in mine for each in claim.said_by) else ""


def _tell(reading: Reading, claim: Claim, part: str, denials: tuple[ToldClaim, ...]) -> ToldClaim:
    names = {party.id: party.name for party in reading.parties}
    return ToldClaim(
        kind=claim.type.value,
        part=part,
        text=_words(claim, names),
        modality=claim.modality.value,
        said_by=", ".join(names.get(each.party, each.party) for each in claim.said_by),
        when=(claim.when.edtf or claim.when.text) if claim.when else "",
        published=reading.document.published,
        evidence=evidence_of(reading, claim),
        denials=denials,
    )


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
            return f"{who.get('denier') or 'somebody'} denies {claim.act.text if claim.act else 'it'}"
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
