"""Names of lists with the surname first: "DOS SANTOS, Isabel", "KHALED, Ahmad Ali"."""

from collections.abc import Mapping, Sequence

from ostrakon.reading.naming.name_kinds import is_capital
from ostrakon.reading.naming.name_parts import given_names, personal_words
from ostrakon.reading.prose.words import Word

# what may stand before a name of a list: marks, and words that lead to a further name
_BEFORE = (":", ";", ".", "-", ")", "(", "a.k.a.", "aka", "alias", "f.k.a.", "dit")


def shouts(word: str) -> bool:
    """Whether the word has several letters, all capitals."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def inverted_name(words: Sequence[Word], index: int, tags: Mapping[int, str]) -> int:
    """Where a surname in capitals, a comma and given names end that open at the word, else 0."""
    last = index
    while last < len(words) and shouts(words[last].text):
        last += 1
    if last == index or last + 1 >= len(words) or words[last].text != ",":
        return 0
    given = last + 1
    while given < len(words) and is_capital(words[given].text) and not shouts(words[given].text):
        given += 1
    first = words[last + 1].text
    surname = " ".join(w.text.title() for w in words[index:last])
    known = first in given_names() or personal_words([surname]) or tags.get(index) == "PERSON"
    labelled = index > 0 and words[index - 1].text.lower() in _BEFORE
    return given if given > last + 1 and known and (words[index].opens or labelled) else 0
