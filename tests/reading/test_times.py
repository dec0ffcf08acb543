"""Time expressions against a day of publication: Wednesday 2024-05-15."""

from datetime import date

import pytest

from ostrakon.model import TimeKind
from ostrakon.reading.prose.normalize import normalize
from ostrakon.reading.times.times import find_times

PUBLISHED = date(2024, 5, 15)


def one(text: str, language: str = "en") -> tuple[str, str, str, str]:
    spans = find_times(normalize(text), published=PUBLISHED, language=language)
    assert len(spans) == 1, spans
    span = spans[0]
    return span.text, str(span.earliest or ""), str(span.latest or ""), span.edtf


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It said so on Monday.", "Monday", "2024-05-13", "2024-05-13"),
        ("The EU will vote on Thursday.", "Thursday", "2024-05-16", "2024-05-16"),
        ("They were listed in late 2022.", "late 2022", "2022-10-01", "2022-12-31"),
        ("They were listed on 3 March 2022.", "3 March 2022", "2022-03-03", "2022-03-03"),
        ("They were listed on March 3, 2022.", "March 3, 2022", "2022-03-03", "2022-03-03"),
        ("It happened last week.", "last week", "2024-05-06", "2024-05-12"),
        ("It happened two years ago.", "two years ago", "2022-01-01", "2022-12-31"),
        ("Extended until 31 July 2024.", "until 31 July 2024", "2024-05-15", "2024-07-31"),
        ("In force since April.", "since April", "2024-04-01", "2024-05-15"),
        ("It happened in November.", "November", "2023-11-01", "2023-11-30"),
        ("From 2014 to 2016 he led it.", "From 2014 to 2016", "2014-01-01", "2016-12-31"),
    ],
)
def test_english_expressions(text: str, words: str, first: str, last: str) -> None:
    assert one(text)[:3] == (words, first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Il a parlé lundi.", "lundi", "2024-05-13", "2024-05-13"),
        ("Le mois dernier, il a parlé.", "Le mois dernier", "2024-04-01", "2024-04-30"),
        ("Depuis janvier, il se tait.", "Depuis janvier", "2024-01-01", "2024-05-15"),
        ("C'était le 1er mars 2022.", "1er mars 2022", "2022-03-01", "2022-03-01"),
        ("Il y a deux ans, il parlait.", "Il y a deux ans", "2022-01-01", "2022-12-31"),
        ("Il parlait fin 2022.", "fin 2022", "2022-10-01", "2022-12-31"),
    ],
)
def test_french_expressions(text: str, words: str, first: str, last: str) -> None:
    assert one(text, "fr")[:3] == (words, first, last)


@pytest.mark.parametrize(
    "text",
    ["The Sanctions Regulations 2019 apply.", "He is aged 44.", "Theresa May spoke.", "Resolution 2231 (2015)"],
)
def test_names_laws_and_ages_are_no_times(text: str) -> None:
    assert find_times(text, published=PUBLISHED, language="en") == ()


def test_without_a_day_of_publication_an_interval_stays_open() -> None:
    span = find_times("It said so on Monday.", published=None, language="en")[0]
    assert span.earliest is None
    assert span.kind is TimeKind.INTERVAL


def test_that_same_month_is_the_month_last_spoken_of() -> None:
    spans = find_times("In March 2023 it began. That same month it ended.", published=PUBLISHED, language="en")
    assert spans[1].edtf == "2023-03"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "Three years after the coup of 1 February 2021, they rule.",
            "Three years after",
            "2024-02-01",
            "2024-02-01",
        ),
        ("It did so on 14 May, nine days after listing him.", "nine days after", "2024-05-05", "2024-05-05"),
        ("It acted on 14 May, three months after he died.", "three months after", "2024-02-01", "2024-02-29"),
        ("It met on 14 May. Hours later it acted.", "Hours later", "2024-05-14", "2024-05-14"),
        ("It met on 14 May, having voted the evening before.", "the evening before", "2024-05-13", "2024-05-13"),
        ("It meets this weekend.", "this weekend", "2024-05-18", "2024-05-19"),
        ("It began early in the year.", "early in the year", "2024-01-01", "2024-03-31"),
        ("It was listed a week ago.", "a week ago", "2024-05-08", "2024-05-08"),
    ],
)
def test_times_told_by_what_went_before(text: str, words: str, first: str, last: str) -> None:
    spans = find_times(normalize(text), published=PUBLISHED, language="en")
    found = {span.text: (str(span.earliest), str(span.latest)) for span in spans}
    assert found[words] == (first, last)
