"""The index: segments of compiled listings, saved as flat arrays with a digest and opened memory-mapped."""

import hashlib
import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ostrakon.model import Listing, NotThere, SourceChanged
from ostrakon.names.compiled import NameTable
from ostrakon.names.lexicon import FEATURES, Lexicon
from ostrakon.names.neighbors import Neighborhood
from ostrakon.resolve.facts import FactTable
from ostrakon.resolve.weigh import Side
from ostrakon.screen.scratch import Scratch, make_scratch
from ostrakon.screen.segment import Segment, build_segment, read_record, walk_arrays

_SHAPING = ("screen/segment.py", "resolve/subject.py", "resolve/facts.py")  # and all of names/, its data with it
_MERGE_SHARE = 0.1  # when later segments hold more than this share of the first, `updated` says so by `is_ragged`


@lru_cache(maxsize=1)
def names_version() -> str:
    """A digest of the knowledge of names and the code that shapes an index: one of another digest is not used."""
    root = files("ostrakon")
    folder = root.joinpath("names")
    named = [*folder.iterdir(), *folder.joinpath("data").iterdir()]
    shaping = [entry for entry in named if entry.is_file()] + [root.joinpath(name) for name in _SHAPING]
    total = hashlib.sha256()
    for entry in sorted(shaping, key=lambda entry: entry.name):
        total.update(entry.name.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
    return total.hexdigest()[:16]


@dataclass(frozen=True, eq=False)
class Index:
    """Listings ready to be searched, as of a day.

    `editions` are those it was built from, as `list@published`. The first segment is the bulk; the others hold
    what was added since. `alive[s][k]` is 0 for a listing of segment `s` that was removed or replaced.
    """

    segments: tuple[Segment, ...]
    alive: tuple[npt.NDArray[np.uint8], ...]
    as_of: str
    editions: tuple[str, ...]
    _rooms: threading.local = field(default_factory=threading.local, repr=False)

    @property
    def listings(self) -> int:
        """How many listings can be found."""
        return sum(int(alive.sum()) for alive in self.alive)

    @property
    def names(self) -> int:
        """How many names are held, those of removed listings included."""
        return sum(int(segment.listing_of.size) for segment in self.segments)

    @property
    def is_ragged(self) -> bool:
        """Whether so much was added since the build that building anew pays."""
        later = sum(segment.listings for segment in self.segments[1:])
        return later > _MERGE_SHARE * max(1, self.segments[0].listings) or len(self.segments) > 8

    @property
    def digest(self) -> str:
        """SHA-256 over all arrays and what is alive: two indexes with one digest give the same answers."""
        total = hashlib.sha256(f"{names_version()} {self.as_of} {self.editions}".encode())
        for segment, alive in zip(self.segments, self.alive, strict=True):
            for path, array in walk_arrays(segment):
                total.update(path.encode())
                total.update(np.ascontiguousarray(array).view(np.uint8).data if array.size else b"")
            total.update(np.ascontiguousarray(alive).data)
        return total.hexdigest()

    def scratch(self, number: int) -> Scratch:
        """This thread's working room for a segment."""
        rooms: dict[int, Scratch] | None = getattr(self._rooms, "rooms", None)
        if rooms is None:
            rooms = {}
            self._rooms.rooms = rooms
        if number not in rooms:
            rooms[number] = make_scratch(self.segments[number])
        return rooms[number]

    def find(self, list_id: str, native_id: str) -> tuple[int, int]:
        """Segment and place of a living listing.

        Raises:
            NotThere: no such listing in this index.
        """
        for number in reversed(range(len(self.segments))):
            place = _find_in(self.segments[number], list_id, native_id)
            if place is not None and self.alive[number][place]:
                return number, place
        raise NotThere(f"no listing {list_id}:{native_id} in the index of {self.as_of}")

    def holds(self, list_id: str, native_id: str) -> bool:
        """Whether a listing stands in this index."""
        try:
            self.find(list_id, native_id)
        except NotThere:
            return False
        return True

    def updated(
        self,
        added: Iterable[Listing],
        removed_ids: Iterable[tuple[str, str]] = (),
        *,
        as_of: str | None = None,
        editions: tuple[str, ...] | None = None,
    ) -> "Index":
        """An index with listings added (replacing those of the same list and id) and others removed.

        `removed_ids` are pairs of list id and native id; one that is not there is no error. This index stays.
        """
        fresh = list(added)
        gone = {*removed_ids, *((listing.list_id, listing.native_id) for listing in fresh)}
        alive = tuple(array.copy() for array in self.alive)
        for list_id, native_id in sorted(gone):
            for number, segment in enumerate(self.segments):
                place = _find_in(segment, list_id, native_id)
                if place is not None:
                    alive[number][place] = 0
        segments, alive = self.segments, tuple(_frozen(array) for array in alive)
        if fresh:
            segment = build_segment(fresh)
            segments, alive = (*segments, segment), (*alive, _all_alive(segment))
        return Index(segments, alive, as_of or self.as_of, editions or self.editions)

    def save(self, folder: Path | str) -> None:
        """Write the index into a folder, one `.npy` an array and `index.json` last."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for number, (segment, alive) in enumerate(zip(self.segments, self.alive, strict=True)):
            for path, array in walk_arrays(segment):
                np.save(folder / f"{number}.{path}.npy", array, allow_pickle=False)
            np.save(folder / f"{number}.alive.npy", alive, allow_pickle=False)
        head = {
            "names_version": names_version(),
            "as_of": self.as_of,
            "editions": self.editions,
            "segments": len(self.segments),
            "listings": self.listings,
            "names": self.names,
            "digest": self.digest,
        }
        (folder / "index.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def build_index(listings: Iterable[Listing], *, as_of: str, editions: tuple[str, ...] = ()) -> Index:
    """The index of listings. The same listings in any order give the same index."""
    segment = build_segment(listings)
    return Index((segment,), (_all_alive(segment),), as_of, tuple(editions))


def open_index(folder: Path | str) -> Index:
    """The index saved in a folder, memory-mapped: opening reads almost nothing, and processes share the pages.

    Raises:
        NotThere: no index in the folder.
        SourceChanged: built with other knowledge of names, or by other code; it must be built anew.
    """
    folder = Path(folder)
    head_file = folder / "index.json"
    if not head_file.is_file():
        raise NotThere(f"no index in {folder}; build one first")
    head = json.loads(head_file.read_text(encoding="utf-8"))
    if head.get("names_version") != names_version():
        raise SourceChanged(
            f"index in {folder} was built with other knowledge of names "
            f"({head.get('names_version')}, here {names_version()}); build it anew"
        )
    segments, alive = [], []
    for number in range(head["segments"]):
        segments.append(_map_tuple(Segment, folder, f"{number}."))
        alive.append(_map_array(folder / f"{number}.alive.npy"))
    return Index(tuple(segments), tuple(alive), head["as_of"], tuple(head["editions"]))


_TUPLES: dict[str, Any] = {
    "side": Side,
    "lexicon": Lexicon,
    "names": NameTable,
    "facts": FactTable,
    "filed": Neighborhood,
    "joins": Neighborhood,
    "identifiers": Neighborhood,
}


def _map_tuple(kind: Any, folder: Path, path: str) -> Any:
    parts = []
    for name in kind._fields:
        inner = _TUPLES.get(name)
        if inner is not None:
            parts.append(_map_tuple(inner, folder, f"{path}{name}."))
        else:
            parts.append(_map_array(folder / f"{path}{name}.npy"))
    return kind(*parts)


def _map_array(file: Path) -> npt.NDArray[Any]:
    array: npt.NDArray[Any]
    if file.stat().st_size < 4096:  # an empty array cannot be mapped, and a small one is better read
        array = np.load(file, allow_pickle=False)
    else:
        array = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
    if array.dtype.names:  # the stored description of a record drops its alignment, and with it its compiled type
        array = array.view(FEATURES)
    array.flags.writeable = False
    return array


def _all_alive(segment: Segment) -> npt.NDArray[np.uint8]:
    return _frozen(np.ones(segment.listings, dtype=np.uint8))


def _frozen(array: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    array.flags.writeable = False
    return array


def _find_in(segment: Segment, list_id: str, native_id: str) -> int | None:
    """The place of a listing in a segment, by bisection over its order."""
    low, high = 0, segment.listings
    while low < high:
        middle = (low + high) // 2
        if _key_of(segment, middle) < (list_id, native_id):
            low = middle + 1
        else:
            high = middle
    return low if low < segment.listings and _key_of(segment, low) == (list_id, native_id) else None


def _key_of(segment: Segment, place: int) -> tuple[str, str]:
    record = read_record(segment, place)
    return record["list"], record["id"]


__all__ = ["Index", "build_index", "open_index"]
