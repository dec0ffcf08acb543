"""Offices told by a verb: "X, who heads the electoral council", "X has led Y since 2011"."""

from collections.abc import Sequence

from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.complements import Complements
from ostrakon.reading.offices.predications import Predications
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word

_PRESENT = frozenset(["leads", "heads", "chairs", "runs", "commands", "directs", "helms", "presides", "manages"])
_PAST = frozenset(["led", "headed", "chaired", "commanded", "directed", "helmed", "presided", "run"])
_PERFECT = frozenset(["has", "have", "had", "'s"])
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])


class LeadingVerbs:
    """Finds the people of one text who are said to lead a body; English only."""

    def __init__(self, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.words, self.names = words, names
        self.at = {i: n for n, span in enumerate(names) for i in range(span.first, span.last)}
        self.complements = Complements(words, names, self.at, language)
        self.predications = Predications(words, names, language)
        self.helpers = lexicon(language).helpers - {"was", "been", "is", "were", "are", "being", "to", "would"}

    def find(self) -> list[Binding]:
        """One binding for each verb with a person before it and a body behind it."""
        return [found for index in range(1, len(self.words)) for found in self._at(index)]

    def _at(self, index: int) -> list[Binding]:
        low = self.words[index].low
        if low not in _PRESENT | _PAST or index in self.at:
            return []
        first = index
        while first > 1 and self.words[first - 1].low in self.helpers and not self.words[first].opens:
            first -= 1
        between = {w.low for w in self.words[first:index]}
        perfect = bool(between & _PERFECT)
        if low == "run" and not perfect:
            return []
        holder = self.predications.subject(first, relative="who" in between)
        if holder is None and "and" in between:
            holder = self.predications.sentence_subject(first)
        title = self._title(index) if holder is not None else None
        if title is None or holder is None:
            return []
        title.period = "former" if low in _PAST and (not perfect or "once" in between) else ""
        return [Binding(title, (holder,), self.names[holder].first, title.last, "verb")]

    def _title(self, index: int) -> Title | None:
        step = index + 1 + (self.words[index].low in ("presides", "presided"))
        while step < len(self.words) and self.words[step].low in _ARTICLES:
            vague = self.words[step].low in ("a", "an", "his", "her") and step + 1 not in self.at
            if vague and step + 1 < len(self.words) and self.words[step + 1].text.islower():
                return None  # "leads a group"
            step += 1
        if (
            step + 1 < len(self.words)
            and self.words[step + 1].low in ("'s", "'")
            and self.words[step].text.islower()
        ):
            step += 2  # "the country's"
        title = Title(index, index + 1, index, (self.words[index].low,), start=index, complement=index + 1)
        last = self.complements.noun_phrase(step, title, "of")
        if last <= step or any(self.words[i].opens for i in range(index + 1, last)):
            return None
        title.last = last
        return title
