"""Names lend each other their kinds: the members of one list, and a name and its alias."""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_LENT = (PartyKind.COMPANY, PartyKind.GROUP, PartyKind.VESSEL, PartyKind.PERSON)


def share_aliases(words: Sequence[Word], out: list[NameSpan], *, language: str) -> None:
    """A name after "also known as" is of the kind of the name before it."""
    leads = frozenset(load_rules("name_forms")["aliases"][language])
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        between = " ".join(w.low for w in words[left.last : right.first]).strip(" ,(\"'-")
        person = left.kind is PartyKind.PERSON
        if between in leads and not right.key and (left.sure or person):
            out[index + 1] = replace(right, kind=left.kind, sure=True)


def share_kinds(words: Sequence[Word], out: list[NameSpan]) -> None:
    """Names joined in one list are of one kind: a sure one lends its kind to its unsure neighbors."""
    order = [*range(len(out) - 1)]
    told = {i for i, span in enumerate(out) if span.sure and _led_by_kind(words, span)}
    for here, there in [(i, i + 1) for i in order] + [(i + 1, i) for i in reversed(order)]:
        left, right = (here, there) if here < there else (there, here)
        if _amid_bodies(words, out, there):
            out[there] = replace(out[there], kind=PartyKind.ORGANIZATION, sure=True)
        if not _joined(words, out[left], out[right]) or not _lends(words, out[here], out[there], out[left]):
            continue
        between = there + 1 < len(out) and _joined(words, out[there], out[there + 1])
        inside = here < there and between and out[there + 1].kind is out[here].kind and out[there + 1].sure
        if here in told or inside or not _two_words_of_person(words, out[there], out[here]):
            out[there] = replace(out[there], kind=out[here].kind, sure=True)
            told |= {there} if here in told else set()


def share_places(words: Sequence[Word], out: list[NameSpan]) -> None:
    """`à Tiao et Diapaga`, `in Goma and Bukavu`: what is joined to a place behind "in" is one too."""
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        led = left.first and words[left.first - 1].low in ("à", "in", "near", "at", "around")
        joined = [w.low for w in words[left.last : right.first]] in (["et"], ["and"])
        plain = right.form == "run" and not right.key and right.last - right.first == 1
        plain = plain and words[right.first].text.isalpha()
        if led and joined and plain and not right.sure and left.kind is PartyKind.PLACE:
            out[index + 1] = replace(right, kind=PartyKind.PLACE)


def _amid_bodies(words: Sequence[Word], out: list[NameSpan], place: int) -> bool:
    """Whether an unsure name stands in a list between two sure bodies."""
    if not 0 < place < len(out) - 1 or out[place].sure or out[place].form != "run":
        return False
    sides = (out[place - 1], out[place + 1])
    bodies = all(side.sure and side.kind in (PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY) for side in sides)
    return bodies and _joined(words, sides[0], out[place]) and _joined(words, out[place], sides[1])


def _joined(words: Sequence[Word], left: NameSpan, right: NameSpan) -> bool:
    between = [w.low for w in words[left.last : right.first]]
    return between in ([","], ["and"], ["et"], [",", "and"], ["or"], ["ou"])


def _lends(words: Sequence[Word], one: NameSpan, two: NameSpan, left: NameSpan) -> bool:
    led = left.first and words[left.first - 1].low in ("of", "the", "de", "du", "la", "in", "at")
    fits = one.kind in _LENT and one.form in ("run", "name") and two.form == "run"
    return fits and one.sure and not two.sure and not (led and one.kind is PartyKind.PERSON)


def _two_words_of_person(words: Sequence[Word], span: NameSpan, lender: NameSpan) -> bool:
    """Whether the tagger's word for a person of several words stands against the list's."""
    acronym = any(words[i].text.isupper() and len(words[i].text) > 1 for i in range(span.first, span.last))
    several = span.kind is PartyKind.PERSON and span.last - span.first > 1 and not acronym
    return several and lender.kind not in (PartyKind.VESSEL, PartyKind.PERSON)


def settle_belonging(words: Sequence[Word], out: list[NameSpan]) -> None:
    """`Shewit Bitew of Salsay Weyane Tigray`: nobody is of a person; what one is of is a body."""
    for index in range(len(out) - 1):
        left, right = out[index], out[index + 1]
        of = [w.low for w in words[left.last : right.first]] in (["of"], ["of", "the"])
        unsure = right.kind is PartyKind.PERSON and not right.sure and right.last - right.first > 1
        if of and unsure and left.kind is PartyKind.PERSON and left.last - left.first > 1:
            out[index + 1] = replace(right, kind=PartyKind.ORGANIZATION)


def _led_by_kind(words: Sequence[Word], span: NameSpan) -> bool:
    """`gangs such as X, Y and Z`: the list's own noun tells the kind of all."""
    before = [w.low for w in words[max(0, span.first - 3) : span.first]]
    such = load_rules("kind_cues")["such"]
    nouns = {word for kind in such for word in such[kind]}
    led = before[-2:] in (["such", "as"], ["tels", "que"], ["telles", "que"])
    return led or (len(before) > 1 and before[-1] in ("including", "namely", "notamment") and before[-2] in nouns)
