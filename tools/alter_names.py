"""Altered names: what people, forms, scanners and evaders do to a name, by class. Deterministic for a seed."""

import random
import re
from collections.abc import Callable

CLASSES = (
    "typo", "transposition", "phonetic", "transliteration", "homoglyph", "invisible", "ocr", "vowels",
    "truncation", "dropped", "initials", "order", "title", "particle", "punctuation", "doubled",
)  # fmt: skip

_KEYS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "ko", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
_GLYPHS = {
    "a": "а",
    "e": "е",
    "o": "о",
    "p": "р",
    "c": "с",
    "x": "х",
    "y": "у",
    "i": "і",
    "h": "һ",
    "k": "к",
    "m": "м",
    "t": "т",
}
_PHONETIC = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("q", "k"), ("y", "i"), ("i", "y"), ("z", "s"),
    ("s", "z"), ("ee", "i"), ("oo", "u"), ("u", "oo"), ("v", "w"), ("w", "v"), ("sh", "ch"), ("j", "g"),
    ("g", "j"),
    ("dd", "d"), ("ss", "s"), ("th", "t"), ("ou", "u"), ("x", "ks"), ("ai", "ei"), ("o", "u"),
    ("e", "i"), ("d", "t"),
)  # fmt: skip
_TRANSLITERATION = (
    ("muhammad", "mohammed"), ("mohammad", "mohamed"), ("mohammed", "muhamad"), ("ahmad", "ahmed"),
    ("hussein", "husayn"),
    ("husayn", "hussain"), ("yusuf", "youssef"), ("abdul", "abdel"), ("abd al-", "abdel "), ("uddin", "eddine"),
    ("kh", "h"), ("zh", "j"), ("shch", "sch"), ("ch", "tch"), ("sh", "sch"), ("yevgen", "evgen"),
    ("ye", "e"), ("ya", "ia"),
    ("yu", "iu"), ("ov", "off"), ("ev", "eff"), ("iy", "y"), ("iy", "ii"), ("y", "iy"), ("q", "k"),
    ("q", "g"), ("gh", "g"),
    ("dh", "d"), ("ou", "u"), ("u", "ou"), ("aa", "a"), ("ee", "i"), ("ei", "ey"), ("ai", "ay"),
    ("j", "dj"), ("ts", "c"),
    ("h", "kh"), ("v", "w"), ("x", "ks"), ("ks", "x"), ("al-", "el-"), ("al ", "el "), ("w", "ou"),
    ("i", "y"), ("o", "u"), ("e", "a"),
)  # fmt: skip
_OCR = (("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "1"), ("o", "0"), ("s", "5"), ("b", "8"), ("cl", "d"),
        ("d", "cl"), ("vv", "w"), ("w", "vv"), ("e", "c"), ("g", "q"), ("i", "l"), ("h", "li"), ("u", "ii"),
        ("z", "2"))  # fmt: skip
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202c\u180e\U000e0041"
_TITLES = ("Mr", "Dr.", "Col.", "Gen.", "Haji", "Sheikh", "Mrs", "Prof.", "Hajji", "Maj. Gen.", "Mullah", "Eng.")
_PARTICLES = {"al", "el", "bin", "ibn", "ben", "de", "van", "der", "von", "bint", "da", "del", "la"}


def _words(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _one_word(name: str, rng: random.Random, change: Callable[[str, random.Random], str], least: int = 4) -> str:
    words = name.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= least]
    rng.shuffle(places)
    for place in places:
        changed = change(words[place], rng)
        if changed != words[place]:
            return " ".join([*words[:place], changed, *words[place + 1 :]])
    return name


def _typo(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word))
    letter = word[place].lower()
    kind = rng.randrange(3)
    if kind == 0:
        return word[:place] + rng.choice(_KEYS.get(letter, "aeiou")) + word[place + 1 :]
    return (
        word[:place] + word[place + 1 :] if kind == 1 else word[:place] + rng.choice("aeiounrstl") + word[place:]
    )


