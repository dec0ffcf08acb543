"""The state that an office without one belongs to: by its holder, its title, or the country the text is about."""

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.page import Page
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.rules import load_rules

_STANDS = {"rebels": "group", "rebel": "group", "mercenaries": "group", "rébellion": "group", "milice": "group",
           "militia": "group", "junta": "group", "junte": "group", "department": "public_body"}  # fmt: skip


_SENT = frozenset(["ambassador", "envoy", "consul", "ambassadeur", "ambassadrice", "émissaire", "attaché"])
_HEAD = 2.0  # weight of a country that the first paragraphs name
_IMPOSING = 0.15  # how much less a country counts that mostly imposes sanctions
_KNOWN = 3.0  # weight of a country whose well-known head or minister the text names


class RoleStates:
    """Finds the states of one page's offices."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon(page.language)

    def is_state(self, title: Title) -> bool:
        """Whether the title is an office of a state."""
        head = " ".join(title.head_words)
        singles = {
            head,
            head.replace("' ", "'"),
            head.removesuffix("s"),
            title.head_words[-1].removesuffix("s"),
            title.head_words[0],
        }
        return bool(singles & self.lexicon.state)

    def find(self, binding: Binding) -> int | None:
        """The state of an office: the same holder's elsewhere, else the country spoken of before."""
        here = binding.first
        elsewhere = self._elsewhere(binding)
        if elsewhere is not None:
            return elsewhere
        if binding.title.head_words[-1] in ("prosecutor", "judge", "registrar", "procureur", "juge"):
            court = self.named_with("court", here)
            court = court if court is not None else self.named_with("cour", here)
            if court is not None:
                return court
        known = self._of_holder(binding)
        if known is not None:
            return known
        own = [n for n in self._adjectives(here) if self._one_clause(self.page.names[n].first, here)]
        if own:
            return self.page.parties.country(self.page.names[own[-1]].country)
        return self._of_title(binding)

    def country(self, code: str) -> int:
        """The party of a country."""
        return self.page.parties.country(code)

    def of_envoy(self, binding: Binding) -> int | None:
        """Who sends an envoy: only where it is plain."""
        found = self._elsewhere(binding)
        found = found if found is not None else self._of_holder(binding)
        own = [
            n for n in self._adjectives(binding.first) if self._one_clause(self.page.names[n].first, binding.first)
        ]
        return self.country(self.page.names[own[-1]].country) if found is None and own else found

    def of_master(self, binding: Binding) -> int | None:
        """`his Interior Minister`: the state of the office-holder spoken of before."""
        before = [b for b in self.page.bindings if b.last <= binding.first]
        for other in reversed(before):
            if self.page.names[other.holders[0]].form == "description":
                continue
            inside = [(s, self.page.parties.of_span[s]) for s in other.title.inside]
            lands = [p for s, p in inside if self.page.names[s].country]
            bodies = [p for _, p in inside if self.page.parties.parties[p].kind in BODIES]
            if lands or bodies:
                return (lands or bodies)[0]
            if self.is_state(other.title):
                return self.find(other)
        return self.find(binding)

    def _elsewhere(self, binding: Binding) -> int | None:
        """The country beside another office of the same holder."""
        holder = self.page.parties.of_span[binding.holders[0]]
        for other in self.page.bindings:
            sent = other.title.head_words[-1] in _SENT  # "ambassador to Venezuela": not of Venezuela
            if self.page.parties.of_span[other.holders[0]] == holder and other is not binding and not sent:
                for span in other.title.inside:
                    party = self.page.parties.of_span[span]
                    if self.page.parties.parties[party].kind is PartyKind.COUNTRY:
                        return party
        return None

    def _adjectives(self, here: int) -> list[int]:
        """Countries named as an adjective or possessor in this paragraph and the two above, before `here`."""
        return [
            n
            for n, name in enumerate(self.page.names)
            if name.kind is PartyKind.COUNTRY
            and name.country
            and name.last <= here
            and self.page.words[name.first].paragraph >= self.page.words[here].paragraph - 2
            and (name.form in ("adjective", "description") or self._possessed(name.last))
        ]

    def _of_holder(self, binding: Binding) -> int | None:
        """The state of a well-known holder, by the family name alone where no other person bears it."""
        register = self.page.parties
        code = self._known({n for h in binding.holders for n in register.parties[register.of_span[h]].names})
        return register.country(code) if code else None

    def _known(self, names: set[str]) -> str:
        """The country of a well-known person of these names, "" for others."""
        single = {n for n in names if " " not in n} if len(names) == 1 else set()
        for code, people in load_rules("people").items():
            if code != "version" and (names & set(people) or single & {p.split()[-1] for p in people}):
                return code
        return ""

    def _of_title(self, binding: Binding) -> int | None:
        """The state of a title that only one has, of the same title elsewhere, or the one the text is about."""
        register = self.page.parties
        words = " ".join(w.low for w in self.page.words[binding.title.first : binding.title.last])
        spoken = {name.country for name in self.page.names if name.country}
        for title, code in load_rules("titles")["title_countries"].items():
            if code and words.startswith(title) and (code in spoken or not spoken):
                return register.country(code)
        for other in self.page.titles:
            same = " ".join(w.low for w in self.page.words[other.first : other.complement])
            if other is not binding.title and words.startswith(same) and " " in same:
                for span in other.inside:
                    draft = register.parties[register.of_span[span]]
                    if draft.kind is PartyKind.COUNTRY:
                        return draft.number
        return self.main_state(binding.first)

    def spoken(self, state: int) -> int | None:
        """The state, where the text has a word for it: its name, or the owner in "Myanmar's military"."""
        draft = self.page.parties.parties[state]
        if draft.mentions:
            return state
        for name in self.page.names:
            if name.country == draft.country and name.form == "description" and self._possessed(name.first + 1):
                word = self.page.words[name.first]
                draft.names.append(word.text)
                draft.mentions.append((word.start, word.end, MentionBy.NAME))
                return state
        return None

    def named_with(self, noun: str, before: int) -> int | None:
        """The last body before whose name holds the noun, or that has the kind the noun means."""
        kind = _STANDS.get(noun) or _STANDS.get(noun + "s")
        spans = [n for n, name in enumerate(self.page.names) if name.last <= before]
        parties = [self.page.parties.parties[self.page.parties.of_span[n]] for n in reversed(spans)]
        bodies = [draft for draft in parties if draft.kind in BODIES]
        for draft in bodies:
            if any(noun in name.lower().split() or noun + "s" in name.lower().split() for name in draft.names):
                return draft.number
        return next((d.number for d in bodies if kind and d.kind.value == kind), None)

    def _one_clause(self, first: int, last: int) -> bool:
        return not any(
            self.page.words[i].opens or self.page.words[i].text in ",;" for i in range(first + 1, last + 1)
        )

    def main_state(self, here: int) -> int | None:
        """The country the text is about; those that mostly impose sanctions only where there is no other."""
        weights: dict[str, float] = {}
        for name in self.page.names:
            if name.country:
                weight = self._weight(name) / (2 if name.first > here else 1)
                weights[name.country] = weights.get(name.country, 0) + weight
        for draft in self.page.parties.parties:
            code = self._known(set(draft.names)) if draft.kind is PartyKind.PERSON else ""
            if code:
                weights[code] = weights.get(code, 0) + _KNOWN
        others = {c: n * (_IMPOSING if c in ("US", "GB", "CA", "AU", "CH") else 1) for c, n in weights.items()}
        if not others:
            return None
        best = max(sorted(others), key=lambda c: others[c])
        return self.page.parties.country(best)

    def _weight(self, name: NameSpan) -> float:
        """How much a name says that its country is what the text is about."""
        word = self.page.words[name.first]
        weight = 1.0 if name.form == "adjective" or name.kind is PartyKind.PUBLIC_BODY else 2.0
        return weight + (_HEAD if word.paragraph <= 1 else 0) + int(self._possessed(name.last) or word.opens)

    def _possessed(self, index: int) -> bool:
        return index < len(self.page.words) and self.page.words[index].low == "'s"
