"""Names of one word that only the tagger knows: what they are is told by the whole text.

Reports name a person in full, with a title, or as a known head of state before they use the last name alone; a
lone unknown word is rarely a person, whatever the tagger says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan, name_forms
from ostrakon.reading.naming.name_parts import is_family_name, is_place_name, usual_given_names
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_FINITE = ("had", "has", "was", "is", "would", "will", "could", "were", "did")
_BODIES = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.PUBLIC_BODY)


@cache
def _known_people() -> frozenset[str]:
    rows = load_rules("people")
    return frozenset(
        name.split()[-1] for code, names in rows.items() if code != "version" for name in names
    ) | frozenset(["Assad", "Putin", "Poutine", "Xi", "Burhan", "Bourhane", "Hemedti", "Gaddafi", "Kadhafi"])


def settle_lone_names(words: Sequence[Word], out: list[NameSpan], *, language: str) -> None:
    """Give every unsure name of one word the kind that its contexts together tell."""
    people = _last_names(words, out)
    lone: dict[str, list[int]] = {}
    for number, span in enumerate(out):
        if span.last - span.first == 1 and span.form == "run" and not span.key:
            lone.setdefault(words[span.first].text, []).append(number)
    for form, numbers in lone.items():
        if (
            form in people
            or form.lower() in people
            or form in _known_people()
            or any(_titled(words, out[n], language) for n in numbers)
        ):
            kind: PartyKind | None = PartyKind.PERSON
        else:
            kind = _kind(words, [out[n] for n in numbers], language)
        if kind is None:
            continue
        for number in numbers:
            if not out[number].sure:
                out[number] = replace(out[number], kind=kind)


def _last_names(words: Sequence[Word], out: Sequence[NameSpan]) -> frozenset[str]:
    """Words of the names of several words that are persons'."""
    found: set[str] = set()
    for span in out:
        if span.kind is PartyKind.PERSON and span.last - span.first > 1:
            found |= {words[i].text.strip(",") for i in range(span.first, span.last)}
            found |= {words[span.last - 1].low}  # al-Hilu, who is Al-Hilu where a sentence opens
    return frozenset(found)


def _titled(words: Sequence[Word], span: NameSpan, language: str) -> bool:
    """`Mr Bello`, `General Haftar`, `President Maduro`, `Maduro, the president`."""
    before = words[span.first - 1] if span.first else None
    if before is None:
        return False
    titles = lexicon(language)
    if _apposed(words, span.first, language):
        return True
    return (
        before.text in name_forms().honorifics
        or before.low in titles.ranks
        or (before.low,) in titles.heads
        or words[span.first].text in usual_given_names()
        or before.low in load_rules("kind_cues")["lead"]["person"]
    )


@cache
def _family(language: str) -> frozenset[str]:
    return frozenset(load_rules("titles")[language]["family"])


def _apposed(words: Sequence[Word], first: int, language: str) -> bool:
    """`his daughter Gorica`, `the envoy, Schmidt`, `sa femme, Hadiza`."""
    near = [w.low for w in words[max(0, first - 6) : first]]
    if near[-1:] and near[-1] in _family(language):
        return True
    heads = {head[-1] for head in lexicon(language).heads} | _family(language)
    if near[-1:] == [","] and set(near[:-1]) & heads:
        place = max(i for i, word in enumerate(near[:-1]) if word in heads)
        return "," not in near[place:-1] and not {"and", "et", "in", "of", "à", "de"} & set(near[place:-1])
    return False


def _kind(words: Sequence[Word], spans: Sequence[NameSpan], language: str) -> PartyKind | None:
    sure = [span.kind for span in spans if span.sure]
    if sure:
        return max(sorted(set(sure)), key=sure.count)
    text = words[spans[0].first].text
    if all(span.kind in (PartyKind.PLACE, PartyKind.ORGANIZATION) for span in spans) and text.isupper():
        return None
    cues: Mapping[str, Mapping[str, list[str]]] = load_rules("kind_cues")
    votes = [_vote(words, span, cues, language) for span in spans]
    told = [vote for vote in votes if vote is not None]
    if told:
        return max(sorted(set(told)), key=told.count)
    low = text.lower()
    for kind in (PartyKind.COMPANY, PartyKind.PLACE):
        if any(low.endswith(end) and len(low) > len(end) + 2 for end in cues["ends"][kind.value]):
            return kind
    if text[1:].lower() != text[1:]:
        return PartyKind.ORGANIZATION  # capitals inside: SpaceX, GustaveDore
    kinds = [span.kind for span in spans]
    best = max(sorted(set(kinds)), key=kinds.count)
    if best is PartyKind.PERSON and is_family_name(text):
        return best
    if is_place_name([text]):
        return PartyKind.PLACE
    return PartyKind.ORGANIZATION if best is PartyKind.PERSON else best


def is_telling(word: str) -> bool:
    """Whether a lone word is a name whatever its place: a town, a family name, or with a company's ending."""
    low = word.lower()
    ends = load_rules("kind_cues")["ends"]["company"]
    company = any(low.endswith(end) and len(low) > len(end) + 2 for end in ends if len(end) > 3)
    return is_place_name([word]) or is_family_name(word) or company


@cache
def _speech(language: str) -> frozenset[str]:
    """Verbs that with one word beside a quotation have a witness for their subject."""
    said = {"en": ["said", "says", "told", "added", "recalled"], "fr": ["raconte", "témoigne", "dit", "confie"]}
    return frozenset(said[language])


def _vote(
    words: Sequence[Word], span: NameSpan, cues: Mapping[str, Mapping[str, list[str]]], language: str
) -> PartyKind | None:
    before = words[span.first - 1].low if span.first else ""
    two = words[span.first - 2].low if span.first > 1 else ""
    after = " ".join(w.low for w in words[span.last : span.last + 2])
    following = after.split(" ")[0]
    if before == "told" and span.kind is PartyKind.PERSON and not is_family_name(words[span.first].text):
        return PartyKind.ORGANIZATION  # "told Caixin that": a paper is told more often than an unknown
    told = following in _speech(language) or (before in _speech(language) and following not in _FINITE)
    if span.kind is PartyKind.PERSON and told:
        return PartyKind.PERSON
    if any(after == act or after.startswith(act + " ") for act in cues["acts"][language]):
        return span.kind if span.kind in _BODIES else PartyKind.ORGANIZATION
    if two in ("dirige", "préside", "possède", "détient") and before in ("la", "le", "l'"):
        return PartyKind.ORGANIZATION
    if two in ("shares", "stake", "stakes", "invested", "parts", "actions") and before in ("in", "dans", "de"):
        return PartyKind.COMPANY
    near = {w.low for w in words[max(0, span.first - 7) : span.first]}
    if before == "from" and span.kind is not PartyKind.PLACE and set(cues["traded"]) & near:
        return PartyKind.COMPANY
    if before in cues["lead"]["place"] or before in cues["into"][language]:
        return PartyKind.PLACE
    return None
