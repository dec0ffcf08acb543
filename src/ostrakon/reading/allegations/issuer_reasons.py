"""Accusations by whoever imposes sanctions: its reasons, and what its own release tells of its targets."""

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.conduct import classes_of
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.allegations.french_reasons import FrenchReasons
from ostrakon.reading.naming.gazetteer import parent_of
from ostrakon.reading.page import Finding, Span
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_NEWS_DAYS = 3  # a release is out within days of its act
_LEAD, _HEADED = 4, 9  # sentences in which a release tells its act, without and with headings
_REACH = 7  # tokens after "for" or "over" in which the reason stands
_IMPOSING = (Action.IMPOSE, Action.EXTEND, Action.EXPAND, Action.MAINTAIN)
_DOERS = ("poss", "compound")
_NO_DOERS = (PartyKind.PLACE, PartyKind.VESSEL)
_LEADING = ("lead", "run", "manage", "head", "direct", "command", "own", "control", "operate")
_EVENTS = ("coup", "putsch", "invasion", "guerre", "élection", "élections")


class IssuerReasons:
    """Finds the accusations that the designations of one page carry."""

    def __init__(self, parts: Accusations, designations: list[Finding], told: ConductTold) -> None:
        self.parts, self.designations, self.told = parts, designations, told
        self.page, self.references = parts.page, parts.references
        self.french = FrenchReasons(parts) if parts.page.language == "fr" else None

    def find(self) -> list[Finding]:
        """The claims by the issuers."""
        out: list[Finding] = []
        for designation in self.designations:
            if designation.modality is Modality.URGED and designation.said_by:
                out += self._reason(designation, by=designation.said_by)
            if designation.modality in HAPPENED and designation.of("issuer"):
                out += self._following(designation)
                out += self._reason(designation) or self._loose_reason(designation)
                out += self._described_targets(designation)
        return out + self._release()

    def _reason(self, designation: Finding, *, by: list[int] | None = None) -> list[Finding]:
        """The reason of a designation, where it tells conduct, accuses in the issuer's or the caller's name."""
        if designation.reason is None or not (designation.of("target") or designation.counted):
            return []
        start, end = designation.reason
        tree = self._tree_at(start) or self.page.trees[designation.unit]
        tokens = [t for t in tree.tokens if start <= self.page.words[t.item.first].start < end]
        status = self.parts.rows["status"]
        for token in tokens:
            verbal = token.pos == "VERB" and (
                self.parts.is_conduct(token) or (token.gerund and token.lemma not in status)
            )
            if tree.language == "fr" and token.low in _EVENTS:
                continue
            if (verbal and token.dep != "amod") or token.low in self.parts.nouns:
                own, others = ([p for t in tree.kids(token, d) for p in self.references.named(t)] for d in _DOERS)
                first = tokens.index(token)
                others += [p for t in tokens[:first] for p in self.references.named(t) if self._is_land(p)]
                others += self._lands_before(designation.reason[0], self.page.words[token.item.first].start)
                own = [p for p in own if not verbal and self.references.kind(p) not in _NO_DOERS]
                if others and not verbal and not set(others) & set(designation.of("target")):
                    return []  # "over U.S. arms sales": not what the targets did
                issuers = by or self.parts.sides.issuers(designation)
                if self.french is not None:
                    own = self.french.own_doers(tree, token, issuers) or own
                sides = (issuers, own or self._named_so(tree, token, designation))
                acts = [token] if self.french is None else self.french.all_acts(tree, token, designation.reason)
                return [self.parts.made(tree, t, t, sides, "reason", span=designation.reason) for t in acts]
        return []

    def _named_so(self, tree: Tree, act: Token, designation: Finding) -> list[int]:
        """The targets; nobody where the reason is what another, "a network accused of", is accused of."""
        for verb in tree.above(act):
            head = tree.parent(verb)
            if (
                verb.dep in ("acl", "relcl")
                and verb.lemma in ("accuse", "suspect", "accuser")
                and head is not None
            ):
                several = head.item.spans or head.low.endswith("s")  # not "a network accused of"
                return (self._described(tree, designation, head) or []) if several else []
        return self._told_here(tree, designation)

    def _told_here(self, tree: Tree, designation: Finding) -> list[int]:
        """In a later sentence that tells the act again, the reason is that of the targets named there."""
        targets = designation.of("target")
        if tree.number == designation.unit:
            return targets
        named = {p for t in tree.tokens for p in self.references.named(t)}
        return [p for p in targets if p in named] or targets

    def _following(self, designation: Finding) -> list[Finding]:
        """`sanctioned A and B following X's missile transfer to Y`: what X did, in the issuer's words."""
        tree = self.page.trees[designation.unit]
        for noun in tree.tokens:
            lead = tree.parent(noun)
            if lead is None or lead.low not in ("following", "after", "over") or noun.low not in self.parts.nouns:
                continue
            doers = [p for t in tree.kids(noun, "poss") for p in self.references.named(t)]
            if doers and classes_of(tree.language, noun.low) & {"arms", "support", "finance", "evasion"}:
                sides = (self.parts.sides.issuers(designation), doers)
                return [self.parts.made(tree, noun, noun, sides, "following")]
        return []

    def _lands_before(self, start: int, end: int) -> list[int]:
        """Countries that an adjective between the places names: "U.S. arms sales"."""
        words, register = self.page.words, self.page.parties
        near = [n for n in self.page.names if start <= words[n.first].start < end and n.form == "adjective"]
        return [p for n in near for p in [register.country(n.country)] if p is not None]

    def _is_land(self, party: int) -> bool:
        return self.references.kind(party) is PartyKind.COUNTRY

    def _loose_reason(self, designation: Finding) -> list[Finding]:
        """`against three officials over attacks on journalists`: a reason hung on another word."""
        out: list[Finding] = []
        for tree, span, place in self._tellings(designation):
            out += self._loose_in(tree, span, place, designation)
        return out

    def _loose_in(self, tree: Tree, span: Span, place: int, designation: Finding) -> list[Finding]:
        for prep in tree.tokens:
            start = self.page.words[prep.item.first].start
            inside = place < start < span[1] and prep.low in self.parts.rows["reasons"]
            if not inside or self._of_another(tree, prep, place):
                continue
            act = self._act_after(tree, prep)
            if act is not None:
                own = [p for t in tree.kids(act, "poss") for p in self.references.named(t)]
                sides = (self.parts.sides.issuers(designation), own or self._told_here(tree, designation))
                return [self.parts.made(tree, act, act, sides, "reason")] if sides[1] else []
        return []

    def _tellings(self, designation: Finding) -> list[tuple[Tree, Span, int]]:
        """Each sentence that tells the act, with the words that tell it and where its verb stands."""
        out = [(self.page.trees[designation.unit], designation.evidence, designation.place)]
        for span in designation.retold:
            tree = self._tree_at(span[0])
            out += [(tree, span, span[0])] if tree is not None else []
        return out

    def _tree_at(self, place: int) -> Tree | None:
        for tree in self.page.trees:
            items = tree.unit.items
            if self.page.words[items[0].first].start <= place < self.page.words[items[-1].last - 1].end:
                return tree
        return None

    def _act_after(self, tree: Tree, prep: Token) -> Token | None:
        tokens = tree.tokens[prep.index + 1 : prep.index + _REACH]
        if tree.language == "fr" and tokens and tokens[0].low in ("avoir", "s'", "s'être"):
            return next((t for t in tokens[1:] if t.past and t.low not in ("été", "eu")), None)
        for after in tokens:
            if after.low in self.parts.rows["doubts"]:
                continue
            if after.gerund or (after.pos == "VERB" and self.parts.is_conduct(after)):
                return after if after.lemma not in self.parts.rows["status"] else None
            if after.low in self.parts.nouns and after.dep != "compound":
                return after
            if after.pos in ("VERB", "ADP", "PUNCT", "SCONJ") and after.low not in ("'s", '"', "to"):
                return None
        return None

    def _of_another(self, tree: Tree, prep: Token, place: int) -> bool:
        """Whether the preposition stands in a clause of its own below the act."""
        heads = list(tree.above(prep))
        if tree.language == "fr" and prep.dep in ("case", "mark"):
            heads = heads[1:]  # "pour" hangs on the reason itself
        for head in heads:
            start = self.page.words[head.item.first].start
            if start <= place:
                return False
            if head.pos in ("VERB", "AUX") and head.dep in ("relcl", "acl", "advcl", "conj", "ccomp"):
                return True
        return False

    def _described_targets(self, designation: Finding) -> list[Finding]:
        """`sanctioned four companies that pay for X`: the clause on the targets is the issuer's accusation."""
        tree = self.page.trees[designation.unit]
        liable = self._liable_targets(tree, designation)
        if liable:
            return liable
        for verb in tree.verbs():
            head = tree.parent(verb)
            if verb.dep not in ("relcl", "acl") or head is None or not self._tells(tree, verb):
                continue
            if head.pos == "PRON":
                continue  # "those who enable the war": whoever they are
            targets = self._described(tree, designation, head)
            inside = {p for t in tree.subtree(verb) for p in self.references.named(t)}
            if targets is not None and (not inside or set(targets) - inside == set(targets) or len(targets) > 1):
                targets = [p for p in targets if p not in inside]
                sides = (self.parts.sides.issuers(designation), targets)
                return [self.parts.made(tree, verb, verb, sides, "targets")]
        return []

    def _liable_targets(self, tree: Tree, designation: Finding) -> list[Finding]:
        """`sanctioned six officials responsible for repression`."""
        for word in tree.tokens:
            noun = tree.parent(word)
            if (
                word.low not in self.parts.rows["liable"]
                or word.dep not in ("amod", "acl", "relcl")
                or noun is None
            ):
                continue
            if noun.index > word.index or noun.pos not in ("NOUN", "PROPN"):
                continue
            targets = self._described(tree, designation, noun)
            inner = [self.parts.behind(tree, t) for p, t in tree.preps(word) if p in ("for", "in")]
            act = next((t for t in inner if self.parts.is_act(t)), None)
            if targets and act is not None:
                return [
                    self.parts.made(tree, word, act, (self.parts.sides.issuers(designation), targets), "targets")
                ]
        return []

    def _tells(self, tree: Tree, verb: Token) -> bool:
        involved = verb.lemma in ("involve", "impliquer")
        measures = ("sanctions", "mesures", "embargo", "gel", "restrictions", "interdiction")
        if tree.language == "fr" and any(t.low in measures for t in tree.subjects(verb)):
            return False
        if not self.parts.is_conduct(verb) or (tree.passive(verb) and not involved):
            return False
        if self.told.is_neutral(tree, verb):
            return False
        if verb.dep == "relcl" and tree.language == "en" and not self._is_on_head(tree, verb):
            return False  # "when Britain banned it"
        return stance_of(tree, verb, self.references).modality is not Modality.NEGATED

    def _is_on_head(self, tree: Tree, verb: Token) -> bool:
        """Whether what the clause hangs on does what it tells: "firms that pay", not "firms it banned"."""
        subjects = tree.kids(verb, "nsubj", "nsubjpass")
        return not subjects or any(t.low in ("who", "which", "that") for t in subjects)

    def _described(self, tree: Tree, designation: Finding, head: Token) -> list[int] | None:
        """The targets that a clause on `head` tells of; None where it tells of others."""
        tokens = [head, *tree.kids(head, "appos", "flat")]
        named = [p for t in tokens for p in self.references.named(t) if p in designation.of("target")]
        if head.item.spans or named:
            return named or None
        if self._is_object(tree, head, designation):
            return list(designation.of("target"))
        start = self.page.words[head.item.first].start
        counted = designation.counted
        inside = counted is not None and counted[0] <= start < counted[1]
        return list(designation.of("target")) if inside else None

    def _is_object(self, tree: Tree, head: Token, designation: Finding) -> bool:
        """Whether the noun is what the designating verb is done to."""
        top = head
        while top.dep == "conj":
            top = tree.tokens[top.head]
        verb = tree.parent(top)
        if top is not head and top.item.spans:
            return False  # "X and a network accused of": the clause is on the network alone
        if verb is None or top.dep not in ("obj", "pobj", "obl"):
            return False
        verb = verb if verb.pos in ("VERB", "AUX") else tree.main_verb(verb)
        return verb is not None and self.page.words[verb.item.first].start == designation.place

    def _release(self) -> list[Finding]:
        """In an issuer's own release, sentences telling what a listed party did accuse it in the issuer's name."""
        issuer = self.release_issuer()
        if issuer is None:
            return []
        acts = [d for d in self.designations if d.modality in HAPPENED and issuer in self.parts.sides.issuers(d)]
        targets = {p for d in acts if self._is_news(d) for p in d.of("target")}
        out: list[Finding] = []
        for tree in self.page.trees:
            if tree.unit.quote is None and not self.parts.is_boilerplate(tree):
                for verb in tree.verbs():
                    act = self._release_act(tree, verb)
                    doers = self._release_doers(tree, verb, issuer) if act else []
                    accused = [p for p in doers if p in targets or self._is_subject(tree, verb, p, issuer)]
                    if act and accused:
                        out.append(self.parts.made(tree, verb, act, ([issuer], accused), "release"))
        return out

    def _is_subject(self, tree: Tree, verb: Token, party: int, issuer: int) -> bool:
        """Whether a person or firm told of by name is one the release is about: neither its own nor quoted."""
        if tree.passive(verb) or not self.parts.is_conduct(verb) or verb.lemma in _LEADING:
            return False
        draft, own = self.page.parties.parties[party], self.page.parties.parties[issuer]
        kinds = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.VESSEL)
        if draft.kind not in kinds or draft.key or (draft.country and draft.country == own.country):
            return False
        named = {p for t in self.parts.sides.doers(tree, verb) for p in self.references.named(t)}
        spoken = {p for q in self.parts.sides.quotations for p in q.of("speaker")}
        return party in named and party not in spoken and " " in draft.name

    def _release_act(self, tree: Tree, verb: Token) -> Token | None:
        """What the clause of the verb tells as conduct and as a fact: the verb, or "a role in"."""
        head = tree.parent(verb)
        goes_on = head is not None and verb.dep == "xcomp" and head.lemma in self.parts.rows["light"]
        if verb.dep not in ("ROOT", "conj", "relcl", "acl", "ccomp", "advcl") and not goes_on:
            return None
        wicked = any(
            t.low in self.parts.nouns or t.low in self.parts.rows["measuring"] for t in tree.kids(verb, "obj")
        )
        leads = verb.lemma in _LEADING and (tree.passive(verb) or not wicked)
        after = {t.low for t in tree.kids(verb, "mark")} & {"since", "after", "before", "until", "if", "when"}
        if leads or after or self.told.is_to_do(tree, verb):
            return None
        theirs = any(t.low in self.parts.rows["they"] for t in tree.kids(verb, "nsubj"))
        if theirs and verb.dep not in ("ROOT", "conj"):
            return None
        played = [t for t in tree.kids(verb, "obj") if t.low in self.parts.rows["agentive"]]
        if self.told.is_neutral(tree, verb) or (tree.passive(verb) and not self._involved(tree, verb)):
            return None
        act = self.told.act_of(tree, verb) if not self.parts.is_told(verb) else verb
        if act is verb and not self.parts.is_conduct(verb) and not self.told.has_means(tree, verb):
            return None
        act = played[0] if played and not verb.gerund else act
        if act is None or act.lemma in self.parts.rows["status"]:
            return None
        if act.lemma == "hold" and "behalf" not in {t.low for t in tree.subtree(verb)}:
            return None
        return act if stance_of(tree, verb, self.references).modality is Modality.ASSERTED else None

    def _release_doers(self, tree: Tree, verb: Token, issuer: int) -> list[int]:
        """Who does it; whoever "is involved in" it does it too."""
        tokens = tree.subjects(verb) if self._involved(tree, verb) else self.parts.sides.doers(tree, verb)
        return self.parts.sides.accused(tree, tokens, [issuer])

    def _involved(self, tree: Tree, verb: Token) -> bool:
        return tree.passive(verb) and verb.lemma in ("involve", "impliquer", "engage")

    def _is_news(self, designation: Finding) -> bool:
        """Whether the act is the release's own: of its day, or undated."""
        if designation.when is None or self.page.published is None:
            return True
        latest = self.page.times[designation.when].latest
        return latest is not None and (self.page.published - latest).days < _NEWS_DAYS

    def release_issuer(self) -> int | None:
        """The authority whose own release this is: it acts "today", or its text has a release's headings."""
        words = self.page.plain.lower()
        headed = any(cue in words for cue in self.parts.rows["release_cues"])
        for designation in self.designations:
            asserted = designation.modality is Modality.ASSERTED and bool(designation.of("issuer"))
            asserted = asserted and designation.action in _IMPOSING
            near = asserted and designation.unit < (_HEADED if headed else _LEAD) and self._is_news(designation)
            if near and (headed or self._of_today(designation)):
                return self._acting(self.parts.sides.issuers(designation))
        return None

    def _acting(self, issuers: list[int]) -> int:
        """The council rather than the union, the office rather than the department."""
        keys = {self.page.parties.parties[p].key for p in issuers}
        inner = [p for p in issuers if parent_of(self.page.parties.parties[p].key) in keys - {""}]
        return (inner or issuers)[0]

    def _of_today(self, designation: Finding) -> bool:
        """Whether the act is said to be of this very day."""
        days = self.parts.rows["release_days"]
        when = self.page.times[designation.when].text.lower() if designation.when is not None else ""
        tokens = self.page.trees[designation.unit].tokens
        said = {w.low for w in self.page.words[tokens[0].item.first : tokens[-1].item.last]}
        return when in days or bool(said & set(days))
