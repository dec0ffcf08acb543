"""What stands behind the head of a title and belongs to it: "of the Central Bank", "for terrorism"."""

from collections.abc import Mapping, Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.french_complements import BARRED, belongs
from ostrakon.reading.offices.title_spans import Title
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
# who serves another office, and offices that are served besides those of a state
_SERVING = _SPEAKS_FOR | frozenset(
    ["advisor", "assistant", "secretary", "envoy", "representative", "counsel", "counselor", "counsellor",
     "deputy", "chief of staff", "staff"]
)  # fmt: skip
_SERVED = frozenset(["secretary-general", "commander", "chief", "leader", "chairman", "governor", "mayor"])
STOPS = frozenset(
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


class Complements:
    """Takes the complements of one text's titles."""

    def __init__(
        self, words: Sequence[Word], names: Sequence[NameSpan], at: Mapping[int, int], language: str
    ) -> None:
        self.words, self.names, self.at, self.language = words, names, at, language
        self.lexicon = lexicon(language)
        self.barred = STOPS | BARRED | {word for head in self.lexicon.heads for word in head} | self.lexicon.former

    def extend(self, title: Title) -> None:
        """Take every complement behind the title into it."""
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
        if self.language == "fr" and index == last + 1 and _is_infinitive(self.words[index].text):
            return last
        served = self._served(index, title) if self.language == "en" else 0
        return served or self._principal(index, title) or self.noun_phrase(index, title, prep) or last

    def _served(self, index: int, title: Title) -> int:
        """`security adviser to the President of X`, `spokesman for the Secretary-General`: an office served."""
        while index < len(self.words) and self.words[index].low in self.lexicon.former:
            index += 1
        size = self._head_size(index)
        if not size or title.head_words[-1] not in _SERVING:
            return 0
        last = index + size
        named = self.at.get(last)
        if named is not None and self.names[named].kind is PartyKind.PERSON:
            return 0  # "aide of former president X"
        if last + 1 < len(self.words) and self.words[last].low in ("of", "for"):
            step = last + 1 + (self.words[last + 1].low == "the")
            return self.noun_phrase(step, title, "of") or last
        return last

    def _head_size(self, index: int) -> int:
        for size in (3, 2, 1):
            form = tuple(w.low for w in self.words[index : index + size])
            if len(form) == size and form in self.lexicon.heads and form[-1] in self.lexicon.state | _SERVED:
                return size
        return 0

    def _principal(self, index: int, title: Title) -> int:
        """`a lawyer for Curruchiche`: the person that a spokesman, lawyer or aide speaks for."""
        found = self.at.get(index)
        if found is None or self.names[found].kind is not PartyKind.PERSON or self.names[found].first != index:
            return 0
        if title.head_words[-1] not in _SPEAKS_FOR or index != title.last + 1:
            return 0
        last = self.names[found].last
        return 0 if self._possessive(last) else last

    def noun_phrase(self, index: int, title: Title, prep: str) -> int:
        """The end of a noun phrase of names and portfolio words that starts at `index`, else 0."""
        first = index
        while index < len(self.words):
            span = self.at.get(index)
            if span is not None:
                name = self.names[span]
                if name.kind is PartyKind.PERSON and (index > first or not self._possessive(name.last)):
                    return index if index > first else 0
                title.inside.append(span)
                if self._two_lands(name.last):
                    index = name.last + 1
                    continue
                index, ended = self._past_name(name.last)
                if ended:
                    return index
                continue
            step = self._past_word(index, first, prep)
            if step <= index:
                break
            index = step
        return index if index > first else 0

    def _two_lands(self, last: int) -> bool:
        """`the Europe and Central Asia division`: two regions before the noun they are of."""
        if self.language != "en" or last + 1 >= len(self.words) or self.words[last].low != "and":
            return False
        other = self.at.get(last + 1)
        if other is None or self.names[other].kind not in (PartyKind.PLACE, PartyKind.COUNTRY):
            return False
        after = self.names[other].last
        return after < len(self.words) and self.words[after].low in self.lexicon.portfolio - {"and"}

    def _past_name(self, last: int) -> tuple[int, bool]:
        """Where a phrase goes on after a name in it, and whether it ended with the name."""
        if self._possessive(last):
            return last + 1, False
        if last >= len(self.words):
            return last, True
        if self.language == "fr" and last in self.at and self.names[self.at[last]].form == "adjective":
            return last, False
        low = self.words[last].low
        return last, low not in self.lexicon.portfolio or low in ("of", "for", "and", "et", ",")

    def _past_word(self, index: int, first: int, prep: str) -> int:
        """The step past a plain word that belongs to the phrase; `index` itself where it does not."""
        low = self.words[index].low
        if low in self.lexicon.portfolio and not (self.language == "en" and low in ("of", "for", "in")):
            joins = low in ("and", "et", ",")
            further = self.language == "fr" and (self._goes_on(index + 2) or self._goes_on(index + 3))
            return index if joins and not (self._goes_on(index + 1) or further) else index + 1
        goes_on = self._goes_on(index + 1) or self._goes_on(index + 2)
        if self.language == "fr" and index > first and low in ("de", "du", "des", "d'"):
            step = index + 1 + (index + 1 < len(self.words) and self.words[index + 1].low in ("la", "l'", "le"))
            if step in self.at and self.names[self.at[step]].kind is not PartyKind.PERSON:
                return step
        if self.language == "fr" and index > first and goes_on:
            if low in ("de", "du", "des", "d'", "la", "l'", "les", "le"):
                return index + 1
            if low == "," and prep in ("de", "des", "d'") and self.words[index + 1].low in ("des", "de", "du"):
                return index + 2
        if self.language == "fr" and self._is_noun(index, first):
            return index + 1
        return self._adjectives_before_name(index) or index

    def _is_noun(self, index: int, first: int) -> bool:
        """`gouverneure de la région autonome de X`: any noun behind "de" that is no office of its own."""
        return belongs(self.words, self.at, barred=self.barred, place=(index, first))

    def _adjectives_before_name(self, index: int) -> int:
        """ "of the paramilitary Rapid Support Forces": up to three plain words may stand before a body's name."""
        step = index
        while step < len(self.words) and step - index < 3 and step not in self.at:
            word = self.words[step]
            if not word.text.isalpha() or not word.text.islower() or word.low in STOPS:
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


def _is_infinitive(word: str) -> bool:
    """`accuse le ministre de soutenir`: what follows "de" is no complement of the office."""
    return word.islower() and word.endswith(("er", "ir", "oir", "dre")) and not word.endswith(("ier", "ller"))
