"""A claim in words, for people: who, what, whom, when, how firmly, said by whom."""

from dataclasses import dataclass
from typing import assert_never

from ostrakon.model import Claim, ClaimType, Reading, TimeSpan, cut_quote

_ACTIONS = {
    "impose": "sanctions",
    "lift": "lifts sanctions on",
    "annul": "annuls sanctions on",
    "extend": "extends sanctions on",
    "maintain": "keeps sanctions on",
    "suspend": "suspends sanctions on",
    "expand": "expands sanctions on",
}


_OPENING, _CLOSING = '"“«', '"”»'


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim in words; "" where the reader left something open."""

    id: str
    type: str
    who: str
    what: str
    whom: str
    when: str
    firmness: str
    said_by: str
    quote: str


def tell_claims(reading: Reading) -> tuple[ClaimWords, ...]:
    """The claims of a reading in words, in order."""
    names = {party.id: party.name for party in reading.parties}
    return tuple(_tell(claim, names) for claim in reading.claims)


def _tell(claim: Claim, names: dict[str, str]) -> ClaimWords:
    who, what, whom = _sentence(claim, names)
    return ClaimWords(
        id=claim.id,
        type=claim.type.value,
        who=who,
        what=what,
        whom=whom,
        when=time_words(claim.when),
        firmness=claim.modality.value,
        said_by=" via ".join(
            part
            for said in claim.said_by
            for part in (names.get(said.party, ""), names.get(said.via or "", ""))
            if part
        ),
        quote=_quote(claim),
    )


def _quote(claim: Claim) -> str:
    """The first evidence on one line, without the quotation marks that it may come in."""
    words = " ".join(claim.evidence[0].text.split()) if claim.evidence else ""
    inner = words[1:-1]
    bare = (
        words[:1] in _OPENING and words[-1:] in _CLOSING and not any(mark in inner for mark in _OPENING + _CLOSING)
    )
    return cut_quote(inner if bare else words)


def time_words(when: TimeSpan | None) -> str:
    """A time as EDTF, or in its own words where it stayed relative."""
    if when is None:
        return ""
    return when.edtf or f"“{when.text}”"


def _sentence(claim: Claim, names: dict[str, str]) -> tuple[str, str, str]:
    def filled(*roles: str) -> str:
        return ", ".join(names.get(party, party) for role in roles for party in claim.party(role))

    match claim.type:
        case ClaimType.DESIGNATION:
            action = _ACTIONS.get(claim.action.value if claim.action else "", "designates")
            counted = claim.counted.text if claim.counted else ""
            whom = filled("target") or filled("beneficiary")
            return filled("issuer"), action, f"{counted}: {whom}" if counted and whom else counted or whom
        case ClaimType.ALLEGATION:
            whom = filled("accused") or "parties not named"
            victims = claim.victims.text if claim.victims else filled("victim")
            act = f": {claim.act.text}" if claim.act else ""
            return filled("accuser"), "accuses", f"{whom}{act}{f' (victims: {victims})' if victims else ''}"
        case ClaimType.DENIAL:
            return filled("denier"), f"denies {claim.about or ''}".strip(), ""
        case ClaimType.ROLE:
            title = f"{claim.period + ' ' if claim.period == 'former' else ''}{claim.title or ''}".strip()
            whom = filled("organization", "place")
            return filled("holder"), f"is {title} of" if whom else f"is {title}", whom
        case ClaimType.RELATION:
            return filled("subject"), (claim.predicate or "").replace("_", " "), filled("object")
        case ClaimType.EVENT:
            return filled("agent"), (claim.event or "event").replace("_", " "), filled("patient", "place")
        case ClaimType.QUOTATION:
            return filled("speaker"), "has in quotation marks" if claim.scare else "says", ""
    assert_never(claim.type)
