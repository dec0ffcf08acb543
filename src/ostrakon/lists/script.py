"""In which script some words are written, told from their letters.

Sources: ISO 15924 codes; the first word of a letter's name in the Unicode Character Database names its script.
"""

import unicodedata
from collections import Counter
from functools import lru_cache

_CODES = {
    "LATIN": "Latn",
    "FULLWIDTH": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "CJK": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "SINHALA": "Sinh",
    "TIBETAN": "Tibt",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
}
_UNKNOWN = "Zyyy"  # ISO 15924: undetermined


@lru_cache(maxsize=4096)
def _letter_script(letter: str) -> str:
    return _CODES.get(unicodedata.name(letter, "").partition(" ")[0], "")


def script_of(text: str) -> str:
    """The ISO 15924 code of the script of most letters (the first met where two tie); `Zyyy` without letters.

    Kana with Han is Japanese, `Jpan`.
    """
    counts = Counter(script for letter in text if letter.isalpha() and (script := _letter_script(letter)))
    if not counts:
        return _UNKNOWN
    if counts["Hira"] + counts["Kana"]:
        return "Jpan"
    return counts.most_common(1)[0][0]
