"""Bodies that only an office names: "head of the national security office", "security service chief"."""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Binding, Title, weave_spans
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their", "this", "of", "for", "in", "at", "to"])


def add_bodies(
    words: Sequence[Word],
    names: Sequence[NameSpan],
    titles: Sequence[Title],
    bindings: Sequence[Binding],
    *,
    language: str,
) -> tuple[list[NameSpan], list[Binding]]:
    """The names with the bodies that titles name among them, and bindings that point at them."""
    found = _bodies(words, names, bindings, language)
    if not found:
        return list(names), list(bindings)
    merged, place = weave_spans(names, [span for span, _ in found])
    for title in titles:
        title.inside = [place[i] for i in title.inside]
    for number, (_, title) in enumerate(found):
        title.inside.append(place[-number - 1])
    return merged, [replace(b, holders=tuple(place[h] for h in b.holders)) for b in bindings]


def _bodies(
    words: Sequence[Word], names: Sequence[NameSpan], bindings: Sequence[Binding], language: str
) -> list[tuple[NameSpan, Title]]:
    """A span for each common-noun body in the title of an office, with that title."""
    rows = load_rules("titles")[language].get("bodies", {})
    kinds = {noun: PartyKind(kind) for kind, nouns in rows.items() for noun in nouns}
    taken = {i for span in names if not span.key.startswith("speaker:") for i in range(span.first, span.last)}
    placed = {s.last - 1: s.first for s in names if s.kind is PartyKind.PLACE}
    out: list[tuple[NameSpan, Title]] = []
    for binding in bindings:
        title = binding.title
        if any(names[s].kind in _NAMED for s in title.inside):
            continue
        spans = [_complement(words, title, taken)]
        if not title.start or words[title.start - 1].low not in ("its", "their", "his", "her", "whose"):
            spans.append(_modifiers(words, title, taken, language))
        for first, last in spans:
            noun = words[last - 1].low if last > first else ""
            if last - first == 1 and first - 1 in placed and noun in kinds:
                first = placed[first - 1]
                taken -= set(range(first, last))
            served = " ".join(w.low for w in words[first:last])
            if served in _SERVED and title.head_words[-1] in _VOICES and first >= title.complement:
                out.append((NameSpan(first, last, PartyKind.PERSON, f"desc::{served}", "description"), title))
                break
            if noun in kinds and (last - first > 1 or noun == "police") and not taken & set(range(first, last)):
                key = "desc::" + "_".join(w.low for w in words[first:last])
                out.append((NameSpan(first, last, kinds[noun], key, "description"), title))
                taken |= set(range(first, last))
                break
    return out


# offices that speak through a spokesman and are a party of the text; who speaks for them
_SERVED = ("secretary-general", "high representative", "high commissioner")
_VOICES = ("spokesperson", "spokesman", "spokeswoman")
_NAMED = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP)


def _complement(words: Sequence[Word], title: Title, taken: set[int]) -> tuple[int, int]:
    """The plain words that end a complement: "of [the] national security office"."""
    last = title.last
    first = last
    while first > title.complement and first - 1 not in taken and words[first - 1].low not in ("'s", ","):
        if words[first - 1].low in _ARTICLES and not (words[first - 1].low == "of" and last - first == 1):
            break
        first -= 1
    return first, last


def _modifiers(words: Sequence[Word], title: Title, taken: set[int], language: str) -> tuple[int, int]:
    """The plain words before a head: "security service chief"; what only ranks it is left out."""
    ranking = lexicon(language).ranking
    first = title.head
    while first > title.start and first - 1 not in taken and words[first - 1].low.replace("-", "").isalpha():
        first -= 1
    while first < title.head and words[first].low in ranking:
        first += 1
    return first, title.head
