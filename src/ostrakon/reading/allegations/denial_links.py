"""What a denial denies: by kinship of denier and accused, by the act it names, by nearness.

Each accusation is weighed against what the denial says. Kinship of denier and accused weighs most, then the act
that the denial names again ("denies targeting civilians"), then nearness; "it" means the sentence before. Of a
report told over several sentences the first claim is denied. Below a floor nothing is linked.
"""

import re

from ostrakon.model import ClaimType, Modality
from ostrakon.reading.allegations.conduct import classes_of, conduct_words
from ostrakon.reading.allegations.kinfolk import Kinfolk
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules

_WORDS = re.compile(r"[\w-]+")
_RUN = 4  # sentences between two claims of one report
_THESE = frozenset(["these", "those", "such", "ces", "cette", "cet", "tels", "telles"])
_SHORT = 4  # letters of the shortest word that tells anything
_FUNCTION = frozenset(
    ["that", "with", "from", "have", "been", "were", "this", "they", "their", "them", "such", "over", "into",
     "ever", "never", "always", "also", "what", "when", "which", "said", "says", "avoir", "être", "dans",
     "pour", "avec", "leur", "leurs", "tout", "toute", "tous", "même", "plus", "sont", "cette", "jamais"]
)  # fmt: skip
_STEM = 5  # letters that two words share where they name one act
_WIDE = frozenset(("support", "means", "other_crime"))  # classes of words too wide to tell one act from another
_ENDINGS = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
_ALLEGED = (Modality.ALLEGED, Modality.ASSERTED, Modality.REPORTED)
# weights, set on the denials of the corpus
_KIN, _CLOSE, _POINTED, _WORDED = 3.5, 1.0, 2.5, 0.8
_ECHO, _RETOLD, _TOPIC, _OTHER_TOPIC, _SHARED = 3.0, 2.5, 2.0, -1.5, 0.7
_STEP, _FAR, _LATER = 0.35, 2.1, 1.0  # off for each sentence between, at most, and where the accusation follows
_NEAR, _BASE, _OTHERS = (
    3,
    2.4,
    1.7,
)  # sentences back in which an accusation near by may be meant, and what it weighs
_SELF = 0.4  # for an accusation of nobody but the denier
_AHEAD = 200  # letters behind a denial in which the accusation may yet be told
_ANSWERED = 3  # sentences in which another version answers an accusation
_FLOOR = 1.0  # least weight that links


