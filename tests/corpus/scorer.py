"""Score the built-in reader on corpus texts: python tests/corpus/scorer.py [--errors TYPE] [FOLDER_OR_FILE ...]

A claim is found when a claim of the same type, with the same action, predicate or kind, shares words with it and
has in every role that the gold fills at least one of the gold's parties. It is exact when modality, date and the
parties of all roles are the gold's besides. A party is the gold's when one of its written mentions is one of the
gold's names. An accusation is false when it names an accused whom no gold accusation over those words names, or
when a designation that is said to have happened names a target of none that did.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
HAPPENED = {"asserted", "reported"}
MAIN_ROLES = {
    "designation": ("issuer", "target"),
    "allegation": ("accuser", "accused"),
    "denial": ("denier",),
    "role": ("holder", "organization"),
    "relation": ("subject", "object"),
    "event": ("agent", "patient"),
    "quotation": ("speaker",),
}
SORT_KEY = {"designation": "action", "relation": "predicate", "event": "kind"}
_ARTICLE = re.compile(r"(?i)\A(?:(?:the|a|an|le|la|les|un|une)\s+|l'\s*)")


@dataclass
class Tally:
    """Right, given and wanted, for precision and recall."""

    right: int = 0
    given: int = 0
    right_gold: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right_gold / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Score:
    """Tallies by name (`designation`, `designation exact`, `times`, ...), false accusations, errors."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    accusations: int = 0
    false: int = 0
    errors: list[str] = field(default_factory=list)
    texts: int = 0

    def f1(self, name: str) -> float:
        return self.tallies[name].f1

    @property
    def false_rate(self) -> float:
        return self.false / self.accusations if self.accusations else 0.0


def plain(words: str) -> str:
    """Words for comparison: lower case, straight quotes, no leading article."""
    return _ARTICLE.sub("", words.replace("’", "'").replace("\u00a0", " ").strip()).lower()


def files_of(places: Iterable[Path]) -> list[Path]:
    return [f for p in places for f in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]


def load_gold(file: Path) -> Json:
    gold = tomllib.loads(file.read_text("utf-8"))
    gold["text"] = gold["text"].removeprefix("\n")
    return gold


class Texts:
    """One text: its gold and its reading, and which party is which."""

    def __init__(self, name: str, gold: Json, reading: Json) -> None:
        self.name, self.gold, self.reading = name, gold, reading
        self.text: str = gold["text"]
        self.gold_names = {p["id"]: {plain(n) for n in p["names"]} for p in gold.get("parties", [])}
        self.same: dict[str, set[str]] = {p["id"]: self._golds(p) for p in reading["parties"]}

    def _golds(self, party: Json) -> set[str]:
        forms = {plain(n) for n in party["names"]} | {
            plain(m["text"]) for m in party["mentions"] if m["by"] != "pronoun"}
        exact = {g for g, names in self.gold_names.items() if names & forms}
        if exact:
            return exact
        near = set()
        for g, names in self.gold_names.items():
            if any(a in b or b in a for a in names for b in forms if min(len(a), len(b)) > 4):
                near.add(g)
        return near

    def gold_claims(self, kind: str) -> list[Json]:
        return [c for c in self.gold.get("claims", []) if c["type"] == kind]

    def claims(self, kind: str) -> list[Json]:
        return [c for c in self.reading["claims"] if c["type"] == kind]

    def spans(self, words: str) -> list[tuple[int, int]]:
        return [(m.start(), m.end()) for m in re.finditer(re.escape(words), self.text)]

    def parties(self, claim: Json, role: str) -> list[set[str]]:
        return [self.same[b["party"]] for b in claim["parties"] if b["role"] == role]

    def overlap(self, gold: Json, claim: Json) -> bool:
        spans = self.spans(gold["words"])
        return any(s < e["end"] and t > e["start"] for s, t in spans for e in claim["evidence"])

    def meets(self, gold: Json, claim: Json) -> bool:
        key = SORT_KEY.get(gold["type"])
        if key and gold[key] != claim[key]:
            return False
        if not self.overlap(gold, claim):
            return False
        if gold["type"] == "designation" and (gold["modality"] in HAPPENED) != (claim["modality"] in HAPPENED):
            return False
        for role in MAIN_ROLES[gold["type"]]:
            wanted = set(gold.get(role, []))
            if role == "organization" or gold["type"] == "event":
                continue
            if wanted and not any(wanted & one for one in self.parties(claim, role)):
                return False
        if gold["type"] == "event":
            wanted = {p for role in ("agent", "patient", "place") for p in gold.get(role, [])}
            given = {p for role in ("agent", "patient", "place") for one in self.parties(claim, role) for p in one}
            return not wanted or bool(wanted & given)
        return True

    def exact(self, gold: Json, claim: Json) -> list[str]:
        """What is not the gold's: names of roles, `modality`, `date`."""
        wrong = [] if gold["modality"] == claim["modality"] else ["modality"]
        if gold["type"] == "designation" and {gold["modality"], claim["modality"]} <= HAPPENED:
            wrong = []
        for role in MAIN_ROLES[gold["type"]]:
            wanted, given = set(gold.get(role, [])), self.parties(claim, role)
            missing = [g for g in wanted if not any(g in one for one in given)]
            extra = [one for one in given if not one & wanted]
            if missing or extra:
                wrong.append(role)
        if gold["type"] == "designation" and not self._same_day(gold, claim):
            wrong.append("date")
        return wrong

    def _same_day(self, gold: Json, claim: Json) -> bool:
        if "when" not in gold:
            return True  # a date that the gold leaves open may be given
        wanted = [(t["earliest"], t["latest"]) for t in self.gold["times"] if t["words"] == gold["when"]]
        when = claim["when"]
        return when is not None and (when["earliest"], when["latest"]) in wanted


