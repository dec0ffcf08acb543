"""Altered names: sixteen classes of change that names undergo between a list and a customer file.

Each class is a function `(name, rng) -> altered name or ""` ("" where the class does not apply to this name). The
rules are facts of keyboards, romanization systems and scanning, chosen without looking at any engine's own tables.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Alter = Callable[[str, random.Random], str]

_KEYS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "ko", "z": "xa", "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip
_HOMOGLYPHS = {
    "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "K": "КΚ", "M": "МΜ", "N": "Ν", "O": "ОΟ",
    "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "Υ", "a": "а", "c": "с", "e": "е", "i": "і", "j": "ј",
    "o": "оο", "p": "р", "s": "ѕ", "x": "х", "y": "у",
}  # fmt: skip
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u2066\u180e\u034f"
_OCR = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("l", "i"),
    ("o", "0"), ("s", "5"), ("b", "8"), ("cl", "d"),
    ("d", "cl"), ("e", "c"), ("h", "b"), ("u", "ii"), ("vv", "w"), ("w", "vv"), ("g", "9"),
    ("z", "2"), ("n", "ri"),
)  # fmt: skip
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dj", "j"),
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("z", "s"), ("v", "f"), ("y", "i"), ("i", "y"), ("c", "k"), ("k", "c"),
    ("w", "v"), ("j", "y"), ("u", "o"), ("o", "u"), ("e", "i"), ("d", "t"), ("b", "p"),
)  # fmt: skip
_SYSTEMS = {  # how one language's readers write what English writes; longest first
    "french": (
        ("shch", "chtch"), ("zh", "j"), ("ch", "tch"), ("sh", "ch"), ("u", "ou"), ("yu", "iou"), ("ya", "ia"),
        ("ov", "off"), ("ev", "eff"), ("j", "dj"), ("ee", "i"), ("oo", "ou"), ("w", "ou"), ("y", "i"),
    ),
    "german": (
        ("shch", "schtsch"), ("zh", "sch"), ("ch", "tsch"), ("sh", "sch"), ("kh", "ch"), ("yu", "ju"),
        ("ya", "ja"), ("ye", "je"), ("v", "w"), ("y", "j"), ("j", "dsch"), ("z", "s"),
    ),
    "scholarly": (
        ("shch", "šč"), ("zh", "ž"), ("ch", "č"), ("sh", "š"), ("kh", "ḫ"), ("yu", "ju"), ("ya", "ja"),
        ("ts", "c"),
        ("gh", "ġ"), ("th", "ṯ"), ("y", "j"),
    ),
    "passport": (
        ("yu", "iu"), ("ya", "ia"), ("iy", "ii"), ("ey", "ei"), ("ts", "tc"), ("y", "i"), ("ks", "x"),
        ("j", "dzh"),
    ),
    "arabic": (
        ("al-", "el-"), ("mohammad", "muhammed"), ("mohammed", "muhamad"), ("muhammad", "mohamed"),
        ("abd al-", "abdul"),
        ("abdul", "abdel"), ("hussein", "hossain"), ("husayn", "hussein"), ("ahmad", "ahmed"), ("hassan", "hasan"),
        ("mahmud", "mahmoud"), ("ali", "aly"), ("q", "k"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("dh", "z"),
        ("kh", "k"), ("u", "o"), ("aw", "au"), ("ay", "ai"),
    ),
}  # fmt: skip
_TITLES = (
    "Mr", "Mr.", "Dr", "Dr.", "Col.", "General", "Gen.", "Sheikh", "Haji", "Hajji", "Prof.", "Capt.", "Major",
    "Eng.", "H.E.", "Sayyid", "Brigadier General", "Lt. Col.", "Minister", "Mullah", "Mrs",
)  # fmt: skip
_PARTICLES = re.compile(
    r"(?i)\b(?:al|el|ul|bin|ibn|bint|ben|abu|de|del|de la|da|dos|van|van der|von|der|ould|y)\b[ -]"
)
_VOWELS = "aeiouAEIOU"


def _pick_word(words: list[str], rng: random.Random, *, least: int = 4) -> int:
    """A word of at least `least` letters; -1 where there is none."""
    places = [place for place, word in enumerate(words) if len(word) >= least and word.isalpha()]
    return rng.choice(places) if places else -1


def _in_word(change: Alter, *, least: int = 4) -> Alter:
    """The change applied to one word of the name."""

    def alter(name: str, rng: random.Random) -> str:
        words = name.split()
        place = _pick_word(words, rng, least=least)
        if place < 0:
            return ""
        words[place] = change(words[place], rng)
        return " ".join(words) if words[place] else ""

    return alter


def _typo(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word)) if rng.random() < 0.85 else 0
    kind = rng.randrange(3)
    near = _KEYS.get(word[place].lower(), "")
    if kind == 0 or not near:
        return word[:place] + word[place + 1 :]
    letter = rng.choice(near)
    letter = letter.upper() if word[place].isupper() else letter
    return word[:place] + letter + word[place + (kind == 1) :]


def _transpose(word: str, rng: random.Random) -> str:
    places = [
        p for p in range(len(word) - 1) if word[p].lower() != word[p + 1].lower() and (p or rng.random() < 0.3)
    ]
    if not places:
        return ""
    place = rng.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _double(word: str, rng: random.Random) -> str:
    pairs = [p for p in range(1, len(word)) if word[p].lower() == word[p - 1].lower()]
    if pairs and rng.random() < 0.5:
        place = rng.choice(pairs)
        return word[:place] + word[place + 1 :]
    place = rng.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _swap_patterns(name: str, rules: tuple[tuple[str, str], ...], rng: random.Random, *, most: int) -> str:
    """Up to `most` of the rules that apply, each at one place, none twice at the same place."""
    order = [rule for rule in rules if rule[0] in name.lower()]
    rng.shuffle(order)
    done = 0
    for old, new in order:
        places = [found.start() for found in re.finditer(re.escape(old), name.lower())]
        if not places or done == most:
            continue
        place = rng.choice(places)
        text = new.upper() if name[place : place + len(old)].isupper() and len(name) > 1 else new
        name = name[:place] + text + name[place + len(old) :]
        done += 1
    return name if done else ""


def _phonetic(name: str, rng: random.Random) -> str:
    return _swap_patterns(name, _SOUNDS, rng, most=rng.choice((1, 2)))


def _ocr(name: str, rng: random.Random) -> str:
    return _swap_patterns(name, _OCR, rng, most=rng.choice((1, 1, 2)))


def _transliterate(name: str, rng: random.Random) -> str:
    """The whole name as another romanization writes it: every rule of one system, everywhere."""
    system = rng.choice(sorted(_SYSTEMS))
    table = dict(_SYSTEMS[system])
    pattern = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)), re.I)
    turned = pattern.sub(lambda found: _in_case_of(found.group(), table[found.group().lower()]), name)
    return turned if turned.lower() != name.lower() else ""


def _in_case_of(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    if old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


def _homoglyph(name: str, rng: random.Random) -> str:
    places = [p for p, letter in enumerate(name) if letter in _HOMOGLYPHS]
    if not places:
        return ""
    letters = list(name)
    for place in rng.sample(places, min(len(places), rng.choice((1, 2, 3)))):
        letters[place] = rng.choice(_HOMOGLYPHS[letters[place]])
    return "".join(letters)


def _invisible(name: str, rng: random.Random) -> str:
    for _ in range(rng.choice((1, 2, 3))):
        place = rng.randrange(1, len(name))
        name = name[:place] + rng.choice(_INVISIBLE) + name[place:]
    return name


def _drop_vowels(name: str, rng: random.Random) -> str:
    """All vowels but a word's first letter, gone; only where enough consonants stay to name someone."""
    words = [word[:1] + "".join(ch for ch in word[1:] if ch not in _VOWELS) for word in name.split()]
    kept = sum(len(word) for word in words)
    return " ".join(words) if kept >= 7 and len(words) >= 2 else ""


