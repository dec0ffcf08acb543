"""Two names of one party that a text says are one: "(RSF)", "also known as Hemedti", "alias « Barbecue »"."""

from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.naming.register import Register
from ostrakon.reading.rules import load_rules

_MARKS = " ,(\"'-«»—"
_QUOTES = ('"', "'", "«", "»")
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
_ACRONYM_MOST = 6  # letters of an acronym of another language than the name's


@cache
def _leads(language: str) -> frozenset[str]:
    return frozenset(load_rules("name_forms")["aliases"][language])


@cache
def _is_name_of(language: str) -> frozenset[str]:
    return frozenset(load_rules("name_forms")["aliases"][f"of_{language}"])


def link_aliases(register: Register) -> None:
    """Acronyms in brackets and names after "also known as" are names of the party before them."""
    going = False  # whether the last pair was a name and its alias: a list of aliases may go on
    for index in range(len(register.names) - 1):
        left, right = register.names[index], register.names[index + 1]
        one, two = register.of_span[index], register.of_span[index + 1]
        between = _between(register, left, right)
        going = _are_one(register, left, right, between) or (going and _goes_on(register, left, right, between))
        if going and one != two and _agree(register, one, two):
            if _stripped(between) in _is_name_of(register.language) and _shorter(register, left, right):
                one, two = two, one
            register.merge(one, two)


def _between(register: Register, left: NameSpan, right: NameSpan) -> str:
    words = register.words
    return register.text[words[left.last - 1].end : words[right.first].start].strip().lower()


def _stripped(between: str) -> str:
    return between.strip(_MARKS)


def _are_one(register: Register, left: NameSpan, right: NameSpan, between: str) -> bool:
    stripped = _stripped(between)
    if between.startswith("(") and not stripped:
        return _abbreviates(register, left, right)
    return stripped in _leads(register.language) or stripped in _is_name_of(register.language)


def _goes_on(register: Register, left: NameSpan, right: NameSpan, between: str) -> bool:
    """`the online names "A" and "B"`: a further alias in marks, as the one before it."""
    listed = _stripped(between) in ("", "and", "or", "et", "ou")
    return listed and between != "" and _quoted(register, left) and _quoted(register, right)


def _quoted(register: Register, span: NameSpan) -> bool:
    return span.first > 0 and register.words[span.first - 1].text in _QUOTES


def _shorter(register: Register, left: NameSpan, right: NameSpan) -> bool:
    return left.last - left.first < right.last - right.first


def _agree(register: Register, one: int, two: int) -> bool:
    """Whether two parties may be one: no land is, and no person is a body where both kinds are sure."""
    left, right = register.parties[one], register.parties[two]
    if right.kind is PartyKind.COUNTRY or (left.kind in _LANDS and right.kind is not left.kind):
        return False
    person = (left.kind is PartyKind.PERSON) != (right.kind is PartyKind.PERSON)
    return not (person and right.key)


def _abbreviates(register: Register, left: NameSpan, right: NameSpan) -> bool:
    """ "(RSF)" after a name: letters of it in order, closed by a bracket."""
    words = register.words
    closed = right.last < len(words) and words[right.last].text == ")"
    form = register.form(right)
    if not closed or " " in form or left.form == "adjective":
        return False
    if left.kind is PartyKind.PERSON and form.isupper():
        return False  # "Mohamed Ali Nkalubo (ADF)": the group that a person is of
    initials = [c.lower() for c in register.form(left) if c.isalpha()]
    position = 0
    for letter in (c.lower() for c in form if c.isalpha()):
        if letter not in initials[position:]:
            return form.isupper() and len(form) <= _ACRONYM_MOST
        position = initials.index(letter, position) + 1
    return form[0].lower() == register.form(left).lstrip("(")[0].lower() or form.isupper()
