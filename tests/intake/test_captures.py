"""Captures are kept whole, once, and verified when read."""

import lzma
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ostrakon.intake import CaptureStore, make_capture, read_file, read_stream
from ostrakon.model import BadRequest, LedgerConflict, NotThere, SourceUnavailable

AT = datetime(2023, 7, 24, 15, 0, tzinfo=UTC)


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    capture = make_capture(b"42618,CAMARA\r\n\x1a", address="sdn.csv", at=AT)
    store.keep(capture)
    assert store.has(capture.digest)
    assert store.read(capture.digest) == capture.data


def test_keeping_twice_writes_once_and_leaves_no_other_file(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    capture = make_capture(b"x" * 10_000, address="x", at=AT)
    first = store.keep(capture)
    written = first.stat().st_mtime_ns
    assert store.keep(capture) == first
    assert first.stat().st_mtime_ns == written
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [first]


def test_damaged_bytes_are_noticed_when_read(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    path = store.keep(make_capture(b"as published", address="x", at=AT))
    path.write_bytes(lzma.compress(b"as altered"))
    with pytest.raises(LedgerConflict, match="damaged"):
        store.read(path.stem)


def test_a_truncated_file_is_noticed_when_read(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    path = store.keep(make_capture(b"as published" * 100, address="x", at=AT))
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(LedgerConflict, match="damaged"):
        store.read(path.stem)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "A" * 64, "0" * 63])
def test_only_digests_name_captures(tmp_path: Path, digest: str) -> None:
    with pytest.raises(BadRequest, match="64 hex digits"):
        CaptureStore(tmp_path).read(digest)


def test_an_unknown_digest_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        CaptureStore(tmp_path).read("0" * 64)


def test_a_store_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "captures"
    blocked.write_text("a file stands where the folder should be")
    with pytest.raises(SourceUnavailable, match="nothing was changed"):
        CaptureStore(blocked).keep(make_capture(b"x", address="x", at=AT))


def test_a_file_becomes_a_capture_named_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "SDN.CSV"
    path.write_bytes(b"1,A")
    capture = read_file(path, at=AT)
    assert (capture.data, capture.address, capture.retrieved_at) == (b"1,A", "SDN.CSV", AT)


def test_files_that_cannot_be_read_are_the_callers_to_correct(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    for path, why in ((tmp_path, "folder"), (tmp_path / "none", "cannot read"), (tmp_path / "empty", "empty")):
        with pytest.raises(BadRequest, match=why):
            read_file(path, at=AT)


def test_an_endless_stream_stops_at_the_cap() -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(BadRequest, match="larger than the cap"):
        read_stream(endless, address="-", at=AT, limit=3_000_000)
