"""Parties of the corpus texts tied to listings, against links made by hand (tests/cases/mentions.toml).

The texts' own gold stands for the reading, so that only the tying is measured. The links began from the system's
own and were gone through by hand; every party whose whole name stands on a list word for word was looked at too.
"""

import tomllib
from pathlib import Path

import pytest

from corpus_reading import gold_reading
from gate.conftest import AT
from ostrakon.flow.candidates import MENTION_LEAST, find_candidates
from ostrakon.resolve.mention_context import read_contexts, read_target
from ostrakon.resolve.mention_policy import load_mention_policy
from ostrakon.resolve.mentions import tie_mentions
from ostrakon.resolve.profile import member_key

pytestmark = [pytest.mark.gate, pytest.mark.slow]

TESTS = Path(__file__).resolve().parent.parent
PRECISION, RECALL = 0.97, 0.93


@pytest.fixture(scope="module")
def cases():
    return tomllib.loads((TESTS / "cases" / "mentions.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gold(cases):
    rows = cases["mention"]
    return {(row["text"], row["party"]): {f"list:{each}" for each in row["listings"]} for row in rows}


def find_links(file, world, entity_of, members):
    policy = load_mention_policy()
    contexts = read_contexts(gold_reading(file), policy)
    found = find_candidates(
        [each.subject for each in contexts], world.index, policy=policy.scorer, least=MENTION_LEAST
    )
    keys = sorted({member_key(*key) for some in found for key in some})
    pairs = [(place, keys.index(member_key(*key))) for place, some in enumerate(found) for key in sorted(some)]
    targets = [read_target(world.listings[key]) for key in keys]
    made = tie_mentions(contexts, targets, pairs, entity_of=entity_of, policy=policy, at=AT)
    links = {}
    for each in made:
        if each.outcome == "same":
            party = each.right.rpartition(":")[2]
            links.setdefault(party, set()).update(members[entity_of[each.left]])
    return links


def test_parties_are_tied_to_their_listings_and_to_no_others(cases, gold, world):
    entity_of = {key: some[0] for some in world.clusters for key in some}
    members = {some[0]: set(some) for some in world.clusters}
    right = given = wanted = 0
    for text in cases["texts"]:
        links = find_links(TESTS / "corpus" / f"{text}.toml", world, entity_of, members)
        for party in {*links, *(party for name, party in gold if name == text)}:
            found, meant = links.get(party, set()), gold.get((text, party), set())
            given += bool(found)
            wanted += bool(meant)
            right += bool(found & meant)
    print(f"precision {right / given:.4f} of {given}, recall {right / wanted:.4f} of {wanted}")
    assert wanted >= 120
    assert right / given >= PRECISION
    assert right / wanted >= RECALL
