"""Whose an office is where only "its", "whose" or "the company's" says so."""

from collections.abc import Iterable

from ostrakon.model import PartyKind
from ostrakon.reading.naming.register import Draft
from ostrakon.reading.offices.title_spans import Title
from ostrakon.reading.page import Page
from ostrakon.reading.references.kind_words import BODIES, kinds_of
from ostrakon.reading.rules import load_rules

_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "porte-parole"])
# bodies that impose and tell: what is said of "its" officers is rarely said of theirs
_TELLING = frozenset(
    ["European Union", "EU", "UE", "bloc", "Union européenne", "United Nations", "UN", "Security Council", "ONU",
     "Office of Foreign Assets Control", "OFAC", "Treasury Department", "Department of the Treasury", "Treasury",
     "State Department", "Department of State", "Foreign Office", "Council", "Reuters", "Al Jazeera", "BBC", "CNN",
     "AFP", "TASS", "Xinhua", "Bloomberg", "RIA", "Interfax", "KCNA", "Associated Press", "AP", "Financial Times",
     "Wall Street Journal", "New York Times", "Washington Post", "Amnesty International", "Human Rights Watch"]
)  # fmt: skip
_BODY_NOUNS = ("body", "group", "company", "organization", "public")


_CIVIL = ("organization", "organisation", "charity", "ngo", "watchdog", "company", "firm", "bank")
_ARMED = ("forces", "army", "police", "military", "troops", "guard", "guards")
_BACK = 3  # sentences, its own included, in which "its" finds who it is


class TitleOwners:
    """Finds the owners of one page's titles."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.nouns = load_rules("references")[page.language]["nouns"]

    def meant(self, noun: str, before: int) -> int | None:
        """The body or country that a definite noun means ("the company's director"), the kind it says first."""
        kind = self.nouns.get(noun)
        if kind == "country":
            return self._latest(before, frozenset({PartyKind.COUNTRY}))
        if kind not in _BODY_NOUNS:
            return None
        if kind == "public":
            return self._latest(before, kinds_of(kind))
        kinds = frozenset({PartyKind.GROUP}) if noun in ("group", "movement") else kinds_of(kind)
        own = self._latest(before, kinds, noun)
        return own if own is not None else self._latest(before, BODIES, noun)

    def before_whose(self, title: Title) -> int | None:
        """`X, whose chief`, `X, the country's top lender, whose chief`: the nearest body before in the clause."""
        words, names = self.page.words, self.page.names
        for number in range(len(names) - 1, -1, -1):
            name = names[number]
            if name.last >= title.start:
                continue
            if any(words[i].opens for i in range(name.first + 1, title.start)):
                return None
            possessor = words[name.last].low in ("'s", "'")
            draft = self._draft(number)
            if possessor or name.form == "adjective":
                continue
            if draft.kind in BODIES or draft.kind is PartyKind.COUNTRY:
                return draft.number
            if draft.kind is PartyKind.PERSON and words[name.last].text != ",":
                return None
        return None

    def of_pronoun(self, title: Title, *, stately: bool, clause: bool = False) -> int | None:
        """Who "its" is: what the sentence named before, else what the sentence before is about.

        `clause`: the office opens a clause of its own, and "its" is the subject of the clause before.
        """
        backs = _BACK if self.page.language == "en" else _BACK - 1
        ends = [title.start, self._sentence_start(title.start)]
        while len(ends) <= backs:
            ends.append(self._sentence_start(ends[-1] - 1) if ends[-1] else 0)
        own = [n for n in self._named(ends[1], title.start) if not self._in_relative(n, ends[1])]
        own = own if clause else own[::-1]
        earlier = [n for start, end in zip(ends[2:], ends[1:], strict=False) for n in self._named(start, end)]
        kinds = BODIES
        if stately or title.head_words[-1] in _VOICES:
            kinds = BODIES | {PartyKind.COUNTRY}
        for wanted in (kinds, frozenset({PartyKind.COUNTRY})):
            near = sorted([*own, *earlier], key=self._tells) if backs == _BACK else [*own, *earlier]
            near = [n for n in near if not (_TELLING & set(self._draft(n).names) and n not in own[:1])]
            found = next((n for n in near if self._draft(n).kind in wanted), None)
            if found is not None:
                return self._draft(found).number
        last = self._latest(title.start, BODIES | {PartyKind.COUNTRY} if stately else BODIES)
        telling = last is not None and bool(_TELLING & set(self.page.parties.parties[last].names))
        return None if telling and self.page.language == "en" else last

    def place(self, before: int) -> int | None:
        """The place that "the province" means: the last one named before."""
        return self._latest(before, frozenset({PartyKind.PLACE}))

    def opening_body(self, title: Title) -> int | None:
        """`X has appointed NAME chief executive`: the body that the sentence opens with."""
        named = self._named(self._sentence_start(title.start), title.start)
        draft = self._draft(named[0]) if named and not self._owns(named[0]) else None
        return draft.number if draft is not None and draft.kind in BODIES else None

    def only_body(self, title: Title) -> int | None:
        """The one body that the sentence names before the title, none where it names several or none."""
        here = self._sentence_start(title.start)
        named = [n for n in self._named(here, title.start) if not self._tells(n) and not self._owns(n)]
        bodies = {self._draft(n).number for n in named if self._draft(n).kind in BODIES}
        return bodies.pop() if len(bodies) == 1 else None

    def _in_relative(self, number: int, first: int) -> bool:
        """Whether a name stands in a relative clause between commas ("X, which the Houthis run, and its head")."""
        if self.page.language != "en":
            return False
        for step in range(self.page.names[number].first - 1, first, -1):
            if self.page.words[step].text == ",":
                return False
            if self.page.words[step].low in ("which", "whom", "where") and self.page.words[step - 1].text == ",":
                return True
        return False

    def _owns(self, number: int) -> bool:
        return self.page.words[self.page.names[number].last].low in ("'s", "'")

    def _tells(self, number: int) -> bool:
        draft = self._draft(number)
        return draft.kind is PartyKind.PUBLIC_BODY or bool(_TELLING & set(draft.names))

    def _named(self, first: int, last: int) -> list[int]:
        """Names within the words that are no adjectives."""
        return [
            n
            for n, name in enumerate(self.page.names)
            if first <= name.first and name.last <= last and name.form != "adjective"
        ]

    def _draft(self, number: int) -> Draft:
        return self.page.parties.parties[self.page.parties.of_span[number]]

    def _sentence_start(self, index: int) -> int:
        while index > 0 and not self.page.words[index].opens:
            index -= 1
        return max(index, 0)

    def _latest(self, before: int, kinds: Iterable[PartyKind], noun: str = "") -> int | None:
        """The last party of the kinds before; with the noun that means it, none that only tells."""
        wanted = frozenset(kinds)
        for number in range(len(self.page.names) - 1, -1, -1):
            draft = self._draft(number)
            if self.page.names[number].last > before or draft.kind not in wanted:
                continue
            forces = noun in _CIVIL and any(name.lower().split()[-1] in _ARMED for name in draft.names)
            if not noun or not (forces or self._tells(number)):
                return draft.number
        return None
