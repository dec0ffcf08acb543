"""A corpus text's own gold as a reading: what a perfect reader would hand on."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from ostrakon.model import (
    Action,
    Claim,
    ClaimParty,
    ClaimType,
    Mention,
    MentionBy,
    Modality,
    PartyKind,
    Reading,
    Report,
    ReportParty,
    Span,
    TimeKind,
    TimeSpan,
)

ROLES = ("issuer", "target", "accuser", "accused", "holder", "organization", "place", "subject", "object")


def gold_reading(file: Path) -> Reading:
    """The reading; claims of the types that resolving looks at."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    text = data["text"].removeprefix("\n")
    published = date.fromisoformat(data["published"]) if data["published"] else None
    report = Report(f"sha256:{file.stem}", text, published=published, language=data["language"])
    parties = tuple(_party(each, text) for each in data.get("parties", ()))
    times = {each["words"]: each for each in data.get("times", ())}
    claims = tuple(
        _claim(each, times)
        for each in data.get("claims", ())
        if each["type"] in ("designation", "role", "relation", "allegation")
    )
    return Reading(report, parties, claims, (), (), "gold")


def _party(row: dict[str, Any], text: str) -> ReportParty:
    mentions = []
    for name in row["names"]:
        start = text.find(name)
        by = MentionBy.DESCRIPTION if name[:1].islower() else MentionBy.NAME
        mentions.append(Mention(start, start + len(name), name, by))
    return ReportParty(row["id"], row["name"], PartyKind(row["kind"]), tuple(row["names"]), tuple(mentions))


def _claim(row: dict[str, Any], times: dict[str, Any]) -> Claim:
    parties = tuple(ClaimParty(role, party) for role in ROLES for party in row.get(role, ()))
    when = times.get(row.get("when", ""))
    span = None
    if when and when["earliest"]:
        first, last = date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])
        span = TimeSpan(0, len(when["words"]), when["words"], TimeKind.INTERVAL, first, last)
    return Claim(
        id=row["id"],
        type=ClaimType(row["type"]),
        modality=Modality(row["modality"]),
        parties=parties,
        evidence=(Span(0, len(row["words"]), row["words"]),),
        confidence=1.0,
        rule="gold",
        action=Action(row["action"]) if row.get("action") else None,
        when=span,
        title=row.get("title"),
        predicate=row.get("predicate"),
    )
