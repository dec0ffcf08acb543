"""Names as flat arrays over a lexicon: the form in which they are compared, stored and memory-mapped."""

from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.names.compiling import inner
from ostrakon.names.hashing import SALT_FINE, begin, finish, take_in
from ostrakon.names.keys import UNVOWELED
from ostrakon.names.lexicon import Lexicon, build_lexicon
from ostrakon.names.name import Name
from ostrakon.names.trace import FINE, JOIN, LEAD, LEGAL, RARITY, ROLE, SIZE, SONS, WHOLE, Trace

LEGAL_CLASSES = ("", "llc", "jsc", "inc", "fund", "state", "npo", "partner")
_SON_LIST = "bin ibn ben bint binti ould uld wuld walad oglu ogly oghlu kyzy qizi kizi"
SON_WORDS = frozenset(_SON_LIST.split())


class NameTable(NamedTuple):
    """Many names; `start` bounds each. Per core token: `token` (row of the lexicon), `role`, `rarity`, and hashes.

    Hashes are of fine keys (64 bits seen as signed), 0 for none: `fine` of the token, `join` with its successor,
    `lead` with its particle.
    Per name: `whole` of all tokens together, `sons` (a bit a token after `bin`), `legal` (place in LEGAL_CLASSES).
    """

    start: npt.NDArray[np.int64]
    token: npt.NDArray[np.int32]
    role: npt.NDArray[np.uint8]
    rarity: npt.NDArray[np.int16]
    fine: npt.NDArray[np.int64]
    join: npt.NDArray[np.int64]
    lead: npt.NDArray[np.int64]
    whole: npt.NDArray[np.int64]
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
        rarity, fine = lexicon.rows["rarity"][token], lexicon.rows["fine"].view(np.int64)[token]
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


class _Said(NamedTuple):
    """Fine keys said one after another, many at once: unfinished hashes, bytes taken in, the last letters."""

    values: npt.NDArray[np.uint64]
    sizes: npt.NDArray[np.int64]
    last: npt.NDArray[np.uint8]


def _say_on(said: _Said, lexicon: Lexicon, token: npt.NDArray[np.int32]) -> _Said:
    """Each with the key of a token after it; a letter doubled at the seam is said once, as inside a token."""
    starts = lexicon.rows["key_start"][token]
    lengths = lexicon.rows["key_length"][token].astype(np.int64)
    letters = lexicon.keys if lexicon.keys.size else np.zeros(1, dtype=np.uint8)
    top = letters.size - 1
    seam = (said.sizes > 0) & (lengths > 0) & (letters[np.minimum(starts, top)] == said.last)
    values = take_in(said.values, letters, starts + seam, lengths - seam)
    last = np.where(lengths > 0, letters[np.clip(starts + lengths - 1, 0, top)], said.last)
    return _Said(values, said.sizes + lengths - seam, last)


def _say(lexicon: Lexicon, token: npt.NDArray[np.int32]) -> _Said:
    empty = np.zeros(token.size, dtype=np.int64)
    return _say_on(_Said(begin(SALT_FINE, token.size), empty, empty.astype(np.uint8)), lexicon, token)


def _pick(said: _Said, places: npt.NDArray[Any]) -> _Said:
    return _Said(*(part[places] for part in said))


def _signed(said: _Said) -> npt.NDArray[np.int64]:
    return finish(said.values, said.sizes).view(np.int64)


def _hash_joins(
    lexicon: Lexicon, start: npt.NDArray[np.int64], token: npt.NDArray[np.int32], leads: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Hashes of each token with its successor, of each with its particle, and of each name's tokens together."""
    each = _say(lexicon, np.arange(lexicon.rows.size, dtype=np.int32))
    join, lead = np.zeros((2, token.size), dtype=np.int64)
    followed = np.ones(token.size, dtype=bool)
    sizes = np.diff(start)
    followed[start[1:][sizes > 0] - 1] = False
    places = np.flatnonzero(followed)
    join[places] = _signed(_say_on(_pick(each, token[places]), lexicon, token[places + 1]))
    led = np.flatnonzero(leads >= 0)
    if led.size:
        lead[led] = _signed(_say_on(_pick(each, leads[led]), lexicon, token[led]))
    whole = np.zeros(sizes.size, dtype=np.int64)
    names = np.flatnonzero(sizes > 0)
    said, at = _pick(each, token[start[:-1][names]]), 1
    while names.size:
        done = sizes[names] == at
        whole[names[done]] = _signed(_pick(said, done))
        names, said = names[~done], _pick(said, ~done)
        said, at = _say_on(said, lexicon, token[start[:-1][names] + at]), at + 1
    return join, lead, whole


@inner
def load_name(table: NameTable, name: int, trace: Trace, side: int) -> None:
    """Copy a name of a table into a side of the trace."""
    first, last = table.start[name], table.start[name + 1]
    trace.name[side, SIZE] = last - first
    trace.name[side, WHOLE] = table.whole[name]
    trace.name[side, SONS] = table.sons[name]
    trace.name[side, LEGAL] = table.legal[name]
    for place in range(first, last):
        at = place - first
        trace.words[side, at, ROLE], trace.words[side, at, RARITY] = table.role[place], table.rarity[place]
        trace.words[side, at, FINE], trace.words[side, at, JOIN] = table.fine[place], table.join[place]
        trace.words[side, at, LEAD] = table.lead[place]
