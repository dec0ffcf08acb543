"""Partial dates: the forms that lists use, what they mean, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostrakon.model import PartialDate, Precision


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("1979-03-22", date(1979, 3, 22), date(1979, 3, 22), Precision.DAY),
        ("1979-02", date(1979, 2, 1), date(1979, 2, 28), Precision.MONTH),
        ("1980-02", date(1980, 2, 1), date(1980, 2, 29), Precision.MONTH),
        ("1979", date(1979, 1, 1), date(1979, 12, 31), Precision.YEAR),
        ("1955/1958", date(1955, 1, 1), date(1958, 12, 31), Precision.RANGE),
        ("../1958", None, date(1958, 12, 31), Precision.RANGE),
    ],
)
def test_a_date_is_the_interval_that_its_precision_says(edtf, earliest, latest, precision):
    found = PartialDate.parse(edtf)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


def test_about_is_kept_and_written():
    assert PartialDate.parse("1976~").circa
    assert PartialDate.parse("1976~").edtf() == "1976~"


@pytest.mark.parametrize("bad", ["1979-13", "1979-02-30", "79", "22 Mar 1979", "1980/1979", "../..", ""])
def test_what_is_no_date_is_refused(bad):
    with pytest.raises(ValueError):
        PartialDate.parse(bad)


def test_the_published_text_takes_no_part_in_equality():
    assert PartialDate.of(1979, text="1979") == PartialDate.of(1979, text="in 1979")


def test_overlap_counts_shared_days_and_open_ends():
    year = PartialDate.of(1979)
    assert year.overlaps(PartialDate.of(1979, 3, 22))
    assert not year.overlaps(PartialDate.of(1980))
    assert year.overlaps(PartialDate.parse("1979-12-31/.."))


dates = st.dates(min_value=date(1000, 1, 1))


@given(dates, dates, st.booleans())
def test_edtf_comes_back_equal(one, other, circa):
    first, last = sorted((one, other))
    made = PartialDate(first, last, circa)
    assert PartialDate.parse(made.edtf()) == made


@given(dates, dates, dates, dates)
def test_overlap_is_symmetric(a, b, c, d):
    left = PartialDate(*sorted((a, b)))
    right = PartialDate(*sorted((c, d)))
    assert left.overlaps(right) == right.overlaps(left)