def _transposition(word: str, rng: random.Random) -> str:
    place = rng.randrange(0, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _by_rules(rules: tuple[tuple[str, str], ...], times: int) -> Callable[[str, random.Random], str]:
    def change(name: str, rng: random.Random) -> str:
        text = name.lower()
        fitting = [rule for rule in rules if rule[0] in text]
        rng.shuffle(fitting)
        for old, new in fitting[:times]:
            spots = [found.start() for found in re.finditer(re.escape(old), text)]
            if spots:
                spot = rng.choice(spots)
                text = text[:spot] + new + text[spot + len(old) :]
        return text

    return change


def _homoglyph(name: str, rng: random.Random) -> str:
    share = rng.choice((0.3, 0.6, 1.0))
    return "".join(_GLYPHS[c] if c in _GLYPHS and rng.random() < share else c for c in name.lower())


def _invisible(name: str, rng: random.Random) -> str:
    out = list(name)
    for _ in range(rng.randint(1, 3)):
        out.insert(rng.randrange(1, len(out)), rng.choice(_INVISIBLE))
    return "".join(out)


def _vowels(name: str, rng: random.Random) -> str:
    words = [word[:1] + re.sub("[aeiouAEIOU]", "", word[1:]) for word in _words(name)]
    return " ".join(words)


def _truncation(name: str, rng: random.Random) -> str:
    if len(name) > 36:
        return name[:35]
    return name[: max(6, int(len(name) * rng.uniform(0.7, 0.85)))].strip()


def _dropped(name: str, rng: random.Random) -> str:
    words = _words(name)
    if len(words) < 3:
        return name
    words.pop(rng.randrange(len(words) - 1))
    return " ".join(words)


def _initials(name: str, rng: random.Random) -> str:
    words = _words(name)
    if len(words) < 2:
        return name
    keep = len(words) - 1
    return " ".join(word if place == keep else word[0] + rng.choice((".", "")) for place, word in enumerate(words))


def _order(name: str, rng: random.Random) -> str:
    words = _words(name)
    return rng.choice(
        (" ".join([words[-1], *words[:-1]]), ", ".join([words[-1], " ".join(words[:-1])]), " ".join(words[::-1]))
    )


def _title(name: str, rng: random.Random) -> str:
    return f"{rng.choice(_TITLES)} {name}"


def _particle(name: str, rng: random.Random) -> str:
    words = re.sub(r"\b(al|el)-", r"\1 ", name, flags=re.I).split()
    if any(word.lower() in _PARTICLES for word in words):
        kind = rng.randrange(2)
        if kind == 0:
            return " ".join(word for word in words if word.lower() not in _PARTICLES)
        out: list[str] = []
        glue = ""
        for word in words:
            if word.lower() in _PARTICLES:
                glue += word
                continue
            out.append(glue + word)
            glue = ""
        return " ".join(out)
    return f"{' '.join(words[:-1])} {rng.choice(('bin', 'al', 'de', 'el'))} {words[-1]}"


def _punctuation(name: str, rng: random.Random) -> str:
    words = name.split(" ")
    kind = rng.randrange(4)
    if kind == 0:
        return "-".join(words)
    if kind == 1:
        return re.sub(r"[-'.,]", "", name)
    if kind == 2:
        return ". ".join(words)
    return "".join(words[:2]) + " " + " ".join(words[2:]) if len(words) > 2 else "'".join([name[:3], name[3:]])


def _doubled(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def alter(name: str, kind: str, rng: random.Random) -> str:
    """The name altered in one way; the name itself where the way does not apply to it."""
    match kind:
        case "typo":
            return _one_word(name, rng, _typo)
        case "transposition":
            return _one_word(name, rng, _transposition)
        case "doubled":
            return _one_word(name, rng, _doubled)
        case "phonetic":
            return _by_rules(_PHONETIC, 2)(name, rng)
        case "transliteration":
            return _by_rules(_TRANSLITERATION, 3)(name, rng)
        case "ocr":
            return _by_rules(_OCR, 2)(name, rng)
    plain = {
        "homoglyph": _homoglyph, "invisible": _invisible, "vowels": _vowels, "truncation": _truncation,
        "dropped": _dropped, "initials": _initials, "order": _order, "title": _title, "particle": _particle,
        "punctuation": _punctuation,
    }  # fmt: skip
    return plain[kind](name, rng)
