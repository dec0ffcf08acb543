"""What fills the roles of a frame: the parties at the end of its paths, in relations and in events alike."""

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import Frame, done_by, done_to, follow
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.times.timing import time_of

# verbs that say what another is: "described X as an ally"
NAMING = ("describe", "name", "identify", "label", "portray", "list", "designate", "regard", "use", "know")
CALLING = ("call", "brand", "label", "term", "dub", "consider", "declare")  # called X a Y: X is said to be Y
_PRIVATE = (
    "party",
    "network",
    "ring",
    "gang",
    "group",
    "company",
    "firm",
    "militia",
    "bank",
    "syndicate",
    "cartel",
)
_CUSTODY = ("since", "prison", "jail", "custody", "detention", "captive", "hostage", "prisoner", "incommunicado")
_MEANS = ("strike", "airstrike", "raid", "bombing", "attack", "missile", "drone", "shelling", "ambush")


def is_ministry(names: list[str]) -> bool:
    """Whether the names are a ministry's, a foreign service's or a general staff's: their head is of the state."""
    return any(
        n.lower().endswith(" ministry") or n.lower().startswith(("ministry of", "diplomatie", "état-major"))
        for n in names
    )


class Filler:
    """Fills roles and makes findings, for one page."""

    def __init__(self, page: Page, references: References, accusing: list[Finding]) -> None:
        self.page, self.references, self.accusing = page, references, accusing

    def fill(self, tree: Tree, token: Token, path: str, kinds: tuple[PartyKind, ...] | None) -> list[int]:
        """The parties of the kinds at the end of the first of the paths that gives any."""
        for one in path.split(";"):
            found = self.one(tree, token, one.strip())
            found = [p for p in found if kinds is None or self.references.kind(p) in kinds]
            if found:
                return found
        return []

    def one(self, tree: Tree, token: Token, path: str) -> list[int]:
        """The parties at the end of one path: those of frames.py, and those named here."""
        if path in ("adj", "country"):
            return self._adjective(tree, token)
        if path == "bearer":
            return self._bearer(tree, token)
        if path == "named_poss":
            return [p for t in tree.kids(token, "poss") for p in self.references.named(t)]
        if path in ("held", "by_agent"):
            return self._held(tree, token, path)
        if path == "guilty":
            between = [t for t in tree.tokens[token.index + 1 : token.index + 6] if t.item.spans]
            return self.references.named(between[0]) if between else []
        if path in ("owner", "compound"):
            deps = ("poss",) if path == "owner" else ("compound", "nmod")
            near = tree.kids(token, *deps)
            own = [p for t in near for p in self.references.named(t)]
            joined = token.dep == "conj"  # "the purchase of drones and their shipment": of the drones
            return own or [
                p for t in near if path == "owner" and not joined for p in self.references.pronoun(tree, t)
            ]
        if path == "on_subject":
            head, verb = tree.parent(token), tree.main_verb(token)
            if head is None or head.low != "on" or verb is None or verb.lemma not in ("be", "go", "put", "stand"):
                return []
            return self.references.of_all(
                tree, done_to(tree, verb) if verb.lemma == "put" else tree.subjects(verb)
            ).parties
        if path == "with_head":
            head = tree.parent(token)
            noun = tree.parent(head) if head is not None and head.low == "with" else None
            return [] if noun is None else self.references.of(tree, noun).parties
        if path == "holder":
            verb = tree.parent(token)
            held = verb is not None and verb.lemma in ("hold", "stage", "organize", "organise", "call", "schedule")
            return self.references.of_all(tree, done_by(tree, verb)).parties if held and verb else []
        if path.startswith("mission"):
            return self._mission(tree, token, path)
        if path == "actor_means":
            means = [t for t in done_by(tree, token) if t.lemma in _MEANS]
            return [p for t in means for one in ("owner", "adj", "compound") for p in self.one(tree, t, one)]
        if path in ("chain_poss", "up_subject", "noun_subject", "giver"):
            return self._upward(tree, token, path)
        tokens = [t for t in follow(tree, token, path) if not self._misread(tree, t)]
        if path == "poss":
            own = [p for t in tokens for p in (self.references.named(t) or self.references.pronoun(tree, t))]
            return own
        return self.references.of_all(tree, [t for t in tokens if t.item.time is None]).parties

    def _held(self, tree: Tree, verb: Token, path: str) -> list[int]:
        """`has been held since 2021`, `is held in prison`: who is kept, in the passive alone, and by whom."""
        near = tree.tokens[verb.index + 1 : verb.index + 6]
        kept = any(t.low in _CUSTODY or (t.item.time is not None and t.item.form) for t in near)
        if not tree.passive(verb) or not kept:
            return []
        return self.references.of_all(tree, tree.subjects(verb) if path == "held" else tree.agents(verb)).parties

    def _misread(self, tree: Tree, token: Token) -> bool:
        """`the network`, `the firm` are never an authority spoken of before."""
        if token.item.spans or token.low not in (*_PRIVATE, "it"):
            return False
        found = self.references.of(tree, token).parties
        return any(self.references.kind(p) is PartyKind.PUBLIC_BODY for p in found)

    def _mission(self, tree: Tree, token: Token, path: str) -> list[int]:
        """`the UN mission in Mali ended`: the mission, or where it is."""
        missions = [t for t in tree.subjects(token) if t.lemma in ("mission", "operation", "deployment")]
        if path == "mission":
            return self.references.of_all(tree, missions).parties
        return [
            p
            for t in missions
            for prep, inner in tree.preps(t)
            if prep == "in"
            for p in self.references.named(inner)
        ]

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
        if token.dep == "oprd" and head.lemma in CALLING and not tree.passive(head):
            return self.references.of_all(tree, [t for t in tree.objects(head) if t is not token]).parties
        if token.dep in ("attr", "oprd") and head.pos in ("VERB", "AUX"):
            return self.references.of_all(tree, tree.subjects(head)).parties
        if token.dep == "pobj" and head.low == "as":
            verb = tree.main_verb(token)
            named = verb is not None and verb.lemma in NAMING
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

    def made(self, tree: Tree, token: Token, frame: Frame, roles: dict[str, list[int]]) -> Finding:
        """The relation or event of the frame at the token."""
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

    def accusation_at(self, token: Token) -> Finding | None:
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
