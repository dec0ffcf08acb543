"""The phrases of a French sentence by the order of words: their heads, asides, agents, and where clauses end.

Source: any school grammar of French.
"""

from collections.abc import Iterator

from ostrakon.reading.prose.french_lemmas import lemma_of, verb_forms
from ostrakon.reading.prose.tree import Token, Tree

SUBORDINATES = frozenset(
    ("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels")
)
PREPOSITIONS = frozenset(
    ("de", "d'", "du", "des", "à", "au", "aux", "en", "dans", "par", "pour", "contre", "sur", "avec", "sans",
     "sous", "vers", "chez", "entre", "depuis", "selon", "devant", "pendant", "malgré", "avant", "après", "lors")
)  # fmt: skip
_ENDS = frozenset((";", ":", ".", "!", "?", "tandis", "mais", "alors", "(", "car"))
NOUNS = ("NOUN", "PROPN")


class Phrases:
    """One sentence as a line of words."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens = tree, tree.tokens

    def low(self, index: int) -> str:
        """The word at a place in lower case; empty outside."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def clause_end(self, start: int) -> int:
        """Where the clause that goes on at `start` ends at the latest."""
        for index in range(start, len(self.tokens)):
            if self.low(index) in _ENDS and not self._brief_bracket(index):
                return index
        return len(self.tokens)

    def before_saying(self, start: int) -> int:
        """Where the clause ends, or `, accuse X` begins: a verb right behind a comma."""
        end = self.clause_end(start)
        for index in range(start, end - 1):
            after = self.tokens[index + 1]
            if self.low(index) == "," and (after.pos in ("VERB", "AUX") and not is_participle(after.low)):
                return index
        return end

    def _brief_bracket(self, index: int) -> bool:
        """`les Forces de soutien rapide (FSR) d'avoir`: a bracket that only adds a short name."""
        return self.low(index) == "(" and ")" in (self.low(index + 2), self.low(index + 3))

    def heads(self, start: int, end: int, *, after: frozenset[str] = frozenset()) -> list[Token]:
        """The head words of the phrases joined between two places; those behind a preposition of `after` count."""
        out: list[Token] = []
        governed, open_list, aside = bool(after), True, 0
        for index in range(start, end):
            token, low = self.tokens[index], self.low(index)
            if index < aside:
                continue
            if low == "," and out and self._opens_aside(index + 1):
                aside = self._aside_end(index + 1, end)
                continue
            if low in ("(", ")") or token.item.time is not None or token.pos == "ADV":
                governed = governed and token.item.time is None  # "en mai le groupe"
                continue
            if low in SUBORDINATES or low == "par":
                break
            if low in after:
                governed, open_list = False, True
            elif low in ("et", "ou", ",", "ainsi", "comme"):
                open_list = True
            elif low in PREPOSITIONS and not (low in ("des", "du") and not out):
                governed = True
                if low in ("de", "d'", "du", "des", "à", "au", "aux", "en", "dans"):
                    continue
            elif self.is_head(token):
                named_after = bool(out) and token.item.spans and not governed and index - out[-1].index <= 3
                if open_list and not governed:
                    if named_after and self.low(index - 1) == "," and not out[-1].item.spans:
                        out[-1] = token  # "le chef de l'armée, NAME"
                    else:
                        out.append(token)
                elif named_after and not out[-1].item.spans:
                    out[-1] = token  # "la société NAME"
                open_list, governed = False, False
            elif token.pos == "DET" and index and self.low(index - 1) in ("et", ","):
                governed = False
        return out

    def _opens_aside(self, index: int) -> bool:
        """`, liée au GRU,`, `, cadres de X,`: words behind a comma that tell more of the name before it."""
        if not 0 < index < len(self.tokens) or self.tokens[index].item.spans:
            return False
        token = self.tokens[index]
        bare_noun = token.pos == "NOUN" and token.text[0].islower() and bool(self.tokens[index - 2].item.spans)
        return (token.pos in ("ADJ", "VERB") and is_participle(token.low)) or bare_noun

    def _aside_end(self, start: int, end: int) -> int:
        """The place of the comma that closes an aside, or where the phrases end."""
        return next((i for i in range(start, end) if self.low(i) == ","), end)

    def is_head(self, token: Token) -> bool:
        """Whether a token can be the head of a phrase: a name or a noun."""
        return bool(token.item.spans) or (token.pos in NOUNS and token.text[0].isalpha())

    def comma_after(self, start: int) -> int:
        """The place of the next comma, or of the end."""
        return next((i for i in range(start, len(self.tokens)) if self.low(i) == ","), len(self.tokens))

    def lead(self, index: int) -> str:
        """The word before a phrase's articles and adjectives."""
        step = index - 1
        while step >= 0 and self.tokens[step].pos in ("DET", "ADJ", "NUM") and self.low(step) not in PREPOSITIONS:
            step -= 1
        return self.low(step)

    def agent(self, start: int, end: int) -> list[Token]:
        """Who stands behind `par` between two places."""
        for index in range(start, end):
            if self.low(index) == "par" and self.low(index + 1) not in ("ailleurs", "exemple", "la", "conséquent"):
                return self.heads(index + 1, end)
            if self.low(index) == "par" and self.low(index + 1) == "la" and self.low(index + 2) != "suite":
                return self.heads(index + 1, end)
        return []

    def phrases(self, words: str, start: int, end: int) -> Iterator[int]:
        """Each place at which the words stand in a row."""
        wanted = words.split()
        for index in range(start, end - len(wanted) + 1):
            if all(self.low(index + n) == word for n, word in enumerate(wanted)):
                yield index


def is_participle(form: str) -> bool:
    """Whether a form can be a past participle by its ending."""
    if form.endswith(("é", "ée", "és", "ées")):
        return True
    lemma = verb_forms().get(form)
    if lemma is None:
        return form.endswith(("i", "ie", "is", "ies")) and lemma_of(form, "VERB").endswith("ir")
    return form.rstrip("es").endswith(("u", "i", "is", "it", "t", "mis", "pris")) and not form.endswith("ent")
