"""French acts told by a noun with all its parties: "l'inscription de X sur la liste de Y", "le gel de ...".

The noun's phrase is read from left to right: behind "de" stands who is listed, behind "par" who lists, behind
"sur la liste" whose list it is; a finite verb ends it. Takes: trees, references, doers and lists. Gives: findings.
"""

from ostrakon.model import Action
from ostrakon.reading.designations.act_memory import HAPPENED
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.french_measures import ASSETS, Maker
from ostrakon.reading.designations.french_runs import Runs, opens_list
from ostrakon.reading.page import Finding, with_measure
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.references import Reference
from ostrakon.reading.speech.attribution import stance_of

_LISTINGS = {
    "inscription": "impose",
    "désignation": "impose",
    "ajout": "impose",
    "placement": "impose",
    "radiation": "lift",
    "retrait": "lift",
    "maintien": "maintain",
    "gel": "impose",
    "blocage": "impose",
    "dégel": "lift",
}
_ONLY_LISTS = frozenset(("ajout", "retrait", "placement", "maintien"))
_FREEZING = frozenset(("gel", "blocage", "dégel"))
_OF = frozenset(("de", "du", "des", "d'"))
_WHO = frozenset(("qui", "que", "qu'", "dont", "où"))
_SOON = 6  # tokens from "inscription" to the "de" of whom it is


class FrenchListings:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, doers: Doers, runs: Runs, made: Maker) -> None:
        self.doers, self.runs, self.made = doers, runs, made
        self.references, self.words, self.rows = doers.references, doers.words, doers.words.rows

    def of_noun(self, tree: Tree, token: Token) -> Finding | None:
        """The act of the noun, where its phrase says on whom it is and by whom."""
        action = _LISTINGS.get(token.low)
        if action is None:
            return None
        end = self._end(tree, token)
        place = self._list(tree, token, end)
        start = self._opening(tree, token, end)
        if start is None or (place is None and token.low in _ONLY_LISTS):
            return None
        last = place.index if place is not None and place.index > start else end
        target = Reference(self._names(tree, start, last))
        if not target.parties and place is not None:
            inside = tree.tokens[start:last]
            counts = (count_phrase(self.references.page, t.item.first, "fr") for t in inside)
            target.count, target.counted = next((c for c in counts if c is not None), (None, None))
        issuer = Reference(self._agents(tree, token.index, end) or self._decider(tree, token))
        if not issuer.parties and place is not None:
            issuer = self.doers.of_noun(tree, place)
        issuer.parties = issuer.parties or self.doers.taking(tree, token) or self._adjective(tree, token)
        issuer.parties = [p for p in issuer.parties if p not in target.parties]
        open_act = stance_of(tree, token, self.references).modality not in HAPPENED
        if not target or not (issuer.parties or open_act):
            return None
        found = self.made(token, Action(action), issuer, target, "listing")
        return with_measure(found, "asset_freeze") if token.low in _FREEZING else found

    def _decider(self, tree: Tree, noun: Token) -> list[int]:
        """`a approuvé, mardi, l'inscription de X`: who decides on it."""
        verb = tree.main_verb(noun)
        if verb is None or verb.lemma not in self.rows["deciding_verbs"] or noun not in tree.objects(verb):
            return []
        return [p for p in self.doers.of(tree, verb).parties if self.doers.issues(p)]

    def _end(self, tree: Tree, noun: Token) -> int:
        """Where the noun's phrase ends: before a finite verb, or at a mark."""
        aside = False
        for token in tree.tokens[noun.index + 1 :]:
            aside = aside and token.text != ","
            if token.text in (".", ";", ":"):
                return token.index
            if token.low in _WHO and not (token.low == "dont" and opens_list(tree, token.index)):
                aside = True
            if token.pos in ("VERB", "AUX") and not aside and not (token.past or token.gerund):
                return token.index
        return len(tree.tokens)

    def _opening(self, tree: Tree, noun: Token, end: int) -> int | None:
        """Where who is listed begins: behind the first "de", of a freeze behind that of the assets."""
        for token in tree.tokens[noun.index + 1 : min(end, noun.index + _SOON + 1)]:
            if token.low == "sur" and noun.low == "maintien":
                place = self._list(tree, noun, end)
                behind = tree.tokens[place.index + 1 : place.index + _SOON] if place is not None else []
                return next((t.index + 1 for t in behind if t.low in _OF), None)
            if token.low in ("sur", "dans") or (token.pos == "VERB" and not token.past):
                return None
            if token.low not in _OF:
                continue
            if noun.low not in _FREEZING:
                return token.index + 1
            after = tree.tokens[token.index + 1 : token.index + 5]
            thing = next((t for t in after if t.low in ASSETS), None)
            behind = tree.tokens[thing.index + 1 : thing.index + 5] if thing is not None else []
            return next((t.index + 1 for t in behind if t.low in _OF), None)
        return None

    def _names(self, tree: Tree, start: int, end: int) -> list[int]:
        """The members of the list that begins at `start`, none behind `end`."""
        inside = {p for t in tree.tokens[start:end] for p in self.references.named(t)}
        return [p for p in self.runs.after(tree, start) if p in inside]

    def _list(self, tree: Tree, noun: Token, end: int) -> Token | None:
        """The list that the phrase speaks of: "sur la liste noire", "de sa liste de sanctions"."""
        lists = [t for t in tree.tokens[noun.index + 1 : end] if t.low in self.rows["list_words"]]
        return next((t for t in lists if self.words.is_list(tree, t)), None)

    def _agents(self, tree: Tree, start: int, end: int) -> list[int]:
        """Whom "par" names in the phrase, with those joined to him."""
        out: list[int] = []
        open_list = False
        for token in tree.tokens[start:end]:
            if token.low == "par":
                out, open_list = [], True
            elif open_list and token.item.spans:
                out += self.doers.named_at(token)
            elif open_list and out and token.low not in ("et", ",", "la", "le", "l'", "les"):
                open_list = False
        return list(dict.fromkeys(out))

    def _adjective(self, tree: Tree, noun: Token) -> list[int]:
        """`la désignation américaine de X`: whose country the word behind the noun names."""
        after = tree.tokens[noun.index + 1 : noun.index + 2]
        return [p for t in after if t.pos == "ADJ" for p in self.doers.named_at(t)]
