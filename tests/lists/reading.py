"""What the tests of the lists share: bytes or a file as a capture, and an edition read from it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from ostrakon.lists import read_edition
from ostrakon.model import Capture, EditionReading, Listing

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def a_capture(data: bytes, address: str = "file") -> Capture:
    return Capture(data, hashlib.sha256(data).hexdigest(), address, datetime(2023, 7, 25, tzinfo=UTC))


def read_file(path: Path, **options: Any) -> EditionReading:
    return read_edition([a_capture(path.read_bytes(), path.name)], **options)


def read_bytes(data: bytes, **options: Any) -> EditionReading:
    return read_edition([a_capture(data)], **({"bounded": False} | options))


def read_golden(name: str) -> EditionReading:
    return read_file(GOLDEN / name, bounded=False)


def listing_of(reading: EditionReading, native_id: str) -> Listing:
    return next(listing for listing in reading.listings if listing.native_id == native_id)


def all_places(listing: Listing) -> Iterator[str]:
    """The `at` of every value of a listing."""
    groups = (
        listing.names,
        listing.births,
        listing.birth_places,
        listing.countries,
        listing.identifiers,
        listing.addresses,
        listing.programs,
        listing.measures,
        listing.designations,
        listing.relations,
        listing.facts,
    )
    return (value.at for values in groups for value in values)  # type: ignore[attr-defined]


def lost_places(listing: Listing) -> list[str]:
    """The `at` XPaths that lead nowhere inside the listing's raw element."""
    root = etree.fromstring(listing.raw)
    return [at for at in all_places(listing) if not root.xpath(at)]


def codes_of(reading: EditionReading) -> list[str]:
    return [issue.code for issue in reading.issues]
