"""Who stands on which side of an accusation: reports speak for whoever wrote them, fighters for their force."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ostrakon.model import ClaimType, PartyKind
from ostrakon.reading.allegations.crowds import Crowds
from ostrakon.reading.allegations.grounds import Grounds
from ostrakon.reading.allegations.listed import Listed
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.speech.attribution import speech_verbs

_NO_ACCUSERS = (PartyKind.PLACE, PartyKind.VESSEL)
_FIRST_PERSON = ("we", "i", "nous", "je", "our", "j'")
_BEHIND = 8  # tokens behind a description in which the name stands that it is of
_BACK = 8  # sentences in which a report may have been named before "the report"


class Sides:
    """Answers who accuses and who is accused, for one page."""

    def __init__(self, page: Page, references: References, told: Sequence[Finding]) -> None:
        self.page, self.references = page, references
        self.quotations = [f for f in told if f.type is ClaimType.QUOTATION]
        self.offices = [f for f in told if f.type is ClaimType.ROLE]
        self.crowds, self.grounds = Crowds(page), Grounds(page, references)
        self.rows: dict[str, Any] = load_rules("allegations")[page.language]
        self.writings = frozenset(self.rows["writings"])
        self.issuer: list[int] = []  # the authority whose own release the text is
        self.author: list[int] = []  # whose own report a French text is
        self.listed = Listed(page, references, self.crowds, self.offices)
        self.ranks = frozenset(self.rows["ranks"])

    @property
    def listings(self) -> list[Finding]:
        """The acts of listing that the text tells of."""
        return self.listed.acts

    def issuers(self, designation: Finding) -> list[int]:
        """The authorities that impose it."""
        return self.listed.issuers(designation)

    def accusers(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """The parties that can accuse among what the tokens name; a report stands for its author."""
        of_bodies = [t for t in tokens if self.crowds.is_crowd(t) and self._has_owner(tree, t)]
        if of_bodies:
            return [self.crowds.party(tree, of_bodies[0])]
        spoke = self._spoke_before(tree, tokens)
        found = spoke or self._can_accuse(self.grounds.likely_meant(tree, tokens))
        if found:
            return found
        for token in tokens:
            if self.crowds.is_crowd(token):
                return [self.crowds.party(tree, token)]
            if token.low in _FIRST_PERSON:
                return self._can_accuse(self.quoted_by(tree))
            if self.crowds.is_new(tree, token) or self.crowds.is_first(tree, token):
                return [self.crowds.party(tree, token)]
            if token.low in self.writings or token.lemma in self.writings:
                authors = self._crowd_owners(tree, token) or self._owners(
                    tree, token, ("by", "of", "from", "de", "par", "d'")
                )
                authors = authors or self._writers(tree, token)
                return self._can_accuse(authors) or self._author_before(tree) or self._lister(tree)
        return []

    def _spoke_before(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`it added`: the body that the sentence before lets speak."""
        token = tokens[0] if len(tokens) == 1 and tree.number and tree.language == "en" else None
        said = speech_verbs("en")
        verb = tree.parent(token) if token is not None and token.low == "it" else None
        if verb is None or verb.lemma not in said or verb.dep not in ("ROOT", "conj", "parataxis"):
            return []
        before = self.page.trees[tree.number - 1]
        spoke = {
            p
            for teller in before.verbs()
            if teller.lemma in said and teller.dep == "ROOT"
            for t in before.subjects(teller)
            for p in self.references.named(t)
            if self.references.kind(p) in (*BODIES, PartyKind.COUNTRY)
        }
        return list(spoke) if len(spoke) == 1 else []

    def accused(self, tree: Tree, tokens: list[Token], accuser: Sequence[int] = ()) -> list[int]:
        """The parties that the tokens name, or those whose fighters or members they are; never the accuser."""
        tokens = [*tokens, *self._joined_owners(tree, tokens)]
        found = [p for p in self.grounds.surely_meant(tree, tokens, accuser) if self._can_act(p)]
        found = self.listed.before(tree, tokens, accuser) or found or self.listed.numbered(tokens)
        found = self.listed.here(tree, tokens, accuser) or found
        if accuser and tokens and all(t.pos == "PRON" for t in tokens):
            meant = self.references.of_all(tree, tokens).parties
            if meant and set(meant) <= set(accuser):
                return self._only_other(tree, tokens[0], accuser)
        if found and set(found) <= set(accuser) and not any(t.item.spans for t in tokens):
            return self._by_office(tokens, accuser)
        found = found or self._named_behind(tree, tokens)
        if found:
            return [p for p in found if p not in accuser]
        return [p for p in self._of_ranks(tree, tokens) if p not in accuser]

    def _joined_owners(self, tree: Tree, tokens: list[Token]) -> list[Token]:
        """`accused the KGB and Russia's GRU` with "the KGB and Russia" read as one owner: both are."""
        owners = [o for t in tokens if t.item.spans for o in tree.kids(t, "poss") if len(o.item.spans) > 1]
        return [replace(o, children=[], item=replace(o.item, spans=o.item.spans[:-1])) for o in owners]

    def _named_behind(self, tree: Tree, tokens: list[Token]) -> list[int]:
        """`a colonel of Russia's GRU, Denis Smirnov, had`: the name between commas behind the phrase."""
        token = tokens[0] if len(tokens) == 1 and not tokens[0].item.spans else None
        if token is None or tree.language != "en" or token.low not in self.crowds.doers:
            return []
        for after in tree.tokens[token.index + 1 : token.index + _BEHIND]:
            if after.pos in ("VERB", "AUX", "PUNCT"):
                name = tree.tokens[after.index + 1 : after.index + 2] if after.low == "," else []
                people = [p for t in name for p in self.references.named(t)]
                return people if [self.references.kind(p) for p in people] == [PartyKind.PERSON] else []
        return []

    def _by_office(self, tokens: list[Token], accuser: Sequence[int]) -> list[int]:
        """`the minister` in what another person says: the one who holds such an office."""
        words = {t.low for t in tokens}
        titled = [f for f in self.offices if f.title and words & set(self._title(f))]
        holders = {p for f in titled for p in f.of("holder") if p not in accuser}
        return list(holders) if len(holders) == 1 else []

    def _title(self, office: Finding) -> list[str]:
        start, end = office.title or (0, 0)
        return self.page.plain[start:end].lower().split()

    def _only_other(self, tree: Tree, pronoun: Token, accuser: Sequence[int]) -> list[int]:
        """`filed a case against X, accusing it`: the one party before the pronoun that is not the accuser."""
        if pronoun.low not in ("it", "him", "her", "he", "she"):
            return []
        kinds = (*BODIES, PartyKind.COUNTRY) if pronoun.low == "it" else (PartyKind.PERSON,)
        before = [
            p
            for t in tree.tokens[: pronoun.index]
            for p in self.references.named(t)
            if p not in accuser and self.references.kind(p) in kinds
        ]
        return before[:1] if len(set(before)) == 1 else []

    def _of_ranks(self, tree: Tree, tokens: list[Token]) -> list[int]:
        out: list[int] = []
        vague = load_rules("references")[self.page.language]["vague"]
        heads = [part for t in tokens for part in tree.conjuncts(t)]
        heads += [t for h in heads if h.low in vague for p, t in tree.preps(h) if p in ("of", "de", "d'")]
        for token in heads:
            if heads.index(token) >= len(tokens):
                out += [p for p in self.references.named(token) if p not in out and self._can_act(p)]
            if token.low in self.ranks and not (tree.language == "fr" and tree.kids(token, "nummod")):
                out += [p for p in self._forces_of(tree, token) if p not in out]
        armed = len(heads) == 1 and any(t.low in ("armed", "armés") for t in tree.kids(heads[0], "amod"))
        if not out and len(heads) == 1 and (heads[0].low in self.rows["armed"] or armed):
            return [self.crowds.party(tree, heads[0])]
        new = [t for t in heads if self.crowds.is_new(tree, t) and not self.crowds.is_generic(tree, t)]
        new += [t for t in heads if t not in new and self.crowds.is_body_of(tree, t)]
        return out or [self.crowds.party(tree, t) for t in new]

    def _forces_of(self, tree: Tree, token: Token) -> list[int]:
        """Whose fighters they are: no country's where they only are in it, nobody's where they are single men."""
        single = {"a", "an"} & {t.low for t in tree.kids(token, "det")} or tree.kids(token, "nummod")
        if single and tree.language == "en" and token.low not in self.rows["corps"]:
            return []
        if any(t.text.isdigit() and t.index > token.index for t in tree.kids(token, "nummod", "appos")):
            return []  # "the GRU's unit 29155" is not all of it
        owners = self._owners(tree, token, ("of", "from", "with", "by", "de", "d'", "des"))
        people = (
            tree.language == "en" and token.low in self.rows["officials"]
        )  # "officials from Iran" are not Iran
        kinds = BODIES if people else BODIES | {PartyKind.COUNTRY}
        owners = [p for p in owners if self.references.kind(p) in kinds]
        return owners or [p for p in self._owners(tree, token, ("in",)) if self.references.kind(p) in BODIES]

    def _has_owner(self, tree: Tree, token: Token) -> bool:
        return any(self.references.named(t) for t in tree.kids(token, "compound", "nmod", "amod"))

    def doers(self, tree: Tree, verb: Token) -> list[Token]:
        """Who does it; where the parse gives the main verb no subject, the name that opens the sentence."""
        found = self._last_named(tree, verb, done_by(tree, verb))
        if tree.language == "en":
            found = [whose for t in found for whose in self._whose(tree, t)]
        lead = verb
        while lead.dep == "conj" and not tree.kids(lead, "nsubj", "nsubjpass") and lead.head != lead.index:
            lead = tree.tokens[lead.head]  # "who spread lies and vilify"
        if tree.language == "en" and any(t.low == "who" for t in tree.kids(lead, "nsubj", "nsubjpass")):
            found = [up for t in found for up in self.who_is_there(tree, t)]
        if found or verb.dep != "ROOT" or tree.passive(verb):
            return found
        opening = [t for t in tree.tokens[: min(verb.index, 3)] if t.item.spans]
        return opening[:1]

    def _whose(self, tree: Tree, token: Token) -> list[Token]:
        """`Their actions obstruct`, `the decisions of X led to`: whose actions they are."""
        if token.low not in self.rows["doings"] or token.item.spans:
            return [token]
        owners = tree.kids(token, "poss") or [t for p, t in tree.preps(token) if p in ("of", "by")]
        return owners or [token]

    def who_is_there(self, tree: Tree, token: Token) -> list[Token]:
        """`officials in Brazil who took part`: the officials; nobody where only the land is named."""
        if not self.is_land(token):
            return [token]
        for up in tree.above(token):
            if up.pos in ("NOUN", "PROPN") and not self.is_land(up):
                return [up]
            if up.pos in ("VERB", "AUX") and up.dep not in ("acl", "amod"):
                break
        return []

    def is_land(self, token: Token) -> bool:
        """Whether the token names a country or place and nobody else."""
        kinds = {self.references.kind(p) for p in self.references.named(token)}
        return bool(kinds) and kinds <= {PartyKind.COUNTRY, PartyKind.PLACE}

    def _last_named(self, tree: Tree, verb: Token, found: list[Token]) -> list[Token]:
        """`A, B and C, who oversees`: of several before a singular "who", the last one."""
        who = next((t for t in tree.kids(verb, "nsubj", "nsubjpass") if t.low in ("who", "which")), None)
        auxiliaries = {t.low for t in tree.kids(verb, "aux", "auxpass")}
        singular = auxiliaries & {"has", "is", "was"} or (not auxiliaries and verb.low == f"{verb.lemma}s")
        if verb.dep != "relcl" or who is None or not singular or tree.language != "en":
            return found
        near = [t for t in tree.tokens[: who.index] if t.item.spans]
        heads = {c.index for f in found for c in tree.conjuncts(f)}
        if len(self.references.of_all(tree, found).parties) < 2 or not near or near[-1].index not in heads:
            return found
        last = near[-1]
        return [replace(last, children=[], item=replace(last.item, spans=last.item.spans[-1:]))]

    def quoted_by(self, tree: Tree) -> list[int]:
        """The speaker of the quotation that the sentence stands in."""
        if tree.unit.quote is None:
            return []
        start = self.page.quotes[tree.unit.quote].start
        for finding in self.quotations:
            if finding.quote and finding.quote[0] == start:
                return list(finding.of("speaker"))
        return []

    def _can_act(self, party: int) -> bool:
        """A place does nothing; but what only the tagger took for one may be a firm or a man."""
        draft = self.page.parties.parties[party]
        if self.page.language == "en" and draft.key.startswith("speaker:"):
            return False  # "the spy chief, X": whoever is called so has a name
        return draft.kind is not PartyKind.PLACE or (not draft.key and self.page.language == "en")

    def _can_accuse(self, parties: list[int]) -> list[int]:
        return [p for p in parties if self.references.kind(p) not in _NO_ACCUSERS]

    def _owners(self, tree: Tree, token: Token, preps: tuple[str, ...]) -> list[int]:
        """Named in "soldiers of X", "X's soldiers", "X soldiers", "Russian soldiers"."""
        near = tree.kids(token, "poss", "compound", "nmod", "amod", "appos")
        near += [inner for prep, inner in tree.preps(token) if prep in preps]
        near += [by for clause in tree.kids(token, "acl") if "by" in preps for by in tree.agents(clause)]
        out: list[int] = []
        if any(t.low == "whose" for t in near):  # "X, whose fighters"
            clause = tree.main_verb(token)
            head = tree.parent(clause) if clause is not None and clause.dep == "relcl" else None
            near += [head] if head is not None else []
        for one in near:
            for part in tree.conjuncts(one):
                out += [p for p in self.references.named(part) if p not in out]
        theirs = [t for t in near if t.low in ("its", "their") or t.low in self.rows["gangs"]]
        if theirs and not out and tree.language == "en":  # "its members", "fighters of the group"
            out = self.grounds.surely_meant(tree, theirs, ())
        return out or self._by_adjective(token)

    def _crowd_owners(self, tree: Tree, token: Token) -> list[int]:
        """`the UN panel's report`: of a body without a name of its own."""
        near = [*tree.kids(token, "poss"), *(t for p, t in tree.preps(token) if p in ("by", "of"))]
        found = [t for t in near if self.crowds.is_crowd(t) or self.crowds.is_new(tree, t)]
        return [self.crowds.party(tree, found[0])] if found and tree.language == "en" else []

    def _lister(self, tree: Tree) -> list[int]:
        """`according to the notice`: of the authority whose release it is, or whose listing was last told of."""
        before = [d for d in self.listed.acts if d.unit <= tree.number]
        return list(self.issuer) or (list(before[-1].of("issuer")[:1]) if before else [])

    def _writers(self, tree: Tree, writing: Token) -> list[int]:
        """`published by a panel of experts`, `X unsealed an indictment`: unnamed authors, and who lets it out."""
        agents = [by for clause in tree.kids(writing, "acl") for by in tree.agents(clause)]
        crowds = [self.crowds.party(tree, by) for by in agents if self.crowds.is_crowd(by)]
        verb = tree.parent(writing)
        if not crowds and verb is not None and writing.dep == "obj" and verb.lemma in self.rows["publish"]:
            return self._can_accuse(self.references.of_all(tree, done_by(tree, verb)).parties)
        return crowds

    def _by_adjective(self, token: Token) -> list[int]:
        first = token.item.first
        if token.low in self.rows["irregular"]:
            return []  # "Russian hackers" are not Russia
        for span in self.page.names:
            close = first - span.first == 1 or (self.page.language == "fr" and span.first == token.item.last)
            if span.form == "adjective" and close:
                country = self.page.parties.country(span.country)
                return [country] if country is not None else []
        return []

    def _author_before(self, tree: Tree) -> list[int]:
        """`the report`: of whoever was last named as the author or publisher of one."""
        for other in reversed(self.page.trees[max(0, tree.number - _BACK) : tree.number]):
            for word in other.tokens:
                if word.low not in self.writings:
                    continue
                authors = self._can_accuse(self._owners(other, word, ("by", "of", "from", "de", "par", "d'")))
                if not authors:
                    verb = other.main_verb(word)
                    subjects = other.subjects(verb) if verb is not None else []
                    authors = self._can_accuse(self.references.of_all(other, subjects).parties)
                if len(authors) == 1 and self.references.kind(authors[0]) in BODIES:
                    return authors
        return []
