"""Family ties by the order of words: relations that need no parse."""

from ostrakon.model import PartyKind, Predicate
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.relations.companions import Companions, made_tie
from ostrakon.reading.rules import load_rules

_POSSESSIVES = frozenset(["his", "her", "their", "whose", "son", "sa", "ses", "leur", "leurs"])
_BETWEEN = (
    "is",
    "was",
    "who",
    "eldest",
    "elder",
    "younger",
    "youngest",
    "only",
    "second",
    "late",
    "first",
    "third",
)
_SHARED = 9  # words after "his son X and" in which "daughter Y" is of the same parent
_SEVERAL = frozenset(["sons", "daughters", "brothers", "sisters", "children", "nephews", "cousins"])


class KinshipFinder:
    """Finds the family relations of one page, and beside them those of its companions."""

    def __init__(self, page: Page) -> None:
        self.page, self.words, self.names = page, page.words, page.names
        rows = load_rules("titles")[page.language]
        self.family = {tuple(word.split()) for word in rows["family"]}
        self.owned: tuple[int, int] | None = None  # where a possessive was last read, and whose kin it told of
        self.told: list[Finding] = []  # what it told
        self.companions = Companions(page)
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for number, name in enumerate(page.names):
            self.starts.setdefault(name.first, number)
            self.ends.setdefault(name.last, number)
        self.office_of = {b.holders[0]: b.first for b in page.bindings if b.holders and b.how == "prefix"}
        self.firsts = {b.first: b.holders[0] for b in page.bindings if b.holders and b.how == "prefix"}

    def find(self) -> list[Finding]:
        """The relations, in order of place, each pair once."""
        out: list[Finding] = []
        for index in range(len(self.words)):
            out += self._family_at(index) or self._brothers_at(index)
            out += self.companions.at(index)
        seen: set[tuple[object, int, int]] = set()
        kept = []
        for finding in out:
            key = (finding.predicate, finding.of("subject")[0], finding.of("object")[0])
            if key not in seen:
                seen.add(key)
                kept.append(finding)
        return kept

    def _size(self, index: int) -> int:
        for size in (2, 1):
            if tuple(w.low for w in self.words[index : index + size]) in self.family:
                return size
        return 0

    def _person_from(self, index: int) -> int | None:
        """The person named at `index`, behind a comma, a title or an adjective at most."""
        for step in range(index, min(index + 8, len(self.words))):
            if step in self.firsts:
                return self.firsts[step]
            number = self.starts.get(step)
            if number is not None:
                return number if self.names[number].kind is PartyKind.PERSON else None
            low = self.words[step].low
            if self.words[step].opens or low in ("who", "of", "was", "is", "said", "qui", "est", "has", "had"):
                return None
        return None

    def _person_until(self, index: int) -> int | None:
        """The person whose name ends before `index`."""
        for step in range(index, max(index - 5, 0), -1):
            number = self.ends.get(step)
            if number is not None and self.names[number].kind is PartyKind.PERSON:
                return number
            if number is not None:
                return None
            if self.words[step - 1].low not in (
                ",",
                "the",
                "a",
                "an",
                "and",
                "his",
                "her",
                "former",
                "le",
                "la",
                "l'",
                "(",
                *_BETWEEN,
            ) and not (self.words[step - 1].text.isdigit()):
                return None
        return None

    def _apposed(self, index: int) -> int | None:
        """`X, a lawyer and the wife of Y`: the person named before the comma that opens the phrase."""
        for step in range(index, max(index - 8, 0), -1):
            if self.words[step - 1].text == ",":
                number = self.ends.get(step - 1)
                return number if number is not None and self.names[number].kind is PartyKind.PERSON else None
            if (
                step in self.ends
                or self.words[step - 1].opens
                or self.words[step - 1].low in ("who", "said", "has")
            ):
                return None
        return None

    def _family_at(self, index: int) -> list[Finding]:
        size = self._size(index)
        if not size or index == 0:
            return []
        before, after = self.words[index - 1], index + size
        other: int | None
        owner = index - 1
        while owner > 1 and self.words[owner].low in _BETWEEN[3:] and self.page.language == "en":
            owner -= 1  # "Lukashenko's eldest son"
        if self.words[owner].low == "'s" and owner in self.ends:
            other = self.ends[owner]
            one = self._person_from(after)
            if one is not None and self.words[index + size - 1].low in _SEVERAL:
                return self._siblings(one, other, index, size)
            if one is None and self.words[owner - 1].paragraph == self.words[index].paragraph:
                one = self._person_until(self.office_of.get(other, self.names[other].first))
            return self._relation(one, self._party(other), index, size)
        of = self.words[after].low if after < len(self.words) else ""
        if of in ("of", "de", "du", "d'"):
            one = self._person_until(index)
            one = self._apposed(index) if one is None else one
            other = self._person_from(after + 1)
            if one is not None and other is not None:
                return self._relation(one, self._party(other), index, size)
        owner = index - 1
        if index > 1 and (before.low.endswith("-year-old") or before.low in _BETWEEN):
            owner = index - 2  # "his eldest son", "his 25-year-old son"
        if self.words[owner].low in _POSSESSIVES:
            return self._possessed(index, size, owner)
        if before.low in ("and", "et") and self.owned is not None and index - self.owned[0] < _SHARED:
            return self._and_kin(self._person_from(after), index, size)
        return []

    def _and_kin(self, one: int | None, index: int, size: int) -> list[Finding]:
        """`his son X and daughter Y`: both are of one parent, told in one claim."""
        assert self.owned is not None
        found = self._relation(one, self.owned[1], index, size)
        for more in found if self.told else []:
            self.told[-1].roles["subject"] += more.of("subject")
        return [] if self.told else found

    def _brothers_at(self, index: int) -> list[Finding]:
        """`the brothers A and B`: kin of one another."""
        if self.words[index].low not in ("brothers", "sisters", "twins", "siblings") or self.page.language != "en":
            return []
        one = self.starts.get(index + 1)
        after = self.names[one].last if one is not None else 0
        if one is None or after >= len(self.words) or self.words[after].low != "and":
            return []
        other = self.starts.get(after + 1)
        kinds = {self.names[n].kind for n in (one, other) if n is not None}
        if other is None or kinds != {PartyKind.PERSON}:
            return []
        return self._relation(one, self._party(other), index, 1)

    def _siblings(self, one: int, other: int, index: int, size: int) -> list[Finding]:
        """`X's sisters, A and B`: each person of the list."""
        out = self._relation(one, self._party(other), index, size)
        last = self.names[one].last
        while last + 1 < len(self.words) and self.words[last].low in (",", "and") and self._person_from(last + 1):
            following = self.starts.get(last + 1)
            if following is None or self.names[following].kind is not PartyKind.PERSON:
                break
            out += self._relation(following, self._party(other), index, size)
            last = self.names[following].last
        return out

    def _possessed(self, index: int, size: int, owner: int) -> list[Finding]:
        """`his son Viktor`, `X, his wife,`: the owner is the person spoken of before."""
        one = self._person_from(index + size)
        first = index
        left = self._person_until(owner)
        beside = owner > 0 and self.words[owner - 1].text == ","
        if one is None and left is not None and beside:
            one, first = left, self.names[left].first
        if one is None:
            return []
        own = self._party(one)
        kin = self._namesake(one, first)
        if kin is not None:
            return self._relation(one, kin, index, size)
        if self.owned is not None and index - self.owned[0] < _SHARED and own != self.owned[1]:
            return self._relation(one, self.owned[1], index, size)  # "his son X, his daughter Y"
        for number in self._before(first):
            party = self._party(number)
            if party != own and self.names[number].form != "description":
                self.owned = None if party is None else (index, party)
                self.told = self._relation(one, party, index, size)
                return self.told
        return []

    def _before(self, first: int) -> list[int]:
        """The people whom "his" may mean: the nearest of its own sentence, else who opens the sentence before."""
        people = [n for n, name in enumerate(self.names) if name.last <= first and name.kind is PartyKind.PERSON]
        start = self._sentence(first)
        own = [n for n in people if self.names[n].first >= start]
        earlier = [n for n in people if self.names[n].first < start]
        last = self._sentence(self.names[earlier[-1]].first) if earlier else 0
        opening = [n for n in earlier if self.names[n].first >= last]
        return [*own[::-1], *opening, *earlier[::-1]]

    def _sentence(self, index: int) -> int:
        while index > 0 and not self.words[index].opens:
            index -= 1
        return index

    def _namesake(self, one: int, before: int) -> int | None:
        """The one person named before who bears the same family name."""
        own = self._party(one)
        if own is None:
            return None
        family = self.page.parties.parties[own].name.split()[-1:]
        found = {
            p
            for number, name in enumerate(self.names)
            if name.last <= before and name.kind is PartyKind.PERSON
            for p in [self._party(number)]
            if p is not None and p != own and family == self.page.parties.parties[p].name.split()[-1:]
        }
        return found.pop() if len(found) == 1 and len(self.page.parties.parties[own].name.split()) > 1 else None

    def _party(self, number: int) -> int | None:
        return self.page.parties.of_span.get(number)

    def _relation(self, one: int | None, other: int | None, index: int, size: int) -> list[Finding]:
        if one is None or other is None:
            return []
        subject = self._party(one)
        if subject is None or subject == other or self.page.parties.parties[other].kind is not PartyKind.PERSON:
            return []
        name = self.names[one]
        first, last = min(index, name.first), max(index + size, name.last)
        return [made_tie(self.page, Predicate.FAMILY_OF, subject, other, (first, last), "family")]
