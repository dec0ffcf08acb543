"""Allegations: who accuses whom of what, in verbs and nouns of accusing, in what is told of a party, in reasons.

An accusation is always alleged, never a fact. Where accuser, accused or act cannot be told, the claim is left out
rather than guessed; an accusation without a named accuser keeps an empty one.
"""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.accusing_labels import AccusingLabels
from ostrakon.reading.allegations.accusing_nouns import AccusingNouns
from ostrakon.reading.allegations.accusing_verbs import AccusingVerbs
from ostrakon.reading.allegations.author_reports import AuthorReports
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.french_charges import FrenchCharges
from ostrakon.reading.allegations.issuer_reasons import IssuerReasons
from ostrakon.reading.allegations.listing_entries import ListingEntries
from ostrakon.reading.allegations.releases import Releases
from ostrakon.reading.allegations.sources import Sources
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References

_LISTED = 5  # sentences after a designation in which "them" means its targets
_NEAR = 2  # sentences after a designation in which an accusation without an accuser is its issuer's


class AllegationFinder:
    """Finds the allegations of one page; takes its designations for the reasons they give, and
    its quotations and offices for who speaks and for whom."""

    def __init__(
        self, page: Page, references: References, designations: list[Finding], told: list[Finding]
    ) -> None:
        self.page, self.designations = page, designations
        self.parts = parts = Accusations(page, references, told)
        self.verbs = FrenchCharges(parts) if page.language == "fr" else AccusingVerbs(parts)
        self.nouns = AccusingNouns(parts)
        self.labels = AccusingLabels(parts)
        self.sources = Sources(page, references, parts.sides, designations)
        self.told = ConductTold(parts, self.sources)
        self.reasons = IssuerReasons(parts, designations, self.told)
        self.releases = Releases(parts, designations, self.told, self.sources)

    def find(self) -> list[Finding]:
        """The findings, one an act, accuser and accused."""
        out: list[Finding] = []
        self.parts.sides.listed.acts = [d for d in self.designations if d.modality in HAPPENED and d.of("issuer")]
        issuer = self.sources.issuer
        self.parts.sides.issuer = [] if issuer is None else [issuer]
        french = self.page.language == "fr"
        author = self.sources.author(frozenset(self.parts.rows["welcomes"])) if french and issuer is None else None
        self.parts.sides.author = [] if author is None else [author]
        for tree in self.page.trees:
            found = [f for token in tree.tokens for f in self._of_token(tree, token)]
            self.sources.note(tree, found)
            out += found
        out += self.reasons.find() + ([] if french else self.releases.find())
        if issuer is not None:
            out += ListingEntries(self.parts).find(issuer)
        elif not french:
            out += AuthorReports(self.parts, self.told, self.sources).find()
        for finding in out:
            self._add_accuser(finding)
            if finding.relative:
                self._add_listed(finding)
        out = [f for f in out if f.of("accused") or not f.relative]
        named = {f.act for f in out if f.of("accused")}
        out = [f for f in out if f.of("accused") or f.act not in named]
        out = [f for f in out if not self._shares_object(f, out)]
        out = self._unique([f for f in out if not self._is_means(f, out)])
        self._forget_crowds(out)
        self._settle_kinds(out)
        return out

    def _settle_kinds(self, findings: list[Finding]) -> None:
        """Whoever acts is no place: what only the tagger took for one is a body."""
        for party in {p for f in findings for p in (*f.of("accused"), *f.of("accuser"))}:
            draft = self.page.parties.parties[party]
            if draft.kind is PartyKind.PLACE and not draft.key:
                draft.kind = PartyKind.ORGANIZATION

    def _forget_crowds(self, findings: list[Finding]) -> None:
        """Those without a name that were looked at and neither accuse nor are accused are no parties."""
        used = {p for f in findings for parties in f.roles.values() for p in parties}
        used |= {p for f in findings for p in f.said_by}
        for draft in self.page.parties.parties:
            if draft.key.startswith("crowd:") and draft.number not in used:
                draft.mentions.clear()

    def _of_token(self, tree: Tree, token: Token) -> list[Finding]:
        formed = token.low in self.parts.rows["accusing_forms"] or tree.kids(token, "cop")
        if formed or (token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")):
            found = self.verbs.find(tree, token)
            return found if found or tree.language == "fr" else self.told.find(tree, token)
        by_order = self.verbs.find(tree, token) if tree.language == "fr" else []
        return by_order or self.nouns.find(tree, token) or self.labels.find(tree, token)

    def _add_accuser(self, finding: Finding) -> None:
        """`sanctioned X, accused of Y`: whoever imposes the sanctions is the accuser."""
        verb = finding.rule.rsplit(".", 1)[-1]
        if finding.of("accuser") or (self.page.language == "en" and verb in self.parts.rows["judged"]):
            return
        fits = [
            d
            for d in self.designations
            if d.modality in HAPPENED and d.of("issuer") and set(finding.of("accused")) & set(d.of("target"))
        ]
        near = [d for d in fits if 0 <= finding.unit - d.unit <= _NEAR]
        issuers = {p for d in fits for p in self.parts.sides.listed.issuers(d)}
        if not near and ".noun." in finding.rule:
            return  # "the panel received evidence that Y paid": not the words of whoever lists Y elsewhere
        if near or len(issuers) == 1 or (fits and self.page.language == "en"):
            finding.roles["accuser"] = self.parts.sides.listed.issuers((near or fits)[0])
        elif self.parts.sides.issuer and self._is_listing(finding):
            finding.roles["accuser"] = list(self.parts.sides.issuer)

    def _is_listing(self, finding: Finding) -> bool:
        """Whether the accusation is the reason of a listing that its own sentence tells."""
        return finding.rule.rsplit(".", 1)[-1] in self.parts.rows["listing"]

    def _add_listed(self, finding: Finding) -> None:
        """`X sanctioned A, B and C. It accuses them of`: all that the same authority has listed just before."""
        for designation in sorted(self.designations, key=lambda d: -d.place):
            near = 0 <= finding.unit - designation.unit <= _LISTED and designation.modality in HAPPENED
            same = set(finding.of("accuser")) & set(designation.of("issuer"))
            if near and same and len(designation.of("target")) > 1:
                finding.roles["accused"] = [p for p in designation.of("target") if p not in finding.of("accuser")]
                return

    def _shares_object(self, finding: Finding, others: list[Finding]) -> bool:
        """`threatened, harassed and beat shepherds`: verbs with one object between them tell one act."""
        verb = self._act_token(finding)
        tree = self.page.trees[finding.unit]
        first = tree.parent(verb) if verb is not None and verb.dep == "conj" and verb.pos == "VERB" else None
        while first is not None and first.dep == "conj" and not self._complement(tree, first):
            first = tree.parent(first)
        if first is None or self._complement(tree, first):
            return False
        start = self.page.words[first.item.first].start
        return any(o.act is not None and o.act[0] == start and o is not finding for o in others)

    def _complement(self, tree: Tree, verb: Token) -> bool:
        return bool(tree.kids(verb, "obj", "prep", "ccomp", "xcomp")) or verb.dep not in ("conj", "ROOT", "ccomp")

    def _act_token(self, finding: Finding) -> Token | None:
        if finding.act is None:
            return None
        tokens = self.page.trees[finding.unit].tokens
        return next((t for t in tokens if self.page.words[t.item.first].start == finding.act[0]), None)

    def _is_means(self, finding: Finding, others: list[Finding]) -> bool:
        """`bombed a hospital, killing seven`: the result is part of the act."""
        if ".said." not in finding.rule or finding.act is None:
            return False
        tree, verb = self.page.trees[finding.unit], self._act_token(finding)
        above = tree.parent(verb) if verb is not None and verb.dep == "advcl" else None
        if above is None:
            return False
        start = self.page.words[above.item.first].start
        return any(o.act is not None and o.act[0] == start for o in others)

    def _unique(self, found: list[Finding]) -> list[Finding]:
        """One claim for the same accuser, accused and act."""
        seen: set[tuple[tuple[int, ...], tuple[int, ...], tuple[int, int] | None]] = set()
        out = []
        for finding in sorted(found, key=lambda f: (f.place, -len(f.of("accuser")), f.rule)):
            key = (tuple(finding.of("accuser")), tuple(finding.of("accused")), finding.act)
            act_seen = any(k[2] == finding.act and set(k[1]) & set(finding.of("accused")) for k in seen)
            if key not in seen and not act_seen:
                seen.add(key)
                out.append(finding)
        return out
