"""The public lists of the real data, compared once for all gates that look at entities."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from ostrakon.exchange import read_ftm
from ostrakon.flow.candidates import find_candidates, names_to_ask
from ostrakon.flow.entities import traits_of
from ostrakon.intake import read_file
from ostrakon.lists import read_edition
from ostrakon.resolve.clusters import make_clusters
from ostrakon.resolve.evidence import weigh_profiles
from ostrakon.resolve.judge import judge_pairs
from ostrakon.resolve.profile import member_key, profile_of
from ostrakon.resolve.resolution import load_resolution
from ostrakon.resolve.standing import make_edges
from ostrakon.screen import build_index

AT = datetime(2025, 5, 1, tzinfo=UTC)
SDN = "us_ofac/sdn_sets/2023-12-28"
FILES = {
    "un_sc": (["un/un_consolidated_2025-03-20.xml"], date(2025, 3, 20)),
    "uk_sanctions": (["uk/ConList_2025-04-10.xlsx"], date(2025, 4, 10)),
    "us_ofac_sdn": ([f"{SDN}/{each}.csv" for each in ("sdn", "alt", "add", "sdn_comments")], date(2023, 12, 28)),
    "us_ofac_cons": (["us_ofac/enhanced/CONS_ENHANCED_2025-01-14.XML"], date(2025, 1, 14)),
}


@dataclass
class World:
    """Listings by member key, the index over them, and the clusters found without reading stated references."""

    listings: dict
    index: object
    clusters: tuple


@pytest.fixture(scope="session")
def world(data):
    """Five public lists resolved from nothing."""
    found = []
    for list_id, (files, day) in FILES.items():
        captures = [read_file(data / "lists" / file, at=AT) for file in files]
        found += read_edition(captures, list_id=list_id, published=day, bounded=False).listings
    found += read_ftm(read_file(data / "lists/eu/eu_fsf_entities.ftm_2022-01-24.json", at=AT), "eu_fsf").listings
    return resolve(found)


def resolve(found):
    policy = load_resolution(references=False)
    profiles = sorted((profile_of(each, policy) for each in found), key=lambda each: each.key)
    index = build_index(found, as_of="2025-04-10")
    asking = [replace(each.subject, names=names_to_ask(each.subject.names, each.source)) for each in profiles]
    places = {each.key: place for place, each in enumerate(profiles)}
    pairs = {
        tuple(sorted((place, places[member_key(*key)])))
        for place, keys in enumerate(find_candidates(asking, index, policy=policy.scorer))
        for key in keys
    }
    rows = np.array(sorted(pair for pair in pairs if pair[0] != pair[1]), dtype=np.int64)
    made = judge_pairs(weigh_profiles(profiles, rows, policy=policy), profiles, policy=policy, at=AT)
    listings = {member_key(each.list_id, each.native_id): each for each in found}
    traits = {key: traits_of(each) for key, each in listings.items()}
    return World(listings, index, make_clusters(traits, make_edges(made), traits).members)
