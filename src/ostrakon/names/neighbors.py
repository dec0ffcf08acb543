"""Finding, in a lexicon, every token that agrees with a given one, without comparing it to all.

Each token is filed under the hashes of its keys and of what is left when one or two letters are cut. Two tokens
within two edits share such a cut (Garbe's symmetric delete argument: an edit is undone by at most one cut on each
side), so whatever `agreement.agree` would accept, initials aside, is found.
"""

from bisect import bisect_left
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.agreement import (
    KEY_EDIT_FROM,
    NONE,
    ONE_EDIT_TO,
    TWO_EDITS_FROM,
    TWO_EDITS_TO,
    Weights,
    agree,
)
from ostrakon.names.compiling import entry_for, inner, inner_for, run
from ostrakon.names.hashing import (
    SALT_CUT,
    SALT_EXACT,
    SALT_GROUP,
    SALT_KEY_CUT,
    Hashes,
    hash_beginnings,
    hash_cuts,
    hash_stretches,
)
from ostrakon.names.lexicon import INITIAL, NUMBER, Lexicon

BUCKET_BITS = 16
_PREFIX_FROM = 4
_TWICE = range(TWO_EDITS_FROM, TWO_EDITS_TO + 1)
_ALL_BITS = (1 << 64) - 1
# A neighbor found is one number, in the order in which neighbors stand: query token, worth (most first), token,
# kind.
_ROW_AT, _WORTH_AT, _TOKEN_AT, _KIND_BITS = 43, 28, 4, 4
_MOST_WORTH = 24_000  # hundredths of a bit, far above what any token is worth
_MOST_ROWS, _MOST_TOKENS = 1 << 20, 1 << 24


class Neighborhood(NamedTuple):
    """Hashes in order with the token filed under each; `bucket` bounds the hashes by their first 16 bits."""

    hashes: npt.NDArray[np.uint64]
    token: npt.NDArray[np.int32]
    bucket: npt.NDArray[np.int64]


class Neighbors(NamedTuple):
    """For each query token (rows `start[i]` to `start[i + 1]`), the tokens that agree: best first, then by row."""

    start: npt.NDArray[np.int64]
    token: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    bits: npt.NDArray[np.int16]


class Sought(NamedTuple):
    """For each query token (rows `start[i]` to `start[i + 1]`), the hashes under which it is looked for."""

    start: npt.NDArray[np.int64]
    hashes: npt.NDArray[np.uint64]


def _list_hashes(lexicon: Lexicon) -> tuple[Hashes, npt.NDArray[np.int32]]:
    """Every hash that a token is filed under, with the token; in a fixed order."""
    rows = lexicon.rows
    found = [(rows["exact"], np.arange(rows.size))]
    words = np.flatnonzero((rows["sort"] != NUMBER) & (rows["sort"] != INITIAL))
    found += [(rows[key][words], words) for key in ("fine", "shape")]
    told = words[(rows["skeleton_length"][words] > 1) | (rows["vowelless"][words] != 0)]
    found += [(column[told][column[told] != 0], told[column[told] != 0]) for column in rows["readings"].T]
    found += [_hash_groups(column, words) for column in rows["groups"].T]
    cut = words[(rows["length"][words] >= 3) & (rows["length"][words] <= ONE_EDIT_TO)]
    found += _list_cuts(lexicon.letters, rows["start"], rows["length"], cut, SALT_CUT, _TWICE)
    keyed = cut[rows["key_length"][cut] >= KEY_EDIT_FROM]
    found += _list_cuts(lexicon.keys, rows["key_start"], rows["key_length"], keyed, SALT_KEY_CUT, range(0))
    return (
        np.concatenate([hashes for hashes, _ in found]),
        np.concatenate([token for _, token in found]).astype(np.int32),
    )


def _hash_groups(column: Any, words: npt.NDArray[np.int64]) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """Two bytes a group, the lower first."""
    told = words[column[words] != 0]
    text = column[told].astype("<u2").view(np.uint8)
    return hash_stretches(text, 2 * np.arange(told.size + 1), SALT_GROUP), told


