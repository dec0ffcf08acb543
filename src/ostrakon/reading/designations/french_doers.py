"""Who imposes an act in a French sentence, by the order of words where the parse has lost the doer.

A name before the verb with nothing but an article or an office before it is the doer; so is whoever "a arrêté" or
"a annoncé" stands before at the end of the sentence, and whose decision it is ("la décision de Tokyo de ...").
"""

from ostrakon.model import PartyKind
from ostrakon.reading.designations.french_runs import clause_start
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import speech_verbs, stance_of

_ISSUING = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)
_OF = frozenset(("de", "du", "des", "d'"))
_CLITICS = frozenset(("l'", "le", "la", "les", "se", "s'", "en", "y", "ne", "n'", "lui", "leur"))
_DECREES = frozenset(("décision", "décret", "arrêté", "ordonnance", "ordre", "règlement"))
_NEAR = 7  # tokens from a noun to whose it is
_DEED = 7  # tokens from "décision" to the infinitive that says what is decided
_OFFICE = 8  # tokens from an office to the name of the body that it is of


class Doers:
    """Answers who does it, for one page."""

    def __init__(self, references: References, words: SanctionWords) -> None:
        self.references, self.words = references, words
        self.officials = frozenset(words.rows["officials"])
        self.deeds = frozenset(words.rows["deed_nouns"])
        self.takes = frozenset(words.rows.get("taking_verbs", ()))
        self.closing = frozenset(words.rows["deciding_verbs"])

    def of(self, tree: Tree, verb: Token) -> Reference:
        """The doers as the parse has them, else as the order of words has them."""
        own = self.own_country(tree, verb)
        if own:
            return Reference(own)
        out = self.words.issuer_of(tree, verb)
        out.parties = [p for p in out.parties if self.issues(p)] or out.parties
        if not out.parties:
            out.parties = self.by_order(tree, verb)
        return out

    def by_order(self, tree: Tree, verb: Token) -> list[int]:
        """Whose decision it is, who stands before an active verb, or who announces the act behind it."""
        if self._is_infinitive(verb):
            return self._decider(tree, verb)
        passive = tree.passive(verb) or (verb.past and not tree.kids(verb, "aux"))
        found = [] if passive or verb.pos != "VERB" else self._before(tree, verb)
        return found or (self._behind(tree, verb) if passive else [])

    def adjacent(self, tree: Tree, verb: Token, have: list[int]) -> list[int]:
        """`X n'est pas tenu de suivre, et Bruxelles n'a pas sanctionné Y`: who stands right before the verb."""
        group = Line(tree).group(verb)
        before = tree.tokens[group.start - 1] if group.voice == "active" and group.start else None
        named = self.named_at(before) if before is not None and before.item.spans else []
        if before is None or not named or set(named) & set(have):
            return have
        lead = tree.tokens[before.index - 1] if before.index else None
        lead = tree.tokens[lead.index - 1] if lead is not None and lead.pos == "DET" and lead.index else lead
        starts = (
            lead is None or lead.pos == "DET" or lead.text in (",", ";", ":") or lead.low in ("et", "mais", "que")
        )
        return named if starts else have

    def own_country(self, tree: Tree, verb: Token) -> list[int]:
        """`La représentante des États-Unis a rappelé que son pays avait sanctionné X`: the speaker's."""
        land = next((t for t in tree.subjects(verb) if t.low == "pays"), None)
        if land is None or not any(d.low in ("son", "leur") for d in tree.kids(land, "det")):
            return []
        found = [p for t in tree.tokens[: land.index] for p in self.named_at(t)]
        found = [p for p in found if self.references.kind(p) is PartyKind.COUNTRY] or self._spoken_for(tree, land)
        return found[:1]

    def _spoken_for(self, tree: Tree, land: Token) -> list[int]:
        """The country of whoever the sentence has speak before a place."""
        page = self.references.page
        people = [p for t in tree.tokens[: land.index] for p in self.references.named(t)]
        names = " ".join(n for p in people for n in page.parties.parties[p].names).lower()
        lands = [d for d in page.parties.parties if d.kind is PartyKind.COUNTRY]
        return [d.number for d in lands if any(name.lower() in names for name in d.names)]

    def announcer(self, tree: Tree, verb: Token) -> list[int]:
        """`..., a annoncé le gouvernement canadien`: an authority that announces the act is its issuer."""
        out = list(stance_of(tree, verb, self.references).said_by)
        for token in tree.kids(verb, "conj", "parataxis"):
            if token.lemma in speech_verbs("fr"):
                out += self.references.of_all(tree, tree.subjects(token)).parties
        found = [p for p in dict.fromkeys(out) if self.references.kind(p) in AUTHORITIES]
        return found or self.by_order(tree, verb)

    def of_noun(self, tree: Tree, noun: Token) -> Reference:
        """Whose measures they are: by adjective, "de", "par", or "de la part de"."""
        out = self.words.noun_issuer(tree, noun)
        if not out.parties:
            for token in tree.tokens[noun.index + 1 : noun.index + _NEAR]:
                if token.text in (",", ";") or token.low in ("qui", "contre"):
                    break
                if token.pos == "VERB" and token.low not in ("voyager", "entrer", "circuler"):
                    break
                out.parties += [p for p in self.references.named(token) if self.references.kind(p) in AUTHORITIES]
        return out

    def kept_out_of(self, tree: Tree, noun: Token) -> list[int]:
        """`une interdiction d'entrée aux États-Unis`: whose land it is."""
        for token in (
            tree.tokens[noun.index + 1 : noun.index + _OFFICE] if noun.low.startswith("interdiction") else ()
        ):
            lead = tree.tokens[token.index - 1].low
            if lead in ("en", "au", "aux") and self.named_at(token):
                return self.named_at(token)
        return []

    def taking(self, tree: Tree, noun: Token) -> list[int]:
        """`a assorti son annonce de sanctions`, `envisage un embargo`: whoever the verb above says takes them."""
        verb = tree.main_verb(noun)
        if verb is None or verb.lemma not in self.takes or noun.dep in ("nsubj", "nsubjpass"):
            return []
        return [p for p in self.of(tree, verb).parties if self.issues(p)]

    def issues(self, party: int) -> bool:
        """Whether the party can impose measures: a state, an authority, a body of states."""
        draft = self.references.page.parties.parties[party]
        return draft.kind in _ISSUING and bool(draft.key) and not is_media(draft.key)

    def named_at(self, token: Token) -> list[int]:
        """The authorities that the token names, a nationality adjective's country included."""
        land = self.words.adjective_country(token)
        named = [*self.references.named(token), *([land] if land is not None else [])]
        return [p for p in named if self.references.kind(p) in AUTHORITIES and self.issues(p)]

    def _is_infinitive(self, verb: Token) -> bool:
        return verb.low == verb.lemma and not verb.past

    def _decider(self, tree: Tree, verb: Token) -> list[int]:
        """`la décision de Tokyo de sanctionner X`, `la décision américaine de lever`."""
        near = tree.tokens[max(0, verb.index - _DEED) : verb.index]
        deed = next((t for t in reversed(near) if t.lemma in self.deeds and not t.item.spans), None)
        if deed is None or any(t.pos in ("VERB", "AUX") for t in tree.tokens[deed.index + 1 : verb.index]):
            return []
        own = [p for t in tree.tokens[deed.index + 1 : verb.index] for p in self.named_at(t)][:1]
        above = tree.main_verb(deed)
        if own or above is None or deed not in tree.objects(above):
            return own
        return [p for p in self.words.issuer_of(tree, above).parties if self.issues(p)]

    def ordering(self, tree: Tree, head: Token) -> list[int]:
        """`Par décision du Conseil fédéral, X est frappé de ...`: whose decision does it."""
        for deed in tree.tokens[: head.index]:
            lead = tree.tokens[deed.index - 1].low if deed.index else ""
            after = [t.low for t in tree.tokens[deed.index + 1 : deed.index + 2]]
            if deed.lemma in _DECREES and lead in ("par", "sur", "d'un", "selon") and set(after) & _OF:
                near = tree.tokens[deed.index + 2 : deed.index + _OFFICE]
                return next((self.named_at(t) for t in near if self.named_at(t)), [])
        return []

    def _before(self, tree: Tree, verb: Token) -> list[int]:
        """The nearest free name before the verb in its clause; none where another finite verb stands between."""
        first = clause_start(tree, verb.index)
        for token in reversed(tree.tokens[first : verb.index]):
            if token.item.spans:
                named = self.named_at(token)
                if self._is_free(tree, token, first):
                    return named
                continue
            subject = token.pos in ("NOUN", "PRON") and token.dep in ("nsubj", "nsubjpass")
            if subject and token.low not in _CLITICS:
                return self._of_office(tree, token) if token.lemma in self.officials else []
            if token.pos == "VERB" and not token.past and not token.gerund and token.dep != "relcl":
                return []
        return []

    def _is_free(self, tree: Tree, token: Token, first: int) -> bool:
        """Whether nothing but an article leads the name, or an office that is of it."""
        step = token.index - 1
        while step >= first and tree.tokens[step].pos in ("DET", "ADJ"):
            step -= 1
        if (
            step < first
            or tree.tokens[step].text in (",", ":", ";", "-")
            or tree.tokens[step].low in ("et", "que")
        ):
            return True
        if tree.tokens[step].low in _OF and step > first:
            return tree.tokens[step - 1].lemma in self.officials
        return tree.tokens[step].pos == "NOUN" and tree.tokens[step].lemma in self.officials

    def _of_office(self, tree: Tree, office: Token) -> list[int]:
        for token in tree.tokens[office.index + 1 : office.index + _OFFICE]:
            if token.pos == "VERB" or token.text == ",":
                return []
            if self.named_at(token):
                return self.named_at(token)
        return []

    def _behind(self, tree: Tree, verb: Token) -> list[int]:
        """`sont reconduites pour un an, a arrêté lundi le Conseil`: who says at the end that it is done."""
        for token in tree.tokens[verb.index + 1 :]:
            if token.lemma not in self.closing or token.pos != "VERB" or token.index < 2:
                continue
            lead = tree.tokens[token.index - 2 : token.index]
            if not any(t.text == "," for t in lead) or lead[-1].low not in ("a", "ont", ","):
                continue
            for later in tree.tokens[token.index + 1 :]:
                if self.named_at(later):
                    return self.named_at(later)
                if later.text in (",", ".") or (later.pos == "ADP" and later.low not in _OF):
                    return []
        return []
