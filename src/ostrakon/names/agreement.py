"""How two tokens agree: the kind of agreement, and what it is worth in hundredths of a bit.

The worth of a kind is `log2(m / u)`: m, how often a true pair shows this kind, and u, how often two tokens of
different names do. u is the share of names with the commoner of the two tokens, but never less than the chance
of such a likeness between any two tokens of that length (the cap). Of several kinds that apply, the best counts.
"""

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from ostrakon.names.compiling import inner, inner_for
from ostrakon.names.lexicon import GROUPS, HEAD, INITIAL, NUMBER, READINGS, Lexicon


class Agreement(IntEnum):
    """Kinds of agreement of two tokens. Integers, because they stand in arrays; `NONE` is no agreement."""

    NONE = 0
    EXACT = 1
    SPELLING = 2  # the same sounds: Mohammed, Muhammad
    VOWELS = 3  # the same consonants, vowels of other color in the same places
    SKELETON = 4  # the same consonants
    CONSONANTS = 5  # the same consonants, and one side writes no vowels
    VARIANT = 6  # short forms and other languages' forms: Bob, Robert
    EDIT_1 = 7
    EDIT_2 = 8
    KEY_EDIT = 9  # one edit apart once spelling habits are taken away
    SHAPE = 10  # alike in print: rn, m
    PREFIX = 11  # one is cut short
    INITIAL = 12
    JOINED = 13  # two words on one side are one on the other


KINDS = len(Agreement)
(
    NONE,
    EXACT,
    SPELLING,
    VOWELS,
    SKELETON,
    CONSONANTS,
    VARIANT,
    EDIT_1,
    EDIT_2,
    KEY_EDIT,
    SHAPE,
    PREFIX,
    ONE_LETTER,
    JOINED,
) = (int(kind) for kind in Agreement)  # plain integers for compiled code
LONGEST = 16  # lengths from here on are treated alike
TWO_EDITS_FROM, TWO_EDITS_TO = 6, 20  # lengths at which two edits are looked for: below, chance; above, cost
ONE_EDIT_TO = 60  # no word of a name is longer; keeps hostile input cheap
KEY_EDIT_FROM = 5
FLOOR = -250  # agreements worth less than this say more against than a word left out, and are none


class Weights(NamedTuple):
    """What kinds are worth, in hundredths of a bit: `base[kind]`, `cap[kind, length]`, `cost[Cost]`.

    `share[kind]` is the percentage of a token's rarity that counts: words of one name go together, so their
    rarities may not be added up in full.
    """

    base: npt.NDArray[np.int64]
    share: npt.NDArray[np.int64]
    cap: npt.NDArray[np.int64]
    cost: npt.NDArray[np.int64]


def _distance_plainly(left: npt.NDArray[np.uint8], right: npt.NDArray[np.uint8], limit: int) -> int:
    return OSA.distance(bytes(left), bytes(right), score_cutoff=limit)


@inner
def _within_one(left: npt.NDArray[np.uint8], mine: int, right: npt.NDArray[np.uint8], theirs: int) -> int:
    """As `edit_distance` with limit 1, of what is left of both from two places on."""
    rows, columns = len(left), len(right)
    while mine < rows and theirs < columns and left[mine] == right[theirs]:
        mine, theirs = mine + 1, theirs + 1
    while mine < rows and theirs < columns and left[rows - 1] == right[columns - 1]:
        rows, columns = rows - 1, columns - 1
    rows, columns = rows - mine, columns - theirs
    if rows == 2 and columns == 2 and left[mine] == right[theirs + 1] and left[mine + 1] == right[theirs]:
        return 1
    return max(rows, columns) if rows < 2 and columns < 2 else 2


