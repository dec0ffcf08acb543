"""A sentence before it goes to the parser: its items, and the pieces of the text that they are made of."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from ostrakon.model import PartyKind, TimeSpan
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Binding
from ostrakon.reading.prose.words import Word
from ostrakon.reading.speech.quotations import Quoted

_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
_ORIGINS = ("of", "from", "de", "du")
_NICKNAMED = frozenset(("surnommé", "surnommée", "nicknamed", "dubbed", "alias", "dit", "dite", "known", "also",
                        "better"))  # fmt: skip
_MARKS = ('"', "«", "»")
_JOINS = (",", ";", "and", "et")


@dataclass(frozen=True, slots=True)
class Item:
    """One token for the parser: the words `first` to `last` of the text, and what they stand for. `word` is the
    lemma where `form` is another word than the text's."""

    form: str
    first: int
    last: int
    spans: tuple[int, ...] = ()
    time: int | None = None
    quote: int | None = None
    word: str = ""


@dataclass(slots=True)
class Unit:
    """One sentence for the parser. `quote` is the quotation it is the content of, None outside."""

    items: list[Item]
    quote: int | None = None
    paragraph: int = 0


@dataclass(slots=True)
class Layout:
    """The text's pieces by word index, shared by the stages that cut units."""

    words: Sequence[Word]
    names: Sequence[NameSpan]
    bindings: Sequence[Binding]
    times: Sequence[TimeSpan]
    quotes: Sequence[Quoted]
    language: str
    dateline: frozenset[int] = frozenset()
    time_at: dict[int, int] = field(default_factory=dict)
    quote_at: dict[int, int] = field(default_factory=dict)
    taken: dict[int, tuple[int, int, tuple[int, ...]]] = field(default_factory=dict)


def index_pieces(layout: Layout) -> None:
    """Fill in which words are of a time, a quotation, a party with its title."""
    starts = {word.start: index for index, word in enumerate(layout.words)}
    for number, span in enumerate(layout.times):
        for offset in range(span.start, span.end):
            if offset in starts:
                layout.time_at[starts[offset]] = number
    for number, quoted in enumerate(layout.quotes):
        if quoted.clausal:
            for index in _words_inside(layout.words, quoted.start, quoted.end):
                layout.quote_at[index] = number
    for binding in layout.bindings:
        if binding.how in ("prefix", "apposed", "leading"):
            _take(layout, binding.first, binding.last, binding.holders)
    for number, name in enumerate(layout.names):
        if name.form != "adjective":
            _take(layout, name.first, name.last, (number,))
        if name.kind is PartyKind.PERSON:
            _take_age(layout, name.last)
            _take_origin(layout, number)
    for name in layout.names:
        if name.kind is PartyKind.PERSON:
            _take_nickname(layout, name.last)
    for number, name in enumerate(layout.names[:-1]):
        _take_bracket(layout, name.last, layout.names[number + 1])


def _words_inside(words: Sequence[Word], start: int, end: int) -> list[int]:
    first = bisect.bisect_left(words, start, key=lambda w: w.start)
    last = bisect.bisect_left(words, end, key=lambda w: w.start)
    return list(range(first, last))


def _take(layout: Layout, first: int, last: int, spans: tuple[int, ...]) -> None:
    if any(index in layout.taken for index in range(first, last)):
        overlapping = next(layout.taken[index] for index in range(first, last) if index in layout.taken)
        if overlapping[2] == spans:
            first, last = min(first, overlapping[0]), max(last, overlapping[1])
        else:
            return
    for index in range(first, last):
        layout.taken[index] = (first, last, spans)


def _take_bracket(layout: Layout, last: int, inner: NameSpan) -> None:
    """`Rapid Support Forces (RSF)`: a name in brackets goes with the name before it."""
    words = layout.words
    taken = layout.taken.get(last - 1)
    if taken is None or taken[1] != last or inner.first != last + 1 or words[last].text != "(":
        return
    if inner.last >= len(words) or words[inner.last].text != ")":
        return
    for index in range(taken[0], inner.last + 1):
        layout.taken[index] = (taken[0], inner.last + 1, taken[2])


def _take_origin(layout: Layout, number: int) -> None:
    """`A of France, B of Fiji and C of Senegal`: in a list, where each comes from goes with the name."""
    words, name = layout.words, layout.names[number]
    if number + 1 >= len(layout.names) or name.last + 1 >= len(words):
        return
    origin = layout.names[number + 1]
    if words[name.last].low not in _ORIGINS or origin.first != name.last + 1 or origin.kind not in _LANDS:
        return
    taken = layout.taken.get(name.last - 1)
    alike = [p for p in layout.names[number + 2 : number + 3] if p.kind is PartyKind.PERSON]
    after = words[origin.last].low if origin.last < len(words) else ""
    before = words[name.first - 1].low if name.first else ""
    if taken is None or not ((after in _JOINS and alike) or (before in _JOINS and _ends_so(layout, number))):
        return
    for index in range(taken[0], origin.last):
        layout.taken[index] = (taken[0], origin.last, taken[2])


def _ends_so(layout: Layout, number: int) -> bool:
    """Whether the person before in the list had an origin too."""
    before = layout.taken.get(layout.names[number].first - 2)
    return (
        before is not None and number > 1 and before[1] == layout.names[number - 1].last and before[0] < before[1]
    )


def _take_nickname(layout: Layout, last: int) -> None:
    """`Al-Fateh Idris, nicknamed "the butcher",`: a nickname in marks goes with the name."""
    words, taken = layout.words, layout.taken.get(last - 1)
    first = last + (last < len(words) and words[last].text == ",")
    lead = next((n for n in range(first, min(first + 4, len(words))) if words[n].text in _MARKS), None)
    if taken is None or lead is None or lead == first or words[first].low not in _NICKNAMED:
        return
    close = next((n for n in range(lead + 1, min(lead + 9, len(words))) if words[n].text in _MARKS), None)
    if close is None:
        return
    if layout.language == "en" and all(index in layout.taken for index in range(lead + 1, close)):
        return  # a nickname that is read as a name is one of the party's names
    for index in range(taken[0], close + 1):
        layout.taken[index] = (taken[0], close + 1, taken[2])


def _take_age(layout: Layout, last: int) -> None:
    """`Rosario Murillo, 70,`: an age between commas goes with the name."""
    words = layout.words
    if last + 1 >= len(words) or words[last].text != "," or not words[last + 1].text.isdigit():
        return
    taken = layout.taken.get(last - 1)
    end = last + 2
    if end < len(words) and words[end].low == "ans":
        end += 1
    closes = end < len(words) and words[end].text in (",", ".", ")")
    if taken is None or not closes or len(words[last + 1].text) > 2 or last in layout.taken:
        return
    for index in range(taken[0], end):
        layout.taken[index] = (taken[0], end, taken[2])
