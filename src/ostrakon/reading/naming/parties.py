"""Names become parties: spans of one real-world party are clustered, with the kind that its fullest form has."""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.aliases import link_aliases
from ostrakon.reading.naming.likeness import SAME, likeness
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.naming.register import Draft, Register
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules


def register_parties(text: str, words: Sequence[Word], names: Sequence[NameSpan], *, language: str) -> Register:
    """The parties that the name spans name."""
    register = Register(text, words, names, language)
    order = sorted(range(len(names)), key=lambda i: (-_fullness(names[i]), i))
    for index in order:
        span = names[index]
        if span.key:
            _attach_known(register, index)
    for index in order:
        if index not in register.of_span:
            _attach_run(register, index)
    link_aliases(register)
    _settle_kinds(register)
    for draft in register.parties:
        draft.mentions.sort()
        draft.names.sort(key=lambda name: text.find(name))
    return register


def _fullness(span: NameSpan) -> int:
    return span.last - span.first


def _attach_known(register: Register, index: int) -> None:
    span = register.names[index]
    key = span.key
    if key.startswith("desc::"):
        tail = key.removeprefix("desc:")
        same = [p.number for p in register.parties if p.key.startswith("desc:") and p.key.endswith(tail)]
        party = same[0] if len(same) == 1 else register.by_key(key)
        if party is None and span.kind is PartyKind.COUNTRY:
            party = _last_country(register, index)
        if party is None and not key.endswith((":ministry", ":ministère", ":mission", ":parliament")):
            land = _last_country(register, index)
            party = register.add(
                span.kind, key=key, country=register.parties[land].country if land is not None else ""
            )
    else:
        party = register.by_key(key)
    if party is None:
        party = register.add(span.kind, key=key, country=span.country)
    register.attach(index, party)


def _last_country(register: Register, index: int) -> int | None:
    """The country spoken of last before "the government"; in English by name, where one is named."""
    here = register.names[index].first
    before = [n for n in register.names if n.kind is PartyKind.COUNTRY and n.country and n.first < here]
    if not before:
        return None
    named = [n for n in before if n.form != "adjective" and register.language == "en"]
    return register.country(max(named or before, key=lambda n: n.first).country)


def _attach_run(register: Register, index: int) -> None:
    span = register.names[index]
    form = register.form(span)
    party = _same_party(register, span, form)
    if party is None:
        party = register.add(span.kind, country=span.country, sure=span.sure)
    elif span.sure and not register.parties[party].sure:
        register.parties[party].kind, register.parties[party].sure = span.kind, True
    register.attach(index, party)


def _same_party(register: Register, span: NameSpan, form: str) -> int | None:
    """The party that the form names most firmly; of two with one surname, the one that the text names first."""
    tokens = form.split()
    gender = told_gender(register.words, span, register.language)
    best: tuple[bool, int, int, int] | None = None
    for draft in register.parties:
        if draft.key.startswith("speaker:"):
            continue  # "a lawyer for X" is not X
        weight = max((likeness(tokens, name.split(), span, draft) for name in draft.names), default=0)
        genders = _genders(register, draft) if weight and gender else set()
        alone = weight < SAME or len(tokens) == 1
        if weight and not (alone and genders and gender not in genders):
            place = min(mention[0] for mention in draft.mentions)
            best = max(best or (False, 0, 0, 0), (gender in genders, weight, -place, draft.number))
    return best[3] if best else None


def _genders(register: Register, draft: Draft) -> set[str]:
    """What the words before the names of a party tell of its gender."""
    spans = [register.names[index] for index, party in register.of_span.items() if party == draft.number]
    return {told_gender(register.words, span, register.language) for span in spans} - {""}


def told_gender(words: Sequence[Word], span: NameSpan, language: str) -> str:
    """`m` or `f` where a word of kinship or courtesy before the name tells it ("his wife, Aylin"), else ""."""
    rows = load_rules("references")["en"]["genders"] if language == "en" else load_rules("name_forms")["courtesy"]
    for word in reversed(words[max(0, span.first - 2) : span.first]):
        for gender in ("m", "f"):
            if word.low in rows[gender]:
                return gender
        if word.text not in (",", "(") and not word.text.islower():
            return ""
    return ""


def _settle_kinds(register: Register) -> None:
    """A seat of government that only stands where a place stands is a place."""
    for draft in register.parties:
        if draft.key.startswith("country:"):
            draft.kind = PartyKind.COUNTRY
