"""Names become parties: spans of one real-world party are clustered, with the kind that its fullest form has."""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.aliases import link_aliases
from ostrakon.reading.naming.name_kinds import NameSpan, name_forms
from ostrakon.reading.naming.register import Draft, Register
from ostrakon.reading.prose.words import Word


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
    """The country spoken of last before "the government", adjectives included."""
    here = register.names[index].first
    before = [n for n in register.names if n.kind is PartyKind.COUNTRY and n.country and n.first < here]
    if not before:
        return None
    return register.country(max(before, key=lambda n: n.first).country)


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
    tokens = form.split()
    best: tuple[int, int] | None = None
    for draft in register.parties:
        if draft.key.startswith("speaker:"):
            continue  # "a lawyer for X" is not X
        for name in draft.names:
            weight = _likeness(tokens, name.split(), span, draft)
            if weight and (best is None or weight > best[0]):
                best = (weight, draft.number)
    return best[1] if best else None


def _likeness(tokens: list[str], full: list[str], span: NameSpan, draft: Draft) -> int:
    """How firmly the shorter form names the party with the fuller one: 0 not, 3 the same words."""
    low, other = [t.lower().strip("\"'") for t in tokens], [t.lower().strip("\"'") for t in full]
    if low == other:
        return 3
    if draft.kind is PartyKind.PERSON:
        town = (
            span.kind is PartyKind.PLACE and not span.key and len(low) == 1
        )  # a family name that is a town's too
        if span.sure and span.kind is not PartyKind.PERSON and not (town and low[0] == other[-1]):
            return 0
        if len(low) == 1:
            if low[0] == other[-1].rstrip(",") or (len(other) > 1 and low[0] == other[0]) or _ends(other, low):
                return 2
            return (
                1 if low[0] in other[1:-1] and low[0].isalpha() and len(low[0]) > 3 else 0
            )  # Nicolás Maduro Moros
        surname_first = other[0].endswith(",") and low[-1] == other[0].rstrip(",")
        return 2 if (low[0] == other[0] and low[-1] == other[-1]) or _ends(other, low) or surname_first else 0
    if draft.key.startswith(("country:", "place:", "desc:")) or (span.kind is PartyKind.PERSON and span.sure):
        return 0
    if len(low) < len(other) and other[: len(low)] == low and not draft.key:
        rest = full[len(low) :]
        forms = name_forms()
        if all(forms.is_body_head(word) or word in ("&", "and", "Co.") for word in rest) or len(low) > 1:
            return 2
        return 1 if draft.kind in (PartyKind.COMPANY, PartyKind.VESSEL) else 0
    return 0


def _ends(full: list[str], low: list[str]) -> bool:
    return len(low) < len(full) and full[-len(low) :] == low


def _settle_kinds(register: Register) -> None:
    """A seat of government that only stands where a place stands is a place."""
    for draft in register.parties:
        if draft.key.startswith("country:"):
            draft.kind = PartyKind.COUNTRY
