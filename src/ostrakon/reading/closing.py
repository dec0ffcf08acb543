"""The page becomes a reading: parties and claims get ids in order of place, spans become words, gaps issues."""

from collections.abc import Sequence

from ostrakon.model import (
    Act,
    Attribution,
    Claim,
    ClaimParty,
    ClaimType,
    Counted,
    Issue,
    Mention,
    Reading,
    Report,
    ReportParty,
    Severity,
    Span,
    cut_quote,
)
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules

_OWNED = len("'s ")  # the lawyer of "Bol Mel's lawyer" is named without it


def close_page(page: Page, report: Report, *, reader: str) -> Reading:
    """The reading of a page whose stages are done."""
    findings = sorted(page.findings, key=lambda f: (f.place, f.type.value, f.evidence, f.rule))
    used = {p for f in findings for roles in f.roles.values() for p in roles} | {
        p for f in findings for p in f.said_by
    }
    numbers = [d.number for d in page.parties.parties if d.mentions and (not d.weak or d.number in used)]
    numbers += sorted(used - set(numbers))
    numbers.sort(key=lambda n: (min((m[0] for m in page.parties.parties[n].mentions), default=len(page.text)), n))
    ids = {number: f"p{place}" for place, number in enumerate(numbers, 1)}
    names = {id(f): f"c{place}" for place, f in enumerate(findings, 1)}
    claims = tuple(_claim(page, f, ids, names) for f in findings)
    parties = tuple(_party(page, number, ids[number]) for number in numbers)
    return Reading(report, parties, claims, tuple(page.times), (*page.issues, *_issues(page, findings)), reader)


def _party(page: Page, number: int, identity: str) -> ReportParty:
    draft = page.parties.parties[number]
    spans = [(s + _OWNED * page.plain.startswith("'s ", s), e, by) for s, e, by in sorted(set(draft.mentions))]
    mentions = tuple(Mention(s, e, page.text[s:e], by) for s, e, by in spans)
    name = draft.name.removeprefix("'s ").removeprefix("’s ")
    if draft.key.startswith("country:") or not name:
        name = _country_name(draft.country, draft.names, page.language)
    return ReportParty(
        identity,
        name,
        draft.kind,
        tuple(name.removeprefix("'s ").removeprefix("’s ") for name in draft.names),
        mentions,
        draft.country,
    )


def _country_name(code: str, written: Sequence[str], language: str) -> str:
    """The name the text gives the country, else the capital it speaks of, else the country's own name."""
    row = load_rules("countries").get(code)
    if row is None:
        return max(written, key=len, default=code)
    own = [name for name in written if name in row[language]]
    own = [name for name in own if not name.endswith(("administration", "government"))] or own
    places = {seat.removeprefix("the ").removeprefix("le ") for seat in row.get(f"seat_{language}", ())}
    seats = [name for name in written if name in places]
    return str(max(own, key=len) if own else seats[0] if seats else row[language][0])


def _span(page: Page, span: tuple[int, int]) -> Span:
    return Span(span[0], span[1], page.text[span[0] : span[1]])


def _counted(page: Page, span: tuple[int, int] | None, count: int | None) -> Counted | None:
    return Counted(count, span[0], span[1], page.text[span[0] : span[1]]) if span else None


def _claim(page: Page, f: Finding, ids: dict[int, str], names: dict[int, str]) -> Claim:
    parties = tuple(ClaimParty(role, ids[p]) for role, filled in f.roles.items() for p in filled)
    act = Act(f.act[0], f.act[1], page.text[f.act[0] : f.act[1]], f.act_lemma) if f.act else None
    return Claim(
        id=names[id(f)],
        type=f.type,
        modality=f.modality,
        parties=parties,
        evidence=tuple(_span(page, span) for span in (f.evidence, *sorted(set(f.retold) - {f.evidence}))),
        confidence=_confidence(f),
        rule=f.rule,
        action=f.action,
        said_by=tuple(Attribution(ids[p]) for p in f.said_by),
        counted=_counted(page, f.counted, f.count),
        program=f.program,
        measures=tuple(f.measures),
        reason=_span(page, f.reason) if f.reason else None,
        when=page.times[f.when] if f.when is not None else None,
        about=names.get(id(f.about)) if f.about is not None else None,
        act=act,
        victims=_counted(page, f.victims, f.victim_count),
        title=page.text[f.title[0] : f.title[1]] if f.title else None,
        period=f.period,
        predicate=f.predicate.value if f.predicate else None,
        event=f.event,
        quote=_span(page, f.quote) if f.quote else None,
        scare=f.scare,
    )


_MAIN = {
    ClaimType.DESIGNATION: ("issuer", "target"),
    ClaimType.ALLEGATION: ("accuser", "accused"),
    ClaimType.ROLE: ("holder", "organization"),
    ClaimType.RELATION: ("subject", "object"),
    ClaimType.QUOTATION: ("speaker",),
    ClaimType.DENIAL: ("denier",),
    ClaimType.EVENT: ("agent", "patient"),
}


def _confidence(f: Finding) -> float:
    """How often a claim of this type with as many open main roles is right: confidence.toml."""
    shares = load_rules("confidence")[f.type.value]
    open_roles = sum(1 for role in _MAIN[f.type] if not f.of(role))
    return float(shares[min(open_roles, len(shares) - 1)])


def _issues(page: Page, findings: Sequence[Finding]) -> tuple[Issue, ...]:
    """Sentences with a sanction word that gave no claim, claims with an open role, times that stayed relative."""
    out: list[Issue] = []
    cues = load_rules("issues")[page.language]["sanction_words"]
    spans = [s for f in findings if f.type is ClaimType.DESIGNATION for s in (f.evidence, *f.retold)]
    for start, end in _outermost(page):
        words = page.plain[start:end].lower()
        if any(cue in words for cue in cues) and not any(s < end and e > start for s, e in spans):
            out.append(
                Issue(
                    "reading.sanction_word_without_claim",
                    f"characters {start}-{end}",
                    cut_quote(page.text[start:end]),
                    "a sentence with a word of sanctions gave no designation",
                    Severity.LOSS,
                )
            )
    for finding in findings:
        missing = [role for role in _MAIN[finding.type][:1] if not finding.of(role)]
        if missing and finding.type is not ClaimType.EVENT:
            start, end = finding.evidence
            out.append(
                Issue(
                    "reading.party_not_identified",
                    f"characters {start}-{end}",
                    cut_quote(page.text[start:end]),
                    f"{finding.type}: no {missing[0]} could be told",
                    Severity.NOTE,
                )
            )
    if page.published is None and any(
        span.earliest is None and span.kind.value in ("point", "interval") for span in page.times
    ):
        out.append(
            Issue(
                "reading.times_stay_relative",
                "document",
                "",
                "no day of publication is known; times such as `Monday` have no interval",
                Severity.LOSS,
            )
        )
    return tuple(out)


def _outermost(page: Page) -> list[tuple[int, int]]:
    """The sentences of the page in order; a quotation inside one is no sentence of its own."""
    spans = [(page.words[u.items[0].first].start, page.words[u.items[-1].last - 1].end) for u in page.units]
    outer: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or end > outer[-1][1]:
            outer.append((start, end))
    return outer
