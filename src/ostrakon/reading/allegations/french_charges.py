"""French accusations by the order of words: `X accuse Y de Z`, `Y, soupçonné par X de Z`, `X reproche à Y de Z`.

The rows `charge` of charges_fr.toml name the verbs, what follows them, and where accused and act stand. The parse
is asked for a subject only; the rest is read off the line, where a slip of the parser does no harm.
"""

from dataclasses import replace
from typing import Any

from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.french_doers import SINGLE, participle_number
from ostrakon.reading.allegations.french_nouns import FrenchNouns
from ostrakon.reading.allegations.french_sides import FrenchSides
from ostrakon.reading.allegations.french_told import FrenchTold
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.agreement import agrees
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Group, Line
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_TO = frozenset(("à", "au", "aux"))
_WHOM = frozenset(("que", "qu'"))
_TO_WHOM = frozenset(("auquel", "auxquels", "auxquelles", "laquelle"))
_COURTS = frozenset(("cour", "tribunal", "juge", "juges", "justice", "tribunaux"))
_OPENS = frozenset(("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels"))
_FINITE = frozenset(
    ("a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "sera", "seront", "va", "vont", "fut",
     "doit", "peut", "aurait", "auraient", "serait", "seraient")
)  # fmt: skip
_SEES = ("voit", "voient", "vu", "vus", "vue")
_WITHIN = 12  # words between a verb and the words it needs