@inner_for(_distance_plainly)
def edit_distance(left: npt.NDArray[np.uint8], right: npt.NDArray[np.uint8], limit: int) -> int:
    """Optimal string alignment distance (swapped neighbors are one edit) up to 1 or 2; `limit + 1` above it.

    Letters that agree at the front never need an edit; at the first that do not, each kind of edit is tried.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    best = _within_one(left, 0, right, 0)
    if limit == 1 or best < 2:
        return best
    mine = 0
    while mine < len(left) and mine < len(right) and left[mine] == right[mine]:
        mine += 1
    rest = min(_within_one(left, mine + 1, right, mine), _within_one(left, mine, right, mine + 1))
    rest = min(rest, _within_one(left, mine + 1, right, mine + 1))
    if mine + 1 < min(len(left), len(right)) and left[mine] == right[mine + 1] and left[mine + 1] == right[mine]:
        rest = min(rest, _within_one(left, mine + 2, right, mine + 2))
    return 1 + min(rest, 2)


@inner
def _share_reading(left: Any, right: Any) -> bool:
    for mine in range(READINGS):
        for theirs in range(READINGS):
            if left.readings[mine] != 0 and left.readings[mine] == right.readings[theirs]:
                return True
    return False


@inner
def _share_group(left: Any, right: Any) -> bool:
    for mine in range(GROUPS):
        for theirs in range(GROUPS):
            if left.groups[mine] != 0 and left.groups[mine] == right.groups[theirs]:
                return True
    return False


@inner
def worth_of(weights: Weights, kind: int, length: int, rarity: int) -> int:
    """What a kind of agreement is worth for a token or key of some length and a rarity."""
    return int(
        weights.base[kind] + weights.share[kind] * min(rarity, weights.cap[kind, min(length, LONGEST)]) // 100
    )


@inner
def _key_kind(left: Any, right: Any) -> tuple[int, int]:
    """The kind by equal keys, and the length of key that its worth depends on."""
    consonants = min(left.skeleton_length, right.skeleton_length)
    if left.fine == right.fine:
        return SPELLING, min(left.length, right.length)
    if left.slot == right.slot and consonants > 1:
        return VOWELS, consonants
    if consonants > 0 and _share_reading(left, right):
        if left.vowelless != right.vowelless:
            return CONSONANTS, consonants
        if consonants > 1:
            return SKELETON, consonants
    return NONE, 0


@inner
def _begin_alike(left: npt.NDArray[np.uint8], right: npt.NDArray[np.uint8], size: int) -> bool:
    alike = 0
    while alike < size and left[alike] == right[alike]:
        alike += 1
    return alike == size


@inner
def _letter_kind(one: Lexicon, left: Any, two: Lexicon, right: Any) -> tuple[int, int]:
    """The kind by letters: edits, a cut, an edit of the keys; and the length its worth depends on."""
    short = min(left.length, right.length)
    longest = max(left.length, right.length)
    if short < 3 or longest > ONE_EDIT_TO:
        return NONE, 0
    mine = one.letters[left.start : left.start + left.length]
    theirs = two.letters[right.start : right.start + right.length]
    two_edits = short >= TWO_EDITS_FROM and longest > TWO_EDITS_FROM and longest <= TWO_EDITS_TO
    distance = edit_distance(mine, theirs, 2 if two_edits else 1)
    if distance == 1:
        return EDIT_1, short
    if distance == 2 and two_edits:
        return EDIT_2, short
    if short > 3 and _begin_alike(mine, theirs, short):
        return PREFIX, short
    if left.key_length >= KEY_EDIT_FROM and right.key_length >= KEY_EDIT_FROM:
        mine = one.keys[left.key_start : left.key_start + left.key_length]
        theirs = two.keys[right.key_start : right.key_start + right.key_length]
        if edit_distance(mine, theirs, 1) <= 1:
            return KEY_EDIT, min(left.key_length, right.key_length)
    return NONE, 0


@inner
def head_kind(left: Any, right: Any, weights: Weights) -> tuple[int, int]:
    """The kind where one token is an initial, or is cut to two or three letters; and its worth.

    These agree with too many tokens to be looked up; whoever looks tokens up asks for this kind besides.
    """
    short = min(left.length, right.length)
    if short > HEAD or left.sort == NUMBER or right.sort == NUMBER or left.length == right.length:
        return NONE, 0
    for place in range(short):
        if left.head[place] != right.head[place]:
            return NONE, 0
    kind = ONE_LETTER if short == 1 else PREFIX
    bits = worth_of(weights, kind, short, min(left.rarity, right.rarity))
    return (kind, bits) if bits > FLOOR else (NONE, 0)


@inner
def agree(one: Lexicon, i: int, two: Lexicon, j: int, weights: Weights) -> tuple[int, int]:
    """Kind of agreement of token `i` of one lexicon with token `j` of another, and its worth.

    (0, 0) where they do not agree. Symmetric.
    """
    left, right = one.rows[i], two.rows[j]
    rarity = min(left.rarity, right.rarity)
    if left.exact == right.exact:
        return EXACT, worth_of(weights, EXACT, left.length, rarity)
    if left.sort == NUMBER or right.sort == NUMBER:
        return NONE, 0
    best, bits = head_kind(left, right, weights)
    if left.sort == INITIAL or right.sort == INITIAL:
        return best, bits
    kind, length = _key_kind(left, right)
    if kind != NONE:
        best, bits = _better(best, bits, kind, worth_of(weights, kind, length, rarity))
    if best != SPELLING:
        kind, length = _letter_kind(one, left, two, right)
        if kind != NONE:
            best, bits = _better(best, bits, kind, worth_of(weights, kind, length, rarity))
        if left.shape == right.shape:
            best, bits = _better(best, bits, SHAPE, worth_of(weights, SHAPE, left.length, rarity))
        if _share_group(left, right):
            best, bits = _better(best, bits, VARIANT, worth_of(weights, VARIANT, 8, rarity))
    return best, bits


@inner
def _better(best: int, bits: int, kind: int, worth: int) -> tuple[int, int]:
    """The better of two kinds; one below the floor counts as none."""
    if worth > FLOOR and (best == NONE or worth > bits):
        return kind, worth
    return best, bits
