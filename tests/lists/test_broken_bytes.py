"""Whatever happens to a file's bytes, it is refused with a clear error or every entry is accounted for."""

import random
from pathlib import Path

import pytest

from lists.reading import GOLDEN, read_bytes
from ostrakon.model import BadRequest, EditionReading, Severity, SourceChanged

FILES = sorted(
    path.relative_to(GOLDEN).as_posix()
    for folder in ("un_sc", "eu_fsf", "uk_sanctions", "ca_sema", "ch_seco", "fr_dgt")
    for path in (GOLDEN / folder).iterdir()
)
TRIALS = 40  # per file and kind of damage; each takes some milliseconds


def broken(data: bytes, shuffle: random.Random) -> bytes:
    """The bytes cut, or with some of them exchanged, repeated or left out."""
    place = shuffle.randrange(len(data))
    kind = shuffle.choice(("cut", "byte", "gap", "twice", "nul"))
    if kind == "cut":
        return data[:place]
    if kind == "gap":
        return data[:place] + data[place + shuffle.randrange(1, 200) :]
    if kind == "twice":
        return data[:place] + data[max(0, place - 200) :]
    if kind == "nul":
        return data[:place] + b"\x00" + data[place:]
    return data[:place] + bytes([shuffle.randrange(256)]) + data[place + 1 :]


def read_or_refuse(data: bytes) -> EditionReading | None:
    try:
        return read_bytes(data, base=())
    except (BadRequest, SourceChanged):
        return None


@pytest.mark.parametrize("name", FILES)
def test_broken_bytes_are_refused_or_accounted_for(name: str) -> None:
    data = Path(GOLDEN / name).read_bytes()
    shuffle = random.Random(name)
    for _ in range(TRIALS):
        damaged = broken(data, shuffle)
        reading = read_or_refuse(damaged)
        if reading:
            lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
            assert len(reading.listings) + lost == reading.entries
