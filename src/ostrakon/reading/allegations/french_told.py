"""French accusations in what is told of a party: `selon X, Y a tué`, `X conclut que Y a pillé`, `Y aurait livré`.

Nobody is accused where nobody tells it (french_sources); who does it must be sure (french_doers).
"""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.allegations.french_doers import FrenchDoers
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.allegations.french_sources import FrenchSources, How, Told
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_NO_VERBS = frozenset(("DET", "ADP", "PUNCT", "NUM", "CCONJ", "SCONJ", "PRON", "SPACE"))
_VIOLENT = frozenset(("killing", "torture", "atrocity", "violence", "coercion", "repression"))
_CRUEL = frozenset(("torture", "atrocity", "repression"))
_DRAWN = frozenset(("parti", "bénéfice", "avantage", "les", "des", "la", "le", "un", "une"))
_ITSELF = frozenset(("rend", "rendu", "rendue", "rendus", "rendues", "rendent"))
_IS = frozenset(("est", "sont", "était", "étaient", "serait", "seraient"))
_GOING_ON = frozenset(("pas", "de", "d'", "à", "en", "ainsi", "toujours", "aussi", "également"))
_GOOD = 5  # words behind a verb of helping in which whom it helps stands
_OBJECT = 9  # words behind a verb in which its object stands


