"""A part of an index: listings compiled to flat arrays that can be stored and memory-mapped."""

import gc
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.model import Gender, Identifier, IdentifierStrength, Listing, PartialDate, PartyKind
from ostrakon.names.compiled import NameCollector, NameTable
from ostrakon.names.neighbors import Neighborhood, build_neighborhood, sort_hashes
from ostrakon.names.parse import parse_name
from ostrakon.resolve.facts import FactTable, build_facts
from ostrakon.resolve.subject import Subject, SubjectName, subject_of
from ostrakon.resolve.weigh import Side

_CHUNK = 10_000  # listings whose facts are compiled at a time; bounds memory


class Segment(NamedTuple):
    """Listings in order of list and native id. Names of listing `k` are `first_name[k]` to `first_name[k + 1]`.

    `post` has the names with each token of the lexicon, `post_start` its bounds; `joins` files names under the
    hashes of joined tokens, `identifiers` files listings under theirs. `record` is one JSON line a listing
    (`record_start` its bounds), from which a hit is told.
    """

    side: Side
    listing_of: npt.NDArray[np.int32]
    first_name: npt.NDArray[np.int64]
    post_start: npt.NDArray[np.int64]
    post: npt.NDArray[np.int32]
    filed: Neighborhood
    joins: Neighborhood
    identifiers: Neighborhood
    record: npt.NDArray[np.uint8]
    record_start: npt.NDArray[np.int64]

    @property
    def listings(self) -> int:
        """How many listings."""
        return int(self.first_name.size - 1)


def build_segment(listings: Iterable[Listing]) -> Segment:
    """Compile listings. Those without a readable name are kept, to be found by identifiers."""
    with _uncollected():
        return _compile(listings)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: millions of small objects are made here, and none refers back."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _compile(listings: Iterable[Listing]) -> Segment:
    ordered = sorted(listings, key=lambda listing: (listing.list_id, listing.native_id))
    collector = NameCollector()
    counts, weak, records = array("q", [0]), array("B"), []
    facts: list[FactTable] = []
    for chunk in _chunks(ordered):
        subjects = [subject_of(listing) for listing in chunk]
        facts.append(build_facts(subjects))
        for listing, subject in zip(chunk, subjects, strict=True):
            for name in subject.names:
                collector.add(name.name)
                weak.append(name.weak)
            counts.append(len(weak))
            records.append(_write_record(listing, subject))
    lexicon, names, _ = collector.finish()
    side = Side(lexicon, names, _join_tables(facts), np.array(weak, dtype=np.uint8))
    return _finish(side, np.array(counts, dtype=np.int64), records)


def _chunks(listings: Sequence[Listing]) -> Iterator[Sequence[Listing]]:
    for start in range(0, max(1, len(listings)), _CHUNK):
        yield listings[start : start + _CHUNK]


def _finish(side: Side, first_name: npt.NDArray[np.int64], records: list[bytes]) -> Segment:
    names = side.names
    listing_of = np.repeat(np.arange(first_name.size - 1, dtype=np.int32), np.diff(first_name))
    post_start, post = _invert(names.start, names.token, side.lexicon.rows.size)
    record_start = np.zeros(len(records) + 1, dtype=np.int64)
    np.cumsum([len(record) for record in records], out=record_start[1:])
    facts = side.facts
    owners = np.repeat(np.arange(facts.kind.size, dtype=np.int32), np.diff(facts.identifier_start))
    return freeze(
        Segment(
            side,
            listing_of,
            first_name,
            post_start,
            post,
            build_neighborhood(side.lexicon),
            _file_joins(names),
            sort_hashes(facts.identifier, owners),
            np.frombuffer(b"".join(records), dtype=np.uint8),
            record_start,
        )
    )


