"""Hashes of keys, of many at once: 64 bits, under a salt that keeps keys of different kinds apart.

The hash of no bytes is 0, which stands for "no key"; no other hash is 0.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

SALT_EXACT, SALT_FINE, SALT_SLOT, SALT_SKELETON, SALT_SHAPE, SALT_GROUP, SALT_CUT, SALT_KEY_CUT = range(1, 9)
_PRIME = 0x9E3779B97F4A7C15
_STEP = np.uint64(1099511628211)  # the FNV prime of 64 bits
_ALL_BITS = (1 << 64) - 1
_CHUNK = 1 << 20  # hashes made at a time; bounds memory


def _begin(salt: int) -> np.uint64:
    return np.uint64(salt * _PRIME & _ALL_BITS)


def _finish(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(29))
    values *= np.uint64(_PRIME)
    values ^= values >> np.uint64(32)
    values |= np.uint64(1)
    return values


def join_bytes(words: Sequence[str]) -> tuple[Bytes, npt.NDArray[np.int64]]:
    """The words end to end as bytes, and the place where each begins (one more entry: the end)."""
    blob = np.frombuffer("".join(words).encode("ascii"), dtype=np.uint8)
    ends = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum([len(word) for word in words], out=ends[1:])
    return blob, ends


def begin(salt: int, count: int) -> Hashes:
    """As many hashes under a salt that have taken in nothing yet."""
    return np.full(count, _begin(salt))


def take_in(values: Hashes, text: Bytes, starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> Hashes:
    """Unfinished hashes after each has taken in a stretch of a text."""
    if not lengths.size:
        return values
    order = np.argsort(-lengths, kind="stable")
    starts, falling, values = starts[order], lengths[order], values[order]
    counts = np.searchsorted(-falling, -np.arange(int(falling[0])), side="left")
    for place, count in enumerate(counts.tolist()):  # so many stretches have a byte at this place
        part = values[:count]
        part ^= text[starts[:count] + place]
        part *= _STEP
    out = np.empty_like(values)
    out[order] = values
    return out


def finish(values: Hashes, lengths: npt.NDArray[np.int64]) -> Hashes:
    """Hashes that have taken in so many bytes, done: 0 for those that took in none."""
    return np.where(lengths > 0, _finish(values), np.uint64(0))


def hash_stretches(text: Bytes, ends: npt.NDArray[np.int64], salt: int) -> Hashes:
    """The hash of each stretch of a text; `ends` has where each begins and, last, the end."""
    lengths = np.diff(ends)
    return finish(take_in(begin(salt, lengths.size), text, ends[:-1], lengths), lengths)


def hash_words(words: Sequence[str], salt: int) -> Hashes:
    """The hash of each word under a salt; 0 for an empty word."""
    return hash_under([words], [salt])[0]


def hash_under(kinds: Sequence[Sequence[str]], salts: Sequence[int]) -> list[Hashes]:
    """The hashes of words of several kinds, each under the salt of its kind; 0 for an empty word."""
    counts = [len(words) for words in kinds]
    if not any(counts):
        return [np.zeros(0, dtype=np.uint64) for _ in kinds]
    text, ends = join_bytes([word for words in kinds for word in words])
    lengths = np.diff(ends)
    values = np.concatenate([begin(salt, count) for salt, count in zip(salts, counts, strict=True)])
    return np.split(finish(take_in(values, text, ends[:-1], lengths), lengths), np.cumsum(counts)[:-1])


def _hash_columns(table: Bytes, columns: npt.NDArray[np.int64], salt: int) -> Hashes:
    """For each row of a table and each row of `columns`, the hash of the row's letters at those columns."""
    values = np.full((table.shape[0], columns.shape[0]), _begin(salt))
    for place in range(columns.shape[1]):
        values ^= table[:, columns[:, place]]
        values *= _STEP
    return _finish(values)


@lru_cache(maxsize=256)
def _cut_columns(length: int, cuts: int) -> npt.NDArray[np.int64]:
    """The columns that stay when one letter is cut, or two, in each way."""
    every = np.arange(length)
    if cuts == 1:
        return np.array([np.delete(every, cut) for cut in range(length)])
    one, two = np.triu_indices(length, 1)
    return np.array([np.delete(every, pair) for pair in zip(one, two, strict=True)])


def hash_cuts(
    text: Bytes, starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], *, salt: int, twice: range
) -> Iterator[tuple[npt.NDArray[np.int64], Hashes]]:
    """Stretches whole and without each one letter; those with a length in `twice` without each two, besides.

    Gives, part by part, which stretches these are (by their place), and a row of hashes for each.
    """
    for length in np.unique(lengths).tolist():
        owners = np.flatnonzero(lengths == length)
        kept = [np.arange(length)[None, :], _cut_columns(length, 1)]
        if length in twice:
            kept.append(_cut_columns(length, 2))
        step = max(1, _CHUNK // sum(len(columns) for columns in kept))
        for first in range(0, owners.size, step):
            rows = owners[first : first + step]
            table = text[starts[rows][:, None] + np.arange(length)]
            yield rows, np.concatenate([_hash_columns(table, columns, salt) for columns in kept], axis=1)


def hash_beginnings(text: Bytes, start: int, sizes: range, salt: int) -> Hashes:
    """The hashes of the first letters of one stretch, for each of the sizes."""
    value, values = int(_begin(salt)), []
    for place in range(sizes.stop - 1):
        value = (value ^ int(text[start + place])) * int(_STEP) & _ALL_BITS
        if place + 1 in sizes:
            values.append(value)
    return _finish(np.array(values, dtype=np.uint64))
