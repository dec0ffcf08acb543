"""Who does what a French clause tells: all that are joined or nobody, and nobody whose number the verb denies.

The subject is looked for by the tree and by the order of words. The verb's own number is a check that owes nothing
to either: a plural verb has no single man for its subject, a singular one no list.
"""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.prose.french_lemmas import verb_forms
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules

_SINGULAR = frozenset(
    ("a", "est", "avait", "était", "aurait", "serait", "fait", "fut", "eut", "ait", "soit", "s'est")
)
_PLURAL = frozenset(
    ("ont", "sont", "avaient", "étaient", "auraient", "seraient", "font", "furent", "aient", "soient")
)
SINGLE = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.VESSEL)
_RELATIVES = frozenset(("qui", "que", "dont", "lequel", "laquelle"))
_WHOSE = 4  # words between "dont" and the verb of its clause


class FrenchDoers:
    """Answers for one page."""

    def __init__(self, parts: Accusations, sides: FrenchSides) -> None:
        self.parts, self.sides, self.topics = parts, sides, sides.topics
        self.ranks = frozenset(load_rules("charges_fr")["fighters"]) | parts.sides.ranks

    def tokens(self, line: Line, group: Group) -> list[Token]:
        """The words that name or describe who does it."""
        return self.sides.named(line, self._found(line, group))

    def _found(self, line: Line, group: Group) -> list[Token]:
        if group.voice == "passive":
            return line.agent(group.verb.index + 1, line.before_saying(group.verb.index + 1))
        owner = self._whose(line, group)
        if owner:
            return owner
        found = self._joined(line, self._named_for(line, line.subject(group)), group)
        if (
            len(found) > 1
            and found[-1].low not in _RELATIVES
            and found[-1] not in line.tree.conjuncts(found[0])
            and found[-1].index < group.start
        ):
            found = found[-1:]  # two subjects that nothing joins: the one next to the verb
        if self._is_source(line, found):
            found = line.before(group.start)  # "Selon X, Y s'est servi de"
        found = [t for t in found if t.low not in _RELATIVES] or found
        if len(found) > 1 and line.low(group.start - 1) == "qui" and number_of(line, group) == "s":
            found = line.over_apposition(group.start - 1)  # "A, sergent, et B, capitaine, qui a"
        if not any(t.item.spans or t.pos == "PRON" for t in found) and line.low(group.start - 1) not in _RELATIVES:
            before = line.before(group.start)
            if before and before[0].item.spans and (not found or line.low(group.start - 1) == ","):
                return before  # "la Flying Squad, une unité de la police, continue"
        if number_of(line, group) == "p" and line.low(group.start - 1) != "qui":
            in_order = self._in_order(line, group)
            if len(in_order) > max(1, len(found)) or (len(in_order) > 1 and not _all_named(found)):
                return in_order
        return found

    def parties(self, line: Line, group: Group, tokens: list[Token], accuser: list[int]) -> list[int]:
        """The parties that do it; nobody where one of those joined is not known, or the number does not agree."""
        if not tokens:
            return []
        meant = self.topics.meant(line, tokens)
        if meant is not None:
            found = [p for p in meant if p not in accuser]
            return found if self._agrees(line, group, tokens, found) else []
        out: list[int] = []
        for token in tokens:
            one = self.sides.accused(line, [token], accuser)
            if not one and len(tokens) > 1:
                return []
            out += [p for p in one if p not in out]
        return out if self._agrees(line, group, tokens, out) else []

    def _is_source(self, line: Line, found: list[Token]) -> bool:
        """Whether the parse took the source of the sentence for its subject."""
        at = self.sides.source_at(line)
        return at is not None and any(at <= t.index < line.comma_after(at) for t in found)

    def _named_for(self, line: Line, found: list[Token]) -> list[Token]:
        """`NAME, un colon qui a`, `NAME, capitaine de corvette, qui a`: the name before the apposed noun."""
        if len(found) != 1 or found[0].item.spans or found[0].pos != "NOUN":
            return found
        step = found[0].index - 1
        step -= line.low(step) in ("un", "une", "le", "la", "l'")
        name = line.tokens[step - 1] if step > 0 and line.low(step) == "," else None
        return [name] if name is not None and name.item.spans else found

    def _in_order(self, line: Line, group: Group) -> list[Token]:
        """The names joined before a plural verb, as the order of words has them: `A et B, de X, ont`."""
        start = self._clause_start(line, group)
        found = [t for t in line.heads(start, group.start) if t.index < group.start]
        return found if _all_named(found) else []

    def _clause_start(self, line: Line, group: Group) -> int:
        """Where the clause of the verb begins: behind the last mark that opens one."""
        start = 0
        for index in range(group.start - 1, -1, -1):
            if line.low(index) in ("que", "qu'", ":", ";", "qui", "dont"):
                start = index + 1
                break
        while start < group.start and (line.tokens[start].pos == "ADV" or line.low(start) == ","):
            start += 1
        if line.low(start) in ("selon", "pour", "depuis", "en", "dans", "d'", "à", "après", "avant", "pendant"):
            start = min(line.comma_after(start) + 1, group.start)
        return start

    def _whose(self, line: Line, group: Group) -> list[Token]:
        """`la coalition, dont les hommes ont attaqué`: whose fighters they are."""
        for index in range(group.start - 1, max(-1, group.start - _WHOSE), -1):
            token = line.tokens[index]
            if token.low == "dont" and index and index + 1 < group.start:
                mine = [line.tokens[i] for i in range(index + 1, group.start)]
                fighters = any(t.low in self.ranks for t in mine) and not any(t.item.spans for t in mine)
                return self._owner(line, index) if fighters else []
        return []

    def _owner(self, line: Line, which: int) -> list[Token]:
        step = which - 1 - (line.low(which - 1) == ",")
        if line.low(step) == ")":
            step = max((i for i in range(step) if line.low(i) == "("), default=step) - 1
        token = line.tokens[step] if step >= 0 else None
        return [token] if token is not None and token.item.spans else line.nearest(which)

    def _joined(self, line: Line, found: list[Token], group: Group) -> list[Token]:
        """The subject with all that is joined to it, as the tree has it."""
        if len(found) != 1 or found[0].index > group.start:
            return found
        joined = [t for t in line.tree.conjuncts(found[0]) if t.index < group.start]
        nouns = [t for t in joined if t.item.spans or t.pos in ("NOUN", "PROPN")]
        return nouns if len(nouns) > 1 else found

    def _agrees(self, line: Line, group: Group, tokens: list[Token], found: list[int]) -> bool:
        """Whether the number of the verb is that of its subject, where both are plain."""
        number = number_of(line, group)
        if group.voice == "passive" or not number or not found:
            return bool(found)
        if self._whose(line, group):
            return True
        if number == "s":
            return len(found) == 1
        kinds = [self.parts.references.kind(p) for p in found]
        single = len(found) == 1 and kinds[0] in SINGLE and len(tokens) == 1
        plural_noun = len(tokens) == 1 and not tokens[0].item.spans and tokens[0].low.endswith("s")
        return not single or plural_noun


def _all_named(tokens: list[Token]) -> bool:
    return bool(tokens) and all(t.item.spans for t in tokens)


def number_of(line: Line, group: Group) -> str:
    """The number that the verb or its helper shows: "s", "p", or "" where the form tells nothing."""
    helpers = {line.low(i) for i in range(group.start, group.verb.index)}
    if helpers & _PLURAL:
        return "p"
    if helpers & _SINGULAR:
        return "s"
    form = group.verb.low
    if group.voice != "active" or len(form) < 4:
        return ""
    if form.endswith(("ent", "ont")):
        return "p"
    return "s" if form.endswith(("ait", "e", "it", "t", "d")) else ""


def participle_number(form: str) -> str:
    """The number of a past participle: "s", "p", or "" where its form tells nothing ("mis", "soumis")."""
    whole = verb_forms().get(form)
    if form.endswith(("és", "ées", "us", "ues", "ies")) or (
        form.endswith("is") and whole is not None and verb_forms().get(form[:-1]) == whole
    ):
        return "p"  # "poursuivis", but not "mis"
    return "s" if form.endswith(("é", "ée", "u", "ue", "ie")) else ""
