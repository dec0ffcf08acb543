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
from ostrakon.network.stakes import Manner
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
    """Reads rows; what repeats a million times (dates, ways of holding) is read once."""

    def __init__(self, draft: RegisterDraft, columns: dict[str, int], delimiter: str) -> None:
        self._draft, self._columns, self._delimiter = draft, columns, delimiter
        self._days: dict[tuple[str, bool], int] = {}
        self._manners: dict[tuple[str, str, str], Manner] = {}

    def read(self, number: int, row: list[str]) -> None:
        """One row as a stake, or as an issue."""
        owner, owned = self._cell(row, "owner"), self._cell(row, "owned")
        quote = self._delimiter.join(row)
        if not owner or not owned:
            missing = "owner" if not owner else "owned party"
            message = f"no {missing} is named; left out"
            self._draft.issue("register.party_missing", f"row {number}", value=quote, message=message)
            return
        try:
            units = units_of(read_share(self._cell(row, "share")))
            days = self._day(self._cell(row, "start"), last=False), self._day(self._cell(row, "end"), last=True)
            manner = self._manner(self._cell(row, "holding"), self._cell(row, "joint"), self._cell(row, "direct"))
        except ValueError as error:
            self._draft.issue("register.row", f"row {number}", value=quote, message=f"{error}; left out")
            return
        at = (number, quote, self._cell(row, "source"))
        self._draft.stakes.add(owner, owned, units=units, manner=manner, days=days, at=at)

    def _cell(self, row: list[str], column: str) -> str:
        place = self._columns.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""

    def _day(self, text: str, *, last: bool) -> int:
        if not text:
            return NEVER if last else ALWAYS
        known = self._days.get((text, last))
        if known is None:
            known = self._days[text, last] = _ordinal(text, last=last)
        return known

    def _manner(self, kind: str, joint: str, direct: str) -> Manner:
        key = kind.lower(), joint, direct.lower()
        if key not in self._manners:
            if key[0] not in _KINDS:
                raise ValueError(f"not a kind of holding: {kind[:40]!r}; expected shares, votes or board")
            self._manners[key] = Manner(_KINDS[key[0]], key[2] not in _NO, joint)
        return self._manners[key]


def _ordinal(text: str, *, last: bool) -> int:
    day = read_day(text, last=last)
    assert day is not None
    return day.toordinal()
