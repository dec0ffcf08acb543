"""The screening index of a set of editions: built once, kept in the workspace, used again."""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ostrakon.flow.coverage import label_edition
from ostrakon.flow.shelf import INDEX_FOLDER, Shelf
from ostrakon.ledger.listings import read_listings
from ostrakon.model import Edition, Listing, OstrakonError
from ostrakon.screen import Index, build_index, open_index

_LOG = logging.getLogger(__name__)
KEPT = 8  # indexes kept on disk: today's, and the days looked back at last; some 30 MB each


def open_index_of(shelf: Shelf, editions: Sequence[Edition]) -> Index:
    """The index of these editions' listings. One that is damaged, or of another engine, is built anew."""
    folder = shelf.folder / INDEX_FOLDER / _key(editions)
    if folder.is_dir():
        try:
            index = open_index(folder)
        except (OstrakonError, OSError, ValueError, KeyError) as error:
            _LOG.warning("the screening index is built anew: %s", error)
            shutil.rmtree(folder, ignore_errors=True)
        else:
            with suppress(OSError):
                folder.touch()  # the ones looked at last are kept longest
            return index
    newest = max((edition.published.isoformat() for edition in editions), default="")
    index = build_index(
        _listings(shelf, editions), as_of=newest, editions=tuple(label_edition(edition) for edition in editions)
    )
    with suppress(OSError):  # an index that cannot be kept is used all the same
        _keep(index, folder)
    return index


def _listings(shelf: Shelf, editions: Sequence[Edition]) -> Iterator[Listing]:
    for edition in editions:
        yield from read_listings(shelf.ledger, edition)


def _key(editions: Sequence[Edition]) -> str:
    """A digest of the editions."""
    lines = sorted(
        f"{edition.list_id} {edition.published} {edition.digest} {edition.retrieved_at.isoformat()}"
        for edition in editions
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def _keep(index: Index, folder: Path) -> None:
    """Save under another name and rename, so that no one opens half an index."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        index.save(made)
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    kept = sorted(
        (path for path in folder.parent.iterdir() if not path.name.startswith(".")),
        key=lambda path: (path.stat().st_mtime_ns, path.name),
    )
    for old in kept[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
