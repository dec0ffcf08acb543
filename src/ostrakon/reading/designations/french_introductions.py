"""Whom French sentences behind a counted act introduce: "Le général X aurait ...", "L'entreprise, Z, a ...".

Takes: trees and lists read by the order of words. Gives: the parties that the subject of a sentence, or the list
behind "trois d'entre eux", names for the first time.
"""

from ostrakon.reading.designations.french_lists import named_after_count
from ostrakon.reading.designations.french_runs import Runs, finite_verb
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_of
from ostrakon.reading.references.references import References

_OPENING = ("DET", "ADJ", "NOUN", "ADV", "PUNCT", "NUM", "ADP", "CCONJ", "PROPN", "PRON")
_LEAD = 9  # words of title and place before the first name
_EUX = frozenset(("eux", "elles", "ceux", "celles"))
_CONDITIONAL = frozenset(("aurait", "auraient", "serait", "seraient"))


class Introductions:
    """Reads such sentences of one page."""

    def __init__(self, references: References) -> None:
        self.references, self.runs = references, Runs(references)

    def subjects(self, tree: Tree) -> list[int]:
        """The members of the list that stands as subject of the sentence; none where no name opens it."""
        first = next((t for t in tree.tokens if self.runs.keeps(t)), None)
        verb = self.verb(tree)
        if first is None or verb is None or first.index > min(_LEAD, verb.index):
            return self._of_them(tree)
        if any(t.pos not in _OPENING for t in tree.tokens[: first.index]):
            return self._of_them(tree)
        return self.runs.before(tree, verb.index) or self._of_them(tree)

    def verb(self, tree: Tree) -> Token | None:
        """The main verb of the sentence."""
        return finite_verb(tree)

    def charges(self, tree: Tree) -> bool:
        """`aurait présidé`, `est accusé de`: the sentence says what its subject is held to have done."""
        verb = self.verb(tree)
        if verb is None:
            return False
        helpers = {t.low for t in tree.kids(verb, "aux", "auxpass")}
        return bool(helpers & _CONDITIONAL) or (
            tree.passive(verb) and verb.lemma in ("accuser", "soupçonner", "tenir", "viser", "impliquer")
        )

    def _of_them(self, tree: Tree) -> list[int]:
        """`Trois d'entre eux sont des cadres : A, B et C`: as many as are counted."""
        low = [t.low for t in tree.tokens[:4]]
        size = count_of(low[0], "fr") if low else None
        if size is None or not _EUX & set(low):
            return []
        names = named_after_count(tree, tree.tokens[0], self.runs.keeps)
        colon = next((t.index for t in tree.tokens if t.text == ":"), None)
        found = [p for t in names for p in self.references.named(t)]
        found = found or (self.runs.after(tree, colon + 1) if colon is not None else [])
        return found if len(found) == size else []
