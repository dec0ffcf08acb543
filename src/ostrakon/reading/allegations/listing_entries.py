"""Reasons in the entries of a listing: "Listed for: ordering killings", "Other information: she abused".

An entry opens with a name beside labels such as "DOB:" or "Nationality:". What its reasons tell is the issuer's
accusation of whom the entry names.
"""

import re

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.allegations.accusation import Accusations
from ostrakon.reading.allegations.deeds import Deeds
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import stance_of

_HOLDERS = (PartyKind.PERSON, PartyKind.VESSEL, *BODIES)
_OPENING = 8  # words of a line in which the entry's name stands


class ListingEntries:
    """Finds the accusations in the entries of one page."""

    def __init__(self, parts: Accusations) -> None:
        self.parts, self.page, self.references = parts, parts.page, parts.references
        self.deeds = Deeds(parts)
        self.suffixes = frozenset(load_rules("name_forms")["company_suffixes"])
        labels, reasons = ("|".join(map(re.escape, parts.rows[key])) for key in ("entry_labels", "reason_labels"))
        self.labels = re.compile(rf"(?:{labels})\s?:")
        self.reasons = re.compile(rf"\W*(?:{reasons})\s?:")

    def find(self, issuer: int) -> list[Finding]:
        """The claims by the issuer, one an act."""
        out: list[Finding] = []
        holder: int | None = None
        for tree in self.page.trees:
            if not tree.tokens:
                continue
            holder = self._holder(tree, holder)
            colon = self._reason_at(tree)
            if colon is not None and holder is not None:
                out += self._told(tree, colon, issuer, holder)
        return out

    def _line(self, tree: Tree) -> tuple[int, str]:
        """The line of the text that the sentence stands in, and where the line begins."""
        start = self.page.words[tree.tokens[0].item.first].start
        begin = self.page.plain.rfind("\n", 0, start) + 1
        end = self.page.plain.find("\n\n", start)
        return begin, self.page.plain[begin : end if end > 0 else len(self.page.plain)].lower()

    def _holder(self, tree: Tree, before: int | None) -> int | None:
        """Whom the entry names that opens with the sentence; else that of the entry before."""
        begin, line = self._line(tree)
        start = self.page.words[tree.tokens[0].item.first].start
        if start - begin > _OPENING or not self.labels.search(line):
            return before
        for token in tree.tokens[:_OPENING]:
            named = [p for p in self.references.named(token) if self.references.kind(p) in _HOLDERS]
            named = [p for p in named if self.page.parties.parties[p].name not in self.suffixes]
            if named:
                return named[0]
        first = self.page.words[tree.tokens[0].item.first].text
        return None if first.isupper() and len(first) > 1 else before  # an entry whose name was not read

    def _reason_at(self, tree: Tree) -> int | None:
        """The index of the colon behind a label of reasons that opens the sentence."""
        start = self.page.words[tree.tokens[0].item.first].start
        if not self.reasons.match(self.page.plain[start : start + 60].lower()):
            return None
        return next((t.index for t in tree.tokens if t.text == ":"), None)

    def _told(self, tree: Tree, colon: int, issuer: int, holder: int) -> list[Finding]:
        out: list[Finding] = []
        for act in tree.tokens[colon + 1 :]:
            if act.pos == "VERB" and self._is_suffered(tree, act):
                out.append(self.parts.made(tree, act, act, ([issuer], [holder]), "entry"))
            if act.pos != "VERB" or not self._is_act(tree, act):
                continue
            doers = [p for t in tree.kids(act, "nsubj") for p in self.references.named(t)]
            if tree.kids(act, "nsubj") and not doers and not self._means_holder(tree, act):
                continue
            accused = [p for p in doers if p != issuer] or [holder]
            out.append(self.parts.made(tree, act, act, ([issuer], accused), "entry"))
        return out

    def _is_act(self, tree: Tree, act: Token) -> bool:
        told = self.parts.is_told(act) or self.deeds.is_deed(tree, act)
        if not told or act.lemma in self.parts.rows["status"] or tree.passive(act):
            return False
        if any(t.low == "to" for t in tree.kids(act, "aux")) or act.dep in ("acl", "advcl"):
            return False
        return stance_of(tree, act, self.references).modality in (Modality.ASSERTED, Modality.REPORTED)

    def _is_suffered(self, tree: Tree, act: Token) -> bool:
        """`migrants were beaten at the camp that he headed`: what others suffered is told of whom it is on."""
        suffered = self.parts.is_strong(act) and tree.passive(act) and act.dep in ("ROOT", "acl", "ccomp")
        return suffered and bool(tree.kids(act, "nsubjpass")) and not tree.agents(act) and tree.language == "en"

    def _means_holder(self, tree: Tree, act: Token) -> bool:
        """`he abused his office`, `an oligarch who extracted`: the subject is whom the entry is on."""
        return all(t.low in self.parts.rows["entry_pronouns"] for t in tree.kids(act, "nsubj"))
