"""Text as typed becomes text as meant: invisible characters out, look-alikes folded, length bounded.

Cleaning is idempotent, and a character that cannot be seen never changes the outcome.
"""

import re
import unicodedata
from functools import lru_cache

from ostrakon.names.knowledge import read_pairs

RAW_LIMIT = 4_000  # characters looked at; no listed name is longer than 900, and hostile input is bounded here
NAME_LIMIT = 400  # characters kept after cleaning; the longest name on the lists in use has 330
MARK_RUN = 4  # combining marks kept in a row; no orthography of names stacks more

_MARK = r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670]"
_WHOLE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]")  # scripts that fall apart when decomposed
_MARKS = re.compile(f"({_MARK}{{{MARK_RUN}}}){_MARK}*")
_FOLDS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "ı": "i", "ŀ": "l", "ŉ": "n", "ĸ": "k", "ŋ": "ng", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d",
        "ƙ": "k", "ƴ": "y", "ʿ": "", "ʾ": "", "ʼ": "", "ʻ": "", "ʹ": "", "ʺ": "", "ˈ": "",
    }
)  # fmt: skip


def _is_unseen(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Co", "Cn"):
        return True
    return (
        "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char in "\u034f\u115f\u1160\u3164"
    )


@lru_cache(maxsize=8192)
def _clean_char(char: str) -> str:
    if _is_unseen(char):
        return ""
    return " " if unicodedata.category(char)[0] in "CZ" else char


def clean_text(text: str) -> str:
    """The text in NFKC, lower case, without what cannot be seen, at most `NAME_LIMIT` characters."""
    text = text[:RAW_LIMIT]
    if not text.isascii():
        text = "".join(map(_clean_char, text))
        text = _MARKS.sub(r"\1", text)[: 2 * NAME_LIMIT]
        text = "".join(map(_clean_char, unicodedata.normalize("NFKC", text)))
    elif not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    text = text.lower()[:NAME_LIMIT]
    return text if text.isascii() else unicodedata.normalize("NFKC", text)[:NAME_LIMIT]


@lru_cache(maxsize=1)
def _lookalikes() -> dict[str, str]:
    table = dict(read_pairs("confusables.tsv"))
    return table | {char.lower(): latin for char, latin in table.items() if char.lower() not in table}


def script_of(char: str) -> str:
    """A short script name: Latin, Cyrillic, Greek, Arabic, Hebrew, Han, Kana, Hangul, Thai, Georgian, Other."""
    if char < "\u0250" or "\u1e00" <= char <= "\u1eff":
        return "Latin"
    return _script_beyond_latin(char)


@lru_cache(maxsize=8192)
def _script_beyond_latin(char: str) -> str:
    word = unicodedata.name(char, "OTHER").split()[0].split("-")[0]
    names = {"CJK": "Han", "KANGXI": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "HALFWIDTH": "Kana"}
    return names.get(word, word.capitalize())


def fold_lookalikes(word: str, *, among_latin: bool) -> str:
    """The word with look-alike characters folded to Latin, where it mixes scripts.

    `among_latin` says that the other words of the name are Latin: then a word made of look-alikes alone
    is folded too (a Cyrillic `сосо` beside Latin words), where otherwise it is left for transliteration.
    """
    table = _lookalikes()
    letters = [char for char in word if char.isalpha()]
    latin = sum(1 for char in letters if script_of(char) == "Latin" and char not in table)
    alike = sum(1 for char in letters if char in table)
    if not alike or (latin + alike < len(letters) and latin <= len(letters) - latin - alike):
        return word
    if latin == 0 and not among_latin:
        return word
    return "".join(table.get(char, char) for char in word)


def fold_latin(word: str) -> str:
    """Latin letters without accents and strokes; other characters stay (Hangul, kana and Thai whole)."""
    if _WHOLE.search(word):
        return unicodedata.normalize("NFC", word)
    plain = unicodedata.normalize("NFKD", word.translate(_FOLDS))
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_FOLDS)
