"""Pairs worth weighing: each name of each party asked of the screening index, on all cores."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from ostrakon.names.compiling import prepare
from ostrakon.resolve import Policy, Subject, SubjectName
from ostrakon.screen import Index
from ostrakon.screen.queries import find_rows
from ostrakon.screen.scratch import Rules
from ostrakon.screen.segment import read_record

FOUND_PER_NAME = 10  # listings looked at for a name; of true pairs on the public lists the furthest stood 6th
LEAST_BITS = 0  # hundredths of a bit, the engine's sum: true pairs stand at 3 bits and more
MENTION_LEAST = -800  # the same for parties of reports, where the words around a name may weigh more than it
LARGEST_LIST = "us_ofac_sdn"  # half of all listed names
_BATCH = 2_000  # names asked at a time
_THREADS = 2  # the search lets go of the interpreter; more threads than two gain little beside Python's part

Key = tuple[str, str]
"""List id and native id of a listing."""


def find_candidates(
    subjects: Sequence[Subject],
    index: Index,
    *,
    policy: Policy,
    least: int = LEAST_BITS,
    threads: int = _THREADS,
    progress: Callable[[int], None] | None = None,
) -> list[set[Key]]:
    """For each subject the listings of the index that may be the same party, itself included where it is there.

    `least` is the least sum, in hundredths of a bit.
    """
    named = [
        (place, replace(subject, names=(name,)))
        for place, subject in enumerate(subjects)
        for name in subject.names
    ]
    rules = Rules(policy.weights, policy.facts, policy.prior, least)
    prepare("name", len(named))
    found: list[set[Key]] = [set() for _ in subjects]
    keys = _read_keys(index)

    def ask(batch: list[tuple[int, Subject]]) -> list[tuple[int, set[Key]]]:
        """For each (place, subject of one name) the place again, with the listings found for it."""
        rows = find_rows(tuple(subject for _, subject in batch), index, rules=rules, limit=FOUND_PER_NAME)
        told = []
        for (place, _), best in zip(batch, rows, strict=True):
            listings = {(number, int(index.segments[number].listing_of[name])) for _, number, name in best}
            told.append((place, {keys(number, listing) for number, listing in listings}))
        return told

    batches = [named[start : start + _BATCH] for start in range(0, len(named), _BATCH)]
    with ThreadPoolExecutor(threads) as pool:
        for batch, told in zip(batches, pool.map(ask, batches), strict=True):
            for place, some in told:
                found[place] |= some
            if progress is not None:
                progress(len(batch))
    return found


def names_to_ask(listed: Sequence[SubjectName], list_id: str) -> tuple[SubjectName, ...]:
    """The names that a listing asks the index with: one spelling of each, in Latin letters where it has any.

    The largest list asks with its first name only: its other names are found by those of the other lists.
    """
    if list_id == LARGEST_LIST:
        return tuple(listed[:1])
    latin = [name for name in listed if name.written.isascii()] or [
        name for name in listed if name.written[:1].isascii()
    ]
    chosen: dict[tuple[str, ...], SubjectName] = {}
    for name in latin or listed:
        chosen.setdefault(tuple(sorted(token.text for token in name.name.tokens)), name)
    return tuple(chosen.values())


def _read_keys(index: Index) -> Callable[[int, int], Key]:
    known: dict[tuple[int, int], Key] = {}

    def key_of(number: int, listing: int) -> Key:
        key = known.get((number, listing))
        if key is None:
            record = read_record(index.segments[number], listing)
            key = known[number, listing] = (record["list"], record["id"])
        return key

    return key_of
