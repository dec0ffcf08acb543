"""French accusations in nouns whose doer stands beside them: `les exactions de X`, `la répression menée par X`."""

from ostrakon.model import PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.french_phrases import is_participle
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_OF = frozenset(("de", "d'", "du", "des"))
_FORCES = (PartyKind.COUNTRY, PartyKind.GROUP, PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY)
_REACH = 9  # words behind a noun in which its doer stands
_BACK = 12  # words before a noun in which the verb stands that denounces it


class FrenchNouns:
    """Finds the accusations that a noun of conduct with its doer makes, for one page."""

    def __init__(self, parts: Accusations, sides: FrenchSides) -> None:
        self.parts, self.sides = parts, sides
        rows = load_rules("charges_fr")
        self.denouncing, self.done = frozenset(rows["denouncing"]), frozenset(rows["done"])
        self.whose = frozenset(rows["whose"])
        self.agentive = frozenset(parts.rows["agentive"])

    def find(self, tree: Tree, noun: Token) -> list[Finding]:
        """The claim of one noun."""
        if noun.item.spans or noun.item.quote is not None:
            return []
        line = Line(tree)
        if noun.low in self.parts.rows["charge_nouns"]:
            return self._of_charge(line, noun)
        if noun.low not in self.parts.nouns:
            return []
        doers = self.doers(line, noun)
        land = self._land(noun) if not doers else []
        if not doers and not land:
            return []
        accuser = self._denouncer(line, noun) or self.sides.source(line)
        if not accuser and not self._in_report(line, noun):
            return []
        accused = self.sides.accused(line, doers, accuser) if doers else [p for p in land if p not in accuser]
        return [self.parts.made(tree, noun, noun, (accuser, accused), "noun")] if accused else []

    def _of_charge(self, line: Line, noun: Token) -> list[Finding]:
        """`des accusations de détournement portées par X contre Y`; who falls after them is accused."""
        end = line.clause_end(noun.index + 1)
        _, acts = self.sides.acts.find(line, noun.index + 1, min(end, noun.index + _REACH), ["de"], free=True)
        if not acts:
            return []
        against = [i for i in range(noun.index + 1, end) if line.low(i) in ("contre", "visant", "encontre")]
        if against:
            place = against[0] + 1 + (line.low(against[0]) == "encontre")
            tokens = line.heads(place, min(place + 6, end))
        elif {line.low(i) for i in range(max(0, noun.index - 4), noun.index)} & {"suite", "raison", "après"}:
            root = next((t for t in line.tokens if t.head == t.index), noun)
            tokens = [t for t in line.subject(line.group(root)) if t.item.spans] if root.index < noun.index else []
        else:
            return []
        accuser = self.sides.accusers(line, line.agent(acts[-1].index, end))
        accused = self.sides.accused(line, tokens, accuser)
        made = self.parts.made
        return [made(line.tree, noun, act, (accuser, accused), "noun") for act in acts] if accused else []

    def _in_report(self, line: Line, noun: Token) -> bool:
        """`le rapport conclut à la responsabilité de X`: a writing that names no author."""
        words = {t.low for t in line.tokens[max(0, noun.index - _BACK) : noun.index]}
        verbs = {lemma_of(word, "VERB") for word in words}
        return bool(words & self.parts.sides.writings) and bool(verbs & self.denouncing)

    def _land(self, noun: Token) -> list[int]:
        """`les frappes azerbaïdjanaises`: the country of the adjective behind a noun of misdeeds."""
        if noun.low not in self.whose:
            return []
        lands = [n.country for n in self.sides.meant.adjectives(noun)]
        country = self.parts.page.parties.country(lands[0]) if lands else None
        return [] if country is None else [country]

    def doers(self, line: Line, noun: Token) -> list[Token]:
        """Who did what the noun tells: `par X` behind a participle of doing, `de X` behind a noun of misdeeds."""
        end = min(line.clause_end(noun.index + 1), noun.index + _REACH)
        for index in range(noun.index + 1, end):
            if line.low(index) == "par" and (self._is_done(line, index) or self._is_plain(line, noun, index)):
                return self.sides.named(line, line.heads(index + 1, min(end + 4, line.clause_end(index))))
            if line.low(index) in ("que", "qu'") and index - noun.index < 4:
                return self._relative(line, index, end)
            if line.low(index) in ("qui", "que", "dont", "pour", "dans", "contre", "et"):
                break
        return self._owners(line, noun)

    def _relative(self, line: Line, that: int, end: int) -> list[Token]:
        """`les frappes que l'armée a menées`."""
        for index in range(that + 1, min(end + 3, len(line.tokens))):
            token = line.tokens[index]
            if lemma_of(token.low, "VERB") in self.done and token.pos in ("VERB", "ADJ"):
                between = line.heads(that + 1, line.group(token).start)
                return between or line.heads(token.index + 1, line.comma_after(token.index))[:1]
        return []

    def _is_plain(self, line: Line, noun: Token, by: int) -> bool:
        """`l'occupation de Goma par X`: no verb stands between."""
        return all(t.pos not in ("VERB", "AUX") for t in line.tokens[noun.index + 1 : by])

    def _is_done(self, line: Line, by: int) -> bool:
        """Whether the word before `par` tells that something was done."""
        near = [line.tokens[i] for i in range(max(0, by - 3), by)]
        return any(lemma_of(t.low, "VERB") in self.done and is_participle(t.low) for t in near)

    def _owners(self, line: Line, noun: Token) -> list[Token]:
        if noun.low not in self.whose:
            return []
        index = noun.index + 1
        while index < len(line.tokens) and line.tokens[index].pos == "ADJ" and index - noun.index < 3:
            index += 1
        if line.low(index) not in _OF:
            return []
        found = self.sides.named(line, line.heads(index + 1, min(index + 5, len(line.tokens))))[:1]
        if found and not found[0].item.spans and found[0].low in self.parts.sides.ranks:
            return found
        parties = [p for t in found for p in self.parts.references.named(t)]
        own = noun.low in self.agentive  # of a man too: "la responsabilité de NAME"
        forces = all(self.parts.references.kind(p) in _FORCES for p in parties)
        return found if parties and (own or forces) else []

    def _denouncer(self, line: Line, noun: Token) -> list[int]:
        """Who denounces it: the subject of a verb of denouncing just before the noun."""
        for index in range(noun.index - 1, max(-1, noun.index - _BACK), -1):
            token = line.tokens[index]
            if token.low in ("que", "qu'", "qui", ";", ":"):
                return []
            if token.item.spans or lemma_of(token.low, "VERB") not in self.denouncing or token.pos == "NOUN":
                continue
            group = line.group(token)
            if group.negated or group.voice != "active":
                return []
            return self.sides.accusers(line, line.subject(group))
        return []
