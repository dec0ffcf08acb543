"""Tokens as flat arrays: what the compiled comparison reads. One row a distinct token."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import uint64

from ostrakon.names.compiling import entry, inner
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

# Salts keep hashes of different keys apart in one sorted array.
SALT_EXACT, SALT_FINE, SALT_SLOT, SALT_SKELETON, SALT_SHAPE, SALT_GROUP, SALT_CUT, SALT_KEY_CUT = range(1, 9)
_VOWELS = re.compile("[aeiou]")  # y is kept by those who leave out vowels
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(1099511628211)  # the FNV prime of 64 bits


class Lexicon(NamedTuple):
    """Feature rows, and the letters of the tokens and of their fine keys, end to end."""

    rows: npt.NDArray[Any]
    letters: npt.NDArray[np.uint8]
    keys: npt.NDArray[np.uint8]


@inner
def hash_bytes(text: npt.NDArray[np.uint8], start: int, length: int, salt: int) -> int:
    """A 64-bit hash of a stretch of bytes; never 0, which stands for "no key"."""
    value = uint64(salt) * _PRIME
    for place in range(start, start + length):
        value = (value ^ uint64(text[place])) * _STEP
    value ^= value >> uint64(29)
    value *= _PRIME
    value ^= value >> uint64(32)
    return value | uint64(1)  # type: ignore[return-value]


@entry
def _hash_all(text: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64], salt: int) -> npt.NDArray[np.uint64]:
    out = np.zeros(ends.size - 1, dtype=np.uint64)
    for row in range(out.size):
        length = ends[row + 1] - ends[row]
        if length > 0:
            out[row] = hash_bytes(text, ends[row], length, salt)
    return out


def join_bytes(words: Sequence[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """The words end to end as bytes, and the place where each begins (one more entry: the end)."""
    blob = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8)
    ends = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum([len(word) for word in words], out=ends[1:])
    return blob, ends


def hash_words(words: Sequence[str], salt: int) -> npt.NDArray[np.uint64]:
    """The hash of each word under a salt; 0 for an empty word."""
    blob, ends = join_bytes(words)
    found: npt.NDArray[np.uint64] = _hash_all(blob, ends, salt)
    return found


def build_lexicon(words: Sequence[str]) -> Lexicon:
    """The lexicon of distinct tokens of `a-z0-9`, at most 255 letters each (`UNVOWELED` aside), in that order."""
    keys = [keys_of(word) for word in words]
    rows = np.zeros(len(words), dtype=FEATURES)
    letters, ends = join_bytes([word.rstrip(UNVOWELED) for word in words])
    fines, fine_ends = join_bytes([key.fine for key in keys])
    rows["start"], rows["key_start"] = ends[:-1], fine_ends[:-1]
    rows["length"], rows["key_length"] = np.diff(ends), np.diff(fine_ends)
    rows["exact"] = _hash_all(letters, ends, SALT_EXACT)
    rows["fine"] = _hash_all(fines, fine_ends, SALT_FINE)
    rows["slot"] = hash_words([key.slot for key in keys], SALT_SLOT)
    rows["shape"] = hash_words([key.shape for key in keys], SALT_SHAPE)
    rows["rarity"] = rarities_of(list(words))
    _fill_skeletons(rows, words, keys)
    return Lexicon(*(_frozen(part) for part in (rows, letters, fines)))


def _fill_skeletons(rows: npt.NDArray[Any], words: Sequence[str], keys: list[Keys]) -> None:
    for reading in range(READINGS):
        texts = [(key.skeleton, *key.others)[reading] if reading <= len(key.others) else "" for key in keys]
        rows["readings"][:, reading] = hash_words(texts, SALT_SKELETON)
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
