"""Speakers without a name ("a ministry spokesman", "un responsable du Trésor") as parties of their own."""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.decrees import is_decreeing
from ostrakon.reading.offices.title_spans import Binding, Title, weave_spans
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.quotations import Quoted
from ostrakon.reading.speech.quote_sides import QuoteSides

_ARTICLES = frozenset(
    [
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "un",
        "une",
        "le",
        "la",
        "l'",
        "son",
        "sa",
        "leur",
        "ses",
        "leurs",
        "notre",
        "our",
        "one",
        "another",
    ]
)
_NEW_SUBJECTS = frozenset(
    ["and", "et", "it", "he", "she", "they", "il", "elle", "ils", "who", "which", "that", "qui", "que", "whom"]
)
_PLURAL = frozenset(
    ["officials", "lawyers", "diplomats", "researchers", "experts", "avocats", "habitants", "responsables"]
)


_LISTING = ("including", "among", "such", "notably", "namely", "dont", "notamment")


def add_unnamed(
    words: Sequence[Word],
    names: Sequence[NameSpan],
    titles: Sequence[Title],
    bindings: Sequence[Binding],
    *,
    language: str,
    quotes: Sequence[Quoted] = (),
) -> tuple[list[NameSpan], list[Title], list[Binding]]:
    """The names with the unnamed speakers among them, in order, and titles and bindings that point at them."""
    sides = QuoteSides(words, quotes, language)
    bound = {id(binding.title) for binding in bindings}
    open_titles = [t for t in titles if id(t) not in bound and not _has_holder(words, t, bindings)]
    found: list[tuple[NameSpan, Title | None]] = [
        (_speaker_span(words, title), title)
        for title in open_titles
        if (
            sides.follows(title.start, title.last)
            or (language == "fr" and is_decreeing(words, title))
            or (_may_speak(title, language) and _speaks(words, names, title, language))
        )
    ]
    found += [(span, None) for span in _crowds(words, names, [s for s, _ in found], language)]
    covered = {i: 1 for span in [*names, *(s for s, _ in found)] for i in range(span.first, span.last)}
    for first, last in sides.unnamed(covered):
        found.append((NameSpan(first, last, PartyKind.PERSON, f"speaker:{first}", "description"), None))
    if not found:
        return list(names), list(titles), list(bindings)
    merged, place = weave_spans(names, [span for span, _ in found])
    for title in titles:
        title.inside = [place[i] for i in title.inside]
    moved = [replace(b, holders=tuple(place[h] for h in b.holders)) for b in bindings]
    moved += [
        Binding(title, (place[-n - 1],), span.first, span.last, "unnamed")
        for n, (span, title) in enumerate(found)
        if span.kind is PartyKind.PERSON and title is not None
    ]
    return merged, list(titles), sorted(moved, key=lambda b: b.first)


def _speaker_span(words: Sequence[Word], title: Title) -> NameSpan:
    """The words of an unnamed speaker: the title with its article, "one of" and "one European" before it."""
    first = title.start
    if first and words[first - 1].low in _ARTICLES:
        first -= 1
    elif first > 1 and words[first - 2].low in ("a", "an", "one", "another") and words[first - 1].text.isalpha():
        first -= 2  # "one European diplomat"
    first, single = _one_of(words, first)
    plural = title.head_words[-1] in _PLURAL and not single
    kind = PartyKind.GROUP if plural else PartyKind.PERSON
    return NameSpan(first, title.last, kind, f"speaker:{first}", "description")


