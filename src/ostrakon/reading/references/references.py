"""What a token of a tree refers to: names, lists, pronouns and descriptions, by what the text spoke of before.

Rules of coreference: a pronoun refers back to the latest party of its kind, subjects of the clauses before
first; a definite description to the latest party of the kind it describes; "the two officials" to the latest
list of that size. Where nothing fits, nothing is guessed.
"""

from dataclasses import dataclass, field

from ostrakon.model import MentionBy, PartyKind
from ostrakon.reading.page import Page, Span
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.counting import count_phrase
from ostrakon.reading.references.fitting import Fitting, may_mean
from ostrakon.reading.references.french_pronouns import (
    KIN,
    gender_of,
    gender_of_phrase,
    holders_of,
    is_personal,
    taken_up,
)
from ostrakon.reading.references.genders import Genders
from ostrakon.reading.references.kind_words import BODIES, kinds_of
from ostrakon.reading.references.members import Members, belongs
from ostrakon.reading.rules import load_rules


@dataclass(frozen=True, slots=True)
class Spoken:
    """A party spoken of at a place of the text, and whether as a subject."""

    place: int
    unit: int
    parties: tuple[int, ...]
    subject: bool


@dataclass(slots=True)
class Reference:
    """The parties a phrase refers to; `counted` is the count and words of an unnamed group."""

    parties: list[int] = field(default_factory=list)
    count: int | None = None
    counted: Span | None = None

    def __bool__(self) -> bool:
        return bool(self.parties) or self.counted is not None


