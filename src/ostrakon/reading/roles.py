"""Roles from bound titles, and the relations that some titles say: heads, founders, owners, family."""

from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.bindings import Binding
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import BODIES
from ostrakon.reading.rules import load_rules
from ostrakon.reading.title_words import lexicon
from ostrakon.reading.titles import Title

_STATE_BODIES = ("ministry", "ministère")


class RoleFinder:
    """Finds the roles of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon(page.language)

    def find(self) -> list[Finding]:
        """Roles and the relations beside them, in order."""
        out: list[Finding] = []
        seen: set[tuple[int, str, int]] = set()
        for binding in self.page.bindings:
            for finding in self._of(binding):
                key = (
                    finding.roles.get("holder", finding.roles.get("subject", [-1]))[0],
                    self._words(finding),
                    (finding.of("organization") or finding.of("object") or [-1])[0],
                )
                if key not in seen:
                    seen.add(key)
                    out.append(finding)
        return [f for f in out if not self._repeats(f, out)]

    def _repeats(self, finding: Finding, others: list[Finding]) -> bool:
        """`the minister` beside `Foreign Minister` says no further office of the same holder."""
        if finding.type is not ClaimType.ROLE:
            return False
        words = self._words(finding)
        return any(
            o.type is ClaimType.ROLE
            and o is not finding
            and o.of("holder") == finding.of("holder")
            and len(self._words(o)) > len(words)
            and words in self._words(o).split()
            for o in others
        )

    def _words(self, finding: Finding) -> str:
        if finding.title:
            return self.page.plain[finding.title[0] : finding.title[1]].lower()
        return str(finding.predicate)

    def _of(self, binding: Binding) -> list[Finding]:
        title = binding.title
        holders = list(dict.fromkeys(self.page.parties.of_span[h] for h in binding.holders))
        organization, places = self._ties(binding)
        head = " ".join(title.head_words)
        base = Finding(
            ClaimType.ROLE,
            f"{self.page.language}.role.{binding.how}",
            self.page.span_of(binding.first, binding.last),
            roles={"holder": holders, "organization": organization, "place": places},
        )
        base.place = self.page.words[binding.first].start
        base.title = self.page.span_of(title.first, self._title_end(title, organization))
        base.period = title.period or None
        out: list[Finding] = []
        single = head.removesuffix("s") if head not in ("boss", "hauts gradés") else head
        if single in self.lexicon.founders or head in self.lexicon.founders:
            return self._relation(base, Predicate.FOUNDED, organization)
        if single in self.lexicon.owners:
            return [] if title.period == "former" else self._relation(base, Predicate.OWNS, organization)
        bodies = [p for p in organization if self.page.parties.parties[p].kind in BODIES]
        if self._is_office(binding, single, bodies):
            out.append(base)
        if self._leads(title, single) and organization and self._is_led(organization[0], single):
            out += self._relation(base, Predicate.HEAD_OF, organization)
        if single in ("member", "membre") and organization:
            if {"founding", "fondateur"} & {w.low for w in self.page.words[title.start : title.last]}:
                return self._relation(base, Predicate.FOUNDED, organization)
            return self._relation(base, Predicate.MEMBER_OF, organization)
        return out

    def _is_office(self, binding: Binding, head: str, bodies: list[int]) -> bool:
        """Whether the title is an office: no rank or trade alone, and no bare noun for an unnamed speaker."""
        title = binding.title
        if head in self.lexicon.not_offices and not bodies:
            return False
        if all(word in self.lexicon.ranks for word in title.head_words) and not title.inside:
            return False
        bare = title.last - title.first == 1 and not title.inside
        return not (binding.how == "unnamed" and bare)

    def _title_end(self, title: Title, organization: list[int]) -> int:
        """A title keeps what a minister is of, and leaves out the organization it belongs to."""
        for span in sorted(title.inside):
            name = self.page.names[span]
            if name.first >= title.complement:
                end = name.first
                while end > title.complement and self.page.words[end - 1].low in (
                    "of",
                    "for",
                    "the",
                    "in",
                    "at",
                    "de",
                    "du",
                    "des",
                    "la",
                    "l'",
                    "le",
                    "les",
                    "d'",
                    "a",
                    "à",
                    "au",
                    "to",
                    "its",
                    "en",
                ):
                    end -= 1
                return max(end, title.complement)
        return title.last

    def _leads(self, title: Title, head: str) -> bool:
        named = {i for s in title.inside for i in range(self.page.names[s].first, self.page.names[s].last)}
        words = {
            w.low for i, w in enumerate(self.page.words[title.first : title.last], title.first) if i not in named
        }
        last = title.head_words[-1].removesuffix("s")
        if words & self.lexicon.not_leads - {last} or title.period == "former":
            return False
        if last in ("commander", "commandant") and self.page.words[title.start - 1].low in ("a", "one", "un"):
            return False
        return (head in self.lexicon.leads or last in self.lexicon.leads) and last not in ("secretary", "officer")

    def _is_led(self, party: int, head: str) -> bool:
        draft = self.page.parties.parties[party]
        return draft.kind in BODIES

    def _relation(self, base: Finding, predicate: Predicate, objects: list[int]) -> list[Finding]:
        if not objects:
            return [base] if predicate is not Predicate.HEAD_OF else []
        found = Finding(
            ClaimType.RELATION,
            f"{self.page.language}.relation.title.{predicate}",
            base.evidence,
            roles={"subject": list(base.of("holder")), "object": objects},
            predicate=predicate,
        )
        found.place = base.place
        return [found]

    def _ties(self, binding: Binding) -> tuple[list[int], list[int]]:
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
        if bodies:
            return bodies[:1], list(places)
        if lands:
            return lands[:1], places
        if places and self.page.parties.parties[places[0]].kind is PartyKind.COUNTRY and self._is_state(title):
            return places[:1], []
        words = {w.low for w in self.page.words[title.start : title.complement]}
        seats = [self.page.parties.parties[p].country for p in places if self.page.parties.parties[p].country]
        if seats and words & {"government", "ministry", "foreign", "official"}:
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
        inside = {w.low for w in words[title.complement : title.last]}
        if before in ("'s", "'"):
            noun = load_rules("references")[self.page.language]["nouns"].get(words[title.start - 2].low)
            if noun in ("body", "group", "company", "organization", "public"):
                return self._latest(title.start, bodies_first=True, only_bodies=True)
        if before in ("their", "leur", "leurs"):
            return None
        if before in ("its", "their", "son", "sa", "ses", "leur") or "group's" in inside:
            return self._latest(title.start, bodies_first=not self._is_state(title))
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
        known = self._known_state(binding)
        if known is not None:
            return known
        pool = adjectives or candidates
        return self.page.parties.country(self.page.names[pool[-1]].country) if pool else None

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
