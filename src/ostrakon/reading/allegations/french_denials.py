"""French denials by the order of words: `s'en défend`, `assure n'avoir jamais`, `qualifie de mensonges`."""

from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_NEVER = frozenset(("jamais", "aucun", "aucune", "rien", "pas", "nullement", "aucunement", "point", "ni"))
_THAT = frozenset(("que", "qu'"))
_AHEAD = 5  # words behind a verb of saying in which its "ne" stands
_CLAUSE = 18  # words behind "que" in which the clause is negated


class FrenchDenials:
    """Tells who denies in a sentence and by which word; what is denied is for others to find."""

    def __init__(self, sides: FrenchSides) -> None:
        self.sides = sides
        rows = load_rules("charges_fr")["denying"]
        self.calling, self.assuring = frozenset(rows["calling"]), frozenset(rows["assuring"])
        self.false, self.about = frozenset(rows["false"]), frozenset(rows["about"])
        self.measures = frozenset(rows["measures"])

    def find(self, tree: Tree, token: Token) -> tuple[str, list[int], bool] | None:
        """The rule, the deniers, and whether an accusation of them must have been told before."""
        if token.item.spans or token.item.quote is not None or token.pos in ("DET", "ADP"):
            return None
        lemma, line = lemma_of(token.low, "VERB"), Line(tree)
        if lemma not in self.calling | self.assuring and lemma != "défendre":
            return None
        group = line.group(token)
        if group.negated or group.voice not in ("active", "passive"):
            return None
        if lemma == "défendre":
            return self._defends(line, group)
        if lemma in self.calling:
            found = self._calls(line, group)
            if found:
                return found
        return self._assures(line, group) if lemma in self.assuring else None

    def _defends(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`se défend de`, `s'en défend`, `ce dont X se défend`."""
        lows = {t.low for t in group.clitics}
        of_what = line.low(group.verb.index + 1) in ("de", "d'", "du", "des") or "en" in lows
        which = [i for i in range(max(0, group.start - 6), group.start) if line.low(i) == "dont"]
        if not lows & {"se", "s'"} or not (of_what or which):
            return None
        tokens = line.heads(which[-1] + 1, group.start) if which else line.subject(group)
        deniers = self.sides.accusers(line, tokens)
        return ("defend", deniers, False) if deniers else None

    def _calls(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`a qualifié ces accusations de mensongères`, `ce qu'il a qualifié de mensonge`, `dénonce une cabale`."""
        end = line.clause_end(group.verb.index)
        words = {line.low(i) for i in range(group.verb.index + 1, end)}
        if not words & self.false or words & self.measures:
            return None
        what = [i for i in range(max(0, group.start - 5), group.start) if line.low(i) in _THAT]
        before = {line.low(i) for i in range(max(0, group.start - 8), group.start)}
        certain = bool((words | before) & self.about) or (bool(what) and line.low(what[-1] - 1) == "ce")
        tokens = line.heads(what[-1] + 1, group.start) if what else line.subject(group)
        deniers = self.sides.accusers(line, tokens or line.subject(group))
        return ("called", deniers, not certain) if deniers else None

    def _assures(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`assure n'avoir jamais livré`, `affirme que son pays n'a aucun soldat`."""
        at = group.verb.index
        direct = any(line.low(i) in ("ne", "n'") for i in range(at + 1, at + _AHEAD))
        that = next((i for i in range(at + 1, at + _AHEAD) if line.low(i) in _THAT), None)
        if direct and that is None:
            words = {line.low(i) for i in range(at + 1, min(line.clause_end(at), at + _CLAUSE))}
        elif that is not None:
            words = {line.low(i) for i in range(that, min(line.clause_end(at), that + _CLAUSE))}
            if not words & {"ne", "n'"} or self._is_future(line, that):
                return None
        else:
            return None
        if not words & _NEVER:
            return None
        deniers = self.sides.accusers(line, line.subject(group))
        return ("said_not", deniers, True) if deniers else None

    def _is_future(self, line: Line, that: int) -> bool:
        """`affirme qu'il ne négociera pas`: a refusal, no denial."""
        for index in range(that, min(line.clause_end(that), that + _CLAUSE)):
            if line.low(index) in ("ne", "n'"):
                near = [line.low(i) for i in range(index + 1, index + 4)]
                return any(
                    w.endswith(("ra", "ront", "rait", "raient")) or w in ("peut", "veut", "doit", "peuvent")
                    for w in near
                )
        return False
