"""Relations said by the words between two names ("X, a subsidiary of Y"): data rows, no parse needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ostrakon.model import ClaimType, Modality, PartyKind, Predicate
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules

_BODIES = ("company", "organization", "group", "public_body")
_REACH = 4  # names between the two at most
_LEAD = 90  # letters before the first name in which the words that lead it stand
_GAP = 150  # letters between the two at most
_ARTICLES = re.compile(r"\b(?:the|a|an|le|la|les|un|une) |\bl' ?")
_DOUBT = re.compile(r"\b(?:allegedly|reportedly|believed|thought|suspected|said to|présumée?|soupçonnée?)\b")
_FALSE = re.compile(r"\b(?:former|formerly|ex|ex-|no longer|never|not|ancien|ancienne|jamais|plus)(?!\w)")


@dataclass(frozen=True, slots=True)
class Tie:
    """One row of ties.toml."""

    predicate: Predicate
    between: re.Pattern[str]
    left: frozenset[str]
    right: frozenset[str]
    turned: bool
    needs: str
    after: str
    alleged: bool
    lead: str


@cache
def _ties(language: str) -> tuple[Tie, ...]:
    table = load_rules("ties_fr") if language == "fr" else {}
    rows = table["tie"] if table else load_rules("ties")[language]
    parts: dict[str, str] = table.get("parts", {})
    return tuple(
        Tie(
            Predicate(row["predicate"]),
            re.compile(_filled(row["between"], parts)),
            _kinds(row.get("left")),
            _kinds(row.get("right")),
            bool(row.get("turned")),
            row.get("needs", ""),
            row.get("after", ""),
            bool(row.get("alleged")),
            _filled(row.get("lead", ""), parts),
        )
        for row in rows
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """A pattern with the named parts of its file put in."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


@cache
def _fillers(language: str) -> re.Pattern[str]:
    return re.compile("|".join(load_rules("ties")["gaps"][language]))


def _kinds(names: list[str]) -> frozenset[str]:
    out: set[str] = set()
    for name in names:
        out |= set(_BODIES) if name == "body" else {name}
    return frozenset(out)


class TieFinder:
    """Finds the relations of one page that stand between two names of a sentence."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.ties = _ties(page.language)
        self.holders: dict[int, int] = {}

    def find(self) -> list[Finding]:
        """The relations, in order of place."""
        out: list[Finding] = []
        for left, right in self._pairs():
            gap = self._gap(left, right)
            for tie in self.ties if gap is not None else ():
                found = self._tied(tie, left, right, gap or "")
                if found is not None:
                    out.append(found)
                    break
        return out

    def _pairs(self) -> Iterator[tuple[int, int]]:
        names = self.page.names
        for left in range(len(names)):
            for right in range(left + 1, min(left + 1 + _REACH, len(names))):
                if names[right].first >= names[left].last:
                    yield left, right

    def _gap(self, left: int, right: int) -> str | None:
        """The words between, small and without what only fills; None across sentences or quotations."""
        words, names = self.page.words, self.page.names
        first, last = names[left].last, names[right].first
        if first >= last or any(words[i].opens for i in range(first, last + 1)):
            return None
        start, end = words[first - 1].end, words[last].start
        if end - start > _GAP:
            return None
        gap = self.page.plain[start:end].lower()
        if '"' in gap and not gap.startswith(" ("):
            return None
        gap = _fillers(self.page.language).sub("", gap)
        return re.sub(r"\s+", " ", _ARTICLES.sub("", gap)).rstrip()

    def _tied(self, tie: Tie, left: int, right: int, gap: str) -> Finding | None:
        of_span, parties = self.page.parties.of_span, self.page.parties.parties
        if gap.startswith((" and ", " et ")) and left in self.holders:  # "X, leader of Y and ally of Z"
            left = self.holders[left]
        one, two = of_span[left], of_span[right]
        if one == two or parties[one].kind not in tie.left or parties[two].kind not in tie.right:
            return None
        if not tie.between.fullmatch(gap) or (tie.needs and not re.search(tie.needs, gap)) or _FALSE.search(gap):
            return None
        names, words = self.page.names, self.page.words
        if tie.lead and not self._led(tie.lead, left):
            return None
        if tie.after and not re.match(tie.after, self.page.plain[words[names[right].last - 1].end :][:14]):
            return None
        if self._possessor(right):
            return None
        self.holders[right] = left
        subject, other = (two, one) if tie.turned else (one, two)
        found = Finding(
            ClaimType.RELATION,
            f"{self.page.language}.relation.tie.{tie.predicate}",
            self.page.span_of(names[left].first, names[right].last),
            roles={"subject": [subject], "object": [other]},
            predicate=tie.predicate,
        )
        found.place = words[names[left].last].start
        if tie.alleged or _DOUBT.search(gap):
            found.modality = Modality.ALLEGED
        return found

    def _led(self, lead: str, left: int) -> bool:
        """Whether the words before the first name are those that the row wants there."""
        start = self.page.words[self.page.names[left].first].start
        before = self.page.plain[max(0, start - _LEAD) : start].lower()
        return re.search(lead, _ARTICLES.sub("", before)) is not None and not _FALSE.search(before)

    def _possessor(self, right: int) -> bool:
        """ "a unit of Russia's 224th Flight Unit": what is possessed is meant, not the possessor."""
        words, last = self.page.words, self.page.names[right].last
        return (
            last < len(words) and words[last].low == "'s" and self.page.names[right].kind is not PartyKind.PERSON
        )


def join_links(findings: list[Finding]) -> list[Finding]:
    """One finding a predicate and pair of parties, the first one kept; those about the same pair joined."""
    kept: list[Finding] = []
    seen: dict[tuple[object, int, int], Finding] = {}
    for finding in findings:
        if finding.type is not ClaimType.RELATION:
            kept.append(finding)
            continue
        keys = [(finding.predicate, s, o) for s in finding.of("subject") for o in finding.of("object")]
        if keys and all(key in seen for key in keys):
            continue
        for key in keys:
            seen.setdefault(key, finding)
        kept.append(finding)
    return kept
