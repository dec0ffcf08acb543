"""A French sentence as a line of words: verb groups with their voice, and whom they say something of.

The order of words alone decides, so that a slip of the parser does no harm. Source: any school grammar of French.
"""

from dataclasses import dataclass
from functools import cache

from ostrakon.reading.prose.french_lemmas import lemma_of, verb_forms
from ostrakon.reading.prose.french_phrases import NOUNS, PREPOSITIONS, SUBORDINATES, Phrases, is_participle
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules

_HAVING = frozenset(
    (
        "a",
        "ont",
        "avait",
        "avaient",
        "aurait",
        "auraient",
        "ayant",
        "avoir",
        "aura",
        "auront",
        "eut",
        "ait",
        "aient",
    )
)
_BEING = frozenset(
    ("est", "sont", "était", "étaient", "serait", "seraient", "été", "fut", "furent", "être", "étant", "sera",
     "seront", "soit", "soient", "fût")
)  # fmt: skip
_CLITICS = frozenset(
    ("l'", "le", "la", "les", "lui", "leur", "en", "y", "se", "s'", "ne", "n'", "nous", "vous", "m'", "me")
)
_TONIC = frozenset(("eux", "elles-mêmes", "lui", "eux-mêmes"))
_ADVERBS = frozenset(
    ("pas", "plus", "jamais", "aussi", "également", "déjà", "encore", "toujours", "bien", "ainsi", "notamment",
     "nommément", "publiquement", "régulièrement", "longtemps", "vivement", "fermement", "par", "ailleurs",
     "directement", "formellement", "lui-même", "elle-même", "eux-mêmes", "catégoriquement", "une",
     "nouvelle", "fois")
)  # fmt: skip
_WHOM = frozenset(("que", "qu'", "dont", "auquel", "auxquels", "auxquelles"))
_BREAKS = frozenset((";", ":", "qui", "dont", "où", "lorsque", "quand", "si", "pour", "afin"))
_SHARED = 16  # words in which a second participle shares the helper of the first
_GROUP = 5  # words that a verb group may reach back over


@cache
def fillers() -> dict[str, list[tuple[str, ...]]]:
    """The phrases that may stand inside a verb group and say nothing of it, by their last word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_rules("charges_fr")["fillers"]:
        words = tuple(phrase.split())
        table.setdefault(words[-1], []).append(words)
    return table


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it: where it starts, its voice, and the pronouns taken into it."""

    verb: Token
    start: int
    voice: str  # active, passive, participle, infinitive
    clitics: tuple[Token, ...]
    negated: bool


