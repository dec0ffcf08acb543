"""Verbs of accusing, with accuser, accused and act: `accused Y of`, `blamed it on Y`, `pointed the finger at Y`.

The rows `accusing` of allegations.toml name the verbs and the paths to accused and act (see frames.py).
"""

from typing import Any

from ostrakon.model import Modality
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_by, follow
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_BEFORE_QUE = 3  # tokens before "que" in which its antecedent stands
_SEVERAL = ("them", "they", "les", "leur", "ils", "elles", "eux")
_BESIDE = 24  # characters after a count in which the noun joined to it ends: "politicians and businesspeople"
_REACH = 7  # tokens after "of" in which what one is accused of stands
_PHRASE = 12  # tokens after the verb in which its phrase stands: "took X to task"
_BEFORE_NOUNS = ("ADJ", "DET", "NUM", "ADV", "PRON", "CCONJ")
_RELATIVES = ("laquelle", "lequel", "auquel", "lesquels", "lesquelles", "auxquels", "auxquelles", "dont")
_CLAUSE_MARKS = (";", ":", "(", "while", "but", "whereas", "tandis", "mais")


class AccusingVerbs:
    """Finds the accusations that a verb of accusing makes."""

    def __init__(self, parts: Accusations) -> None:
        self.parts = parts
        self.rows: list[dict[str, Any]] = parts.rows["accusing"]
        self.french = parts.page.language == "fr"

    def find(self, tree: Tree, verb: Token) -> list[Finding]:
        """The claims of the verb, one an act."""
        if verb.lemma in self.parts.rows["ending"]:
            return self._told_to_stop(tree, verb)
        for row in self.rows:
            lemma = self.parts.rows["accusing_forms"].get(verb.low, verb.lemma)
            fits = lemma in row["lemmas"] and self._fits(tree, verb, row) and not tree.negated(verb)
            if fits and (not row.get("happened") or self._happened(tree, verb)):
                found = self._of_row(tree, verb, row)
                if found:
                    return found
        return []

    def _fits(self, tree: Tree, verb: Token, row: dict[str, Any]) -> bool:
        if row.get("passive") and not tree.passive(verb):
            return False
        if "phrases" in row:
            near = [t for t in tree.tokens[verb.index + 1 : verb.index + _PHRASE] if t.pos != "ADJ"]
            after = " ".join(t.low for t in near)
            return any(f" {phrase} " in f" {after} " for phrase in row["phrases"])
        words = row.get("words")
        if not words:
            return True
        return any(t.low in words or t.lemma in words for t in tree.subtree(verb))

    def _told_to_stop(self, tree: Tree, verb: Token) -> list[Finding]:
        """`urged X to stop arming Y`, `called on X to end its support`: who calls accuses whom it calls on."""
        stance = stance_of(tree, verb, self.parts.references)
        if not self.french and {t.low for t in tree.kids(verb, "aux")} & {"must", "should"}:
            return self._must_stop(tree, verb, list(stance.said_by[:1]))
        if stance.modality is not Modality.URGED or len(stance.addressee) != 1 or not stance.caller:
            return []
        acts = [t for t in tree.kids(verb, "xcomp", "obj") if self.parts.is_act(t)]
        acts += [t for p, t in tree.preps(verb) if p == "from" and self.parts.is_act(t)]
        acts = [a for a in acts if a.pos == "VERB" or tree.kids(a, "poss")]
        sides = (list(stance.caller)[:1], list(stance.addressee))
        return [self.parts.made(tree, verb, acts[0], sides, "stop")] if acts else []

    def _must_stop(self, tree: Tree, verb: Token, speaker: list[int]) -> list[Finding]:
        """`X must stop arming Y`, said by somebody: an accusation of X."""
        accuser = speaker or self.parts.sides.quoted_by(tree)
        acts = [t for t in tree.kids(verb, "xcomp", "obj") if self.parts.is_act(t)]
        acts = [a for a in acts if (a.pos == "VERB" and self.parts.is_conduct(a)) or tree.kids(a, "poss")]
        named = [t for t in tree.kids(verb, "nsubj") if t.item.spans]
        accused = self.parts.sides.accused(tree, named, accuser)
        return (
            [self.parts.made(tree, verb, acts[0], (accuser, accused), "stop")]
            if accuser and accused and acts
            else []
        )

    def _happened(self, tree: Tree, verb: Token) -> bool:
        """Whether the verb is told as a fact, with whom it is done by or to in its own clause."""
        stance = stance_of(tree, verb, self.parts.references)
        return stance.modality in HAPPENED and bool(tree.kids(verb, "nsubj", "nsubjpass", "agent", "obj"))

    def _of_row(self, tree: Tree, verb: Token, row: dict[str, Any]) -> list[Finding]:
        sides = self.parts.sides
        accuser_tokens = self._accusers(tree, verb, row)
        accuser = [] if row.get("unnamed") else sides.accusers(tree, accuser_tokens)
        if verb.lemma in self.parts.rows["convictions"] and self._are_courts(accuser, accuser_tokens):
            accuser = []
        tokens = self._without_acts(tree, follow(tree, verb, row["accused"]))
        if not tokens and row["accused"] == "acted" and verb.dep in ("relcl", "acl"):
            head = tree.parent(verb)
            tokens = [head] if head is not None and head.pos not in ("VERB", "AUX") else []
        tokens = [self._antecedent(tree, verb, t) for t in tokens]
        if not tokens:
            tokens = self._liable_clause(tree, verb) or self._relative(tree, verb)
        accused = sides.accused(tree, tokens, accuser)
        policing = verb.lemma in self.parts.rows["policing"]
        if row.get("happened") or policing:
            sure = sides.grounds.surely_meant(tree, tokens, accuser)
            accused = [p for p in accused if p in sure or (policing and sides.crowds.is_unnamed(p))]
        if not accuser and all(sides.crowds.is_unnamed(p) for p in accused):
            accused = []
        if row.get("happened") and not accuser:
            accuser = [p for p in sides.issuer if p not in accused]
        if not accuser and not any(t.item.spans for t in tokens):
            accused = []  # "accused the Government", whoever that is
        counted = self.parts.references.of_all(tree, tokens).counted
        several = bool(tokens) and all(t.low in _SEVERAL or self._are_listed(tree, verb, t) for t in tokens)
        if not accused and counted is None and not (several and accuser):
            return []
        acts = self._acts(tree, verb, row)
        acts = acts or self._of_accused(tree, verb, tokens) or self._blamed(tree, verb)
        if row.get("conduct_only") and acts != [verb]:
            acts = [a for a in acts if self.parts.is_act(a) and a.lemma not in self.parts.rows["status"]]
        pronouns = all(t.pos == "PRON" for t in tokens) and verb.dep not in ("relcl", "acl")
        if row.get("named") and not any(t.item.spans for t in tokens):
            return []
        if not acts or (not accuser and ((pronouns and self.french) or not accused)):
            return []
        made = [self.parts.made(tree, verb, act, (accuser, accused), "accuse") for act in acts]
        for finding in made:
            finding.relative = several
        return made

    def _are_listed(self, tree: Tree, verb: Token, token: Token) -> bool:
        """`sanctions on 19 politicians whom it accuses of`: the unnamed many that the sentence lists."""
        if self.french or token.item.spans or verb.dep != "relcl" or token.pos != "NOUN":
            return False
        start = self.parts.page.words[token.item.first].start
        return any(
            act.counted is not None
            and act.unit == tree.number
            and act.counted[0] <= start <= act.counted[1] + _BESIDE
            for act in self.parts.sides.listed.acts
        )

    def _of_accused(self, tree: Tree, verb: Token, tokens: list[Token]) -> list[Token]:
        """`accused French officers of contempt` with "of" hung on whom it accuses."""
        if verb.lemma not in ("accuse", "suspect") or self.french:
            return []
        inner = [t for token in tokens if not token.item.spans for p, t in tree.preps(token) if p == "of"]
        return [t for t in inner[-1:] if t.pos == "NOUN" and not t.item.spans and t.item.time is None]

    def _accusers(self, tree: Tree, verb: Token, row: dict[str, Any]) -> list[Token]:
        """Who accuses; in "told them of allegations linking X to", whoever tells."""
        found = follow(tree, verb, row["accuser"]) if "accuser" in row else done_by(tree, verb)
        charge = tree.parent(verb) if verb.dep == "acl" else None
        if charge is not None and charge.low in self.parts.rows["charge_nouns"] and found in ([], [charge]):
            main = tree.main_verb(charge)
            return tree.subjects(main) if main is not None else []
        return found

    def _blamed(self, tree: Tree, verb: Token) -> list[Token]:
        """`the killing, which it blames on X`: what is blamed; where nothing is, as in "blames X", the blaming."""
        if verb.lemma != "blame":
            return []
        head = tree.parent(verb)
        if verb.dep == "relcl" and head is not None and head.low in self.parts.nouns:
            return [head]
        return [verb] if tree.kids(verb, "obj") and not tree.passive(verb) else []

    def _are_courts(self, accuser: list[int], tokens: list[Token]) -> bool:
        """Whether courts convict: what they find is told, not alleged by them."""
        courts = set(self.parts.rows["courts"])
        names = {w for p in accuser for n in self.parts.page.parties.parties[p].names for w in n.lower().split()}
        return bool(courts & (names | {t.low for t in tokens}))

    def _antecedent(self, tree: Tree, verb: Token, token: Token) -> Token:
        whom = next((t for t in tree.kids(verb) if t.low in ("whom", "who")), None)
        sides = self.parts.sides
        if whom is not None and token.index <= whom.index and (not token.item.spans or sides.is_land(token)):
            people = [t for t in tree.tokens[: whom.index] if self.parts.names_people(t)]
            return people[-1] if people else self._there(tree, token)
        if token.low in ("que", "qu'"):
            return next(iter(self._relative(tree, verb)), token)
        head = tree.parent(verb)
        return head if token.low in _RELATIVES and head is not None else token

    def _there(self, tree: Tree, token: Token) -> Token:
        """`businesspeople in Guinea-Bissau whom it accuses`: nobody accuses a land as "whom"."""
        there = self.parts.sides.who_is_there(tree, token)
        before = [t for t in tree.tokens[: token.index] if t.pos == "NOUN" and t.low.endswith(("s", "people"))]
        return (there or before[-1:] or [token])[0]

    def _liable_clause(self, tree: Tree, verb: Token) -> list[Token]:
        """`holds X responsible` read as a clause of its own."""
        return [
            subject
            for word in tree.kids(verb, "ccomp", "xcomp")
            if word.low in self.parts.rows["liable"]
            for subject in tree.kids(word, "nsubj")
        ]

    def _relative(self, tree: Tree, verb: Token) -> list[Token]:
        """`la Belgique, qu'il accuse de`: the name just before "que" where the parse hung the clause elsewhere."""
        for mark in tree.kids(verb, "mark", "obj"):
            if mark.low in ("que", "qu'"):
                near = tree.tokens[max(0, mark.index - _BEFORE_QUE) : mark.index]
                return [t for t in near if t.item.spans][-1:]
        return []

    def _without_acts(self, tree: Tree, tokens: list[Token]) -> list[Token]:
        """French hangs "d'exactions" as an object where the one accused is the head of the clause."""
        if not self.french:
            return tokens
        cased = [
            t for t in tokens if not t.item.spans and any(c.low in ("de", "d'") for c in tree.kids(t, "case"))
        ]
        return [t for t in tokens if t not in cased]

    def _acts(self, tree: Tree, verb: Token, row: dict[str, Any]) -> list[Token]:
        out: list[Token] = []
        if "act" in row:
            out = [t for t in follow(tree, verb, row["act"]) if t.item.time is None and not t.item.spans]
        if not out and ("act" not in row or "later" in row):
            out = self._governed(tree, verb) or self._later(tree, verb, row)
        out = [self.parts.behind(tree, token) for token in out]
        out = [self._deepest(tree, token) for token in out[:1]] + [
            self._deepest(tree, token) for token in out[1:] if self.parts.is_act(token)
        ]
        out += [
            t
            for act in out[:1]
            for t in tree.kids(act, "conj")
            if (t.pos == "VERB" and self.parts.is_conduct(t)) or (self.french and t.low in self.parts.nouns)
        ]
        return list({t.index: t for t in out}.values())

    def _governed(self, tree: Tree, verb: Token) -> list[Token]:
        """The heads of what stands behind "of", "for", "over", below the verb or its "responsible"."""
        liable = self.parts.rows["liable"]
        below = [t for t in tree.subtree(verb) if t.low in liable and t.index > verb.index]
        holders = [verb, *(t for t in below if not _of_joined(tree, t))]
        if self.french:
            holders += [t for o in tree.kids(verb, "obl", "xcomp") for t in [o] if o.low in liable]
        out: list[Token] = []
        lead = ""
        for holder in holders:
            phrases = sorted(tree.preps(holder), key=lambda p: p[0] in ("in", "dans"))
            for prep, inner in phrases:
                charged = inner.low in self.parts.rows["charge_nouns"]
                fits = (
                    inner.index > verb.index
                    and (charged or prep in self.parts.rows["act_preps"])
                    and inner.item.time is None
                    and not inner.item.spans
                )
                if prep == "for" and inner.low == "part":  # "for its part"
                    continue
                if fits and inner.low not in liable and inner not in out and prep in (lead or prep):
                    out += self._charged(tree, inner)
                    lead = prep
        if not out and self.french:
            for child in tree.kids(verb, "xcomp", "ccomp", "pcomp", "advcl", "obj", "obl"):
                cased = any(c.low in ("de", "d'") for c in tree.kids(child, "case", "mark"))
                if (child.pos == "VERB" or cased) and not child.item.spans:
                    out.append(child)
        return out

    def _charged(self, tree: Tree, token: Token) -> list[Token]:
        """`on a charge of spying`, `on suspicion of`: what the charge is of."""
        if token.low not in self.parts.rows["charge_nouns"]:
            return [token]
        return [t for p, t in tree.preps(token) if p in ("of", "de", "d'")]

    def _later(self, tree: Tree, verb: Token, row: dict[str, Any]) -> list[Token]:
        """`accused the army and fighters believed to be from Wagner of executing`: "of" hung elsewhere."""
        preps = row.get("later", ())
        tokens = tree.tokens
        for index in range(verb.index + 1, len(tokens) - 1):
            aside = tokens[index].gerund and tokens[index].dep == "advcl"  # "arrested officers, accusing them of"
            if tokens[index].low in _CLAUSE_MARKS or aside:
                break
            if tokens[index].low not in preps:
                continue
            for after in tokens[index + 1 : index + _REACH]:
                if after.gerund or (after.pos == "VERB" and self.parts.is_conduct(after)):
                    return [after]
                if after.low in self.parts.nouns and after.dep != "compound":
                    return [after]
                if after.low in self.parts.rows["doubts"]:
                    continue
                if after.low in ("avoir", "être", "s'", "se"):
                    return [after]
                if after.pos not in _BEFORE_NOUNS and after.dep not in ("compound", "poss", "case"):
                    break
        return []

    def _deepest(self, tree: Tree, token: Token) -> Token:
        """The verb that acts: "involvement in killing" keeps the noun; "trying to kill" the verb tried."""
        if token.low in ("avoir", "être", "having", "have"):
            for after in tree.tokens[token.index + 1 : token.index + 5]:
                kinds = ("VERB",) if tree.language == "en" else ("VERB", "ADJ", "NOUN")
                participle = after.past or after.pos in kinds
                if participle and after.low not in ("été", "been") and after.pos != "ADV":
                    return after
        if token.lemma in self.parts.rows["light"]:
            inner = tree.kids(token, "xcomp", "ccomp", "acomp", "attr", "obj")
            if inner and token.lemma == "be" and inner[0].low in self.parts.rows["labels"]:
                return inner[0]
            if inner and inner[0].pos == "VERB":
                return inner[0]
        return token


def _of_joined(tree: Tree, word: Token) -> bool:
    """`sanctioned X and a company involved in`: what is said of the unnamed one that is joined to a name."""
    noun = tree.parent(word)
    if noun is not None and any(t.low in ("other", "autres") for t in tree.kids(noun)):
        return False  # "X and three other companies": of all of them
    while noun is not None and noun.dep == "conj" and not noun.item.spans and word.dep in ("acl", "relcl", "amod"):
        noun = tree.parent(noun)
        if noun is not None and noun.item.spans:
            return True
    return False
