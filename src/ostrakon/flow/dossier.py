"""The dossier of a party: what the record holds of it as of a day, each line with its evidence."""

from collections.abc import Iterator, Sequence
from datetime import date

from ostrakon.flow.coverage import label_edition
from ostrakon.flow.dossier_lines import describe_change, describe_listing
from ostrakon.flow.shelf import Shelf
from ostrakon.ledger.captures import find_capture
from ostrakon.ledger.editions import find_edition, read_list_ids
from ostrakon.ledger.listings import Step, find_listing, read_history
from ostrakon.lists import CATALOG
from ostrakon.model import (
    Dossier,
    DossierLine,
    Edition,
    ListingDossier,
    ListingStatus,
    ListingVersion,
    NotThere,
)

Key = tuple[str, str]
"""List id and native id of a listing."""


def find_keys(shelf: Shelf, words: str) -> tuple[Key, ...]:
    """The listings whose native id the words are: `42618` in any list, or `us_ofac_sdn:42618`.

    A bare id counts where any edition held ever had it; sorted by list id.
    """
    list_ids = read_list_ids(shelf.ledger)
    list_id, _, native_id = words.strip().partition(":")
    if native_id and list_id in list_ids:
        return ((list_id, native_id.strip()),)
    wanted = words.strip()
    return tuple((each, wanted) for each in list_ids if read_history(shelf.ledger, each, wanted))


def make_dossier(shelf: Shelf, keys: Sequence[Key], as_of: date, *, see_also: Sequence[str] = ()) -> Dossier:
    """The dossier of listings that are one party.

    Raises:
        NotThere: none of the listings was on its list on or before the day.
    """
    told = [each for each in (_tell_listing(shelf, key, as_of) for key in keys) if each is not None]
    if not told:
        names = ", ".join(f"{list_id}:{native_id}" for list_id, native_id in keys)
        raise NotThere(f"{names} was on no edition published on or before {as_of}")
    first, listing = told[0]
    return Dossier(first.name, listing.listing.kind, as_of, tuple(each for each, _ in told), tuple(see_also))


def _tell_listing(shelf: Shelf, key: Key, as_of: date) -> tuple[ListingDossier, ListingVersion] | None:
    list_id, native_id = key
    steps = [step for step in read_history(shelf.ledger, list_id, native_id) if step[0].published <= as_of]
    version, since, until = _last_state(steps)
    in_force = find_edition(shelf.ledger, list_id, as_of)
    if version is None or since is None or in_force is None:
        return None
    held = in_force if until is None else _last_holding(shelf, steps)
    addresses = _addresses(shelf, version)
    told = ListingDossier(
        list=list_id,
        native_id=native_id,
        name=version.listing.name,
        authority=next((source.authority for source in CATALOG if source.id == list_id), ""),
        status=ListingStatus.LISTED if until is None else ListingStatus.REMOVED,
        edition=label_edition(held),
        since=since,
        until=until,
        lines=tuple(describe_listing(version, addresses)),
        history=tuple(_tell_history(shelf, steps)),
    )
    return told, version


def _last_state(steps: Sequence[Step]) -> tuple[ListingVersion | None, date | None, date | None]:
    """The last version held, the day since when it is listed (without a break), and the day it went."""
    version: ListingVersion | None = None
    since: date | None = None
    until: date | None = None
    for edition, now in steps:
        if now is None:
            until = edition.published
            continue
        if version is None or until is not None:
            since, until = edition.published, None
        version = now
    return version, since, until


def _last_holding(shelf: Shelf, steps: Sequence[Step]) -> Edition:
    """The last edition in which the listing changed or came, for one that went."""
    return [edition for edition, version in steps if version is not None][-1]


def _tell_history(shelf: Shelf, steps: Sequence[Step]) -> Iterator[DossierLine]:
    before: ListingVersion | None = None
    for edition, now in steps:
        yield describe_change(label_edition(edition), before, now, _addresses(shelf, now) if now else {})
        before = now


def _addresses(shelf: Shelf, version: ListingVersion) -> dict[str, str]:
    """The address that each capture of a version came from, by digest."""
    notes = [find_capture(shelf.ledger, digest) for digest in version.captures]
    return {note.digest: note.address for note in notes if note is not None}


def was_listed(shelf: Shelf, key: Key, as_of: date) -> bool:
    """Whether some edition published by a day has the listing."""
    steps = read_history(shelf.ledger, *key)
    return any(version is not None and edition.published <= as_of for edition, version in steps)


def find_current(shelf: Shelf, key: Key, as_of: date) -> ListingVersion | None:
    """A listing as it stood on a day, None if it was not listed."""
    edition = find_edition(shelf.ledger, key[0], as_of)
    return None if edition is None else find_listing(shelf.ledger, edition, key[1])
