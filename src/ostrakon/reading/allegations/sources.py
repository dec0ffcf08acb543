"""Who tells a stretch of the text: the authority whose release it is, the author of a report, or the last source.

A release is its issuer's word, a body's own report its author's. In other texts what a source was just named for
("according to the panel, the group taxed miners") goes on to be told by it while the paragraph goes on about the
same party ("It also trained children").
"""

from dataclasses import dataclass

from ostrakon.model import Action, ClaimType, Modality, PartyKind
from ostrakon.reading.allegations.sides import Sides
from ostrakon.reading.naming.gazetteer import parent_of
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_NEWS_DAYS = 3  # a release is out within days of its act
_LEAD, _HEADED = 4, 9  # sentences in which a release tells its act, without and with headings
_IMPOSING = (Action.IMPOSE, Action.EXTEND, Action.EXPAND, Action.MAINTAIN)
_SPOKEN = 3  # sentences in which the author of a report speaks for the first time
_OURS = ("we", "our", "us", "nous", "notre", "nos")


@dataclass(frozen=True, slots=True)
class Running:
    """A source that goes on telling, and of whom."""

    accuser: tuple[int, ...]
    accused: frozenset[int]


class Sources:
    """Answers who tells a sentence, for one page; `note` is given what each sentence was found to accuse of."""

    def __init__(self, page: Page, references: References, sides: Sides, designations: list[Finding]) -> None:
        self.page, self.references, self.sides = page, references, sides
        self.designations = designations
        self.issuer = self._release_issuer()
        self._running: tuple[int, Running] | None = None

    def note(self, tree: Tree, findings: list[Finding]) -> None:
        """Remember who accused whom in a sentence."""
        told = [f for f in findings if f.type is ClaimType.ALLEGATION and f.of("accuser") and f.of("accused")]
        sources = {tuple(f.of("accuser")) for f in told}
        if len(sources) == 1 and tree.unit.quote is None:
            accused = frozenset(p for f in told for p in f.of("accused"))
            self._running = (tree.number, Running(sources.pop(), accused))

    def running(self, tree: Tree, verb: Token) -> Running | None:
        """The source of the sentence before, where the paragraph goes on and nobody else tells this clause."""
        if self._running is None or self._running[0] != tree.number - 1 or tree.unit.quote is not None:
            return None
        before = self.page.trees[tree.number - 1]
        end = self.page.words[before.tokens[-1].item.last - 1].end
        start = self.page.words[tree.tokens[0].item.first].start
        if "\n" in self.page.plain[end:start] or any(t.lemma in speech_verbs("en") for t in tree.verbs()):
            return None
        stance = stance_of(tree, verb, self.references)
        return self._running[1] if stance.modality is Modality.ASSERTED and not stance.said_by else None

    def author(self, welcoming: frozenset[str]) -> int | None:
        """The body whose own report the text is: it speaks at once, "today" or as "we", without a dateline."""
        if self.page.dateline:
            return None
        ours = self._speaks_of_itself()
        for tree in self.page.trees[:_SPOKEN]:
            today = any(self.page.words[t.item.first].low in ("today", "aujourd'hui") for t in tree.tokens)
            for verb in tree.verbs():
                if verb.lemma not in speech_verbs(tree.language) | welcoming:
                    continue
                named = [p for t in tree.subjects(verb) for p in self.references.named(t)]
                bodies = [p for p in named if self.references.kind(p) is PartyKind.ORGANIZATION]
                if len(bodies) == 1 and (today or ours):
                    return bodies[0]
        return None

    def _speaks_of_itself(self) -> bool:
        return any(
            token.low in _OURS for tree in self.page.trees if tree.unit.quote is None for token in tree.tokens
        )

    def is_news(self, designation: Finding) -> bool:
        """Whether the act is the release's own: of its day, or undated."""
        if designation.when is None or self.page.published is None:
            return True
        latest = self.page.times[designation.when].latest
        return latest is not None and (self.page.published - latest).days < _NEWS_DAYS

    def _release_issuer(self) -> int | None:
        """The authority whose own release this is: it acts "today", or its text has a release's headings."""
        given = self._gives_reasons()
        if given is not None:
            return given
        words = self.page.plain.lower().replace("à ce jour", "")
        headed = any(cue in words for cue in self.sides.rows["release_cues"])
        for designation in self.designations:
            asserted = designation.modality is Modality.ASSERTED and bool(designation.of("issuer"))
            asserted = asserted and designation.action in _IMPOSING
            near = asserted and designation.unit < (_HEADED if headed else _LEAD) and self.is_news(designation)
            if near and (headed or self._of_today(designation)):
                return self._acting(self.sides.listed.issuers(designation))
        return None

    def _gives_reasons(self) -> int | None:
        """`Le Comité a donné les motifs suivants :` — whatever follows is told by it."""
        for tree in self.page.trees if self.page.language == "fr" else ():
            lows = {t.low for t in tree.tokens}
            if "motifs" in lows and lows & {"suivants", "ci-après"}:
                found = [p for t in tree.tokens if t.dep == "nsubj" for p in self.references.named(t)]
                bodies = [p for p in found if self.references.kind(p) is not PartyKind.PERSON]
                return bodies[0] if bodies else None
        return None

    def _acting(self, issuers: list[int]) -> int:
        """The council rather than the union, the office rather than the department."""
        keys = {self.page.parties.parties[p].key for p in issuers}
        inner = [p for p in issuers if parent_of(self.page.parties.parties[p].key) in keys - {""}]
        return (inner or issuers)[0]

    def _of_today(self, designation: Finding) -> bool:
        """Whether the act is said to be of this very day."""
        days = self.sides.rows["release_days"]
        when = self.page.times[designation.when].text.lower() if designation.when is not None else ""
        tokens = self.page.trees[designation.unit].tokens
        said = {w.low for w in self.page.words[tokens[0].item.first : tokens[-1].item.last]}
        return when in days or bool(said & set(days))