class FrenchTold:
    """Finds what is told of parties as conduct, for one page."""

    def __init__(self, parts: Accusations, sides: FrenchSides) -> None:
        self.parts, self.sides = parts, sides
        self.sources = FrenchSources(parts, sides)
        self.topics, self.doers = sides.topics, FrenchDoers(parts, sides)
        rows = load_rules("charges_fr")
        self.doing, self.bare = frozenset(rows["doing"]), frozenset(rows["bare"])
        self.neutral = frozenset(rows["no_conduct"]) | self.sources.saying
        self.going_on = frozenset(rows["going_on"])
        self.helping, self.harmless = frozenset(rows["helping"]), frozenset(rows["harmless"])
        self.striking = frozenset(rows["striking"])
        self.causing = frozenset(rows["causing"])
        self.adjectives: dict[str, str] = rows["adjectives"]

    def find(self, tree: Tree, token: Token) -> list[Finding]:
        """The claims of one verb or adjective of conduct."""
        if token.item.spans or token.item.time is not None or token.item.quote is not None:
            return []
        line = Line(tree)
        if token.low in self.adjectives:
            return self._of_adjective(line, token)
        if token.pos in _NO_VERBS or not self._may_tell(token):
            return []
        goes_on = self._goes_on(line, token)
        if goes_on is not None:
            return self._of_verb(line, token, goes_on)
        return self._of_verb(line, token, None)

    def _goes_on(self, line: Line, token: Token) -> Token | None:
        """`continue de torturer`, `ne cesse d'armer`, `n'hésite pas à tuer`: the conduct that goes on."""
        if lemma_of(token.low, "VERB") not in self.going_on or token.pos != "VERB":
            return None
        index = token.index + 1
        while line.low(index) in _GOING_ON or (
            index < len(line.tokens) and line.tokens[index].item.time is not None
        ):
            index += 1
        after = line.tokens[index] if index > token.index + 1 and index < len(line.tokens) else None
        return after if after is not None and self._is_infinitive(after) else None

    def _of_verb(self, line: Line, token: Token, goes_on: Token | None) -> list[Finding]:
        """The claims of a verb, or of the infinitive that it says goes on."""
        group = line.shared_group(token)
        if group is None and goes_on is None:
            return self._suffered(line, token)
        if group is None or (group.negated and goes_on is None) or self._is_to_come(line, group):
            return []
        tokens = self.doers.tokens(line, group)
        if self._is_relative(line, group) and not any(t.item.spans for t in tokens):
            return []  # "des colons qui ont agressé": whoever they are
        doers = self.doers.parties(line, group, tokens, [])
        told = self.sources.of(line, group, doers)
        if told is None:
            return []
        telling = goes_on or token
        strong = lemma_of((goes_on or group.verb).low, "VERB") in self.parts.lexicon.strong
        if told.how is How.DOUBTED and not told.by and not (strong or self._is_listed(doers)):
            return []
        if told.how is How.STATED and not classes_of("fr", lemma_of(telling.low, "VERB")) & _VIOLENT:
            return []
        firm = strong or (told.how is not How.STATED and self._is_wicked(line, telling))
        if told.how in (How.QUOTED, How.AUTHORED, How.STATED) and not firm and not self._lists(told, doers):
            return []
        states = any(self.parts.references.kind(p) is PartyKind.COUNTRY for p in doers)
        issued = told.how is How.ISSUED or (told.how is not How.LISTED and self._lists(told, doers))
        issued = issued and not states
        if not self._tells(line, telling, group, issued=issued):
            return []
        return self._claims(line, (token, self._act(line, telling)), list(told.by), tokens, group)

    def _suffered(self, line: Line, token: Token) -> list[Finding]:
        """`des détenus torturés par le régime`: told by nobody but the text."""
        group = line.group(token)
        cruel = classes_of("fr", lemma_of(token.low, "VERB")) & _CRUEL
        cruel = cruel if lemma_of(token.low, "VERB") not in self.doing else frozenset()
        if not cruel or group.voice != "participle" or line.low(group.start - 1) in ("et", ","):
            return []
        tokens = line.agent(token.index + 1, min(token.index + 7, line.before_saying(token.index)))
        named = [t for t in self.sides.named(line, tokens) if t.item.spans or t.low in self.parts.sides.ranks]
        told = self.sources.of(line, group, [])
        accuser = list(told.by) if told is not None else []
        accused = self.sides.accused(line, named, accuser) if named else []
        return [self.parts.made(line.tree, token, token, (accuser, accused), "said")] if accused else []

    def _may_tell(self, token: Token) -> bool:
        """A quick look whether the word can be a verb of conduct at all."""
        if token.low.endswith("ant") and token.pos == "VERB":
            return False  # "tuant sept personnes": part of the act before
        return len(token.low) > 1 and (token.pos in ("VERB", "AUX", "ADJ", "NOUN", "ADV", "PROPN", "X"))

    def _act(self, line: Line, token: Token) -> Token:
        """The noun right behind a verb that tells nothing itself ("a recours"), the infinitive behind "fait"."""
        lemma = lemma_of(token.low, "VERB")
        after = line.tokens[token.index + 1] if token.index + 1 < len(line.tokens) else token
        if lemma in self.bare or (lemma == "faire" and self._is_infinitive(after)):
            return after
        return token

    def _is_infinitive(self, token: Token) -> bool:
        return token.low.endswith(("er", "ir", "re")) and lemma_of(token.low, "VERB") == token.low

    def _is_relative(self, line: Line, group: Group) -> bool:
        opens = {line.low(i) for i in range(max(0, group.start - 4), group.start)}
        return line.low(group.start - 1) == "qui" or "dont" in opens

    def _is_listed(self, doers: list[int]) -> bool:
        """Whether one that the text tells to be listed does it: the issuer then is the accuser."""
        listed = {p for d in self.parts.sides.listings for p in d.of("target")}
        return bool(doers) and set(doers) <= listed

    def _is_to_come(self, line: Line, group: Group) -> bool:
        """`fermerait`, `livrera`, `d'avoir livré`: not told as done by its own clause."""
        helpers = {line.low(i) for i in range(group.start, group.verb.index)}
        if helpers & {"avoir", "être", "ayant", "étant"}:
            return True  # "d'avoir recruté": told by the verb that leads it
        form = group.verb.low
        simple = form.endswith(("rait", "raient", "era", "eront", "ira", "iront", "dra", "dront"))
        imperfect = lemma_of(form, "VERB").endswith(("rer", "rir", "rier"))  # "ignorait", "retirait"
        return (simple and not imperfect) or bool(helpers & {"aura", "auront", "sera", "seront"})

    def _lists(self, told: Told, doers: list[int]) -> bool:
        """Whether who tells it has listed who does it; or one that is listed is said to have done it."""
        listings = [d for d in self.parts.sides.listings if doers and set(doers) <= set(d.of("target"))]
        if told.how is How.DOUBTED and not told.by:
            return bool(listings)
        return any(set(told.by) & {*d.of("issuer"), *self.parts.sides.issuers(d)} for d in listings)

    def _is_wicked(self, line: Line, verb: Token) -> bool:
        """`a dirigé le massacre`, `y ont participé`: a verb of doing with a noun of violence."""
        lemma = lemma_of(verb.low, "VERB")
        near = line.tokens[verb.index + 1 : verb.index + _GOOD]
        violent = any(classes_of("fr", t.low) & _VIOLENT for t in near if not t.item.spans)
        return (lemma in self.doing and violent) or self._takes_part(line, verb)

    def _takes_part(self, line: Line, verb: Token) -> bool:
        """`y ont participé`: in what was told just before."""
        mine = {t.low for t in line.group(verb).clitics}
        return lemma_of(verb.low, "VERB") in ("participer", "contribuer") and "y" in mine

    def _tells(self, line: Line, token: Token, group: Group, *, issued: bool) -> bool:
        """Whether the verb tells conduct: more verbs do where an authority gives its reasons."""
        if self.sources.is_blamed(line, group) and token.pos == "VERB" and len(token.low) > 3:
            return True
        joined = group.verb is not token and self._is_act(line, group.verb) and self._is_known(token)
        if joined or self._is_act(line, token):
            return True
        return issued and self._is_deed(token, group)

    def _is_deed(self, token: Token, group: Group) -> bool:
        """In a release, whatever a listed party did but for what is no conduct: `a développé les appareils`."""
        lemma = lemma_of(token.low, "VERB")
        if token.pos != "VERB" or lemma in self.neutral or group.voice != "active" or token.low.endswith("ant"):
            return False
        return lemma not in self.parts.rows["status"]

    def _is_known(self, token: Token) -> bool:
        """Whether a verb tells conduct beside another that does: `a blanchi des fonds et acheté de l'or`."""
        lemma = lemma_of(token.low, "VERB")
        lexicon = self.parts.lexicon
        return lemma in lexicon.verbs or lemma in lexicon.clear or lemma in self.parts.rows["weak"]

    def _is_act(self, line: Line, token: Token) -> bool:
        lemma = lemma_of(token.low, "VERB")
        lexicon = self.parts.lexicon
        end = min(line.clause_end(token.index + 1), token.index + _OBJECT)
        objects = line.tokens[token.index + 1 : end]
        if lemma in self.striking and any(t.low in self.harmless for t in objects[:_GOOD]):
            return True
        if lemma in self.helping and any(t.low in self.harmless for t in objects[:_GOOD]):
            return False
        if lemma in lexicon.strong:
            return True
        noun = any(
            (t.low in self.parts.nouns or self._is_means(line, t))
            and not t.item.spans
            and line.low(t.index - 1) not in ("contre",)
            for t in objects
        )
        if lemma == "prendre" and line.low(token.index + 1) == "part":
            return noun
        if lemma == "faire" and line.low(token.index + 1) == "passer" and self._is_itself(line, token):
            return True  # "s'est fait passer pour"
        if self._takes_part(line, token):
            return True
        if lemma in self.bare:
            return line.low(token.index + 1) in self.parts.nouns
        after = line.tokens[token.index + 1] if token.index + 1 < len(line.tokens) else token
        if lemma in self.causing and after.pos == "VERB" and self._is_infinitive(after):
            return lemma != "faire" or after.low in lexicon.verbs or after.low in lexicon.clear
        if lemma in ("laisser", "tenter"):
            return False  # what is tried follows
        if lemma == "tirer":
            return line.low(token.index + 1) not in _DRAWN
        if lemma in self.doing or lemma in self.parts.rows["weak"] or lemma in self.parts.rows["neutral"]:
            return noun
        return lemma in lexicon.verbs

    def _is_itself(self, line: Line, verb: Token) -> bool:
        return any(t.low in ("se", "s'") for t in line.group(verb).clitics)

    def _is_means(self, line: Line, token: Token) -> bool:
        """`des voix`, `l'or`, `le travail forcé`: what one deals in or does where that alone is an offense."""
        if token.low in ("forcé", "forcée", "forcés", "forcées", "illégal", "illégaux", "illégale", "illégales"):
            return True
        if token.low == "or":
            return line.low(token.index - 1) in ("l'", "d'")
        return token.low in self.parts.rows["means"]

    def _of_adjective(self, line: Line, token: Token) -> list[Finding]:
        """`X, responsable de la mort de Y`, `X est impliqué dans le trafic`, `X s'est rendu coupable de`."""
        link = self.adjectives[token.low]
        end = line.clause_end(token.index)
        _, acts = self.sides.acts.find(line, token.index + 1, min(end, token.index + 8), [link], free=False)
        if not acts:
            return []
        itself = line.low(token.index - 1) in _ITSELF
        being = itself or bool({line.low(i) for i in range(max(0, token.index - 3), token.index)} & _IS)
        all_of = line.low(token.index - 2) in ("tous", "toutes")  # "tous deux impliqués"
        apart = line.low(token.index - 1) in (",", "tous", "directement") or all_of
        if not being and not apart:
            return []
        group = line.group(line.tokens[token.index - 1] if itself else token)
        if group.negated:
            return []
        tokens = line.before(group.start) if being else line.nearest(token.index)
        tokens = line.subject(group) if itself else tokens
        tokens = [line.tokens[token.index - 1]] if all_of else tokens
        told = self.sources.of(line, group, self.sides.accused(line, self.sides.named(line, tokens), []))
        accuser = list(told.by) if told is not None else []
        accuser = accuser or (self.sources.blamed_in(line, token) if apart else [])
        out: list[Finding] = []
        for act in acts:
            out += self._claims(line, (token, act), accuser, tokens, None)
        return out

    def _claims(
        self, line: Line, pair: tuple[Token, Token], accuser: list[int], tokens: list[Token], group: Group | None
    ) -> list[Finding]:
        """The claim; without a group, what an adjective tells of the doers."""
        verb, act = pair
        lemma = lemma_of(group.verb.low if group else "être", "VERB")
        strong = bool({lemma, *(lemma_of(t.low, "VERB") for t in pair)} & self.parts.lexicon.strong)
        tokens = self.sides.named(line, tokens)
        vague = [t for t in tokens if not t.item.spans and not self._is_definite(line, t)]
        if vague and not strong and group is not None:
            return []
        accused = (
            self.doers.parties(line, group, tokens, accuser)
            if group
            else self.sides.accused(line, tokens, accuser)
        )
        if not accused or set(accused) <= set(accuser) or self._own_side(accuser, accused):
            return []
        return [self.parts.made(line.tree, verb, act, (accuser, accused), "said")]

    def _is_definite(self, line: Line, token: Token) -> bool:
        """`l'organisation`, `tous deux`, `elle`: a word that points back, for the sides to judge."""
        if self.sides.meant.all_of(line, [token]) or self.topics.meant(line, [token]) is not None:
            return True
        lead = line.low(token.index - 1)
        return token.pos == "NOUN" and lead in ("le", "la", "l'", "ce", "cette", "les", "tous")

    def _own_side(self, accuser: list[int], accused: list[int]) -> bool:
        """A government does not accuse its own army by telling what it did."""
        parties = self.parts.page.parties.parties
        lands = {parties[p].country for p in accuser} - {""}
        bodies = all(parties[p].kind is not PartyKind.PERSON for p in accused)
        return bool(lands) and bodies and all(parties[p].country in lands for p in accused)
