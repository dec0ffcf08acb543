"""Words in other scripts become Latin words of `a-z0-9`, one or several.

First a table of names known in both scripts (`data/scripts.tsv.gz`), then rules of our own for Cyrillic,
Arabic, Hebrew, Greek and Hangul, then the anyascii table for all else. Scripts that do not write vowels give
consonants; the keys of `names.keys` meet there.
"""

import re
from functools import lru_cache

from ostrakon.names.clean import script_of
from ostrakon.names.keys import UNVOWELED
from ostrakon.names.knowledge import read_lines, read_pairs
from ostrakon.names.scripts import (
    ARABIC,
    CYRILLIC,
    GREEK_PAIRS,
    HANGUL_FINALS,
    HANGUL_INITIALS,
    HANGUL_SURNAMES,
    HANGUL_VOWELS,
    HEBREW,
)

_CAPITALS = re.compile(r"[A-Z][a-z]*|[a-z]+|\d+")
_NOT_PLAIN = re.compile(r"[^a-z0-9~ ]")


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    return {key: latin for key, _, latin in (line.partition("\t") for line in read_lines("scripts.tsv.gz"))}


@lru_cache(maxsize=1)
def _arabic_words() -> dict[str, str]:
    return dict(read_pairs("arabic_words.tsv"))


@lru_cache(maxsize=1)
def _common_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = dict(read_pairs("east_asian_words.tsv"))
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered))), words


def translate_common(text: str) -> str:
    """The text with legal forms and common words of East Asian scripts in English, parted by spaces.

    They are written without spaces, and the sounds of them would weigh like names of their own.
    """
    pattern, words = _common_words()
    plain = pattern.sub(lambda found: f" {words[found[0]]} ", text)
    return plain if len(plain.split()) > 1 else text


@lru_cache(maxsize=50_000)
def _romanized(word: str) -> tuple[str, ...]:
    script = next((script_of(char) for char in word if char.isalpha()), "Latin")
    rule = _RULES.get(script, _by_anyascii)
    out = rule(word)
    return tuple(plain for part in out for plain in _NOT_PLAIN.sub("", part).split())


def romanize_word(word: str) -> list[str]:
    """The Latin words that a word in any script gives; empty where nothing of it can be read."""
    return list(_romanized(word))


def spell_by_rule(word: str, script: str) -> str:
    """What the rules alone give, without the table of known names (the key of that table)."""
    rules = {"Arabic": _arabic_letters, "Hebrew": _hebrew_letters, "Cyrillic": _cyrillic_letters}
    spell = rules.get(script, _anyascii)
    return _NOT_PLAIN.sub("", spell(word).lower())


def _anyascii(word: str) -> str:
    from anyascii import anyascii

    return str(anyascii(word))


def _by_anyascii(word: str) -> list[str]:
    return [_anyascii(word).lower()]


def _cyrillic_letters(word: str) -> str:
    out = "".join(CYRILLIC.get(char, char) for char in word)
    return out if out.isascii() else _anyascii(out).lower()


def _by_cyrillic(word: str) -> list[str]:
    plain = _cyrillic_letters(word)
    return [_known_names().get("r:" + plain, plain)]


def _by_greek(word: str) -> list[str]:
    for pair, latin in GREEK_PAIRS:
        word = word.replace(pair, latin)
    return [_anyascii(word).lower()]


def _arabic_letters(word: str) -> str:
    word = "".join(ARABIC.get(char, "" if char < "\u0700" and not char.isalnum() else char) for char in word)
    word = re.sub(r"(?<=[^aiuoe\W])w(?=[^aiuoe\W]|$)", "u", word)
    word = re.sub(r"(?<=[^aiuoe\W])y(?=[^aiuoe\W]|$)", "i", word)
    return word if word.isascii() else _anyascii(word).lower()


def _by_arabic(word: str) -> list[str]:
    if word in _arabic_words():
        return _arabic_words()[word].split()
    for prefix, latin in (("عبدال", "abdul"), ("ال", "al "), ("أبو", "abu "), ("ابو", "abu ")):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            rest = " ".join(_by_arabic(word[len(prefix) :]))
            return (latin + rest).split()
    if word.endswith(("الله", "اللہ")) and len(word) > 5:
        return [_arabic_letters(word[:-4]) + "ullah" + UNVOWELED]
    plain = _arabic_letters(word)
    known = _known_names().get("a:" + plain)
    return [known] if known else [plain + UNVOWELED] if plain else []


def _hebrew_letters(word: str) -> str:
    out = "".join(HEBREW.get(char, "") for char in word)
    return "".join(("v" if out[:1] == "w" else out[:1], re.sub(r"w", "o", out[1:])))


def _by_hebrew(word: str) -> list[str]:
    plain = _hebrew_letters(word)
    known = _known_names().get("h:" + plain)
    return [known] if known else [plain + UNVOWELED] if plain else []


def _by_han(word: str) -> list[str]:
    """Pinyin; a personal name of two to four characters becomes family name and given name."""
    syllables = [found.lower() for found in _CAPITALS.findall(_anyascii(word))]
    whole = "".join(syllables)
    known = _known_names().get("c:" + whole)
    if known and (len(syllables) > 1):
        return known.split()
    if 2 <= len(syllables) <= 3:
        return [syllables[0], "".join(syllables[1:])]
    if len(syllables) == 4 and whole[:8] in ("ouyang", "sima", "zhuge", "shangguan"):
        return ["".join(syllables[:2]), "".join(syllables[2:])]
    return syllables if len(syllables) > 4 else [whole]


def _by_kana(word: str) -> list[str]:
    plain = _anyascii(word).lower()
    return [_known_names().get("j:" + plain, plain.replace("-", ""))]


def _syllable(char: str, *, inside: bool) -> str:
    number = ord(char) - 0xAC00
    if not 0 <= number < 11172:  # the block of composed Hangul syllables
        return _anyascii(char).lower()
    initial, vowel, final = number // 588, number % 588 // 28, number % 28
    start = HANGUL_INITIALS[initial]
    if inside and start in ("k", "t", "p") and initial in (0, 3, 7):
        start = {"k": "g", "t": "d", "p": "b"}[start]
    return start + HANGUL_VOWELS[vowel] + HANGUL_FINALS[final]


def _by_hangul(word: str) -> list[str]:
    known = _known_names().get("k:" + _anyascii(word).lower())
    if known and word[0] not in HANGUL_SURNAMES:
        return known.split()
    first = HANGUL_SURNAMES.get(word[0])
    syllables = [_syllable(char, inside=place > 0) for place, char in enumerate(word)]
    if first and 2 <= len(word) <= 4:
        return [first, _syllable(word[1], inside=False) + "".join(syllables[2:])]
    return [first] if first and len(word) == 1 else ["".join(syllables)]


_RULES = {
    "Cyrillic": _by_cyrillic,
    "Greek": _by_greek,
    "Arabic": _by_arabic,
    "Hebrew": _by_hebrew,
    "Han": _by_han,
    "Kana": _by_kana,
    "Hangul": _by_hangul,
}
