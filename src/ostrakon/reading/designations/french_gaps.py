"""Acts that share a French verb: "l'UE l'a sanctionné en 2020, et Londres en 2021", "puis de nouveau en 2022".

Takes: an act and its sentence. Gives: the act, and one more for each further day that has a doer of its own.
"""

from copy import copy

from ostrakon.model import TimeKind
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree

_JOINS = frozenset(("et", "puis", "suivi", "suivie", "suivis"))
_AGAIN = frozenset(("nouveau", "encore"))
_FILLING = ("DET", "ADP", "ADV", "PUNCT", "ADJ")
_DAYS = (TimeKind.POINT, TimeKind.INTERVAL)


class FrenchGaps:
    """Splits the acts of one page."""

    def __init__(self, doers: Doers) -> None:
        self.doers, self.page = doers, doers.references.page

    def split(self, tree: Tree, verb: Token, found: Finding) -> list[Finding]:
        """The act and those that share its verb."""
        first = next((t.index for t in tree.tokens[verb.index + 1 :] if self._is_day(t)), None)
        if first is None or found.when is None or tree.tokens[first].item.time != found.when:
            return [found]
        out, start = [found], first + 1
        while (end := self._group(tree, start)) is not None:
            more = self._more(found, tree.tokens[start : end + 1])
            if more is None:
                break
            out.append(more)
            start = end + 1
        return out

    def _is_day(self, token: Token) -> bool:
        return token.item.time is not None and self.page.times[token.item.time].kind in _DAYS

    def _group(self, tree: Tree, start: int) -> int | None:
        """Where a further group that begins at `start` ends: its day; None where the words go on otherwise."""
        joined = False
        for token in tree.tokens[start:]:
            joined = joined or token.low in _JOINS
            if self._is_day(token):
                return token.index if joined else None
            plain = token.pos in _FILLING or token.low in (*_JOINS, *_AGAIN, "par", "tour")
            if not (plain or self.doers.named_at(token)):
                return None
        return None

    def _more(self, found: Finding, group: list[Token]) -> Finding | None:
        doers = [p for t in group for p in self.doers.named_at(t)]
        again = bool(_AGAIN & {t.low for t in group})
        if not doers and not again:
            return None
        more = copy(found)
        more.roles = {**found.roles, "target": list(found.of("target"))}
        more.roles["issuer"] = doers or list(found.of("issuer"))
        more.when, more.past, more.retold = group[-1].item.time, True, []
        more.measures = list(found.measures)
        first = next(t for t in group if t.item.spans or t is group[-1])
        more.evidence = self.page.span_of(first.item.first, group[-1].item.last)
        more.place = self.page.words[first.item.first].start
        more.rule = f"{found.rule}.again"
        return more
