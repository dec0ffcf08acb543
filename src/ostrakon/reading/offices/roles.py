"""Roles from bound titles, and the relations that some titles say: heads, founders, owners, family."""

from ostrakon.model import ClaimType, PartyKind, Predicate
from ostrakon.reading.offices.role_bodies import RoleBodies
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references.kind_words import BODIES

# heads of titles whose holders act for a person
_SERVES = frozenset(
    ["lawyer", "spokesman", "spokeswoman", "spokesperson", "attorney", "avocat", "avocate", "porte-parole"]
)
# heads of titles that belong to the person they speak for or advise, where no body is named
_RANK_PARTS = frozenset(["de", "brigade", "division"])  # of "général de brigade"
_SPEAKS = frozenset(["spokesman", "spokeswoman", "spokesperson", "adviser", "advisor"])
_ADVISES = ("adviser", "advisor")
# offices of those who act for a body that is no state's
_REPRESENTS = frozenset(["representative", "agent", "emissary", "lobbyist", "frontman", "procurement agent"])
_RULERS = frozenset(["leader", "ruler", "strongman", "dirigeant"])
_CHAMBERS = frozenset(["parliament", "senate", "congress", "assembly", "presidency", "cabinet", "duma", "house"])


class RoleFinder:
    """Finds the roles of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lexicon = lexicon(page.language)
        self.bodies = RoleBodies(page)

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
        if finding.rule.endswith(".verb") and any(
            o.type is ClaimType.ROLE
            and o is not finding
            and o.of("holder") == finding.of("holder")
            and o.of("organization") == finding.of("organization")
            for o in others
        ):
            return True
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
        organization, places = self.bodies.ties(binding)
        head = " ".join(title.head_words).replace("' ", "'")
        principal = self._principal(binding) if head.removesuffix("s") in (*_SERVES, *_ADVISES) else None
        if principal is None and head in _SPEAKS:
            served = [self.page.parties.of_span[s] for s in title.inside if self._is_served(s)]
            organization = served[:1] or organization
        named = any(self.page.parties.parties[self.page.parties.of_span[s]].kind in BODIES for s in title.inside)
        if principal is not None and head in (*_SPEAKS, "conseiller", "conseillère") and not named:
            organization = [principal]
        base = Finding(
            ClaimType.ROLE,
            f"{self.page.language}.role.{binding.how}",
            self.page.span_of(binding.first, binding.last),
            roles={"holder": holders, "organization": organization, "place": places},
        )
        base.place = self.page.words[binding.first].start
        base.title = self.page.span_of(title.first, self._title_end(title))
        base.period = title.period or None
        out: list[Finding] = []
        single = head.removesuffix("s") if head not in ("boss", "hauts gradés") else head
        if single in self.lexicon.founders or head in self.lexicon.founders:
            return self._relation(base, Predicate.FOUNDED, organization)
        if single in self.lexicon.owners:
            return [] if title.period == "former" else self._relation(base, Predicate.OWNS, organization)
        bodies = [p for p in organization if self.page.parties.parties[p].kind in BODIES]
        if self._is_office(binding, single, bodies) and not self._is_ruler(binding):
            out.append(base)
        leads = title.period != "former" and (binding.how == "verb" or self._leads(title, single))
        if leads and organization and self._is_led(organization[0]):
            out += self._relation(base, Predicate.HEAD_OF, organization)
        if principal is not None and single in _SERVES:
            out += self._relation(base, Predicate.ACTS_FOR, [principal])
        if single in _REPRESENTS and bodies and title.period != "former" and self.page.language == "en":
            out += self._relation(base, Predicate.ACTS_FOR, bodies[:1])
        if single in ("member", "membre") and organization:
            if {"founding", "fondateur"} & {w.low for w in self.page.words[title.start : title.last]}:
                return self._relation(base, Predicate.FOUNDED, organization)
            if self.page.language == "en" and (title.period == "former" or self._sits(organization[0])):
                return out
            return self._relation(base, Predicate.MEMBER_OF, organization)
        return out

    def _is_office(self, binding: Binding, head: str, bodies: list[int]) -> bool:
        """Whether the title is an office: no rank or trade alone, and no bare noun for an unnamed speaker."""
        title = binding.title
        if binding.how == "verb":
            return any(self.page.parties.parties[p].kind is not PartyKind.GROUP for p in bodies)
        if {head, f"{head}s", title.head_words[0]} & self.lexicon.not_offices and not bodies:
            return False
        words, last = self.page.words, title.last
        if head == "deputy" and last < len(words) and words[last].low == "of":
            return False  # "a deputy of X"
        owned = words[title.start - 1].low in ("its", "their", "'s")
        if (
            all(w in self.lexicon.ranks or w in _RANK_PARTS for w in title.head_words)
            and not title.inside
            and not bodies
            and not owned
        ):
            return False
        if binding.how == "unnamed" and head in ("diplomat", "diplomate", "official") and self._only_placed(title):
            return False
        bare = title.last - title.first == 1 and not title.inside
        if binding.how != "unnamed" or not bare or self.page.language != "en":
            return not (binding.how == "unnamed" and bare)
        owned = self.page.words[title.start - 1].low in ("its", "'s", "'")
        return owned or head in ("spokesman", "spokeswoman", "spokesperson")

    def _is_ruler(self, binding: Binding) -> bool:
        """`the Belarusian leader`: the head of state whom the text names elsewhere, no office told of anybody."""
        lands = binding.title.inside and all(self.page.names[n].form == "adjective" for n in binding.title.inside)
        return binding.how == "unnamed" and bool(lands) and binding.title.head_words[-1] in _RULERS

    def _is_served(self, span: int) -> bool:
        """`the Spokesperson for the Secretary-General`: the office that is spoken for."""
        name = self.page.names[span]
        return name.kind is PartyKind.PERSON and name.form == "description" and name.key.startswith("desc::")

    def _principal(self, binding: Binding) -> int | None:
        """ "a lawyer for Curruchiche", "Ivanishvili's lawyer": the person who is spoken or acted for."""
        title, words = binding.title, self.page.words
        if words[title.start - 1].low in ("his", "her") and self.page.language == "en":
            return self._only_person(binding)
        marks = [i for i in (title.start, title.start - 1) if words[i].low in ("'s", "'")]
        ends = marks[0] if marks else -1
        for number, name in enumerate(self.page.names):
            inside = name.first >= title.complement and name.last <= title.last
            party = self.page.parties.of_span[number]
            person = self.page.parties.parties[party].kind is PartyKind.PERSON
            if person and name.form != "description" and (inside or name.last == ends):
                holders = {self.page.parties.of_span[h] for h in binding.holders}
                return party if party not in holders else None
        return None

    def _only_person(self, binding: Binding) -> int | None:
        """`His lawyer, X`: the one other person whom this sentence and the one before name before the office."""
        words, parties = self.page.words, self.page.parties
        first = binding.title.start - 1
        for _ in range(2):
            first -= 1
            while first > 0 and not words[first].opens:
                first -= 1
        holders = {parties.of_span[h] for h in binding.holders}
        found = {
            parties.of_span[n]
            for n, name in enumerate(self.page.names)
            if max(first, 0) <= name.first < binding.title.start
            and parties.parties[parties.of_span[n]].kind is PartyKind.PERSON
        } - holders
        return found.pop() if len(found) == 1 else None

    def _only_placed(self, title: Title) -> bool:
        """ "a diplomat in Brussels": a place and no body."""
        kinds = {self.page.names[s].kind for s in title.inside}
        modified = any(self.page.names[s].first < title.head for s in title.inside)
        return (
            bool(kinds)
            and not modified
            and kinds <= {PartyKind.PLACE, PartyKind.COUNTRY}
            and (self.page.words[title.complement].low in ("in", "at", "à", "en", "au"))
        )

    def _title_end(self, title: Title) -> int:
        """A title keeps what a minister is of, and leaves out the organization it belongs to."""
        for span in sorted(title.inside):
            name = self.page.names[span]
            if title.complement <= name.first < title.last:
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

    def _is_led(self, party: int) -> bool:
        """Whether one who holds an office of the party is its head: of a body, but no ministry of a state."""
        draft = self.page.parties.parties[party]
        ministry = any(n.lower().endswith("ministry") or n.lower().startswith("ministry") for n in draft.names)
        return draft.kind in BODIES and not ministry

    def _sits(self, party: int) -> bool:
        """Whether the body is a parliament or the like, whose members hold an office and no more."""
        words = {w for name in self.page.parties.parties[party].names for w in name.lower().split()}
        return bool(words & _CHAMBERS)

    def _relation(self, base: Finding, predicate: Predicate, objects: list[int]) -> list[Finding]:
        if not objects:
            kept = predicate not in (Predicate.HEAD_OF, Predicate.OWNS) and self.page.language != "en"
            return [base] if kept else []
        found = Finding(
            ClaimType.RELATION,
            f"{self.page.language}.relation.title.{predicate}",
            base.evidence,
            roles={"subject": list(base.of("holder")), "object": objects},
            predicate=predicate,
        )
        found.place = base.place
        return [found]
