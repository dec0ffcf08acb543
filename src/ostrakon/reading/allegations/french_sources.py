"""Who tells a French clause: its source, whoever says it, the quotation's speaker, or whose text it stands in.

One notion for all that is told as conduct. The order of words decides: `selon X, ...`, `X affirme que ...`,
`..., a affirmé X`, `« ... », dit X`; then the mood (`aurait`), the listing beside it, and the page: a release is
told by the authority that issues it, a report by its author.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.naming.gazetteer import is_media, parent_of
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs

_THAT = frozenset(("que", "qu'"))
_DOUBT = frozenset(("aurait", "auraient", "serait", "seraient"))
_PROTESTING = frozenset(("accuser", "dénoncer", "déplorer", "raconter", "protester", "fustiger", "témoigner"))
_STOPS = frozenset((";", ":", "qui"))
_NAMED_ABOUT = (
    PartyKind.PERSON, PartyKind.COMPANY, PartyKind.VESSEL, PartyKind.GROUP, PartyKind.ORGANIZATION,
)  # fmt: skip
_VIEWERS = frozenset((PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY, PartyKind.COUNTRY))
_INVERTED = frozenset(("-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle", "-on", "-t-on"))
_AFTER = 2  # sentences after a listing in which what the listed did is its reason
_LEADING = 3  # words in which the source opens the sentence
_VIEW = 8  # words in which "Pour X," names whose view the sentence gives
_BACK = 14  # words between a verb of saying and the clause that it says
_FAR = 24  # the same where the saying stands in the words before a list of clauses


class How(Enum):
    """By what it is known who tells a clause."""

    SOURCE = "words of the sentence name the source"
    QUOTED = "it stands in a quotation"
    DOUBTED = "its mood doubts it"
    LISTED = "a listing beside it gives it as its reason"
    ISSUED = "it stands in the release of whoever listed the party"
    AUTHORED = "it stands in the report of its author"
    STATED = "the text itself tells it of a party that it names"


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells a clause; nobody where its mood alone doubts it."""

    by: tuple[int, ...]
    how: How


