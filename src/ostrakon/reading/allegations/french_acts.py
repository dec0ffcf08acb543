"""What one is accused of in a French sentence, by the order of words: `d'avoir tué A et pillé B`."""

from collections.abc import Iterator, Sequence
from typing import Any

from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.prose.french_lemmas import verb_forms
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.french_phrases import is_participle
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.rules import load_rules

_OF = frozenset(("de", "d'", "du", "des"))
_LINKS: dict[str, frozenset[str]] = {
    "de": _OF,
    "pour": frozenset(("pour",)),
    "dans": frozenset(("dans",)),
    "à": frozenset(("à", "au", "aux")),
}
_BETWEEN = frozenset(
    ("ne", "n'", "pas", "y", "s'", "se", "l'", "le", "la", "les", "lui", "leur", "en", "plus", "jamais", "rien",
     "notamment", "également", "été", "tout", "systématiquement")
)  # fmt: skip
_JOINS = frozenset(("et", ",", "ou", "puis", "voire"))
_STOPS = frozenset(("qui", "que", "qu'", "dont", "où", "ce", "selon", "lorsque", "afin", "tandis", ";", ":", "."))
_STATUS = frozenset(("proche", "proches", "allié", "alliés", "alliée", "lié", "liée", "liés", "liées"))
_NEAR = 5  # words between a link and its noun


