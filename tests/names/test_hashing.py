"""Hashes of many keys at once are the hashes of each, made letter by letter."""

import numpy as np

from ostrakon.names.hashing import hash_beginnings, hash_cuts, hash_words, join_bytes

ALL_BITS = (1 << 64) - 1
PRIME = 0x9E3779B97F4A7C15


def hash_slowly(word: str, salt: int) -> int:
    value = salt * PRIME & ALL_BITS
    for letter in word.encode():
        value = (value ^ letter) * 1099511628211 & ALL_BITS
    value ^= value >> 29
    value = value * PRIME & ALL_BITS
    return value ^ value >> 32 | 1


def test_words_hash_as_letter_by_letter_and_no_word_is_0() -> None:
    words = ["camara", "", "a", "diarra", "bagayoko", "x"]
    assert hash_words(words, 3).tolist() == [hash_slowly(word, 3) if word else 0 for word in words]


def test_cuts_are_the_word_without_each_letter_and_without_each_two() -> None:
    words = ["camara", "ko", "diarra"]
    text, ends = join_bytes(words)
    parts = hash_cuts(text, ends[:-1], np.diff(ends), salt=7, twice=range(6, 7))
    found = {
        words[row]: set(hashes.tolist()) for rows, table in parts for row, hashes in zip(rows, table, strict=True)
    }
    for word in words:
        wanted = {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
        if len(word) == 6:
            wanted |= {word[:i] + word[i + 1 : j] + word[j + 1 :] for i in range(6) for j in range(i + 1, 6)}
        assert found[word] == {hash_slowly(cut, 7) for cut in wanted}


def test_beginnings_hash_like_the_words_they_are() -> None:
    text, _ = join_bytes(["xbagayoko"])
    assert hash_beginnings(text, 1, range(4, 7), 1).tolist() == [hash_slowly("bagayoko"[:n], 1) for n in (4, 5, 6)]
