"""A listing in the making: values are added one by one, each lands in its field, issues in the log."""

from dataclasses import dataclass, field, replace
from typing import Any

from ostrakon.model import (
    Address,
    BirthDate,
    CountryLink,
    Designation,
    Fact,
    Gender,
    Identifier,
    Issue,
    ListedName,
    ListedRelation,
    Listing,
    Measure,
    PartyKind,
    Place,
    Program,
)

Value = (
    ListedName
    | BirthDate
    | Place
    | CountryLink
    | Gender
    | Identifier
    | Address
    | Program
    | Measure
    | Designation
    | ListedRelation
    | Fact
    | Issue
)

_FIELDS: dict[type, str] = {
    ListedName: "names",
    BirthDate: "births",
    Place: "birth_places",
    CountryLink: "countries",
    Gender: "genders",
    Identifier: "identifiers",
    Address: "addresses",
    Program: "programs",
    Measure: "measures",
    Designation: "designations",
    ListedRelation: "relations",
    Fact: "facts",
}


@dataclass(slots=True)
class Draft:
    """Values of one entry by field, in the order of the source, without repeats."""

    fields: dict[str, list[Any]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def add(self, *values: Value) -> None:
        """Puts each value into its field; one that is there already is not repeated."""
        for value in values:
            if type(value) is Issue:
                self.issues.append(value)
                continue
            held = self.fields.setdefault(_FIELDS[type(value)], [])
            if value not in held:
                held.append(value)

    def place_issues(self, entry: str) -> list[Issue]:
        """The issues met so far, their places told from the whole file: `entry / place`."""
        return [replace(issue, place=f"{entry} / {issue.place}") for issue in self.issues]

    def build(self, list_id: str, native_id: str, *, kind: PartyKind, raw: str) -> Listing:
        """The listing; names stay empty where none was added."""
        values: dict[str, Any] = {"names": ()} | {name: tuple(held) for name, held in self.fields.items()}
        return Listing(list_id=list_id, native_id=native_id, kind=kind, raw=raw, **values)
