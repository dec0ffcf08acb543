"""Names that initials in brackets vouch for: "the National Development Complex (NDC)" is one name."""

from collections.abc import Sequence

from ostrakon.reading.naming.name_kinds import is_capital
from ostrakon.reading.prose.words import Word

_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "to", "&"))
_LEAST, _MOST = 3, 8  # capitals of the initials, words of the name


def initialed_end(words: Sequence[Word], first: int) -> int:
    """Where the name that opens at `first` ends before its initials in brackets; 0 where none does."""
    word = words[first]
    if not is_capital(word.text) or (word.text.isupper() and len(word.text) > 1):
        return 0
    initials = ""
    for step in range(first, min(first + _MOST, len(words) - 2)):
        text = words[step].text
        if text == "(":
            mark = words[step + 1].text
            wanted = "".join(letter for letter in mark if letter.isupper())
            whole = len(wanted) >= _LEAST and mark.isalpha() and words[step + 2].text == ")"
            return step if whole and initials == wanted else 0
        if is_capital(text):
            initials += text[0]
        elif text not in _SMALL or step == first:
            return 0
    return 0
