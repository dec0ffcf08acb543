"""What an alignment costs or earns beside its agreeing tokens: the terms, and which applies to which roles."""

from enum import IntEnum

import numpy as np

from ostrakon.names.name import TokenRole


class Cost(IntEnum):
    """Terms other than agreeing tokens, by their place in `Weights.cost`."""

    OMIT_FAMILY = 0
    OMIT_GIVEN = 1
    OMIT_MIDDLE = 2
    OMIT_WORD = 3  # and OMIT_WORD_SHARE percent of the word's rarity
    OMIT_WORD_SHARE = 4
    OMIT_GENERIC = 5
    OMIT_NUMBER = 6
    OMIT_INITIAL = 7
    OTHER_MAIN = 8  # given or family name, each side another one
    OTHER_MIDDLE = 9
    OTHER_MIXED = 10  # a given or family name against a middle name
    OTHER_WORD = 11
    OTHER_GENERIC = 12
    OTHER_NUMBER = 13
    ORDER_TURNED = 14  # family name first
    ORDER_MIXED = 15
    ORDER_SONS = 16  # father and son swapped around `bin`
    COMPLETE = 17  # nothing left over on either side
    COMPLETE_SINGLE = 18  # and each has one token only
    LEGAL_SAME = 19
    LEGAL_OTHER = 20
    WEAK = 21  # the listed name is a weak alias
    CAP_TOKEN = 22  # no single token says more
    ALSO_NEAR = 23  # each further word that agrees only nearly
    ALSO_CONSONANTS = 24  # each further word that agrees in consonants, without vowels
    OMIT_PATRONYMIC = 25
    OTHER_PATRONYMIC = 26
    IDENTICAL = 27  # beside COMPLETE: every word is the very same, in the same order
    CORE_COMPLETE = 28  # nothing left over but common words, and what is its own agrees
    OWN_WORD = 29  # organizations of which no word of their own agrees, only common ones
    KIN = 30  # given names differ: what the other words say beyond KIN_MOST tells the family, not the person
    KIN_MOST = 31


OMIT_SHARE = int(Cost.OMIT_WORD_SHARE)
OMIT_OF = np.zeros(8, dtype=np.int64)
for _role, _cost in (
    (TokenRole.PLAIN, Cost.OMIT_WORD),
    (TokenRole.GIVEN, Cost.OMIT_GIVEN),
    (TokenRole.FAMILY, Cost.OMIT_FAMILY),
    (TokenRole.MIDDLE, Cost.OMIT_MIDDLE),
    (TokenRole.PATRONYMIC, Cost.OMIT_PATRONYMIC),
    (TokenRole.NUMBER, Cost.OMIT_NUMBER),
    (TokenRole.INITIAL, Cost.OMIT_INITIAL),
    (TokenRole.GENERIC, Cost.OMIT_GENERIC),
):
    OMIT_OF[_role] = _cost
# Classes of left-over tokens: 0 main, 1 middle, 2 word, 3 generic, 4 number, 5 patronymic.
CLASS_OF = np.array([2, 0, 0, 1, 5, 4, 1, 3], dtype=np.int64)
_MAIN, _MID, _WORD, _COMMON = Cost.OTHER_MAIN, Cost.OTHER_MIDDLE, Cost.OTHER_WORD, Cost.OTHER_GENERIC
_MIX, _NUM, _FATHER = Cost.OTHER_MIXED, Cost.OTHER_NUMBER, Cost.OTHER_PATRONYMIC
OTHER_OF = np.array(
    [
        [_MAIN, _MIX, _WORD, _COMMON, -1, _MIX],
        [_MIX, _MID, _MIX, _COMMON, -1, _MID],
        [_WORD, _MIX, _WORD, _COMMON, -1, _MIX],
        [_COMMON, _COMMON, _COMMON, _COMMON, -1, _COMMON],
        [-1, -1, -1, -1, _NUM, -1],
        [_MIX, _MID, _MIX, _COMMON, -1, _FATHER],
    ],
    dtype=np.int64,
)
ORDER_TURNED, ORDER_MIXED, ORDER_SONS = int(Cost.ORDER_TURNED), int(Cost.ORDER_MIXED), int(Cost.ORDER_SONS)
COMPLETE, COMPLETE_SINGLE = int(Cost.COMPLETE), int(Cost.COMPLETE_SINGLE)
ALSO_NEAR, ALSO_CONSONANTS = int(Cost.ALSO_NEAR), int(Cost.ALSO_CONSONANTS)
LEGAL_SAME, LEGAL_OTHER, CAP_TOKEN = int(Cost.LEGAL_SAME), int(Cost.LEGAL_OTHER), int(Cost.CAP_TOKEN)
IDENTICAL, CORE_COMPLETE, OWN_WORD = int(Cost.IDENTICAL), int(Cost.CORE_COMPLETE), int(Cost.OWN_WORD)
KIN, KIN_MOST = int(Cost.KIN), int(Cost.KIN_MOST)
