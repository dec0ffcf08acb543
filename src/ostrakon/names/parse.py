"""Text and kind become a Name: words, roles, titles and legal forms set aside."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from ostrakon.model import PartyKind
from ostrakon.names.clean import clean_text, fold_latin, fold_lookalikes, script_of
from ostrakon.names.keys import UNVOWELED
from ostrakon.names.knowledge import legal_forms, word_set
from ostrakon.names.name import CRAFT, ORGANIZED, Name, Token, TokenRole
from ostrakon.names.romanize import romanize_word, translate_common

LONGEST_WORD = 60  # letters kept of a word; the longest on the lists has 42
MOST_TOKENS = 16  # core tokens kept; longer names are sentences, and the first words tell them apart

_APOSTROPHES = re.compile(r"['’‘`´\u02b9-\u02bf\u02c8\u2032\u05f3\u05f4]")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,}[^\W\d_]?)(?![^\W_])")
_SPACED = re.compile(r"(?<!\S)((?:[a-z0-9]\s){3,}[a-z0-9])(?!\S)")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGNS = r"\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}])*")
_POINTS = re.compile(r"[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ste|er|eme|a|o)$")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8"}
_ROMAN_OF_THINGS = {"i": "1", "vi": "6", "ix": "9", "xi": "11", "xii": "12"}  # words of names of people, too
_NUMERAL_LIST = "one two three four five six seven eight nine ten"
_NUMERALS = {word: str(number) for number, word in enumerate(_NUMERAL_LIST.split(), start=1)} | _ROMAN_OF_THINGS
_LEET = str.maketrans("0123456789", "oizeasbtbg")
_PATRONYMIC = re.compile(r"(?:[oe]vi(?:ch|c|tch|cz|tsch|ts)|[oey]vna|[iy]ni?chna|ich|uly|ovych)$")
_ARTICLES_LIST = "al el ul as ash at ar an ad ed ez az il ur us uz un ud ut"
_ARTICLES = frozenset(_ARTICLES_LIST.split())


def _undot(found: re.Match[str]) -> str:
    letters = found[1].replace(".", "")
    return f" {letters if len(letters) > 2 else ' '.join(letters)} "


def split_words(text: str) -> list[str]:
    """The words of a name, cleaned, in `a-z0-9` where the script can be romanized.

    Dotted letters are joined where they are an abbreviation (`d.o.o.`), and so are letters spaced out.
    """
    text = clean_text(text).replace(UNVOWELED, " ")
    if text.isascii():
        return _split_ascii(text)
    if _EAST_ASIAN.search(text):
        text = translate_common(text)
    words = _WORD.findall(_DOTTED.sub(_undot, _APOSTROPHES.sub("", _POINTS.sub("", text))))
    among_latin = any(script_of(char) == "Latin" for word in words for char in word if char.isalpha())
    out: list[str] = []
    for word in words:
        plain = fold_latin(fold_lookalikes(word, among_latin=among_latin))
        out += [plain] if plain.isascii() else romanize_word(plain)
    return _split_ascii(" ".join(out))


def display_word(word: str) -> str:
    """A core token as it may be shown."""
    return word.rstrip(UNVOWELED)


def _split_ascii(text: str) -> list[str]:
    if "'" in text or "`" in text:
        text = text.replace("'", "").replace("`", "")
    if "." in text:
        text = _DOTTED.sub(_undot, text)
    words = _ASCII_WORD.findall(text)
    if (len(words) > 3 and max(map(len, words)) == 1) or _SPACED.search(text):
        return _join_letters(words)
    return words


_ASCII_WORD = re.compile(r"[a-z0-9]+~?")


def _join_letters(words: list[str]) -> list[str]:
    """Runs of four or more single letters become one word (`p u t i n`)."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, "  "]:
        if len(word) == 1:
            run.append(word)
            continue
        out += ["".join(run)] if len(run) > 3 else run
        run = []
        out.append(word)
    return out[:-1]


