"""Counted acts whose targets the text introduces later: "four companies and one individual", then each by name.

Subjects that sentences introduce with what they are fill a count, or those of the sentences right after the act
where they are exactly as many as are missing; any other new name may be anybody's.
"""

from collections.abc import Sequence

from ostrakon.model import MentionBy, Modality, PartyKind
from ostrakon.reading.designations.enumerations import Members
from ostrakon.reading.designations.french_introductions import Introductions
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
_SOLE = ("only", "alone")
_SUBJECTS = ("nsubj", "nsubjpass")
_BODIES = frozenset((PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL))


class CountFiller:
    """Fills counted acts of one page."""

    def __init__(self, page: Page, references: References, members: Members) -> None:
        self.page, self.references, self.members = page, references, members
        rows = load_rules(f"designations_{page.language}")
        self.telling = frozenset(rows["telling_verbs"])
        self.judging = frozenset(rows["judging_verbs"])
        self.told = frozenset(rows.get("told_verbs", ()))
        self.french = Introductions(references) if page.language == "fr" else None
        self.goes_on = -1  # the sentence that named targets last
        self.nouns: dict[str, str] = load_rules("references")[page.language]["nouns"]

    def missing(self, act: Finding, acts: Sequence[Finding]) -> list[int]:
        """The parties that fill the act's count; none where nothing fits."""
        if act.count is None:
            return []
        room = act.count - len(act.of("target"))
        if room <= 0:
            return []
        kinds = self._kinds(act)
        stretch = self._stretch(act, acts)
        found: list[int] = []
        for tree in stretch:
            known = self._known(acts, tree.number)
            new = [p for p in self._introduced(tree) if p not in known and p not in found]
            found += [p for p in new if not kinds or self.references.kind(p) in kinds]
        if len(found) == room:
            return found
        close = self._close(stretch, acts, kinds)
        if len(close) in (room, act.count):
            return close
        return found if len(found) < room and act.count <= _LISTED else []

    def _known(self, acts: Sequence[Finding], unit: int) -> set[int]:
        """Who has a part in an act told up to a sentence; whom a later one strikes too may be introduced here."""
        told = [a for a in acts if a.unit <= unit]
        return {p for a in told for p in (*a.of("target"), *a.of("issuer"), *a.said_by)}

    def going_on(self, act: Finding, tree: Tree) -> list[int]:
        """`Among those listed are A and B. C, the founder of D, spread ...`: a new subject that is described."""
        if act.count is None or act.count <= len(act.of("target")) or self.goes_on != tree.number - 1:
            return []
        before = self.page.trees[tree.number - 1]
        first = tree.tokens[0]
        described = len(tree.tokens) > 1 and (tree.tokens[1].text == "," or first.item.last - first.item.first > 3)
        if before.unit.paragraph != tree.unit.paragraph or not described or first.dep != "nsubj":
            return []
        verb = tree.parent(first)
        if verb is None or verb.dep != "ROOT" or self._says_else(verb, None) or verb.lemma in self.judging:
            return []
        kinds = self._kinds(act)
        return [p for p in self._new(tree, first, None) if not kinds or self.references.kind(p) in kinds]

    def _close(self, stretch: list[Tree], acts: Sequence[Finding], kinds: frozenset[PartyKind]) -> list[int]:
        """The new subjects of the sentences that follow the act at once."""
        found: list[int] = []
        for tree in stretch:
            new = [p for t in tree.tokens if t.dep in _SUBJECTS for p in self._new(tree, t, None)]
            new += self._new_french(tree, None)
            new += self._opening(tree) if new else []
            known = self._known(acts, tree.number)
            new = [p for p in new if p not in known and p not in found]
            new = [p for p in dict.fromkeys(new) if not kinds or self.references.kind(p) in kinds]
            if not new or any(t.low in _SOLE for t in tree.tokens):
                break
            found += new
        return found

    def _opening(self, tree: Tree) -> list[int]:
        """The new names of a list before the sentence's verb: "X, who ..., and Minister Y may no longer enter"."""
        verb = next((t for t in tree.tokens if t.head == t.index), None)
        zone = tree.tokens[: verb.index] if verb is not None and verb.pos in ("VERB", "AUX") else []
        new = {p for t in zone for p in self.references.named(t) if self._is_new(p, t)}
        return [p for p in self.members.of(tree, zone, subject=True) if p in new]

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
        if people and any(a in ("a", "an") for a in words) and words[-1] not in self.nouns:
            return people | _BODIES  # "nine people and a gold refinery"
        return people | (_BODIES if found - {"person", "public"} else frozenset())

    def _introduced(self, tree: Tree) -> list[int]:
        if self.french is not None:
            return self._new_french(tree, self.telling)
        first = next((t for t in tree.tokens if t.text[0].isalnum()), None)
        if any(t.low in _SOLE for t in tree.tokens):
            return []  # "is named by London only"
        return self._new(tree, first, self.telling) if first is not None else []

    def _new_french(self, tree: Tree, verbs: frozenset[str] | None) -> list[int]:
        """The same of a French sentence, by the order of its words."""
        if self.french is None:
            return []
        verb = self.french.verb(tree)
        if verb is not None and self._says_else(verb, verbs) and not (verbs and self.french.charges(tree)):
            return []
        found = self.french.subjects(tree)
        named = [(p, t) for t in tree.tokens for p in self.references.named(t)]
        return self.members.listable([p for p in found if any(q == p and self._is_new(p, t) for q, t in named)])

    def _new(self, tree: Tree, token: Token, verbs: frozenset[str] | None) -> list[int]:
        """The parties of a subject that are named here for the first time and in full."""
        if not token.item.spans or token.dep not in ("nsubj", "nsubjpass", "ROOT", "dep"):
            return []
        verb = tree.main_verb(token)
        passive = verb is not None and tree.passive(verb) and verb.lemma in self.told
        if verb is not None and not passive and self._says_else(verb, verbs):
            return []
        beside = verb is not None and verb.dep == "advcl" and _stands_beside(tree, verb)
        if verb is not None and verb.dep in ("relcl", "acl", "advcl") and not beside:
            return []
        return self.members.listable([p for p in self.references.named(token) if self._is_new(p, token)])

    def _says_else(self, verb: Token, verbs: frozenset[str] | None) -> bool:
        """Whether a verb tells nothing of what its subject is, or is one of saying where any other will do."""
        return verb.lemma in speech_verbs(self.page.language) if verbs is None else verb.lemma not in verbs

    def _is_new(self, party: int, token: Token) -> bool:
        draft = self.page.parties.parties[party]
        start = self.page.words[token.item.first].start
        opens = min((m[0] for m in draft.mentions if m[2] in _BY_NAME), default=start)
        return (
            opens >= start - _BACK
            and not draft.key.startswith(("body:", "speaker:", "desc:"))
            and (" " in draft.name or draft.kind is not PartyKind.PERSON)
        )


def _stands_beside(tree: Tree, verb: Token) -> bool:
    """`while B and C have helped it`: a clause that goes on with the list."""
    return any(m.low in ("while", "whereas", "as") for m in tree.kids(verb, "mark"))
