"""What goes to the parser: sentences with every party, list of parties, time and quotation as one stand-in word.

Titles that are bound to a name are taken into it; double quotes are left out; a quoted clause becomes a unit of
its own and leaves a stand-in clause behind. Every token keeps its place in the text.
"""

from collections.abc import Sequence

from ostrakon.reading.naming.french_names import clause_follows
from ostrakon.reading.prose.layout import Item, Layout, Unit, index_pieces
from ostrakon.reading.prose.stand_ins import CLAUSE, item_at, join_lists
from ostrakon.reading.rules import load_rules

_ASIDE = 25  # words between two dashes; more are two dashes of two clauses


def cut_units(layout: Layout) -> list[Unit]:
    """All units in order of their first word; a quotation's come directly after the sentence that holds it."""
    index_pieces(layout)
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


def _sentence_units(layout: Layout, items: list[Item], paragraph: int) -> list[Unit]:
    """The sentence, and after it what was set aside in it; nothing of no items."""
    parts = _split_aside(items) if items else ()
    return [Unit(join_lists(part, layout), None, paragraph) for part in parts if part]


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
            items += [Item(form, index, end, quote=quote) for form in CLAUSE[layout.language]]
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
        item = item_at(layout, index)
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
            units.append(Unit(join_lists(items, layout), quote, layout.words[first].paragraph))
            items = []
        item = item_at(layout, index)
        if item.form not in ('"', "«", "»"):
            items.append(item)
        index = item.last
    if items:
        units.append(Unit(join_lists(items, layout), quote, layout.words[first].paragraph))
    return units
