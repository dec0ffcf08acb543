"""What kind of party a capitalized run names: its own words first, its neighbors next, the tagger last."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_parts import (
    given_names,
    is_family_name,
    is_place_name,
    personal_words,
    usual_given_names,
)
from ostrakon.reading.prose.tagger import is_common_noun
from ostrakon.reading.rules import load_rules

_ACRONYM = 5  # letters; longer words in capitals may be family names
_LONG_NAME = 7  # words; longer runs are no names of persons

_TAGGED = {
    "PERSON": PartyKind.PERSON,
    "PER": PartyKind.PERSON,
    "ORG": PartyKind.ORGANIZATION,
    "GPE": PartyKind.PLACE,
    "LOC": PartyKind.PLACE,
    "FAC": PartyKind.PLACE,
    "NORP": PartyKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at words `first` to `last` (exclusive). `key` says which known party, "" where none.

    `form` is name, adjective, seat, palace, weak, place, listed, run or description; `sure` that the kind
    does not rest on the tagger alone.
    """

    first: int
    last: int
    kind: PartyKind
    key: str = ""
    form: str = "run"
    country: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Forms:
    """The tables of name_forms.toml and given_names.toml."""

    given: frozenset[str]
    not_names: frozenset[str]
    honorifics: frozenset[str]
    abbreviations: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    heads: dict[str, PartyKind]
    vessel_leads: frozenset[str]
    place_heads: frozenset[str]
    no_parties: frozenset[str]

    def is_body_head(self, word: str) -> bool:
        """Whether the word makes the name around it a body's or company's."""
        return word in self.heads or word in self.suffixes


@cache
def name_forms() -> Forms:
    """The tables, read once."""
    rows = load_rules("name_forms")
    heads: dict[str, PartyKind] = {}
    for key, kind in (
        ("organization_words", PartyKind.ORGANIZATION),
        ("company_words", PartyKind.COMPANY),
        ("company_heads", PartyKind.COMPANY),
        ("group_heads", PartyKind.GROUP),
        ("organization_heads", PartyKind.ORGANIZATION),
        ("public_heads", PartyKind.PUBLIC_BODY),
    ):
        heads.update({word: kind for word in rows[key] if " " not in word})
    heads["Group"] = heads["Groupe"] = PartyKind.GROUP
    return Forms(
        given_names(),
        frozenset(rows["not_names"]),
        frozenset(rows["honorifics"]),
        frozenset(rows["abbreviations"]),
        frozenset(rows["particles"]),
        frozenset(rows["company_suffixes"]),
        heads,
        frozenset(rows["vessel_prefixes"]),
        frozenset(rows["place_heads"]),
        frozenset(rows["no_parties"]),
    )


def is_capital(word: str) -> bool:
    """Whether the word is written like a part of a name: Camara, al-Burhan, d'Ivoire, SARL, M23."""
    if word[:1].isdigit():
        return any(a.isupper() and b.islower() for a, b in pairwise(word))
    if not word or not word[0].isalpha():
        return False
    if word[0].isupper() or (len(word) > 3 and word[1].isupper() and word[2:].islower()):
        return True
    head, mark, tail = word.partition("-")
    return bool(mark) and head in ("al", "el", "ul", "as", "ad", "at", "ez", "ash") and tail[:1].isupper()


