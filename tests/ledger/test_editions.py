"""Editions are kept whole, in any order of loading, and read as of any day; on SQLite and PostgreSQL alike."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest

from factories import AT, a_listing, a_person, some_listings
from ledger.loads import load
from ostrakon.ledger import Ledger
from ostrakon.ledger.editions import find_edition, read_editions, read_issues, read_list_ids
from ostrakon.ledger.listings import count_changes, find_listing, read_history, read_listings
from ostrakon.ledger.state import SNAPSHOT_EVERY
from ostrakon.model import BadRequest, Issue, Severity, SourceChanged

ONE = a_person("1", "Test One", born="circa 1976".replace("circa 1976", "1976~"), country="ML", passport="A1")
TWO = a_listing("2", "Test Two", aliases=("Second",))
THREE = a_listing("3", "Test Three")


def ids_as_of(ledger: Ledger, day: str) -> list[str]:
    edition = find_edition(ledger, "us_ofac_sdn", date.fromisoformat(day))
    return [] if edition is None else [listing.native_id for listing in read_listings(ledger, edition)]


def test_listings_come_back_as_they_were_given(ledger: Ledger) -> None:
    edition = load(ledger, [ONE, TWO], "2023-07-20").edition
    assert read_listings(ledger, edition) == (ONE, TWO)


def test_an_edition_says_when_it_was_published_and_when_it_was_known(ledger: Ledger) -> None:
    edition = load(ledger, [ONE], "2021-08-18").edition
    assert (edition.published, edition.retrieved_at) == (date(2021, 8, 18), AT)
    assert read_editions(ledger) == (edition,)
    assert read_list_ids(ledger) == ("us_ofac_sdn",)


def test_a_load_counts_what_it_changed(ledger: Ledger) -> None:
    load(ledger, [ONE, TWO], "2023-07-20")
    changed = a_listing("2", "Test Two", aliases=("Second", "Zweite"))
    loaded = load(ledger, [changed, THREE], "2023-07-24")
    assert (loaded.added, loaded.removed, loaded.changed) == (1, 1, 1)


def test_the_record_stands_as_of_any_day(ledger: Ledger) -> None:
    load(ledger, [ONE], "2023-07-20")
    load(ledger, [ONE, TWO], "2023-07-24")
    load(ledger, [TWO], "2023-07-31")
    days = ("2023-07-19", "2023-07-20", "2023-07-23", "2023-07-24", "2023-07-31", "2030-01-01")
    assert [ids_as_of(ledger, day) for day in days] == [[], ["1"], ["1"], ["1", "2"], ["2"], ["2"]]


def test_an_unchanged_listing_is_stored_once(ledger: Ledger) -> None:
    first = load(ledger, [ONE, TWO], "2023-07-20").edition
    second = load(ledger, [ONE, THREE], "2023-07-24").edition
    old, new = find_listing(ledger, first, "1"), find_listing(ledger, second, "1")
    assert old == new
    assert old is not None
    assert old.captures == first.captures


def test_a_listing_that_goes_and_comes_back_keeps_its_version(ledger: Ledger) -> None:
    first = load(ledger, [ONE, TWO], "2023-07-20").edition
    load(ledger, [TWO], "2023-07-21")
    third = load(ledger, [ONE, TWO, THREE], "2023-07-22").edition
    assert find_listing(ledger, first, "1") == find_listing(ledger, third, "1")


def test_a_better_reading_of_the_same_entry_is_kept_beside_the_first(ledger: Ledger) -> None:
    plain = a_listing("1", "Test One", raw="1,Test One,born 1976")
    better = a_person("1", "Test One", raw="1,Test One,born 1976", born="1976")
    first = load(ledger, [plain], "2023-07-20").edition
    loaded = load(ledger, [better, TWO], "2023-07-21")
    old, new = find_listing(ledger, first, "1"), find_listing(ledger, loaded.edition, "1")
    assert old is not None
    assert new is not None
    assert (old.listing, new.listing) == (plain, better)
    assert old.digest == new.digest
    assert loaded.changed == 0


def test_the_same_bytes_again_are_already_loaded(ledger: Ledger) -> None:
    first = load(ledger, [ONE, TWO], "2023-07-20")
    again = load(ledger, [ONE, TWO], "2023-07-20", days_later=3)
    later = load(ledger, [ONE, TWO], "2023-07-25", days_later=5)
    assert (first.already, again.already, later.already) == (False, True, True)
    assert read_editions(ledger) == (first.edition,)


def test_a_list_that_goes_back_to_former_bytes_has_a_new_edition(ledger: Ledger) -> None:
    load(ledger, [ONE], "2023-07-20")
    load(ledger, [ONE, TWO], "2023-07-21")
    assert not load(ledger, [ONE], "2023-07-22").already
    assert ids_as_of(ledger, "2023-07-22") == ["1"]


def test_an_authority_that_takes_back_its_change_on_the_same_day_is_followed(ledger: Ledger) -> None:
    load(ledger, [ONE], "2023-07-20", confirms=True)
    load(ledger, [ONE, TWO], "2023-07-20", confirms=True, days_later=1)
    assert not load(ledger, [ONE], "2023-07-20", confirms=True, days_later=2).already
    assert ids_as_of(ledger, "2023-07-20") == ["1"]


def test_an_older_edition_is_refused_and_the_newest_stays_in_force(ledger: Ledger) -> None:
    newest = load(ledger, [ONE, TWO], "2023-07-24").edition
    with pytest.raises(BadRequest, match=r"2023-07-20.*2023-07-24.*--force-older"):
        load(ledger, [ONE], "2023-07-20")
    assert read_editions(ledger) == (newest,)


def test_history_loaded_on_purpose_leaves_the_newest_as_it_was(ledger: Ledger) -> None:
    load(ledger, [ONE, TWO], "2023-07-24")
    load(ledger, [ONE], "2023-07-20", force_older=True)
    load(ledger, [ONE, THREE], "2023-07-22", force_older=True)
    days = ("2023-07-19", "2023-07-21", "2023-07-23", "2023-07-24")
    assert [ids_as_of(ledger, day) for day in days] == [[], ["1"], ["1", "3"], ["1", "2"]]


def test_the_order_of_loading_does_not_matter(ledger: Ledger) -> None:
    contents = [["one"], ["one", "two"], ["two", "three"], ["two renamed", "three"]]
    for number, order in enumerate(itertools.permutations(range(4))):
        list_id = f"list_{number}"
        editions = [[a_listing(name[:3], name, list_id=list_id) for name in names] for names in contents]
        for place in order:
            load(ledger, editions[place], f"2023-07-2{place}", force_older=True)
        for place, listings in enumerate(editions):
            edition = find_edition(ledger, list_id, date(2023, 7, 20 + place))
            assert edition is not None
            assert set(read_listings(ledger, edition)) == set(listings), order


def test_history_known_later_is_told_apart_by_known_time(ledger: Ledger) -> None:
    load(ledger, [ONE, TWO], "2023-07-24")
    load(ledger, [ONE], "2023-07-20", force_older=True, days_later=30)
    before = find_edition(ledger, "us_ofac_sdn", date(2023, 7, 21), known_at=AT + timedelta(days=1))
    after = find_edition(ledger, "us_ofac_sdn", date(2023, 7, 21), known_at=AT + timedelta(days=31))
    assert before is None
    assert after is not None


def test_two_lists_do_not_mix(ledger: Ledger) -> None:
    load(ledger, [ONE, TWO], "2023-07-24")
    other = a_listing("1", "Elsewhere", list_id="un_sc")
    edition = load(ledger, [other], "2023-07-25").edition
    assert read_listings(ledger, edition) == (other,)
    assert ids_as_of(ledger, "2023-07-25") == ["1", "2"]


def test_more_editions_than_a_snapshot_apart_are_all_whole(ledger: Ledger) -> None:
    count = SNAPSHOT_EVERY + 6
    for turn in range(count):
        listings = [*some_listings(5), a_listing("changing", f"Turn {turn}"), a_listing(f"t{turn}", "Once")]
        load(ledger, listings, str(date(2020, 1, 1) + timedelta(days=turn)))
    for turn in (0, 1, SNAPSHOT_EVERY - 1, SNAPSHOT_EVERY, count - 1):
        edition = find_edition(ledger, "us_ofac_sdn", date(2020, 1, 1) + timedelta(days=turn))
        assert edition is not None
        names = {listing.native_id: listing.name for listing in read_listings(ledger, edition)}
        assert set(names) == {"0", "1", "2", "3", "4", "changing", f"t{turn}"}
        found = find_listing(ledger, edition, "changing")
        assert found is not None
        assert found.listing.name == names["changing"] == f"Turn {turn}"


def test_a_listings_history_tells_each_coming_change_and_going(ledger: Ledger) -> None:
    load(ledger, [ONE], "2023-07-20")
    load(ledger, [ONE, TWO], "2023-07-21")
    load(ledger, [ONE, TWO, THREE], "2023-07-22")
    load(ledger, [ONE, a_listing("2", "Renamed")], "2023-07-23")
    load(ledger, [ONE], "2023-07-24")
    steps = read_history(ledger, "us_ofac_sdn", "2")
    told = [(str(edition.published), version and version.listing.name) for edition, version in steps]
    assert told == [("2023-07-21", "Test Two"), ("2023-07-23", "Renamed"), ("2023-07-24", None)]


def test_what_is_not_held_is_none(ledger: Ledger) -> None:
    edition = load(ledger, [ONE], "2023-07-20").edition
    assert find_listing(ledger, edition, "99") is None
    assert find_edition(ledger, "un_sc") is None
    assert read_history(ledger, "un_sc", "1") == ()


def test_changes_are_counted_between_any_two_editions(ledger: Ledger) -> None:
    first = load(ledger, [ONE, TWO], "2023-07-20").edition
    load(ledger, [TWO], "2023-07-21")
    last = load(ledger, [a_listing("2", "Renamed"), THREE], "2023-07-22").edition
    assert count_changes(ledger, first, last) == (1, 1, 1)
    assert count_changes(ledger, last, first) == (1, 1, 1)


def test_issues_are_kept_with_their_edition(ledger: Ledger) -> None:
    issue = Issue("date.impossible", "row 3", "31 Feb 1970", "no such day", Severity.LOSS)
    edition = load(ledger, [ONE], "2023-07-20", issues=[issue]).edition
    assert read_issues(ledger, edition) == (issue,)
    assert edition.issues == 1


def test_two_listings_with_one_id_are_refused_whole(ledger: Ledger) -> None:
    with pytest.raises(SourceChanged, match="native id '1'"):
        load(ledger, [ONE, a_listing("1", "Another")], "2023-07-20")
    assert read_editions(ledger) == ()


def test_names_in_every_script_and_strange_characters_survive(ledger: Ledger) -> None:
    strange = a_listing("1", "Камара مالي 馬里 \U0001f469 ' \" ; -- \\ %s :x", raw="raw\tÀ\u202e")
    edition = load(ledger, [strange], "2023-07-20").edition
    assert read_listings(ledger, edition) == (strange,)


def test_times_keep_their_microseconds(ledger: Ledger) -> None:
    at = datetime(2023, 7, 24, 1, 2, 3, 4567, tzinfo=UTC)
    load(ledger, [ONE], "2023-07-20")
    assert find_edition(ledger, "us_ofac_sdn", known_at=at) is None
