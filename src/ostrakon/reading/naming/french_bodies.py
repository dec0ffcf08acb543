"""The grammar of French names of bodies: a head noun with its adjectives and complements, in lower case too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ostrakon.model import PartyKind
from ostrakon.reading.naming.gazetteer import Match
from ostrakon.reading.naming.name_kinds import is_capital, name_forms
from ostrakon.reading.offices.title_words import lexicon
from ostrakon.reading.prose.words import Word
from ostrakon.reading.rules import load_rules

_ENDINGS = (
    "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "if", "ifs", "ive", "ives", "aire", "aires", "ique",
    "iques", "ien", "ienne", "iens", "iennes", "ais", "aise", "aises", "ain", "aine", "ains", "aines", "ier",
    "ière", "iers", "ières", "eux", "euse", "euses", "iste", "istes",
)  # fmt: skip
_LEADS = frozenset(["de", "du", "des", "d'", "pour", "contre"])
_ARTICLES = frozenset(["la", "le", "les", "l'"])
# heads whose bare "de X" is the town they sit in
_SEATED = frozenset(
    ["tribunal", "cour", "mairie", "préfecture", "université", "parquet", "commissariat", "prison", "chambre"]
)
_PORTFOLIO_HEADS = frozenset(
    ["ministère", "secrétariat", "commissariat", "direction", "délégation", "département"]
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    heads: dict[str, PartyKind]
    lower: frozenset[str]
    adjectives: frozenset[str]
    not_adjectives: frozenset[str]
    stops: frozenset[str]


@cache
def _grammar() -> _Grammar:
    rows = load_rules("body_names")["fr"]
    kinds = ("public_body", "organization", "group", "company")
    return _Grammar(
        {word: PartyKind(kind) for kind in kinds for word in rows[kind]},
        *(frozenset(rows[key]) for key in ("lower", "adjectives", "not_adjectives", "stops")),
    )


class FrenchBodies:
    """Finds the names of bodies that open at a word of one French text."""

    def __init__(self, words: Sequence[Word], known: Mapping[int, Match], tags: Mapping[int, str]) -> None:
        self.words, self.known, self.tags = words, known, tags
        self.rows = _grammar()
        self.given = name_forms().given

    def at(self, index: int) -> tuple[int, PartyKind] | None:
        """Where the name of a body that opens at `index` ends, and its kind; None where none opens."""
        word = self.words[index]
        known = self.known.get(index)
        if known and known.last - index > 1 and known.entry.form == "name":
            return None
        kind = self.rows.heads.get(word.low)
        capital = word.text[:1].isupper()
        if kind is None or (word.opens and word.low not in self.rows.lower and not self._led(index)):
            return None
        lower = not capital or (word.opens and word.low in self.rows.lower)
        if lower and word.low not in self.rows.lower:
            return None
        last = self._adjectives(index + 1)
        qualified = last > index + 1
        end, named = self._complements(index, last)
        if lower and not (named or (qualified and self._telling(index, last))):
            return None
        if end - index < 2 or (known and known.last >= end):
            return None
        return end, kind

    def _led(self, index: int) -> bool:
        return index + 1 < len(self.words) and self.words[index + 1].low in _LEADS

    def _telling(self, index: int, last: int) -> bool:
        """`parquet national financier`: adjectives that alone say which body it is."""
        words = {w.low for w in self.words[index + 1 : last]}
        telling = words & {"national", "nationale", "fédéral", "fédérale", "constitutionnel", "constitutionnelle",
                           "suprême", "électoral", "électorale", "européen", "européenne", "centrale",
                           "antiterroriste", "militaire"}  # fmt: skip
        return bool(telling) and (
            len(words) > 1 or bool(words - {"national", "nationale", "militaire", "centrale"})
        )

    def _adjective(self, index: int) -> bool:
        if index >= len(self.words) or self.words[index].opens:
            return False
        word = self.words[index]
        if word.low in self.rows.not_adjectives or word.text in self.given:
            return False
        known = self.known.get(index)
        if known and known.entry.form == "adjective":
            return True
        plain = word.low in self.rows.adjectives or (len(word.low) > 4 and word.low.endswith(_ENDINGS))
        return plain and (word.text.islower() or index not in self.known)

    def _adjectives(self, index: int) -> int:
        start = index
        while self._adjective(index):
            index += 1
        joined = index > start and index + 1 < len(self.words) and self.words[index].low == "et"
        return index + 2 if joined and self._adjective(index + 1) else index

    def _complements(self, head: int, last: int) -> tuple[int, bool]:
        """The end of the complements, and whether a name or a field of government stands in them."""
        named = False
        for _ in range(5):  # complements in a row; longer ones are sentences
            step = self._complement(head, last)
            if step is None:
                break
            last, told = step
            named = named or told
        return last, named

    def _complement(self, head: int, last: int) -> tuple[int, bool] | None:
        if last + 1 >= len(self.words):
            return None
        lead = self.words[last].low
        noun = last + 1
        low = self.words[head].low
        paired = (
            lead == "et" and self.words[noun].low in _ARTICLES and self.words[head].low in ("mouvement", "front")
        )
        joined = lead in ("et", ",") and (self.words[noun].low in _LEADS or paired) and last > head + 1
        if joined:
            noun += 1
        elif lead not in _LEADS and not (lead in ("à", "aux", "au") and low in _PORTFOLIO_HEADS):
            return None
        article = lead in ("du", "des") or (joined and self.words[noun - 1].low in ("du", "des"))
        while noun < len(self.words) and self.words[noun].low in _ARTICLES | {"lutte", "contre"}:
            article = True
            noun += 1
        if noun >= len(self.words) or not self._may_complete(head, noun, article=article):
            return None
        known = self.known.get(noun)
        if known:
            return self._adjectives(known.last), True
        end = noun + 1
        proper = is_capital(self.words[noun].text)
        while proper and end < len(self.words) and is_capital(self.words[end].text) and not self.words[end].opens:
            end += 1
        told = proper or self.words[noun].low in lexicon("fr").portfolio
        return self._adjectives(end), told

    def _may_complete(self, head: int, noun: int, *, article: bool) -> bool:
        word = self.words[noun]
        if not word.text[0].isalpha() or word.opens or word.low in self.rows.stops:
            return False
        if noun in self.known or word.text == "État":
            return True
        if is_capital(word.text):
            person = word.text in self.given or self.tags.get(noun) in ("PER", "PERSON")
            before = self.words[noun - 2] if noun - 2 > head else None
            qualified = before is not None and before.text.islower() and self.words[head].text[0].isupper()
            return (article or qualified or self.words[head].low in _SEATED) and not (person and not article)
        capital_head = self.words[head].text[0].isupper()
        return capital_head or word.low in lexicon("fr").portfolio or word.low in self.rows.adjectives | {"appel"}
