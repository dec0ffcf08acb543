"""What the acts told so far make of later words: "them", "the two", "its measures", "the list".

Takes: the findings of designations as they are found. Gives: whom a phrase means where it is the target of an act.
A pronoun or a counted description there means targets of an act told before, rather than whatever stands nearest.
"""

from collections.abc import Sequence

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.designations.french_taken_up import MANY, TakenUp
from ostrakon.reading.designations.target_counts import TargetCounts, is_nationals
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin, is_court
from ostrakon.reading.references.counting import count_of
from ostrakon.reading.references.kind_words import BODIES
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.rules import load_rules

HAPPENED = (Modality.ASSERTED, Modality.REPORTED)
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
_PERSON = frozenset({PartyKind.PERSON})
_THINGS = BODIES | {PartyKind.VESSEL}
_POINTED = frozenset(("the", "these", "those", "both", "all", "its", "their", "les", "ces", "deux", "leurs"))
_OWNING = frozenset(("the", "its", "their", "these", "those", "this", "that", "his", "existing", "current", "same",
                     "la", "le", "les", "ses", "leurs", "ces", "cette", "l'"))  # fmt: skip
_OFFICES = frozenset(("head", "chief", "director", "founder", "owner", "chairman", "chairwoman", "spokesman",
                      "deputy", "governor", "leader", "son", "daughter", "wife", "husband"))  # fmt: skip
_AHEAD = 2  # words before a noun in which "the following" points forward
_FAR_MORE = 2  # times as many mentions make one party the text's own subject
_OLD = frozenset(("existing", "current", "remaining"))
_THOSE = frozenset(("those", "these", "ces"))
_TIE = (Action.IMPOSE, Action.EXTEND, Action.MAINTAIN, Action.EXPAND)


