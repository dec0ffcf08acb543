"""Deeds: whatever the harmful party of a text is told to have done, where its enemy tells it.

What an authority tells of those it has listed is an accusation whatever the verb ("opened accounts for Wagner"),
unless the verb tells of a life, an office or an answer (`harmless` of allegations.toml).
"""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin

_NEAR = 3  # sentences in which one listed man is the only one
_CLAUSES = ("ROOT", "conj", "ccomp", "relcl", "advcl", "xcomp", "parataxis")
_COMPLEMENTS = ("obj", "prep", "xcomp", "advcl", "ccomp", "dative", "iobj")


class Deeds:
    """Answers what is a deed and who tells it as an enemy, for one page."""

    def __init__(self, parts: Accusations) -> None:
        self.parts, self.page, self.references = parts, parts.page, parts.references
        self.harmless = frozenset(parts.rows["harmless"])

    def is_deed(self, tree: Tree, verb: Token) -> bool:
        """Whether the verb tells in a clause of its own what its subject did, and nothing harmless."""
        if tree.language != "en" or verb.pos != "VERB" or verb.dep not in _CLAUSES:
            return False
        causes = verb.lemma == "have" and any(tree.passive(t) or t.past for t in tree.kids(verb, "ccomp"))
        commands = causes or (
            verb.lemma in ("tell", "ask", "urge") and tree.kids(verb, "obj") and tree.kids(verb, "xcomp")
        )
        if verb.lemma in self.harmless and not commands:
            return False
        if tree.negated(verb) or (verb.lemma in self.parts.rows["status"] and not causes):
            return False
        if tree.passive(verb) and not (verb.lemma == "use" and tree.kids(verb, "xcomp")):
            return False
        head = tree.parent(verb)
        if verb.dep in ("ccomp", "xcomp") and head is not None and head.lemma in self.parts.rows["letting"]:
            return False
        if verb.lemma == "take" and any(t.low in self.parts.rows["taken"] for t in tree.kids(verb)):
            return False
        if any(t.low in self.parts.rows["they"] for t in tree.kids(verb, "nsubj")) and verb.dep == "relcl":
            return False
        plain = verb.gerund and not tree.kids(verb, "aux")
        return not plain and bool(tree.kids(verb, *_COMPLEMENTS))

    def is_wicked(self, tree: Tree, verb: Token) -> bool:
        """Whether a verb of doing has an object that tells of wrong: "runs online scams", "built a criminal
        empire", "led the crackdown"."""
        rows = self.parts.rows
        if tree.language != "en" or verb.lemma not in rows["doing"] or tree.passive(verb):
            return False
        for thing in tree.kids(verb, "obj"):
            wicked = {t.low for t in tree.kids(thing, "amod", "compound")} & set(rows["wicked"])
            plainly = thing.low in self.parts.nouns and thing.low not in rows["bland"]
            if not thing.item.spans and (wicked or plainly):
                return True
        return False

    def is_enemy(self, accuser: Sequence[int], accused: Sequence[int]) -> bool:
        """Whether whoever tells has listed all whom it tells of, or is an authority of one that has."""
        if not accuser or not accused:
            return False
        sides = self.parts.sides
        issuers = {
            p for act in sides.listed.acts if set(accused) & set(act.of("target")) for p in sides.issuers(act)
        }
        listed = {p for act in sides.listed.acts for p in act.of("target")}
        if not issuers or not set(accused) <= listed or set(accuser) & set(accused):
            return False
        behind = [sides.listed.authority(p) for p in accuser]
        return are_kin(self.page, behind, issuers) or self._inquires(accuser)

    def only_target(self, tree: Tree, doers: Sequence[Token], accuser: Sequence[int]) -> list[int]:
        """`The Treasury said that as minister he approved`: the one man it has listed, if no other is near."""
        token = doers[0] if len(doers) == 1 and tree.language == "en" else None
        if token is None or token.low not in ("he", "she"):
            return []
        meant = {m.party for m in self.parts.sides.grounds.of(tree, token, accuser) if m.leads}
        listed = {p for act in self.parts.sides.listed.acts for p in act.of("target")}
        near = {
            p
            for other in self.page.trees[max(0, tree.number - _NEAR) : tree.number + 1]
            for t in other.tokens
            for p in self.references.named(t)
            if p in listed and self.references.kind(p) is PartyKind.PERSON
        }
        return list(meant) if meant == near and self.is_enemy(accuser, list(meant)) else []

    def _inquires(self, accuser: Sequence[int]) -> bool:
        """Whether a panel, a prosecutor or an inquiry tells."""
        words = set(self.parts.rows["inquirers"])
        drafts = [self.page.parties.parties[p] for p in accuser]
        return any(
            words & set(name.lower().split())
            for draft in drafts
            if draft.kind is not PartyKind.PERSON
            for name in draft.names
        )
