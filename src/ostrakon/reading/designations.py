"""Designations: who imposes, lifts, extends ... sanctions on whom, by frames kept as data.

Takes: trees and references. Gives: findings of type designation, one per verb or noun that says one; merging
them into legal acts is a later stage.
"""

from typing import Any

from ostrakon.model import Action, ClaimType, Modality, PartyKind
from ostrakon.reading.attribution import Stance, speech_verbs, stance_of
from ostrakon.reading.gazetteer import is_media
from ostrakon.reading.page import Finding, Page, Span
from ostrakon.reading.references import Reference, References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.timing import time_of
from ostrakon.reading.tree import Token, Tree

_AUTHORITIES = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)


class DesignationFinder:
    """Finds the designations of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.rows: dict[str, Any] = load_rules(f"designations_{page.language}")
        self.used: set[tuple[int, int]] = set()
        self.tree: Tree

    def find(self) -> list[Finding]:
        """The findings in order of their words."""
        out: list[Finding] = []
        for tree in self.page.trees:
            self.tree = tree
            for verb in tree.verbs():
                out += self._of_verb(verb)
            for token in tree.tokens:
                out += self._of_noun(token)
        return sorted(out, key=lambda f: f.place)

    def _of_verb(self, verb: Token) -> list[Finding]:
        for route in (self._sanction_object, self._onto_list, self._barred, self._frozen, self._direct):
            found = route(verb)
            if found:
                return [found]
        return []

    def _is_sanction(self, token: Token) -> bool:
        """Whether a noun speaks of sanctions: the word itself, or a loose one with what makes it so."""
        if token.item.spans:
            return False
        low = token.low
        if low in self.rows["carriers"]:
            return any(
                self._is_sanction(inner) for prep, inner in self.tree.preps(token) if prep in ("of", "de", "d'")
            )
        if low not in self.rows["nouns"]:
            return False
        if low not in self.rows["loose_nouns"]:
            return True
        near = {t.low for t in self.tree.kids(token)} | {t.lemma for t in self.tree.kids(token)}
        near |= {t.low for _, t in self.tree.preps(token)}
        return bool(near & set(self.rows["loose_modifiers"]))

    def _affected(self, verb: Token) -> list[Token]:
        """What the verb is done to, in either voice."""
        tree = self.tree
        if tree.passive(verb):
            return tree.subjects(verb)
        return tree.objects(verb)

    def _actors(self, verb: Token) -> list[Token]:
        return self.tree.agents(verb) if self.tree.passive(verb) else self.tree.subjects(verb)

    def _sanction_object(self, verb: Token) -> Finding | None:
        action = self.rows["noun_verbs"].get(verb.lemma)
        if action is None:
            return None
        nouns = [
            part
            for token in self._affected(verb)
            for part in self.tree.conjuncts(token)
            if self._is_sanction(part)
        ]
        if verb.lemma in ("place", "put", "take") and not nouns:
            return None
        if not nouns:
            return None
        for noun in nouns:
            self.used.add((self.tree.number, noun.index))
            for _, inner in self.tree.preps(noun):
                if self._is_sanction(inner):
                    self.used.add((self.tree.number, inner.index))
        issuer = self.references.of_all(self.tree, self._actors(verb))
        if not issuer.parties:
            issuer = self._noun_issuer(nouns[0])
        target = self._noun_targets(nouns)
        if not target:
            target = self._prep_targets(verb)
        if action == "impose" and self._nested_action(nouns[0]):
            return None
        return self._finding(verb, Action(action), issuer, target, "sanctions_object")

    def _nested_action(self, noun: Token) -> bool:
        return False

    def _noun_targets(self, nouns: list[Token]) -> Reference:
        out = Reference()
        for noun in nouns:
            for prep, inner in self.tree.preps(noun):
                if prep in self.rows["noun_preps"]:
                    self._join(out, self.references.of(self.tree, inner))
                elif prep in ("of", "de", "d'") and self._is_sanction(inner):
                    self._join(out, self._noun_targets([inner]))
            for part in self.tree.kids(noun, "acl", "relcl"):
                if part.lemma in (
                    "target",
                    "viser",
                    "hit",
                    "cibler",
                    "prendre",
                    "décréter",
                    "imposer",
                    "impose",
                    "affect",
                ):
                    self._join(out, self.references.of_all(self.tree, self.tree.objects(part)))
                    self._join(out, self._prep_targets(part))
        return out

    def _join(self, out: Reference, more: Reference) -> None:
        out.parties += [p for p in more.parties if p not in out.parties]
        if out.counted is None:
            out.count, out.counted = more.count, more.counted

    def _prep_targets(self, verb: Token) -> Reference:
        out = Reference()
        for prep, inner in self.tree.preps(verb):
            if prep in self.rows["noun_preps"]:
                self._join(out, self.references.of(self.tree, inner))
        return out

    def _noun_issuer(self, noun: Token) -> Reference:
        """`EU sanctions`, `Britain's sanctions`, `sanctions by the EU`."""
        out = Reference()
        kids = self.tree.kids(noun, "poss", "amod", "compound", "nmod")
        for kid in kids:
            named = self.references.named(kid)
            if not named and kid.dep == "poss":
                named = self.references.pronoun(self.tree, kid)
            land = self._adjective_country(kid)
            for party in [*named, *([land] if land is not None else [])]:
                if self.references.kind(party) in _AUTHORITIES and party not in out.parties:
                    out.parties.append(party)
        for prep, inner in self.tree.preps(noun):
            if prep in ("by", "par", "from") or (prep == "de" and self.page.language == "fr"):
                for party in self.references.of(self.tree, inner).parties:
                    if self.references.kind(party) in _AUTHORITIES and party not in out.parties:
                        out.parties.append(party)
        for part in self.tree.kids(noun, "acl"):
            self._join(out, self.references.of_all(self.tree, self.tree.agents(part)))
        return out

    def _adjective_country(self, token: Token) -> int | None:
        for span in self.page.names:
            if span.first == token.item.first and span.form == "adjective":
                return self.page.parties.country(span.country)
        return None

    def _onto_list(self, verb: Token) -> Finding | None:
        action = self.rows["list_verbs"].get(verb.lemma)
        if action is None:
            return None
        place = next(
            (
                inner
                for prep, inner in self.tree.preps(verb)
                if prep
                in (
                    "to",
                    "on",
                    "onto",
                    "under",
                    "from",
                    "off",
                    "with",
                    "in",
                    "sur",
                    "sous",
                    "à",
                    "de",
                    "dans",
                    "par",
                    "out of",
                )
                and self._is_list(inner)
            ),
            None,
        )
        if place is None:
            return None
        self.used.add((self.tree.number, place.index))
        affected = self._affected(verb) or (self.tree.subjects(verb) if verb.lemma == "figurer" else [])
        target = self.references.of_all(self.tree, affected)
        issuer = self.references.of_all(self.tree, self._actors(verb)) if verb.lemma != "figurer" else Reference()
        if verb.lemma == "faire":
            return None
        if not issuer.parties:
            issuer = self._noun_issuer(place)
        return self._finding(verb, Action(action), issuer, target, "onto_list")

    def _is_list(self, token: Token) -> bool:
        low = token.low
        if low not in self.rows["list_nouns"] and token.lemma not in self.rows["list_nouns"]:
            return False
        if low in ("list", "lists", "liste", "listes"):
            near = {t.low for t in self.tree.subtree(token)}
            return bool(
                near
                & {
                    "sanctions",
                    "sanction",
                    "blacklist",
                    "sdn",
                    "stop",
                    "travel",
                    "its",
                    "noire",
                    "terrorist",
                    "asset-freeze",
                    "no-entry",
                    "sa",
                    "the",
                    "nationals",
                    "wanted",
                    "similar",
                    "la",
                }
            )
        return self._is_sanction(token) or low in (
            "blacklist",
            "sanctions",
            "annex",
            "annexe",
            "register",
            "registre",
        )

    def _barred(self, verb: Token) -> Finding | None:
        action = self.rows["ban_verbs"].get(verb.lemma)
        if action is None:
            return None
        tree = self.tree
        words = {t.low for t in tree.subtree(verb)}
        if not words & {
            "entering",
            "entry",
            "enter",
            "territory",
            "travel",
            "travelling",
            "visas",
            "entrer",
            "entrée",
            "territoire",
            "visa",
        }:
            return None
        if self.page.language == "fr":
            target = Reference()
            for prep, inner in tree.preps(verb):
                if prep == "à":
                    self._join(target, self.references.of(tree, inner))
            if not target:
                target = self.references.of_all(tree, self._affected(verb))
        else:
            target = self.references.of_all(tree, self._affected(verb))
        issuer = self.references.of_all(tree, self._actors(verb))
        found = self._finding(verb, Action(action), issuer, target, "barred")
        if found and "travel_ban" not in found.measures:
            found.measures.append("travel_ban")
        return found

    def _frozen(self, verb: Token) -> Finding | None:
        """`froze the assets of X`; a passive without an issuer only repeats a designation."""
        action = self.rows["freeze_verbs"].get(verb.lemma)
        if action is None or (self.tree.passive(verb) and not self.tree.agents(verb)):
            return None
        target = Reference()
        for token in self._affected(verb):
            if token.lemma not in (
                "asset",
                "assets",
                "fund",
                "property",
                "account",
                "avoir",
                "avoirs",
                "fonds",
                "bien",
                "biens",
                "compte",
            ):
                continue
            for prep, inner in self.tree.preps(token):
                if prep in ("of", "belonging to", "de", "held by", "d'"):
                    self._join(target, self.references.of(self.tree, inner))
            self._join(target, self.references.of_all(self.tree, self.tree.kids(token, "poss")))
        issuer = self.references.of_all(self.tree, self._actors(verb))
        found = (
            self._finding(verb, Action(action), issuer, target, "frozen") if target and issuer.parties else None
        )
        if found and "asset_freeze" not in found.measures:
            found.measures.append("asset_freeze")
        return found

    def _direct(self, verb: Token) -> Finding | None:
        action = self.rows["direct"].get(verb.lemma)
        if action is None or verb.dep == "amod":
            return None
        affected = self._affected(verb)
        if any(t.lemma in self.rows["not_targets"] for t in affected):
            return None
        target = self.references.of_all(self.tree, affected)
        issuer = self.references.of_all(self.tree, self._actors(verb))
        if verb.lemma in (
            "list",
            "target",
            "viser",
            "designate",
            "désigner",
            "inscrire",
            "lister",
        ) and not self._sanctioning(verb, target):
            return None
        if not target and not issuer.parties:
            return None
        if not target and not any(
            t.low in ("officials", "individuals", "people") or t.lemma in self.rows["carriers"] for t in affected
        ):
            if not (self.tree.passive(verb) or affected):
                return None
            if (
                verb.lemma != "sanction"
                or not affected
                or not any(t.item.spans or t.pos == "PROPN" or t.low.endswith("s") for t in affected)
            ):
                return None
        return self._finding(verb, Action(action), issuer, target, "direct")

    def _sanctioning(self, verb: Token, target: Reference) -> bool:
        """Whether "listed", "targeted", "designated" speak of sanctions here."""
        good = [p for p in target.parties if self.references.kind(p) not in (PartyKind.COUNTRY, PartyKind.PLACE)]
        if not good and target.counted is None:
            return False
        named_as = any(t.low in ("as", "comme") for t in self.tree.kids(verb))
        if (
            verb.lemma in ("list", "designate", "désigner", "inscrire", "lister")
            and named_as
            and not any(t.low in ("terrorist", "terroriste", "global") for t in self.tree.subtree(verb))
        ):
            return False
        text = self.page.plain.lower()
        cue = (
            "sanction" in text
            or "restrictive" in text
            or "designat" in text
            or "asset freeze" in text
            or "gel des avoirs" in text
        )
        if verb.lemma in ("target", "viser"):
            sentence = {t.low for t in self.tree.tokens}
            near = bool(sentence & {"sanctions", "sanction", "measures", "mesures"})
            return near or (cue and self.tree.passive(verb) and bool(sentence & {"also", "également", "aussi"}))
        return cue

    def _of_noun(self, token: Token) -> list[Finding]:
        """Sanctions as a noun whose verb says nothing of them: "EU sanctions on X", "under US sanctions"."""
        if (
            (self.tree.number, token.index) in self.used
            or token.pos not in ("NOUN", "PROPN")
            or not self._is_sanction(token)
        ):
            return []
        if token.low in self.rows["carriers"]:
            return []
        issuer = self._noun_issuer(token)
        target = self._noun_targets([token])
        holder = self._under(token)
        if holder:
            self._join(target, holder)
        if token.dep in ("compound", "amod", "poss"):
            return []
        stance = stance_of(self.tree, token, self.references)
        if not target and (not issuer.parties or stance.modality is Modality.ASSERTED):
            if stance.modality in (Modality.URGED, Modality.THREATENED, Modality.PLANNED, Modality.POSSIBLE) and (
                issuer.parties or stance.caller
            ):
                return self._wrap(self._finding(token, Action.IMPOSE, issuer, target, "noun"))
            return []
        if not issuer.parties and stance.modality is Modality.ASSERTED:
            return []
        return self._wrap(self._finding(token, Action.IMPOSE, issuer, target, "noun"))

    def _wrap(self, found: Finding | None) -> list[Finding]:
        return [found] if found else []

    def _under(self, token: Token) -> Reference:
        """`X, already under US sanctions`: who stands under them."""
        tree, head = self.tree, self.tree.parent(token)
        if head is None or (
            head.low not in ("under", "sous") and not any(t.low == "sous" for t in tree.kids(token, "case"))
        ):
            return Reference()
        anchor = tree.parent(head) if head.low in ("under", "sous") else head
        if anchor is None:
            return Reference()
        if anchor.pos in ("VERB", "AUX"):
            return self.references.of_all(tree, tree.subjects(anchor))
        return self.references.of(tree, anchor)

    def _finding(
        self, head: Token, action: Action, issuer: Reference, target: Reference, rule: str
    ) -> Finding | None:
        """The finding, with its modality, date, reason and measures; None where nobody can be its issuer."""
        stance = stance_of(self.tree, head, self.references)
        issuers = [p for p in issuer.parties if self._can_issue(p)]
        if issuer.parties and not issuers:
            return None
        targets = [p for p in target.parties if p not in issuers and not self._is_place_only(p)]
        if not issuers and not targets and target.counted is None and stance.modality is Modality.ASSERTED:
            return None
        found = Finding(
            ClaimType.DESIGNATION,
            f"{self.page.language}.designation.{rule}.{head.lemma}",
            self._evidence(head),
            self.tree.number,
            stance.modality,
            {"issuer": issuers, "target": targets},
            action=action,
        )
        found.place = self.page.words[head.item.first].start
        found.count, found.counted = target.count, target.counted
        self._settle_speaker(found, stance)
        found.when = time_of(self.page, self.tree, head)
        found.reason = self._reason(head)
        found.measures = self._measures(found.evidence)
        return found

    def _can_issue(self, party: int) -> bool:
        draft = self.page.parties.parties[party]
        if draft.kind is PartyKind.PERSON:
            return True
        if draft.kind not in _AUTHORITIES or is_media(draft.key):
            return False
        words = {w.lower() for name in draft.names for w in name.split()}
        return not words & set(self.rows["not_issuer_heads"]) or draft.key.startswith(("body:", "country:"))

    def _is_place_only(self, party: int) -> bool:
        return self.references.kind(party) is PartyKind.PLACE

    def _settle_speaker(self, found: Finding, stance: Stance) -> None:
        """Who says it; what an issuer says of its own act after it is asserted. A caller for sanctions speaks."""
        if (
            stance.modality in (Modality.URGED, Modality.THREATENED, Modality.POSSIBLE, Modality.PLANNED)
            and stance.caller
        ):
            caller = list(stance.caller)
            if stance.modality is Modality.URGED:
                found.said_by = caller
            elif not found.of("issuer"):
                found.roles["issuer"] = caller
        said = [p for p in stance.said_by if p not in found.of("issuer")]
        if stance.modality is Modality.REPORTED:
            if not said or (stance.trailing and set(stance.said_by) <= set(found.of("issuer"))):
                own = set(stance.said_by) & set(found.of("issuer"))
                found.modality = Modality.ASSERTED
                if own and not stance.trailing and not self._announces(found):
                    found.modality, found.said_by = Modality.REPORTED, list(stance.said_by)
                return
            found.said_by = list(stance.said_by)
            if not found.of("issuer"):
                found.roles["issuer"] = [p for p in stance.said_by if self.references.kind(p) in _AUTHORITIES]
        elif said and not found.said_by:
            found.said_by = said

    def _announces(self, found: Finding) -> bool:
        """`The minister announced that Canada is imposing`: an announcement is the act."""
        lemmas = {t.lemma for t in self.tree.tokens}
        return bool(lemmas & {"announce", "annoncer"}) and not lemmas & {"say", "dire", "déclarer"}

    def _evidence(self, head: Token) -> Span:
        """The clause of the head: its subtree, cut at the sentence's ends."""
        anchor = head
        if head.pos not in ("VERB", "AUX"):
            anchor = head
        tokens = list(self.tree.subtree(anchor))
        return self.page.span_of(tokens[0].item.first, max(t.item.last for t in tokens))

    def _reason(self, head: Token) -> Span | None:
        """The words after "for", "over", "because of": a noun phrase or gerund that says why."""
        preps = self.tree.preps(head)
        head_up = self.tree.parent(head)
        if head.pos not in ("VERB", "AUX") and head_up is not None and head_up.pos == "VERB":
            preps = preps + self.tree.preps(head_up)
        for prep, inner in preps:
            if (
                prep in self.rows["reason_preps"]
                and inner.item.time is None
                and inner.low not in ("year", "years", "months", "mois", "an", "ans")
            ):
                if inner.low in self.rows["counted_not_reason"] if "counted_not_reason" in self.rows else False:
                    continue
                tokens = self.tree.subtree(inner)
                case = self.tree.kids(inner, "case", "mark")
                first = tokens[0]
                if case and self.page.language == "fr":
                    later = [t for t in tokens if t.index > case[0].index + len(self.tree.subtree(case[0])) - 1]
                    first = later[0] if later else first
                return self.page.span_of(first.item.first, max(t.item.last for t in tokens))
        return None

    def _measures(self, span: Span) -> list[str]:
        words = self.page.plain[span[0] : span[1]].lower()
        return [name for name, cues in self.rows["measures"].items() if any(cue in words for cue in cues)]


def is_speech(lemma: str, language: str) -> bool:
    """Whether the lemma is a verb of saying."""
    return lemma in speech_verbs(language)
