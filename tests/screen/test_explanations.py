"""A hit, a miss and a near miss can each be told: by terms that add up, in rows, as a drawing."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from ostrakon.model import BirthDate, ListedName, Listing, NameRole, NotThere, PartialDate, PartyKind, Query
from ostrakon.resolve import load_policy
from ostrakon.screen import (
    build_index,
    count_facts,
    draw_waterfall,
    explain_miss,
    find_nearest,
    screen_places,
    screen_queries,
    waterfall_rows,
)

POLICY = load_policy()


def a_person(number: str, name: str, born: str = "") -> Listing:
    births = (BirthDate(PartialDate.parse(born), ""),) if born else ()
    return Listing(
        "test", number, PartyKind.PERSON, (ListedName(name, NameRole.PRIMARY, name, ""),), "", births=births
    )


@pytest.fixture(scope="module")
def index():
    listings = [
        a_person("1", "Sadio CAMARA", "1979-03-22"),
        a_person("2", "Sadio TRAORE"),
        a_person("3", "Ali HASSAN"),
    ]
    return build_index(listings, as_of="2023-07-25")


def test_a_miss_says_what_spoke_against_it(index):
    miss = explain_miss(Query("Sadio Camara", PartyKind.PERSON), index, "test", "2", policy=POLICY)
    assert miss.comparison.bits < miss.needed
    assert "camara ~ traore" in miss.reason
    assert miss.rank == 2


def test_a_hit_asked_why_not_says_that_it_is_one(index):
    miss = explain_miss(Query("Sadio Camara", PartyKind.PERSON), index, "test", "1", policy=POLICY)
    assert miss.rank == 1
    assert miss.reason.startswith("a hit")


def test_a_listing_that_is_not_there_cannot_be_explained(index):
    with pytest.raises(NotThere):
        explain_miss(Query("Sadio Camara"), index, "test", "99", policy=POLICY)


def test_nearest_misses_are_below_the_threshold(index):
    nearest = find_nearest(Query("Sadio Camara", PartyKind.PERSON), index, policy=POLICY)
    assert [hit.native_id for hit in nearest][:1] == ["2"]
    assert all(hit.probability < POLICY.list_at for hit in nearest)


def test_a_waterfall_ends_at_the_bits_of_the_hit(index):
    hit = screen_queries([Query("Sadio Kamara", born=PartialDate.parse("1979"))], index, policy=POLICY)[0][0]
    drawing = draw_waterfall(hit.parts, title="Sadio Kamara <b> & CAMARA", probability=hit.probability)
    root = ElementTree.fromstring(drawing)
    assert root.tag.endswith("svg")
    assert f"{hit.bits:+.1f} ({hit.probability:.0%})" in drawing
    assert "<b>" not in drawing


def test_rows_tell_every_term_that_moves_the_sum(index):
    hit = screen_queries([Query("Sadio Kamara")], index, policy=POLICY)[0][0]
    rows = waterfall_rows(hit.parts)
    assert rows[0][0] == "prior"
    assert sum(float(row[2]) for row in rows) == pytest.approx(hit.bits, abs=0.05 * len(rows))
    assert all(re.fullmatch(r" *[█▒]+", row[3]) for row in rows)


def test_a_name_alone_looks_different_from_a_full_match(index):
    bare = screen_queries([Query("Sadio Camara")], index, policy=POLICY)[0][0]
    full = screen_queries([Query("Sadio Camara", born=PartialDate.parse("1979-03-22"))], index, policy=POLICY)[0][
        0
    ]
    assert count_facts(bare.parts).words == "nothing but the name to compare"
    assert count_facts(full.parts).agree == 1


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Bolshaya Morskaya 1, Sevastopol", "Crimea"),
        ("Calle 23, La Habana", "Cuba"),
        ("Kuba", "Cuba"),
        ("Simferopol, Krimea", "Crimea"),
        ("Севастополь", "Crimea"),
        ("Khartoum, Soudan", "Sudan"),
        ("Tehran", "Iran"),
    ],
)
def test_an_embargoed_place_in_an_address_alerts(address, place):
    assert [hit.place for hit in screen_places(address, as_of=date(2016, 1, 1))] == [place]


@pytest.mark.parametrize(
    "address", ["London", "Iraq, Baghdad", "Sudbury, Ontario", "Cubao, Quezon City", "Granada"]
)
def test_other_places_do_not_alert(address):
    assert screen_places(address, as_of=date(2016, 1, 1)) == ()


def test_an_embargo_that_ended_does_not_alert_after():
    assert screen_places("Damascus", as_of=date(2025, 6, 30)) != ()
    assert screen_places("Damascus", as_of=date(2025, 7, 1)) == ()


def test_a_narrower_embargo_follows_the_one_that_ended():
    assert [hit.rule for hit in screen_places("Khartoum", as_of=date(2017, 10, 12))] == ["31 CFR 538"]
    assert [hit.rule for hit in screen_places("Khartoum", as_of=date(2023, 7, 25))] == [
        "Council Decision 2014/450/CFSP (arms embargo)"
    ]
