"""What cannot be is not claimed: parties of a kind that a role never has, parties on both sides of one claim.

The last look at what the finders found, before denials are tied to it. Each rule takes something away and says so
in an issue; none adds anything.
"""

from functools import cache

from ostrakon.model import ClaimType, Issue, Modality, PartyKind, Severity, cut_quote
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.rules import load_rules

_BODIES = frozenset({PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP})
_SIDES = {
    ClaimType.DESIGNATION: ("issuer", "target"),
    ClaimType.ALLEGATION: ("accuser", "accused"),
    ClaimType.RELATION: ("subject", "object"),
}
_NEEDED = {
    ClaimType.RELATION: ("subject", "object"),
    ClaimType.ROLE: ("holder",),
    ClaimType.DENIAL: ("denier",),
}
_ARTICLES = frozenset(["the", "a", "an", "la", "le", "les", "l'", "un", "une", "des", "his", "her", "their"])
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


def keep_plausible(page: Page, findings: list[Finding]) -> list[Finding]:
    """The findings without what cannot be; what was taken out is among the page's issues."""
    kept = []
    issuers = _issuers_by_unit(findings)
    sanctioning = _issuers_by_target(findings)
    for finding in findings:
        had = {role: len(filled) for role, filled in finding.roles.items()}
        _drop_kinds(page, finding)
        _drop_both_sides(page, finding)
        if finding.type is ClaimType.ALLEGATION and not finding.of("accuser"):
            _drop_issuers(finding, issuers.get(finding.unit, set()))
        if finding.type is ClaimType.ROLE:
            _drop_sanctioning_state(page, finding, sanctioning)
        lost = [role for role, count in had.items() if len(finding.of(role)) < count]
        if lost:
            page.issues.append(_issue(page, finding, lost))
        if not any(had.get(role) and not finding.of(role) for role in _NEEDED.get(finding.type, ())):
            kept.append(finding)
    return _without_doubles(page, kept)


def _drop_kinds(page: Page, finding: Finding) -> None:
    for role, kinds in _kinds_of(finding).items():
        if role in finding.roles:
            parties = page.parties.parties
            finding.roles[role] = [p for p in finding.roles[role] if parties[p].kind in kinds]


def _kinds_of(finding: Finding) -> dict[str, frozenset[PartyKind]]:
    roles, relations = _tables()
    if finding.type is ClaimType.RELATION:
        predicate = finding.predicate.value if finding.predicate else ""
        return (
            dict(zip(("subject", "object"), relations[predicate], strict=True)) if predicate in relations else {}
        )
    return roles if finding.type is not ClaimType.EVENT else {}


@cache
def _tables() -> tuple[
    dict[str, frozenset[PartyKind]], dict[str, tuple[frozenset[PartyKind], frozenset[PartyKind]]]
]:
    rules = load_rules("plausibility")
    roles = {role: _kinds(names) for role, names in rules["roles"].items()}
    relations = {name: (_kinds(left), _kinds(right)) for name, (left, right) in rules["relations"].items()}
    return roles, relations


def _kinds(names: list[str]) -> frozenset[PartyKind]:
    return frozenset(kind for name in names for kind in (_BODIES if name == "bodies" else {PartyKind(name)}))


def _drop_both_sides(page: Page, finding: Finding) -> None:
    """Nobody sanctions, accuses or owns himself; no authority accuses the state that it is an arm of."""
    if finding.type not in _SIDES:
        return
    left, right = _SIDES[finding.type]
    doers = finding.of(left)
    others = [p for p in finding.of(right) if p not in doers]
    if finding.type is ClaimType.ALLEGATION and _is_state(page, doers):
        others = [p for p in others if not (_is_state(page, [p]) and are_kin(page, doers, [p]))]
    if right in finding.roles:
        finding.roles[right] = others


def _is_state(page: Page, parties: list[int]) -> bool:
    kinds = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY)
    return bool(parties) and all(page.parties.parties[p].kind in kinds for p in parties)


def _issuers_by_unit(findings: list[Finding]) -> dict[int, set[int]]:
    issuers: dict[int, set[int]] = {}
    for finding in findings:
        if finding.type is ClaimType.DESIGNATION and finding.modality in _HAPPENED:
            issuers.setdefault(finding.unit, set()).update(finding.of("issuer"))
    return issuers


def _drop_issuers(finding: Finding, issuers: set[int]) -> None:
    """`the Treasury listed X over its alleged role in Y`: what nobody is named to allege is not of the issuer."""
    if "accused" in finding.roles:
        finding.roles["accused"] = [p for p in finding.of("accused") if p not in issuers]


def _issuers_by_target(findings: list[Finding]) -> dict[int, set[int]]:
    issuers: dict[int, set[int]] = {}
    for finding in findings:
        if finding.type is ClaimType.DESIGNATION:
            for target in finding.of("target"):
                issuers.setdefault(target, set()).update(finding.of("issuer"))
    return issuers


def _drop_sanctioning_state(page: Page, finding: Finding, sanctioning: dict[int, set[int]]) -> None:
    """`The US sanctioned finance minister X`: the minister is not of the state that sanctions him."""
    start, end = finding.evidence
    issuers = {p for holder in finding.of("holder") for p in sanctioning.get(holder, ())}
    finding.roles["organization"] = [
        p
        for p in finding.of("organization")
        if any(start <= s < end for s, _, _ in page.parties.parties[p].mentions)
        or not (issuers and are_kin(page, [p], issuers))
    ]


def _without_doubles(page: Page, findings: list[Finding]) -> list[Finding]:
    """One accusation an act: of those over the same act, one that names nobody beyond another's is left out."""
    told = [f for f in findings if f.type is ClaimType.ALLEGATION and f.act]
    drop: set[int] = set()
    for finding in told:
        for other in told:
            if other is finding or id(other) in drop or other.unit != finding.unit:
                continue
            if other.act != finding.act:
                if _hangs_on(page, finding, other):
                    drop.add(id(finding))
                continue
            mine = {(role, p) for role in ("accuser", "accused") for p in finding.of(role)}
            theirs = {(role, p) for role in ("accuser", "accused") for p in other.of(role)}
            if mine < theirs or (mine == theirs and told.index(other) < told.index(finding)):
                drop.add(id(finding))
    return [f for f in findings if id(f) not in drop]


def _hangs_on(page: Page, inner: Finding, outer: Finding) -> bool:
    """`having ordered the killing of X`: the killing, of the same accused, is what was ordered."""
    if inner.of("accused") != outer.of("accused") or inner.of("accuser") != outer.of("accuser"):
        return False
    between = page.plain[outer.act[1] : inner.act[0]] if outer.act and inner.act else ""
    if between and set(between.lower().replace("'", "' ").split()) <= _ARTICLES:
        return True
    tree = page.trees[inner.unit]
    tokens = {page.words[token.item.first].start: token for token in tree.tokens}
    here, top = tokens.get(inner.act[0] if inner.act else -1), tokens.get(outer.act[0] if outer.act else -1)
    if here is None or top is None or here.pos == "VERB" or top.pos != "VERB":
        return False
    above = next((token for token in tree.above(here) if token is top or token.pos == "VERB"), None)
    return above is top


def _issue(page: Page, finding: Finding, lost: list[str]) -> Issue:
    start, end = finding.evidence
    return Issue(
        "reading.implausible_party",
        f"characters {start}-{end}",
        cut_quote(page.text[start:end]),
        f"{finding.type}: a party read as {' and '.join(lost)} cannot be that, and was left out",
        Severity.NOTE,
    )
