"""What descriptions and pronouns mean in a French charge: one party beyond doubt, or nobody.

A wrong accused is worse than a missed one: where the sentence before names two that would do, nobody is meant.
"""

from collections.abc import Callable
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_topics import FrenchTopics
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs

_NO_SOURCE = frozenset(
    ("que", "qu'", "lesquelles", "laquelle", "lequel", "lesquels", "lui", "elle", "eux", "elles", "qui")
)
_AGAIN = (
    "à l' en croire",
    "a l' en croire",
    "à les en croire",
    "selon lui",
    "selon elle",
    "selon eux",
    "selon elles",
    "d' après lui",
    "d' après elle",
    "à ses yeux",
    "à leurs yeux",
)
_THIS = frozenset(("ce", "cet", "cette"))
_LATTER = frozenset(("dernier", "dernière", "celui-ci", "celle-ci"))
_BODIES = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.GROUP, PartyKind.PUBLIC_BODY, PartyKind.COUNTRY)


@cache
def _source_leads() -> dict[str, list[list[str]]]:
    """What leads a source (`selon`, `d'après`), word by word, under its first word."""
    leads: dict[str, list[list[str]]] = {}
    for words in load_rules("charges_fr")["sources"]:
        leads.setdefault(words.split()[0], []).append(words.split())
    return leads


