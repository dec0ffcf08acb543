"""What the FollowTheMoney schema keeps of a value: fitted to its types, or None where it would drop it.

Its tools drop a value that a type refuses without a word, so each value is held against the same rules here
first. Sources: followthemoney's types (identifier, country, date, name, address, number, url, email); check
digits: IMO resolution A.1117(30), the Russian tax service's orders on INN and OGRN, ISO 17442 (LEI), ISO 9362.
"""

import re
import unicodedata
from collections.abc import Callable

_REMOVED = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2060-\u2064\ud800-\udfff\ufeff]"
)
_SPACED = re.compile("[\u0a00\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r"^[\"'](.*)[\"']$", re.DOTALL)
_ADDRESS_BREAKS = re.compile(r"(\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;)")
_ADDRESS_COMMAS = re.compile(r"(,\s?[,.])")
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_NUMBER = re.compile(r"\d{1,15}(\.\d+)?\Z")
_EMAIL = re.compile(r"(?!.*xn--)[A-Za-z0-9._%+-]{1,64}@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}\Z")
_URL = re.compile(r"https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(:\d{2,5})?/[A-Za-z0-9._~%/?=&+-]*\Z")
_SITE = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(/.*)?\Z")
_LIMITS = {"name": 384, "address": 250, "string": 1024, "identifier": 64, "text": 65_000, "url": 4096}
_COUNTRIES = """
AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI
FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO
IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG
MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK
PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC
TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
_ALPHA2 = frozenset(_COUNTRIES.split())
_FORMER = {"SU": "suhh", "YU": "yucs", "CS": "csxx", "UN": "un", "ZZ": "zz"}
_SCHEMA_CODES = {code: country for country, code in _FORMER.items()} | {"cshh": "CS"}


def clean_text(text: str) -> str:
    """The text as the schema's tools store any text: composed (NFC), without control characters, trimmed."""
    return _SPACED.sub(" ", _REMOVED.sub("", unicodedata.normalize("NFC", text))).strip()


def fit_value(kind: str, text: str) -> str | None:
    """The value that a property of that kind keeps unchanged, or None.

    `kind` is a type of the schema (`name`, `date`, `country` ...), an identifier format (`imo`, `inn` ...) or a
    type with its own limit (`identifier:16`).
    """
    name, _, limit = kind.partition(":")
    cleaned = clean_text(text)
    fitted = _FITS[name](cleaned) if name in _FITS else cleaned
    longest = int(limit) if limit else _LIMITS.get(name, 250)
    return fitted if fitted and len(fitted) <= longest else None


def fit_country(code: str) -> str | None:
    """The schema's code of a country given by its alpha-2 code."""
    upper = code.upper()
    return upper.lower() if upper in _ALPHA2 else _FORMER.get(upper)


def country_of(code: str) -> str:
    """The alpha-2 code of a country given by the schema's code; "" where it has none."""
    upper = code.upper()
    return upper if upper in _ALPHA2 else _SCHEMA_CODES.get(code.lower(), "")


def _fit_name(text: str) -> str | None:
    return _SPACES.sub(" ", _QUOTED.sub(r"\1", text)).strip() or None


def _fit_address(text: str) -> str | None:
    broken = _ADDRESS_COMMAS.sub(", ", _ADDRESS_BREAKS.sub(", ", text))
    again = _ADDRESS_COMMAS.sub(", ", broken)
    collapsed = _SPACES.sub(" ", again).strip()
    return collapsed if collapsed and _ADDRESS_COMMAS.sub(", ", collapsed) == collapsed else None


def _fit_pattern(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda text: text if pattern.match(text) else None


def _fit_url(text: str) -> str | None:
    site = text if "://" in text else f"http://{text.lower()}" if _SITE.match(text.lower()) else text
    whole = site if site.count("/") > len("//") else f"{site}/"
    return whole if _URL.match(whole) else None


def _fit_gender(text: str) -> str | None:
    return text if text in ("male", "female", "other") else None


def _fit_imo(text: str) -> str | None:
    digits = [int(digit) for digit in text.removeprefix("IMO").strip() if digit.isdecimal()]
    if not re.fullmatch(r"(IMO ?)?\d{7}", text) or not any(digits):
        return None
    ship = sum(digit * (7 - place) for place, digit in enumerate(digits[:6])) % 10
    owner = (11 - sum(digit * weight for digit, weight in zip(digits, (8, 6, 4, 2, 9, 7), strict=False)) % 11) % 10
    return f"IMO{text[-7:]}" if digits[6] in (ship, owner) else None


_INN_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)  # the last ten give the tenth digit, and so on


def _inn_digit(digits: str) -> str:
    weights = _INN_WEIGHTS[len(_INN_WEIGHTS) - len(digits) :]
    return str(sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 % 10)


def _fit_inn(text: str) -> str | None:
    if re.fullmatch(r"\d{10}", text):
        return text if _inn_digit(text[:9]) == text[9] else None
    if re.fullmatch(r"\d{12}", text):
        return text if _inn_digit(text[:10]) + _inn_digit(text[:11]) == text[10:] else None
    return None


def _fit_ogrn(text: str) -> str | None:
    if not re.fullmatch(r"[1-9](\d{12}|\d{14})", text):
        return None
    rest = int(text[:-1]) % (len(text) - 2)  # modulus 11 for 13 digits, 13 for 15
    return text if str(0 if rest == 10 else rest) == text[-1] else None  # 10 has no digit: it is written 0


def _fit_lei(text: str) -> str | None:
    if not re.fullmatch(r"[A-Z0-9]{18}\d\d", text):
        return None
    return text if int("".join(str(int(char, 36)) for char in text)) % 97 == 1 else None


def _fit_bic(text: str) -> str | None:
    return text if re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}", text) and text[4:6] in _ALPHA2 else None


_FITS: dict[str, Callable[[str], str | None]] = {
    "name": _fit_name,
    "address": _fit_address,
    "date": _fit_pattern(_DATE),
    "number": _fit_pattern(_NUMBER),
    "email": _fit_pattern(_EMAIL),  # without xn--: the schema's tools rewrite such domains
    "url": _fit_url,
    "country": fit_country,
    "gender": _fit_gender,
    "imo": _fit_imo,
    "inn": _fit_inn,
    "ogrn": _fit_ogrn,
    "lei": _fit_lei,
    "bic": _fit_bic,
}
