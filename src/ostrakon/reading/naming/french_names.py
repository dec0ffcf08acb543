"""Which capitalized and qualifying words of French are no names."""

from collections.abc import Callable, Mapping, Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import name_forms
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

# stems of verbs and nouns whose "à" leads to whom they are addressed
_ASKING = (
    "demand",
    "reproch",
    "impos",
    "inflig",
    "répond",
    "ordonn",
    "impute",
    "attribu",
    "appel",
    "interdi",
    "réclam",
)
# endings of the adjectives that are part of a body's name
_ADJECTIVES = (
    "ique", "iques", "al", "ale", "ales", "aux", "aire", "aires", "ien", "ienne", "iens", "iennes", "ain", "aine",
    "ains", "aines", "ées", "és", "unie", "unies", "uni", "ive", "ives", "elle", "elles", "oise", "oises",
)  # fmt: skip
_FINITE = frozenset(
    ("a", "ont", "est", "sont", "avait", "avaient", "était", "étaient", "aurait", "sera", "seront")
)
_OF = ("de", "du", "des", "d'")
_MOST, _SHORT = 3, 4
_MODIFIERS = 5  # words back from an adjective to its noun: "sanctions américaines et européennes"
_ENDS = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "its", "ite", "ites")


def qualifies_other(words: Sequence[Word], match: Match) -> bool:
    """`les pays européens`: a body's adjective stands for it only beside its measures."""
    rows = load_rules("designations_fr")
    if not match.entry.key.startswith("body:"):
        return False
    for step in range(match.first - 1, max(-1, match.first - _MODIFIERS), -1):
        low = words[step].low
        if low in rows["nouns"] or low in rows["list_words"] or low in ("diplomatie", "exécutif", "justice"):
            return False
        if low not in ("et", ",", "noire", "noires") and not (words[step].text.islower() and low.endswith("es")):
            return True
    return True


def opens_with_participle(words: Sequence[Word], index: int) -> bool:
    """`Sanctionnée par Londres`: a participle that opens a sentence is no name."""
    after = words[index + 1].low if index + 1 < len(words) else ""
    infinitive = words[index].opens and words[index].text.endswith(("er", "ir", "re"))
    if infinitive and after in ("le", "la", "les", "l'", "un", "une", "des", "ces", "cette", "leur", "leurs"):
        return True
    ends = words[index].opens and words[index].text.endswith(_ENDS)
    return ends and after in ("par", "depuis", "en", "pour", "d'", "comme")


def asks_government(words: Sequence[Word], match: Match) -> bool:
    """`demandé à Washington de retirer`, `reproche à Paris`: a capital that is asked stands for its government."""
    before = words[match.first - 2].low if match.first > 1 else ""
    after = [w.low for w in words[match.last : match.last + 2]]
    asked = len(after) == 2 and after[0] in ("de", "d'") and after[1].endswith(("er", "ir", "re"))
    return asked or before.startswith(_ASKING)


def head_adjectives(words: Sequence[Word], index: int) -> int:
    """`Cour pénale internationale`, `Communauté économique des États`: where the adjectives after a head end."""
    end = index
    while end < len(words) and end - index < _MOST and words[end].text.islower() and _is_adjective(words[end].low):
        end += 1
    return end


def _is_adjective(word: str) -> bool:
    return len(word) > _SHORT and word.endswith(_ADJECTIVES)


def join_french(
    words: Sequence[Word],
    span: tuple[int, int],
    known: Mapping[int, Match],
    *,
    has_head: bool,
    is_part: Callable[[int], bool],
) -> int:
    """The new end where what follows the run at `span` joins it, else 0: adjectives, "de", "pour", particles."""
    first, last = span
    after = last + 1
    match = known.get(last)
    if has_head and match and match.entry.form == "adjective":
        return last + 1
    if last == first + 1 and name_forms().is_body_head(words[first].text):
        end = head_adjectives(words, last)
        if end > last:
            return end
    word = words[last].text
    if word.isdigit() and len(word) < 3 and words[first - 1].low == "groupe" and last == first + 1:
        return last + 1  # "le groupe Tzav 9"
    if word in ("de", "du", "des", "d'", "et", "pour") and has_head:
        return _complement(words, span, known, is_part)
    if (
        word == "pour"
        and last == first + 1
        and not words[first].opens
        and words[first].text not in name_forms().given
    ):
        step = after + 1 if words[after].low in ("la", "le", "les", "l'") else after
        return step + 1 if step < len(words) and is_part(step) and step not in known else 0
    if word in name_forms().particles and is_part(after) and not has_head:
        return after + 1
    return 0


def _complement(
    words: Sequence[Word], span: tuple[int, int], known: Mapping[int, Match], is_part: Callable[[int], bool]
) -> int:
    """The end of "des mines" in `Office rwandais des mines`, 0 where nothing there is part of a name."""
    first, last = span
    word, after = words[last].text, last + 1
    if word == "et" and words[after].text not in _OF:
        return 0
    while after < len(words) and words[after].text in ("la", "l'", "le", "les", "de", "du", "des"):
        after += 1
    if after >= len(words) or not words[after].text[0].isalpha():
        return 0
    if is_part(after):
        place = known.get(after)
        return place.last if place and place.entry.form == "place" else after + 1
    first_join = not any(w.text in _OF for w in words[first:last])
    verbal = words[after].low.endswith(("er", "ir", "oir", "tre", "dre"))
    companies = any(name_forms().heads.get(w.text) is PartyKind.COMPANY for w in words[first:last])
    return after + 1 if (first_join or word == "et") and not verbal and not companies else 0


def clause_follows(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what follows a semicolon is a clause of its own: an auxiliary stands in it."""
    for word in words[first:last]:
        if word.text in (";", ":") or word.opens:
            return False
        if word.low in _FINITE:
            return True
    return False
