"""Names lend each other their kinds: the members of one list, and a name and its alias."""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules


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
    lends = (PartyKind.COMPANY, PartyKind.GROUP, PartyKind.VESSEL, PartyKind.PERSON)
    order = [*range(len(out) - 1)]
    for here, there in [(i, i + 1) for i in order] + [(i + 1, i) for i in reversed(order)]:
        one, two = out[here], out[there]
        left, right = (one, two) if here < there else (two, one)
        between = [w.low for w in words[left.last : right.first]]
        listed = between in ([","], ["and"], ["et"], [",", "and"], ["or"], ["ou"])
        led = left.first and words[left.first - 1].low in ("of", "the", "de", "du", "la", "in", "at")
        if (
            listed
            and not (led and one.kind is PartyKind.PERSON)
            and one.sure
            and not two.sure
            and one.kind in lends
            and one.form == "run"
            and two.form == "run"
        ):
            out[there] = replace(two, kind=one.kind, sure=True)
