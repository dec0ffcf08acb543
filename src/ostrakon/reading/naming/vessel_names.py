"""Names of vessels: what stands in capitals after "tanker", "M/V" or "renamed", numbers and letters included."""

from collections.abc import Mapping, Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.led_names import is_nationality
from ostrakon.reading.naming.name_kinds import is_capital, name_forms
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_PREFIXES = frozenset(["mv", "mt", "m/v", "m/t"])
_RENAMED = frozenset(
    ["named", "called", "renamed", "dubbed", "christened", "baptisé", "rebaptisé", "nommé", "appelé"]
)
_NAME_MOST = 5  # words of a ship's name
_REACH = 5  # words between "ship" and "renamed"
_STOPS = frozenset(
    ["the", "in", "on", "at", "by", "after", "before", "and", "it", "its", "was", "were", "le", "la", "les"]
)


class VesselNames:
    """Finds the names of vessels of one text, in order of place: lists are followed from name to name."""

    def __init__(self, words: Sequence[Word], known: Mapping[int, Match]) -> None:
        self.words, self.known = words, known
        self.leads = frozenset(load_rules("kind_cues")["lead"]["vessel"])
        self.listed = -1  # the word where the last name of a list of vessels ended

    def at(self, index: int) -> int:
        """Where the name of a vessel that opens at `index` ends, 0 where none opens."""
        if not is_capital(self.words[index].text) or self.words[index].low in _STOPS:
            return 0
        if not (self._led(index) or self._goes_on(index) or self._numbered(index)):
            return 0
        known = self.known.get(index)
        after = known.last if known else 0
        if (
            known
            and (known.entry.kind is not PartyKind.PLACE or not self._part(after))
            and not (known.entry.form == "name" and self._part(after) and self.words[after].low not in _STOPS)
        ):
            return 0
        last = index + 1
        while last < len(self.words) and not self.words[last].opens:
            joins = self.words[last].low in ("of", "du", "des", "d'") and not self._plural(index)
            if not self._part(last) and not (joins and self._part(last + 1)):
                break
            last += 1
        if self._plural(index) or self.listed >= 0:
            self.listed = last
        return last

    def _numbered(self, index: int) -> bool:
        """`LADY LIBERTY (IMO 9207027)`: the number of ships after a name tells that it is a ship's."""
        last = index
        while last < len(self.words) and self._part(last) and last - index < _NAME_MOST:
            last += 1
        after = [w.text for w in self.words[last : last + 2]]
        opens = index == 0 or not self._part(index - 1) or self.words[index].opens
        return opens and len(after) == 2 and after[0] in ("(", ",") and after[1] == "IMO"

    def _part(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        text = self.words[index].text
        return is_capital(text) or (text.isdigit() and len(text) < 4 and not self._counts(index))

    def _counts(self, index: int) -> bool:
        """Whether a number counts what follows it ("left 3 ports")."""
        after = self.words[index + 1].text if index + 1 < len(self.words) else ""
        return (
            after.isalpha()
            and after.islower()
            and after not in ("and", "was", "were", "is", "et", "has", "had", "a")
        )

    def _led(self, index: int) -> bool:
        if self.words[index].low in _PREFIXES:
            return True
        before = [w.low for w in self.words[max(0, index - _REACH) : index]]
        while before and before[-1] in ("the", "le", "la", "l'", '"', "«", "'", ":"):
            before.pop()
        while len(before) > 1 and (is_nationality(before[-1]) or before[-2:] == ["de", "guerre"]):
            before = before[:-1] if is_nationality(before[-1]) else before[:-2]
        if not before or self.words[index].opens:
            return False
        carrier = before[-1] == "carrier" and before[-2:-1] not in (["bulk"], ["gas"], ["car"], ["crude"], ["lng"])
        if before[-1] in self.leads and not carrier:
            return before[-2:-1] != ["to"]  # "to ship Iranian oil"
        return before[-1] in _RENAMED and bool(set(before) & self.leads)

    def _plural(self, index: int) -> bool:
        before = [w.low for w in self.words[max(0, index - 2) : index]]
        return any(word in self.leads and word.endswith("s") for word in before)

    def _goes_on(self, index: int) -> bool:
        """`, Lady R and Sparta IV` after the first of a list."""
        if self.listed < 0 or not 1 <= index - self.listed <= 3:
            self.listed = -1 if index > self.listed + 3 else self.listed
            return False
        between = [w.low for w in self.words[self.listed : index]]
        listed = ([","], ["and"], [",", "and"], ["et"], [",", "and", "the"], [";"])
        return between in listed and not self._named(index)

    def _named(self, index: int) -> bool:
        """Whether a person's name opens here: with a given name, and not followed as an item of the list is."""
        if self.words[index].text not in name_forms().given or not self._part(index + 1):
            return False
        last = index + 1
        while self._part(last):
            last += 1
        return last >= len(self.words) or self.words[last].text not in (",", "and", ".", ";", ")", "(", "et")
