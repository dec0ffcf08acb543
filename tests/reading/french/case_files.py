"""Files of French cases: a text a line, and below it what must be read of it, `> ` and fields by semicolons.

A line `! reason` below a text says why it is not read as it should be, for now.
"""

from pathlib import Path


def read_cases(name: str) -> list[tuple[str, list[list[str]]]]:
    """The texts of a file beside this one, each with its rows."""
    out: list[tuple[str, list[list[str]]]] = []
    for line in _lines(name):
        if line.startswith("> "):
            out[-1][1].append([part.strip() for part in line[2:].split(";")])
        elif not line.startswith("! "):
            out.append((line, []))
    return out


def open_reasons(name: str) -> dict[str, str]:
    """The texts that are not read as they should be, each with the reason."""
    out: dict[str, str] = {}
    text = ""
    for line in _lines(name):
        if line.startswith("! "):
            out[text] = line[2:]
        elif not line.startswith("> "):
            text = line
    return out


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def is_named(wanted: str, forms: set[str]) -> bool:
    """Whether a party of these forms is the one wanted; a part of a name will do where it is long enough."""
    return any(
        wanted == form or (len(wanted) > 4 and wanted in form) or (len(form) > 5 and form in wanted)
        for form in forms
    )
