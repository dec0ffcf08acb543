"""Grids: every construction of a data file crossed with every filler, each cell read and compared.

`grids/NAME.toml` has `language`, `published`, `types` (claims of these types that a row does not expect are
errors) and

- `[defaults]`: fields of every expected claim of the file that its row does not give;
- `[[columns]]`: `name`, and one key a slot: `Y = ["words as written", "Party", "Party"]` or, for words that name
  nobody, `is = "are"`. Words may end with a comma: it falls away before another mark;
- `[[rows]]`: `name`, `text` with `{Y}`, `claims` (default: one claim that is all defaults; `[]`: nothing of the
  types may be found), `skip`: columns that make no sense here. In a claim a list is a role filled by exactly
  these parties, slots standing for theirs; a string or number is that field; `when`, `act`, `reason`, `title`
  compare words, `counted` and `victims` numbers, `about` the act of the accusation that a denial denies, or the
  type of another claim;
- `[open]`: `"row" = "why"` or `"row" = { "column" = "why" }`: cells that are not read yet.

`python tests/reading/test_grids.py NAME [ROW [COLUMN]]` prints the matrix; for a row also what is read instead.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ostrakon.flow.read_reports import read_text
from ostrakon.reading import reading_to_json

Json = dict[str, Any]
FOLDER = Path(__file__).parent / "grids"
HAPPENED = {"asserted", "reported"}
_ARTICLE = re.compile(r"(?i)\A(?:(?:the|a|an|le|la|les|un|une)\s+|l'\s*)")
_LEAST = 6  # characters from which a part of a name is the name


@dataclass(frozen=True)
class Cell:
    """One row with one column: the text and the claims that it tells, and why it is open if it is."""

    row: str
    column: str
    text: str
    claims: tuple[Json, ...]
    grid: Json
    open: str


def filled(text: str, column: Json) -> str:
    """The text with the slots' words, sentences capitalized, commas that another mark makes needless gone."""
    for slot, words in column.items():
        text = text.replace("{" + slot + "}", words if isinstance(words, str) else words[0])
    text = re.sub(r",\s*(?=[,.;:])", "", text)
    return re.sub(r"(?:\A|(?<=[.!?:] )|(?<=\n))[a-zà-ÿ]", lambda m: m.group().upper(), text)


def cells_of(name: str) -> Iterator[Cell]:
    grid = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    reasons = grid.get("open", {})
    for row in grid["rows"]:
        for column in grid["columns"]:
            if column["name"] in row.get("skip", ()):
                continue
            why = reasons.get(row["name"], "")
            why = why if isinstance(why, str) else why.get(column["name"], "")
            slots = {k: v for k, v in column.items() if k != "name"}
            claims = tuple(expected(claim, slots, grid) for claim in row.get("claims", [{}]))
            yield Cell(row["name"], column["name"], filled(row["text"], slots), claims, grid, why)


def expected(claim: Json, slots: Json, grid: Json) -> Json:
    """An expected claim with the parties of its slots."""
    out: Json = {"type": grid["types"][0], **grid.get("defaults", {}), **claim}
    for key, value in out.items():
        if isinstance(value, list):
            out[key] = [party for one in value for party in (slots[one][1:] if one in slots else [one])]
    return {key: value for key, value in out.items() if value != ""}


def plain(name: str) -> str:
    return _ARTICLE.sub("", name.replace("’", "'").strip()).lower()


def same(name: str, forms: set[str]) -> bool:
    return any(name == form or (min(len(name), len(form)) >= _LEAST and name in form) for form in forms)


def fits(claim: Json, wanted: Json, names: dict[str, set[str]]) -> bool:
    """Whether a claim of the reading is the one wanted."""
    for key, value in wanted.items():
        if isinstance(value, list):
            if key == "said_by":
                given = [names[s["party"]] for s in claim["said_by"]]
            else:
                given = [names[b["party"]] for b in claim["parties"] if b["role"] == key]
            wants = [plain(v) for v in value]
            if not all(any(same(w, f) for f in given) for w in wants):
                return False
            if not all(any(same(w, f) for w in wants) for f in given):
                return False
        elif key == "modality":
            if claim[key] != value and not {claim[key], value} <= HAPPENED:
                return False
        elif field(claim, key) != (value.lower() if isinstance(value, str) else value):
            return False
    return True


def field(claim: Json, key: str) -> Any:
    value = claim.get(key)
    if isinstance(value, dict):
        return value["count"] if key in ("counted", "victims") else value["text"].lower()
    return value.lower() if isinstance(value, str) else value


def missing(cell: Cell) -> str:
    """What is wrong with the reading of a cell; empty where nothing is."""
    reading = reading_to_json(
        read_text(cell.text, published=cell.grid["published"], language=cell.grid["language"])
    )
    names = {p["id"]: {plain(n) for n in p["names"]} for p in reading["parties"]}
    acts = {c["id"]: field(c, "act") or c["type"] for c in reading["claims"]}
    claims = [c | {"about": acts.get(c["about"])} for c in reading["claims"] if c["type"] in cell.grid["types"]]
    for wanted in cell.claims:
        right = next((c for c in claims if fits(c, wanted, names)), None)
        if right is None:
            return f"missing {wanted}\n  of {[told(c, reading) for c in claims]}"
        claims.remove(right)
    return f"besides {[told(c, reading) for c in claims]}" if claims else ""


def told(claim: Json, reading: Json) -> str:
    """A claim in short, for whoever looks at a failure."""
    of = {p["id"]: p["name"] for p in reading["parties"]}
    keys = ("type", "action", "modality", "predicate", "kind", "act", "title", "when", "counted", "about")
    head = " ".join(str(field(claim, k)) for k in keys if claim.get(k))
    return f"{head} {[(b['role'], of[b['party']]) for b in claim['parties']]}"


def every_cell() -> list[Any]:
    return [
        pytest.param(cell, id=f"{file.stem}: {cell.row} / {cell.column}", marks=[_open(cell)] if cell.open else [])
        for file in sorted(FOLDER.glob("*.toml"))
        for cell in cells_of(file.stem)
    ]


def _open(cell: Cell) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=cell.open, strict=False)


@pytest.mark.parametrize("cell", every_cell())
def test_each_construction_is_read_with_each_filler(cell: Cell) -> None:
    wrong = missing(cell)
    assert not wrong, f"{cell.text}\n{wrong}"


def show(name: str, row: str = "", column: str = "") -> None:
    """Prints the matrix: a line a row, `.` read, `x` not read, `o` listed as open, `+` listed as open but read."""
    lines: dict[str, str] = {}
    columns: dict[str, list[int]] = {}
    for cell in cells_of(name):
        if row not in cell.row or column not in cell.column:
            continue
        wrong = missing(cell)
        mark = ("o" if wrong else "+") if cell.open else ("x" if wrong else ".")
        lines[cell.row] = lines.get(cell.row, "") + mark
        columns.setdefault(cell.column, []).append(int(not wrong))
        if row and wrong:
            print(f"{cell.row} / {cell.column}: {cell.text}\n  {wrong}")
    for key, marks in lines.items():
        print(f"{marks}  {key}")
    for key, right in columns.items():
        print(f"{sum(right):4} of {len(right)}  {key}")
    print(f"{sum(sum(v) for v in columns.values())} of {sum(len(v) for v in columns.values())} cells")


if __name__ == "__main__":
    show(*sys.argv[1:])
