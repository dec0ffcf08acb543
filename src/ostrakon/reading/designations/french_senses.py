"""French words of sanctions in other senses: sport, school, fines, a choice for a task, funds put to use."""

from ostrakon.model import PartyKind
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References

_TELLING = frozenset(
    ("sanctions", "sanction", "liste", "terroriste", "terroristes", "ofac", "trésor", "gel", "avoirs")
)
_REACH = 7  # tokens after "mettre" in which "disposition" stands


class OtherSenses:
    """Tells such sentences and verbs of one page."""

    def __init__(self, references: References, words: SanctionWords) -> None:
        self.references, self.words, self.rows = references, words, words.rows

    def is_sport(self, tree: Tree) -> bool:
        """Whether a sentence speaks of penalties in sport or school, with no state or authority in it."""
        told = {t.low for t in tree.tokens} & set(self.rows.get("sport_words", ()))
        kinds = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY)
        named = any(self.references.kind(p) in kinds for t in tree.tokens for p in self.references.named(t))
        return tree.language == "fr" and bool(told) and not named

    def is_disposal(self, tree: Tree, verb: Token) -> bool:
        """`mettre des fonds à la disposition des personnes inscrites`: nobody is listed."""
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + _REACH]]
        return tree.language == "fr" and verb.lemma == "mettre" and "disposition" in after

    def is_other_penalty(self, tree: Tree, verb: Token) -> bool:
        """Whether a French "sanctionner", "désigner" speaks of sport, a fine, or a choice for a task."""
        if tree.language != "fr":
            return False
        words = {t.low for t in tree.tokens}
        if verb.lemma == "sanctionner":
            named = self.words.issuer_of(tree, verb).parties
            keys = [self.references.page.parties.parties[p].key for p in named]
            known = any(key.startswith(("country:", "body:")) for key in keys)
            return bool(words & set(self.rows["sport_words"])) and not known
        if verb.lemma != "désigner":
            return False
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + 5]]
        return (
            "pour" in after
            or ("comme" in after and not words & {"terroriste", "terroristes"})
            or not (words & _TELLING or self.words.issuer_of(tree, verb).parties)
        )
