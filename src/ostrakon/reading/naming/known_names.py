"""Known names become spans: capitals that stand for governments, adjectives, a company's branch abroad."""

from collections.abc import Mapping, Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.french_names import asks_government, qualifies_other
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import NameSpan, is_capital, name_forms
from ostrakon.reading.prose.words import Word

_BODIES = (PartyKind.COMPANY, PartyKind.ORGANIZATION)
_IN = {
    "en": ("in", "at", "near", "outside", "around", "reach", "left", "across", "via"),
    "fr": ("à", "dans", "près", "depuis", "hors", "quitter", "rejoindre"),
}
# towns that bear their country's name
_TOWNS = {"en": ("Luxembourg",), "fr": ("Luxembourg", "Monaco", "Singapour", "Djibouti")}


class KnownNames:
    """What the known names of one text are where they stand."""

    def __init__(self, words: Sequence[Word], known: Mapping[int, Match], language: str) -> None:
        self.words, self.known, self.language = words, known, language
        self.forms = name_forms()

    def span(self, match: Match) -> NameSpan | None:
        """The span of a known name, None where it only qualifies another's."""
        entry, form = match.entry, match.entry.form
        if form == "adjective" and (self._beside_hyphen(match) or qualifies_other(self.words, match)):
            return None
        if (form == "seat" or self._is_town(match)) and self._is_where(match):
            name = " ".join(w.text for w in self.words[match.first : match.last])
            return NameSpan(match.first, match.last, PartyKind.PLACE, f"place:{name}", "place", entry.country)
        branch = self._branch_end(match)
        if branch:
            return NameSpan(match.first, branch, entry.kind, country=self.known[branch - 1].entry.country)
        last = self._past_suffixes(match) if entry.kind in _BODIES and form == "name" else match.last
        return NameSpan(match.first, last, entry.kind, entry.key, form, entry.country)

    def _past_suffixes(self, match: Match) -> int:
        """Past `L.L.C.`, `Co., Ltd.`: the form of a company after its known name."""
        last = match.last
        while last < len(self.words) and not self.words[last].opens:
            comma = self.words[last].text == "," and last + 1 < len(self.words)
            suffix = self.words[last + 1 if comma else last].text
            if suffix not in self.forms.suffixes or suffix.islower():
                break
            last += 2 if comma else 1
        return last

    def _branch_end(self, match: Match) -> int:
        """Past `Danone Russia`, `Raytheon Canada`: a company with the country it works in; else 0."""
        land = self.known.get(match.last)
        if match.entry.kind not in _BODIES or land is None or land.last != match.last + 1:
            return 0
        if land.entry.kind is not PartyKind.COUNTRY or self.words[land.first].opens:
            return 0
        after = self.words[land.last] if land.last < len(self.words) else None
        owns = after is not None and (after.low in ("'s", "'") or is_capital(after.text))
        return land.last if land.entry.form == "name" and land.entry.country and not owns else 0

    def _is_town(self, match: Match) -> bool:
        word = self.words[match.first].text
        return match.entry.form == "name" and match.last == match.first + 1 and word in _TOWNS[self.language]

    def _beside_hyphen(self, match: Match) -> bool:
        return (
            "-" in self.words[match.first].text
            and match.last - match.first == 1
            and self.language == "en"
            and self.words[match.first].text.count("-") == 1
            and self.words[match.first].text.split("-")[1][:1].isupper()
            and not self.words[match.first].text.startswith(("Bissau", "Sri"))
        )

    def _is_where(self, match: Match) -> bool:
        """`in Beirut`, `à Paris`: a place; elsewhere a capital stands for its government."""
        before = self.words[match.first - 1].low if match.first else ""
        after = self.words[match.last].text if match.last < len(self.words) else ""
        follows = self.known.get(match.last + 1)
        country_next = after in (",", "(") and follows is not None and follows.entry.country == match.entry.country
        hyphen = before == "-" and self.words[match.first - 1].end == self.words[match.first].start
        asked = self.language == "fr" and before == "à" and asks_government(self.words, match)
        return (before in _IN[self.language] and not asked) or country_next or hyphen
