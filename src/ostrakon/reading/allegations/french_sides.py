"""Who accuses and who is accused in a French charge: names, descriptions, and groups or persons without a name."""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_acts import FrenchActs
from ostrakon.reading.allegations.french_meant import FrenchMeant
from ostrakon.reading.allegations.french_topics import FrenchTopics
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules

_PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "ce", "cela", "ça", "celui-ci", "celle-ci", "ceux-ci", "l'", "le", "la",
     "les", "lui", "leur", "qui", "dont", "personne", "certains", "nul", "l'un", "tous", "rien", "autres", "nous",
     "je", "j'", "eux")
)  # fmt: skip
_HONORIFICS = frozenset(("m.", "mme", "mm."))
_TROOPS = frozenset(("forces", "troupes", "soldats", "militaires", "armée", "unités"))
_ORGANIZATIONS = frozenset(("ong", "organisation", "association", "institution", "agence"))


class FrenchSides:
    """Answers for one page; what is unnamed becomes a party where it can be nobody else."""

    def __init__(self, parts: Accusations) -> None:
        self.parts, self.page = parts, parts.page
        rows = load_rules("charges_fr")
        self.humans = frozenset(rows["humans"])
        self.anaphoric = frozenset(rows["anaphoric"])
        self.acts, self.topics = FrenchActs(parts), FrenchTopics(parts, self._of_subject)
        self.meant = FrenchMeant(parts, self.accusers, self.topics)

    def _of_subject(self, line: Line, token: Token) -> list[int]:
        """The parties that a subject names or surely describes."""
        return self.accused(line, [token], [])

    def named(self, line: Line, tokens: list[Token]) -> list[Token]:
        """The heads, with the name taken where one follows its noun: `la banque libanaise NAME`."""
        return [self._name_behind(line, t) or t for t in tokens]

    def _name_behind(self, line: Line, token: Token) -> Token | None:
        if token.item.spans or token.pos != "NOUN" or any(t.pos == "NUM" for t in line.tree.kids(token)):
            return None
        index = token.index + 1 + (token.low in _HONORIFICS and line.low(token.index + 1) == "de")
        while index < len(line.tokens) and line.tokens[index].pos == "ADJ" and index - token.index < 3:
            index += 1
        apposed = line.low(index) == "," and line.low(index + 2) == ","  # "une ONG locale, NAME, affirme"
        index += apposed
        after = line.tokens[index] if index < len(line.tokens) else None
        return after if after is not None and after.item.spans and not token.low.endswith("s") else None

    def accusers(self, line: Line, tokens: list[Token], *, anybody: bool = False) -> list[int]:
        """The parties on the accusing side; an unnamed group or person where the words describe one.

        `anybody`: whatever the noun, people are meant, as before "accuse".
        """
        tokens = self.named(line, tokens)
        if tokens and all(t.low in _PRONOUNS for t in tokens):
            return self.meant.speaking(line, tokens[0])
        size = self.meant.all_of(line, tokens)
        if size:
            return self.meant.last_listed(self.page.words[tokens[0].item.first].start, line.tree.number, size)
        if any(t.pos == "NUM" for one in tokens for t in line.tree.kids(one)) and not tokens[0].item.spans:
            return []
        if len(tokens) == 1 and tokens[0].low in _ORGANIZATIONS and not tokens[0].item.spans:
            meant = self.meant.organization(line, tokens[0])
            if meant:
                return meant
        for token in tokens[:1]:
            meant = self.meant.state(token) or self.meant.described_person(line, token)
            if meant:
                return meant
        theirs = len(tokens) == 1 and line.low(tokens[0].index - 1) in ("son", "sa", "leur")
        if theirs and tokens[0].low in self.parts.sides.writings and line.tree.number:
            return self.topics.of(line.tree.number - 1)  # "précise son rapport"
        found = self._authors(line, tokens) or self.parts.sides.accusers(line.tree, tokens)
        return found or self._unnamed(line, tokens, anybody=anybody)

    def _authors(self, line: Line, tokens: list[Token]) -> list[int]:
        """`un rapport confidentiel des experts de l'ONU`, `l'enquête de l'ONG X`: whose writing it is."""
        token = tokens[0] if len(tokens) == 1 else None
        writes = token is not None and token.low in self.parts.sides.writings and token.low not in self.humans
        if token is None or token.item.spans or not writes:
            return []
        index = token.index + 1
        while index < len(line.tokens) and line.tokens[index].pos == "ADJ":
            index += 1
        if line.low(index) not in ("de", "d'", "du", "des"):
            return []
        owners = [t for t in line.heads(index + 1, min(index + 6, len(line.tokens)))[:1] if t is not token]
        people = bool(owners) and (owners[0].low in self.humans or owners[0].low not in self.parts.sides.writings)
        return self.accusers(line, owners) if people else []

    def accused(self, line: Line, tokens: list[Token], accuser: list[int]) -> list[int]:
        """The parties accused; a pronoun only where the parties before leave it no choice."""
        size = self.meant.all_of(line, tokens)
        if size:
            place = self.page.words[tokens[0].item.first].start
            listed = self.meant.last_listed(place, line.tree.number, size) or self.topics.listed(line.tree, size)
            return [p for p in listed if p not in accuser]
        if tokens and all(t.low in _PRONOUNS for t in tokens):
            return self.meant.pronoun(line, tokens[0], accuser)
        tokens = self.named(line, tokens)
        latter = self.meant.described_person(line, tokens[0]) if len(tokens) == 1 else []
        if latter:
            return [p for p in latter if p not in accuser]
        found = self.parts.sides.accused(line.tree, tokens, accuser)
        found = self._armies(tokens, found)
        if (
            found
            and not any(t.item.spans for t in tokens)
            and not self.meant.is_sure(line, tokens, found, accuser)
        ):
            return []
        bare = [t for t in tokens if not self._points_back(line, t)]
        if not found and len(tokens) == 1 and tokens[0].pos == "NOUN" and self._is_the(line, tokens[0]):
            office = self._by_office(tokens[0], accuser)
            found = office or [p for p in self.topics.described(line, tokens[0]) if p not in accuser]
        return found or [p for p in self._unnamed(line, bare) if p not in accuser]

    def _armies(self, tokens: list[Token], found: list[int]) -> list[int]:
        """`les forces érythréennes` where the text speaks of the Eritrean army: that, and not the state."""
        parties = self.page.parties.parties
        if len(found) != 1 or parties[found[0]].kind is not PartyKind.COUNTRY or tokens[0].low not in _TROOPS:
            return found
        army = [d.number for d in parties if d.key == f"desc:{parties[found[0]].country}:armée" and d.mentions]
        return army or found

    def _by_office(self, token: Token, accuser: list[int]) -> list[int]:
        """`le juge`, `le ministre`: the one person whom the text gives such an office."""
        holders: set[int] = set()
        for office in self.parts.sides.offices:
            start, end = office.title or (0, 0)
            if self.page.plain[start:end].lower().split()[:1] == [token.low]:
                holders |= set(office.of("holder"))
        return [p for p in holders if p not in accuser] if len(holders) == 1 else []

    def _is_the(self, line: Line, token: Token) -> bool:
        return line.low(token.index - 1) in ("le", "la", "l'", "ce", "cette", "cet")

    def _points_back(self, line: Line, token: Token) -> bool:
        """Whether `le couple`, `la banque` describes somebody named before."""
        if line.low(token.index - 1) not in ("le", "la", "les", "l'", "ce", "cette", "cet", "ces", "au", "du"):
            return False
        return token.low in self.anaphoric or token.low in load_rules("references")["fr"]["nouns"]

    def source(self, line: Line) -> list[int]:
        """Whom the sentence names as its source: `selon X`, `d'après X`, `aux yeux de X`."""
        index = self.source_at(line)
        if index is None:
            return self.meant.source_again(line)
        found = line.heads(index, min(line.comma_after(index), index + 9))
        return self.accusers(line, found[:1])

    def source_at(self, line: Line) -> int | None:
        """The place right behind the words that lead a source."""
        return self.meant.source_words(line)

    def _unnamed(self, line: Line, tokens: list[Token], *, anybody: bool = False) -> list[int]:
        """`des concurrents`, `un candidat malheureux`, `les supporteurs`: people without a name."""
        out: list[int] = []
        for token in tokens:
            human = token.low in self.humans or (anybody and self._is_somebody(token))
            if token.item.spans or token.low in _PRONOUNS or not human:
                continue
            before = [line.tokens[i] for i in range(max(0, token.index - 3), token.index)]
            if any(t.pos == "NUM" or t.low.isdigit() for t in before) or line.tree.kids(token, "nummod"):
                continue
            out.append(self._party(line, token))
        return out

    def _is_somebody(self, token: Token) -> bool:
        """Whether a noun may be one of people: no writing, nothing that an ending shows to be a thing."""
        things = token.low.endswith(
            (
                "tion",
                "tions",
                "ment",
                "ments",
                "age",
                "ages",
                "té",
                "tés",
                "ée",
                "ées",
                "ure",
                "ance",
                "ence",
                "ie",
                "isme",
            )
        )
        return token.pos == "NOUN" and not things and token.low not in self.parts.sides.writings

    def _party(self, line: Line, token: Token) -> int:
        first, last = token.index, token.index
        while first and line.tokens[first - 1].pos in ("DET", "ADJ") and not line.tokens[first - 1].item.spans:
            first -= 1
        while last + 1 < len(line.tokens) and line.tokens[last + 1].pos == "ADJ":
            last += 1
        after = line.tokens[last + 2] if last + 2 < len(line.tokens) else None
        if (
            line.low(last + 1) in ("de", "d'", "des")
            and after is not None
            and after.pos == "NOUN"
            and not after.item.spans
        ):
            last += 2  # "le club de handball"
        start = self.page.words[line.tokens[first].item.first].start
        end = self.page.words[line.tokens[last].item.last - 1].end
        kind = PartyKind.GROUP if token.low.endswith("s") else PartyKind.PERSON
        return self.page.parties.described(start, end, kind=kind, sort="crowd")
