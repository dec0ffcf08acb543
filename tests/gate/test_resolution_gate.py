"""UK entries that state a UN reference, tied to the UN's list without that text: floors on precision and recall.

A few references name the owner of a vessel that stands under the owner's number; a vessel is not its owner, and
those count as missed.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

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

pytestmark = [pytest.mark.gate, pytest.mark.slow]

AT = datetime(2025, 5, 1, tzinfo=UTC)
SDN = "us_ofac/sdn_sets/2023-12-28"
FILES = {
    "un_sc": (["un/un_consolidated_2025-03-20.xml"], date(2025, 3, 20)),
    "uk_sanctions": (["uk/ConList_2025-04-10.xlsx"], date(2025, 4, 10)),
    "us_ofac_sdn": (
        [f"us_ofac/sdn_sets/2023-12-28/{part}.csv" for part in ("sdn", "alt", "add")],
        date(2023, 12, 28),
    ),
}
STATED = re.compile(r"UN Ref[^A-Z]*([A-Z]{2}[ie]\.\s?\d+)")
PRECISION, RECALL = 0.995, 0.98


@pytest.fixture(scope="module")
def listings(data):
    return [
        listing
        for list_id, (files, day) in FILES.items()
        for listing in read_edition(
            [read_file(data / "lists" / file, at=AT) for file in files],
            list_id=list_id,
            published=day,
            bounded=False,
        ).listings
    ]


def number(text):
    return text.replace(" ", "").rstrip(".")


@pytest.fixture(scope="module")
def gold(listings):
    un = {number(each.native_id): each for each in listings if each.list_id == "un_sc"}
    pairs = {}
    for each in listings:
        for stated in STATED.findall(each.raw) if each.list_id == "uk_sanctions" else ():
            if number(stated) in un:
                target = un[number(stated)]
                pairs[member_key("uk_sanctions", each.native_id)] = member_key("un_sc", target.native_id)
    return pairs


@pytest.fixture(scope="module")
def clusters(listings):
    policy = load_resolution(references=False)
    profiles = sorted((profile_of(each, policy) for each in listings), key=lambda each: each.key)
    index = build_index(listings, as_of="2025-04-10")
    subjects = [replace(each.subject, names=names_to_ask(each.subject.names, each.source)) for each in profiles]
    found = find_candidates(subjects, index, policy=policy.scorer)
    place_of = {each.key: place for place, each in enumerate(profiles)}
    pairs = {
        tuple(sorted((place, place_of[member_key(*key)]))) for place, keys in enumerate(found) for key in keys
    }
    rows = np.array(sorted(pair for pair in pairs if pair[0] != pair[1]), dtype=np.int64)
    made = judge_pairs(weigh_profiles(profiles, rows, policy=policy), profiles, policy=policy, at=AT)
    traits = {member_key(each.list_id, each.native_id): traits_of(each) for each in listings}
    return make_clusters(traits, make_edges(made), traits).members


def test_stated_references_are_found_without_reading_them(gold, clusters):
    assert len(gold) >= 870
    found = {
        (uk, un)
        for members in clusters
        for uk in members
        for un in members
        if uk in gold and un.startswith("list:un_sc:")
    }
    right = found & set(gold.items())
    print(f"precision {len(right) / len(found):.4f}, recall {len(right) / len(gold):.4f} of {len(gold)}")
    assert len(right) / len(found) >= PRECISION
    assert len(right) / len(gold) >= RECALL


def test_clusters_stay_small(clusters):
    assert max(map(len, clusters)) <= 9
