"""Who denies in a French sentence, by the order of words: names behind titles, "celui-ci", "il", the unnamed."""

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token

_COURTESY = frozenset(("m.", "mm.", "mme", "mmes", "me", "maître", "monsieur", "madame"))
_LATTER = frozenset(("celui", "celle", "ceux", "celles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
_CONCERNED = frozenset(("intéressé", "intéressée", "accusé", "accusée", "suspect", "prévenu", "mis"))
_PERSONAL = {"il": False, "elle": False, "ils": True, "elles": True}  # and whether several are meant
_OWN = frozenset(("son", "sa", "ses", "leur", "leurs"))
_PLEADERS = frozenset(
    ("avocat", "avocate", "avocats", "défense", "conseil", "entourage", "porte-parole", "proches")
)
_REACH = 3  # words behind "M." in which the name stands
_BACK = 2  # sentences in which the accused that "il" means was accused
_NO_DENIERS = (PartyKind.PLACE, PartyKind.VESSEL)


class FrenchDeniers:
    """Answers for one page."""

    def __init__(self, sides: FrenchSides, findings: list[Finding]) -> None:
        self.sides, self.findings = sides, findings

    def of(self, line: Line, tokens: list[Token]) -> list[int]:
        """The parties that the words name or mean; an unnamed speaker where they describe one."""
        tokens = [self._behind_title(line, t) for t in tokens]
        low = tokens[0].low if tokens else ""
        if low in _CONCERNED and not tokens[0].item.spans:
            return self.last_person(self._place(tokens[0]))
        if low in _LATTER:
            return self._latter(line, tokens[0])
        if low in _PERSONAL:
            return self._accused(line, tokens[0]) or self.sides.accusers(line, tokens)
        if low in ("ce", "cela", "qui", "on", "nous", "je", "j'", "personne", "tous", "toutes", "nul"):
            return self.sides.accusers(line, tokens)
        own = bool(tokens) and not tokens[0].item.spans and line.low(tokens[0].index - 1) in _OWN
        found = [] if own else self.sides.accusers(line, tokens)
        return found or self.sides.accusers(line, tokens, anybody=True)

    def _behind_title(self, line: Line, token: Token) -> Token:
        """`M. de Moraes`: the name behind the courtesy."""
        if token.low not in _COURTESY or token.item.spans:
            return token
        near = line.tokens[token.index + 1 : token.index + 1 + _REACH]
        return next((t for t in near if t.item.spans), token)

    def _latter(self, line: Line, token: Token) -> list[int]:
        """`Celui-ci`: who was named last before."""
        place, references = self._place(token), self.sides.parts.references
        before = [s for s in references.spoken if s.place < place and line.tree.number - s.unit <= 1]
        for said in reversed(before):
            found = [p for p in said.parties if references.kind(p) not in _NO_DENIERS]
            if found and (len(found) > 1) == (token.low[:4] == "ceux" or token.low[:6] == "celles"):
                return found
        return []

    def _accused(self, line: Line, pronoun: Token) -> list[int]:
        """`Il dément`: who was accused just before, where that is one party that the pronoun may mean."""
        several, place = _PERSONAL[pronoun.low], self._place(pronoun)
        told = [
            f
            for f in self.findings
            if f.type in (ClaimType.ALLEGATION, ClaimType.DESIGNATION)
            and f.place < place
            and line.tree.number - f.unit <= _BACK
        ]
        for finding in sorted(told, key=lambda f: -f.place):
            found = finding.of("accused") + finding.of("target")
            if found:
                return found if (len(found) > 1) == several and self._fits(pronoun.low, found) else []
        return []

    def _fits(self, pronoun: str, parties: list[int]) -> bool:
        genders, drafts = self.sides.parts.references.genders, self.sides.page.parties.parties
        if pronoun.startswith("il") and any(drafts[p].name.lower().startswith(("la ", "une ")) for p in parties):
            return False
        return all(genders.agrees(p, "f" if pronoun.startswith("elle") else "m") for p in parties)

    def last_accused(self, place: int) -> list[int]:
        """All whom the accusation just before accuses."""
        before = [f for f in self.findings if f.type is ClaimType.ALLEGATION and f.place < place]
        return list(max(before, key=lambda f: f.place).of("accused")) if before else []

    def last_person(self, place: int) -> list[int]:
        """The person accused or listed last."""
        kinds = (ClaimType.ALLEGATION, ClaimType.DESIGNATION)
        before = [f for f in self.findings if f.type in kinds and f.place < place]
        for finding in sorted(before, key=lambda f: -f.place):
            sides = finding.of("accused") + finding.of("target")
            people = [p for p in sides if self.sides.parts.references.kind(p) is PartyKind.PERSON]
            if people:
                return people if len(people) == 1 else []
        return []

    def meant(self, tokens: list[Token], place: int, line: Line | None = None) -> list[int]:
        """Whom `l'intéressé` and `tous` mean: the person accused or listed last, all accused last."""
        if line is not None and len(tokens) == 1 and line.low(tokens[0].index - 1) in _OWN:
            return self.sides.accusers(line, tokens, anybody=True) if not tokens[0].item.spans else []
        if len(tokens) == 1 and tokens[0].low in ("tous", "toutes"):
            return self.last_accused(place)
        return self.last_person(place) if any(t.low in _CONCERNED for t in tokens) else []

    def add_client(self, denial: Finding) -> None:
        """For whom an unnamed lawyer or spokesman denies."""
        page = self.sides.page
        for denier in list(denial.of("denier")):
            for start, end, _ in page.parties.parties[denier].mentions:
                clients = self.client(page.plain[start:end].lower().split(), start)
                denial.roles["denier"] += [p for p in clients if p not in denial.of("denier")]

    def client(self, words: list[str], place: int) -> list[int]:
        """For whom `son avocat`, `ses proches` speak: the person accused or listed last."""
        own = bool(words) and (words[0] in ("son", "sa", "ses") or words[:3] == ["l'un", "de", "ses"])
        return self.last_person(place) if own and set(words) & _PLEADERS else []

    def _place(self, token: Token) -> int:
        return self.sides.page.words[token.item.first].start
