"""Offices that a verb gives: "X was appointed governor", "X, a former officer who became head", "as mayor, X"."""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word

_DETERMINERS = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "le", "la", "l'", "les", "un", "une", "son", "sa", "ses",
     "leur", "leurs", "l"]
)  # fmt: skip
_APPOINTING = frozenset(
    ["appointed", "appoints", "appoint", "appointing", "named", "names", "naming", "nominated", "nominates",
     "made", "elected", "elects", "installed"]
)  # fmt: skip
_SUCCEEDING = frozenset(
    ["succeeded", "succeeds", "replaced", "replaces", "succédé", "remplacé", "succède", "remplace"]
)
_ASIDE = 16  # words of an aside or apposition between a holder and the verb


class Predications:
    """Ties the titles of one text to the names that a verb gives them to."""

    def __init__(self, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.words, self.names, self.language = words, names, language
        self.lexicon = lexicon(language)
        self.starts = {span.first: n for n, span in enumerate(names)}
        self.ends = {span.last: n for n, span in enumerate(names)}

    def bind(self, title: Title) -> Binding | None:
        """The title with the holder that a verb before it names; None where none does."""
        before = self._verb_end(title)
        copula = self._copula(before)
        if self.language == "en" and before > 0 and self.words[before].low in _APPOINTING:
            made = self._whom(title, before)
            if made is not None:
                return made
        heir = self._successor(title, before)
        if heir is not None:
            return heir
        if copula:
            first = before - len(copula) + 1
            holder = self.subject(first)
            holder = self._pronoun(first) if holder is None else holder
            if holder is not None:
                if copula in self.lexicon.copulas_former and not title.period:
                    title.period = "former"
                return Binding(title, (holder,), self.names[holder].first, title.last, "copula")
        if self.language == "en":
            return self._opened(title) or self._appointed(title)
        return self._opened(title)

    def _verb_end(self, title: Title) -> int:
        """The last word before the title, articles and "the country's" left out."""
        before = title.start - 1
        if self.language == "en" and before > 1 and self.words[before].low == "'s" and before not in self.ends:
            before -= 2
        if before >= 0 and self.words[before].low in _DETERMINERS:
            before -= 1
        if before > 0 and self.words[before].low in ("also", "now", "still", "currently", "once", "then"):
            before -= self.words[before - 1].low in ("is", "was", "became", "remains")
        return before

    def _copula(self, before: int) -> tuple[str, ...]:
        for size in (4, 3, 2, 1):
            first = before - size + 1
            form = tuple(w.low for w in self.words[max(first, 0) : before + 1])
            if first >= 1 and form in self.lexicon.copulas:
                return form
        return ()

    def subject(self, first: int, *, relative: bool = False) -> int | None:
        """The person who does what the verb at `first` says; `relative`: behind a "who"."""
        end = first
        while end > 1 and (self.words[end - 1].text == "," or self.words[end - 1].low in self.lexicon.helpers):
            end -= 1
            if self.words[end].opens:
                return None
        if self.words[first].low == "being" and self.words[first - 1].low == "for":
            return self._only_person(first)
        holder = self._person_until(end)
        skipped = [w.low for w in self.words[end:first]]
        if (
            holder is not None and skipped == [","] and not relative
        ):  # "X, no friend of Y, chairs": not the name beside the comma
            outer = self._before_aside(self.names[holder].first)
            return holder if outer is None else outer
        if holder is not None or self.language != "en":
            return holder
        if (
            relative
            or skipped[:1] == [","]
            or "who" in skipped
            or self.words[first].low in ("was", "is", "became")
        ):
            return self._before_aside(end)
        return None

    def sentence_subject(self, before: int) -> int | None:
        """The person that a sentence opens with, owners and nationalities before the name left out."""
        start = before
        while start > 0 and not self.words[start].opens:
            start -= 1
        for number, name in enumerate(self.names):
            if not start <= name.first < before or name.form == "adjective":
                continue
            if name.kind is PartyKind.PERSON and self.words[name.last].low not in ("'s", "'"):
                return number
            if self.words[name.last].low not in ("'s", "'"):
                return None
        return None

    def _successor(self, title: Title, before: int) -> Binding | None:
        """`X succeeded Y as governor`, `X a succédé à Y comme gouverneur`: the office is told of X."""
        step = before - 2 if self.words[before].low == "que" else before
        if self.words[before].low not in ("as", "comme", "que") or step < 2:
            return None
        other = self._person_until(step)
        verb = self.names[other].first - 1 if other is not None else 0
        verb -= self.words[verb].low == "à"
        if verb < 1 or self.words[verb].low not in _SUCCEEDING:
            return None
        first = verb - (self.words[verb - 1].low in ("a", "has", "had", "avait"))
        holder = self.subject(first)
        return (
            Binding(title, (holder,), self.names[holder].first, title.last, "copula")
            if holder is not None and holder != other
            else None
        )

    def _pronoun(self, first: int) -> int | None:
        """`Before that he served as minister`: the one person of the sentence before, this one naming none."""
        end = first
        while end > 1 and self.words[end - 1].low in self.lexicon.helpers:
            end -= 1
        if self.words[end - 1].low not in ("he", "she", "il", "elle"):
            return None
        own = self._start(end)
        before = self._start(own - 1) if own else own
        if self.words[before].paragraph != self.words[first].paragraph:
            return None
        people = [
            n
            for n, name in enumerate(self.names)
            if before <= name.first < first and name.kind is PartyKind.PERSON
        ]
        last = {self.words[self.names[n].last - 1].low for n in people}
        alone = len(last) == 1 and self.names[people[0]].first < own
        return people[0] if alone and self.names[people[-1]].first < own else None

    def _start(self, index: int) -> int:
        """Where the sentence of a word begins."""
        while index > 0 and not self.words[index].opens:
            index -= 1
        return index

    def _only_person(self, before: int) -> int | None:
        """`designated X ... for being a leader of`: the one person named in the sentence before."""
        start = before
        while start > 0 and not self.words[start].opens:
            start -= 1
        found = [
            n
            for n, name in enumerate(self.names)
            if start <= name.first < before and name.kind is PartyKind.PERSON
        ]
        return found[0] if len(found) == 1 else None

    def _person_until(self, end: int) -> int | None:
        holder = self.ends.get(end)
        return holder if holder is not None and self.names[holder].kind is PartyKind.PERSON else None

    def _before_aside(self, end: int) -> int | None:
        """`X, then head of Y, was named`, `X, a former officer who became`: the name before the aside."""
        for step in range(end - 1, max(end - _ASIDE, 0), -1):
            word = self.words[step]
            if word.low in ("said", "says", "told") or word.text in (";", ":", '"'):
                return None
            if word.text == ",":
                holder = self._person_until(step)
                if holder is not None:
                    return holder
            if word.opens:
                return None
        return None

    def _opened(self, title: Title) -> Binding | None:
        """`As governor of Sevastopol, X ...`, `While president of Y, X ...`."""
        before = self._verb_end(title)
        lead = [w.low for w in self.words[max(0, before - 3) : before + 1]]
        french = lead[-3:] == ["en", "tant", "que"] or lead[-4:] == ["en", "sa", "qualité", "de"]
        opening = before - (3 if lead[-1:] == ["de"] else 2) if french else before
        if opening < 0 or not self.words[opening].opens or not (french or lead[-1] in ("as", "while")):
            return None
        after = title.last
        if after + 3 < len(self.words) and self.words[after].text == "(":
            after += 3  # "director of the Port Bank (PB), X"
        if after + 1 >= len(self.words) or self.words[after].text != ",":
            return None
        holder = self._person_from(after + 1)
        return (
            Binding(title, (holder,), title.start, self.names[holder].last, "opened")
            if holder is not None
            else None
        )

    def _person_from(self, index: int) -> int | None:
        while index < len(self.words) and index not in self.starts and self.words[index].low in self.lexicon.ranks:
            index += 1
        holder = self.starts.get(index)
        return holder if holder is not None and self.names[holder].kind is PartyKind.PERSON else None

    def _appointed(self, title: Title) -> Binding | None:
        """`appointed X governor`, `whom Moscow had made governor`."""
        before = self._verb_end(title)
        holder = self._person_until(before + 1)
        if holder is not None:
            lead = self.names[holder].first - 1
            if lead >= 0 and self.words[lead].low in _APPOINTING:
                return Binding(title, (holder,), self.names[holder].first, title.last, "appointed")
            return None
        return None

    def _whom(self, title: Title, before: int) -> Binding | None:
        """`X, whom Moscow had made governor`."""
        for step in range(before - 1, max(before - 6, 1), -1):
            if self.words[step].low == "whom":
                end = step - 1 if self.words[step - 1].text == "," else step
                holder = self._person_until(end)
                return (
                    Binding(title, (holder,), self.names[holder].first, title.last, "appointed")
                    if holder is not None
                    else None
                )
        return None
