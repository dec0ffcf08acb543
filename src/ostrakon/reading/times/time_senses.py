"""What looks like a time and is none: ages, rates of amounts, hours of the day, numbers of laws, names."""

import re
from typing import Any

from ostrakon.reading.naming.name_parts import given_names

_ADULT = 16  # years from which "de 44 ans" after a noun is the age of a person
_NOT_AGED = frozenset(
    ["peine", "durée", "période", "mandat", "délai", "plus", "moins", "près", "sanction", "interdiction",
     "embargo", "guerre", "prison", "conflit", "règne", "pouvoir", "contrat", "bail", "dictature", "suspension"]
)  # fmt: skip
_AMOUNT = re.compile(
    r"(?i)(?:[$€£]\s?\d[\d.,]*(?:\s?\w+)?|\b(?:dollars?|euros?|pounds?|livres|roubles?|rubles?|francs?|yuans?|rials?"
    r"|tonnes?|tons?|barrels?|barils?|times|percent|per cent|%|people|personnes|kilos?|carats?|flights?|vols"
    r"|hours?|heures))"
    r"(?: (?:of|de|d'|en|in|worth of) ?[\w'-]+(?: [\w'-]+)?)?\W*\Z"
)  # fmt: skip


def is_time(text: str, match: re.Match[str], tables: dict[str, Any]) -> bool:
    """Whether what a pattern matched speaks of time here."""
    month = match.groupdict().get("month")
    if month and tables["cues"]["month_case"] and not month[0].isupper():
        return False
    before = text[max(0, match.start() - 24) : match.start()].split()
    after = re.match(r"[ ,(]*([\w.]+)", text[match.end() : match.end() + 20])
    if after and after[1] in tables["cues"]["not_after"] and match.group().isdigit():
        return False
    if before and before[-1].strip("(") in tables["cues"]["not_before"]:
        return False
    if match.group().isdigit():
        return _is_year(text, match)
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return not match.group().isdigit()
    if _is_rate(match.group(), before) or _is_rate_of(text, match) or _is_hour(text, match):
        return False
    if re.match(r"\d{1,3}-year-old|\d{1,3}-years-old", match.group()) or _is_age(text, match):
        return False
    if re.search(r"[Mm]ouvement du (?:\d+ )?\Z", text[max(0, match.start() - 16) : match.start()]):
        return False
    if re.match(r" (?:Movement|Brigade|movement)", text[match.end() : match.end() + 10]):
        return False
    if month and match.group() == month and before and before[-1] in given_names():
        return False
    # "aged 44 years", "44 years old", "âgé de 44 ans"
    return not re.search(r"(?:aged|âgée?s? de)\s*\Z", text[max(0, match.start() - 9) : match.start()])


_RATE_LEADS = frozenset(
    ["for", "by", "than", "nearly", "about", "almost", "over", "within", "under", "half", "after", "in", "least",
     "of", "lasted", "last", "to", "be", "took", "was", "is", "once", "twice", "times", "spent", "just", "only",
     "every"]
)  # fmt: skip


def _is_rate(words: str, before: list[str]) -> bool:
    """`300 million dollars a year`, `as a day without cars`, `un jour`: no duration."""
    if words.lower() in ("un jour", "une année", "un an") and (
        not before or before[-1] not in ("pour", "en", "pendant")
    ):
        return words.lower() == "un jour"
    single = re.fullmatch(r"an? (?:day|week|month|year|decade)", words)
    return bool(single) and bool(before) and before[-1].lower() not in _RATE_LEADS


def _is_age(text: str, match: re.Match[str]) -> bool:
    """`Nizar Haddad, 58 ans, ...`."""
    if not re.fullmatch(r"\d{1,3} ans", match.group()):
        return False
    lead = re.search(r"(\w+) de \Z", text[max(0, match.start() - 24) : match.start()])
    aged = lead is not None and lead[1].lower() not in _NOT_AGED and int(match.group().split()[0]) >= _ADULT
    return aged or text[max(0, match.start() - 2) : match.start()] == ", "


def _is_year(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 14]
    before = text[max(0, match.start() - 26) : match.start()]
    if re.search(r"[\d/#]\s?\Z|(?:Resolution|Regulations|Act|SR|résolution|Order|Law)[^.]{0,12}\Z", before):
        return False
    if re.match(
        r"/|\s?(?:%|people|civilians|fighters|soldiers|troops|tons|tonnes|personnes|civils|dollars)", after
    ):
        return False
    return not (before.endswith("(") and re.search(r"[\w]\d+ \(\Z|\d \(\Z", before))


def _is_rate_of(text: str, match: re.Match[str]) -> bool:
    """`2.5 billion dollars annually`, `800 000 dollars de taxes par mois`: how much, not when."""
    rate = re.fullmatch(
        r"(?i)(?:annually|yearly|monthly|weekly|daily|(?:par|per|each|every|a) \w+)", match.group()
    )
    return bool(rate) and bool(_AMOUNT.search(text[max(0, match.start() - 40) : match.start()]))


def _is_hour(text: str, match: re.Match[str]) -> bool:
    """`à 18 heures`, `21 hours a day`: an hour of the day, a share of it."""
    if re.match(r"(?: and| et)? ?(?:a|per|par) (?:day|jour|week|semaine)", text[match.end() :].lstrip(" ")[:12]):
        return bool(re.search(r"(?i)\b(?:hours?|heures?|days|jours)\Z", match.group()))
    hours = re.fullmatch(r"(?i)(?:[a-z]+|\d{1,2}) heures?", match.group())
    return bool(hours) and bool(
        re.search(r"(?i)(?:\bà|\bvers|\bdès)\s\Z", text[max(0, match.start() - 5) : match.start()])
    )