class Line(Phrases):
    """One sentence as a line of words."""

    def group(self, verb: Token) -> Group:
        """The group of a verb form."""
        step, negated, skipped = verb.index - 1, False, 0
        helpers: list[str] = []
        clitics: list[Token] = []
        while step >= 0 and verb.index - step <= _GROUP + len(helpers) + len(clitics) + skipped:
            filler = self._filler(step)
            if filler:
                step, skipped = step - filler, skipped + filler
                continue
            low = self.tokens[step].low
            if low in _HAVING or low in _BEING:
                helpers.append(low)
            elif (
                low == "on"
                or (low in _CLITICS and self.low(step + 1) == "on")
                or (low in _CLITICS and self.tokens[step].item.time is None and not self._is_article(step))
            ):
                clitics.append(self.tokens[step])
            elif low in ("nouveau", "bloc", "fois") and self.low(step - 1) in ("de", "à", "en", "nouvelle"):
                step -= 1  # "de nouveau", "en bloc"
            elif low not in _ADVERBS and not (self.tokens[step].pos == "ADV" and not self.tokens[step].item.spans):
                break
            negated = negated or low in ("ne", "n'")
            step -= 1
        itself = any(t.low in ("s'", "se") for t in clitics)
        voice = self._voice(verb, helpers, itself=itself)
        return Group(verb, step + 1, voice, tuple(reversed(clitics)), negated)

    def shared_group(self, token: Token) -> Group | None:
        """The group that tells the act: its own, or that of the participle it is joined to."""
        group = self.group(token)
        if group.voice in ("active", "passive"):
            return group
        if group.voice != "participle" or self.low(group.start - 1) not in ("et", ","):
            return None
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        if after is None or not (after.pos in ("DET", "NUM", "ADP", "ADV") or after.item.spans):
            return None
        for index in range(group.start - 1, max(-1, group.start - _SHARED), -1):
            one = self.tokens[index]
            if one.low in _BREAKS:
                return None
            if is_participle(one.low) and not one.item.spans:
                first = self.group(one)
                if first.voice == "active":
                    return first
        return None

    def _filler(self, step: int) -> int:
        """How many words end here that only fill a verb group: `quant à lui`, an aside between commas."""
        for words in fillers().get(self.low(step), ()):
            if all(self.low(step - len(words) + 1 + n) == word for n, word in enumerate(words)):
                return len(words)
        if self.low(step) == ",":
            opens = next((i for i in range(step - 1, max(-1, step - 9), -1) if self.low(i) == ","), -1)
            if opens > 0 and self.low(opens - 1) in _HAVING | _BEING:
                return step - opens + 1
        return 0

    def _is_article(self, step: int) -> bool:
        """Whether `la` or `les` here stands before a noun rather than a verb."""
        after = self.tokens[step + 1] if step + 1 < len(self.tokens) else None
        noun = after is not None and (after.pos in (*NOUNS, "ADJ") or bool(after.item.spans))
        return self.tokens[step].pos == "DET" and noun and after is not None and after.low not in _HAVING | _BEING

    def _voice(self, verb: Token, helpers: list[str], *, itself: bool) -> str:
        if not is_participle(verb.low):
            whole = verb.low.endswith(("er", "ir", "re")) and lemma_of(verb.low, "VERB") == verb.low
            return "infinitive" if whole else "active"
        if set(helpers) & _BEING:
            return "active" if itself else "passive"  # "s'est livré à"
        if helpers:
            return "active"
        return "active" if verb.low in verb_forms() and not verb.past else "participle"

    def subject(self, group: Group) -> list[Token]:
        """Whom the verb says something of: by the tree where that has a subject, else by what stands before."""
        found = self.tree.subjects(group.verb) if group.verb.pos in ("VERB", "AUX") else []
        own = self.tree.kids(group.verb, "nsubj", "nsubjpass")
        inner = self._in_relative(group, found)
        if inner:
            return inner
        if len(own) > 1 and any(t.low == "dont" for t in own):
            found = own = [t for t in own if t.low != "dont"]  # "X, dont l'armée est accusée"
        if own and own[0].low in ("qui", "lequel", "laquelle") and not (found and found[0].item.spans):
            near = self.nearest(own[0].index)
            same = bool(found) and found[0].low == own[0].low
            return near if near and (near[0].item.spans or same) else found
        if found and found[0].low in _TONIC:
            return self.before(group.start)
        if not own and self.low(group.start - 1) in ("et", "puis", "mais"):
            return found if group.verb.dep == "conj" and found else self._shared_subject(group)
        if not own and self.low(group.start - 1) == ",":
            return self.before(group.start) or found
        if found and (own or group.verb.dep != "ROOT"):
            return found
        return self.before(group.start) or found

    def _in_relative(self, group: Group, found: list[Token]) -> list[Token]:
        """`Y, que X accuse de`, `Y, à qui X reproche`, `Y, qu'accuse X`: who stands behind the pronoun."""
        for index in range(group.start - 1, max(-1, group.start - _GROUP - 2), -1):
            token = self.tokens[index]
            whom = token.low in _WHOM or (token.low == "qui" and self.low(index - 1) == "à")
            if not whom and (token.pos == "VERB" or token.low in (",", ";", ":", "qui")):
                return []
            if whom:
                if found and found[0].index > index:
                    return []
                between = self.heads(index + 1, group.start)
                if between or group.start > index + 1 or token.low == "dont":
                    return between
                return self.heads(group.verb.index + 1, self._first_of(group.verb.index + 1))[:1]
        return []

    def _first_of(self, start: int) -> int:
        """The place of the next "de", or of the end."""
        return next((i for i in range(start, len(self.tokens)) if self.low(i) in ("de", "d'")), len(self.tokens))

    def _shared_subject(self, group: Group) -> list[Token]:
        """`X a déploré la levée et a reproché`: the subject of the finite verb before."""
        for index in range(group.start - 2, -1, -1):
            token = self.tokens[index]
            if token.low in SUBORDINATES or token.low in (";", ":"):
                return []
            if token.pos == "VERB" and not token.item.spans:
                first = self.group(token)
                if first.voice in ("active", "passive"):
                    return self.subject(first)
        return []

    def before(self, start: int) -> list[Token]:
        """The head of the phrase that ends before a verb group, asides between commas left out."""
        step = start - 1
        if step >= 0 and self.low(step) == "qui":
            step -= 1
        if step >= 0 and self.low(step) == "," and self._is_bare_name(step):
            step -= 1  # "le général NAME, 54 ans, est": the age is no word of the line
        elif step >= 0 and self.low(step) == ",":
            step -= 1
            while step >= 0 and self.low(step) != ",":
                step -= 1
            if step < 0:
                return self._opening_name(start)
            step -= 1
        for index in range(step, max(-1, step - 8), -1):
            token = self.tokens[index]
            if token.low in (",", ";", ":") or token.low in SUBORDINATES or token.pos == "VERB":
                break
            if self.is_head(token) and self.lead(index) not in PREPOSITIONS:
                return [token]
        return []

    def _opening_name(self, start: int) -> list[Token]:
        """`Considérant que NAME, de X, a`: the name right behind the word that opens the clause."""
        opens = next((i for i in range(start - 1, -1, -1) if self.low(i) in _WHOM), -1)
        return [t for t in self.heads(opens + 1, start)[:1] if t.item.spans]

    def _is_bare_name(self, comma: int) -> bool:
        """Whether only a name with its title stands between a comma and the one before it."""
        first = next((i for i in range(comma - 1, -1, -1) if self.low(i) == ","), -1) + 1
        chunk = self.tokens[first:comma]
        return (
            bool(chunk)
            and bool(chunk[-1].item.spans)
            and all(t.item.spans or t.pos in ("DET", "ADJ", "NOUN") for t in chunk)
        )

    def nearest(self, start: int) -> list[Token]:
        """The head of the phrase right before a place, over one comma: of whom a participle tells."""
        step = start - 1
        if self.low(step) == ",":
            step -= 1
        best: list[Token] = []
        for index in range(step, max(-1, step - 8), -1):
            token = self.tokens[index]
            if token.low in (",", ";", ":") or token.low in SUBORDINATES or token.pos in ("VERB", "AUX"):
                break
            if self.is_head(token) and token.item.time is None:
                if not best or (not best[0].item.spans and self.lead(best[0].index) in ("de", "d'", "du", "des")):
                    best = [token]
                if self.lead(index) not in ("de", "d'", "du", "des"):
                    break
        return best

    def over_apposition(self, start: int) -> list[Token]:
        """As nearest, but the name where an apposition stands between: `NAME, sergent-chef, condamné`."""
        found = self.nearest(start)
        if not found or found[0].item.spans:
            return found
        comma = next((i for i in range(found[0].index, max(-1, found[0].index - 6), -1) if self.low(i) == ","), -1)
        name = self.tokens[comma - 1] if comma > 0 else None
        return [name] if name is not None and name.item.spans else found

    def main_subject(self, start: int) -> list[Token]:
        """The subject of the main clause behind a place: `Accusé de fraude, X a ...`."""
        root = next((t for t in self.tokens if t.head == t.index), None)
        if root is None or root.index < start:
            return []
        found = self.tree.kids(root, "nsubj", "nsubjpass")
        found = found or ([root] if root.item.spans else [])
        return [t for t in found if t.index > start]
