"""Stand-ins: what the parser is given in the place of parties, lists, times, and of words it does not know."""

from collections.abc import Mapping, Sequence

from ostrakon.model import PartyKind, TimeKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.layout import Item, Layout
from ostrakon.reading.rules import load_rules

_STAND_IN = {
    "en": {"person": "Smith", "group": "officials", "body": "Google", "place": "London", "adverb": "yesterday",
           "noun": "Monday"},
    "fr": {"person": "Dupont", "group": "responsables", "body": "Renault", "place": "Paris", "adverb": "hier",
           "noun": "lundi"},
}  # fmt: skip
_SINGULAR = frozenset(["is", "was", "has", "est", "était", "a", "avait"])
CLAUSE = {"en": ("it", "works"), "fr": ("cela", "marche")}
_TIME_LEADS = frozenset(
    ("in", "on", "at", "by", "during", "of", "for", "before", "after", "until", "from", "around", "le", "en", "au",
     "à", "dès", "avant", "après", "du", "de", "l'", "la", "within", "between", "fin")
)  # fmt: skip
# verbs of the field that the parser takes for nouns, and one that it knows; nouns after these words they are not
_VERBS = {"sanction": "punish", "blacklist": "punish", "delist": "remove"}
_GERUNDS = {"sanctioning": "punishing", "blacklisting": "punishing", "delisting": "removing"}
_VERB_LEADS = frozenset(["to", "will", "would", "could", "can", "may", "might", "should", "must", "shall"])
_NOUN_FOLLOWS = frozenset(["by", "of", "on", "for", "from", "regime", "list", "lists", "and", "or", ".", ",", ";"])
_QUANTITIES = frozenset(["dozens", "scores", "several", "more", "two", "three", "another", "former", "ex", "top"])
# prepositions of several words that the parser takes for clauses, and the one that stands in for them
_PREPOSITIONS = {("pursuant", "to"): "under", ("in", "accordance", "with"): "under"}
_LIST_JOINS = frozenset((",", ";", "and", "et", "&", "or", "ou"))
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "l'", "les", "un", "une"])


def item_at(layout: Layout, index: int) -> Item:
    """The item that begins at a word of the text."""
    words, stand_in = layout.words, _STAND_IN[layout.language]
    taken = layout.taken.get(index)
    if taken and taken[0] == index:
        first, last, spans = taken
        return Item(_party_form(layout, spans, stand_in), first, last, spans)
    time = layout.time_at.get(index)
    if time is not None and layout.time_at.get(index - 1) != time:
        return _time_item(layout, index, time)
    verb = _verb_at(layout, index) if layout.language == "en" else None
    if verb:
        return verb
    for phrase, form in _PREPOSITIONS.items():
        if words[index].low == phrase[0] and tuple(w.low for w in words[index : index + len(phrase)]) == phrase:
            return Item(form, index, index + len(phrase))
    return Item(words[index].text, index, index + 1)


def _verb_at(layout: Layout, index: int) -> Item | None:
    """`to sanction X`: the verb under a form that the parser knows, with its own lemma."""
    low = layout.words[index].low
    before = layout.words[index - 1].low if index else ""
    after = layout.words[index + 1].low if index + 1 < len(layout.words) else "."
    if low in _VERBS and before in _VERB_LEADS and after not in _NOUN_FOLLOWS:
        return Item(_VERBS[low], index, index + 1, word=low)
    if layout.words[index].text == "sanctions" and _is_headline_verb(layout, index):
        return Item("punishes", index, index + 1, word="sanction")
    if low in _GERUNDS and after not in _NOUN_FOLLOWS:
        return Item(_GERUNDS[low], index, index + 1, word=low.removesuffix("ing"))
    return None


def _is_headline_verb(layout: Layout, index: int) -> bool:
    """`US sanctions five Iranian officials`: after the state or body that opens the line, before whom it is on."""
    taken = layout.taken.get(index - 1)
    if taken is None or index + 1 >= len(layout.words) or not layout.words[taken[0]].opens:
        return False
    powers = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)
    after = layout.words[index + 1]
    counted = after.text[0].isdigit() or after.low in load_rules("times_en")["numbers"] or after.low in _QUANTITIES
    return layout.names[taken[2][0]].kind in powers and (counted or after.text[0].isupper())


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


def join_lists(items: Sequence[Item], layout: Layout) -> list[Item]:
    """Lists of parties joined by commas and "and" become one item each."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        end = _list_end(items, index, layout)
        if end > index + 1 and _last_alone(items, end):
            end = max(i for i in range(index, end - 1) if items[i].spans) + 1
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


def _last_alone(items: Sequence[Item], end: int) -> bool:
    """`A and B, who is`, `A et B, déjà visé`: what follows in the singular is said of the last one alone."""
    after = [item.form.lower() for item in items[end : end + 4]]
    if after[:1] != [","] or len(after) < 3 or not items[end - 1].spans or len(items[end - 1].spans) > 1:
        return False
    if after[1] in ("who", "which", "qui"):
        return after[2] in _SINGULAR
    return any(word.endswith(("é", "ée")) and word not in ("été", "né", "née") for word in after[1:3])


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
        marks = [","] if layout.words[items[end - 1].last - 1].text == "," else []  # "X, minister," is one item
        while step < len(items) and items[step].form.lower() in _LIST_JOINS and len(marks) < 2:
            marks.append(items[step].form.lower())
            step += 1
        article = step + 1 < len(items) and items[step].form.lower() in _ARTICLES and bool(items[step + 1].spans)
        step += article
        if not marks or step >= len(items) or _family(items[step], layout) not in families:
            return end, joins
        joins.append(marks[-1])
        end = step + 1