class FrenchCharges:
    """Finds the accusations that French verbs of accusing make, for one page."""

    def __init__(self, parts: Accusations) -> None:
        self.parts, self.sides = parts, FrenchSides(parts)
        self.acts, self.told = self.sides.acts, FrenchTold(parts, self.sides)
        self.nouns = FrenchNouns(parts, self.sides)
        self.rows: list[dict[str, Any]] = load_rules("charges_fr")["charge"]
        self.verbs = frozenset(v for row in self.rows for v in row["verbs"])
        self.accusing = frozenset(
            v for row in self.rows if row.get("any") and "with" not in row for v in row["verbs"]
        )

    def find(self, tree: Tree, token: Token) -> list[Finding]:
        """The claims of one verb, one an act."""
        if token.item.spans or token.item.time is not None or token.item.quote is not None:
            return []
        lemma = lemma_of(token.low, "VERB")
        line = Line(tree)
        charges = self.parts.rows["charge_nouns"]
        if token.low in charges and token.pos == "NOUN":
            return self.nouns.find(tree, token)
        if token.low in self.parts.nouns and (self._is_noun(line, token) or token.pos == "NOUN"):
            return self.nouns.find(tree, token)
        if self._is_noun(line, token):
            return []
        found = self._of_verb(line, token, lemma) if lemma in self.verbs else []
        if found:
            return found
        return self.told.find(tree, token)

    def _is_noun(self, line: Line, token: Token) -> bool:
        """`l'accusé`, `une mise en cause`."""
        before = line.tokens[token.index - 1] if token.index else None
        return before is not None and token.pos == "NOUN" and before.pos in ("DET", "ADP")

    def _of_verb(self, line: Line, token: Token, lemma: str) -> list[Finding]:
        group = line.group(token)
        helpers = {line.low(i) for i in range(group.start, token.index)}
        if group.negated or helpers & {"avoir", "ayant"}:
            return []  # "d'avoir attribué des marchés": an act, no charge
        for row in self.rows:
            if lemma not in row["verbs"] or (row.get("passive") and group.voice not in ("passive", "participle")):
                continue
            start = self._after_words(line, token.index + 1, row)
            if start is None:
                continue
            found = self._of_row(line, group, row, start)
            if found:
                return found
        return []

    def _after_words(self, line: Line, start: int, row: dict[str, Any]) -> int | None:
        """Where the row's words end that must follow the verb; its own end where it needs none."""
        if "with" not in row:
            return start
        end = min(line.clause_end(start), start + _WITHIN)
        for words in row["with"]:
            for index in line.phrases(words, start, end):
                return index + len(words.split())
        return None

    def _agreeing(self, line: Line, group: Group, row: dict[str, Any], accused: list[int]) -> list[int]:
        """All of whom a plural participle tells; nobody where it tells of more than were found."""
        if row["accused"] in ("place", "dative") or group.voice not in ("passive", "participle") or not accused:
            return accused
        number = participle_number(group.verb.low)
        if number == "s":
            return accused if len(accused) == 1 else []
        single = len(accused) == 1 and self.parts.references.kind(accused[0]) in SINGLE
        if number != "p" or not single:
            return accused
        listed = [d.of("target") for d in self.parts.sides.listings if d.unit == line.tree.number]
        several = [t for t in listed if len(t) > 1 and set(accused) <= set(t)]
        return list(several[0]) if several else []

    def _reach(self, line: Line, start: int) -> int:
        """Where the words of the charge end: before the next verb of the sentence that is not in an aside."""
        end, inside = line.clause_end(start), False
        for index in range(start, end):
            low = line.low(index)
            if low in _OPENS:
                inside = True
            elif low == ",":
                inside = False
            elif low in _FINITE and not inside and line.tokens[index].pos in ("AUX", "VERB"):
                return index
        return end

    def _of_row(self, line: Line, group: Group, row: dict[str, Any], start: int) -> list[Finding]:
        start = self._behind_other(line, start)
        end = self._reach(line, start)
        place, acts = self._acts(line, group, row, (start, end))
        if not acts and self._which(line, group) is None:
            return []
        first = group.verb.index + 1
        if self._which(line, group) is not None:
            return self._of_which(line, group)
        accused_at = self._accused(line, group, row, (first, min(place, acts[0].index), start, end))
        accuser_at = self._accuser(line, group, (first, min(place, acts[0].index), acts[-1].index, end))
        accuser_at = [] if row["accused"] == "subject" and group.voice == "active" else accuser_at
        accuser = self.sides.accusers(line, accuser_at, anybody=bool(row.get("any")))
        if row.get("named") and not any(t.item.spans for t in accused_at):
            return []
        accused = self._agreeing(line, group, row, self.sides.accused(line, accused_at, accuser))
        if group.voice == "active" and not accuser and not self._needs_none(line, group, row):
            return []
        if self._judge(accuser) and not row.get("warrant"):
            accuser = []
        elif not accuser:
            accuser = [p for p in self.sides.source(line) if p not in accused]
        several = any(t.low == "les" or t.low == "leur" for t in accused_at) and not accused
        counted = self.parts.references.of_all(line.tree, accused_at).counted is not None
        if counted and not accused and not accuser:
            accuser = self._lister(line)
        if not accused and not ((several or counted) and accuser):
            return []
        if accused and accuser:
            self.sides.meant.last_charge = (line.tree.number, accuser, accused)
        made = [self.parts.made(line.tree, group.verb, act, (accuser, accused), "charge") for act in acts]
        for finding in made:
            finding.relative = several
        return made

    def _behind_other(self, line: Line, start: int) -> int:
        """`soupçonne Y, que Z accuse de livrer, de tourner`: behind an aside that tells another charge."""
        for index in range(start, line.clause_end(start)):
            verb = line.tokens[index]
            if lemma_of(verb.low, "VERB") in self.accusing and verb.pos == "VERB":
                led = any(line.low(i) in ("que", "qu'", "dont", "qui") for i in range(start, index))
                closes = [i for i in range(index, len(line.tokens)) if line.low(i) == ","]
                return closes[0] if led and closes else start
        return start

    def _which(self, line: Line, group: Group) -> int | None:
        """The place of the `dont` that leads a clause on somebody already named ("dont l'accuse X")."""
        if not any(t.low in ("l'", "le", "la", "les") for t in group.clitics):
            return None
        return next((i for i in range(max(0, group.start - 4), group.start) if line.low(i) == "dont"), None)

    def _of_which(self, line: Line, group: Group) -> list[Finding]:
        """`le sabotage, dont l'accuse X`, `ce dont X l'accuse`: the act stands before it."""
        which = self._which(line, group) or 0
        acts = [t for t in line.tokens[:which] if t.low in self.parts.nouns and not t.item.spans][-1:]
        root = next((t for t in line.tokens if t.head == t.index and t.index < which), None)
        taken = [t for t in group.clitics if t.low in ("l'", "le", "la", "les")]
        if not acts or root is None or not taken or group.voice != "active":
            return []
        between = line.heads(which + 1, group.start)
        behind = line.heads(group.verb.index + 1, line.comma_after(group.verb.index))
        accuser = self.sides.accusers(line, between or behind[:1])
        leads = line.tree.kids(root, "nsubj", "nsubjpass") or line.heads(0, which)[:1]
        accused = self.sides.accused(line, leads, accuser)
        if not accuser or not accused:
            return []
        return [self.parts.made(line.tree, group.verb, acts[0], (accuser, accused), "charge")]

    def _acts(
        self, line: Line, group: Group, row: dict[str, Any], reach: tuple[int, int]
    ) -> tuple[int, list[Token]]:
        """Where the acts begin and what they are; where the row lets it, the word of blame itself."""
        start, end = reach
        bare = "bare" in row["links"]
        place, acts = self.acts.find(line, start, end, row["links"], free=bool(row.get("any")), nouns=not bare)
        if not acts and bare:
            place, acts = end, self._blamed(line, group, start, end)
            place = min((t.index for t in acts), default=end)
        if not acts and bare:
            place, acts = self.acts.find(line, start, end, row["links"], free=bool(row.get("any")))
        if not acts and row.get("itself") and group.voice == "active":
            acts = [line.tokens[start - 1]]
        return place, acts

    def _lister(self, line: Line) -> list[int]:
        """`a sanctionné quatre responsables accusés de`: who lists them in the same sentence."""
        listed = self.parts.sides.listed
        here = [d for d in listed.acts if d.unit == line.tree.number]
        return listed.issuers(here[0]) if len(here) == 1 else []

    def _needs_none(self, line: Line, group: Group, row: dict[str, Any]) -> bool:
        """`à qui l'on reproche`, `un tribunal a condamné`: nobody who could be named accuses."""
        subjects = {t.low for t in (*line.subject(group), *group.clitics)}
        if subjects & self.parts.sides.writings:
            return True
        return "on" in subjects or bool(row.get("court") and subjects & _COURTS)

    def _judge(self, accuser: list[int]) -> bool:
        """Whether a court tells it: what it finds is accused by nobody (corpus README, Allegations)."""
        names = " ".join(self.parts.page.parties.parties[p].name.lower() for p in accuser[:1]).split()
        return bool(set(names) & _COURTS)

    def _blamed(self, line: Line, group: Group, start: int, end: int) -> list[Token]:
        """What is blamed on somebody: behind the verb, or its subject in the passive."""
        if group.voice in ("passive", "participle"):
            subjects = line.subject(group) if group.voice == "passive" else line.nearest(group.start)
            return [t for t in subjects if t.low in self.parts.nouns and not t.item.spans][:1] or self._earlier(
                line, group.start, group.voice
            )
        if any(t.low in ("l'", "le", "les") for t in group.clitics):
            return [t for t in line.tokens[: group.start] if t.low in self.parts.nouns and not t.item.spans][-1:]
        return self.acts.bare(line, start, end)

    def _earlier(self, line: Line, start: int, voice: str) -> list[Token]:
        """`des viols et des pillages attribués à X`: the nouns of conduct in a row before a participle."""
        if voice != "participle":
            return []
        out: list[Token] = []
        for index in range(start - 1, max(-1, start - 12), -1):
            token = line.tokens[index]
            if token.low in self.parts.nouns and not token.item.spans:
                out.append(token)
            elif token.pos not in ("DET", "ADJ", "ADP", "CCONJ", "NUM", "ADV") and token.low != ",":
                break
        return list(reversed(out))

    def _accused(
        self, line: Line, group: Group, row: dict[str, Any], reach: tuple[int, int, int, int]
    ) -> list[Token]:
        first, until, start, end = reach
        kind = row["accused"]
        if kind == "place":
            return line.heads(start, until if until > start else end)
        if kind == "dative":
            led = any(line.low(i) in _TO for i in range(first, until))
            return self._dative(line, group, (first, until if led else end))
        if group.voice == "passive" or kind == "subject":
            return line.subject(group)
        if group.voice == "participle":
            return self._bearer(line, group, until)
        taken = [t for t in group.clitics if t.low in ("l'", "le", "la", "les") and line.low(t.index + 1) != "on"]
        if taken:
            return taken[:1]
        whom = self._relative(line, group, _WHOM)
        return whom or line.heads(start if "with" in row and line.heads(start, until) else first, until)

    def _dative(self, line: Line, group: Group, reach: tuple[int, int]) -> list[Token]:
        """`à Y`, `lui reproche`, `auquel X reproche`, `se voit reprocher`."""
        taken = [t for t in group.clitics if t.low in ("lui", "leur")]
        if taken:
            return taken[:1]
        if line.low(group.start - 1) in _SEES:
            return line.subject(line.group(line.tokens[group.start - 1]))
        for index in range(group.start - 1, max(-1, group.start - 7), -1):
            qui = line.low(index) == "qui" and line.low(index - 1) == "à"
            if qui or line.low(index) in _TO_WHOM:
                return line.nearest(index - (line.low(index - 1) == "à"))
        first, end = reach
        for index in range(first, end):
            if line.low(index) in _TO:
                return line.heads(index, end, after=_TO)
        return []

    def _relative(self, line: Line, group: Group, marks: frozenset[str]) -> list[Token]:
        """`le M23, que Kinshasa accuse de`: what stands before the relative pronoun."""
        for index in range(group.start - 1, max(-1, group.start - 7), -1):
            if line.low(index) in marks and line.low(index - 1) not in ("ce", "alors", "affirme", "dit"):
                return line.nearest(index)
            if line.low(index) == ",":
                return []
        return []

    def _bearer(self, line: Line, group: Group, until: int) -> list[Token]:
        """Whom a participle says something of: the phrase before it, or the one behind the comma it leads to."""
        opening = all(t.pos in ("ADV",) or t.low in (",", "déjà") for t in line.tokens[: group.start])
        if opening:
            return line.main_subject(group.verb.index) or self._next_subject(line, until)
        found = line.over_apposition(group.start)
        whose = self._people_of(line, found)
        if whose is not None:
            return [whose]
        words, above = self.parts.page.words, line.tree.parent(group.verb)
        if len(found) == 1 and found[0].item.spans and not agrees(found[0], group.verb, words):
            noun = above if above is not None and group.verb.dep == "acl" else None
            return [noun] if noun is not None and agrees(noun, group.verb, words) else []
        plural = participle_number(group.verb.low) == "p"
        if found and len(found[0].item.spans) > 1 and not plural:
            return [replace(found[0], item=replace(found[0].item, spans=found[0].item.spans[-1:]))]
        return found

    def _next_subject(self, line: Line, start: int) -> list[Token]:
        """`Accusés de fraude, A et B ont`: the subject of the next finite verb, where the parse has none."""
        for token in line.tokens[start:]:
            if token.low in _FINITE:
                before = line.before(line.group(token).start)
                return before if before and before[0].item.spans else []
        return []

    def _people_of(self, line: Line, found: list[Token]) -> Token | None:
        """`trois cadres de la Banque de X, poursuivis`: the people, not what they are of."""
        if not found or not found[0].item.spans:
            return None
        step = found[0].index - 1
        while line.low(step) in ("la", "le", "les", "l'"):
            step -= 1
        noun = line.tokens[step - 1] if step > 0 and line.low(step) in ("de", "d'", "du", "des") else None
        return noun if noun is not None and noun.low in self.sides.humans and not noun.item.spans else None

    def _accuser(self, line: Line, group: Group, reach: tuple[int, int, int, int]) -> list[Token]:
        first, until, last, end = reach
        if group.voice == "active":
            return line.subject(group)
        if group.voice == "infinitive":
            heard = line.low(group.start - 1) in _SEES  # "se voit reprocher par X"
            return line.agent(first, until) if heard else []
        near = line.agent(first, until)
        noun = line.tokens[last].pos == "NOUN"
        return near or (line.agent(last, end) if noun else [])
