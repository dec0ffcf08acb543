"""Links that a French accusation or reason tells: `d'avoir financé Y`, `son soutien à Y`, `pour le compte de Y`.

Whoever is accused of supporting, supplying, or acting for a named party is tied to it, alleged by the accuser
(corpus README, Allegations); so is whoever is listed for its ties.
"""

from typing import Any

from ostrakon.model import ClaimType, Modality, PartyKind, Predicate
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_line import Line
from ostrakon.reading.prose.tree import Token
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

_KINDS = (PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP, PartyKind.COUNTRY,
          PartyKind.PERSON)  # fmt: skip
_TO = frozenset(("à", "au", "aux"))
_WITH = frozenset(("avec", "à", "au", "aux"))
_OF = frozenset(("de", "d'", "du", "des"))
_REACH = 14  # words behind an act in which the one it serves stands
_TAKEN = (Modality.ALLEGED, Modality.ASSERTED, Modality.REPORTED)


class FrenchLinks:
    """Finds the links of one page among its allegations and designations."""

    def __init__(self, page: Page, references: References, accusing: list[Finding]) -> None:
        self.page, self.references, self.accusing = page, references, accusing
        rows: dict[str, Any] = load_rules("charges_fr")["links"]
        self.direct, self.given = frozenset(rows["direct"]), frozenset(rows["given"])
        self.arming, self.nouns = frozenset(rows["arming"]), frozenset(rows["nouns"])
        self.ties, self.for_whom = frozenset(rows["ties"]), [tuple(w.split()) for w in rows["for_whom"]]

    def find(self) -> list[Finding]:
        """The relations, in order."""
        out: list[Finding] = []
        for finding in self.accusing:
            if finding.type is ClaimType.ALLEGATION and finding.act is not None and finding.of("accused"):
                out += self._of_act(finding)
            elif finding.type is ClaimType.DESIGNATION and finding.reason is not None and finding.of("target"):
                out += self._of_reason(finding)
        return out

    def _of_act(self, finding: Finding) -> list[Finding]:
        """What an accused did for a named party."""
        line, index = self._place(finding.unit, finding.act[0] if finding.act else 0)
        if line is None or index is None:
            return []
        act, end = line.tokens[index], min(line.clause_end(index), index + _REACH)
        lemma = lemma_of(act.low, "VERB")
        pairs: list[tuple[Predicate, list[Token]]] = [(Predicate.ACTS_FOR, self._served(line, index, end))]
        if lemma in self.direct:
            pairs.append((Predicate.SUPPORTS, line.heads(index + 1, min(end, index + 6))[:1]))
        elif lemma in self.arming:
            pairs.append((Predicate.SUPPLIES, line.heads(index + 1, min(end, index + 6))[:1]))
        elif lemma in self.given:
            helps = any(line.low(i) in self.nouns for i in range(index + 1, min(end, index + 5)))
            predicate = Predicate.SUPPORTS if helps else Predicate.SUPPLIES
            pairs.append((predicate, line.heads(index + 1, end, after=_TO)))
        if act.low in self.nouns:
            pairs.append((Predicate.SUPPORTS, line.heads(index + 1, min(end, index + 6), after=_TO)))
        accused, accuser = finding.of("accused"), finding.of("accuser")
        return [made for p, tokens in pairs for made in self._made(finding, p, (accused, tokens), accuser)]

    def _of_reason(self, finding: Finding) -> list[Finding]:
        """Listed for its ties: `en raison de leurs liens avec Y`, `proche de Y`."""
        line, index = self._place(finding.unit, finding.reason[0] if finding.reason else 0)
        if line is None or index is None or finding.modality not in _TAKEN:
            return []
        last = finding.reason[1] if finding.reason else 0
        for token in line.tokens[index:]:
            if self.page.words[token.item.first].start >= last:
                break
            if token.low in self.ties:
                end = min(line.clause_end(token.index), token.index + _REACH)
                tokens = line.heads(token.index + 1, end, after=_WITH if token.low.startswith("li") else _OF)
                return self._made(
                    finding, Predicate.LINKED_TO, (finding.of("target"), tokens[:1]), finding.of("issuer")
                )
        return []

    def _served(self, line: Line, start: int, end: int) -> list[Token]:
        """Who stands behind `pour le compte de`, `au service de`."""
        for index in range(start, end):
            for words in self.for_whom:
                if all(line.low(index + n) == word for n, word in enumerate(words)):
                    behind = index + len(words)
                    return line.heads(behind, min(behind + 6, len(line.tokens)))[:1]
        return []

    def _place(self, unit: int, start: int) -> tuple[Line | None, int | None]:
        """The line of a sentence and the token that begins at an offset."""
        for number in (unit, *range(max(0, unit - 1), min(len(self.page.trees), unit + 3))):
            if not 0 <= number < len(self.page.trees):
                continue
            for token in self.page.trees[number].tokens:
                if self.page.words[token.item.first].start == start:
                    return Line(self.page.trees[number]), token.index
        return None, None

    def _made(
        self, source: Finding, predicate: Predicate, sides: tuple[list[int], list[Token]], said_by: list[int]
    ) -> list[Finding]:
        subject, tokens = sides
        named = [p for t in tokens for p in self.references.named(t) if self.references.kind(p) in _KINDS]
        named = [p for p in named if p not in subject and p not in said_by]
        if not named:
            return []
        found = Finding(
            ClaimType.RELATION,
            f"fr.relation.accused.{predicate}",
            source.evidence,
            source.unit,
            Modality.ALLEGED,
            {"subject": list(subject), "object": named[:2]},
            predicate=predicate,
            said_by=list(said_by),
        )
        found.place = self.page.words[tokens[0].item.first].start
        return [found]
