"""Accusations in an authority's own release: what it tells of its targets, it accuses them of."""

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.allegations.accusation import HAPPENED, Accusations
from ostrakon.reading.allegations.conduct_told import ConductTold
from ostrakon.reading.naming.gazetteer import parent_of
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import stance_of

_NEWS_DAYS = 3  # a release is out within days of its act
_LEAD, _HEADED = 4, 9  # sentences in which a release tells its act, without and with headings
_IMPOSING = (Action.IMPOSE, Action.EXTEND, Action.EXPAND, Action.MAINTAIN)
_LEADING = ("lead", "run", "manage", "head", "direct", "command", "own", "control", "operate")


class Releases:
    """Finds the accusations of one page that is a release."""

    def __init__(self, parts: Accusations, designations: list[Finding], told: ConductTold) -> None:
        self.parts, self.designations, self.told = parts, designations, told
        self.page, self.references = parts.page, parts.references

    def find(self) -> list[Finding]:
        """In an issuer's own release, sentences telling what a listed party did accuse it in the issuer's name."""
        issuer = self.release_issuer()
        if issuer is None:
            return []
        acts = [
            d for d in self.designations if d.modality in HAPPENED and issuer in self.parts.sides.listed.issuers(d)
        ]
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
        if (
            tree.language == "en"
            and head is not None
            and verb.dep == "ccomp"
            and head.lemma in self.told.tellers.verbs
        ):
            return None  # "a panel reported that he had used gangs": the panel tells it
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
        given = self._gives_reasons()
        if given is not None:
            return given
        words = self.page.plain.lower().replace("à ce jour", "")
        headed = any(cue in words for cue in self.parts.rows["release_cues"])
        for designation in self.designations:
            asserted = designation.modality is Modality.ASSERTED and bool(designation.of("issuer"))
            asserted = asserted and designation.action in _IMPOSING
            near = asserted and designation.unit < (_HEADED if headed else _LEAD) and self._is_news(designation)
            if near and (headed or self._of_today(designation)):
                return self._acting(self.parts.sides.listed.issuers(designation))
        return None

    def _gives_reasons(self) -> int | None:
        """`Le Comité a donné les motifs suivants :` — whatever follows is told by it."""
        for tree in self.page.trees if self.page.language == "fr" else ():
            lows = {t.low for t in tree.tokens}
            if "motifs" in lows and lows & {"suivants", "ci-après"}:
                found = [p for t in tree.tokens if t.dep == "nsubj" for p in self.references.named(t)]
                bodies = [p for p in found if self.references.kind(p) is not PartyKind.PERSON]
                return bodies[0] if bodies else None
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