class FrenchActs:
    """Finds the acts behind the words that open them."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        rows: dict[str, Any] = load_rules("charges_fr")
        self.endings, self.light = tuple(rows["endings"]), frozenset(rows["light"])
        self.no_acts = frozenset(rows["nouns_no_act"])

    def find(
        self, line: Line, start: int, end: int, links: Sequence[str], *, free: bool, nouns: bool = True
    ) -> tuple[int, list[Token]]:
        """The place of the link that opens the acts and the acts, each once; `free`: any noun may be one."""
        for link in links:
            if link == "bare":
                continue
            places = [i for i in range(start, end) if line.low(i) in _LINKS[link]]
            for place in places:
                act = self._verb(line, place + 1, end, link)
                if act is not None:
                    return place, self.joined(line, act, end, link)
            for place in places if nouns else ():
                act = self._noun(line, place, end, free=free)
                if act is not None:
                    return place, self.joined(line, act, end, link)
        return end, []

    def bare(self, line: Line, start: int, end: int) -> list[Token]:
        """Acts named as what is blamed, without a link: `des meurtres et des viols`, `cette attaque`."""
        for index in range(start, end):
            token = line.tokens[index]
            if line.low(index) in _STOPS:
                break
            if self._is_noun(token, free=False) and line.low(index - 1) not in ("à", "au", "aux"):
                return self.joined(line, token, end, "bare")
        return []

    def _verb(self, line: Line, start: int, end: int, link: str) -> Token | None:
        """The infinitive that stands behind the link, or the participle behind its `avoir`."""
        index = start
        while index < end and line.low(index) in _BETWEEN:
            index += 1
        token = line.tokens[index] if index < end else None
        if token is None or token.item.spans:
            return None
        if token.low in ("avoir", "être"):
            return self._participle(line, index + 1, end)
        infinitive = self._is_infinitive(token)
        if link in ("pour", "dans") or not infinitive:
            return None
        return self._deeper(line, token, end)

    def _is_infinitive(self, token: Token) -> bool:
        """Whether a form is one, whatever the tagger makes of it."""
        if not token.low.endswith(("er", "ir", "re")):
            return False
        lexicon = self.parts.lexicon
        known = token.low in lexicon.verbs or token.low in lexicon.clear or token.low in verb_forms()
        return token.pos == "VERB" or known

    def _participle(self, line: Line, start: int, end: int) -> Token | None:
        for index in range(start, min(start + _NEAR, end)):
            token = line.tokens[index]
            if token.low in _BETWEEN or token.pos == "ADV":
                continue
            if token.pos in ("DET",) or token.low in _OF:
                continue
            if token.low == "derrière":
                return token
            if token.low in _STATUS:
                return None  # "d'être un proche de": no conduct
            fits = token.text[0].isalpha() and not token.item.spans and token.pos in ("VERB", "NOUN", "ADJ", "AUX")
            return self._deeper(line, token, end) if fits else None
        return None

    def _deeper(self, line: Line, token: Token, end: int) -> Token:
        """`tenté de renverser`: the verb tried."""
        if token.lemma not in self.light:
            return token
        step = token.index + 1 + (line.low(token.index + 1) in ("de", "d'", "à"))
        inner = self._verb(line, step, end, "de") if step > token.index + 1 or token.lemma == "vouloir" else None
        return token if inner is None else inner

    def _noun(self, line: Line, place: int, end: int, *, free: bool) -> Token | None:
        for index in range(place + 1, min(place + 1 + _NEAR, end)):
            token = line.tokens[index]
            if self._is_noun(token, free=free):
                return self._behind(line, token)
            leads = index == place + 1 and token.low in _OF
            if token.item.spans or (token.pos not in ("ADJ", "DET", "NUM", "ADV", "NOUN") and not leads):
                return None
            if token.pos == "NOUN" and token.low not in self.parts.rows["measuring"]:
                return None
        return None

    def _behind(self, line: Line, token: Token) -> Token:
        """`des actes de torture`: the act behind a noun that only measures it."""
        if token.low not in self.parts.rows["measuring"] or line.low(token.index + 1) not in _OF:
            return token
        after = line.tokens[token.index + 2] if token.index + 2 < len(line.tokens) else token
        return after if self._is_noun(after, free=False) else token

    def _is_noun(self, token: Token, *, free: bool) -> bool:
        if token.item.spans or token.item.time is not None or token.low in self.no_acts:
            return False
        if token.low in self.parts.nouns:
            return True
        return free and token.pos == "NOUN" and token.low.endswith(self.endings)

    def joined(self, line: Line, act: Token, end: int, link: str) -> list[Token]:
        """The act and those joined to it in the same form."""
        out = [act]
        for index in self._joins(line, act.index + 1, end):
            step = index + 1
            while line.low(step) in ("aussi", "également", "même", "surtout", "que"):
                step += 1
            linked = link in _LINKS and line.low(step) in (_LINKS[link] | ({"à"} if link == "de" else set()))
            step += linked
            token = line.tokens[step] if step < end else None
            if token is None:
                continue
            found = self._same_form(line, (act, link), (step, end), linked=linked)
            if found is not None and found not in out:
                out.append(found)
        return out

    def _same_form(
        self, line: Line, first: tuple[Token, str], reach: tuple[int, int], *, linked: bool
    ) -> Token | None:
        act, link = first
        step, end = reach
        verbal = act.low.endswith(("er", "ir", "re")) or is_participle(act.low)
        if linked or (verbal and line.low(step) in ("avoir", "être")):
            found = self._verb(line, step, end, link)
            if found is not None:
                return found
        token = line.tokens[step]
        while token.low in _BETWEEN and step + 1 < end:
            step += 1
            token = line.tokens[step]
        if verbal and not linked:
            after = line.tokens[step + 1] if step + 1 < len(line.tokens) else None
            led = after is not None and (after.pos in ("DET", "ADP", "ADV", "NUM") or bool(after.item.spans))
            if is_participle(act.low) and is_participle(token.low) and not token.item.spans and led:
                return token if line.low(step - 1) not in ("le", "la", "les", "l'") else None
            return None
        return self._noun(line, step - 1, end, free=False)

    def _joins(self, line: Line, start: int, end: int) -> Iterator[int]:
        for index in range(start, end):
            low = line.low(index)
            if low in _STOPS or (low == "," and line.low(index + 1) in _STOPS):
                return
            if low in _JOINS or (low == "ainsi" and line.low(index + 1) == "que"):
                yield index
