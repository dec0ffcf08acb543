"""Dates as lists write them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.lists.dates import date_or_loss, read_date, read_dates
from ostrakon.lists.recipe import IssueLog

FORMS = [
    ("22 Mar 1979", "1979-03-22"),
    ("1962", "1962"),
    ("circa 1976", "1976~"),
    ("1955 to 1958", "1955-01-01/1958-12-31"),
    ("Mar 1955", "1955-03"),
    ("circa 10 Mar 1960", "1960-03-10~"),
    ("01 Jan 1961 to 31 Dec 1963", "1961-01-01/1963-12-31"),
    ("circa 1965 to 1967", "1965-01-01~/1967-12-31~"),
    ("1963 to circa 1965", "1963-01-01~/1965-12-31~"),
    ("Between 1955 and 1958", "1955-01-01/1958-12-31"),
    ("1979-03-22", "1979-03-22"),
    ("2025-02-13T00:00:00-05:00", "2025-02-13"),
    ("00/00/1980", "1980"),
    ("00/05/1980", "1980-05"),
    ("05/1955", "1955-05"),
    ("22/03/1979", "1979-03-22"),
    ("2.12.1979", "1979-12-02"),
    ("Approximately 1963", "1963~"),
    ("1960s", "1960-01-01/1969-12-31"),
    ("late 1985", "1985-09-01~/1985-12-31~"),
    ("March 22, 1979", "1979-03-22"),
]


@pytest.mark.parametrize(("words", "edtf"), FORMS)
def test_words_become_the_date_that_they_say(words: str, edtf: str) -> None:
    assert read_date(words).edtf() == edtf
    assert read_date(words).text == words


def test_a_month_first_list_is_read_month_first() -> None:
    assert read_date("03/28/2025", month_first=True).edtf() == "2025-03-28"


def test_alternatives_become_several_dates() -> None:
    assert [each.edtf() for each in read_dates("11.7.1982 or 3.1.1980")] == ["1982-07-11", "1980-01-03"]


@pytest.mark.parametrize(
    ("words", "code"),
    [("31 Feb 1979", "date.impossible"), ("1958 to 1955", "date.impossible"), ("soon", "date.unknown")],
)
def test_an_impossible_date_is_an_issue_and_no_date(words: str, code: str) -> None:
    log = IssueLog()
    assert date_or_loss(words, "SDN/Remarks", log=log) is None
    assert [(issue.code, issue.value) for issue in log.issues] == [(code, words)]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_reads_back_in_words_numbers_and_iso(day) -> None:
    for text in (f"{day:%d %b %Y}", f"{day:%d/%m/%Y}", day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert read_date(text).edtf() == day.isoformat()


@given(st.text(max_size=40))
def test_any_words_give_a_date_or_a_value_error(words: str) -> None:
    with contextlib.suppress(ValueError):
        read_date(words)