def _crowds(
    words: Sequence[Word], names: Sequence[NameSpan], found: Sequence[NameSpan], language: str
) -> list[NameSpan]:
    """Groups without a name that speak: "prosecutors said", "villagers told NAME", "des habitants racontent"."""
    rows = load_rules("references")[language]["crowds"]
    verbs = set(load_rules("speech")[language]["forms"]) | set(load_rules("speech")[language]["stances"])
    taken = {i for span in [*names, *found] for i in range(span.first, span.last)}
    out: list[NameSpan] = []
    for index, word in enumerate(words[:-1]):
        if word.low not in rows or index in taken:
            continue
        after = words[index + 1].low
        aux = after in ("have", "had", "ont") and index + 2 < len(words) and words[index + 2].low in verbs
        if after not in verbs and not aux:
            continue
        first = index
        while first > 0 and not words[first].opens and first - 1 not in taken and index - first < 3:
            before = words[first - 1]
            if before.low in _ARTICLES or before.low in ("des", "les", "some", "several", "many", "plusieurs"):
                first -= 1
                break
            if before.low not in ("local", "rights", "civil", "human", "opposition", "aid", "state", "public"):
                break
            first -= 1
        if first and (words[first - 1].low in ("of", "de") or first - 1 in taken):
            continue  # "one of its lawmakers" is one
        out.append(NameSpan(first, index + 1, PartyKind.GROUP, f"speaker:{first}", "description"))
    return out


def _has_holder(words: Sequence[Word], title: Title, bindings: Sequence[Binding]) -> bool:
    """`the minister said` after "Foreign Minister NAME": the one who holds that office, no other."""
    before = words[title.start - 1].low if title.start else ""
    bare = title.last == title.head + len(title.head_words) == title.complement and not title.inside
    if before not in ("the", "le", "la", "l'") or not bare:
        return False
    heads = {b.title.head_words[-1] for b in bindings if b.first < title.start}
    return title.head_words[-1] in heads


def _one_of(words: Sequence[Word], first: int) -> tuple[int, bool]:
    """Where "one of his lawyers" or "l'un de ses avocats" begins, and whether it is one."""
    before = [w.low for w in words[max(0, first - 3) : first]]
    if before[-2:] == ["one", "of"] or before[-2:] == ["un", "de"]:
        return first - 2 - (before[-3:-2] == ["l'"]), True
    return first, False


def _past_aside(words: Sequence[Word], last: int) -> int:
    """Past one aside between commas ("A spokesman, who gave no name, told")."""
    if last + 1 < len(words) and words[last].text == "," and words[last + 1].low not in _LISTING:
        for step in range(last + 1, min(last + 10, len(words))):
            if words[step].opens:
                break
            if words[step].text == ",":
                return step + 1
    return last


def _is_anothers(words: Sequence[Word], title: Title) -> bool:
    """`un conseiller du président NAME`: the name is of whom it serves."""
    article = words[title.start - 1].low if title.start else ""
    inside = {w.low for w in words[title.start : title.last + 1]}
    return article in ("un", "une", "a", "an") and bool(inside & {"du", "de", "d'", "of", "to"})


def _may_speak(title: Title, language: str) -> bool:
    speakers = lexicon(language).speakers
    return (
        title.head_words[-1] in speakers
        or " ".join(title.head_words) in speakers
        or title.head_words[0] in speakers
    )


def _speaks(words: Sequence[Word], names: Sequence[NameSpan], title: Title, language: str) -> bool:
    verbs = set(load_rules("speech")[language]["forms"]) | set(load_rules("speech")[language]["stances"])
    paragraph = words[title.start].paragraph
    begin = _one_of(words, title.start - 1)[0] + 1 if title.start else 0
    before = [w.low for w in words[max(0, begin - 3) : begin] if w.paragraph == paragraph]
    after: list[str] = []
    for word in words[_past_aside(words, title.last) :][:7]:
        if word.paragraph != paragraph or word.opens or (word.text in (",", ";", ".") and after):
            break
        if word.low in _NEW_SUBJECTS:
            break
        after.append(word.low)
    if title.head_words[-1] in ("spokesman", "spokeswoman", "spokesperson", "porte-parole"):
        follows = {i for span in names if span.kind is PartyKind.PERSON for i in range(span.first, span.last)}
        return title.last not in follows and title.last + 1 not in follows
    persons = {i for span in names if span.kind is PartyKind.PERSON for i in range(span.first, span.last)}
    named = any(i in persons for i in range(title.last, min(title.last + 2, len(words))))
    if named and not _is_anothers(words, title):
        return False
    ahead = before[-2:] if before[-2:-1] != ["added"] else []  # "added five officials to its list"
    said = any(word in verbs for word in ahead) or any(word in verbs for word in after)
    return said or (before[-2:-1] == ["to"] and before[-3:-2] == ["according"]) or "selon" in before[-2:]
