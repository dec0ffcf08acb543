"""Free words in OFAC's remarks: offices held, fates, looks, and notes, told apart by their own words.

Source: all remarks of the SDN list from 2021 to 2023 that begin with no label; the first rule that fits wins.
"""

import re

from ostrakon.model import PartyKind

_OFFICES = (
    "minister|president|presidential|vice|commander|commanded|chairman|chairperson|chief|director|governor|member|"
    "head|secretary|general|officer|manager|adviser|advisor|leader|led|ambassador|owner|prosecutor|judge|colonel|"
    "captain|deputy|officials?|representative|commissioner|oversaw|dean|editor-in-chief|rank|assembly|major|"
    "brigadier|admiral|lieutenant|sergeant|mayor|senator|speaker|founder|professor|emir|sheikh|employee|partner|"
    "shareholder|executive|spokesman|spokesperson|coordinator|financier|facilitator|scientist|warden|attorney"
)

_RULES = tuple(
    (key, re.compile(pattern, re.IGNORECASE))
    for key, pattern in (
        ("website", r"(?:https?://|www\.)\S+(?: \(website\))?\Z"),
        ("email", r"(?:e-?mail:?\s*)?[\w.+-]+@[\w.-]+(?: \(email\))?\Z"),
        (
            "family",
            r".*\b(?:wife|husband|spouse|son|daughter|brother|sister|mother|father|nephew|niece|cousin|uncle)"
            r"(?:-in-law)?(?: of\b|\Z)",
        ),
        (
            "legal_status",
            r".*\b(?:arrested|incarcerated|in jail|detained|in custody|fugitive|at large|wanted by|interpol|"
            r"indictee|named in UNSCR)\b",
        ),
        (
            "scope",
            r"(?:and )?(?:all|only|other)\b.*\b(?:locations?|offices|branches)\b|.*\bbranch only\Z|"
            r"this designation refers|<head office>\Z",
        ),
        ("ethnicity", r"(?:ethnicity|tribe|subtribe)\b|kurdish\Z|.* serb\Z"),
        ("occupation", r"occupation|businessman\Z|dealer\b|trader\b"),
        ("location", r"(?:from|possibly located|believed to be|operations in|also operations in)\b"),
        ("affiliation", r"ass?oc\w*ated with|organization:|hamas - "),
        ("subsidiary", r".*\b(?:is a subsidiary|are subsidiaries) of\b"),
        ("document_note", r"holder of a|passport place of issue"),
        ("physical", r".*\b(?:height|weight|eyes|hair)\b"),
        ("locode", r"UN/LOCODE "),
        ("founder", r"founded by "),
        ("business_type", r".*\b(?:manufacturer|consultancy)\Z"),
    )
)
_POSITION = re.compile(rf".*\b(?:{_OFFICES})\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:position|alternate title|also identified as)\b", re.IGNORECASE)


def find_fact(text: str, kind: PartyKind) -> str:
    """The key of the fact that free words state; "" where no rule knows them."""
    for key, pattern in _RULES:
        if pattern.match(text):
            return key
    if kind is PartyKind.PERSON and (_POSITION.match(text) or _TITLED.match(text)):
        return "position"
    return ""
