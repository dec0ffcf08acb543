"""French denials by the order of words: `s'en défend`, `assure n'avoir jamais`, `qualifie de mensonges`."""

from dataclasses import replace

from ostrakon.reading.allegations.french_deniers import FrenchDeniers
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_NEVER = frozenset(("jamais", "aucun", "aucune", "rien", "pas", "nullement", "aucunement", "point", "ni"))
_MODALS = frozenset(("peut", "veut", "doit", "peuvent", "veulent", "doivent", "va", "vont", "faut"))
_THAT = frozenset(("que", "qu'"))
_REJECTED = 8  # words behind a verb of rejecting in which what it rejects stands
_AHEAD = 7  # words behind a verb of saying in which its "ne" stands
_CLAUSE = 18  # words behind "que" in which the clause is negated


class FrenchDenials:
    """Tells who denies in a sentence and by which word; what is denied is for others to find."""

    def __init__(self, sides: FrenchSides, findings: list[Finding]) -> None:
        self.sides, self.who = sides, FrenchDeniers(sides, findings)
        rows = load_rules("charges_fr")["denying"]
        self.calling, self.assuring = frozenset(rows["calling"]), frozenset(rows["assuring"])
        self.false, self.about = frozenset(rows["false"]), frozenset(rows["about"])
        self.denying, self.rejecting = frozenset(rows["verbs"]), frozenset(rows["rejecting"])
        self.measures, self.firm = frozenset(rows["measures"]), frozenset(rows["firm"])
        self.obeying = frozenset(rows["obeying"])

    def find(self, tree: Tree, token: Token) -> tuple[str, list[int], bool] | None:
        """The rule, the deniers, and whether an accusation of them must have been told before."""
        if token.item.spans or token.item.quote is not None or token.pos in ("DET", "ADP"):
            return None
        lemma, line = lemma_of(token.low, "VERB"), Line(tree)
        known = self.calling | self.assuring | self.denying | self.rejecting
        if token.low.endswith("ant"):
            return None  # "niant tout lien": of whom the tree tells
        if lemma not in known and lemma not in ("défendre", "inscrire", "opposer", "apporter"):
            return None
        group = line.group(token)
        if group.negated or group.voice not in ("active", "passive", "participle"):
            return None
        if group.voice == "participle":
            first = line.shared_group(token)
            if first is None or lemma not in self.denying:
                return None
            group = replace(first, verb=token)
        if lemma == "défendre":
            return self._defends(line, group) or self._defends_in_words(line, group)
        if lemma in ("inscrire", "opposer", "apporter"):
            return self._refutes(line, group)
        if lemma in self.denying | self.rejecting:
            return self._denies(line, group, sure=lemma in self.denying)
        if lemma in self.calling:
            found = self._calls(line, group)
            if found:
                return found
        if lemma not in self.assuring:
            return None
        return self._assures(line, group) or self._holds(line, group, lemma)

    def _defends(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`se défend de`, `s'en défend`, `ce dont X se défend`."""
        lows = {t.low for t in group.clitics}
        of_what = line.low(group.verb.index + 1) in ("de", "d'", "du", "des") or "en" in lows
        which = [i for i in range(max(0, group.start - 6), group.start) if line.low(i) == "dont"]
        if not lows & {"se", "s'"} or not (of_what or which):
            return None
        tokens = line.heads(which[-1] + 1, group.start) if which else line.subject(group)
        deniers = self.who.of(line, tokens)
        return ("defend", deniers, False) if deniers else None

    def _defends_in_words(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`« ... », s'est défendu X`: behind a quotation."""
        if not {t.low for t in group.clitics} & {"se", "s'"} or line.low(group.start - 1) != ",":
            return None
        behind = line.heads(group.verb.index + 1, line.clause_end(group.verb.index))
        deniers = self.who.of(line, behind[:1] or line.subject(group))
        return ("defend", deniers, True) if deniers else None

    def _refutes(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`oppose un démenti`, `s'inscrit en faux`."""
        words = {line.low(i) for i in range(group.verb.index + 1, group.verb.index + _AHEAD)}
        if not words & {"démenti", "faux"}:
            return None
        deniers = self.who.of(line, line.subject(group))
        return ("refute", deniers, False) if deniers else None

    def _denies(self, line: Line, group: Group, *, sure: bool) -> tuple[str, list[int], bool] | None:
        """`nie avoir usé de violence`, `rejette toute responsabilité`, `ce que X dément`."""
        at = group.verb.index
        near = [line.low(i) for i in range(at + 1, min(line.clause_end(at + 1), at + _REJECTED))]
        words = set(near)
        what = [i for i in range(max(0, group.start - 5), group.start) if line.low(i) in _THAT]
        all_that = bool(what) and line.low(what[-1] - 1) == "ce"  # "ce que X balaie"
        if words & self.measures or (
            not sure and not all_that and not words & (self.about | self.sides.parts.nouns)
        ):
            return None
        tokens = line.heads(what[-1] + 1, group.start) if all_that else []
        deniers = self.who.of(line, tokens or line.subject(group))
        plain = bool(words & (self.about | {"avoir", "être", "toute", "tout", "en", "que", "qu'"})) or not near
        return ("verb", deniers, not plain) if deniers else None

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
        deniers = self.who.of(line, tokens or line.subject(group))
        return ("called", deniers, not certain) if deniers else None

    def _assures(self, line: Line, group: Group) -> tuple[str, list[int], bool] | None:
        """`assure n'avoir jamais livré`, `affirme que son pays n'a aucun soldat`."""
        at = group.verb.index
        reach = range(at + 1, min(at + 1 + _AHEAD, line.clause_end(at)))
        direct = next((i for i in reach if line.low(i) in ("ne", "n'")), None)
        that = next((i for i in reach if line.low(i) in _THAT and (direct is None or i < direct)), None)
        if direct is not None and that is None:
            words = {line.low(i) for i in range(at + 1, min(line.clause_end(at), at + _CLAUSE))}
        elif that is not None:
            words = {line.low(i) for i in range(that, min(line.clause_end(at), that + _CLAUSE))}
            if not words & {"ne", "n'"} or self._is_future(line, that):
                return None
        else:
            return None
        only = direct is not None and that is None and bool(words & _THAT)  # "n'avoir visé que des groupes"
        only = only or (that is not None and self._restricted(line, that))
        if not words & _NEVER and not only:
            return None
        deniers = self.who.of(line, line.subject(group))
        return ("said_not", deniers, True) if deniers else None

    def _holds(self, line: Line, group: Group, lemma: str) -> tuple[str, list[int], bool] | None:
        """`a toujours soutenu que les morts étaient des miliciens`: holds on to another version."""
        at = group.verb.index
        firm = lemma in self.firm or any(line.low(i) == "toujours" for i in range(group.start, at))
        that = next((i for i in range(at + 1, min(at + 4, len(line.tokens))) if line.low(i) in _THAT), None)
        obeys = line.low(at + 1) in self.obeying  # "dit respecter le droit"
        if not obeys and (not firm or that is None or self._is_to_come(line, that)):
            return None
        deniers = self.who.of(line, line.subject(group))
        return ("version", deniers, True) if deniers else None

    def _is_to_come(self, line: Line, that: int) -> bool:
        """Whether the clause behind "que" speaks of what will, can or must be."""
        near = [line.low(i) for i in range(that + 1, min(line.clause_end(that), that + _CLAUSE))]
        return any(w.endswith(("ra", "ront", "rait", "raient")) or w in _MODALS for w in near)

    def _restricted(self, line: Line, that: int) -> bool:
        """`que ses troupes n'avaient fait que riposter`."""
        end = min(line.clause_end(that), that + _CLAUSE)
        nots = [i for i in range(that, end) if line.low(i) in ("ne", "n'")]
        return bool(nots) and any(line.low(i) in _THAT for i in range(nots[0] + 1, min(end, nots[0] + 6)))

    def _is_future(self, line: Line, that: int) -> bool:
        """`affirme qu'il ne négociera pas`: a refusal, no denial."""
        for index in range(that, min(line.clause_end(that), that + _CLAUSE)):
            if line.low(index) in ("ne", "n'"):
                near = [line.low(i) for i in range(index + 1, index + 4)]
                return any(w.endswith(("ra", "ront", "rait", "raient")) or w in _MODALS for w in near)
        return False
