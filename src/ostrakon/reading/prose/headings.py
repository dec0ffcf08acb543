"""Headings in title case, whose capitals tell no names: there a name is what the prose below names too."""

from collections.abc import Sequence

from ostrakon.reading.naming.name_kinds import is_capital
from ostrakon.reading.prose.words import Word

_LEAST = 4  # words of a heading in title case; shorter lines are entries of lists
_LONG = 4  # letters from which a heading's words are capitalized (Chicago Manual of Style, 8.159)
_BULLETS = ("-", "*", "•", "–", "—", "·")
_NAME_MOST = 6  # words of a name that a heading repeats


class Headings:
    """The headings of one text."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        lines: dict[int, list[str]] = {}
        for word in words:
            lines.setdefault(word.paragraph, []).append(word.text)
        self.lines = frozenset(n for n, line in lines.items() if _is_heading(line))
        prose = [word for word in words if word.paragraph not in self.lines]
        self.prose = " " + " ".join(word.text for word in prose) + " "
        self.inner = frozenset(word.text for word in prose if is_capital(word.text) and not word.opens)

    def has(self, index: int) -> bool:
        """Whether the word stands in a heading of a text that has prose besides."""
        return self.words[index].paragraph in self.lines and len(self.prose) > 2

    def repeats(self, first: int, last: int) -> bool:
        """Whether the prose has the same words one after another."""
        return f" {' '.join(w.text for w in self.words[first:last])} " in self.prose

    def name_end(self, index: int) -> int:
        """Where the longest run of words that the prose names too ends, `index` where none opens."""
        end = index
        while end < len(self.words) and end - index < _NAME_MOST and is_capital(self.words[end].text):
            if self.words[end].paragraph != self.words[index].paragraph or not self.repeats(index, end + 1):
                break
            end += 1
        named = end > index and all(w.text in self.inner for w in self.words[index:end])
        return end if named else index


def _is_heading(line: Sequence[str]) -> bool:
    """Most long words in capitals, small words among them or not, and no full stop at the end."""
    if line[0] in _BULLETS:
        return False  # "- NAME, of Minsk" is an entry of a list
    letters = [word for word in line if word[0].isalpha()]
    long = [word for word in letters if len(word) >= _LONG]
    if len(letters) < _LEAST or line[-1] in (".", ":", ";", ",") or not long:
        return False
    return all(word[0].isupper() for word in long) and any(
        word[0].isupper() and not word.isupper() for word in long
    )
