"""The grammar of names of bodies: "Ministry of Intelligence and Security", "Cour d'appel de Paris", "Banco de X".

A name has a head noun of body_names.toml, words in capitals before it, and a complement after it. It holds what
a run of capitals would be cut at: "and" between common nouns, "People's", words of offices, French lower case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import is_capital, name_forms
from ostrakon.reading.naming.name_parts import is_place_name
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.tagger import is_common_noun
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_LONGEST = 12  # words before the head of a name; none in the corpus has more
_BODY_KINDS = frozenset({PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION, PartyKind.GROUP})
_KINDS = ("public_body", "organization", "group", "company")


@dataclass(frozen=True, slots=True)
class _Grammar:
    heads: dict[str, PartyKind]
    on: frozenset[str]
    eponymous: frozenset[str]
    owners: frozenset[str]
    stops: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    spanish: dict[str, PartyKind]
    spanish_joins: frozenset[str]


@cache
def _grammar() -> _Grammar:
    rows, spanish = load_rules("body_names")["en"], load_rules("body_names")["es"]
    titles = {head[0] for head in lexicon("en").heads if len(head) == 1} | lexicon("en").ranks
    return _Grammar(
        heads={word: PartyKind(kind) for kind in _KINDS for word in rows[kind]},
        on=frozenset(rows["on"]),
        eponymous=frozenset(rows["eponymous"]),
        owners=frozenset(rows["owners"]),
        stops=frozenset(rows["stops"]),
        offices=frozenset(rows["offices"]),
        titles=frozenset(titles),
        spanish={word: PartyKind(kind) for kind in _KINDS for word in spanish[kind]},
        spanish_joins=frozenset(spanish["joins"]),
    )


def _stem(word: str) -> str:
    """`Movement` of Movement-North."""
    head, _, tail = word.partition("-")
    return head if tail[:1].isupper() else word


class BodyNames:
    """Finds the names of bodies that open at a word of one English text."""

    def __init__(self, words: Sequence[Word], known: Mapping[int, Match], tags: Mapping[int, str]) -> None:
        self.words, self.known, self.tags = words, known, tags
        self.rows = _grammar()
        self.forms = name_forms()

    def at(self, index: int) -> tuple[int, PartyKind] | None:
        """Where the name of a body that opens at `index` ends, and its kind; None where none opens."""
        return self._spanish(index) or self._english(index)

    def _english(self, first: int) -> tuple[int, PartyKind] | None:
        if not self._part(first) or self.words[first].low in self.rows.stops:
            return None
        known = self.known.get(first)
        if known and known.last - first > 1 and known.entry.form not in ("adjective", "name", "place", "seat"):
            return None
        head = self._head(first)
        if not head and known and known.entry.kind in _BODY_KINDS and self._field_follows(known.last):
            head = known.last  # "European Council" in "European Council on Foreign Relations"
        if not head or _stem(self.words[head - 1].text) not in self.rows.heads:
            return None
        last = self._complements(head - 1, head)
        if last - first < 2 or (known and known.last >= last) or (last == head and self._plain(first, head)):
            return None
        return last, self.rows.heads[_stem(self.words[head - 1].text)]

    def _field_follows(self, index: int) -> bool:
        after = index + 1
        lead = index < len(self.words) and self.words[index].low in ("on", "for")
        return lead and self._part(after) and self._ordinary(after) and self._part(after + 1)

    def _plain(self, first: int, head: int) -> bool:
        """Whether the run has nothing that a run of capitals would be cut at: that finder knows more of it."""
        inside = self.words[first:head]
        cut = any(w.low in self.rows.titles for w in inside[:-1])
        known = any(
            first < i < head - 1 or (i == first and i in self.known) for i in range(first, head) if i in self.known
        )
        return not cut and not known and all(is_capital(w.text) for w in inside) and not self._opens_plainly(first)

    def _opens_plainly(self, first: int) -> bool:
        return self.words[first].text in self.forms.not_names

    def _part(self, index: int) -> bool:
        return index < len(self.words) and is_capital(self.words[index].text)

    def _ordinary(self, index: int) -> bool:
        word = self.words[index]
        plain = is_common_noun(word.text, "en") or is_common_noun(word.low.removesuffix("s"), "en")
        known = self.known.get(index)
        return (
            (plain or word.low in lexicon("en").portfolio)
            and word.text not in self.forms.given
            and (known is None or known.entry.form == "weak")
        )

    def _head(self, first: int) -> int:
        """Past the last head noun of the words in capitals that open at `first`, 0 where there is none."""
        head, index = 0, first
        named = self._is_given(first)
        while index < min(len(self.words), first + _LONGEST):
            step = self._before_head(first, index, joined=not head)
            if not step:
                break
            word = _stem(self.words[index].text)
            if word in self.rows.heads and (not named or word in self.rows.eponymous):
                head = index + 1
            index = step
        return head

    def _is_given(self, index: int) -> bool:
        return self.words[index].text in self.forms.given and not self._ordinary_word(index)

    def _ordinary_word(self, index: int) -> bool:
        return self.words[index].low in lexicon("en").portfolio

    def _before_head(self, first: int, index: int, *, joined: bool) -> int:
        """The step past the word at `index` where it may stand in a name before its head, else 0."""
        word = self.words[index]
        if index > first and (word.opens or word.paragraph != self.words[first].paragraph):
            return 0
        if word.low in ("'s", "'"):
            owner = self.words[index - 1].low
            return index + 1 if owner in self.rows.owners and self._part(index + 1) else 0
        if word.low in ("and", "&"):
            return index + 1 if joined and self._pairs(first, index) else 0
        if not self._part(index) or (index > first and word.low in self.rows.stops):
            return 0
        if (
            index > first
            and self._is_given(index)
            and index + 1 not in self.known
            and not self._is_head(index + 1)
        ):
            return 0
        if word.low in self.rows.titles and not self._office_of_body(index):
            return 0
        known = self.known.get(index)
        seat = known is not None and known.entry.form == "seat" and index == first and self._part(known.last)
        if known is None or seat or known.entry.form in ("adjective", "place", "weak"):
            return known.last if known and seat else index + 1
        country = known.entry.kind is PartyKind.COUNTRY and known.entry.form == "name"
        short = known.last == index + 1 and word.text.replace(".", "").isupper()
        return known.last if country or short else 0

    def _is_head(self, index: int) -> bool:
        return index < len(self.words) and _stem(self.words[index].text) in self.rows.heads

    def _office_of_body(self, index: int) -> bool:
        """`General Directorate`, `Prosecutor General's Office`: a word of an office inside a body's name."""
        if self.words[index].low not in self.rows.offices:
            return False
        for step in range(index + 1, min(index + 5, len(self.words))):
            if self._is_head(step) or self.words[step].text in self.forms.suffixes:
                return True
            if not self._part(step) and self.words[step].low not in ("'s", "'", "and"):
                return False
        return False

    def _pairs(self, first: int, index: int) -> bool:
        """`Securities and Exchange Commission`: common nouns on both sides, and a head soon after."""
        if not self._ordinary(index - 1) or any(self._is_head(i) for i in range(first, index)):
            return False
        if any(self._part(i) and self.words[i].text in self.forms.suffixes for i in range(first, index)):
            return False
        for step in range(index + 1, min(index + 4, len(self.words))):
            if not self._part(step):
                return False
            if step > index + 1 and self._is_head(step):
                return True
            if not self._ordinary(step):
                return False
        return False

    def _complements(self, head: int, last: int) -> int:
        """The end of the complements after the head."""
        allowed = {"of", "for", "against"} | (
            {"on", "in", "to"} if self.words[head].text in self.rows.on else set()
        )
        if self.words[head].text in ("Delegation", "Service", "Services", "Group"):
            allowed.discard("in")
        while last + 1 < len(self.words) and self.words[last].low in allowed:
            start = last + 1
            while start < len(self.words) and self.words[start].low == "the":
                start += 1
            if not self._may_complete(start, self.words[head].text):
                break
            end = self._complement(start)
            if end <= start:
                break
            last = end
            if self.words[last - 1].text == "Companies":
                break  # "Group of Companies of its owner"
            allowed = {"of", "for", "against", "in", "and"} - {"and"}
            if self.words[head].text not in self.rows.on:
                allowed.discard("in")
        return last

    def _may_complete(self, index: int, head: str) -> bool:
        if not self._part(index) or self.words[index].opens or self.words[index].low in self.rows.stops:
            return False
        if head in self.rows.eponymous:
            return True
        if self._is_given(index) or (self.tags.get(index) == "PERSON" and not self._ordinary(index)):
            return index in self.known
        return self.words[index].low not in ("mr", "mr.", "president", "general", "gen.", "minister")

    def _complement(self, index: int) -> int:
        first = index
        while index < len(self.words) and self.words[index].paragraph == self.words[first].paragraph:
            known = self.known.get(index)
            if known and known.last - index > 1 and (index == first or known.entry.form != "adjective"):
                index = known.last
                continue
            stops = self.rows.stops - {"sanctions"}
            if self._part(index) and not self.words[index].opens and self.words[index].low not in stops:
                office = (
                    self.words[index].low in self.rows.titles and self.words[index].low not in self.rows.offices
                )
                if index > first and (office or self._is_given(index)):
                    break
                index += 1
                continue
            step = self._goes_on(first, index)
            if not step:
                break
            index = step
        return index

    def _goes_on(self, first: int, index: int) -> int:
        """Past a comma, "and" or possessive inside a complement, else 0."""
        low = self.words[index].low
        after = index + 1
        if index == first or not self._part(after) or self.words[after].opens:
            return 0
        if low in ("and", "&"):
            if first in self.known and self.words[first - 1].low == "the" and self._is_head(after + 1):
                return after + 1  # "of the Xinjiang Production and Construction Corps"
            if self.words[index - 1].text in self.forms.suffixes:
                return 0
            two = self._ordinary(index - 1) and self._ordinary(after) and not self._another_body(after)
            return after + 1 if two else 0
        if low == ",":
            field = {self.words[index - 1].low, self.words[after].low} <= lexicon("en").portfolio
            return after + 1 if field and self._ordinary(after) else 0
        if low in ("'s", "'"):
            return after if self.words[index - 1].low in self.rows.owners else 0
        return 0

    def _another_body(self, index: int) -> bool:
        """`Ministry of Defence and Ministry of Interior`: what follows "and" has a head of its own."""
        for step in range(index, min(index + 4, len(self.words))):
            if not self._part(step):
                return False
            if self._is_head(step) and self.words[step].text not in ("Forces", "Services", "Service", "Mission"):
                following = self.words[step + 1].low if step + 1 < len(self.words) else ""
                return following in ("of", "for") or step > index
        return False

    def _spanish(self, first: int) -> tuple[int, PartyKind] | None:
        """`Banco Nacional de Cuba`, `Partido Socialista Unido de Venezuela`."""
        kind = self.rows.spanish.get(self.words[first].text)
        if kind is None or first in self.known or is_place_name([w.text for w in self.words[first : first + 2]]):
            return None
        last = first + 1
        while last < len(self.words) and not self.words[last].opens:
            if self._part(last):
                last += 1
                continue
            step = last
            while step < len(self.words) and self.words[step].low in self.rows.spanish_joins:
                step += 1
            if step == last or not self._part(step):
                break
            last = step + 1
        return (last, kind) if last - first > 1 else None
