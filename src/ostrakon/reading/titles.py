"""Offices: title phrases, their holders and the organizations they belong to, by the order of words alone.

A title is a head noun of titles.toml with the modifiers before it and its complement after it. It belongs to the
name it stands before ("Defence Minister Sadio Camara"), after ("Maslov, the head of Wagner in Mali") or that a
verb ties to it ("was appointed governor").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.name_spans import NameSpan
from ostrakon.reading.rules import load_rules
from ostrakon.reading.words import Word

BODIES = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP, PartyKind.VESSEL)


_STOPS = frozenset(
    "and or who which that said says has have had is was were are will would after before by from since with in on "
    "at of for to et ou qui que est a ont sont par dans sur avec pour de du des la le les".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of titles.toml for one language, in lower case."""

    heads: frozenset[tuple[str, ...]]
    modifiers: frozenset[str]
    after: frozenset[str]
    ranks: frozenset[str]
    leads: frozenset[str]
    not_leads: frozenset[str]
    state: frozenset[str]
    founders: frozenset[str]
    owners: frozenset[str]
    not_offices: frozenset[str]
    former: frozenset[str]
    current: frozenset[str]
    speakers: frozenset[str]
    portfolio: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of the language."""
    rows = load_rules("titles")[language]

    def get(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in rows.get(key, ()))

    heads = {tuple(head.split()) for head in get("heads")}
    plurals = {(*head[:-1], head[-1] + "s") for head in heads if not head[-1].endswith("s")}
    return Lexicon(
        frozenset(heads | plurals), get("modifiers"), get("after_modifiers"), get("ranks"), get("leads"),
        get("not_leads"), get("state"), get("founders"), get("owners"), get("not_offices"), get("former"),
        get("current"), get("speakers"), frozenset(load_rules("portfolios")[language]),
    )  # fmt: skip


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
        return self._noun_phrase(index, title, prep) or last

    def _noun_phrase(self, index: int, title: Title, prep: str) -> int:
        """The end of a noun phrase of names and portfolio words that starts at `index`, else 0."""
        first = index
        while index < len(self.words):
            span = self.at.get(index)
            word = self.words[index]
            if span is not None:
                if self.names[span].kind is PartyKind.PERSON and index > first:
                    return index if index > first else 0
                if self.names[span].kind is PartyKind.PERSON and not self._possessive(self.names[span].last):
                    return 0
                title.inside.append(span)
                index = self.names[span].last
                if self._possessive(index):
                    index += 1
                    continue
                if (
                    self.language == "fr"
                    and index < len(self.words)
                    and index in self.at
                    and self.names[self.at[index]].form == "adjective"
                ):
                    continue
                follows = self.words[index].low if index < len(self.words) else ""
                if follows in self.lexicon.portfolio and follows not in ("of", "for", "and"):
                    continue
                return index
            if word.low in self.lexicon.portfolio and not (
                self.language == "en" and word.low in ("of", "for", "in")
            ):
                index += 1
                if word.low in ("and", "et", ",") and not self._goes_on(index):
                    return index - 1
                continue
            if (
                self.language == "fr"
                and word.low in ("de", "du", "des", "d'", "la", "l'", "les", "le")
                and index > first
            ) and (self._goes_on(index + 1) or self._goes_on(index + 2)):
                index += 1
                continue
            skip = self._adjectives_before_name(index)
            if skip:
                index = skip
                continue
            if (
                word.text == ","
                and self.language == "fr"
                and index > first
                and prep in ("de", "des", "d'")
                and self.words[index + 1].low in ("des", "de", "du")
                and self._goes_on(index + 2)
            ):
                index += 2
                continue
            break
        return index if index > first else 0

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
