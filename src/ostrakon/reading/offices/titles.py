"""Offices: title phrases, their holders and the organizations they belong to, by the order of words alone.

A title is a head noun of titles.toml with the modifiers before it and its complement after it. It belongs to the
name it stands before ("Defence Minister Sadio Camara"), after ("Maslov, the head of Wagner in Mali") or that a
verb ties to it ("was appointed governor").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word

BODIES = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP, PartyKind.VESSEL)


_SPEAKS_FOR = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "lawyer",
        "aide",
        "adviser",
        "attorney",
        "porte-parole",
        "avocat",
        "avocate",
        "conseiller",
    ]
)
_STOPS = frozenset(
    [
        "and",
        "or",
        "who",
        "which",
        "that",
        "said",
        "says",
        "has",
        "have",
        "had",
        "is",
        "was",
        "were",
        "are",
        "will",
        "would",
        "after",
        "before",
        "by",
        "from",
        "since",
        "with",
        "in",
        "on",
        "at",
        "of",
        "for",
        "to",
        "et",
        "ou",
        "qui",
        "que",
        "est",
        "a",
        "ont",
        "sont",
        "par",
        "dans",
        "sur",
        "avec",
        "pour",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
    ]
)


# endings that make an English word before an office an adjective of it ("regional", "strategic")
_ADJECTIVES = ("ional", "ial", "ntal", "ical", "tive", "tary", "egic", "inal")


@dataclass(slots=True)
class Title:
    """A title phrase at words `first` to `last`: its head word, the name spans in its modifiers and complement."""

    first: int
    last: int
    head: int
    head_words: tuple[str, ...]
    inside: list[int] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)
    extent: tuple[int, int] = (0, 0)
    how: str = ""
    start: int = 0
    period: str = ""
    complement: int = 0


class TitleFinder:
    """Finds the title phrases of one text and binds them to names."""

    def __init__(self, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.words, self.names, self.language = words, names, language
        self.lexicon = lexicon(language)
        self.at = {i: n for n, span in enumerate(names) for i in range(span.first, span.last)}
        self.apostrophe = "'s" if language == "en" else ""

    def find(self) -> list[Title]:
        """The title phrases in order, none overlapping."""
        found: list[Title] = []
        index = 0
        while index < len(self.words):
            head = self._head_at(index)
            if head and not self._inside_body(index):
                title = self._phrase(index, head, found[-1].last if found else 0)
                found.append(title)
                index = max(title.last, index + 1)
            else:
                index += 1
        return found

    def _inside_body(self, index: int) -> bool:
        return index in self.at

    def _head_at(self, index: int) -> tuple[str, ...]:
        for size in (3, 2, 1):
            form = tuple(w.low for w in self.words[index : index + size])
            if len(form) == size and form in self.lexicon.heads:
                return form
        return ()

    def _phrase(self, index: int, head: tuple[str, ...], floor: int) -> Title:
        last = index + len(head)
        last = self._more_heads(last)
        title = Title(index, last, index, tuple(w.low for w in self.words[index:last]))
        self._extend_left(title, floor)
        if self.language == "fr":
            self._french_after(title)
        title.complement = title.last
        self._extend_right(title)
        title.period = self._period(title)
        return title

    def _more_heads(self, last: int) -> int:
        """`secretary general`, `head coach`, `minister-counsellor`: heads directly in a row are one."""
        while last < len(self.words) and last not in self.at and self._head_at(last):
            size = len(self._head_at(last))
            if self.words[last].low in self.lexicon.ranks:
                break
            last += size
        return last

    def _extend_left(self, title: Title, floor: int) -> None:
        first = title.first
        while first > floor:
            low = self.words[first - 1].low
            if self.words[first].opens:
                break
            span = self.at.get(first - 1)
            if span is not None:
                if self.names[span].kind is PartyKind.PERSON or self.language == "fr":
                    break
                first = self.names[span].first
                title.inside.append(span)
                continue
            if low in (self.apostrophe, "'") and first - 2 >= floor and (first - 2) in self.at:
                first -= 1
                continue
            if (
                low in self.lexicon.modifiers
                or low in self.lexicon.former
                or (self.language == "en" and low in self.lexicon.portfolio and low not in ("of", "and", "for"))
                or (
                    low == "and"
                    and self.words[first - 2].low in self.lexicon.portfolio
                    and self.language == "en"
                    and self.words[first].low in self.lexicon.portfolio
                )
                or low == "-"
                or (self.language == "en" and low.endswith(_ADJECTIVES) and low.isalpha() and low not in _STOPS)
            ):
                if low == "-" and self.words[first - 2].low not in ("ex", "vice", "sous"):
                    break
                first -= 1
                continue
            break
        title.start = first
        title.first = self._own_start(first, title.head)
        if self.words[title.first].low == self.apostrophe:
            title.first += 1

    def _own_start(self, first: int, head: int) -> int:
        """Where the title itself begins: nationality, organization and period words before it are not part."""
        while first < head:
            low = self.words[first].low
            if first in self.at:
                first = self.names[self.at[first]].last
            elif low in self.lexicon.former or low in self.lexicon.current or low in (self.apostrophe, "-"):
                first += 1
            else:
                break
        return first

    def _french_after(self, title: Title) -> None:
        last = title.last
        while last < len(self.words):
            span = self.at.get(last)
            if span is not None and self.names[span].form == "adjective":
                title.inside.append(span)
                last = self.names[span].last
            elif self.words[last].low in self.lexicon.after:
                last += 1
            elif self.words[last].low == "par" and self.words[last + 1].low == "intérim":
                last += 2
            else:
                break
        title.last = last

    def _extend_right(self, title: Title) -> None:
        while True:
            end = self._complement(title.last, title)
            if end <= title.last:
                return
            title.last = end

    def _complement(self, last: int, title: Title) -> int:
        """The end of one complement ("of the Central Bank", "for terrorism and intelligence"), else `last`."""
        if last >= len(self.words) - 1:
            return last
        prep = self.words[last].low
        allowed = (
            ("of", "for", "to", "at", "in", "on")
            if self.language == "en"
            else ("de", "du", "des", "d'", "à", "au", "aux", "chargé", "chargée", "en", "pour", "auprès")
        )
        if prep not in allowed:
            return last
        index = last + 1
        if prep in ("chargé", "chargée", "auprès"):
            index += 1
        while index < len(self.words) and self.words[index].low in (
            "the",
            "its",
            "his",
            "her",
            "their",
            "a",
            "an",
            "la",
            "le",
            "l'",
            "les",
            "sa",
            "son",
            "leur",
            "de",
            "d'",
        ):
            index += 1
        return self._principal(index, title) or self._noun_phrase(index, title, prep) or last

    def _principal(self, index: int, title: Title) -> int:
        """`a lawyer for Curruchiche`: the person that a spokesman, lawyer or aide speaks for."""
        found = self.at.get(index)
        if found is None or self.names[found].kind is not PartyKind.PERSON or self.names[found].first != index:
            return 0
        if title.head_words[-1] not in _SPEAKS_FOR or index != title.last + 1:
            return 0
        last = self.names[found].last
        return 0 if self._possessive(last) else last

    def _noun_phrase(self, index: int, title: Title, prep: str) -> int:
        """The end of a noun phrase of names and portfolio words that starts at `index`, else 0."""
        first = index
        while index < len(self.words):
            span = self.at.get(index)
            if span is not None:
                name = self.names[span]
                if name.kind is PartyKind.PERSON and (index > first or not self._possessive(name.last)):
                    return index if index > first else 0
                title.inside.append(span)
                index, ended = self._past_name(name.last)
                if ended:
                    return index
                continue
            step = self._past_word(index, first, prep)
            if step <= index:
                break
            index = step
        return index if index > first else 0

    def _past_name(self, last: int) -> tuple[int, bool]:
        """Where a phrase goes on after a name in it, and whether it ended with the name."""
        if self._possessive(last):
            return last + 1, False
        if last >= len(self.words):
            return last, True
        if self.language == "fr" and last in self.at and self.names[self.at[last]].form == "adjective":
            return last, False
        low = self.words[last].low
        return last, low not in self.lexicon.portfolio or low in ("of", "for", "and")

    def _past_word(self, index: int, first: int, prep: str) -> int:
        """The step past a plain word that belongs to the phrase; `index` itself where it does not."""
        low = self.words[index].low
        if low in self.lexicon.portfolio and not (self.language == "en" and low in ("of", "for", "in")):
            joins = low in ("and", "et", ",")
            return index if joins and not self._goes_on(index + 1) else index + 1
        goes_on = self._goes_on(index + 1) or self._goes_on(index + 2)
        if self.language == "fr" and index > first and goes_on:
            if low in ("de", "du", "des", "d'", "la", "l'", "les", "le"):
                return index + 1
            if low == "," and prep in ("de", "des", "d'") and self.words[index + 1].low in ("des", "de", "du"):
                return index + 2
        return self._adjectives_before_name(index) or index

    def _adjectives_before_name(self, index: int) -> int:
        """ "of the paramilitary Rapid Support Forces": up to three plain words may stand before a body's name."""
        step = index
        while step < len(self.words) and step - index < 3 and step not in self.at:
            word = self.words[step]
            if not word.text.isalpha() or not word.text.islower() or word.low in _STOPS:
                return 0
            step += 1
        found = self.at.get(step)
        if step == index or found is None or self.names[found].kind not in BODIES:
            return 0
        return step

    def _possessive(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].low in ("'s", "'")

    def _goes_on(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        low = self.words[index].low
        return (low in self.lexicon.portfolio and low not in ("and", "et", ",")) or (
            index in self.at and self.names[self.at[index]].kind in BODIES
        )

    def _period(self, title: Title) -> str:
        before = [w.low for w in self.words[max(0, title.start - 1) : title.complement]]
        if any(word in self.lexicon.former for word in before):
            return "former"
        after = [w.low for w in self.words[title.last : title.last + 3]]
        if after[:3] == ["at", "the", "time"] or (after[:2] == ["à", "l'"] and after[2:3] == ["époque"]):
            return "former"
        if any(word in ("current", "incumbent", "actuel", "actuelle") for word in before):
            return "current"
        return ""
