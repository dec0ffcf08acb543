"""Whom "les", "l'", "ils", "elle" mean as targets of a French act: the targets told last, or the subjects before.

Takes: references, lists and the acts found so far. Gives: party numbers, none where the number or gender of what
stands before is another.
"""

from collections.abc import Sequence

from ostrakon.model import Modality
from ostrakon.reading.designations.french_runs import Runs, finite_verb
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.references.references import References

MANY = frozenset(("les", "ils", "elles", "leur", "leurs", "eux"))
_ONE = frozenset(("l'", "il", "elle", "celui-ci", "celle-ci", "lui", "le", "la"))
_GENDERS = {
    "ils": "",
    "elles": "f",
    "il": "m",
    "elle": "f",
    "celui-ci": "m",
    "celle-ci": "f",
    "le": "m",
    "la": "f",
}
_LEAD = 30  # characters before a name in which its article stands
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


class TakenUp:
    """Answers it for one page; `found` are the acts told so far."""

    def __init__(self, references: References, found: Sequence[Finding]) -> None:
        self.references, self.found, self.runs = references, found, Runs(references)

    def of(self, tree: Tree, token: Token) -> list[int]:
        """The parties that the pronoun takes up."""
        if token.item.spans or token.low not in MANY | _ONE or tree.unit.quote is not None:
            return []
        if token.index and tree.tokens[token.index - 1].low in ("contre", "visant"):
            return self._here(tree, token)
        told = self._told(tree)
        found = told if told and self._fits(token, told) else []
        before = self._subjects(tree) if not found else []
        found = found or (before if self._fits(token, before) else [])
        self.references.guessed -= {(tree.number, p) for p in found}
        return found

    def _here(self, tree: Tree, token: Token) -> list[int]:
        """`Les avocats de X dénoncent les sanctions prises contre elle`: the one name before that agrees."""
        wanted = {"elle": "f", "lui": "m"}.get(token.low, "")
        before = {p for t in tree.tokens[: token.index] if self.runs.keeps(t) for p in self.references.named(t)}
        fits = [p for p in before if wanted and self.references.genders.agrees(p, wanted)]
        self.references.guessed -= {(tree.number, p) for p in fits if len(fits) == 1}
        return fits if len(fits) == 1 else []

    def _told(self, tree: Tree) -> list[int]:
        """The targets of the act told last, in this sentence or the one before."""
        act = self.found[-1] if self.found else None
        if act is None or tree.number - act.unit > 1 or act.modality not in _HAPPENED:
            return []
        return [p for p in act.of("target") if self.runs.can_stand(p)]

    def _subjects(self, tree: Tree) -> list[int]:
        """The subjects of the sentence before, all that its list has."""
        if not tree.number:
            return []
        before = self.references.page.trees[tree.number - 1]
        verb = finite_verb(before)
        if verb is None or before.unit.quote is not None:
            return []
        return self.runs.before(before, verb.index)

    def _fits(self, token: Token, parties: Sequence[int]) -> bool:
        many = token.low in MANY
        wanted = _GENDERS.get(token.low, "")
        agree = all(self.references.genders.agrees(p, wanted) for p in parties)
        plural = len(parties) > 1 or (len(parties) == 1 and self._is_plural(parties[0]))
        return bool(parties) and plural == many and (agree or plural)

    def _is_plural(self, party: int) -> bool:
        """`les milices Imbonerakure`: one party with a plural name."""
        page = self.references.page
        if self.references.kind(party) not in BODIES:
            return False
        starts = sorted({m[0] for m in page.parties.parties[party].mentions})
        leads = [page.plain[max(0, start - _LEAD) : start].lower().split()[-3:] for start in starts]
        return any({"les", "des"} & set(words) for words in leads)
