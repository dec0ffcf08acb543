"""What an office belongs to: the body its title names, or the one that the words around it stand for."""

from ostrakon.model import PartyKind
from ostrakon.reading.offices.bindings import Binding
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.offices.titles import Title
from ostrakon.reading.page import Page
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.rules import load_rules

# words of a title that say it is a government's; heads that speak for one from its capital
_GOVERNING = frozenset(["government", "ministry", "foreign"])
_VOICES = frozenset(["spokesman", "spokeswoman", "spokesperson", "porte-parole"])
# nouns in a title that stand for a body named before
_NOUNS = frozenset(
    [
        "party", "ministry", "council", "junta", "army", "court", "commission", "department", "agency", "team",
        "club",
        "federation", "bank", "rebels", "rebel", "militia", "mercenaries", "parti", "ministère", "conseil",
        "junte",
        "armée", "cour", "agence", "équipe", "fédération", "banque", "rébellion", "milice", "chamber", "chambre",
    ]
)  # fmt: skip
_LOCAL = frozenset(["mayor", "maire", "governor", "gouverneur", "gouverneure"])
_UNION = frozenset(["European Union", "EU", "Union européenne", "UE", "bloc", "Council of the European Union"])
# heads of whom a country beside a body is the sender ("Sudan's envoy to the United Nations")
_ENVOYS = frozenset(
    ["representative", "ambassador", "envoy", "delegate", "représentant", "représentante", "ambassadeur",
     "ambassadrice", "émissaire", "envoyé", "délégué"]
)  # fmt: skip
_STANDS = {"rebels": "group", "rebel": "group", "mercenaries": "group", "rébellion": "group", "milice": "group",
           "militia": "group", "junta": "group", "junte": "group", "department": "public_body"}  # fmt: skip


