"""What goes to the parser: sentences with every party, list of parties, time and quotation as one stand-in word.

Titles that are bound to a name are taken into it; double quotes are left out; a quoted clause becomes a unit of
its own and leaves a stand-in clause behind. Every token keeps its place in the text.
"""

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ostrakon.model import PartyKind, TimeKind, TimeSpan
from ostrakon.reading.naming.french_names import clause_follows
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Binding
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.quotations import Quoted

_STAND_IN = {
    "en": {"person": "Smith", "group": "officials", "body": "Google", "place": "London", "adverb": "yesterday",
           "noun": "Monday", "clause": ("it", "works")},
    "fr": {"person": "Dupont", "group": "responsables", "body": "Renault", "place": "Paris", "adverb": "hier",
           "noun": "lundi", "clause": ("cela", "marche")},
}  # fmt: skip
_TIME_LEADS = frozenset(
    ("in", "on", "at", "by", "during", "of", "for", "before", "after", "until", "from", "around", "le", "en", "au",
     "à", "dès", "avant", "après", "du", "de", "l'", "la", "within", "between", "fin")
)  # fmt: skip
# prepositions of several words that the parser takes for clauses, and the one that stands in for them
_PREPOSITIONS = {("pursuant", "to"): "under", ("in", "accordance", "with"): "under"}
_ASIDE = 25  # words between two dashes; more are two dashes of two clauses
_LIST_JOINS = frozenset((",", ";", "and", "et", "&", "or", "ou"))
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "l'", "les", "un", "une"])


@dataclass(frozen=True, slots=True)
class Item:
    """One token for the parser: the words `first` to `last` of the text, and what they stand for."""

    form: str
    first: int
    last: int
    spans: tuple[int, ...] = ()
    time: int | None = None
    quote: int | None = None


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


def cut_units(layout: Layout) -> list[Unit]:
    """All units in order of their first word; a quotation's come directly after the sentence that holds it."""
    _index(layout)
    units: list[Unit] = []
    first = 0
    words = layout.words
    while first < len(words):
        last = first + 1
        while last < len(words) and words[last].paragraph == words[first].paragraph:
            last += 1
        units += _cut_paragraph(layout, first, last)
        first = last
    return [unit for unit in units if unit.items]


def _index(layout: Layout) -> None:
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


def _sentence_units(layout: Layout, items: list[Item], paragraph: int) -> list[Unit]:
    """The sentence, and after it what was set aside in it; nothing of no items."""
    parts = _split_aside(items) if items else ()
    return [Unit(_with_groups(part, layout), None, paragraph) for part in parts if part]


def _cut_paragraph(layout: Layout, first: int, last: int) -> list[Unit]:
    """The paragraph's sentences; quoted clauses are cut out and follow their host."""
    units: list[Unit] = []
    inner: list[Unit] = []
    items: list[Item] = []
    paragraph = layout.words[first].paragraph

    def flush() -> None:
        """Close the sentence at hand; the clauses quoted in it follow it."""
        units.extend([*_sentence_units(layout, [*items], paragraph), *inner])
        items.clear()
        inner.clear()

    words = layout.words
    index = first
    while index in layout.dateline:
        index += 1
    while index < last:
        quote = layout.quote_at.get(index)
        if quote is not None:
            end = index
            while end < last and layout.quote_at.get(end) == quote:
                end += 1
            inner += _quote_units(layout, index, end, quote)
            items += [Item(form, index, end, quote=quote) for form in _STAND_IN[layout.language]["clause"]]
            index = end
            if _quote_ends_sentence(layout, index, last):
                flush()
            continue
        if layout.words[index].opens and items and not _only_marks(layout, items):
            flush()
        if (
            words[index].text == ";"
            and items
            and layout.language == "fr"
            and clause_follows(words, index + 1, last)
        ):
            flush()
            index += 1
            continue
        item = _item(layout, index)
        if item.form not in ('"', "«", "»") and not _is_single_mark(layout, index):
            items.append(item)
        index = item.last
    flush()
    return units