@lru_cache(maxsize=50_000)
def fold_digits(word: str, of_person: bool = False) -> str:
    """Digits read as the letters they stand for, in a word that is mostly letters; ordinals become numbers.

    In a person's name one letter is enough to make it a word.
    """
    found = _ORDINAL.match(word)
    if found:
        return found[1]
    letters = sum(char.isalpha() for char in word)
    if letters == len(word) or letters * 2 < len(word) or letters < (1 if of_person else 2):
        return word
    if word in ("a1", "e1"):
        return word[0] + "l"
    return word.translate(_LEET)


def parse_name(text: str, kind: PartyKind = PartyKind.UNKNOWN, *, family: str = "") -> Name:
    """The name that the text gives for a party of this kind.

    `family` is the part that the source calls the family name, where it says so; else a comma tells,
    else the last word counts as one.
    """
    comma = text.find(",", 0, 200) if kind not in ORGANIZED else -1
    words = [word[:LONGEST_WORD] for word in split_words(text)]
    before = split_words(text[:comma]) if comma > 0 and not family else split_words(family) if family else []
    legal = ""
    if kind is not PartyKind.PERSON and kind not in CRAFT:
        words, legal = _take_legal_form(words, surely=kind in ORGANIZED)
    if kind in ORGANIZED or kind in CRAFT:
        words = [*words[:1], *(_NUMERALS.get(word, word) for word in words[1:])]
    titles: list[str] = []
    if kind in (PartyKind.PERSON, PartyKind.UNKNOWN):
        words, titles = _take_titles(words)
    if any(char.isdigit() for word in words for char in word):
        words = [fold_digits(word, kind is PartyKind.PERSON) for word in words]
    drafts = _drafts_of(words)[:MOST_TOKENS]
    _give_roles(drafts, frozenset(before) - _ARTICLES, kind)
    tokens = tuple(Token(draft.text, draft.role, draft.particle) for draft in drafts)
    return Name(text, kind, tokens, legal, tuple(titles))


def _take_legal_form(words: list[str], *, surely: bool) -> tuple[list[str], str]:
    """The words without legal forms, and the class of the first one found.

    Where the kind is not known, only forms at either end of the name count, and only those of three letters up.
    """
    forms = legal_forms()
    words = [word if len(word) < 6 else mend_legal_word(word) for word in words]
    kept: list[str] = []
    legal = ""
    place = 0
    while place < len(words):
        length, kind = _form_at(words, place, forms)
        at_end = place == 0 or place + length == len(words)
        if length and (
            (surely and (at_end or kind != "inc")) or (at_end and len("".join(words[place : place + length])) > 2)
        ):
            legal = kind if not legal or legal == "inc" else legal
            place += length
            continue
        kept.append(words[place])
        place += 1
    return (kept, legal) if kept else (words, "")


_LEGAL_LIST = "limited liability company corporation incorporated unlimited partnership foundation kompaniya"
_LEGAL_WORDS = _LEGAL_LIST.split()


@lru_cache(maxsize=50_000)
def mend_legal_word(word: str) -> str:
    """A long word of a legal form, where the word is one slip away from it (`limitde`)."""
    if word in _LEGAL_WORDS:
        return word
    return next((legal for legal in _LEGAL_WORDS if OSA.distance(word, legal, score_cutoff=1) <= 1), word)


def _form_at(
    words: list[str], place: int, forms: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
) -> tuple[int, str]:
    for form, kind in forms.get(words[place], ()):
        if tuple(words[place : place + len(form)]) == form:
            return len(form), kind
    return 0, ""


def _take_titles(words: list[str]) -> tuple[list[str], list[str]]:
    known = word_set("titles.txt")
    titles = [word for word in words if word in known]
    if not titles or len(titles) == len(words):
        return words, []
    return [word for word in words if word not in known], titles


_SERVANT_WORDS_LIST = "abd abdul abdel abdal abdur abdoul abdol abdus abdun abdud abdoel abdil abdou abdu abed"
_SERVANT_WORDS = frozenset(_SERVANT_WORDS_LIST.split())
_FAITH_WORDS_LIST = "din deen dine dyn dien"
_FAITH_WORDS = frozenset(_FAITH_WORDS_LIST.split())