def _file_joins(names: NameTable) -> Neighborhood:
    owner = np.repeat(np.arange(names.start.size - 1, dtype=np.int32), np.diff(names.start))
    whole = np.arange(names.whole.size, dtype=np.int32)
    long = np.diff(names.start) > 2  # shorter names are whole in their one token or one join
    parts = (names.join[names.join != 0], names.lead[names.lead != 0], names.whole[long])
    hashes = np.concatenate(parts).view(np.uint64)
    return sort_hashes(hashes, np.concatenate([owner[names.join != 0], owner[names.lead != 0], whole[long]]))


def _invert(
    start: npt.NDArray[np.int64], token: npt.NDArray[np.int32], tokens: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """The names with each token, in order, and the bounds of each token's."""
    bounds = np.zeros(tokens + 1, dtype=np.int64)
    np.cumsum(np.bincount(token, minlength=tokens), out=bounds[1:])
    owner = np.repeat(np.arange(start.size - 1, dtype=np.int32), np.diff(start))
    return bounds, owner[np.argsort(token, kind="stable")]


def _join_tables(tables: Sequence[FactTable]) -> FactTable:
    columns: list[npt.NDArray[Any]] = []
    for place, field in enumerate(FactTable._fields):
        parts = [table[place] for table in tables]
        if field.endswith("_start"):
            ends = np.cumsum([0, *(part[-1] for part in parts)])
            parts = [part[:-1] + end for part, end in zip(parts, ends, strict=False)] + [ends[-1:]]
        columns.append(np.concatenate(parts))
    return FactTable(*columns)


def freeze(segment: Segment) -> Segment:
    """The segment with every array read-only: one type for compiled code, whether mapped or built."""
    for _, part in walk_arrays(segment):
        part.flags.writeable = False
    return segment


def walk_arrays(value: tuple[Any, ...], path: str = "") -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """Each array of nested named tuples with its dotted path, in order of the fields."""
    for field in value._fields:  # type: ignore[attr-defined]
        part = getattr(value, field)
        if isinstance(part, tuple):
            yield from walk_arrays(part, f"{path}{field}.")
        else:
            yield path + field, part


def _write_record(listing: Listing, subject: Subject) -> bytes:
    data = {
        "list": listing.list_id,
        "id": listing.native_id,
        "kind": listing.kind.value,
        "names": [name.written for name in subject.names],
        "family": [_family_of(listing, name.written) for name in subject.names],
        "weak": [place for place, name in enumerate(subject.names) if name.weak],
        "births": [date.edtf() for date in subject.births],
        "countries": subject.countries,
        "genders": [gender.value for gender in subject.genders],
        "places": subject.places,
        "identifiers": [[i.scheme, i.value, i.issuer, i.strength.value] for i in subject.identifiers],
    }
    kept = {key: value for key, value in data.items() if value and value != [""] * len(value)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _family_of(listing: Listing, written: str) -> str:
    for name in listing.names:
        if name.full == written:
            return next((part.text for part in name.parts if part.role.value == "family"), "")
    return ""


def read_record(segment: Segment, listing: int) -> dict[str, Any]:
    """The JSON record of a listing."""
    first, last = segment.record_start[listing], segment.record_start[listing + 1]
    found: dict[str, Any] = json.loads(segment.record[first:last].tobytes())
    return found


def read_subject(record: dict[str, Any], *, name: int | None) -> Subject:
    """The subject that a record tells, with one of its names (by its place among them), or none."""
    kind = PartyKind(record["kind"])
    names: tuple[SubjectName, ...] = ()
    if name is not None:
        written = record["names"][name]
        family = record["family"][name] if "family" in record else ""
        parsed = parse_name(written, kind, family=family)
        names = (SubjectName(written, parsed, weak=name in record.get("weak", ())),)
    return Subject(
        names=names,
        kind=kind,
        births=tuple(PartialDate.parse(text) for text in record.get("births", ())),
        countries=tuple(record.get("countries", ())),
        identifiers=tuple(
            Identifier(scheme, value, "", issuer, IdentifierStrength(strength))
            for scheme, value, issuer, strength in record.get("identifiers", ())
        ),
        genders=tuple(Gender(text) for text in record.get("genders", ())),
        places=tuple(record.get("places", ())),
    )
