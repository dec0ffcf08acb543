"""Offices: title phrases, their holders and the organizations they belong to, by the order of words alone.

A title is a head noun of titles.toml with the modifiers before it and its complement after it. It belongs to the
name it stands before ("Defence Minister Sadio Camara"), after ("Maslov, the head of Wagner in Mali") or that a
verb ties to it ("was appointed governor").
"""

from collections.abc import Sequence
from itertools import pairwise

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.complements import STOPS, Complements
from ostrakon.reading.offices.french_complements import FACTIONS
from ostrakon.reading.offices.title_spans import Title
from ostrakon.reading.offices.title_words import first_words, lexicon
from ostrakon.reading.prose.words import Word

# endings that make an English word before an office an adjective of it ("regional", "strategic")
_ADJECTIVES = ("ional", "ial", "ntal", "ical", "tive", "tary", "egic", "inal")


# second halves of compounds that say where an officer sits or who put him there
_PLACED = frozenset(
    ["based", "born", "appointed", "installed", "elected", "backed", "imposed", "led", "trained", "educated"]
)


class TitleFinder:
    """Finds the title phrases of one text and binds them to names."""

    def __init__(self, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.words, self.names, self.language = words, names, language
        self.lexicon, self.first_words = lexicon(language), first_words(language)
        self.at = {i: n for n, span in enumerate(names) for i in range(span.first, span.last)}
        self.apostrophe = "'s" if language == "en" else ""
        self.complements = Complements(words, names, self.at, language)

    def find(self) -> list[Title]:
        """The title phrases in order, none overlapping; offices joined by "and" share what stands behind them."""
        found = self._phrases()
        if self.language == "en":
            for one, other in pairwise(found):
                between = [w.low for w in self.words[one.last : other.start]]
                bare = one.last == one.complement and other.last > other.complement
                one_state = (
                    " ".join(one.head_words) in self.lexicon.state or one.head_words[-1] in self.lexicon.state
                )
                lands = {self.names[n].kind for n in other.inside} <= {PartyKind.COUNTRY}
                if bare and (lands or not one_state) and between in (["and"], [","], [",", "and"], ["and", "the"]):
                    one.inside += [n for n in other.inside if self.names[n].first >= other.complement]
        return found

    def _phrases(self) -> list[Title]:
        found: list[Title] = []
        index = 0
        while index < len(self.words):
            head = self._head_at(index)
            if head and not self._inside_body(index) and not self._is_verb(index):
                title = self._phrase(index, head, found[-1].last if found else 0)
                found.append(title)
                index = max(title.last, index + 1)
            else:
                index += 1
        return found

    def _is_verb(self, index: int) -> bool:
        """`who heads the council`, `chairs a committee`: no office by these words."""
        after = self.words[index + 1].low if index + 1 < len(self.words) else ""
        return self.words[index].low in ("heads", "chairs") and after not in ("of", ",")

    def _inside_body(self, index: int) -> bool:
        return index in self.at

    def _head_at(self, index: int) -> tuple[str, ...]:
        if self.words[index].low not in self.first_words:
            return ()
        for size in (4, 3, 2, 1):
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
        self.complements.extend(title)
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
            if low in _PLACED and first - 3 >= floor and self.words[first - 2].text == "-":
                first -= 3  # "Dubai-based"
                while first > floor and first in self.at and first - 1 in self.at:
                    first -= 1
                continue
            span = self.at.get(first - 1)
            if span is not None:
                if self.names[span].kind is PartyKind.PERSON or self.language == "fr":
                    break
                first = self.names[span].first
                title.inside.append(span)
                continue
            if self._is_bracketed(first - 1, floor):
                first -= 3
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
                or (self.language == "en" and low.endswith(_ADJECTIVES) and low.isalpha() and low not in STOPS)
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

    def _is_bracketed(self, index: int, floor: int) -> bool:
        """`Rapid Support Forces (RSF) leader`: a short name in brackets between the body and the office."""
        if self.words[index].text != ")" or index - 3 < floor or self.words[index - 2].text != "(":
            return False
        return index - 1 in self.at and index - 3 in self.at

    def _own_start(self, first: int, head: int) -> int:
        """Where the title itself begins: nationality, organization and period words before it are not part."""
        while first < head:
            low = self.words[first].low
            if first in self.at:
                first = self.names[self.at[first]].last
            elif self.words[first].text == "(":
                first += 3
            elif (
                low in self.lexicon.former
                or low in self.lexicon.current
                or low in _PLACED
                or low in (self.apostrophe, "-")
            ):
                first += 1
            else:
                break
        return first

    def _french_after(self, title: Title) -> None:
        last = title.last
        while last < len(self.words):
            span = self.at.get(last)
            begun = span is not None and self.names[span].first < last  # "chef de la [diplomatie russe]"
            if span is not None and (self.names[span].form == "adjective" or begun):
                title.inside.append(span)
                last = self.names[span].last
            elif self.words[last].low in self.lexicon.after or self._is_faction(last):
                last += 1
            elif self.words[last].low == "par" and self.words[last + 1].low == "intérim":
                last += 2
            else:
                break
        title.last = last

    def _is_faction(self, index: int) -> bool:
        """`l'eurodéputée insoumise X`: an adjective of camp between an office and its holder."""
        if index + 1 >= len(self.words) or index + 1 not in self.at or not self.words[index].text.islower():
            return False
        person = self.names[self.at[index + 1]].kind is PartyKind.PERSON
        return person and self.words[index].low.endswith(FACTIONS)

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
