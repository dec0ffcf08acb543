"""Counted, unnamed groups: "13 individuals and businesses", "des dizaines de civils"."""

import re

from ostrakon.reading.page import Page, Span
from ostrakon.reading.rules import load_rules

_DESCRIBED = 3  # words between a further number and its noun: "two deputy prosecutors"


def count_phrase(page: Page, index: int, language: str) -> tuple[int | None, Span] | None:
    """The counted phrase that the word at `index` belongs to ("13 individuals and businesses"), with its count."""
    tables = load_rules("references")[language]
    nouns, words = set(tables["counted"]), page.words
    if words[index].low not in nouns:
        return None
    first = index
    while first > 0 and index - first < 9 and not words[first].opens:
        low = words[first - 1].low
        if count_of(low, language) is not None or low in tables["vague"]:
            first -= 1
            break
        if low in ("of", "de", "d'") and words[first - 2].low in tables["vague"]:
            first -= 1
            continue
        if words[first - 1].text in (".", ";", ":", "(") or low in tables["count_stops"]:
            return None
        first -= 1
    else:
        return None
    while first > 0 and (
        count_of(words[first - 1].low, language) is not None or words[first - 1].low in tables["about"]
    ):
        first -= 1
    count, last = _total(page, first, index, tables, language)
    return count, page.span_of(first, last)


def _total(
    page: Page, first: int, index: int, tables: dict[str, list[str]], language: str
) -> tuple[int | None, int]:
    """The sum of the counts from `first` on, and where the last counted noun ends."""
    words, last, total, vague = page.words, index + 1, 0, False
    step = first
    pending: int | None = None
    waited = 0
    while step < len(words) and words[step].paragraph == words[index].paragraph:
        low = words[step].low
        number = 1 if low in ("a", "an") and step > index else count_of(low, language)
        if number is not None and low.isdigit() and len(low) == 3 and step and words[step - 1].low.isdigit():
            pending = (pending or 0) * 1000 + number  # French sets a space between thousands
        elif number is not None:
            pending = number if pending is None or number < 100 else pending * number
            waited = 0
        elif low in tables["vague"]:
            vague = vague or low not in ("dozen", "douzaine")
        elif (
            low in tables["counted"]
            or _is_nation(page, step, pending)
            or (step > index and pending == 1 and low in tables["nouns"])
        ):
            total += pending or 0
            pending = None
            last = step + 1
        elif step > index and low not in tables["count_joins"]:
            waited += 1
            if pending is None or waited > _DESCRIBED or low in tables["count_stops"] or not low[0].isalpha():
                break
        step += 1
    return (None if vague or not total else total), last


def _is_nation(page: Page, step: int, pending: int | None) -> bool:
    """`trois sociétés et deux Libyens`: a nationality behind a number counts people."""
    word = page.words[step]
    if not pending or pending < 2 or not word.text[0].isupper() or not word.low.endswith("s"):
        return False
    return any(n.first == step and n.form == "adjective" for n in page.names)


def count_of(word: str, language: str) -> int | None:
    """The number that a word or figure says, None where it says none."""
    table = load_rules(f"times_{language}")["numbers"]
    if re.fullmatch(r"\d{1,3}(?:[,. ]\d{3})*|\d+", word):
        return int(re.sub(r"\D", "", word))
    extra = {
        "dozen": 12,
        "hundred": 100,
        "thousand": 1000,
        "cent": 100,
        "mille": 1000,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "thirteen": 13,
        "fourteen": 14,
        "sixteen": 16,
        "seventeen": 17,
        "nineteen": 19,
        "treize": 13,
        "quatorze": 14,
        "seize": 16,
        "dix-sept": 17,
        "dix-neuf": 19,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "vingt-quatre": 24,
    }
    if word in ("a", "an", "un", "une"):
        return 1 if word in ("un", "une") else None
    if word in table:
        return int(table[word])
    return extra.get(word)