def pair_claims(texts: Texts, kind: str) -> list[tuple[Json, Json]]:
    """Gold and read claims that meet, each used once, the most exact pairs first."""
    candidates = []
    for i, gold in enumerate(texts.gold_claims(kind)):
        for j, claim in enumerate(texts.claims(kind)):
            if texts.meets(gold, claim):
                candidates.append((len(texts.exact(gold, claim)), i, j, gold, claim))
    pairs, used_gold, used_read = [], set(), set()
    for _, i, j, gold, claim in sorted(candidates, key=lambda c: c[:3]):
        if i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            pairs.append((gold, claim))
    return pairs


def score_text(texts: Texts, score: Score) -> None:
    score.texts += 1
    for kind in MAIN_ROLES:
        if kind == "quotation":
            _score_quotations(texts, score)
        else:
            _score_claims(texts, kind, score)
    _score_times(texts, score)
    _score_parties(texts, score)
    _score_denials(texts, score)
    _score_accusations(texts, score)


def _add(score: Score, name: str, right: int, given: int, wanted: int) -> None:
    tally = score.tallies[name]
    tally.right += right
    tally.right_gold += right
    tally.given += given
    tally.wanted += wanted


def _short(texts: Texts, claim: Json) -> str:
    names = {p["id"]: p["name"] for p in texts.reading["parties"]}
    roles: dict[str, list[str]] = defaultdict(list)
    for bound in claim["parties"]:
        roles[bound["role"]].append(names[bound["party"]])
    what = claim.get("action") or claim.get("predicate") or claim.get("kind") or claim.get("title") or ""
    when = claim["when"]["text"] if claim.get("when") else ""
    return f"{what} {claim['modality']} {dict(roles)} {when!r} {claim['rule']} «{claim['evidence'][0]['text'][:110]}»"


def _short_gold(claim: Json) -> str:
    skip = {"id", "type", "said_by", "words"}
    return " ".join(f"{k}={v}" for k, v in claim.items() if k not in skip) + f" «{claim['words'][:110]}»"


