"""Names are compared in two ways, by Python and compiled; both give the same hits, to the last part."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from ostrakon.model import Identifier, Listing, PartialDate, Query
from ostrakon.names import compiling
from ostrakon.names.agreement import _distance_plainly, edit_distance
from ostrakon.resolve import load_policy, subject_of
from ostrakon.resolve.pairs import weigh_pairs
from ostrakon.screen import build_index, screen_queries
from ostrakon.screen import queries as screening
from screen.test_screening import LISTINGS, a_listing

POLICY = load_policy()
SYLLABLES = "al bin mo ham med vla di mir ko va lev chen ri sou za ka tra ore st li mit ed fund ii 3 x j"


def odd_names(count: int) -> list[str]:
    """Names of random syllables: many share keys, joins, beginnings."""
    chosen = random.Random("two ways")
    words = ["".join(chosen.choices(SYLLABLES.split(), k=chosen.randint(1, 4))) for _ in range(count)]
    return [" ".join(chosen.choices(words, k=chosen.randint(1, 5))) for _ in range(count)]


def many_listings() -> list[Listing]:
    return [a_listing(10_000 + place, name, born="1960") for place, name in enumerate(odd_names(400))]


@pytest.fixture
def plain_first() -> Iterator[None]:
    """The plain way, whatever ran before in this process; afterwards the way that was in use."""
    before = compiling.is_compiled()
    compiling.use_compiled(False)
    yield
    compiling.use_compiled(before)


def ask(listings: list[Listing]) -> tuple[object, object]:
    index = build_index(listings, as_of="2025-01-01").updated(LISTINGS[:3], [("us_ofac_sdn", "10003")])
    names = [*odd_names(60), *(name.full for listing in LISTINGS for name in listing.names), "П. Иванов", "李明"]
    queries = [Query(name) for name in names]
    queries += [Query(name, born=PartialDate.parse("1960")) for name in names[:20]]
    queries.append(Query("Nobody Known", identifiers=(Identifier("passport", "AA0061801", ""),)))
    subjects = [subject_of(listing) for listing in islice(listings, 40)]
    pairs = np.array([(i, j) for i in range(40) for j in range(i, 40)])
    weighed = weigh_pairs(subjects, pairs, policy=POLICY)
    hits = screen_queries(queries, index, policy=POLICY, limit=8, threshold=0.0)
    return hits, [column.tolist() for column in weighed]


@pytest.mark.slow
def test_both_ways_give_the_same_hits_and_the_same_sums(
    plain_first: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    listings = [*LISTINGS, *many_listings()]
    monkeypatch.setattr(screening, "prepare", lambda *_: None)
    monkeypatch.setattr("ostrakon.resolve.pairs.prepare", lambda *_: None)
    assert not compiling.is_compiled()
    plain = ask(listings)
    compiling.use_compiled()
    assert ask(listings) == plain


def test_the_compiler_is_left_out_for_a_few_names_and_taken_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling._Spending, "seconds", 0.0)
    monkeypatch.setattr(compiling._Spending, "each", {"name": 0.02})
    assert compiling.pays("name", 10**6)
    assert not compiling.pays("name", 1)


def test_edits_are_counted_alike_by_the_library_and_by_our_own_loop() -> None:
    own = compiling._SOURCES[_distance_plainly].function
    assert edit_distance is _distance_plainly
    words = [word.encode() for name in odd_names(60) for word in name.split()]
    for left, right in zip(words, [*words[1:], b"vladimirko"], strict=True):
        for limit in (1, 2):
            arrays = np.frombuffer(left, np.uint8), np.frombuffer(right, np.uint8)
            assert own(*arrays, limit) == edit_distance(*arrays, limit)


def test_compiled_code_is_kept_under_a_digest_of_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("names", "resolve", "screen"):
        (tmp_path / room).mkdir()
    (tmp_path / "names" / "alignment.py").write_text("COST = 1")
    monkeypatch.setattr(compiling, "__file__", str(tmp_path / "names" / "compiling.py"))
    before = compiling._digest.__wrapped__()
    (tmp_path / "resolve" / "facts.py").write_text("COST = 2")
    assert compiling._digest.__wrapped__() != before


def test_where_nothing_can_be_written_compiled_code_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert compiling._cache_folder(str(tmp_path / "file")) == ""
    assert compiling._cache_folder(str(tmp_path / "folder")).startswith(str(tmp_path / "folder"))
