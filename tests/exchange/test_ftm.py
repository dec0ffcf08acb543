import json

import pytest

from exchange.full_listings import a_full_person, a_full_vessel, some_full_listings
from exchange.roundtrips import a_file, losses, there_and_back
from factories import a_listing
from ostrakon.exchange import ftm_entities, ftm_lines, read_ftm
from ostrakon.exchange.ftm.values import fit_value
from ostrakon.model import BadRequest, ListedRelation, PartyKind, Severity, SourceChanged


def entities_of(*listings):
    return {entity["id"]: entity for entity in ftm_entities(listings)}


def of_schema(entities, schema):
    return [entity["properties"] for entity in entities.values() if entity["schema"] == schema]


def test_everything_that_the_schema_can_carry_comes_back():
    listings = some_full_listings()
    back = there_and_back(listings, "us_ofac_sdn")
    assert losses(listings, back.listings) == []
    assert len(back.listings) == len(listings)


def test_names_come_back_in_their_parts():
    back = there_and_back([a_full_person()], "us_ofac_sdn")
    assert back.listings[0].names[0].parts == a_full_person().names[0].parts


def test_a_second_round_gives_the_same_entities():
    once = there_and_back(some_full_listings(), "us_ofac_sdn").listings
    twice = there_and_back(once, "us_ofac_sdn").listings
    assert losses(once, twice) == []


def test_ids_follow_from_the_list_and_the_native_id_alone():
    first, again = entities_of(a_full_person()), entities_of(a_full_person())
    assert list(first) == list(again)
    assert "us-ofac-sdn-101" in first


def test_a_number_that_fails_its_check_digit_stays_as_a_document_and_not_as_that_number():
    entities = entities_of(a_full_person())
    assert entities["us-ofac-sdn-101"]["properties"]["innCode"] == ["7707083893"]
    assert {"7707083893", "7707083890"} <= {each["number"][0] for each in of_schema(entities, "Identification")}


def test_a_ship_keeps_a_false_imo_number_in_its_notes():
    ship = entities_of(a_full_vessel())["us-ofac-sdn-102"]["properties"]
    assert ship["imoNumber"] == ["IMO9187629"]
    assert any("9187620" in note for note in ship["notes"])


def test_an_approximate_date_is_a_year_with_a_note():
    person = entities_of(a_full_person())["us-ofac-sdn-101"]["properties"]
    assert "Birth date as listed: 1979~" in person["notes"]
    assert "1955" in person["birthDate"]


def test_a_relation_has_both_ends_in_the_file():
    entities = entities_of(*some_full_listings())
    for link in [*of_schema(entities, "UnknownLink"), *of_schema(entities, "Family")]:
        ends = link.get("subject", link.get("person")) + link.get("object", link.get("relative"))
        assert len(ends) == 2
        assert all(end in entities for end in ends)


def test_ownership_needs_something_that_can_be_owned():
    owned = a_listing(
        "1", "Firm", kind=PartyKind.COMPANY, relations=(ListedRelation("owned_by", "B", "t", "r", "2"),)
    )
    vague = a_listing("3", "Body", relations=(ListedRelation("owned_by", "B", "t", "r", "2"),))
    entities = entities_of(owned, vague, a_listing("2", "B"))
    (ownership,) = of_schema(entities, "Ownership")
    assert (ownership["owner"], ownership["asset"]) == (["us-ofac-sdn-2"], ["us-ofac-sdn-1"])
    (link,) = of_schema(entities, "UnknownLink")
    assert link["subject"] == ["us-ofac-sdn-3"]


def test_only_listed_parties_are_targets():
    entities = entities_of(a_full_person())
    assert [each["id"] for each in entities.values() if each["target"]] == ["us-ofac-sdn-101"]


def line(**entity):
    return json.dumps(entity).encode() + b"\n"


def test_a_line_that_is_no_entity_is_an_issue_and_the_others_go_on():
    good = line(id="x", schema="Person", properties={"name": ["A B"], "topics": ["sanction"]})
    reading = read_ftm(a_file(b"{broken\n[1]\n" + good + good), "test_list")
    assert [each.name for each in reading.listings] == ["A B"]
    assert [issue.code for issue in reading.issues] == ["ftm.malformed", "ftm.no_entity", "ftm.duplicate"]
    lost = sum(issue.severity is Severity.ENTRY for issue in reading.issues)
    assert reading.entries == len(reading.listings) + lost


def test_a_party_without_a_name_is_an_issue():
    reading = read_ftm(a_file(line(id="x", schema="Person", properties={"topics": ["sanction"]})), "test_list")
    assert [issue.code for issue in reading.issues] == ["name.missing"]
    assert reading.entries == 1