class FrenchSources:
    """Answers for one page."""

    def __init__(self, parts: Accusations, sides: FrenchSides) -> None:
        self.parts, self.sides, self.page = parts, sides, parts.page
        rows = load_rules("charges_fr")
        self.saying = (speech_verbs("fr") | frozenset(rows["finding"])) - frozenset(parts.rows["deny"])
        self.blaming, self.blame = frozenset(rows["blaming"]), frozenset(rows["blame"])

    def of(self, line: Line, group: Group, doers: Sequence[int]) -> Told | None:
        """Who tells the clause of the verb, whose doers are given; None where nobody does."""
        said = (
            self._blamed_that(line, group)
            or self.sides.source(line)
            or self.said_before(line, group)
            or self.said_after(line, group)
            or self._in_whose_eyes(line, group)
            or self._before_colon(line, group)
            or self._as_they_say(line)
            or self._considering(line, group)
        )
        said = [p for p in said if p not in doers]
        if said:
            return None if self._is_press(said[0]) else Told(tuple(said), How.SOURCE)
        if line.tree.unit.quote is not None:
            return self._told(self.parts.sides.quoted_by(line.tree), How.QUOTED)
        if {line.low(i) for i in range(group.start, group.verb.index)} & _DOUBT:
            return self._doubted(line, group, doers)
        return self._of_page(line, group, doers)

    def _told(self, by: Sequence[int], how: How) -> Told | None:
        return Told(tuple(by), how) if by else None

    def _doubted(self, line: Line, group: Group, doers: Sequence[int]) -> Told | None:
        """`aurait livré`: told by the source of the sentence before, or by whoever blames the doer here."""
        before = self.sides.meant.teller(line.tree.number - 1)
        if before and not self._is_press(before[0]):
            return self._told([p for p in before if p not in doers], How.SOURCE) or Told((), How.DOUBTED)
        return Told(tuple(self._blamer(line, group)), How.DOUBTED)

    def _of_page(self, line: Line, group: Group, doers: Sequence[int]) -> Told | None:
        """Whoever listed the doers, in its own release or beside the listing; the author of a report."""
        if not doers:
            return None
        relative = line.low(group.start - 1) == "qui" or "dont" in {
            line.low(i) for i in range(max(0, group.start - 4), group.start)
        }
        sides = self.parts.sides
        for listing in sides.listings:
            near = abs(listing.unit - line.tree.number) <= 1 and relative
            if set(doers) <= set(listing.of("target")):
                if sides.issuer:
                    return Told(tuple(self._acting(sides.issuers(listing))), How.ISSUED)
                if near or 0 < line.tree.number - listing.unit <= _AFTER:
                    return Told(tuple(sides.issuers(listing)), How.LISTED)
        if sides.issuer and all(self._is_subject(p, sides.issuer[0]) for p in doers):
            return Told(tuple(sides.issuer), How.ISSUED)
        told = self._told([p for p in sides.author if p not in doers], How.AUTHORED) or self._goes_on(line, doers)
        lands = any(self.parts.references.kind(p) is PartyKind.COUNTRY for p in doers)
        return told or (Told((), How.STATED) if relative and not lands else None)

    def _goes_on(self, line: Line, doers: Sequence[int]) -> Told | None:
        """`Selon X, Y a vendu du pétrole. Deux de ses sociétés ont masqué`: the source of the sentence before."""
        number = line.tree.number - 1
        if number < 0 or self.page.trees[number].unit.quote is not None or self._new_paragraph(number):
            return None
        lands = any(self.parts.references.kind(p) is PartyKind.COUNTRY for p in doers)
        before = Line(self.page.trees[number])
        at = self.sides.source_at(before)
        if lands or at is None or at > _LEADING:
            return None
        found = self.sides.accusers(before, before.heads(at, min(before.comma_after(at), at + 9))[:1])
        named = found and not self._is_press(found[0]) and not set(found) & set(doers)
        return Told(tuple(found), How.LISTED) if named else None

    def _new_paragraph(self, number: int) -> bool:
        """Whether a paragraph ends behind the sentence."""
        words, trees = self.page.words, self.page.trees
        end = words[trees[number].tokens[-1].item.last - 1].end
        start = words[trees[number + 1].tokens[0].item.first].start
        return "\n\n" in self.page.plain[end:start]

    def _before_colon(self, line: Line, group: Group) -> list[int]:
        """`X est formel : Y a pillé`, `X l'a dit : ...`: who says what follows the colon."""
        colon = next((i for i in range(group.start - 1, 0, -1) if line.low(i) == ":"), 0)
        for token in line.tokens[:colon]:
            if lemma_of(token.low, "VERB") in self.saying and not token.item.spans and token.pos != "NOUN":
                said = line.group(token)
                active = said.voice == "active" and not said.negated
                return self.sides.accusers(line, line.subject(said)) if active else []
        return []

    def _as_they_say(self, line: Line) -> list[int]:
        """`..., écrivent-ils, ...`, `dit-il`: the subject of the sentence, or who told the one before."""
        for token in line.tokens:
            led = line.low(token.index + 1) in _INVERTED
            if led and lemma_of(token.low, "VERB") in self.saying:
                root = next((t for t in line.tokens if t.head == t.index), None)
                own = line.tree.kids(root, "nsubj") if root is not None and root is not token else []
                own = [t for t in own if t.item.spans and t.index < token.index]
                return self.sides.accusers(line, own) if own else self.sides.meant.spoke_before(line)
        return []

    def _considering(self, line: Line, group: Group) -> list[int]:
        """`Considérant que Y a participé à ..., X a adopté`: the authority that gives its reasons."""
        if line.low(0) not in ("considérant", "attendu") or line.low(1) not in _THAT:
            return []
        return list(self.parts.sides.issuer) or self.sides.accusers(line, line.main_subject(group.verb.index))

    def _in_whose_eyes(self, line: Line, group: Group) -> list[int]:
        """`une responsable de l'ONG, pour qui X continue de`, `Pour Global Witness, X a`: whose view it is."""
        for index in range(min(group.start, len(line.tokens))):
            if line.low(index) in ("pour", "selon") and line.low(index + 1) in ("qui", "lequel", "laquelle"):
                step = index - (line.low(index - 1) == ",")
                near = self.sides.accusers(line, line.nearest(step), anybody=True)
                return near or self.sides.meant.spoke_before(line)
        comma = line.comma_after(0)
        if line.low(0) != "pour" or comma > min(group.start, _VIEW):
            return []
        found = line.heads(1, comma)[:1]
        named = [p for t in found for p in self.parts.references.named(t)]
        kinds = {self.parts.references.kind(p) for p in named}
        return self.sides.accusers(line, found) if kinds & _VIEWERS else []

    def _acting(self, issuers: list[int]) -> list[int]:
        """The Council rather than the Union, the office rather than the department."""
        parties = self.page.parties.parties
        keys = {parties[p].key for p in issuers} - {""}
        return [p for p in issuers if parent_of(parties[p].key) in keys] or issuers

    def _is_subject(self, party: int, issuer: int) -> bool:
        """Whether a person, firm or group is one that the release is about: neither its own nor quoted there."""
        draft, own = (self.parts.page.parties.parties[p] for p in (party, issuer))
        spoken = {p for q in self.parts.sides.quotations for p in q.of("speaker")}
        home = bool(draft.country) and draft.country == own.country
        known = bool(draft.key) and draft.kind is PartyKind.ORGANIZATION  # the Union, the UN
        named = draft.kind in _NAMED_ABOUT and " " in draft.name and not known
        return named and not home and party not in spoken

    def _is_press(self, party: int) -> bool:
        draft = self.parts.page.parties.parties[party]
        return is_media(draft.key) or draft.kind in (PartyKind.PLACE, PartyKind.VESSEL)

    def _blamer(self, line: Line, group: Group) -> list[int]:
        """`X a mis en cause Y, qui aurait facilité`: who blames the one that the relative clause tells of."""
        if line.low(group.start - 1) != "qui":
            return []
        for token in line.tokens[: group.start]:
            if lemma_of(token.low, "VERB") in self.blaming and not token.item.spans:
                blamed = line.group(token)
                if blamed.voice == "active" and not blamed.negated:
                    return self.sides.accusers(line, line.subject(blamed))
        return []

    def blamed_in(self, line: Line, token: Token) -> list[int]:
        """`X s'en prend à Y, coupable de`: who blames the one that the adjective tells of."""
        for index in range(token.index - 1, max(-1, token.index - _BACK), -1):
            verb = line.tokens[index]
            lemma = lemma_of(verb.low, "VERB")
            at = lemma == "prendre" and line.low(index - 1) == "en" and line.low(index - 2) in ("s'", "se")
            if not verb.item.spans and verb.pos == "VERB" and (lemma in self.blaming or at):
                group = line.group(verb)
                active = group.voice == "active" and not group.negated
                return self.sides.accusers(line, line.subject(group), anybody=True) if active else []
        return []

    def _blamed_that(self, line: Line, group: Group) -> list[int]:
        """`déplore que la Turquie ait dépêché`: whoever deplores what the clause tells."""
        for index in range(group.start - 1, max(-1, group.start - _BACK), -1):
            if line.low(index) in _STOPS:
                return []
            if line.low(index) in _THAT and index:
                verb = line.tokens[index - 1]
                if lemma_of(verb.low, "VERB") not in self.blame or verb.item.spans:
                    return []
                said = line.group(verb)
                return [] if said.negated else self.sides.accusers(line, line.subject(said))
        return []

    def is_blamed(self, line: Line, group: Group) -> bool:
        """Whether somebody deplores what the clause tells, so that whatever it tells is blamed."""
        return bool(self._blamed_that(line, group))

    def said_before(self, line: Line, group: Group) -> list[int]:
        """`X a conclu que Y ...`, `X affirme que Y a tué A et que Z a pillé B`: who says what follows `que`."""
        for index in range(group.start - 1, max(-1, group.start - _BACK), -1):
            if line.low(index) in _STOPS:
                return []
            if line.low(index) in _THAT:
                joined = line.low(index - 1) in ("et", ",")
                first = next((i for i in range(index - 2, max(-1, index - _FAR), -1) if line.low(i) in _THAT), -1)
                return self._sayer(line, first if joined and first > 0 else index)
        return []

    def _sayer(self, line: Line, that: int) -> list[int]:
        for index in range(that - 1, max(-1, that - _BACK), -1):
            token = line.tokens[index]
            if token.low in (";", ":"):
                return []
            if token.item.spans or lemma_of(token.low, "VERB") not in self.saying or token.pos in ("DET", "ADP"):
                continue
            group = line.group(token)
            if group.negated:
                return []
            return self.sides.accusers(line, line.subject(group))
        return []

    def said_after(self, line: Line, group: Group) -> list[int]:
        """`..., a affirmé X`: a verb of saying behind a comma, with who says it behind."""
        for index in range(group.verb.index + 1, len(line.tokens)):
            token = line.tokens[index]
            if token.low in (";", ":"):
                return []
            if token.item.spans or lemma_of(token.low, "VERB") not in self.saying | _PROTESTING:
                continue
            said = line.group(token)
            if line.low(said.start - 1) == "," and said.voice == "active" and line.low(index + 1) not in _THAT:
                return self.sides.accusers(line, line.heads(index + 1, line.comma_after(index))[:1])
        return []
