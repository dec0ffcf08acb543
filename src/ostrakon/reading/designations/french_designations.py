"""Designations told in ways that only French has: the finders of such acts, and what they share.

Takes: trees and references. Gives: findings of type designation, made by the finder of designations.
"""

from ostrakon.model import Action, PartyKind
from ostrakon.reading.designations.act_memory import ActMemory
from ostrakon.reading.designations.french_courts import FrenchCourts
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_filling import FrenchFilling
from ostrakon.reading.designations.french_gaps import FrenchGaps
from ostrakon.reading.designations.french_measures import FrenchMeasures, Maker, Marker
from ostrakon.reading.designations.french_moves import FrenchMoves
from ostrakon.reading.designations.french_nouns import FrenchNouns
from ostrakon.reading.designations.french_pointing import Pointing
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.designations.french_senses import OtherSenses
from ostrakon.reading.designations.french_verbs import FrenchVerbs
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References

_OWN = ("lift", "suspend")


class FrenchForms:
    """The French forms of one page; `made` makes a finding of the sentence in hand, `mark` closes a noun."""

    def __init__(
        self, references: References, words: SanctionWords, memory: ActMemory, *, made: Maker, mark: Marker
    ) -> None:
        self.references, self.words, self.rows = references, words, words.rows
        runs, self.doers = Runs(references), Doers(references, words)
        self.senses = OtherSenses(references, words)
        self.nouns = FrenchNouns(self.doers, runs, made)
        self.courts = FrenchCourts(self.doers, runs, made)
        self.verbs = FrenchVerbs(self.doers, FrenchMeasures(self.doers, runs, made, mark), made, mark)
        self.moves = FrenchMoves(self.doers, runs, made, mark)
        self.pointing = Pointing(self.doers, memory, made)
        self.gaps = FrenchGaps(self.doers)
        self.filling = FrenchFilling(self.doers, runs, self.pointing, self.senses, made=made)

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first French form that the verb has."""
        found = self.verbs.of_verb(tree, verb) or self.courts.of_verb(tree, verb) or self.moves.of_verb(tree, verb)
        return found or self.verbs.loosely(tree, verb)

    def maker_of_old(self, tree: Tree, verb: Token) -> Reference:
        """`la Cédéao a levé les sanctions prises contre X`: whoever lifts or keeps measures has taken them."""
        noun = tree.parent(verb)
        above = tree.parent(noun) if noun is not None else None
        while above is not None and above.low in self.rows["carriers"]:
            above = tree.parent(above)
        ends = self.rows["nominal_acts"].get(above.low) if above is not None else None
        main = tree.main_verb(above) if above is not None and ends in _OWN else None
        if main is not None and main.lemma in self.rows["deciding_verbs"]:
            return self.doers.of(tree, main)
        if noun is None or above is None or self.rows["noun_verbs"].get(above.lemma) not in _OWN:
            return Reference()
        out = self.words.noun_issuer(tree, noun)
        return out if out.parties or noun not in done_to(tree, above) else self.words.issuer_of(tree, above)

    def topic(self, tree: Tree, head: Token, action: Action) -> list[int]:
        """`Zimbabwe : le Conseil proroge l'embargo`: the country that the headline opens with."""
        trees = self.references.page.trees
        tokens = trees[0].tokens if trees else []
        if action is Action.IMPOSE or len(tokens) < 3 or tokens[1].text != ":":
            return []
        if any(t.low in ("contre", "visant", "encontre") for t in tree.tokens[head.index :]):
            return []  # on somebody that the sentence describes
        return [p for p in self.references.named(tokens[0]) if self.references.kind(p) is PartyKind.COUNTRY]


def is_old_measure(tree: Tree, verb: Token) -> bool:
    """`a levé les sanctions imposées à X`: what is lifted or kept was imposed before, nobody says by whom."""
    noun = tree.parent(verb)
    return (
        tree.language == "fr"
        and verb.dep == "acl"
        and noun is not None
        and not verb.item.spans
        and not tree.agents(verb)
    )