class ActMemory:
    """Remembers the acts of one page in the order in which they are told."""

    def __init__(self, page: Page, references: References) -> None:
        self.page, self.references = page, references
        rows = load_rules(f"designations_{page.language}")
        self.sizes: dict[str, int] = dict(rows["group_sizes"])
        self.numbers: dict[str, int] = load_rules(f"times_{page.language}")["numbers"]
        self.nouns: dict[str, str] = load_rules("references")[page.language]["nouns"]
        self.plural = frozenset(load_rules("references")[page.language]["plural"])
        self.general = frozenset(rows.get("general_words", ()))
        self.single = frozenset(rows.get("person_words", ()))
        self.pronouns: dict[str, str] = dict(rows["target_pronouns"])
        self.found: list[Finding] = []
        self.taken_up = TakenUp(references, self.found)
        self.counts = TargetCounts(page)

    def targets(self, tree: Tree, tokens: Sequence[Token]) -> Reference:
        """The targets that the words name or point back to."""
        out = self.references.of_all(tree, list(tokens))
        if tree.language == "fr" and len(tokens) == 1 and (not out or tokens[0].low in MANY):
            out.parties = self.taken_up.of(tree, tokens[0]) or out.parties
            if out.parties and tokens[0].low in MANY:
                return out
        heads = [part for t in tokens for part in tree.conjuncts(t)]
        self.counts.add_up(heads, out)
        if out.counted is None:
            self.counts.count(tree, heads, out)
        if any(self._points_ahead(t) for t in heads):
            named = {p for t in tree.tokens for p in self.references.named(t)}
            out.parties = [p for p in out.parties if p in named]
        if tree.language == "en":
            out.parties = self._without_owners(tree, heads, out.parties)
        if not out.parties:
            out.parties = [p for t in heads for p in self._named_after(tree, t)]
        if tree.language == "en":
            nations = [t for t in heads if t.item.spans and tree.kids(t, "nummod")]
            nations = [t for t in nations if is_nationals(t, [self.page.names[s] for s in t.item.spans])]
            drop = {p for t in nations for p in self.references.named(t)}
            out.parties = [p for p in out.parties if p not in drop]
            out.parties = out.parties or [p for t in heads for p in self._with_office(tree, t)]
            heads = [t for t in heads if t not in nations]
        one = [p for t in heads for p in self._one_of(tree, t)]
        out.parties += [p for p in one if p not in out.parties]
        if any(self.references.named(t) for t in heads):
            return out
        act = self._of_size(heads)
        if act is not None:
            out.parties = list(act.of("target")) if len(act.of("target")) == act.count else []
            return out
        if out.parties and not self._guessed(tree, out.parties):
            return out
        if not out.parties:
            out.parties = [p for t in heads for p in self._set_beside(tree, t)]
        for token in heads if not out.parties or self._guessed(tree, out.parties) else ():
            again = self._again(tree, token)
            if again:
                out.parties = again
                break
        return out

    def _points_ahead(self, token: Token) -> bool:
        """`the following 6 individuals`: they are named further on."""
        before = self.page.words[max(0, token.item.first - _AHEAD) : token.item.first]
        return not token.item.spans and any(w.low == "following" for w in before)

    def _of_size(self, heads: Sequence[Token]) -> Finding | None:
        """`All six are banned`: the act that counted six, whether or not it has named them yet."""
        for token in heads:
            size = int(self.numbers.get(token.low, 0)) if token.pos == "NUM" and self._pointed(token) else 0
            found = [a for a in self.found if size > 1 and a.count == size]
            if found:
                return found[-1]
        return None

    def _without_owners(self, tree: Tree, heads: Sequence[Token], parties: list[int]) -> list[int]:
        """`among them X's aide Y`: X is none of them."""
        own = {p for t in heads for p in self.references.named(t)}
        owners: set[int] = set()
        others: set[int] = set()
        for token in tree.tokens:
            after = self.page.words[token.item.last].low if token.item.last < len(self.page.words) else ""
            for party in self.references.named(token):
                (owners if after in ("'s", "'") else others).add(party)
        return [p for p in parties if p in own or p in others or p not in owners]

    def _named_after(self, tree: Tree, token: Token) -> list[int]:
        """`put two of them, X and Y, on its list`, with the names hung on the verb."""
        if token.item.spans or token.pos not in ("NUM", "NOUN") or tree.language != "en":
            return []
        size = count_of(token.low, "en") or next((count_of(t.low, "en") for t in tree.kids(token, "nummod")), None)
        for noun in [t for p, t in tree.preps(token) if p == "of" and not t.item.spans]:
            found = [p for t in tree.conjuncts(noun)[1:] for p in self.references.named(t)]
            if found and len(found) == size:
                return found  # "two of his companies, X and Y"
        end = max(t.index for t in tree.subtree(token))
        if end + 2 >= len(tree.tokens) or tree.tokens[end + 1].text != ",":
            return []
        name = tree.tokens[end + 2]
        if not name.item.spans or name.dep not in ("conj", "appos", "dep", "npadvmod"):
            return []
        found = [p for t in tree.conjuncts(name) for p in self.references.named(t)]
        return found if size == len(found) else []

    def _with_office(self, tree: Tree, token: Token) -> list[int]:
        """`sanctioned X, the founder of the Y consortium`: X with his office, hung on its last word."""
        for kid in tree.kids(token, "compound"):
            names = [self.page.names[s] for s in kid.item.spans]
            if names and names[0].kind is PartyKind.PERSON and kid.item.last != names[0].last:
                return self.references.named(kid)[:1]
        return []

    def _guessed(self, tree: Tree, parties: list[int]) -> bool:
        return all((tree.number, p) in self.references.guessed for p in parties)

    def _set_beside(self, tree: Tree, token: Token) -> list[int]:
        """`the head of its state broadcaster, X`: the name after the comma, hung on a word inside the phrase."""
        if token.pos != "NOUN" or token.item.spans:
            return []
        for below in tree.subtree(token):
            beside = below.dep == "appos" and below.item.spans and tree.tokens[below.index - 1].text == ","
            if beside and below.index > token.index:
                people = [p for p in self.references.named(below) if self.references.kind(p) is PartyKind.PERSON]
                return people if self.nouns.get(token.lemma) == "person" or token.lemma in _OFFICES else []
        return []

    def _one_of(self, tree: Tree, token: Token) -> list[int]:
        """`X is one of five Guatemalans placed on the list`: X is a target too."""
        of = tree.parent(token)
        told = self._told_of(tree, token)
        if told:
            return told
        if token.dep == "attr" and of is not None and of.lemma in ("become", "be"):
            return [p for t in tree.subjects(of) for p in self.references.named(t)]
        one = tree.parent(of) if of is not None and of.low in ("of", "among", "de") else None
        verb = tree.parent(one) if one is not None and one.dep in ("attr", "prep", "ROOT") else None
        if one is None or verb is None or verb.lemma != "be" or (one.low not in ("one", "two", "known", "among")):
            return []
        return [p for t in tree.subjects(verb) for p in self.references.named(t)]

    def _told_of(self, tree: Tree, token: Token) -> list[int]:
        """`Those sanctioned by X include Y`, `Among the people listed on Monday is Y`: Y."""
        if not tree.kids(token, "acl", "relcl") or token.item.spans:
            return []
        lead = tree.parent(token)
        verb = tree.parent(lead) if lead is not None and lead.low in ("among", "amongst") else lead
        if verb is None or verb.pos not in ("VERB", "AUX"):
            return []
        if verb is not lead and verb.lemma in ("be", "feature", "figure", "rank"):
            told = [t for t in (*tree.kids(verb, "nsubj", "attr"),) if t is not token]
        elif token.dep == "nsubj" and verb.lemma in ("include", "comprise", "be", "number"):
            told = [*tree.objects(verb), *tree.kids(verb, "attr")]
        else:
            return []
        return [p for p in self.references.of_all(tree, told).parties if self.references.kind(p) not in _LANDS]

    def _again(self, tree: Tree, token: Token) -> list[int]:
        if self._points_ahead(token):
            return []
        word = self.pronouns.get(token.low)
        if word is not None:
            return self._one(_PERSON if word == "person" else _THINGS) if word != "many" else self._many(0, None)
        if token.low == "neither":
            return self._listed(token, 2, None)
        if token.low in self.sizes and self._pointed(token):
            return self._listed(token, self.sizes[token.low], None)
        if token.low in self.numbers and self._pointed(token):
            return self._listed(token, int(self.numbers[token.low]), None)
        titled = self._titled(tree, token) if "the" in (t.low for t in tree.kids(token, "det")) else []
        if titled:
            return titled
        if token.low in self.single and "the" in (t.low for t in tree.kids(token, "det")):
            return self._described()
        if token.low not in self.plural and token.low.endswith("s") and not token.item.spans:
            words = {t.low for t in tree.kids(token, "det", "predet", "nummod", "preconj")}
            return self._many(2, None) if "both" in words else []
        if token.low not in self.plural or not self._pointed(token):
            return []
        if token.low not in self.general and not any(self._counts(f, token.low) for f in self.found):
            return []
        kinds = _PERSON if self.nouns.get(token.low) == "person" else _THINGS
        size = next((int(self.numbers[t.low]) for t in tree.kids(token, "nummod") if t.low in self.numbers), 0)
        both = {t.low for t in tree.kids(token)} & {"both", "deux"}
        return self._listed(token, 2 if both else size, kinds if self.nouns.get(token.low) != "anybody" else None)

    def _titled(self, tree: Tree, token: Token) -> list[int]:
        """`the judge`: the one person whom the text gives that office."""
        register = self.page.parties
        if any(k.text[0].isupper() for k in tree.kids(token, "amod", "compound", "poss", "nmod")):
            return []  # "the Syrian president" is no other president
        found = [
            register.of_span[holder]
            for binding in self.page.bindings
            if token.low in binding.title.head_words
            for holder in binding.holders
            if holder in register.of_span
        ]
        people = [p for p in dict.fromkeys(found) if register.parties[p].kind is PartyKind.PERSON]
        return people if len(people) == 1 else []

    def _described(self) -> list[int]:
        """`The former owner was put on the list`: the only target before, else the text's main person."""
        found = self._one(_PERSON)
        if found or self.found:
            return found
        people = [p.number for p in self.page.parties.parties if p.kind is PartyKind.PERSON and p.mentions]
        return people if len(people) == 1 else self._foremost(people) if people else []

    def _counts(self, act: Finding, noun: str) -> bool:
        """Whether an act counted its targets by this noun: "three generals", then "the generals"."""
        return act.counted is not None and noun in self.page.plain[slice(*act.counted)].lower().split()

    def _pointed(self, token: Token) -> bool:
        """Whether the phrase points back: "the two", "both men", "all three"."""
        first = token.item.first
        near = [token.low, *(w.low for w in self.page.words[max(0, first - 2) : first])]
        return bool(set(near) & _POINTED)

    def _listed(self, token: Token, size: int, kinds: frozenset[PartyKind] | None) -> list[int]:
        again = self._many(size, kinds)
        if again or not size:
            return again
        place = self.page.words[token.item.first].start
        every = kinds or _PERSON | _THINGS
        found = self.references._last_list(place, every, size) if size > 1 else []
        bodies = self.page.parties.parties
        return found if not any(bodies[p].key.startswith("body:") for p in found) else []

    def _many(self, size: int, kinds: frozenset[PartyKind] | None) -> list[int]:
        """The targets of the last act that has as many of the kinds."""
        for act in reversed(self.found):
            fits = [p for p in act.of("target") if kinds is None or self.references.kind(p) in kinds]
            if len(fits) == size or (not size and len(fits) > 1):
                return fits
        return []

    def _one(self, kinds: frozenset[PartyKind]) -> list[int]:
        """The only target of the kinds in the last act that has one."""
        for act in reversed(self.found):
            fits = [p for p in act.of("target") if self.references.kind(p) in kinds]
            if fits:
                return fits if len(fits) == 1 else self._foremost(fits)
        return []

    def _foremost(self, parties: list[int]) -> list[int]:
        """The one that the text speaks of far more than of the others."""
        drafts = self.page.parties.parties
        ranked = sorted(parties, key=lambda p: (-len(drafts[p].mentions), p))
        first, second = (len(drafts[p].mentions) for p in ranked[:2])
        return ranked[:1] if first > 1 and first >= _FAR_MORE * second else []

    def of_measures(self, tree: Tree, noun: Token, issuers: list[int]) -> list[int]:
        """`prolonged the measures`: on whom they are, where the same authority's were told before."""
        words = {t.low for t in tree.kids(noun, "det", "poss", "amod", "case")}
        if not words & _OWNING or self.bound(tree, noun):
            return []
        for act in reversed(self.found):
            if act.modality not in HAPPENED or act.action not in _TIE or not act.of("target"):
                continue
            if words & _OLD and act.unit == tree.number:
                continue
            if not issuers or words & _THOSE or are_kin(self.page, act.of("issuer"), issuers):
                return list(act.of("target"))
        return []

    def bound(self, tree: Tree, noun: Token) -> bool:
        """Whether a phrase says of the measures what they are on; not "on fresh grounds" nor a day."""
        return any(
            t.item.time is None
            and t.lemma not in ("ground", "basis", "reason", "account", "term", "year", "month")
            for _, t in tree.preps(noun)
        )

    def list_owner(self, tree: Tree, noun: Token) -> list[int]:
        """`were put on the list`: that of the authority whose act was told last."""
        if noun.low not in ("list", "lists", "blacklist", "liste", "listes") or not {
            t.low for t in tree.kids(noun, "det")
        } & {"the", "that", "this", "la", "cette", "les"}:
            return []
        told = [a for a in self.found if a.modality in HAPPENED and a.of("issuer")]
        told = [a for a in told if not is_court(self.page, a.of("issuer"))]
        if not told or (tree.language == "fr" and not self._one_voice(told)):
            return []
        return list(told[-1].of("issuer"))

    def _one_voice(self, told: Sequence[Finding]) -> bool:
        return all(are_kin(self.page, told[-1].of("issuer"), a.of("issuer")) for a in told)

    def near(self, tree: Tree, reach: int = 4) -> bool:
        """Whether an act is told in this sentence or in the last ones."""
        return any(0 <= tree.number - act.unit <= reach for act in self.found)

    def sure(self, tree: Tree, parties: list[int], issuers: Sequence[int] = ()) -> list[int]:
        """Targets without those that a pronoun may mean but need not: a wrong target is worse than none.

        A pronoun means a target spoken of before, or the only party of its kind in this sentence and the last
        besides the issuers.
        """
        guessed = [p for p in parties if (tree.number, p) in self.references.guessed]
        together = {
            p for s in self.references.joined if tree.number - s.unit == 1 and s.subject for p in s.parties
        }
        out = list(guessed) if len(guessed) > 1 and set(guessed) == together else []
        known = [p for f in self.found for p in f.of("target")]
        known += [p for t in tree.tokens for p in self.references.named(t)]
        for party in (self._not_issuing(tree, p) for p in parties):
            if party is None:
                continue
            kinds = BODIES if self.references.kind(party) in BODIES else {self.references.kind(party)}
            if (tree.number, party) not in self.references.guessed or party in known:
                out.append(party)
                continue
            told = [p for f in self.found for p in f.of("target")]
            rivals = [p for p in told if self.references.kind(p) in kinds]
            near = {
                p for s in self.references.spoken for p in s.parties if tree.number - 1 <= s.unit <= tree.number
            }
            subjects = {
                p
                for s in self.references.spoken
                for p in s.parties
                if s.subject
                and tree.number - 1 <= s.unit <= tree.number
                and self.references.kind(p) in kinds
                and p not in issuers
            }
            if subjects == {party}:
                out.append(party)
            elif rivals:
                out += rivals[-1:] if len(set(rivals)) == 1 else []
            elif {p for p in near if self.references.kind(p) in kinds and p not in issuers} == {party}:
                out.append(party)
        return list(dict.fromkeys(out))

    def _not_issuing(self, tree: Tree, party: int) -> int | None:
        """`The EU listed X; the US had put it on its list`: who lists is no target, but whom it listed may be."""
        told = [p for f in self.found for p in f.of("target")]
        issuers = {p for f in self.found for p in f.of("issuer")}
        if (tree.number, party) not in self.references.guessed or party not in issuers or party in told:
            return party
        last = self.found[-1].of("target")
        return last[0] if len(last) == 1 else None
