"""Targets named after the act: "They include ...", "Among them is ...", and the entries of a release or notice.

An act that counts its targets and has not named them all takes in the parties that the sentences after it
introduce one by one, as long as the count allows it.
"""

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.designations.count_filling import CountFiller
from ostrakon.reading.designations.enumerations import Members
from ostrakon.reading.designations.french_lists import listed_names, named_after_count
from ostrakon.reading.designations.french_runs import Runs
from ostrakon.reading.page import Finding, Page, Span
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_LEADING = 4  # tokens of mark, article and office before the name of an entry
_LEAST = 2  # a list that is called by its number has at least two members
_LONG_LINE = 40  # words of an entry; a longer line is prose
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_LISTABLE = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL)
_ENTRY_MARKS = frozenset(
    (
        "address",
        "a.k.a.",
        "aka",
        "imo",
        "passport",
        "dob",
        "nationality",
        "pob",
        "born",
        "né",
        "née",
        "position",
        "nationalité",
    )
)


class Expander:
    """Adds named targets to the acts of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        rows = load_rules(f"designations_{page.language}")
        self.listed = frozenset(rows["listed_words"])
        self.amending = frozenset(rows.get("amending_words", ()))
        self.numbers: dict[str, int] = load_rules(f"times_{page.language}")["numbers"]
        self.members = Members(page, references)
        self.runs = Runs(references)
        self.filler = CountFiller(page, references, self.members)

    def expand(self, acts: list[Finding]) -> None:
        """Extends the targets of the acts in place."""
        acts = [act for act in acts if not act.total]
        for tree in self.page.trees:
            if tree.unit.quote is not None:
                continue
            french = (
                self._listable(listed_names(tree, self._is_listable, self.runs.members))
                if tree.language == "fr"
                else []
            )
            listed = french or self.members.listed_in(tree)
            act = self._act_of_size(acts, tree) or self._act_before(acts, tree)
            act = act or (self._act_after(acts, tree) if listed else None)
            act = self._act_of_lead(acts, tree, act)
            if act is not None:
                found = listed or self._entry(tree) or self._bullet(tree, act) or self.filler.going_on(act, tree)
                self._add(act, found)
                self.filler.goes_on = tree.number if found else -1
        for act in acts:
            self._add(act, self._among_them(act))
            self._add(act, self._of_count(act))
        for act in sorted(acts, key=lambda a: a.place):
            if act.modality in _HAPPENED and act.counted is not None:
                self._add(act, self.filler.missing(act, acts))
        self._copy(acts)

    def _copy(self, acts: list[Finding]) -> None:
        """`Britain took the same step`: on whomever the act was that it followed, lists further on included."""
        for act in acts:
            model = act.like
            told = [a for a in acts if model is not None and model.evidence in (a.evidence, *a.retold)]
            if told and told[0] is not act and act.modality in _HAPPENED:
                self._add(act, told[0].of("target"))

    def _add(self, act: Finding, members: list[int]) -> None:
        targets = act.roles.setdefault("target", [])
        issuers = act.of("issuer")
        targets += [p for p in members if p not in targets and p not in issuers]

    def _act_before(self, acts: list[Finding], tree: Tree) -> Finding | None:
        """The act that the sentence goes on from: those with targets still to name first, the nearest of them."""
        here = [a for a in acts if a.unit == tree.number and a.modality in _HAPPENED]
        here = [a for a in here if not (a.past or a.relative or a.aside) or not a.of("target")]
        if here:
            return here[-1] if here[-1].counted is not None or not here[-1].of("target") else None
        before = [a for a in acts if a.unit < tree.number and a.modality in _HAPPENED]
        told = [a for a in before if a.counted or not (a.past or a.relative or a.aside)] or before
        counted = [a for a in told if a.counted is not None]
        pool = [a for a in counted if a.count is None or a.count > len(a.of("target"))] or told
        return max(pool, key=lambda a: (a.unit, a.place)) if pool else None

    def _act_of_size(self, acts: list[Finding], tree: Tree) -> Finding | None:
        """`X is among the eight`: the last act that counts eight targets."""
        for token in tree.tokens[1:]:
            size = int(self.numbers.get(token.low, 0))
            if size < _LEAST or tree.tokens[token.index - 1].low not in ("the", "les"):
                continue
            found = [a for a in acts if a.unit < tree.number and a.count == size and a.modality in _HAPPENED]
            if found:
                return found[-1]
        return None

    def _act_after(self, acts: list[Finding], tree: Tree) -> Finding | None:
        """`Among the targets was X. The Treasury announced the sanctions ...`: the act of the next sentence."""
        after = [a for a in acts if a.unit == tree.number + 1 and a.modality in _HAPPENED and a.of("issuer")]
        return after[0] if after and not any(a.unit == tree.number for a in acts) else None

    def _among_them(self, act: Finding) -> list[int]:
        """`listed 15 officials, A and B among them`: the names before the words."""
        tree = self.page.trees[act.unit]
        if act.counted is None:
            return []
        for token in tree.tokens[1:-1]:
            after = tree.tokens[token.index + 1].low
            if token.low in ("among", "parmi") and after in ("them", "others", "eux", "elles"):
                step = token.index
                while step > 0 and (
                    tree.tokens[step - 1].item.spans or tree.tokens[step - 1].low in ("and", ",", "et")
                ):
                    step -= 1
                return self._listable([t for t in tree.tokens[step : token.index] if t.item.spans])
        return []

    def _is_listable(self, token: Token) -> bool:
        return any(self.references.kind(p) in _LISTABLE for p in self.references.named(token))

    def _of_count(self, act: Finding) -> list[int]:
        """`a inscrit neuf personnes, dont A et B`: names that follow the counted words of a French act."""
        tree = self.page.trees[act.unit]
        if tree.language != "fr":
            return [] if act.counted is None or act.of("target") else self._set_aside(tree)
        if act.counted is None:
            return []
        last = [t for t in tree.tokens if self.page.words[t.item.first].start < act.counted[1]]
        found = self._listable(named_after_count(tree, last[-1], self._is_listable)) if last else []
        return found or self._set_aside(tree)

    def _set_aside(self, tree: Tree) -> list[int]:
        """`Trois hommes - A, B et C - ont été inscrits`: the names between the dashes, which are read apart."""
        if tree.number + 1 >= len(self.page.trees):
            return []
        aside = self.page.trees[tree.number + 1]
        inside = tree.tokens[0].item.first < aside.tokens[0].item.first < tree.tokens[-1].item.first
        if not inside or any(t.pos in ("VERB", "AUX") and not t.past for t in aside.tokens):
            return []
        if tree.language == "en":
            return self.members.of(aside, aside.tokens)
        return self._listable([t for t in aside.tokens if t.item.spans])

    def _listable(self, tokens: list[Token]) -> list[int]:
        found = [p for t in tokens for p in self.references.named(t)]
        return [p for p in dict.fromkeys(found) if self.references.kind(p) in _LISTABLE]

    def _act_of_lead(self, acts: list[Finding], tree: Tree, act: Finding | None) -> Finding | None:
        """The act that the line over an entry tells; nobody's where that line only tells of amended entries."""
        lead = self._lead_line(tree)
        if lead is None or tree.language != "en":
            return act
        told = [a for a in acts if a.modality in _HAPPENED and lead[0] <= a.place < lead[1]]
        words = set(self.page.plain[slice(*lead)].lower().rstrip(": ").split())
        return told[-1] if told else None if words & self.amending else act

    def _lead_line(self, tree: Tree) -> Span | None:
        """Where the line stands that opens the list whose entry this is: "The following were designated:"."""
        first = _first_name(tree)
        if first is None or first.index > _LEADING:
            return None
        start = self._opening(tree, first)
        line = self.page.plain.rfind("\n", 0, start)
        if line < 0 or self.page.plain[line:start].strip(" 0123456789.)-*\u2022\n"):
            return None
        marked = any(not c.isspace() for c in self.page.plain[line:start])
        if not marked and any(t.pos in ("VERB", "AUX") for t in tree.tokens):
            return None
        end = line
        while end > 0:
            opens = self.page.plain.rfind("\n", 0, end) + 1
            words = self.page.plain[opens:end]
            if words.rstrip().endswith(":"):
                cued = any(cue in words.lower() for cue in self.listed | {"following"})
                return (opens, end) if cued else None
            if len(words.split()) > _LONG_LINE:
                return None
            end = opens - 1
        return None

    def _bullet(self, tree: Tree, act: Finding) -> list[int]:
        """The name that opens an entry of a list of lines after "The following were designated:"."""
        first, lead = _first_name(tree), self._lead_line(tree)
        if first is None or lead is None or lead[1] <= act.evidence[0]:
            return []
        found = [p for p in self.references.named(first) if self.references.kind(p) in _LISTABLE]
        return found[:1] if len(tree.tokens) > _LONG_LINE else found

    def _entry(self, tree: Tree) -> list[int]:
        """An entry of a notice: a name after "Name:" or followed by a date of birth, nationality or position."""
        for token in tree.tokens[2:8]:
            lead = tree.tokens[token.index - 1].text, tree.tokens[token.index - 2].low
            if token.item.spans and lead in ((":", "name"), (":", "nom")):
                return self._listable([token])
        first = _first_name(tree)
        if first is None:
            return []
        line = [w.low for w in self.page.words if w.paragraph == tree.unit.paragraph]
        if first.index > _LEADING or not _ENTRY_MARKS & set(line):
            return []
        start = self._opening(tree, first)
        before = self.page.plain[max(0, start - 4) : start].strip(" 0123456789.)-•*")
        opens = start == 0 or before in ("", "\n") or (tree.language == "en" and before.endswith("\n"))
        opens = opens or self.page.plain[:start].rstrip(" 0123456789.)").endswith((":", ";"))
        short = len(tree.tokens) <= 4 or any(t.low in _ENTRY_MARKS for t in tree.tokens)
        found = [p for p in self.references.named(first) if self.references.kind(p) in _LISTABLE]
        return found if opens and short else []

    def _opening(self, tree: Tree, first: Token) -> int:
        """Where the words of an entry begin, its article or office before the name included."""
        lead = next((t for t in tree.tokens if t.text[0].isalpha()), first)
        return self.page.words[lead.item.first].start


def _first_name(tree: Tree) -> Token | None:
    """The name that opens a line, behind an article, office or rank at most."""
    for token in tree.tokens:
        if token.item.spans:
            return token
        if token.text[0].isalnum() and token.dep not in ("det", "compound", "amod", "nmod") and token.pos != "NUM":
            return None
    return None
