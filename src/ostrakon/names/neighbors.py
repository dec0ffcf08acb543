"""Finding, in a lexicon, every token that agrees with a given one, without comparing it to all.

Each token is filed under the hashes of its keys and of what is left when one or two letters are cut. Two tokens
within two edits share such a cut (Garbe's symmetric delete argument: an edit is undone by at most one cut on each
side), so whatever `agreement.agree` would accept, initials aside, is found.
"""

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
from ostrakon.names.compiling import entry, inner
from ostrakon.names.lexicon import (
    GROUPS,
    INITIAL,
    NUMBER,
    READINGS,
    SALT_CUT,
    SALT_EXACT,
    SALT_GROUP,
    SALT_KEY_CUT,
    Lexicon,
    hash_bytes,
)

MOST_HASHES = 320  # a token of 20 letters has 1 + 20 + 190 cuts, its key 21, and 12 keys; longer ones 1 + 60
BUCKET_BITS = 16
_PREFIX_FROM = 4


class Neighborhood(NamedTuple):
    """Hashes in order with the token filed under each; `bucket` bounds the hashes by their first 16 bits."""

    hashes: npt.NDArray[np.uint64]
    token: npt.NDArray[np.int32]
    bucket: npt.NDArray[np.int64]


class Neighbors(NamedTuple):
    """For each query token (rows `start[i]` to `start[i + 1]`), the tokens that agree, best first."""

    start: npt.NDArray[np.int64]
    token: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    bits: npt.NDArray[np.int16]


@inner
def _add_cuts(text: npt.NDArray[np.uint8], salt: int, twice: bool, out: npt.NDArray[np.uint64], count: int) -> int:
    """Hashes of the text without each one letter, and, where `twice`, without each two."""
    size = text.size
    room = np.empty(size, dtype=np.uint8)
    out[count] = hash_bytes(text, 0, size, salt)
    count += 1
    for cut in range(size):
        room[:cut] = text[:cut]
        room[cut : size - 1] = text[cut + 1 :]
        out[count] = hash_bytes(room, 0, size - 1, salt)
        count += 1
        if not twice:
            continue
        for again in range(cut, size - 1):
            hold = room[again]
            room[again : size - 2] = room[again + 1 : size - 1].copy()
            out[count] = hash_bytes(room, 0, size - 2, salt)
            count += 1
            room[again + 1 : size - 1] = room[again : size - 2].copy()
            room[again] = hold
    return count


@inner
def token_hashes(lexicon: Lexicon, row: int, out: npt.NDArray[np.uint64]) -> int:
    """Write all hashes that a token is filed under; gives their count."""
    token = lexicon.rows[row]
    out[0] = token.exact
    if token.sort == NUMBER or token.sort == INITIAL:
        return 1
    out[1], out[2] = token.fine, token.shape
    count = 3
    for reading in range(READINGS):
        if token.readings[reading] != 0 and (token.skeleton_length > 1 or token.vowelless != 0):
            out[count] = token.readings[reading]
            count += 1
    for place in range(GROUPS):
        if token.groups[place] != 0:
            value = token.groups[place]
            out[count] = hash_bytes(np.array([value & 255, value >> 8], dtype=np.uint8), 0, 2, SALT_GROUP)
            count += 1
    if 3 <= token.length <= ONE_EDIT_TO:
        twice = TWO_EDITS_FROM <= token.length <= TWO_EDITS_TO
        text = lexicon.letters[token.start : token.start + token.length]
        count = _add_cuts(text, SALT_CUT, twice, out, count)
        if token.key_length >= KEY_EDIT_FROM:
            key = lexicon.keys[token.key_start : token.key_start + token.key_length]
            count = _add_cuts(key, SALT_KEY_CUT, False, out, count)
    return count


@entry
def _count_hashes(lexicon: Lexicon) -> int:
    room = np.empty(MOST_HASHES, dtype=np.uint64)
    total = 0
    for row in range(lexicon.rows.size):
        total += token_hashes(lexicon, row, room)
    return total


@entry
def _file_hashes(lexicon: Lexicon, hashes: npt.NDArray[np.uint64], token: npt.NDArray[np.int32]) -> None:
    room = np.empty(MOST_HASHES, dtype=np.uint64)
    place = 0
    for row in range(lexicon.rows.size):
        count = token_hashes(lexicon, row, room)
        hashes[place : place + count] = room[:count]
        token[place : place + count] = row
        place += count