def _split_aside(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """A clause between two dashes is read apart, and the sentence without it."""
    dashes = [i for i, item in enumerate(items) if item.form in ("-", "--") and 0 < i < len(items) - 1]
    if len(dashes) != 2 or dashes[1] - dashes[0] < 3 or dashes[1] - dashes[0] > _ASIDE:
        return items, []
    first, last = dashes
    return items[:first] + items[last + 1 :], items[first + 1 : last]


def _only_marks(layout: Layout, items: Sequence[Item]) -> bool:
    return all(not item.form[0].isalnum() for item in items)


def _is_single_mark(layout: Layout, index: int) -> bool:
    word = layout.words[index]
    return word.text == "'" and any(q.start - 1 == word.start or q.end == word.start for q in layout.quotes)


def _quote_ends_sentence(layout: Layout, index: int, last: int) -> bool:
    """Whether the quotation just closed ended its sentence: a full stop inside, a capital after."""
    words = layout.words
    step = index
    while step < last and words[step].text in ('"', "'", "»"):
        step += 1
    ended = index > 0 and words[index - 1].text in (".", "!", "?")
    return ended and step < last and words[step].text[0].isupper() and not _speech_follows(layout, step)


def _speech_follows(layout: Layout, index: int) -> bool:
    """`"Go!" Camara said.`: a name and a verb of saying belong to the quotation before."""
    taken = layout.taken.get(index)
    after = taken[1] if taken else index + 1
    verbs = load_rules("speech")[layout.language]["forms"]
    return (
        after < len(layout.words)
        and layout.words[after].low in verbs
        and layout.words[index - 2].text in ("!", "?")
    )


def _quote_units(layout: Layout, first: int, last: int, quote: int) -> list[Unit]:
    units: list[Unit] = []
    items: list[Item] = []
    index = first
    while index < last:
        if layout.words[index].opens and items:
            units.append(Unit(_with_groups(items, layout), quote, layout.words[first].paragraph))
            items = []
        item = _item(layout, index)
        if item.form not in ('"', "«", "»"):
            items.append(item)
        index = item.last
    if items:
        units.append(Unit(_with_groups(items, layout), quote, layout.words[first].paragraph))
    return units


def _item(layout: Layout, index: int) -> Item:
    words, stand_in = layout.words, _STAND_IN[layout.language]
    taken = layout.taken.get(index)
    if taken and taken[0] == index:
        first, last, spans = taken
        return Item(_party_form(layout, spans, stand_in), first, last, spans)
    time = layout.time_at.get(index)
    if time is not None and layout.time_at.get(index - 1) != time:
        return _time_item(layout, index, time)
    for phrase, form in _PREPOSITIONS.items():
        if words[index].low == phrase[0] and tuple(w.low for w in words[index : index + len(phrase)]) == phrase:
            return Item(form, index, index + len(phrase))
    return Item(words[index].text, index, index + 1)


def _party_form(layout: Layout, spans: tuple[int, ...], stand_in: Mapping[str, object]) -> str:
    name = layout.names[spans[0]]
    if len(spans) > 1:
        return str(stand_in["group"])
    if name.kind is PartyKind.PERSON:
        return str(stand_in["person"])
    if name.form == "description":
        return _head_noun(layout, name)
    if name.last - name.first == 1 and name.kind in (PartyKind.COUNTRY, PartyKind.PLACE):
        return layout.words[name.first].text
    if name.kind in (PartyKind.COUNTRY, PartyKind.PLACE):
        return "Russia" if name.kind is PartyKind.COUNTRY else str(stand_in["place"])
    return str(stand_in["body"])


def _head_noun(layout: Layout, name: NameSpan) -> str:
    """The noun that a description turns on: "forces" in "Malian armed forces", "mission" in "mission in Mali"."""
    words = layout.words[name.first : name.last]
    if layout.language == "fr":
        return words[0].text
    stop = next(
        (i for i, word in enumerate(words) if i and word.low in ("in", "of", "for", "at", "to")), len(words)
    )
    return words[stop - 1].text


def _time_item(layout: Layout, index: int, time: int) -> Item:
    words, stand_in = layout.words, _STAND_IN[layout.language]
    last = index
    while layout.time_at.get(last) == time:
        last += 1
    span = layout.times[time]
    before = words[index - 1].low if index and not words[index].opens else ""
    after = words[last].low if last < len(words) else ""
    if (
        span.kind in (TimeKind.DURATION, TimeKind.REPEAT)
        or after == "'s"
        or before in ("the", "a", "its", "their")
    ):
        return Item(words[index].text, index, index + 1, time=time)
    form = stand_in["noun"] if before in _TIME_LEADS else stand_in["adverb"]
    return Item(str(form), index, last, time=time)


_MIXED = frozenset({"person", "body"})


def _with_groups(items: Sequence[Item], layout: Layout) -> list[Item]:
    """Lists of parties joined by commas and "and" become one item each."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        end = _list_end(items, index, layout)
        if end > index + 1:
            members = tuple(span for item in items[index:end] for span in item.spans)
            form = str(_STAND_IN[layout.language]["group"])
            out.append(Item(form, items[index].first, items[end - 1].last, members))
            index = end
        else:
            out.append(items[index])
            index += 1
    return out


def _family(item: Item, layout: Layout) -> str:
    if not item.spans:
        return ""
    kind = layout.names[item.spans[0]].kind
    if kind is PartyKind.PERSON:
        return "person"
    if kind is PartyKind.PLACE:
        return "land"
    if kind is PartyKind.COUNTRY:
        return "power"
    return (
        "power" if layout.names[item.spans[0]].key.startswith("body:") and kind is not PartyKind.GROUP else "body"
    )


def _list_end(items: Sequence[Item], first: int, layout: Layout) -> int:
    """Where a list that opens at item `first` ends; `first` + 1 where there is none.

    People and bodies stand in one list where a comma and a last "and" say so: "STB, Ansari and Karimi".
    """
    family = _family(items[first], layout)
    if not family:
        return first + 1
    if family in _MIXED:
        end, joins = _run_of(items, first, layout, _MIXED)
        if len(joins) > 1 and joins[-1] not in (",", ";"):
            return end
    end, joins = _run_of(items, first, layout, frozenset({family}))
    if joins and joins[-1] in (",", ";"):
        closes = end >= len(items) or items[end].form in (".", ";", ":")
        return end if (len(joins) > 1 and (closes or ";" in joins)) else first + 1
    return end


def _run_of(items: Sequence[Item], first: int, layout: Layout, families: frozenset[str]) -> tuple[int, list[str]]:
    """Where the run of joined parties of these families ends, and what joins them."""
    end = first + 1
    joins: list[str] = []
    while True:
        step = end
        marks: list[str] = []
        while step < len(items) and items[step].form.lower() in _LIST_JOINS and len(marks) < 2:
            marks.append(items[step].form.lower())
            step += 1
        article = step + 1 < len(items) and items[step].form.lower() in _ARTICLES and bool(items[step + 1].spans)
        step += article
        if not marks or step >= len(items) or _family(items[step], layout) not in families:
            return end, joins
        joins.append(marks[-1])
        end = step + 1
