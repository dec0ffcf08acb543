"""Check corpus texts: python tests/corpus/validate.py [--hints] [FOLDER_OR_FILE ...]

Every span string occurs verbatim, enums are known, ids resolve, intervals are ordered.
--hints also lists what the gold may have left out (never an error).
"""

from __future__ import annotations

import re
import sys
import tomllib
from datetime import date
from pathlib import Path

GENRES = {"agency", "press_release", "eu_release", "uk_notice", "ngo", "un", "local_press", "gazette", "analysis"}
KINDS = {"person", "organization", "company", "public_body", "country", "place", "group", "vessel"}
MODALITIES = {
    "asserted", "reported", "alleged", "denied", "planned", "urged", "threatened", "possible", "negated",
    "hypothetical",
}
ACTIONS = {"impose", "lift", "annul", "extend", "maintain", "suspend", "expand"}
PREDICATES = {
    "head_of", "member_of", "part_of", "owns", "controls", "founded", "acts_for", "supports", "facilitates",
    "supplies", "linked_to", "family_of", "alias_of", "located_in", "operates_in", "exiled_in", "allied_with",
    "broke_with", "successor_of",
}
EVENTS = {
    "attack", "killing", "coup", "election", "vote", "mission_end", "withdrawal", "agreement", "trial", "arrest",
    "death",
}
MEASURES = {
    "asset_freeze", "travel_ban", "arms_embargo", "export_ban", "import_ban", "financial_restrictions", "port_ban",
    "broadcast_ban", "services_ban", "director_disqualification",
}
PERIODS = {"former", "current", "since"}
TIME_KINDS = {"point", "interval", "duration", "repeat"}
ROLES = {
    "designation": {"issuer", "target", "beneficiary"},
    "allegation": {"accuser", "accused", "victim"},
    "denial": {"denier"},
    "role": {"holder", "organization", "place"},
    "relation": {"subject", "object"},
    "event": {"agent", "patient", "place"},
    "quotation": {"speaker"},
}
FIELDS = {
    "designation": {"action", "count", "count_words", "program", "measures", "reason", "when"},
    "allegation": {"act", "victims", "count", "when"},
    "denial": {"act", "about", "when"},
    "role": {"title", "period", "when"},
    "relation": {"predicate", "when"},
    "event": {"kind", "count", "victims", "when"},
    "quotation": {"quote", "scare", "when"},
}
NEEDED = {
    "designation": {"action"}, "allegation": {"act"}, "denial": set(), "role": {"title"},
    "relation": {"predicate"}, "event": {"kind"}, "quotation": {"quote"},
}
SPANS = ("words", "when", "title", "reason", "act", "quote", "victims", "count_words", "program")
COMMON = {"id", "type", "modality", "said_by", "words"}


def text_of(gold: dict) -> str:
    text = gold.get("text", "")
    return text[1:] if text.startswith("\n") else text


