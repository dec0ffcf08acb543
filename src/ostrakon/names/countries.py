"""Words for a country, in the ways lists and reports write them, as an ISO 3166-1 alpha-2 code.

Sources: Unicode CLDR territory names in English and French (through babel), ISO 3166-1 names (through
pycountry), and the reviewed file `data/countries.toml`, which wins. `XK` for Kosovo is a user-assigned
code of ISO 3166-1, as the European Commission and the IMF use it.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import babel
import pycountry

_DATA = Path(__file__).parent / "data" / "countries.toml"
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_CODE = re.compile(r"[A-Z]{2,3}\Z")
_STATES = ("republic of", "kingdom of", "state of", "islamic republic of", "federal republic of")


@lru_cache(maxsize=16_384)
def find_country(words: str) -> str:
    """The code of the one country that the words name, upper case; "" where they name none, or none of today.

    `Cote d Ivoire`, `Korea, North`, `the Gambia`, `DPRK`, `Malian`, `ML` and `MLI` are understood; a name
    inside a longer text is not looked for.
    """
    table = _load_table()
    folded = _fold(words)
    if folded in table:
        return table[folded]
    if "," in words:
        head, _, tail = words.partition(",")
        turned = _fold(f"{tail} {head}")
        if turned in table:
            return table[turned]
    if _CODE.match(words.strip()):
        return _load_codes().get(words.strip(), "")
    return _without_state(folded, table)


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """The English name of a country code (Unicode CLDR), or the code itself where it has none."""
    return str(babel.Locale("en").territories.get(code, code))


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("&", " and "))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return _NOT_WORDS.sub(" ", bare.replace("'", " ").replace("’", " ")).strip().removeprefix("the ")


def _without_state(folded: str, table: dict[str, str]) -> str:
    for state in _STATES:
        if folded.startswith(state + " "):
            return table.get(folded[len(state) + 1 :].removeprefix("the "), "")
    return ""


@cache
def _load_codes() -> dict[str, str]:
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    return codes | {code: code for code in codes.values()} | {"XK": "XK", "XKX": "XK"}


@cache
def _load_table() -> dict[str, str]:
    codes = set(_load_codes().values())
    table: dict[str, str] = {}
    for language in ("fr", "en"):
        territories = babel.Locale(language).territories
        table |= {_fold(name): code for code, name in territories.items() if code in codes}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            name = getattr(country, field, None)
            if name:
                table[_fold(name)] = country.alpha_2
    reviewed = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    for part in ("adjectives", "variants"):
        table |= {_fold(name): code for name, code in reviewed[part].items()}
    return table
