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
# what may stand behind the word of an aside
_TIMES = frozenset(
    ("on", "in", "since", "from", "last", "en", "le", "depuis", "il", "au", "à", "dans", "then", "for", "of", "by",
     "par", "pour", "a", "and", "et", "during", "pendant", "lors", "with", "to",
     "near", "outside", "after", "près")
)  # fmt: skip
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
        self.opening = {form.partition(" ")[0] for form in self.forms}
        self.longest = max(form.count(" ") for form in self.forms) + 1

    def find(self, tree: Tree) -> Iterator[Aside]:
        """Each aside of one sentence."""
        for index, token in enumerate(tree.tokens):
            kind, size = self._form(tree, index)
            if kind is None or token.item.spans or token.pos == "AUX":
                continue
            opening = self._is_opening(tree, index)
            bearer = self._opened(tree, index + size) if opening else self._before(tree, index)
            after = tree.tokens[index + size : index + size + 1]
            told = bool(after) and (
                after[0].low in _TIMES or after[0].item.time is not None or after[0].text in ",."
            )
            if bearer is None or not told:
                continue
            agents, when = self._behind(tree, index + size)
            roles = {"patient": bearer, "agent": [a for a in agents if a not in bearer]}
            yield Aside(token, kind, {role: parties for role, parties in roles.items() if parties}, when)

    def _form(self, tree: Tree, index: int) -> tuple[EventKind | None, int]:
        if tree.tokens[index].low.partition(" ")[0] not in self.opening:
            return None, 0
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
        return None if self._is_doer(tree, token) else self._people(token)

    def _people(self, token: Token) -> list[int] | None:
        found = self.references.named(token)
        kinds = {self.references.kind(p) for p in found}
        return found if found and kinds <= set(_BEARERS) else None

    def _is_opening(self, tree: Tree, index: int) -> bool:
        """Whether the sentence opens with participles and its subject is still to come."""
        if index == 0:
            return True
        first = tree.tokens[0]
        return (
            tree.tokens[index - 1].text == ","
            and first.past
            and not first.item.spans
            and all(not t.item.spans or self._is_doer(tree, t) for t in tree.tokens[:index])
        )

    def _is_doer(self, tree: Tree, token: Token) -> bool:
        """`Limogé par le président X, arrêté en juin`: the name is of who did it."""
        near = tree.tokens[max(0, token.index - 3) : token.index]
        return any(t.low in (*_BY, "in", "en", "à", "at") for t in near)

    def _opened(self, tree: Tree, index: int) -> list[int] | None:
        """`Arrested in May, X ...`: the name behind a comma that is the subject of the verb behind it."""
        for token in tree.tokens[index:]:
            if not token.item.spans or token.dep not in ("nsubj", "nsubjpass"):
                continue
            before = [t for t in tree.tokens[max(0, token.index - 2) : token.index] if t.pos != "DET"]
            return self._people(token) if before and before[-1].text == "," else None
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
