"""Words in capitals that open sentences: which are names, and which are only written so for their place."""

from collections.abc import Mapping, Sequence

from ostrakon.reading.naming.french_names import opens_with_participle
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.inverted_names import shouts
from ostrakon.reading.naming.lone_names import is_telling
from ostrakon.reading.naming.name_parts import given_names
from ostrakon.reading.prose.tagger import is_common_noun
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules


class Openings:
    """Judges the first words of the sentences of one text; `inner` are its capitals that open none."""

    def __init__(
        self,
        words: Sequence[Word],
        known: Mapping[int, Match],
        tags: Mapping[int, str],
        inner: frozenset[str],
        *,
        language: str,
    ) -> None:
        self.words, self.known, self.tags, self.inner, self.language = words, known, tags, inner, language
        self.lower = frozenset(w.text for w in words if w.text.islower())

    def past(self, first: int, last: int) -> int:
        """Where the name in the run begins, `last` where its one word only opens a sentence."""
        word = self.words[first]
        if self.language == "fr" and first not in self.known and opens_with_participle(self.words, first):
            return first + 1
        if last - first == 1 and word.opens and word.text not in self.inner and first not in self.known:
            tagged = self.tags.get(first, "")
            if tagged in ("ORG", "NORP", "MISC", "") and self._plain_opening(first):
                return last
            labelled = tagged in ("PERSON", "PER", "ORG", "GPE", "LOC", "NORP")
            return first if labelled or self._is_name(first, tagged) else last
        return first

    def _is_name(self, index: int, tagged: str) -> bool:
        """Whether a word that the tagger left alone is a name for its form or for the verb after it."""
        word = self.words[index]
        acts = index + 1 < len(self.words) and self.words[index + 1].low in load_rules("kind_cues")["told"]
        common = is_common_noun(word.low.removesuffix("s"), self.language) or word.low in self.lower
        told = acts and not common and not word.low.endswith("ly")
        acronym = shouts(word.text) and len(word.text) > 2
        given = word.text in given_names() and bool(tagged)
        return told or acronym or given or word.text.startswith(("Al-", "El-")) or is_telling(word.text)

    def _plain_opening(self, index: int) -> bool:
        """Whether a word that opens a sentence is a common word in capitals, or the town of a dateline."""
        word = self.words[index]
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        if shouts(word.text):
            dated = after is not None and after.text in ("-", "\u2013", "\u2014", ":") and len(word.text) > 4
            return bool(dated)
        common = is_common_noun(word.text, self.language) or word.low in self.lower
        verbal = self.language == "fr" and word.low.endswith(("er", "ir")) and word.text not in given_names()
        return common or verbal
