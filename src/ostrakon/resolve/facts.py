"""Facts other than names: birth, country, gender, kind, identifiers, places. What each is worth.

All weights are hundredths of a bit. Dates are proleptic ordinals of days.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ostrakon.model import Gender, Identifier, PartialDate, PartyKind
from ostrakon.names.compiling import entry, inner
from ostrakon.names.hashing import SALT_GROUP, hash_words
from ostrakon.names.name import ORGANIZED
from ostrakon.names.parse import split_words
from ostrakon.resolve.subject import Subject, is_strong


class FactTerm(IntEnum):
    """Terms of the sum beside the name, by their place in the array of terms."""

    BIRTH = 0
    COUNTRY = 1
    GENDER = 2
    KIND = 3
    IDENTIFIER = 4
    PLACE = 5


class FactWeight(IntEnum):
    """Weights of facts by their place in the array of weights."""

    BIRTH_DAY = 0
    BIRTH_SWAPPED = 1  # day and month exchanged
    BIRTH_MONTH = 2
    BIRTH_YEAR = 3  # the same year, one side states no more
    BIRTH_YEAR_ONLY = 4  # the same year, another day
    BIRTH_NEAR = 5  # one year apart
    BIRTH_SPAN = 6  # inside a stated span or an approximate date
    BIRTH_APART = 7  # two or three years apart
    BIRTH_FAR = 8
    BIRTH_OTHER = 9  # more than ten years apart
    COUNTRY_SAME = 10
    COUNTRY_OTHER = 11
    GENDER_SAME = 12
    GENDER_OTHER = 13
    KIND_OTHER = 14
    IDENTIFIER_STRONG = 15
    IDENTIFIER_WEAK = 16
    IDENTIFIER_OTHER = 17  # both have one of a scheme that a party has only one of, and they differ
    PLACE_SAME = 18


KIND_CLASSES = {PartyKind.PERSON: 1, PartyKind.VESSEL: 3, PartyKind.AIRCRAFT: 4, PartyKind.WALLET: 5}
_GENDERS = {Gender.MALE: 1, Gender.FEMALE: 2}
_ONE_EACH = frozenset({"imo", "lei", "aircraft_serial", "duns"})  # schemes of which a party has only one
_NOT_KEY = re.compile(r"[^A-Z0-9]")
_FAR_PAST, _FAR_AHEAD = 1, 3_652_059  # the first and last day that `datetime.date` knows


class FactTable(NamedTuple):
    """Facts of many subjects. `*_start` bound the values of each; codes are hashes of normalized text.

    `birth` rows: first day, last day, precision (0 day, 1 month, 2 year, 3 span), approximate.
    `gender` is a set of bits (1 male, 2 female); `kind` a class: 0 not known, 1 person, 2 organization, ...
    """

    kind: npt.NDArray[np.uint8]
    gender: npt.NDArray[np.uint8]
    birth_start: npt.NDArray[np.int64]
    birth: npt.NDArray[np.int32]
    country_start: npt.NDArray[np.int64]
    country: npt.NDArray[np.uint16]
    identifier_start: npt.NDArray[np.int64]
    identifier: npt.NDArray[np.uint64]
    identifier_sort: npt.NDArray[np.uint8]
    place_start: npt.NDArray[np.int64]
    place: npt.NDArray[np.uint64]


def kind_class(kind: PartyKind) -> int:
    """Kinds that exclude each other as a small number; 0 where nothing is excluded."""
    return KIND_CLASSES.get(kind, 2 if kind in ORGANIZED else 0)


def identifier_key(identifier: Identifier) -> str:
    """The value without punctuation, in capitals; leading zeros and prefixes of a scheme are not touched."""
    return _NOT_KEY.sub("", identifier.value.upper())


def place_keys(places: Sequence[str]) -> list[str]:
    """Words of the places that can be compared, folded."""
    return sorted(
        {word for place in places for word in split_words(place) if len(word) > 3 and not word.isdigit()}
    )


def _birth_row(date: PartialDate) -> tuple[int, int, int, int]:
    precision = {"day": 0, "month": 1, "year": 2, "range": 3}[date.precision.value]
    first = date.earliest.toordinal() if date.earliest else _FAR_PAST
    last = date.latest.toordinal() if date.latest else _FAR_AHEAD
    return first, last, precision, int(date.circa)


def _starts(counts: Sequence[int]) -> npt.NDArray[np.int64]:
    out = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=out[1:])
    return out


def _country_code(country: str) -> int:
    return ord(country[0]) * 256 + ord(country[1]) if len(country) == 2 and country.isascii() else 0


def build_facts(subjects: Sequence[Subject]) -> FactTable:
    """The facts of the subjects as arrays, in their order."""
    births = [[_birth_row(date) for date in subject.births] for subject in subjects]
    countries = [[_country_code(country.upper()) for country in subject.countries] for subject in subjects]
    keys = [[identifier_key(identifier) for identifier in subject.identifiers] for subject in subjects]
    places = [place_keys(subject.places) for subject in subjects]
    sorts = [_identifier_sort(identifier) for subject in subjects for identifier in subject.identifiers]
    parts = (
        np.array([kind_class(subject.kind) for subject in subjects], dtype=np.uint8),
        np.array([sum({_GENDERS.get(g, 0) for g in subject.genders}) for subject in subjects], dtype=np.uint8),
        _starts([len(rows) for rows in births]),
        np.array([row for rows in births for row in rows], dtype=np.int32).reshape(-1, 4),
        _starts([len(rows) for rows in countries]),
        np.array([code for rows in countries for code in rows], dtype=np.uint16),
        _starts([len(rows) for rows in keys]),
        hash_words([key for rows in keys for key in rows], SALT_GROUP),
        np.array(sorts, dtype=np.uint8),
        _starts([len(rows) for rows in places]),
        hash_words([key for rows in places for key in rows], SALT_GROUP),
    )
    for part in parts:
        part.flags.writeable = False
    return FactTable(*parts)


def _identifier_sort(identifier: Identifier) -> int:
    """0 weak, 1 strong; from 2 on, strong and of a scheme of which a party has only one."""
    if not is_strong(identifier):
        return 0
    return 2 + sorted(_ONE_EACH).index(identifier.scheme) if identifier.scheme in _ONE_EACH else 1


(
    _DAY, _SWAPPED, _MONTH, _YEAR, _YEAR_ONLY, _NEAR, _SPAN, _APART, _FAR, _OTHER, _COUNTRY_SAME, _COUNTRY_OTHER,
    _GENDER_SAME, _GENDER_OTHER, _KIND_OTHER, _ID_STRONG, _ID_WEAK, _ID_OTHER, _PLACE_SAME,
) = (int(weight) for weight in FactWeight)  # fmt: skip
_T_BIRTH, _T_COUNTRY, _T_GENDER, _T_KIND, _T_IDENTIFIER, _T_PLACE = (int(term) for term in FactTerm)


@inner
def _civil(day: int) -> tuple[int, int, int]:
    """Year, month, day of an ordinal; days-to-civil algorithm of the proleptic Gregorian calendar."""
    shifted = day + 305
    era_day = shifted % 146097
    year_of_era = (era_day - era_day // 1460 + era_day // 36524 - era_day // 146096) // 365
    day_of_year = era_day - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_place = (5 * day_of_year + 2) // 153
    month = month_place + 3 if month_place < 10 else month_place - 9
    year = year_of_era + shifted // 146097 * 400 + (1 if month <= 2 else 0)
    return year, month, day_of_year - (153 * month_place + 2) // 5 + 1


@inner
def _weigh_birth(
    left: npt.NDArray[np.int32],
    mine: int,
    right: npt.NDArray[np.int32],
    theirs: int,
    weights: npt.NDArray[np.int64],
) -> int:
    """Row `mine` of one table of birth dates against row `theirs` of another."""
    one, two = left[mine, 0], right[theirs, 0]
    gap = max(one - right[theirs, 1], two - left[mine, 1])
    loose = left[mine, 2] == 3 or right[theirs, 2] == 3 or left[mine, 3] == 1 or right[theirs, 3] == 1
    if gap > 0:
        return int(_weigh_gap(one, two, gap, loose, weights))
    if loose:
        return int(weights[_SPAN])
    coarse = max(left[mine, 2], right[theirs, 2])
    if coarse == 0:
        return int(weights[_DAY])
    return int(weights[_MONTH] if coarse == 1 else weights[_YEAR])


@inner
def _weigh_gap(one: int, two: int, gap: int, loose: bool, weights: npt.NDArray[np.int64]) -> int:
    mine, theirs = _civil(one), _civil(two)
    years = abs(mine[0] - theirs[0])
    if not loose and years == 0:
        if mine[1] == theirs[2] and mine[2] == theirs[1]:
            return int(weights[_SWAPPED])
        return int(weights[_YEAR_ONLY])
    if gap < 366 or years == 1:
        return int(weights[_SPAN] // 2) if loose else int(weights[_NEAR])
    if gap < 4 * 365:
        return int(weights[_APART])
    return int(weights[_FAR]) if gap < 3652 else int(weights[_OTHER])


@inner
def _best_birth(one: FactTable, i: int, two: FactTable, j: int, weights: npt.NDArray[np.int64]) -> int:
    best = -100_000
    for mine in range(one.birth_start[i], one.birth_start[i + 1]):
        for theirs in range(two.birth_start[j], two.birth_start[j + 1]):
            best = max(best, _weigh_birth(one.birth, mine, two.birth, theirs, weights))
    return 0 if best == -100_000 else best


@inner
def _weigh_country(one: FactTable, i: int, two: FactTable, j: int, weights: npt.NDArray[np.int64]) -> int:
    known = False
    for mine in range(one.country_start[i], one.country_start[i + 1]):
        for theirs in range(two.country_start[j], two.country_start[j + 1]):
            known = True
            if one.country[mine] == two.country[theirs]:
                return int(weights[_COUNTRY_SAME])
    return int(weights[_COUNTRY_OTHER]) if known else 0


@inner
def _weigh_identifier(one: FactTable, i: int, two: FactTable, j: int, weights: npt.NDArray[np.int64]) -> int:
    best = 0
    for mine in range(one.identifier_start[i], one.identifier_start[i + 1]):
        for theirs in range(two.identifier_start[j], two.identifier_start[j + 1]):
            sort = min(one.identifier_sort[mine], two.identifier_sort[theirs])
            if one.identifier[mine] == two.identifier[theirs]:
                best = max(best, weights[_ID_STRONG] if sort > 0 else weights[_ID_WEAK])
            elif sort > 1 and one.identifier_sort[mine] == two.identifier_sort[theirs] and best == 0:
                best = weights[_ID_OTHER]
    return int(best)


@inner
def _weigh_place(one: FactTable, i: int, two: FactTable, j: int, weights: npt.NDArray[np.int64]) -> int:
    for mine in range(one.place_start[i], one.place_start[i + 1]):
        for theirs in range(two.place_start[j], two.place_start[j + 1]):
            if one.place[mine] == two.place[theirs]:
                return int(weights[_PLACE_SAME])
    return 0


@entry
def weigh_facts(
    one: FactTable, i: int, two: FactTable, j: int, weights: npt.NDArray[np.int64], terms: npt.NDArray[np.int64]
) -> int:
    """Sum of the facts' weights for subject `i` of one table and `j` of another; `terms` gets each one."""
    for term in range(len(terms)):
        terms[term] = 0
    terms[_T_BIRTH] = _best_birth(one, i, two, j, weights)
    terms[_T_COUNTRY] = _weigh_country(one, i, two, j, weights)
    mine, theirs = one.gender[i], two.gender[j]
    if mine != 0 and theirs != 0:
        terms[_T_GENDER] = weights[_GENDER_SAME] if mine & theirs else weights[_GENDER_OTHER]
    if one.kind[i] != 0 and two.kind[j] != 0 and one.kind[i] != two.kind[j]:
        terms[_T_KIND] = weights[_KIND_OTHER]
    terms[_T_IDENTIFIER] = _weigh_identifier(one, i, two, j, weights)
    terms[_T_PLACE] = _weigh_place(one, i, two, j, weights)
    total = 0
    for term in range(len(terms)):
        total += terms[term]
    return int(total)


__all__ = ["FactTable", "FactTerm", "FactWeight", "build_facts", "kind_class", "place_keys", "weigh_facts"]
