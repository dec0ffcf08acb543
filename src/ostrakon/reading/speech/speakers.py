"""Who speaks each quotation: the subject of the verb of saying around it, or the speaker before."""

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs
from ostrakon.reading.speech.french_speakers import FrenchSpeakers
from ostrakon.reading.speech.quote_sides import QuoteSides

_PERSONAL = frozenset(["he", "she", "il", "elle", "-il", "-elle", "-t-il", "-t-elle", "t-il", "t-elle"])
_BODILY = frozenset(["it", "they"])
_ADDRESSING = frozenset(["told", "tells", "telling"])
_QUOTED_BEFORE = 2  # sentences, the quoted one among them, from a speaker to "he told"
_NO_SPEAKERS = (PartyKind.PLACE, PartyKind.VESSEL)


class SpeakerFinder:
    """Finds the quotations of one page with their speakers."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        self.verbs = speech_verbs(page.language)
        self.forms = frozenset(load_rules("speech")[page.language]["forms"])
        self.last: list[int] = []
        self.last_unit = -9
        self.sides = QuoteSides(page.words, page.quotes, page.language)
        self.french = FrenchSpeakers(page, references, self.sides) if page.language == "fr" else None

    def find(self) -> list[Finding]:
        """One finding a quotation, in order of place."""
        out: list[Finding] = []
        for number, quoted in enumerate(self.page.quotes):
            host = self._host(number)
            speakers: list[int] = []
            rule = "none"
            early = self.french.first(number, self.last) if self.french is not None else None
            if early is not None:
                speakers, rule = early
            elif host:
                tree, tokens = host
                speakers, rule = self._beside(number, tree) or self._speakers(tree, tokens)
            if not speakers and self._led(number):
                speakers, rule = self._led(number), "led"
            if not speakers and early is None and self.french is not None:
                tree_of, inside = host or (None, [])
                speakers, rule = self.french.later(number, tree_of, inside) or (speakers, rule)
            if not speakers and (quoted.goes_on or quoted.clausal) and self.last and self._alone(host):
                speakers, rule = list(self.last), "last_speaker"
            found = Finding(
                ClaimType.QUOTATION,
                f"{self.page.language}.quotation.{rule}",
                (quoted.start, quoted.end),
                host[0].number if host else -1,
                roles={"speaker": speakers},
            )
            found.quote, found.scare, found.place = (quoted.start, quoted.end), quoted.scare, quoted.start
            out.append(found)
            if speakers:
                self.last, self.last_unit = speakers, host[0].number if host else -9
        self._fill_back(out)
        return out

    def _beside(self, number: int, tree: Tree) -> tuple[list[int], str] | None:
        """The speaker that the words right after the quotation name, or mean by a pronoun."""
        pronoun = self.sides.pronoun(number)
        if pronoun is not None:
            token = next((t for t in tree.tokens if t.item.first == pronoun), None)
            body = self.page.words[pronoun].low in _BODILY
            found = self._again(tree, body=body) or ([] if body else self._person_meant(tree, pronoun))
            found = found or (self.references.pronoun(tree, token) if token is not None else [])
            people = [p for p in found if self.references.kind(p) not in _NO_SPEAKERS]
            return (people, "pronoun") if people else None
        span = self.sides.speaker(number, self.page.names)
        if span is None:
            noun = self.sides.described(number)
            token = next((t for t in tree.tokens if t.item.last - 1 == noun), None) if noun is not None else None
            meant = self.references.of(tree, token).parties if token is not None else []
            return (meant, "described") if len(meant) == 1 else None
        party = self.page.parties.of_span[span]
        return ([party], "beside") if self.references.kind(party) not in _NO_SPEAKERS else None

    def _person_meant(self, tree: Tree, word: int) -> list[int]:
        """The person that "he" or "a-t-elle" beside a quotation means."""
        low = self.page.words[word].low
        bare = low.removeprefix("-t").removeprefix("-")
        if bare not in ("he", "she", "il", "elle"):
            return []
        gender = {"il": "m", "elle": "f"}.get(bare, "")
        return self.references.last_person(tree, low, self.page.words[word].start, gender)

    def _led(self, number: int) -> list[int]:
        """`NAME said:` at the end of the paragraph above: who its last sentence names first."""
        start = self.page.quotes[number].start
        line = self.page.plain.rfind("\n", 0, start)
        above = self.page.plain[: max(line, 0)].rstrip()
        if not above.endswith(":") or self.page.plain[max(line, 0) : start].strip(' \n"«\u00a0'):
            return []
        words, names = self.page.words, self.page.names
        last = max((i for i, w in enumerate(words) if w.end <= len(above)), default=-1)
        first = last
        while first > 0 and not words[first].opens:
            first -= 1
        inside = [n for n, s in enumerate(names) if first <= s.first and s.last <= last + 1]
        parties = [self.page.parties.of_span[n] for n in inside]
        people = [p for p in parties if self.references.kind(p) is PartyKind.PERSON]
        return (people or [p for p in parties if self.references.kind(p) not in _NO_SPEAKERS])[:1]

    def _fill_back(self, out: list[Finding]) -> None:
        """The paragraphs of a quotation that runs on share the speaker named at its end or beginning."""
        for index, quoted in enumerate(self.page.quotes):
            if quoted.open_end and not out[index].of("speaker") and index + 1 < len(out):
                out[index].roles["speaker"] = list(out[index + 1].of("speaker"))
            if quoted.goes_on and index and out[index - 1].of("speaker"):
                out[index].roles["speaker"] = list(out[index - 1].of("speaker"))

    def _alone(self, host: tuple[Tree, list[Token]] | None) -> bool:
        return host is None or all(t.item.quote is not None or not t.text[0].isalnum() for t in host[0].tokens)

    def _host(self, number: int) -> tuple[Tree, list[Token]] | None:
        quoted = self.page.quotes[number]
        for tree in self.page.trees:
            if quoted.clausal:
                tokens = [t for t in tree.tokens if t.item.quote == number]
            else:
                tokens = [
                    t
                    for t in tree.tokens
                    if t.item.quote is None
                    and self.page.words[t.item.first].start >= quoted.start - 1
                    and self.page.words[t.item.last - 1].end <= quoted.end + 1
                ]
            if tokens:
                return tree, tokens
        return None

    def _speakers(self, tree: Tree, tokens: list[Token]) -> tuple[list[int], str]:
        inside = {t.index for t in tokens}
        verb = self._governing(tree, tokens, inside) or self._nearest(tree, tokens, inside)
        if verb is not None:
            found = self._of(tree, verb)
            if found:
                return found, f"verb.{verb.lemma}"
        found = self._by_order(tree)
        if found:
            return found, "order"
        if verb is not None and tree.language == "en" and self._unnamed_subject(tree, verb):
            return [], "unnamed"
        if tree.unit.quote is not None:
            return [], "nested"
        found = self._according(tree)
        if found:
            return found, "according"
        found = self._only_person(tree, inside)
        if found:
            return found, "only_person"
        return self._by_subject(tree, tokens, inside)

    def _unnamed_subject(self, tree: Tree, verb: Token) -> bool:
        """`a person close to him said`: somebody speaks who is no party of the text."""
        return any(
            t.pos == "NOUN" and {k.low for k in tree.kids(t, "det")} & {"a", "an", "one", "another"}
            for t in tree.subjects(verb)
        )

    def _of(self, tree: Tree, verb: Token) -> list[int]:
        actors = tree.agents(verb) if tree.passive(verb) and tree.agents(verb) else tree.subjects(verb)
        if actors and all(actor.low in _PERSONAL for actor in actors):
            again = self._again(tree)
            if again:
                return again
        parties = self.references.of_all(tree, actors).parties
        return [p for p in parties if self.references.kind(p) not in _NO_SPEAKERS]

    def _again(self, tree: Tree, *, body: bool = False) -> list[int]:
        """ "he said", "it added": who spoke in the sentence before, of the same paragraph or the one above."""
        here = self.page.words[tree.tokens[0].item.first].paragraph
        for number in range(tree.number - 1, max(tree.number - 3, -1), -1):
            before = self.page.trees[number]
            if before.unit.quote is not None or not before.tokens:
                continue
            if here - self.page.words[before.tokens[0].item.first].paragraph > 1:
                break
            for token in before.tokens:
                if token.dep != "ROOT" or token.lemma not in self.verbs or before.passive(token):
                    continue
                said = self.references.of_all(before, before.subjects(token)).parties
                kinds = BODIES | {PartyKind.COUNTRY} if body else {PartyKind.PERSON}
                speakers = [p for p in said if self.references.kind(p) in kinds]
                if len(speakers) == 1:
                    return speakers
            return [] if body else self._quoted_before(tree)
        return [] if body else self._quoted_before(tree)

    def _quoted_before(self, tree: Tree) -> list[int]:
        """The one person whose words were quoted in the sentence before."""
        near = self.page.language == "en" and 0 < tree.number - self.last_unit <= _QUOTED_BEFORE
        single = len(self.last) == 1 and self.references.kind(self.last[0]) is PartyKind.PERSON
        return list(self.last) if near and single else []

    def _governing(self, tree: Tree, tokens: list[Token], inside: set[int]) -> Token | None:
        first = min(tokens, key=lambda t: sum(1 for _ in tree.above(t)))
        for head in [first, *tree.above(first)]:
            if head.index not in inside and head.lemma in self.verbs and head.pos in ("VERB", "AUX"):
                return head
        return None

    def _nearest(self, tree: Tree, tokens: list[Token], inside: set[int]) -> Token | None:
        verbs = [
            t
            for t in tree.tokens
            if t.index not in inside and ((t.lemma in self.verbs and t.pos == "VERB") or t.low in self.forms)
        ]
        middle = tokens[-1].index
        return min(verbs, key=lambda t: (abs(t.index - middle), t.index)) if verbs else None

    def _by_order(self, tree: Tree) -> list[int]:
        """`, said NAME` or `NAME said`: the party beside the verb of saying, where the parse slipped."""
        for token in tree.tokens:
            if token.low not in self.forms:
                continue
            for step in (token.index + 1, token.index - 1, token.index + 2):
                if step > token.index and (token.low in _ADDRESSING or self._clause_follows(tree, token, step)):
                    continue
                if 0 <= step < len(tree.tokens):
                    if step == token.index - 1 and tree.tokens[step].text == ",":
                        step = self._before_aside(tree, step)
                    named = [
                        p
                        for p in self.references.named(tree.tokens[step])
                        if self.references.kind(p) not in _NO_SPEAKERS
                    ]
                    if named:
                        return named
                    if tree.tokens[step].low in (
                        "he",
                        "she",
                        "they",
                        "it",
                        "il",
                        "elle",
                        "-t-il",
                        "-t-elle",
                        "-il",
                        "-elle",
                        "ils",
                    ):
                        found = self._again(tree) or self.references.pronoun(tree, tree.tokens[step])
                        if found:
                            return found
        return []

    def _before_aside(self, tree: Tree, comma: int) -> int:
        """`NAME, asked about it, told`: the token before the aside that the comma closes."""
        for step in range(comma - 1, 0, -1):
            if tree.tokens[step].text == ",":
                return step - 1
        return comma

    def _clause_follows(self, tree: Tree, token: Token, step: int) -> bool:
        """`wrote that Rwanda ...`: what follows "that" is said, and does not say."""
        return any(t.low in ("that", "que", "qu'") for t in tree.tokens[token.index + 1 : step])

    def _only_person(self, tree: Tree, inside: set[int]) -> list[int]:
        """The one person named beside a whole quotation."""
        if not any(tree.tokens[i].item.quote is not None for i in inside):
            return []
        named = [p for t in tree.tokens if t.index not in inside for p in self.references.named(t)]
        people = [p for p in dict.fromkeys(named) if self.references.kind(p) is PartyKind.PERSON]
        return people if len(people) == 1 else []

    def _according(self, tree: Tree) -> list[int]:
        first = tree.tokens[0].low if tree.tokens else ""
        lows = [t.low for t in tree.tokens[:8]]
        opened = first in ("for", "pour") and "," in lows
        if opened or lows[:4] in (["in", "the", "words", "of"], ["aux", "yeux", "de"]):
            for later in tree.tokens[1 : lows.index(",") if "," in lows else 8]:
                if self.references.named(later):
                    return self.references.named(later)
        for index, token in enumerate(tree.tokens):
            if token.low in ("according", "selon", "d'après"):
                for later in tree.tokens[index + 1 : index + 6]:
                    named = self.references.named(later)
                    if named:
                        return named
        return []

    def _by_subject(self, tree: Tree, tokens: list[Token], inside: set[int]) -> tuple[list[int], str]:
        """A quoted phrase in a sentence without a verb of saying: the words of whoever acts in it."""
        first = min(tokens, key=lambda t: sum(1 for _ in tree.above(t)))
        for head in tree.above(first):
            if head.index in inside or head.pos not in ("VERB", "AUX"):
                continue
            actors = tree.agents(head) if tree.passive(head) else tree.subjects(head)
            found = [
                p
                for p in self.references.of_all(tree, actors).parties
                if self.references.kind(p) not in _NO_SPEAKERS
            ]
            if found:
                return found, "subject"
        for root in tree.tokens:
            if root.dep == "ROOT" and root.index not in inside and not self.last:
                found = self._of(tree, root)
                if found:
                    return found, "root"
        return (list(self.last), "last_speaker") if self.last else ([], "none")