class DenialLinks(Kinfolk):
    """Finds what is denied among the findings of one page."""

    def __init__(self, page: Page, findings: list[Finding]) -> None:
        super().__init__(page, findings)
        rows = load_rules("allegations")[page.language]
        self.generic = frozenset(rows["deny_objects"]) | frozenset(rows["not_called"])
        self.no = frozenset(word for cue in rows["deny_words"] for word in cue.split())
        self.pointing = frozenset(rows["pointing"])
        self.further = {name: frozenset(row) for name, row in rows["topics"].items()}
        self.worded = {noun: stem for stem, nouns in rows["charged_as"].items() for noun in nouns}

    def denied(self, denial: Finding) -> Finding | None:
        """The claim that the denial answers, None where none is told."""
        told = [
            f
            for f in self.findings
            if f.type is ClaimType.ALLEGATION
            and f.modality in _ALLEGED
            and not set(f.of("accuser")) & set(denial.of("denier"))
            and f.act != denial.act
        ]
        weighed = [(self._weight(denial, f), f) for f in told]
        best = max((w for w, _ in weighed), default=0.0)
        if best < _FLOOR:
            return self._linked(denial) or self._designated(denial)
        top = [f for w, f in weighed if w >= best - 0.01]
        chosen = max(top, key=lambda f: (f.unit, -f.place))
        return self._first_of(denial, chosen, [f for w, f in weighed if w >= _FLOOR])

    def _weight(self, denial: Finding, told: Finding) -> float:
        """How much speaks for the denial answering the accusation."""
        words = self._denied_words(denial)
        distance = denial.unit - told.unit if min(denial.unit, told.unit) >= 0 else 1
        weight = -min(abs(distance) * _STEP, _FAR) - (_LATER if told.place > denial.place else 0)
        if told.place > denial.place and distance < -2:
            return 0.0
        kin = self.kin(denial.of("denier"), told.of("accused"))
        if kin:
            weight += _KIN + (_CLOSE if self.close(denial.of("denier"), told.of("accused")) else 0)
            weight += _SELF if set(told.of("accused")) <= set(denial.of("denier")) else 0
        own = {w for w in words if w not in self.generic and w not in self.no}
        topics = self._topics(own)
        alike = not topics or bool(topics & self._topics_of(told))
        if alike and 0 <= distance <= _NEAR and told.place < denial.place:
            weight += _BASE if kin or self._is_unnamed(denial) else _OTHERS
        weight += self._echo(own, told, inside=told.place > denial.place and distance == 0)
        points = bool(set(words) & self.pointing) or (distance == 0 and set(words) <= self.generic)
        if not topics and points and 0 <= distance <= 1 and told.place < denial.place:
            weight += _POINTED
        if any(self._words(told.evidence).find(self.worded[w]) >= 0 for w in words if w in self.worded):
            weight += _WORDED
        return weight

    def _is_unnamed(self, denial: Finding) -> bool:
        """`his lawyer`: whom nothing ties to anybody yet."""
        keys = [self.page.parties.parties[p].key for p in denial.of("denier")]
        return all(key.startswith(("speaker:", "crowd:")) for key in keys)

    def _echo(self, own: set[str], told: Finding, *, inside: bool) -> float:
        """The words of the denial that the accusation has too: its act, the class of its act, others."""
        act = self._words(told.act) if told.act else ""
        evidence = {w[:_STEM] for w in _WORDS.findall(self._words(told.evidence)) if len(w) >= _SHORT}
        shared = {w[:_STEM] for w in own if len(w) >= _SHORT and w not in _FUNCTION} & evidence
        topics, topics_of = self._topics(own), self._topics_of(told)
        weight = 0.0 if inside else min(len(shared), 3) * _SHARED
        if len(act) >= _STEM and any(w.startswith(act[:_STEM]) for w in own):
            return weight + _ECHO
        if any(w[:_STEM] in shared and self._topics({w}) for w in own):
            return weight + _RETOLD
        if topics and topics_of:
            return weight + (_TOPIC if topics & topics_of else _OTHER_TOPIC)
        return weight

    def _denied_words(self, denial: Finding) -> tuple[str, ...]:
        return denial.denied or tuple(_WORDS.findall(self._words(denial.evidence)))

    def _topics(self, words: set[str]) -> frozenset[str]:
        """The classes of conduct that the words of a denial are of."""
        lexicon = conduct_words(self.page.language)
        nouns = [w for w in words if w in lexicon.nouns]
        stems = [w[: -len(end)] + tail for w in words for end, tail in _ENDINGS if w.endswith(end)]
        verbs = [w for w in (*stems, *words) if w in lexicon.verbs]
        told = frozenset(name for name, row in self.further.items() if words & row)
        return (classes_of(self.page.language, *nouns, *verbs) - _WIDE) | told

    def _topics_of(self, finding: Finding) -> frozenset[str]:
        """The classes of the act of an accusation; of its other words where the act says none."""
        word = self._words(finding.act) if finding.act else ""
        found = classes_of(self.page.language, finding.act_lemma, word) - _WIDE
        return found or self._topics(set(_WORDS.findall(self._words(finding.evidence))))

    def _first_of(self, denial: Finding, chosen: Finding, fit: list[Finding]) -> Finding:
        """The first claim of the report that the chosen one is of; of its sentence where an act is named."""
        specific = bool(self._topics({w for w in self._denied_words(denial) if w not in self.generic | self.no}))
        unit = chosen.unit
        accusers = set(chosen.of("accuser"))
        for finding in sorted(fit, key=lambda f: -f.unit):
            same = bool(accusers & set(finding.of("accuser")))
            if not specific and same and 0 <= unit - finding.unit <= _RUN and finding.place < denial.place:
                unit = finding.unit
        if specific:
            return chosen
        own = [
            f
            for f in fit
            if set(f.of("accused")) & set(denial.of("denier"))
            and f.place < denial.place
            and (not accusers or accusers & set(f.of("accuser")))
        ]
        first = min((f for f in fit if f.unit == unit), key=lambda f: f.place, default=chosen)
        if chosen in own and not set(self._denied_words(denial)) & (self.pointing | _THESE):
            return min((*own, first), key=lambda f: f.place)
        return first

    def answers(self, speakers: list[int], place: int, *, unit: int | None = None) -> bool:
        """Whether somebody has accused the speakers' side up to `place`; with `unit`, close to that sentence."""
        return any(
            f.type is ClaimType.ALLEGATION
            and f.modality in _ALLEGED
            and (f.place < place + _AHEAD if unit is None else 0 <= unit - f.unit <= _ANSWERED)
            and not set(f.of("accuser")) & set(speakers)
            and self.kin(speakers, f.of("accused"))
            for f in self.findings
        )

    def concerns(
        self, speakers: list[int], place: int, *, told: tuple[ClaimType, ...] = (ClaimType.RELATION,)
    ) -> bool:
        """Whether the speakers' side has been accused, listed or (`told`) linked to others before `place`."""
        told = (*told, ClaimType.DESIGNATION)
        return self.answers(speakers, place) or any(
            f.type in told
            and f.place < place
            and (f.type is ClaimType.DESIGNATION or f.modality is Modality.ALLEGED)
            and set(speakers) & {*f.of("target"), *f.of("subject")}
            for f in self.findings
        )

    def _words(self, span: tuple[int, int]) -> str:
        return self.page.plain[span[0] : span[1]].lower()

    def _linked(self, denial: Finding) -> Finding | None:
        """An alleged link of the denier: `denied any ties to the Kremlin`."""
        linked = [
            f
            for f in self.findings
            if f.type is ClaimType.RELATION
            and f.modality is Modality.ALLEGED
            and set(f.of("subject")) & set(denial.of("denier"))
            and f.place <= denial.place
        ]
        return max(linked, key=lambda f: f.place) if linked else None

    def _designated(self, denial: Finding) -> Finding | None:
        """The listing of the denier itself, where no accusation is told."""
        listed = [
            f
            for f in self.findings
            if f.type is ClaimType.DESIGNATION
            and f.modality in _ALLEGED
            and set(f.of("target")) & set(denial.of("denier"))
            and f.place <= denial.place
        ]
        return max(listed, key=lambda f: f.place) if listed else None
