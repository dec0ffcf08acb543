"""The index of listed names for a workspace's newest editions: made once for each state, kept in the folder."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.listings import read_listings
from ostrakon.model import Edition
from ostrakon.reading.naming.listed_names import ListedNames, make_forms

NAMES_FOLDER = "names"
_FORM = 1  # raise it when `make_forms` gives other forms, so that no older file is taken for them


def open_listed_names(shelf: Shelf) -> ListedNames | None:
    """The names of the newest edition of each list; None where the workspace holds no list."""
    newest = [find_edition(shelf.ledger, list_id) for list_id in read_list_ids(shelf.ledger)]
    editions = [edition for edition in newest if edition is not None]
    if not editions:
        return None
    path = shelf.folder / NAMES_FOLDER / f"{_key(editions)}.json"
    with suppress(OSError, msgspec.DecodeError):
        return ListedNames(msgspec.json.decode(path.read_bytes(), type=dict[str, str]))
    listings = (listing for edition in editions for listing in read_listings(shelf.ledger, edition))
    forms = make_forms(listings)
    with suppress(OSError):  # an index that cannot be kept is used all the same
        _keep(path, msgspec.json.encode(forms))
    return ListedNames(forms)


def _key(editions: list[Edition]) -> str:
    lines = sorted(f"{edition.list_id} {edition.published} {edition.digest}" for edition in editions)
    return hashlib.sha256("\n".join([str(_FORM), *lines]).encode()).hexdigest()[:32]


def _keep(path: Path, data: bytes) -> None:
    """Write under another name and rename; names of earlier states are removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}.new")
    new.write_bytes(data)
    new.replace(path)
    for other in path.parent.glob("*.json"):
        if other != path:
            other.unlink(missing_ok=True)
