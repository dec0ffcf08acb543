"""How firmly a written form names a party that the text names more fully: surnames, nicknames, acronyms, heads."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan, name_forms
from ostrakon.reading.naming.name_parts import usual_given_names
from ostrakon.reading.naming.register import Draft
from ostrakon.reading.prose.tagger import is_common_noun

SAME, SHORT, LOOSE = 3, 2, 1
_ARTICLES = ("al-", "el-", "ul-", "as-", "an-", "ash-")
_LOOSELY = (PartyKind.COMPANY, PartyKind.VESSEL, PartyKind.ORGANIZATION, PartyKind.GROUP)
_JOINS = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "pour",
        "à",
        "au",
        "aux",
        "en",
    ]
)
_FAMILY_LEAST = 4  # letters of a family name between two others; shorter words there are particles
_ACRONYM_LEAST = 3  # letters; shorter ones meet the initials of chance


@cache
def _plain(token: str) -> str:
    """A word without case, marks and quotes."""
    bare = unicodedata.normalize("NFKD", token.lower().strip("\"'«»"))
    return "".join(each for each in bare if not unicodedata.combining(each))


@cache
def _given() -> frozenset[str]:
    return frozenset(_plain(name) for name in usual_given_names())


def _bare(word: str) -> str:
    """`Burhan` of al-Burhan."""
    return next((word.removeprefix(each) for each in _ARTICLES if word.startswith(each)), word)


def likeness(tokens: Sequence[str], full: Sequence[str], span: NameSpan, draft: Draft) -> int:
    """SAME for the same words, SHORT for a part that names the party, LOOSE for one that may, 0 for none."""
    low, other = [_plain(t) for t in tokens], [_plain(t) for t in full]
    if low == other:
        return SAME
    if draft.kind is PartyKind.PERSON:
        return _person(low, other, full, span)
    if _short_of_company(low, other, full, draft):
        return SHORT  # "Chang Guang" of Chang Guang Satellite Technology Co.
    if draft.key.startswith(("country:", "place:", "desc:")) or (span.kind is PartyKind.PERSON and span.sure):
        return 0
    return _body(low, other, (tokens, full), draft)


def _short_of_company(low: list[str], other: list[str], full: Sequence[str], draft: Draft) -> bool:
    rest = full[len(low) :]
    opens = len(low) > 1 and other[: len(low)] == low and len(rest) > 1 and draft.kind is PartyKind.COMPANY
    return opens and _only_heads(rest) and rest[-1] in name_forms().suffixes


def _person(low: list[str], other: list[str], full: Sequence[str], span: NameSpan) -> int:
    town = span.kind is PartyKind.PLACE and not span.key and len(low) == 1  # a family name that is a town's too
    if span.sure and span.kind is not PartyKind.PERSON and not (town and low[0] == other[-1]):
        return 0
    inner = " ".join(full).split('"')
    if len(inner) > 2 and [_plain(t) for t in inner[1].split()] == low:
        return SHORT  # "El Chapo" of Joaquín "El Chapo" Guzmán
    if len(low) == 1:
        last = other[-1].rstrip(",")
        surname = low[0] in (last, _bare(last), other[0].rstrip(",")) or _bare(low[0]) == last
        middle = low[0] in other[1:-1] and low[0].isalpha() and len(low[0]) >= _FAMILY_LEAST
        middle = middle and low[0] not in _given()  # "Luis" is not José Luis García
        return SHORT if surname else LOOSE if middle else 0  # Maduro of Nicolás Maduro Moros
    if low[0] in _given() and _ends(other, low) and low[0] != other[0]:
        return 0  # a name with its own given name is another's: Tay Za and his son Pye Phyo Tay Za
    surname_first = other[0].endswith(",") and low[-1] == other[0].rstrip(",")
    return SHORT if (low[0] == other[0] and low[-1] == other[-1]) or _ends(other, low) or surname_first else 0


def _ends(full: list[str], low: list[str]) -> bool:
    return len(low) < len(full) and full[-len(low) :] == low


def _body(low: list[str], other: list[str], written: tuple[Sequence[str], Sequence[str]], draft: Draft) -> int:
    tokens, full = written
    if len(tokens) == 1 and _spells(tokens[0], full):
        return SHORT
    if draft.key and len(other) > 1 and len(low) > len(other) and low[: len(other)] == other:
        return SHORT if _only_heads(tokens[len(other) :]) else 0
    if len(low) < len(other) and other[: len(low)] == low and not draft.key:
        if _only_heads(full[len(low) :]) or len(low) > 1:
            return SHORT
        return LOOSE if draft.kind in _LOOSELY and not is_common_noun(tokens[0], "en") else 0
    return 0


def _only_heads(rest: Sequence[str]) -> bool:
    forms = name_forms()
    return all(forms.is_body_head(word) or word in ("&", "and", "Co.") for word in rest)


def _spells(acronym: str, full: Sequence[str]) -> bool:
    """Whether the initials of the capitals of a name are the acronym."""
    if not acronym.isupper() or not acronym.isalpha() or len(acronym) < _ACRONYM_LEAST:
        return False
    told = [_bare_word(word) for word in full if word.lower() not in _JOINS]
    upper = "".join(word[0] for word in full if word[0].isupper())
    return acronym in (upper, "".join(word[0].upper() for word in told if word))


def _bare_word(word: str) -> str:
    return word[2:] if word[:2].lower() in ("d'", "l'") else word
