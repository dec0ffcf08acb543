"""The JSON form of a reading, as the documents of `ostrakon read --format json` print it."""

from typing import Any

from ostrakon.model import Act, Claim, ClaimType, Counted, Issue, Reading, Report, ReportParty, Span, TimeSpan

JsonObject = dict[str, Any]


def reading_to_json(reading: Reading) -> JsonObject:
    """The reading as JSON objects: document, parties, claims, quotations (ids), times, issues, reader."""
    return {
        "document": _document(reading.document),
        "parties": [_party(party) for party in reading.parties],
        "claims": [_claim(claim) for claim in reading.claims],
        "quotations": list(reading.quotations),
        "times": [_time(span) | {"kind": span.kind.value} for span in reading.times],
        "issues": [_issue(issue) for issue in reading.issues],
        "reader": reading.reader,
    }


def _document(report: Report) -> JsonObject:
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
    }


def _party(party: ReportParty) -> JsonObject:
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind.value,
        "names": list(party.names),
        "country": party.country or None,
        "mentions": [
            {"start": m.start, "end": m.end, "text": m.text, "by": m.by.value} for m in party.mentions
        ],
    }  # fmt: skip


def _span(span: Span) -> JsonObject:
    return {"start": span.start, "end": span.end, "text": span.text}


def _counted(counted: Counted | None) -> JsonObject | None:
    if counted is None:
        return None
    return {"count": counted.count, "text": counted.text, "start": counted.start, "end": counted.end}


def _time(span: TimeSpan) -> JsonObject:
    return {
        "text": span.text,
        "earliest": span.earliest.isoformat() if span.earliest else None,
        "latest": span.latest.isoformat() if span.latest else None,
        "edtf": span.edtf or None,
        "start": span.start,
        "end": span.end,
    }


def _act(act: Act | None) -> JsonObject | None:
    return None if act is None else {"text": act.text, "start": act.start, "end": act.end, "lemma": act.lemma}


def _issue(issue: Issue) -> JsonObject:
    return {
        "code": issue.code,
        "place": issue.place,
        "value": issue.value,
        "message": issue.message,
        "severity": issue.severity.value,
    }


def _claim(claim: Claim) -> JsonObject:
    common: JsonObject = {
        "id": claim.id,
        "type": claim.type.value,
        "action": claim.action.value if claim.action else None,
        "modality": claim.modality.value,
        "said_by": [{"party": said.party, "via": said.via} for said in claim.said_by],
        "parties": [{"role": bound.role, "party": bound.party} for bound in claim.parties],
        "counted": _counted(claim.counted),
        "program": claim.program,
        "measures": list(claim.measures),
        "reason": _span(claim.reason) if claim.reason else None,
        "when": _time(claim.when) if claim.when else None,
        "where": list(claim.where),
        "about": claim.about,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "evidence": [_span(span) for span in claim.evidence],
    }
    return common | _own_fields(claim)


def _own_fields(claim: Claim) -> JsonObject:
    """The fields that only the claim's type has."""
    match claim.type:
        case ClaimType.ROLE:
            return {"title": claim.title, "period": claim.period}
        case ClaimType.RELATION:
            return {"predicate": claim.predicate}
        case ClaimType.EVENT:
            return {"kind": claim.event.value if claim.event else None}
        case ClaimType.ALLEGATION | ClaimType.DENIAL:
            return {"act": _act(claim.act), "victims": _counted(claim.victims)}
        case ClaimType.QUOTATION:
            return {"text": claim.quote.text if claim.quote else "", "scare": claim.scare}
        case ClaimType.DESIGNATION:
            return {}
