"""Tokens as flat arrays: what the comparison reads. One row a distinct token."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.hashing import (
    SALT_EXACT,
    SALT_FINE,
    SALT_SHAPE,
    SALT_SKELETON,
    SALT_SLOT,
    hash_under,
    join_bytes,
)
from ostrakon.names.keys import UNVOWELED, Keys, keys_of
from ostrakon.names.knowledge import variant_groups
from ostrakon.names.rarity import rarities_of

READINGS = 6  # skeletons kept for a token: the first, and up to five under other readings
GROUPS = 3  # variant groups kept for a token
HEAD = 3  # first letters kept in a row
WORD, NUMBER, INITIAL = 0, 1, 2

FEATURES = np.dtype(
    [
        ("exact", "u8"),
        ("fine", "u8"),
        ("slot", "u8"),
        ("shape", "u8"),
        ("readings", "u8", (READINGS,)),
        ("start", "i8"),
        ("key_start", "i8"),
        ("groups", "i4", (GROUPS,)),
        ("rarity", "i2"),
        ("length", "u1"),
        ("key_length", "u1"),
        ("skeleton_length", "u1"),
        ("vowelless", "u1"),
        ("sort", "u1"),
        ("head", "u1", (3,)),
    ],
    align=True,
)

_VOWELS = re.compile("[aeiou]")  # y is kept by those who leave out vowels


class Lexicon(NamedTuple):
    """Feature rows, and the letters of the tokens and of their fine keys, end to end."""

    rows: npt.NDArray[Any]
    letters: npt.NDArray[np.uint8]
    keys: npt.NDArray[np.uint8]


def build_lexicon(words: Sequence[str]) -> Lexicon:
    """The lexicon of distinct tokens of `a-z0-9`, at most 255 letters each (`UNVOWELED` aside), in that order."""
    keys = [keys_of(word) for word in words]
    rows = np.zeros(len(words), dtype=FEATURES)
    letters, ends = join_bytes([word.rstrip(UNVOWELED) for word in words])
    fines, fine_ends = join_bytes([key.fine for key in keys])
    rows["start"], rows["key_start"] = ends[:-1], fine_ends[:-1]
    rows["length"], rows["key_length"] = np.diff(ends), np.diff(fine_ends)
    _fill_hashes(rows, words, keys)
    rows["rarity"] = rarities_of(list(words))
    _fill_skeletons(rows, words, keys)
    return Lexicon(*(_frozen(part) for part in (rows, letters, fines)))


def _fill_hashes(rows: npt.NDArray[Any], words: Sequence[str], keys: list[Keys]) -> None:
    kinds = [[word.rstrip(UNVOWELED) for word in words], [key.fine for key in keys]]
    kinds += [[key.slot for key in keys], [key.shape for key in keys]]
    for reading in range(READINGS):
        kinds.append([(key.skeleton, *key.others)[reading] if reading <= len(key.others) else "" for key in keys])
    salts = (SALT_EXACT, SALT_FINE, SALT_SLOT, SALT_SHAPE, *(SALT_SKELETON,) * READINGS)
    exact, fine, slot, shape, *readings = hash_under(kinds, salts)
    rows["exact"], rows["fine"], rows["slot"], rows["shape"] = exact, fine, slot, shape
    for reading, hashes in enumerate(readings):
        rows["readings"][:, reading] = hashes


def _fill_skeletons(rows: npt.NDArray[Any], words: Sequence[str], keys: list[Keys]) -> None:
    groups = variant_groups()
    for row, (word, key) in enumerate(zip(words, keys, strict=True)):
        rows["skeleton_length"][row] = len(key.skeleton)
        rows["vowelless"][row] = word[-1] == UNVOWELED or (len(word) > 1 and not _VOWELS.search(word))
        rows["sort"][row] = NUMBER if word.isdigit() else INITIAL if len(word) == 1 else WORD
        for place, letter in enumerate(word[:HEAD]):
            rows["head"][row, place] = ord(letter)
        for place, group in enumerate(groups.get(word, ())[:GROUPS]):
            rows["groups"][row, place] = group


def _frozen(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    out = np.ascontiguousarray(array)
    out.flags.writeable = False
    return out
