"""Listings as FollowTheMoney entities, in JSON lines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ostrakon.exchange.ftm.adjuncts import write_adjuncts
from ostrakon.exchange.ftm.draft import entity_id
from ostrakon.exchange.ftm.links import write_links
from ostrakon.exchange.ftm.party import write_party
from ostrakon.exchange.ftm.vocabulary import SCHEMA_OF_KIND
from ostrakon.model import Listing

Entity = dict[str, Any]


def ftm_entities(listings: Sequence[Listing]) -> Iterator[Entity]:
    """Each listing's entity and, after it, what stands beside it; each id once.

    Order: as the listings are given. Only listed parties have `target` true.
    """
    schemas = {entity_id(each.list_id, each.native_id): SCHEMA_OF_KIND[each.kind] for each in listings}
    told: set[str] = set()
    for listing in listings:
        party = write_party(listing)
        beside = [*write_adjuncts(listing, party), *write_links(listing, party, schemas=schemas)]
        yield party.entity(listing.list_id, target=True)
        for draft in beside:
            if draft.id not in told:
                told.add(draft.id)
                yield draft.entity(listing.list_id)


def ftm_lines(entities: Iterable[Entity]) -> Iterator[bytes]:
    """Entities as JSON lines (UTF-8, each with its line end)."""
    for entity in entities:
        yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
