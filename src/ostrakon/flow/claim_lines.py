"""Claims as lines of a table: what is claimed, how firmly, of whom, when, and the words."""

from ostrakon.model import Claim, ClaimType, Reading

_WORDS = 72  # characters of the words that a line shows
_VERBS = {
    "issuer": "by",
    "target": "of",
    "accuser": "by",
    "accused": "of",
    "speaker": "by",
    "denier": "by",
    "holder": "",
    "subject": "",
    "agent": "by",
    "patient": "of",
    "place": "in",
    "organization": "at",
    "object": "to",
    "victim": "against",
    "beneficiary": "for",
}


def claim_rows(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """One row a claim, in order of the text: claim, modality, parties, time, words."""
    names = {party.id: party.name for party in reading.parties}
    ordered = sorted(reading.claims, key=lambda claim: (_start(claim), claim.id))
    return tuple(
        (_what(claim), claim.modality.value, _who(claim, names), _when(claim), _quote(claim)) for claim in ordered
    )


def _start(claim: Claim) -> int:
    return claim.evidence[0].start if claim.evidence else 0


def _what(claim: Claim) -> str:
    if claim.type is ClaimType.DESIGNATION and claim.action:
        return f"designation: {claim.action.value}"
    detail = claim.title or (claim.predicate or "").replace("_", " ") or (claim.event.value if claim.event else "")
    return f"{claim.type.value}: {detail}" if detail else claim.type.value


def _who(claim: Claim, names: dict[str, str]) -> str:
    said = []
    for role in dict.fromkeys(bound.role for bound in claim.parties):
        found = ", ".join(names.get(party, party) for party in claim.party(role))
        said.append(f"{_VERBS.get(role, role)} {found}".strip())
    if claim.counted:
        said.append(f"of {claim.counted.text} (counted)")
    return "; ".join(said)


def _when(claim: Claim) -> str:
    return (claim.when.edtf or claim.when.text) if claim.when else ""


def _quote(claim: Claim) -> str:
    text = claim.evidence[0].text if claim.evidence else ""
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"
