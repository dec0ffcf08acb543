"""Targets named after the act: "They include ...", "Among them is ...", and the entries of a release or notice.

An act that counts its targets and has not named them all takes in the parties that the sentences after it
introduce one by one, as long as the count allows it.
"""

import re

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.french_lists import listed_names, named_after_count
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.tree import Token, Tree

_WHO = frozenset(("who", "which", "whose", "qui"))
_EARLY = 5  # words before the subject of a sentence that names the targets
_LONG_LINE = 40  # words of an entry; a longer line is prose
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_LISTABLE = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL)
_ENTRY_MARKS = frozenset(("dob", "nationality", "pob", "born", "né", "née", "position", "nationalité"))


class Expander:
    """Adds named targets to the acts of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        rows = load_rules(f"designations_{page.language}")
        self.verbs = frozenset(rows["include_verbs"])
        self.people = frozenset(rows["vague_targets"])
        self.listed = frozenset(rows["listed_words"])
        self.telling = frozenset(rows["telling_verbs"])
        self.also = tuple(rows["also_listed"])
        self.among = re.compile(rows["among_them"])

    def expand(self, acts: list[Finding]) -> None:
        """Extends the targets of the acts in place."""
        for tree in self.page.trees:
            act = self._act_before(acts, tree) or self._act_after(acts, tree)
            if act is None or tree.unit.quote is not None:
                continue
            french = self._listable(listed_names(tree, self._is_listable)) if tree.language == "fr" else []
            members = french or self._also(tree) or self._included(tree)
            members = members or self._entry(tree) or self._bullet(tree, act)
            self._add(act, members)
        for act in acts:
            self._add(act, self._among_them(act))
            self._add(act, self._of_count(act))
            if act.modality in _HAPPENED and act.counted is not None:
                self._fill_count(act, acts)

    def _add(self, act: Finding, members: list[int]) -> None:
        targets = act.roles.setdefault("target", [])
        issuers = act.of("issuer")
        targets += [p for p in members if p not in targets and p not in issuers]

    def _act_before(self, acts: list[Finding], tree: Tree) -> Finding | None:
        """The act that the sentence goes on from: counted or listed ones first, the nearest of them."""
        before = [a for a in acts if a.unit < tree.number and a.modality in _HAPPENED]
        counted = [a for a in before if a.counted is not None]
        pool = counted or before
        return max(pool, key=lambda a: a.unit) if pool else None

    def _act_after(self, acts: list[Finding], tree: Tree) -> Finding | None:
        """`Among the targets was X. The Treasury announced the sanctions ...`: the act of the next sentence."""
        after = [a for a in acts if a.unit == tree.number + 1 and a.modality in _HAPPENED and a.of("issuer")]
        return after[0] if after and tree.tokens[0].low in ("among", "parmi") else None

    def _among_them(self, act: Finding) -> list[int]:
        """`listed 15 officials, A and B among them`: the names before the words."""
        tree = self.page.trees[act.unit]
        for token in tree.tokens[1:-1]:
            after = tree.tokens[token.index + 1].low
            if token.low in ("among", "parmi") and after in ("them", "others", "eux", "elles"):
                before = tree.tokens[token.index - 1]
                if before.item.spans and act.counted is not None:
                    return self._listable([before])
        return []

    def _is_listable(self, token: Token) -> bool:
        return any(self.references.kind(p) in _LISTABLE for p in self.references.named(token))

    def _of_count(self, act: Finding) -> list[int]:
        """`a inscrit neuf personnes, dont A et B`: names that follow the counted words of a French act."""
        tree = self.page.trees[act.unit]
        if tree.language != "fr" or act.counted is None:
            return []
        last = [t for t in tree.tokens if self.page.words[t.item.first].start < act.counted[1]]
        return self._listable(named_after_count(tree, last[-1], self._is_listable)) if last else []

    def _also(self, tree: Tree) -> list[int]:
        """`Also named were A; B and C`, `A and B are among them`, `A is on the list too`."""
        words = " ".join(t.low for t in tree.tokens)
        opens = next((cue for cue in self.also if words.startswith(cue)), None)
        if opens is not None:
            return self._listable(self._members(tree, tree.tokens[0], list(tree.tokens[1:])))
        match = self.among.search(words)
        if match is None:
            return []
        return self._listable([t for t in tree.tokens if t.dep in ("nsubj", "nsubjpass", "conj") and t.item.spans])

    def _listable(self, tokens: list[Token]) -> list[int]:
        found = [p for t in tokens for p in self.references.named(t)]
        return [p for p in dict.fromkeys(found) if self.references.kind(p) in _LISTABLE]

    def _bullet(self, tree: Tree, act: Finding) -> list[int]:
        """The name that opens an entry of a list of lines after "The following were designated:"."""
        first = next((t for t in tree.tokens if t.text[0].isalnum()), None)
        if first is None or not first.item.spans or first.index > 1:
            return []
        start = self.page.words[first.item.first].start
        line = self.page.plain.rfind("\n", 0, start)
        if line < 0 or self.page.plain[line:start].strip(" 0123456789.)-*\u2022\n"):
            return []
        marked = any(not c.isspace() for c in self.page.plain[line:start])
        if not marked and any(t.pos in ("VERB", "AUX") for t in tree.tokens):
            return []
        above = self.page.plain[act.evidence[0] : line]
        lines = above.split("\n")
        lead = next((x for x in reversed(lines) if x.rstrip().endswith(":")), None)
        if lead is None or not any(cue in lead.lower() for cue in self.listed | {"following"}):
            return []
        gap = above[above.rfind(lead) + len(lead) :]
        if any(len(x.split()) > _LONG_LINE for x in gap.split("\n")):
            return []
        found = [p for p in self.references.named(first) if self.references.kind(p) in _LISTABLE]
        return found[:1] if len(tree.tokens) > _LONG_LINE else found

    def _included(self, tree: Tree) -> list[int]:
        """`They include A and B`, `Among those listed are A and B`, `Parmi elles figurent A et B`."""
        first = [t.low for t in tree.tokens[:4]]
        if "agit" in first or first[:2] in (["they", "are"], ["these", "are"], ["ce", "sont"]):
            found = [p for t in tree.tokens for p in self.references.named(t)]
            return [p for p in dict.fromkeys(found) if self.references.kind(p) in _LISTABLE]
        subject = next((t for t in tree.tokens if t.dep == "nsubj"), None)
        if (
            subject is not None
            and subject.lemma in self.people
            and not subject.item.spans
            and subject.index < _EARLY
        ):
            verb = tree.main_verb(subject)
            if verb is not None and verb.lemma == "be" and tree.tokens[0].low in ("the", "those"):
                return self._listable(self._members(tree, verb, list(tree.tokens[verb.index + 1 :])))
        for verb in tree.verbs():
            if verb.lemma not in self.verbs:
                continue
            words = {t.low for t in tree.tokens[: verb.index + 1]}
            opening = {t.low for t in tree.tokens[:6]}
            if verb.lemma in ("be", "être") and not opening & {"among", "parmi"}:
                continue
            counted = tree.tokens[0].low in ("the", "les") and tree.tokens[1].pos == "NUM"
            if not counted and not words & self.listed and not opening & {"among", "parmi"}:
                continue
            after = list(tree.tokens[verb.index + 1 :])
            found = [p for t in self._members(tree, verb, after) for p in self.references.named(t)]
            return [p for p in dict.fromkeys(found) if self.references.kind(p) in _LISTABLE]
        return []

    def _members(self, tree: Tree, verb: Token, after: list[Token]) -> list[Token]:
        """Named tokens after the verb that are not inside a relative clause or a prepositional phrase."""
        out = []
        for token in after:
            if not token.item.spans:
                continue
            before = [t.low for t in tree.tokens[max(0, token.index - 4) : token.index]]
            who = max((n for n, low in enumerate(before) if low in _WHO), default=-1)
            if (token.dep == "obj" and tree.parent(token) is not verb) or (who >= 0 and "," not in before[who:]):
                continue
            chain = []
            for head in [token, *tree.above(token)]:
                if head.index == verb.index:
                    break
                chain.append(head.dep)
            if not {"relcl", "acl", "pobj", "poss", "nmod", "advcl", "ccomp"} & set(chain):
                out.append(token)
        return out

    def _entry(self, tree: Tree) -> list[int]:
        """An entry of a notice: a name followed by a date of birth, nationality or position."""
        first = next((t for t in tree.tokens if t.text[0].isalnum()), None)
        if first is None or not first.item.spans:
            return []
        line = [w.low for w in self.page.words if w.paragraph == tree.unit.paragraph]
        if first.index > 2 or not _ENTRY_MARKS & set(line):
            return []
        start = self.page.words[first.item.first]
        opens = start.start == 0 or self.page.plain[max(0, start.start - 4) : start.start].strip(
            " 0123456789.)-•*"
        ) in ("", "\n")
        short = len(tree.tokens) <= 4 or any(t.low in _ENTRY_MARKS for t in tree.tokens)
        found = [p for p in self.references.named(first) if self.references.kind(p) in _LISTABLE]
        return found if opens and short else []

    def _fill_count(self, act: Finding, acts: list[Finding]) -> None:
        """Parties that later sentences open with, up to the count."""
        if act.count is None:
            return
        known = {p for a in acts for p in (*a.of("target"), *a.of("issuer"))}
        candidates: list[int] = []
        for tree in self.page.trees:
            if tree.number <= act.unit or tree.unit.quote is not None:
                continue
            for party in self._introduced(tree):
                if party not in known and party not in candidates:
                    candidates.append(party)
        room = act.count - len(act.of("target"))
        if 0 < len(candidates) <= room:
            self._add(act, candidates)

    def _introduced(self, tree: Tree) -> list[int]:
        """Parties that a sentence opens with as its subject, named here for the first time and in full."""
        first = next((t for t in tree.tokens if t.text[0].isalnum()), None)
        if first is None or not first.item.spans or first.dep not in ("nsubj", "nsubjpass", "ROOT", "dep"):
            return []
        verb = tree.main_verb(first)
        if verb is not None and verb.lemma not in self.telling:
            return []
        start = self.page.words[first.item.first].start
        out = []
        for party in self.references.named(first):
            draft = self.page.parties.parties[party]
            opens = min(m[0] for m in draft.mentions)
            if (
                draft.kind in _LISTABLE
                and opens >= start - 40
                and " " in draft.name
                and not draft.key.startswith(("body:", "speaker:", "desc:"))
            ):
                out.append(party)
        return out
