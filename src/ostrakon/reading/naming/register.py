"""The parties of one text in the making, and which party each of its name spans is of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.prose.words import Word


@dataclass(slots=True)
class Draft:
    """One party in the making. `spans` are indices of name spans; `weak` until a mention stands by itself."""

    number: int
    kind: PartyKind
    key: str = ""
    country: str = ""
    names: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, MentionBy]] = field(default_factory=list)
    weak: bool = True
    sure: bool = False

    @property
    def name(self) -> str:
        """The fullest form."""
        own = [name for name in self.names if name]
        return max(own, key=lambda name: (len(name), -own.index(name))) if own else ""


class Register:
    """The parties of one text, and which party each name span is of."""

    def __init__(self, text: str, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.text, self.words, self.names, self.language = text, words, names, language
        self.parties: list[Draft] = []
        self.of_span: dict[int, int] = {}
        self._by_key: dict[str, int] = {}

    def form(self, span: NameSpan) -> str:
        """The words of a span, as written."""
        return self.text[self.words[span.first].start : self.words[span.last - 1].end]

    def add(self, kind: PartyKind, *, key: str = "", country: str = "", sure: bool = True) -> int:
        """A new party; its number."""
        self.parties.append(Draft(len(self.parties), kind, key, country, sure=sure))
        if key:
            self._by_key[key] = len(self.parties) - 1
        return len(self.parties) - 1

    def described(self, start: int, end: int, *, kind: PartyKind, sort: str) -> int:
        """The party that a span of the text describes, one for the same words; `sort` begins its key."""
        form = self.text[start:end]
        key = f"{sort}:{form.lower()}"
        known = self.by_key(key)
        party = self.add(kind, key=key) if known is None else known
        draft = self.parties[party]
        if form not in draft.names:
            draft.names.append(form)
        if all(mention[0] != start for mention in draft.mentions):
            draft.mentions.append((start, end, MentionBy.DESCRIPTION))
        return party

    def by_key(self, key: str) -> int | None:
        """The party with that key, if the text has it."""
        return self._by_key.get(key)

    def country(self, code: str) -> int:
        """The party of a country, made where the text names only its adjective."""
        found = self._by_key.get(f"country:{code}")
        return self.add(PartyKind.COUNTRY, key=f"country:{code}", country=code) if found is None else found

    def merge(self, keep: int, drop: int) -> None:
        """Give all that one party has to another: two names of one party were found."""
        one, two = self.parties[keep], self.parties[drop]
        if two.key and not one.key:
            one.key, one.kind = two.key, two.kind
            self._by_key[two.key] = keep
        one.names += [name for name in two.names if name not in one.names]
        one.mentions += two.mentions
        one.country = one.country or two.country
        one.weak = one.weak and two.weak
        two.names, two.mentions, two.weak = [], [], True
        for span, party in self.of_span.items():
            if party == drop:
                self.of_span[span] = keep

    def attach(self, index: int, party: int) -> None:
        """Give a name span to a party."""
        span = self.names[index]
        form = self.form(span)
        draft = self.parties[party]
        self.of_span[index] = party
        strong = span.form not in ("adjective",)
        if form not in draft.names and (strong or not draft.names):
            draft.names.append(form)
        if span.form == "description" and span.key.startswith("body:"):
            draft.names.append(form.rsplit(" ", 1)[0])  # the group of "Wagner mercenaries"
        draft.weak = draft.weak and not strong
        by = MentionBy.DESCRIPTION if span.form == "description" else MentionBy.NAME
        if by is MentionBy.NAME and draft.mentions and len(form) < len(draft.names[0]):
            by = MentionBy.SHORT_NAME
        draft.mentions.append((self.words[span.first].start, self.words[span.last - 1].end, by))