def _score_claims(texts: Texts, kind: str, score: Score) -> None:
    gold, read = texts.gold_claims(kind), texts.claims(kind)
    pairs = pair_claims(texts, kind)
    _add(score, kind, len(pairs), len(read), len(gold))
    good = 0
    for one, other in pairs:
        wrong = texts.exact(one, other)
        good += not wrong
        for role in (*MAIN_ROLES[kind], "modality", "date"):
            _add(score, f"{kind} · {role}", role not in wrong, 1, 1)
        if wrong:
            score.errors.append(f"{kind} WRONG {wrong} {texts.name}: {_short(texts, other)}\n      gold {_short_gold(one)}")
    _add(score, f"{kind} exact", good, len(read), len(gold))
    got = [id(c) for _, c in pairs]
    had = [id(g) for g, _ in pairs]
    score.errors += [f"{kind} SPURIOUS {texts.name}: {_short(texts, c)}" for c in read if id(c) not in got]
    score.errors += [f"{kind} MISSED {texts.name}: {_short_gold(g)}" for g in gold if id(g) not in had]


def _score_quotations(texts: Texts, score: Score) -> None:
    gold, read = texts.gold_claims("quotation"), texts.claims("quotation")
    right, used = 0, set()
    for one in gold:
        spans = texts.spans(one["quote"])
        found = [j for j, c in enumerate(read) if j not in used and any(
            s < c["evidence"][0]["end"] and e > c["evidence"][0]["start"] for s, e in spans)]
        found.sort(key=lambda j: -len(read[j]["text"]))
        if not found:
            score.errors.append(f"quotation MISSED {texts.name}: {_short_gold(one)}")
            continue
        claim = read[found[0]]
        used.add(found[0])
        wanted = set(one.get("speaker", []))
        given = texts.parties(claim, "speaker")
        if (wanted and any(wanted & g for g in given)) or (not wanted and not given):
            right += 1
        else:
            score.errors.append(f"quotation WRONG {texts.name}: {_short(texts, claim)}\n      gold {_short_gold(one)}")
    score.errors += [f"quotation SPURIOUS {texts.name}: {_short(texts, c)}" for j, c in enumerate(read) if j not in used]
    _add(score, "quotation with speaker", right, len(read), len(gold))


def _score_times(texts: Texts, score: Score) -> None:
    read = {(t["start"], t["end"]): t for t in texts.reading["times"]}
    right, used = 0, set()
    for one in texts.gold.get("times", []):
        spans = texts.spans(one["words"])
        span = spans[min(one.get("nth", 1), len(spans)) - 1]
        found = [k for k in read if k not in used and k[0] < span[1] and k[1] > span[0]]
        found.sort(key=lambda k: abs(k[0] - span[0]) + abs(k[1] - span[1]))
        if found:
            used.add(found[0])
            time = read[found[0]]
            interval = (time["earliest"] or "", time["latest"] or "")
            if time["kind"] == one["kind"] and interval == (one["earliest"], one["latest"]):
                right += 1
                continue
            score.errors.append(f"times WRONG {texts.name}: {time} gold {one}")
        else:
            score.errors.append(f"times MISSED {texts.name}: {one} …{texts.text[max(0, span[0] - 40) : span[1] + 20]!r}")
    score.errors += [f"times SPURIOUS {texts.name}: {read[k]['text']!r} …{texts.text[max(0, k[0] - 30) : k[1] + 20]!r}" for k in read if k not in used]
    _add(score, "times", right, len(read), len(texts.gold.get("times", [])))


def _score_parties(texts: Texts, score: Score) -> None:
    bodies = {"organization", "company", "public_body", "group"}
    for name, kinds in (("people", {"person"}), ("organizations", bodies), ("countries", {"country"})):
        wanted = [p for p in texts.gold.get("parties", []) if p["kind"] in kinds]
        given = [p for p in texts.reading["parties"] if p["kind"] in kinds]
        right_gold = 0
        for p in wanted:
            if any(p["id"] in texts.same[g["id"]] for g in given):
                right_gold += 1
            else:
                other = [(g["name"], g["kind"]) for g in texts.reading["parties"] if p["id"] in texts.same[g["id"]]]
                score.errors.append(f"{name} MISSED {texts.name}: {p['name']} ({p['kind']}) read as {other}")
        ids = {p["id"] for p in wanted}
        wrong = [g for g in given if not texts.same[g["id"]] & ids]
        score.errors += [f"{name} SPURIOUS {texts.name}: {g['names']} ({g['kind']})" for g in wrong]
        tally = score.tallies[name]
        tally.right += len(given) - len(wrong)
        tally.given += len(given)
        tally.right_gold += right_gold
        tally.wanted += len(wanted)


