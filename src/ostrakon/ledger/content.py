"""Nouns as bytes and back: JSON, compressed; the digests that name them."""

import hashlib
import zlib
from typing import Any, TypeVar

import msgspec

from ostrakon.model import Listing

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()
_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}
_LEVEL = 6  # zlib's own middle: level 9 is three times slower on listings and 1 % smaller


def encode(noun: Any) -> bytes:
    """The JSON of a noun; equal nouns give equal bytes."""
    return _ENCODER.encode(noun)


def pack(text: bytes) -> bytes:
    """Compressed, for keeping."""
    return zlib.compress(text, _LEVEL)


def unpack(content: bytes, kind: type[T]) -> T:
    """The noun that was packed."""
    decoder = _DECODERS.get(kind) or _DECODERS.setdefault(kind, msgspec.json.Decoder(kind))
    noun: T = decoder.decode(zlib.decompress(content))
    return noun


def digest_listing(listing: Listing) -> bytes:
    """SHA-256 of what was published: list id, native id, raw entry. A better reader never changes it."""
    parts = (listing.list_id, listing.native_id, listing.raw)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def digest_content(text: bytes) -> bytes:
    """SHA-256 of encoded content."""
    return hashlib.sha256(text).digest()


def digest_edition(list_id: str, captures: tuple[str, ...]) -> str:
    """SHA-256 of list id and capture digests, in hex."""
    return hashlib.sha256("\0".join((list_id, *captures)).encode()).hexdigest()
