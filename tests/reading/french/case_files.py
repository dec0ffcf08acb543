"""Files of French cases: a text a line, and below it what must be read of it, `> ` and fields by semicolons."""

from pathlib import Path


def read_cases(name: str) -> list[tuple[str, list[list[str]]]]:
    """The texts of a file beside this one, each with its rows."""
    out: list[tuple[str, list[list[str]]]] = []
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if line.startswith("> "):
            out[-1][1].append([part.strip() for part in line[2:].split(";")])
        elif line and not line.startswith("#"):
            out.append((line, []))
    return out


def is_named(wanted: str, forms: set[str]) -> bool:
    """Whether a party of these forms is the one wanted; a part of a name will do where it is long enough."""
    return any(
        wanted == form or (len(wanted) > 4 and wanted in form) or (len(form) > 5 and form in wanted)
        for form in forms
    )