class RoleBodies:
    """Finds the organization and places of one page's bound titles."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon(page.language)

    def ties(self, binding: Binding) -> tuple[list[int], list[int]]:
        """The organization and the places that a title names, or that stand for it in its sentence."""
        title = binding.title
        bodies: list[int] = []
        lands: list[int] = []
        places: list[int] = []
        for span in sorted(title.inside):
            name = self.page.names[span]
            party = self.page.parties.of_span[span]
            draft = self.page.parties.parties[party]
            after = name.first >= title.complement
            prep = self._prep_before(name.first)
            if draft.kind in BODIES:
                bodies.append(party)
            elif draft.kind is PartyKind.PLACE:
                places.append(party)
            elif draft.kind is PartyKind.COUNTRY:
                (places if after and prep in ("in", "au", "en", "à", "aux") else lands).append(party)
        if not bodies and not lands and places and title.head_words[-1] in _LOCAL:
            return places[:1], []
        if title.head_words[:2] in (
            ("high", "representative"),
            ("haut", "représentant"),
            ("haute", "représentante"),
        ):
            union = next((d.number for d in self.page.parties.parties if _UNION & set(d.names)), None)
            return ([union] if union is not None else []), places
        if lands and title.head_words[-1] in _ENVOYS:
            return lands[:1], places
        if bodies:
            return bodies[:1], list(places)
        if lands:
            return lands[:1], places
        if places and self.page.parties.parties[places[0]].kind is PartyKind.COUNTRY and self._is_state(title):
            return places[:1], []
        words = {w.low for w in self.page.words[title.start : title.complement]}
        head = title.head_words[-1]
        seats = [self.page.parties.parties[p].country for p in places if self.page.parties.parties[p].country]
        if seats and (words & _GOVERNING or head in _VOICES) and head not in ("diplomat", "diplomate"):
            return [self.page.parties.country(seats[0])], places
        found = self._context(binding)
        return ([found] if found is not None else []), places

    def _prep_before(self, first: int) -> str:
        words = self.page.words
        step = first - 1
        while step > 0 and words[step].low in ("the", "la", "le", "l'", "les"):
            step -= 1
        return words[step].low

    def _is_state(self, title: Title) -> bool:
        head = " ".join(title.head_words)
        singles = {head, head.removesuffix("s"), title.head_words[-1].removesuffix("s"), title.head_words[0]}
        return bool(singles & self.lexicon.state)

    def _context(self, binding: Binding) -> int | None:
        """The organization that a possessive or description stands for, or the state of the sentence."""
        title = binding.title
        words = self.page.words
        before = words[title.start - 1].low if title.start else ""
        standing = self._standing(title)
        if standing is not None:
            return standing
        inside = {w.low for w in words[title.complement : title.last]}
        if before in ("'s", "'"):
            noun = load_rules("references")[self.page.language]["nouns"].get(words[title.start - 2].low)
            if noun in ("body", "group", "company", "organization", "public"):
                return self._latest(title.start, bodies_first=True, only_bodies=True)
        if before in ("their", "leur", "leurs"):
            return None
        if before in ("its", "their", "son", "sa", "ses", "leur") or "group's" in inside:
            owner = self._subject_before(title)
            return (
                owner if owner is not None else self._latest(title.start, bodies_first=not self._is_state(title))
            )
        nouns = load_rules("references")[self.page.language]["nouns"]
        for index in range(title.complement, title.last):
            noun = nouns.get(words[index].low)
            if noun in ("body", "group", "company", "organization", "public"):
                return self._latest(title.start, bodies_first=True, only_bodies=True)
            if noun == "country":
                return self._latest(title.start, bodies_first=False)
        modifiers = {w.low for w in words[title.start : title.complement]}
        governmental = modifiers & {
            "government",
            "ministry",
            "presidential",
            "foreign",
            "military",
            "army",
            "air",
            "navy",
            "gouvernement",
        }
        inside |= {w.low for w in words[title.complement : title.last]}
        if self._is_state(title) or governmental or inside & {"gouvernement", "government", "junte"}:
            return self._state_of(binding)
        return None

    def _standing(self, title: Title) -> int | None:
        """The body that a noun in the title or its possessive stands for ("a ministry spokesman")."""
        words = self.page.words
        span = list(range(title.start, title.last))
        if title.start > 1 and words[title.start - 1].low in ("'s", "'"):
            span.insert(0, title.start - 2)
        own = {i for s in title.inside for i in range(self.page.names[s].first, self.page.names[s].last)}
        for index in span:
            noun = words[index].low
            if noun not in _NOUNS or index in own or index == title.head:
                continue
            found = self._named_with(noun.removesuffix("s"), title.start)
            if found is not None:
                return found
        return None

    def _named_with(self, noun: str, before: int) -> int | None:
        """The last body before whose name holds the noun, or that has the kind the noun means."""
        kind = _STANDS.get(noun) or _STANDS.get(noun + "s")
        spans = [n for n, name in enumerate(self.page.names) if name.last <= before]
        parties = [self.page.parties.parties[self.page.parties.of_span[n]] for n in reversed(spans)]
        bodies = [draft for draft in parties if draft.kind in BODIES]
        for draft in bodies:
            if any(noun in name.lower().split() or noun + "s" in name.lower().split() for name in draft.names):
                return draft.number
        return next((d.number for d in bodies if kind and d.kind.value == kind), None)

    def _subject_before(self, title: Title) -> int | None:
        """Who "its" is: what the sentence named before, else what the sentence before began with."""
        words = self.page.words
        here = title.start
        while here > 0 and not words[here].opens:
            here -= 1
        there = here - 1
        while there > 0 and not words[there].opens:
            there -= 1
        if self._is_state(title) or title.head_words[-1] in _VOICES:
            return self._first_of((*BODIES, PartyKind.COUNTRY), (there, here, title.start))
        spans = (there, here, title.start)
        found = self._first_of(tuple(BODIES), spans)
        return found if found is not None else self._first_of((PartyKind.COUNTRY,), spans)

    def _first_of(self, wanted: tuple[PartyKind, ...], spans: tuple[int, int, int]) -> int | None:
        """The nearest of the kinds in the sentence itself, else the first of the one before."""
        there, here, end = spans
        names = self.page.names
        for first, last in ((here, end), (there, here)):
            order = list(enumerate(names))
            if first == here:  # the nearest in its own sentence, the first of the one before
                order.reverse()
            for number, name in order:
                draft = self.page.parties.parties[self.page.parties.of_span[number]]
                if first <= name.first and name.last <= last and draft.kind in wanted and name.form != "adjective":
                    return draft.number
        return None

    def _latest(self, first: int, *, bodies_first: bool, only_bodies: bool = False) -> int | None:
        before = [n for n in range(len(self.page.names)) if self.page.names[n].last <= first]
        wanted = BODIES if bodies_first else frozenset({PartyKind.COUNTRY})
        for number in reversed(before):
            party = self.page.parties.of_span[number]
            kind = self.page.parties.parties[party].kind
            if kind in wanted or (not only_bodies and not bodies_first and kind in BODIES):
                return party
        return None

    def _state_of(self, binding: Binding) -> int | None:
        """The state of an office without one: the same holder's elsewhere, else the country spoken of before."""
        holder = self.page.parties.of_span[binding.holders[0]]
        for other in self.page.bindings:
            if self.page.parties.of_span[other.holders[0]] == holder and other is not binding:
                for span in other.title.inside:
                    party = self.page.parties.of_span[span]
                    if self.page.parties.parties[party].kind is PartyKind.COUNTRY:
                        return party
        here = binding.first
        candidates = [
            n
            for n, name in enumerate(self.page.names)
            if name.kind is PartyKind.COUNTRY
            and name.country
            and name.last <= here
            and self.page.words[name.first].paragraph >= self.page.words[here].paragraph - 2
        ]
        adjectives = [
            n
            for n in candidates
            if self.page.names[n].form in ("adjective", "description") or self._possessed(self.page.names[n].last)
        ]
        if binding.title.head_words[-1] in ("prosecutor", "judge", "registrar", "procureur", "juge"):
            court = self._named_with("court", here)
            court = court if court is not None else self._named_with("cour", here)
            if court is not None:
                return court
        words = " ".join(w.low for w in self.page.words[binding.title.first : binding.title.last])
        for title, code in load_rules("titles")["title_countries"].items():
            if code and words.startswith(title):
                return self.page.parties.country(code)
        own = [n for n in adjectives if self._one_clause(self.page.names[n].first, here)]
        if own:
            return self.page.parties.country(self.page.names[own[-1]].country)
        known = self._known_state(binding)
        if known is not None:
            return known
        pool = adjectives or candidates
        return self.page.parties.country(self.page.names[pool[-1]].country) if pool else None

    def _one_clause(self, first: int, last: int) -> bool:
        return not any(
            self.page.words[i].opens or self.page.words[i].text in ",;" for i in range(first + 1, last + 1)
        )

    def _known_state(self, binding: Binding) -> int | None:
        """The state of a title that only one has, of a well-known holder, or of the same title elsewhere."""
        register = self.page.parties
        words = " ".join(w.low for w in self.page.words[binding.title.first : binding.title.last])
        for title, code in load_rules("titles")["title_countries"].items():
            if code and words.startswith(title):
                return register.country(code)
        names = {n for h in binding.holders for n in register.parties[register.of_span[h]].names}
        for code, people in load_rules("people").items():
            if code != "version" and names & set(people):
                return register.country(code)
        for other in self.page.titles:
            same = " ".join(w.low for w in self.page.words[other.first : other.complement])
            if other is not binding.title and words.startswith(same) and " " in same:
                for span in other.inside:
                    draft = register.parties[register.of_span[span]]
                    if draft.kind is PartyKind.COUNTRY:
                        return draft.number
        return self._main_state()

    def _main_state(self) -> int | None:
        """The country spoken of most; those that mostly impose sanctions only where there is no other."""
        counts: dict[str, int] = {}
        for name in self.page.names:
            if name.kind is PartyKind.COUNTRY and name.country:
                counts[name.country] = counts.get(name.country, 0) + 1
        others = {c: n for c, n in counts.items() if c not in ("US", "GB", "CA", "AU", "CH")} or counts
        if not others:
            return None
        best = max(sorted(others), key=lambda c: others[c])
        return self.page.parties.country(best)

    def _possessed(self, index: int) -> bool:
        return index < len(self.page.words) and self.page.words[index].low == "'s"
