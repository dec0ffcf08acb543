"""Allegations: who accuses whom of what, in verbs of accusing, in what is said of a party, and in reasons.

An accusation is always alleged, never a fact. Where accuser, accused or act cannot be told, the claim is left out
rather than guessed; an accusation without a named accuser keeps an empty one.
"""

from typing import Any

from ostrakon.model import ClaimType, Modality, PartyKind
from ostrakon.reading.attribution import stance_of
from ostrakon.reading.counting import count_phrase
from ostrakon.reading.frames import done_by, done_to
from ostrakon.reading.gazetteer import is_media
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.timing import time_of
from ostrakon.reading.tree import Token, Tree

_NEAR = 6  # tokens after an act in which a counted group is its victims, where the parser hung it elsewhere
_NEWS_DAYS = 3  # a release is out within days of its act
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


class AllegationFinder:
    """Finds the allegations of one page; takes its designations for the reasons they give."""

    def __init__(
        self, page: Page, references: References, designations: list[Finding], quotations: list[Finding]
    ) -> None:
        self.page, self.references = page, references
        self.designations, self.quotations = designations, quotations
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.conduct = frozenset(self.rows["conduct"])
        self.nouns = frozenset(self.rows["conduct_nouns"])
        self.tree: Tree

    def find(self) -> list[Finding]:
        """The findings, one an act, accuser and accused."""
        out: list[Finding] = []
        for tree in self.page.trees:
            self.tree = tree
            for verb in list(tree.verbs()):
                out += self._accusation(verb)
                out += self._said(verb)
        for designation in self.designations:
            out += self._reason(designation)
            out += self._described_targets(designation)
        out += self._release()
        for finding in out:
            self._add_accuser(finding)
        return self._unique([f for f in out if not self._is_means(f, out)])

    def _add_accuser(self, finding: Finding) -> None:
        """`sanctioned X, accused of Y`: whoever imposes the sanctions is the accuser."""
        if finding.of("accuser"):
            return
        for designation in self.designations:
            same = designation.unit == finding.unit and designation.modality in _HAPPENED
            if same and set(finding.of("accused")) & set(designation.of("target")):
                finding.roles["accuser"] = list(designation.of("issuer"))

    def _is_means(self, finding: Finding, others: list[Finding]) -> bool:
        """`bombed a hospital, killing seven`: the result is part of the act."""
        if ".said." not in finding.rule or finding.act is None:
            return False
        tree = self.page.trees[finding.unit]
        verb = next((t for t in tree.tokens if self.page.words[t.item.first].start == finding.act[0]), None)
        above = tree.parent(verb) if verb is not None and verb.dep == "advcl" else None
        if above is None:
            return False
        start = self.page.words[above.item.first].start
        return any(o.act is not None and o.act[0] == start for o in others)

    def _accusation(self, verb: Token) -> list[Finding]:
        """`X accused Y of Z`, `Y, accused of Z by X`, `X reproche à Y d'avoir ...`."""
        if verb.lemma not in self.rows["accuse"]:
            return []
        tree = self.tree
        if verb.lemma == "hold" and not any(t.lemma == "responsible" for t in tree.subtree(verb)):
            return []
        accuser = self._can_accuse(self.references.of_all(tree, done_by(tree, verb)).parties)
        accused_tokens = done_to(tree, verb)
        if verb.lemma == "reprocher":
            accused_tokens = [t for p, t in tree.preps(verb) if p == "à"] + tree.kids(verb, "iobj")
        accused = self.references.of_all(tree, accused_tokens)
        acts = self._acts(verb) or self._later_act(verb)
        if (
            verb.lemma in ("condemn", "denounce", "criticize", "criticise", "charge", "indict", "fault", "suspect")
            and not acts
        ):
            return []
        if not acts:
            return []
        parties = [p for p in accused.parties if p not in accuser]
        if not parties and accused.counted is None:
            return []
        if tree.negated(verb):
            return []
        if not accuser and all(t.pos == "PRON" for t in accused_tokens) and verb.dep not in ("relcl", "acl"):
            return []
        return [self._made(verb, act, accuser, parties, "accuse") for act in acts[:1]]

    def _can_accuse(self, parties: list[int]) -> list[int]:
        return [p for p in parties if self.references.kind(p) not in (PartyKind.PLACE, PartyKind.VESSEL)]

    def _acts(self, verb: Token) -> list[Token]:
        """The heads of what stands behind "of" or "for"."""
        out: list[Token] = []
        holders = [
            verb,
            *(t for t in self.tree.kids(verb, "acomp", "oprd", "ccomp", "xcomp") if t.lemma == "responsible"),
        ]
        for token in done_to(self.tree, verb):
            holders += [t for t in self.tree.kids(token, "amod", "acl") if t.lemma == "responsible"]
        for prep, inner in [pair for holder in holders for pair in self.tree.preps(holder)]:
            if prep in self.rows["act_preps"] and inner.item.time is None and not inner.item.spans:
                out.append(self._deepest(inner))
        for child in self.tree.kids(verb, "xcomp", "ccomp", "pcomp", "advcl"):
            if child not in out and not out and child.pos == "VERB" and self.page.language == "fr":
                out.append(self._deepest(child))
        return out

    def _later_act(self, verb: Token) -> list[Token]:
        """`accused the army and fighters believed to be from Wagner of executing`: "of" hung elsewhere."""
        if self.page.language == "fr" or verb.lemma not in ("accuse", "suspect", "blame"):
            return []
        tokens = self.tree.tokens
        for index in range(verb.index + 1, len(tokens) - 1):
            after = tokens[index + 1]
            if tokens[index].low in ("of", "for") and (
                after.gerund or (after.lemma in self.conduct and after.pos == "VERB")
            ):
                return [after]
        return []

    def _deepest(self, token: Token) -> Token:
        """The verb that acts: "involvement in killing" keeps the noun; "trying to kill" the verb tried."""
        if token.low in ("avoir", "être", "having", "have") and token.index + 1 < len(self.tree.tokens):
            after = self.tree.tokens[token.index + 1]
            if after.past or after.pos in ("VERB", "ADJ"):
                return after
        if token.lemma in (
            "try",
            "attempt",
            "seek",
            "be",
            "continue",
            "begin",
            "tenter",
            "être",
            "avoir",
        ):
            inner = self.tree.kids(token, "xcomp", "ccomp", "acomp", "attr")
            if inner and inner[0].pos == "VERB":
                return inner[0]
        return token

    def _said(self, verb: Token) -> list[Finding]:
        """`HRW said soldiers had executed dozens`: conduct of a party told by another."""
        tree = self.tree
        if verb.lemma not in self.conduct or verb.dep == "amod":
            return []
        own = tree.kids(verb, "nsubj", "nsubjpass", "agent")
        if not own and verb.dep not in ("conj", "relcl", "ccomp"):
            return []
        stance = stance_of(tree, verb, self.references)
        said_by = list(stance.said_by) or self._quoted_by(tree)
        if not said_by or stance.modality is Modality.NEGATED:
            return []
        if stance.modality not in (Modality.REPORTED, Modality.ALLEGED) and not (
            stance.modality is Modality.ASSERTED and tree.unit.quote is not None
        ):
            return []
        if tree.unit.quote is not None and verb.lemma not in self.rows["strong"]:
            return []
        accuser = self._can_accuse(said_by)[:1]
        accused = [p for p in self.references.of_all(tree, done_by(tree, verb)).parties if p not in accuser]
        if not accuser or not accused or is_media(self.page.parties.parties[accuser[0]].key):
            return []
        if self._own_side(accuser[0], accused) or not self._surely_named(tree, verb, accused):
            return []
        return [self._made(verb, verb, accuser, accused, "said")]

    def _quoted_by(self, tree: Tree) -> list[int]:
        """The speaker of the quotation that the sentence stands in."""
        if tree.unit.quote is None:
            return []
        start = self.page.quotes[tree.unit.quote].start
        for finding in self.quotations:
            if finding.quote and finding.quote[0] == start:
                return list(finding.of("speaker"))
        return []

    def _surely_named(self, tree: Tree, verb: Token, accused: list[int]) -> bool:
        """Whether whom the clause names is told by more than a pronoun or an unsure name."""
        tokens = done_by(tree, verb)
        plain = [t for t in tokens if t.pos == "PRON" and t.low not in ("who", "which", "that", "qui")]
        parties = [self.page.parties.parties[p] for p in accused]
        known = all(d.sure or d.key or d.kind is PartyKind.PERSON or " " in d.name for d in parties)
        return known and (not plain or verb.lemma in self.rows["strong"])

    def _own_side(self, accuser: int, accused: list[int]) -> bool:
        """A government does not accuse its own army or ministers by telling what they did."""
        one = self.page.parties.parties[accuser]
        return bool(one.country) and all(self.page.parties.parties[p].country == one.country for p in accused)

    def _reason(self, designation: Finding) -> list[Finding]:
        """The reason of a designation, where it tells conduct, is an accusation by the issuer."""
        if designation.reason is None or designation.modality not in _HAPPENED:
            return []
        if not designation.of("issuer") or not designation.of("target"):
            return []
        tree = self.page.trees[designation.unit]
        self.tree = tree
        start, end = designation.reason
        tokens = [t for t in tree.tokens if start <= self.page.words[t.item.first].start < end]
        for token in tokens:
            verbal = token.pos == "VERB" and (
                token.lemma in self.conduct or (token.gerund and token.lemma not in self.rows["status"])
            )
            if verbal or token.low in self.nouns:
                return [
                    self._made(
                        token,
                        token,
                        list(designation.of("issuer")),
                        list(designation.of("target")),
                        "reason",
                        span=designation.reason,
                    )
                ]
        return []

    def _described_targets(self, designation: Finding) -> list[Finding]:
        """`sanctioned four companies that pay for X`: the clause on the targets is the issuer's accusation."""
        if designation.modality not in _HAPPENED or designation.counted is None or not designation.of("issuer"):
            return []
        tree = self.page.trees[designation.unit]
        self.tree = tree
        for verb in tree.verbs():
            head = tree.parent(verb)
            if (
                verb.dep not in ("relcl", "acl")
                or head is None
                or head.item.spans
                or verb.lemma not in self.conduct
            ):
                continue
            start = self.page.words[head.item.first].start
            if not designation.counted[0] <= start < designation.counted[1] or tree.passive(verb):
                continue
            inside = stance_of(tree, verb, self.references)
            if inside.modality is Modality.NEGATED:
                continue
            return [
                self._made(verb, verb, list(designation.of("issuer")), list(designation.of("target")), "targets")
            ]
        return []

    def _release(self) -> list[Finding]:
        """In an issuer's own release, sentences telling what a listed party did accuse it in the issuer's name."""
        issuer = self._release_issuer()
        if issuer is None:
            return []
        acts = [d for d in self.designations if d.modality in _HAPPENED and issuer in d.of("issuer")]
        targets = {p for d in acts if self._is_news(d) for p in d.of("target")}
        out: list[Finding] = []
        for tree in self.page.trees:
            self.tree = tree
            if tree.unit.quote is not None:
                continue
            for verb in list(tree.verbs()):
                if verb.lemma not in self.conduct or verb.dep not in ("ROOT", "conj", "relcl", "advcl", "acl"):
                    continue
                stance = stance_of(tree, verb, self.references)
                if stance.modality is not Modality.ASSERTED:
                    continue
                if any(t.low in ("they", "ils", "elles") for t in tree.kids(verb, "nsubj")):
                    continue
                accused = [p for p in self.references.of_all(tree, done_by(tree, verb)).parties if p in targets]
                if accused and verb.dep in ("ROOT", "conj", "relcl"):
                    out.append(self._made(verb, verb, [issuer], accused, "release"))
                    break
        return out

    def _is_news(self, designation: Finding) -> bool:
        """Whether the act is the release's own: of its day, or undated."""
        if designation.when is None or self.page.published is None:
            return True
        latest = self.page.times[designation.when].latest
        return latest is not None and (self.page.published - latest).days < _NEWS_DAYS

    def _release_issuer(self) -> int | None:
        """The authority whose own release this is: it acts "today" in the first paragraphs."""
        for designation in self.designations:
            if designation.modality in _HAPPENED and designation.of("issuer") and designation.unit < 4:
                words = self.page.plain[:900].lower()
                own = any(cue in words for cue in ("today", "pursuant to", "ce jour", "aujourd'hui", "(ofac)"))
                return designation.of("issuer")[0] if own else None
        return None

    def _made(
        self,
        verb: Token,
        act: Token,
        accuser: list[int],
        accused: list[int],
        rule: str,
        *,
        span: tuple[int, int] | None = None,
    ) -> Finding:
        tree, page = self.tree, self.page
        tokens = tree.subtree(verb)
        evidence = span or page.span_of(tokens[0].item.first, max(t.item.last for t in tokens))
        found = Finding(
            ClaimType.ALLEGATION,
            f"{page.language}.allegation.{rule}.{verb.lemma}",
            evidence,
            tree.number,
            Modality.ALLEGED,
            {"accuser": accuser, "accused": accused},
        )
        found.place = page.words[verb.item.first].start
        found.act = page.span_of(act.item.first, act.item.last)
        found.act_lemma = act.lemma
        found.when = time_of(page, tree, verb)
        if found.when is None and act is not verb:
            found.when = time_of(page, tree, act)
        stance = stance_of(tree, verb, self.references)
        if rule != "said":
            found.said_by = [p for p in stance.said_by if p not in accuser]
        self._add_victims(found, act)
        return found

    def _add_victims(self, found: Finding, act: Token) -> None:
        tree = self.tree
        tokens = list(done_to(tree, act)) if act.pos == "VERB" else []
        tokens += [
            inner for prep, inner in tree.preps(act) if prep in ("of", "de", "against", "contre", "on", "d'")
        ]
        vague = load_rules("references")[self.page.language]["vague"]
        tokens += [t for o in tokens if o.low in vague for p, t in tree.preps(o) if p in ("of", "de", "d'")]
        tokens += [t for t in tree.tokens[act.index + 1 : act.index + _NEAR] if t.pos == "NOUN"]
        for token in tokens:
            counted = count_phrase(self.page, token.item.first, self.page.language)
            people = token.low in load_rules("references")[self.page.language]["counted"]
            if counted and people and token.low not in ("companies", "entities", "vessels", "ships", "banks"):
                found.victim_count, found.victims = counted
                return
            named = [
                p
                for p in self.references.named(token)
                if self.references.kind(p) in (PartyKind.PERSON, PartyKind.GROUP)
            ]
            if named and act.lemma in (
                "kill",
                "murder",
                "torture",
                "poison",
                "abduct",
                "kidnap",
                "execute",
                "tuer",
                "assassiner",
            ):
                found.roles["victim"] = named

    def _unique(self, found: list[Finding]) -> list[Finding]:
        """One claim for the same accuser, accused and act."""
        seen: set[tuple[tuple[int, ...], tuple[int, ...], tuple[int, int] | None]] = set()
        out = []
        for finding in sorted(found, key=lambda f: (f.place, -len(f.of("accuser")), f.rule)):
            key = (tuple(finding.of("accuser")), tuple(finding.of("accused")), finding.act)
            act_seen = any(k[2] == finding.act and set(k[1]) & set(finding.of("accused")) for k in seen)
            if key not in seen and not act_seen:
                seen.add(key)
                out.append(finding)
        return out
