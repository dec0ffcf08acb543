"""Which capitalized and qualifying words of French are no names."""

from collections.abc import Sequence

from ostrakon.reading.gazetteer import Match
from ostrakon.reading.rules import load_rules
from ostrakon.reading.words import Word

_ENDS = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "its", "ite", "ites")


def qualifies_other(words: Sequence[Word], match: Match) -> bool:
    """`les pays européens`: a body's adjective stands for it only beside its measures."""
    before = words[match.first - 1].low if match.first else ""
    return match.entry.key.startswith("body:") and before not in load_rules("designations_fr")["nouns"]


def opens_with_participle(words: Sequence[Word], index: int) -> bool:
    """`Sanctionnée par Londres`: a participle that opens a sentence is no name."""
    after = words[index + 1].low if index + 1 < len(words) else ""
    ends = words[index].opens and words[index].text.endswith(_ENDS)
    return ends and after in ("par", "depuis", "en", "pour", "d'", "comme")
