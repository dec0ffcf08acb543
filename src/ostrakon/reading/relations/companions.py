"""Who stands beside whom by one word: "its successor, X", "the group's military wing, X", "a Dubai-based firm"."""

from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.offices.title_owners import TitleOwners
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.page import Finding, Page

_POSSESSIVES = frozenset(["his", "her", "their", "whose", "son", "sa", "ses", "leur", "leurs"])
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "l'", "un", "une"])
_COMPOUNDS = {
    "based": Predicate.LOCATED_IN, "registered": Predicate.LOCATED_IN, "headquartered": Predicate.LOCATED_IN,
    "linked": Predicate.LINKED_TO, "affiliated": Predicate.LINKED_TO, "allied": Predicate.ALLIED_WITH,
    "owned": Predicate.OWNS, "backed": Predicate.SUPPORTS, "controlled": Predicate.CONTROLS,
}  # fmt: skip
# words with the relation their bearer has to the one spoken of; True where it runs the other way
_COMPANIONS = {
    "successor": (Predicate.SUCCESSOR_OF, False), "predecessor": (Predicate.SUCCESSOR_OF, True),
    "ally": (Predicate.ALLIED_WITH, False), "arm": (Predicate.PART_OF, False),
    "subsidiary": (Predicate.PART_OF, False), "branch": (Predicate.PART_OF, False),
    "unit": (Predicate.PART_OF, False), "affiliate": (Predicate.PART_OF, False),
    "wing": (Predicate.PART_OF, False),
    "filiale": (Predicate.PART_OF, False), "branche": (Predicate.PART_OF, False),
    "associate": (Predicate.LINKED_TO, False),
    "confidant": (Predicate.LINKED_TO, False), "partner": (Predicate.LINKED_TO, False),
    "successeur": (Predicate.SUCCESSOR_OF, False), "prédécesseur": (Predicate.SUCCESSOR_OF, True),
    "allié": (Predicate.ALLIED_WITH, False), "associé": (Predicate.LINKED_TO, False),
}  # fmt: skip
_TURNED = (Predicate.OWNS, Predicate.SUPPORTS, Predicate.CONTROLS)
_BODIES = (PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.PUBLIC_BODY, PartyKind.VESSEL)
_CLAUSE_OPENERS = frozenset(
    ["that", "which", "who", "whom", "whose", "where", "when", "of", "for", "by", "said", "says"]
)
_REACH = 5  # words between a compound and the name it describes


