"""How rare a word is in names: `-log2` of the share of names that carry it, in bits.

Source: `data/rarity.tsv.gz`, made by `tools/learn_policy.py` from public sanctions lists and from the name
tokens of Wikidata (CC0). A word not in it is rarer than all that are; short words less so, since fewer exist.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ostrakon.names.keys import UNVOWELED
from ostrakon.names.knowledge import read_lines

UNSEEN = 1650  # hundredths of a bit: one name in 90,000, the reach of the table
_UNSEEN_BY_LENGTH = (0, 450, 900, 1150, 1350, 1500)  # hundredths of a bit; 26 letters give 4.7 bits each at most


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    return {word: int(bits) for word, _, bits in (line.partition("\t") for line in read_lines("rarity.tsv.gz"))}


def rarity_of(word: str) -> int:
    """Rarity of a word of `a-z0-9` in hundredths of a bit."""
    word = word.rstrip(UNVOWELED)
    known = _table().get(word)
    if known is not None:
        return known
    if word.isdigit():
        return min(300 + 200 * len(word), 1100)  # small numbers are common in names of ships and units
    return _UNSEEN_BY_LENGTH[len(word)] if len(word) < 6 else UNSEEN


def rarities_of(words: list[str]) -> npt.NDArray[np.int16]:
    """Rarity of each word in hundredths of a bit."""
    return np.array([rarity_of(word) for word in words], dtype=np.int16)
