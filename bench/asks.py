"""What tools are asked: names, and which entry each means. Workers import this, and nothing that reads lists."""

from dataclasses import dataclass

from ostrakon.model import Listing, PartialDate, PartyKind, Query


@dataclass(frozen=True, slots=True)
class Ask:
    """A name asked for. `truth` is the native id of the entry meant, "" where none is; `change` its class."""

    name: str
    kind: PartyKind
    truth: str = ""
    change: str = ""
    listed: str = ""
    born: PartialDate | None = None
    countries: tuple[str, ...] = ()

    def query(self, *, facts: str = "") -> Query:
        """By name alone; with the birth date (`facts` = "born"); or with nationality too ("all")."""
        born = self.born if facts in ("born", "all") else None
        return Query(self.name, self.kind, born=born, countries=self.countries if facts == "all" else ())


@dataclass(frozen=True, slots=True)
class Work:
    """Entries and what is asked of them: altered names, ordinary people not listed, and such with near names."""

    name: str
    entries: tuple[Listing, ...]
    altered: tuple[Ask, ...]
    unlisted: tuple[Ask, ...]
    near: tuple[Ask, ...] = ()

    @property
    def asks(self) -> tuple[Ask, ...]:
        return self.altered + self.unlisted + self.near

    @property
    def names(self) -> int:
        return sum(len(entry.names) for entry in self.entries)
