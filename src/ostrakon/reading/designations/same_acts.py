"""Whether two findings tell one legal act.

Two findings are one act where action and modality agree, their issuers meet (or one names none), their days
can be the same, and nothing ("already", "previously", an own date) sets one apart.
"""

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references.authorities import are_kin

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_SINCE = ("since", "depuis")
_NEWS_DAYS = 31  # an undated lead is of the last days or weeks: what is dated earlier is another act
POINTING = (
    ".nominal_act.designation",
    ".nominal_act.listing",
    ".nominal_act.blacklisting",
)  # "his designation": points at an act that is told elsewhere


class SameAct:
    """Compares findings of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def same(self, one: Finding, two: Finding) -> bool:
        """Whether both tell the same act."""
        if two.retells is one or one.retells is two:
            return True
        if one.total != two.total:
            return False
        if one.action is not two.action or (one.modality in _HAPPENED) != (two.modality in _HAPPENED):
            return False
        if one.modality not in _HAPPENED and one.modality is not two.modality:
            return False
        pointing = any(word in one.rule or word in two.rule for word in POINTING)
        if pointing and not set(one.of("target")) & set(two.of("target")):
            return False
        passing = one if one.aside else two
        if one.aside != two.aside and (one.when is None) != (two.when is None) and passing.of("target"):
            return False
        if (".stands_listed." in one.rule) != (".stands_listed." in two.rule) and (
            one.fresh or two.fresh or not set(one.of("target")) & set(two.of("target"))
        ):
            return False
        ruled = (".turned_down." in one.rule) != (".turned_down." in two.rule)
        if ruled and not set(one.of("target")) & set(two.of("target")):
            return False
        if (".visa." in one.rule) != (".visa." in two.rule) and not set(one.of("target")) & set(two.of("target")):
            return False
        left, right = set(one.of("issuer")), set(two.of("issuer"))
        if left and right and not left & right and not are_kin(self.page, left, right):
            return False
        if left and right and self._of_two_ministries(left, right):
            return False
        if self._apart(one, two):
            return False
        counts = one.count is not None and two.count is not None and one.count != two.count
        if counts and left and right and not left & right and not self._headed(one, two):
            return False  # what a ministry does beside what its country does, each with its own number
        if not left and not right and not set(one.of("target")) & set(two.of("target")):
            return False
        if not self.days_agree(one, two):
            return False
        if two.past != one.past:
            return False
        return self._targets_agree(one, two)

    def _of_two_ministries(self, left: set[int], right: set[int]) -> bool:
        """What one ministry does and what another of the same country does beside it."""
        drafts = self.page.parties.parties
        one, two = (
            {p for p in side if drafts[p].kind is PartyKind.PUBLIC_BODY and drafts[p].key.startswith("body:")}
            for side in (left, right)
        )
        return bool(one and two) and not are_kin(self.page, one, two)

    def _apart(self, one: Finding, two: Finding) -> bool:
        """`A, B and C sanctioned X. A also targeted Y`: what one of several joint issuers did alone."""
        joint, alone = set(one.of("issuer")), set(two.of("issuer"))
        lands = [p for p in joint if self.page.parties.parties[p].kind is PartyKind.COUNTRY]
        if len(lands) < 2 or not alone or not alone < joint:
            return False
        return bool(one.of("target") and two.of("target")) and not set(one.of("target")) & set(two.of("target"))

    def _headed(self, one: Finding, two: Finding) -> bool:
        """A headline and the act of the lead are one, however each counts."""
        return one.unit == 0 and two.unit <= 1 and not self.page.plain[: two.evidence[0]].rstrip().endswith(".")

    def days_agree(self, one: Finding, two: Finding) -> bool:
        """Whether both can be of one day."""
        if one.when is None or two.when is None:
            lead = one if one.when is None else two
            dated = two if lead is one else one
            if (
                lead.when is None
                and dated.when is not None
                and lead.unit <= 1
                and lead.place < dated.place
                and self.page.published is not None
            ):
                latest = self.page.times[dated.when].latest
                return latest is None or (self.page.published - latest).days < _NEWS_DAYS
            return True
        a, b = self.page.times[one.when], self.page.times[two.when]
        if a.text.lower().startswith(_SINCE) != b.text.lower().startswith(_SINCE):
            return False
        if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
            return a.text == b.text
        return a.earliest <= b.latest and b.earliest <= a.latest

    def _targets_agree(self, one: Finding, two: Finding) -> bool:
        """Lists may add up; two acts that each name other countries are two."""

        def kinds(finding: Finding) -> set[int]:
            parties = self.page.parties.parties
            return {p for p in finding.of("target") if parties[p].kind is PartyKind.COUNTRY}

        left, right = kinds(one), kinds(two)
        if left and right and not left & right:
            return False
        if one.modality not in _HAPPENED:
            a, b = set(one.of("target")), set(two.of("target"))
            return not a or not b or bool(a & b)
        if one.action is Action.LIFT and bool(left) != bool(right) and (one.counted or two.counted):
            return False
        return not ((left and not right and two.of("target")) or (right and not left and one.of("target")))
