"""Denials within quotation marks: "These are lies", "the accusations are baseless"."""

from typing import Any

from ostrakon.model import ClaimType
from ostrakon.reading.allegations.denial_links import DenialLinks
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules


class QuotedDenials:
    """Finds the denials that quotations of one page say."""

    def __init__(self, page: Page, links: DenialLinks, findings: list[Finding]) -> None:
        self.page, self.links, self.findings = page, links, findings
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
            if says_no and not near and (about or self.links.answers(finding.of("speaker"), start)):
                denial = Finding(
                    ClaimType.DENIAL,
                    f"{self.page.language}.denial.quotation",
                    (start, end),
                    finding.unit,
                    roles={"denier": list(finding.of("speaker"))},
                )
                denial.place, denial.act = start, (start, end)
                out.append(denial)
        return out

    def _of_measures(self, quotation: Finding) -> bool:
        """`called the sanctions "baseless"`: rejects a measure, not an accusation."""
        if quotation.unit < 0:
            return False
        words = {t.low for t in self.page.trees[quotation.unit].tokens}
        told = set(self.rows["deny_objects"]) - set(self.rows["not_called"])
        return bool(words & {*self.rows["not_deny_objects"], "decision", "move", "step"}) and not words & told
