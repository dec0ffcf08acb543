"""Relations and events by the frames of frames_*.toml, with the modality of the clause that says them."""

from collections.abc import Sequence

from ostrakon.model import ClaimType, EventKind, Modality, PartyKind, Predicate
from ostrakon.reading.accusation import HAPPENED
from ostrakon.reading.attribution import stance_of
from ostrakon.reading.frames import Frame, done_by, done_to, follow, match_frames
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import References
from ostrakon.reading.timing import time_of
from ostrakon.reading.tree import Token, Tree

_NAMING = ("describe", "name", "identify", "label", "portray", "list", "designate", "regard", "use", "know")
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
# kinds that each end of a relation may have; a relation not named here takes any party
_BODY = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP)
_ENDS = {
    Predicate.OWNS: (None, (*_BODY, PartyKind.VESSEL)),
    Predicate.CONTROLS: (None, (*_BODY, PartyKind.VESSEL, PartyKind.PLACE)),
    Predicate.FOUNDED: (None, _BODY),
    Predicate.HEAD_OF: ((PartyKind.PERSON,), _BODY),
    Predicate.LOCATED_IN: (None, _LANDS),
    Predicate.OPERATES_IN: (_BODY, _LANDS),
    Predicate.EXILED_IN: ((PartyKind.PERSON,), _LANDS),
    Predicate.PART_OF: (_BODY, (*_BODY, PartyKind.COUNTRY)),
    Predicate.MEMBER_OF: ((PartyKind.PERSON,), _BODY),
    Predicate.ALIAS_OF: ((*_BODY, PartyKind.VESSEL), (*_BODY, PartyKind.VESSEL)),
    Predicate.ALLIED_WITH: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.BROKE_WITH: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.ACTS_FOR: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.FACILITATES: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.SUPPORTS: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.SUPPLIES: (None, (*_BODY, PartyKind.COUNTRY, PartyKind.PERSON)),
    Predicate.SUCCESSOR_OF: (None, (*_BODY, PartyKind.PERSON)),
}
_ACCUSING = (
    Predicate.SUPPORTS,
    Predicate.SUPPLIES,
    Predicate.FACILITATES,
    Predicate.ACTS_FOR,
    Predicate.LINKED_TO,
)


