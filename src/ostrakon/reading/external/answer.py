"""The check of an answer: what does not stand in the text, or is no word of the vocabulary, becomes an issue."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ostrakon.model import (
    Act,
    Action,
    Attribution,
    Claim,
    ClaimParty,
    ClaimType,
    EventKind,
    Issue,
    Mention,
    MentionBy,
    Modality,
    PartyKind,
    Reading,
    Report,
    ReportParty,
    Severity,
    Span,
    TimeKind,
    TimeSpan,
    cut_quote,
)
from ostrakon.reading.external.vocabulary import (
    ACTIONS,
    EVENTS,
    KINDS,
    MODALITIES,
    NEEDED,
    PREDICATES,
    ROLES,
)

_MOST = 500  # parties, claims and mentions taken; a report of 500,000 characters has fewer of each
_CONFIDENCE = 0.5  # of a claim that passed the check: nothing is known of how often such a reader is right
_RULE = "external"


@dataclass(slots=True)
class _Check:
    """One answer under check: the text, the times that the built-in reader found, and what was dropped."""

    text: str
    times: Sequence[TimeSpan]
    issues: list[Issue] = field(default_factory=list)
    parties: dict[str, ReportParty] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def drop(self, what: str, value: object, why: str) -> None:
        message = f"{what} of the other reader was dropped: {why}"
        self.issues.append(Issue("external.dropped", "answer", cut_quote(str(value)), message, Severity.LOSS))

    def find(self, words: object, *, within: Span | None = None) -> Span | None:
        """Where exact words stand: inside `within` first, then anywhere; None where nowhere."""
        if not isinstance(words, str) or not words.strip():
            return None
        start = self.text.find(words, within.start, within.end) if within else -1
        start = self.text.find(words) if start < 0 else start
        return Span(start, start + len(words), words) if start >= 0 else None


def check_answer(report: Report, answer: bytes, *, reader: str, times: Sequence[TimeSpan] = ()) -> Reading:
    """What of an endpoint's answer stands in the report, as a reading; `times` are the built-in reader's.

    The answer is a Chat Completions object. One that is none, or holds no JSON, gives a reading without claims.
    """
    check = _Check(report.text, times)
    told = _content(answer)
    if told is None:
        message = "the other reader's answer is not the JSON that was asked for; nothing of it was taken"
        check.issues.append(
            Issue("external.no_json", "answer", cut_quote(repr(answer[:200])), message, Severity.LOSS)
        )
        return Reading(report, (), (), tuple(times), tuple(check.issues), reader)
    for party in _objects(told.get("parties")):
        _take_party(check, party)
    for claim in _objects(told.get("claims")):
        _take_claim(check, claim)
    claims = _linked(check, told)
    return Reading(report, tuple(check.parties.values()), claims, tuple(times), tuple(check.issues), reader)


def _content(answer: bytes) -> dict[str, Any] | None:
    """The JSON object in the message of an answer; a fence of Markdown around it is taken off."""
    try:
        message = json.loads(answer)["choices"][0]["message"]["content"]
        told = json.loads(re.sub(r"\A\s*```(?:json)?\s*|\s*```\s*\Z", "", message))
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value[:_MOST] if isinstance(each, dict)] if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [each for each in value[:_MOST] if isinstance(each, str)] if isinstance(value, list) else []


def _take_party(check: _Check, told: dict[str, Any]) -> None:
    key, kind = told.get("id"), told.get("kind")
    if not isinstance(key, str) or key in check.parties or kind not in KINDS:
        return check.drop("a party", told, "no id of its own, or a kind that is none")
    names = list(dict.fromkeys(words for words in _words(told.get("mentions")) if words.strip()))
    found = [name for name in names if _places(check.text, name)]
    for name in names:
        if name not in found:
            check.drop("a mention", name, "it does not stand in the text")
    if not found:
        return check.drop("a party", told, "none of its mentions stands in the text")
    full = max(found, key=len)
    mentions = [
        Mention(start, start + len(name), name, MentionBy.NAME if name == full else MentionBy.SHORT_NAME)
        for name in found
        for start in _places(check.text, name)
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    check.parties[key] = ReportParty(
        f"p{len(check.parties) + 1}", full, PartyKind(kind), tuple(found), tuple(mentions)
    )
    return None


def _places(text: str, words: str) -> list[int]:
    """Where words stand as whole words."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [match.start() for match in re.finditer(pattern, text)][:_MOST]


