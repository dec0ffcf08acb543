"""Who stands around the noun of an event: "an attack on X by Y", "l'accord signé vendredi par A et B".

Read by the order of words: names and times are one word each in a tree, and the parser hangs what follows an
event's noun in many ways.
"""

from collections.abc import Iterator

from ostrakon.model import EventKind
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
_OF = ("of", "de")
_FILLING = ("DET", "ADJ", "NUM", "ADV")
_DONE = "done"  # stands for a participle that says who did it
_REACH = 16  # words behind the noun that are looked at


class EventNouns:
    """Finds what stands around the event nouns of one page, by preposition."""

    def __init__(self, references: References, language: str) -> None:
        self.references = references
        table = load_rules("events")[language]
        self.prepositions = frozenset(table["prepositions"])
        self.participles = frozenset(table["participles"])
        self.due = frozenset(table["due"])
        self.carriers = {kind: frozenset(words) for kind, words in table["carriers"].items()}
        self.light = {kind: frozenset(lemmas) for kind, lemmas in table["light"].items()}
        self.roles = {
            kind: {p: role for role, ps in rows.items() for p in ps} for kind, rows in table["roles"].items()
        }

    def fill(self, tree: Tree, noun: Token, kind: EventKind) -> dict[str, list[int]]:
        """The parties of each role that the words behind the noun name, and its doer before it."""
        wanted = self.roles.get(kind.value, {})
        out: dict[str, list[int]] = {}
        for prep, parties in self._behind(tree, noun, kind):
            role = wanted.get(prep)
            if role:
                have = out.setdefault(role, [])
                have += [p for p in parties if p not in have]
        if kind is EventKind.AGREEMENT and len(out.get("agent", [])) == 1 and not self._is_done(tree, noun):
            del out["agent"]  # the other side is not known
        if "agent" not in out:
            doers = self._doers(tree, noun, kind)
            if doers:
                out["agent"] = doers
        return out

    def time_behind(self, tree: Tree, noun: Token) -> int | None:
        """The first time that stands in the phrase behind the noun."""
        for token in tree.tokens[noun.index + 1 : noun.index + _REACH]:
            if token.item.time is not None:
                return token.item.time
            low = _CONTRACTED.get(token.low, token.low)
            known = low in self.prepositions or low in self.participles or token.item.spans
            if not known and token.pos not in (*_FILLING, "NOUN", "PROPN"):
                return None
        return None

    def _behind(self, tree: Tree, noun: Token, kind: EventKind) -> Iterator[tuple[str, list[int]]]:
        """Pairs of a preposition and the parties it governs, in order, to the end of the phrase."""
        carried = self.carriers.get(kind.value, frozenset())
        prep, outer, done = "", "", False
        for token in tree.tokens[noun.index + 1 : noun.index + _REACH]:
            low = _CONTRACTED.get(token.low, token.low)
            if token.item.time is not None:
                prep = ""
            elif low in self.prepositions:
                prep = outer if low in _OF and outer not in ("", *_OF) and not done else low
            elif token.item.spans:
                if not prep:
                    return
                yield (_DONE if done and prep in ("by", "par") else prep), self.references.of(tree, token).parties
                prep = outer = ""
            elif low in self.participles or low in carried:
                done, prep, outer = done or low in self.participles, "", ""
            elif token.text == "," and not prep:
                continue
            elif token.pos in ("NOUN", "PROPN") and prep:
                outer, prep = prep, ""
            elif token.pos not in _FILLING or (token.pos == "ADJ" and low in ("due",)):
                return

    def _is_done(self, tree: Tree, noun: Token) -> bool:
        """`a deal brokered by X`: one alone may make it."""
        near = [t.low for t in tree.tokens[noun.index + 1 : noun.index + 6]]
        return bool(set(near) & self.participles) and bool(set(near) & {"by", "par"})

    def is_due(self, tree: Tree, noun: Token) -> bool:
        """`elections are due`, `élections prévues`: they are still to come."""
        after = [t.low for t in tree.tokens[noun.index + 1 : noun.index + 7]]
        return "were" not in after and "was" not in after and bool(set(after) & self.due)

    def dated(self, tree: Tree, noun: Token) -> bool:
        """`July's election`, `the election due in 2024`: whether a time stands beside the noun."""
        after = tree.tokens[noun.index + 1 : noun.index + 6]
        ends = next(
            (
                n
                for n, t in enumerate(after)
                if t.text in (",", ".", ";") or (t.pos == "VERB" and t.low not in self.carriers["election"])
            ),
            len(after),
        )
        near = [*tree.tokens[max(0, noun.index - 3) : noun.index], *after[:ends]]
        return any(t.item.time is not None for t in near)

    def _doers(self, tree: Tree, noun: Token, kind: EventKind) -> list[int]:
        """`X launched an attack`: the subject of a verb that only says that it was done."""
        verb = tree.parent(noun)
        if verb is None or verb.lemma not in self.light.get(kind.value, ()) or noun not in tree.kids(verb, "obj"):
            return []
        return self.references.of_all(tree, done_by(tree, verb)).parties