class LinkFinder:
    """Finds the relations and events of one page; takes its allegations, whose words make a link alleged."""

    def __init__(
        self, page: Page, references: References, accusing: list[Finding], issuer: Sequence[int] = ()
    ) -> None:
        self.page, self.references, self.accusing = page, references, accusing
        self.issuer = list(issuer)  # the authority whose own release the text is
        self.acts = [f for f in accusing if f.type is ClaimType.DESIGNATION and f.modality in HAPPENED]
        self.targets = {p for f in self.acts for p in f.of("target")}

    def find(self) -> list[Finding]:
        """Relations, then events, each in order."""
        return self._relations() + self._events()

    def _relations(self) -> list[Finding]:
        out: list[Finding] = []
        seen: set[tuple[Predicate | None, int, int]] = set()
        for tree in self.page.trees:
            for frame, token in match_frames(tree, kind="relation"):
                found = self._relation(tree, frame, token)
                if found is None:
                    continue
                key = (found.predicate, found.of("subject")[0], found.of("object")[0])
                if key not in seen:
                    seen.add(key)
                    out.append(found)
        return out

    def _relation(self, tree: Tree, frame: Frame, token: Token) -> Finding | None:
        predicate = Predicate(frame.value)
        ends = _ENDS.get(predicate, (None, None))
        accusation = self._accusation_at(token)
        subject = self._nearest(tree, token, self._fill(tree, token, dict(frame.roles)["subject"], ends[0]))
        if accusation and accusation.type is ClaimType.ALLEGATION and self._is_act(accusation, token):
            subject = list(accusation.of("accused"))
        listing = self._listing_at(tree, token) if not subject and not accusation else None
        if listing:
            subject, accusation = list(listing.of("target")), listing
        if accusation and not subject:
            subject = list(accusation.of("accused") or accusation.of("target"))
        target = [p for p in self._fill(tree, token, dict(frame.roles)["object"], ends[1]) if p not in subject]
        if not subject or not target:
            return None
        stance = stance_of(tree, token, self.references)
        found = self._made(tree, token, frame, {"subject": subject, "object": target[:3]})
        found.predicate = predicate
        found.modality, found.said_by = stance.modality, list(stance.said_by)
        naming = self._named_so(tree, token)
        if naming and predicate in _ACCUSING:
            found.modality, found.said_by = Modality.ALLEGED, naming
        elif accusation:
            issuer = accusation.of("accuser") or accusation.of("issuer")
            found.modality, found.said_by = Modality.ALLEGED, issuer
        elif (
            self.issuer
            and predicate in _ACCUSING
            and found.modality is Modality.ASSERTED
            and set(subject) <= self.targets
        ):
            found.modality, found.said_by = Modality.ALLEGED, list(self.issuer)
        elif predicate in (*_ACCUSING, Predicate.CONTROLS) and found.modality is Modality.REPORTED:
            found.modality = Modality.ALLEGED
        if found.modality is Modality.DENIED or (
            found.modality is Modality.NEGATED and predicate is not Predicate.HEAD_OF
        ):
            return None
        return found

    def _listing_at(self, tree: Tree, token: Token) -> Finding | None:
        """`sanctioned four companies that pay for X`: the act whose counted targets the clause is on."""
        head = tree.parent(token)
        if head is None or token.dep not in ("acl", "relcl"):
            return None
        start = self.page.words[head.item.first].start
        return next((f for f in self.acts if f.counted and f.counted[0] <= start < f.counted[1]), None)

    def _named_so(self, tree: Tree, token: Token) -> list[int]:
        """`X described Y as a financier of Z`: who says so."""
        head = tree.parent(token)
        verb = tree.main_verb(token) if head is not None and head.low == "as" else None
        if verb is None or verb.lemma not in _NAMING:
            return []
        return self.references.of_all(tree, done_by(tree, verb)).parties

    def _nearest(self, tree: Tree, token: Token, parties: list[int]) -> list[int]:
        """ "A, B and C, who presides": of several before a singular "who", the last one."""
        singular = token.low.endswith("s") or any(t.low in ("has", "is", "was") for t in tree.kids(token))
        if len(parties) < 2 or token.dep != "relcl" or not singular:
            return parties
        place = token.item.first
        spans = [n for n, name in enumerate(self.page.names) if name.last <= place]
        near = [self.page.parties.of_span[n] for n in reversed(spans)]
        return next(([p] for p in near if p in parties), parties)

    def _is_act(self, accusation: Finding, token: Token) -> bool:
        return accusation.act is not None and accusation.act[0] == self.page.words[token.item.first].start

    def _accusation_at(self, token: Token) -> Finding | None:
        """The allegation, or reason of a designation, that the word stands in."""
        place = self.page.words[token.item.first].start
        for finding in self.accusing:
            if (
                finding.type is ClaimType.ALLEGATION
                and finding.act
                and (
                    finding.act[0] <= place < max(finding.evidence[1], finding.act[1]) and place >= finding.act[0]
                )
                and place - finding.act[0] < 60
            ):
                return finding
            if (
                finding.type is ClaimType.DESIGNATION
                and finding.reason
                and finding.reason[0] <= place < finding.reason[1]
            ):
                return finding if finding.of("target") else None
        return None

    def _events(self) -> list[Finding]:
        out: list[Finding] = []
        seen: set[tuple[EventKind | None, tuple[int, ...], int]] = set()
        for tree in self.page.trees:
            for frame, token in match_frames(tree, kind="event"):
                found = self._event(tree, frame, token)
                if found is None:
                    continue
                key = (found.event, tuple(sorted({*found.of("agent"), *found.of("patient")})), 0)
                if key not in seen:
                    seen.add(key)
                    out.append(found)
        return out

    def _event(self, tree: Tree, frame: Frame, token: Token) -> Finding | None:
        if self._accusation_at(token) is not None or tree.unit.quote is not None:
            return None
        if token.dep == "compound" or any(
            f.type is ClaimType.ALLEGATION
            and f.evidence[0] <= self.page.words[token.item.first].start < f.evidence[1]
            for f in self.accusing
        ):
            return None
        roles: dict[str, list[int]] = {}
        for role, path in frame.roles:
            kinds = _LANDS if role == "place" else None
            filled = self._fill(tree, token, path, kinds)
            filled = [p for p in filled if all(p not in have for have in roles.values()) or role == "place"]
            if filled:
                roles[role] = filled
        if not roles.get("agent") and not roles.get("patient") and not roles.get("place"):
            return None
        stance = stance_of(tree, token, self.references)
        if stance.modality in (Modality.DENIED, Modality.HYPOTHETICAL):
            return None
        if frame.value == EventKind.WITHDRAWAL and any(
            self.references.kind(p) is PartyKind.PERSON for p in roles.get("agent", [])
        ):
            return None  # a person who leaves a board or a city is no withdrawal
        found = self._made(tree, token, frame, roles)
        found.event = EventKind(frame.value)
        found.modality, found.said_by = stance.modality, list(stance.said_by)
        return found

    def _fill(self, tree: Tree, token: Token, path: str, kinds: tuple[PartyKind, ...] | None) -> list[int]:
        for one in path.split(";"):
            found = self._fill_one(tree, token, one.strip())
            found = [p for p in found if kinds is None or self.references.kind(p) in kinds]
            if found:
                return found
        return []

    def _fill_one(self, tree: Tree, token: Token, path: str) -> list[int]:
        if path in ("adj", "country"):
            return self._adjective(tree, token)
        if path == "bearer":
            return self._bearer(tree, token)
        if path in ("chain_poss", "up_subject", "noun_subject", "giver"):
            return self._upward(tree, token, path)
        tokens = follow(tree, token, path)
        if path == "poss":
            own = [p for t in tokens for p in (self.references.named(t) or self.references.pronoun(tree, t))]
            return own
        return self.references.of_all(tree, [t for t in tokens if t.item.time is None]).parties

    def _adjective(self, tree: Tree, token: Token) -> list[int]:
        """The country of a nationality adjective beside a noun ("the Russian invasion")."""
        starts = {t.item.first for t in tree.kids(token, "amod", "compound", "nmod", "nsubj")}
        return [
            self.page.parties.country(n.country)
            for n in self.page.names
            if n.first in starts and n.form == "adjective"
        ]

    def _bearer(self, tree: Tree, token: Token) -> list[int]:
        """Who is said to be the noun: by apposition or through "is"."""
        head = tree.parent(token)
        if tree.language == "fr" and tree.kids(token, "cop"):
            return self.references.of_all(tree, tree.kids(token, "nsubj")).parties
        if head is None:
            return []
        if token.dep == "appos":
            return self.references.of(tree, head).parties if self.references.named(head) else []
        if token.dep in ("attr", "oprd") and head.pos in ("VERB", "AUX"):
            return self.references.of_all(tree, tree.subjects(head)).parties
        if token.dep == "pobj" and head.low == "as":
            verb = tree.main_verb(token)
            named = verb is not None and verb.lemma in _NAMING
            return (
                self.references.of_all(tree, done_to(tree, verb) if named else tree.subjects(verb)).parties
                if verb
                else []
            )
        return []

    def _upward(self, tree: Tree, token: Token, path: str) -> list[int]:
        head = tree.parent(token)
        if head is None:
            return []
        if path == "chain_poss" and token.dep == "conj":
            return [
                p
                for t in tree.kids(head, "poss")
                for p in (self.references.named(t) or self.references.pronoun(tree, t))
            ]
        if path in ("up_subject", "noun_subject"):
            verb = tree.main_verb(token)
            return self.references.of_all(tree, tree.subjects(verb)).parties if verb is not None else []
        return []

    def _made(self, tree: Tree, token: Token, frame: Frame, roles: dict[str, list[int]]) -> Finding:
        tokens = tree.subtree(token)
        kind = ClaimType.RELATION if frame.kind == "relation" else ClaimType.EVENT
        found = Finding(
            kind,
            frame.id,
            self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens)),
            tree.number,
            roles=roles,
        )
        found.place = self.page.words[token.item.first].start
        found.when = time_of(self.page, tree, token)
        return found