def _truncate(name: str, rng: random.Random) -> str:
    """What a field that is too short keeps: 35 characters, or 60 to 80 % of a shorter name."""
    if len(name) > 40:
        return name[:35].rstrip()
    if len(name) < 16:
        return ""
    cut = name[: int(len(name) * rng.uniform(0.6, 0.8))].rstrip(" -")
    return cut if len(cut) >= 10 and " " in cut else ""


def _drop_token(name: str, rng: random.Random) -> str:
    words = name.split()
    if len(words) < 3:
        return ""
    del words[rng.randrange(len(words))]
    return " ".join(words) if sum(map(len, words)) >= 8 else ""


def _initials(name: str, rng: random.Random) -> str:
    *given, family = name.split()
    if not given or len(family) < 4:
        return ""
    dot = rng.choice((".", ". ", ""))
    short = " ".join(word[0] + dot.strip() for word in given)
    return f"{short} {family}" if rng.random() < 0.7 else f"{family} {short}"


def _reorder(name: str, rng: random.Random) -> str:
    words = name.split()
    if len(words) < 2:
        return ""
    if rng.random() < 0.5:
        return " ".join([words[-1], *words[:-1]])
    mixed = words[:]
    while mixed == words:
        rng.shuffle(mixed)
        if len(set(words)) == 1:
            return ""
    return " ".join(mixed)


