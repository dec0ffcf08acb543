"""Relations said by the words between two names ("X, a subsidiary of Y"): data rows, no parse needed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ostrakon.model import ClaimType, Modality, PartyKind, Predicate
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.relations.role_fillers import is_ministry
from ostrakon.reading.rules import load_rules

_BODIES = ("company", "organization", "group", "public_body")
_ACTING = (
    PartyKind.PERSON, PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.PUBLIC_BODY,
    PartyKind.VESSEL,
)  # fmt: skip
_REACH = 4  # names between the two at most
_BEHIND = 60  # letters behind the second name in which what must follow it stands
_LEAD = 90  # letters before the first name in which the words that lead it stand
_GAP = 150  # letters between the two at most
_ARTICLES = re.compile(r"\b(?:the|a|an|le|la|les|un|une) |\bl' ?")
_DOUBT = re.compile(r"\b(?:allegedly|reportedly|believed|thought|suspected|said to|présumée?|soupçonnée?)\b")
_FALSE = re.compile(r"\b(?:once|former|formerly|ex|ex-|no longer|never|not|ancien|ancienne|jamais|plus)(?!\w)")
# "X, the son of Y, leads Z": a verb right behind the comma says nothing of the name before it
_VERBS = r"is|was|are|were|has|had|have|led|changed|split|broke|joined|pledged|took|sold|sent|supplied"
_ASIDE = re.compile(rf", (?:\w+s|{_VERBS})\b(?! of\b)")
# an aside between a name and the verb that says the tie; "former" that is said of the second name only
_APPOSED = re.compile(rf", [^,]{{3,80}},(?= (?:{_VERBS}|leads|heads|owns|controls|works|operates|for being)\b)")
_OF_FORMER = re.compile(r" (of|by|to|for) (?:former|late|then)(?: (?!of\b|by\b|in\b|to\b|for\b)[\w'-]+){0,5}$")
# words that say of several parties at once what is said of the last
_SEVERAL = re.compile(
    r"^,? (?:both |all )?(?:are|were|have|ont|sont|étaient|avaient)\b|\b(?:both|toutes deux|tous deux)\b"
    r"|\b(?:basées|basés|établies|établis|détenues|détenus|contrôlées|dirigées|liées|liés|enregistrées|filiales)\b"
)
# ties that are alleged where an accusation or the reason of a listing says them
ACCUSING_TIES = (
    Predicate.SUPPORTS, Predicate.SUPPLIES, Predicate.FACILITATES, Predicate.ACTS_FOR, Predicate.LINKED_TO
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """One row of ties_en.toml or ties_fr.toml."""

    predicate: Predicate
    between: re.Pattern[str]
    left: frozenset[str]
    right: frozenset[str]
    turned: bool
    needs: str
    after: str
    alleged: bool
    lead: str
    adjoining: bool
    unless: str


@cache
def _ties(language: str) -> tuple[Tie, ...]:
    table = load_rules(f"ties_{language}")
    parts: dict[str, str] = table["parts"]
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
            bool(row.get("adjoining")),
            _filled(row.get("unless", ""), parts),
        )
        for row in table["tie"]
    )


@cache
def _ties_between(language: str, left: PartyKind, right: PartyKind) -> tuple[Tie, ...]:
    return tuple(tie for tie in _ties(language) if left in tie.left and right in tie.right)


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

    def __init__(self, page: Page, accusing: Sequence[Finding] = ()) -> None:
        self.page, self.accusing = page, accusing
        self.holders: dict[int, int] = {}

    def find(self) -> list[Finding]:
        """The relations, in order of place."""
        out: list[Finding] = []
        for left, right in self._pairs():
            gap = self._gap(left, right)
            for tie in self._fitting(left, right, gap) if gap is not None else ():
                found = self._tied(tie, left, right, gap or "")
                if found is not None:
                    out.append(found)
                    break
        return out

    def _pairs(self) -> Iterator[tuple[int, int]]:
        names = self.page.names
        for left in range(len(names)):
            for right in range(left + 1, min(left + 1 + _REACH, len(names))):
                nouns = names[left].form != "adjective" and names[right].form != "adjective"
                if nouns and names[right].first >= names[left].last:
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

    def _fitting(self, left: int, right: int, gap: str) -> tuple[Tie, ...]:
        """The ties that two parties of these kinds may have."""
        one, two = (self.page.parties.of_span[span] for span in (self._bearer(left, gap), right))
        kinds = (self.page.parties.parties[party].kind for party in (one, two))
        return () if one == two else _ties_between(self.page.language, *kinds)

    def _bearer(self, left: int, gap: str) -> int:
        """`X, leader of Y and ally of Z`: the tie to Z is X's."""
        return self.holders.get(left, left) if gap.startswith((" and ", " et ")) else left

    def _tied(self, tie: Tie, left: int, right: int, gap: str) -> Finding | None:
        left = self._bearer(left, gap)
        one, two = self.page.parties.of_span[left], self.page.parties.of_span[right]
        aside = _APPOSED.match(gap) if tie.adjoining else None
        gap = gap[aside.end() :] if aside else gap
        if not tie.between.fullmatch(gap) or (tie.needs and not re.search(tie.needs, gap)):
            return None
        if tie.predicate is not Predicate.ALIAS_OF and _FALSE.search(_OF_FORMER.sub("", gap)):
            return None
        if tie.adjoining and not aside and (_ASIDE.match(gap) or self._between(left, right, tie.predicate)):
            return None
        names, words = self.page.names, self.page.words
        if (tie.lead and not self._led(tie.lead, left)) or (tie.unless and self._governed(tie.unless, left)):
            return None
        if tie.after and not re.match(tie.after, self.page.plain[words[names[right].last - 1].end :][:_BEHIND]):
            return None
        head = tie.predicate is Predicate.HEAD_OF
        if self._possessor(right) or (head and self._one_of_many(left, right)):
            return None
        if head and is_ministry(self.page.parties.parties[one if tie.turned else two].names):
            return None
        self.holders[right] = left
        ones = self._joined(left, gap)
        found = Finding(
            ClaimType.RELATION,
            f"{self.page.language}.relation.tie.{tie.predicate}",
            self.page.span_of(names[left].first, names[right].last),
            roles={"subject": [two], "object": ones} if tie.turned else {"subject": ones, "object": [two]},
            predicate=tie.predicate,
        )
        found.place = words[names[left].last].start
        if tie.alleged or _DOUBT.search(gap):
            found.modality = Modality.ALLEGED
        self._set_stance(found)
        return found

    def _joined(self, left: int, gap: str) -> list[int]:
        """The first party, with those joined before it where the words between say that several are meant."""
        of_span, parties, names = self.page.parties.of_span, self.page.parties.parties, self.page.names
        ones = [of_span[left]]
        if not (_SEVERAL.search(gap) or gap in (" in", " à", " en", " au", " aux")):
            return ones
        for number in range(left - 1, -1, -1):
            words = [w.low for w in self.page.words[names[number].last : names[number + 1].first]]
            alike = parties[of_span[number]].kind is parties[of_span[left]].kind
            if words not in (["and"], ["et"], [","], [",", "and"]) or not alike:
                break
            if words != [","] or len(ones) > 1:
                ones.insert(0, of_span[number])
        return list(dict.fromkeys(ones))

    def _set_stance(self, found: Finding) -> None:
        """What an accusation or the reason of a listing says is alleged by whoever says it."""
        if found.predicate not in ACCUSING_TIES:
            return
        for told in self.accusing:
            reason = told.reason if told.type is ClaimType.DESIGNATION else told.evidence
            if reason and reason[0] <= found.place < reason[1]:
                found.modality = Modality.ALLEGED
                found.said_by = list(told.of("accuser") or told.of("issuer"))
                return

    def _between(self, left: int, right: int, predicate: Predicate) -> bool:
        """Whether another party is named between the two, of whom the words would say it."""
        of_span, parties = self.page.parties.of_span, self.page.parties.parties
        ends = {of_span[left], of_span[right]}
        kinds = (*_ACTING, PartyKind.COUNTRY) if predicate in ACCUSING_TIES else _ACTING
        names, words = self.page.names, self.page.words
        return any(
            of_span[n] not in ends
            and parties[of_span[n]].kind in kinds
            and names[n].form != "adjective"
            and not (parties[of_span[n]].kind is PartyKind.COUNTRY and words[names[n].last].low == "'s")
            for n in range(left + 1, right)
        )

    def _led(self, lead: str, left: int) -> bool:
        """Whether the words before the first name are those that the row wants there."""
        start = self.page.words[self.page.names[left].first].start
        before = self.page.plain[max(0, start - _LEAD) : start].lower()
        return re.search(lead, _ARTICLES.sub("", before)) is not None and not _FALSE.search(before)

    def _governed(self, unless: str, left: int) -> bool:
        """Whether the first name stands below a word that makes another the subject."""
        start = self.page.words[self.page.names[left].first].start
        before = self.page.plain[max(0, start - _LEAD) : start].lower()
        return re.search(unless, _ARTICLES.sub("", before)) is not None

    def _one_of_many(self, left: int, right: int) -> bool:
        """`un commandant de X`, `un responsable de X`: not its head."""
        words, names = self.page.words, self.page.names
        raw = self.page.plain[words[names[left].last - 1].end : words[names[right].first].start].lower()
        return (
            re.search(r"\b(?:un|une|des) (?:[\w-]+ )?(?:commandant|responsable|dirigeant|chef|cadre)", raw)
            is not None
        )

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
