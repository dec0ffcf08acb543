"""Bodies named by what they are: "the Malian armed forces", "Russia's foreign ministry", "le gouvernement malien".

With a country beside it a body is a party; words for a government are mentions of its country. Without one
it is tied to the body or country that the text spoke of.
"""

from collections.abc import Sequence
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_BETWEEN = frozenset(
    [
        "ruling",
        "transitional",
        "military",
        "new",
        "interim",
        "former",
        "own",
        "central",
        "federal",
        "state",
        "main",
        "national",
        "de",
        "facto",
        "top",
        "naval",
        "ground",
        "defence",
        "defense",
    ]
)


@cache
def _heads(language: str) -> dict[tuple[str, ...], PartyKind]:
    rows = load_rules("name_forms")["descriptions"][language]
    heads: dict[tuple[str, ...], PartyKind] = {}
    for kind, forms in rows.items():
        for form in forms:
            for cut in (form.replace("l'", "l' "),):
                heads[tuple(cut.split())] = PartyKind(kind)
    return heads


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(head[0] for head in _heads(language))


def find_descriptions(words: Sequence[Word], names: Sequence[NameSpan], *, language: str) -> list[NameSpan]:
    """Names and descriptions together, in order; a description takes in the adjective or country beside it."""
    at = {i: n for n, span in enumerate(names) for i in range(span.first, span.last)}
    found: list[NameSpan] = []
    index = 0
    while index < len(words):
        size, kind = _head_at(words, index, language)
        if not size or kind is None or any(i in at for i in range(index, index + size)):
            index += 1
            continue
        first = _portfolio_start(words, at, index, index + size) if language == "en" else index
        span = _with_country(words, names, at, NameSpan(first, index + size, kind, form="description"), language)
        if span is not None and language == "en" and _apposed(words, at, span.first):
            index += size
        elif span is not None:
            found.append(span)
            index = max(span.last, index + size)
        else:
            index += size
    covered = {i for span in found for i in range(span.first, span.last)}
    kept = [span for span in names if not covered.issuperset(range(span.first, span.last))]
    return sorted([*kept, *found], key=lambda span: span.first)


def _apposed(words: Sequence[Word], at: dict[int, int], first: int) -> bool:
    """`the Zarya Brigade, a Russian militia`: says what the name before it is."""
    before = [word.low for word in words[max(0, first - 2) : first]]
    return len(before) > 1 and before[0] == "," and before[1] in ("a", "an") and first - 3 in at


def _portfolio_start(words: Sequence[Word], at: dict[int, int], first: int, last: int) -> int:
    """Where "the national security ministry" begins: up to three words of its field stand before the head."""
    if words[last - 1].low not in ("ministry", "department", "directorate"):
        return first
    step = first
    while step > 0 and first - step < 3 and step - 1 not in at and words[step - 1].text.islower():
        if words[step - 1].low not in lexicon("en").portfolio or words[step - 1].low in ("of", "and", "for", "in"):
            break
        step -= 1
    return step


def _head_at(words: Sequence[Word], index: int, language: str) -> tuple[int, PartyKind | None]:
    first = words[index]
    if first.low not in _first_words(language) and first.text not in _first_words(language):
        return 0, None
    for size in (4, 3, 2, 1):
        form = tuple(word.low for word in words[index : index + size])
        raw = tuple(word.text for word in words[index : index + size])
        for shape in (form, raw):
            if len(form) == size and shape in _heads(language):
                return size, _heads(language)[shape]
    return 0, None


def _with_country(
    words: Sequence[Word], names: Sequence[NameSpan], at: dict[int, int], head: NameSpan, language: str
) -> NameSpan | None:
    owner = _english_owner(words, names, at, head) if language == "en" else _french_owner(words, names, at, head)
    first, last, span = owner if owner else (head.first, head.last, None)
    noun = _same_noun("_".join(word.low for word in words[head.first : head.last]))
    if span is None and not (_definite(words, head.first) and _stands_alone(words, head)):
        return None
    country = span.country if span else ""
    led = _led_by(words, span) if head.kind is PartyKind.COUNTRY and span is not None else ""
    if led:
        return NameSpan(first, last, PartyKind.COUNTRY, f"country:{led}", "description", led)
    if head.kind is PartyKind.COUNTRY and span is not None and span.key:
        return NameSpan(first, last, span.kind, span.key, "description", country)
    armed = span is not None and span.kind in _ARMED and span.key.startswith("body:") and first == span.first
    if span is not None and armed and noun in _ITS_PEOPLE:
        return NameSpan(first, last, span.kind, span.key, "description", country)
    key = f"desc:{country or (span.key if span else '')}:{noun}" if span else f"desc::{noun}"
    return NameSpan(first, last, head.kind, key, "description", country)


def _led_by(words: Sequence[Word], owner: NameSpan) -> str:
    """`Joe Biden's administration`: the country of a well-known head of state or minister; "" of others."""
    name = " ".join(word.text for word in words[owner.first : owner.last])
    if owner.country or " " not in name:
        return ""
    return next((c for c, people in load_rules("people").items() if c != "version" and name in people), "")


