"""Events told by a participle behind a comma: "X, arrested in May,", "X, mort en 2019,", "Arrêté en mai, X".

Read by the order of words: parsers hang such asides on anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ostrakon.model import EventKind, PartyKind
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_BY = ("by", "par")
_BEARERS = (PartyKind.PERSON, PartyKind.GROUP)
_TIMES = frozenset(("on", "in", "since", "from", "last", "en", "le", "depuis", "il", "au", "à", "dans", "le", "then", "for",
                    "of", "by", "par", "pour", "a", "and", "et", "during", "pendant", "lors", "with"))  # fmt: skip
_REACH = 14


@dataclass(frozen=True, slots=True)
class Aside:
    """An event told beside a name: its word, its kind, its roles, and the time item that dates it."""

    token: Token
    kind: EventKind
    roles: dict[str, list[int]]
    when: int | None


class EventAsides:
    """Finds the events that asides of one page tell."""

    def __init__(self, references: References, language: str) -> None:
        self.references = references
        table = load_rules("events")[language]["asides"]
        self.forms = {form: EventKind(kind) for kind, forms in table.items() for form in forms}
        self.longest = max(form.count(" ") for form in self.forms) + 1

    def find(self, tree: Tree) -> Iterator[Aside]:
        """Each aside of one sentence."""
        for index, token in enumerate(tree.tokens):
            kind, size = self._form(tree, index)
            if kind is None or token.item.spans or token.pos == "AUX":
                continue
            bearer = self._before(tree, index) if index else self._opened(tree, index + size)
            after = tree.tokens[index + size : index + size + 1]
            told = bool(after) and (after[0].low in _TIMES or after[0].item.time is not None or after[0].text in ",.")
            if bearer is None or not told:
                continue
            agents, when = self._behind(tree, index + size)
            roles = {"patient": bearer, "agent": [a for a in agents if a not in bearer]}
            yield Aside(token, kind, {role: parties for role, parties in roles.items() if parties}, when)

    def _form(self, tree: Tree, index: int) -> tuple[EventKind | None, int]:
        for size in range(self.longest, 0, -1):
            form = " ".join(t.low for t in tree.tokens[index : index + size])
            if form in self.forms:
                return self.forms[form], size
        return None, 0

    def _before(self, tree: Tree, index: int) -> list[int] | None:
        """The people named directly before the comma of the aside."""
        step = index - 1
        if step > 0 and tree.tokens[step].low in ("and", "et", "puis", "then"):
            return None
        if step < 1 or tree.tokens[step].text not in (",", "("):
            return None
        token = tree.tokens[step - 1]
        return self._people(token)

    def _people(self, token: Token) -> list[int] | None:
        found = self.references.named(token)
        kinds = {self.references.kind(p) for p in found}
        return found if found and kinds <= set(_BEARERS) else None

    def _opened(self, tree: Tree, index: int) -> list[int] | None:
        """`Arrested in May, X ...`: the name behind the comma that closes the opening participle."""
        for token in tree.tokens[index : index + _REACH]:
            if token.text == ",":
                after = tree.tokens[token.index + 1 : token.index + 4]
                named = next((t for t in after if t.item.spans), None)
                return self._people(named) if named is not None and named.dep in ("nsubj", "nsubjpass") else None
            if token.item.spans and token.pos == "VERB":
                return None
        return None

    def _behind(self, tree: Tree, index: int) -> tuple[list[int], int | None]:
        """Who did it and when, up to the comma that ends the aside."""
        agents: list[int] = []
        when: int | None = None
        by = False
        for token in tree.tokens[index : index + _REACH]:
            if token.text in (",", ";", ".", ")"):
                break
            if token.item.time is not None and when is None:
                when = token.item.time
            by = by or token.low in _BY
            if token.item.spans and by and not agents:
                agents = self.references.named(token)
        return agents, when
