"""The script of a name, told from its letters."""

import unicodedata
from collections import Counter

_CODES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "THAI": "Thai",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "MYANMAR": "Mymr",
    "TAMIL": "Taml",
    "ETHIOPIC": "Ethi",
    "KHMER": "Khmr",
}


def script_of(text: str) -> str:
    """The ISO 15924 code of the script that most letters are in; `Latn` where there are none, else `Zyyy`."""
    counts = Counter(unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha())
    if not counts:
        return "Latn"
    commonest = min(counts, key=lambda word: (-counts[word], word))
    return _CODES.get(commonest, "Zyyy")