class _Draft:
    """A token while its role is still open."""

    __slots__ = ("particle", "role", "text")

    def __init__(self, text: str, role: TokenRole = TokenRole.PLAIN, particle: str = "") -> None:
        self.text, self.role, self.particle = text, role, particle


def _drafts_of(words: list[str]) -> list[_Draft]:
    particles = word_set("particles.txt")
    drafts: list[_Draft] = []
    waiting: list[str] = []
    last = len(words) - 1
    place = 0
    while place <= last:
        word = words[place]
        if word in _SERVANT_WORDS and place < last:
            place, word = _join_servant(words, place)
        elif word in particles and place < last and (drafts or word in _ARTICLES or last > 1):
            waiting.append(word)
            place += 1
            continue
        if drafts and (
            (word in _FAITH_WORDS and waiting and waiting[-1] in _ARTICLES) or word in ("allah", "ullah")
        ):
            drafts[-1].text = _with_ending(drafts[-1].text, "uddin" if word in _FAITH_WORDS else "ullah")
        else:
            drafts.append(_draft_of(word, " ".join(waiting), first=not drafts))
        waiting = []
        place += 1
    return drafts


def _with_ending(word: str, ending: str) -> str:
    """A word with an ending; the mark of a word without vowels stays last."""
    return word[:-1] + ending + UNVOWELED if word.endswith(UNVOWELED) else word + ending


def _join_servant(words: list[str], place: int) -> tuple[int, str]:
    """`abd al rahman`, `abdul rahman` become one word; gives the place of its last part and the word."""
    after = place + 1
    if words[after] in _ARTICLES and after + 1 < len(words):
        after += 1
    if len(words[after]) < 3:
        return place, words[place]
    return after, "abdul" + words[after] if words[after] not in ("allah", "ullah", "lah") else "abdullah"


def _draft_of(word: str, particle: str, *, first: bool) -> _Draft:
    if word.isdigit():
        return _Draft(word.lstrip("0") or "0", TokenRole.NUMBER, particle)
    if not first and word in _ROMAN:
        return _Draft(_ROMAN[word], TokenRole.NUMBER, particle)
    if len(word) == 1:
        return _Draft(word, TokenRole.INITIAL, particle)
    return _Draft(word, TokenRole.PLAIN, particle)


def _give_roles(drafts: list[_Draft], family: frozenset[str], kind: PartyKind) -> None:
    generic = word_set("generic_words.txt")
    plain = [draft for draft in drafts if draft.role is TokenRole.PLAIN]
    wordy = any(draft.text in generic for draft in plain)
    if kind is PartyKind.PERSON or (kind is PartyKind.UNKNOWN and not wordy):
        _give_person_roles(plain, family)
        return
    if all(draft.text in generic for draft in plain):
        return
    for draft in plain:
        if draft.text in generic:
            draft.role = TokenRole.GENERIC


def _give_person_roles(plain: list[_Draft], family: frozenset[str]) -> None:
    if not plain:
        return
    named = [draft for draft in plain if draft.text in family]
    if not named or len(named) == len(plain):
        named = plain[-1:] if len(plain) > 1 else []
    first = next((draft for draft in plain if draft not in named), None)
    for draft in plain:
        if draft in named:
            draft.role = TokenRole.FAMILY
        elif draft is first:
            draft.role = TokenRole.GIVEN
        else:
            draft.role = TokenRole.PATRONYMIC if _PATRONYMIC.search(draft.text) else TokenRole.MIDDLE
    if len(plain) > 2 and plain[-1] in named and _PATRONYMIC.search(plain[-1].text) and not family:
        _read_family_first(plain)


def _read_family_first(plain: list[_Draft]) -> None:
    """Family name, given name, patronymic: the official Russian order, where the last word is a patronymic."""
    if plain[-2].role is TokenRole.PATRONYMIC:
        return
    plain[0].role, plain[1].role, plain[-1].role = TokenRole.FAMILY, TokenRole.GIVEN, TokenRole.PATRONYMIC