def _take_claim(check: _Check, told: dict[str, Any]) -> None:
    kind, modality = told.get("type"), told.get("modality")
    if kind not in {each.value for each in ClaimType} or modality not in MODALITIES:
        return check.drop("a claim", told, "its type or modality is none of those there are")
    evidence = check.find(told.get("evidence"))
    if evidence is None:
        return check.drop("a claim", told, "its evidence does not stand in the text")
    claim_type = ClaimType(kind)
    parties = _bound(check, told.get("roles"), claim_type)
    own = _own_fields(check, told, claim_type, evidence)
    if not parties or own is None:
        return check.drop("a claim", told, "no party of it, or not what its type needs, stands in the text")
    key = told.get("id")
    key = key if isinstance(key, str) and key not in check.claims else f"#{len(check.claims)}"
    said = _known(check, _words(told.get("said_by")), "said_by")
    check.claims[key] = Claim(
        id=f"c{len(check.claims) + 1}",
        type=claim_type,
        modality=Modality(modality),
        parties=parties,
        evidence=(evidence,),
        confidence=_CONFIDENCE,
        rule=_RULE,
        said_by=tuple(Attribution(party) for party in said),
        when=_time(check, told.get("when"), evidence),
        reason=_optional(check, told, "reason", evidence),
        program=_text_of(_optional(check, told, "program", evidence)),
        **own,
    )
    return None


def _known(check: _Check, keys: list[str], role: str) -> list[str]:
    for key in keys:
        if key not in check.parties:
            check.drop(f"a party as {role}", key, "no such party stands in the text")
    return [check.parties[key].id for key in keys if key in check.parties]


def _bound(check: _Check, roles: object, kind: ClaimType) -> tuple[ClaimParty, ...]:
    bound: list[ClaimParty] = []
    for role, keys in roles.items() if isinstance(roles, dict) else ():
        if role not in ROLES[kind]:
            check.drop("a role", role, f"a {kind.value} has no such role")
            continue
        bound += [ClaimParty(role, party) for party in _known(check, _words(keys), role)]
    return tuple(bound)


def _optional(check: _Check, told: dict[str, Any], name: str, evidence: Span) -> Span | None:
    words = told.get(name)
    found = check.find(words, within=evidence)
    if found is None and words:
        check.drop(f"a {name}", words, "it does not stand in the text")
    return found


def _text_of(span: Span | None) -> str | None:
    return span.text if span else None


def _own_fields(check: _Check, told: dict[str, Any], kind: ClaimType, evidence: Span) -> dict[str, Any] | None:
    """The fields that only the claim's type has; None where the one it needs is missing or not valid."""
    own: dict[str, Any] = {}
    if kind is ClaimType.DESIGNATION and told.get("action") in ACTIONS:
        own["action"] = Action(told["action"])
    elif kind is ClaimType.RELATION and told.get("predicate") in PREDICATES:
        own["predicate"] = told["predicate"]
    elif kind is ClaimType.EVENT and told.get("event") in EVENTS:
        own["event"] = EventKind(told["event"])
    elif kind is ClaimType.ROLE and (title := _optional(check, told, "title", evidence)):
        own["title"] = title.text
    elif kind is ClaimType.QUOTATION and (quote := _optional(check, told, "quote", evidence)):
        own["quote"] = quote
    elif kind in (ClaimType.ALLEGATION, ClaimType.DENIAL) and (act := _optional(check, told, "act", evidence)):
        own["act"] = Act(act.start, act.end, act.text, "")
    return own if NEEDED.get(kind) in (None, *own) else None


def _time(check: _Check, words: object, evidence: Span) -> TimeSpan | None:
    """The built-in reader's time at these words: a model's arithmetic with dates is not taken."""
    span = check.find(words, within=evidence)
    if span is None:
        if words:
            check.drop("a time", words, "it does not stand in the text")
        return None
    for time in check.times:
        if time.start < span.end and span.start < time.end:
            return time
    return TimeSpan(span.start, span.end, span.text, TimeKind.POINT)


def _linked(check: _Check, told: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims with denials tied to what they deny."""
    claims = _objects(told.get("claims"))
    about = {each["id"]: each.get("about") for each in claims if isinstance(each.get("id"), str)}
    linked: list[Claim] = []
    for key, claim in check.claims.items():
        denied = about.get(key)
        known = check.claims.get(denied) if isinstance(denied, str) else None
        tied = claim.type is ClaimType.DENIAL and known is not None and known is not claim
        linked.append(replace(claim, about=known.id) if tied and known else claim)
    return tuple(linked)