def _list_cuts(
    text: npt.NDArray[np.uint8], starts: Any, lengths: Any, cut: npt.NDArray[np.int64], salt: int, twice: range
) -> list[tuple[Hashes, npt.NDArray[np.int64]]]:
    parts = hash_cuts(text, starts[cut], lengths[cut].astype(np.int64), salt=salt, twice=twice)
    return [(table.ravel(), np.repeat(cut[rows], table.shape[1])) for rows, table in parts]


def build_neighborhood(lexicon: Lexicon) -> Neighborhood:
    """File every token of the lexicon."""
    return sort_hashes(*_list_hashes(lexicon))


def sort_hashes(hashes: npt.NDArray[np.uint64], values: npt.NDArray[np.int32]) -> Neighborhood:
    """Hashes with their values in order, and the bounds of their buckets."""
    order = np.argsort(hashes, kind="stable")
    hashes, values = hashes[order], values[order]
    marks = np.arange(1 << BUCKET_BITS, dtype=np.uint64) << np.uint64(64 - BUCKET_BITS)
    bucket = np.append(np.searchsorted(hashes, marks), hashes.size).astype(np.int64)
    for part in (hashes, values, bucket):
        part.flags.writeable = False
    return Neighborhood(hashes, values, bucket)


def _seek(lexicon: Lexicon) -> Sought:
    """The hashes of each token, and those of its beginnings: a listed token may be the query's, cut short."""
    hashes, token = _list_hashes(lexicon)
    found, owners = [hashes], [token]
    rows = lexicon.rows
    for row in np.flatnonzero((rows["sort"] == 0) & (rows["length"] > _PREFIX_FROM)).tolist():
        sizes = range(_PREFIX_FROM, min(int(rows["length"][row]), ONE_EDIT_TO))
        found.append(hash_beginnings(lexicon.letters, int(rows["start"][row]), sizes, SALT_EXACT))
        owners.append(np.full(found[-1].size, row, dtype=np.int32))
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    return Sought(np.searchsorted(owner[order], np.arange(rows.size + 1)), np.concatenate(found)[order])


def _first_plainly(found_in: Neighborhood, value: int) -> int:
    value &= _ALL_BITS
    top = value >> (64 - BUCKET_BITS)
    hashes: Any = found_in.hashes
    return bisect_left(hashes, value, found_in.bucket[top], found_in.bucket[top + 1])


@inner_for(_first_plainly)
def find_first(found_in: Neighborhood, value: int) -> int:
    """The first place of a hash, or of the next greater one."""
    top = np.int64(np.uint64(value) >> np.uint64(64 - BUCKET_BITS))
    low, high = found_in.bucket[top], found_in.bucket[top + 1]
    while low < high:
        middle = (low + high) >> 1
        if found_in.hashes[middle] < np.uint64(value):
            low = middle + 1
        else:
            high = middle
    return int(low)


@inner
def _is_before(lexicon: Lexicon, row: int, text: npt.NDArray[np.uint8]) -> bool:
    """Whether a token sorts before a text (a text sorts before all that begin with it)."""
    token = lexicon.rows[row]
    for place in range(min(token.length, len(text))):
        mine = lexicon.letters[token.start + place]
        if mine != text[place]:
            return bool(mine < text[place])
    return bool(token.length < len(text))


@inner
def _first_with_prefix(lexicon: Lexicon, text: npt.NDArray[np.uint8]) -> int:
    low, high = 0, len(lexicon.rows)
    while low < high:
        middle = (low + high) >> 1
        if _is_before(lexicon, middle, text):
            low = middle + 1
        else:
            high = middle
    return low


@inner
def _starts_with(lexicon: Lexicon, row: int, text: npt.NDArray[np.uint8]) -> bool:
    token = lexicon.rows[row]
    if token.length < len(text):
        return False
    alike = 0
    while alike < len(text) and lexicon.letters[token.start + alike] == text[alike]:
        alike += 1
    return alike == len(text)


@inner
def _pack(row: int, near: int, kind: int, bits: int) -> int:
    return (row << _ROW_AT) + ((_MOST_WORTH - bits) << _WORTH_AT) + (near << _TOKEN_AT) + kind


