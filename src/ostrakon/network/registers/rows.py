"""A simple table of ownership: owner, owned, share or band, from, to, source. CSV with any usual delimiter.

Columns are told by their heading, in any order: `owner`, `owned`, `share`; and where given `from`, `to`,
`source`, `holding` (shares, votes or board), `joint` (the name of a joint arrangement), `direct` (no where the
stake may be indirect).
"""

import csv
import io
from collections.abc import Iterator

from ostrakon.model import BadRequest, Capture
from ostrakon.network.registers.reading import Progress, RegisterDraft, RegisterReading, read_day
from ostrakon.network.registers.shares import read_share
from ostrakon.network.rules import Holding
from ostrakon.network.stakes import SHARES, Manner
from ostrakon.network.table import ALWAYS, NEVER, units_of

HEADINGS = {
    "owner": "owner owner_name holder shareholder parent interested_party",
    "owned": "owned owned_name company asset entity subsidiary subject",
    "share": "share shares percentage percent band pct stake",
    "start": "from start start_date valid_from since",
    "end": "to end end_date valid_to until",
    "source": "source source_url reference",
    "holding": "holding kind type",
    "joint": "joint joint_arrangement",
    "direct": "direct directly",
}
_COLUMN_OF = {word: column for column, words in HEADINGS.items() for word in words.split()}
_KINDS = {
    "": Holding.SHARES,
    "share": Holding.SHARES,
    "shares": Holding.SHARES,
    "ownership": Holding.SHARES,
    "vote": Holding.VOTES,
    "votes": Holding.VOTES,
    "voting": Holding.VOTES,
    "board": Holding.BOARD_MAJORITY,
    "board_majority": Holding.BOARD_MAJORITY,
}
_NO = {"no", "false", "0", "indirect", "unknown"}


def find_columns(line: str) -> tuple[str, dict[str, int]] | None:
    """The delimiter and the columns that a heading line names; None where it names no owner and owned."""
    for delimiter in ",;\t|":
        cells = next(csv.reader([line], delimiter=delimiter), [])
        columns: dict[str, int] = {}
        for place, cell in enumerate(cells):
            column = _COLUMN_OF.get(cell.strip().lower().replace(" ", "_").lstrip("\ufeff"))
            if column:
                columns.setdefault(column, place)
        if "owner" in columns and "owned" in columns:
            return delimiter, columns
    return None


def read_rows(capture: Capture, progress: Progress | None = None) -> RegisterReading:
    """The table's stakes; each row that cannot be read is an issue.

    Raises:
        BadRequest: the first line does not name an owner and an owned column.
    """
    text = capture.data.decode("utf-8-sig", errors="replace")
    found = find_columns(text.partition("\n")[0].rstrip("\r"))
    if found is None:
        expected = "a first line such as owner,owned,share,from,to,source"
        raise BadRequest(f"{capture.address}: not a table of ownership. Expected {expected}; found {text[:80]!r}.")
    delimiter, columns = found
    draft = RegisterDraft(capture, progress)
    reader = _Rows(draft, columns, delimiter)
    for number, row in _numbered(text, delimiter, draft):
        draft.count()
        reader.read(number, row)
    return draft.finish("csv")


def _numbered(text: str, delimiter: str, draft: RegisterDraft) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(reader, None)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            draft.count()
            draft.issue("register.row", f"row {reader.line_num}", value="", message=f"not a table row: {error}")
            continue
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


class _Rows:
    """Reads rows; what repeats a million times (shares, dates, ways of holding) is read once."""

    def __init__(self, draft: RegisterDraft, columns: dict[str, int], delimiter: str) -> None:
        self._draft, self._delimiter = draft, delimiter
        self._places = [columns.get(column, -1) for column in HEADINGS]
        self._width = max(self._places) + 1
        self._units: dict[str, tuple[int, int]] = {}
        self._days: dict[tuple[str, str], tuple[int, int]] = {("", ""): (ALWAYS, NEVER)}
        self._manners: dict[tuple[str, str, str], Manner] = {("", "", ""): SHARES}

    def read(self, number: int, row: list[str]) -> None:
        """One row as a stake, or as an issue."""
        quote = self._delimiter.join(row)
        if len(row) < self._width:
            row = [*row, *[""] * (self._width - len(row))]
        cells = [row[place].strip() if place >= 0 else "" for place in self._places]
        owner, owned, share, start, end, source, *terms = cells
        if not owner or not owned:
            missing = "owner" if not owner else "owned party"
            message = f"no {missing} is named; left out"
            self._draft.issue("register.party_missing", f"row {number}", value=quote, message=message)
            return
        try:
            units = self._units.get(share) or self._read_units(share)
            days = self._days.get((start, end)) or self._read_days(start, end)
            manner = self._manners.get((terms[0], terms[1], terms[2])) or self._read_manner(*terms)
        except ValueError as error:
            self._draft.issue("register.row", f"row {number}", value=quote, message=f"{error}; left out")
            return
        at = (number, quote, source)
        self._draft.stakes.add(owner, owned, units=units, manner=manner, days=days, at=at)

    def _read_units(self, share: str) -> tuple[int, int]:
        return self._units.setdefault(share, units_of(read_share(share)))

    def _read_days(self, start: str, end: str) -> tuple[int, int]:
        first = _ordinal(start, last=False) if start else ALWAYS
        last = _ordinal(end, last=True) if end else NEVER
        return self._days.setdefault((start, end), (first, last))

    def _read_manner(self, kind: str, joint: str, direct: str) -> Manner:
        if kind.lower() not in _KINDS:
            raise ValueError(f"not a kind of holding: {kind[:40]!r}; expected shares, votes or board")
        manner = Manner(_KINDS[kind.lower()], direct.lower() not in _NO, joint)
        return self._manners.setdefault((kind, joint, direct), manner)


def _ordinal(text: str, *, last: bool) -> int:
    day = read_day(text, last=last)
    assert day is not None
    return day.toordinal()
