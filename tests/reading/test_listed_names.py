"""Names of the lists in a text: found whatever their case and marks, left where they are chance words."""

import pytest

from factories import a_listing
from ostrakon.model import PartyKind
from ostrakon.reading.naming.listed_names import ListedNames, make_forms


def names(*pairs: tuple[str, PartyKind]) -> ListedNames:
    listings = [a_listing(str(n), name, kind=kind) for n, (name, kind) in enumerate(pairs)]
    return ListedNames(make_forms(listings))


LISTED = (
    ("Sadio CAMARA", PartyKind.PERSON),
    ("Ivan Aleksandrovich MASLOV", PartyKind.PERSON),
    ("Rony Célestin", PartyKind.PERSON),
    ("LOBAYE INVEST SARLU", PartyKind.COMPANY),
    ("SAKUNDA", PartyKind.COMPANY),
    ("HOPE", PartyKind.VESSEL),
    ("Abdel Fattah AL-BURHAN", PartyKind.PERSON),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister Sadio Camara said.", {"Sadio Camara": PartyKind.PERSON}),
        ("SADIO CAMARA said.", {"SADIO CAMARA": PartyKind.PERSON}),
        ("Ivan Maslov came.", {"Ivan Maslov": PartyKind.PERSON}),
        ("Rony Celestin left.", {"Rony Celestin": PartyKind.PERSON}),
        ("The army of Abdel Fattah al-Burhan won.", {"Abdel Fattah al-Burhan": PartyKind.PERSON}),
        ("Owned by Lobaye Invest SARLU.", {"Lobaye Invest SARLU": PartyKind.COMPANY}),
        ("The firm Sakunda pays.", {"Sakunda": PartyKind.COMPANY}),
    ],
)
def test_a_listed_name_is_found_as_the_text_writes_it(text: str, found: dict[str, PartyKind]) -> None:
    assert names(*LISTED).found_in(text, language="en") == found


@pytest.mark.parametrize(
    "text",
    [
        "There is Hope in Bamako.",
        "Sakunda pays.",
        "They met Sadio. Camara left.",
        "He spoke of sadio camara.",
        "Sadio Camara Traore came.",
        "Ivan and Maslov came.",
    ],
)
def test_words_that_are_no_listed_name_are_left(text: str) -> None:
    assert names(*LISTED).found_in(text, language="en") == {}


def test_the_short_form_is_left_out_beside_the_whole_name() -> None:
    found = names(*LISTED).found_in("Ivan Aleksandrovich Maslov came. Ivan Maslov spoke.", language="en")
    assert [*found] == ["Ivan Aleksandrovich Maslov"]


def test_what_the_gazetteer_knows_is_left_to_it() -> None:
    assert names(("Wagner Group", PartyKind.ORGANIZATION)).found_in("The Wagner Group came.", language="en") == {}
