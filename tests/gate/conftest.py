"""The public lists of the real data, compared once for all gates that look at entities."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from bench.resolve import AT, read_lists

from ostrakon.flow.candidates import find_candidates, names_to_ask
from ostrakon.flow.entities import traits_of
from ostrakon.resolve.clusters import make_clusters
from ostrakon.resolve.evidence import weigh_profiles
from ostrakon.resolve.judge import judge_pairs
from ostrakon.resolve.profile import member_key, profile_of
from ostrakon.resolve.resolution import load_resolution
from ostrakon.resolve.standing import make_edges
from ostrakon.screen import build_index


@dataclass
class World:
    """Listings by member key, the index over them, and the clusters found without reading stated references."""

    listings: dict
    index: object
    clusters: tuple


@pytest.fixture(scope="session")
def world(data):
    """Five public lists resolved from nothing."""
    found = [listing for listings in read_lists(data).values() for listing in listings]
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
