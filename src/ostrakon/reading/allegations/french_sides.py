"""Who accuses and who is accused in a French charge: names, descriptions, and groups or persons without a name."""

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_acts import FrenchActs
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules

_PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "ce", "cela", "ça", "celui-ci", "celle-ci", "ceux-ci", "l'", "le", "la",
     "les", "lui", "leur", "qui", "dont", "personne", "certains", "nul", "l'un", "tous", "rien", "autres", "nous",
     "je", "j'", "eux")
)  # fmt: skip
_ORGANIZATIONS = frozenset(("ong", "organisation", "association", "institution", "agence"))


class FrenchSides:
    """Answers for one page; what is unnamed becomes a party where it can be nobody else."""

    def __init__(self, parts: Accusations) -> None:
        self.parts, self.page = parts, parts.page
        rows = load_rules("charges_fr")
        self.humans = frozenset(rows["humans"])
        self.leads = [tuple(words.split()) for words in rows["sources"]]
        self.anaphoric = frozenset(rows["anaphoric"])
        self.acts = FrenchActs(parts)

    def named(self, line: Line, tokens: list[Token]) -> list[Token]:
        """The heads, with the name taken where one follows its noun: `la banque libanaise NAME`."""
        return [self._name_behind(line, t) or t for t in tokens]

    def _name_behind(self, line: Line, token: Token) -> Token | None:
        if token.item.spans or token.pos != "NOUN" or any(t.pos == "NUM" for t in line.tree.kids(token)):
            return None
        index = token.index + 1
        while index < len(line.tokens) and line.tokens[index].pos == "ADJ" and index - token.index < 3:
            index += 1
        after = line.tokens[index] if index < len(line.tokens) else None
        return after if after is not None and after.item.spans and not token.low.endswith("s") else None

    def accusers(self, line: Line, tokens: list[Token]) -> list[int]:
        """The parties on the accusing side; an unnamed group or person where the words describe one."""
        tokens = self.named(line, tokens)
        if tokens and all(t.low in _PRONOUNS for t in tokens):
            return self._speaking(line, tokens[0])
        size = self.all_of(line, tokens)
        if size:
            return self._last_listed(self.page.words[tokens[0].item.first].start, line.tree.number, size)
        if any(t.pos == "NUM" for one in tokens for t in line.tree.kids(one)) and not tokens[0].item.spans:
            return []
        if len(tokens) == 1 and tokens[0].low in _ORGANIZATIONS and not tokens[0].item.spans:
            meant = self._organization(line, tokens[0])
            if meant:
                return meant
        found = self.parts.sides.accusers(line.tree, tokens)
        return found or self._unnamed(line, tokens)

    def _organization(self, line: Line, token: Token) -> list[int]:
        """`l'ONG`, `l'organisation`: the one body spoken of in this sentence or the one before."""
        if line.low(token.index - 1) not in ("l'", "cette"):
            return []
        place = self.page.words[token.item.first].start
        near = [s for s in self.parts.references.spoken if line.tree.number - 1 <= s.unit and s.place < place]
        bodies = {p for s in near for p in s.parties if self.parts.references.kind(p) is PartyKind.ORGANIZATION}
        return list(bodies) if len(bodies) == 1 else []

    def _speaking(self, line: Line, pronoun: Token) -> list[int]:
        """Whom `il accuse` means: who was the subject of the clause or sentence just before, if that is one."""
        if pronoun.low in ("nous", "je", "j'"):
            return self.parts.sides.accusers(line.tree, [pronoun])
        found = self.parts.references.pronoun(line.tree, pronoun)
        place = self.page.words[pronoun.item.first].start
        before = [s for s in self.parts.references.spoken if s.place < place and s.subject]
        if len(found) == 1 and before and before[-1].unit >= line.tree.number - 1:
            return found if set(before[-1].parties) == set(found) else []
        return []

    def accused(self, line: Line, tokens: list[Token], accuser: list[int]) -> list[int]:
        """The parties accused; a pronoun only where the parties before leave it no choice."""
        size = self.all_of(line, tokens)
        if size:
            place = self.page.words[tokens[0].item.first].start
            listed = self._last_listed(place, line.tree.number, size)
            return [p for p in listed if p not in accuser]
        if tokens and all(t.low in _PRONOUNS for t in tokens):
            return self._meant(line, tokens[0], accuser)
        tokens = self.named(line, tokens)
        found = self.parts.sides.accused(line.tree, tokens, accuser)
        if found and not any(t.item.spans for t in tokens) and not self._described(line, tokens, found, accuser):
            return []
        bare = [t for t in tokens if not self._points_back(line, t)]
        return found or [p for p in self._unnamed(line, bare) if p not in accuser]

    def _last_listed(self, place: int, unit: int, size: int) -> list[int]:
        """The parties last named as a list of that size in this sentence or the one before."""
        for said in reversed(self.parts.references.spoken):
            if said.place < place and len(said.parties) == size:
                return list(said.parties) if said.unit >= unit - 1 else []
        return []

    def all_of(self, line: Line, tokens: list[Token]) -> int:
        """How many `tous deux`, `l'un et l'autre`, `le couple` take up; none for other words."""
        if len(tokens) != 1 or tokens[0].item.spans:
            return 0
        index = tokens[0].index
        words = {line.low(i) for i in range(max(0, index - 1), index + 2)}
        if tokens[0].low == "couple" or {"un", "autre"} <= {line.low(i) for i in range(index, index + 5)}:
            return 2
        if words & {"tous", "toutes"}:
            sizes = load_rules("times_fr")["numbers"]
            return next((int(sizes[w]) for w in sorted(words) if w in sizes and w not in ("un", "une")), 0)
        return 0

    def _described(self, line: Line, tokens: list[Token], found: list[int], accuser: list[int]) -> bool:
        """Whether `la banque`, `ce groupe` means the party beyond doubt; crowds and owned forces do."""
        parties = [self.page.parties.parties[p] for p in found]
        if any(d.key.startswith(("crowd:", "desc:")) for d in parties) or len(found) > 1:
            return True
        inside = {p for t in tokens for k in line.tree.subtree(t) for p in self.parts.references.named(k)}
        if set(found) <= inside:
            return True
        lands = {n.country for t in tokens for n in self._adjectives(t)}
        if lands and parties[0].country not in lands:
            return False
        return bool(lands) or self._surely(line, tokens[0], found[0], accuser)

    def _adjectives(self, token: Token) -> list[NameSpan]:
        """The nationality adjectives right behind a noun."""
        last = token.item.last
        return [n for n in self.page.names if n.form == "adjective" and n.first in (last, last + 1)]

    def _points_back(self, line: Line, token: Token) -> bool:
        """Whether `le couple`, `la banque` describes somebody named before."""
        if line.low(token.index - 1) not in ("le", "la", "les", "l'", "ce", "cette", "cet", "ces", "au", "du"):
            return False
        return token.low in self.anaphoric or token.low in load_rules("references")["fr"]["nouns"]

    def source(self, line: Line, verb: Token) -> list[int]:
        """Whom the sentence names as its source: `selon X`, `d'après X`, `aux yeux de X`."""
        index = self.source_at(line)
        if index is None:
            return []
        found = line.heads(index, min(line.comma_after(index), index + 9))
        return self.accusers(line, found[:1])

    def source_at(self, line: Line) -> int | None:
        """The place right behind the words that lead a source."""
        for index in range(len(line.tokens)):
            for words in self.leads:
                if all(line.low(index + n) == word for n, word in enumerate(words)):
                    behind = index + len(words)
                    fits = line.low(behind) not in ("que", "lesquelles", "laquelle", "lequel", "lui", "elle")
                    return behind if fits else None
        return None

    def _meant(self, line: Line, pronoun: Token, accuser: list[int]) -> list[int]:
        """Whom `l'accuse` or `lui reproche` means: the one party of its kind spoken of before it."""
        if pronoun.low == "qui":
            return self.parts.sides.accused(line.tree, [pronoun], accuser)
        found = self.parts.references.pronoun(line.tree, pronoun)
        found = [p for p in found if p not in accuser]
        if len(found) != 1:
            return []
        return found if self._surely(line, pronoun, found[0], accuser) else []

    def _surely(self, line: Line, pronoun: Token, meant: int, accuser: list[int]) -> bool:
        """Whether nobody else of the kind is near, or it is who was just listed or last spoken of as a subject."""
        kind = self.parts.references.kind(meant)
        place = self.page.words[pronoun.item.first].start
        near = [
            s
            for s in self.parts.references.spoken
            if line.tree.number - 1 <= s.unit <= line.tree.number and s.place < place
        ]
        alike = {p for s in near for p in s.parties if p not in accuser and self.parts.references.kind(p) is kind}
        before = [s for s in self.parts.references.spoken if s.place < place]
        ever = {p for s in before for p in s.parties if p not in accuser and self.parts.references.kind(p) is kind}
        if {meant} in (alike, ever):
            return True
        subjects = [s.parties for s in near if s.subject and not set(s.parties) <= set(accuser)]
        listed = [d for d in self.parts.sides.listings if line.tree.number - 2 <= d.unit <= line.tree.number]
        return bool(subjects and subjects[-1] == (meant,)) or (
            bool(listed) and all(d.of("target") == [meant] for d in listed)
        )

    def _unnamed(self, line: Line, tokens: list[Token]) -> list[int]:
        """`des concurrents`, `un candidat malheureux`, `les supporteurs`: people without a name."""
        out: list[int] = []
        for token in tokens:
            if token.item.spans or token.low in _PRONOUNS or token.low not in self.humans:
                continue
            if any(c.isdigit() for c in line.low(token.index - 1)) or line.tokens[token.index - 1].pos == "NUM":
                continue
            out.append(self._party(line, token))
        return out

    def _party(self, line: Line, token: Token) -> int:
        first, last = token.index, token.index
        while first and line.tokens[first - 1].pos in ("DET", "ADJ") and not line.tokens[first - 1].item.spans:
            first -= 1
        while last + 1 < len(line.tokens) and line.tokens[last + 1].pos == "ADJ":
            last += 1
        start = self.page.words[line.tokens[first].item.first].start
        end = self.page.words[line.tokens[last].item.last - 1].end
        form = self.page.text[start:end]
        register = self.page.parties
        kind = PartyKind.GROUP if token.low.endswith("s") else PartyKind.PERSON
        key = f"crowd:{form.lower()}"
        known = register.by_key(key)
        party = register.add(kind, key=key) if known is None else known
        draft = register.parties[party]
        if form not in draft.names:
            draft.names.append(form)
        if all(mention[0] != start for mention in draft.mentions):
            draft.mentions.append((start, end, MentionBy.DESCRIPTION))
        return party