def check(gold: dict) -> list[str]:
    bad: list[str] = []
    text = text_of(gold)
    genre, language = gold.get("genre"), gold.get("language")
    if genre not in GENRES:
        bad.append(f"genre {genre!r}")
    if language not in {"en", "fr"}:
        bad.append(f"language {language!r}")
    try:
        if gold.get("published"):
            date.fromisoformat(gold["published"])
        elif "published" not in gold:
            bad.append("published missing")
    except ValueError:
        bad.append(f"published {gold['published']!r}")
    extra = set(gold) - {"genre", "language", "published", "text", "parties", "claims", "times"}
    if extra:
        bad.append(f"unknown keys {sorted(extra)}")

    ids: set[str] = set()
    for party in gold.get("parties", []):
        pid = party.get("id", "?")
        if pid in ids:
            bad.append(f"party {pid}: id twice")
        ids.add(pid)
        if set(party) != {"id", "kind", "name", "names"}:
            bad.append(f"party {pid}: keys {sorted(party)}")
            continue
        if party["kind"] not in KINDS:
            bad.append(f"party {pid}: kind {party['kind']!r}")
        if party["name"] not in party["names"]:
            bad.append(f"party {pid}: name not among names")
        if len(set(party["names"])) != len(party["names"]):
            bad.append(f"party {pid}: a name twice")
        bad += [f"party {pid}: {n!r} not in text" for n in party["names"] if not n or n not in text]

    times = {t.get("words") for t in gold.get("times", [])}
    claim_ids = [c.get("id") for c in gold.get("claims", [])]
    if len(set(claim_ids)) != len(claim_ids):
        bad.append("claim id twice")
    kinds_of = {c.get("id"): c.get("type") for c in gold.get("claims", [])}
    for claim in gold.get("claims", []):
        cid, kind = claim.get("id", "?"), claim.get("type")
        where = f"claim {cid} ({kind})"
        if kind not in ROLES:
            bad.append(f"{where}: unknown type")
            continue
        unknown = set(claim) - COMMON - ROLES[kind] - FIELDS[kind]
        if unknown:
            bad.append(f"{where}: unknown keys {sorted(unknown)}")
        missing = (COMMON | NEEDED[kind]) - set(claim)
        if missing:
            bad.append(f"{where}: missing {sorted(missing)}")
        if claim.get("modality") not in MODALITIES:
            bad.append(f"{where}: modality {claim.get('modality')!r}")
        for key, allowed in (("action", ACTIONS), ("predicate", PREDICATES), ("kind", EVENTS), ("period", PERIODS)):
            if key in claim and claim[key] not in allowed:
                bad.append(f"{where}: {key} {claim[key]!r}")
        bad += [f"{where}: measure {m!r}" for m in claim.get("measures", []) if m not in MEASURES]
        for key in SPANS:
            if key in claim and (not claim[key] or claim[key] not in text):
                bad.append(f"{where}: {key} {claim[key]!r} not in text")
        for key in sorted(ROLES[kind] | {"said_by"}):
            bad += [f"{where}: {key} {p!r} is no party" for p in claim.get(key, []) if p not in ids]
            if len(set(claim.get(key, []))) != len(claim.get(key, [])):
                bad.append(f"{where}: {key} names a party twice")
        if not any(claim.get(role) for role in ROLES[kind]) and kind not in {"event", "quotation"} and not (
            claim.get("count") or claim.get("count_words")
        ):
            bad.append(f"{where}: no party in any role")
        if kind == "relation" and not (claim.get("subject") and claim.get("object")):
            bad.append(f"{where}: a relation needs subject and object")
        if "when" in claim and claim["when"] not in times:
            bad.append(f"{where}: when {claim['when']!r} is no time of the text")
        if "count" in claim and not isinstance(claim["count"], int):
            bad.append(f"{where}: count is no integer")
        if "about" in claim and kinds_of.get(claim["about"]) not in {"allegation", "designation", "event", "relation"}:
            bad.append(f"{where}: about {claim['about']!r}")

    seen: set[tuple[str, int]] = set()
    for item in gold.get("times", []):
        words, nth = item.get("words", ""), item.get("nth", 1)
        where = f"time {words!r}"
        if set(item) - {"nth"} != {"words", "earliest", "latest", "kind"}:
            bad.append(f"{where}: keys {sorted(item)}")
            continue
        if not words or text.count(words) < nth:
            bad.append(f"{where}: occurrence {nth} not in text")
        if (words, nth) in seen:
            bad.append(f"{where}: twice")
        seen.add((words, nth))
        if item["kind"] not in TIME_KINDS:
            bad.append(f"{where}: kind {item['kind']!r}")
        first, last = item["earliest"], item["latest"]
        try:
            days = [date.fromisoformat(d) for d in (first, last) if d]
        except ValueError:
            bad.append(f"{where}: no dates {first!r} {last!r}")
            continue
        if len(days) == 2 and days[0] > days[1]:
            bad.append(f"{where}: interval turned round")
        if item["kind"] == "point" and first != last:
            bad.append(f"{where}: a point is one day")
        if item["kind"] in {"duration", "repeat"} and days:
            bad.append(f"{where}: {item['kind']} with dates")
    return bad


_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][\w’'.-]*(?: (?:of|de|du|des|al|for|and|et|the|la|le)? ?[A-ZÀ-Ý][\w’'.-]*)*")
_TIMELIKE = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|weeks?|months?|years?|days?|earlier|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|demain|semaines?|mois|ans?|années?|jours?|veille|lendemain)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"([^"\n]+)"?|“([^”\n]+)”?|«\s*([^»\n]+?)\s*»')


def hints(gold: dict) -> list[str]:
    text, out = text_of(gold), []
    covered = [False] * len(text)

    def cover(words: str) -> None:
        at = text.find(words)
        while words and at >= 0:
            covered[at : at + len(words)] = [True] * len(words)
            at = text.find(words, at + 1)

    for party in gold.get("parties", []):
        for name in party["names"]:
            cover(name)
    for claim in gold.get("claims", []):
        cover(claim.get("title", ""))
        cover(claim.get("program", ""))
    for match in _CAPITAL.finditer(text):
        opens = match.start() == 0 or text[max(0, match.start() - 2)] in ".!?\n\"“" or text[match.start() - 1] in "\n\"“"
        end = match.start() + len(re.sub(r"(?:['’]s?|[.'’-])$", "", match.group()))
        opens = opens or bool(_TIMELIKE.fullmatch(text[match.start() : end]))
        if not all(covered[match.start() : end]) and not (opens and " " not in match.group()):
            out.append(f"name? {match.group()}")
    covered = [False] * len(text)
    for item in gold.get("times", []):
        cover(item["words"])
    out += [
        f"time? …{text[max(0, m.start() - 15) : m.end() + 10]!r}"
        for m in _TIMELIKE.finditer(text)
        if not covered[m.start()]
    ]
    quotes = [c["quote"] for c in gold.get("claims", []) if c["type"] == "quotation"]
    for match in _QUOTED.finditer(text):
        inner = next(g for g in match.groups() if g)
        if not any(q in inner or inner in q for q in quotes):
            out.append(f"quotation? {inner!r}")
    return out


def main(arguments: list[str]) -> int:
    want_hints = "--hints" in arguments
    places = [Path(a) for a in arguments if a != "--hints"] or [Path(__file__).parent / "write"]
    files = [f for p in places for f in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]
    errors = 0
    for file in files:
        try:
            gold = tomllib.loads(file.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            print(f"{file}: {error}")
            errors += 1
            continue
        for line in check(gold):
            print(f"{file}: {line}")
            errors += 1
        if want_hints:
            for line in hints(gold):
                print(f"{file}: hint: {line}")
    print(f"{len(files)} texts, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
