"""UK entries that state a UN reference, tied to the UN's list without that text: floors on precision and recall.

A few references name the owner of a vessel that stands under the owner's number; a vessel is not its owner, and
those count as missed.
"""

import re

import pytest

from ostrakon.resolve.profile import member_key

pytestmark = [pytest.mark.gate, pytest.mark.slow]

STATED = re.compile(r"UN Ref[^A-Z]*([A-Z]{2}[ie]\.\s?\d+)")
PRECISION, RECALL = 0.995, 0.98


def number(text):
    return text.replace(" ", "").rstrip(".")


@pytest.fixture(scope="module")
def gold(world):
    un = {number(each.native_id): key for key, each in world.listings.items() if each.list_id == "un_sc"}
    return {
        member_key("uk_sanctions", each.native_id): un[number(stated)]
        for each in world.listings.values()
        if each.list_id == "uk_sanctions"
        for stated in STATED.findall(each.raw)
        if number(stated) in un
    }


def test_stated_references_are_found_without_reading_them(gold, world):
    assert len(gold) >= 870
    found = {
        (uk, un)
        for members in world.clusters
        for uk in members
        for un in members
        if uk in gold and un.startswith("list:un_sc:")
    }
    right = found & set(gold.items())
    print(f"precision {len(right) / len(found):.4f}, recall {len(right) / len(gold):.4f} of {len(gold)}")
    assert len(right) / len(found) >= PRECISION
    assert len(right) / len(gold) >= RECALL


def test_clusters_stay_small(world):
    assert max(map(len, world.clusters)) <= 9
