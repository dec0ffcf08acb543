"""Whom a spokesman, lawyer or official denies for besides himself."""

import re
from typing import Any

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_PHRASE = 40  # characters beside a name in which the office stands that speaks for another
_AFTER = 24  # characters after a speaker in which "for X" names whom it speaks for


class Spokesmen:
    """Adds those whom a denier speaks for, on one page."""

    def __init__(self, page: Page, references: References, findings: list[Finding]) -> None:
        self.page, self.references, self.findings = page, references, findings
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]

    def add_bodies(self, denial: Finding) -> None:
        """A spokesman, lawyer or official speaks for the body or person that its phrase names."""
        for denier in list(denial.of("denier")):
            draft = self.page.parties.parties[denier]
            for start, end, _ in draft.mentions:
                words = self.page.plain[start:end].lower().split()
                if (words + self._beside(start, end)) and set(words + self._beside(start, end)) & set(
                    self.rows["mouthpieces"]
                ):
                    denial.roles["denier"] += [
                        p for p in self._spoken_for(denier, (start, end)) if p not in denial.of("denier")
                    ]
                    return

    def add_client(self, denial: Finding) -> None:
        """`his lawyers`: they speak for the one person who is accused of what they deny, or was accused last."""
        for denier in list(denial.of("denier")):
            words = self.page.parties.parties[denier].name.lower().split()
            if not {"his", "her"} & set(words[:1]) or not set(words) & set(self.rows["pleaders"]):
                continue
            told = [denial.about] if denial.about is not None else self._told_before(denial.place)
            people = [
                p
                for f in told
                for p in f.of("accused") + f.of("target")
                if self.references.kind(p) is PartyKind.PERSON
            ]
            if len(people) == 1 and people[0] not in denial.of("denier"):
                denial.roles["denier"].append(people[0])

    def _told_before(self, place: int) -> list[Finding]:
        """The accusation or listing told last before a place."""
        kinds = (ClaimType.ALLEGATION, ClaimType.DESIGNATION)
        before = [f for f in self.findings if f.type in kinds and f.place < place]
        return sorted(before, key=lambda f: f.place)[-1:]

    def _beside(self, start: int, end: int) -> list[str]:
        """The words of the phrase that a name stands in, before it and behind its comma."""
        before = self.page.plain[max(0, start - _PHRASE) : start].lower()
        if re.search(r"\b(?:for|of) (?:the |mr\.? |mrs\.? |ms\.? )?$", before):
            return []  # "a lawyer for X": X is spoken for
        after = self.page.plain[end : end + _PHRASE].lower()
        before = re.split(r"[.;:\"]|, (?=who|which)", before)[-1]
        after = after.split(",")[1] if after.startswith(",") else ""
        return re.findall(r"[\w-]+", before + " " + after)

    def _spoken_for(self, denier: int, span: tuple[int, int]) -> list[int]:
        out = [
            p
            for f in self.findings
            if f.type is ClaimType.ROLE and denier in f.of("holder")
            for p in f.of("organization")
        ]
        start, end = span
        for number, name in enumerate(self.page.names):
            place = self.page.words[name.first].start
            party = self.page.parties.of_span[number]
            follows = end <= place < end + _AFTER and self._joined(end, place)
            leads = 0 <= start - self.page.words[name.last - 1].end <= 1
            if party != denier and (start <= place < end or follows or leads):
                out.append(party)
        kinds = (PartyKind.PLACE, PartyKind.VESSEL)
        return list(dict.fromkeys(p for p in out if self.references.kind(p) not in kinds))

    def _joined(self, end: int, place: int) -> bool:
        """`a lawyer for X`, `a spokesman in Pyongyang`, `un conseiller des X`."""
        between = self.page.plain[end:place].lower().split()
        return bool(between) and set(between) <= set(self.rows["joins"])
