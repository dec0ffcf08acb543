"""Tables in which several rows make one entry: rows grouped by id, cells asked for by what they hold.

Rows of one entry are sorted by their cells, so that the same rows in another order give the same listing;
`at` counts rows in that order, which is that of the listing's `raw`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from ostrakon.lists.fields import Said
from ostrakon.lists.recipe import IssueLog, source_changed
from ostrakon.lists.source import ListSource


@dataclass(frozen=True, slots=True)
class Columns:
    """A header: the published names, and the place of each field that `source.toml` names for them."""

    published: tuple[str, ...]
    places: Mapping[str, int]

    def unknown(self) -> list[int]:
        """The places of the columns that hold no known field."""
        known = set(self.places.values())
        return [place for place in range(len(self.published)) if place not in known]


def read_columns(header: Sequence[str], source: ListSource, *, needed: Sequence[str], where: str) -> Columns:
    """The header with its fields looked up in `words.columns` of the recipe; the first of two equal ones counts.

    Raises:
        SourceChanged: a needed field has no column.
    """
    published = tuple(" ".join(name.split()) for name in header)
    places: dict[str, int] = {}
    for place, name in enumerate(published):
        found = source.look_up("columns", name)
        if found:
            places.setdefault(found, place)
    missing = [name for name in needed if name not in places]
    if missing:
        found_names = ", ".join(name for name in published if name)[:200]
        raise source_changed(
            where, f"no column for {', '.join(missing)}", expected="the list's header", found=found_names
        )
    return Columns(published, places)


@dataclass(slots=True)
class Group:
    """The rows of one entry, sorted; what is asked of it is marked as read."""

    columns: Columns
    rows: list[tuple[str, ...]]
    read: set[str] = field(default_factory=set)

    def row(self, place: int, *fields: str) -> dict[str, Said]:
        """Fields of one row (counted from 0); a field without column says nothing."""
        return {name: self._cell(place, name) for name in fields}

    def each(self, *fields: str) -> Iterator[dict[str, Said]]:
        """The different combinations of these fields over the rows, in order; wholly empty ones left out."""
        self.read.update(fields)
        columns = [column for name in fields if (column := self.columns.places.get(name)) is not None]
        seen: set[tuple[str, ...]] = set()
        for place, row in enumerate(self.rows if columns else ()):
            key = tuple(row[column] for column in columns)
            if any(key) and key not in seen:
                seen.add(key)
                yield self.row(place, *fields)

    def says(self, name: str) -> list[Said]:
        """The different values of a field over the rows, in order."""
        return [said[name] for said in self.each(name)]

    def one(self, name: str) -> Said:
        """The first value of a field; empty words where no row has one."""
        return next(iter(self.says(name)), Said("", f"row 1/{name}"))

    def report_unread(self, source: ListSource, log: IssueLog, *, place: str) -> None:
        """Logs a loss for each column that holds something and was neither read nor is ignored by name."""
        for column, name in enumerate(self.columns.published):
            known = next((key for key, at in self.columns.places.items() if at == column), "")
            if known in self.read or source.ignores(name):
                continue
            values = sorted({row[column] for row in self.rows} - {""})
            if values:
                message = f"the reader knows no column {name!r}: it was left out"
                log.loss("field.unknown", f"{place} / {name}", value=values[0], message=message)

    def raw(self) -> str:
        """The rows as a JSON array of objects, cells that are empty left out."""
        published = self.columns.published
        rows = [{published[place]: cell for place, cell in enumerate(row) if cell} for row in self.rows]
        return msgspec.json.encode(rows).decode("utf-8")

    def _cell(self, place: int, name: str) -> Said:
        self.read.add(name)
        column = self.columns.places.get(name)
        if column is None:
            return Said("", f"row {place + 1}/{name}")
        at = f"row {place + 1}/{self.columns.published[column]}"
        return Said(" ".join(self.rows[place][column].split()), at)


def group_rows(rows: Sequence[Sequence[str]], columns: Columns, *, by: str, where: str) -> dict[str, Group]:
    """Rows by the value of a field, in order of that value; rows without it stand under "".

    Raises:
        SourceChanged: a row has filled cells beyond the header.
    """
    width, place = len(columns.published), columns.places[by]
    groups: dict[str, list[tuple[str, ...]]] = {}
    for number, row in enumerate(rows, 1):
        if any(row[width:]):
            found = f"{len(row)} in data row {number}"
            raise source_changed(where, "a row is longer than the header", expected=f"{width} cells", found=found)
        cells = tuple(cell.strip() for cell in row[:width]) + ("",) * (width - len(row))
        if any(cells):
            groups.setdefault(cells[place], []).append(cells)
    return {key: Group(columns, sorted(groups[key])) for key in sorted(groups)}