def test_a_file_without_entities_is_refused_with_what_to_do():
    with pytest.raises(BadRequest, match="JSON lines"):
        read_ftm(a_file(b"<xml/>"), "test_list")


def test_a_truncated_file_is_refused():
    person = line(id="x", schema="Person", properties={"name": ["A B"], "topics": ["sanction"]})
    with pytest.raises(SourceChanged, match="truncated"):
        read_ftm(a_file(person + person[:40]), "test_list")


def test_a_file_in_which_nobody_is_listed_is_refused():
    with pytest.raises(BadRequest, match="listed"):
        read_ftm(a_file(line(id="x", schema="Person", properties={"name": ["A B"]})), "test_list")


def test_half_characters_are_replaced_and_not_stored():
    person = b'{"id":"x","schema":"Person","properties":{"name":["A \\ud800 B"],"topics":["sanction"]}}\n'
    (listing,) = read_ftm(a_file(person), "test_list").listings
    assert listing.name == "A \ufffd B"


def test_an_impossible_date_is_an_issue_and_its_words_stay():
    props = {"name": ["A"], "topics": ["sanction"], "birthDate": ["2023-99-99"]}
    reading = read_ftm(a_file(line(id="x", schema="Person", properties=props)), "test_list")
    assert [issue.code for issue in reading.issues] == ["date.unknown"]
    assert [(fact.key, fact.text) for fact in reading.listings[0].facts] == [("birth_text", "2023-99-99")]


def test_an_unknown_property_becomes_a_fact():
    person = line(
        id="x", schema="Person", properties={"name": ["A"], "topics": ["sanction"], "eyeColor": ["gray"]}
    )
    (listing,) = read_ftm(a_file(person), "test_list").listings
    assert [(fact.key, fact.text) for fact in listing.facts] == [("eye_color", "gray")]


def test_a_link_to_an_entity_that_is_missing_is_an_issue():
    person = line(id="x", schema="Person", properties={"name": ["A"], "topics": ["sanction"]})
    link = line(id="l", schema="UnknownLink", properties={"subject": ["x"], "object": ["gone"]})
    reading = read_ftm(a_file(person + link), "test_list")
    assert [issue.code for issue in reading.issues] == ["ftm.missing"]
    assert reading.listings[0].relations[0].target_name == "gone"


def test_an_entity_that_belongs_to_no_listing_is_noted():
    person = line(id="x", schema="Person", properties={"name": ["A"], "topics": ["sanction"]})
    stray = line(id="s", schema="Address", properties={"full": ["Somewhere"]})
    reading = read_ftm(a_file(person + stray), "test_list")
    assert [(issue.code, issue.severity) for issue in reading.issues] == [("ftm.unused", Severity.NOTE)]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("imo", "IMO9187629", "IMO9187620"),
        ("inn", "7707083893", "7707083894"),
        ("inn", "500100732259", "500100732250"),
        ("ogrn", "1027700132195", "1027700132190"),
        ("lei", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R13"),
        ("bic", "SABRRUMM", "SABRXXMM"),
        ("date", "1979-03", "1979-13"),
        ("country", "ML", "QQ"),
        ("email", "a@example.org", "a@example"),
        ("url", "http://example.org/", "see the site"),
    ],
)
def test_a_value_is_held_against_the_rules_of_its_type(kind, good, bad):
    assert fit_value(kind, good)
    assert fit_value(kind, bad) is None


def test_every_real_list_comes_back_whole(data):
    from datetime import UTC, date, datetime

    from ostrakon.intake import read_file
    from ostrakon.lists import read_edition

    file = data / "lists" / "us_ofac" / "consolidated" / "consolidated_2025-03-28.xml"
    capture = read_file(file, at=datetime(2025, 3, 28, tzinfo=UTC))
    listings = read_edition([capture], list_id="us_ofac_cons", published=date(2025, 3, 28)).listings
    assert losses(listings, there_and_back(listings, "us_ofac_cons").listings) == []


def test_the_eu_list_made_by_others_is_read_whole(data):
    from datetime import UTC, datetime

    from ostrakon.intake import read_file

    file = data / "lists" / "eu" / "eu_fsf_entities.ftm_2022-01-24.json"
    reading = read_ftm(read_file(file, at=datetime(2022, 1, 24, tzinfo=UTC)), "eu_fsf_2022")
    assert (reading.entries, len(reading.listings)) == (2379, 2379)
    assert reading.issues == ()
    assert sum(len(each.addresses) for each in reading.listings) >= 744
    assert losses(reading.listings, there_and_back(reading.listings, "eu_fsf_2022").listings) == []


def test_lines_are_json_one_entity_each():
    lines = list(ftm_lines(ftm_entities([a_full_person()])))
    assert all(json.loads(each)["schema"] for each in lines)
    assert all(each.endswith(b"\n") and each.count(b"\n") == 1 for each in lines)
