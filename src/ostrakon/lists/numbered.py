"""Cells that hold several values, numbered: `(1) A-333602 (2) M110522`, or lettered: `a) Mullah b) Haji`."""

import re

_NUMBER = re.compile(r"\((\d{1,2})\)\s*")
_LETTER = re.compile(r"(?:(?<=\s)|\A)\(?([a-z])\)\s*")
_NOTHING = ("-", "- .", "na", "n/a", "unknown")


def split_numbered(text: str) -> list[str]:
    """The values in order; one where the text is not numbered from (1) upward. An empty number gives ""."""
    return _split(text, _NUMBER, [str(number) for number in range(1, 100)])


def split_lettered(text: str) -> list[str]:
    """The values in order; one where the text is not lettered from a) upward. An empty letter gives ""."""
    return _split(text, _LETTER, [chr(code) for code in range(ord("a"), ord("z") + 1)])


def _split(text: str, mark: re.Pattern[str], marks: list[str]) -> list[str]:
    starts: list[re.Match[str]] = []
    for found in mark.finditer(text):
        if found[1] == marks[len(starts)]:
            starts.append(found)
    if not starts or text[: starts[0].start()].strip():
        return [_clean(text)]
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return [_clean(text[found.end() : end]) for found, end in zip(starts, ends, strict=True)]


def _clean(value: str) -> str:
    value = value.strip().rstrip(";, ").strip()
    return "" if value.lower() in _NOTHING else value
