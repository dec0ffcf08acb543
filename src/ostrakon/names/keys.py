"""Keys of a token: what is left of it when spelling habits are taken away.

Three keys, each coarser: `fine` keeps consonant sounds and vowel colors (Mohammed, Muhammad: `muhamad`), `slot`
keeps where vowels stand, `skeleton` only consonants (Mohammed, Mhmd: `mhmd`). They bring together English, French,
German and scholarly spellings of names from languages with other scripts. Rules are our own, written from the
romanization systems in use (BGN/PCGN, ISO 9, ALA-LC, GOST passports) and from the spellings on the lists.
"""

import re
from functools import lru_cache
from typing import NamedTuple

UNVOWELED = "~"  # ends a token that comes from a script without vowels, where none could be put in


class Keys(NamedTuple):
    """Keys of one token; `others` are further skeletons under a second reading of a letter (j as y)."""

    fine: str
    slot: str
    skeleton: str
    others: tuple[str, ...]
    shape: str


# Letters that stand for one sound, longest first. Capitals are sounds of their own: C = tch, S = sh, J = zh, dj.
_SOUNDS = (
    ("schtsch", "S"), ("shtch", "S"), ("chtch", "S"), ("shch", "S"), ("tsch", "C"), ("dsch", "J"), ("stch", "S"),
    ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("sh", "S"), ("sz", "S"), ("cz", "C"),
    ("ch", "C"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("rh", "r"),
    ("ck", "k"), ("cq", "k"), ("qu", "k"), ("ts", "z"), ("tz", "z"), ("x", "ks"),
    ("q", "k"), ("w", "v"), ("j", "J"),
)  # fmt: skip
_SOUND = dict(_SOUNDS)
_SOUND_PATTERN = re.compile("|".join(letters for letters, _ in _SOUNDS))
_SOFT_C = re.compile(r"c(?=[eiy])")
_INITIAL_OU = re.compile(r"^o?u(?=[aeio])")
_SERVANT = re.compile(r"^abd(?:[aeiou]+(?:l|r(?=r)|s(?=s)|n(?=n)|d(?=d)|z(?=z)|t(?=t))?-?)?(?=[a-z]{3})")
_OF_FAITH = re.compile(r"(?<=[a-z]{2})(?:[aeiou]+[dl]?|[dl])?d+(?:i|e|ee|y)ne?$")
_OF_GOD = re.compile(r"(?<=[a-z]{2})[aeiou]+l+ah?$")
_DOUBLE = re.compile(r"([^aeiou])\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_COLORS = {"a": "a", "e": "a", "i": "i", "y": "i", "o": "u", "u": "u"}
_SKELETON_MERGES = str.maketrans({"S": "s", "z": "s", "g": "k", "c": "k"})


def _color_of(run: str) -> str:
    run = run.replace("oo", "u").replace("ou", "u").replace("ee", "i")
    if len(run) > 1 and run[0] in "yi" and run[1] in "ae":
        run = run[1:]
    first, last = _COLORS[run[0]], _COLORS[run[-1]]
    return first if first == last else first + last


def _sounds_of(text: str) -> str:
    text = _OF_GOD.sub("ula", _SERVANT.sub("abd", text)) if len(text) > 5 else text
    text = _OF_FAITH.sub("adin", text) if len(text) > 5 else text
    text = _INITIAL_OU.sub("v", text) if text[:1] in "ou" else text
    text = _SOFT_C.sub("s", text)
    text = _SOUND_PATTERN.sub(lambda found: _SOUND[found[0]], text).replace("c", "k")
    text = _DOUBLE.sub(r"\1", text)
    if len(text) > 3:
        if text.endswith("h"):
            text = text[:-1]
        elif text.endswith("f") and text[-2] in "oe":
            text = text[:-1] + "v"
        elif text.endswith(("vik", "vk")):
            text = text[:-1] + "C"
    return text


def _skeleton_of(sounds: str) -> str:
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", sounds)).translate(_SKELETON_MERGES)


@lru_cache(maxsize=200_000)
def keys_of(token: str) -> Keys:
    """The keys of a token of `a-z0-9`; one that ends in `UNVOWELED` may be read in more ways."""
    if token.endswith(UNVOWELED):
        return _unvoweled_keys(token[:-1])
    if token.isdigit():
        return Keys(token, token, token, (), token)
    sounds = _sounds_of(token)
    fine = _VOWELS.sub(lambda run: _color_of(run[0]), sounds)
    slot = _VOWELS.sub("a", sounds)
    return Keys(fine, slot, _skeleton_of(sounds), _other_readings(token, sounds), shape_of(token))


_SEMITIC = (("th", "s"), ("dh", "z"), ("j", "g"), ("f", "v"), ("b", "p"), ("w", "u"), ("q", "gh"))


def _unvoweled_keys(token: str) -> Keys:
    """Keys under each reading of letters that languages of the Arabic script sound differently."""
    keys = keys_of(token)
    readings = [keys_of(token.replace(letters, other)).skeleton for letters, other in _SEMITIC if letters in token]
    both = token.replace("th", "s").replace("dh", "z").replace("w", "v")
    found = dict.fromkeys([*readings, keys_of(both).skeleton, *keys.others])
    found.pop(keys.skeleton, None)
    return keys._replace(others=tuple(key for key in found if key)[:5])


def _other_readings(token: str, sounds: str) -> tuple[str, ...]:
    found = []
    if "j" in token:
        found += [
            _skeleton_of(_sounds_of(token.replace("j", "y"))),
            _skeleton_of(_sounds_of(token.replace("j", "h"))),
        ]
    if "C" in sounds:
        found.append(_skeleton_of(sounds.replace("C", "S")))
        found.append(_skeleton_of(sounds.replace("C", "h")))
    if "w" in token[1:]:
        found.append(_skeleton_of(_sounds_of(token[0] + token[1:].replace("w", "u"))))
    if "x" in token:
        found.append(_skeleton_of(_sounds_of(token.replace("x", "sh"))))
    if "h" in sounds[1:]:
        found.append(_skeleton_of(sounds[0] + sounds[1:].replace("h", "")))
    return tuple(dict.fromkeys(key for key in found if key))[:5]


_SHAPES = (("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("ci", "a"), ("ri", "n"), ("li", "h"), ("ii", "u"))
_SHAPE_LETTERS = str.maketrans(
    {"l": "i", "1": "i", "j": "i", "0": "o", "q": "g", "5": "s", "8": "b", "6": "b", "9": "g", "c": "e"}
)


def shape_of(token: str) -> str:
    """The token as a poor scan may read it: letters that look alike in print become one."""
    for pair, single in _SHAPES:
        token = token.replace(pair, single)
    return token.translate(_SHAPE_LETTERS)