def _title(name: str, rng: random.Random) -> str:
    return (
        f"{rng.choice(_TITLES)} {name}" if rng.random() < 0.85 else f"{name}, {rng.choice(('PhD', 'Jr.', 'Esq.'))}"
    )


def _particle(name: str, rng: random.Random) -> str:
    found = list(_PARTICLES.finditer(name))
    if not found:
        return ""
    one = rng.choice(found)
    word = one.group().rstrip(" -")
    other = {"al": "el", "el": "al", "bin": "ibn", "ibn": "bin", "ben": "bin", "de": "", "van": "von"}.get(
        word.lower(), ""
    )
    new = rng.choice(("", word, f"{word} ", f"{other} " if other else ""))
    turned = name[: one.start()] + new + name[one.end() :]
    return turned if turned != name else name[: one.start()] + name[one.end() :]


def _punctuate(name: str, rng: random.Random) -> str:
    if "-" in name or "." in name or "," in name:
        return re.sub(r"[-.,]", rng.choice(("", " ")), name).strip()
    if "'" in name or "’" in name:
        return re.sub(r"['’`]", rng.choice(("", " ", "`")), name)
    words = name.split()
    if len(words) < 2:
        return ""
    mark = rng.choice(("-", ", ", ". ", "  ", "/", "_", "."))
    place = rng.randrange(1, len(words))
    return " ".join(words[:place]) + mark + " ".join(words[place:])


CLASSES: dict[str, Alter] = {
    "typo": _in_word(_typo),
    "transposition": _in_word(_transpose),
    "phonetic": _phonetic,
    "transliteration": _transliterate,
    "homoglyph": _homoglyph,
    "invisible": _invisible,
    "ocr": _ocr,
    "dropped vowels": _drop_vowels,
    "truncation": _truncate,
    "dropped token": _drop_token,
    "initials": _initials,
    "order": _reorder,
    "title": _title,
    "particle": _particle,
    "punctuation": _punctuate,
    "doubled letter": _in_word(_double),
}
FOR_PEOPLE_ONLY = frozenset({"initials", "title", "particle", "order", "dropped vowels"})


@dataclass(frozen=True, slots=True)
class Altered:
    """A name changed: the class of change, what was listed, and what is asked."""

    change: str
    listed: str
    asked: str


def alter_name(name: str, change: str, *, seed: str) -> Altered | None:
    """The name changed in one way; None where that change does not apply or leaves the name as it was."""
    rng = random.Random(f"{seed}/{change}/{name}")
    asked = CLASSES[change](name, rng)
    if not asked or asked == name or sum(map(str.isalnum, asked)) < 4:
        return None
    return Altered(change, name, asked)