class FrenchMeant:
    """Answers for one page."""

    def __init__(
        self, parts: Accusations, accusers: Callable[[Line, list[Token]], list[int]], topics: FrenchTopics
    ) -> None:
        self.parts, self.page, self.accusers, self.topics = parts, parts.page, accusers, topics
        self.last_charge: tuple[int, list[int], list[int]] = (-9, [], [])  # sentence, accusers and accused
        rows = load_rules("charges_fr")
        self.telling = speech_verbs("fr") | frozenset(rows["finding"]) | frozenset(rows["blaming"])
        self.states = frozenset(rows["states"])

    def source_words(self, line: Line) -> int | None:
        """The place right behind the words that lead a source."""
        for index, token in enumerate(line.tokens):
            for lead in _source_leads().get(token.low, ()):
                if all(line.low(index + n) == word for n, word in enumerate(lead)):
                    behind = index + len(lead)
                    return behind if line.low(behind) not in _NO_SOURCE else None
        return None

    def source_again(self, line: Line) -> list[int]:
        """`À l'en croire`, `selon lui`: whoever spoke in the sentence before."""
        lows = [t.low for t in line.tokens]
        text = " ".join(lows)
        again = any(f" {words} " in f" {text} " for words in _AGAIN)
        return self.spoke_before(line) if again else []

    def spoke_before(self, line: Line) -> list[int]:
        """Who told the sentence before: the speaker of its quotation, or its teller."""
        for number in range(line.tree.number - 1, max(-1, line.tree.number - 3), -1):
            quoted = self.parts.sides.quoted_by(self.page.trees[number])
            found = quoted or self.teller(number)
            if found:
                return found
        return []

    def teller(self, number: int) -> list[int]:
        """Who tells or blames in a sentence: its source, or the subject of its verb of saying."""
        if not 0 <= number < len(self.page.trees):
            return []
        tree = self.page.trees[number]
        line = Line(tree)
        at = self.source_words(line)
        if at is not None:
            return self.accusers(line, line.heads(at, min(line.comma_after(at), at + 8))[:1])
        for token in tree.tokens:
            if token.item.spans or lemma_of(token.low, "VERB") not in self.telling or token.pos == "NOUN":
                continue
            group = line.group(token)
            if group.voice != "active" or group.negated:
                continue
            inverted = line.low(group.start - 1) == "," and not tree.kids(token, "mark")
            behind = line.heads(token.index + 1, line.comma_after(token.index))[:1] if inverted else []
            found = self.accusers(line, [t for t in behind or line.subject(group) if t.pos != "PRON"])
            if found:
                return found
        return []

    def _charged_before(self, line: Line, side: int) -> list[int]:
        """Accusers (1) or accused (2) of the charge told in the sentence before, whose subject then goes on."""
        unit, accuser, accused = self.last_charge
        return [] if unit != line.tree.number - 1 else list((accuser, accused)[side - 1])

    def _people_before(self, line: Line) -> list[int]:
        """`Les syndicats dénoncent ... Ils reprochent`: the people that opened the sentence before."""
        if line.tree.number == 0:
            return []
        before = self.page.trees[line.tree.number - 1]
        root = next((t for t in before.tokens if t.head == t.index), None)
        subjects = before.kids(root, "nsubj") if root is not None else []
        found = self.accusers(Line(before), subjects) if subjects and subjects[0].pos != "PRON" else []
        return [p for p in found if self.page.parties.parties[p].key.startswith("crowd:")]

    def state(self, token: Token) -> list[int]:
        """`l'administration américaine`, `la diplomatie russe`: the country of the adjective."""
        if token.low not in self.states or token.item.spans:
            return []
        lands = [n.country for n in self.adjectives(token)]
        country = self.page.parties.country(lands[0]) if lands else None
        return [] if country is None else [country]

    def described_person(self, line: Line, token: Token) -> list[int]:
        """`cet économiste`, `ce dernier`: the one person, or the party named last, of the sentence before."""
        place = self.page.words[token.item.first].start
        before = [s for s in self.parts.references.spoken if s.place < place and s.unit >= line.tree.number - 1]
        latter = token.low in ("celui", "celle") and line.low(token.index + 1) in ("-ci", "ci")
        if token.low in _LATTER or latter:
            return [before[-1].parties[-1]] if before and before[-1].parties else []
        if line.low(token.index - 1) not in _THIS or token.pos != "NOUN":
            return []
        people = {p for s in before for p in s.parties if self.parts.references.kind(p) is PartyKind.PERSON}
        return list(people) if len(people) == 1 else []

    def organization(self, line: Line, token: Token) -> list[int]:
        """`l'ONG`, `l'organisation`: the one body spoken of in this sentence or the one before."""
        if line.low(token.index - 1) not in ("l'", "cette"):
            return []
        place = self.page.words[token.item.first].start
        near = [s for s in self.parts.references.spoken if line.tree.number - 1 <= s.unit and s.place < place]
        bodies = {p for s in near for p in s.parties if self.parts.references.kind(p) is PartyKind.ORGANIZATION}
        return list(bodies) if len(bodies) == 1 else []

    def speaking(self, line: Line, pronoun: Token) -> list[int]:
        """Whom `il accuse` means: who was the subject of the clause or sentence just before, if that is one."""
        if pronoun.low in ("nous", "je", "j'"):
            return self.parts.sides.accusers(line.tree, [pronoun])
        again = self._charged_before(line, 1)
        if again and pronoun.low in ("il", "elle", "ils", "elles"):
            return again
        if pronoun.low in ("ils", "elles"):
            return self._people_before(line) or self.topics.meant(line, [pronoun]) or []
        found = self.parts.references.pronoun(line.tree, pronoun)
        told = self.teller(line.tree.number - 1)
        if told and pronoun.low in ("il", "elle"):
            single = PartyKind.PERSON if pronoun.low == "il" else None
            fits = self.parts.references.kind(told[0]) is single or self.parts.references.kind(told[0]) in _BODIES
            return told[:1] if found == told[:1] or (fits and len(told) == 1 and pronoun.low == "elle") else []
        topic = self.topics.meant(line, [pronoun]) if pronoun.low in ("il", "elle") else None
        if topic:
            return topic
        unnamed = self.topics.unnamed_before(line) if pronoun.low in ("il", "elle") else None
        if unnamed is not None:
            return self.accusers(*unnamed)
        place = self.page.words[pronoun.item.first].start
        before = [s for s in self.parts.references.spoken if s.place < place and s.subject]
        if len(found) == 1 and before and before[-1].unit >= line.tree.number - 1:
            return found if set(before[-1].parties) == set(found) else []
        return []

    def last_listed(self, place: int, unit: int, size: int) -> list[int]:
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

    def is_sure(self, line: Line, tokens: list[Token], found: list[int], accuser: list[int]) -> bool:
        """Whether `la banque`, `ce groupe` means the party beyond doubt; crowds and owned forces do."""
        parties = [self.page.parties.parties[p] for p in found]
        if any(d.key.startswith(("crowd:", "desc:")) for d in parties) or len(found) > 1:
            return True
        inside = {p for t in tokens for k in line.tree.subtree(t) for p in self.parts.references.named(k)}
        if set(found) <= inside:
            return True
        lands = {n.country for t in tokens for n in self.adjectives(t)}
        if lands and parties[0].country not in lands:
            return False
        return bool(lands) or self._surely(line, tokens[0], found[0], accuser)

    def adjectives(self, token: Token) -> list[NameSpan]:
        """The nationality adjectives right behind a noun."""
        last = token.item.last
        return [n for n in self.page.names if n.form == "adjective" and n.first in (last, last + 1)]

    def pronoun(self, line: Line, pronoun: Token, accuser: list[int]) -> list[int]:
        """Whom `l'accuse` or `lui reproche` means: the one party of its kind spoken of before it."""
        charged = [p for p in self._charged_before(line, 2) if p not in accuser]
        if charged and accuser and pronoun.low in ("lui", "leur", "les", "l'") and self.last_charge[1] == accuser:
            return charged  # "X accuse Y de. Il lui reproche aussi"
        if pronoun.low == "qui":
            return self.parts.sides.accused(line.tree, [pronoun], accuser)
        found = self.parts.references.pronoun(line.tree, pronoun)
        found = [p for p in found if p not in accuser]
        told = self.topics.meant(line, [pronoun]) or self.topics.object_of(line, pronoun, accuser)
        topic = [p for p in told if p not in accuser]
        if topic:
            return topic
        if len(found) != 1 or self.topics.is_court(found[0]):
            return []
        if self._surely(line, pronoun, found[0], accuser):
            return found
        charged = self._charged_before(line, 2)
        return charged if charged == found else []

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
