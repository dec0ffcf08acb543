"""French offices told by a verb: "X, qui dirige Y", "que préside X", "à la tête de Y"."""

from collections.abc import Sequence

from ostrakon.model import PartyKind
from ostrakon.reading.naming.name_kinds import NameSpan
from ostrakon.reading.offices.complements import Complements
from ostrakon.reading.offices.title_spans import Binding, Title
from ostrakon.reading.prose.words import Word

_PRESENT = frozenset(("dirige", "préside", "commande", "gouverne"))
_PAST = frozenset(("dirigeait", "présidait", "commandait", "gouvernait", "dirigea", "présida", "commanda"))
_PERFECT = frozenset(("dirigé", "présidé", "commandé", "gouverné"))
_HAVING = frozenset(("a", "avait"))
_HEADING = (
    ("à", "la", "tête", "de"),
    ("à", "la", "tête", "du"),
    ("à", "la", "tête", "d'"),
    ("à", "la", "tête", "des"),
)
_BETWEEN = frozenset(
    ("qui", ",", "lui-même", "elle-même", "actuellement", "aujourd'hui", "désormais", "toujours", "y", "nommé",
     "nommée", "porté", "portée", "placé", "placée", "est", "se", "trouve")
)  # fmt: skip
_ARTICLES = frozenset(("le", "la", "l'", "les", "son", "sa", "un", "une", "du", "de", "des", "d'"))


class FrenchLeading:
    """Finds the people of one text of whom a French verb says that they lead a body."""

    def __init__(self, words: Sequence[Word], names: Sequence[NameSpan]) -> None:
        self.words, self.names = words, names
        self.at = {i: n for n, span in enumerate(names) for i in range(span.first, span.last)}
        self.ends = {span.last: n for n, span in enumerate(names)}
        self.starts = {span.first: n for n, span in enumerate(names)}
        self.complements = Complements(words, names, self.at, "fr")

    def find(self) -> list[Binding]:
        """One binding for each verb with a person on one side and a body on the other."""
        found = [self._at(index) for index in range(1, len(self.words) - 2)]
        return [binding for binding in found if binding is not None]

    def _at(self, index: int) -> Binding | None:
        low = self.words[index].low
        form = tuple(w.low for w in self.words[index : index + len(_HEADING[0])])
        heading = form in _HEADING
        perfect = low in _PERFECT and self.words[index - 1].low in _HAVING
        if index in self.at or not (heading or perfect or low in _PRESENT | _PAST):
            return None
        holder = self._subject(index - perfect)
        step = index + (len(form) if heading else 1)
        if holder is None and not heading:
            return self._inverted(index)
        title = self._title(index, step)
        if holder is None or title is None:
            return None
        title.period = "former" if perfect or low in _PAST else ""
        return Binding(title, (holder,), self.names[holder].first, title.last, "verb")

    def _subject(self, index: int) -> int | None:
        """The person whose name stands before the verb, with only a relative or an adverb between."""
        end = index
        while end > 1 and self.words[end - 1].low in _BETWEEN and not self.words[end].opens:
            end -= 1
        found = self.ends.get(end)
        return found if found is not None and self.names[found].kind is PartyKind.PERSON else None

    def _inverted(self, index: int) -> Binding | None:
        """`la Commission, que préside Jean-Claude Kassi Brou`."""
        holder = self.starts.get(index + 1)
        body = self.ends.get(index - 1 - (self.words[index - 2].text == ","))
        if self.words[index - 1].low not in ("que", "qu'") or holder is None or body is None:
            return None
        kinds = self.names[holder].kind, self.names[body].kind
        if kinds[0] is not PartyKind.PERSON or kinds[1] in (PartyKind.PERSON, PartyKind.PLACE, PartyKind.COUNTRY):
            return None
        title = Title(index, index + 1, index, (self.words[index].low,), start=index, complement=index + 1)
        title.inside.append(body)
        return Binding(title, (holder,), self.names[body].first, self.names[holder].last, "verb")

    def _title(self, index: int, step: int) -> Title | None:
        head = step
        while step < len(self.words) and self.words[step].low in _ARTICLES:
            step += 1
        title = Title(index, head, index, (self.words[index].low,), start=index, complement=head)
        last = self.complements.noun_phrase(step, title, "de")
        if last <= step or any(self.words[i].opens for i in range(index + 1, last)) or not title.inside:
            return None
        title.last = last
        return title
