"""Files of accusations: a text a line, and below it its rows: accuser; accused; act.

A row that begins with `>` must be found, one with `?` is not found yet; the tests say what a cell may hold.
`\\n` in a text parts its paragraphs.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

Row = tuple[str, str, str]


def read_accusations(folder: Path) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Each text of a folder's files with the rows that are found and those that are not."""
    for file in sorted(folder.glob("*.txt")):
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
        starts = [i for i, line in enumerate(lines) if line[0] not in ">?"] + [len(lines)]
        for start, end in pairwise(starts):
            rows: dict[str, list[Row]] = {">": [], "?": []}
            for line in lines[start + 1 : end]:
                accuser, accused, act = (part.strip() for part in line[1:].split(";"))
                rows[line[0]].append((accuser, accused, act))
            yield lines[start].replace("\\n", "\n\n"), rows[">"], rows["?"]
