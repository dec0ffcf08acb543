"""Words for countries."""

import pycountry
import pytest

from ostrakon.names.countries import country_name, find_country


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Mali", "ML"),
        ("Cote d Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Korea, North", "KP"),
        ("DPRK", "KP"),
        ("Korea, South", "KR"),
        ("Burma", "MM"),
        ("West Bank", "PS"),
        ("Region: Gaza", "PS"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo, Republic of the", "CG"),
        ("North Macedonia, The Republic of", "MK"),
        ("Virgin Islands, British", "VG"),
        ("Man, Isle of", "IM"),
        ("The Gambia", "GM"),
        ("Hong Kong", "HK"),
        ("Kosovo", "XK"),
        ("Türkiye", "TR"),
        ("ML", "ML"),
        ("RUS", "RU"),
        ("Malian", "ML"),
        ("Russian Federation", "RU"),
        ("Russie", "RU"),
        ("Soviet Union", ""),
        ("Netherlands Antilles", ""),
        ("undetermined", ""),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_the_words_name_the_country(words: str, code: str) -> None:
    assert find_country(words) == code


def test_every_country_of_the_standard_is_found_by_name_and_codes() -> None:
    for country in pycountry.countries:
        assert find_country(country.name) == country.alpha_2
        assert find_country(country.alpha_2) == country.alpha_2
        assert find_country(country.alpha_3) == country.alpha_2


def test_a_code_has_an_english_name() -> None:
    assert country_name("ML") == "Mali"
    assert country_name("ZZZ") == "ZZZ"
