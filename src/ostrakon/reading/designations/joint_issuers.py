"""Who acts beside the issuer that a verb names: its ministry, a minister who announces, whom the headline has act.

Takes: acts of one page. Gives: further issuers of them.
"""

from collections.abc import Callable

from ostrakon.model import Modality, PartyKind
from ostrakon.reading.designations.sanction_words import AUTHORITIES
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.rules import load_rules

_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_TELLING = 5  # sentences from an act in which its ministry tells of it
_SAID = 2  # sentences after an act in which "the Treasury said" tells of it
_PAPERS = ("notice", "statement", "release", "website", "filing")
_OPENING_UNITS = 3
_HEAD = 300  # characters of titles and numbered first sentences


class JointIssuers:
    """Adds them for one page; `is_recent` says whether an act is of the days of the news."""

    def __init__(self, page: Page, is_recent: Callable[[Finding], bool]) -> None:
        self.page, self.is_recent = page, is_recent
        rows = load_rules(f"designations_{page.language}")
        self.telling = frozenset(rows.get("ministry_verbs", ()))
        self.saying = frozenset(rows.get("ministry_sayings", ()))
        self.ministries = frozenset(rows.get("telling_ministries", ()))
        self.announced = frozenset(rows.get("announced_nouns", ()))
        self.headings = frozenset(rows.get("heading_verbs", ()))

    def join_ministry(self, acts: list[Finding]) -> None:
        """`The United States sanctioned X. The Treasury said ...`: the ministry that tells of it acts too."""
        for act in acts:
            issuers = act.of("issuer")
            told = act.modality in _HAPPENED and not (act.past or act.relative or act.aside)
            lands = [p for p in issuers if self.page.parties.parties[p].kind is PartyKind.COUNTRY]
            if told and len(lands) == len(issuers) == 1:
                act.roles["issuer"] = issuers + self._ministry_of(lands, act.unit, news=self._is_news(act))

    def join_announcer(self, acts: list[Finding]) -> None:
        """`The administration sanctioned X. Secretary of State Y announced the decision`: Y acts too."""
        act = next((a for a in acts if a.modality in _HAPPENED and self._is_news(a) and a.of("issuer")), None)
        titled = {h for b in self.page.bindings for h in b.holders}
        for tree in self.page.trees[act.unit : act.unit + 1 + _SAID] if act is not None else ():
            for verb in tree.verbs():
                told = [t for t in tree.objects(verb) if t.lemma in self.announced]
                if act is None or verb.lemma not in ("announce", "unveil") or not told or tree.passive(verb):
                    continue
                spans = [s for t in tree.kids(verb, "nsubj") for s in t.item.spans if s in titled]
                people = [self.page.parties.of_span[s] for s in spans]
                people = [p for p in people if self.page.parties.parties[p].kind is PartyKind.PERSON]
                act.roles["issuer"] += [p for p in people if p not in (*act.of("issuer"), *act.of("target"))]

    def _is_news(self, act: Finding) -> bool:
        return act.fresh and act.unit < _OPENING_UNITS and (act.when is None or self.is_recent(act))

    def _ministry_of(self, lands: list[int], unit: int, *, news: bool) -> list[int]:
        """The first sanctioning ministry of the country that is a subject in the sentences from `unit` on."""
        register = self.page.parties
        for tree in self.page.trees[unit + (not news) : unit + _TELLING]:
            for token in tree.tokens:
                verb = tree.parent(token)
                verbs = (self.telling | self.saying) if news and tree.number <= unit + _SAID else self.telling
                acting = token.dep == "nsubj" and verb is not None and verb.lemma in verbs
                acting = acting or (news and self._in_notice(tree, token))
                for span in token.item.spans if acting else ():
                    party = register.of_span[span]
                    body = register.parties[party].key.removeprefix("body:")
                    if body in self.ministries and are_kin(self.page, lands, [party]):
                        return [party]
        return []

    def _in_notice(self, tree: Tree, token: Token) -> bool:
        """`A notice from the Treasury Department said ...`: the ministry tells of it."""
        lead = tree.parent(token)
        paper = tree.parent(lead) if lead is not None and lead.low in ("from", "by", "of", "on") else None
        verb = tree.parent(paper) if paper is not None and paper.lemma in _PAPERS else None
        return verb is not None and verb.lemma in (*self.telling, *self.saying, "show")

    def join_headline(self, acts: list[Finding]) -> None:
        """`Treasury Sanctions X`: whom the headline has act is an issuer of the act that it heads."""
        words = self.page.words
        heads = [n for n in self.page.names if self._opens_headline(n.first) and n.last < len(words)]
        first = next((n for n in heads if words[n.last].low in self.headings), None)
        if first is None:
            return
        number = next(n for n, name in enumerate(self.page.names) if name is first)
        party = self.page.parties.of_span.get(number)
        act = next((a for a in sorted(acts, key=lambda a: a.place) if a.modality in _HAPPENED), None)
        if party is None or act is None or self.page.parties.parties[party].kind not in AUTHORITIES:
            return
        if not act.of("issuer") or (
            party not in act.of("issuer") and are_kin(self.page, [party], act.of("issuer"))
        ):
            act.roles["issuer"] = [*act.of("issuer"), party]

    def _opens_headline(self, index: int) -> bool:
        """Whether the name at a word opens the text, or stands behind its topic: `Drones : la Suisse ...`."""
        words = self.page.words
        topic = self.page.language == "fr" and any(w.text == ":" for w in words[max(0, index - 2) : index])
        return index <= 1 or (
            topic and words[index].start < _HEAD and not any(w.text == "." for w in words[:index])
        )
