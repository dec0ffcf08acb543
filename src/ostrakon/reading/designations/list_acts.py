"""Acts that put somebody on a list or under sanctions, or take them off: "added X to its list", "joined the list".

Takes: trees, references and the memory of acts. Gives: findings of designations, made by their finder.
"""

from collections.abc import Callable, Iterable

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.enumerations import Members
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_ONTO = frozenset(
    ("to", "on", "onto", "under", "from", "off", "with", "in", "sur", "sous", "à", "de", "dans", "par", "out of")
)


class ListActs:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, words: SanctionWords, issuers: Issuers, made: Maker) -> None:
        self.words, self.issuers, self.made = words, issuers, made
        self.members = Members(words.page, words.references)
        self.memory, self.rows = issuers.memory, words.rows

    def of_verb(self, tree: Tree, verb: Token) -> tuple[Finding | None, list[Token]]:
        """The act of the verb, with the noun of the list that it used."""
        action = self.rows["list_verbs"].get(verb.lemma)
        if action is None or verb.lemma == "faire":
            return None, []
        place = self._place(tree, verb)
        if verb.lemma == "have":
            return self._holds(tree, verb, place)
        if verb.lemma == "want" and place is not None:
            return self._wanted(tree, verb, place), [place]
        if verb.lemma == "want":
            return None, []
        if place is None:
            keeper = self.issuers.keeper(tree, done_to(tree, verb))
            lone = (
                self.made(verb, Action(action), Reference(keeper), self._entries(tree), "onto_list")
                if keeper
                else None
            )
            return lone, []
        stands = verb.lemma in ("figurer", "appear", "remain", "join")
        target = self.memory.targets(tree, tree.subjects(verb) if stands else done_to(tree, verb))
        by_noun = tree.passive(verb) and place in tree.agents(verb)
        issuer = Reference() if stands or by_noun else self.issuers.of(tree, verb, target)
        if not issuer.parties:
            issuer = self.words.noun_issuer(tree, place)
        if not issuer.parties:
            issuer.parties = self.memory.list_owner(tree, place)
        return self.made(verb, Action(action), issuer, target, "onto_list"), [place]

    def _holds(self, tree: Tree, verb: Token, place: Token | None) -> tuple[Finding | None, list[Token]]:
        """`Britain has had X under sanctions since 2020`, `has eight people on its own list`."""
        lead = tree.parent(place) if place is not None else None
        if place is None or lead is None or lead.low not in ("on", "under") or tree.passive(verb):
            return None, []
        owners = self.issuers.of(tree, verb, Reference())
        own = any(t.dep == "poss" for t in tree.kids(place)) or lead.low == "under"
        if not owners.parties or not own or not all(self.issuers.issues(p) for p in owners.parties):
            return None, []
        target = self.memory.targets(tree, tree.objects(verb))
        return self.made(verb, Action.IMPOSE, owners, target, "onto_list"), [place]

    def _wanted(self, tree: Tree, verb: Token, place: Token) -> Finding | None:
        """`MEPs want X on the EU's list`."""
        target = self.memory.targets(tree, tree.objects(verb))
        found = self.made(verb, Action.IMPOSE, self.words.noun_issuer(tree, place), target, "onto_list")
        if found is None or not found.of("target"):
            return None
        found.modality = Modality.URGED
        found.said_by = self.words.references.of_all(tree, tree.kids(verb, "nsubj")).parties
        return found

    def _entries(self, tree: Tree) -> Reference:
        """`The following entry has been removed: X`: the names after the colon."""
        colon = next((t.index for t in tree.tokens if t.text == ":"), len(tree.tokens))
        return Reference(self.members.of(tree, tree.tokens[colon + 1 :]))

    def _place(self, tree: Tree, verb: Token) -> Token | None:
        """The list that the verb puts on or takes off."""
        if verb.lemma == "join":
            lists = (*self.rows["list_words"], "blacklist", "blacklists")
            return next((t for t in tree.objects(verb) if t.low in lists and self.words.is_list(tree, t)), None)
        holders = [verb, *(o for o in done_to(tree, verb) if not o.item.spans)]
        wanted = ("with", "by") if verb.lemma in ("hit", "slap") else _ONTO
        inner = [t for holder in holders for p, t in tree.preps(holder) if p in wanted]
        place = next((t for t in inner if self.words.is_list(tree, t)), None)
        return place or self.below(tree, verb) or self._above(tree, verb, wanted)

    def _of_object(self, tree: Tree, verb: Token, token: Token) -> bool:
        """`placed six men accused of leading a ring under sanctions`, with "under" hung on "leading"."""
        objects = done_to(tree, verb)
        clauses = [t for t in tree.above(token) if t.dep in ("acl", "relcl") and t.index > verb.index]
        return any(tree.parent(clause) in objects for clause in clauses)

    def _above(self, tree: Tree, verb: Token, wanted: Iterable[str]) -> Token | None:
        """`refused to put X and his firm, Y, on its list`, with "on" hung on "refused"."""
        above = tree.parent(verb)
        if verb.dep != "xcomp" or above is None or above.pos != "VERB":
            return None
        after = [t for p, t in tree.preps(above) if p in wanted and t.index > verb.index]
        return next((t for t in after if self.words.is_list(tree, t)), None)

    def below(self, tree: Tree, verb: Token) -> Token | None:
        """A list named after the verb, hung by the parser on some other word of the clause."""
        for token in tree.tokens[verb.index + 1 :]:
            head = tree.parent(token)
            leads = (
                {head.low} if head is not None and head.pos == "ADP" else {c.low for c in tree.kids(token, "case")}
            )
            if leads & _ONTO and verb in list(tree.above(token)) and self.words.is_list(tree, token):
                inside = self._of_object(tree, verb, token) if head is not None and head.low in _ONTO else False
                between = [
                    t
                    for t in tree.above(token)
                    if t.index > verb.index and t.pos == "VERB" and t.dep != "acl" and not inside
                ]
                subject = any(t.pos == "ADJ" and t.index > verb.index for t in tree.above(token))
                return None if between or subject else token
        return None
