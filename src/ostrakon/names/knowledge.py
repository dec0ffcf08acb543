"""Reviewed data about names, read from `data/`. Each file says on its first lines where it comes from."""

import gzip
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def _read_text(name: str) -> str:
    raw = files("ostrakon.names").joinpath("data", name).read_bytes()
    return (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")


def read_lines(name: str) -> Iterator[str]:
    """The lines of a data file without comments and blank lines."""
    for line in _read_text(name).splitlines():
        if line and not line.startswith("#"):
            yield line


def read_pairs(name: str) -> Iterator[tuple[str, str]]:
    """The two columns of a tab-separated data file."""
    for line in read_lines(name):
        left, _, right = line.partition("\t")
        yield left, right


@lru_cache(maxsize=8)
def word_set(name: str) -> frozenset[str]:
    """All words of a data file, whatever the lines."""
    return frozenset(word for line in read_lines(name) for word in line.split())


@lru_cache(maxsize=1)
def legal_forms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, class) of each legal form that begins with it, longest first."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, written in read_pairs("legal_forms.tsv"):
        for form in written.split(","):
            words = tuple(form.split())
            forms.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(found, key=lambda form: (-len(form[0]), form))) for first, found in forms.items()}


@lru_cache(maxsize=1)
def variant_groups() -> dict[str, tuple[int, ...]]:
    """Token -> numbers of the groups of equivalent names (nicknames, other languages' forms) it is in."""
    groups: dict[str, list[int]] = {}
    for number, line in enumerate(read_lines("variants.txt"), start=1):
        for word in line.split():
            groups.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in groups.items()}
