"""Who stands beside a quotation: what follows its closing mark, by the order of words alone.

News prose names a speaker after the mark in two orders, `NAME said` and `said NAME`, whatever the verb
(Associated Press Stylebook, "attribution"; in French the verb stands first).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan, is_capital
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.quotations import Quoted

_MARKS = frozenset(['"', "»", "'", ",", "-", "\u2013", "\u2014"])
_LONGEST = 16  # words after a mark in which its speaker is looked for
_REACH = 8  # words between a verb and its speaker, or a speaker and its verb
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "il", "elle", "ils", "elles", "-t-il", "-t-elle", "-il", "-elle"]
)
_INDEFINITE = frozenset(["a", "an", "one", "another", "un", "une", "l'"])
_DETERMINERS = _INDEFINITE | frozenset(
    ["the", "its", "his", "her", "their", "le", "la", "les", "son", "sa", "ses", "leur", "des", "several", "some"]
)
_PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "to", "for", "from", "by", "with", "after", "before", "as", "about", "against",
     "over", "during", "according", "when", "while", "that", "who", "which", "whom", "where", "and", "but",
     "or", "if",
     "de", "du", "des", "d'", "à", "au", "aux", "dans", "en", "sur", "par", "pour", "avec", "lors", "depuis",
     "selon", "que", "qu'", "qui", "et", "mais", "alors", "avant", "après", "sous", "contre", "chez"]
)  # fmt: skip
_HELPERS = frozenset(
    ["a", "ont", "avait", "s'", "est", "était", "has", "had", "also", "later", "then", "n'", "ne", "y"]
)
_PAPERS = frozenset(
    ["communiqué", "rapport", "document", "texte", "note", "lettre", "message", "tweet", "statement", "report",
     "letter", "post", "article", "release", "memo", "filing"]
)  # fmt: skip
# words that open a clause beside the one that quotes, with a subject of its own
_SUBORDINATE = frozenset(
    ["when", "while", "after", "as", "because", "if", "although", "though", "before", "since", "until", "whereas",
     "quand", "lorsque", "tandis", "alors", "après", "avant", "puisque", "parce"]
)  # fmt: skip
_GOING_ON = frozenset(
    ["contre", "de", "du", "des", "dans", "en", "sur", "à", "au", "aux", "avec", "par", "of", "in", "on",
     "against", "with", "from", "by", "to", "toward", "towards"]
)  # fmt: skip
_ADDRESSED = frozenset(["to", "told", "tells", "à", "au", "aux"])


@dataclass(frozen=True, slots=True)
class Zone:
    """The words after a quotation that may name its speaker, `first` to `last` (exclusive)."""

    first: int
    last: int


class QuoteSides:
    """The zones of one text's quotations."""

    def __init__(self, words: Sequence[Word], quotes: Sequence[Quoted], language: str) -> None:
        self.words, self.quotes, self.language = words, quotes, language
        rows = load_rules("speech")[language]
        self.verbs = frozenset(rows["forms"]) | frozenset(rows["stances"])
        self.zones: dict[int, Zone] = {}
        starts = [word.start for word in words]
        for number, quoted in enumerate(quotes):
            zone = self._zone(starts, quoted)
            if zone is not None:
                self.zones[number] = zone

    def _zone(self, starts: list[int], quoted: Quoted) -> Zone | None:
        index = next((i for i, start in enumerate(starts) if start >= quoted.end), len(starts))
        if index >= len(starts) or (not quoted.clausal and quoted.scare):
            return None
        ends = self.words[index - 1].text if index else ""
        paragraph = self.words[index - 1].paragraph if index else 0
        while index < len(starts) and self.words[index].text in _MARKS:
            index += 1
        if index >= len(starts) or self.words[index].paragraph != paragraph:
            return None
        if self.words[index].opens and ends not in ("?", "!"):
            return None
        last = index
        while last < len(starts) and last - index < _LONGEST:
            word = self.words[last]
            if last > index and (word.opens or word.text in ('"', "«", ":", ".", ";")):
                break
            last += 1
        return Zone(index, last) if last > index else None

    def is_verb(self, index: int) -> bool:
        """Whether the word is a verb of saying, or a past form that may be one."""
        low = self.words[index].low
        if low in self.verbs:
            return True
        return self.language == "en" and low.endswith("ed") and low.isalpha() and len(low) > 4

    def inverted(self, zone: Zone) -> bool:
        """`said NAME`, `soupire NAME`: the zone opens with a verb."""
        word = self.words[zone.first]
        if not word.text.isalpha() and word.low not in _HELPERS:
            return False
        closed = word.low in _DETERMINERS - {"a"} or word.low in _PREPOSITIONS or word.low in _PRONOUNS
        if self.language == "en":
            adding = word.low.endswith("ing")  # "..., adding that": who spoke before adds
            return not closed and not adding and self.is_verb(zone.first) and word.text.islower()
        return not closed and word.text.islower() and word.low not in ("ce", "cette", "ces", "il", "on")

    def verb_at(self, zone: Zone) -> int:
        """Where the verb of a zone `NAME said` is, -1 where it has none within reach."""
        for index in range(zone.first + 1, min(zone.last, zone.first + _LONGEST)):
            if self.is_verb(index) and self.words[index].text.islower():
                return index
        return -1

    def speaker(self, number: int, names: Sequence[NameSpan]) -> int | None:
        """The index of the span that names the speaker of a quotation; None where none is named."""
        zone = self.zones.get(number)
        if zone is None:
            return None
        inside = [(i, span) for i, span in enumerate(names) if zone.first <= span.first < zone.last]
        if self.inverted(zone):
            return self._after_verb(zone, inside)
        if self.words[zone.first].low in _SUBORDINATE or self._goes_on(zone):
            return None
        verb = self.verb_at(zone)
        before = [(i, span) for i, span in inside if span.last <= verb]
        return self._head_of(zone, before)

    def _goes_on(self, zone: Zone) -> bool:
        """`mener une "chasse aux sorcières" contre NAME, condamné`: the sentence goes on over the mark."""
        return self.words[zone.first].low in _GOING_ON and self.words[zone.first - 1].text != ","

    def _after_verb(self, zone: Zone, inside: list[tuple[int, NameSpan]]) -> int | None:
        reached = [(i, s) for i, s in inside if s.first - zone.first <= _REACH and not self._addressed(s.first)]
        for index, span in reached:
            if span.kind is PartyKind.PLACE or span.form == "adjective":
                continue
            if span.last < len(self.words) and self.words[span.last].low in ("'s", "'"):
                continue
            later = [(j, s) for j, s in inside if s.first > span.first and self._stands_for(span, s)]
            person = next((j for j, s in later if s.kind is PartyKind.PERSON and self._apposed(span, s)), None)
            return person if person is not None and not self._named(span) else index
        return None

    def _stands_for(self, span: NameSpan, later: NameSpan) -> bool:
        """`the envoy, NAME`; `said the EU foreign policy chief NAME`, a body in the title of the person."""
        if self.words[later.first - 1].text == ",":
            return True
        between = [w.low for w in self.words[span.last : later.first]]
        return span.kind is not PartyKind.PERSON and not set(between) & (_PREPOSITIONS | {","})

    def _named(self, span: NameSpan) -> bool:
        return span.kind is PartyKind.PERSON and span.form != "description"

    def _apposed(self, span: NameSpan, later: NameSpan) -> bool:
        """`le chef de la diplomatie européenne, Josep Borrell`, `the ministry's spokesman NAME`."""
        between = [w.low for w in self.words[span.last : later.first]]
        return len(between) <= _REACH and not {"à", "to", "and", "et", "qui", "who"} & set(between)

    def _addressed(self, first: int) -> bool:
        before = self.words[first - 1].low
        if before in ("the", "le", "la", "l'", "les"):
            before = self.words[first - 2].low
        return before in _ADDRESSED

    def _head_of(self, zone: Zone, before: list[tuple[int, NameSpan]]) -> int | None:
        """The span that heads `NAME said`: no owner ("HRW's NAME"), no complement of an unnamed one."""
        for index, span in before:
            after = self.words[span.last].low if span.last < len(self.words) else ""
            if after in ("'s", "'") or span.form == "adjective" or span.kind is PartyKind.PLACE:
                continue
            lead = self.words[span.first - 1].low if span.first > zone.first else ""
            if lead in _PREPOSITIONS and lead not in ("and", "et", "but", "mais"):
                continue
            later = [s for _, s in before if s.first > span.first and s.kind is PartyKind.PERSON]
            if span.kind is not PartyKind.PERSON and later and self._apposed(span, later[0]):
                continue
            return index
        return None

    def described(self, number: int) -> int | None:
        """The noun of a definite phrase that speaks ("the minister said"), None where none stands there."""
        zone = self.zones.get(number)
        if zone is None or self.words[zone.first].low not in ("the", "le", "la", "l'"):
            return None
        verb = self.verb_at(zone)
        near = 0 < verb - zone.first <= 3  # "the defence minister said"
        return verb - 1 if near and self.words[verb - 1].text.islower() else None

    def pronoun(self, number: int) -> int | None:
        """The index of the pronoun that names the speaker ("he said", "a-t-elle dit"), None where none does."""
        zone = self.zones.get(number)
        if zone is None:
            return None
        for index in range(zone.first, min(zone.last, zone.first + 3)):
            if self.words[index].low in _PRONOUNS:
                return index
            if self.words[index].low not in _HELPERS and not self.is_verb(index):
                return None
        return None

    def follows(self, first: int, last: int) -> bool:
        """Whether a definite phrase stands as the speaker after a verb: "prévient la responsable du bureau"."""
        for zone in self.zones.values():
            if (
                zone.first < first
                and last <= zone.last
                and (first - zone.first <= _REACH // 2 or self._is_owned(first, zone))
                and self.inverted(zone)
            ):
                named = any(
                    self.words[i].text == "," and i + 1 < zone.last and is_capital(self.words[i + 1].text)
                    for i in range(last, zone.last)
                )
                return not named
        return False

    def _is_owned(self, first: int, zone: Zone) -> bool:
        """`said The Sentry's investigations director`."""
        return first - zone.first <= _REACH and self.words[first - 1].low in ("'s", "'")

    def unnamed(self, taken: Mapping[int, int]) -> list[tuple[int, int]]:
        """Indefinite phrases that speak: "a herder from Kuru recalled", "soupire un diplomate européen"."""
        found = [self._indefinite(zone, taken) for _, zone in sorted(self.zones.items())]
        return [span for span in found if span is not None]

    def _indefinite(self, zone: Zone, taken: Mapping[int, int]) -> tuple[int, int] | None:
        inverted = self.inverted(zone)
        limit = zone.first + (_REACH if inverted else 1)
        for index in range(zone.first, min(limit, zone.last)):
            if self.words[index].low not in _INDEFINITE or (index == zone.first and inverted):
                continue
            if self.words[index].low == "l'" and self.words[min(index + 1, zone.last - 1)].low not in (
                "un",
                "une",
            ):
                continue
            last = min(self._phrase_end(index, zone), len(self.words))
            blocked = any(i in taken for i in range(index, last))
            papers = any(self.words[i].low in _PAPERS for i in range(index, last))
            if (
                last - index < 2
                or blocked
                or papers
                or (not inverted and self.verb_at(Zone(index, zone.last)) < 0)
            ):
                return None
            return index, last
        return None

    def _phrase_end(self, index: int, zone: Zone) -> int:
        last = index + 1
        if self.words[index].low == "l'":
            last += 1
        if last < zone.last and self.words[last].low in ("of", "de", "des"):
            last += 2
        while last < zone.last:
            word = self.words[last]
            stop = word.low in _PREPOSITIONS or word.text in (",", "(") or self.is_verb(last)
            if stop or (is_capital(word.text) and self.language == "fr"):
                break
            last += 1
        return last
