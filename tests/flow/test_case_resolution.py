"""The bundled case: one Maslov, one Wagner, two namesakes, and parties of three reports tied to their listings."""

import pytest

from ostrakon.cases import MALI_2023
from ostrakon.flow.entities import read_entities
from ostrakon.flow.listed_names import open_listed_names
from ostrakon.flow.read_reports import read_text
from ostrakon.flow.resolve_all import resolve_lists
from ostrakon.flow.workspace import Workspace
from ostrakon.ledger.judgements import read_judgements
from ostrakon.ledger.readings import add_reading, read_newest


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Workspace(tmp_path_factory.mktemp("case")) as opened:
        for edition in MALI_2023.editions:
            opened.load(*edition.files, list=edition.list_id, published=edition.published, bounded=False)
        names = open_listed_names(opened.shelf)
        for report in MALI_2023.reports:
            text = report.file.read_text(encoding="utf-8")
            listed = names.found_in(text, language="en")
            reading = read_text(text, published=report.published, listed_names=listed)
            add_reading(opened.shelf.ledger, reading, at=opened.shelf.clock())
        resolve_lists(opened.shelf)
        yield opened


def entity_of(case, member):
    return next(each for each in read_entities(case.shelf).entities if member in each.members)


def lists_of(entity):
    return {member.split(":")[1] for member in entity.members if member.startswith("list:")}


def documents_of(entity):
    return {member.split(":")[2] for member in entity.members if member.startswith("report:")}


def test_maslov_of_three_lists_and_the_reports_is_one(case):
    maslov = entity_of(case, "list:us_ofac_sdn:40969")
    assert lists_of(maslov) == {"us_ofac_sdn", "uk_sanctions", "eu_fsf"}
    assert len(documents_of(maslov)) >= 2


def test_wagner_of_several_listings_is_one(case):
    assert len(lists_of(entity_of(case, "list:us_ofac_sdn:22543"))) == 3


def test_the_three_officials_of_mali_are_tied_to_the_edition_of_the_day(case):
    for native_id in ("42616", "42617", "42618"):
        assert documents_of(entity_of(case, f"list:us_ofac_sdn:{native_id}"))


def test_two_ivanovs_of_one_name_are_two_and_britains_is_the_right_one(case):
    official, senator = (entity_of(case, f"list:us_ofac_sdn:{each}") for each in ("16688", "36799"))
    assert official.members == ("list:uk_sanctions:14679", "list:us_ofac_sdn:16688")
    assert senator.members == ("list:us_ofac_sdn:36799",)


def test_the_air_force_chief_of_another_country_is_not_the_camara_of_the_report(case):
    namesake = entity_of(case, "list:us_ofac_sdn:11972")
    assert documents_of(namesake) == set()
    assert documents_of(entity_of(case, "list:us_ofac_sdn:42618"))


def test_a_british_listing_of_july_is_no_link_for_a_text_of_may(case):
    predicted = [each for each in read_judgements(case.shelf.ledger) if each.why.startswith("a prediction")]
    assert [each.left for each in predicted] == ["list:uk_sanctions:16024"]


def test_a_full_name_is_not_cut_at_an_alias_of_one_word(case):
    names = {party.name for reading in read_newest(case.shelf.ledger) for party in reading.parties}
    assert "Konstantin Aleksandrovitch Pikalov" in names
    assert "Konstantin" not in names
