"""One verb for several acts: "by Washington in 2016 and by Brussels in 2017", "added in 2023 and 2024".

Takes: the finding of a verb, its tree and references. Gives: the finding of the first act and those of the others,
which share what the words between them leave out.
"""

from dataclasses import dataclass, field, replace

from ostrakon.model import PartyKind, TimeKind
from ostrakon.reading.designations.enumerations import LISTABLE
from ostrakon.reading.designations.sanction_words import AUTHORITIES
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding, Page, Span
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_of
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_BETWEEN = frozenset(
    (
        "by",
        "in",
        "on",
        "and",
        ",",
        "then",
        "again",
        "later",
        "also",
        "the",
        "subsequently",
        "since",
        "finally",
        "following",
        "ones",
        "sanctions",
        "measures",
        "under",
        "from",
    )
)
_JOINS = frozenset(("and", ",", "then", "again"))


@dataclass(slots=True)
class _Group:
    """Names with the day or number that stands with them."""

    names: list[int] = field(default_factory=list)
    when: int | None = None
    count: int | None = None
    counted: Span | None = None


class Gaps:
    """Splits findings of one page."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.lands = frozenset(load_rules("designations_en")["sanctioning_countries"])

    def split(self, tree: Tree, verb: Token, found: Finding) -> list[Finding]:
        """The finding and the acts that share its verb."""
        if tree.language != "en" or verb.pos not in ("VERB", "AUX"):
            return [found]
        passive = tree.passive(verb)
        groups = self._groups(tree.tokens[verb.index + 1 :], passive=passive)
        if len(groups) < 2:
            return [found]
        return self._apart(tree, groups, found, passive=passive)

    def _groups(self, tokens: list[Token], *, passive: bool) -> list[_Group]:
        """The groups from the first agent or day after the verb on; empty where the words go on otherwise."""
        start = next((n for n, t in enumerate(tokens) if self._opens(t, passive=passive)), None)
        if start is None:
            return []
        groups, joined = [_Group()], False
        for place, token in enumerate(tokens[start:], start):
            last = groups[-1]
            full = last.when is not None or last.count is not None
            if token.item.time is not None:
                if not self._is_day(token):
                    break
                if last.when is not None and not (joined and self._after(tokens, place)):
                    break
                if full:
                    groups.append(_Group())
                groups[-1].when = token.item.time
            elif token.item.spans:
                names = self._names(token)
                if not names or (full and not joined):
                    break
                early = last.when is not None and not last.names and len(groups) > 1
                if full and not early:
                    groups.append(_Group())
                groups[-1].names += names
            elif len(groups) > 1 and (last.names and not full) and count_of(token.low, "en"):
                last.count = count_of(token.low, "en")
                last.counted = self.page.span_of(token.item.first, token.item.last)
            elif token.low not in _BETWEEN and not _titles(tokens, place):
                break
            joined = token.low in _JOINS or (joined and (token.low in _BETWEEN or _titles(tokens, place)))
        return [g for g in groups if g.when is not None or g.count is not None]

    def _after(self, tokens: list[Token], place: int) -> bool:
        """Whether a second day is one more: joined by "and", not by a comma alone."""
        return any(t.low in ("and", "then", "again") for t in tokens[max(0, place - 4) : place])

    def _opens(self, token: Token, *, passive: bool) -> bool:
        if token.item.time is not None:
            return self._is_day(token)
        return passive and bool(token.item.spans) and any(self._acts(p) for p in self._names(token))

    def _is_day(self, token: Token) -> bool:
        kind = self.page.times[token.item.time].kind if token.item.time is not None else None
        return kind in (TimeKind.POINT, TimeKind.INTERVAL)

    def _names(self, token: Token) -> list[int]:
        """Authorities, or else persons and bodies that can be targets."""
        named = self.references.named(token)
        good = [p for p in named if self._acts(p)]
        if len(good) == len(named):
            return good
        return named if all(self.references.kind(p) in LISTABLE for p in named) else []

    def _acts(self, party: int) -> bool:
        draft = self.page.parties.parties[party]
        if draft.kind is PartyKind.COUNTRY and draft.country not in self.lands:
            return False
        return draft.kind in AUTHORITIES and bool(draft.key) and not is_media(draft.key)

    def _apart(self, tree: Tree, groups: list[_Group], found: Finding, *, passive: bool) -> list[Finding]:
        """The acts of the groups, where the finding fits the first of them."""
        first, rest = groups[0], groups[1:]
        acting = [all(self._acts(p) for p in g.names) for g in groups]
        if not passive and any(self.references.kind(p) is PartyKind.COUNTRY for p in found.of("target")):
            return [found]  # "sanctioned Iran in 2012 and Russia in 2014"
        paired = passive or any(t.low == "respectively" for t in tree.tokens)
        if not any(g.names for g in rest) and len(found.of("target")) == len(groups) > 1 and paired:
            return self._each(groups, found)
        if first.names and acting[0] and passive:
            found.roles["issuer"] = list(first.names)
        found.when = first.when if first.when is not None else found.when
        out = [found]
        for group, acts in zip(rest, acting[1:], strict=True):
            roles = {role: list(parties) for role, parties in found.roles.items()}
            if group.names and acts:
                roles["issuer"] = list(group.names)
                if group.count is not None:
                    roles["target"] = []
            elif group.names:
                roles["target"] = list(group.names)
                found.roles["target"] = [p for p in found.of("target") if p not in group.names]
                if not found.of("target"):
                    return [found]
            more = replace(found, roles=roles, measures=list(found.measures), retold=[], past=True)
            more.when = group.when if group.when is not None else found.when
            if group.count is not None or (group.names and not acts):
                more.count, more.counted = group.count, group.counted
            more.place = found.place + len(out)
            out.append(more)
        return out

    def _each(self, groups: list[_Group], found: Finding) -> list[Finding]:
        """`X and Y were added in 2023 and 2024`: each target with its own day."""
        out = []
        for number, (target, group) in enumerate(zip(found.of("target"), groups, strict=True)):
            roles = {**found.roles, "target": [target]}
            out.append(
                replace(found, roles=roles, when=group.when, count=None, counted=None, place=found.place + number,
                        measures=list(found.measures), retold=[], past=True)
            )  # fmt: skip
        return out


def _titles(tokens: list[Token], place: int) -> bool:
    """Whether the word is a title or noun before a name: "in 2020 and Senator X in 2021"."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        after is not None and bool(after.item.spans) and tokens[place].dep in ("compound", "amod", "det", "nmod")
    )
