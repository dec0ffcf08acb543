"""Denials within quotation marks: "These are lies", "the accusations are baseless"."""

import re
from collections.abc import Callable
from typing import Any

from ostrakon.model import ClaimType
from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.allegations.denial_links import DenialLinks
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules

_OWN_DEED = re.compile(
    r"(?:we|i|our \w+|my client|the (?:army|government|company|group))\b[\w' ]{0,12}?"
    r"\b(?:never|did not|didn't|do not|don't|have not|haven't|has not|hasn't|are not|did nothing|have nothing)\b"
)
_OWN_DEED_FRENCH = re.compile(
    r"(?:nous|je|mon client|ma cliente|mes clients|notre \w+|nos \w+|personne|aucun\w* \w+)\b[\w' ]{0,14}?"
    r"(?:\bn'|\bne ).{0,40}?(?:jamais|aucun|rien|pas|été)"
)
_ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("s", ""))


class QuotedDenials:
    """Finds the denials that quotations of one page say."""

    def __init__(
        self,
        page: Page,
        links: DenialLinks,
        findings: list[Finding],
        add_bodies: Callable[[Finding], None],
    ) -> None:
        self.page, self.links, self.findings, self.add_bodies = page, links, findings, add_bodies
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]

    def find(self, found: list[Finding]) -> list[Finding]:
        """A quotation that calls an accusation false denies it in its speaker's name."""
        out: list[Finding] = []
        for finding in self.findings:
            if finding.type is not ClaimType.QUOTATION or not finding.of("speaker") or finding.scare:
                continue
            start, end = finding.quote or (0, 0)
            words = self.page.plain[start:end].lower()
            about = any(noun in words for noun in ("accusation", "allegation", "charge", "claims", "allégation"))
            says_no = any(cue in words for cue in self.rows["deny_words"] if about or cue not in self.rows["soft"])
            near = any(
                abs(d.place - start) < 200 and set(d.of("denier")) & set(finding.of("speaker")) for d in found
            )
            if not about and self._of_measures(finding):
                continue
            denial = self._made(finding, (start, end))
            answers = about or self.links.answers(denial.of("denier"), start)
            if not near and ((says_no and answers) or self._denies_deed(words, answers=answers)):
                out.append(denial)
        return out

    def _made(self, quotation: Finding, span: tuple[int, int]) -> Finding:
        denial = Finding(
            ClaimType.DENIAL,
            f"{self.page.language}.denial.quotation",
            span,
            quotation.unit,
            roles={"denier": list(quotation.of("speaker"))},
        )
        denial.place, denial.act = span[0], span
        self.add_bodies(denial)
        return denial

    def _denies_deed(self, words: str, *, answers: bool) -> bool:
        """`We have never recruited a child`: the speaker's own side has not done what only an accused denies."""
        if self.page.language == "fr":
            return answers and bool(_OWN_DEED_FRENCH.match(words))
        if self.page.language != "en" or not _OWN_DEED.match(words):
            return False
        lexicon = conduct_words("en")
        told = re.findall(r"[\w-]+", words)
        stems = {w[: -len(end)] + tail for w in told for end, tail in _ENDINGS if w.endswith(end)}
        return (
            bool((stems | set(told)) & (lexicon.strong | set(self.rows["strong_nouns"])))
            or "nothing wrong" in words
        )

    def _of_measures(self, quotation: Finding) -> bool:
        """`called the sanctions "baseless"`: rejects a measure, not an accusation."""
        if quotation.unit < 0:
            return False
        words = {t.low for t in self.page.trees[quotation.unit].tokens}
        told = set(self.rows["deny_objects"]) - set(self.rows["not_called"])
        return bool(words & {*self.rows["not_deny_objects"], "decision", "move", "step"}) and not words & told