class References:
    """Answers what tokens refer to, for one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tables = load_rules("references")[page.language]
        self.spoken: list[Spoken] = []
        self.guessed: set[tuple[int, int]] = set()  # sentences and the parties that pronouns there stand for
        self._speaking = False
        self._wanted = ""
        self.genders, self.fitting = Genders(page), Fitting(page)
        self.members = Members(page, self.named)
        self.places = {p.number for p in page.parties.parties if p.kind is PartyKind.PLACE}
        self.joined: list[Spoken] = []
        for tree in page.trees:
            self._note(tree)

    def _note(self, tree: Tree) -> None:
        for token in tree.tokens:
            if token.item.spans and token.item.quote is None:
                parties = tuple(dict.fromkeys(self.page.parties.of_span[s] for s in token.item.spans))
                place = self.page.words[token.item.first].start
                subject = token.dep in ("nsubj", "nsubjpass")
                self.spoken.append(Spoken(place, tree.number, parties, subject))
                if tree.language == "en" and token.dep != "conj":
                    self._note_joined(tree, token)
            elif tree.language == "fr" and token.dep == "nsubj" and token.low in KIN:
                self.spoken.append(Spoken(self.page.words[token.item.first].start, tree.number, (), True))

    def _note_joined(self, tree: Tree, token: Token) -> None:
        """`X and Y`: what a later "them" means as a whole."""
        parts = [t for t in tree.conjuncts(token) if t.item.spans]
        parties = tuple(dict.fromkeys(p for t in parts for p in self.named(t)))
        if len(parts) > 1:
            place = self.page.words[parts[-1].item.first].start
            self.joined.append(Spoken(place, tree.number, parties, token.dep in ("nsubj", "nsubjpass")))

    def kind(self, party: int) -> PartyKind:
        """The kind of a party."""
        return self.page.parties.parties[party].kind

    def named(self, token: Token) -> list[int]:
        """The parties that the token itself names."""
        return list(dict.fromkeys(self.page.parties.of_span[s] for s in token.item.spans))

    def of(self, tree: Tree, token: Token) -> Reference:
        """The parties (and count) that the phrase headed by the token refers to, what is joined to it included."""
        out = Reference()
        for part in tree.conjuncts(token):
            if not belongs(tree, part, token):
                self.add(tree, part, out)
        out.parties = list(dict.fromkeys(out.parties))
        return out

    def of_all(self, tree: Tree, tokens: list[Token]) -> Reference:
        """The references of several phrases together."""
        out = Reference()
        for token in tokens:
            one = self.of(tree, token)
            out.parties += [p for p in one.parties if p not in out.parties]
            out.count = one.count if out.counted is None else out.count
            out.counted = out.counted or one.counted
        return out

    def add(self, tree: Tree, token: Token, out: Reference) -> None:
        """Adds what one phrase refers to, without what is joined to it."""
        named = self.named(token)
        if named:
            out.parties += named
            return
        if token.item.quote is not None:
            return
        if token.dep == "appos" and not self.members.below(tree, token):
            head = tree.parent(token)
            if head is not None and self.named(head):
                out.parties += self.named(head)
                return
        if token.dep == "attr" and not token.item.spans:
            head = tree.parent(token)
            if head is not None and head.lemma == "be":
                for subject in tree.subjects(head):
                    out.parties += self.named(subject)
                if out.parties:
                    return
        if tree.language == "fr" and tree.kids(token, "cop") and token.dep != "conj":
            for subject in tree.kids(token, "nsubj"):
                out.parties += self.named(subject)
            if out.parties:
                return
        adjective = self._adjective_noun(token)
        if adjective is not None:
            out.parties.append(adjective)
            return
        if token.pos in ("PRON", "DET") or token.low in self.tables["pronouns"]:
            found = self.pronoun(tree, token)
            self.guessed |= {(tree.number, p) for p in found}
            out.parties += found
            return
        listed = (tree.language == "en" and self.members.beside(tree, token)) or self.members.below(tree, token)
        counted = count_phrase(self.page, token.item.first, self.page.language)
        if counted and out.counted is None:
            out.count, out.counted = counted
        out.parties += listed
        if not listed and (counted is None or self._definite(token)):
            found = self._described(tree, token, counted=counted is not None)
            self.guessed |= {(tree.number, p) for p in found if self.kind(p) is PartyKind.PERSON}
            out.parties += found

    def _definite(self, token: Token) -> bool:
        """Whether a counted phrase points back: "the two officials", "both men"."""
        first = token.item.first
        near = [w.low for w in self.page.words[max(0, first - 4) : first]]
        return bool(set(near) & {"the", "these", "those", "both", "les", "ces"})

    def _adjective_noun(self, token: Token) -> int | None:
        """ "the Russians", "les Américains": a nationality as a noun stands for the country."""
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("amod", "compound", "nmod", "poss"):
            return None
        before = self.page.words[token.item.first - 1].low if token.item.first else ""
        if before not in ("the", "les", "") and not self.page.words[token.item.first].opens:
            return None
        for span in self.page.names:
            if span.first == token.item.first and span.form == "adjective" and token.item.last == span.last:
                return (
                    self.page.parties.country(span.country) if span.country and token.text[0].isupper() else None
                )
        return None

    def _described(self, tree: Tree, token: Token, *, counted: bool) -> list[int]:
        """The party that "the group", "the company", "both men" or "these officials" mean."""
        nouns = self.tables["nouns"]
        low = token.low
        kind_name = nouns.get(low) or nouns.get(token.lemma)
        if kind_name is None:
            named = self.echoed(token) if not counted else None
            return [named] if named is not None else []
        determiners = {t.low for t in tree.kids(token) if t.dep in ("det", "poss", "amod", "nummod", "nmod")}
        before = self.page.words[token.item.first - 1].low if token.item.first else ""
        determiners.add(before)
        if before and token.item.first > 1:
            determiners.add(self.page.words[token.item.first - 2].low)
        if not determiners & set(self.tables["definite"]):
            return []
        if tree.kids(token, "relcl"):
            return []
        kinds = kinds_of(kind_name)
        judge = token.lemma in ("judge", "juge")
        told = bool(determiners & {"the", "le", "la", "l'", "les"}) and not counted
        echoed = self.echoed(token) if not judge else self._court(token) if told else None
        if echoed is not None:
            return [echoed]
        plural = low in self.tables["plural"]
        place = self.page.words[token.item.first].start
        titled = holders_of(self, token, place)
        wanted = (self._size(determiners) or len(titled)) if plural else 1
        if titled and len(titled) == wanted:
            return titled
        if titled and plural and tree.language == "fr":
            return []
        if plural:
            return self._last_list(place, kinds, self._size(determiners))
        own = self._same_clause(tree, token) if tree.language == "fr" else ()
        unfit = [d.number for d in self.page.parties.parties if not may_mean(low, d)]
        self._wanted = gender_of_phrase(low, determiners) if tree.language == "fr" else ""
        found = self._last(place, tree.number, kinds, exclude=own + tuple(unfit))
        self._wanted = ""
        return found

    def echoed(self, token: Token) -> int | None:
        """ "the panel" after "Panel of Experts": a definite noun that is a word of one party's name."""
        first = token.item.first
        before = self.page.words[first - 1].low if first else ""
        if before not in ("the", "le", "la", "l'", "this", "cette", "ce") or len(token.text) < 4:
            return None
        place = self.page.words[first].start
        found = [
            draft.number
            for draft in self.page.parties.parties
            if draft.kind in BODIES
            and any(m[0] < place for m in draft.mentions)
            and any(token.low in name.lower().split() and " " in name for name in draft.names)
        ]
        return found[0] if len(found) == 1 else None

    def _court(self, token: Token) -> int | None:
        """ "the judges": those of the court spoken of last."""
        place = self.page.words[token.item.first].start
        for said in reversed(self.spoken):
            for party in said.parties:
                names = " ".join(self.page.parties.parties[party].names).lower().split()
                if said.place < place and {"court", "tribunal", "cour"} & set(names):
                    return party
        return None

    def _size(self, words: set[str]) -> int:
        table = load_rules(f"times_{self.page.language}")["numbers"]
        sizes = [int(table[w]) for w in sorted(words) if w in table and w not in ("a", "an", "un", "une")]
        return 2 if words & {"both", "deux"} else (sizes[0] if sizes else 0)

    def _last_list(self, place: int, kinds: frozenset[PartyKind], size: int) -> list[int]:
        for said in sorted([*reversed(self.spoken), *self.joined], key=lambda s: -s.place):
            fits = [p for p in said.parties if self.kind(p) in kinds]
            if said.place < place and len(fits) > 1 and (not size or len(fits) == size):
                return fits
        if size:
            latest: list[int] = []
            for said in reversed(self.spoken):
                latest += [
                    p for p in said.parties if said.place < place and self.kind(p) in kinds and p not in latest
                ]
                if len(latest) >= size:
                    return latest[:size][::-1]
        return []

    def _last(self, place: int, unit: int, kinds: frozenset[PartyKind], *, exclude: tuple[int, ...]) -> list[int]:
        """The latest party of the kinds: in this sentence, then subjects of the two before, then any."""
        before = [s for s in self.spoken if s.place < place and not self._unnamed(s)]
        for reach in (0, 1, 2):
            near = [s for s in before if s.unit >= unit - reach and s.unit <= unit]
            for said in sorted(near, key=lambda s: (-s.unit, not s.subject, -s.place)):
                fits = [p for p in said.parties if self._fits(p, kinds, exclude)]
                if len(fits) == 1:
                    return fits
        for said in reversed(before):
            fits = [p for p in said.parties if self._fits(p, kinds, exclude)]
            if len(fits) == 1:
                return fits
        return []

    def _fits(self, party: int, kinds: frozenset[PartyKind], exclude: tuple[int, ...]) -> bool:
        return self.kind(party) in kinds and party not in exclude and self.genders.agrees(party, self._wanted)

    def _unnamed(self, said: Spoken) -> bool:
        """Unnamed speakers are rarely what a later pronoun or description means, but where it speaks again."""
        return not self._speaking and any(
            self.page.parties.parties[p].key.startswith("speaker:") for p in said.parties
        )

    def last_person(self, tree: Tree, pronoun: str, place: int, gender: str) -> list[int]:
        """The person spoken of last before a place, unnamed speakers included, that the pronoun may mean."""
        self._speaking, self._wanted = True, gender
        near = [p for s in self.spoken if tree.number - 4 <= s.unit <= tree.number for p in s.parties]
        if not any(self.kind(p) is PartyKind.PERSON for p in near):
            return []
        exclude = self.fitting.clashing(pronoun)
        return self._last(place, tree.number, frozenset({PartyKind.PERSON}), exclude=exclude)

    def pronoun(self, tree: Tree, token: Token) -> list[int]:
        """What a pronoun refers to; nothing where no party before it fits."""
        row = self.tables["pronouns"].get(token.low)
        if row is None:
            return []
        place = self.page.words[token.item.first].start
        verb = tree.main_verb(token)
        said = load_rules("speech")[tree.language]["lemmas"]
        self._speaking = verb is not None and verb.lemma in said and token.dep in ("nsubj", "expl", "dep")
        exclude = self._same_clause(tree, token) + self.fitting.clashing(token.low)
        found: list[int] = []
        if tree.language == "fr" and is_personal(token):
            taken = taken_up(self, tree, token, exclude)
            if taken is not None:
                row, found = [], taken
        self._wanted = gender_of(token) if tree.language == "fr" else ""
        if token.low == "it" and token.dep in ("obj", "pobj", "dobj"):
            row = ["body", *row]
        for kind_name in row:
            kinds = kinds_of(kind_name.removesuffix("s") if kind_name.endswith("*s") else kind_name.rstrip("*"))
            if kind_name.endswith("*"):
                found = [p for p in self._last_list(place, kinds, 0) if p not in exclude]
                near = [s for s in self.spoken if s.place < place and s.unit >= tree.number - 2]
                if found and not any(set(found) & set(s.parties) for s in near):
                    found = []
            else:
                found = self._last(place, tree.number, kinds, exclude=exclude)
            if found:
                break
        self._wanted = ""
        if found:
            self._mention(token, found)
        return found

    def _same_clause(self, tree: Tree, token: Token) -> tuple[int, ...]:
        """An object pronoun is not its own clause's subject."""
        if token.dep in ("nsubj", "nsubjpass", "poss", "det"):
            return ()
        verb = tree.main_verb(token)
        if verb is None:
            return ()
        return tuple(p for s in tree.kids(verb, "nsubj", "nsubjpass") for p in self.named(s))

    def _mention(self, token: Token, parties: list[int]) -> None:
        if len(parties) != 1:
            return
        word = self.page.words[token.item.first]
        mention = (word.start, word.end, MentionBy.PRONOUN)
        mentions = self.page.parties.parties[parties[0]].mentions
        if mention not in mentions:
            mentions.append(mention)
