"""Relations by the frames of frames_*.toml, with the modality of the clause that says them."""

from collections.abc import Sequence

from ostrakon.model import ClaimType, Modality, PartyKind, Predicate
from ostrakon.reading.allegations.accusation import HAPPENED
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import Frame, done_by, follow, match_frames
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.relations.role_fillers import NAMING, Filler, is_ministry
from ostrakon.reading.speech.attribution import stance_of

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
_SUPPORT = frozenset(("support", "backing", "assistance", "help", "aid", "training", "protection"))
_PAST = ("once", "formerly", "previously", "former", "erstwhile", "ex")
_ACCUSING = (
    Predicate.SUPPORTS,
    Predicate.SUPPLIES,
    Predicate.FACILITATES,
    Predicate.ACTS_FOR,
    Predicate.LINKED_TO,
)


_STATES = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY)  # nobody owns one; a slip of the parse would say so


class LinkFinder:
    """Finds the relations of one page; takes its allegations, whose words make a link alleged."""

    def __init__(self, filler: Filler, issuer: Sequence[int] = ()) -> None:
        self.filler, self.page, self.references = filler, filler.page, filler.references
        self.issuer = list(issuer)  # the authority whose own release the text is
        self.acts = [f for f in filler.accusing if f.type is ClaimType.DESIGNATION and f.modality in HAPPENED]
        self.targets = {p for f in self.acts for p in f.of("target")}

    def find(self) -> list[Finding]:
        """The relations, in order, each once."""
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
        if self._is_other_sense(tree, predicate, token):
            return None
        accusation, subject = self._subject(tree, frame, token)
        ends = _ENDS.get(predicate, (None, None))
        filled = self.filler.fill(tree, token, dict(frame.roles)["object"], ends[1])
        target = [p for p in filled if p not in subject]
        if predicate is Predicate.HEAD_OF:
            target = [p for p in target if not is_ministry(self.page.parties.parties[p].names)]
        if predicate is Predicate.OWNS:
            target = [p for p in target if self.references.kind(p) not in _STATES]
        accuser = (accusation.of("accuser") or accusation.of("issuer")) if accusation else []
        if not subject or not target or set(accuser) & {*subject, *target}:
            return None
        found = self.filler.made(tree, token, frame, {"subject": subject, "object": target[:3]})
        found.predicate = predicate
        self._set_stance(found, tree, frame, token)
        if accusation and not (self._named_so(tree, token) and predicate in _ACCUSING):
            found.modality, found.said_by = Modality.ALLEGED, accuser
        lost = found.modality is Modality.NEGATED and predicate is not Predicate.HEAD_OF
        return None if found.modality is Modality.DENIED or lost else found

    def _is_other_sense(self, tree: Tree, predicate: Predicate, token: Token) -> bool:
        """What was once so, what "it" is given, and support that is given as if it were goods."""
        if any(t.low in _PAST for t in tree.kids(token, "advmod", "amod")):
            return True
        if predicate is Predicate.OWNS and token.dep == "amod":
            return True  # "a wholly owned subsidiary"
        head = tree.parent(token)
        if (
            predicate is Predicate.PART_OF
            and token.low == "part"
            and head is not None
            and head.low in ("was", "were")
        ):
            return True
        given = follow(tree, token, "acted") + follow(tree, token, "prep:for|to")
        bare = [t for t in given if t.low in ("it", "them") and not t.item.spans]
        if predicate in _ACCUSING and bare:
            return True
        return predicate is Predicate.SUPPLIES and bool({t.lemma for t in tree.kids(token, "obj")} & _SUPPORT)

    def _subject(self, tree: Tree, frame: Frame, token: Token) -> tuple[Finding | None, list[int]]:
        """The accusation or listing the word stands in, if any, and the subject: filled, accused or listed."""
        predicate, path = Predicate(frame.value), dict(frame.roles)["subject"]
        accusation = self.filler.accusation_at(token)
        ends = _ENDS.get(predicate, (None, None))
        subject = self._nearest(tree, token, self.filler.fill(tree, token, path, ends[0]))
        owned = bool(frame.noun and tree.kids(token, "poss"))
        doing = not path.startswith(("prep:", "owner")) and not owned
        if doing and accusation and accusation.type is ClaimType.ALLEGATION and self._is_act(accusation, token):
            subject = list(accusation.of("accused"))
        listing = self._listing_at(tree, token) if not subject and not accusation else None
        if listing and predicate in (*_ACCUSING, Predicate.OWNS, Predicate.CONTROLS):
            subject, accusation = list(listing.of("target")), listing
        if accusation and not subject and doing:
            subject = list(accusation.of("accused") or accusation.of("target"))
        return accusation, subject

    def _set_stance(self, found: Finding, tree: Tree, frame: Frame, token: Token) -> None:
        """How firmly the relation is said, and by whom."""
        predicate = found.predicate
        stance = stance_of(tree, token, self.references)
        found.modality, found.said_by = stance.modality, list(stance.said_by)
        if frame.noun and predicate is Predicate.LINKED_TO:
            found.modality = Modality.ALLEGED
        naming = self._named_so(tree, token)
        ours = bool(self.issuer) and set(found.of("subject")) <= self.targets
        if naming and predicate in _ACCUSING:
            found.modality, found.said_by = Modality.ALLEGED, naming
        elif ours and predicate in _ACCUSING and found.modality is Modality.ASSERTED:
            found.modality, found.said_by = Modality.ALLEGED, list(self.issuer)
        elif predicate in (*_ACCUSING, Predicate.CONTROLS) and found.modality is Modality.REPORTED:
            found.modality = Modality.ALLEGED

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
        if verb is None or verb.lemma not in NAMING:
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
