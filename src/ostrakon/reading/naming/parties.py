"""Names become parties: spans of one real-world party are clustered, with the kind that its fullest form has."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan, name_forms
from ostrakon.reading.prose.words import Word

_SOFT = (PartyKind.ORGANIZATION, PartyKind.PLACE, PartyKind.GROUP, PartyKind.PERSON)
_ALIAS_LEADS = {
    "en": (
        "alias",
        "aka",
        "a.k.a.",
        "also known as",
        "known as",
        "nicknamed",
        "better known as",
        "formerly known as",
        "formerly",
        "also called",
        "also spelled",
    ),
    "fr": (
        "alias",
        "dit",
        "dite",
        "aussi connu sous le nom de",
        "connu sous le nom de",
        "aussi appelé",
        "surnommé",
        "ex-",
        "également connu sous le nom de",
        "anciennement",
    ),
}


@dataclass(slots=True)
class Draft:
    """One party in the making. `spans` are indices of name spans; `weak` until a mention stands by itself."""

    number: int
    kind: PartyKind
    key: str = ""
    country: str = ""
    names: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, MentionBy]] = field(default_factory=list)
    weak: bool = True
    sure: bool = False

    @property
    def name(self) -> str:
        """The fullest form."""
        own = [name for name in self.names if name]
        return max(own, key=lambda name: (len(name), -own.index(name))) if own else ""


class Register:
    """The parties of one text, and which party each name span is of."""

    def __init__(self, text: str, words: Sequence[Word], names: Sequence[NameSpan], language: str) -> None:
        self.text, self.words, self.names, self.language = text, words, names, language
        self.parties: list[Draft] = []
        self.of_span: dict[int, int] = {}
        self._by_key: dict[str, int] = {}

    def form(self, span: NameSpan) -> str:
        """The words of a span, as written."""
        return self.text[self.words[span.first].start : self.words[span.last - 1].end]

    def add(self, kind: PartyKind, *, key: str = "", country: str = "", sure: bool = True) -> int:
        """A new party; its number."""
        self.parties.append(Draft(len(self.parties), kind, key, country, sure=sure))
        if key:
            self._by_key[key] = len(self.parties) - 1
        return len(self.parties) - 1

    def by_key(self, key: str) -> int | None:
        """The party with that key, if the text has it."""
        return self._by_key.get(key)

    def country(self, code: str) -> int:
        """The party of a country, made where the text names only its adjective."""
        found = self._by_key.get(f"country:{code}")
        return self.add(PartyKind.COUNTRY, key=f"country:{code}", country=code) if found is None else found

    def attach(self, index: int, party: int) -> None:
        """Give a name span to a party."""
        span = self.names[index]
        form = self.form(span)
        draft = self.parties[party]
        self.of_span[index] = party
        strong = span.form not in ("adjective",)
        if form not in draft.names and (strong or not draft.names):
            draft.names.append(form)
        draft.weak = draft.weak and not strong
        by = MentionBy.DESCRIPTION if span.form == "description" else MentionBy.NAME
        if by is MentionBy.NAME and draft.mentions and len(form) < len(draft.names[0]):
            by = MentionBy.SHORT_NAME
        draft.mentions.append((self.words[span.first].start, self.words[span.last - 1].end, by))


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
    _link_aliases(register)
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
        if span.sure and span.kind not in (PartyKind.PERSON,):
            return 0
        if len(low) == 1:
            return (
                2
                if low[0] == other[-1].rstrip(",") or (len(other) > 1 and low[0] == other[0]) or _ends(other, low)
                else 0
            )
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


def _between(register: Register, left: NameSpan, right: NameSpan) -> str:
    words = register.words
    return register.text[words[left.last - 1].end : words[right.first].start].strip().lower()


def _link_aliases(register: Register) -> None:
    """Acronyms in brackets and names after "also known as" are names of the party before them."""
    leads = _ALIAS_LEADS[register.language]
    spans = register.names
    for index in range(len(spans) - 1):
        left, right = spans[index], spans[index + 1]
        between = _between(register, left, right)
        one, two = register.of_span[index], register.of_span[index + 1]
        if one == two:
            continue
        stripped = between.strip(" ,(\"'-«")
        named = between.startswith("(") and stripped == "" and _abbreviates(register, left, right)
        listed = stripped in leads and register.parties[two].kind not in (PartyKind.COUNTRY,)
        if named or listed:
            _merge(register, one, two)


def _abbreviates(register: Register, left: NameSpan, right: NameSpan) -> bool:
    """ "(RSF)" after a name: letters of it in order, closed by a bracket."""
    words = register.words
    closed = right.last < len(words) and words[right.last].text == ")"
    form = register.form(right)
    if not closed or " " in form or left.form == "adjective":
        return False
    initials = [c.lower() for c in register.form(left) if c.isalpha()]
    letters = [c.lower() for c in form if c.isalpha()]
    position = 0
    for letter in letters:
        if letter not in initials[position:]:
            return form.isupper() and len(form) <= 6  # acronyms of another language
        position = initials.index(letter, position) + 1
    return form[0].lower() == register.form(left).lstrip("(")[0].lower() or form.isupper()


def _merge(register: Register, keep: int, drop: int) -> None:
    one, two = register.parties[keep], register.parties[drop]
    if two.key and not one.key:
        one.key, one.kind = two.key, two.kind
        register._by_key[two.key] = keep
    one.names += [name for name in two.names if name not in one.names]
    one.mentions += two.mentions
    one.country = one.country or two.country
    one.weak = one.weak and two.weak
    two.names, two.mentions, two.weak = [], [], True
    for span, party in register.of_span.items():
        if party == drop:
            register.of_span[span] = keep


def _settle_kinds(register: Register) -> None:
    """A seat of government that only stands where a place stands is a place."""
    for draft in register.parties:
        if draft.key.startswith("country:"):
            draft.kind = PartyKind.COUNTRY
