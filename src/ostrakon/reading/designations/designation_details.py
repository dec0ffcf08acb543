"""What a designation has besides issuer and target: modality and speaker, date, reason, program, measures."""

import re
from dataclasses import replace

from ostrakon.model import Action, ClaimType, Modality, PartyKind
from ostrakon.reading.designations.act_dates import ActDates
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding, Page, Span
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import Stance, stance_of

_LEAD = 3  # sentences of headline and lead, where "has imposed" is the news
_OPEN = (Modality.URGED, Modality.THREATENED, Modality.POSSIBLE, Modality.PLANNED)
_PROGRAM = re.compile(
    r"\b(?:E\.O\. ?\d{5}|EO ?\d{5}|Executive Order (?:\(E\.O\.\) )?\d{5}|(?:[A-Z][\w'-]+ ){1,6}(?:Sanctions )?"
    r"Regulations(?: \d{4})?|(?:Autonomous Sanctions Act|Global Magnitsky Act)(?: \d{4})?|"
    r"décret (?:présidentiel )?\d{5})"
)
_SPEAKING = frozenset(("porte-parole", "avocat", "avocate", "source", "spokesman", "spokeswoman", "spokesperson"))


class Detailer:
    """Makes findings of designations for one page."""

    def __init__(self, page: Page, references: References, words: SanctionWords) -> None:
        self.page, self.references, self.words = page, references, words
        self.rows = words.rows
        self.dates = ActDates(page, self.rows)

    def finding(
        self,
        tree: Tree,
        head: Token,
        action: Action,
        parties: tuple[Reference, Reference],
        *,
        rule: str,
        lone: bool,
    ) -> Finding | None:
        """The finding; None where nobody named can be its issuer, or nothing is known of it."""
        issuer, target = parties
        stance = self._deed_stance(tree, head, stance_of(tree, head, self.references))
        issuers = [p for p in issuer.parties if self._can_issue(p)]
        if issuer.parties and not issuers:
            return None
        targets = self._targets(target, issuers, stance)
        free = (*_OPEN, Modality.NEGATED) if stance.caller and tree.language == "fr" else _OPEN
        if not (issuers or targets or target.counted or lone) and stance.modality not in free:
            return None
        found = Finding(
            ClaimType.DESIGNATION,
            f"{self.page.language}.designation.{rule}.{head.lemma}",
            self._evidence(tree, head),
            tree.number,
            stance.modality,
            {"issuer": issuers, "target": targets},
            action=action,
        )
        found.place = self.page.words[head.item.first].start
        found.generic = lone
        found.past = self._is_past(tree, head)
        found.fresh = self._is_fresh(tree, head) and rule != "hits"
        found.aside = _is_aside(tree, head)
        found.relative = head.dep in ("relcl", "acl", "amod")
        found.count, found.counted = target.count, target.counted
        self._settle_speaker(tree, found, stance)
        self.dates.date(tree, head, found)
        found.reason = self._reason(tree, head)
        found.measures = self._measures(tree)
        program = _PROGRAM.search(self.page.plain, *self._sentence(tree))
        found.program = self.page.text[program.start() : program.end()] if program else None
        return found

    def _targets(self, target: Reference, issuers: list[int], stance: Stance) -> list[int]:
        """Who can be a target: nobody who issues or says it, no place, no unnamed speaker."""
        drafts = self.page.parties.parties
        return [
            p
            for p in target.parties
            if p not in issuers
            and (p not in stance.said_by or self._is_land(p))
            and drafts[p].name not in {drafts[i].name for i in issuers}
            and drafts[p].kind is not PartyKind.PLACE
            and drafts[p].key.removeprefix("body:") not in self.rows.get("never_targets", ())
            and not drafts[p].key.startswith("speaker:")
        ]

    def _is_land(self, party: int) -> bool:
        """`Le Mali salue la levée des sanctions contre le pays`: in French a state may speak of measures on it."""
        return self.page.language == "fr" and self.references.kind(party) is PartyKind.COUNTRY

    def _deed_stance(self, tree: Tree, head: Token, stance: Stance) -> Stance:
        """`a threat to sanction X` threatens, `a plan to lift the sanctions` plans."""
        if self._undone(tree, head) or self._turned_down(tree, head) or self._resisted(tree, head):
            return replace(stance, modality=Modality.NEGATED)
        if stance.modality in (Modality.ASSERTED, Modality.REPORTED) and self._called_for(tree, head):
            return replace(stance, modality=Modality.URGED)
        noun = tree.parent(head)
        joined = tree.parent(noun) if noun is not None and noun.low == "in" else None
        if joined is not None and joined.lemma == "join":
            return stance_of(tree, joined, self.references)
        if head.dep in ("acl", "relcl") and noun is not None and stance.modality is Modality.PLANNED:
            ranks = {t.low for t in tree.kids(noun, "amod", "det", "nummod")} & set(self.rows.get("ranks", ()))
            if ranks and any(t.low == "to" for t in tree.kids(head, "aux")):
                return replace(stance, modality=Modality.REPORTED if stance.said_by else Modality.ASSERTED)
        if head.past and noun is not None and noun.lemma == "have" and noun.dep == "acl":
            head, noun = noun, tree.parent(noun)  # "an attempt to have the sanctions lifted"
        elif head.past:
            return stance
        if head.dep != "acl" or noun is None or stance.modality is not Modality.ASSERTED:
            return stance
        word = self.rows["noun_stances"].get(noun.lemma)
        if word and any(t.low == "no" for t in tree.kids(noun, "det")):
            word = "negated"
        return replace(stance, modality=Modality(word)) if word else stance

    def _undone(self, tree: Tree, head: Token) -> bool:
        """`None of them has sanctioned X`, `has yet to sanction X`."""
        subjects = tree.kids(head, "nsubj", "nsubjpass")
        if any(t.low in ("neither", "no") for s in subjects for t in tree.kids(s, "preconj", "cc", "det")):
            return True
        if any(t.low in ("none", "neither", "nobody") for t in tree.kids(head, "nsubj", "nsubjpass", "obj")):
            return True
        above = tree.parent(head)
        return (
            above is not None
            and head.dep == "xcomp"
            and above.lemma == "have"
            and any(t.low == "yet" for t in (*tree.kids(above, "advmod"), *tree.kids(head, "advmod")))
        )

    def _resisted(self, tree: Tree, head: Token) -> bool:
        """`has resisted calls from MPs to sanction X`, `rejected a request to list X`: it has not been done."""
        if not any(t.low == "to" for t in tree.kids(head, "aux")) or tree.language != "en":
            return False
        for verb in tree.above(head):
            if verb.pos in ("VERB", "AUX"):
                calls = [
                    t
                    for t in tree.objects(verb)
                    if t.lemma in self.rows["resisted_nouns"] and t.index < head.index
                ]
                return verb.lemma in self.rows["resisting_verbs"] and bool(calls) and not tree.negated(verb)
        return False

    def _turned_down(self, tree: Tree, head: Token) -> bool:
        """`vetoed a draft that would have extended X`, `would have lifted X`: it did not come to be."""
        auxes = [t.low for t in tree.kids(head, "aux")]
        if tree.language == "en" and "would" in auxes and "have" in auxes:
            return True
        text = tree.parent(head)
        if head.dep not in ("relcl", "acl") or text is None or text.lemma not in self.rows.get("draft_texts", ()):
            return False
        verb = tree.main_verb(text)
        return verb is not None and verb.lemma in self.rows["turning_down"] and text in tree.objects(verb)

    def _called_for(self, tree: Tree, head: Token) -> bool:
        """`has called for the embargo to be ended`."""
        if not any(t.low == "to" for t in tree.kids(head, "aux")):
            return False
        return any(
            t.lemma in ("call", "ask", "press", "appeal", "push") and t.index < head.index
            for t in tree.above(head)
        )

    def _is_past(self, tree: Tree, head: Token) -> bool:
        """Whether "already", "earlier", "first" stand with this verb and not with another below it."""
        rows = set(self.rows["past_words"])
        if any(t.low == "separately" for t in tree.kids(head, "advmod")):
            return True
        if head.dep in ("ROOT", "conj") and any(t.low == "had" for t in tree.kids(head, "aux")):
            return True
        for token in tree.subtree(head):
            if token.low in rows and not (token.low == "first" and token.dep != "advmod"):
                between = next((t for t in [token, *tree.above(token)] if t.pos == "VERB" or t is head), head)
                if between is head:
                    return True
        above = tree.parent(head)
        return head.pos == "NOUN" and above is not None and any(t.low in rows for t in tree.kids(above, "advmod"))

    def _is_fresh(self, tree: Tree, head: Token) -> bool:
        """Whether a verb tells the news itself: a finite clause, neither perfect nor set back by "already"."""
        if head.pos not in ("VERB", "AUX") or head.dep in ("relcl", "acl", "amod", "advcl"):
            return False
        kids = {t.lemma for t in tree.kids(head, "aux")} | {t.low for t in tree.kids(head, "advmod")}
        perfect = {"have"} if tree.language == "en" else set()
        if tree.number < _LEAD and not any(t.low == "had" for t in tree.kids(head, "aux")):
            perfect = set()
        if any(t.low in ("avait", "avaient") for t in tree.kids(head, "aux", "auxpass")):
            return False
        own = tree.kids(head, "nsubj", "nsubjpass", "attr") or head.dep == "conj"
        return bool(own) and not kids & (perfect | set(self.rows["past_words"]))

    def _sentence(self, tree: Tree) -> Span:
        return self.page.span_of(tree.unit.items[0].first, tree.unit.items[-1].last)

    def _can_issue(self, party: int) -> bool:
        draft = self.page.parties.parties[party]
        if draft.kind is PartyKind.PERSON:
            return not _SPEAKING & {w.lower() for name in draft.names for w in name.split()}
        if draft.kind not in AUTHORITIES or is_media(draft.key):
            return False
        words = {w.lower() for name in draft.names for w in name.split()}
        return not words & set(self.rows["not_issuer_heads"]) or draft.key.startswith(("body:", "country:"))

    def _settle_speaker(self, tree: Tree, found: Finding, stance: Stance) -> None:
        """Who says it; what an issuer says of its own act is asserted. A caller for sanctions is the speaker."""
        issuers = found.of("issuer")
        if stance.modality in (*_OPEN, Modality.NEGATED) and (stance.caller or stance.addressee):
            caller = [p for p in stance.caller if self.references.kind(p) is not PartyKind.PLACE]
            if stance.modality is Modality.URGED:
                found.said_by = caller
                if not issuers or issuers == caller:
                    found.roles["issuer"] = [
                        p for p in stance.addressee if self.references.kind(p) in AUTHORITIES and p not in caller
                    ]
            elif not issuers and (stance.modality in _OPEN or tree.language == "fr"):
                found.roles["issuer"] = caller
        said = [p for p in stance.said_by if p not in issuers]
        if stance.modality is not Modality.REPORTED:
            if said and not found.said_by:
                found.said_by = said
            return
        announced = {t.lemma for t in tree.tokens} & {"announce", "annoncer", "decide", "décider"}
        own = set(stance.said_by) & set(issuers)
        if not stance.said_by or (own and (stance.trailing or announced)) or (announced and not stance.trailing):
            found.modality = Modality.ASSERTED
            return
        found.said_by = list(stance.said_by)
        if not issuers and found.relative is False:
            found.roles["issuer"] = [p for p in stance.said_by if self.references.kind(p) in AUTHORITIES]

    def _evidence(self, tree: Tree, head: Token) -> Span:
        tokens = tree.subtree(head)
        return self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens))

    def _reason(self, tree: Tree, head: Token) -> Span | None:
        """The words after "for", "over", "because of": a noun phrase or gerund that says why."""
        holders = [head]
        above = tree.parent(head)
        if head.pos in ("VERB", "AUX"):
            for token in done_to(tree, head):
                holders += tree.conjuncts(token)
        elif above is not None and above.pos == "VERB":
            holders.append(above)
        for holder in holders:
            for prep, inner in tree.preps(holder):
                span = self._reason_span(tree, prep, inner)
                if span:
                    return span
        return self._accused_of(tree, head)

    def _reason_span(self, tree: Tree, prep: str, inner: Token) -> Span | None:
        if prep not in self.rows["reason_preps"] or inner.item.time is not None:
            return None
        if inner.item.spans and prep in ("for", "pour"):
            return None
        if inner.low in (
            "year",
            "years",
            "month",
            "months",
            "mois",
            "an",
            "ans",
            "time",
            "fois",
            "failing",
            "durée",
            "période",
            "semestre",
        ):
            return None
        tokens = tree.subtree(inner)
        first = tokens[0].index
        marks = tree.kids(inner, "case", "mark") if tree.language == "fr" else []
        if marks:
            first = max(t.index for t in tree.subtree(marks[0])) + 1
        tokens = [t for t in tokens if t.index >= first]
        return self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens)) if tokens else None

    def _accused_of(self, tree: Tree, head: Token) -> Span | None:
        """`sanctioned X, accused of Y`: the accusation beside the act is its reason."""
        for token in tree.tokens:
            if token.lemma in ("accuse", "accuser", "suspect", "soupçonner") and token.dep in (
                "acl",
                "advcl",
                "relcl",
            ):
                if head not in list(tree.above(token)):
                    continue
                for prep, inner in tree.preps(token):
                    if prep in ("of", "de", "d'"):
                        tokens = [
                            t
                            for t in tree.subtree(inner)
                            if t.dep not in ("case", "mark") or t.index > inner.index
                        ]
                        return self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens))
        return None

    def _measures(self, tree: Tree) -> list[str]:
        start, end = self._sentence(tree)
        words = self.page.plain[start:end].lower()
        return [name for name, cues in self.rows["measures"].items() if any(cue in words for cue in cues)]


def _is_aside(tree: Tree, head: Token) -> bool:
    """Whether the act is told in passing: `after sanctioning X`, `before it was listed`."""
    above = tree.parent(head)
    if head.dep not in ("pcomp", "advcl") or above is None:
        return False
    marks = {m.low for m in tree.kids(head, "mark", "case")}
    return above.low in ("after", "since", "before", "following") or bool(
        marks & {"after", "since", "before", "après"}
    )