def kind_of_run(
    run: Sequence[str], *, before: Sequence[str], after: str, tags: Sequence[str], language: str
) -> tuple[PartyKind | None, bool]:
    """The kind, and whether it rests on more than the tagger; None where the run is no name at all.

    `before` holds up to three words before the run, in lower case.
    """
    forms = name_forms()
    if not any(word[0].isupper() for word in run) and not is_capital(run[0]):
        return None, True
    if "Terrorist" in run or "Terrorists" in run or ("Sanctions" in run and run[-1] not in forms.heads):
        return None, True
    if len(run) == 1 and len(run[0]) > 1 and set(run[0]) <= set("IVX"):
        return None, True  # annex II
    if run[-1] in forms.no_parties or (run[0] in ("Operation", "Opération") and len(run) > 1):
        return None, True
    own = _own_kind(run, forms)
    if own:
        return own, True
    named = is_personal(run, language)
    cued = _cued_kind(run, before, after, forms)
    persons = [tag for tag in tags if tag in ("PERSON", "PER")]
    working = before[-1:] and before[-1] in _place_words("occupations")
    if cued and not (working and (named or len(persons) == len(run) > 1)):
        return cued, True
    if len(run) == 1 and _is_local(run[0]):
        return PartyKind.PLACE, True
    if len(run) > 1 and is_place_name(run[:1]) and run[0] not in forms.given and not is_family_name(run[0]):
        town = is_place_name(run) or before[-1:] in (("in",), ("à",), ("near",), ("from",))
        return (PartyKind.PLACE if town else PartyKind.COMPANY), town
    person = bool(persons) and len(persons) == len(run)
    if len(run) == 2 and run[0] in load_rules("kind_cues")["grounds"] and not person:
        return PartyKind.PLACE, True
    if len(run) > 1 and ("pour" in run[1:-1] or "Pour" in run[1:-1]):
        return PartyKind.ORGANIZATION, True
    if len(run) > 1 and is_place_name(run):
        return PartyKind.PLACE, True
    if len(run) > 1 and run[0] in forms.given:
        return PartyKind.PERSON, True
    if len(run) > 2 and _is_initial(run[1]):
        return PartyKind.PERSON, True
    if named:
        return PartyKind.PERSON, True
    if len(run) > 1 and before[-1:] and before[-1] in ("in", "near") and _is_ground(run, before, language):
        return PartyKind.PLACE, True
    return _tagged_kind(run, before[-1] if before else "", tags, language)


@cache
def _cues(side: str) -> dict[str, PartyKind]:
    rows = load_rules("kind_cues")[side]
    kinds = (
        ("place", "organization", "group", "company") if side == "after" else ("company", "organization", "group")
    )
    return {word: PartyKind(kind) for kind in kinds for word in rows[kind]}


@cache
def _such() -> dict[str, PartyKind]:
    return {word: PartyKind(kind) for kind, words in load_rules("kind_cues")["such"].items() for word in words}


@cache
def _family() -> frozenset[str]:
    return frozenset(word for language in ("en", "fr") for word in load_rules("titles")[language]["family"])


@cache
def _place_words(key: str) -> frozenset[str]:
    return frozenset(load_rules("kind_cues")["lead"][key])


def _cued_kind(run: Sequence[str], before: Sequence[str], after: str, forms: Forms) -> PartyKind | None:
    """The kind that the words beside the run ask for, None where they ask for none."""
    last = before[-1] if before else ""
    if last in ("brigade", "division") and tuple(before[-3:-1]) == ("général", "de"):
        return PartyKind.PERSON
    if before[-2:] in (("such", "as"), ("tels", "que"), ("telles", "que")) or last in (
        "including",
        "namely",
        "notamment",
    ):
        noun = before[-3] if last in ("as", "que") and len(before) > 2 else before[-2] if len(before) > 1 else ""
        if noun in _such():
            return _such()[noun]
    if last in _family() or (last == "," and before[-2:-1] and before[-2] in _family()):
        return PartyKind.PERSON
    if after in _cues("after"):
        return _cues("after")[after]
    if len(run) == 1 and last == "the" and run[0] in forms.heads:
        return forms.heads[run[0]]
    if last in _cues("lead"):
        return _cues("lead")[last]
    led = before[-1:] == ("of",) or before[-1:] in (("de",), ("d'",))
    if led and before[-2:-1] and before[-2] in _place_words("place_of") and run[0] not in forms.given:
        return PartyKind.PLACE
    return None


def is_personal(run: Sequence[str], language: str) -> bool:
    """Whether several words are a person's name by words or endings that only names of persons have."""
    if not 1 < len(run) < _LONG_NAME:
        return False
    if is_common_noun(run[0], language) and personal_words(run[1:]) < len(run) - 1:
        return False
    if any(word.isupper() and len(word) > 1 for word in run):
        return False
    return bool(run[0] in given_names() or is_family_name(run[-1]) or personal_words(run[1:]))


