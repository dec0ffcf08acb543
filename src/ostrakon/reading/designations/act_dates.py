"""On which day an act was done: the time of its verb or noun, not that of its reason or of another verb.

Takes: trees and the times of the page. Gives: the time of a finding of type designation.
"""

import re
from typing import Any

from ostrakon.model import TimeKind
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.times.timing import time_of

_TEXTS = ("resolution", "resolutions", "regulation", "directive", "decision", "order")
_NUMBERED = re.compile(r"resolutions? \d{3,4}$")
_SOON = 5  # tokens after an agent in which the day of what it did stands
_MONTH = 31  # days
_CLOSE = 9  # tokens after a noun in which a day is its own: "the announcement by X on Monday"


class ActDates:
    """Dates findings of one page; `rows` are those of designations_*.toml."""

    def __init__(self, page: Page, rows: dict[str, Any]) -> None:
        self.page, self.rows = page, rows

    def date(self, tree: Tree, head: Token, found: Finding) -> None:
        """The time of the act; words such as `earlier` make it a past one."""
        found.when = time_of(self.page, tree, head)
        if found.when is not None and (
            self._is_of_reason(tree, head, found.when) or self._is_of_verb(tree, head, found.when)
        ):
            found.when = None
        if found.when is not None and self._numbers_a_text(found.when):
            found.when = None
        present = any(t.low in ("is", "are") for t in tree.kids(head, "auxpass"))
        if present and found.when is not None and not self._is_near(found.when):
            found.when = None  # "is listed for the attack in 2018"
        elif found.when is None and tree.language == "en" and head.pos == "VERB":
            found.when = self._time_after(tree, head)
        if tree.language == "en":
            found.when = self._own_day(tree, head, found.when)
        if tree.language == "en" and found.when is None and head.pos == "NOUN":
            found.when = self._noun_day(tree, head)
        if found.when is not None:
            found.when = self._leading_time(tree, head, found.when)
            words = set(self.page.times[found.when].text.lower().split())
            found.past = found.past or bool(words & {"earlier", "previously", "auparavant", "tôt"})

    def _numbers_a_text(self, when: int) -> bool:
        """`resolution 1970 (2011)`: no day."""
        if not self.page.times[when].text.strip("()").isdigit():
            return False
        before = self.page.plain[: self.page.times[when].start].rstrip(" (").lower()
        return before.endswith(_TEXTS) or bool(_NUMBERED.search(before))

    def _is_near(self, when: int) -> bool:
        """Whether a time is of the last month, or lasts."""
        time = self.page.times[when]
        if time.latest is None or self.page.published is None:
            return True
        return abs((self.page.published - time.latest).days) < _MONTH

    def _leading_time(self, tree: Tree, head: Token, when: int) -> int:
        """`on Friday, a day before the anniversary`: the first of two times, the second says more of it."""
        for token in tree.tokens[2:]:
            first = tree.tokens[token.index - 2].item.time
            second = token.item.time == when and token.index > head.index
            if second and first is not None and tree.tokens[token.index - 1].text == ",":
                return first
        return when

    def _time_after(self, tree: Tree, head: Token) -> int | None:
        """`after the EU sanctioned X last month`: a day after the verb, hung elsewhere by the parser."""
        aside = {t.index for clause in self._asides(tree, head) for t in tree.subtree(clause)}
        for token in tree.tokens[head.index + 1 :]:
            if token.index in aside:
                continue
            if (token.pos in ("VERB", "AUX") and not token.item.spans) or token.low in (";", "for", "over", "but"):
                return None
            when = token.item.time
            if when is None:
                continue
            point = self.page.times[when].kind in (TimeKind.POINT, TimeKind.INTERVAL)
            told = point and not self._is_of_reason(tree, head, when) and not self._opens_verb(tree, head, token)
            return when if told else None
        return None

    def _asides(self, tree: Tree, head: Token) -> list[Token]:
        """Relative clauses behind commas on what stands after the head."""
        return [
            t
            for t in tree.tokens[head.index + 1 :]
            if t.dep == "relcl"
            and t.head > head.index
            and tree.tokens[max(0, tree.subtree(t)[0].index - 1)].text == ","
        ]

    def _opens_verb(self, tree: Tree, head: Token, time: Token) -> bool:
        """`X, which sanctioned Y, on Monday joined Z`: the day before a verb is that verb's."""
        after = tree.tokens[time.index + 1] if time.index + 1 < len(tree.tokens) else None
        verbal = after is not None and after.pos in ("VERB", "AUX") and not after.item.spans and not after.gerund
        first = tree.subtree(head)[0].index
        set_off = head.dep == "advcl" or (first > 0 and tree.tokens[first - 1].text == ",")
        return verbal and set_off and head.dep in ("relcl", "acl", "advcl")

    def _is_of_verb(self, tree: Tree, head: Token, when: int) -> bool:
        """`On Monday a court rejected a plea against EU sanctions`: the day of the verb alone."""
        since = self.page.times[when].text.lower().startswith("since")
        if head.pos != "NOUN" or tree.language != "en" or since:
            return False
        verb = tree.main_verb(head)
        if verb is None or verb.lemma in {*self.rows.get("dating_verbs", ()), *self.rows["deciding_verbs"]}:
            return False
        below = tree.subtree(head)
        close = tree.tokens[head.index + 1 : head.index + _CLOSE]
        if not any(t.pos in ("VERB", "AUX") and not t.item.spans for t in close):
            below = [*below, *close]
        return not any(t.item.time == when for t in below)

    def _is_of_reason(self, tree: Tree, head: Token, when: int) -> bool:
        """`until 2026` bounds what is done; `for the breach in 2022` dates the reason."""
        if self.page.times[when].text.lower().startswith(("until", "till", "through", "jusqu")):
            return True
        for token in tree.tokens:
            if token.item.time != when:
                continue
            for step in tree.above(token):
                if step.index == head.index:
                    break
                if step.pos == "ADP" and step.low in ("for", "over") and step.index > head.index:
                    return tree.parent(token) is not step
        return False

    def _noun_day(self, tree: Tree, head: Token) -> int | None:
        """`the sanctioning of X by the EU last week`, `the freezing of his funds, ordered by Y in 2003`."""
        below = tree.subtree(head)
        deeds = [t for t in below if t.dep == "acl" and t.past and t.lemma in self.rows["noun_verbs"]]
        for holder in (*deeds, head):
            agent = next((t for p, t in tree.preps(holder) if p == "by" and t.item.spans), None)
            agent = agent or self._by_after(tree, head)
            start = agent.index if agent is not None else holder.index if holder is not head else len(tree.tokens)
            for token in tree.tokens[start + 1 : start + _SOON]:
                if token.item.time is not None:
                    point = self.page.times[token.item.time].kind in (TimeKind.POINT, TimeKind.INTERVAL)
                    return token.item.time if point else None
                if token.pos in ("VERB", "AUX") or token.text in (",", ";"):
                    break
        return None

    def _by_after(self, tree: Tree, head: Token) -> Token | None:
        """`the designation of X, a militia, by Y`: an agent hung on another word of the phrase."""
        for token in tree.tokens[head.index + 1 :]:
            if (
                token.pos in ("VERB", "AUX") and not token.item.spans and token.dep != "prep"
            ) or token.text == ";":
                return None
            lead = tree.parent(token)
            if token.item.spans and token.dep == "pobj" and lead is not None and lead.low == "by":
                return token
        return None

    def _own_day(self, tree: Tree, head: Token, when: int | None) -> int | None:
        """`until May, when it listed X` is of May; `Already listed by Y, X was added in May` has no day for Y."""
        day = self._day_before_when(tree, head)
        if day is not None:
            return day
        opens = head.dep == "advcl" and head.past and not tree.kids(head, "mark", "aux", "nsubj")
        if when is None or not opens:
            return when
        comma = next((t.index for t in tree.tokens[head.index + 1 :] if t.text == ","), len(tree.tokens))
        above = tree.parent(head)
        if above is None or above.index < comma:
            return when
        return when if any(t.item.time == when for t in tree.tokens[:comma]) else None

    def _day_before_when(self, tree: Tree, head: Token) -> int | None:
        """The day that "when" before the verb takes up."""
        for token in reversed(tree.tokens[1 : head.index]):
            if token.low == "when":
                step = tree.tokens[token.index - 1]
                step = tree.tokens[token.index - 2] if step.text == "," and token.index > 1 else step
                return step.item.time
            if token.pos in ("VERB", "AUX") and not token.item.spans and token.head != head.index:
                return None
            if token.text in (";", ":"):
                return None
        return None
