"""Allegations: who accuses whom of what, in verbs of accusing, in what is said of a party, and in reasons.

An accusation is always alleged, never a fact. Where accuser, accused or act cannot be told, the claim is left out
rather than guessed; an accusation without a named accuser keeps an empty one.
"""

from typing import Any

from ostrakon.model import ClaimType, Modality, PartyKind
from ostrakon.reading.attribution import stance_of
from ostrakon.reading.frames import done_by, done_to
from ostrakon.reading.gazetteer import is_media
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import References, count_phrase
from ostrakon.reading.rules import load_rules
from ostrakon.reading.timing import time_of
from ostrakon.reading.tree import Token, Tree

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


class AllegationFinder:
    """Finds the allegations of one page; takes its designations for the reasons they give."""

    def __init__(self, page: Page, references: References, designations: list[Finding]) -> None:
        self.page, self.references = page, references
        self.designations = designations
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
        out += self._release()
        return self._unique(out)

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
        acts = self._acts(verb)
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
        return [self._made(verb, act, accuser, parties, "accuse") for act in acts[:1]]

    def _can_accuse(self, parties: list[int]) -> list[int]:
        return [p for p in parties if self.references.kind(p) not in (PartyKind.PLACE, PartyKind.VESSEL)]

    def _acts(self, verb: Token) -> list[Token]:
        """The heads of what stands behind "of" or "for"."""
        out: list[Token] = []
        for prep, inner in self.tree.preps(verb):
            if prep in self.rows["act_preps"] and inner.item.time is None and not inner.item.spans:
                out.append(self._deepest(inner))
        for child in self.tree.kids(verb, "xcomp", "ccomp", "pcomp", "advcl"):
            if child not in out and not out and child.pos == "VERB" and self.page.language == "fr":
                out.append(self._deepest(child))
        return out

    def _deepest(self, token: Token) -> Token:
        """The verb that acts: "involvement in killing" keeps the noun; "trying to kill" the verb tried."""
        if token.lemma in (
            "try",
            "attempt",
            "seek",
            "help",
            "be",
            "continue",
            "begin",
            "tenter",
            "aider",
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
        stance = stance_of(tree, verb, self.references)
        if not stance.said_by or stance.modality is Modality.NEGATED:
            return []
        if stance.modality not in (Modality.REPORTED, Modality.ALLEGED):
            return []
        governor = next((h for h in tree.above(verb) if h.lemma in self.rows["speech"]), None)
        if governor is None:
            return []
        accuser = self._can_accuse(list(stance.said_by))[:1]
        accused = [p for p in self.references.of_all(tree, done_by(tree, verb)).parties if p not in accuser]
        if not accuser or not accused or is_media(self.page.parties.parties[accuser[0]].key):
            return []
        if self._own_side(accuser[0], accused):
            return []
        return [self._made(verb, verb, accuser, accused, "said")]

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

    def _release(self) -> list[Finding]:
        """In an issuer's own release, sentences telling what a listed party did accuse it in the issuer's name."""
        issuer = self._release_issuer()
        if issuer is None:
            return []
        targets = {p for d in self.designations if d.modality in _HAPPENED for p in d.of("target")}
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
                accused = [p for p in self.references.of_all(tree, done_by(tree, verb)).parties if p in targets]
                if accused and verb.dep in ("ROOT", "conj", "relcl"):
                    out.append(self._made(verb, verb, [issuer], accused, "release"))
                    break
        return out

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
        found.when = time_of(page, tree, verb) or (time_of(page, tree, act) if act is not verb else None)
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