def _score_denials(texts: Texts, score: Score) -> None:
    golds = {c["id"]: c for c in texts.gold.get("claims", [])}
    reads = {c["id"]: c for c in texts.reading["claims"]}
    pairs = {id(g): c for g, c in pair_claims(texts, "denial")}
    right = 0
    wanted = [g for g in texts.gold_claims("denial") if "about" in g]
    for gold in wanted:
        claim = pairs.get(id(gold))
        about = reads.get(claim["about"]) if claim and claim["about"] else None
        target = golds[gold["about"]]
        if about is not None and about["type"] == target["type"] and (texts.overlap(target, about) or texts.meets(target, about)):
            right += 1
        else:
            score.errors.append(f"linked MISSED {texts.name}: {_short_gold(gold)} gave {about and _short(texts, about)}")
    _add(score, "denials linked", right, sum(1 for c in texts.claims("denial") if c["about"]), len(wanted))


def _score_accusations(texts: Texts, score: Score) -> None:
    for claim in texts.claims("allegation"):
        score.accusations += 1
        over = [g for g in texts.gold.get("claims", []) if texts.overlap(g, claim)]
        named = {p for g in over for role in ("accused", "target", "subject") for p in g.get(role, [])
                 if g["type"] == "allegation" or g["modality"] == "alleged" or g["type"] == "designation"}
        if any(not one & named for one in texts.parties(claim, "accused")):
            score.false += 1
            score.errors.append(f"FALSE accusation {texts.name}: {_short(texts, claim)}")
    happened = [g for g in texts.gold_claims("designation") if g["modality"] in HAPPENED]
    targets = {p for g in happened for p in g.get("target", [])}
    for claim in texts.claims("designation"):
        score.accusations += 1
        if claim["modality"] in HAPPENED and (not happened or any(
            not one & targets for one in texts.parties(claim, "target"))):
            score.false += 1
            score.errors.append(f"FALSE designation {texts.name}: {_short(texts, claim)}")


def score_files(files: Iterable[Path], *, language: str | None = None) -> Score:
    """The score of the built-in reader over gold files."""
    from ostrakon.flow.read_reports import read_text
    from ostrakon.reading import reading_to_json

    score = Score()
    for file in files:
        gold = load_gold(file)
        if language and gold["language"] != language:
            continue
        reading = reading_to_json(read_text(gold["text"], published=gold["published"] or None))
        score_text(Texts(file.stem, gold, reading), score)
    return score


def table(score: Score) -> str:
    rows = [f"{'':28} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}"]
    for name, tally in sorted(score.tallies.items()):
        if " · " in name:
            rows.append(f"  {name:26} {tally.recall:6.2f} {'':6} {'':6} {tally.wanted:5}")
        else:
            rows.append(f"{name:28} {tally.precision:6.2f} {tally.recall:6.2f} {tally.f1:6.2f} {tally.wanted:5}")
    rows.append(f"false accusations {score.false} of {score.accusations} = {score.false_rate:.3f}; {score.texts} texts")
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    kind = ""
    if "--errors" in arguments:
        at = arguments.index("--errors")
        kind = arguments[at + 1]
        arguments = arguments[:at] + arguments[at + 2 :]
    places = [Path(a) for a in arguments] or [Path(__file__).parent / "write"]
    files = files_of(places)
    for language in ("en", "fr"):
        score = score_files(files, language=language)
        if score.texts:
            print(f"== {language}")
            print(table(score))
            for line in score.errors:
                if kind and re.match(kind, line):
                    print(" ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
