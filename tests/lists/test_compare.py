"""What differs between two editions; a change by another party's renaming is told apart."""

from factories import a_listing, a_person
from ostrakon.lists import compare_editions
from ostrakon.model import ChangeKind, ListedRelation, Listing


def linked(native_id: str, *targets: str, raw: str = "", **fields: object) -> Listing:
    links = tuple(ListedRelation("linked_to", target, f"Linked To: {target}", "SDN/Remarks") for target in targets)
    name = f"Test Party {native_id}"
    return a_listing(native_id, name, relations=links, raw=raw or "|".join((native_id, *targets)), **fields)


def test_added_removed_and_changed_are_told_by_native_id() -> None:
    before = [a_person("1", "Test Person One", born="1979"), a_person("2", "Test Person Two")]
    after = [a_person("1", "Test Person One", born="1980", raw="other"), a_person("3", "Test Person Three")]
    added, removed, changed = compare_editions(before, after)
    assert [(change.kind, change.native_id, change.name) for change in added] == [
        (ChangeKind.ADDED, "3", "Test Person Three")
    ]
    assert [change.native_id for change in removed] == ["2"]
    assert [(field.field, field.gone, field.came) for field in changed[0].fields] == [
        ("births", ("1979",), ("1980",))
    ]
    assert not changed[0].by_renaming


def test_an_edition_does_not_differ_from_itself() -> None:
    edition = [linked("1", "OLD CO"), a_person("2")]
    assert compare_editions(edition, edition) == ((), (), ())


def test_a_renamed_party_of_the_list_does_not_change_those_linked_to_it() -> None:
    before = [a_listing("9", "OLD CO"), linked("1", "OLD CO")]
    after = [a_listing("9", "NEW CO"), linked("1", "NEW CO")]
    _, _, changed = compare_editions(before, after)
    assert [(change.native_id, change.by_renaming) for change in changed] == [("1", True), ("9", False)]


def test_a_renaming_of_a_party_outside_the_list_is_inferred_from_two_entries() -> None:
    _, _, changed = compare_editions(
        [linked("1", "OLD CO"), linked("2", "OLD CO", "B CO")],
        [linked("1", "NEW CO"), linked("2", "NEW CO", "B CO")],
    )
    assert [change.by_renaming for change in changed] == [True, True]


def test_one_entry_linked_to_another_party_has_changed_itself() -> None:
    _, _, changed = compare_editions([linked("1", "OLD CO")], [linked("1", "NEW CO")])
    assert [change.by_renaming for change in changed] == [False]


def test_a_change_of_its_own_beside_the_renaming_is_its_own() -> None:
    before = [a_listing("9", "OLD CO"), linked("1", "OLD CO")]
    after = [a_listing("9", "NEW CO"), linked("1", "NEW CO", aliases=("ALSO",), raw="x")]
    assert [change.by_renaming for change in compare_editions(before, after)[2]] == [False, False]


def test_wording_alone_is_a_change_of_the_raw_entry() -> None:
    _, _, changed = compare_editions([a_listing("1", raw="a")], [a_listing("1", raw="a ")])
    # raw entries of one format begin alike; these do
    assert [field.field for field in changed[0].fields] == ["raw"]


def test_editions_in_two_formats_differ_only_where_values_do() -> None:
    csv, xml = a_listing("1", raw='{"SDN":[]}'), a_listing("1", raw="<entity/>")
    assert compare_editions([csv], [xml]) == ((), (), ())
