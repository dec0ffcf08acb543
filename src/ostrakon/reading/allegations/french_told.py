"""French accusations in what is told of a party: `selon X, Y a tué`, `X conclut que Y a pillé`, `Y aurait livré`.

The order of words alone decides who says it; nobody is accused where the sentence itself is not said by somebody.
"""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs

_THAT = frozenset(("que", "qu'"))
_DOUBT = frozenset(("aurait", "auraient", "serait", "seraient"))
_NO_VERBS = frozenset(("DET", "ADP", "PUNCT", "NUM", "CCONJ", "SCONJ", "PRON", "SPACE"))
_DRAWN = frozenset(("profit", "parti", "bénéfice", "avantage", "les", "des", "la", "le", "un", "une"))
_BACK = 14  # words between a verb of saying and the clause that it says


class FrenchTold:
    """Finds what is told of parties as conduct, for one page."""

    def __init__(self, parts: Accusations, sides: FrenchSides) -> None:
        self.parts, self.sides = parts, sides
        rows = load_rules("charges_fr")
        self.saying = (speech_verbs("fr") | frozenset(rows["finding"])) - frozenset(parts.rows["deny"])
        self.doing = frozenset(rows["doing"])
        self.bare, self.blaming = frozenset(rows["bare"]), frozenset(rows["blaming"])
        self.blame = frozenset(rows["blame"])
        self.adjectives: dict[str, str] = rows["adjectives"]

    def find(self, tree: Tree, token: Token) -> list[Finding]:
        """The claims of one verb or adjective of conduct."""
        if token.item.spans or token.item.time is not None or token.item.quote is not None:
            return []
        line = Line(tree)
        if token.low in self.adjectives:
            return self._of_adjective(line, token)
        if token.pos in _NO_VERBS:
            return []
        group = line.shared_group(token)
        if group is None or group.negated or self._is_to_come(line, group):
            return []
        opens = {line.low(i) for i in range(max(0, group.start - 4), group.start)}
        relative = line.low(group.start - 1) == "qui" or "dont" in opens
        if relative and not any(t.item.spans for t in self._doers(line, group)):
            return []  # "des colons qui ont agressé": whoever they are
        blamed = self._blamed_that(line, group) if token.pos == "VERB" and len(token.low) > 3 else []
        joined = group.verb is not token and self._is_act(line, group.verb) and self._is_known(token)
        if not blamed and not joined and not self._is_act(line, token):
            return []
        accuser = blamed or self._source(line, group)
        if accuser is None:
            accuser = self._lister(line, group)
        if not accuser and accuser is None:
            return []
        lemma = lemma_of(token.low, "VERB")
        act = line.tokens[token.index + 1] if lemma in self.bare else token
        firm = lemma_of(group.verb.low, "VERB") if lemma not in self.parts.lexicon.strong else lemma
        return self._claims(line, (token, act), accuser, self._doers(line, group), firm)

    def _is_to_come(self, line: Line, group: Group) -> bool:
        """`fermerait`, `livrera`, `va livrer`: not told as done."""
        helpers = {line.low(i) for i in range(group.start, group.verb.index)}
        form = group.verb.low
        simple = form.endswith(("rait", "raient", "era", "eront", "ira", "iront", "dra", "dront"))
        return simple or bool(helpers & {"aura", "auront", "sera", "seront"})

    def _is_known(self, token: Token) -> bool:
        """Whether a verb tells conduct beside another that does: `a blanchi des fonds et acheté de l'or`."""
        lemma = lemma_of(token.low, "VERB")
        lexicon = self.parts.lexicon
        return lemma in lexicon.verbs or lemma in lexicon.clear or lemma in self.parts.rows["weak"]

    def _is_act(self, line: Line, token: Token) -> bool:
        lemma = lemma_of(token.low, "VERB")
        lexicon = self.parts.lexicon
        if lemma in lexicon.strong:
            return True
        end = min(line.clause_end(token.index + 1), token.index + 7)
        noun = any(
            t.low in self.parts.nouns and not t.item.spans and line.low(t.index - 1) not in ("contre",)
            for t in line.tokens[token.index + 1 : end]
        )
        if lemma in self.bare:
            return line.low(token.index + 1) in self.parts.nouns
        if lemma == "laisser":
            after = line.tokens[token.index + 1] if token.index + 1 < len(line.tokens) else token
            return after.low.endswith(("er", "ir", "re")) and after.pos == "VERB"
        if lemma == "tenter":
            return False  # what is tried follows
        if lemma == "tirer":
            return line.low(token.index + 1) not in _DRAWN
        if lemma in self.doing:
            return noun
        if lemma in self.parts.rows["weak"] or lemma in self.parts.rows["neutral"]:
            return noun
        return lemma in lexicon.verbs

    def _doers(self, line: Line, group: Group) -> list[Token]:
        if group.voice == "passive":
            return line.agent(group.verb.index + 1, line.clause_end(group.verb.index))
        return line.subject(group)

    def _source(self, line: Line, group: Group) -> list[int] | None:
        """Who tells the clause; an empty list where its mood alone doubts it; None where nobody does."""
        said = (
            self.sides.source(line, group.verb) or self._said_before(line, group) or self._said_after(line, group)
        )
        if said:
            return None if self._is_press(said[0]) else said
        strong = lemma_of(group.verb.low, "VERB") in self.parts.lexicon.strong
        if line.tree.unit.quote is not None:
            return (self.parts.sides.quoted_by(line.tree) if strong else []) or None
        helpers = {line.low(i) for i in range(group.start, group.verb.index)}
        if not helpers & _DOUBT:
            return None
        before = self.sides.meant.teller(line.tree.number - 1)
        if before and not self._is_press(before[0]):
            return before
        return self._blamer(line, group) or ([] if strong or self._is_listed(line, group) else None)

    def _blamer(self, line: Line, group: Group) -> list[int]:
        """`X a mis en cause Y, qui aurait facilité`: who blames the one that the relative clause tells of."""
        if line.low(group.start - 1) != "qui":
            return []
        for token in line.tokens[: group.start]:
            if lemma_of(token.low, "VERB") in self.blaming and not token.item.spans:
                blamed = line.group(token)
                if blamed.voice == "active" and not blamed.negated:
                    return self.sides.accusers(line, line.subject(blamed))
        return []

    def _blamed_in(self, line: Line, token: Token) -> list[int]:
        """`X s'en prend à Y, coupable de`: who blames the one that the adjective tells of."""
        for index in range(token.index - 1, max(-1, token.index - _BACK), -1):
            verb = line.tokens[index]
            lemma = lemma_of(verb.low, "VERB")
            at = lemma == "prendre" and line.low(index - 1) == "en" and line.low(index - 2) in ("s'", "se")
            if not verb.item.spans and verb.pos == "VERB" and (lemma in self.blaming or at):
                group = line.group(verb)
                active = group.voice == "active" and not group.negated
                return self.sides.accusers(line, line.subject(group)) if active else []
        return []

    def _is_listed(self, line: Line, group: Group) -> bool:
        """Whether one that the text tells to be listed does it: the issuer then is the accuser."""
        doers = self.parts.sides.accused(line.tree, self._doers(line, group))
        listed = {p for d in self.parts.sides.listings for p in d.of("target")}
        return bool(doers) and set(doers) <= listed

    def _blamed_that(self, line: Line, group: Group) -> list[int]:
        """`déplore que la Turquie ait dépêché`: whoever deplores what the clause tells."""
        for index in range(group.start - 1, max(-1, group.start - _BACK), -1):
            if line.low(index) in (";", ":", "qui"):
                return []
            if line.low(index) in _THAT and index:
                verb = line.tokens[index - 1]
                if lemma_of(verb.low, "VERB") not in self.blame or verb.item.spans:
                    return []
                said = line.group(verb)
                return [] if said.negated else self.sides.accusers(line, line.subject(said))
        return []

    def _lister(self, line: Line, group: Group) -> list[int] | None:
        """Who listed the one told of: in its own release, and in a relative clause beside the listing."""
        if line.tree.unit.quote is not None:
            return None
        sides = self.parts.sides
        doers = self.sides.accused(line, self._doers(line, group), [])
        relative = line.low(group.start - 1) == "qui"
        for listing in sides.listings:
            near = abs(listing.unit - line.tree.number) <= 1 and relative
            if doers and set(doers) <= set(listing.of("target")) and (near or sides.issuer):
                return sides.issuers(listing)
        return None

    def _is_press(self, party: int) -> bool:
        draft = self.parts.page.parties.parties[party]
        return is_media(draft.key) or draft.kind in (PartyKind.PLACE, PartyKind.VESSEL)

    def _said_before(self, line: Line, group: Group) -> list[int]:
        """`X a conclu que Y ...`: who says what follows `que`."""
        for index in range(group.start - 1, max(-1, group.start - _BACK), -1):
            if line.low(index) in (";", ":", "qui"):
                return []
            if line.low(index) in _THAT:
                return self._sayer(line, index)
        return []

    def _sayer(self, line: Line, that: int) -> list[int]:
        for index in range(that - 1, max(-1, that - _BACK), -1):
            token = line.tokens[index]
            if token.low in (";", ":"):
                return []
            if token.item.spans or lemma_of(token.low, "VERB") not in self.saying or token.pos in ("DET", "ADP"):
                continue
            group = line.group(token)
            if group.negated:
                return []
            return self.sides.accusers(line, line.subject(group))
        return []

    def _said_after(self, line: Line, group: Group) -> list[int]:
        """`..., a affirmé X`: a verb of saying behind a comma, with who says it behind."""
        for index in range(group.verb.index + 1, len(line.tokens)):
            token = line.tokens[index]
            if token.low in (";", ":"):
                return []
            if token.item.spans or lemma_of(token.low, "VERB") not in self.saying:
                continue
            said = line.group(token)
            if line.low(said.start - 1) == "," and said.voice == "active" and line.low(index + 1) not in _THAT:
                return self.sides.accusers(line, line.heads(index + 1, line.comma_after(index))[:1])
        return []

    def _of_adjective(self, line: Line, token: Token) -> list[Finding]:
        """`X, responsable de la mort de Y`, `X est impliqué dans le trafic`."""
        link = self.adjectives[token.low]
        end = line.clause_end(token.index)
        _, acts = self.sides.acts.find(line, token.index + 1, min(end, token.index + 8), [link], free=False)
        if not acts:
            return []
        helpers = {line.low(i) for i in range(max(0, token.index - 3), token.index)}
        being = bool(helpers & {"est", "sont", "était", "étaient", "serait", "seraient"})
        itself = line.low(token.index - 1) in ("rend", "rendu", "rendue", "rendus", "rendues", "rendent")
        being = being or itself
        apart = line.low(token.index - 1) == "," or line.low(token.index - 1) in ("tous", "directement")
        if not being and not apart:
            return []
        group = line.group(line.tokens[token.index - 1] if itself else token)
        if group.negated:
            return []
        accuser = self.sides.source(line, token) or self._said_before(line, group) or self._said_after(line, group)
        doers = line.before(group.start) if being else line.nearest(token.index)
        doers = line.subject(group) if itself else doers
        accuser = accuser or (self._blamed_in(line, token) if apart else [])
        out: list[Finding] = []
        for act in acts:
            out += self._claims(line, (token, act), accuser, doers, "être")
        return out

    def _claims(
        self, line: Line, pair: tuple[Token, Token], accuser: list[int], doers: list[Token], lemma: str
    ) -> list[Finding]:
        verb, act = pair
        strong = lemma in self.parts.lexicon.strong
        doers = self.sides.named(line, doers)
        vague = [t for t in doers if not t.item.spans and not self._is_definite(line, t)]
        if vague and not strong and lemma != "être":
            return []
        accused = self.sides.accused(line, doers, accuser)
        if not accused or set(accused) <= set(accuser) or self._own_side(accuser, accused):
            return []
        return [self.parts.made(line.tree, verb, act, (accuser, accused), "said")]

    def _is_definite(self, line: Line, token: Token) -> bool:
        """`l'organisation`, `tous deux`: a description that points back, for the sides to judge."""
        if self.sides.meant.all_of(line, [token]):
            return True
        lead = line.low(token.index - 1)
        return token.pos == "NOUN" and lead in ("le", "la", "l'", "ce", "cette", "les", "tous")

    def _own_side(self, accuser: list[int], accused: list[int]) -> bool:
        """A government does not accuse its own army by telling what it did."""
        parties = self.parts.page.parties.parties
        lands = {parties[p].country for p in accuser} - {""}
        return bool(lands) and all(parties[p].country in lands for p in accused)
