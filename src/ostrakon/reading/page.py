"""What the stages of one reading share: the text, its pieces, and the claims as they are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ostrakon.model import (
    Action,
    ClaimType,
    EventKind,
    Issue,
    Modality,
    PartyKind,
    Predicate,
    TimeSpan,
)
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.naming.register import Register
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.prose.layout import Unit
from ostrakon.reading.prose.tree import Tree
from ostrakon.reading.prose.words import Word
from ostrakon.reading.speech.quotations import Quoted

Span = tuple[int, int]


@dataclass(slots=True)
class Finding:
    """A claim in the making. Party numbers are the register's; spans are offsets into the text; `about` is the
    index of another finding; `like` the act that another authority did likewise; `retells` the one that it takes
    up again; `retold` are further places where the text tells the same act; `dated_by` the act whose day it took;
    `total` marks a sum of all that was done.
    """

    type: ClaimType
    rule: str
    evidence: Span
    unit: int = -1
    modality: Modality = Modality.ASSERTED
    roles: dict[str, list[int]] = field(default_factory=dict)
    action: Action | None = None
    said_by: list[int] = field(default_factory=list)
    count: int | None = None
    counted: Span | None = None
    program: str | None = None
    measures: list[str] = field(default_factory=list)
    reason: Span | None = None
    when: int | None = None
    act: Span | None = None
    act_lemma: str = ""
    victims: Span | None = None
    victim_count: int | None = None
    title: Span | None = None
    period: str | None = None
    predicate: Predicate | None = None
    event: EventKind | None = None
    quote: Span | None = None
    scare: bool = False
    about: "Finding | None" = None
    denied: tuple[str, ...] = ()
    place: int = 0
    generic: bool = False
    relative: bool = False
    fresh: bool = False
    dated_by: "Finding | None" = None
    aside: bool = False
    past: bool = False
    total: bool = False
    like: "Finding | None" = None
    retells: "Finding | None" = None
    retold: list[Span] = field(default_factory=list)

    def of(self, role: str) -> list[int]:
        """The party numbers in a role."""
        return self.roles.get(role, [])


def with_measure(found: Finding | None, measure: str) -> Finding | None:
    """The finding, if there is one, with a measure that its verb alone tells ("froze", "barred")."""
    if found and measure not in found.measures:
        found.measures.append(measure)
    return found


@dataclass(slots=True)
class Page:
    """One report on its way through the stages; each stage fills the fields it gives (see read.py)."""

    text: str
    plain: str
    language: str
    published: date | None
    listed: Mapping[str, PartyKind]
    words: Sequence[Word] = ()
    dateline: frozenset[int] = frozenset()
    quotes: Sequence[Quoted] = ()
    times: Sequence[TimeSpan] = ()
    names: Sequence[NameSpan] = ()
    titles: Sequence[Title] = ()
    bindings: Sequence[Binding] = ()
    register: Register | None = None
    units: Sequence[Unit] = ()
    trees: Sequence[Tree] = ()
    findings: list[Finding] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def parties(self) -> Register:
        """The register of parties; filled by the stage `parties`."""
        assert self.register is not None
        return self.register

    def span_of(self, first: int, last: int) -> Span:
        """The offsets of words `first` to `last`."""
        return self.words[first].start, self.words[last - 1].end
