"""The lemmas of French words: conjugations made from the few irregular verbs of lemmas_fr.toml and from rules.

Only the third person and the participles are made: reports are written in them. Source of the rules: the three
groups of French verbs as any school grammar has them.
"""

from collections.abc import Iterator
from functools import cache

from ostrakon.reading.rules import load_rules

# words of closed classes, whatever the tagger calls them
_SMALL = {
    "la": "le", "les": "le", "l'": "le", "un": "un", "une": "un", "des": "un", "du": "de", "d'": "de", "au": "à",
    "aux": "à", "qu'": "que", "c'": "ce", "s'": "se", "n'": "ne", "j'": "je", "cette": "ce", "ces": "ce",
    "cet": "ce",
    "ses": "son", "sa": "son", "leurs": "leur", "lesquels": "lequel", "laquelle": "lequel", "lesquelles": "lequel",
}  # fmt: skip
# endings of verbs of the first group, longest first
_FIRST = (
    "eraient", "erait", "eront", "erons", "aient", "èrent", "assent", "ées", "era", "ant", "ait", "ent", "ais",
    "ons", "és", "ée", "ât", "é", "a", "e",
)  # fmt: skip
_SECOND = (
    "iraient", "issaient", "irait", "issait", "iront", "issent", "issant", "irent", "isse", "ies", "ira", "ie",
    "is", "it", "ît", "i",
)  # fmt: skip
# stems of the first group that change before a silent syllable: "appelle", "rejette", "déploie"
_STEMS = {"ell": "el", "ett": "et", "oi": "oy", "ui": "uy", "i": "y", "ge": "g", "ç": "c"}
_VERBAL = ("VERB", "AUX")
_SHORT = 3  # letters of which no ending is taken


@cache
def verb_forms() -> dict[str, str]:
    """The form of every verb of the table with its infinitive; the first row of a form wins."""
    out: dict[str, str] = {}
    for infinitive, row in load_rules("lemmas_fr")["verbs"].items():
        for form in _conjugated(infinitive, [part.strip() for part in row.split(",")]):
            out.setdefault(form, infinitive)
    return out


def _conjugated(infinitive: str, parts: list[str]) -> Iterator[str]:
    one, many, stem, future, subjunctive, participle = parts
    yield from (infinitive, one, many, subjunctive, subjunctive + "nt")
    yield from (stem + end for end in ("ait", "aient", "ant"))
    yield from (future + end for end in ("a", "ont", "ait", "aient"))
    base = "du" if participle == "dû" else participle
    yield participle
    yield from (base + end for end in ("e", "s", "es"))
    if participle.endswith("s"):
        yield participle
    yield from _simple_past(participle)


def _simple_past(participle: str) -> Iterator[str]:
    for end, one, many in (("u", "ut", "urent"), ("i", "it", "irent"), ("is", "it", "irent")):
        if participle.endswith(end):
            yield participle.removesuffix(end) + one
            yield participle.removesuffix(end) + many


@cache
def lemma_of(form: str, pos: str) -> str:
    """The lemma of a word form in lower case, with its universal part of speech."""
    word = form.lower()
    if pos in _VERBAL:
        return _verb(word)
    if word == "des" and pos == "ADP":
        return "de"
    if word in _SMALL and pos not in ("NOUN", "PROPN"):
        return _SMALL[word]
    if pos == "NOUN":
        return _noun(word)
    if pos == "ADJ":
        return _adjective(word)
    return word


def _verb(word: str) -> str:
    known = verb_forms().get(word)
    if known:
        return known
    verbs = _known_verbs()
    if word in verbs or (len(word) > _SHORT and word.endswith(("er", "ir"))):
        return word
    guesses = list(_guesses(word))
    for guess in guesses:
        if guess in verbs:
            return guess
    return guesses[0] if guesses else word


def _guesses(word: str) -> Iterator[str]:
    """Infinitives that the endings allow, the likeliest first."""
    for ending in _FIRST:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word.removesuffix(ending)
            yield from _first_group(stem)
    for ending in _SECOND:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            yield word.removesuffix(ending) + "ir"


def _first_group(stem: str) -> Iterator[str]:
    yield stem + "er"
    for end, other in _STEMS.items():
        if stem.endswith(end):
            yield stem.removesuffix(end) + other + "er"
    at = stem.rfind("è")
    if at >= 0 and len(stem) - at <= 3:
        yield stem[:at] + "é" + stem[at + 1 :] + "er"
        yield stem[:at] + "e" + stem[at + 1 :] + "er"


@cache
def _known_verbs() -> frozenset[str]:
    """The infinitives that the rules of French ask for."""
    out: set[str] = set(load_rules("lemmas_fr")["verbs"])
    for name in ("designations_fr", "frames_fr"):
        out |= set(_words_of(load_rules(name)))
    for name in ("modality", "allegations", "speech"):
        out |= set(_words_of(load_rules(name)["fr"]))
    forms = {word for word in out if word.endswith("re") and word + "r" in out}  # "assure" beside "assurer"
    return frozenset(word for word in out - forms if word.endswith(("er", "ir", "re")))


def _words_of(rows: object) -> Iterator[str]:
    if isinstance(rows, str):
        yield rows
    elif isinstance(rows, dict):
        for key, value in rows.items():
            yield key
            yield from _words_of(value)
    elif isinstance(rows, (list, tuple)):
        for value in rows:
            yield from _words_of(value)


def _noun(word: str) -> str:
    rules = load_rules("lemmas_fr")
    if word in rules["nouns"]:
        return str(rules["nouns"][word])
    if word in rules["keep"] or len(word) <= _SHORT:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word.removesuffix("aux") + "al"
    if word.endswith(("eaux", "eux")) and not word.endswith(("ieux", "reux")):
        return word.removesuffix("x")
    if word.endswith("s") and not word.endswith("ss"):
        return word.removesuffix("s")
    return word


def _adjective(word: str) -> str:
    """The masculine singular, where the ending says it."""
    single = _noun(word)
    if len(single) <= _SHORT or single in load_rules("lemmas_fr")["keep"]:
        return single
    for end, other in (
        ("euse", "eux"),
        ("elle", "el"),
        ("enne", "en"),
        ("onne", "on"),
        ("ive", "if"),
        ("ée", "é"),
    ):
        if single.endswith(end):
            return single.removesuffix(end) + other
    if single.endswith(("te", "ale", "aise", "oise", "aine", "ine", "lle", "ue", "ière")) and single.endswith("e"):
        return _feminine(single)
    return single


def _feminine(single: str) -> str:
    if single.endswith("ière"):
        return single.removesuffix("ière") + "ier"
    if single.endswith(("iste", "ique", "este", "uste", "ute", "ète", "lle")):
        return single
    return single.removesuffix("e")
