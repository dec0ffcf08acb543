"""Whom "il", "elle", "lui" and "l'" mean in French: the subject of the sentence before, by gender."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ostrakon.model import PartyKind
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.tree import Token, Tree

if TYPE_CHECKING:
    from ostrakon.reading.references.references import References

_GENDER = {
    "il": "m", "-il": "m", "-t-il": "m", "le": "m", "elle": "f", "-elle": "f", "-t-elle": "f", "la": "f",
    "lui": "", "l'": "", "elle-même": "f", "lui-même": "m",
}  # fmt: skip
_GENDERED = {"homme": "m", "femme": "f"}
_EITHER = frozenset(("victime", "personne", "personnalité", "recrue", "figure"))
_REACH = 2  # sentences back to the subject that a pronoun takes up
KIN = frozenset(
    ("fils", "fille", "frère", "sœur", "épouse", "époux", "mari", "femme", "père", "mère", "cousin", "neveu",
     "gendre", "proche", "avocat", "avocate", "porte-parole", "conseiller", "conseillère", "entourage", "veuve")
)  # fmt: skip


def is_personal(token: Token) -> bool:
    """Whether the token is a pronoun of the third person singular."""
    return token.low in _GENDER


def gender_of(token: Token) -> str:
    """The gender that the pronoun asks for, "" where it has one form for both."""
    return _GENDER.get(token.low, "")


def gender_of_phrase(noun: str, determiners: set[str]) -> str:
    """The gender of a description of one person: "le banquier", "la magistrate", "l'homme d'affaires"."""
    if noun in _GENDERED:
        return _GENDERED[noun]
    words = determiners & {"le", "la"}
    return {"le": "m", "la": "f"}[words.pop()] if len(words) == 1 and noun not in _EITHER else ""


def taken_up(references: "References", tree: Tree, token: Token, exclude: Sequence[int]) -> list[int] | None:
    """The party that the pronoun takes up; an empty list where somebody unnamed is meant; None where open."""
    place = references.page.words[token.item.first].start
    trees = references.page.trees
    quoted = tree.unit.quote is not None
    wanted = gender_of(token)
    for back in range(_REACH + 1):
        number = tree.number - back
        if number < 0 or (trees[number].unit.quote is not None and not quoted):
            continue
        subjects = [t for t in trees[number].tokens if t.dep in ("nsubj", "nsubjpass")]
        subjects = [t for t in subjects if references.page.words[t.item.first].start < place]
        for one in subjects if back else reversed(subjects):
            parties = _meant(references, one)
            if parties is None:
                continue
            fits = [p for p in parties if p not in exclude and _can_be(references, p, wanted, token)]
            if not parties or (len(fits) == 1 and len(parties) == 1):
                return fits
    return None


def _meant(references: "References", subject: Token) -> list[int] | None:
    """The parties of a subject; an empty list for somebody unnamed; None where it is no party."""
    if subject.item.quote is not None:
        return None
    if subject.item.spans:
        return references.named(subject)
    place = references.page.words[subject.item.first].start
    if subject.low in KIN:
        held = holders_of(references, subject, place)
        return held if len(held) == 1 else []
    if (subject.low,) in lexicon("fr").heads or subject.low in ("intéressé", "intéressée"):
        held = holders_of(references, subject, place)
        return held if len(held) == 1 else []
    body = references.echoed(subject) if subject.pos == "NOUN" else None
    return [body] if body is not None else None


def _can_be(references: "References", party: int, wanted: str, token: Token) -> bool:
    kind = references.kind(party)
    if kind in (PartyKind.PLACE, PartyKind.VESSEL):
        return False
    if token.low in ("le", "la") and kind is not PartyKind.PERSON:
        return False
    return references.genders.agrees(party, wanted)


def holders_of(references: "References", token: Token, place: int) -> list[int]:
    """`les deux ministres`: those whom the text before calls ministers."""
    page = references.page
    noun = token.lemma
    out: list[int] = []
    for binding in page.bindings:
        words = {word.removesuffix("s") for word in binding.title.head_words}
        if noun.removesuffix("s") not in words or page.words[binding.first].start >= place:
            continue
        out += [page.parties.of_span[h] for h in binding.holders if h in page.parties.of_span]
    return [p for p in dict.fromkeys(out) if references.kind(p) is PartyKind.PERSON]
