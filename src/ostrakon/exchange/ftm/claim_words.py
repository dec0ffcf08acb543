"""Claims in words, for the names and notes of FollowTheMoney entities."""

from collections.abc import Callable, Iterator, Mapping

from ostrakon.model import Claim, ClaimType, Modality

Names = Callable[[Claim, str], list[str]]

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_PLOVER_ACTIONS = {"impose": "COERCE", "lift": "RETREAT", "annul": "RETREAT"}


def happened(claim: Claim) -> bool:
    """Whether the report states it as having happened."""
    return claim.modality in _HAPPENED


def is_alleged(claim: Claim) -> bool:
    """Whether someone says it of someone, unproved."""
    return claim.modality is Modality.ALLEGED


def claim_name(claim: Claim, names: Names) -> str:
    """One line: `allegation (alleged): Human Rights Watch > Malian armed forces: executing`."""
    kind = claim.event.value if claim.event else claim.type.value
    said = " > ".join(
        ", ".join(found)
        for role in dict.fromkeys(bound.role for bound in claim.parties)
        if (found := names(claim, role))
    )
    what = claim.act.text if claim.act else (claim.title or (claim.predicate or "").replace("_", " "))
    return ": ".join(part for part in (f"{kind} ({claim.modality.value})", said, what) if part)[:300]


def claim_notes(claim: Claim, claims: Mapping[str, Claim], names: Names) -> Iterator[str]:
    """Roles, counted groups, act, victims, attribution and what a denial denies, one line each."""
    for role in dict.fromkeys(bound.role for bound in claim.parties):
        yield f"{role.capitalize()}: {', '.join(names(claim, role)) or 'not identified'}"
    if claim.action:
        yield f"Action: {claim.action.value}"
    if claim.counted:
        yield f"Counted, unnamed: {claim.counted.text}"
    if claim.act:
        yield f"Act: {claim.act.text}"
    if claim.victims:
        yield f"Victims: {claim.victims.text}"
    if claim.reason:
        yield f"Reason given: {claim.reason.text}"
    if claim.said_by:
        yield f"Said by: {len(claim.said_by)} source(s) named in the report"
    if claim.about and claim.about in claims:
        yield f"Denies: {claim_name(claims[claim.about], names)}"
    yield f"Modality: {claim.modality.value}"
    yield f"PLOVER: {plover_code(claim)}"


def plover_code(claim: Claim) -> str:
    """The event code for exports; PLOVER's own SANCTION means reducing relations and is not used here."""
    if claim.type is ClaimType.ALLEGATION:
        return "ACCUSE"
    if claim.type is ClaimType.DENIAL:
        return "REJECT"
    if claim.type is ClaimType.DESIGNATION:
        if claim.modality in (Modality.PLANNED, Modality.THREATENED):
            return "THREATEN"
        return _PLOVER_ACTIONS.get(claim.action.value if claim.action else "impose", "COERCE")
    if claim.event and claim.event.value in ("killing", "attack"):
        return "ASSAULT"
    return "none"
