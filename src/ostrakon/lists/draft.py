"""A listing in the making: its pieces in order of finding, each once, and its troubles with their place."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from ostrakon.lists.fields import Said
from ostrakon.lists.recipe import IssueLog
from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    Designation,
    Fact,
    Gender,
    Identifier,
    ListedName,
    ListedRelation,
    Listing,
    Measure,
    NameRole,
    PartyKind,
    Place,
    Program,
)

Piece = (
    ListedName
    | BirthDate
    | Place
    | CountryLink
    | Identifier
    | Address
    | Program
    | Measure
    | Designation
    | ListedRelation
    | Fact
)

P = TypeVar("P", bound=Piece)

# The primary name comes first, weak ones last; names of one role keep the order in which they were found.
_NAME_ORDER = {
    NameRole.PRIMARY: 0,
    NameRole.ALIAS: 1,
    NameRole.ORIGINAL_SCRIPT: 1,
    NameRole.FORMER: 2,
    NameRole.WEAK_ALIAS: 3,
}


@dataclass(slots=True)
class Draft:
    """Collects one entry. Two pieces that differ only in their place are one; the first place is kept."""

    list_id: str
    native_id: str
    kind: PartyKind
    log: IssueLog
    genders: list[Gender] = field(default_factory=list)
    _pieces: dict[Piece, Piece] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Keeps a piece, unless the same one is kept already."""
        self._pieces.setdefault(replace(piece, at=""), piece)

    def add_fact(self, key: str, said: Said) -> None:
        """Keeps words under a stable key, unless they are empty."""
        if said:
            self.add(Fact(key, said.text, said.at))

    def add_identifier(self, scheme: str, said: Said) -> None:
        """Keeps an identifier that needs nothing but its value, unless it is empty."""
        if said:
            self.add(Identifier(scheme, said.text, said.at))

    def add_gender(self, gender: Gender) -> None:
        """Keeps a gender once."""
        if gender not in self.genders:
            self.genders.append(gender)

    def note(self, code: str, said: Said, message: str) -> None:
        """Something unusual about words that were read in full."""
        self.log.note(code, self.place(said.at), value=said.text, message=message)

    def loss(self, code: str, said: Said, message: str) -> None:
        """Words that gave no value."""
        self.log.loss(code, self.place(said.at), value=said.text, message=message)

    def place(self, at: str) -> str:
        """Where something of this entry stands, for an issue."""
        return f"{self.list_id} {self.native_id} / {at}"

    def finish(self, raw: str) -> Listing:
        """The listing; an entry without names gives one that `read_edition` turns into an issue."""
        names = sorted(self._of(ListedName), key=lambda name: _NAME_ORDER[name.role])
        return Listing(
            list_id=self.list_id,
            native_id=self.native_id,
            kind=self.kind,
            names=tuple(names),
            raw=raw,
            births=self._of(BirthDate),
            birth_places=self._of(Place),
            countries=self._of(CountryLink),
            genders=tuple(self.genders),
            identifiers=self._of(Identifier),
            addresses=self._of(Address),
            programs=self._of(Program),
            measures=self._of(Measure),
            designations=self._of(Designation),
            relations=self._of(ListedRelation),
            facts=self._of(Fact),
        )

    def _of(self, kind: type[P]) -> tuple[P, ...]:
        return tuple(piece for piece in self._pieces.values() if isinstance(piece, kind))