_SAME = {
    "armed_forces": "army", "military": "army", "soldiers": "army", "troops": "army", "forces_armées": "armée",
    "soldats": "armée", "troupes": "armée", "military_junta": "junta", "ruling_junta": "junta",
    "ruling_generals": "junta", "junte_militaire": "junte",
}  # fmt: skip


def _same_noun(noun: str) -> str:
    """Words for one body: a country's soldiers are its army."""
    return _SAME.get(noun, noun)


_ALONE = frozenset(
    [
        "army",
        "military",
        "junta",
        "government",
        "authorities",
        "ministry",
        "armée",
        "junte",
        "gouvernement",
        "autorités",
        "ministère",
        "mission",
        "parliament",
        "force",
        "judiciary",
        "opposition",
        "commission",
        "council",
        "assembly",
        "service",
        "services",
        "department",
        "assemblée",
        "conseil",
        "parquet",
        "préfecture",
        "mairie",
        "état-major",
        "présidence",
    ]
)


_OF_IT = frozenset(
    ["leader", "leaders", "figure", "figures", "party", "parties", "politician", "members", "candidate"]
)


def _stands_alone(words: Sequence[Word], head: NameSpan) -> bool:
    """Whether "the army" alone can mean the army spoken of; "the police" and "the opposition" rarely do."""
    after = words[head.last].low if head.last < len(words) else ""
    if words[head.last - 1].low == "opposition" and after in _OF_IT:
        return False
    if words[head.last - 1].low == "military" and (after,) in lexicon("en").heads:
        return False  # "its military spokesman"
    return words[head.last - 1].low in _ALONE or words[head.first].low in _ALONE


def _definite(words: Sequence[Word], first: int) -> bool:
    return first > 0 and words[first - 1].low in (
        "the",
        "its",
        "their",
        "le",
        "la",
        "l'",
        "les",
        "sa",
        "son",
        "leur",
    )


# nouns that after a group's name say again what it is: "the Codeco militia"
_ITSELF = frozenset(["militia", "rebels", "junta", "militias", "separatists", "insurgents"])
# the people of an armed group, who are the group: "M23 fighters"
_ITS_PEOPLE = frozenset(["fighters", "mercenaries", "militants", "combattants", "mercenaires"])
_ARMED = (PartyKind.GROUP, PartyKind.ORGANIZATION)
_OFFICES = frozenset(["service", "services", "agency", "court", "ministry"])


def _repeats(span: NameSpan, noun: str) -> bool:
    """`the Sebin intelligence service`: the noun says again what the public body is."""
    return span.kind is PartyKind.PUBLIC_BODY and span.key.startswith("body:") and noun in _OFFICES


Owner = tuple[int, int, NameSpan]


def _english_owner(
    words: Sequence[Word], names: Sequence[NameSpan], at: dict[int, int], head: NameSpan
) -> Owner | None:
    left = head.first - 1
    while left >= 0 and words[left].low in _BETWEEN:
        left -= 1
    if left >= 0 and words[left].low == "'s" and left - 1 in at:
        span = names[at[left - 1]]
        head_words = {w.low for w in words[head.first : head.last]}
        owned = (span.kind is PartyKind.PERSON or not span.sure) and head_words & {
            "forces",
            "army",
            "troops",
            "soldiers",
            "regime",
            "government",
            "administration",
        }
        office = "office" in head_words and span.last - span.first == 1  # "Johnson's office"
        if span.country or span.kind is PartyKind.COUNTRY or span.key or owned or office:
            return span.first, head.last, span
    if left in at and _repeats(names[at[left]], words[head.last - 1].low):
        return None
    if (
        left in at
        and (names[at[left]].country or names[at[left]].key)
        and names[at[left]].kind is not PartyKind.PERSON
        and not (names[at[left]].kind is PartyKind.GROUP and words[head.first].low in _ITSELF)
    ):
        span = names[at[left]]
        if span.form in ("adjective", "name", "weak", "place"):
            return span.first, head.last, span
    right = head.last
    if right + 1 < len(words) and words[right].low in ("of", "in"):
        step = right + 2 if words[right + 1].low == "the" else right + 1
        if step in at and names[at[step]].kind is PartyKind.COUNTRY:
            span = names[at[step]]
            return head.first, span.last, span
    return None


def _french_owner(
    words: Sequence[Word], names: Sequence[NameSpan], at: dict[int, int], head: NameSpan
) -> Owner | None:
    right = head.last
    while right < len(words) and words[right].low in ("militaire", "militaires", "transitoire"):
        right += 1
    if right in at and names[at[right]].form == "adjective":
        span = names[at[right]]
        return head.first, span.last, span
    if right + 1 < len(words) and words[right].low in ("de", "du", "des", "d'", "à", "au"):
        step = right + 2 if words[right + 1].low in ("la", "l'") else right + 1
        if step in at and names[at[step]].kind is PartyKind.COUNTRY:
            span = names[at[step]]
            return head.first, span.last, span
    return None
