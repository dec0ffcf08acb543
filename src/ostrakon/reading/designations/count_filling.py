"""Counted acts whose targets the text introduces later: "four companies and one individual", then each by name.

From strict to loose: subjects that sentences introduce with what they are; subjects of any sentence; any new name.
A looser reading counts only where it gives exactly as many as are missing.
"""

from collections.abc import Sequence

from ostrakon.model import MentionBy, Modality, PartyKind
from ostrakon.reading.designations.enumerations import Members
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_BACK = 40  # characters before a name in which its title may stand
_BY_NAME = (MentionBy.NAME, MentionBy.SHORT_NAME)
_LISTED = 20  # targets of which a text may introduce some one by one
_REACH = 14  # sentences after a counted act in which its targets are introduced
_BODIES = frozenset((PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL))


class CountFiller:
    """Fills counted acts of one page."""

    def __init__(self, page: Page, references: References, members: Members) -> None:
        self.page, self.references, self.members = page, references, members
        rows = load_rules(f"designations_{page.language}")
        self.telling = frozenset(rows["telling_verbs"])
        self.told = frozenset(rows.get("told_verbs", ()))
        self.nouns: dict[str, str] = load_rules("references")[page.language]["nouns"]

    def missing(self, act: Finding, acts: Sequence[Finding], *, listed: bool = False) -> list[int]:
        """The parties that fill the act's count; none where nothing fits."""
        if act.count is None:
            return []
        room = act.count - len(act.of("target"))
        if room <= 0:
            return []
        known = {p for a in acts for p in (*a.of("target"), *a.of("issuer"), *a.said_by)}
        kinds = self._kinds(act)
        partial: list[int] = []
        for level in (0, 1, 2):
            found: list[int] = []
            for tree in self._stretch(act, acts):
                new = [p for p in self._introduced(tree, level) if p not in known]
                if level and not new and found:
                    break
                found += [p for p in new if p not in found and (not kinds or self.references.kind(p) in kinds)]
            if found and len(found) == room and (level == 0 or not listed):
                return found
            partial = found if level == 0 and len(found) < room and act.count <= _LISTED else partial
        return partial

    def _stretch(self, act: Finding, acts: Sequence[Finding]) -> list[Tree]:
        """The sentences after the act up to another act that has targets of its own to name."""
        last = act.unit + _REACH
        for other in acts:
            told = other.modality in _HAPPENED and not (other.past or other.relative or other.aside)
            if other.unit > act.unit and told and (other.counted or other.of("target")):
                apart = not are_kin(self.page, other.of("issuer"), act.of("issuer"))
                last = min(last, other.unit - 1) if apart or other.counted else last
        return [t for t in self.page.trees if act.unit < t.number <= last and t.unit.quote is None]

    def _kinds(self, act: Finding) -> frozenset[PartyKind]:
        """The kinds that the counted nouns allow; none named means any."""
        if act.counted is None:
            return frozenset()
        words = self.page.plain[slice(*act.counted)].lower().replace(",", " ").split()
        found = {self.nouns[w] for w in words if w in self.nouns}
        if "anybody" in found or not found:
            return frozenset()
        people = frozenset({PartyKind.PERSON}) if "person" in found else frozenset()
        return people | (_BODIES if found - {"person", "public"} else frozenset())

    def _introduced(self, tree: Tree, level: int) -> list[int]:
        if level == 0:
            first = next((t for t in tree.tokens if t.text[0].isalnum()), None)
            return self._new(tree, first, self.telling) if first is not None else []
        if level == 1:
            subjects = [t for t in tree.tokens if t.dep in ("nsubj", "nsubjpass")]
            return [p for t in subjects for p in self._new(tree, t, None)]
        named = self.members.of(tree, tree.tokens, subject=True)
        new = [p for t in tree.tokens for p in self.references.named(t) if self._is_new(p, t)]
        return [p for p in named if p in new]

    def _new(self, tree: Tree, token: Token, verbs: frozenset[str] | None) -> list[int]:
        """The parties of a subject that are named here for the first time and in full."""
        if not token.item.spans or token.dep not in ("nsubj", "nsubjpass", "ROOT", "dep"):
            return []
        verb = tree.main_verb(token)
        passive = verb is not None and tree.passive(verb) and verb.lemma in self.told
        if (
            verb is not None
            and not passive
            and (verb.lemma in speech_verbs(tree.language) if verbs is None else verb.lemma not in verbs)
        ):
            return []
        if verb is not None and verb.dep in ("relcl", "acl", "advcl"):
            return []
        return self.members.listable([p for p in self.references.named(token) if self._is_new(p, token)])

    def _is_new(self, party: int, token: Token) -> bool:
        draft = self.page.parties.parties[party]
        start = self.page.words[token.item.first].start
        opens = min((m[0] for m in draft.mentions if m[2] in _BY_NAME), default=start)
        return (
            opens >= start - _BACK
            and not draft.key.startswith(("body:", "speaker:", "desc:"))
            and (" " in draft.name or draft.kind is not PartyKind.PERSON)
        )
