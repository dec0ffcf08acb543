"""Names that an office beside them shows to be a person's: "his lawyer, Tai Park", "the coach, Ana Lima"."""

from collections.abc import Sequence
from dataclasses import replace

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Title
from ostrakon.reading.prose.words import Word

_OWNERS = frozenset(["his", "her", "its", "their", "the", "'s", "whose"])
_DOUBTFUL = (PartyKind.PLACE, PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP)


def titled_people(words: Sequence[Word], names: Sequence[NameSpan], titles: Sequence[Title]) -> list[NameSpan]:
    """The names, where an unsure one of two to four words behind "the TITLE," is a person's."""
    starts = {name.first: number for number, name in enumerate(names)}
    out = list(names)
    for title in titles:
        comma = title.last < len(words) and words[title.last].text == ","
        number = starts.get(title.last + 1) if comma else None
        if number is None or words[title.start - 1].low not in _OWNERS | {words[title.start].low} & {"'s"}:
            continue
        name = names[number]
        closes = name.last < len(words) and words[name.last].text == ","
        if name.kind in _DOUBTFUL and not name.sure and closes and 2 <= name.last - name.first <= 4:
            out[number] = replace(name, kind=PartyKind.PERSON, country="")
    return out