def _is_local(word: str) -> bool:
    """`Saint-Nazaire`, `Port-Laurent`, `Darfour-Nord`: what only names of places are made of."""
    parts = word.split("-")
    if len(parts) < 2:
        return False
    rows = load_rules("kind_cues")["local"]
    return parts[0] in rows["first"] or parts[-1] in rows["last"] or bool(set(parts[1:-1]) & set(rows["inner"]))


def _is_ground(run: Sequence[str], before: Sequence[str], language: str) -> bool:
    """`in Coral Gables`, and not `a stake in Norilsk Nickel`, `in Operation X`."""
    held = before[-2:-1] and before[-2] in _place_words("held_in")
    shouts = any(word.isupper() for word in run)
    return not held and not shouts and not any(is_common_noun(word, language) for word in run)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _own_kind(run: Sequence[str], forms: Forms) -> PartyKind | None:
    if run[-1] in forms.suffixes or (len(run) > 1 and run[0] in ("OOO", "OAO", "PAO", "ZAO", "AO", "JSC", "LLC")):
        return PartyKind.COMPANY
    if run[0] in ("MV", "MT", "M/V", "M/T", "SS"):
        return PartyKind.VESSEL
    head = _head_word(run)
    if head in forms.heads and (len(run) > 1):
        kind = forms.heads[head]
        if head in ("Group", "Groupe") and any(word in forms.heads and word != head for word in run):
            return PartyKind.COMPANY
        return kind
    if any(word in forms.suffixes for word in run):
        return PartyKind.COMPANY
    if run[-1] in forms.place_heads and len(run) > 1:
        return PartyKind.PLACE
    inner = [forms.heads[word] for word in run if word in forms.heads]
    if inner and len(run) > 1:
        return inner[0]
    return None


def _head_word(run: Sequence[str]) -> str:
    """The last word before a complement: Ministry in "Ministry of Defence", Bank in "Central Bank"."""
    for index, word in enumerate(run):
        if index and word in ("of", "for", "de", "du", "des", "d'", "pour"):
            return run[index - 1]
    return run[-1]


def _tagged_kind(
    run: Sequence[str], before: str, tags: Sequence[str], language: str
) -> tuple[PartyKind | None, bool]:
    if len(run) > 1 and run[0].isupper() and len(run[0]) > 1 and is_place_name(run[-1:]) and before != "in":
        return PartyKind.ORGANIZATION, False  # "HSF Moscow"
    labels = [tag for tag in tags if tag in _TAGGED]
    kind = _TAGGED[max(sorted(set(labels)), key=labels.count)] if labels else None
    if len(run) == 1:
        word = run[0]
        if kind is not PartyKind.PERSON and is_place_name(run):
            return PartyKind.PLACE, True
        if word.isupper() and len(word) > 1 and (kind is not PartyKind.PERSON or len(word) <= _ACRONYM):
            return PartyKind.ORGANIZATION, False
        if before in _place_words("place") and kind is not PartyKind.PERSON:
            return PartyKind.PLACE, True
        if kind is PartyKind.PERSON and before in ("in", "from", "near") and word not in given_names():
            return PartyKind.PLACE, False
        if word in usual_given_names() and kind is not PartyKind.PLACE and before not in ("the", "of"):
            return PartyKind.PERSON, False
        return kind or PartyKind.ORGANIZATION, False
    ordinary = sum(is_common_noun(word, language) for word in run)
    foreign = language == "en" and not ordinary and len(run) in (2, 3) and not any(word.isupper() for word in run)
    if foreign and (
        kind is PartyKind.ORGANIZATION or (kind is PartyKind.PLACE and before not in _place_words("place"))
    ):
        return PartyKind.PERSON, False
    if kind in (None, PartyKind.GROUP, PartyKind.PERSON):
        if ordinary and kind is not PartyKind.PERSON and run[0] not in name_forms().given:
            return PartyKind.ORGANIZATION, False
        return (PartyKind.PERSON if len(run) <= 4 else PartyKind.ORGANIZATION), False
    return kind, False
