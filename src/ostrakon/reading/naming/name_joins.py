"""What joins the words of one name: "of", "and", particles, French complements."""

from collections.abc import Callable, Mapping, Sequence

from ostrakon.reading.naming.french_names import join_french
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import is_capital, name_forms
from ostrakon.reading.offices.title_words import title_heads
from ostrakon.reading.prose.tagger import is_common_noun
from ostrakon.reading.prose.words import Word

_QUOTES = ('"', "«", "»", "'")
# forms of companies that do not close a name ("Corporation of X"), and those that open one
_OPEN = frozenset(["Corporation", "Corp.", "Corp", "Co.", "Co"])
# what a family's firm ends in: "Akhtar and Sons"
_PARTNERS = frozenset(["Sons", "Brothers", "Bros", "Bros.", "Partners", "Associates", "Daughters"])
_BEFORE = frozenset(
    ["OOO", "OAO", "PAO", "ZAO", "AO", "JSC", "LLC", "PJSC", "OJSC", "CJSC", "PT", "CV", "TOV", "TOO"]
)


class NameJoins:
    """The joins of one text's names; `skip` says whether a word is no part of a name."""

    def __init__(
        self, words: Sequence[Word], known: Mapping[int, Match], language: str, skip: Callable[[int], bool]
    ) -> None:
        self.words, self.known, self.language, self._skip = words, known, language, skip
        self.forms = name_forms()

    def _is_name(self, index: int) -> bool:
        return self._is_part(index) and not self._skip(index)

    def _is_part(self, index: int) -> bool:
        return index < len(self.words) and is_capital(self.words[index].text)

    def past(self, first: int, last: int) -> int:
        """The new end where the word at `last` joins the run to a further name part, else 0."""
        word = self.words[last].text
        after = last + 1
        if after >= len(self.words):
            return 0
        if word in ("&",) and self._is_part(after):
            return after + 1
        if word == "and" and self.words[after].text in _PARTNERS:
            return after + 1
        if word == "," and self.words[after].text in self.forms.suffixes and not self.words[after].text.islower():
            return after + 1 if not self._opens_company(after) else 0
        if word == "(":
            return self._past_brackets(last)
        if word in _QUOTES:
            return self._past_nickname(first, last)
        has_head = any(self.forms.is_body_head(w.text) for w in self.words[first:last])
        full = word in ("de", "du") and last - first > 1 and not has_head
        if self.language == "fr" and full and self.words[after].text in self.forms.given:
            return 0  # "la brigade Tariq Ben Zeyad de Saddam Haftar"
        if self.language == "fr":
            return join_french(
                self.words, (first, last), self.known, has_head=has_head, is_part=self._is_name
            ) or (0 if has_head or word in ("la", "le") else self._past_particles(last))
        if word == "of" and self.words[first].text in ("MV", "MT", "M/V", "M/T") and self._is_part(after):
            return after + 1
        before = self.words[last - 1].text
        closed = before in self.forms.suffixes - _OPEN or before == "Companies"
        if word == "of" and not has_head and last == first + 1 and self._two_nouns(first, after):
            return after + 1
        if word in ("of", "for") and has_head and not closed:
            while after < len(self.words) and self.words[after].text in ("the", "The"):
                after += 1
            return after + 1 if self._is_part(after) and not self._skip(after) else 0
        if word == "and" and has_head and not closed and self._is_part(after) and self._and_inside(first, last):
            return after + 1
        return self._past_particles(last) if word not in ("y", "la", "le") else 0

    def _two_nouns(self, first: int, after: int) -> bool:
        """`Shield of Peace`: two common nouns in capitals, the first no office."""
        nouns = all(is_common_noun(self.words[i].text, "en") for i in (first, after))
        office = self.words[first].low in title_heads("en") or self.words[first].opens
        free = self._is_part(after) and after not in self.known and not self._is_part(after + 1)
        return nouns and free and not office

    def _opens_company(self, index: int) -> bool:
        """`, JSC Vneshtorgservis`: the form of a company that its own name follows."""
        named = self._is_part(index + 1) and self.words[index + 1].text not in self.forms.suffixes
        return named and self.words[index].text in _BEFORE

    def _past_nickname(self, first: int, index: int) -> int:
        """Past `"El Chapo" Guzmán`: a nickname in marks between the parts of a person's name; else 0."""
        if index - first > 2 or not any(w.text in self.forms.given for w in self.words[first:index]):
            return 0
        for close in range(index + 2, min(index + 5, len(self.words) - 1)):
            if self.words[close].text in _QUOTES:
                return close + 2 if self._is_name(close + 1) and not self.words[close + 1].opens else 0
        return 0

    def _past_brackets(self, index: int) -> int:
        """Past `(HK) Limited`, `(Pvt) Ltd`: a land in brackets before the form of a company; else 0."""
        for close in range(index + 2, min(index + 4, len(self.words) - 1)):
            if self.words[close].text == ")":
                return close + 2 if self.words[close + 1].text in self.forms.suffixes else 0
        return 0

    def _past_particles(self, index: int) -> int:
        """Past up to three particles and the name part they lead: "von der Leyen", "de la Cruz"; else 0."""
        step = index
        while step < len(self.words) and step - index < 3 and self.words[step].text in self.forms.particles:
            step += 1
        return step + 1 if step > index and self._is_part(step) and not self.words[step].opens else 0

    def _and_inside(self, first: int, last: int) -> bool:
        """Ministry of Defence and Logistics: the second name is no known party and no new person."""
        inside = [w.text for w in self.words[first:last]]
        after = self.words[last + 1].text
        return (
            ("of" in inside or "for" in inside)
            and last + 1 not in self.known
            and after not in self.forms.given
            and after.lower() not in title_heads("en")
        )
