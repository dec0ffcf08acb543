"""Names as flat arrays over a lexicon: the form in which they are compared, stored and memory-mapped."""

from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.alignment import FINE, JOIN, LEAD, LEGAL, RARITY, ROLE, SIZE, SONS, WHOLE, Trace
from ostrakon.names.compiling import entry, inner
from ostrakon.names.keys import UNVOWELED
from ostrakon.names.lexicon import SALT_FINE, Lexicon, build_lexicon, hash_bytes
from ostrakon.names.name import Name

LEGAL_CLASSES = ("", "llc", "jsc", "inc", "fund", "state", "npo", "partner")
_SON_LIST = "bin ibn ben bint binti ould uld wuld walad oglu ogly oghlu kyzy qizi kizi"
SON_WORDS = frozenset(_SON_LIST.split())
_JOIN_ROOM = 1024  # bytes; 16 tokens of 60 letters


class NameTable(NamedTuple):
    """Many names; `start` bounds each. Per core token: `token` (row of the lexicon), `role`, `rarity`, and hashes.

    Hashes are of fine keys, 0 for none: `fine` of the token, `join` with its successor, `lead` with its particle.
    Per name: `whole` of all tokens together, `sons` (a bit a token after `bin`), `legal` (place in LEGAL_CLASSES).
    """

    start: npt.NDArray[np.int64]
    token: npt.NDArray[np.int32]
    role: npt.NDArray[np.uint8]
    rarity: npt.NDArray[np.int16]
    fine: npt.NDArray[np.uint64]
    join: npt.NDArray[np.uint64]
    lead: npt.NDArray[np.uint64]
    whole: npt.NDArray[np.uint64]
    sons: npt.NDArray[np.int32]
    legal: npt.NDArray[np.uint8]


class NameCollector:
    """Takes names one by one and gives them as arrays; holds no Name, so a million of them fit."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._tokens = array("i")
        self._leads = array("i")
        self._roles = array("B")
        self._counts = array("q", [0])
        self._sons = array("i")
        self._legal = array("B")

    def add(self, name: Name) -> None:
        """Take one name; its number is the count of names taken before."""
        rows = self._rows
        sons = 0
        for number, token in enumerate(name.tokens):
            self._tokens.append(rows.setdefault(token.text, len(rows)))
            self._roles.append(token.role)
            if token.particle:
                self._leads.append(rows.setdefault(token.particle.replace(" ", ""), len(rows)))
                sons |= (not SON_WORDS.isdisjoint(token.particle.split())) << number
            else:
                self._leads.append(-1)
        self._counts.append(len(self._tokens))
        self._sons.append(sons)
        self._legal.append(LEGAL_CLASSES.index(name.legal))

    def finish(self) -> tuple[Lexicon, NameTable, list[str]]:
        """The lexicon (words sorted), the names over it, and its words."""
        words = sorted(self._rows, key=lambda word: (word.rstrip(UNVOWELED), word))
        moved = np.zeros(len(words) + 1, dtype=np.int32)
        moved[-1] = -1
        for row, word in enumerate(words):
            moved[self._rows[word]] = row
        lexicon = build_lexicon(words)
        token, leads = moved[np.array(self._tokens, dtype=np.int32)], moved[np.array(self._leads, dtype=np.int32)]
        start = np.array(self._counts, dtype=np.int64)
        join, lead, whole = _hash_joins(lexicon, start, token, leads)
        rarity, fine = lexicon.rows["rarity"][token], lexicon.rows["fine"][token]
        roles = np.array(self._roles, dtype=np.uint8)
        sons, legal = np.array(self._sons, dtype=np.int32), np.array(self._legal, dtype=np.uint8)
        parts = (start, token, roles, rarity, fine, join, lead, whole, sons, legal)
        return lexicon, NameTable(*(_frozen(part) for part in parts)), words


def compile_names(names: Iterable[Name]) -> tuple[Lexicon, NameTable, list[str]]:
    """The lexicon of the names, the names over it, and the words of the lexicon in order."""
    collector = NameCollector()
    for name in names:
        collector.add(name)
    return collector.finish()


def _frozen(array: Any) -> Any:
    out = np.ascontiguousarray(array)
    out.flags.writeable = False
    return out


@inner
def _append_key(lexicon: Lexicon, row: int, room: npt.NDArray[np.uint8], size: int) -> int:
    """Append a token's fine key; a letter doubled at the seam is written once, as inside a token."""
    start, length = lexicon.rows[row].key_start, lexicon.rows[row].key_length
    for place in range(start, start + length):
        letter = lexicon.keys[place]
        if (place > start or size == 0 or room[size - 1] != letter) and size < room.size:
            room[size] = letter
            size += 1
    return size


@entry
def _hash_joins(
    lexicon: Lexicon, start: npt.NDArray[np.int64], token: npt.NDArray[np.int32], leads: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    join = np.zeros(token.size, dtype=np.uint64)
    lead = np.zeros(token.size, dtype=np.uint64)
    whole = np.zeros(start.size - 1, dtype=np.uint64)
    room = np.zeros(_JOIN_ROOM, dtype=np.uint8)
    for name in range(start.size - 1):
        first, last = start[name], start[name + 1]
        for place in range(first, last):
            if leads[place] >= 0:
                size = _append_key(lexicon, leads[place], room, 0)
                size = _append_key(lexicon, token[place], room, size)
                lead[place] = hash_bytes(room, 0, size, SALT_FINE)
            if place + 1 < last:
                size = _append_key(lexicon, token[place], room, 0)
                size = _append_key(lexicon, token[place + 1], room, size)
                join[place] = hash_bytes(room, 0, size, SALT_FINE)
        size = 0
        for place in range(first, last):
            size = _append_key(lexicon, token[place], room, size)
        if size > 0:
            whole[name] = hash_bytes(room, 0, size, SALT_FINE)
    return join, lead, whole


@inner
def load_name(table: NameTable, name: int, trace: Trace, side: int) -> None:
    """Copy a name of a table into a side of the trace."""
    first, last = table.start[name], table.start[name + 1]
    trace.name[side, SIZE] = last - first
    trace.name[side, WHOLE] = np.int64(table.whole[name])
    trace.name[side, SONS] = table.sons[name]
    trace.name[side, LEGAL] = table.legal[name]
    for place in range(first, last):
        word = trace.words[side, place - first]
        word[ROLE], word[RARITY] = table.role[place], table.rarity[place]
        word[FINE], word[JOIN], word[LEAD] = (
            np.int64(table.fine[place]),
            np.int64(table.join[place]),
            np.int64(table.lead[place]),
        )
