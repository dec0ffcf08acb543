"""What holds for every pair of names: symmetry, idempotence, and that agreement never hurts."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ostrakon.model import PartialDate, PartyKind, Query
from ostrakon.names.clean import clean_text
from ostrakon.names.parse import parse_name
from ostrakon.resolve import load_policy, subject_of_query, weigh_pair

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u2066\u2069\u034f"
WORDS = st.sampled_from(
    [
        "Vladimir",
        "Putin",
        "Sergei",
        "Lavrov",
        "Sadio",
        "Camara",
        "Mohammed",
        "al-Assad",
        "bin",
        "Osama",
        "Kim",
        "Jong",
        "Un",
        "Petrovich",
        "Ivanovich",
        "de",
        "la",
        "Guzman",
        "Loera",
        "Maria",
        "O'Brien",
        "Müller",
        "Łukasz",
        "Владимир",
        "Путин",
        "محمد",
        "حسين",
        "김정은",
        "习近平",
        "Ltd",
        "LLC",
        "Trading",
        "3",
        "II",
        "Dr.",
        "J.",
        "von",
        "Abdulrahman",
        "Abd",
        "Rahman",
        "Rosneft",
        "Gazprom",
        "Bank",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join).filter(lambda name: bool(parse_name(name).tokens))
KINDS = st.sampled_from([PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.UNKNOWN])
DATES = st.dates(date(1930, 1, 1), date(2005, 12, 28))
QUICK = settings(max_examples=60, deadline=None, derandomize=True)


def weigh(left: Query, right: Query):
    return weigh_pair(subject_of_query(left), subject_of_query(right), policy=load_policy())


@QUICK
@given(NAMES, NAMES, KINDS)
def test_comparison_is_symmetric(one, two, kind):
    there, back = weigh(Query(one, kind), Query(two, kind)), weigh(Query(two, kind), Query(one, kind))
    assert (there.bits, there.probability) == (back.bits, back.probability)


@QUICK
@given(NAMES, NAMES, KINDS)
def test_parts_add_up_to_the_bits(one, two, kind):
    comparison = weigh(Query(one, kind), Query(two, kind))
    assert abs(sum(part.bits for part in comparison.parts) - comparison.bits) < 0.005


@QUICK
@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@QUICK
@given(NAMES, NAMES, KINDS, st.sampled_from(INVISIBLE), st.floats(0, 1))
def test_an_invisible_character_never_changes_a_score(one, two, kind, char, where):
    place = int(where * len(one))
    if place < len(one) and unicodedata.combining(one[place]):
        place = 0
    hidden = one[:place] + char + one[place:]
    assert weigh(Query(hidden, kind), Query(two, kind)).bits == weigh(Query(one, kind), Query(two, kind)).bits


@QUICK
@given(NAMES, NAMES, DATES)
def test_a_birth_date_that_agrees_never_lowers_a_score(one, two, born):
    day = PartialDate.of(born.year, born.month, born.day)
    alone = weigh(Query(one, PartyKind.PERSON), Query(two, PartyKind.PERSON))
    dated = weigh(Query(one, PartyKind.PERSON, born=day), Query(two, PartyKind.PERSON, born=day))
    assert dated.bits >= alone.bits


@QUICK
@given(NAMES, NAMES, st.sampled_from(["RU", "ML", "IR", "KP", "MX"]))
def test_a_nationality_that_agrees_never_lowers_a_score(one, two, country):
    alone = weigh(Query(one, PartyKind.PERSON), Query(two, PartyKind.PERSON))
    told = weigh(
        Query(one, PartyKind.PERSON, countries=(country,)), Query(two, PartyKind.PERSON, countries=(country,))
    )
    assert told.bits >= alone.bits


@QUICK
@given(NAMES, NAMES, KINDS)
def test_no_name_scores_higher_than_the_name_itself(one, two, kind):
    itself = weigh(Query(one, kind), Query(one, kind)).bits
    assert weigh(Query(one, kind), Query(two, kind)).bits <= itself + 0.005
