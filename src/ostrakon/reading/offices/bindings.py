"""Which title belongs to whom, and how much of the sentence the two take up together."""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.predications import Predications
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_LEAD = 2  # words between "which" and an office that is the subject of its clause
_RELATIVES = ("who", "which", "whose", "whom", "qui", "dont")
_PARTICIPLES = ("é", "ée", "és", "ées")
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "l",
    ]
)
_ADVERBS = frozenset(["now", "then", "currently", "once", "formerly", "both", "all", "désormais", "alors", "tous"])
# labels of notices before an office
_LABELS = frozenset(["position", "positions", "designation", "role", "title", "function", "fonction", "qualité"])
_PAIRS = frozenset(["deux", "trois", "quatre", "cinq"])  # "A et B, deux anciens sénateurs"
_TITLE_WORDS = 4  # words of a further title between an office and the name it goes with


class Binder:
    """Ties the titles of one text to names."""

    def __init__(
        self, words: Sequence[Word], names: Sequence[NameSpan], titles: Sequence[Title], language: str
    ) -> None:
        self.words, self.names, self.titles, self.language = words, names, titles, language
        self.lexicon = lexicon(language)
        self.starts = {span.first: n for n, span in enumerate(names)}
        self.ends = {span.last: n for n, span in enumerate(names)}
        self.predications = Predications(words, names, language)
        self.skips = (
            frozenset(
                ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "m.", "mm.", "mme", "mmes", "me"]
            )
            | self.lexicon.ranks
        )

    def bind(self) -> list[Binding]:
        """One binding a title at most, prefixed names first."""
        out: list[Binding] = []
        for title in self.titles:
            found = (
                self._prefixed(title)
                or self._apposed(title)
                or self._leading(title)
                or self.predications.bind(title)
                or self._labelled(title)
            )
            found = found or self._joined(title, out)
            if found:
                out.append(found)
        return out

    def _joined(self, title: Title, bound: list[Binding]) -> Binding | None:
        """`X, the managing director and majority shareholder of Y`: the second office is of the same holder."""
        before = title.start - 1
        while before > 0 and self.words[before].low in _DETERMINERS:
            before -= 1
        if self.words[before].low == "and" and before > 0 and self.language == "en":
            kin = self._beside_kin(before)
            if kin is not None and not self._person_follows(title) and self._leading(title, owned=True) is None:
                return Binding(title, (kin,), self.names[kin].first, title.last, "joined")
        if not bound or self.words[before].low not in ("and", "et") or bound[-1].how not in ("apposed", "copula"):
            return None
        last = bound[-1]
        if self._past_acronym(last.title.last) != before or len(last.holders) != 1 or self._person_follows(title):
            return None
        return Binding(title, last.holders, last.first, title.last, "joined")

    def _behind_kin(self, title: Title) -> bool:
        """`his wife and vice president`: a kin noun that somebody owns stands before the office."""
        first = title.start
        if first < 3 or self.words[first - 1].low not in ("and", "et"):
            return False
        family = load_rules("titles")[self.language]["family"]
        return self.words[first - 2].low in family and self.words[first - 3].low in (*_DETERMINERS, "'s")

    def _beside_kin(self, conjunction: int) -> int | None:
        """`X, the leader's sister and a senior official`: the person whose kin the apposition names first."""
        family = load_rules("titles")[self.language]["family"]
        if self.words[conjunction - 1].low not in family:
            return None
        for step in range(conjunction - 1, max(conjunction - 7, 0), -1):
            if self.words[step].text == ",":
                found = self.ends.get(step)
                return found if found is not None and self.names[found].kind is PartyKind.PERSON else None
            if self.words[step].opens:
                return None
        return None

    def _person_at(self, index: int) -> int | None:
        """The person whose name starts at `index`, ranks and honorifics skipped."""
        steps = 0
        while (
            index < len(self.words)
            and steps < 4
            and index not in self.starts
            and self.words[index].low in self.skips
        ):
            index += 1
            steps += 1
        found = self.starts.get(index)
        return found if found is not None and self.names[found].kind is PartyKind.PERSON else None

    def _rank_start(self, first: int) -> int:
        while first > 0 and self.words[first - 1].low in self.skips:
            first -= 1
        return first

    def _prefixed(self, title: Title) -> Binding | None:
        there = title.last < len(self.words) and self.words[title.last].low in ("there", "here")
        holder = self._person_at(title.last + there)
        if (
            holder is None
            or self.words[title.last - 1].paragraph != self.words[self.names[holder].first].paragraph
        ):
            return None
        if self.words[title.last].opens:
            return None
        holders = [holder]
        if title.head_words[-1].endswith("s") and title.head_words[-1] not in ("boss",):
            holders = self._coordinated(holder)
        return Binding(title, tuple(holders), title.start, self.names[holders[-1]].last, "prefix")

    def _coordinated(self, holder: int) -> list[int]:
        out = [holder]
        while True:
            last = self.names[out[-1]].last
            step = last
            while step < len(self.words) and self.words[step].low in (",", "and", "et") and step - last < 2:
                step += 1
            found = self._person_at(step) if step > last else None
            if found is None:
                return out
            out.append(found)

    def _apposed(self, title: Title) -> Binding | None:
        """NAME, [44,] the TITLE [,] or NAME (TITLE)."""
        before = title.start - 1
        counted = self.language == "fr" and self.words[before].low in _PAIRS
        while before >= 0 and (self.words[before].low in _DETERMINERS or self.words[before].low in _ADVERBS):
            before -= 1
        before -= counted
        if before > 2 and self.words[before].low in ("'s", "'") and self.words[before - 1].text.islower():
            before -= 2  # "the rebels' spokesman"
            while self.words[before].low in _DETERMINERS:
                before -= 1
        if before < 1 or self.words[before].text not in (",", "(", "-", ":") or self._of_another(title):
            return None
        mark = before
        person_end = before
        if self.words[before - 1].text.isdigit() and before >= 3 and self.words[before - 2].text == ",":
            person_end = before - 2
        if self.words[before - 1].low == "ans" and before >= 4 and self.words[before - 3].text == ",":
            person_end = before - 3  # "X, 54 ans, ministre"
        if person_end not in self.ends and self.words[person_end - 1].text in (")", ",", '"'):
            person_end = self._before_bracket(person_end)
        holder = self.ends.get(person_end)
        if holder is None or self.names[holder].kind is not PartyKind.PERSON or self._person_follows(title):
            return None
        if self.words[mark].text == "," and (self._speaks(title) or self._names_next(title)):
            return None
        holders = [holder]
        several = self.language == "fr" and title.head_words[0].endswith(("s", "x")) and mark == title.start - 1
        if several or counted or self.words[title.start - 1].low in ("both", "all", "tous", "toutes"):
            holders = self._listed_before(holder)
        last = title.last
        closing = ")" if self.words[mark].text == "(" else ","
        if last < len(self.words) and self.words[last].text in (closing, "-") and not self._list_goes_on(last + 1):
            last += 1
        return Binding(title, tuple(holders), self._rank_start(self.names[holders[0]].first), last, "apposed")

    def _past_acronym(self, index: int) -> int:
        """Past "(NPA)" behind the name of a body that ends a title."""
        if index + 2 < len(self.words) and self.words[index].text == "(" and self.words[index + 2].text == ")":
            return index + 3
        return index

    def _behind_office(self, step: int) -> int | None:
        """`its president, Swiss Ambassador X`: the person behind a second office of the same holder."""
        for other in self.titles:
            if other.start == step and other.last == other.complement:
                return self._person_at(other.last)
        return None

    def _names_next(self, title: Title) -> bool:
        """`contre A, le ministre russe des sports, B`: with an article the title goes with the name behind it."""
        article = self.words[title.start - 1].low in ("le", "la", "l'")
        if self.language != "fr" or not article or title.last + 1 >= len(self.words):
            return False
        step = title.last + 1 + (self.words[title.last + 1].low in ("le", "la", "l'"))
        return self.words[title.last].text == "," and self._person_at(step) is not None

    def _of_another(self, title: Title) -> bool:
        """ "the ex-president's son": the office is of whom the apposition belongs to."""
        return title.last < len(self.words) and self.words[title.last].low in ("'s", "'")

    def _listed_before(self, holder: int) -> list[int]:
        """ "A, 52, and B, 49, both ...": the people of one list, back from its last."""
        out = [holder]
        for number in range(holder - 1, -1, -1):
            between = self.words[self.names[number].last : self.names[out[0]].first]
            filler = all(w.text in (",", "and", "et") or w.text.isdigit() for w in between)
            if not filler or self.names[number].kind is not PartyKind.PERSON:
                break
            out.insert(0, number)
        return out

    def _labelled(self, title: Title) -> Binding | None:
        """ "Position: former mayor of X" in a notice: the office of the person listed last before it."""
        start = title.start - 1
        if start < 1 or self.words[start].text != ":" or self.words[start - 1].low not in _LABELS:
            return None
        here = self.words[start].paragraph
        for number in range(len(self.names) - 1, -1, -1):
            name = self.names[number]
            if name.last <= start and name.kind is PartyKind.PERSON:
                near = here - self.words[name.first].paragraph <= 1
                return Binding(title, (number,), title.start, title.last, "labelled") if near else None
        return None

    def _list_goes_on(self, index: int) -> bool:
        """Whether a comma after an apposition also separates the members of a list."""
        if index >= len(self.words):
            return False
        low = self.words[index].low
        numbers = load_rules(f"times_{self.language}")["numbers"]
        return (
            low in ("and", "et", "as", "along")
            or low.isdigit()
            or low in numbers
            or self._person_at(index) is not None
        )

    def _before_bracket(self, index: int) -> int:
        """Steps back over "(alias)" or ", alias X," to where the name before it ended."""
        step = index - 1
        while step > 0 and index - step < 24:
            if self.words[step].text == "(":
                return step
            step -= 1
        return index

    def _person_follows(self, title: Title) -> bool:
        """`A, minister B`, `A, Chief Cabinet Secretary B`: the title goes with the name after it."""
        for step in range(title.last, min(title.last + _TITLE_WORDS, len(self.words))):
            if self._person_at(step) is not None:
                return True
            if not self.words[step].text[0].isupper():
                return False
        return False

    def _speaks(self, title: Title) -> bool:
        """`..., sources said`: what stands before a verb of saying speaks, and says nothing of the name before."""
        verbs = load_rules("speech")[self.language]["forms"]
        return title.last < len(self.words) and self.words[title.last].low in verbs

    def _leading(self, title: Title, *, owned: bool = False) -> Binding | None:
        """The TITLE, NAME; `owned`: behind a kin noun ("his wife and vice president, NAME")."""
        after = self._past_acronym(title.last)
        if after + 2 >= len(self.words) or self.words[after].text not in (",", ":", "-"):
            return None
        step = after + 1
        if self.words[step].low in ("the", "le", "la", "l'") and self.words[step + 1].low in self.skips:
            step += 1
        holder = self._person_at(step)
        if holder is None and not title.head_words[-1].endswith("s"):
            holder = self._behind_office(step)
        if holder is None:
            return None
        before = self.words[title.start - 1].low if title.start else ""
        numbers = load_rules(f"times_{self.language}")["numbers"]
        definite = (
            before in _DETERMINERS
            or before in ("du", "au")
            or before in numbers
            or before in ("'s", "'")
            or title.start < title.first
            or self.words[title.start].low == "'s"
            or owned
            or self._behind_kin(title)
        )
        if not definite and not self.words[title.start].opens:
            return None
        many = title.head_words[-1].endswith("s") and title.head_words[-1] != "boss"
        if many and self.language == "fr" and len(self._coordinated(holder)) < 2 and before not in numbers:
            return None  # "selon les juges, M. X"
        plural = many and (before in numbers or before in ("the", "les", "both"))
        holders = self._coordinated(holder) if plural else [holder]
        last = self.names[holders[-1]].last
        closes = last + 1 < len(self.words) and self.words[last].text == ","
        if closes and not self._qualifies(last + 1) and not self._in_aside(title.start):
            last += 1
        return Binding(title, tuple(holders), title.start, last, "leading")

    def _in_aside(self, index: int) -> bool:
        """`X, who defied the envoy, Y, was delisted`: the comma behind Y closes the clause that "who" opened.

        Not so where the office is what that clause speaks of: "the UAE, which his envoy, Y, accuses".
        """
        for step in range(index - 1, 0, -1):
            if self.words[step].opens:
                return False
            if self.words[step].low in _RELATIVES and self.words[step - 1].text == ",":
                return step < index - _LEAD
        return False

    def _qualifies(self, index: int) -> bool:
        """`le ministre, X, coupable de`: a French adjective or participle behind the comma is said of X."""
        low = self.words[index].low
        return self.language == "fr" and (
            low.endswith(_PARTICIPLES) or low in ("coupable", "responsable", "proche")
        )