def build_neighborhood(lexicon: Lexicon) -> Neighborhood:
    """File every token of the lexicon."""
    total = int(_count_hashes(lexicon))
    hashes, token = np.zeros(total, dtype=np.uint64), np.zeros(total, dtype=np.int32)
    _file_hashes(lexicon, hashes, token)
    return sort_hashes(hashes, token)


def sort_hashes(hashes: npt.NDArray[np.uint64], values: npt.NDArray[np.int32]) -> Neighborhood:
    """Hashes with their values in order, and the bounds of their buckets."""
    order = np.argsort(hashes, kind="stable")
    hashes, values = hashes[order], values[order]
    marks = np.arange(1 << BUCKET_BITS, dtype=np.uint64) << np.uint64(64 - BUCKET_BITS)
    bucket = np.append(np.searchsorted(hashes, marks), hashes.size).astype(np.int64)
    for part in (hashes, values, bucket):
        part.flags.writeable = False
    return Neighborhood(hashes, values, bucket)


@inner
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
    for place in range(min(token.length, text.size)):
        mine = lexicon.letters[token.start + place]
        if mine != text[place]:
            return bool(mine < text[place])
    return bool(token.length < text.size)


@inner
def _first_with_prefix(lexicon: Lexicon, text: npt.NDArray[np.uint8]) -> int:
    low, high = 0, lexicon.rows.size
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
    if token.length < text.size:
        return False
    return bool((lexicon.letters[token.start : token.start + text.size] == text).all())


@inner
def _gather(
    query: Lexicon,
    row: int,
    lexicon: Lexicon,
    filed: Neighborhood,
    room: tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]],
) -> int:
    """Write every token that may agree into `room[1]`, some more than once; gives their count."""
    hashes, out = room
    count = 0
    for number in range(token_hashes(query, row, hashes)):
        value = hashes[number]
        place = find_first(filed, value)
        while place < filed.hashes.size and filed.hashes[place] == value and count < out.size:
            out[count] = filed.token[place]
            count += 1
            place += 1
    token = query.rows[row]
    if token.sort != 0 or token.length < _PREFIX_FROM:
        return count
    text = query.letters[token.start : token.start + token.length]
    first = _first_with_prefix(lexicon, text)
    while first < lexicon.rows.size and count < out.size and _starts_with(lexicon, first, text):
        out[count] = first
        count += 1
        first += 1
    for size in range(_PREFIX_FROM, min(token.length, ONE_EDIT_TO)):
        value = hash_bytes(text, 0, size, SALT_EXACT)
        place = find_first(filed, value)
        if place < filed.hashes.size and filed.hashes[place] == value and count < out.size:
            out[count] = filed.token[place]
            count += 1
    return count


@entry
def _expand(
    query: Lexicon, lexicon: Lexicon, filed: Neighborhood, weights: Weights, stamp: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int8], npt.NDArray[np.int16]]:
    start = np.zeros(query.rows.size + 1, dtype=np.int64)
    room = (np.empty(MOST_HASHES, dtype=np.uint64), np.empty(max(4096, 2 * lexicon.rows.size), dtype=np.int32))
    size = 64 * query.rows.size + 256
    token, kind, bits = np.empty(size, np.int32), np.empty(size, np.int8), np.empty(size, np.int16)
    count = 0
    for row in range(query.rows.size):
        for place in range(_gather(query, row, lexicon, filed, room)):
            near: Any = np.int64(room[1][place])  # one integer type, one compiled version
            if stamp[near] == row + 1:
                continue
            stamp[near] = row + 1
            found, worth = agree(query, row, lexicon, near, weights)
            if found == NONE:
                continue
            if count == token.size:
                token, kind, bits = _grown(token), _grown(kind), _grown(bits)
            token[count], kind[count], bits[count] = near, found, worth
            count += 1
        start[row + 1] = count
        order = np.argsort(-bits[start[row] : count], kind="mergesort") + start[row]
        token[start[row] : count] = token[order]
        kind[start[row] : count] = kind[order]
        bits[start[row] : count] = bits[order]
    return start, token[:count].copy(), kind[:count].copy(), bits[:count].copy()


@inner
def _grown(array: Any) -> Any:
    out = np.empty(2 * array.size, array.dtype)
    out[: array.size] = array
    return out


def expand_tokens(query: Lexicon, lexicon: Lexicon, filed: Neighborhood, weights: Weights) -> Neighbors:
    """For each token of the query lexicon, every token of the other that agrees, initials aside."""
    stamp = np.zeros(lexicon.rows.size, dtype=np.int32)
    return Neighbors(*_expand(query, lexicon, filed, weights, stamp))