def _expand_plainly(
    query: Lexicon,
    sought: Sought,
    lexicon: Lexicon,
    filed: Neighborhood,
    weights: Weights,
    room: tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]],
) -> int:
    out, count = room[1], 0
    for row in range(len(query.rows)):
        for near in _gather_plainly(query, sought, row, lexicon, filed):
            kind, bits = agree(query, row, lexicon, near, weights)
            if kind != NONE:
                if count == len(out):
                    return -1
                out[count] = _pack(row, near, kind, bits)
                count += 1
    return count


def _gather_plainly(query: Lexicon, sought: Sought, row: int, lexicon: Lexicon, filed: Neighborhood) -> set[int]:
    """Every token that may agree with a query token."""
    found = set()
    for value in sought.hashes[sought.start[row] : sought.start[row + 1]]:
        place = find_first(filed, value)
        while place < len(filed.hashes) and filed.hashes[place] == value:
            found.add(filed.token[place])
            place += 1
    token = query.rows[row]
    if token.sort == 0 and token.length >= _PREFIX_FROM:
        text = query.letters[token.start : token.start + token.length]
        near = _first_with_prefix(lexicon, text)
        while near < len(lexicon.rows) and _starts_with(lexicon, near, text):
            found.add(near)
            near += 1
    return found


@inner
def _add_neighbor(
    query: tuple[Lexicon, int], lexicon: Lexicon, near: int, weights: Weights, room: Any, count: int
) -> int:
    """Write a neighbor after `count` others if it agrees and was not asked before; gives the new count."""
    stamp, out = room
    rows, row = query
    if stamp[near] == row + 1:
        return count
    stamp[near] = row + 1
    kind, bits = agree(rows, row, lexicon, near, weights)
    if kind != NONE:
        if count < len(out):
            out[count] = _pack(row, near, kind, bits)
        count += 1
    return count


@entry_for(_expand_plainly)
def _expand(
    query: Lexicon,
    sought: Sought,
    lexicon: Lexicon,
    filed: Neighborhood,
    weights: Weights,
    room: tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]],
) -> int:
    """Write every neighbor of every query token into `room[1]`; gives how many, -1 where they do not fit."""
    count = 0
    for row in range(len(query.rows)):
        for place in range(sought.start[row], sought.start[row + 1]):
            value: Any = np.int64(sought.hashes[place])  # one integer type, one compiled version
            at = find_first(filed, value)
            while at < len(filed.hashes) and filed.hashes[at] == np.uint64(value):
                near: Any = np.int64(filed.token[at])
                count = _add_neighbor((query, row), lexicon, near, weights, room, count)
                at += 1
        token = query.rows[row]
        if token.sort == 0 and token.length >= _PREFIX_FROM:
            text = query.letters[token.start : token.start + token.length]
            near = _first_with_prefix(lexicon, text)
            while near < len(lexicon.rows) and _starts_with(lexicon, near, text):
                count = _add_neighbor((query, row), lexicon, near, weights, room, count)
                near += 1
        if count > len(room[1]):
            return -1
    return count


def expand_tokens(query: Lexicon, lexicon: Lexicon, filed: Neighborhood, weights: Weights) -> Neighbors:
    """For each token of the query lexicon, every token of the other that agrees, initials aside.

    Raises:
        ValueError: more than a million query tokens, or sixteen million others.
    """
    if len(query.rows) >= _MOST_ROWS or len(lexicon.rows) >= _MOST_TOKENS:
        raise ValueError(f"{len(query.rows)} query tokens against {len(lexicon.rows)}: ask in smaller batches")
    sought, size, count = _seek(query), 64 * len(query.rows) + 256, -1
    while count < 0:
        size *= 2
        room = (np.zeros(len(lexicon.rows), dtype=np.int32), np.empty(size, dtype=np.int64))
        count = run(_expand, query, sought, lexicon, filed, weights, room)
    return _unpack(np.sort(room[1][:count]), len(query.rows))


def _unpack(found: npt.NDArray[np.int64], rows: int) -> Neighbors:
    return Neighbors(
        np.searchsorted(found, np.arange(rows + 1) << _ROW_AT),
        (found >> _TOKEN_AT & (_MOST_TOKENS - 1)).astype(np.int32),
        (found & ((1 << _KIND_BITS) - 1)).astype(np.int8),
        (_MOST_WORTH - (found >> _WORTH_AT & ((1 << (_ROW_AT - _WORTH_AT)) - 1))).astype(np.int16),
    )