class Companions:
    """Finds the relations that one word says of two neighbors, on one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.words, self.names = page, page.words, page.names
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for number, name in enumerate(page.names):
            self.starts.setdefault(name.first, number)
            self.ends.setdefault(name.last, number)

    def at(self, index: int) -> list[Finding]:
        """The relations that the word at `index` says."""
        return self._company_at(index) + self._compound_at(index)

    def _company_at(self, index: int) -> list[Finding]:
        """ "His successor Joe Biden", "Its successor, Swan Energy": who stands beside the one spoken of before."""
        row = _COMPANIONS.get(self.words[index].low)
        wing = self._wing_of(index) if row is not None and row[0] is Predicate.PART_OF else None
        if wing is not None:
            return [wing]
        own = (*_POSSESSIVES, "its")
        near = index > 1 and row is not None and row[0] is Predicate.PART_OF and self.words[index - 2].low in own
        if row is None or index == 0 or not (near or self.words[index - 1].low in own):
            return []
        step = index + 1
        if step < len(self.words) and self.words[step].text == ",":
            step += 1
        number = self.starts.get(step)
        if number is None or number not in self.page.parties.of_span:
            return []
        predicate, turned = row
        other = self.page.parties.parties[self.page.parties.of_span[number]]
        if predicate is Predicate.PART_OF and other.kind not in _BODIES:
            return []
        person = self.words[index - 1].low in ("his", "her", "son", "sa", "ses") and self.page.language == "en"
        kinds = (PartyKind.PERSON,) if person or other.kind is PartyKind.PERSON else (*_BODIES, PartyKind.COUNTRY)
        owner = self._owner(index, other.number, kinds)
        if owner is None:
            return []
        pair = (owner, other.number) if turned else (other.number, owner)
        return [made_tie(self.page, predicate, *pair, (index - 1, self.names[number].last), "companion")]

    def _wing_of(self, index: int) -> Finding | None:
        """`the group's military wing, X`, `Hamas's armed wing X`: what X is part of."""
        step = index - 1
        while step > 0 and index - step < 4 and self.words[step].text.islower() and self.words[step].low != "'s":
            step -= 1
        after = index + 1 + (self.words[index + 1].text == "," if index + 1 < len(self.words) else 0)
        while after < len(self.words) and self.words[after].low in _ARTICLES:
            after += 1
        number = self.starts.get(after)
        if self.words[step].low not in ("'s", "'") or number is None or self.names[number].kind not in _BODIES:
            return None
        holder = self.ends.get(step)
        owner = (
            self._party(holder)
            if holder is not None
            else TitleOwners(self.page).meant(self.words[step - 1].low, step)
        )
        own = self._party(number)
        if owner is None or own is None or owner == own or self.page.parties.parties[owner].kind not in _BODIES:
            return None
        return made_tie(self.page, Predicate.PART_OF, own, owner, (index, self.names[number].last), "companion")

    def _owner(self, index: int, own: int, kinds: tuple[PartyKind, ...]) -> int | None:
        for number in range(len(self.names) - 1, -1, -1):
            name, party = self.names[number], self.page.parties.of_span.get(number)
            if party is None or party == own or name.last > index or name.form == "description":
                continue
            if self.page.parties.parties[party].kind in kinds:
                return party
        return None

    def _compound_at(self, index: int) -> list[Finding]:
        """`a Yangon-based firm`: the firm named before or after it."""
        predicate = _COMPOUNDS.get(self.words[index].low)
        if predicate is None or index < 2 or self.words[index - 1].text != "-" or index - 1 not in self.ends:
            return []
        base = self.ends[index - 1]
        other = self._party(base)
        for step in range(index + 1, min(index + _REACH, len(self.words))):
            number = self.starts.get(step)
            word = self.words[step]
            if word.opens or word.low in _CLAUSE_OPENERS or (word.text == "," and step + 1 not in self.starts):
                break
            if number is not None and self.names[number].kind in _BODIES and not self._modifies(number):
                return self._compound(predicate, number, other, (self.names[base].first, self.names[number].last))
        left = self.names[base].first
        while left > 0 and self.words[left - 1].low in _ARTICLES:
            left -= 1
        if (left > 1 and self.words[left - 1].text in (",", "(")) or self.words[left - 1].low in ("is", "was"):
            number = self.ends.get(left - 1, -1)
            seated = (
                predicate is Predicate.LOCATED_IN and number >= 0 and self.names[number].kind is PartyKind.PERSON
            )
            if number >= 0 and (self.names[number].kind in _BODIES or seated):
                return self._compound(predicate, number, other, (self.names[number].first, index + 2))
        return []

    def _modifies(self, number: int) -> bool:
        """`a Houthi financial official`: a body's name that only describes an office."""
        after = self.words[self.names[number].last].low if self.names[number].last < len(self.words) else ""
        words = lexicon(self.page.language)
        return (after,) in words.heads or after in words.modifiers

    def _compound(
        self, predicate: Predicate, number: int, other: int | None, words: tuple[int, int]
    ) -> list[Finding]:
        subject = self._party(number)
        if subject is None or other is None or subject == other:
            return []
        if predicate in _TURNED:
            subject, other = other, subject
        return [made_tie(self.page, predicate, subject, other, words, "compound")]

    def _party(self, number: int) -> int | None:
        return self.page.parties.of_span.get(number)


def made_tie(
    page: Page, predicate: Predicate, subject: int, other: int, words: tuple[int, int], rule: str
) -> Finding:
    """The relation of two parties that the words from first to last say."""
    found = Finding(
        ClaimType.RELATION,
        f"{page.language}.relation.{rule}",
        page.span_of(words[0], min(words[1], len(page.words))),
        roles={"subject": [subject], "object": [other]},
        predicate=predicate,
    )
    found.place = page.words[words[0]].start
    return found
